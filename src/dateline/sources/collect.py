"""Inputs → captures. Every file ends as captures or as an outcome with a reason, none is lost.

It opens the files that the user named and nothing else, and reads no more of one than the limit.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dateline.model import (
    Capture,
    ExtractError,
    InputError,
    InputOutcome,
    InputStatus,
    MediaKind,
)
from dateline.sources.kinds import Format, is_json_by_name, tell_format, tell_written
from dateline.sources.limits import SourceLimits
from dateline.sources.records import JsonFile, NotJsonError, read_json, read_json_lines
from dateline.sources.walk import Found, find_files
from dateline.text import decode

_SNIFF_BYTES = 65_536
_DIGITS = 8

_KINDS = {
    Format.TEXT: MediaKind.TEXT,
    Format.MARKDOWN: MediaKind.MARKDOWN,
    Format.HTML: MediaKind.HTML,
}

Collected = Capture | InputOutcome


def collect(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    limits: SourceLimits | None = None,
) -> Iterator[Collected]:
    """Return the captures that *inputs* hold, and an outcome for each thing that is none.

    *inputs* are files and folders; ``-`` is standard input, read from *stdin*. Files come in the
    order of their names, whatever the order of *inputs*; records in the order of their file.

    Raises:
        InputError: an input that was named does not exist, or ``-`` without *stdin*.
    """
    limits = limits or SourceLimits()
    found = find_files(inputs)
    if stdin is None and any(one.path is None for one in found):
        raise InputError("'-' was given and there is no standard input: name a file")
    return _distinct(_read_all(found, stdin, limits))


def _read_all(
    found: Sequence[Found], stdin: BinaryIO | None, limits: SourceLimits
) -> Iterator[Collected]:
    files = 0
    for one in found:
        if one.outcome is not None:
            yield one.outcome
            continue
        files += 1
        if limits.max_files < files:
            reason = f"above the limit of {limits.max_files} files: give fewer or raise the limit"
            yield InputOutcome(one.name, None, InputStatus.REJECTED, reason)
            continue
        yield from _read_one(one, stdin, limits)


def _distinct(collected: Iterator[Collected]) -> Iterator[Collected]:
    """Reject bytes seen before, and tell records apart that share a name."""
    name_of: dict[str, str] = {}
    names: set[str] = set()
    for one in collected:
        if isinstance(one, InputOutcome):
            yield one
            continue
        sha256 = one.sha256
        capture = replace(one, name=f"{one.name}~{sha256[:_DIGITS]}") if one.name in names else one
        if sha256 in name_of:
            reason = f"the same bytes as {name_of[sha256]}"
            yield InputOutcome(capture.name, sha256, InputStatus.REJECTED, reason)
            continue
        name_of[sha256] = capture.name
        names.add(capture.name)
        yield capture


def _read_one(one: Found, stdin: BinaryIO | None, limits: SourceLimits) -> Iterator[Collected]:
    try:
        content = _content(one.path, stdin, limits.max_file_bytes)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or type(error).__name__}"
        return iter((InputOutcome(one.name, None, InputStatus.FAILED, reason),))
    if limits.max_file_bytes < len(content):
        size = _size(one.path)
        reason = (
            f"larger than the limit of {limits.max_file_bytes} bytes{size}: "
            "split it, leave it out or raise the limit"
        )
        return iter((InputOutcome(one.name, None, InputStatus.REJECTED, reason),))
    return _captures(one.name, content, limits)


def _captures(name: str, content: bytes, limits: SourceLimits) -> Iterator[Collected]:
    """Return what the bytes of one file hold."""
    if not content:
        return iter((_rejected(name, content, "an empty file"),))
    if not content.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xfe\xff"):
        return iter((_rejected(name, content, "nothing but white space"),))
    try:
        head = decode(_head(content)).text
    except ExtractError as error:
        return iter((_rejected(name, content, str(error)),))
    found = tell_format(name, head)
    if found in {Format.JSON, Format.JSON_LINES}:
        return _json_captures(name, content, Format(found), limits)
    return iter((_written(name, content, found),))


def _json_captures(
    name: str, content: bytes, found: Format, limits: SourceLimits
) -> Iterator[Collected]:
    file = JsonFile(name, content, decode(content).text)
    if found is Format.JSON_LINES:
        return read_json_lines(file, limits)
    try:
        return read_json(file, limits)
    except NotJsonError as error:
        if is_json_by_name(name):
            return iter((_rejected(name, content, str(error)),))
    written = tell_written(name, file.text)
    return iter((_written(name, content, written),))


def _written(name: str, content: bytes, found: Format | str) -> Collected:
    if isinstance(found, str):
        return _rejected(name, content, f"not a report but {found}")
    return Capture(name, content, _KINDS[found])


def _head(content: bytes) -> bytes:
    """Return the beginning of *content*, cut where no character of any encoding is split."""
    if len(content) <= _SNIFF_BYTES:
        return content
    line_end = content.rfind(b"\n", 0, _SNIFF_BYTES) // 4 * 4
    return content[: line_end if _SNIFF_BYTES // 2 < line_end else _SNIFF_BYTES]


def _content(path: Path | None, stdin: BinaryIO | None, most: int) -> bytes:
    """Return the bytes of a file, or one byte more than *most* of a longer one.

    Raises:
        OSError: it cannot be opened or read, or is no longer a regular file.
    """
    if path is None:
        return b"" if stdin is None else stdin.read(most + 1)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "no longer a regular file")
        return file.read(most + 1)


def _size(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return f" ({path.stat().st_size})"
    except OSError:
        return ""


def _rejected(name: str, content: bytes, reason: str) -> InputOutcome:
    return InputOutcome(name, hashlib.sha256(content).hexdigest(), InputStatus.REJECTED, reason)
