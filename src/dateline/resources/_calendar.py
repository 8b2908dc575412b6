"""The words of time of each language, and when holidays fall.

Does not find or resolve an expression in a text.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import cast

from dateline.model.errors import ResourceError
from dateline.resources._lexicon import Lexicon, index
from dateline.resources._table import read_rows, read_text

LANGUAGES = ("en", "fr", "de")
"""Languages with a file of their own, ``calendar_<language>.toml``; the first is the default."""


class Recurrence(StrEnum):
    """How the date of a holiday is found."""

    FIXED = "fixed"
    WEEKDAY = "weekday"
    EASTER = "easter"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name.

    ``country`` is ISO alpha-2 where the name means this day only there, else None. By rule:
    FIXED uses month and day; WEEKDAY the ``nth`` (1 to 5, or -1 for the last) ISO ``weekday``
    (1 Monday to 7) of the month, moved by ``offset`` days; EASTER ``offset`` days from (western)
    Easter Sunday; TABLE the listed dates only. Unused numbers are 0.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    rule: Recurrence
    month: int
    day: int
    weekday: int
    nth: int
    offset: int
    table: tuple[dt.date, ...]

    def date_in(self, year: int) -> dt.date | None:
        """Return the day of this holiday in *year* (Gregorian); None where the table has none."""
        if self.rule is Recurrence.FIXED:
            return dt.date(year, self.month, self.day)
        if self.rule is Recurrence.EASTER:
            return easter(year) + dt.timedelta(days=self.offset)
        if self.rule is Recurrence.WEEKDAY:
            day = _nth_weekday(year, self.month, weekday=self.weekday, nth=self.nth)
            return day + dt.timedelta(days=self.offset)
        return next((day for day in self.table if day.year == year), None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words of time, all keys lower case.

    months: name or abbreviation (with and without full stop) → 1 to 12.
    weekdays: → 1 (Monday) to 7.
    numbers: 'one' to 'ninety', also 'hundred', 'dozen', 'couple' → value. ordinals: 'first', '1st'.
    vague_numbers: 'several', 'few': words that mean TIMEX3 'X'.
    units: 'day', 'days' → TIMEX3 unit 'D'; 'hour' → 'TH', 'minute' → 'TM', 'second' → 'TS';
        also 'DE' decade, 'CE' century, 'Q' quarter, 'WE' weekend, 'P2W' fortnight.
    seasons: → SP, SU, FA, WI. day_parts: → MO, AF, EV, NI, DT, MI (midday), and clock values
        'T12:00', 'T24:00'. days: 'yesterday' → -1 (days from the reference day).
    directions: 'last' → -1, 'this' → 0, 'next' → +1. shifts: 'ago' → -1, 'later' → +1.
    modifiers: 'early' → TIMEX3 mod START and so on; several words have single spaces.
    references: vague adverbs → PAST_REF, PRESENT_REF, FUTURE_REF.
    frequencies: 'daily' → TIMEX3 value 'P1D'. zones: 'gmt' → minutes east of UTC.
    eras: 'bc' → -1, 'ad' → +1.
    plural_units: those of the units that are plurals.
    structure: words that hold an expression together → their kind and a value.
    frames: sets of words beside an expression that show what it is, by the name of the set.
    direction: sets of words that look back or ahead, by the name of the set; of endings too.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    vague_numbers: frozenset[str]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    day_parts: Mapping[str, str]
    days: Mapping[str, int]
    directions: Mapping[str, int]
    shifts: Mapping[str, int]
    modifiers: Mapping[str, str]
    references: Mapping[str, str]
    frequencies: Mapping[str, str]
    zones: Mapping[str, int]
    eras: Mapping[str, int]
    holidays: Lexicon[Holiday]
    plural_units: frozenset[str]
    structure: Mapping[str, tuple[str, int | str | None]]
    frames: Mapping[str, frozenset[str]]
    direction: Mapping[str, frozenset[str]]


@cache
def calendar(language: str = "en") -> Calendar:
    """Return the temporal lexicon of a language, the English one where there is none of its own.

    >>> calendar().months["sept."], calendar("fr").months["juin"], calendar("de").weekdays["dienstag"]
    (9, 6, 2)
    """
    known = language if language in LANGUAGES else LANGUAGES[0]
    file = f"calendar_{known}.toml"
    return parse_calendar(read_text(file), file=file)


@cache
def zone_ranges() -> Mapping[str, tuple[int, int]]:
    """Return the UTC offsets of each country by ISO alpha-2 code: minutes east, least and greatest.

    >>> zone_ranges()["KR"]
    (540, 540)
    """
    found: dict[str, tuple[int, int]] = {}
    for row in read_rows("zones.tsv", ("country", "west", "east")):
        code, west, east = row.cells
        try:
            found[code] = (int(west), int(east))
        except ValueError as problem:
            raise row.error(f"need whole minutes, got {west!r} and {east!r}") from problem
    return MappingProxyType(found)


def parse_calendar(text: str, *, file: str = "calendar_en.toml") -> Calendar:
    """Return the calendar that a TOML text describes; *file* is its name, for messages.

    Raises:
        ResourceError: the text is not TOML, or a table is absent or of another shape.
    """
    try:
        tables = tomllib.loads(text)
        return _calendar(tables)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as problem:
        raise ResourceError(f"{file} is malformed: {problem!r}") from problem


def easter(year: int) -> dt.date:
    """Return western Easter Sunday of *year* (Gregorian).

    >>> easter(2024)
    datetime.date(2024, 3, 31)

    Source: anonymous Gregorian algorithm, Meeus (1991), Astronomical Algorithms, ch. 8.
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _nth_weekday(year: int, month: int, *, weekday: int, nth: int) -> dt.date:
    if nth < 0:
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        last = following - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _calendar(tables: dict[str, object]) -> Calendar:
    holidays = [_holiday(each) for each in cast("list[dict[str, object]]", tables["holiday"])]
    return Calendar(
        months=_whole(tables, "months"),
        weekdays=_whole(tables, "weekdays"),
        numbers=_whole(tables, "numbers"),
        vague_numbers=frozenset(_list(tables, "vague_numbers")),
        ordinals=_whole(tables, "ordinals"),
        units=_words(tables, "units"),
        seasons=_words(tables, "seasons"),
        day_parts=_words(tables, "day_parts"),
        days=_whole(tables, "days"),
        directions=_whole(tables, "directions"),
        shifts=_whole(tables, "shifts"),
        modifiers=_words(tables, "modifiers"),
        references=_words(tables, "references"),
        frequencies=_words(tables, "frequencies"),
        zones=_whole(tables, "zones"),
        eras=_whole(tables, "eras"),
        holidays=index(holidays, lambda each: (each.name, *each.aliases), folded=True),
        plural_units=frozenset(_list(tables, "plural_units")),
        structure=_structure(tables),
        frames=_sets(tables, "frames"),
        direction=_sets(tables, "direction") if "direction" in tables else MappingProxyType({}),
    )


def _structure(tables: dict[str, object]) -> Mapping[str, tuple[str, int | str | None]]:
    found: dict[str, tuple[str, int | str | None]] = {}
    for word, entry in _table(tables, "structure").items():
        if not isinstance(entry, list) or not 1 <= len(entry) <= _KIND_AND_VALUE:
            raise TypeError(f"[structure] {word} must be a kind and perhaps a value, got {entry!r}")
        found[word] = (str(entry[0]), entry[1] if len(entry) == _KIND_AND_VALUE else None)
    return MappingProxyType(found)


_KIND_AND_VALUE = 2


def _sets(tables: dict[str, object], name: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for key, words in _table(tables, name).items():
        if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
            raise TypeError(f"[{name}] {key} must be a list of strings")
        found[key] = frozenset(words)
    return MappingProxyType(found)


def _table(tables: dict[str, object], name: str) -> dict[str, object]:
    table = tables[name]
    if not isinstance(table, dict) or not table:
        raise ValueError(f"[{name}] must be a table with at least one word")
    return cast("dict[str, object]", table)


def _whole(tables: dict[str, object], name: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for word, value in _table(tables, name).items():
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"[{name}] {word} must be a whole number, got {value!r}")
        found[word] = value
    return MappingProxyType(found)


def _words(tables: dict[str, object], name: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for word, value in _table(tables, name).items():
        if not isinstance(value, str):
            raise TypeError(f"[{name}] {word} must be a string, got {value!r}")
        found[word] = value
    return MappingProxyType(found)


def _list(tables: dict[str, object], name: str) -> tuple[str, ...]:
    values = _table(tables, name)["words"]
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise TypeError(f"[{name}] words must be a list of strings")
    return tuple(values)


def _holiday(entry: dict[str, object]) -> Holiday:
    def number(key: str) -> int:
        value = entry.get(key, 0)
        if not isinstance(value, int):
            raise TypeError(f"holiday {entry['name']!r}: {key} must be a whole number")
        return value

    country = entry.get("country")
    return Holiday(
        name=str(entry["name"]),
        aliases=tuple(str(each) for each in cast("list[object]", entry.get("aliases", []))),
        country=None if country is None else str(country),
        rule=Recurrence(str(entry["rule"])),
        month=number("month"),
        day=number("day"),
        weekday=number("weekday"),
        nth=number("nth"),
        offset=number("offset"),
        table=tuple(cast("list[dt.date]", entry.get("table", []))),
    )
