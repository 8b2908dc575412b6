"""Files of JSON → one capture for each article in them. It reads of a record only what names it.

A record's bytes are its own stretch of the file, exactly as written; where the file is not plain
UTF-8 they are that stretch as UTF-8.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Capture, InputOutcome, InputStatus, MediaKind
from dateline.sources.limits import SourceLimits
from dateline.sources.walk import clean_name

_ARTICLE_TYPE = re.compile(r"(?:.*[/:])?\w*(?:Article|Posting|Report)", re.ASCII)
_TEXT_KEYS = ("text", "html", "articleBody")
_MAX_ID_CHARS = 200
_DECODER = json.JSONDecoder(strict=False)
"""Not strict: line ends inside strings are forbidden in JSON, and common in scraped records."""

_SPACES = re.compile(r"[ \t\r\n]*")

Made = Capture | InputOutcome


class NotJsonError(ValueError):
    """The text is not JSON; the message says where and why."""


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A file of JSON: its name, its bytes and its text."""

    name: str
    content: bytes
    text: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """One value of a file, where it stands in the text, and its number from 1."""

    value: object
    start: int
    end: int
    number: int


def read_json(file: JsonFile, limits: SourceLimits) -> Iterator[Made]:
    """Return the articles of a ``.json`` file, in its order: one object, a list, or a ``@graph``.

    Raises:
        NotJsonError: the file is not JSON from its beginning.
    """
    start = _skip_spaces(file.text, 0)
    if file.text.startswith("[", start):
        return _each(file, _started(_elements(file.text, start)), limits)
    if _is_lines(file.text, start):
        return read_json_lines(file, limits)
    if limits.max_record_bytes < len(file.content):
        return iter((_rejected(file.name, file.content, _too_large(file.content, limits)),))
    value, end = _parse(file.text, start)
    _expect_end(file.text, end)
    if isinstance(value, dict) and "@graph" in value and not _text_of(value):
        return _each(file, _graph(file.text, start), limits)
    return iter((_whole(file, value),))


def read_json_lines(file: JsonFile, limits: SourceLimits) -> Iterator[Made]:
    """Yield the articles of a file that holds one JSON object a line."""
    for number, (start, end) in enumerate(_lines(file.text), start=1):
        line = file.text[start:end]
        if not line:
            continue
        if limits.max_records < number:
            yield _over(file, limits)
            return
        try:
            value = _parse_line(line, limits)
        except NotJsonError as error:
            yield _rejected(f"{file.name}#{number}", line, f"line {number}: {error}")
            continue
        yield _record(file, _Piece(value, start, end, number), limits)


def _parse_line(line: str, limits: SourceLimits) -> object:
    if limits.max_record_bytes < len(line):
        return {"text": "left unread: _record measures it and says so"}
    value, end = _parse(line, 0)
    _expect_end(line, end)
    return value


def _expect_end(text: str, end: int) -> None:
    rest = _skip_spaces(text, end)
    if rest < len(text):
        raise NotJsonError(f"not JSON: more text behind its end, at character {rest}")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line of *text* stands, without white space at its ends.

    Only a line feed ends a line: the other line ends of Unicode may stand inside a string.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first = min(_skip_spaces(text, start), end)
        yield first, first + len(text[first:end].rstrip(" \t\r"))
        start = end + 1


def _is_lines(text: str, start: int) -> bool:
    """Return whether a first object ends with its line and a second begins on the next."""
    line_end = text.find("\n", start)
    if line_end < 0 or not text.startswith("{", _skip_spaces(text, line_end)):
        return False
    try:
        _, end = _parse(text[start:line_end], 0)
    except NotJsonError:
        return False
    return _skip_spaces(text, start + end) == _skip_spaces(text, line_end)


def _started(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Return *pieces* with the first one made, so that what is no JSON at all raises here."""
    first = next(pieces, None)
    return pieces if first is None else itertools.chain((first,), pieces)


def _each(file: JsonFile, pieces: Iterator[_Piece], limits: SourceLimits) -> Iterator[Made]:
    number = 0
    try:
        for piece in pieces:
            number = piece.number
            if limits.max_records < number:
                yield _over(file, limits)
                return
            yield _record(file, piece, limits)
    except NotJsonError as error:
        reason = f"{error}; the {number} before it were read"
        yield _rejected(f"{file.name}#{number + 1}", file.content, reason)
        return
    if number == 0:
        yield _rejected(file.name, file.content, "JSON that holds no article")


def _whole(file: JsonFile, value: object) -> Made:
    """Return the capture of a file that holds one object: the file's own bytes."""
    problem = _problem(value)
    if problem is not None:
        return _rejected(file.name, file.content, problem)
    return Capture(file.name, file.content, MediaKind.RECORD, _url_of(value))


def _record(file: JsonFile, piece: _Piece, limits: SourceLimits) -> Made:
    content = file.text[piece.start : piece.end].encode("utf-8")
    name = f"{file.name}#{_id_of(piece.value) or piece.number}"
    if limits.max_record_bytes < len(content):
        return _rejected(name, content, _too_large(content, limits))
    problem = _problem(piece.value)
    if problem is not None:
        return _rejected(name, content, problem)
    return Capture(name, content, MediaKind.RECORD, _url_of(piece.value))


def _too_large(content: bytes, limits: SourceLimits) -> str:
    return (
        f"a record of {len(content)} bytes, above the limit of {limits.max_record_bytes}: "
        "leave it out or raise the limit"
    )


def _over(file: JsonFile, limits: SourceLimits) -> InputOutcome:
    reason = f"more than {limits.max_records} records: those behind are left out, split the file"
    return _rejected(f"{file.name}#{limits.max_records + 1}", file.content, reason)


def _rejected(name: str, content: bytes | str, reason: str) -> InputOutcome:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    sha256 = Capture(name, raw, MediaKind.RECORD).sha256
    return InputOutcome(name, sha256, InputStatus.REJECTED, reason)


# ------------------------------------------------------------------ what a record says of itself


def _problem(value: object) -> str | None:
    """Return in words why *value* is not an article, or ``None`` where it is one."""
    if not isinstance(value, dict):
        return f"JSON that is not an article: {_json_name(value)}, not an object"
    if _text_of(value):
        return None
    if any(isinstance(value.get(key), str) for key in _TEXT_KEYS):
        return "a record whose text is empty"
    if _is_article(value):
        return "an article without its text: no 'articleBody'"
    return "JSON that is not an article: it has no 'text', 'html' or 'articleBody'"


def _text_of(value: dict[str, object]) -> str | None:
    for key in _TEXT_KEYS:
        text = value.get(key)
        if isinstance(text, str) and text.strip():
            return text
    return None


def _is_article(value: object) -> bool:
    kinds = value.get("@type") if isinstance(value, dict) else None
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE_TYPE.fullmatch(kind) for kind in listed)


def _id_of(value: object) -> str | None:
    if not isinstance(value, dict):
        return None
    for key in ("id", "@id", "identifier"):
        found = value.get(key)
        if isinstance(found, bool) or not isinstance(found, str | int):
            continue
        name = clean_name(str(found).strip())
        if name:
            return name[:_MAX_ID_CHARS]
    return None


def _url_of(value: object) -> str | None:
    url = value.get("url") if isinstance(value, dict) else None
    return clean_name(url.strip()) if isinstance(url, str) and url.strip() else None


def _json_name(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "a truth value", str: "a string", list: "a list"}
    return names.get(type(value), "a number")


# ------------------------------------------------------------------------------ scanning the text


def _parse(text: str, start: int) -> tuple[object, int]:
    """Return the JSON value that begins at *start*, and where it ends.

    Raises:
        NotJsonError: there is none.
    """
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise NotJsonError(f"not JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise NotJsonError("not JSON that can be read: nested too deep") from error
    except ValueError as error:
        raise NotJsonError("not JSON that can be read: a number of too many digits") from error


def _elements(text: str, start: int) -> Iterator[_Piece]:
    """Yield the elements of the list at *start*, one at a time.

    Raises:
        NotJsonError: at the first place where the list is broken.
    """
    position, number = _skip_spaces(text, start + 1), 0
    if text.startswith("]", position):
        return
    while True:
        value, end = _parse(text, position)
        number += 1
        yield _Piece(value, position, end, number)
        position = _skip_spaces(text, end)
        if text.startswith("]", position):
            return
        if not text.startswith(",", position):
            raise NotJsonError(f"not JSON: a list without its end, at character {position}")
        position = _skip_spaces(text, position + 1)


def _graph(text: str, start: int) -> Iterator[_Piece]:
    """Yield the articles in the ``@graph`` of the object at *start*, which is valid JSON."""
    position = _skip_spaces(text, start + 1)
    while not text.startswith("}", position):
        key, end = _parse(text, position)
        position = _skip_spaces(text, _skip_spaces(text, end) + 1)
        value, end = _parse(text, position)
        if key == "@graph" and isinstance(value, list):
            yield from (one for one in _elements(text, position) if _is_node(one.value))
        elif key == "@graph" and _is_node(value):
            yield _Piece(value, position, end, 1)
        position = _skip_spaces(text, end)
        if text.startswith(",", position):
            position = _skip_spaces(text, position + 1)


def _is_node(value: object) -> bool:
    return _is_article(value) or (isinstance(value, dict) and bool(_text_of(value)))


def _skip_spaces(text: str, start: int) -> int:
    found = _SPACES.match(text, start)
    return start if found is None else found.end()
