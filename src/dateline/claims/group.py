"""Tellings → groups that say the same thing. Tight: every two of a group are alike, on average.

No chains: a telling joins a group by its likeness to all of it, not to its nearest member.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from dateline.claims.alike import SAME, Weights, compatible
from dateline.claims.context import Context
from dateline.claims.units import Unit

_MOST_TELLINGS = 60
"""Tellings that share one rare term and are still compared two by two; beyond, the term tells little
and only the first so many are compared."""

Cell = tuple[Unit, ...]


def group_units(
    units: Sequence[Unit], weights: Weights, context: Context
) -> list[tuple[Unit, ...]]:
    """Return *units* in groups, each sorted by place; every unit is in one."""
    cells = _cells(units, context)
    edges = sorted(
        (-likeness, one, other) for one, other, likeness in _edges(cells, weights, context)
    )
    home = list(range(len(cells)))
    members = [[index] for index in home]
    for _, one, other in edges:
        first, second = sorted((home[one], home[other]))
        if first != second and _belong(cells, members[first], members[second], weights):
            for index in members[second]:
                home[index] = first
            members[first] += members[second]
            members[second] = []
    return [
        tuple(sorted((unit for index in group for unit in cells[index]), key=_place))
        for group in members
        if group
    ]


def _place(unit: Unit) -> tuple[object, ...]:
    return (unit.place, unit.id)


def _cells(units: Iterable[Unit], context: Context) -> list[Cell]:
    """Put together what is the same to the term, in reports of one matter: copies, mostly."""
    alike: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        key = (unit.terms, unit.numbers, unit.polarity, unit.negated, unit.days)
        alike.setdefault(key if unit.terms else (unit.id,), []).append(unit)
    return [cell for group in alike.values() for cell in _by_matter(group, context)]


def _by_matter(units: Iterable[Unit], context: Context) -> list[Cell]:
    cells: list[list[Unit]] = []
    for unit in units:
        near = cells[:_MOST_TELLINGS]
        home = next((cell for cell in near if context.related(cell[0].doc, unit.doc)), None)
        if home is None:
            cells.append([unit])
        else:
            home.append(unit)
    return [tuple(cell) for cell in cells]


def _edges(
    cells: Sequence[Cell], weights: Weights, context: Context
) -> Iterable[tuple[int, int, float]]:
    """Yield the pairs of cells that are alike, each once."""
    postings: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        for term in weights.telling(cell[0].terms):
            postings.setdefault(term, []).append(index)
    seen: set[tuple[int, int]] = set()
    for term in sorted(postings):
        for pair in combinations(postings[term][:_MOST_TELLINGS], 2):
            if pair in seen:
                continue
            seen.add(pair)
            one, other = cells[pair[0]], cells[pair[1]]
            if not context.related(one[0].doc, other[0].doc):
                continue
            likeness = _likeness(one, other, weights)
            if SAME <= likeness:
                yield (*pair, likeness)


def _likeness(one: Cell, other: Cell, weights: Weights) -> float:
    if not compatible(one[0], other[0]):
        return 0.0
    return weights.dice(one[0].terms, other[0].terms)


def _belong(
    cells: Sequence[Cell], first: Sequence[int], second: Sequence[int], weights: Weights
) -> bool:
    """Return whether all of the two groups go together, and are alike on average."""
    total = 0.0
    for one in first:
        for other in second:
            if not compatible(cells[one][0], cells[other][0]):
                return False
            total += _likeness(cells[one], cells[other], weights)
    return SAME * len(first) * len(second) <= total
