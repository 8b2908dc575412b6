"""Statements → denies: who says in the negative what another says, without a verb of denying.

'There were no cracks in the wall' against 'the wall has cracks'. Only where nearly all of what is said
in the negative is what the other says, and not what has ceased or has not come yet: that is change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateline.claims.matter import Matter, only_once
from dateline.claims.terms import empty_terms, stem
from dateline.claims.units import Unit
from dateline.model import Dimension, Place, Polarity, Relation, RelationType
from dateline.text import fold

_HELD = 0.6
"""Share of what is said in the negative, rare words counting more, that the other says. At half of it
two statements about one thing would do; at .8 nearly the same words are needed."""

_SHARED_WORDS = 2
_SHARED_WORDS_OF_OTHERS = 3
"""Words in common where the reports do not open on the same things, or the outlet itself tells it."""

_FAR = dt.timedelta(days=21)
"""Days of publication apart beyond which what was said once is not what is turned down now."""

_REACH_NEGATION = 6
_REACH_CHANGE = 4
_CHANGES = frozenset(
    {
        "yet",
        "longer",
        "only",
        "more",
        "just",
        "until",
        "still",
        "immediately",
        "further",
        "other",
        "another",
        "new",
        "far",
    }
)
_UNTRUE = frozenset({"untrue", "false", "lie"})
_NEGATIVE_WORDS = frozenset(f"w:{stem(word)}" for word in ("true", *sorted(_UNTRUE)))


def find_contradictions(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each statement in the negative and each claim that says the opposite."""
    return only_once(
        _relation(matter, unit, other)
        for doc in sorted(matter.units, key=matter.age)
        for unit in matter.units[doc]
        for other in _opposites(matter, unit)
    )


def _opposites(matter: Matter, unit: Unit) -> Iterator[Unit]:
    """Yield of each report that says the opposite of *unit* the telling that does so best."""
    core = _core(matter, unit)
    if not core:
        return
    denied = unit.terms - empty_terms() - _NEGATIVE_WORDS
    best: dict[str, tuple[tuple[float, Place], Unit]] = {}
    near = {one.id: one for term in sorted(core) for one in matter.said.get(term, ())}
    for other in near.values():
        if (
            not other.hedged
            and _may_meet(matter, unit, other)
            and _says_it(matter, denied, unit, other)
        ):
            rank = (-matter.weights.held(denied, other.terms), other.place)
            if other.doc not in best or rank < best[other.doc][0]:
                best[other.doc] = (rank, other)
    for doc in sorted(best):
        yield best[doc][1]


def _core(matter: Matter, unit: Unit) -> frozenset[str]:
    """Return which words the negation falls on, none where *unit* denies nothing: one must be shared."""
    if unit.statement is None or unit.hedged or unit.polarity is not Polarity.POSITIVE:
        return frozenset()
    document = matter.terms[unit.doc]
    tokens, text = document.tokens_of([unit.place.span]), document.analysis.document.text
    reading = document.analysis.reading.tokens
    words = [fold(text[reading.starts[token] : reading.ends[token]]) for token in tokens]
    for at, token in enumerate(tokens):
        behind = [document.terms[one] for one in tokens[at + 1 : at + 1 + _REACH_NEGATION]]
        if words[at] in _UNTRUE or (
            document.negated[token] and words[at + 1 : at + 3] == ["true", "that"]
        ):
            return frozenset(term for term in unit.terms if term.startswith("w:")) - _NEGATIVE_WORDS
        if document.negated[token]:
            if not _CHANGES.isdisjoint(words[at + 1 : at + 1 + _REACH_CHANGE]):
                return frozenset()
            first = next((term for term in behind if term is not None and term[0] == "w"), None)
            return frozenset() if first is None else frozenset({first})
    return frozenset()


def _may_meet(matter: Matter, unit: Unit, other: Unit) -> bool:
    """Return whether *unit* can be an answer to *other*: another voice, no later day, one matter."""
    if not unit.speakers.isdisjoint(other.speakers) or unit.id == other.id:
        return False
    if unit.doc == other.doc and (other.own_voice or other.place.span.overlaps(unit.extent)):
        return False
    day, days = (matter.document(one.doc).published.days.latest for one in (unit, other))
    if day is None or days is None or day < days or _FAR < day - days:
        return False
    if unit.days and other.days and not any(a.intersects(b) for a in unit.days for b in other.days):
        return False
    if unit.numbers and other.numbers and unit.numbers.isdisjoint(other.numbers):
        return False
    both_name = unit.entities and other.entities
    if both_name and unit.entities.isdisjoint(other.entities):
        return False
    return matter.context.related(unit.doc, other.doc)


def _says_it(matter: Matter, denied: frozenset[str], unit: Unit, other: Unit) -> bool:
    words = sum(term.startswith("w:") for term in denied & other.terms)
    near = matter.one_matter(unit.doc, other.doc) and not other.own_voice
    least = _SHARED_WORDS if near else _SHARED_WORDS_OF_OTHERS
    return least <= words and _HELD <= matter.weights.held(denied, other.terms)


def _relation(matter: Matter, unit: Unit, other: Unit) -> Relation:
    return Relation(
        RelationType.DENIES,
        Dimension.POLARITY,
        matter.id_of(unit),
        matter.id_of(other),
        (Place(unit.doc, unit.extent),),
        (other.place,),
        ("says the opposite of what the other says", "in the negative, nearly the same words"),
    )
