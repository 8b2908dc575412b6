"""Span F1 (exact, soft) and linked triples. Loads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.quality.attribution.gold import Range, Triple

ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+|[^\w\s]")
Counts = dict[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts of one article: per measure (right, found, gold)."""

    name: str
    counts: Counts


def spans(triples: Sequence[Triple], role: str) -> list[Range]:
    """Return the distinct stretches of one role, sorted."""
    return sorted({piece for each in triples for piece in getattr(each, role)})


def score(name: str, text: str, gold: Sequence[Triple], found: Sequence[Triple]) -> Scored:
    """Return the counts of one article."""
    counts: Counts = {}
    for role in ROLES:
        theirs, ours = spans(gold, role), spans(found, role)
        exact = len(set(theirs) & set(ours))
        counts[f"exact {role}"] = (exact, len(ours), len(theirs))
        counts[f"soft {role}"] = (overlapping(theirs, ours), len(ours), len(theirs))
    for kind in ("exact", "soft"):
        parts = [counts[f"{kind} {role}"] for role in ROLES]
        counts[kind] = tuple(sum(column) for column in zip(*parts, strict=True))  # type: ignore[assignment]
    counts["triples"] = (linked(text, gold, found), len(found), len(gold))
    return Scored(name, counts)


def overlapping(theirs: Sequence[Range], ours: Sequence[Range]) -> int:
    """Return how many spans pair off one to one with one that they overlap, from left to right."""
    pairs = at = 0
    for start, end in ours:
        while at < len(theirs) and theirs[at][1] <= start:
            at += 1
        if at < len(theirs) and theirs[at][0] < end:
            pairs += 1
            at += 1
    return pairs


def linked(text: str, gold: Sequence[Triple], found: Sequence[Triple]) -> int:
    """Return how many triples match: content at least half right by tokens, source and cue touched."""
    free = list(gold)
    right = 0
    for each in found:
        for other in free:
            if (
                _touch(each.cue, other.cue)
                and _sources(each, other)
                and (0.5 <= token_f1(text, each.content, other.content))
            ):
                right += 1
                free.remove(other)
                break
    return right


def _sources(a: Triple, b: Triple) -> bool:
    return _touch(a.source, b.source) if a.source and b.source else not a.source and not b.source


def _touch(a: tuple[Range, ...], b: tuple[Range, ...]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def token_f1(text: str, a: tuple[Range, ...], b: tuple[Range, ...]) -> float:
    """Return the F1 of two contents as sets of tokens by place."""
    ours, theirs = _tokens(text, a), _tokens(text, b)
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


def _tokens(text: str, pieces: tuple[Range, ...]) -> set[int]:
    return {m.start() for start, end in pieces for m in _WORD.finditer(text, start, end)}


def rates(scored: Sequence[Scored], measure: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of *measure* over articles."""
    right, found, gold = (sum(s.counts[measure][k] for s in scored) for k in range(3))
    precision, recall = right / max(1, found), right / max(1, gold)
    return precision, recall, 2 * right / max(1, found + gold)
