"""The dates of a sentence as points that can date an event. Resolves none and gives none away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.sentence import Sentence
from dateline.model import DayRange, Span, Timex, TimexType

_NOT_POINTS = frozenset("since until till by before after".split())
_VAGUE_VALUE = re.compile(r"_REF$")
_AROUND = frozenset({("and",), ("to",), ("or",), ("-",), ("and", "on")})
_GLUE_WORDS = 2
_GLUE = frozenset("on , of in at".split())
_PICTURES = frozenset(
    "picture photo image photograph photos pictures footage video handout".split()
)
_HANDED_OUT = frozenset("released distributed provided published obtained".split())


_LONGEST = 62
"""Days between two dates that stand together; 'in 1994 and 2010' are two times and no stretch."""


@dataclass(frozen=True, slots=True)
class Point:
    """A date in a sentence: words ``first`` to ``last``, and what it means.

    ``bounds`` where it says from when or until when and not when: 'since 2016', 'by June'.
    """

    first: int
    last: int
    days: DayRange
    span: Span
    bounds: bool = False


def find_points(sentence: Sentence, timexes: Sequence[Timex]) -> list[Point]:
    """Return the dates of *sentence* that name days, left to right; those that stand together as one."""
    points: list[Point] = []
    for timex in timexes:
        if not sentence.span.contains(timex.span) or timex.days.is_unknown:
            continue
        if timex.type not in {TimexType.DATE, TimexType.TIME} or _VAGUE_VALUE.search(timex.value):
            continue
        inside = sentence.words_of(timex.span)
        if len(inside):
            bounds = _bounds(sentence, inside[0], timex)
            points.append(Point(inside[0], inside[-1], timex.days, timex.span, bounds))
    return _of_scene(sentence, _joined(sentence, points))


def _bounds(sentence: Sentence, at: int, timex: Timex) -> bool:
    before = sentence.before(at)
    if before in {"the", "early", "late", "mid", "least", "end"}:
        before = sentence.before(at - 1)
    if timex.type is TimexType.TIME:
        return before == "until"
    return before in _NOT_POINTS


def _joined(sentence: Sentence, points: list[Point]) -> list[Point]:
    """Join dates that stand together: 'Tuesday and Wednesday', 'at 3 a.m. on Monday'."""
    joined: list[Point] = []
    for point in points:
        last = joined[-1] if joined else None
        both = None if last is None else _together(sentence, last, point)
        if both is None:
            joined.append(point)
        else:
            joined[-1] = both
    return joined


def _together(sentence: Sentence, a: Point, b: Point) -> Point | None:
    between = sentence.lower[a.last + 1 : b.first]
    around = a.days.cover(b.days).days
    if between in _AROUND and around is not None and around <= _LONGEST:
        return Point(a.first, b.last, a.days.cover(b.days), a.span, a.bounds)
    narrow = a.days.intersection(b.days)
    if narrow is None or _GLUE_WORDS < len(between) or not set(between) <= _GLUE:
        return None
    return Point(a.first, b.last, narrow, a.span if narrow == a.days else b.span, a.bounds)


def is_picture(sentence: Sentence) -> bool:
    """Tell whether the sentence says what a picture shows."""
    return not _PICTURES.isdisjoint(sentence.lower[:8])


def _of_scene(sentence: Sentence, points: list[Point]) -> list[Point]:
    """Leave out the day on which a picture was handed out: the scene is older."""
    if not is_picture(sentence) or len(points) <= 1:
        return points
    shown = [
        p for p in points if _HANDED_OUT.isdisjoint(sentence.lower[max(0, p.first - 14) : p.first])
    ]
    return shown or points
