"""How alike two tellings are: shared terms, the rare ones counting more. It groups nothing.

What differs in a number, a day or a negation is not the same thing, however alike the words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable

from dateline.claims.units import Unit

SAME = 0.6
"""Weighted Dice overlap from which two tellings say the same. On the invented story and the reports of
shootings, 0.5 joins different facts about one person, 0.7 loses one rewording in three."""


class Weights:
    """How much each term tells: more the fewer tellings have it."""

    def __init__(self, tellings: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for terms in tellings:
            counts.update(terms)
            total += 1
        self._counts, self._total = counts, total

    def of(self, term: str) -> float:
        """Return the weight of *term*, more than 0."""
        return math.log(1 + self._total / (1 + self._counts[term]))

    def count(self, term: str) -> int:
        """Return how many tellings have *term*."""
        return self._counts[term]

    def sum(self, terms: Collection[str]) -> float:
        """Return the weight of *terms* together. Summed in order, so that it is the same anywhere."""
        return sum(self.of(term) for term in sorted(terms))

    def dice(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the weighted Dice overlap, 0 to 1."""
        both = self.sum(one) + self.sum(other)
        return 2 * self.sum(one & other) / both if both else 0.0

    def held(self, inner: frozenset[str], outer: frozenset[str]) -> float:
        """Return the share of *inner*'s weight that *outer* has, 0 to 1."""
        whole = self.sum(inner)
        return self.sum(inner & outer) / whole if whole else 0.0

    def telling(self, terms: frozenset[str]) -> list[str]:
        """Return the rarest of *terms*: two tellings that are alike share one of these.

        What is left out weighs less than any two of at least ``SAME`` must share (prefix filter).
        """
        ordered = sorted(terms, key=lambda term: (self._counts[term], term))
        left = self.sum(terms)
        limit = left * SAME / (2 - SAME)
        kept = []
        for term in ordered:
            if left < limit:
                break
            kept.append(term)
            left -= self.of(term)
        return kept


def compatible(one: Unit, other: Unit) -> bool:
    """Return whether nothing in the two rules out that they say the same thing."""
    if (one.polarity, one.negated) != (other.polarity, other.negated):
        return False
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    if one.days and other.days and not _days_meet(one, other):
        return False
    entities = (one.entities, other.entities)
    return not all(entities) or not entities[0].isdisjoint(entities[1])


def _days_meet(one: Unit, other: Unit) -> bool:
    return any(a.intersects(b) for a in one.days for b in other.days)
