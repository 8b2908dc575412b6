"""An alias file → names and their spellings. It says nothing of who is in the case.

A line is a name and its other spellings, parted by tabs; ``#`` begins a line that is not read. An
error names the line. Sizes are limited, so that a file that is no alias file is refused at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from dateline.entities import spelling_form
from dateline.model import Alias, InputError

MAX_BYTES = 2_000_000
MAX_SPELLINGS = 50_000
MAX_NAME_CHARS = 200
_EXAMPLE = "write the name, a tab and each other spelling, a tab between: Lena Marsh<TAB>L. Marsh"


def read_aliases(path: Path) -> tuple[Alias, ...]:
    """Return the names of the file at *path*, sorted.

    Raises:
        InputError: it cannot be read, is too large, or a line of it is not one of an alias file.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(
            f"cannot read the alias file {path}: {error.strerror}; name a file of names and tabs"
        ) from error
    if MAX_BYTES < len(content):
        raise InputError(f"{path} is over {MAX_BYTES} bytes, too large for an alias file: part it")
    return parse_aliases(content, str(path))


def parse_aliases(content: bytes, name: str) -> tuple[Alias, ...]:
    """Return the names in *content*, sorted; *name* is what errors call the file.

    Raises:
        InputError: with the number of the line that cannot be read.
    """
    first_at: dict[str, tuple[int, str]] = {}
    spellings: dict[str, set[str]] = {}
    for number, cells in _lines(content, name):
        called = cells[0]
        for cell in cells:
            form = spelling_form(cell)
            line, other = first_at.setdefault(form, (number, called))
            if (line, other) != (number, called):
                raise InputError(
                    f"{name}, line {number}: {cell!r} stands in line {line} too, for {other!r}: "
                    "a spelling is of one name; leave it out of one of the two lines"
                )
        if MAX_SPELLINGS < len(first_at):
            raise InputError(
                f"{name}, line {number}: over {MAX_SPELLINGS} spellings: part the file"
            )
        spellings.setdefault(called, set()).update(cells[1:])
    return tuple(
        Alias(called, tuple(sorted(spellings[called] - {called}))) for called in sorted(spellings)
    )


def _lines(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of every line that holds a name."""
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            line = raw.decode("utf-8").removesuffix("\r")
        except UnicodeDecodeError as error:
            raise InputError(
                f"{name}, line {number}: not UTF-8 (byte {error.start + 1}): save the file as UTF-8"
            ) from error
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        while len(cells) != 1 and not cells[-1]:
            cells.pop()
        for cell in cells:
            _check(cell, f"{name}, line {number}")
        yield number, cells


def _check(cell: str, where: str) -> None:
    """Check one name of a file.

    Raises:
        InputError: it is empty, too long, or holds what no name does.
    """
    if not cell or not spelling_form(cell):
        raise InputError(f"{where}: an empty name or spelling: {_EXAMPLE}")
    if MAX_NAME_CHARS < len(cell):
        raise InputError(
            f"{where}: {cell[:40]!r}… is {len(cell)} characters, over {MAX_NAME_CHARS}: {_EXAMPLE}"
        )
    if any(unicodedata.category(char) == "Cc" for char in cell):
        raise InputError(f"{where}: {cell[:40]!r} holds a control character: {_EXAMPLE}")
