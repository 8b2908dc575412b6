"""Stories and events → the entries of their timelines: which events a reader is shown, and how.

Words nothing and dates nothing: days come from the events, wording is a passage of a report. Weight
counts origins, never articles: copies of a copy add nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import (
    DayRange,
    DocumentAnalysis,
    DocumentId,
    Entry,
    EntryId,
    Event,
    EventMention,
    EventMentionId,
    Factuality,
    Origin,
    OriginCount,
    OriginCounter,
    Place,
    Role,
    Story,
    digest,
)
from dateline.stories.cluster import origins_behind, origins_of
from dateline.stories.days import share_of_day, weigh_days
from dateline.stories.doubles import Candidate, drop_doubles
from dateline.stories.wording import Words, says_something
from dateline.stories.worth import Told, is_nominal, worth_of

_FURTHER = 0.2
"""What each further line of a day stands back by, when a timeline is too long."""


@dataclass(frozen=True, slots=True)
class Length:
    """How many entries a timeline has at most, and how much an event must weigh."""

    base: int = 10
    per_root: float = 5.0
    least: float = 0.36
    longest_days: int = 366
    undated_origins: int = 2
    least_undated: float = 0.42
    undated_share: float = 0.25
    """The undated shelf is at most this share of the dated entries."""

    def entries(self, documents: int) -> int:
        """Return the most dated entries for a story of so many reports."""
        return self.base + int(self.per_root * math.sqrt(documents))


@dataclass(frozen=True, slots=True)
class _Case:
    """Look-ups over the whole case."""

    documents: Mapping[DocumentId, DocumentAnalysis]
    mentions: Mapping[EventMentionId, EventMention]
    behind: Mapping[DocumentId, tuple[Origin, ...]]
    words: Words
    counter: OriginCounter
    days: Mapping[dt.date, float]
    share: float
    """What a day counts in the weight of its lines."""


def draw_timelines(
    stories: Sequence[Story],
    analyses: Sequence[DocumentAnalysis],
    events: Sequence[Event],
    origins: Sequence[Origin],
    length: Length | None = None,
) -> tuple[Entry, ...]:
    """Return the timeline entries of *stories*: story by story, by first day, undated ones last."""
    behind = origins_of(origins)
    documents = {each.document.id: each for each in analyses}
    case = _Case(
        documents,
        {mention.id: mention for each in analyses for mention in each.event_mentions},
        behind,
        Words(documents, origins),
        OriginCounter(origins),
        weigh_days(analyses, behind),
        share_of_day(len(origins)),
    )
    told = _tellings(stories, events, case)
    entries: list[Entry] = []
    for story in stories:
        entries.extend(_timeline(story, told.get(story.id, []), case, length or Length()))
    return tuple(entries)


def _tellings(
    stories: Sequence[Story], events: Iterable[Event], case: _Case
) -> dict[str, list[tuple[Event, tuple[EventMention, ...]]]]:
    """Return for each story its events, with the tellings that its own reports give."""
    story_of = {document: story.id for story in stories for document in story.documents}
    told: dict[str, list[tuple[Event, tuple[EventMention, ...]]]] = defaultdict(list)
    for event in events:
        parts: dict[str, list[EventMention]] = defaultdict(list)
        for key in event.mentions:
            mention = case.mentions.get(key)
            if mention is not None and mention.doc in story_of:
                parts[story_of[mention.doc]].append(mention)
        for story, mentions in parts.items():
            told[story].append((event, tuple(mentions)))
    return told


def _timeline(
    story: Story,
    told: Sequence[tuple[Event, tuple[EventMention, ...]]],
    case: _Case,
    length: Length,
) -> list[Entry]:
    candidates = [
        _candidate(story, event, mentions, case)
        for event, mentions in told
        if _is_placed(event.days, length)
    ]
    kept = drop_doubles([each for each in candidates if length.least <= each.weight])
    kept = [
        replace(each, weight=_with_day(each, case))
        for each in kept
        if not each.subordinate or says_something(each.wording.span)
    ]
    ranked = sorted(kept, key=lambda one: (-one.weight, one.event.id))
    dated = _by_days([each for each in ranked if not each.event.days.is_unknown])
    dated = dated[: length.entries(len(story.documents))]
    undated = [
        each for each in ranked if each.event.days.is_unknown and _is_shared(each, case, length)
    ]
    undated = undated[: max(1, int(len(dated) * length.undated_share))]
    entries = [_entry(story, each, case) for each in (*dated, *undated)]
    return sorted(entries, key=_order)


def _by_days(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return dated lines with each further one of a day moved back: days first, then detail."""
    lines: Counter[DayRange] = Counter()
    placed = []
    for each in ranked:
        placed.append((lines[each.event.days] * _FURTHER - each.weight, each.event.id, each))
        lines[each.event.days] += 1
    return [each for _, _, each in sorted(placed, key=lambda one: one[:2])]


def _with_day(candidate: Candidate, case: _Case) -> float:
    """Return the weight of a line: its event's, and what the reports make of its day."""
    days = candidate.event.days
    if days.earliest is None or not days.is_day:
        return candidate.weight
    day = case.days.get(days.earliest, 0.0)
    return (1 - case.share) * candidate.weight + case.share * day


def _is_placed(days: DayRange, length: Length) -> bool:
    """Whether the days are close enough to stand on a line, or there are none at all."""
    return days.is_unknown or (days.days is not None and days.days <= length.longest_days)


def _is_shared(candidate: Candidate, case: _Case, length: Length) -> bool:
    told = {Factuality.HAPPENED, Factuality.ALLEGED, Factuality.PLANNED, Factuality.DENIED}
    return (
        candidate.event.factuality in told
        and length.least_undated <= candidate.weight
        and not candidate.nominal
        and length.undated_origins <= _count(candidate, case).at_least
    )


def _candidate(
    story: Story, event: Event, mentions: Sequence[EventMention], case: _Case
) -> Candidate:
    tellings = [_told(mention, case) for mention in mentions]
    documents = sorted({mention.doc for mention in mentions})
    roots = origins_behind(documents, case.behind)
    weight = worth_of(event, tellings, len(roots) or len(documents), story)
    worded = case.words.choose(event, tellings)
    part = case.words.dated_part(worded)
    wording = Place(worded.doc, part or worded.clause)
    text = case.documents[wording.doc].document.text
    places = tuple(sorted({Place(mention.doc, mention.clause) for mention in mentions}))
    return Candidate(
        event=event,
        wording=wording,
        text=wording.span.of(text),
        weight=weight,
        evidence=places,
        lemmas=frozenset(mention.lemma for mention in mentions),
        nominal=is_nominal(tellings),
        subordinate=part is not None,
    )


def _told(mention: EventMention, case: _Case) -> Told:
    analysis = case.documents[mention.doc]
    reading = analysis.reading
    index = reading.sentence_at(mention.trigger.start)
    block = None if index is None else analysis.document.blocks[reading.block[index]]
    return Told(
        mention=mention,
        word=mention.trigger.of(analysis.document.text).lower(),
        role=Role.BODY if block is None else block.role,
        sentence=index or 0,
        published=analysis.document.published.days,
    )


def _count(candidate: Candidate, case: _Case) -> OriginCount:
    return case.counter.count_at(candidate.evidence)


def _entry(story: Story, candidate: Candidate, case: _Case) -> Entry:
    event = candidate.event
    documents = sorted({place.doc for place in candidate.evidence})
    outlets = {
        d.outlet.name if d.outlet is not None else d.id
        for each in documents
        for d in (case.documents[each].document,)
    }
    return Entry(
        id=EntryId(f"t{digest(story.id, event.id)}"),
        story=story.id,
        wording=candidate.wording,
        event=event.id,
        factuality=event.factuality,
        evidence=candidate.evidence,
        outlets=len(outlets),
        origins=_count(candidate, case),
        days=event.days,
        weight=round(candidate.weight, 4),
    )


def _order(entry: Entry) -> tuple[bool, dt.date, dt.date, str]:
    days = entry.days
    first = days.earliest or days.latest or dt.date.max
    return (days.is_unknown, first, days.latest or dt.date.max, entry.id)
