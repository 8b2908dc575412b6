"""Tokens → words in the sense of Universal Dependencies English (EWT, GUM).

It tags nothing, and does not find tokens. Words subdivide a token: ``do|n't``, ``pre-dawn`` stays
whole, ``state|-|funded``, ``can|not``, ``35|mm``.
"""

from __future__ import annotations

import re

from dateline.model import Span

_HYPHENS = "-\u2010\u2011"
_CLITIC = re.compile(r"(?:n['\u2019]t|['\u2019](?:s|m|d|re|ve|ll))\Z", re.IGNORECASE)
_NUMBER_UNIT = re.compile(r"([\d.,:]*\d)([^\W\d_]+)\Z")
_ORDINAL = frozenset({"st", "nd", "rd", "th", "s", "x"})
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3,
    "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4,
    "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3,
}  # fmt: skip
_FUSED_SIZES = frozenset(map(len, _FUSED))
_PREFIXES = frozenset(
    "a ante anti bi co counter cross de e eco ex extra hyper infra inter intra macro mega meta micro"
    " mid mini mono multi neo non para post pre pro proto pseudo psycho quasi re semi sub super"
    " trans tri ultra un uni vice".split()
)
_NUMBERED = re.compile(r"\d+(?:[-\u2010\u2011]\d+)*\Z")


def split_words(text: str, token: Span) -> list[tuple[int, int]]:
    """Return the words of *token*, as half-open offsets in *text* that tile it.

    >>> text = "don't"
    >>> [text[start:end] for start, end in split_words(text, Span(0, 5))]
    ['do', "n't"]
    """
    start, end = token.start, token.end
    word = text[start:end]
    if word.isalpha():
        cut = _FUSED.get(word.lower()) if end - start in _FUSED_SIZES else None
        return [(start, end)] if cut is None else [(start, start + cut), (start + cut, end)]
    if end - start == 1:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    for first, last in _between_hyphens(word):
        at = _inner_cut(word[first:last])
        if at:
            found += [(start + first, start + first + at), (start + first + at, start + last)]
        else:
            found.append((start + first, start + last))
    return found


def _between_hyphens(word: str) -> list[tuple[int, int]]:
    if not any(hyphen in word for hyphen in _HYPHENS) or _stays_whole(word):
        return [(0, len(word))]
    found: list[tuple[int, int]] = []
    first = 0
    for at, char in enumerate(word):
        if char in _HYPHENS and not (first < at and word[first:at].lower() in _PREFIXES):
            if first < at:
                found.append((first, at))
            found.append((at, at + 1))
            first = at + 1
    if first < len(word):
        found.append((first, len(word)))
    return found


def _stays_whole(word: str) -> bool:
    """Whether *word* is a number of a telephone or a date: three groups of digits, or 3 and 4."""
    if not _NUMBERED.match(word):
        return False
    sizes = [len(group) for group in re.split(f"[{_HYPHENS}]", word)]
    return sizes == [3, 4] or 2 < len(sizes)


def _inner_cut(part: str) -> int:
    """Return where a clitic or a unit begins in *part*; 0 for nowhere."""
    clitic = _CLITIC.search(part)
    if clitic is not None:
        return clitic.start()
    number = _NUMBER_UNIT.match(part)
    if number is not None and number.group(2).lower() not in _ORDINAL:
        return number.end(1)
    return 0
