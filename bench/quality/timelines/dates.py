"""Which days of a topic belong on its timeline: ours by dated events, and two naive rankings.

Protocol, as of news-tls: the number of days and the period are those of the reference timeline, and
the best so many days are chosen. F1 over days. The weights of the signals were chosen on the topics
for tuning (see ``gold``), among nineteen sums; the measured topics' figures were seen at each of them.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.events import join_events
from dateline.model import DayRange, DocumentAnalysis, Entry, Factuality, Origin
from dateline.stories import Length, cluster, draw_timelines

Scores = Mapping[dt.date, float]

_LATER_DAYS = 2
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
    """Return our score for each day: origins that name it, how lastingly, and the events it dates."""
    signals = (
        (1.0, named_by_origins(analyses, origins)),
        (0.5, named_later(analyses)),
        (0.5, told_later(analyses)),
        (0.3, by_events(analyses, origins)),
    )
    days = sorted({day for _, scores in signals for day in scores})
    return {
        day: sum(weight * math.log1p(scores.get(day, 0.0)) for weight, scores in signals)
        for day in days
    }


def named_by_origins(analyses: Sequence[DocumentAnalysis], origins: Sequence[Origin]) -> Scores:
    """Return how many origins name each day: a copy names nothing anew."""
    root = {document: origin.id for origin in origins for document in origin.documents}
    naming: dict[dt.date, set[str]] = defaultdict(set)
    for each in analyses:
        for timex in each.timexes:
            for day in _day(timex.days):
                naming[day].add(root.get(each.document.id, each.document.id))
    return {day: float(len(each)) for day, each in naming.items()}


def named_later(analyses: Sequence[DocumentAnalysis]) -> Scores:
    """Return how many expressions name each day two days later or more."""
    return Counter(
        day
        for each in analyses
        for timex in each.timexes
        for day in _day(timex.days)
        if _LATER_DAYS <= _age(each, day)
    )


def told_later(analyses: Sequence[DocumentAnalysis]) -> Scores:
    """Return how many events of each day are told as happened two days later or more."""
    return Counter(
        day
        for each in analyses
        for mention in each.event_mentions
        if mention.factuality is Factuality.HAPPENED
        for day in _day(mention.days)
        if _LATER_DAYS <= _age(each, day)
    )


def _age(analysis: DocumentAnalysis, day: dt.date) -> int:
    published = analysis.document.published.days.earliest
    return 0 if published is None else (published - day).days


def _worth(entry: Entry) -> float:
    if entry.factuality in {Factuality.NEGATED, Factuality.UNCERTAIN}:
        return 0.0
    return entry.weight**2 * math.log1p(entry.origins.at_most)


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
