"""Inputs as the user names them → regular files, each with a name. No file is opened here.

Links are followed only where the user named them, or where a link to a file stays inside the folder
that was named: a folder that came from elsewhere cannot pull in other files of this machine.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.model import InputError, InputOutcome, InputStatus

STANDARD_INPUT = "-"
STDIN_NAME = "stdin"

_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or an outcome where there is nothing to read.

    ``path`` is ``None`` for standard input; ``outcome`` says how the input ended, where it has.
    """

    name: str
    path: Path | None
    outcome: InputOutcome | None = None


def find_files(inputs: Sequence[str]) -> list[Found]:
    """Return the files that *inputs* stand for, each once, sorted by name.

    Raises:
        InputError: an input that was named does not exist.
    """
    found: list[Found] = []
    for given in inputs:
        if given == STANDARD_INPUT:
            found.append(Found(STDIN_NAME, None))
        else:
            found.extend(_find_in(Path(given)))
    return sorted(_tell_apart(_once(found)), key=_order)


def clean_name(name: str) -> str:
    r"""Return *name* with control and direction characters as U+FFFD, safe to print.

    >>> clean_name("a\x1b[2J.txt")
    'a�[2J.txt'
    """
    return _CONTROL.sub("\ufffd", name)


def _find_in(given: Path) -> Iterator[Found]:
    if not os.path.lexists(given):
        raise InputError(f"no such file or folder: {clean_name(str(given))}: check the path")
    if given.is_dir():
        inside = list(_walk(given))
        if not inside:
            name = clean_name(given.resolve().name)
            yield _ended(name, given, InputStatus.REJECTED, "an empty folder")
        yield from inside
        return
    yield _look(given, given.name)


def _walk(root: Path) -> Iterator[Found]:
    """Yield everything below *root*, folder by folder, without recursion."""
    real_root = Path(os.path.realpath(root))
    pending = [root]
    while pending:
        folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            reason = f"a folder that cannot be read: {_words(error)}"
            yield _ended(_below(root, folder), folder, InputStatus.FAILED, reason)
            continue
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False) and not _is_hidden(path):
                pending.append(path)
            else:
                yield _meet(path, _below(root, path), real_root)


def _meet(path: Path, name: str, real_root: Path) -> Found:
    """Return what *path*, met while walking a folder, is: a file to read, or how it ended."""
    if _is_hidden(path):
        reason = "hidden (its name begins with a dot): name it itself to read it"
        return _ended(name, path, InputStatus.REJECTED, reason)
    if path.is_symlink():
        real = Path(os.path.realpath(path))
        if path.exists() and not real.is_relative_to(real_root):
            reason = "a link to outside the folder: name its target itself to read it"
            return _ended(name, path, InputStatus.REJECTED, reason)
        if real.is_dir():
            reason = "a link to a folder that is read already: not followed"
            return _ended(name, path, InputStatus.REJECTED, reason)
    return _look(path, name)


def _look(path: Path, name: str) -> Found:
    """Return *path* as a file to read, or how it ended where it is not a regular file."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        reason = "a broken link: its target does not exist"
        return _ended(name, path, InputStatus.FAILED, reason)
    except OSError as error:
        loop = "a link that leads back to itself" if path.is_symlink() else "cannot be read"
        return _ended(name, path, InputStatus.FAILED, f"{loop}: {_words(error)}")
    if not stat.S_ISREG(mode):
        reason = f"not a regular file but {_kind(mode)}: pipe it in and give '-' instead"
        return _ended(name, path, InputStatus.REJECTED, reason)
    return Found(clean_name(name), path)


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _ended(name: str, path: Path, status: InputStatus, reason: str) -> Found:
    name = clean_name(name)
    return Found(name, path, InputOutcome(name, None, status, reason))


def _once(found: Sequence[Found]) -> list[Found]:
    """Keep one of several ways to the same path: the one with the shortest name."""
    best: dict[str, Found] = {}
    for one in found:
        key = STANDARD_INPUT if one.path is None else str(_absolute(one.path))
        if key not in best or (len(one.name), one.name) < (len(best[key].name), best[key].name):
            best[key] = one
    return list(best.values())


def _tell_apart(found: Sequence[Found]) -> list[Found]:
    """Give files that would have one name more of their path, until they differ."""
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(one.name, []).append(one)
    return [one for group in groups.values() for one in _rename(group, set(groups))]


def _rename(group: Sequence[Found], taken: set[str]) -> list[Found]:
    if len(group) == 1:
        return list(group)
    longest = max(len(_steps(one)) for one in group)
    for length in range(group[0].name.count("/") + 2, longest + 1):
        names = [clean_name("/".join(_steps(one)[-length:])) for one in group]
        if len(set(names)) == len(names) and taken.isdisjoint(set(names) - {group[0].name}):
            break
    else:
        names = [f"{one.name}~{place}" for place, one in enumerate(sorted(group, key=_order))]
        group = sorted(group, key=_order)
    return [_with_name(one, name) for one, name in zip(group, names, strict=True)]


def _steps(one: Found) -> tuple[str, ...]:
    return (one.name,) if one.path is None else _absolute(one.path).parts[1:]


def _with_name(one: Found, name: str) -> Found:
    ended = one.outcome
    if ended is not None:
        ended = InputOutcome(name, ended.sha256, ended.status, ended.reason)
    return Found(name, one.path, ended)


def _order(one: Found) -> tuple[str, str]:
    return one.name, "" if one.path is None else str(_absolute(one.path))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _below(root: Path, path: Path) -> str:
    relative = path.relative_to(root).as_posix()
    return root.resolve().name if relative == "." else relative


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _words(error: OSError) -> str:
    return error.strerror or type(error).__name__
