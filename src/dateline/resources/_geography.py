"""Countries, cities and public bodies: what they are called and where they are.

Does not decide which place a name means; a name that several share leads to all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from dateline.resources._lexicon import Lexicon, index
from dateline.resources._table import Row, many, member, read_rows, whole


class CountryNameKind(StrEnum):
    """How a name leads to a country."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"


class BodyKind(StrEnum):
    """What a public body is."""

    INTERNATIONAL = "international"
    GOVERNMENT = "government"
    LEGISLATURE = "legislature"
    MILITARY = "military"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    COURT = "court"
    BANK = "bank"
    PARTY = "party"
    ARMED_GROUP = "armed group"
    CHARITY = "charity"
    RESEARCH = "research"
    SPORT = "sport"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. ``code`` is ISO 3166-1 alpha-2 ('XK' for Kosovo).

    Names are without a leading article. ``people`` are nouns, singular and plural; ``seats`` are
    buildings and places that stand for the government. ``sovereign`` is False for territories.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    seats: tuple[str, ...]
    sovereign: bool


@dataclass(frozen=True, slots=True)
class CountryName:
    """One written form and the country it leads to."""

    form: str
    kind: CountryNameKind
    country: Country


@dataclass(frozen=True, slots=True)
class City:
    """A city. ``country`` is ISO alpha-2; degrees are WGS 84, to two decimals (about 1 km)."""

    name: str
    ascii_name: str
    aliases: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Body:
    """A public body. ``country`` is ISO alpha-2, or None for an international one."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: BodyKind
    country: str | None


_COUNTRY_COLUMNS = (
    "code", "name", "aliases", "adjectives", "people", "capital", "capital_aliases", "seats",
    "status",
)  # fmt: skip
_CITY_COLUMNS = ("name", "ascii", "aliases", "country", "latitude", "longitude", "population")
_BODY_COLUMNS = ("id", "name", "aliases", "kind", "country")


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries and territories, by code.

    >>> countries()[0].name
    'Andorra'
    """
    return tuple(_country(row) for row in read_rows("countries.tsv", _COUNTRY_COLUMNS))


@cache
def country_by_code() -> Mapping[str, Country]:
    """Return the countries by ISO alpha-2 code, upper case.

    >>> country_by_code()["UA"].capital
    'Kyiv'
    """
    return MappingProxyType({each.code: each for each in countries()})


@cache
def country_names() -> Lexicon[CountryName]:
    """Return every form that leads to a country, exact case ('US' is not 'us').

    A form may lead to several ('Congolese'), and in several ways ('Singapore').

    >>> [name.country.code for name in country_names().find("the Kremlin")]
    ['RU']
    """
    found = [name for country in countries() for name in _names(country)]
    return index(found, lambda name: (name.form,), folded=False)


@cache
def cities() -> tuple[City, ...]:
    """Return the larger cities of the world, by name, then by falling population.

    >>> 5000 < len(cities())
    True
    """
    return tuple(_city(row) for row in read_rows("cities.tsv", _CITY_COLUMNS))


@cache
def city_names() -> Lexicon[City]:
    """Return the cities by name, ASCII name and alias, exact case.

    >>> city_names().find("Bombay")[0].name
    'Mumbai'
    """
    return index(
        sorted(cities(), key=lambda city: (-city.population, city.name, city.country)),
        lambda city: (city.name, city.ascii_name, *city.aliases),
        folded=False,
    )


@cache
def bodies() -> Lexicon[Body]:
    """Return international bodies, ministries and the like by name and alias, exact case.

    >>> bodies().find("the Pentagon")[0].country
    'US'
    """
    found = [
        Body(c[0], c[1], many(c[2]), member(BodyKind, row, c[3]), c[4] or None)
        for row in read_rows("bodies.tsv", _BODY_COLUMNS)
        for c in (row.cells,)
    ]
    return index(found, lambda body: (body.name, *body.aliases), folded=False)


def _country(row: Row) -> Country:
    code, name, aliases, adjectives, people, capital, capital_aliases, seats, status = row.cells
    if status not in ("country", "territory"):
        raise row.error(f"status must be country or territory, got {status!r}")
    return Country(
        code=code,
        name=name,
        aliases=many(aliases),
        adjectives=many(adjectives),
        people=many(people),
        capital=capital or None,
        capital_aliases=many(capital_aliases),
        seats=many(seats),
        sovereign=status == "country",
    )


def _names(country: Country) -> Iterator[CountryName]:
    capital = () if country.capital is None else (country.capital,)
    groups = (
        (CountryNameKind.NAME, (country.name, *country.aliases)),
        (CountryNameKind.ADJECTIVE, country.adjectives),
        (CountryNameKind.PEOPLE, country.people),
        (CountryNameKind.CAPITAL, (*capital, *country.capital_aliases)),
        (CountryNameKind.SEAT, country.seats),
    )
    for kind, forms in groups:
        for form in forms:
            yield CountryName(form, kind, country)


def _city(row: Row) -> City:
    name, ascii_name, aliases, country, latitude, longitude, population = row.cells
    try:
        place = (float(latitude), float(longitude))
    except ValueError as problem:
        raise row.error(f"need degrees, got {latitude!r}, {longitude!r}") from problem
    return City(name, ascii_name or name, many(aliases), country, *place, whole(row, population))
