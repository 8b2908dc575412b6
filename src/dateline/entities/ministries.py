"""Ministries, courts and the like, which every country has: whose one is, where the text says it.

Only names that are made of ordinary words; 'the Foreign Ministry' without a country stays bare
unless the document names just one country's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.entities.gazetteer import gazetteer
from dateline.entities.placed import Placed
from dateline.entities.vocabulary import FIELDS, common_words, head_types
from dateline.entities.words import Words
from dateline.model import EntityType
from dateline.text import fold

HEADS = frozenset(
    "ministry department court parliament army navy police government senate cabinet presidency "
    "embassy assembly military prosecutor".split()
)
"""Words for what every country has one of."""
_SMALL = frozenset({"of", "the", "for", "and"})
_NO_FIELDS = frozenset({"work", "works", "mine"})
_MAX_WORDS = 8


def name_ministries(words: Words, placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return *placed* with the keys of ministries and the like, with their country where told."""
    countries = {
        one.piece.last: one.piece.known.country
        for one in placed
        if one.piece.known is not None and one.piece.known.country is not None
    }
    based = {at: _base_of(words, one, countries) for at, one in enumerate(placed)}
    told: dict[str, set[str]] = {}
    for base, country in filter(None, based.values()):
        if country is not None:
            told.setdefault(base, set()).add(country)
    return tuple(_keyed(one, based[at], told) for at, one in enumerate(placed))


def _keyed(
    one: Placed, based: tuple[str, str | None] | None, told: Mapping[str, set[str]]
) -> Placed:
    if based is None:
        return one
    base, country = based
    known = told.get(base, set())
    if country is None and len(known) == 1:
        country = min(known)
    return replace(one, key=f"org:{base}" if country is None else f"org:{base},{country}")


def _base_of(
    words: Words, one: Placed, countries: Mapping[int, str | None]
) -> tuple[str, str | None] | None:
    """Return the bare name and the country of a ministry, ``None`` for anything else."""
    if one.key or one.type is not EntityType.ORG:
        return None
    parts = one.name.split()
    country, parts = _own_country(parts)
    folded = [fold(part) for part in parts]
    if not 1 < len(folded) <= _MAX_WORDS or not HEADS & {folded[0], folded[-1]}:
        return None
    if not all(_is_ordinary(part) for part in parts):
        return None
    if country is None:
        at = one.piece.first
        country = countries.get(at - 1) if words.forms[at - 1] == "'s" else countries.get(at)
    return _turned(folded), country


def _own_country(parts: list[str]) -> tuple[str | None, list[str]]:
    """Return the country that a name begins with ('Russian Foreign Ministry') and the rest of it."""
    for width in (2, 1):
        known = gazetteer().by_form.get(" ".join(parts[:width]))
        if known is not None and known.country is not None and width < len(parts):
            return known.country, parts[width:]
    return None, parts


def _is_ordinary(word: str) -> bool:
    lower = word.lower()
    known = _field(lower) in FIELDS or lower in HEADS
    return known or lower in common_words() or word in head_types()


def _field(word: str) -> str:
    """Return the field of a ministry as most texts write it: translations add or lose an s.

    >>> _field("transports"), _field("sport"), _field("affairs")
    ('transport', 'sports', 'affairs')
    """
    if word in FIELDS or word in _NO_FIELDS:
        return word
    near = (word.removesuffix("s"), f"{word}s", f"{word.removesuffix('y')}ies")
    return next((each for each in near if each in FIELDS), word)


def _turned(folded: Sequence[str]) -> str:
    """Return the words of a ministry with its head last: 'ministry of transport' turned round.

    >>> _turned(["ministry", "of", "transport"])
    'transport ministry'
    """
    told = [word for word in folded if word not in _SMALL]
    same = [("defence" if word == "defense" else _field(word)) for word in told]
    return " ".join([*same[1:], same[0]] if same[0] in HEADS else same)
