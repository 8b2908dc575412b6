"""Which days of a topic belong on its timeline: those of the package's entries, and two naive rankings.

Protocol, as of news-tls: the number of days and the period are those of the reference timeline, and
the best so many days are chosen. F1 over days. It ranks nothing itself: days stand in the order of the
weights that ``stories`` gives its entries, at the lengths that it gives by default.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.events import join_events
from dateline.model import DayRange, DocumentAnalysis, Origin
from dateline.stories import cluster, draw_timelines

Scores = Mapping[dt.date, float]


def by_entries(analyses: Sequence[DocumentAnalysis], origins: Sequence[Origin]) -> Scores:
    """Return for each day the weight of the weightiest entry of it that the package gives out."""
    stories = cluster(analyses, origins)
    events = join_events(analyses)
    scores: dict[dt.date, float] = defaultdict(float)
    for entry in draw_timelines(stories, analyses, events, origins):
        day = entry.days.earliest
        if day is not None and entry.days.is_day:
            scores[day] = max(scores[day], entry.weight)
    return scores


def by_mentions(analyses: Sequence[DocumentAnalysis]) -> Scores:
    """Return how many expressions of time name each day: the naive ranking to beat."""
    return Counter(day for each in analyses for timex in each.timexes for day in _day(timex.days))


def by_publications(analyses: Sequence[DocumentAnalysis]) -> Scores:
    """Return how many articles were published on each day."""
    days = (each.document.published.days.earliest for each in analyses)
    return Counter(day for day in days if day is not None)


def _day(days: DayRange) -> Sequence[dt.date]:
    first = days.earliest
    return [first] if first is not None and days.is_day else []


def chosen(scores: Scores, reference: frozenset[dt.date]) -> frozenset[dt.date]:
    """Return the best days inside the reference's period, as many as it has."""
    low, high = min(reference), max(reference)
    inside = [day for day in scores if low <= day <= high]
    return frozenset(sorted(inside, key=lambda day: (-scores[day], day))[: len(reference)])
