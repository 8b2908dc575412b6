"""Names that are known before any text is read: countries, bodies, the press, cities.

One lookup over all lexicons, by written form, exact case. It does not decide between a capital as
a city and as a government: see ``govern``.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dateline.entities.vocabulary import FIELDS, PARTS_OF_WORLD, PEOPLES, SUBREGIONS, common_words
from dateline.entities.words import Words
from dateline.model import EntityType
from dateline.resources import (
    CountryNameKind,
    agencies,
    bodies,
    cities,
    country_names,
    outlets,
    titles,
)
from dateline.text import fold


class Kind(enum.IntEnum):
    """Which list a known name is of, in the order of preference where a form is in several."""

    COUNTRY = 1
    BODY = 2
    AGENCY = 3
    SEAT = 4
    CAPITAL = 5
    PEOPLE = 6
    ADJECTIVE = 7
    OUTLET = 8
    CITY = 9
    PEOPLES = 10
    REGION = 11
    TITLE = 12


@dataclass(frozen=True, slots=True)
class Known:
    """One known name. ``country`` is ISO alpha-2 where it has one.

    ``plain`` is set for a form that is an ordinary word too ('Time', 'Nice', 'Reading'): it needs
    more than a capital.
    """

    form: str
    kind: Kind
    key: str
    type: EntityType
    country: str | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names by form; ``reach`` by first letters-and-digits run, the longest form in characters."""

    by_form: Mapping[str, Known]
    reach: Mapping[str, int]


_FIRST = re.compile(r"\w+")
_SAINTS = frozenset({"St", "St.", "Saint"})
_MIN_CITY_ALIAS = 4
"""Shorter aliases of cities are mostly abbreviations that mean something else ('LA' aside)."""
_COUNTRY_KINDS = MappingProxyType(
    {
        CountryNameKind.NAME: (Kind.COUNTRY, EntityType.GPE),
        CountryNameKind.ADJECTIVE: (Kind.ADJECTIVE, EntityType.NORP),
        CountryNameKind.PEOPLE: (Kind.PEOPLE, EntityType.NORP),
        CountryNameKind.CAPITAL: (Kind.CAPITAL, EntityType.GPE),
        CountryNameKind.SEAT: (Kind.SEAT, EntityType.GPE),
    }
)


@cache
def gazetteer() -> Gazetteer:
    """Return all known names."""
    by_form: dict[str, Known] = {}
    reach: dict[str, int] = {}
    for known in _all():
        held = by_form.get(known.form)
        if held is None or known.kind < held.kind:
            by_form[known.form] = known
        first = _FIRST.search(known.form)
        if first is not None:
            reach[first.group()] = max(reach.get(first.group(), 0), len(known.form))
    return Gazetteer(MappingProxyType(by_form), MappingProxyType(reach))


def _all() -> Iterator[Known]:
    yield from _of_countries()
    yield from _of_institutions()
    yield from _of_cities()
    for form in sorted(PEOPLES):
        yield Known(form, Kind.PEOPLES, f"group:{fold(form)}", EntityType.NORP)
    for form in sorted(SUBREGIONS | PARTS_OF_WORLD):
        yield Known(form, Kind.REGION, f"place:{fold(form)}", EntityType.LOC)


def _of_countries() -> Iterator[Known]:
    lexicon = country_names()
    for form in lexicon.by_form:
        entries = lexicon.by_form[form]
        kinds = {_COUNTRY_KINDS[entry.kind] for entry in entries}
        kind, type_ = min(kinds)
        codes = sorted({e.country.code for e in entries if _COUNTRY_KINDS[e.kind][0] is kind})
        if len(codes) == 1:
            yield Known(form, kind, f"country:{codes[0]}", type_, codes[0], _is_plain(form))
        elif kind in (Kind.ADJECTIVE, Kind.PEOPLE):
            yield Known(form, kind, f"group:{fold(form)}", type_, None, _is_plain(form))


def _of_institutions() -> Iterator[Known]:
    for body in bodies():
        for form in (body.name, *body.aliases):
            if _is_any_ministry(form):
                continue
            key = f"body:{body.id}"
            yield Known(form, Kind.BODY, key, EntityType.ORG, body.country, _is_plain(form))
    for agency in agencies():
        for form in (agency.name, *agency.aliases):
            yield Known(form, Kind.AGENCY, f"agency:{agency.id}", EntityType.ORG, agency.country)
    for outlet in outlets():
        for form in (outlet.name, *outlet.aliases):
            key = f"outlet:{outlet.id}"
            yield Known(form, Kind.OUTLET, key, EntityType.ORG, outlet.country, _is_plain(form))


def _is_any_ministry(form: str) -> bool:
    """Whether every country has a ministry so called: whose it is, is for the text to say."""
    words = form.split()
    if "Ministry" not in (words[0], words[-1]):
        return False
    return all(word.lower() in FIELDS or word in {"Ministry", "of", "and", "the"} for word in words)


def _of_cities() -> Iterator[Known]:
    biggest_first = sorted(cities(), key=lambda city: (-city.population, city.name, city.country))
    seen: set[str] = set()
    for city in biggest_first:
        key = f"city:{fold(city.ascii_name)},{city.country}"
        for form in (city.name, city.ascii_name, *city.aliases):
            if form in seen or len(form) < _MIN_CITY_ALIAS:
                continue
            seen.add(form)
            yield Known(form, Kind.CITY, key, EntityType.GPE, city.country, _is_plain(form))


@cache
def title_forms() -> Gazetteer:
    """Return the titles that stand before names; a saint's is left out, being part of a name."""
    by_form: dict[str, Known] = {}
    reach: dict[str, int] = {}
    for title in titles():
        if title.form in _SAINTS:
            continue
        by_form[title.form] = Known(title.form, Kind.TITLE, "", EntityType.OTHER)
        first = _FIRST.search(title.form)
        if first is not None:
            reach[first.group()] = max(reach.get(first.group(), 0), len(title.form))
    return Gazetteer(MappingProxyType(by_form), MappingProxyType(reach))


@cache
def lower_titles() -> frozenset[str]:
    """Return titles as they stand in lower case before a name ('prime minister')."""
    return frozenset(title.form.lower() for title in titles() if title.form not in _SAINTS)


def longest_known(
    words: Words, start: int, last: int, names: Gazetteer
) -> tuple[int, Known] | None:
    """Return the longest of *names* that begins at token *start* and ends on a token.

    The first value is the token behind it, at most *last*.
    """
    first = _FIRST.match(words.forms[start])
    reach = 0 if first is None else names.reach.get(first.group(), 0)
    if not reach:
        return None
    begin = words.starts[start]
    end = start
    while end < last and words.ends[end] - begin <= reach:
        end += 1
    for stop in range(end, start, -1):
        found = names.by_form.get(words.plain[begin : words.ends[stop - 1]])
        if found is not None:
            return stop, found
    return None


def shouted_known(words: Words, start: int, last: int) -> tuple[int, Known] | None:
    """Return the place that tokens from *start* name in capitals ('CAIRO'), at most three of them."""
    for stop in range(min(start + 3, last), start, -1):
        shouted = words.plain[words.starts[start] : words.ends[stop - 1]]
        if shouted.isupper() and _MIN_CITY_ALIAS <= len(shouted):
            found = gazetteer().by_form.get(shouted.title())
            if found is not None and found.kind in (Kind.CITY, Kind.CAPITAL, Kind.COUNTRY):
                return stop, found
    return None


def _is_plain(form: str) -> bool:
    return form.lower() in common_words() or form.removeprefix("The ").lower() in common_words()
