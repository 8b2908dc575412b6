"""Events → revises: a planned date that a later report says has been moved.

Only where the later report says so itself ('postponed to', 'put off until'); two dates that merely
differ are left to others.
"""

from __future__ import annotations

from collections.abc import Iterator
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
_REACH_TOKENS = 4
_ALWAYS_EMPTY = frozenset(f"w:{stem(word)}" for word in sorted(_MOVES))
_SHARED_TERMS = 3
_MANY_TERMS = 4
_SHARED_WEIGHT = 0.3


def find_moved_dates(matter: Matter) -> tuple[Relation, ...]:
    """Return which planned dates were moved, by the first report that says so."""
    found: dict[tuple[DocumentId, DayRange, str], Relation] = {}
    for doc in sorted(matter.terms, key=matter.age):
        for timex in _moved(matter, doc):
            for relation in _revise(matter, doc, timex):
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
    if not words or words[-1] not in _TO:
        return False
    pairs = set(pairwise(words))
    return not _MOVES.isdisjoint(words) or not _MOVES_OF_TWO.isdisjoint(pairs)


def _revise(matter: Matter, doc: DocumentId, timex: Timex) -> Iterator[Relation]:
    """Yield the earliest report of each other day that the same thing was planned for."""
    sentence = matter.sentence_of(Place(doc, timex.span))
    if sentence < 0:
        return
    span = matter.analysis(doc).reading.sentences[sentence]
    about = _terms(matter, doc, span) - _ALWAYS_EMPTY
    unit = matter.unit_at(doc, timex.span)
    if unit is None:
        return
    for other_doc in sorted(matter.terms, key=matter.age):
        if not matter.age(other_doc) < matter.age(doc):
            return
        if not matter.context.related(doc, other_doc):
            continue
        for other in matter.analysis(other_doc).timexes:
            planned = _planned_unit(matter, other, timex)
            if planned is not None and _same_thing(matter, about, other):
                yield _relation(unit, planned, timex, other)
                return


def _planned_unit(matter: Matter, other: Timex, timex: Timex) -> Unit | None:
    """Return the telling around *other*, if it looks ahead to another day than *timex*."""
    published = matter.document(other.doc).published.days.latest
    if not other.days.is_day or other.days == timex.days or published is None:
        return None
    if other.days.earliest is None or other.days.earliest <= published:
        return None
    return matter.unit_at(other.doc, other.span)


def _same_thing(matter: Matter, about: frozenset[str], other: Timex) -> bool:
    sentence = matter.sentence_of(Place(other.doc, other.span))
    span = matter.analysis(other.doc).reading.sentences[sentence]
    shared = about & _terms(matter, other.doc, span)
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
