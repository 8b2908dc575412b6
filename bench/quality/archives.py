"""Gold archives → folders under the ignored ``.data/``. Reads no gold and downloads nothing.

An archive ``NAME.tar.xz`` holds one folder ``NAME``. Members that would land elsewhere, and links
and devices, are refused.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

MAX_BYTES = 2 * 1024**3
"""An archive that unpacks to more is refused; the largest of today takes 60 MB."""
_MARK = ".archive-sha256"


class ArchiveError(Exception):
    """An archive cannot be unpacked safely."""


class MissingDataError(Exception):
    """Gold data is neither there as a folder nor as an archive."""


def unpack(name: str, *, data: Path, into: Path) -> Path:
    """Return the folder of the gold set *name*, unpacked below *into* where that is needed.

    A folder ``data/name`` is used as it is. Else one below *into* is used when it came from the
    same archive, was put there by hand, or there is no archive; else the archive is unpacked, next
    to its place and moved there at the end, so that a run that is cut off leaves nothing half done.

    Raises:
        MissingDataError: there is neither a folder nor an archive.
        ArchiveError: the archive holds unsafe members, or no folder of its name.
    """
    given, ready, archive = data / name, into / name, data / f"{name}.tar.xz"
    if given.is_dir():
        return given
    if not archive.is_file():
        if ready.is_dir():
            return ready
        raise MissingDataError(f"neither {given} nor {archive} is there")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if ready.is_dir() and _origin(ready) in {None, digest}:
        return ready
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=into) as fresh:
        _extract(archive, Path(fresh))
        made = Path(fresh) / name
        if not made.is_dir():
            raise ArchiveError(f"{archive} holds no folder {name!r}")
        (made / _MARK).write_text(digest + "\n", encoding="ascii")
        _move(made, ready)
    return ready


def _origin(folder: Path) -> str | None:
    mark = folder / _MARK
    return mark.read_text(encoding="ascii").strip() if mark.is_file() else None


def _move(made: Path, ready: Path) -> None:
    """Put *made* in the place of *ready*; another run that was quicker with the same is fine."""
    if ready.is_dir() and _origin(ready) != _origin(made):
        shutil.rmtree(ready)
    try:
        made.rename(ready)
    except OSError:
        if _origin(ready) != _origin(made):
            raise


def _extract(archive: Path, target: Path) -> None:
    try:
        with tarfile.open(archive) as opened:
            members = opened.getmembers()
            refuse(members, archive=archive)
            for member in members:
                _write(opened, member, target / member.name)
    except (tarfile.TarError, lzma.LZMAError, EOFError, OSError) as error:
        raise ArchiveError(f"cannot unpack {archive}: {error}") from error


def _write(opened: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> None:
    """Write one member's bytes; its owner, mode and times are left behind."""
    source = opened.extractfile(member)
    if source is None:
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with source, path.open("xb") as file:
        shutil.copyfileobj(source, file)


def refuse(members: Iterable[tarfile.TarInfo], *, archive: Path) -> None:
    """Check that every member is a plain file or folder that stays inside the target.

    Raises:
        ArchiveError: one is not, or they are too large together.
    """
    total = 0
    for member in members:
        path = PurePosixPath(member.name.replace(os.sep, "/"))
        if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.isdir()):
            raise ArchiveError(f"{archive} holds an unsafe member: {member.name!r}")
        total += member.size
    if MAX_BYTES < total:
        raise ArchiveError(f"{archive} unpacks to {total} bytes, more than {MAX_BYTES}")
