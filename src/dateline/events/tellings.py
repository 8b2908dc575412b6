"""Event mentions made ready for comparing: their words, entities, numbers and days.

Compares nothing. Tellings too weak to stand for a happening are left out here.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline import resources
from dateline.events import words as w
from dateline.events.near import Near, NearFinder, content_words
from dateline.events.synonyms import kind_of
from dateline.events.triggers import is_listed
from dateline.model import (
    DayRange,
    DocumentAnalysis,
    EventMention,
    Factuality,
    Mention,
    MentionId,
    ParticipantRole,
    Role,
    Span,
)
from dateline.text import fold

_WORD = re.compile(r"[^\W_]+")
_LEFT_CONTEXT = 48
_UNDER_WAY = re.compile(
    r"(?:\b(?:during|after|following) (?:the |a |an |its |their |his |her )?(?:[a-z-]{1,12} )?"
    r"|\b(?:first|second|third|opening|last|final) (?:day|hour|session)s? of (?:the |its )?(?:[a-z-]{1,12} )?)$"
)
_COMPARED = 400
"""Code points of a clause that are compared; more costs time and says nothing new."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event mention with what it is compared by. ``wording`` is its clause, folded."""

    mention: EventMention
    kind: str
    wording: str
    words: frozenset[str]
    entities: frozenset[str]
    actors: frozenset[str]
    targets: frozenset[str]
    """Whom or where it is done to; a city counts as its country."""
    numbers: frozenset[str]
    published: DayRange
    role: Role
    nominal: bool
    near: Near
    under_way: bool
    """A noun that is told as going on or over: 'during the hearing', 'the first day of hearings'."""
    taken_up: bool
    """A noun that says no more than which: 'after the explosion'. What it is was told elsewhere."""

    @property
    def days(self) -> DayRange:
        """The days of the mention."""
        return self.mention.days

    @property
    def order(self) -> tuple[dt.date, str]:
        """Sort key: published first, then by id; reports without a date come last."""
        return (self.published.earliest or dt.date.max, self.mention.id)


def read_tellings(analyses: Iterable[DocumentAnalysis], *, weak: bool = False) -> list[Telling]:
    """Return the tellings of *analyses* in order of publication.

    Those too weak to stand for a happening of their own are left out, unless *weak* asks for them.
    """
    found = [each for analysis in analyses for each in _of_document(analysis, weak=weak)]
    return sorted(found, key=lambda one: one.order)


def _of_document(analysis: DocumentAnalysis, *, weak: bool) -> list[Telling]:
    names = {each.id: each for each in analysis.mentions}
    placed = sorted(
        ((each.span, _name(each)) for each in analysis.mentions), key=lambda one: one[0]
    )
    clauses: dict[Span, _Clause] = {}
    near = NearFinder(analysis)
    found = []
    for mention in analysis.event_mentions:
        if not weak and is_weak(mention, analysis.document.text):
            continue
        if mention.clause not in clauses:
            clauses[mention.clause] = _clause(analysis, mention.clause, placed)
        clause, is_bare = clauses[mention.clause], near.is_bare(mention.trigger)
        found.append(
            _telling(analysis, mention, names, clause, near.around(mention), is_bare=is_bare)
        )
    return found


@dataclass(frozen=True, slots=True)
class _Clause:
    wording: str
    words: frozenset[str]
    numbers: frozenset[str]
    entities: frozenset[str]
    role: Role


def _clause(analysis: DocumentAnalysis, span: Span, placed: Sequence[tuple[Span, str]]) -> _Clause:
    text = analysis.document.text
    wording = fold(span.of(text)[:_COMPARED])
    words = frozenset(content_words(wording))
    inside = frozenset(name for where, name in placed if span.contains(where))
    index = analysis.reading.sentence_at(span.start)
    role = (
        Role.BODY if index is None else analysis.document.blocks[analysis.reading.block[index]].role
    )
    numbers = frozenset(word for word in words if word.isdigit() or word in w.NUMBER_WORDS)
    return _Clause(" ".join(_WORD.findall(wording)), words - numbers, numbers, inside, role)


def _telling(
    analysis: DocumentAnalysis,
    mention: EventMention,
    names: Mapping[MentionId, Mention],
    clause: _Clause,
    near: Near,
    *,
    is_bare: bool,
) -> Telling:
    people = {
        each: _name(names[each.mention]) for each in mention.participants if each.mention in names
    }
    text = analysis.document.text
    nominal = is_nominal(mention, text)
    actors = frozenset(
        name
        for each, name in people.items()
        if each.role is ParticipantRole.ACTOR and not _is_oblique(text, each.span)
    )
    return Telling(
        mention=mention,
        kind=kind_of(mention.lemma),
        wording=clause.wording,
        words=clause.words,
        entities=clause.entities | frozenset(people.values()),
        actors=actors,
        targets=frozenset(
            _target(names[each.mention])
            for each in people
            if each.role in {ParticipantRole.RECIPIENT, ParticipantRole.LOCATION}
        ),
        numbers=clause.numbers,
        published=analysis.document.published.days,
        role=clause.role,
        nominal=nominal,
        near=near.with_names(people.values()),
        under_way=is_under_way(mention, text),
        taken_up=nominal and is_bare,
    )


def _target(mention: Mention) -> str:
    kind, _, rest = mention.key.partition(":")
    if kind in {"city", "country"}:
        return f"country:{rest.rpartition(',')[2]}"
    return _name(mention)


def _is_oblique(text: str, span: Span) -> bool:
    """Whether a preposition stands before the name: 'the union in Kelmara' is not Kelmara."""
    before = text[max(0, span.start - _LEFT_CONTEXT) : span.start].lower().split()[-3:]
    at = next((word for word in reversed(before) if word not in w.ARTICLES), "")
    return at in w.PREPOSITIONS and at != "by"


def _name(mention: Mention) -> str:
    return mention.entity or mention.key


def is_nominal(mention: EventMention, text: str) -> bool:
    """Tell whether the trigger can be a noun: such a telling proves less that the thing is done."""
    return mention.trigger.of(text).lower() in resources.event_nouns()


def is_under_way(mention: EventMention, text: str) -> bool:
    """Tell whether a noun is told as going on or over, in the outlet's own voice or a speaker's."""
    before = text[max(0, mention.trigger.start - _LEFT_CONTEXT) : mention.trigger.start].lower()
    return is_nominal(mention, text) and _UNDER_WAY.search(before) is not None


def is_weak(mention: EventMention, text: str) -> bool:
    """Tell whether a telling is too weak for an event of its own: no date, no one, no fact."""
    if mention.lemma not in w.SAYING and not is_listed(mention.lemma, mention.type):
        return True
    if mention.days.is_unknown is False:
        return False
    if mention.factuality in {Factuality.NEGATED, Factuality.UNCERTAIN}:
        return not mention.participants or is_nominal(mention, text)
    alone = not mention.participants and mention.place is None
    return alone and is_nominal(mention, text) and not is_under_way(mention, text)


def rarity(tellings: Sequence[Telling]) -> dict[str, float]:
    """Return how much each word or entity tells apart: log of its rarity, over distinct wordings."""
    seen: Counter[str] = Counter()
    wordings: set[tuple[str, str, frozenset[str]]] = set()
    for each in tellings:
        key = (each.mention.doc, each.wording, each.entities)
        if key not in wordings:
            wordings.add(key)
            seen.update(each.words | each.entities)
    total = len(wordings)
    return {name: math.log(1 + (total + 1) / count) for name, count in seen.items()}
