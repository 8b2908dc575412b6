"""What a measured figure is, the rates it is made of, and its interval by resampling documents.

Runs no stage, reads no file and knows no floor.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Case = TypeVar("Case")

ROUNDS = 1_000
"""Draws of an interval. Half of it moves a bound by about .002, double by less than .001."""
SEED = 20_240_618
"""Where the draws start: the same cases always give the same interval."""
_TAIL = 0.025
_NORMAL = 1.96


class FigureError(ValueError):
    """A figure cannot be made from what was given."""


@dataclass(frozen=True, slots=True)
class Rival:
    """The same figure of another system, on the same cases in the same run. A share, 0 to 1."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Published:
    """The best published figure, a share from 0 to 1, and the key of its citation.

    ``on`` says how its setting differs from ours; empty where it does not.
    """

    system: str
    value: float
    key: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one stage.

    ``ours`` and the bounds of its 95 % interval are shares from 0 to 1, more is better; the bounds
    are ``None`` where the stage gives none. ``cases`` is the number of documents (or pairs, or
    topics) that are resampled.
    """

    stage: str
    metric: str
    ours: float
    cases: int
    low: float | None = None
    high: float | None = None
    baseline: Rival | None = None
    peer: Rival | None = None
    published: Published | None = None

    def __post_init__(self) -> None:
        """Refuse what is no share.

        Raises:
            FigureError: a value lies outside 0 to 1, or there is no case.
        """
        values = [self.ours, self.low, self.high]
        values += [rival.value for rival in (self.baseline, self.peer) if rival is not None]
        if self.published is not None:
            values.append(self.published.value)
        wrong = [value for value in values if value is not None and not 0 <= value <= 1]
        if wrong:
            raise FigureError(f"{self.name}: need shares from 0 to 1, got {wrong}")
        if self.cases < 1:
            raise FigureError(f"{self.name}: a figure needs at least one case")

    @property
    def name(self) -> str:
        """The stage and the metric with a point between, as floors name it."""
        return f"{self.stage}.{self.metric}"


def bootstrap(
    cases: Sequence[Case],
    figure: Callable[[Sequence[Case]], float],
    *,
    rounds: int = ROUNDS,
    seed: int = SEED,
) -> tuple[float, float]:
    """Return the 95 % interval of *figure* over *cases*, by drawing whole cases anew.

    A case is a whole document (or topic, or incident): what lies within one is not independent.
    The percentile method. *figure* gets as many cases as there are, some of them more than once.

    Raises:
        FigureError: there is no case, or there are fewer than 40 rounds.

    Example:
        >>> bootstrap([0.0, 1.0] * 50, lambda drawn: sum(drawn) / len(drawn))
        (0.4, 0.6)
    """
    if not cases or rounds < 40:
        raise FigureError(f"need a case and 40 rounds, got {len(cases)} and {rounds}")
    draw = random.Random(seed)
    values = sorted(figure(draw.choices(cases, k=len(cases))) for _ in range(rounds))
    return values[int(_TAIL * rounds)], values[rounds - 1 - int(_TAIL * rounds)]


def wilson(right: float, wanted: float) -> tuple[float, float]:
    """Return the 95 % interval of a share of cases that are each right or wrong.

    Unlike drawing anew it does not shrink to a point where all are right.

    Raises:
        FigureError: nothing was wanted, or more is right than that.

    Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference.

    Example:
        >>> tuple(round(bound, 3) for bound in wilson(20, 20))
        (0.839, 1.0)
    """
    if not 0 <= right <= wanted or not 0 < wanted:
        raise FigureError(f"need 0 <= right <= wanted and something wanted, got {right}, {wanted}")
    ours, spread = right / wanted, _NORMAL**2 / wanted
    middle = (ours + spread / 2) / (1 + spread)
    reach = math.sqrt(ours * (1 - ours) * spread + spread**2 / 4) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def f1(right: float, found: float, wanted: float) -> float:
    """Return F1 from three counts; 1 where nothing was wanted and nothing found."""
    return 2 * right / (found + wanted) if 0 < found + wanted else 1.0
