"""Claims and the relations between them. Nothing is grouped or compared here."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.document import Published
from dateline.model.ids import (
    ClaimId,
    DocumentId,
    EventMentionId,
    RelationId,
    StatementId,
    digest,
)
from dateline.model.provenance import OriginCount
from dateline.model.span import Place


class ClaimStatus(enum.StrEnum):
    """How a claim stands, with no verdict on its truth."""

    SINGLE_ORIGIN = "single origin"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class FirstReport:
    """The report that had a claim first, as far as dates tell."""

    doc: DocumentId
    published: Published


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements, and tellings by the outlets themselves, that say the same thing.

    ``wording`` is a span of the earliest origin. ``statements`` and ``event_mentions`` are sorted.
    """

    id: ClaimId
    wording: Place
    statements: tuple[StatementId, ...]
    event_mentions: tuple[EventMentionId, ...]
    outlets: int
    origins: OriginCount
    status: ClaimStatus
    first_reported: FirstReport | None = None


class RelationType(enum.StrEnum):
    """How two claims, statements or event mentions stand to each other."""

    AGREES = "agrees"
    DENIES = "denies"
    CONFLICTS = "conflicts"
    REVISES = "revises"


class Dimension(enum.StrEnum):
    """In what they agree or differ."""

    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    ACTOR = "actor"
    NAME = "name"
    CAUSE = "cause"
    POLARITY = "polarity"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Relation:
    """How *a* stands to *b*; in denies and revises, *a* is the one that denies or revises.

    Never without its reasons and a span of each side.
    """

    type: RelationType
    dimension: Dimension
    a: str
    b: str
    evidence_a: tuple[Place, ...]
    evidence_b: tuple[Place, ...]
    reasons: tuple[str, ...]
    confidence: float = 1.0

    @property
    def id(self) -> RelationId:
        """Id by the two sides, the type and the dimension."""
        return RelationId(f"r{digest(self.type, self.dimension, self.a, self.b)}")
