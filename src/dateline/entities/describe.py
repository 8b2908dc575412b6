"""A group of namings → the entity record: name, aliases, type, ids in other registers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.entities.naming import Naming
from dateline.model import Entity, EntityId, EntityType, ExternalId
from dateline.resources import agencies, bodies, country_by_code, outlets

_FREQUENT = 0.1
"""A fuller spelling is the name when it is used this often against the commonest. At .05 a typo in
one of twenty places could win, at .5 the full name of someone mostly called by family name loses."""
_PREFERENCE = ("country", "body", "agency", "outlet", "city", "person", "org", "place")


def describe(
    id_: EntityId, namings: Sequence[Naming], reasons: Iterable[str], *, called: str | None = None
) -> Entity:
    """Return the entity that *namings* are, with the *reasons* why they were joined.

    *called* is the name that the user has for it, which outranks the others.
    """
    spellings: Counter[str] = Counter()
    types: Counter[EntityType] = Counter()
    for one in namings:
        spellings.update(one.spellings)
        types.update(one.types)
    lexical = _lexicon_name(namings)
    if any(one.kind == "org" and " " in one.name for one in namings) and lexical not in spellings:
        lexical = None
    name = called or lexical or _fullest(spellings) or _named_by_key(namings)
    return Entity(
        id=id_,
        name=name,
        type=_type_of(namings, types),
        aliases=tuple(sorted(set(spellings) - {name})),
        external=_external(namings),
        reasons=tuple(sorted(reasons)),
    )


def _type_of(namings: Sequence[Naming], types: Counter[EntityType]) -> EntityType:
    kinds = {one.kind for one in namings}
    if kinds & {"country", "city"}:
        return EntityType.GPE
    if kinds <= {"person", "office"}:
        return EntityType.PERSON
    order = list(EntityType)
    known = {kind: count for kind, count in types.items() if kind is not EntityType.OTHER}
    return max(
        known or types, key=lambda kind: (types[kind], -order.index(kind)), default=EntityType.OTHER
    )


def _fullest(spellings: Counter[str]) -> str | None:
    """Return the spelling with most words among the frequent ones; then the commonest."""
    if not spellings:
        return None
    floor = _FREQUENT * max(spellings.values())
    able = [name for name in spellings if floor <= spellings[name]]
    return min(able, key=lambda name: (-_fullness(name), -spellings[name], name))


def _fullness(name: str) -> int:
    return 2 * len(name.replace("-", " ").split()) - name.isupper()


def _lexicon_name(namings: Sequence[Naming]) -> str | None:
    for kind in _PREFERENCE[:4]:
        for one in namings:
            if one.kind == kind:
                return _names_of(kind).get(one.name)
    return None


@cache
def _names_of(kind: str) -> dict[str, str]:
    if kind == "country":
        return {code: country.name for code, country in country_by_code().items()}
    if kind == "body":
        return {body.id: body.name for body in bodies()}
    press = agencies() if kind == "agency" else outlets()
    return {one.id: one.name for one in press}


def _named_by_key(namings: Sequence[Naming]) -> str:
    """Return a name for what is never named: an office by its role and country."""
    one = namings[0]
    role, _, code = one.name.rpartition(",")
    country = country_by_code().get(code)
    return one.name if country is None else f"{role} of {country.name}"


def _external(namings: Sequence[Naming]) -> tuple[ExternalId, ...]:
    codes = sorted({one.name for one in namings if one.kind == "country"})
    return tuple(ExternalId("iso3166", code) for code in codes)
