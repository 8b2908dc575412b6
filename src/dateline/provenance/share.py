"""Passages → how much of each document another one has. It decides nothing about who copied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model import (
    Direction,
    DocumentAnalysis,
    DocumentId,
    Passage,
    PassageKind,
    Place,
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two documents share that is no quotation of a common speaker.

    ``share`` of each side is 0 to 1, of the tokens of its reporting; ``tokens`` are those of *a*.
    """

    a: DocumentId
    b: DocumentId
    share_a: float
    share_b: float
    tokens: int
    direction: Direction
    passages: tuple[Passage, ...]

    def share_of(self, doc: DocumentId) -> float:
        """Return the share of *doc* that the other has."""
        return self.share_a if doc == self.a else self.share_b

    def other(self, doc: DocumentId) -> DocumentId:
        """Return the document that is not *doc*."""
        return self.b if doc == self.a else self.a

    def places_in(self, doc: DocumentId) -> tuple[Place, ...]:
        """Return the shared places of *doc*, in its order."""
        return tuple(one.a if doc == self.a else one.b for one in self.passages)

    @property
    def taker(self) -> DocumentId | None:
        """The document that has it from the other, ``None`` where that is not known."""
        if self.direction is Direction.A_TO_B:
            return self.b
        return self.a if self.direction is Direction.B_TO_A else None


def measure_overlaps(
    analyses: Mapping[DocumentId, DocumentAnalysis], passages: Iterable[Passage]
) -> tuple[Overlap, ...]:
    """Return one overlap for each pair of documents that share a passage, sorted by pair."""
    pairs: dict[tuple[DocumentId, DocumentId], list[Passage]] = {}
    for passage in passages:
        if passage.kind is not PassageKind.QUOTE:
            pairs.setdefault((passage.a.doc, passage.b.doc), []).append(passage)
    return tuple(_measure(analyses[a], analyses[b], tuple(pairs[a, b])) for a, b in sorted(pairs))


def _measure(a: DocumentAnalysis, b: DocumentAnalysis, shared: tuple[Passage, ...]) -> Overlap:
    tokens_a = _tokens(a, (one.a for one in shared))
    tokens_b = _tokens(b, (one.b for one in shared))
    return Overlap(
        a=a.document.id,
        b=b.document.id,
        share_a=tokens_a / max(1, len(a.reading.tokens)),
        share_b=tokens_b / max(1, len(b.reading.tokens)),
        tokens=tokens_a,
        direction=shared[0].direction,
        passages=shared,
    )


def _tokens(analysis: DocumentAnalysis, places: Iterable[Place]) -> int:
    return sum(len(analysis.reading.tokens.within(place.span)) for place in places)
