"""Tellings → what they count, and of what: '40 lorries', 'a crew of 30', '2.8 percent'.

Counts alone, by the words next to them; days and ages of no one are left to others. Compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.claims.terms import DocumentTerms
from dateline.model import Span
from dateline.text import fold

_LEAST = frozenset({("at", "least"), ("more", "than")})
_MOST = frozenset({("at", "most"), ("fewer", "than"), ("less", "than"), ("up", "to")})
_OVER = frozenset({"over", "above"})
_UNDER = frozenset({"under", "below"})
_ABOUT = frozenset(
    {"about", "around", "nearly", "almost", "some", "roughly", "approximately", "estimated"}
)
_ROUNDED = 0.1
_REACH_BEHIND = 3


class Bounded(Protocol):
    """What lies between two numbers, the upper side open where ``None``."""

    @property
    def low(self) -> float:
        """The least that it can be."""

    @property
    def high(self) -> float | None:
        """The most that it can be."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of *what* (a term, empty where no word tells) between *low* and *high*, open where ``None``.

    ``token`` is where the number stands, as an index into the tokens of its document.
    """

    value: float
    what: str
    low: float
    high: float | None
    token: int


def can_both_hold(one: Bounded, other: Bounded) -> bool:
    """Return whether two counts of one thing can hold at once."""
    above = one.high is None or other.low <= one.high
    return above and (other.high is None or one.low <= other.high)


def find_quantities(document: DocumentTerms, span: Span) -> Iterator[Quantity]:
    """Yield what is counted inside *span*, in the order of the text."""
    text, reading = document.analysis.document.text, document.analysis.reading.tokens
    tokens = document.tokens_of([span])
    words = [fold(text[reading.starts[token] : reading.ends[token]]) for token in tokens]
    for at, token in enumerate(tokens):
        value = document.numbers[token]
        if value is not None:
            low, high = bounds_of(words[:at], value)
            yield Quantity(value, _what(document, tokens, at), low, high, token)


def _what(document: DocumentTerms, tokens: Sequence[int], at: int) -> str:
    """Return the first word behind the number that says something, else the last one before it."""
    for token in tokens[at + 1 : at + 1 + _REACH_BEHIND]:
        if document.numbers[token] is not None:
            break
        term = document.terms[token]
        if term is not None:
            return term
    before = (document.terms[token] for token in reversed(tokens[:at]))
    return next((term for term in before if term is not None and term.startswith("w:")), "")


def bounds_of(before: Sequence[str], value: float) -> tuple[float, float | None]:
    """Return between what a count of *value* lies, by the words *before* it: 'at least', 'about'.

    >>> bounds_of(["fewer", "than"], 40.0), bounds_of(["at", "least"], 4.0)
    ((0.0, 40.0), (4.0, None))
    """
    last, pair = before[-1] if before else "", tuple(before[-2:])
    if pair in _LEAST or last in _OVER:
        return value, None
    if pair in _MOST or last in _UNDER:
        return 0.0, value
    if last in _ABOUT:
        return round(value * (1 - _ROUNDED), 3), round(value * (1 + _ROUNDED), 3)
    return value, value
