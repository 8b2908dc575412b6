"""What a name is (person, organisation, place …), judged from all its places in a document.

Each place of an unknown name gives points to types; the sum over the document decides. Points are
tuned on the training part of Worldwide Newswire; no place decides for another name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dateline.entities.pieces import Piece
from dateline.entities.vocabulary import (
    COMPANIES,
    EAST_ASIAN_FAMILIES,
    GROUP_NOUNS,
    INSTITUTIONS,
    OF_WORDS,
    PARTICLES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    common_words,
)
from dateline.entities.words import Sentence, Words
from dateline.model import EntityType
from dateline.resources import CuePart, cues, given_names

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z&0-9]{0,5}[A-Z]s?")
_AGE = re.compile(r"\d{1,3}")
_PERSON, _ORG, _GPE = EntityType.PERSON, EntityType.ORG, EntityType.GPE
_MAX_PERSON_WORDS = 6
_MIN_SHOUTED = 6
"""Shorter names in capitals are acronyms more often than shouted names."""
Points = dict[EntityType, float]


def judge(words: Words, placed: Sequence[tuple[Sentence, Piece]]) -> Mapping[str, EntityType]:
    """Return the type of every unknown name without a head, by its plain text."""
    sums: dict[str, Points] = {}
    for sentence, piece in placed:
        if piece.known is None and piece.head is None and not piece.lone_title:
            name = judged_name(words.text(piece.first, piece.last))
            points = sums.setdefault(name, _own_points(words, piece))
            for kind, value in _place_points(words, sentence, piece):
                if kind is _PERSON and piece.title is None and _ACRONYM.fullmatch(name):
                    continue
                points[kind] = points.get(kind, 0.0) + value
    return MappingProxyType({name: _best(points) for name, points in sums.items()})


def judged_name(name: str) -> str:
    """Return *name*, a longer one in capitals with capitals only at the start of its words.

    >>> judged_name("VARNHAVEN"), judged_name("NPA")
    ('Varnhaven', 'NPA')
    """
    return name.title() if name.isupper() and _MIN_SHOUTED <= len(name) else name


def _best(points: Points) -> EntityType:
    order = list(EntityType)
    kind = max(
        points, key=lambda each: (points[each], -order.index(each)), default=EntityType.OTHER
    )
    return kind if 0.0 < points.get(kind, 0.0) else EntityType.OTHER


def _own_points(words: Words, piece: Piece) -> Points:
    """Return the points that the words of the name itself give, counted once."""
    forms = words.forms[piece.first : piece.last]
    if len(forms) == 1:
        return _single_points(forms[0])
    named = [form for form in forms if form not in PARTICLES and form != "."]
    plain = sum(form.lower() in common_words() for form in named)
    points: Points = {}
    if forms[0] in given_names():
        points[_PERSON] = 4.0
    elif forms[0].lower() in EAST_ASIAN_FAMILIES and len(named) <= 3:  # noqa: PLR2004
        points[_PERSON] = 3.0
    elif 2 <= len(named) <= _MAX_PERSON_WORDS and not plain:  # noqa: PLR2004
        points[_PERSON] = 1.5
    if "&" in forms:
        points[_ORG] = 3.0
    if plain == len(named):
        points[EntityType.OTHER] = 1.0
        points[_ORG] = 0.5
    return points


def _single_points(form: str) -> Points:
    if form in COMPANIES or form in INSTITUTIONS:
        return {_ORG: 6.0}
    if _ACRONYM.fullmatch(form):
        return {_ORG: 2.5}
    if form in given_names():
        return {_PERSON: 1.0}
    if form.lower() in common_words():
        return {EntityType.OTHER: 0.5}
    return {EntityType.OTHER: 0.2}


def _place_points(words: Words, sentence: Sentence, piece: Piece) -> list[tuple[EntityType, float]]:
    """Return the points that the words around one place give."""
    if piece.title is not None:
        return [(_PERSON, 6.0)]
    forms = words.forms
    before = forms[piece.first - 1].lower() if sentence.first < piece.first else ""
    after = forms[piece.last] if piece.last < sentence.last else ""
    later = forms[piece.last + 1] if piece.last + 1 < sentence.last else ""
    points: list[tuple[EntityType, float]] = []
    if before == "the":
        points += [(_ORG, 1.0), (_PERSON, -2.0), (_GPE, -0.5)]
    if before in GROUP_NOUNS or after in GROUP_NOUNS:
        points.append((_ORG, 2.0))
    if after in PLACE_NOUNS or (before == "of" and forms[piece.first - 2].lower() in PLACE_NOUNS):
        points.append((_GPE, 2.5))
    if before == "of":
        points.append((_GPE, 0.4))
    if before in PLACE_PREPOSITIONS:
        points.append((_GPE, 1.6 if before in {"in", "near", "at"} else 0.6))
    if _speaks(after) and before not in PLACE_PREPOSITIONS and before not in OF_WORDS:
        points.append((_PERSON, 1.2))
    if after == "," and _AGE.fullmatch(later):
        points.append((_PERSON, 3.0))
    if after == "," and later in {"who", "whose"}:
        points.append((_PERSON, 2.0))
    if after == "who" or before in {"widow", "son", "daughter", "wife", "husband", "named"}:
        points.append((_PERSON, 1.5))
    return points


def _speaks(word: str) -> bool:
    if not word.islower():
        return False
    return any(cue.part is CuePart.VERB and cue.clausal for cue in cues().find(word))
