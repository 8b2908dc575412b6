"""Statements: who says what, and through whom. Nothing is found here."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.ids import DocumentId, EntityId, MentionId, StatementId
from dateline.model.span import Span


class SpeakerKind(enum.StrEnum):
    """What kind of source speaks."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    """Described and not named: *a senior official*, *analysts*."""
    UNSPECIFIED = "unspecified"
    """Not even described: *reports*, *it is said*."""
    OUTLET = "outlet"


class Directness(enum.StrEnum):
    """Whether the content is quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(enum.StrEnum):
    """``-`` where the source denies or rejects the content."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Stance(enum.StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    PRAISES = "praises"
    DEMANDS = "demands"
    EXPECTS = "expects"
    WARNS = "warns"
    REPORTS = "reports"
    PROMISES = "promises"
    ASKS = "asks"


class LinkRole(enum.StrEnum):
    """What a carrier is in a chain."""

    SPEAKER = "speaker"
    MEDIUM = "medium"
    AGENCY = "agency"
    OUTLET = "outlet"


class LinkBasis(enum.StrEnum):
    """Where a carrier is named."""

    SENTENCE = "words of the sentence"
    DOCUMENT = "words of the document"
    CREDIT = "credit line"
    PAGE = "the page"


@dataclass(frozen=True, slots=True)
class Link:
    """One carrier of a statement.

    ``text`` is the name as it is written, or as the lexicon has it; ``span`` where it stands in the
    text, ``None`` where only the page (its metadata, its address) names it. ``mention`` is the
    mention that names it, ``entity`` the entity once mentions are joined.
    """

    role: LinkRole
    text: str
    basis: LinkBasis
    span: Span | None = None
    mention: MentionId | None = None
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: someone's words, or what they come to.

    ``content`` are one or more spans in the text's order. ``source`` and ``cue`` are ``None`` where
    the words are not in the document. ``speaker_mention`` is the mention that the source resolves to
    inside the document (through pronouns and titles); ``speaker`` its entity once joined.
    ``co_speakers`` likewise, for joint sources. ``chain`` runs from the speaker to the outlet.
    """

    doc: DocumentId
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker_kind: SpeakerKind
    directness: Directness
    polarity: Polarity = Polarity.POSITIVE
    stance: Stance = Stance.ASSERTS
    speaker_mention: MentionId | None = None
    co_speaker_mentions: tuple[MentionId, ...] = ()
    speaker: EntityId | None = None
    co_speakers: tuple[EntityId, ...] = ()
    parent: StatementId | None = None
    chain: tuple[Link, ...] = ()
    confidence: float = 1.0

    @property
    def id(self) -> StatementId:
        """Id by place: the content's first start and last end, and the cue's start."""
        cue = "n" if self.cue is None else str(self.cue.start)
        return StatementId(f"{self.doc}:s{self.content[0].start}-{self.content[-1].end}-{cue}")

    @property
    def extent(self) -> Span:
        """The shortest span that holds the content."""
        return Span(self.content[0].start, self.content[-1].end)
