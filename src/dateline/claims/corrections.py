"""Sentences → revises: a report that corrects itself ('An earlier version of this report said …').

The corrected words are those that the sentence quotes; what holds now is the report's own telling of the
same, else the sentence behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.claims.matter import Matter, only_once
from dateline.claims.terms import empty_terms
from dateline.claims.units import Unit
from dateline.model import Dimension, Place, Relation, RelationType

_EARLIER = re.compile(
    r"^(?:an?|the|our)? ?(?:earlier|previous|original|first) version of (?:this|the|our) "
    r"(?:report|article|story|piece|post|text)$"
)
_SHARED_TERMS = 2


def find_corrections(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each statement that a report puts down to its own earlier version."""
    return only_once(
        relation
        for doc in sorted(matter.units, key=matter.age)
        for unit in matter.units[doc]
        if _is_earlier_version(matter, unit)
        for relation in _of(matter, unit)
    )


def _is_earlier_version(matter: Matter, unit: Unit) -> bool:
    if unit.source is None:
        return False
    words = unit.source.of(matter.document(unit.doc).text).casefold().split()
    return _EARLIER.match(" ".join(words)) is not None


def _of(matter: Matter, earlier: Unit) -> Iterator[Relation]:
    now = _telling_now(matter, earlier)
    behind = _sentence_behind(matter, earlier)
    places = tuple(place for place in (behind, now.place if now else None) if place is not None)
    if not places:
        return
    dimension = Dimension.NUMBER if earlier.numbers else Dimension.WORDING
    yield Relation(
        RelationType.REVISES,
        dimension,
        (now or earlier).id,
        earlier.id,
        places,
        (earlier.place,),
        ("the report corrects an earlier version of itself",),
    )


def _telling_now(matter: Matter, earlier: Unit) -> Unit | None:
    """Return the telling of the report that has most in common with the corrected words."""
    here = matter.sentence_of(earlier.place)
    fitting = []
    for unit in matter.units[earlier.doc]:
        shared = (unit.terms & earlier.terms) - empty_terms()
        if _SHARED_TERMS <= len(shared) and matter.sentence_of(unit.place) != here:
            fitting.append((-matter.weights.sum(shared), unit.place, unit))
    return min(fitting, key=lambda one: one[:2])[2] if fitting else None


def _sentence_behind(matter: Matter, earlier: Unit) -> Place | None:
    reading = matter.analysis(earlier.doc).reading
    here = matter.sentence_of(earlier.place)
    behind = here + 1
    if here < 0 or len(reading.sentences) <= behind or reading.block[here] != reading.block[behind]:
        return None
    return Place(earlier.doc, reading.sentences[behind])
