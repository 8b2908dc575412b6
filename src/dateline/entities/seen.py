"""Names as the trained reader marked them → pieces: known names, titles before names, finer types.

Finds no name that the reader has not marked somewhere in the document; dates and money, which it
marks too, are no names here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from dateline.entities.gazetteer import (
    Kind,
    Known,
    gazetteer,
    longest_known,
    shouted_known,
    title_forms,
)
from dateline.entities.judge import has_adjective
from dateline.entities.marks import Mark, find_marks
from dateline.entities.organisations import names_of_credits
from dateline.entities.pieces import Piece, with_lower_head, with_lower_title
from dateline.entities.runs import NUMBERED, is_capital
from dateline.entities.vocabulary import (
    CALENDAR,
    OF_WORDS,
    PLACE_STARTS,
    common_words,
    head_types,
)
from dateline.entities.words import Sentence, Words
from dateline.model import EntityType, Reading
from dateline.resources import given_names, stopwords

_TYPES = MappingProxyType(
    {
        "Person": EntityType.PERSON,
        "Organization": EntityType.ORG,
        "Location": EntityType.GPE,
        "Facility": EntityType.FAC,
        "NORP": EntityType.NORP,
        "Product": EntityType.PRODUCT,
        "Misc": EntityType.OTHER,
    }
)
"""The reader's classes that are names, and the type of each where nothing makes it finer."""
_FINER = MappingProxyType(
    {
        EntityType.GPE: frozenset({EntityType.LOC, EntityType.FAC}),
        EntityType.OTHER: frozenset({EntityType.EVENT}),
    }
)
"""What the head word of a name may make of it."""
_PLACES = (
    Kind.COUNTRY, Kind.BODY, Kind.AGENCY, Kind.SEAT, Kind.CAPITAL, Kind.CITY, Kind.REGION,
)  # fmt: skip
_BODIES = (Kind.COUNTRY, Kind.BODY, Kind.AGENCY, Kind.SEAT, Kind.CAPITAL, Kind.OUTLET)
_KINDS = MappingProxyType(
    {
        EntityType.PERSON: (),
        EntityType.GPE: _PLACES,
        EntityType.FAC: _PLACES,
        EntityType.ORG: _BODIES,
        EntityType.NORP: (Kind.COUNTRY, Kind.PEOPLE, Kind.ADJECTIVE, Kind.PEOPLES),
        EntityType.PRODUCT: (Kind.OUTLET,),
        EntityType.OTHER: (Kind.OUTLET, Kind.BODY, Kind.COUNTRY),
    }
)
"""The lists in which a name of each class may stand: persons and clubs are called as places are."""
_NO_PERSONS = frozenset({Kind.SEAT, Kind.AGENCY, Kind.BODY})
_TITLE_TOKENS = 8
"""Tokens before a name in which a title may begin ('Deputy Prime Minister and Foreign Minister')."""
_NAME_TOKENS = 12
"""Longer names are not looked for again."""


def cut_seen(words: Words, reading: Reading) -> list[tuple[int, Sentence, Piece]]:
    """Return the names of a document as pieces, each with its sentence and its index, in order.

    All places of a name are of the class that the reader gave it most often, by its certainty.
    """
    marks = list(find_marks(words, reading))
    votes: dict[str, dict[str, float]] = {}
    for mark in marks:
        told = votes.setdefault(words.text(mark.first, mark.last), {})
        told[mark.label] = told.get(mark.label, 0.0) + mark.score
    labels = _labels(words, votes)
    marks += _repeated(words, marks, labels)
    taken = _taken(words, marks)
    named = ((mark, words.text(mark.first, mark.last)) for mark in sorted(marks, key=_first))
    return [
        (mark.at, mark.sentence, _piece(words, mark, labels[name], taken))
        for mark, name in named
        if labels[name] in _TYPES and name not in CALENDAR
    ]


def _first(mark: Mark) -> int:
    return mark.first


def _taken(words: Words, marks: Sequence[Mark]) -> bytearray:
    """Return for every token whether it is of a name."""
    taken = bytearray(len(words.forms))
    for mark in marks:
        taken[mark.first : mark.last] = b"\1" * (mark.last - mark.first)
    return taken


def _labels(words: Words, votes: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """Return the class of each name; of places whose adjective is there, and of the credits, known."""
    raised = {form for form in words.forms if form[0].isupper()}
    labels = dict.fromkeys(names_of_credits(words.document), "Organization")
    likeliest = {
        name: min(told, key=lambda label: (-told[label], label)) for name, told in votes.items()
    }
    families = {
        name.split()[-1] for name, best in likeliest.items() if best == "Person" and " " in name
    }
    for name, best in likeliest.items():
        is_place = has_adjective(name, raised) or (
            best == "Person" and name not in families and _is_no_person(name)
        )
        labels[name] = "Location" if is_place else best
    return labels


def _is_no_person(name: str) -> bool:
    """Whether the lexicons know *name* as what no one is called: 'the Kremlin', but not 'Jordan'."""
    known = gazetteer().by_form.get(name)
    if known is None:
        return False
    if known.kind is Kind.COUNTRY:
        return name not in given_names()
    return known.kind in _NO_PERSONS or (known.kind is Kind.CAPITAL and " " in name)


def _repeated(words: Words, marks: Sequence[Mark], labels: Mapping[str, str]) -> Iterator[Mark]:
    """Yield the places of marked names that the reader passed over."""
    taken = _taken(words, marks)
    reach: dict[str, int] = {}
    for mark in marks:
        form = words.forms[mark.first]
        reach[form] = max(reach.get(form, 0), min(mark.last - mark.first, _NAME_TOKENS))
    for name in names_of_credits(words.document):
        form, *rest = name.split()
        reach[form] = max(reach.get(form, 0), 1 + len(rest))
    for at, sentence in enumerate(words.sentences):
        for first in range(sentence.first, sentence.last):
            width = reach.get(words.forms[first], 0)
            if taken[first] or not width:
                continue
            last = _told(words, first, min(first + width, sentence.last), labels)
            if last is not None and _is_apart(words, sentence, first, last, taken):
                taken[first:last] = b"\1" * (last - first)
                yield Mark(at, sentence, first, last, "", 0)


def _told(words: Words, first: int, last: int, labels: Mapping[str, str]) -> int | None:
    """Return the token behind the longest name of *labels* that begins at *first*, up to *last*."""
    if not is_capital(words.forms[first]):
        return None
    for stop in range(last, first, -1):
        if words.text(first, stop) in labels:
            plain = first + 1 == stop and words.forms[first].lower() in common_words()
            return None if plain else stop
    return None


def _is_apart(words: Words, sentence: Sentence, first: int, last: int, taken: bytearray) -> bool:
    """Whether tokens are no part of a longer name that the reader passed over."""
    if any(taken[first:last]):
        return False
    if sentence.loud:
        return True
    start = _title_before(words, sentence, first, taken)
    beside = (first - 1 if start is None else start - 1, last)
    return not any(
        sentence.first <= at < sentence.last and not taken[at] and _is_raised(words.forms[at])
        for at in beside
    )


def _is_raised(form: str) -> bool:
    """Whether *form* is written as a part of a name is."""
    return is_capital(form) and form.lower() not in stopwords()


def _piece(words: Words, one: Mark, label: str, taken: bytearray) -> Piece:
    type_ = _TYPES[label]
    if type_ is EntityType.PERSON:
        return _person(words, one, taken)
    known = _known(words, one, type_)
    if known is not None:
        return Piece(one.first, one.last, known, seen=known.type)
    piece = Piece(one.first, one.last, seen=_finer(words, one, type_))
    return with_lower_head(words, one.sentence, piece) if type_ is EntityType.ORG else piece


def _person(words: Words, one: Mark, taken: bytearray) -> Piece:
    """Return a person's name with the titles that it begins with, or that stand before it."""
    first, last = one.first, one.last
    inside = longest_known(words, first, last, title_forms())
    if inside is not None and inside[0] < last:
        return Piece(inside[0], last, title=(first, inside[0]), seen=EntityType.PERSON)
    start = first
    while (found := _title_before(words, one.sentence, start, taken)) is not None:
        start = found
    if start < first:
        return Piece(first, last, title=(start, first), seen=EntityType.PERSON)
    return with_lower_title(words, one.sentence, Piece(first, last, seen=EntityType.PERSON))


def _title_before(words: Words, sentence: Sentence, first: int, taken: bytearray) -> int | None:
    """Return the first token of the longest title, of no other name, right before token *first*."""
    low = max(sentence.first, first - _TITLE_TOKENS)
    for start in range(max(low, taken.rfind(1, low, first) + 1), first):
        found = longest_known(words, start, first, title_forms())
        if found is not None and found[0] == first:
            return start
    return None


def _known(words: Words, one: Mark, type_: EntityType) -> Known | None:
    """Return what the lexicons know by this name, where that can be of the reader's class."""
    name = words.text(one.first, one.last)
    known = gazetteer().by_form.get(name)
    if known is None and name.isupper():
        shouted = shouted_known(words, one.first, one.last)
        known = shouted[1] if shouted is not None and shouted[0] == one.last else None
    return known if known is not None and known.kind in _KINDS[type_] else None


def _finer(words: Words, one: Mark, type_: EntityType) -> EntityType:
    """Return the finer type that the head word of a name tells."""
    forms = words.forms[one.first : one.last]
    if forms[-1].isdigit() and forms[0] in NUMBERED:
        return EntityType.FAC
    head = _head_type(forms)
    return head if head is not None and head in _FINER.get(type_, ()) else type_


def _head_type(forms: Sequence[str]) -> EntityType | None:
    types = head_types()
    for before, form in pairwise(forms):
        if form in OF_WORDS:
            return types.get(before)
    if 1 < len(forms) and forms[-1] in types:
        return types[forms[-1]]
    return EntityType.LOC if 1 < len(forms) and forms[0] in PLACE_STARTS else None
