"""Events and their tellings. Nothing is found or joined here."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.days import UNDATED, DayRange
from dateline.model.ids import DocumentId, EntityId, EventId, EventMentionId, MentionId, StatementId
from dateline.model.span import Place, Span


class Factuality(enum.StrEnum):
    """Whether a telling says that the thing happens."""

    HAPPENED = "happened"
    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    UNCERTAIN = "uncertain"


class ParticipantRole(enum.StrEnum):
    """What someone or something is in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    LOCATION = "location"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone or something in an event. ``entity`` is ``None`` until mentions are joined."""

    role: ParticipantRole
    mention: MentionId
    span: Span
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A document's telling of something that happens.

    ``trigger`` is the word that tells it, ``clause`` the stretch around it that can be shown alone.
    ``lemma`` is the trigger's dictionary form, ``type`` a PLOVER type or a further one in capitals.
    ``days`` are never narrower than the text's; unknown where the text gives no date. ``timex`` is
    the span of the expression that dates it. ``according_to`` is the statement whose content holds
    it, ``None`` where the outlet itself tells it. ``place`` is the span of the place named for it.
    """

    doc: DocumentId
    trigger: Span
    clause: Span
    lemma: str
    type: str
    factuality: Factuality
    days: DayRange = UNDATED
    timex: Span | None = None
    participants: tuple[Participant, ...] = ()
    place: Span | None = None
    according_to: StatementId | None = None
    event: EventId | None = None

    @property
    def id(self) -> EventMentionId:
        """Id by place."""
        return EventMentionId(f"{self.doc}:e{self.trigger.start}-{self.trigger.end}")


@dataclass(frozen=True, slots=True)
class Event:
    """A happening, across the reports of a case.

    ``summary`` is the clause that tells it best. ``mentions`` are sorted ids. ``reasons`` say why
    tellings were joined.
    """

    id: EventId
    summary: Place
    type: str
    factuality: Factuality
    mentions: tuple[EventMentionId, ...]
    days: DayRange = UNDATED
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    reasons: tuple[str, ...] = ()
