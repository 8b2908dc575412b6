"""Counts of documents → one figure with its interval, as plain numbers. Reads no text.

Everything here is an F1: an accuracy is one where as much is found as is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bench.quality.figures import bootstrap, f1

Each = TypeVar("Each")
Triple = tuple[float, float, float]
"""Right, found, wanted."""
Row = dict[str, object]
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One document: its id, and per measure how much is right, found and wanted."""

    name: str
    counts: Mapping[str, Triple]


@dataclass(frozen=True, slots=True)
class Naive:
    """The same documents as a naive rival reads them."""

    name: str
    cases: Sequence[Case]


def added(one: Mapping[str, Triple], other: Mapping[str, Triple]) -> dict[str, Triple]:
    """Return the sums of two documents' counts; a measure that one lacks counts nothing there."""
    empty = (0.0, 0.0, 0.0)
    sums = {}
    for measure in (*one, *(each for each in other if each not in one)):
        pairs = zip(one.get(measure, empty), other.get(measure, empty), strict=True)
        right, found, wanted = (a + b for a, b in pairs)
        sums[measure] = (right, found, wanted)
    return sums


def rate(cases: Sequence[Case], measure: str) -> float:
    """Return F1 of *measure* over *cases*, 0 to 1."""
    columns = [each.counts[measure] for each in cases if measure in each.counts]
    right, found, wanted = (sum(column[at] for column in columns) for at in range(3))
    return f1(right, found, wanted)


def rows(cases: Sequence[Case], measures: Sequence[str], naive: Naive | None = None) -> list[Row]:
    """Return one row for each of *measures*: value, interval, documents, and the rival's value."""
    return [_row(cases, measure, naive) for measure in measures]


def _row(cases: Sequence[Case], measure: str, naive: Naive | None) -> Row:
    found = row(cases, lambda drawn: rate(drawn, measure))
    right, made, wanted = (sum(each.counts[measure][at] for each in cases) for at in range(3))
    found |= {"precision": rounded(right / max(1, made)), "recall": rounded(right / max(1, wanted))}
    if naive is not None:
        found["baseline"] = {"name": naive.name, "value": rounded(rate(naive.cases, measure))}
    return found


def row(cases: Sequence[Each], figure: Callable[[Sequence[Each]], float]) -> Row:
    """Return the value of *figure* with its interval, documents drawn anew."""
    low, high = bootstrap(cases, figure)
    return {
        "value": rounded(figure(cases)),
        "interval": [rounded(low), rounded(high)],
        "cases": len(cases),
    }


def named(prefix: str, measures: Sequence[str], found: Sequence[Row]) -> dict[str, Row]:
    """Return rows by the name of their figure: *prefix*, a blank, the measure."""
    return {
        f"{prefix} {measure}".strip(): each for measure, each in zip(measures, found, strict=True)
    }


def rounded(value: float) -> float:
    """Return *value* with four decimals, never ``-0.0``."""
    return round(float(value), _DIGITS) + 0.0
