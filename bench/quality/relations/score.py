"""What is right, wrong and missed of the relations found between marked words. Runs no stage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bench.quality.figures import bootstrap, f1, wilson
from bench.quality.relations.gold import Label, Pair
from dateline.model import Dimension, RelationType

_DIRECTED = frozenset({RelationType.DENIES, RelationType.REVISES})


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between the marked words; ``is_swapped`` where its first side is that of ``b``."""

    kind: RelationType
    dimension: Dimension
    is_swapped: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one pair came out: ``right`` holds the kind that was wanted, ``wrong`` those that were not.

    One kind counts once, however many relations of it there are.
    """

    pair: Pair
    right: frozenset[str]
    wrong: frozenset[str]

    def counts(self, kind: str | None = None) -> tuple[int, int, int]:
        """Return right, found and wanted: of *kind*, else of all kinds."""
        mine = {kind} if kind is not None else {one.value for one in RelationType}
        right, wrong = len(self.right & mine), len(self.wrong & mine)
        return right, right + wrong, int(self.pair.kind in mine)


def judge(pair: Pair, found: Collection[Found]) -> Verdict:
    """Return what is right and wrong of what was *found* between the marked words of *pair*.

    The kind decides, and in denies and revises the direction; the dimension is not judged, but where it
    makes a relation that the gold names besides: that is neither right nor wrong.
    """
    right, wrong = set(), set()
    for one in found:
        turned = one.is_swapped and one.kind in _DIRECTED
        if pair.label is not None and one.kind is pair.label.kind and not turned:
            right.add(one.kind.value)
        elif Label(one.kind, one.dimension) not in pair.also:
            wrong.add(one.kind.value)
    return Verdict(pair, frozenset(right), frozenset(wrong))


def rates(verdicts: Sequence[Verdict], kind: str | None = None) -> dict[str, object]:
    """Return counts, and precision, recall and F1 with their intervals, over *verdicts*.

    A rate of which there is nothing (no relation found, none wanted) is left out.
    """
    right, found, wanted = _sums(verdicts, kind)
    rated: dict[str, object] = {"right": right, "found": found, "wanted": wanted}
    for name, of in (("precision", found), ("recall", wanted)):
        if 0 < of:
            rated[name] = {"value": right / of, "interval": list(wilson(right, of)), "cases": of}
    measure: Callable[[Sequence[Verdict]], float] = lambda drawn: f1(*_sums(drawn, kind))  # noqa: E731
    rated["f1"] = {
        "value": f1(right, found, wanted),
        "interval": list(bootstrap(verdicts, measure)),
        "cases": len(verdicts),
    }
    return rated


def _sums(verdicts: Sequence[Verdict], kind: str | None) -> tuple[int, int, int]:
    counts = [verdict.counts(kind) for verdict in verdicts]
    right, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    return right, found, wanted
