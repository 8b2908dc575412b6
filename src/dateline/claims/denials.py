"""Statements → denies: who turns down what somebody else says.

Bound by what is denied, where it is said, else by the accusation just before. A denial whose target is
not clear gives no relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.claims.matter import Matter, is_said, only_once
from dateline.claims.terms import empty_terms
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
"""How far back a denial may refer that names neither what it denies nor whose accusation. Chosen by
reading: most refer to their own sentence or the one before."""

_HELD = 0.5
"""Share of what is denied, rare words counting more, that an assertion has to say."""

_WHOLE = 0.9
"""The same, from which a name in common is enough beside: 'denied that she had died'."""

_REACH_OF_A_NAME = 12
"""How far back, where the denial names whose accusation it is ('the union's accusation')."""

_BEHIND_SENTENCES = 1
_LOOSELY_HELD = 0.35
_SHARED_WORDS = 3
_SHARED_TERMS = 2
_SILENT = ("declin", "refus")
_MOST_TARGETS = 3


def find_denials(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each denial and each thing that it denies."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for doc in sorted(matter.units, key=matter.age):
        for denial in matter.units[doc]:
            if not _is_denial(matter, denial):
                continue
            for answer, said, how in _deny(matter, denial):
                target = said[0]
                alike = (answer.terms, target.terms, matter.origins_of(answer.place))
                here = (answer.doc, matter.sentence_of(answer.place), matter.id_of(target))
                if seen.isdisjoint((alike, here)):
                    seen |= {alike, here}
                    found.append(_relation(matter, answer, said, how))
    return only_once(found)


def _is_denial(matter: Matter, unit: Unit) -> bool:
    """Return whether *unit* turns something down; who declines to say anything does not."""
    if unit.polarity is not Polarity.NEGATIVE or unit.negated or unit.cue is None:
        return False
    cue = unit.cue.of(matter.document(unit.doc).text).casefold()
    return unit.stance is Stance.DENIES and not cue.startswith(_SILENT)


def _deny(matter: Matter, denial: Unit) -> Iterator[tuple[Unit, tuple[Unit, ...], str]]:
    """Yield what denies, what it denies as each report says it, the likest first, and how it is known."""
    denied = denial.terms - empty_terms() - denial.voice
    before = _accusation_before(matter, denial, denied)
    if before is not None:
        yield denial, (before,), "the accusation that it answers"
        for again in _restated(matter, denial, before):
            yield again, (before,), "says why the accusation is turned down"
    if any(term.startswith("w:") for term in denied):
        for said in _who_says(matter, denial, denied):
            yield denial, said, "says what is denied"


def _accusation_before(matter: Matter, denial: Unit, denied: frozenset[str]) -> Unit | None:
    """Return the nearest accusation before *denial* that it can be an answer to."""
    at = matter.sentence_of(denial.place)
    for unit in reversed(matter.units[denial.doc]):
        distance = at - matter.sentence_of(unit.place)
        if denial.extent.start < unit.place.span.end or distance < 0:
            continue
        if _REACH_OF_A_NAME < distance:
            return None
        if _may_answer(denial, denied, unit, distance):
            return unit
    return None


def _may_answer(denial: Unit, denied: frozenset[str], unit: Unit, distance: int) -> bool:
    """Return whether *denial* fits *unit*: its target denies, or its accuser is named, or it is next."""
    if not is_said(unit) or unit.own_voice or not denial.speakers.isdisjoint(unit.speakers):
        return False
    accuses = unit.stance is Stance.ACCUSES
    of_accuser = not denied.isdisjoint(unit.voice)
    by_accused = not denial.voice.isdisjoint(unit.terms)
    what = {term for term in denied - unit.voice if term.startswith("w:")}
    if what and what.isdisjoint(unit.terms):
        return False
    if accuses and of_accuser:
        return True
    if what:
        return accuses and by_accused and distance <= _REACH_SENTENCES
    near = distance <= 1
    alleges = accuses or unit.stance is Stance.WARNS
    return (alleges and near) or (
        by_accused and (near or (accuses and distance <= _REACH_SENTENCES))
    )


def _restated(matter: Matter, denial: Unit, accusation: Unit) -> Iterator[Unit]:
    """Yield what is said right behind the denial, in the negative, of the same matter."""
    at = matter.sentence_of(denial.place)
    for unit in matter.units[denial.doc]:
        if not unit.negated or unit.own_voice or unit.polarity is not Polarity.POSITIVE:
            continue
        behind = matter.sentence_of(unit.place) - at
        if 0 < behind <= _BEHIND_SENTENCES and _share_words(unit, accusation):
            yield unit


def _share_words(one: Unit, other: Unit) -> bool:
    return any(term.startswith("w:") for term in (one.terms & other.terms) - empty_terms())


def _who_says(matter: Matter, denial: Unit, denied: frozenset[str]) -> Iterable[tuple[Unit, ...]]:
    """Return the claims of what is denied, the likest first: of each the one that fits best in a report."""
    shared: dict[str, int] = {}
    units: dict[str, Unit] = {}
    for term in sorted(denied):
        for unit in matter.said.get(term, ()):
            shared[unit.id] = shared.get(unit.id, 0) + 1
            units[unit.id] = unit
    least = min(_SHARED_TERMS, len(denied))
    fitting = [
        units[one]
        for one in sorted(shared)
        if least <= shared[one] and _is_answered(matter, denial, denied, units[one])
    ]
    fitting.sort(
        key=lambda unit: (
            unit.stance is not Stance.ACCUSES,
            -matter.weights.held(denied, unit.terms),
            *_nearness(denial, unit),
        )
    )
    claims: dict[str, dict[DocumentId, Unit]] = {}
    for unit in fitting:
        claims.setdefault(matter.id_of(unit), {}).setdefault(unit.doc, unit)
    return [tuple(one.values()) for one in claims.values()][:_MOST_TARGETS]


def _nearness(denial: Unit, unit: Unit) -> tuple[bool, int, DocumentId, Place]:
    away = unit.doc != denial.doc
    return away, abs(unit.place.span.start - denial.place.span.start), unit.doc, unit.place


def _is_answered(matter: Matter, denial: Unit, denied: frozenset[str], unit: Unit) -> bool:
    """Return whether *unit* says what *denial* turns down, and somebody else says it.

    An accusation of the denier needs little in common with the denial; any other telling much.
    """
    both = denied & unit.terms
    words = sum(term.startswith("w:") for term in both)
    if not words or not denial.speakers.isdisjoint(unit.speakers):
        return False
    if unit.doc == denial.doc and unit.place.span.overlaps(denial.extent):
        return False
    if not matter.context.related(denial.doc, unit.doc):
        return False
    held = matter.weights.held(denied, unit.terms)
    if unit.stance is Stance.ACCUSES and not denial.voice.isdisjoint(unit.terms):
        return _SHARED_TERMS <= len(both) and _LOOSELY_HELD <= held
    if unit.hedged or unit.stance is Stance.WARNS:
        return False
    is_named = any(map(_is_name, both | denial.voice & unit.terms))
    is_all = _LOOSELY_HELD <= matter.weights.held(unit.terms, denied | denial.voice)
    if is_named and is_all and _WHOLE <= held and (not unit.own_voice or _SHARED_TERMS <= words):
        return True
    if unit.own_voice and words < _SHARED_WORDS:
        return False
    return _SHARED_TERMS <= words and _SHARED_WORDS <= len(both) and _HELD <= held


def _is_name(term: str) -> bool:
    return term.startswith("e:")


def _relation(matter: Matter, denial: Unit, said: Sequence[Unit], how: str) -> Relation:
    return Relation(
        RelationType.DENIES,
        Dimension.POLARITY,
        matter.id_of(denial),
        matter.id_of(said[0]),
        (Place(denial.doc, denial.extent),),
        tuple(_shown(matter, unit) for unit in said),
        ("one side rejects what the other says", how),
    )


def _shown(matter: Matter, unit: Unit) -> Place:
    """Return the words to show for *unit*: its whole sentence where its content alone says little."""
    if _SHARED_WORDS <= len(unit.terms - empty_terms()):
        return unit.place
    sentence = matter.analysis(unit.doc).reading.sentences[matter.sentence_of(unit.place)]
    return Place(unit.doc, sentence.cover(unit.place.span))
