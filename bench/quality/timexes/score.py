"""TempEval-3 scores of expressions against gold, one document at a time.

It runs no system and knows none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.quality.figures import f1
from bench.quality.timexes.timeml import Gold

MEASURES = ("strict", "relaxed", "type", "value")


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one document: gold, found, and how many match in each way."""

    gold: int
    found: int
    strict: int
    relaxed: int
    type: int
    value: int


def count(gold: Sequence[Gold], found: Sequence[Gold]) -> Counts:
    """Return the counts of one document; each gold expression is matched at most once.

    A strict match has the same span; a relaxed one shares a character. Type and value count relaxed
    matches whose type or value is the gold one too, as TempEval-3 does.
    """
    pairs = pair(gold, found)
    return Counts(
        gold=len(gold),
        found=len(found),
        strict=sum(a.span == b.span for a, b in pairs),
        relaxed=len(pairs),
        type=sum(a.type == b.type for a, b in pairs),
        value=sum(a.value == b.value for a, b in pairs),
    )


def pair(gold: Sequence[Gold], found: Sequence[Gold]) -> list[tuple[Gold, Gold]]:
    """Return overlapping pairs, exact spans first, then in the text's order; one to one."""
    free = {each.span: each for each in found}
    pairs = [(each, free.pop(each.span)) for each in gold if each.span in free]
    done = {each.span for each, _ in pairs}
    for each in gold:
        if each.span in done:
            continue
        hit = next((span for span in sorted(free) if span.overlaps(each.span)), None)
        if hit is not None:
            pairs.append((each, free.pop(hit)))
    return pairs


def share(counts: Sequence[Counts], measure: str) -> float:
    """Return micro F1, 0 to 1; 1 where there is nothing to find and nothing is found."""
    right = sum(getattr(each, measure) for each in counts)
    return f1(right, sum(each.found for each in counts), sum(each.gold for each in counts))
