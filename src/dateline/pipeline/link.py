"""Writing what the case knows (entities, events) into the records of its documents.

New records are made; nothing is changed in place and nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model import (
    DocumentAnalysis,
    EntityId,
    Event,
    EventId,
    EventMention,
    EventMentionId,
    Mention,
    MentionId,
    Participant,
    Statement,
)

EntityOf = Mapping[MentionId, EntityId]


def link_entities(
    analyses: Sequence[DocumentAnalysis], entity_of: EntityOf
) -> tuple[DocumentAnalysis, ...]:
    """Return *analyses* with the entity of every mention, speaker, carrier and participant."""
    return tuple(
        replace(
            analysis,
            mentions=tuple(_link_mention(one, entity_of) for one in analysis.mentions),
            statements=tuple(_link_statement(one, entity_of) for one in analysis.statements),
            event_mentions=tuple(_link_telling(one, entity_of) for one in analysis.event_mentions),
        )
        for analysis in analyses
    )


def link_events(
    analyses: Sequence[DocumentAnalysis], events: Sequence[Event]
) -> tuple[DocumentAnalysis, ...]:
    """Return *analyses* with the event of every event mention that one was made for."""
    event_of = {mention: event.id for event in events for mention in event.mentions}
    return tuple(
        replace(
            analysis,
            event_mentions=tuple(_link_event(one, event_of) for one in analysis.event_mentions),
        )
        for analysis in analyses
    )


def _link_mention(mention: Mention, entity_of: EntityOf) -> Mention:
    return replace(mention, entity=entity_of.get(mention.id))


def _link_statement(statement: Statement, entity_of: EntityOf) -> Statement:
    speaker = statement.speaker_mention
    partners = (entity_of.get(mention) for mention in statement.co_speaker_mentions)
    return replace(
        statement,
        speaker=None if speaker is None else entity_of.get(speaker),
        co_speakers=tuple(entity for entity in partners if entity is not None),
        chain=tuple(
            link if link.mention is None else replace(link, entity=entity_of.get(link.mention))
            for link in statement.chain
        ),
    )


def _link_participants(
    participants: tuple[Participant, ...], entity_of: EntityOf
) -> tuple[Participant, ...]:
    return tuple(replace(one, entity=entity_of.get(one.mention)) for one in participants)


def _link_telling(telling: EventMention, entity_of: EntityOf) -> EventMention:
    return replace(telling, participants=_link_participants(telling.participants, entity_of))


def _link_event(telling: EventMention, event_of: Mapping[EventMentionId, EventId]) -> EventMention:
    return replace(telling, event=event_of.get(telling.id))
