"""Persons of one document: which full and short names are one person.

Works inside a document only. A short name that several persons could bear is given to one of them
only where that one clearly is the one being spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dateline.entities.placed import Placed
from dateline.entities.vocabulary import EAST_ASIAN_FAMILIES, HONORIFICS, PARTICLES
from dateline.model import EntityType
from dateline.resources import Gender, given_names
from dateline.text import fold

_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MAX_SYLLABLE = 3
"""A last part so short behind two others is the end of a given name more often than a family name."""
_DOMINANCE = 2
"""A bare family name is the person named in full this many times as often as any other bearer."""
_NEAR_SENTENCES = 3
"""Else the person named in full within so many sentences before, where it is only one."""
_MAX_BEARERS = 20
"""With more bearers of a family name in one document nobody is chosen."""
_GENDERS = MappingProxyType({Gender.FEMALE: "f", Gender.MALE: "m"})


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a document: key, folded name parts, the sentences of full namings, gender."""

    key: str
    parts: tuple[str, ...]
    seen: tuple[int, ...]
    gender: str | None


def name_parts(name: str) -> tuple[str, ...]:
    """Return the folded parts of a person's name, hyphens parted and initials bare.

    >>> name_parts("Kim Jong-un"), name_parts("John F. Kennedy")
    (('kim', 'jong', 'un'), ('john', 'f', 'kennedy'))
    """
    return tuple(_PARTS.findall(fold(name)))


def person_key(parts: Sequence[str]) -> str:
    """Return the key of the person with these name parts."""
    return f"person:{' '.join(parts)}"


def family_first(parts: Sequence[str]) -> bool:
    """Return whether the family name stands first, as in Korean, Chinese and Vietnamese names.

    >>> family_first(("kim", "jong", "un")), family_first(("bruce", "lee"))
    (True, False)
    """
    if len(parts) < 2 or parts[0] not in EAST_ASIAN_FAMILIES:  # noqa: PLR2004
        return False
    return not (len(parts) == 2 and parts[1] in EAST_ASIAN_FAMILIES) or parts[0] in _COMMONEST  # noqa: PLR2004


_COMMONEST = frozenset(
    {"kim", "lee", "park", "choi", "choe", "wang", "zhang", "liu", "nguyen", "xi"}
)


def short_names(parts: Sequence[str]) -> frozenset[str]:
    """Return the folded short names of a person: the family name, with and without its particle."""
    if family_first(parts):
        return frozenset({parts[0]})
    if 2 < len(parts) and len(parts[-1]) <= _MAX_SYLLABLE:  # noqa: PLR2004 - 'Tsai Ing-wen'
        return frozenset()
    start = len(parts) - 1
    while 1 < start and parts[start - 1] in PARTICLES:
        start -= 1
    return frozenset({parts[-1], " ".join(parts[start:])})


def name_people(placed: Sequence[Placed]) -> tuple[tuple[Placed, ...], Mapping[str, Person]]:
    """Return *placed* with the keys of persons, and the persons by key."""
    people = _full_persons(placed)
    bearers = _bearers(people)
    found = tuple(_named(one, people, bearers) for one in placed)
    return found, MappingProxyType({person.key: person for person in people.values()})


def _full_persons(placed: Sequence[Placed]) -> dict[tuple[str, ...], Person]:
    """Return the persons named in full, by the parts of each name that they are called by."""
    seen: dict[tuple[str, ...], list[int]] = {}
    genders: dict[tuple[str, ...], str | None] = {}
    for one in placed:
        parts = name_parts(one.name)
        if one.type is EntityType.PERSON and not one.key and 1 < len(parts):
            seen.setdefault(parts, []).append(one.at)
            genders[parts] = genders.get(parts) or _gender(one, parts)
    fullest = _fullest(seen)
    total: dict[tuple[str, ...], list[int]] = {}
    for parts, places in seen.items():
        total.setdefault(fullest[parts], []).extend(places)
    return {
        parts: Person(
            person_key(whole), whole, tuple(sorted(total[whole])), genders[parts] or genders[whole]
        )
        for parts, whole in fullest.items()
    }


def _fullest(names: Mapping[tuple[str, ...], object]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for each name the one that has its first and last part and more between, if just one."""
    by_ends: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for parts in names:
        by_ends.setdefault((parts[0], parts[-1]), []).append(parts)
    fullest: dict[tuple[str, ...], tuple[str, ...]] = {}
    for group in by_ends.values():
        longest = max(group, key=lambda parts: (len(parts), parts))
        for parts in group:
            one_longer = len(parts) == 2 and sum(2 < len(other) for other in group) == 1  # noqa: PLR2004
            fullest[parts] = longest if one_longer else parts
    return fullest


def _gender(one: Placed, parts: tuple[str, ...]) -> str | None:
    """Return the gender that a person's title or given name tells, ``None`` where it is open."""
    told = HONORIFICS.get(one.title.lower().rstrip("."))
    given = one.name.split()[0]
    if told is not None or family_first(parts) or given not in given_names():
        return told
    return _GENDERS.get(given_names()[given])


def _bearers(people: Mapping[tuple[str, ...], Person]) -> dict[str, list[Person]]:
    by_key = {person.key: person for person in people.values()}
    bearers: dict[str, list[Person]] = {}
    for key in sorted(by_key):
        for name in sorted(short_names(by_key[key].parts)):
            bearers.setdefault(name, []).append(by_key[key])
    return bearers


def _named(
    one: Placed,
    people: Mapping[tuple[str, ...], Person],
    bearers: Mapping[str, list[Person]],
) -> Placed:
    if one.key:
        return one
    parts = name_parts(one.name)
    if one.type is EntityType.PERSON and parts in people:
        return replace(one, key=people[parts].key)
    able = bearers.get(" ".join(parts), [])
    if able and one.piece.head is None:
        person = _choose(one, able)
        key = person_key(parts) if person is None else person.key
        return replace(one, key=key, type=EntityType.PERSON)
    if one.type is EntityType.PERSON and parts:
        return replace(one, key=person_key(parts))
    return one


def _is_near(person: Person, at: int) -> bool:
    """Whether *person* is named in full in sentence *at* or shortly before it."""
    place = bisect_right(person.seen, at) - 1
    return 0 <= place and at - _NEAR_SENTENCES <= person.seen[place]


def _choose(one: Placed, able: Sequence[Person]) -> Person | None:
    """Return who of *able* a short name means, ``None`` where it is not clear."""
    if len(able) == 1:
        return able[0]
    if _MAX_BEARERS < len(able):
        return None
    gender = HONORIFICS.get(one.title.lower().rstrip("."))
    if gender is not None:
        able = [person for person in able if person.gender in (gender, None)] or able
        if len(able) == 1:
            return able[0]
    by_count = sorted(able, key=lambda person: (-len(person.seen), person.key))
    if _DOMINANCE * len(by_count[1].seen) <= len(by_count[0].seen):
        return by_count[0]
    near = [person for person in able if _is_near(person, one.at)]
    return near[0] if len(near) == 1 else None
