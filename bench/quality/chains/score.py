"""Counts of one report: which statements are found, and how their chains compare.

Loads nothing and runs nothing: ours, the naive rival and the peer are judged by the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bench.quality.chains.gold import Carrier, Report, Telling

HALF = 0.5
"""The least F1 of words at which a found content is the labelled one."""
Counts = tuple[int, int, int]
Pairs = Sequence[tuple[Telling, Telling | None]]


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts of one report, by measure: right, found, wanted."""

    report: str
    counts: dict[str, Counts] = field(default_factory=dict)


def score(report: Report, found: Sequence[Telling]) -> Scored:
    """Return the counts of *found* against the labels of *report*."""
    pairs, extra = match(report, found)
    both = [(wanted, ours) for wanted, ours in pairs if ours is not None]
    chains = [compare(wanted, ours) for wanted, ours in both]
    right = sum(each.right for each in chains)
    held = sum(each.found for each in chains)
    wanted_edges = sum(len(_edges(required(wanted))) for wanted, _ in pairs)
    more = sum(len(_edges(each.chain)) for each in extra)
    unnamed = [(wanted, ours) for wanted, ours in pairs if wanted.is_unnamed]
    kept = [own for own in report.own if not any(_half(own, each) for each in found)]
    counts = {
        "statements": (len(both), len(both) + len(extra), len(pairs)),
        "edges": (right, held + more, wanted_edges),
        "edges of found": (right, held, sum(each.wanted for each in chains)),
        "speaker": _share(pairs, has_speaker),
        "chain": (sum(each.is_whole for each in chains), len(pairs), len(pairs)),
        "unnamed": _share(unnamed, keeps_unnamed),
        "own voice": (len(kept), len(report.own), len(report.own)),
        "role": _shared(chains, lambda one, other: one.role is other.role),
        "basis": _shared(chains, lambda one, other: one.basis is other.basis),
        "direct speaker": direct_speakers(pairs, extra),
    }
    return Scored(report.id, counts)


@dataclass(frozen=True, slots=True)
class Compared:
    """One chain against its label: edges right, found and wanted, and the carriers in both."""

    right: int
    found: int
    wanted: int
    is_whole: bool
    shared: tuple[tuple[Carrier, Carrier], ...]


def match(report: Report, found: Sequence[Telling]) -> tuple[Pairs, list[Telling]]:
    """Return each label with the found statement of most words in common, and what is left over.

    One to one, the most alike first; of two with the same words the one with the same speaker, as in 'the
    agency reported, citing the ministry' both say so. What lies half inside an open stretch is not left over.
    """
    alike = [
        (overlap(wanted.words, ours.words), has_speaker(wanted, ours), -at, -by)
        for at, wanted in enumerate(report.tellings)
        for by, ours in enumerate(found)
    ]
    taken: dict[int, int] = {}
    for likeness, _, at, by in sorted(alike, reverse=True):
        if HALF <= likeness and -at not in taken and -by not in taken.values():
            taken[-at] = -by
    pairs = [
        (wanted, found[taken[at]] if at in taken else None)
        for at, wanted in enumerate(report.tellings)
    ]
    rest = [each for by, each in enumerate(found) if by not in taken.values()]
    return pairs, [each for each in rest if not any(_half(part, each) for part in report.open)]


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the F1 of two sets of words by place."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _half(stretch: frozenset[int], found: Telling) -> bool:
    """Return whether half the words of *found* or more lie inside *stretch*."""
    return HALF <= len(stretch & found.words) / max(1, len(found.words))


def meets(wanted: Carrier, found: Carrier, *, is_unnamed: bool = False) -> bool:
    """Return whether *found* is the carrier that *wanted* labels.

    By an entity's names, or where there is none by words: the same, or the label's full name with a
    title or description around it. An unnamed speaker may be described by fewer words.
    """
    if wanted.names & found.names:
        return True
    if not found.is_words:
        return False
    words = set(found.full.replace(",", " ").split())
    if is_unnamed:
        return bool(words) and any(words <= set(name.split()) for name in wanted.names)
    return set(wanted.full.split()) <= words


def compare(wanted: Telling, found: Telling) -> Compared:
    """Return how the chain of *found* fits the one of *wanted*; optional carriers are left aside."""
    gold = required(wanted)
    ours = [each for each in found.chain if not _is_optional(wanted, each)]
    same = [[_same(wanted, one, other) for other in ours] for one in gold]
    edges = {
        (i, j)
        for i in range(len(gold) - 1)
        for j in range(len(ours) - 1)
        if same[i][j] and same[i + 1][j + 1]
    }
    right = min(len({i for i, _ in edges}), len({j for _, j in edges}))
    whole = len(gold) == len(ours) and all(same[i][i] for i in range(len(gold)))
    shared = tuple(
        (one, other)
        for i, one in enumerate(gold)
        for j, other in enumerate(ours)
        if same[i][j] and j == next(k for k in range(len(ours)) if same[i][k])
    )
    return Compared(right, max(0, len(ours) - 1), len(gold) - 1, whole, shared)


def required(wanted: Telling) -> list[Carrier]:
    """Return the carriers of a label that must be there."""
    return [each for each in wanted.chain if not each.is_optional]


def has_speaker(wanted: Telling, found: Telling) -> bool:
    """Return whether the first carriers are the same."""
    return bool(found.chain) and _same(wanted, wanted.chain[0], found.chain[0])


def keeps_unnamed(_wanted: Telling, found: Telling) -> bool:
    """Return whether a speaker whom the report does not name has none."""
    return found.is_unnamed and bool(found.chain) and found.chain[0].is_words


def direct_speakers(pairs: Pairs, extra: Sequence[Telling]) -> Counts:
    """Return the counts of speakers of direct quotations: right, found, wanted."""
    wanted = [(one, ours) for one, ours in pairs if one.is_direct]
    right = sum(ours is not None and has_speaker(one, ours) for one, ours in wanted)
    held = sum(ours is not None for _, ours in wanted)
    return right, held + sum(each.is_direct for each in extra), len(wanted)


def _same(wanted: Telling, one: Carrier, other: Carrier) -> bool:
    return meets(one, other, is_unnamed=wanted.is_unnamed and one is wanted.chain[0])


def _is_optional(wanted: Telling, found: Carrier) -> bool:
    words = set(found.full.split())
    optional = [each for each in wanted.chain if each.is_optional]
    return any(set(each.full.split()) <= words or each.names & found.names for each in optional)


def _edges(chain: Sequence[Carrier]) -> list[tuple[Carrier, Carrier]]:
    return list(pairwise(chain))


def _share(pairs: Pairs, holds: Callable[[Telling, Telling], bool]) -> Counts:
    right = sum(ours is not None and holds(wanted, ours) for wanted, ours in pairs)
    return right, len(pairs), len(pairs)


def _shared(chains: Sequence[Compared], holds: Callable[[Carrier, Carrier], bool]) -> Counts:
    both = [pair for each in chains for pair in each.shared]
    return sum(holds(*pair) for pair in both), len(both), len(both)


def precision(scored: Sequence[Scored], measure: str) -> float:
    """Return right of found over reports; 1 where nothing is found."""
    right, found = (sum(each.counts[measure][k] for each in scored) for k in (0, 1))
    return right / found if found else 1.0


def recall(scored: Sequence[Scored], measure: str) -> float:
    """Return right of wanted over reports; 1 where nothing is wanted."""
    right, wanted = (sum(each.counts[measure][k] for each in scored) for k in (0, 2))
    return right / wanted if wanted else 1.0


def both(scored: Sequence[Scored], measure: str) -> float:
    """Return F1 over reports; 1 where nothing is wanted and nothing found."""
    right, found, wanted = (sum(each.counts[measure][k] for each in scored) for k in range(3))
    return 2 * right / (found + wanted) if found + wanted else 1.0
