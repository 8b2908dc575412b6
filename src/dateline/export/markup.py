"""Names out of documents → text that is safe inside XML and DOT. It builds no document of its own."""

from __future__ import annotations

import html
import unicodedata

from dateline.text import clean


def xml_text(text: str) -> str:
    """Return *text* for an XML text or a quoted attribute.

    >>> xml_text('<a href="x">')
    '&lt;a href=&quot;x&quot;&gt;'
    """
    return html.escape(clean(text), quote=True)


def dot_text(text: str) -> str:
    r"""Return *text* as a quoted string of the DOT language; Graphviz reads no escape in it.

    >>> print(dot_text('the "Post" \\N'))
    "the \"Post\" \\N"
    """
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def fitted(text: str, max_columns: int) -> str:
    """Return *text* on one line of at most *max_columns* columns, wide letters counted twice.

    What is cut off is shown by an ellipsis.

    >>> fitted("Varnhaven Tidings", 10)
    'Varnhaven…'
    """
    text = clean(text)
    if sum(map(_columns_of, text)) <= max_columns:
        return text
    kept, room = "", max_columns - 1
    for char in text:
        room -= _columns_of(char)
        if room < 0:
            break
        kept += char
    return f"{kept.rstrip()}…"


def wrapped(text: str, max_columns: int) -> list[str]:
    """Return *text* on one line, or on two, parted at a space where there is one; the rest is cut.

    >>> wrapped("The Varnhaven Evening Tidings", 16)
    ['The Varnhaven', 'Evening Tidings']
    """
    text = clean(text)
    room, cut = max_columns, 0
    for at, char in enumerate(text):
        if char == " ":
            cut = at
        room -= _columns_of(char)
        if room < 0:
            return [fitted(one, max_columns) for one in (text[:cut], text[cut:].strip()) if one]
    return [text] if text else []


def _columns_of(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
