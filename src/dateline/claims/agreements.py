"""Claims and events → agrees: reports of different origins that tell the same.

A copy agrees with nobody. Of each origin one telling stands for the others, so that forty reprints give
one relation and not eight hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dateline.claims.matter import Matter, only_once
from dateline.claims.units import Unit
from dateline.model import (
    Dimension,
    Event,
    EventMention,
    Factuality,
    OriginId,
    Place,
    Relation,
    RelationType,
)

_PERCENT = 100
_ONE_SPEAKER = 0.5
_NARROW_DAYS = 7
_SHARED_TERMS = 2
_HELD = 0.35
"""Share of the shorter telling's words, rare ones counting more, that the longer one has."""

_TOLD = frozenset({Factuality.HAPPENED, Factuality.PLANNED, Factuality.EXPECTED})

T = TypeVar("T")


def find_agreements(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each further origin that tells a claim, or dates an event, alike."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for relation in (*_of_claims(matter), *_of_events(matter)):
        one, other = relation.evidence_a[0], relation.evidence_b[0]
        key = (one.doc, matter.sentence_of(one), other.doc, matter.sentence_of(other))
        if (*key, relation.dimension) not in seen:
            seen.add((*key, relation.dimension))
            found.append(relation)
    return only_once(found)


def _of_claims(matter: Matter) -> Iterator[Relation]:
    for grouped in matter.grouped:
        if len({unit.doc for unit in grouped.units}) == 1:
            continue
        tellings = [(unit, matter.heard_from(unit.place)) for unit in grouped.units]
        for one, other in _couples(tellings, lambda unit: matter.age(unit.doc)):
            yield _same_claim(matter, one, other)


def _couples(
    tellings: Sequence[tuple[T, frozenset[OriginId]]], age: Callable[[T], tuple[object, ...]]
) -> Iterator[tuple[T, T]]:
    """Yield the earliest telling with the first of each origin that is not yet spoken for."""
    ordered = sorted(tellings, key=lambda pair: age(pair[0]))
    first, spoken = ordered[0][0], set(ordered[0][1])
    for telling, origins in ordered[1:]:
        if origins and spoken.isdisjoint(origins):
            spoken |= origins
            yield first, telling


def _same_claim(matter: Matter, one: Unit, other: Unit) -> Relation:
    likeness = round(matter.weights.dice(one.terms, other.terms) * _PERCENT)
    return Relation(
        RelationType.AGREES,
        _dimension(one, other),
        one.id,
        other.id,
        (one.place,),
        (other.place,),
        (f"{likeness} % alike, rare words counting more", apart(one, other)),
        confidence=min(1.0, likeness / _PERCENT) * trust(one, other),
    )


def apart(one: Unit, other: Unit) -> str:
    """Return in words how independent two tellings of different origins are."""
    if one.speakers.isdisjoint(other.speakers):
        return "no origin in common"
    return "two newsrooms, one speaker in both"


def trust(one: Unit, other: Unit) -> float:
    """Return what an agreement counts for: half where both have it from one speaker."""
    return 1.0 if one.speakers.isdisjoint(other.speakers) else _ONE_SPEAKER


def _dimension(one: Unit, other: Unit) -> Dimension:
    if one.numbers & other.numbers:
        return Dimension.NUMBER
    if any(a.is_day and a == b for a in one.days for b in other.days):
        return Dimension.DATE
    return Dimension.WORDING


def _of_events(matter: Matter) -> Iterator[Relation]:
    """Yield the reports that give one event the same days, or days within the other's."""
    for event in matter.events:
        told = [*_dated(matter, event)]
        if not told:
            continue
        tellings = [(one, matter.heard_from(Place(one.doc, one.clause))) for one in told]
        for one, other in _couples(tellings, lambda mention: matter.age(mention.doc)):
            nested = one.days.contains(other.days) or other.days.contains(one.days)
            one_matter = matter.context.related(one.doc, other.doc)
            if nested and one_matter and _alike(matter, one, other):
                yield _same_day(one, other)


def _dated(matter: Matter, event: Event) -> Iterable[EventMention]:
    for mention_id in event.mentions:
        mention = matter.event_mentions.get(mention_id)
        if mention is None or mention.factuality not in _TOLD:
            continue
        length = mention.days.days
        if length is not None and length <= _NARROW_DAYS:
            yield mention


def _alike(matter: Matter, one: EventMention, other: EventMention) -> bool:
    terms, others = _terms(matter, one), _terms(matter, other)
    shorter, longer = sorted((terms, others), key=len)
    enough = _SHARED_TERMS <= len(terms & others)
    return enough and _HELD <= matter.weights.held(shorter, longer)


def _terms(matter: Matter, mention: EventMention) -> frozenset[str]:
    terms = matter.terms[mention.doc]
    found = (terms.terms[token] for token in terms.tokens_of([mention.clause]))
    return frozenset(term for term in found if term is not None)


def _same_day(one: EventMention, other: EventMention) -> Relation:
    return Relation(
        RelationType.AGREES,
        Dimension.DATE,
        one.id,
        other.id,
        (Place(one.doc, one.clause),),
        (Place(other.doc, other.clause),),
        (f"one event, {one.days.edtf} and {other.days.edtf}", "no origin in common"),
    )
