"""Stories and the entries of their timelines. Nothing is clustered or chosen here."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.days import UNDATED, DayRange
from dateline.model.event import Factuality
from dateline.model.ids import DocumentId, EntryId, EventId, StoryId
from dateline.model.provenance import OriginCount
from dateline.model.span import Place


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about one unfolding matter. ``title`` is a headline of one of them."""

    id: StoryId
    title: Place
    documents: tuple[DocumentId, ...]
    origins: OriginCount
    days: DayRange = UNDATED
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated event of a story, worded by a passage of a source.

    ``days`` unknown puts it on the undated shelf. ``weight`` is 0 to 1: how much the story's reports
    make of it, counted in origins.
    """

    id: EntryId
    story: StoryId
    wording: Place
    event: EventId
    factuality: Factuality
    evidence: tuple[Place, ...]
    outlets: int
    origins: OriginCount
    days: DayRange = UNDATED
    weight: float = 0.0
