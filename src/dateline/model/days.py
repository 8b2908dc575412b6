"""Ranges of days: what a date in a report can mean. No text is parsed here, and no clock is read.

A day is a calendar day, never a midnight: comparing never involves a time of day. A moment keeps its
time beside the range, as ``HH:MM`` with ``±hh:mm`` behind it where the zone is known.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from dateline.model.errors import DayRangeError

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from *earliest* to *latest*, both included; ``None`` leaves that side open.

    Both ``None`` means that nothing is known: an undated thing stays undated.
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise DayRangeError(f"earliest {self.earliest} comes after latest {self.latest}")

    @classmethod
    def day(cls, day: dt.date) -> DayRange:
        """Return the range that is one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> DayRange:
        """Return the whole month.

        Raises:
            DayRangeError: there is no such month.
        """
        if not (1 <= month <= _MONTHS and dt.MINYEAR <= year <= dt.MAXYEAR):
            raise DayRangeError(f"no such month: {year}-{month}")
        last = calendar.monthrange(year, month)[1]
        return cls(dt.date(year, month, 1), dt.date(year, month, last))

    @classmethod
    def year(cls, year: int) -> DayRange:
        """Return the whole year.

        Raises:
            DayRangeError: the year is outside 1 to 9999.
        """
        if not dt.MINYEAR <= year <= dt.MAXYEAR:
            raise DayRangeError(f"no such year: {year}")
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @property
    def is_unknown(self) -> bool:
        """Whether both sides are open."""
        return self.earliest is None and self.latest is None

    @property
    def is_day(self) -> bool:
        """Whether the range is exactly one day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """Length in days, at least 1; ``None`` where a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def contains(self, other: DayRange) -> bool:
        """Return whether every day of *other* is a day of this range.

        >>> DayRange.year(2024).contains(DayRange.month(2024, 6))
        True
        """
        return _low(self) <= _low(other) and _high(other) <= _high(self)

    def intersects(self, other: DayRange) -> bool:
        """Return whether the two share a day.

        >>> DayRange.month(2024, 6).intersects(DayRange.month(2024, 7))
        False
        """
        return _low(self) <= _high(other) and _low(other) <= _high(self)

    def intersection(self, other: DayRange) -> DayRange | None:
        """Return the days in both, or ``None`` where there are none."""
        if not self.intersects(other):
            return None
        low, high = max(_low(self), _low(other)), min(_high(self), _high(other))
        return DayRange(None if low == dt.date.min else low, None if high == dt.date.max else high)

    def cover(self, other: DayRange) -> DayRange:
        """Return the shortest range that holds both."""
        low, high = min(_low(self), _low(other)), max(_high(self), _high(other))
        return DayRange(None if low == dt.date.min else low, None if high == dt.date.max else high)

    @property
    def edtf(self) -> str | None:
        """The range in Extended Date/Time Format (ISO 8601-2), no more precise than it is.

        A whole month is ``2024-06``, a whole year ``2024``, a decade ``202X``, a century ``20XX``;
        anything else between days is an interval, an open side is ``..``; unknown is ``None``.

        >>> DayRange.month(2024, 6).edtf, DayRange(dt.date(2024, 6, 18), None).edtf
        ('2024-06', '2024-06-18/..')
        """
        if self.earliest is None and self.latest is None:
            return None
        if self.earliest is None or self.latest is None:
            return f"{_iso(self.earliest)}/{_iso(self.latest)}"
        return _whole(self.earliest, self.latest) or f"{self.earliest}/{self.latest}"


UNDATED = DayRange()
"""The range of a thing without a date. It stays without one."""


def parse_day(text: str) -> dt.date:
    """Return the day that an ISO ``YYYY-MM-DD`` names.

    Raises:
        DayRangeError: *text* is not such a day.

    >>> parse_day("2024-06-18")
    datetime.date(2024, 6, 18)
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise DayRangeError(f"not an ISO day (YYYY-MM-DD): {text!r}") from error


def parse_days(text: str) -> DayRange:
    """Return the days that a date in Extended Date/Time Format can mean: what ``edtf`` writes.

    A day, a month, a year, a decade (``202X``), a century (``20XX``), or two of these with ``/``
    between, one of which may be ``..`` for an open side.

    Raises:
        DayRangeError: *text* is none of these.

    >>> parse_days("2024-06").latest, parse_days("2024-06-18/..").latest
    (datetime.date(2024, 6, 30), None)
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _parse_whole(text, text)
    low = None if first == ".." else _parse_whole(first, text).earliest
    high = None if last == ".." else _parse_whole(last, text).latest
    return DayRange(low, high)


_WHOLE = re.compile(r"(?P<year>\d{2}XX|\d{3}X|\d{4})(?:-(?P<month>\d{2})(?:-\d{2})?)?", re.ASCII)


def _parse_whole(part: str, text: str) -> DayRange:
    """Return the days of one side of *text*."""
    found = _WHOLE.fullmatch(part)
    if found is None or ("X" in found["year"] and found["month"] is not None):
        raise DayRangeError(
            f"not a date: {text!r}; write a day (2024-06-18), a month (2024-06), a year (2024), a "
            "decade (202X), or two of them with / between (2024-06/.. has no end)"
        )
    if len("2024-06") < len(part):
        return DayRange.day(parse_day(part))
    if found["month"] is not None:
        return DayRange.month(int(found["year"]), int(found["month"]))
    first, last = (int(found["year"].replace("X", digit)) for digit in ("0", "9"))
    return DayRange(
        DayRange.year(first or min(last, dt.MINYEAR)).earliest, DayRange.year(last).latest
    )


def _low(days: DayRange) -> dt.date:
    return days.earliest or dt.date.min


def _high(days: DayRange) -> dt.date:
    return days.latest or dt.date.max


def _iso(day: dt.date | None) -> str:
    return ".." if day is None else day.isoformat()


def _whole(first: dt.date, last: dt.date) -> str | None:
    """Return the short form of a whole day, month, year, decade or century, else ``None``."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _whole_years(first.year, last.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        whole = last.day == calendar.monthrange(last.year, last.month)[1]
        return f"{first.year:04d}-{first.month:02d}" if whole else None
    return None


def _whole_years(first: int, last: int) -> str:
    if first == last:
        return f"{first:04d}"
    if first % 10 == 0 and last == first + 9:
        return f"{first // 10:03d}X"
    if first % 100 == 0 and last == first + 99:
        return f"{first // 100:02d}XX"
    return f"{first:04d}/{last:04d}"
