"""Which days of a topic belong on its timeline: ours by dated events, and two naive rankings.

Protocol, as of news-tls: the number of days and the period are those of the reference timeline, and
the best so many days are chosen. F1 over days; a topic's articles are a sample (see ``gold``).
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.events import join_events
from dateline.model import DocumentAnalysis, Entry, Factuality, Origin, Timex
from dateline.stories import Length, cluster, draw_timelines

Scores = Mapping[dt.date, float]

_FILL = 0.01
"""What naming a day adds: it fills a timeline that has more days than our events date. Ten times as
much lowers F1 by .005 on the topics for tuning, and so does nothing at all."""
_EVERYTHING = Length(base=100_000, least=0.0)


def by_events(analyses: Sequence[DocumentAnalysis], origins: Sequence[Origin]) -> Scores:
    """Return a score for each day: the weight of the timeline entries that it dates."""
    stories = cluster(analyses, origins)
    events = join_events(analyses)
    scores: dict[dt.date, float] = defaultdict(float)
    for entry in draw_timelines(stories, analyses, events, origins, _EVERYTHING):
        day = entry.days.earliest
        if day is not None and entry.days.is_day:
            scores[day] += _worth(entry)
    return scores


def ranked(analyses: Sequence[DocumentAnalysis], origins: Sequence[Origin]) -> Scores:
    """Return our score for each day: by events, and among days that date none by their naming."""
    events, named = by_events(analyses, origins), by_mentions(analyses)
    return {
        day: events.get(day, 0.0) + _FILL * math.log1p(named.get(day, 0.0))
        for day in sorted({*events, *named})
    }


def _worth(entry: Entry) -> float:
    if entry.factuality in {Factuality.NEGATED, Factuality.UNCERTAIN}:
        return 0.0
    return entry.weight**2 * math.log1p(entry.origins.at_most)


def by_mentions(analyses: Sequence[DocumentAnalysis]) -> Scores:
    """Return how many expressions of time name each day: the naive ranking to beat."""
    return Counter(day for each in analyses for timex in each.timexes for day in _day(timex))


def by_publications(analyses: Sequence[DocumentAnalysis]) -> Scores:
    """Return how many articles were published on each day."""
    days = (each.document.published.days.earliest for each in analyses)
    return Counter(day for day in days if day is not None)


def _day(timex: Timex) -> Sequence[dt.date]:
    first = timex.days.earliest
    return [first] if first is not None and timex.days.is_day else []


def chosen(scores: Scores, reference: frozenset[dt.date]) -> frozenset[dt.date]:
    """Return the best days inside the reference's period, as many as it has."""
    low, high = min(reference), max(reference)
    inside = [day for day in scores if low <= day <= high]
    return frozenset(sorted(inside, key=lambda day: (-scores[day], day))[: len(reference)])
