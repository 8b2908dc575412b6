"""Sentences with hand-made dates, names and statements, for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.factories import make_document

from dateline.attribution import find_statements
from dateline.entities import find_mentions
from dateline.events import find_events
from dateline.model import (
    DayRange,
    Directness,
    Document,
    DocumentAnalysis,
    EntityId,
    EntityType,
    EventMention,
    Form,
    Mention,
    Polarity,
    Span,
    SpeakerKind,
    Stance,
    Statement,
    Timex,
    TimexType,
)
from dateline.reader import read_by_rules as read

Dated = dict[str, str]


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def timex(document: Document, words: str, day: str) -> Timex:
    """A date: ``2025-03-03``, ``2025-03`` or ``2025``."""
    parts = [int(part) for part in day.split("-")]
    days = (
        DayRange.day(dt.date(*parts))
        if len(parts) == 3
        else DayRange.month(*parts)
        if len(parts) == 2
        else DayRange.year(parts[0])
    )
    return Timex(document.id, span_of(document.text, words), TimexType.DATE, day, days)


def name(document: Document, words: str, kind: EntityType = EntityType.ORG) -> Mention:
    key = words.lower()
    place = span_of(document.text, words)
    return Mention(document.id, place, Form.NAME, kind, key, entity=EntityId(f"x{key}"))


def statement(
    document: Document,
    content: str,
    cue: str | None = None,
    *,
    stance: Stance = Stance.ASSERTS,
    polarity: Polarity = Polarity.POSITIVE,
) -> Statement:
    text = document.text
    return Statement(
        document.id,
        (span_of(text, content),),
        None if cue is None else span_of(text, cue),
        None,
        SpeakerKind.OFFICE,
        Directness.INDIRECT,
        polarity=polarity,
        stance=stance,
    )


def tell(
    text: str,
    dates: Dated | None = None,
    *,
    names: tuple[tuple[str, EntityType], ...] = (),
    said: tuple[tuple[str, str, Stance, Polarity], ...] = (),
    published: str | None = "2025-03-04",
    headline: bool = False,
    outlet: str | None = None,
) -> DocumentAnalysis:
    """Return the analysis of *text* with its event mentions."""
    document = make_document(text, published=published, headline=headline, outlet=outlet, name=text)
    reading = read(document)
    timexes = tuple(timex(document, words, day) for words, day in (dates or {}).items())
    mentions = tuple(name(document, words, kind) for words, kind in names)
    statements = tuple(
        statement(document, content, cue, stance=stance, polarity=polarity)
        for content, cue, stance, polarity in said
    )
    found = find_events(document, reading, timexes, mentions, statements)
    return DocumentAnalysis(document, reading, timexes, mentions, statements, found)


def by_word(analysis: DocumentAnalysis) -> dict[str, EventMention]:
    """Return the event mentions by their trigger's words."""
    text = analysis.document.text
    return {each.trigger.of(text): each for each in analysis.event_mentions}


def report(
    text: str,
    dates: Dated | None = None,
    *,
    published: str = "2025-03-04",
    headline: bool = False,
    outlet: str | None = None,
) -> DocumentAnalysis:
    """Return the analysis of *text* with the names and statements that the stages find in it.

    Each name is an entity of its own, by its key.
    """
    document = make_document(text, published=published, headline=headline, outlet=outlet, name=text)
    reading = read(document)
    mentions = tuple(
        replace(each, entity=EntityId(each.key)) for each in find_mentions(document, reading)
    )
    timexes = tuple(timex(document, words, day) for words, day in (dates or {}).items())
    statements = find_statements(document, reading, mentions)
    found = find_events(document, reading, timexes, mentions, statements)
    return DocumentAnalysis(document, reading, timexes, mentions, statements, found)
