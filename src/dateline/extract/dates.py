"""Reads dates as pages write them: ISO, *12 June 2024, 8:47 AM*, *06.03.2025*, a path of a URL.

Reads one short line, value or address at a time; finds no dates in running prose, infers none, and
gives a date no precision that it lacks: an ambiguous *03/04/2024* is the range of both readings.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.words import MONTHS
from dateline.model import DayRange

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that a page can be from; other numbers of four digits are not years."""
MAX_LINE_CHARS = 400
"""Longer lines are prose: a date in them dates what they tell."""

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?[ ]?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\w)(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[ \-]{1,2}([^\W\d_]{3,10})\.?,?[ \-]{1,2}(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(
    r"(?<!\w)([^\W\d_]{3,10})\.?[ ]{1,2}(\d{1,2})(?:st|nd|rd|th)?,?[ ]{1,2}(\d{4})(?!\d)"
)
_MONTH_ONLY = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.?,?[ ]{1,2}(\d{4})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2})[:.](\d{2})(?::\d{2})?[ ]?([AaPp]\.?[Mm]\.?)?"
    r"[ ]?(Z\b|GMT\b|UTC\b|[+-]\d{2}:?\d{2}\b)?(?![\d:])"
)
_URL_DAY = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=[/\-_.?#]|$)")
_URL_NAME = re.compile(r"/((?:19|20)\d{2})/([a-z]{3,9})/(\d{1,2})(?=[/\-_.?#]|$)")
_URL_DASHED = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_URL_COMPACT = re.compile(r"[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/\-_.?#]|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/(\d{2})(?=/)")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written: ``[start, end)`` in the string given, the days, and a time.

    ``time`` is ``HH:MM`` with ``±hh:mm`` behind it where the zone is written, else ``None``.
    """

    start: int
    end: int
    days: DayRange
    time: str | None = None


def read_dates(line: str) -> tuple[WrittenDate, ...]:
    """Return the dates written in a short *line*, in its order; none in a longer one.

    >>> [found.days.edtf for found in read_dates("Published: 22 Jan 2024, 8:47 AM")]
    ['2024-01-22']
    """
    if MAX_LINE_CHARS < len(line):
        return ()
    found: list[WrittenDate] = []
    for date in sorted(_candidates(line), key=lambda each: (each.start, -each.end)):
        if not found or found[-1].end <= date.start:
            found.append(date)
    ends = [*(each.start for each in found[1:]), len(line)][: len(found)]
    return tuple(_with_time(line, date, end) for date, end in zip(found, ends, strict=True))


def read_value(value: str) -> WrittenDate | None:
    """Return the date that a value of metadata states, or ``None``."""
    value = value.strip()
    match = _ISO.match(value)
    if match is not None:
        return _iso(match)
    match = _COMPACT.match(value)
    if match is not None:
        days = _day(match[1], match[2], match[3])
        return None if days is None else WrittenDate(0, match.end(), days)
    dates = read_dates(value)
    return dates[0] if dates else None


def read_url(url: str) -> WrittenDate | None:
    """Return the date in the path of an address, or ``None``."""
    for pattern in (_URL_DAY, _URL_NAME, _URL_DASHED, _URL_COMPACT):
        for match in pattern.finditer(url.lower()):
            days = _day(match[1], match[2], match[3])
            if days is not None:
                return WrittenDate(match.start(1), match.end(3), days)
    month = _URL_MONTH.search(url)
    if month is None or not 1 <= int(month[2]) <= 12:
        return None
    days = DayRange.month(int(month[1]), int(month[2]))
    return WrittenDate(month.start(1), month.end(2), days)


def _candidates(line: str) -> Iterator[WrittenDate]:
    yield from (date for match in _ISO.finditer(line) if (date := _iso(match)))
    for match in _YEAR_FIRST.finditer(line):
        yield from _dated(match, _day(match[1], match[2], match[3]))
    for match in _DAY_FIRST.finditer(line):
        yield from _dated(match, _day(match[3], match[2], match[1]))
    for match in _MONTH_FIRST.finditer(line):
        yield from _dated(match, _day(match[3], match[1], match[2]))
    for match in _NUMERIC.finditer(line):
        yield from _dated(match, _numeric(match[1], match[2], match[3], match[4]))
    for match in _MONTH_ONLY.finditer(line):
        month = MONTHS.get(match[1].lower())
        if month is not None and FIRST_YEAR <= int(match[2]) <= LAST_YEAR:
            yield WrittenDate(match.start(), match.end(), DayRange.month(int(match[2]), month))


def _dated(match: re.Match[str], days: DayRange | None) -> Iterator[WrittenDate]:
    if days is not None:
        yield WrittenDate(match.start(), match.end(), days)


def _iso(match: re.Match[str]) -> WrittenDate | None:
    days = _day(match[1], match[2], match[3])
    if days is None:
        return None
    time = None
    if match[4] and int(match[4]) < 24 and int(match[5]) < 60:
        time = f"{int(match[4]):02d}:{match[5]}{_zone(match[6])}"
    return WrittenDate(match.start(), match.end(), days, time)


def _day(year: str, month: str, day: str) -> DayRange | None:
    number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return DayRange.day(dt.date(int(year), number, int(day)))
    except ValueError:
        return None


def _numeric(first: str, mark: str, second: str, year: str) -> DayRange | None:
    """Return the day of *06.03.2025*; both readings of *03/04/2025*, as a range, where both exist."""
    if len(year) == 2:
        year = f"20{year}"
    day_first = _day(year, second, first)
    if mark == ".":
        return day_first
    month_first = _day(year, first, second)
    if day_first is None or month_first is None:
        return day_first or month_first
    return day_first.cover(month_first)


def _with_time(line: str, date: WrittenDate, end: int) -> WrittenDate:
    """Return *date* with the time of day that stands within a few characters behind it."""
    if date.time is not None or not date.days.is_day:
        return date
    match = _TIME.search(line, date.end, min(end, date.end + 30))
    if match is None:
        return date
    time = _clock(match)
    if time is None or 8 < match.start() - date.end:
        return date
    end = match.start() + len(match[0].rstrip())
    return WrittenDate(date.start, end, date.days, time)


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match[1]), int(match[2])
    half = (match[3] or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if 23 < hour or 59 < minute:
        return None
    return f"{hour:02d}:{minute:02d}{_zone(match[4])}"


def _zone(written: str | None) -> str:
    if not written:
        return ""
    if written in {"Z", "GMT", "UTC"}:
        return "+00:00"
    return f"{written[:3]}:{written[-2:]}"
