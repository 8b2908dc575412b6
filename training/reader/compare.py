"""The figures of the float network beside those of the shipped one, head by head. Measures nothing.

Needs no torch: the figures are those of ``bench.quality.reader``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_LOST = 0.005
"""Half a point: what a head may lose by its int8 weights."""
HEADS: Mapping[str, tuple[str, ...]] = {
    "upos": ("EWT UPOS", "GUM UPOS"),
    "feats": ("EWT feats", "GUM feats"),
    "arcs": ("EWT UAS", "GUM UAS"),
    "relations": ("EWT LAS", "GUM LAS"),
    "names": ("names",),
    "speech": ("speech exact", "speech soft"),
    "links": ("speech linked",),
    "inner": ("made, inner exact",),
    "inner_links": ("made, inner linked",),
    "times": ("times, relaxed", "times, type"),
    "trigger": ("triggers",),
    "factuality": ("factuality, r",),
    "outlook": ("outlook",),
    "vector": ("vector cosine", "vector pairs"),
}
"""Head of the network → the figures that show it; shares from 0 to 1, more is better."""
_SMALL = frozenset({"outlook"})
"""Heads with so few cases on dev that one is more than half a point: they may lose one case."""


class MissingFigureError(LookupError):
    """A head's figure was not measured, so that nothing can be said of it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of one network, and how many cases it stands on."""

    value: float
    cases: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of both networks; ``allowed`` is how much of it the shipped one may lose."""

    head: str
    figure: str
    whole: float
    shipped: float
    allowed: float

    @property
    def lost(self) -> float:
        """How much the shipped network is below the float one; negative where it is above."""
        return self.whole - self.shipped

    @property
    def holds(self) -> bool:
        """Whether no more is lost than may be."""
        return self.lost <= self.allowed + 1e-9


def pairs(whole: Mapping[str, Measured], shipped: Mapping[str, Measured]) -> list[Pair]:
    """Return the figures of all heads, in the order of :data:`HEADS`.

    Raises:
        MissingFigureError: one of them was not measured on both networks.
    """
    found: list[Pair] = []
    for head, figures in HEADS.items():
        for figure in figures:
            if figure not in whole or figure not in shipped:
                raise MissingFigureError(
                    f"{figure!r} was not measured, so head {head!r} is unknown"
                )
            one = 1 / max(1, whole[figure].cases)
            allowed = max(MOST_LOST, one) if head in _SMALL else MOST_LOST
            found.append(Pair(head, figure, whole[figure].value, shipped[figure].value, allowed))
    return found


def table(found: Sequence[Pair]) -> str:
    """Return *found* as a table in Markdown, in points."""
    lines = [
        "| head | figure | float | int8 | lost | |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for each in found:
        verdict = "" if each.holds else f"more than {100 * each.allowed:.1f}"
        numbers = " | ".join(f"{100 * n:.2f}" for n in (each.whole, each.shipped, each.lost))
        lines.append(f"| {each.head} | {each.figure} | {numbers} | {verdict} |")
    return "\n".join(lines)
