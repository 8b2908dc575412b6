"""Document → its tellings of what happens, by rules over words, clauses, dates and statements.

Joins nothing across sentences or documents, and dates nothing that its own clause does not date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.events import words as w
from dateline.events.clauses import Clauses, find_clauses, shown_clause
from dateline.events.factuality import Sources, judge, mind_the_future
from dateline.events.participants import find_participants
from dateline.events.points import find_points, is_picture
from dateline.events.sayings import date_of_saying
from dateline.events.seen import find_seen
from dateline.events.sentence import Sentence, sentences_of
from dateline.events.standing import Speakers, Standing
from dateline.events.triggers import Shape, Trigger, find_triggers
from dateline.events.when import Said, When, date_triggers, is_behind
from dateline.model import (
    REPORTING_ROLES,
    Document,
    EntityType,
    EventMention,
    Factuality,
    Form,
    Mention,
    Participant,
    ParticipantRole,
    Reading,
    Role,
    Span,
    Statement,
    Timex,
)

_QUOTED = 5
"""Words between quotation marks that are someone's and no title or term."""
_LEAD = 2
"""Sentences of the body in which a saying can be the news itself."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The records of one sentence."""

    timexes: Sequence[Timex]
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    quotes: Sequence[Span]
    speakers: Speakers
    is_lead: bool
    """Whether it is a headline, or among the first sentences of the body."""


def find_events(
    document: Document,
    reading: Reading,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
) -> tuple[EventMention, ...]:
    """Return the tellings of happenings in *document*, in the text's order.

    Only headline, body and captions are read. A telling without a date of its own stays undated.
    """
    of_timex = _Index([(each.span, each) for each in timexes])
    of_mention = _Index([(each.span, each) for each in mentions])
    of_content = _Index([(each.extent, each) for each in statements])
    of_cue = _Index([(each.cue, each) for each in statements if each.cue is not None])
    of_quote = _Index([(each.inner, each.inner) for each in reading.quotations])
    speakers = Speakers(document, mentions)
    found: list[EventMention] = []
    body = 0
    for sentence in sentences_of(document, reading):
        if sentence.role not in REPORTING_ROLES:
            continue
        body += sentence.role is Role.BODY
        nearby = {
            each.id: each for each in (*of_content.at(sentence.span), *of_cue.at(sentence.span))
        }
        around = _Around(
            of_timex.at(sentence.span),
            of_mention.at(sentence.span),
            sorted(nearby.values(), key=lambda one: (one.extent, one.id)),
            of_quote.at(sentence.span),
            speakers,
            is_lead=sentence.role is Role.HEADLINE or body <= _LEAD,
        )
        found.extend(_tell(document, sentence, around))
    return tuple(found)


_T = TypeVar("_T")


class _Index(Generic[_T]):
    """Records by where they stand, for looking up those that touch a sentence."""

    def __init__(self, placed: Sequence[tuple[Span, _T]]) -> None:
        self._placed = sorted(placed, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._placed]
        self._longest = max((len(span) for span, _ in self._placed), default=0)

    def at(self, span: Span) -> list[_T]:
        """Return the records that overlap *span*, in the text's order."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [each for place, each in self._placed[low:high] if place.overlaps(span)]


def _tell(document: Document, sentence: Sentence, around: _Around) -> list[EventMention]:
    closed = _closed(sentence, around)
    tree = sentence.tree
    triggers = (
        find_triggers(sentence, closed) if tree is None else find_seen(sentence, tree, closed)
    )
    if is_picture(sentence):
        triggers = tuple(each for each in triggers if each.lemma not in w.OF_PICTURES)
    clauses = find_clauses(sentence, triggers)
    said = Said(tuple(around.statements), tuple(around.quotes))
    dates = date_triggers(sentence, clauses, triggers, around.timexes, said)
    told = [
        _telling(document, sentence, clauses, (trigger, when), around)
        for trigger, when in zip(triggers, dates, strict=True)
    ]
    if around.is_lead:
        told.extend(_sayings(document, sentence, clauses, told, around))
    return sorted(told, key=lambda one: one.trigger)


def _sayings(
    document: Document,
    sentence: Sentence,
    clauses: Clauses,
    told: Sequence[EventMention],
    around: _Around,
) -> Iterator[EventMention]:
    """Yield the sayings of *sentence* that are themselves the news, each once by its cue."""
    points = find_points(sentence, around.timexes)
    taken = [each.trigger for each in told]
    for each in around.statements:
        when = date_of_saying(sentence, each, points, told)
        if when is None or each.cue is None or any(each.cue.overlaps(one) for one in taken):
            continue
        if around.speakers.standing_of(each) not in {Standing.RECORDS, Standing.GOVERNS}:
            continue
        taken.append(each.cue)
        words = sentence.words_of(each.cue)
        announces = sentence.lower[words[0]] in w.ANNOUNCING
        trigger = Trigger(
            words[0], words[-1], "announce" if announces else "say", "OTHER", Shape.PAST
        )
        participants = tuple(
            Participant(ParticipantRole.ACTOR, one.id, one.span, one.entity)
            for one in around.mentions
            if one.id == each.speaker_mention and sentence.span.contains(one.span)
        )
        yield EventMention(
            doc=document.id,
            trigger=each.cue,
            clause=shown_clause(sentence, clauses, trigger, [each]),
            lemma=trigger.lemma,
            type=trigger.type,
            factuality=Factuality.HAPPENED,
            days=when.days,
            timex=when.timex,
            participants=participants,
        )


def _closed(sentence: Sentence, around: _Around) -> frozenset[int]:
    """Return the words that are no triggers: those of names and of dates."""
    closed: set[int] = set()
    for timex in around.timexes:
        closed.update(sentence.words_of(timex.span))
    for mention in around.mentions:
        if mention.form is Form.NAME and mention.type is not EntityType.EVENT:
            closed.update(sentence.words_of(mention.span))
    return frozenset(closed)


def _telling(
    document: Document,
    sentence: Sentence,
    clauses: Clauses,
    told: tuple[Trigger, When],
    around: _Around,
) -> EventMention:
    trigger, when = told
    span = sentence.cover(trigger.first, trigger.last)
    said = _holders(span, around.statements)
    participants, place = find_participants(sentence, clauses, trigger, around.mentions)
    factuality = judge(
        sentence,
        clauses,
        trigger,
        Sources(said, around.speakers, participants, quoted=_is_quoted(document, span, around)),
    )
    if is_behind(document, factuality, when):
        when = When()
    return EventMention(
        doc=document.id,
        trigger=span,
        clause=shown_clause(sentence, clauses, trigger, around.statements),
        lemma=trigger.lemma,
        type=trigger.type,
        factuality=mind_the_future(
            factuality, when.days, document.published.days, is_seen=_is_seen(sentence, trigger)
        ),
        days=when.days,
        timex=when.timex,
        participants=participants,
        place=place,
        according_to=said[0].id if said else None,
    )


def _is_seen(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether it is told as done, or as what a picture shows: no plan."""
    return trigger.shape is Shape.PAST or sentence.role is Role.CAPTION


def _is_quoted(document: Document, span: Span, around: _Around) -> bool:
    """Whether *span* stands between quotation marks, in words of some length: not the outlet's."""
    holding = [each for each in around.quotes if each.contains(span)]
    return any(_QUOTED <= len(each.of(document.text).split()) for each in holding)


def _holders(span: Span, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements whose content holds *span*, the innermost first."""
    holding = [each for each in statements if any(part.contains(span) for part in each.content)]
    return sorted(holding, key=lambda one: (len(one.extent), one.id))
