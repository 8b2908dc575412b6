"""Events → revises: a planned date that a later report says has been moved.

Only where the later report says so itself ('postponed to', 'put off until'); two dates that merely
differ are left to others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.claims.matter import Matter
from dateline.claims.terms import stem
from dateline.claims.units import Unit
from dateline.model import (
    DayRange,
    Dimension,
    DocumentId,
    Place,
    Relation,
    RelationType,
    Span,
    Timex,
)
from dateline.text import fold

_MOVES = frozenset(
    {"postponed", "rescheduled", "delayed", "deferred", "adjourned", "moved", "shifted"}
)
_MOVES_OF_TWO = frozenset({("put", "off"), ("pushed", "back"), ("brought", "forward")})
_TO = frozenset({"to", "until", "till"})
_FOR = ("rescheduled", "for")
_REACH_TOKENS = 4
_ALWAYS_EMPTY = frozenset(f"w:{stem(word)}" for word in sorted(_MOVES))
_SHARED_TERMS = 3
_MANY_TERMS = 4
_SHARED_WEIGHT = 0.3


def find_moved_dates(matter: Matter) -> tuple[Relation, ...]:
    """Return which planned dates were moved, by the first report that says so."""
    found: dict[tuple[DocumentId, DayRange, str], Relation] = {}
    plans: _Plans | None = None
    for doc in sorted(matter.terms, key=matter.age):
        for timex in _moved(matter, doc):
            plans = plans or _read_plans(matter)
            for relation in _revise(matter, timex, plans):
                found.setdefault((doc, timex.days, relation.b), relation)
    return tuple(found.values())


def _moved(matter: Matter, doc: DocumentId) -> list[Timex]:
    """Return the days that something is moved to in *doc*, those of its headline last."""
    found = [
        timex
        for timex in matter.analysis(doc).timexes
        if timex.days.is_day and _is_moved_to(matter, timex)
    ]
    return sorted(found, key=lambda one: (matter.in_headline(Place(doc, one.span)), one.span))


def _is_moved_to(matter: Matter, timex: Timex) -> bool:
    """Return whether the words before *timex* say that something was moved to it."""
    text, tokens = matter.document(timex.doc).text, matter.analysis(timex.doc).reading.tokens
    first = tokens.within(timex.span).start
    words = [
        fold(text[tokens.starts[at] : tokens.ends[at]])
        for at in range(max(0, first - _REACH_TOKENS), first)
    ]
    if tuple(words[-2:]) == _FOR:
        return True
    if not words or words[-1] not in _TO:
        return False
    pairs = set(pairwise(words))
    return not _MOVES.isdisjoint(words) or not _MOVES_OF_TWO.isdisjoint(pairs)


@dataclass(frozen=True, slots=True)
class _Plans:
    """The days that reports look ahead to, from the earliest report on, and where each term stands."""

    timexes: tuple[Timex, ...]
    terms: tuple[frozenset[str], ...]
    by_term: Mapping[str, Sequence[int]]

    def like(self, about: frozenset[str]) -> list[int]:
        """Return the plans that share enough terms with *about*, from the earliest on."""
        counts = Counter(at for term in about for at in self.by_term.get(term, ()))
        return sorted(at for at, count in counts.items() if _SHARED_TERMS <= count)


def _read_plans(matter: Matter) -> _Plans:
    timexes: list[Timex] = []
    terms: list[frozenset[str]] = []
    by_term: dict[str, list[int]] = {}
    for doc in sorted(matter.terms, key=matter.age):
        for timex in matter.analysis(doc).timexes:
            sentence = matter.sentence_of(Place(doc, timex.span))
            if sentence < 0 or not _looks_ahead(matter, timex):
                continue
            found = _terms(matter, doc, matter.analysis(doc).reading.sentences[sentence])
            for term in found:
                by_term.setdefault(term, []).append(len(timexes))
            timexes.append(timex)
            terms.append(found)
    return _Plans(tuple(timexes), tuple(terms), by_term)


def _looks_ahead(matter: Matter, timex: Timex) -> bool:
    """Return whether *timex* is one day after its report appeared."""
    published, day = matter.document(timex.doc).published.days.latest, timex.days.earliest
    if published is None or day is None or not timex.days.is_day:
        return False
    return published < day


def _revise(matter: Matter, timex: Timex, plans: _Plans) -> Iterator[Relation]:
    """Yield the earliest report of another day that the same thing was planned for."""
    doc = timex.doc
    sentence = matter.sentence_of(Place(doc, timex.span))
    unit = matter.unit_at(doc, timex.span)
    if sentence < 0 or unit is None:
        return
    span = matter.analysis(doc).reading.sentences[sentence]
    about = _terms(matter, doc, span) - _ALWAYS_EMPTY
    for at in plans.like(about):
        other = plans.timexes[at]
        if not matter.age(other.doc) < matter.age(doc):
            return
        if other.days == timex.days or not _same_thing(matter, about, plans.terms[at]):
            continue
        planned = matter.unit_at(other.doc, other.span)
        if planned is not None and matter.context.related(doc, other.doc):
            yield _relation(unit, planned, timex, other)
            return


def _same_thing(matter: Matter, about: frozenset[str], other: frozenset[str]) -> bool:
    shared = about & other
    words = [term for term in shared if term.startswith("w:")]
    if len(shared) < _SHARED_TERMS or not words:
        return False
    return _MANY_TERMS <= len(shared) or _SHARED_WEIGHT <= matter.weights.held(about, shared)


def _terms(matter: Matter, doc: DocumentId, span: Span) -> frozenset[str]:
    terms = matter.terms[doc]
    found = (terms.terms[token] for token in terms.tokens_of([span]))
    return frozenset(term for term in found if term is not None)


def _relation(unit: Unit, planned: Unit, timex: Timex, other: Timex) -> Relation:
    return Relation(
        RelationType.REVISES,
        Dimension.DATE,
        unit.id,
        planned.id,
        (Place(timex.doc, unit.place.span.cover(timex.span)),),
        (Place(other.doc, planned.place.span.cover(other.span)),),
        (f"planned for {other.days.edtf}, then moved to {timex.days.edtf}",),
    )
