"""The naive floor: words in common, words of denying, and figures that differ.

It is told which words are meant, which the package is not.
"""

from __future__ import annotations

import re

from bench.quality.relations.gold import Pair, Report
from bench.quality.relations.score import Found
from dateline.model import Dimension, RelationType

ALIKE = 0.3
"""Dice overlap of the two sentences from which they are taken to be of one thing. On the dev half."""

_WORD = re.compile(r"[a-z]+|\d[\d.,]*\d|\d")
_SMALL = frozenset(
    "a an and are as at be by for from had has have he her his in is it its of on or said say says she "
    "that the their they this to was were which who will with".split()
)
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fourteen fifteen seventeen nineteen "
    "twenty thirty forty".split()
)
_DENYING = frozenset(
    "not no never nobody denied denies deny rejected rejects dismissed disputed untrue lie false".split()
)


def find(pair: Pair) -> frozenset[Found]:
    """Return what the baseline takes to hold between the marked words of *pair*, at most one thing."""
    a, b = _sentence(pair.a), _sentence(pair.b)
    shared = 2 * len(a & b - _SMALL) / max(1, len(a - _SMALL) + len(b - _SMALL))
    if shared < ALIKE:
        return frozenset()
    denying = [bool(words & _DENYING) for words in (a, b)]
    if denying[0] != denying[1]:
        return frozenset({Found(RelationType.DENIES, Dimension.POLARITY, is_swapped=denying[1])})
    one, other = _figures(pair.a), _figures(pair.b)
    if not one or not other or one & other:
        return frozenset({Found(RelationType.AGREES, Dimension.WORDING)})
    if pair.a.day == pair.b.day:
        return frozenset({Found(RelationType.CONFLICTS, Dimension.NUMBER)})
    is_swapped = pair.a.day < pair.b.day
    return frozenset({Found(RelationType.REVISES, Dimension.NUMBER, is_swapped=is_swapped)})


def words(text: str) -> frozenset[str]:
    """Return the words and figures of *text*, in small letters.

    >>> sorted(words("The toll: 1,900 dead."))
    ['1,900', 'dead', 'the', 'toll']
    """
    return frozenset(_WORD.findall(text.casefold()))


def _sentence(report: Report) -> frozenset[str]:
    text = report.text
    start = text.rfind(". ", 0, report.marked.start)
    end = text.find(". ", report.marked.end)
    return words(text[0 if start < 0 else start + 2 : len(text) if end < 0 else end])


def _figures(report: Report) -> frozenset[str]:
    found = words(report.marked.of(report.text))
    return frozenset(word for word in found if word[0].isdigit() or word in _COUNTS)
