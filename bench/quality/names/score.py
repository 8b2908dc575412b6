"""Precision, recall and F1 of names: same span, same span and group, any overlap; with intervals.

Names whose class is left aside in the gold are neither wanted nor counted against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.quality.figures import bootstrap
from bench.quality.names.gold import Named

MEASURES = ("exact", "typed", "overlap")
GROUPS = ("PERSON", "ORG", "PLACE", "MISC")


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts of one article: by measure (and by group, typed), hits, found and wanted."""

    name: str
    counts: dict[str, tuple[int, int, int]]


def score(name: str, gold: Sequence[Named], found: Sequence[Named]) -> Scored:
    """Return the counts of one article."""
    aside = {(one.start, one.end) for one in gold if not one.group}
    wanted = {(one.start, one.end): one.group for one in gold if one.group}
    ours = {(o.start, o.end): o.group for o in found if (o.start, o.end) not in aside}
    same = [place for place in ours if place in wanted]
    touched = sum(any(_touch(place, other) for other in wanted) for place in ours)
    reached = sum(any(_touch(place, other) for other in ours) for place in wanted)
    counts = {
        "exact": (len(same), len(ours), len(wanted)),
        "typed": (sum(ours[p] == wanted[p] for p in same), len(ours), len(wanted)),
        "overlap found": (touched, len(ours), 0),
        "overlap wanted": (reached, 0, len(wanted)),
    }
    hits = Counter(ours[p] for p in same if ours[p] == wanted[p])
    made, due = Counter(ours.values()), Counter(wanted.values())
    for group in GROUPS:
        counts[group] = (hits[group], made[group], due[group])
    return Scored(name, counts)


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def rates(scored: Sequence[Scored], measure: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 over all articles."""
    if measure == "overlap":
        precision = _share(scored, "overlap found", 1)
        recall = _share(scored, "overlap wanted", 2)
    else:
        precision, recall = _share(scored, measure, 1), _share(scored, measure, 2)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _share(scored: Sequence[Scored], measure: str, column: int) -> float:
    hits = sum(one.counts[measure][0] for one in scored)
    total = sum(one.counts[measure][column] for one in scored)
    return hits / total if total else 0.0


def interval(scored: Sequence[Scored], measure: str) -> tuple[float, float]:
    """Return the 95 % interval of F1, by drawing articles anew."""
    return bootstrap(scored, lambda drawn: rates(drawn, measure)[2])
