"""Directions between two copies of a third report of the case: neither has it from the other.

It changes directions alone, and only where a credit shows whose report the third is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.model import Direction, DocumentId, Passage, PassageKind
from dateline.provenance.credit import Sources

_MOST = 0.8
"""Share of what two reports have in common that the third has to share with the later of them."""

_GIVEN = frozenset({Direction.A_TO_B, Direction.B_TO_A})

Pairs = Mapping[tuple[DocumentId, DocumentId], int]


def settle_thirds(passages: Iterable[Passage], sources: Sources) -> Iterator[Passage]:
    """Yield *passages*, with a common source where both sides have them from one report."""
    kept = tuple(passages)
    shared: dict[tuple[DocumentId, DocumentId], int] = {}
    for passage in kept:
        if passage.kind is not PassageKind.QUOTE:
            pair = (passage.a.doc, passage.b.doc)
            shared[pair] = shared.get(pair, 0) + len(passage.a.span)
    lenders = _lenders(shared, sources)
    for passage in kept:
        if passage.direction in _GIVEN and _has_third(passage, shared, lenders):
            reason = "both stand in a report of the case that one of them credits"
            yield replace(passage, direction=Direction.COMMON_SOURCE, reasons=(reason,))
        else:
            yield passage


def _lenders(pairs: Pairs, sources: Sources) -> dict[DocumentId, list[DocumentId]]:
    """Return for each document the reports that it shares words with and whose publisher it credits."""
    found: dict[DocumentId, list[DocumentId]] = {}
    for one, other in sorted(pairs):
        for lender, taker in ((one, other), (other, one)):
            publisher, credited = sources.publisher.get(lender), sources.credited.get(taker)
            if publisher is None or credited is None or publisher.key != credited.key:
                continue
            if sources.is_own_page(lender) and not sources.is_own_page(taker):
                found.setdefault(taker, []).append(lender)
    return found


def _has_third(
    passage: Passage, shared: Pairs, lenders: Mapping[DocumentId, list[DocumentId]]
) -> bool:
    giver, taker = passage.a.doc, passage.b.doc
    if passage.direction is Direction.B_TO_A:
        giver, taker = taker, giver
    if giver in lenders.get(taker, ()):
        return False
    least = _MOST * shared.get((passage.a.doc, passage.b.doc), 0)
    pairs = ((min(taker, one), max(taker, one)) for one in lenders.get(giver, ()) if one != taker)
    return any(least <= shared.get(pair, -1) for pair in pairs)
