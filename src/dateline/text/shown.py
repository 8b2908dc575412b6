"""Words of a source, or of a message that names some, made fit to be shown. Nothing is escaped here.

What a terminal obeys, what XML forbids and what turns the reading order becomes U+FFFD.
"""

from __future__ import annotations

import unicodedata

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
_UNFIT = frozenset({"Cc", "Cs"})
_NO_CHARACTERS = "\ufffe\uffff"


def clean(text: str) -> str:
    r"""Return *text* on one line, all white space as one space, and fit to be shown.

    >>> clean("a\n b") + " " + ascii(clean("c\x00"))
    "a b 'c\\ufffd'"
    """
    return _replaced(" ".join(text.split()))


def clean_lines(text: str) -> str:
    """Return *text* fit to be shown, with its lines as they are."""
    return "\n".join(_replaced(line) for line in text.split("\n"))


def _replaced(line: str) -> str:
    return "".join("\ufffd" if _is_unfit(char) else char for char in line)


def _is_unfit(char: str) -> bool:
    """Whether *char* is a control character, half of one, none, or changes the reading order."""
    return unicodedata.category(char) in _UNFIT or char in _BIDI or char in _NO_CHARACTERS
