"""Records → the export contract: JSON lines in a stable order, and the JSON Schema of a line.

It computes nothing that the analysis has not, and says what it leaves out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import msgspec

from dateline.export import records as shape
from dateline.model import (
    CaseAnalysis,
    Claim,
    DayRange,
    Document,
    DocumentAnalysis,
    Entity,
    Entry,
    Event,
    EventMention,
    Evidence,
    Form,
    Judgement,
    Mention,
    Origin,
    OriginCount,
    Participant,
    Passage,
    Place,
    Relation,
    Skipped,
    Span,
    Statement,
    Story,
    Timex,
)

SCHEMA_ID = "dateline-export-1"

_LINES = (
    shape.ManifestRecord
    | shape.DocumentRecord
    | shape.BlockRecord
    | shape.SentenceRecord
    | shape.TimexRecord
    | shape.EntityRecord
    | shape.MentionRecord
    | shape.StatementRecord
    | shape.EventMentionRecord
    | shape.EventRecord
    | shape.PassageRecord
    | shape.OriginRecord
    | shape.ClaimRecord
    | shape.RelationRecord
    | shape.StoryRecord
    | shape.EntryRecord
    | shape.JudgementRecord
    | shape.SkippedRecord
)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line of an export."""
    made = msgspec.json.schema(_LINES)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["$id"] = SCHEMA_ID
    made["title"] = "A line of a Dateline export"
    return made


def export_records(analysis: CaseAnalysis, *, config_hash: str) -> Iterator[shape.Record]:
    """Yield every record of *analysis* in the order of the contract."""
    documents = analysis.documents
    yield _manifest(analysis, config_hash)
    for one in documents:
        yield _document(one)
    for one in documents:
        yield from (_block(one, index) for index in range(len(one.document.blocks)))
    for one in documents:
        yield from (
            shape.SentenceRecord(doc=one.document.id, start=span.start, end=span.end)
            for span in one.reading.sentences
        )
    for one in documents:
        yield from (_timex(record, one.document.text) for record in one.timexes)
    yield from map(_entity, analysis.entities)
    for one in documents:
        yield from (
            _mention(record, one.document.text)
            for record in one.mentions
            if record.form is not Form.PRONOUN
        )
    for one in documents:
        yield from map(_statement, one.statements)
    for one in documents:
        yield from map(_event_mention, one.event_mentions)
    yield from _case_records(analysis)


def jsonl_lines(analysis: CaseAnalysis, *, config_hash: str) -> Iterator[str]:
    """Yield the export of *analysis*, one JSON object a line, without line ends."""
    encoder = msgspec.json.Encoder()
    for record in export_records(analysis, config_hash=config_hash):
        yield encoder.encode(record).decode()


def _case_records(analysis: CaseAnalysis) -> Iterator[shape.Record]:
    yield from map(_event, analysis.events)
    yield from map(_passage, analysis.passages)
    yield from map(_origin, analysis.origins)
    yield from map(_claim, analysis.claims)
    yield from map(_relation, analysis.relations)
    yield from map(_story, analysis.stories)
    yield from map(_entry, analysis.entries)
    yield from map(_judgement, analysis.judgements)
    for one in (*analysis.skipped, *_left_out(analysis)):
        yield shape.SkippedRecord(name=one.name, reason=one.reason, count=one.count)


def _left_out(analysis: CaseAnalysis) -> Iterator[Skipped]:
    """Yield what the export has no line for: pronouns, which serve to find speakers only."""
    pronouns = sum(
        mention.form is Form.PRONOUN for one in analysis.documents for mention in one.mentions
    )
    if pronouns:
        yield Skipped("mention", "pronouns are not namings; they serve to find speakers", pronouns)


def _manifest(analysis: CaseAnalysis, config_hash: str) -> shape.ManifestRecord:
    return shape.ManifestRecord(
        version=version("dateline"),
        schema=SCHEMA_ID,
        config_hash=config_hash,
        model_hash=None,
        inputs=tuple(
            shape.InputShape(
                name=one.name,
                sha256=one.sha256,
                status=_INPUT_WORDS[one.status.value],
                reason=one.reason,
            )
            for one in analysis.inputs
        ),
    )


_INPUT_WORDS = {"ok": "read", "partial": "read", "rejected": "skipped", "failed": "failed"}
"""The contract's words for how an input ended."""


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _maybe_pair(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else _pair(span)


def _at(place: Place) -> shape.At:
    return shape.At(doc=place.doc, start=place.span.start, end=place.span.end)


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _days(days: DayRange) -> dict[str, str | None]:
    return {"earliest": _day(days.earliest), "latest": _day(days.latest), "edtf": days.edtf}


def _count(count: OriginCount) -> shape.CountShape:
    return shape.CountShape(at_least=count.at_least, at_most=count.at_most, ids=count.ids)


def _evidence(evidence: Evidence) -> shape.EvidenceShape:
    span = evidence.span
    return shape.EvidenceShape(
        text=evidence.text,
        start=None if span is None else span.start,
        end=None if span is None else span.end,
        place=evidence.place,
    )


def _document(one: DocumentAnalysis) -> shape.DocumentRecord:
    document = one.document
    published = document.published
    return shape.DocumentRecord(
        id=document.id,
        name=document.name,
        sha256=document.sha256,
        url=document.url,
        title=_title(document),
        title_span=_maybe_pair(document.title),
        outlet=None if document.outlet is None else document.outlet.name,
        agency=None if document.agency is None else document.agency.name,
        byline=tuple(credit.name for credit in document.byline),
        published=published.days.edtf,
        earliest=_day(published.days.earliest),
        latest=_day(published.days.latest),
        published_basis=published.basis.value,
        published_evidence=tuple(map(_evidence, published.evidence)),
        published_reasons=published.reasons,
        candidates=_candidates(document),
        language=document.language,
        text=document.text,
        failures=tuple(
            shape.FailureShape(stage=failure.stage, reason=failure.reason)
            for failure in one.failures
        ),
    )


def _title(document: Document) -> str | None:
    """Return the headline in the text, else the title that the record or the page gives."""
    if document.title is not None:
        return document.title.of(document.text)
    return None if document.given_title is None else document.given_title.text


def _candidates(document: Document) -> tuple[shape.CandidateShape, ...]:
    return tuple(
        shape.CandidateShape(
            edtf=candidate.days.edtf,
            kind=candidate.kind.value,
            source=_evidence(candidate.evidence),
        )
        for candidate in document.published.candidates
    )


def _block(one: DocumentAnalysis, index: int) -> shape.BlockRecord:
    block = one.document.blocks[index]
    return shape.BlockRecord(
        doc=one.document.id,
        start=block.span.start,
        end=block.span.end,
        role=block.role.value,
        source=block.source,
    )


def _timex(timex: Timex, text: str) -> shape.TimexRecord:
    anchor = timex.anchor
    return shape.TimexRecord(
        doc=timex.doc,
        start=timex.span.start,
        end=timex.span.end,
        text=timex.span.of(text),
        type=timex.type.value,
        value=timex.value,
        mod=timex.mod,
        time=timex.time,
        anchor=_pair(anchor) if isinstance(anchor, Span) else anchor,
        confidence=timex.confidence,
        **_days(timex.days),
    )


def _entity(entity: Entity) -> shape.EntityRecord:
    return shape.EntityRecord(
        id=entity.id,
        name=entity.name,
        type=entity.type.value,
        aliases=entity.aliases,
        external=tuple(
            shape.ExternalShape(register=one.register, id=one.id) for one in entity.external
        ),
        reasons=entity.reasons,
    )


def _mention(mention: Mention, text: str) -> shape.MentionRecord:
    return shape.MentionRecord(
        doc=mention.doc,
        start=mention.span.start,
        end=mention.span.end,
        text=mention.span.of(text),
        form=mention.form.value,
        type=mention.type.value,
        entity=mention.entity,
    )


def _statement(statement: Statement) -> shape.StatementRecord:
    return shape.StatementRecord(
        id=statement.id,
        doc=statement.doc,
        content=tuple(map(_pair, statement.content)),
        cue=_maybe_pair(statement.cue),
        source=_maybe_pair(statement.source),
        speaker=statement.speaker,
        co_speakers=statement.co_speakers,
        speaker_kind=statement.speaker_kind.value,
        directness=statement.directness.value,
        polarity=statement.polarity.value,
        stance=statement.stance.value,
        parent=statement.parent,
        chain=tuple(
            shape.LinkShape(
                role=link.role.value,
                entity=link.entity,
                text=link.text,
                span=_maybe_pair(link.span),
                basis=link.basis.value,
            )
            for link in statement.chain
        ),
        confidence=statement.confidence,
    )


def _participants(
    participants: tuple[Participant, ...],
) -> tuple[shape.ParticipantShape, ...]:
    return tuple(
        shape.ParticipantShape(role=one.role.value, entity=one.entity, span=_pair(one.span))
        for one in participants
    )


def _event_mention(telling: EventMention) -> shape.EventMentionRecord:
    return shape.EventMentionRecord(
        id=telling.id,
        doc=telling.doc,
        start=telling.trigger.start,
        end=telling.trigger.end,
        clause=_pair(telling.clause),
        lemma=telling.lemma,
        type=telling.type,
        participants=_participants(telling.participants),
        place=_maybe_pair(telling.place),
        factuality=telling.factuality.value,
        according_to=telling.according_to,
        event=telling.event,
        **_days(telling.days),
    )


def _event(event: Event) -> shape.EventRecord:
    return shape.EventRecord(
        id=event.id,
        summary=_at(event.summary),
        type=event.type,
        place=None if event.place is None else _at(event.place),
        participants=_participants(event.participants),
        factuality=event.factuality.value,
        mentions=event.mentions,
        reasons=event.reasons,
        **_days(event.days),
    )


def _passage(passage: Passage) -> shape.PassageRecord:
    return shape.PassageRecord(
        id=passage.id,
        a=_at(passage.a),
        b=_at(passage.b),
        passage_kind=passage.kind.value,
        identity=passage.identity,
        direction=passage.direction.value,
        reasons=passage.reasons,
    )


def _origin(origin: Origin) -> shape.OriginRecord:
    return shape.OriginRecord(
        id=origin.id,
        documents=origin.documents,
        origin_kind=origin.kind.value,
        entity=origin.entity,
        name=origin.name,
        certain=origin.certain,
        reasons=tuple(
            shape.CollapseShape(
                kind=one.kind.value,
                documents=one.documents,
                evidence=tuple(map(_at, one.evidence)),
                note=one.note,
            )
            for one in origin.reasons
        ),
    )


def _claim(claim: Claim) -> shape.ClaimRecord:
    first = claim.first_reported
    return shape.ClaimRecord(
        id=claim.id,
        span=_at(claim.wording),
        statements=claim.statements,
        event_mentions=claim.event_mentions,
        outlets=claim.outlets,
        origins=_count(claim.origins),
        status=claim.status.value,
        first_reported=None
        if first is None
        else shape.FirstShape(doc=first.doc, published=first.published.days.edtf),
    )


def _relation(relation: Relation) -> shape.RelationRecord:
    return shape.RelationRecord(
        id=relation.id,
        type=relation.type.value,
        dimension=relation.dimension.value,
        a=relation.a,
        b=relation.b,
        evidence=shape.SidesShape(
            a=tuple(map(_at, relation.evidence_a)), b=tuple(map(_at, relation.evidence_b))
        ),
        reasons=relation.reasons,
        confidence=relation.confidence,
    )


def _story(story: Story) -> shape.StoryRecord:
    return shape.StoryRecord(
        id=story.id,
        title=_at(story.title),
        documents=story.documents,
        earliest=_day(story.days.earliest),
        latest=_day(story.days.latest),
        origins=_count(story.origins),
        reasons=story.reasons,
    )


def _entry(entry: Entry) -> shape.EntryRecord:
    return shape.EntryRecord(
        id=entry.id,
        story=entry.story,
        span=_at(entry.wording),
        event=entry.event,
        factuality=entry.factuality.value,
        evidence=tuple(map(_at, entry.evidence)),
        outlets=entry.outlets,
        origins=_count(entry.origins),
        weight=entry.weight,
        **_days(entry.days),
    )


def _judgement(judgement: Judgement) -> shape.JudgementRecord:
    return shape.JudgementRecord(
        id=judgement.id,
        at=judgement.at,
        by=judgement.by,
        what=judgement.what.value,
        a=judgement.a,
        b=judgement.b,
        note=judgement.note,
        about=judgement.about.value,
        a_name=judgement.a_name,
        b_name=judgement.b_name,
    )
