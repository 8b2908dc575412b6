"""Names as the trained reader marked them → pieces: known names, titles before names, finer types.

Finds no name that the reader has not marked somewhere in the document; dates and money, which it
marks too, are no names here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from dateline.entities.organisations import names_of_credits
from dateline.entities.pieces import Piece, with_lower_head, with_lower_title
from dateline.entities.runs import NUMBERED, is_capital
from dateline.entities.vocabulary import (
    CALENDAR,
    OF_WORDS,
    PARTICLES,
    PLACE_STARTS,
    common_words,
    head_types,
)
from dateline.entities.words import Sentence, Words
from dateline.model import EntityType, Reading, Tag
from dateline.resources import stopwords

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
_EDGES = frozenset(",:;([-\u2013\u2014")
_ARTICLES = frozenset({"the", "a", "an"})
_TITLE_TOKENS = 8
"""Tokens before a name in which a title may begin ('Deputy Prime Minister and Foreign Minister')."""
_NAME_TOKENS = 12
"""Longer names are not looked for again."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """Tokens ``[first, last)`` of sentence number ``at`` that are a name."""

    at: int
    sentence: Sentence
    first: int
    last: int


def was_read(reading: Reading) -> bool:
    """Return whether the trained reader looked for names in the document."""
    return 0 < len(reading.syntax) or bool(reading.names)


def cut_seen(words: Words, reading: Reading) -> list[tuple[int, Sentence, Piece]]:
    """Return the names of a document as pieces, each with its sentence and its index, in order.

    All places of a name are of the class that the reader gave it most often, by its certainty.
    """
    marked: list[_Marked] = []
    votes: dict[str, dict[str, float]] = {}
    for tag in reading.names:
        one = _marked(words, tag)
        if one is not None:
            marked.append(one)
            told = votes.setdefault(words.text(one.first, one.last), {})
            told[tag.label] = told.get(tag.label, 0.0) + tag.score
    labels = _labels(words, votes)
    marked += _repeated(words, marked, labels)
    named = ((one, words.text(one.first, one.last)) for one in sorted(marked, key=_first))
    return [
        (one.at, one.sentence, _piece(words, one, labels[name]))
        for one, name in named
        if labels[name] in _TYPES and name not in CALENDAR
    ]


def _first(one: _Marked) -> int:
    return one.first


def _labels(words: Words, votes: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """Return the class of each name; of places whose adjective is there, and of the credits, known."""
    raised = {form for form in words.forms if form[0].isupper()}
    labels = dict.fromkeys(names_of_credits(words.document), "Organization")
    for name, told in votes.items():
        best = min(told, key=lambda label: (-told[label], label))
        labels[name] = "Location" if has_adjective(name, raised) else best
    return labels


def _marked(words: Words, tag: Tag) -> _Marked | None:
    """Return the tokens of *tag*, ``None`` where they are no name.

    Without lower-case words and marks at its ends ('Oru harbour'), with a number behind ('Shed 7').
    """
    first = bisect_right(words.ends, tag.span.start)
    last = bisect_left(words.starts, tag.span.end)
    at = bisect_right(words.sentences, first, key=lambda sentence: sentence.first) - 1
    if last <= first or at < 0 or tag.span.of(words.plain).lower() in _ARTICLES:
        return None
    sentence = words.sentences[at]
    if sentence.loud and tag.label == "Misc":
        return None
    first, last = _trimmed(words, first, min(last, sentence.last))
    if last < sentence.last and words.forms[last - 1] in NUMBERED and words.forms[last].isdigit():
        last += 1
    return _Marked(at, sentence, first, last)


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a name without those at its ends that belong to no name."""
    if any(is_capital(form) for form in words.forms[first:last]):
        while first + 1 < last and _is_edge(words, first, first):
            first += 1
        while first + 1 < last and _is_edge(words, last - 1, last - 2):
            last -= 1
    return first, last


def _is_edge(words: Words, at: int, left: int) -> bool:
    """Whether the token at *at* begins or ends no name: a mark, a word in lower case.

    A function word with a capital only where no space parts *left* from the next ('AndPresident').
    """
    form = words.forms[at]
    if form in _EDGES:
        return True
    if form in PARTICLES or not form.isalpha():
        return False
    glued = words.ends[left] == words.starts[left + 1]
    return form.islower() or (glued and form.lower() in stopwords())


def _repeated(
    words: Words, marked: Sequence[_Marked], labels: Mapping[str, str]
) -> Iterator[_Marked]:
    """Yield the places of marked names that the reader passed over."""
    taken = bytearray(len(words.forms))
    reach: dict[str, int] = {}
    for one in marked:
        taken[one.first : one.last] = b"\1" * (one.last - one.first)
        form = words.forms[one.first]
        reach[form] = max(reach.get(form, 0), min(one.last - one.first, _NAME_TOKENS))
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
                yield _Marked(at, sentence, first, last)


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
    start = _title_before(words, sentence, first)
    beside = (first - 1 if start is None else start - 1, last)
    return not any(
        sentence.first <= at < sentence.last and not taken[at] and _is_raised(words.forms[at])
        for at in beside
    )


def _is_raised(form: str) -> bool:
    """Whether *form* is written as a part of a name is."""
    return is_capital(form) and form.lower() not in stopwords()


def _piece(words: Words, one: _Marked, label: str) -> Piece:
    type_ = _TYPES[label]
    if type_ is EntityType.PERSON:
        return _person(words, one)
    known = _known(words, one, type_)
    if known is not None:
        return Piece(one.first, one.last, known, seen=known.type)
    piece = Piece(one.first, one.last, seen=_finer(words, one, type_))
    return with_lower_head(words, one.sentence, piece) if type_ is EntityType.ORG else piece


def _person(words: Words, one: _Marked) -> Piece:
    """Return a person's name with the titles that it begins with, or that stand before it."""
    first, last = one.first, one.last
    inside = longest_known(words, first, last, title_forms())
    if inside is not None and inside[0] < last:
        return Piece(inside[0], last, title=(first, inside[0]), seen=EntityType.PERSON)
    start = first
    while (found := _title_before(words, one.sentence, start)) is not None:
        start = found
    if start < first:
        return Piece(first, last, title=(start, first), seen=EntityType.PERSON)
    return with_lower_title(words, one.sentence, Piece(first, last, seen=EntityType.PERSON))


def _title_before(words: Words, sentence: Sentence, first: int) -> int | None:
    """Return the first token of the longest title that ends right before token *first*."""
    for start in range(max(sentence.first, first - _TITLE_TOKENS), first):
        found = longest_known(words, start, first, title_forms())
        if found is not None and found[0] == first:
            return start
    return None


def _known(words: Words, one: _Marked, type_: EntityType) -> Known | None:
    """Return what the lexicons know by this name, where that can be of the reader's class."""
    name = words.text(one.first, one.last)
    known = gazetteer().by_form.get(name)
    if known is None and name.isupper():
        shouted = shouted_known(words, one.first, one.last)
        known = shouted[1] if shouted is not None and shouted[0] == one.last else None
    return known if known is not None and known.kind in _KINDS[type_] else None


def _finer(words: Words, one: _Marked, type_: EntityType) -> EntityType:
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
