"""The floors under the figures: reading, checking, raising, and lowering with a reason.

Measures nothing. A floor lies a little under the low end of the interval that was measured when it
was set, so that a change must lose more than chance to fall through it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.quality.figures import Figure
from bench.quality.measure import How, Outcome
from bench.quality.stages import STAGES

FLOORS = Path(__file__).resolve().parent / "floors.json"
MARGIN = 0.005
"""Below the low end of the interval. Half or double it moves a floor by less than half a point."""
MARGIN_WITHOUT_INTERVAL = 0.05
"""Below a figure that has none: one check of the twenty of a group may be lost, not two."""


class FloorError(Exception):
    """Floors cannot be read, or not be changed in the way asked for."""


@dataclass(frozen=True, slots=True)
class Lowering:
    """One floor that was lowered: which, from where to where, and why."""

    figure: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by figure name (``stage.metric``), shares from 0 to 1, and what was lowered.

    ``quick`` holds those of stages that have a quick version of their own, and no others.
    """

    full: Mapping[str, float]
    quick: Mapping[str, float]
    history: tuple[Lowering, ...] = ()

    def of(self, *, is_quick: bool) -> Mapping[str, float]:
        """Return the floors of the quick run, or of the full one."""
        return {**self.full, **self.quick} if is_quick else self.full

    def put(self, name: str, value: float, *, is_quick: bool) -> Floors:
        """Return these floors with one set, among those that hold in such a run."""
        if is_quick and _has_quick(name):
            return replace(self, quick={**self.quick, name: value})
        return replace(self, full={**self.full, name: value})


def _has_quick(name: str) -> bool:
    stage = STAGES.get(name.partition(".")[0])
    return stage is not None and stage.has_quick


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the floors in *path*; none where there is no file.

    Raises:
        FloorError: the file does not hold floors.
    """
    if not path.is_file():
        return Floors({}, {})
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        history = tuple(Lowering(**each) for each in raw["history"])
        return Floors(dict(raw["full"]), dict(raw["quick"]), history)
    except (ValueError, KeyError, TypeError) as error:
        raise FloorError(f"{path} does not hold floors: {error!r}") from error


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write *floors*, sorted by name, to *path*."""
    raw = {
        "full": dict(sorted(floors.full.items())),
        "quick": dict(sorted(floors.quick.items())),
        "history": [
            {"figure": e.figure, "before": e.before, "after": e.after, "reason": e.reason}
            for e in floors.history
        ],
    }
    path.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def floor_for(figure: Figure) -> float:
    """Return where a floor belongs under *figure*: two decimals, below its interval."""
    low = figure.ours - MARGIN_WITHOUT_INTERVAL if figure.low is None else figure.low - MARGIN
    return max(0.0, math.floor(100 * low + 1e-9) / 100)


def broken(outcomes: Sequence[Outcome], floors: Mapping[str, float]) -> tuple[str, ...]:
    """Return a sentence for each thing that must stop a build; empty when all is well.

    That is: a figure under its floor, a floor whose figure is no longer measured though its stage
    is, with all its gold; a stage with floors whose benchmark is gone, and a benchmark that fell.
    Absent data is none of these: it is told in the table.
    """
    found: list[str] = []
    for outcome in outcomes:
        here = {name for name in floors if name.partition(".")[0] == outcome.stage}
        if outcome.how is How.FAILED or (outcome.how is How.NO_BENCHMARK and here):
            found.append(f"{outcome.stage}: {outcome.reason}")
        elif outcome.how is How.MEASURED:
            figures = outcome.measured.figures
            gone = [] if outcome.reason else sorted(here - {figure.name for figure in figures})
            found += [f"{name}: has a floor and is not measured" for name in gone]
            found += _under(figures, floors)
    return tuple(found)


def _under(figures: Sequence[Figure], floors: Mapping[str, float]) -> list[str]:
    return [
        f"{figure.name}: {figure.ours:.3f} is under its floor {floors[figure.name]:.3f}"
        for figure in figures
        if figure.name in floors and figure.ours < floors[figure.name]
    ]


def _held(floors: Floors, figure: Figure, *, is_quick: bool) -> float | None:
    own = floors.quick if is_quick and _has_quick(figure.name) else floors.full
    return own.get(figure.name)


def raise_floors(floors: Floors, figures: Sequence[Figure], *, is_quick: bool) -> Floors:
    """Return *floors* with those set or raised that the figures allow; none is lowered."""
    for figure in figures:
        now, due = _held(floors, figure, is_quick=is_quick), floor_for(figure)
        if now is None or now < due:
            floors = floors.put(figure.name, due, is_quick=is_quick)
    return floors


def lower_floor(floors: Floors, figure: Figure, *, reason: str, is_quick: bool) -> Floors:
    """Return *floors* with the one of *figure* set where it belongs now, and the reason kept.

    Raises:
        FloorError: there is no such floor, it would not be lower, or no reason is given.
    """
    now, due = _held(floors, figure, is_quick=is_quick), floor_for(figure)
    if not reason.strip():
        raise FloorError("lowering a floor needs a reason")
    if now is None:
        raise FloorError(f"{figure.name} has no floor")
    if now <= due:
        raise FloorError(
            f"{figure.name} allows {due:.2f}, its floor is {now:.2f}: nothing to lower"
        )
    changed = floors.put(figure.name, due, is_quick=is_quick)
    entry = Lowering(figure.name, now, due, reason.strip())
    return replace(changed, history=(*floors.history, entry))
