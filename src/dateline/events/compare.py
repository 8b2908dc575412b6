"""How alike two tellings are, and what forbids that they tell one happening.

Joins nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.events.matters import Matters
from dateline.events.near import shared_words
from dateline.events.support import is_forbidden, is_supported
from dateline.events.tellings import Telling, rarity
from dateline.model import DayRange, EventMentionId, Role

_MONTH = 31


@dataclass(frozen=True, slots=True)
class Weights:
    """What each likeness is worth, and how much is enough.

    Set by hand while reading the invented story and five real reports, but for ``matter``, which was
    chosen on the training topics of ECB+. A scorer trained there needs dates, which ECB+ lacks.
    """

    lemma: float = 0.10
    same_day: float = 0.35
    same_month: float = 0.25
    near_days: float = 0.15
    entities: float = 0.40
    words: float = 0.60
    objects: float = 0.10
    strangers: float = 0.10
    numbers: float = 0.05
    headline: float = 0.20
    matter: float = 1.0
    enough: float = 0.30


@dataclass(frozen=True, slots=True)
class Scale:
    """Weighs tellings against each other. ``rare`` says how much a word or an entity tells apart."""

    weights: Weights
    rare: Mapping[str, float]
    matters: Matters
    sizes: Mapping[EventMentionId, tuple[float, float]]
    """Of each telling, the weight of its entities and of its words."""

    def likeness(self, a: Telling, b: Telling) -> float | None:
        """Return how alike two tellings of one kind are; ``None`` where something forbids it.

        Nothing at all where they share too little beside their kind.
        """
        if not a.days.intersects(b.days) or is_forbidden(a, b):
            return None
        alike = self.matters.alike(a.mention.doc, b.mention.doc)
        if not is_supported(a, b, alike=alike):
            return 0.0
        weights = self.weights
        score = weights.lemma if a.mention.lemma == b.mention.lemma else 0.0
        score += _of_days(a.days, b.days, weights)
        one, other = self.sizes[a.mention.id], self.sizes[b.mention.id]
        shared = self._overlap(a.entities & b.entities, one[0] * other[0])
        score += weights.entities * shared
        score += weights.words * self._overlap(a.words & b.words, one[1] * other[1])
        if shared_words(a.near, b.near):
            score += weights.objects
        if a.mention.doc != b.mention.doc:
            score += weights.matter * alike
        elif Role.HEADLINE in {a.role, b.role}:
            score += weights.headline
        if a.entities and b.entities and shared <= 0:
            score -= weights.strangers
        if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
            score -= weights.numbers
        return score

    def _overlap(self, both: frozenset[str], size: float) -> float:
        """Return the weight that two tellings share over the geometric mean of their own."""
        if not both:
            return 0.0
        rare = self.rare
        shared = sum(sorted(rare[each] for each in both))
        return float(shared / size**0.5)


def make_scale(tellings: Sequence[Telling], weights: Weights, matters: Matters) -> Scale:
    """Return the scale of *tellings*: what is rare among them weighs more."""
    rare = rarity(tellings)
    by_wording: dict[tuple[frozenset[str], frozenset[str]], tuple[float, float]] = {}
    sizes: dict[EventMentionId, tuple[float, float]] = {}
    for each in tellings:
        key = (each.entities, each.words)
        if key not in by_wording:
            by_wording[key] = (_weigh(each.entities, rare), _weigh(each.words, rare))
        sizes[each.mention.id] = by_wording[key]
    return Scale(weights, rare, matters, sizes)


def _weigh(names: frozenset[str], rare: Mapping[str, float]) -> float:
    return sum(sorted(rare[each] for each in names))


def _of_days(a: DayRange, b: DayRange, weights: Weights) -> float:
    if a.is_unknown or b.is_unknown:
        return 0.0
    if a.is_day and a == b:
        return weights.same_day
    if a == b:
        return weights.same_month
    together = a.cover(b).days
    return weights.near_days if together is not None and together <= _MONTH else 0.0
