"""When was an undated document published? Constraints from its own expressions, solved over days.

Each constraint is a set of day ranges with a weight and a reason; the days that satisfy the greatest
weight, or hardly less, are given back as one range, marked inferred. What would leave more than about
a year, or rests on constraints that contradict each other, stays unknown. No page metadata is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from dateline.model import Basis, DayRange, Document, Evidence, Published, Span
from dateline.temporal import arithmetic as a
from dateline.temporal.clause import features
from dateline.temporal.clues import (
    Clue,
    Constraint,
    Fix,
    Ranges,
    find_constraints,
    find_dated,
    find_floor,
    meets,
    named_years,
    near,
    quoted,
)

MAX_DAYS = 400
"""A wider range says nothing that a reader could use; half would refuse whole years with a margin."""
MIN_SHARE = 0.6
"""Share of the weight that the best days must satisfy; below it the text contradicts itself."""
SLACK = 2.0
"""Days that lack less weight than this from the best stay in the range: no single clue that may be a
coincidence (*last year* beside some year, *three years ago* beside another) narrows it alone. With
half of it three in four of the ranges given to dated reports missed their day."""
_HORIZON_YEARS = 40
_MAX_CONSTRAINTS = 200
"""Constraints looked at: news has fewer than thirty; a page of nothing but dates stays linear."""


@dataclass(frozen=True, slots=True)
class Inference:
    """When a document was published, and what was settled on the way."""

    published: Published
    fixes: tuple[Fix, ...] = ()


def infer_published(
    document: Document, clues: Sequence[Clue], *, around: DayRange | None = None
) -> Inference:
    """Return when *document* was published as far as its text tells; unknown where it does not.

    *around* are days near which it must lie, from outside the text: those of other reports of the
    same story.
    """
    dated = find_dated(clues)
    past = [each for each in dated if not each.clue.ahead]
    floor = find_floor(document, past) if around is None else near(around)
    if floor is None:
        return Inference(document.published)
    first = floor.ranges[0][0]
    years = range(
        min(dt.date.fromordinal(first).year, *named_years(clues)),
        min(dt.date.fromordinal(first).year + _HORIZON_YEARS, a.LAST_YEAR) + 1,
    )
    every = (floor, *find_constraints(document, clues, dated, years))
    constraints = _distinct(each for each in every if first < _last_day(each))
    best = _solve(constraints, first)
    if best is None or len(constraints) == 1:
        return Inference(document.published)
    satisfied = [each for each in constraints if _holds(each, best)]
    return Inference(_published(document, best, satisfied), _fixes(satisfied, best))


def _distinct(constraints: Iterable[Constraint]) -> list[Constraint]:
    """Return the constraints without repeats: a clue that is written twice is still one clue."""
    kept: dict[tuple[Ranges, float], Constraint] = {}
    for constraint in islice(constraints, _MAX_CONSTRAINTS):
        kept.setdefault((constraint.ranges, constraint.weight), constraint)
    return list(kept.values())


def _last_day(constraint: Constraint) -> int:
    return max(end for _, end in constraint.ranges)


def _fixes(satisfied: Sequence[Constraint], best: DayRange) -> tuple[Fix, ...]:
    """Return what the ties settle, where only one way of tying agrees with *best*."""
    found: dict[Span, set[Fix]] = {}
    for constraint in satisfied:
        for ordinals, fixes in zip(constraint.ranges, constraint.fixes, strict=False):
            if meets(ordinals, best):
                for fix in fixes:
                    found.setdefault(fix.span, set()).add(fix)
    single = [fixes for _, fixes in sorted(found.items()) if len({fix.day for fix in fixes}) == 1]
    return tuple(min(fixes, key=lambda fix: fix.by) for fixes in single)


def contradictions(document: Document, clues: Sequence[Clue]) -> tuple[str, ...]:
    """Return, in words, which dates the text tells as past although they follow the stated date."""
    latest = document.published.days.latest
    if latest is None:
        return ()
    found: list[str] = []
    for each in find_dated(clues):
        start = each.days.earliest
        if each.unit not in ("D", "M") or start is None or each.clue.ahead:
            continue
        if 1 < (start - latest).days and _looks_back(each.clue):
            words = quoted(document, each.span)
            found.append(f"the text tells of {words} as past, later than the stated {latest}")
    return tuple(dict.fromkeys(found))


def _looks_back(clue: Clue) -> bool:
    """Whether the clause is sure to look back: a caption, or a past verb and nothing ahead."""
    names = features(clue.setting)
    verbs = ("left.nearest:past", "left.nearest:reporting", "right.nearest:past")
    return clue.caption or (any(name in names for name in verbs) and not clue.ahead)


def _published(document: Document, best: DayRange, satisfied: Sequence[Constraint]) -> Published:
    spans = {span for each in satisfied for span in (*each.spans, *each.holding(best))}
    evidence = tuple(Evidence(span.of(document.text), span=span) for span in sorted(spans))
    reasons = tuple(dict.fromkeys(_reason(document, each, best) for each in satisfied))
    return replace(
        document.published, days=best, basis=Basis.INFERRED, evidence=evidence, reasons=reasons
    )


def _reason(document: Document, constraint: Constraint, best: DayRange) -> str:
    named = dict.fromkeys(quoted(document, each) for each in constraint.holding(best))
    return f"{constraint.reason} ({', '.join(list(named)[:3])})" if named else constraint.reason


# ---------------------------------------------------------------- solving


def _solve(constraints: Sequence[Constraint], first: int) -> DayRange | None:
    """Return the days that satisfy about the greatest weight, as one range, or ``None``."""
    last = min(first + 366 * _HORIZON_YEARS, dt.date.max.toordinal())
    edges: dict[int, float] = {first: 0.0, last + 1: 0.0}
    for constraint in constraints:
        for low, high in _joined(constraint.ranges):
            start, end = max(low, first), min(high, last)
            if start <= end:
                edges[start] = edges.get(start, 0.0) + constraint.weight
                edges[end + 1] = edges.get(end + 1, 0.0) - constraint.weight
    return _best(edges, sum(each.weight for each in constraints), last)


def _best(edges: dict[int, float], total: float, last: int) -> DayRange | None:
    level, best = 0.0, 0.0
    stretches: list[tuple[float, int, int]] = []
    order = sorted(edges)
    for start, following in pairwise(order):
        level = round(level + edges[start], 6)
        stretches.append((level, start, following - 1))
        best = max(best, level)
    kept = [(start, end) for value, start, end in stretches if best - SLACK < value]
    if not kept or best < MIN_SHARE * total:
        return None
    low, high = kept[0][0], kept[-1][1]
    if high == last or MAX_DAYS < high - low + 1:
        return None
    return DayRange(dt.date.fromordinal(low), dt.date.fromordinal(high))


def _joined(ranges: Ranges) -> Iterator[tuple[int, int]]:
    """Yield the union of *ranges* without overlaps, so that a weight counts once."""
    current: tuple[int, int] | None = None
    for low, high in sorted(ranges):
        if current is not None and low <= current[1] + 1:
            current = current[0], max(current[1], high)
        else:
            if current is not None:
                yield current
            current = low, high
    if current is not None:
        yield current


def _holds(constraint: Constraint, days: DayRange) -> bool:
    return any(meets(each, days) for each in constraint.ranges)
