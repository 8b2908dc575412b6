"""Which date belongs to which happening.

Resolves no date: the timexes come resolved. An event takes a date only from an expression in its own
clause, or through a participle that hangs on it; never from the publication date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events import words as w
from dateline.events.clauses import Clauses
from dateline.events.sentence import Sentence
from dateline.events.triggers import Shape, Trigger
from dateline.model import UNDATED, DayRange, Span, Statement, Timex, TimexType

_FAR = 40
_NEAR_CUE = 4
"""Words between a cue and a date that dates the saying: 'said late on Tuesday'. At double, dates of
short contents are lost; at half, 'told reporters on Tuesday' dates what was told."""

_NOT_POINTS = frozenset("since until till by before after".split())
_BRIDGES = frozenset(
    "on in at late early of the , by during for from last this and about around".split()
)


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event and the expression that gives them."""

    days: DayRange = UNDATED
    timex: Span | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    """A timex in a sentence: words ``first`` to ``last``, and what it means."""

    first: int
    last: int
    days: DayRange
    span: Span


def date_triggers(
    sentence: Sentence,
    clauses: Clauses,
    triggers: Sequence[Trigger],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
) -> tuple[When, ...]:
    """Return when each of *triggers* is, in their order."""
    points = _points(sentence, timexes)
    dated: list[When] = [When()] * len(triggers)
    for point in points:
        for index in _owners(sentence, clauses, triggers, point, statements):
            dated[index] = _nearer(dated[index], point, sentence, triggers[index])
    for index in range(len(triggers)):
        if dated[index].timex is None:
            dated[index] = _inherited(sentence, clauses, triggers, dated, index)
    return tuple(dated)


def _points(sentence: Sentence, timexes: Sequence[Timex]) -> list[_Point]:
    points: list[_Point] = []
    for timex in timexes:
        if not sentence.span.contains(timex.span) or timex.days.is_unknown:
            continue
        if timex.type not in {TimexType.DATE, TimexType.TIME} or timex.value.endswith("_REF"):
            continue
        inside = sentence.words_of(timex.span)
        if len(inside) and not _is_border(sentence, inside[0], timex):
            points.append(_Point(inside[0], inside[-1], timex.days, timex.span))
    return _joined(sentence, points)


def _is_border(sentence: Sentence, at: int, timex: Timex) -> bool:
    """Whether the date bounds a time and is not the time: 'since 2016', 'by June'."""
    before = sentence.before(at)
    if before in {"the", "early", "late", "mid"}:
        before = sentence.before(at - 1)
    if timex.type is TimexType.TIME and before in {"before", "after", "by", "until"}:
        return before == "until"
    return before in _NOT_POINTS


def _joined(sentence: Sentence, points: list[_Point]) -> list[_Point]:
    """Join dates that stand together: 'Tuesday and Wednesday', 'at 3 a.m. on Monday'."""
    joined: list[_Point] = []
    for point in points:
        if joined:
            last = joined[-1]
            between = sentence.lower[last.last + 1 : point.first]
            if between in {("and",), ("to",), ("or",), ("-",), ("and", "on")}:
                joined[-1] = _Point(last.first, point.last, last.days.cover(point.days), last.span)
                continue
            narrow = last.days.intersection(point.days)
            if len(between) <= 2 and set(between) <= {"on", ",", "of", "in", "at"} and narrow:
                span = last.span if narrow == last.days else point.span
                joined[-1] = _Point(last.first, point.last, narrow, span)
                continue
        joined.append(point)
    return joined


# ---------------------------------------------------------------- who owns a date


def _owners(
    sentence: Sentence,
    clauses: Clauses,
    triggers: Sequence[Trigger],
    point: _Point,
    statements: Sequence[Statement],
) -> list[int]:
    clause = clauses.of(point.first)
    near = [
        index
        for index, each in enumerate(triggers)
        if clauses.of(each.first) == clause
        and not _walled(sentence, each, point, statements)
        and not _is_postponed(sentence, each, point)
    ]
    if not near or _dates_a_saying(sentence, point, triggers, statements):
        return []
    costs = {index: _cost(sentence, triggers[index], point) for index in near}
    best = min(near, key=lambda index: (costs[index], index))
    if _FAR <= costs[best]:
        return []
    owners = [best]
    for index in near:
        if index != best and _shares(sentence, triggers[best], triggers[index], point):
            owners.append(index)
    return owners


def _cost(sentence: Sentence, trigger: Trigger, point: _Point) -> int:
    """Return how far the date stands from *trigger*, in words and what parts them."""
    if trigger.last < point.first:
        between = sentence.lower[trigger.last + 1 : point.first]
        if all(word in _BRIDGES for word in between):
            return 0
        distance = point.first - trigger.last
    else:
        distance = trigger.first - point.last
        between = sentence.lower[point.last + 1 : trigger.first]
        if trigger.is_noun and set(between) <= {"'s"}:
            return 0
    return distance + (3 if trigger.is_noun else 0) + (3 if trigger.shape is Shape.ING else 0)


def _shares(sentence: Sentence, owner: Trigger, other: Trigger, point: _Point) -> bool:
    """Whether *other* happens at the owner's date too."""
    low, high = min(owner.last, other.last), max(owner.first, other.first)
    between = sentence.lower[low + 1 : high]
    if owner.is_noun is False and other.is_noun is False:
        joined = (
            "and" in between and "to" not in between and point.first < min(owner.first, other.first)
        )
        return (joined or set(between) <= {"and", "then"}) and owner.shape is other.shape
    verb, noun = (other, owner) if owner.is_noun else (owner, other)
    return verb.first < noun.first and len(between) <= 4 and verb.lemma in w.LIGHT_VERBS


def _walled(
    sentence: Sentence, trigger: Trigger, point: _Point, statements: Sequence[Statement]
) -> bool:
    """Whether the words of a source part the two: one is inside what is said, the other outside."""
    at, when = sentence.spans[trigger.first], point.span
    for each in statements:
        inside = any(part.contains(at) for part in each.content)
        dated = any(part.overlaps(when) for part in each.content)
        if inside != dated:
            return True
    return False


def _dates_a_saying(
    sentence: Sentence,
    point: _Point,
    triggers: Sequence[Trigger],
    statements: Sequence[Statement],
) -> bool:
    """Whether the date stands beside the cue of a statement, which is no trigger itself."""
    for each in statements:
        if each.cue is None or not sentence.span.contains(each.cue):
            continue
        if any(part.overlaps(point.span) for part in each.content):
            continue
        cue = sentence.words_of(each.cue)
        if not len(cue) or any(cue[0] <= t.first <= cue[-1] for t in triggers):
            continue
        gap = max(point.first - cue[-1], cue[0] - point.last) - 1
        if gap <= _NEAR_CUE:
            return True
    return False


def _is_postponed(sentence: Sentence, trigger: Trigger, point: _Point) -> bool:
    """Whether *trigger* is the putting off and the date the one that it was put off to."""
    head = sentence.lower[trigger.first]
    return (
        not trigger.is_noun
        and head in w.POSTPONING
        and sentence.before(point.first) in {"to", "until", "till", "for"}
    )


def _nearer(known: When, point: _Point, sentence: Sentence, trigger: Trigger) -> When:
    if known.timex is None:
        return When(point.days, point.span)
    old = sentence.words_of(known.timex)
    gap_old = min(abs(old[0] - trigger.last), abs(trigger.first - old[-1]))
    gap_new = min(abs(point.first - trigger.last), abs(trigger.first - point.last))
    return When(point.days, point.span) if gap_new < gap_old else known


def _inherited(
    sentence: Sentence,
    clauses: Clauses,
    triggers: Sequence[Trigger],
    dated: Sequence[When],
    index: int,
) -> When:
    """Return the date of the trigger that a result hangs on: 'a blast on Monday that killed four'."""
    trigger = triggers[index]
    clause = clauses.of(trigger.first)
    opener = clauses.starts[clause]
    if clause == 0 or trigger.lemma not in w.RESULTS:
        return When()
    relative = sentence.lower[opener] in {"that", "which"} and trigger.first - opener <= 2
    participle = trigger.shape is Shape.ING and trigger.first == opener
    conjoined = (
        0 < index
        and triggers[index - 1].lemma in w.RESULTS
        and (clauses.of(triggers[index - 1].first) == clause)
    )
    if conjoined:
        return dated[index - 1]
    if not (relative or participle):
        return When()
    earlier = [i for i in range(index) if clauses.of(triggers[i].first) == clause - 1]
    return next((dated[i] for i in reversed(earlier) if dated[i].timex is not None), When())
