"""Tellings → conflicts: the same told in nearly the same words, with another number or on another day.

Only on one day of publication and from two origins: later, things may have moved on. Whatever else
differs, be it a verb, an actor or the noun that is counted, makes it another thing and is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from dateline.claims.matter import Matter, only_once
from dateline.claims.quantities import Quantity, can_both_hold, find_quantities
from dateline.claims.units import Unit
from dateline.model import DayRange, Dimension, Polarity, Relation, RelationType

_HELD = 0.85
"""Share of the shorter telling's words, rare ones counting more, that the longer one has. At .7 'killed
12' and 'wounded 32' in one market would be one thing."""

_SHARED_WORDS = 2
_SHARED_TERMS = 3
_MOST_OF_A_DAY = 40
"""Tellings of one day that share a rare word and are compared two by two."""


def find_differences(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each two sentences that give the same thing two numbers or two days."""
    seen: set[object] = set()
    found = []
    for one, other in _couples(matter):
        for relation in (*_numbers(matter, one, other), *_days(matter, one, other)):
            sentences = (matter.sentence_of(one.place), matter.sentence_of(other.place))
            key = (relation.dimension, one.doc, other.doc, *sentences)
            if key not in seen:
                seen.add(key)
                found.append(relation)
    return only_once(found)


def _couples(matter: Matter) -> Iterator[tuple[Unit, Unit]]:
    """Yield tellings of one day that are much alike, from two origins, the later document's first."""
    seen: set[tuple[str, str]] = set()
    for near in _by_day_and_word(matter).values():
        kept = near[:_MOST_OF_A_DAY]
        for at, one in enumerate(kept):
            for other in kept[:at]:
                if (one.id, other.id) in seen:
                    continue
                seen.add((one.id, other.id))
                if _is_same_thing(matter, one, other) and _is_another_voice(matter, one, other):
                    yield one, other


def _by_day_and_word(matter: Matter) -> Mapping[tuple[dt.date, str], list[Unit]]:
    """Return the tellings that count or date something, by the day of their report and each word."""
    found: dict[tuple[dt.date, str], list[Unit]] = {}
    for doc in sorted(matter.units, key=matter.age):
        published = matter.document(doc).published.days
        if not published.is_day or published.latest is None:
            continue
        for unit in filter(_may_differ, matter.units[doc]):
            for term in matter.weights.telling(unit.terms):
                found.setdefault((published.latest, term), []).append(unit)
    return found


def _may_differ(unit: Unit) -> bool:
    if unit.polarity is not Polarity.POSITIVE or unit.negated:
        return False
    return bool(unit.numbers or unit.days)


def _is_same_thing(matter: Matter, one: Unit, other: Unit) -> bool:
    """Return whether the shorter of the two says nothing that the longer does not, and enough."""
    if one.doc == other.doc or not matter.context.related(one.doc, other.doc):
        return False
    both = one.terms & other.terms
    words = sum(term.startswith("w:") for term in both)
    if words < _SHARED_WORDS or len(both) < _SHARED_TERMS:
        return False
    shorter, longer = sorted((one, other), key=lambda unit: (len(unit.terms), unit.id))
    if shorter.entities and longer.entities and not shorter.entities <= longer.entities:
        return False
    return _HELD <= matter.weights.held(shorter.terms, longer.terms)


def _is_another_voice(matter: Matter, one: Unit, other: Unit) -> bool:
    if not one.speakers.isdisjoint(other.speakers):
        return False
    return matter.heard_from(one.place).isdisjoint(matter.heard_from(other.place))


def _numbers(matter: Matter, one: Unit, other: Unit) -> Iterator[Relation]:
    """Yield the conflict of the only two counts of one thing, where not both can hold."""
    counts, others = _counts(matter, one), _counts(matter, other)
    if len(counts) != 1 or len(others) != 1 or _are_apart(one.days, other.days):
        return
    count, told = counts[0], others[0]
    if count.what == told.what and not can_both_hold(count, told):
        shown = f"{told.value:,g} and {count.value:,g}"
        yield _relation(matter, Dimension.NUMBER, one, other, f"{shown} of the same")


def _counts(matter: Matter, unit: Unit) -> list[Quantity]:
    return [*find_quantities(matter.terms[unit.doc], unit.place.span)]


def _are_apart(days: tuple[DayRange, ...], others: tuple[DayRange, ...]) -> bool:
    return bool(days and others) and not any(a.intersects(b) for a in days for b in others)


def _days(matter: Matter, one: Unit, other: Unit) -> Iterator[Relation]:
    """Yield the conflict of the only two days that something is given, in as many words."""
    if len(one.days) != 1 or len(other.days) != 1 or one.numbers != other.numbers:
        return
    day, told = one.days[0], other.days[0]
    alike = _HELD <= matter.weights.dice(one.terms, other.terms)
    if alike and day.is_day and told.is_day and day != told:
        yield _relation(matter, Dimension.DATE, one, other, f"{told.edtf} and {day.edtf}")


def _relation(matter: Matter, dimension: Dimension, one: Unit, other: Unit, shown: str) -> Relation:
    return Relation(
        RelationType.CONFLICTS,
        dimension,
        matter.id_of(one),
        matter.id_of(other),
        (one.place,),
        (other.place,),
        ("nearly the same words on one day, from two origins", shown),
    )
