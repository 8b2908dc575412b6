"""Joins keys of persons that are spellings of one name. Family names alone do not merge people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.entities.company import Company, company_of
from dateline.entities.groups import Groups
from dateline.entities.naming import Naming
from dateline.entities.people import short_names
from dateline.entities.roles import holds
from dateline.entities.romanise import block_key, romanise, skeleton
from dateline.entities.same import fits_initial, fits_nickname, is_nickname, same_person_name
from dateline.entities.vocabulary import EAST_ASIAN_FAMILIES
from dateline.resources import given_names

_MAX_BLOCK = 40
"""Names of one block that are all compared with each other; in a larger block each is compared with
so many that follow it in order. At half nothing was lost on 10,000 generated reports."""


_MAX_STRANGERS = 10
"""Documents with the same lone name that one is compared with."""


@dataclass(frozen=True, slots=True)
class _Short:
    """A way in which a given name is shortened, and the reason that it gives for a join."""

    is_short: Callable[[str], bool]
    fits: Callable[[Sequence[str], Sequence[str]], bool]
    reason: str


_INITIAL = _Short(lambda part: len(part) == 1, fits_initial, "initial of the only one so named")
_NICKNAME = _Short(
    is_nickname, fits_nickname, "short form of the given name of the only one so named"
)


def link_people(groups: Groups, namings: Mapping[str, Naming]) -> None:
    """Join the persons of *namings* in *groups*."""
    full = [one for one in namings.values() if one.kind == "person" and 1 < len(one.parts)]
    for a, b in _pairs(full):
        reason = same_person_name(a.parts, b.parts)
        if reason is not None:
            groups.join(a.key, b.key, f"{a.name} / {b.name}: {reason}")
    bearers = _bearers(groups, full)
    _link_by_family(groups, full, bearers, _INITIAL)
    bearers = _bearers(groups, full)
    _link_by_family(groups, full, bearers, _NICKNAME)
    bearers = _bearers(groups, full)
    _link_lone_names(groups, namings, bearers)
    _link_offices(groups, namings, full)


def _pairs(full: Sequence[Naming]) -> Iterator[tuple[Naming, Naming]]:
    """Yield pairs that may be one name, the likeliest first, each at most a few times."""
    blocks: dict[str, list[Naming]] = {}
    for one in full:
        for block in _blocks_of(one.parts):
            blocks.setdefault(block, []).append(one)
    for block in sorted(blocks):
        members = blocks[block]
        for at, one in enumerate(members):
            for other in members[at + 1 : at + 1 + _MAX_BLOCK]:
                yield one, other


def _blocks_of(parts: Sequence[str]) -> list[str]:
    """Return the blocks of a name: all consonants; each end with the initial of the rest."""
    whole = skeleton("".join(parts))
    first, last = romanise(parts[0]), romanise(parts[-1])
    return sorted(
        {
            f"all {block_key(parts)}",
            f"run {whole}",
            f"first {first} {last[:1]}",
            f"last {last} {first[:1]}",
            f"two {first} {romanise(parts[1])}",
        }
    )


def _bearers(groups: Groups, full: Sequence[Naming]) -> dict[str, list[str]]:
    """Return the groups that bear each short name, sorted."""
    found: dict[str, set[str]] = {}
    for one in full:
        for name in short_names(one.parts):
            found.setdefault(name, set()).add(groups.find(one.key))
    return {name: sorted(found[name]) for name in sorted(found)}


def _link_by_family(
    groups: Groups, full: Sequence[Naming], bearers: Mapping[str, Sequence[str]], how: _Short
) -> None:
    """Join 'J. Oru' or 'Mike Oru' to the one bearer of the family name whom it fits."""
    by_root: dict[str, list[Naming]] = {}
    for one in full:
        by_root.setdefault(groups.find(one.key), []).append(one)
    for one in full:
        if not how.is_short(one.parts[0]):
            continue
        able = [
            root
            for root in bearers.get(one.parts[-1], ())[:_MAX_BLOCK]
            if any(how.fits(one.parts, other.parts) for other in by_root.get(root, ()))
        ]
        if len(able) == 1:
            groups.join(one.key, able[0], f"{one.name}: {how.reason}")


def _link_lone_names(
    groups: Groups, namings: Mapping[str, Naming], bearers: Mapping[str, Sequence[str]]
) -> None:
    """Join rare lone family names to the only bearer in the case, or with each other.

    Only where the documents share another name, so that they are of one matter.
    """
    company = company_of(groups, namings)
    members = _members(groups, namings)
    lone: dict[str, list[Naming]] = {}
    for one in namings.values():
        if one.kind == "person" and len(one.parts) == 1 and _is_rare(one.name):
            lone.setdefault(one.name, []).append(one)
    for name in sorted(lone):
        able = bearers.get(name, ())
        if len(able) == 1:
            for one in lone[name]:
                if company.is_shared(one, members[able[0]]):
                    groups.join(one.key, able[0], f"{name}: the only one so named in the case")
        elif not able:
            _link_strangers(groups, company, lone[name])


def _link_strangers(groups: Groups, company: Company, same: Sequence[Naming]) -> None:
    """Join lone names that nobody bears in full with the first whose documents share a name."""
    for at, one in enumerate(same):
        for other in same[max(0, at - _MAX_STRANGERS) : at]:
            if company.is_shared(one, [other]):
                groups.join(one.key, other.key, f"{one.name}: a rare name")
                break


def _members(groups: Groups, namings: Mapping[str, Naming]) -> dict[str, list[Naming]]:
    found: dict[str, list[Naming]] = {}
    for key, one in namings.items():
        if one.kind == "person":
            found.setdefault(groups.find(key), []).append(one)
    return found


def _is_rare(name: str) -> bool:
    return name not in EAST_ASIAN_FAMILIES and name.capitalize() not in given_names()


def _link_offices(groups: Groups, namings: Mapping[str, Naming], full: Sequence[Naming]) -> None:
    """Join a country's office to the one person whom the case names with that title."""
    holders: dict[str, set[tuple[str, str]]] = {}
    for one in full:
        for role, country in sorted(one.offices):
            holders.setdefault(country, set()).add((role, groups.find(one.key)))
    for one in namings.values():
        if one.kind != "office":
            continue
        role, _, country = one.name.rpartition(",")
        able = {root for held, root in sorted(holders.get(country, ())) if holds(held, role)}
        if len(able) == 1:
            groups.join(
                one.key, min(able), f"{role} of {country}: only one is so titled in the case"
            )
