"""Statements → denies: who turns down what somebody else says.

Bound by what is denied, where it is said, else by the accusation just before. A denial whose target is
not clear gives no relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from dateline.claims.matter import Matter, only_once
from dateline.claims.terms import stem
from dateline.claims.units import Unit
from dateline.model import (
    Dimension,
    DocumentId,
    Place,
    Polarity,
    Relation,
    RelationType,
    Stance,
)

_REACH_SENTENCES = 4
"""How far back a denial that names nothing may refer. Most refer to their own sentence or the one before;
8 binds denials to accusations of something else."""

_HELD = 0.5
"""Share of what is denied, rare words counting more, that an assertion has to say."""

_SHARED_TERMS = 2
_MOST_TARGETS = 3
_COMMON_TERM = 400
_SAID = frozenset({Stance.ACCUSES, Stance.ASSERTS, Stance.REPORTS, Stance.WARNS})


@cache
def _empty_terms() -> frozenset[str]:
    """Terms that say that something is denied and not what."""
    words = (
        "accusation", "accusations", "allegation", "allegations", "claim", "claims", "charge",
        "charges", "suggestion", "suggestions", "report", "reports", "assertion", "absurd", "false",
        "baseless", "untrue", "unfounded", "groundless", "fabricated", "fabrication", "lie", "lies",
        "nonsense", "rumour", "rumor", "ridiculous", "slander", "fake", "wrong", "wrongdoing",
        "involvement", "responsibility", "it", "that", "them", "any", "criticism", "statement",
    )  # fmt: skip
    return frozenset(f"w:{stem(word)}" for word in words)


def find_denials(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each denial and each thing that it denies."""
    postings = _index(matter)
    return only_once(
        relation
        for doc in sorted(matter.units)
        for unit in matter.units[doc]
        if unit.polarity is Polarity.NEGATIVE
        for relation in _deny(matter, unit, postings)
    )


def _index(matter: Matter) -> Mapping[str, list[Unit]]:
    """Return what is said, by its terms."""
    postings: dict[str, list[Unit]] = {}
    for doc in sorted(matter.units):
        for unit in matter.units[doc]:
            if _is_said(unit):
                for term in sorted(unit.terms):
                    postings.setdefault(term, []).append(unit)
    return postings


def _is_said(unit: Unit) -> bool:
    positive = unit.polarity is Polarity.POSITIVE and not unit.negated
    return positive and (unit.stance is None or unit.stance in _SAID)


def _deny(matter: Matter, denial: Unit, postings: Mapping[str, list[Unit]]) -> Iterator[Relation]:
    denied = denial.terms - _empty_terms() - {f"e:{one}" for one in denial.speakers}
    before = _accusation_before(matter, denial, denied)
    if before is not None:
        yield _relation(matter, denial, before, "the accusation that it answers, just before")
    if sum(term.startswith("w:") for term in denied):
        for unit in _who_says(matter, denial, denied, postings):
            yield _relation(matter, denial, unit, "says what is denied")


def _accusation_before(matter: Matter, denial: Unit, denied: frozenset[str]) -> Unit | None:
    """Return the nearest accusation before *denial*, if the denier is its target or it stands close."""
    at = matter.sentence_of(denial.place)
    for unit in reversed(matter.units[denial.doc]):
        distance = at - matter.sentence_of(unit.place)
        if unit.place.span.end > denial.extent.start or distance < 0:
            continue
        if _REACH_SENTENCES < distance:
            return None
        if _may_answer(denial, denied, unit, distance):
            return unit
    return None


def _may_answer(denial: Unit, denied: frozenset[str], unit: Unit, distance: int) -> bool:
    if not _is_said(unit) or unit.own_voice or not denial.speakers.isdisjoint(unit.speakers):
        return False
    names_denier = any(f"e:{one}" in unit.terms for one in denial.speakers)
    accuses = unit.stance is Stance.ACCUSES
    if any(term.startswith("w:") for term in denied):
        return accuses and names_denier and not denied.isdisjoint(unit.terms)
    return (accuses and (names_denier or distance <= 1)) or (names_denier and distance <= 1)


def _who_says(
    matter: Matter, denial: Unit, denied: frozenset[str], postings: Mapping[str, list[Unit]]
) -> Iterable[Unit]:
    """Return those that say what is denied, the likest first, at most one of each claim."""
    shared: dict[str, int] = {}
    units: dict[str, Unit] = {}
    for term in sorted(denied):
        said = postings.get(term, ())
        if len(said) <= _COMMON_TERM:
            for unit in said:
                shared[unit.id] = shared.get(unit.id, 0) + 1
                units[unit.id] = unit
    fitting = [
        units[one]
        for one in sorted(shared)
        if _SHARED_TERMS <= shared[one] and _is_answered(matter, denial, denied, units[one])
    ]
    fitting.sort(
        key=lambda unit: (-matter.weights.held(denied, unit.terms), *_nearness(denial, unit))
    )
    once: dict[str, Unit] = {}
    for unit in fitting:
        once.setdefault(matter.id_of(unit), unit)
    return tuple(once.values())[:_MOST_TARGETS]


def _nearness(denial: Unit, unit: Unit) -> tuple[bool, int, DocumentId, Place]:
    away = unit.doc != denial.doc
    return away, abs(unit.place.span.start - denial.place.span.start), unit.doc, unit.place


def _is_answered(matter: Matter, denial: Unit, denied: frozenset[str], unit: Unit) -> bool:
    """Return whether *unit* says what *denial* turns down, and somebody else says it."""
    both = denied & unit.terms
    if not any(term.startswith("w:") for term in both):
        return False
    if not denial.speakers.isdisjoint(unit.speakers):
        return False
    if unit.doc == denial.doc and unit.place.span.overlaps(denial.extent):
        return False
    return _HELD <= matter.weights.held(denied, unit.terms)


def _relation(matter: Matter, denial: Unit, unit: Unit, how: str) -> Relation:
    return Relation(
        RelationType.DENIES,
        Dimension.POLARITY,
        matter.id_of(denial),
        matter.id_of(unit),
        (Place(denial.doc, denial.extent),),
        (unit.place,),
        ("one side rejects what the other says", how),
    )
