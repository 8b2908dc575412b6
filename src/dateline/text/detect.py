"""What bytes are: not text at all, UTF-16 or UTF-32 without a mark, or which older encoding.

Nothing here decodes a whole capture, and nothing here guesses what no rule supports: an encoding
that cannot be told is ``None``.
"""

from __future__ import annotations

import re

from resiliparse.parse.encoding import detect_encoding

_SAMPLE_BYTES = 65_536
"""Bytes looked at: half decides the same on news pages; double only costs time."""

_MAX_CONTROL_SHARE = 0.05
"""Control characters but NUL, as a share of the sample, above which bytes are not text. Random bytes
hold 0.1, machine code and compressed data as much; damaged text stays below 0.01."""

_MAX_NUL_BYTES_SHARE = 0.25
"""The same for NUL, which text holds where fields were padded or parted by it."""

_FEW_CONTROLS = 2
"""So many control characters are let pass in a sample of any size."""

_MIN_NUL_SHARE = 0.08
"""NUL bytes, as a share of one half of all code units, that show UTF-16: spaces, digits and line
ends alone give 0.15 in scripts whose letters have no NUL byte."""

_MAX_STRAY_SHARE = 0.1
"""NUL bytes of the other half, as a share of those of the first."""

_MIN_WIDE_BYTES = 4

_MIN_HANGUL_SHARE = 0.9
_MIN_HANGUL = 2

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x00asm", "a program (WebAssembly)"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)

_AT_OFFSET = (
    (0, b"RIFF", 8, b"WEBP", "a WebP image"),
    (0, b"RIFF", 8, b"WAVE", "a WAV recording"),
    (0, b"RIFF", 8, b"AVI ", "an AVI film"),
    (4, b"ftyp", 4, b"ftyp", "a film or an image (MP4 family)"),
    (257, b"ustar", 257, b"ustar", "a tar archive"),
)

_BOM = re.compile(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff|\x00\x00\xfe\xff")
_TEXT_BYTES = bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0x100)) + b"\t\n\v\f\r\x1b\x08\x1a"

_ALIASES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "iso-8859-9": "cp1254",
    "iso8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb-2312": "gb18030",
    "x-gbk": "gb18030",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms-kanji": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks-c-5601-1987": "cp949",
    "ksc5601": "cp949",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "big5": "cp950",
    "big5-hkscs": "cp950",
    "x-x-big5": "cp950",
    "macintosh": "mac_roman",
    "mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "cp866": "cp866",
    "ibm866": "cp866",
    "koi8-r": "koi8-r",
    "koi8": "koi8-r",
    "koi8-u": "koi8-u",
}
"""Charset labels to codecs. As browsers do, the older and narrower name stands for the wider
Windows codec. Only stateless codecs: those with escape sequences (ISO-2022, HZ, UTF-7) are left out
because they can hide markup and have no map back to bytes."""

_NUMBERED = re.compile(r"(?:windows-|cp-?|x-cp|win)(125[0-8]|874|932|949|950)")
_ISO = re.compile(r"iso-?8859-(2|3|4|5|6|7|8|10|13|14|15|16)(?:-[ei])?")

_RARE_WESTERN = frozenset({"iso8859-3", "iso8859-4", "iso8859-10", "iso8859-14", "iso8859-15"})
"""Detected for short Western texts with one or two accents; cp1252 is what they are."""


def binary_kind(content: bytes) -> str | None:
    """Return what *content* is if it is not text, with its article, else ``None``.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF file'
    >>> binary_kind(b"Fire at the quay") is None
    True
    """
    for magic, kind in _MAGIC:
        if content.startswith(magic) and _is_magic(magic, content):
            return kind
    for first, start, second, rest, kind in _AT_OFFSET:
        if content.startswith(start, first) and content.startswith(rest, second):
            return kind
    if _BOM.match(content) or wide_codec(content) is not None:
        return None
    sample = content[:_SAMPLE_BYTES]
    nuls = sample.count(0)
    controls = len(sample.translate(None, _TEXT_BYTES)) - nuls
    many = max(_FEW_CONTROLS, _MAX_CONTROL_SHARE * len(sample)) < controls
    if many or _MAX_NUL_BYTES_SHARE * len(sample) < nuls:
        return f"binary data ({controls + nuls} control characters in {len(sample)} bytes)"
    return None


def wide_codec(content: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 codec that the NUL bytes of *content* show, or ``None``.

    >>> wide_codec("Fire at the quay".encode("utf-16-be"))
    'utf-16-be'
    """
    sample = content[: _SAMPLE_BYTES // 16 * 4]
    if b"\0" not in sample or len(sample) < _MIN_WIDE_BYTES:
        return None
    nuls = [sample[lane::4].count(0) for lane in range(4)]
    units = len(sample) // 4
    for codec, top, next_to_top in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        low = nuls[3 - top]
        if nuls[top] == units and units / 2 < nuls[next_to_top] and low < units / 2:
            return _if_decodes(sample, codec)
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    least = _MIN_NUL_SHARE * len(sample) / 2
    if least <= odd and even <= _MAX_STRAY_SHARE * odd:
        return _if_plausible(sample, "utf-16-le")
    if least <= even and odd <= _MAX_STRAY_SHARE * even:
        return _if_plausible(sample, "utf-16-be")
    return None


def known_codec(label: str) -> str | None:
    """Return Python's codec for a charset *label*, or ``None`` where it is not one of ours.

    >>> known_codec(" ISO-8859-1 "), known_codec("windows-1251"), known_codec("utf-7")
    ('cp1252', 'cp1251', None)
    """
    name = label.strip().strip("\"'").lower().replace("_", "-")
    if name == "utf-8":
        return name
    if name in _ALIASES:
        return _ALIASES[name]
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        return f"cp{numbered[1]}"
    iso = _ISO.fullmatch(name)
    return f"iso8859-{iso[1]}" if iso else None


def detect(content: bytes) -> str | None:
    """Return the codec that *content* is most likely written in, or ``None``.

    For bytes that are not UTF-8. The detector is a trained one of the resiliparse package; where it
    has no answer Korean is tried, which it does not know, and rare Western answers are cp1252.
    """
    sample = _telling_part(content)
    found = detect_encoding(sample, from_html_meta=False)
    codec = None if found is None else known_codec(found)
    if codec in {None, "utf-8", "cp1252"}:
        return "cp949" if _is_korean(sample) else codec if codec == "cp1252" else None
    if codec == "cp1258" and re.search("[\u0300-\u0323]", sample.decode(codec, "ignore")):
        return codec
    rare = codec == "cp1258" or codec in _RARE_WESTERN
    return "cp1252" if rare or _is_same_western(sample, str(codec)) else codec


def _telling_part(content: bytes) -> bytes:
    """Return the part of *content* around its first bytes that are not ASCII."""
    first = re.search(rb"[\x80-\xff]", content)
    start = 0 if first is None else max(0, first.start() - 1024)
    return content[start : start + _SAMPLE_BYTES]


def _is_same_western(sample: bytes, codec: str) -> bool:
    """Return whether *codec* and cp1252 give the same text, as they do for the common accents."""
    return sample.decode(codec, "replace") == sample.decode("cp1252", "replace")


def _is_korean(sample: bytes) -> bool:
    text = sample.decode("cp949", "ignore")
    wide = re.findall("[^\0-\x7f]", text)
    hangul: int = sum("\uac00" <= char <= "\ud7a3" for char in wide)
    # Bytes that are not pairs of the old Korean standard would decode to rare syllables.
    pairs: int = len(re.findall(rb"[\xb0-\xc8][\xa1-\xfe]", sample))
    if hangul < _MIN_HANGUL:
        return False
    return _MIN_HANGUL_SHARE * len(wide) <= min(hangul, pairs)


def _is_magic(magic: bytes, content: bytes) -> bool:
    """Return whether a match of *magic* is one: letters alone may also open a text."""
    if not magic.isalnum():
        return True
    return bool(content[len(magic) : 512].translate(None, _TEXT_BYTES))


def _if_decodes(sample: bytes, codec: str) -> str | None:
    """Return *codec* if it takes *sample* whole; of UTF-32 other bytes are out of its range."""
    try:
        sample.decode(codec)
    except UnicodeDecodeError:
        return None
    return codec


def _if_plausible(sample: bytes, codec: str) -> str | None:
    """Return *codec* if what it makes of *sample* looks like writing."""
    text = sample.decode(codec, "ignore")
    odd = sum(char < " " and char not in "\t\n\r\f" for char in text)
    low = sum(char < "\u3000" for char in text)
    return codec if odd <= _MAX_CONTROL_SHARE * len(text) and len(text) / 2 <= low else None
