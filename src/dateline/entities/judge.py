"""What a name is (person, organisation, place …), judged from all its places in a document.

A linear model over words, their ends and their neighbours; its weights were fitted by
``bench/quality/names/fit_types.py`` on the training part of Worldwide Newswire. It also says which
capitalised words are no names. Names that a lexicon knows are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from types import MappingProxyType

from dateline.entities.pieces import Piece
from dateline.entities.vocabulary import (
    COMPANIES,
    EAST_ASIAN_FAMILIES,
    INSTITUTIONS,
    PARTICLES,
    PLACE_NOUNS,
    common_words,
    head_types,
)
from dateline.entities.words import Sentence, Words
from dateline.model import EntityType
from dateline.resources import CuePart, city_names, country_names, cues, given_names

CLASSES = ("PERSON", "ORG", "PLACE", "MISC", "NORP", "NONE")
"""What the model tells apart. ``NONE`` is no name at all, ``NORP`` a people or its adjective."""
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z&0-9]{0,5}[A-Z]s?")
_AGE = re.compile(r"\d{1,3}")
_MIN_SHOUTED = 6
"""Shorter names in capitals are acronyms more often than shouted names."""
_MAX_WORDS = 12
_MIN_STEM = 4
_TYPES = MappingProxyType(
    {
        "PERSON": EntityType.PERSON,
        "ORG": EntityType.ORG,
        "PLACE": EntityType.GPE,
        "MISC": EntityType.OTHER,
        "NORP": EntityType.NORP,
    }
)
_PLACES = (EntityType.GPE, EntityType.LOC, EntityType.FAC)
_OTHERS = (EntityType.EVENT, EntityType.PRODUCT, EntityType.OTHER)


def judge(
    words: Words, placed: Sequence[tuple[Sentence, Piece]]
) -> Mapping[str, EntityType | None]:
    """Return the type of every name that no lexicon knows, by its plain text; ``None`` for no name."""
    marks: dict[str, set[str]] = {}
    heads: dict[str, EntityType | None] = {}
    titled: set[str] = set()
    for sentence, piece in placed:
        if piece.known is not None or piece.lone_title:
            continue
        name = judged_name(words.text(piece.first, piece.last))
        if name not in marks:
            marks[name] = set(own_marks(words, piece))
            heads[name] = piece.head
        marks[name].update(place_marks(words, sentence, piece))
        if piece.title is not None:
            titled.add(name)
    raised = {form for form in words.forms if form[0].isupper()}
    types: dict[str, EntityType | None] = {}
    for name, own in marks.items():
        if name in titled:
            types[name] = EntityType.PERSON
        elif has_adjective(name, raised):
            types[name] = EntityType.GPE
        else:
            types[name] = _decide(name, own, heads[name])
    return MappingProxyType(types)


def has_adjective(name: str, raised: AbstractSet[str]) -> bool:
    """Whether the document has the adjective of a place so named ('Torvian' beside 'Torvia')."""
    if " " in name or len(name) < _MIN_STEM:
        return False
    forms = [name + ending for ending in ("n", "ian", "ese", "i")]
    forms += [name[:-1] + ending for ending in ("ian", "ese", "an", "ish")]
    return any(form in raised for form in forms if form != name)


def judged_name(name: str) -> str:
    """Return *name*, a longer one in capitals with capitals only at the start of its words.

    >>> judged_name("VARNHAVEN"), judged_name("NPA")
    ('Varnhaven', 'NPA')
    """
    return name.title() if name.isupper() and _MIN_SHOUTED <= len(name) else name


def _decide(name: str, marks: Iterable[str], head: EntityType | None) -> EntityType | None:
    if name in COMPANIES or name in INSTITUTIONS or "&" in name:
        return EntityType.ORG
    sums = [0] * len(CLASSES)
    table = _weights()
    for mark in marks:
        for at, weight in enumerate(table.get(mark, ())):
            sums[at] += weight
    best = max(range(len(CLASSES)), key=lambda at: (sums[at], -at))
    if CLASSES[best] == "NONE":
        return None
    kind = _TYPES[CLASSES[best]]
    if head is None:
        return kind
    if kind in _PLACES and head in _PLACES:
        return head
    return head if kind is EntityType.OTHER and head in _OTHERS else kind


@cache
def _weights() -> Mapping[str, tuple[int, ...]]:
    """Return the weights of each mark, in hundredths, in the order of ``CLASSES``."""
    file = resources.files(__package__) / "type_weights.tsv"
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").split("\n"))
    return MappingProxyType(
        {row[0]: tuple(map(int, row[1:])) for row in rows if len(row) == 1 + len(CLASSES)}
    )


def own_marks(words: Words, piece: Piece) -> list[str]:
    """Return the marks of the words of a name themselves."""
    forms = words.forms[piece.first : min(piece.last, piece.first + _MAX_WORDS)]
    named = [form for form in forms if form not in PARTICLES and form[0].isalnum()] or list(forms)
    plain = sum(form.lower() in common_words() for form in named)
    first, last = named[0], named[-1]
    marks = [
        "bias",
        f"words {min(len(named), 5)}",
        f"plain {min(plain, 3)} of {min(len(named), 3)}",
        f"first {first.lower()}",
        f"last {last.lower()}",
        f"end {last[-3:].lower()} {len(named) == 1}",
        f"end {last[-2:].lower()} {len(named) == 1}",
        f"shape {_shape(last)} {len(named) == 1}",
        f"given {first in given_names()} {min(len(named), 3)}",
        f"family {first.lower() in EAST_ASIAN_FAMILIES} {min(len(named), 3)}",
        f"head {piece.head}",
    ]
    marks += [f"word {form.lower()}" for form in forms]
    marks += [f"heads {head_types()[form]}" for form in forms if form in head_types()]
    if any(form in city_names() or form in country_names() for form in named):
        marks.append(f"holds a place {len(named) == 1}")
    if len(forms) == 1:
        marks.append(f"inside {forms[0] in words.inside}")
        marks.append(f"lower {forms[0].lower() in words.lower}")
    return marks


def _shape(form: str) -> str:
    if _ACRONYM.fullmatch(form):
        return "acronym"
    if any(char.isdigit() for char in form):
        return "digits"
    if "-" in form:
        return "hyphen"
    return "inner capital" if any(char.isupper() for char in form[1:]) else "plain"


def place_marks(words: Words, sentence: Sentence, piece: Piece) -> list[str]:
    """Return the marks of one place of a name."""
    forms = words.forms
    before = forms[piece.first - 1].lower() if sentence.first < piece.first else "<"
    earlier = forms[piece.first - 2].lower() if sentence.first + 1 < piece.first else "<"
    after = forms[piece.last].lower() if piece.last < sentence.last else ">"
    later = forms[piece.last + 1].lower() if piece.last + 1 < sentence.last else ">"
    marks = [
        f"before {before}",
        f"after {after}",
        f"before two {earlier} {before}",
        f"after two {after} {later}",
        f"around {before} {after}",
    ]
    if sentence.loud:
        marks.append("in a loud line")
    if piece.title is not None:
        marks.append("titled")
    if _speaks(after):
        marks.append(f"speaks {before in {'of', 'in', 'from'}}")
    if after == "," and (_AGE.fullmatch(later) or later in {"who", "whose"}):
        marks.append("described")
    if after in PLACE_NOUNS or (before == "of" and earlier in PLACE_NOUNS):
        marks.append("by a place noun")
    return marks


def _speaks(word: str) -> bool:
    if not word.isalpha():
        return False
    return any(cue.part is CuePart.VERB and cue.clausal for cue in cues().find(word))
