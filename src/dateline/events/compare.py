"""How alike two tellings are, and what forbids that they tell one happening.

Joins nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.events.tellings import Telling
from dateline.model import DayRange, Role

_MONTH = 31


@dataclass(frozen=True, slots=True)
class Weights:
    """What each likeness is worth, and how much is enough. Tuned on a dev cut of ECB+."""

    lemma: float = 0.10
    same_day: float = 0.35
    near_days: float = 0.15
    entities: float = 0.40
    words: float = 0.60
    strangers: float = 0.10
    numbers: float = 0.05
    headline: float = 0.20
    enough: float = 0.30


def likeness(a: Telling, b: Telling, rare: Mapping[str, float], weights: Weights) -> float | None:
    """Return how alike two tellings of one kind are; ``None`` where their days exclude each other."""
    if not a.days.intersects(b.days):
        return None
    score = weights.lemma if a.mention.lemma == b.mention.lemma else 0.0
    score += _of_days(a.days, b.days, weights)
    shared = _overlap(a.entities, b.entities, rare)
    score += weights.entities * shared
    score += weights.words * _overlap(a.words, b.words, rare)
    if a.mention.doc == b.mention.doc and Role.HEADLINE in {a.role, b.role}:
        score += weights.headline
    if a.entities and b.entities and shared <= 0:
        score -= weights.strangers
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        score -= weights.numbers
    return score


def _of_days(a: DayRange, b: DayRange, weights: Weights) -> float:
    if a.is_unknown or b.is_unknown:
        return 0.0
    if a.is_day and a == b:
        return weights.same_day
    together = a.cover(b).days
    return weights.near_days if together is not None and together <= _MONTH else 0.0


def _overlap(a: frozenset[str], b: frozenset[str], rare: Mapping[str, float]) -> float:
    """Return the shared weight over the smaller side's and the joint one's geometric middle."""
    both = sum(rare.get(each, 1.0) for each in sorted(a & b))
    if both <= 0:
        return 0.0
    left = sum(rare.get(each, 1.0) for each in sorted(a))
    right = sum(rare.get(each, 1.0) for each in sorted(b))
    return float(both / (left * right) ** 0.5)
