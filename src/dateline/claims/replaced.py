"""Sentences → revises: a later report that names the old number, day or place beside the new one.

'Raised from 4.5 to 5 percent', '59 seats, not 61', 'in Aster instead of Elmsted'. Only where an earlier
report tells the old one of the same thing; from when on it held is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.claims.matter import Matter, only_once
from dateline.claims.terms import DocumentTerms, stem
from dateline.claims.units import Unit
from dateline.model import (
    DayRange,
    Dimension,
    DocumentId,
    EntityType,
    Place,
    Relation,
    RelationType,
    Span,
)
from dateline.text import fold

_CHANGED = frozenset(
    f"w:{stem(word)}"
    for word in (
        "raised", "lowered", "cut", "reduced", "moved", "delayed", "postponed", "changed", "extended",
        "increased", "risen", "fallen", "dropped", "lifted", "revised", "brought", "rescheduled",
        "shifted", "corrected", "climbed", "grown", "jumped", "trimmed", "shortened", "deferred",
        "adjourned", "put", "pushed", "upgraded", "downgraded",
    )
)  # fmt: skip
_INSTEAD = frozenset({("instead", "of"), ("rather", "than")})
_UP_FROM = frozenset({"up", "down"})
_REACH_TO = 5
_SHARED_TERMS = 3
_MANY_TERMS = 4
_HELD = 0.5
"""Share of what the earlier sentence says, rare words counting more, that the later one says too; less
will do where they share four terms."""

_MOST_EARLIER = 60
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})

Value = float | DayRange | str
"""A number, a day, or the term of a place."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A value where it stands: its tokens, and the sentence that tells it."""

    doc: DocumentId
    value: Value
    dimension: Dimension
    first: int
    last: int
    sentence: int


def find_replaced(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each old value that a report names and the first report that told it."""
    told = {doc: [*_values(matter.terms[doc])] for doc in sorted(matter.terms, key=matter.age)}
    old = {
        doc: frozenset(one for one in found if _is_old(matter, one)) for doc, found in told.items()
    }
    if not any(old.values()):
        return ()
    earlier: dict[Value, list[_Told]] = {}
    for doc, found in told.items():
        replacing = {one.sentence for one in old[doc]}
        for one in found:
            if one.sentence not in replacing:
                earlier.setdefault(one.value, []).append(one)
    return only_once(
        relation
        for doc in told
        for one in sorted(old[doc], key=lambda each: each.first)
        for relation in _revise(matter, one, earlier.get(one.value, ()))
    )


def _values(document: DocumentTerms) -> Iterator[_Told]:
    """Yield the numbers, days and places of a document."""
    doc, tokens = document.analysis.document.id, document.analysis.reading.tokens
    for token, number in enumerate(document.numbers):
        if number is not None:
            sentence = tokens.sentence[token]
            yield _Told(doc, number, Dimension.NUMBER, token, token, sentence)
    for timex in document.analysis.timexes:
        within = tokens.within(timex.span)
        if timex.days.is_day and within:
            sentence = tokens.sentence[within[0]]
            yield _Told(doc, timex.days, Dimension.DATE, within[0], within[-1], sentence)
    for mention in document.analysis.mentions:
        within = tokens.within(mention.span)
        if mention.entity is not None and mention.type in _PLACES and within:
            term, sentence = f"e:{mention.entity}", tokens.sentence[within[0]]
            yield _Told(doc, term, Dimension.PLACE, within[0], within[-1], sentence)


def _is_old(matter: Matter, one: _Told) -> bool:
    """Return whether the words before *one* say that it holds no more."""
    document = matter.terms[one.doc]
    words = _words(document, max(0, one.first - 2), one.first)
    if tuple(words[-2:]) in _INSTEAD:
        return True
    if words[-1:] == ["not"]:
        return one.dimension is Dimension.NUMBER and _has_another_number(document, one)
    if words[-1:] != ["from"]:
        return False
    if not _UP_FROM.isdisjoint(words):
        return True
    behind = _words(document, one.last + 1, one.last + 1 + _REACH_TO)
    return "to" in behind and not _CHANGED.isdisjoint(_terms(document, one.sentence))


def _has_another_number(document: DocumentTerms, one: _Told) -> bool:
    within = document.analysis.reading.sentence_tokens(one.sentence)
    return any(
        document.numbers[token] not in {None, one.value} for token in within if token < one.first
    )


def _words(document: DocumentTerms, first: int, end: int) -> list[str]:
    text, tokens = document.analysis.document.text, document.analysis.reading.tokens
    last = min(end, len(tokens.starts))
    return [fold(text[tokens.starts[at] : tokens.ends[at]]) for at in range(first, last)]


def _terms(document: DocumentTerms, sentence: int) -> frozenset[str]:
    within = document.analysis.reading.sentence_tokens(sentence)
    return frozenset(term for token in within if (term := document.terms[token]) is not None)


def _revise(matter: Matter, new: _Told, earlier: Iterable[_Told]) -> Iterator[Relation]:
    about = _terms(matter.terms[new.doc], new.sentence) - _CHANGED - {str(new.value)}
    for one in list(earlier)[:_MOST_EARLIER]:
        if not matter.age(one.doc) < matter.age(new.doc) or one.dimension is not new.dimension:
            continue
        terms = _terms(matter.terms[one.doc], one.sentence) - {str(one.value)}
        unit, other = _unit(matter, new), _unit(matter, one)
        if unit is None or other is None or not matter.context.related(new.doc, one.doc):
            continue
        if _is_same_thing(matter, about, terms):
            yield _relation(matter, new, one, (unit, other))
            return


def _is_same_thing(matter: Matter, about: frozenset[str], terms: frozenset[str]) -> bool:
    shared = about & terms
    if len(shared) < _SHARED_TERMS or not any(term.startswith("w:") for term in shared):
        return False
    return _MANY_TERMS <= len(shared) or _HELD <= matter.weights.held(terms, about)


def _unit(matter: Matter, one: _Told) -> Unit | None:
    return matter.unit_at(one.doc, _span(matter, one))


def _span(matter: Matter, one: _Told) -> Span:
    return matter.analysis(one.doc).reading.tokens.span(one.first, one.last)


def _relation(matter: Matter, new: _Told, old: _Told, units: tuple[Unit, Unit]) -> Relation:
    unit, other = units
    shown = _span(matter, old).of(matter.document(old.doc).text)
    return Relation(
        RelationType.REVISES,
        new.dimension,
        unit.id,
        other.id,
        (Place(new.doc, unit.place.span.cover(_span(matter, new))),),
        (Place(old.doc, other.place.span.cover(_span(matter, old))),),
        (f"the later report names what the earlier one told as the old one: {shown}",),
    )
