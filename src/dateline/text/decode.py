"""Bytes → canonical text, with the way back from code points to bytes.

It does not parse markup and does not change the text it decodes: no stripping, no new line ends, no
Unicode normalisation. Only three things differ from the bytes: a byte-order mark is left out, and
NUL characters and what cannot be decoded become U+FFFD.

The order of trust: byte-order mark; UTF-16 and UTF-32 told by their NUL bytes; valid UTF-8; UTF-8
with damage; the declared charset; detection; cp1252.
"""

from __future__ import annotations

import codecs
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline.model import ExtractError
from dateline.text.detect import binary_kind, detect, known_codec, wide_codec

REPLACEMENT = "\ufffd"

_STRIDE = 512
"""Code points between two noted byte offsets: half makes looking up twice as fast and the notes
twice as long; double the other way round. One look-up costs about a microsecond."""

_WINDOW_BYTES = 8
"""Longer than any character or broken sequence of the supported encodings."""

_GOOD_PER_BAD = 2
"""Valid multi-byte characters for each broken one that make a text UTF-8 with damage. Texts in
two-byte East Asian encodings reach about 0.3 by chance; damaged UTF-8 is far above 2."""

_MAX_BROKEN_SHARE = 0.02
"""Broken code points, as a share of all, up to which an encoding is still believed. The wrong
East Asian encoding breaks at a tenth of the characters and more."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_UNFIT = re.compile("[\0\ud800-\udfff]")
_BROKEN_RUN = re.compile(f"{REPLACEMENT}+")
_TRUNCATED = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A capture's text and how it was read.

    ``warnings`` say what was lost (such a text is partial); ``notes`` what is merely odd, as a
    declared charset that is not the real one. Both are sentences for people, without a full stop.
    ``content`` are the bytes themselves; ``mark_bytes`` is the length of the byte-order mark.
    """

    text: str = field(repr=False)
    encoding: str
    content: bytes = field(repr=False)
    mark_bytes: int = 0
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def byte_map(self) -> ByteMap:
        """Return the map from code points of the text to bytes of the capture.

        Made anew on each call, in time linear in the text: keep it.
        """
        return ByteMap(self)


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    r"""Return the text of *content*.

    *declared* is the charset that the page or its sender names; it is believed only where the bytes
    do not say otherwise.

    Raises:
        ExtractError: the bytes are not text (an image, an archive, a program).

    >>> decode(b"\xef\xbb\xbfFire\x00 at the quay\r\n").text
    'Fire� at the quay\r\n'
    >>> decode("caf\u00e9 noir".encode("latin-1"), declared="utf-8").encoding
    'cp1252'
    """
    kind = binary_kind(content)
    if kind is not None:
        raise ExtractError(f"not text but {kind}: give the text of the report")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content, encoding, mark_bytes=len(mark))
    wide = wide_codec(content)
    if wide is not None:
        return _lenient(content, wide)
    return _decode_narrow(content, declared)


def replace_unfit(text: str) -> str:
    r"""Return *text* with NUL and lone surrogates as U+FFFD, one for one.

    >>> replace_unfit("a\x00b")
    'a�b'
    """
    return _UNFIT.sub(REPLACEMENT, text)


def _decode_narrow(content: bytes, declared: str | None) -> Decoded:
    """Decode what has no byte-order mark and is not UTF-16 or UTF-32."""
    codec = None if declared is None else known_codec(declared)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        notes = () if text.isascii() else _conflict(declared, codec, "utf-8")
        return _finish(text, "utf-8", content, notes=notes)
    if _is_damaged_utf8(content, codec):
        return _lenient(content, "utf-8", notes=_conflict(declared, codec, "utf-8"))
    return _decode_older(content, declared, codec)


def _decode_older(content: bytes, declared: str | None, codec: str | None) -> Decoded:
    """Decode what is not UTF-8: as declared or as detected, whichever breaks less, else cp1252."""
    found = (codec, detect(content))
    tried = [_lenient(content, one) for one in found if one is not None and one != "utf-8"]
    best = min(tried, key=_broken, default=None)
    if best is None or max(1, _MAX_BROKEN_SHARE * len(best.text)) < _broken(best):
        best = _lenient(content, "cp1252")
    return replace(best, notes=_conflict(declared, codec, best.encoding))


def _broken(decoded: Decoded) -> int:
    """Return how many code points could not be decoded; 0 where no warning was given."""
    return decoded.text.count(REPLACEMENT) if decoded.warnings else 0


def _is_damaged_utf8(content: bytes, declared: str | None) -> bool:
    """Return whether *content*, which is not valid UTF-8, is UTF-8 with damage all the same."""
    text = content.decode("utf-8", "replace")
    good = len(re.sub(f"[\0-\x7f{REPLACEMENT}]", "", text))
    cut = _TRUNCATED.search(content)
    bad = sum(1 for _ in _BROKEN_RUN.finditer(text)) - (cut is not None)
    if 0 < good:
        return _GOOD_PER_BAD * bad <= good
    if cut is None or 0 < bad:
        return False
    # Nothing else to go by: one accented letter at the very end of a Western text looks like the
    # first byte of a cut character. E2 opens quotation marks and dashes, and is rare as a letter.
    return declared == "utf-8" or 1 < len(cut[0]) or cut[0] == b"\xe2"


def _lenient(
    content: bytes, encoding: str, *, mark_bytes: int = 0, notes: tuple[str, ...] = ()
) -> Decoded:
    """Decode with U+FFFD for what cannot be decoded, and say how much that was."""
    body = content[mark_bytes:]
    try:
        return _finish(body.decode(encoding), encoding, content, mark_bytes=mark_bytes, notes=notes)
    except UnicodeDecodeError as error:
        text = body.decode(encoding, "replace")
        warning = _damage(text, body, error)
    decoded = _finish(text, encoding, content, mark_bytes=mark_bytes, notes=notes)
    return Decoded(decoded.text, encoding, content, mark_bytes, (warning, *decoded.warnings), notes)


def _damage(text: str, body: bytes, error: UnicodeDecodeError) -> str:
    at_end = ("end of data", "truncated", "incomplete")
    if error.end == len(body) and any(word in error.reason for word in at_end):
        return f"the file ends inside a character ({error.encoding}): its end may be missing"
    count = sum(1 for _ in _BROKEN_RUN.finditer(text))
    return (
        f"{count} broken {'place' if count == 1 else 'places'} in the {error.encoding} text, the "
        f"first at byte {error.start}: shown as U+FFFD"
    )


def _finish(
    text: str,
    encoding: str,
    content: bytes,
    *,
    mark_bytes: int = 0,
    notes: tuple[str, ...] = (),
) -> Decoded:
    nuls = text.count("\0")
    warnings: tuple[str, ...] = ()
    if nuls:
        text = text.replace("\0", REPLACEMENT)
        warnings = (f"{nuls} NUL {'character' if nuls == 1 else 'characters'} shown as U+FFFD",)
    return Decoded(text, encoding, content, mark_bytes, warnings, notes)


def _conflict(declared: str | None, codec: str | None, found: str) -> tuple[str, ...]:
    if declared is None or codec == found:
        return ()
    return (f"the page declares the charset {declared[:40]!r} and is written in {found}",)


class ByteMap:
    r"""From code points of a decoded text to bytes of its capture.

    >>> decode("caf\u00e9 noir".encode()).byte_map().range(3, 4)
    (3, 5)
    """

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self._stops = array("Q", _stops(decoded))

    def byte_at(self, offset: int) -> int:
        """Return the byte where the code point at *offset* begins; the text's length is allowed.

        Raises:
            IndexError: *offset* is negative or runs past the text.
        """
        if not 0 <= offset <= len(self._decoded.text):
            raise IndexError(f"no code point {offset} in a text of {len(self._decoded.text)}")
        index = offset // _STRIDE
        return _advance(self._decoded, self._stops[index], index * _STRIDE, offset)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open byte range of the code points ``[start, end)``."""
        return self.byte_at(start), self.byte_at(end)


def _stops(decoded: Decoded) -> Iterator[int]:
    """Yield the byte offset of every ``_STRIDE``-th code point, the first included."""
    position = decoded.mark_bytes
    for start in range(0, len(decoded.text) + 1, _STRIDE):
        yield position
        position = _advance(decoded, position, start, start + _STRIDE)


def _advance(decoded: Decoded, position: int, start: int, end: int) -> int:
    """Return the byte behind the code points ``[start, end)``, which begin at byte *position*."""
    if REPLACEMENT not in decoded.text[start:end]:
        return position + len(decoded.text[start:end].encode(decoded.encoding))
    for piece in re.split(f"({REPLACEMENT})", decoded.text[start:end]):
        if piece == REPLACEMENT:
            position += _width(decoded.content, position, decoded.encoding)
        else:
            position += len(piece.encode(decoded.encoding))
    return position


def _width(content: bytes, position: int, encoding: str) -> int:
    """Return how many bytes the U+FFFD at *position* stands for: broken, NUL, or itself."""
    window = content[position : position + _WINDOW_BYTES]
    try:
        first = window.decode(encoding)[0]
    except UnicodeDecodeError as error:
        if error.start == 0:
            return error.end
        first = window[: error.start].decode(encoding)[0]
    return len(first.encode(encoding))
