"""Sayings that are themselves the news: an office announces, finds or rules something on a day.

Finds no statement and judges none: it only says when a saying took place, where that is its story.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.points import Point
from dateline.events.sentence import Sentence
from dateline.events.when import When
from dateline.model import Directness, EventMention, Factuality, Polarity, Statement

_NEAR_CUE = 6
"""Words between a cue and the date of the saying, those of who is told between: set by hand."""
_AHEAD = frozenset({Factuality.PLANNED, Factuality.EXPECTED, Factuality.POSSIBLE})


def date_of_saying(
    sentence: Sentence,
    statement: Statement,
    points: Sequence[Point],
    told: Sequence[EventMention],
) -> When | None:
    """Return the day that *statement* was made, where its own date makes it news, else nothing.

    Nothing where what is said is dated itself, other than ahead: then that is the news; nor where it
    is a quotation alone, which is colour more often than news.
    """
    cue = statement.cue
    if cue is None or not sentence.span.contains(cue):
        return None
    if statement.polarity is Polarity.NEGATIVE or statement.parent is not None:
        return None
    if statement.directness is Directness.DIRECT:
        return None
    words = sentence.words_of(cue)
    near = [
        (gap, point)
        for point in points
        if point.days.is_day
        and not point.bounds
        and not any(part.overlaps(point.span) for part in statement.content)
        and (gap := max(point.first - words[-1], words[0] - point.last) - 1) <= _NEAR_CUE
    ]
    if not len(words) or not near:
        return None
    point = min(near, key=lambda one: (one[0], one[1].first))[1]
    if any(_is_dated_within(statement, each) or each.timex == point.span for each in told):
        return None
    return When(point.days, point.span)


def _is_dated_within(statement: Statement, told: EventMention) -> bool:
    """Whether *told* is part of what is said, has a day of its own and does not lie ahead."""
    inside = any(part.contains(told.trigger) for part in statement.content)
    return inside and told.timex is not None and told.factuality not in _AHEAD
