"""Small reports with names, dates and origins, for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from tests.factories import make_document

from dateline.events import find_events, join_events
from dateline.model import (
    DayRange,
    DocumentAnalysis,
    EntityId,
    EntityType,
    Entry,
    Form,
    Mention,
    Origin,
    OriginId,
    OriginKind,
    Span,
    Timex,
    TimexType,
)
from dateline.reader import read
from dateline.stories import cluster, draw_timelines

NAMES = ("Varnhaven", "Kelmara", "Reisk", "Torvia", "Hochtarn")


def report(
    title: str,
    body: str,
    *,
    published: str = "2025-03-04",
    dates: dict[str, str] | None = None,
    outlet: str = "Tidings",
    name: str | None = None,
) -> DocumentAnalysis:
    """Return a report with the names of ``NAMES`` and the *dates* that stand in it."""
    text = f"{title}\n\n{body}"
    document = make_document(
        text, published=published, headline=True, outlet=outlet, name=name or text
    )
    reading = read(document)
    mentions = tuple(
        Mention(
            document.id,
            Span(start, start + len(word)),
            Form.NAME,
            EntityType.GPE,
            word.lower(),
            entity=EntityId(f"x{word.lower()}"),
        )
        for word in NAMES
        for start in range(len(text))
        if text.startswith(word, start)
    )
    timexes = tuple(
        Timex(
            document.id,
            Span(text.index(words), text.index(words) + len(words)),
            TimexType.DATE,
            day,
            DayRange.day(dt.date.fromisoformat(day)),
        )
        for words, day in (dates or {}).items()
    )
    found = find_events(document, reading, timexes, mentions, ())
    return DocumentAnalysis(document, reading, timexes, mentions, (), found)


def origin(*analyses: DocumentAnalysis) -> Origin:
    """Return one certain origin behind *analyses*."""
    ids = tuple(sorted(each.document.id for each in analyses))
    return Origin(OriginId("o" + ids[0]), ids, OriginKind.NEWSROOM)


def timeline(analyses: Sequence[DocumentAnalysis], origins: Sequence[Origin]) -> tuple[Entry, ...]:
    """Return the entries of all stories of *analyses*."""
    documents = sorted(analyses, key=lambda one: one.document.id)
    events = join_events(documents)
    of = {mention: event.id for event in events for mention in event.mentions}
    linked = [
        replace(
            each,
            event_mentions=tuple(
                replace(mention, event=of.get(mention.id)) for mention in each.event_mentions
            ),
        )
        for each in documents
    ]
    return draw_timelines(cluster(linked, origins), linked, events, origins)


def wording(entry: Entry, analyses: Sequence[DocumentAnalysis]) -> str:
    """Return the words of *entry*."""
    texts = {each.document.id: each.document.text for each in analyses}
    return entry.wording.span.of(texts[entry.wording.doc])
