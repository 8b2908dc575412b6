"""News agencies and outlets: names, domains, owners.

Does not rate anyone, and does not guess: an empty owner means that it is not known here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from dateline.resources._lexicon import Lexicon, index
from dateline.resources._table import many, member, read_rows


class AgencyKind(StrEnum):
    """How a news agency is owned."""

    STATE = "state"
    COOPERATIVE = "co-operative"
    PRIVATE = "private"
    PUBLIC = "public"


class OutletKind(StrEnum):
    """What an outlet is."""

    PAPER = "paper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    SITE = "site"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency. ``family`` is the id of its owner, its own id where it owns itself.

    ``country`` is ISO alpha-2, or None for an international one. ``aliases`` include
    abbreviations and exclude ``name``.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: AgencyKind
    family: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper, broadcaster, magazine, site or aggregator.

    ``family`` is the id of its owner, None where this file does not know: such an outlet counts
    as itself. ``country`` is ISO alpha-2, or None for an international one.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: OutletKind
    family: str | None


_Press = TypeVar("_Press", Agency, Outlet)
_COLUMNS = ("id", "name", "aliases", "domains", "country", "kind", "family")


@cache
def agencies() -> Lexicon[Agency]:
    """Return the news agencies by name and alias, exact case ('AP' is not 'ap').

    >>> [agency.id for agency in agencies().find("Korean Central News Agency")]
    ['kcna']
    """
    found = [
        Agency(
            c[0], c[1], many(c[2]), many(c[3]), c[4] or None, member(AgencyKind, row, c[5]), c[6]
        )
        for row in read_rows("agencies.tsv", _COLUMNS)
        for c in (row.cells,)
    ]
    return index(found, lambda agency: (agency.name, *agency.aliases), folded=False)


@cache
def outlets() -> Lexicon[Outlet]:
    """Return the outlets by name and alias, exact case.

    >>> [outlet.country for outlet in outlets().find("The Straits Times")]
    ['SG']
    """
    found = [
        Outlet(
            c[0],
            c[1],
            many(c[2]),
            many(c[3]),
            c[4] or None,
            member(OutletKind, row, c[5]),
            c[6] or None,
        )
        for row in read_rows("outlets.tsv", _COLUMNS)
        for c in (row.cells,)
    ]
    return index(found, lambda outlet: (outlet.name, *outlet.aliases), folded=False)


def outlet_by_domain(domain: str) -> Outlet | None:
    """Return the outlet that publishes at *domain* or at the nearest domain above it.

    *domain* is a host name, any case, without scheme, port or path.

    >>> outlet_by_domain("news.bbc.co.uk").name
    'BBC'
    """
    return _walk_up(domain, _outlet_domains())


def agency_by_domain(domain: str) -> Agency | None:
    """Return the news agency that publishes at *domain*; see :func:`outlet_by_domain`.

    >>> agency_by_domain("en.yna.co.kr").id
    'yonhap'
    """
    return _walk_up(domain, _agency_domains())


@cache
def _outlet_domains() -> Mapping[str, Outlet]:
    return MappingProxyType({name: each for each in outlets() for name in each.domains})


@cache
def _agency_domains() -> Mapping[str, Agency]:
    return MappingProxyType({name: each for each in agencies() for name in each.domains})


def _walk_up(domain: str, known: Mapping[str, _Press]) -> _Press | None:
    labels = domain.lower().rstrip(".").split(".")[-8:]
    for first in range(len(labels) - 1):
        found = known.get(".".join(labels[first:]))
        if found is not None:
            return found
    return None
