"""Sentences → conflicts and denies on a cause: two causes of one mishap, or a cause that is ruled out.

Only causes that are told outright of a fire, a crash and the like; not what is being looked into, and
not 'negligence' or 'an error', which go with any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.claims.count import is_old
from dateline.claims.matter import Matter, only_once
from dateline.claims.terms import DocumentTerms, stem
from dateline.claims.units import Unit
from dateline.model import Dimension, DocumentId, Place, Polarity, Relation, RelationType
from dateline.text import fold

_EFFECTS = {
    "fire": "fire", "blaze": "fire", "inferno": "fire", "explosion": "explosion",
    "blast": "explosion", "crash": "crash", "wreck": "crash", "collapse": "collapse",
    "derailment": "derailment", "flood": "flood", "flooding": "flood", "outage": "outage",
    "blackout": "outage", "spill": "spill", "leak": "leak", "sinking": "sinking", "capsizing": "sinking",
    "accident": "accident", "disaster": "disaster", "outbreak": "outbreak", "landslide": "landslide",
}  # fmt: skip
_BETWEEN = frozenset(
    {"was", "were", "is", "had", "been", "have", "has", "most", "likely", "probably", "apparently",
     "be", "believed", "thought", "to"}
)  # fmt: skip
_MODIFIERS = frozenset({"that", "which", "in", "at", "on", "of"})
_OPEN = frozenset(
    {"whether", "if", "may", "might", "could", "possibly", "possibility", "theory", "theories",
     "not", "never", "no", "cannot", "unclear", "unknown"}
)  # fmt: skip
_ENDS = frozenset(".,;:()\u2014\u2013") | {"which", "who", "that", "after", "when", "while", "and"}
_VAGUE = frozenset(
    f"w:{stem(word)}"
    for word in (
        "negligence", "error", "failure", "breach", "violation", "carelessness", "accident", "act",
        "problem", "fault", "malfunction", "someone", "something", "defect", "actions", "conditions",
    )
)  # fmt: skip
_LIGHT = frozenset(f"w:{stem(word)}" for word in ("work", "use", "people", "man", "men", "night"))
_REACH_MODIFIER = 8
_REACH_CAUSE = 12
_REACH_NEGATION = 5
_NAMING_TERMS = 3
"""How many of a cause's terms, from the first, say what it is: 'sparks from welding work on the roof'."""

_MOST_CAUSES = 8


@dataclass(frozen=True, slots=True)
class _Cause:
    """What *unit* gives as the cause of *effect*: the terms of its words, in their order."""

    effect: str
    terms: tuple[str, ...]
    place: Place
    unit: Unit

    @property
    def doc(self) -> DocumentId:
        return self.place.doc


def find_cause_relations(matter: Matter) -> tuple[Relation, ...]:
    """Return which causes of one mishap differ, and which of them somebody rules out."""
    causes = [
        cause
        for doc in sorted(matter.terms, key=matter.age)
        for cause in _causes(matter, matter.terms[doc])
    ]
    return only_once((*_conflicts(matter, causes), *_ruled_out(matter, causes)))


def _causes(matter: Matter, document: DocumentTerms) -> Iterator[_Cause]:
    text, reading = document.analysis.document.text, document.analysis.reading
    for index in range(len(reading.sentences)):
        within = reading.sentence_tokens(index)
        words = [fold(text[reading.tokens.starts[at] : reading.tokens.ends[at]]) for at in within]
        if _EFFECTS.keys().isdisjoint(words) or is_old(document, index):
            continue
        for effect, first, last in _told(words):
            terms = document.terms[within[first] : within[last - 1] + 1]
            what = tuple(one for one in terms if one is not None and one[2:] not in _EFFECTS)
            place = Place(
                document.analysis.document.id, reading.tokens.span(within[first], within[last - 1])
            )
            unit = matter.unit_at(place.doc, place.span)
            named = any(one.startswith("w:") for one in what) and _VAGUE.isdisjoint(what)
            if unit is not None and named and unit.polarity is Polarity.POSITIVE:
                yield _Cause(effect, what, place, unit)


def _told(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the effects of a sentence with the stretch of words that names the cause."""
    for at in range(len(words) - 2):
        pair = (words[at], words[at + 1])
        if pair in {("caused", "by"), ("started", "with"), ("began", "with"), ("started", "by")}:
            effect, first = _effect_before(words, at), at + 2
            last = _end(words, first)
        elif words[at] == "blamed" and "for" in words[at : at + _REACH_CAUSE]:
            first, last = at + 1, words.index("for", at)
            behind = words[last : last + 4]
            effect = next((_EFFECTS[word] for word in behind if word in _EFFECTS), None)
        else:
            continue
        if effect is not None and first < last and _OPEN.isdisjoint(words[:last]):
            yield effect, first, last


def _effect_before(words: Sequence[str], at: int) -> str | None:
    """Return the mishap whose verb stands at *at*: right before it, but for a modifier."""
    end = at
    while 0 < end and words[end - 1] in _BETWEEN:
        end -= 1
    for start in range(end - 1, max(-1, end - 2 - _REACH_MODIFIER), -1):
        if words[start] in _ENDS - _MODIFIERS:
            return None
        if words[start] in _EFFECTS:
            is_next = start == end - 1
            return _EFFECTS[words[start]] if is_next or words[start + 1] in _MODIFIERS else None
    return None


def _end(words: Sequence[str], first: int) -> int:
    last = first
    while last < min(len(words), first + _REACH_CAUSE) and words[last] not in _ENDS:
        last += 1
    return last


def _conflicts(matter: Matter, causes: Sequence[_Cause]) -> Iterator[Relation]:
    kept: dict[str, list[_Cause]] = {}
    for cause in causes:
        near = [
            other
            for other in kept.get(cause.effect, [])[-_MOST_CAUSES:]
            if matter.shares_names(cause.doc, other.doc)
        ]
        if any(not set(cause.terms).isdisjoint(other.terms) for other in near):
            differing = [one for one in near if set(cause.terms).isdisjoint(one.terms)]
        else:
            differing = near
            kept.setdefault(cause.effect, []).append(cause)
        for other in differing:
            if _is_another_voice(matter, cause.unit, other.unit):
                yield _relation(matter, cause, other)


def _is_another_voice(matter: Matter, one: Unit, other: Unit) -> bool:
    """Return whether two tellings have different voices: named ones, or reports of two origins."""
    if one.speakers and other.speakers:
        return one.speakers.isdisjoint(other.speakers)
    if one.doc == other.doc:
        return False
    return matter.origins_of(one.place).isdisjoint(matter.origins_of(other.place))


def _relation(matter: Matter, cause: _Cause, other: _Cause) -> Relation:
    return Relation(
        RelationType.CONFLICTS,
        Dimension.CAUSE,
        matter.id_of(cause.unit),
        matter.id_of(other.unit),
        (cause.unit.place,),
        (other.unit.place,),
        (f"two causes of one {cause.effect}", "no word of the causes in common"),
    )


def _ruled_out(matter: Matter, causes: Sequence[_Cause]) -> Iterator[Relation]:
    """Yield who says, in the negative, that what another names as the cause was not there."""
    by_term: dict[str, list[_Cause]] = {}
    for cause in causes:
        naming = [one for one in cause.terms if one.startswith("w:") and one not in _LIGHT]
        for term in dict.fromkeys(naming[:_NAMING_TERMS]):
            by_term.setdefault(term, []).append(cause)
    if not by_term:
        return
    for doc in sorted(matter.units, key=matter.age):
        for unit in matter.units[doc]:
            if unit.negated and unit.speakers and unit.polarity is Polarity.POSITIVE:
                yield from _against(matter, unit, by_term)


def _against(matter: Matter, unit: Unit, by_term: dict[str, list[_Cause]]) -> Iterator[Relation]:
    answered: list[Unit] = []
    for term in sorted(_negated(matter, unit) & by_term.keys()):
        for cause in by_term[term][:_MOST_CAUSES]:
            apart = not cause.place.span.overlaps(unit.extent) or cause.doc != unit.doc
            speakers = cause.unit.speakers
            again = any(not speakers.isdisjoint(one.speakers) for one in answered)
            if again or not (apart and speakers and speakers.isdisjoint(unit.speakers)):
                continue
            if matter.shares_names(unit.doc, cause.doc):
                answered.append(cause.unit)
                yield _denial(matter, unit, cause)


def _negated(matter: Matter, unit: Unit) -> frozenset[str]:
    """Return the terms right behind a negation: 'nobody was welding', 'no trace of welding'."""
    document = matter.terms[unit.doc]
    tokens = document.tokens_of([unit.place.span])
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if document.negated[token]:
            behind = tokens[at + 1 : at + 1 + _REACH_NEGATION]
            found.update(term for term in map(document.terms.__getitem__, behind) if term)
    return frozenset(found)


def _denial(matter: Matter, unit: Unit, cause: _Cause) -> Relation:
    return Relation(
        RelationType.DENIES,
        Dimension.CAUSE,
        matter.id_of(unit),
        matter.id_of(cause.unit),
        (Place(unit.doc, unit.extent),),
        (cause.unit.place,),
        ("says the opposite of what the other says", f"rules out this cause of the {cause.effect}"),
    )
