"""The shapes of the export contract: one class a kind, field names as other programs read them.

Data only. Fields may be added, never renamed; ``None`` means absent. Spans inside a record are
``[start, end)`` pairs of code points; a place in another report is ``{doc, start, end}``.

Every line carries its kind under ``kind``. The contract gives ``passage`` and ``origin`` a field of
that name too; two keys cannot share a name, so theirs are ``passage_kind`` and ``origin_kind``.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Offset = Annotated[int, Meta(ge=0)]
Pair = Annotated[tuple[Offset, Offset], Meta(description="half-open [start, end), code points")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="ISO day")]
Share = Annotated[float, Meta(ge=0, le=1)]


class Shape(msgspec.Struct):
    """Root of the shapes inside records."""


class At(Shape):
    """A stretch of a report's canonical text."""

    doc: str
    start: Offset
    end: Offset


class InputShape(Shape):
    """How an input ended."""

    name: str
    sha256: str | None
    status: str
    reason: str | None


class EvidenceShape(Shape):
    """Where something is written: in the text, or a named place of the page."""

    text: str
    start: Offset | None
    end: Offset | None
    place: str | None


class CandidateShape(Shape):
    """A rival publication date with its source."""

    edtf: str | None
    kind: str
    source: EvidenceShape


class FailureShape(Shape):
    """A stage that lost something of a report."""

    stage: str
    reason: str


class ExternalShape(Shape):
    """An id in another register."""

    register: str
    id: str


class LinkShape(Shape):
    """A carrier of a statement."""

    role: str
    entity: str | None
    text: str
    span: Pair | None
    basis: str


class ParticipantShape(Shape):
    """Someone or something in an event."""

    role: str
    entity: str | None
    span: Pair


class CollapseShape(Shape):
    """Why reports are one origin."""

    kind: str
    documents: tuple[str, ...]
    evidence: tuple[At, ...]
    note: str


class CountShape(Shape):
    """How many origins: at least and at most, and which."""

    at_least: Offset
    at_most: Offset
    ids: tuple[str, ...]


class FirstShape(Shape):
    """The report that had it first."""

    doc: str
    published: str | None


class SidesShape(Shape):
    """The passages that a relation rests on."""

    a: tuple[At, ...]
    b: tuple[At, ...]


class Record(msgspec.Struct, tag_field="kind"):
    """Root of the kinds."""


class ManifestRecord(Record, tag="manifest"):
    """What made the export, from what."""

    version: str
    schema: str
    config_hash: str
    model_hash: str | None
    inputs: tuple[InputShape, ...]


class DocumentRecord(Record, tag="document"):
    """One captured report."""

    id: str
    name: str
    sha256: str
    url: str | None
    title: str | None
    title_span: Pair | None
    outlet: str | None
    agency: str | None
    byline: tuple[str, ...]
    published: str | None
    earliest: Day | None
    latest: Day | None
    published_basis: str
    published_evidence: tuple[EvidenceShape, ...]
    published_reasons: tuple[str, ...]
    candidates: tuple[CandidateShape, ...]
    language: str | None
    text: str
    failures: tuple[FailureShape, ...]


class BlockRecord(Record, tag="block"):
    """A stretch of a report with a role; ``source`` is a byte range of the capture."""

    doc: str
    start: Offset
    end: Offset
    role: str
    source: Pair | None


class SentenceRecord(Record, tag="sentence"):
    """A sentence."""

    doc: str
    start: Offset
    end: Offset


class TimexRecord(Record, tag="timex"):
    """A temporal expression; ``anchor`` is a span, ``"published"`` or null."""

    doc: str
    start: Offset
    end: Offset
    text: str
    type: str
    value: str
    mod: str | None
    earliest: Day | None
    latest: Day | None
    edtf: str | None
    time: str | None
    anchor: Pair | str | None
    confidence: Share


class EntityRecord(Record, tag="entity"):
    """Someone or something, across reports."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    external: tuple[ExternalShape, ...]
    reasons: tuple[str, ...]


class MentionRecord(Record, tag="mention"):
    """A naming."""

    doc: str
    start: Offset
    end: Offset
    text: str
    form: str
    type: str
    entity: str | None


class StatementRecord(Record, tag="statement"):
    """Who says what, and through whom."""

    id: str
    doc: str
    content: tuple[Pair, ...]
    cue: Pair | None
    source: Pair | None
    speaker: str | None
    co_speakers: tuple[str, ...]
    speaker_kind: str
    directness: str
    polarity: str
    stance: str
    parent: str | None
    chain: tuple[LinkShape, ...]
    confidence: Share


class EventMentionRecord(Record, tag="event_mention"):
    """A report's telling of something that happens."""

    id: str
    doc: str
    start: Offset
    end: Offset
    clause: Pair
    lemma: str
    type: str
    participants: tuple[ParticipantShape, ...]
    earliest: Day | None
    latest: Day | None
    edtf: str | None
    place: Pair | None
    factuality: str
    according_to: str | None
    event: str | None


class EventRecord(Record, tag="event"):
    """A happening, across reports."""

    id: str
    summary: At
    type: str
    earliest: Day | None
    latest: Day | None
    edtf: str | None
    place: At | None
    participants: tuple[ParticipantShape, ...]
    factuality: str
    mentions: tuple[str, ...]
    reasons: tuple[str, ...]


class PassageRecord(Record, tag="passage"):
    """A stretch that two reports share."""

    id: str
    a: At
    b: At
    passage_kind: str
    identity: Share
    direction: str
    reasons: tuple[str, ...]


class OriginRecord(Record, tag="origin"):
    """One independent place where reporting began."""

    id: str
    documents: tuple[str, ...]
    origin_kind: str
    entity: str | None
    name: str | None
    certain: bool
    reasons: tuple[CollapseShape, ...]


class ClaimRecord(Record, tag="claim"):
    """Statements and tellings that say the same thing."""

    id: str
    span: At
    statements: tuple[str, ...]
    event_mentions: tuple[str, ...]
    outlets: Offset
    origins: CountShape
    status: str
    first_reported: FirstShape | None


class RelationRecord(Record, tag="relation"):
    """How *a* stands to *b*."""

    id: str
    type: str
    dimension: str
    a: str
    b: str
    evidence: SidesShape
    reasons: tuple[str, ...]
    confidence: Share


class StoryRecord(Record, tag="story"):
    """Reports about one unfolding matter."""

    id: str
    title: At
    documents: tuple[str, ...]
    earliest: Day | None
    latest: Day | None
    origins: CountShape
    reasons: tuple[str, ...]


class EntryRecord(Record, tag="entry"):
    """A line of a story's timeline."""

    id: str
    story: str
    earliest: Day | None
    latest: Day | None
    edtf: str | None
    span: At
    event: str
    factuality: str
    evidence: tuple[At, ...]
    outlets: Offset
    origins: CountShape
    weight: Share


class JudgementRecord(Record, tag="judgement"):
    """A person's decision that stands.

    ``a`` and ``b`` last from run to run (the key that mentions carry, the id of a telling), so they
    are no ids of entities; the names are what the two were called.
    """

    id: str
    at: str
    by: str
    what: str
    a: str
    b: str | None
    note: str
    about: str
    a_name: str
    b_name: str


class SkippedRecord(Record, tag="skipped"):
    """Something that was left out."""

    name: str
    reason: str
    count: Offset
