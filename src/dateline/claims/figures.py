"""Figures → revises and conflicts: counts that move on with time, or cannot both hold.

Only for reports of one matter: their leads name the same things, they lie close in time, and one of
them says that it counts a running toll, or both give a day of one event. Anything else is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.claims.agreements import apart, trust
from dateline.claims.count import Figure, Slot, find_figures
from dateline.claims.matter import Matter, only_once
from dateline.claims.quantities import can_both_hold
from dateline.claims.units import Unit
from dateline.model import (
    Dimension,
    DocumentId,
    OriginId,
    Relation,
    RelationType,
)

_FAR = dt.timedelta(days=21)
_MOST_COMPARED = 24
"""Reports of a matter, the latest ones, that a further one is compared with: keeps it linear."""

_GROWING = frozenset({Slot.DEAD, Slot.INJURED})


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure, the telling that holds it and the day of its report."""

    figure: Figure
    unit: Unit
    day: dt.date

    @property
    def doc(self) -> DocumentId:
        return self.figure.place.doc


def find_figure_relations(matter: Matter) -> tuple[Relation, ...]:
    """Return where counts of one matter are revised, and where they conflict."""
    told = _told(matter)
    return only_once(
        relation
        for group in _matters(matter, told)
        for slot in Slot
        for relation in _compare(matter, [one for one in group if one.figure.slot is slot])
        if _is_running(group) or _is_of_one_event(matter, relation)
    )


def _is_running(group: Sequence[_Told]) -> bool:
    return any(one.figure.is_toll for one in group)


def _is_of_one_event(matter: Matter, relation: Relation) -> bool:
    return matter.share_event(relation.evidence_a[0].doc, relation.evidence_b[0].doc)


def _told(matter: Matter) -> list[_Told]:
    found = []
    for doc in sorted(matter.terms, key=matter.age):
        day = matter.document(doc).published.days.latest
        figures = find_figures(matter.terms[doc])
        for figure in sorted(figures, key=lambda one: matter.in_headline(one.place)):
            unit = matter.unit_at(doc, figure.place.span) or matter.unit_before(figure.place)
            if day is not None and unit is not None:
                found.append(_Told(figure, unit, day))
    return found


@dataclass(slots=True)
class _Group:
    """The figures of one matter, with the reports that hold them, in the order of their coming."""

    told: list[_Told]
    docs: dict[DocumentId, None]


def _matters(matter: Matter, told: Sequence[_Told]) -> list[list[_Told]]:
    """Return the figures of each matter, from the earliest on."""
    open_groups: list[_Group] = []
    closed: list[_Group] = []
    for one in told:
        closed += [group for group in open_groups if _FAR < one.day - group.told[0].day]
        open_groups = [group for group in open_groups if one.day - group.told[0].day <= _FAR]
        home = next((group for group in open_groups if _is_of(matter, group, one.doc)), None)
        if home is None:
            open_groups.append(_Group([one], {one.doc: None}))
        else:
            home.told.append(one)
            home.docs[one.doc] = None
    return [group.told for group in closed + open_groups]


def _is_of(matter: Matter, group: _Group, doc: DocumentId) -> bool:
    if doc in group.docs:
        return True
    latest = islice(reversed(group.docs), _MOST_COMPARED)
    return any(matter.one_matter(other, doc) for other in latest)


def _compare(matter: Matter, told: Sequence[_Told]) -> Iterator[Relation]:
    """Yield how each figure stands to those before it; of equal ones, only the first is compared."""
    first_of: dict[float, _Told] = {}
    spoken: dict[float, set[OriginId]] = {}
    for one in told:
        value, origins = one.figure.value, matter.heard_from(one.figure.place)
        if value in first_of:
            if origins and spoken[value].isdisjoint(origins):
                yield _agreement(first_of[value], one)
        else:
            if first_of:
                yield from _against(matter, [*first_of.values()], one)
            first_of[value] = one
        spoken.setdefault(value, set()).update(origins)


def _agreement(first: _Told, other: _Told) -> Relation:
    return Relation(
        RelationType.AGREES,
        Dimension.NUMBER,
        first.unit.id,
        other.unit.id,
        (first.figure.place,),
        (other.figure.place,),
        (f"{first.figure.slot}: {_shown(first.figure)} in both", apart(first.unit, other.unit)),
        confidence=trust(first.unit, other.unit),
    )


def _against(matter: Matter, earlier: Sequence[_Told], one: _Told) -> Iterator[Relation]:
    slot, last = one.figure.slot, earlier[-1]
    if slot is Slot.MOVED:
        for other in earlier:
            if not can_both_hold(one.figure, other.figure) and _is_another_voice(
                matter, one, other
            ):
                yield _relation(RelationType.CONFLICTS, one, other, "both cannot hold")
        return
    if last.day < one.day:
        grows = all(other.figure.value < one.figure.value for other in earlier)
        if slot not in _GROWING or grows:
            yield _relation(RelationType.REVISES, one, last, f"{slot} counted again later")
    elif not can_both_hold(one.figure, last.figure) and _is_another_voice(matter, one, last):
        yield _relation(RelationType.CONFLICTS, one, last, "both cannot hold on one day")


def _is_another_voice(matter: Matter, one: _Told, other: _Told) -> bool:
    """Return whether the two come from different origins or, in one report, different speakers."""
    if one.doc == other.doc:
        speakers = (one.unit.speakers, other.unit.speakers)
        return all(speakers) and speakers[0].isdisjoint(speakers[1])
    origins = (matter.origins_of(told.figure.place) for told in (one, other))
    first, second = origins
    return first.isdisjoint(second)


def _relation(kind: RelationType, one: _Told, other: _Told, why: str) -> Relation:
    new, old = one.figure, other.figure
    return Relation(
        kind,
        Dimension.NUMBER,
        one.unit.id,
        other.unit.id,
        (new.place,),
        (old.place,),
        (f"{new.slot}: {_shown(old)}, then {_shown(new)}", why, f"{other.day} and {one.day}"),
    )


def _shown(figure: Figure) -> str:
    value = f"{figure.value:,.0f}"
    if figure.high is None:
        return f"at least {value}"
    return value if figure.low == figure.high else f"about {value}"
