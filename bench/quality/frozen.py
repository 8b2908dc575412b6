"""Frozen results by case, and which cases a change gains and loses. Measures nothing.

``<stage>/frozen.json`` holds case ids and numbers, never a word of any text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LEAST = 1e-6
"""A smaller difference is none: results are kept with four decimals."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A case whose result is another one now."""

    case: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Changes:
    """Cases gained and lost (the largest step first), and those that came or went, by id."""

    gained: tuple[Moved, ...] = ()
    lost: tuple[Moved, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def compare(before: Mapping[str, float], after: Mapping[str, float]) -> Changes:
    """Return what moved from *before* to *after*; results are shares, more is better."""
    both = sorted(before.keys() & after.keys())
    moved = [Moved(case, before[case], after[case]) for case in both]
    moved.sort(key=lambda each: (-abs(each.after - each.before), each.case))
    return Changes(
        gained=tuple(each for each in moved if LEAST < each.after - each.before),
        lost=tuple(each for each in moved if LEAST < each.before - each.after),
        new=tuple(sorted(after.keys() - before.keys())),
        gone=tuple(sorted(before.keys() - after.keys())),
    )


def read_frozen(path: Path) -> dict[str, float] | None:
    """Return the results by case in *path*; ``None`` where nothing was frozen yet."""
    if not path.is_file():
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {str(case): float(value) for case, value in raw.items()}


def write_frozen(results: Mapping[str, float], path: Path) -> None:
    """Write *results*, sorted by case, four decimals, to *path*."""
    rounded = {case: round(value, 4) for case, value in sorted(results.items())}
    path.write_text(json.dumps(rounded, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
