"""Who has a passage from whom: weighing what two documents say about themselves.

An answer comes with its reasons, in plain words. Where the signs are missing or contradict, the answer
is that it is unknown. Credits come before dates: a copy may carry an earlier date than it was made on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dateline.model import Basis, Direction, Document
from dateline.provenance.credit import Sources
from dateline.provenance.words import IndexArray

_CONTAINED = 0.8
"""Share of a document's words, shared with the other, from which it holds next to nothing else."""

_LOOSE = 0.7

_TELLING_WORDS = 15
_TELLING_WORDS_IN_ALL = 30
"""Words that two documents have to share, in one passage or in all, before their days say who copied:
fewer are shared by any two reports of one press conference."""

_TAIL_WORDS = 25


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two documents and the words of each that are in the other: rows ``[first, end)``, in order."""

    a: Document
    b: Document
    shared_a: IndexArray
    shared_b: IndexArray
    words: tuple[int, int]

    @property
    def is_telling(self) -> bool:
        """Whether so much is shared that one is likely to have it from the other."""
        longest = int(np.max(self.shared_a[:, 1] - self.shared_a[:, 0], initial=0))
        return _TELLING_WORDS <= longest or _TELLING_WORDS_IN_ALL <= _covered(self.shared_a)

    @property
    def share_a(self) -> float:
        """Share of *a*'s words that *b* has."""
        return _covered(self.shared_a) / max(1, self.words[0])

    @property
    def share_b(self) -> float:
        """Share of *b*'s words that *a* has."""
        return _covered(self.shared_b) / max(1, self.words[1])


Answer = tuple[Direction, tuple[str, ...]]
UNKNOWN: Answer = (Direction.UNKNOWN, ())


def direct(pair: Pair, sources: Sources) -> Answer:
    """Return who has it from whom and why. The first of the signs that speaks decides.

    The order is that of trust: credits, then what stands in both and neither holds the other, then
    stated dates, then what is cut off, then inferred dates. Signs that agree are named too.
    """
    answers = [sign(pair, sources) for sign in _SIGNS]
    decided = next((one for one in answers if one[0] is not Direction.UNKNOWN), UNKNOWN)
    agreeing = [reason for one in answers if one[0] is decided[0] for reason in one[1]]
    if decided[0] is Direction.UNKNOWN:
        return UNKNOWN
    return decided[0], tuple(dict.fromkeys(agreeing))


def _by_credit(pair: Pair, sources: Sources) -> Answer:
    """One is the own page of whom the other credits."""
    for source, taker, direction in (
        (pair.a, pair.b, Direction.A_TO_B),
        (pair.b, pair.a, Direction.B_TO_A),
    ):
        credited = sources.credited.get(taker.id)
        publisher = sources.publisher.get(source.id)
        if credited is None or publisher is None or credited.key != publisher.key:
            continue
        if not sources.is_own_page(taker.id) and sources.is_own_page(source.id):
            return direction, (f"one credits {credited.name}, the other is its own page",)
    return UNKNOWN


def _by_common_credit(pair: Pair, sources: Sources) -> Answer:
    """Both credit a third, whose own page neither of them is."""
    a, b = (sources.credited.get(one.id) for one in (pair.a, pair.b))
    if a is None or b is None or a.key != b.key:
        return UNKNOWN
    if sources.is_own_page(pair.a.id) or sources.is_own_page(pair.b.id):
        return UNKNOWN
    return Direction.COMMON_SOURCE, (f"both credit {a.name}",)


def _by_stated_day(pair: Pair, _sources: Sources) -> Answer:
    if Basis.INFERRED in (pair.a.published.basis, pair.b.published.basis):
        return UNKNOWN
    return _by_day(pair, "by the days that they state")


def _by_inferred_day(pair: Pair, _sources: Sources) -> Answer:
    if Basis.INFERRED not in (pair.a.published.basis, pair.b.published.basis):
        return UNKNOWN
    return _by_day(pair, "by an inferred day (weak)")


def _by_day(pair: Pair, how: str) -> Answer:
    if not pair.is_telling:
        return UNKNOWN
    a, b = pair.a.published.days, pair.b.published.days
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return Direction.A_TO_B, (f"published {a.edtf} and {b.edtf}, {how}",)
    if b.latest is not None and a.earliest is not None and b.latest < a.earliest:
        return Direction.B_TO_A, (f"published {b.edtf} and {a.edtf}, {how}",)
    return UNKNOWN


def _by_holding(pair: Pair, _sources: Sources) -> Answer:
    """One holds next to nothing but what the other has, and ends before the other does."""
    if _CONTAINED <= pair.share_b and pair.share_a <= _LOOSE:
        return Direction.A_TO_B, _cut_reasons(pair.shared_a, pair.words[0])
    if _CONTAINED <= pair.share_a and pair.share_b <= _LOOSE:
        return Direction.B_TO_A, _cut_reasons(pair.shared_b, pair.words[1])
    return UNKNOWN


def _cut_reasons(shared: IndexArray, words: int) -> tuple[str, ...]:
    """Say what the fuller document has besides: a tail, or details further up."""
    tail = words - int(shared[-1, 1])
    lacking = words - _covered(shared)
    if _TAIL_WORDS <= tail and lacking <= 2 * tail:
        return (f"one is the other with the last {tail} words cut off",)
    return (f"one lies within the other, which has {lacking} words more",)


def _covered(shared: IndexArray) -> int:
    return int(np.sum(shared[:, 1] - shared[:, 0]))


_SIGNS: tuple[Callable[[Pair, Sources], Answer], ...] = (
    _by_credit,
    _by_common_credit,
    _by_stated_day,
    _by_holding,
    _by_inferred_day,
)
