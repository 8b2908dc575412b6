"""What the trained reader is told of each word besides its pieces: case, quotation, place.

Training and reading both come here, so that both mean the same. It reads no text of its own and
pairs no quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Quotation

NO_CASE, LOWER, CAPITALISED, UPPER, MIXED, LETTER, DIGITS = range(7)
"""Values of :func:`case_of`: no cased letter, ``port``, ``Port``, ``UN``, ``iPhone``, ``A``, ``F16``."""
CASES = 7
OUTSIDE, QUOTED, NESTED, MARK, UNCLOSED = range(5)
"""Values of :func:`quote_flags`."""
QUOTES = 5
INSIDE, OPENS_SENTENCE, OPENS_PARAGRAPH = range(3)
"""Values of :func:`place_flags`."""
PLACES = 3


def case_of(word: str) -> int:
    """Return how *word* is written; a digit anywhere decides before any letter.

    >>> [case_of(word) for word in ("--", "port", "Port", "U.S.", "iPhone", "A", "F16")]
    [0, 1, 2, 3, 4, 5, 6]
    """
    if word.isalpha():
        if word.islower():
            return LOWER
        letters = word
    elif any(map(str.isdigit, word)):
        return DIGITS
    else:
        letters = "".join(filter(str.isalpha, word))
    return _case_of_letters(letters)


def _case_of_letters(letters: str) -> int:
    if letters.islower():
        return LOWER
    if letters.isupper():
        return LETTER if len(letters) == 1 else UPPER
    if letters[:1].isupper() and letters[1:].islower():
        return CAPITALISED
    return MIXED if letters.lower() != letters else NO_CASE


def quote_flags(words: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> list[int]:
    """Return for each word of a paragraph where it stands to the quotations of that paragraph.

    The innermost quotation decides. One pass over both.

    Args:
        words: half-open offsets, sorted, in the text that *quotations* point into.
        quotations: as ``find_quotations`` gives them: sorted by start, nested or apart.
    """
    flags: list[int] = []
    opened: list[Quotation] = []
    following = 0
    for start, end in words:
        while following < len(quotations) and quotations[following].outer.start < end:
            opened.append(quotations[following])
            following += 1
        while opened and opened[-1].outer.end <= start:
            opened.pop()
        flags.append(_flag(opened[-1], start, end) if opened else OUTSIDE)
    return flags


def _flag(innermost: Quotation, start: int, end: int) -> int:
    if start < innermost.inner.start or (innermost.closed and innermost.inner.end < end):
        return MARK
    if not innermost.closed:
        return UNCLOSED
    return NESTED if 1 < innermost.level else QUOTED


def place_flags(count: int, sentences: Sequence[int]) -> list[int]:
    """Return for each of *count* words of a paragraph whether it opens a sentence or the paragraph.

    Args:
        count: how many words the paragraph has.
        sentences: the index of the first word of each sentence, each below *count*.

    >>> place_flags(4, [0, 2])
    [2, 0, 1, 0]
    """
    flags = [INSIDE] * count
    for first in sentences:
        flags[first] = OPENS_SENTENCE
    if flags:
        flags[0] = OPENS_PARAGRAPH
    return flags
