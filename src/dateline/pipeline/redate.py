"""Dating an undated report again, with the days of its story's other reports.

Only reports that state no date are read again, and always from nothing: what a case says of them
depends on the reports in it and never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline import events, temporal
from dateline.model import (
    Basis,
    DayRange,
    DocumentAnalysis,
    DocumentId,
    Published,
    Story,
)


def undate(analyses: Sequence[DocumentAnalysis]) -> list[DocumentAnalysis]:
    """Return *analyses* with every inferred date inferred by the report's own text alone.

    A report without any date is that already: other reports only ever add one.
    """
    return [
        _read_again(one, None) if one.document.published.basis is Basis.INFERRED else one
        for one in analyses
    ]


def redate(
    analyses: Sequence[DocumentAnalysis], stories: Sequence[Story]
) -> tuple[DocumentAnalysis, ...]:
    """Return *analyses* with the undated reports of each story dated by the days of its others.

    A report that its own text dates keeps that date; one whose story has no dated report stays
    undated.
    """
    around = _days_around(analyses, stories)
    return tuple(
        _read_again(one, around[one.document.id])
        if one.document.published.basis is Basis.UNKNOWN and one.document.id in around
        else one
        for one in analyses
    )


def _days_around(
    analyses: Sequence[DocumentAnalysis], stories: Sequence[Story]
) -> dict[DocumentId, DayRange]:
    """Return the cover of the stated publication days of each document's story."""
    stated = {
        one.document.id: one.document.published.days
        for one in analyses
        if one.document.published.basis is Basis.STATED
    }
    around: dict[DocumentId, DayRange] = {}
    for story in stories:
        known = [stated[doc] for doc in story.documents if doc in stated]
        if known:
            cover = known[0]
            for days in known[1:]:
                cover = cover.cover(days)
            around.update(dict.fromkeys(story.documents, cover))
    return around


def _read_again(analysis: DocumentAnalysis, around: DayRange | None) -> DocumentAnalysis:
    """Return *analysis* with its publication date, times and events worked out again."""
    undated = Published(candidates=analysis.document.published.candidates)
    document = replace(analysis.document, published=undated)
    time = temporal.read_time(document, analysis.reading, around=around)
    document = replace(document, published=time.published)
    tellings = events.find_events(
        document, analysis.reading, time.timexes, analysis.mentions, analysis.statements
    )
    return replace(analysis, document=document, timexes=time.timexes, event_mentions=tellings)
