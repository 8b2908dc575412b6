"""What the pipeline makes: the records of one document, and those of a whole case.

Containers only: nothing is computed here beyond looking a record up.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.capture import InputOutcome
from dateline.model.claim import Claim, Relation
from dateline.model.document import Document, StageFailure
from dateline.model.entity import Entity, Mention
from dateline.model.event import Event, EventMention
from dateline.model.judgement import Judgement, Skipped
from dateline.model.provenance import NO_ORIGINS, Origin, OriginCount, Passage
from dateline.model.reading import Reading
from dateline.model.statement import Statement
from dateline.model.story import Entry, Story
from dateline.model.timex import Timex


@dataclass(frozen=True, slots=True)
class DocumentAnalysis:
    """All that is known of one document on its own. Pure: the same capture gives the same bytes."""

    document: Document
    reading: Reading
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    failures: tuple[StageFailure, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseAnalysis:
    """All that is known of the documents of a case together.

    Documents are sorted by id; every other record in the order of the export contract. Mentions,
    statements and event mentions inside ``documents`` carry their entities and events.
    """

    documents: tuple[DocumentAnalysis, ...]
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    passages: tuple[Passage, ...] = ()
    origins: tuple[Origin, ...] = ()
    origin_count: OriginCount = NO_ORIGINS
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    stories: tuple[Story, ...] = ()
    entries: tuple[Entry, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    inputs: tuple[InputOutcome, ...] = ()
    skipped: tuple[Skipped, ...] = ()
