"""Calendar arithmetic that never raises: what falls outside the years 1 to 9999 is ``None``.

No text is read and no clock. Weeks are ISO weeks, Monday to Sunday.
"""

from __future__ import annotations

import calendar
import datetime as dt

from dateline.model import DayRange

FIRST_YEAR, LAST_YEAR = dt.MINYEAR, dt.MAXYEAR
_MONTHS = 12
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Meteorological seasons of the north, a month wider on each side when they become days: texts mean
the astronomical ones, the academic ones or just the weather."""


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or ``None`` where there is none (30 February, year 0)."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: dt.date, count: int) -> dt.date | None:
    """Return the day *count* days later, or ``None`` outside the calendar."""
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: dt.date, count: int) -> dt.date | None:
    """Return the same day of the month *count* months later (its last where it has fewer days)."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + count, _MONTHS)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year_days(first: int, last: int | None = None) -> DayRange | None:
    """Return the days of the years *first* to *last* (of *first* alone without *last*)."""
    end = first if last is None else last
    if not FIRST_YEAR <= first <= end <= LAST_YEAR:
        return None
    return DayRange(dt.date(first, 1, 1), dt.date(end, 12, 31))


def month_days(year: int, month: int) -> DayRange | None:
    """Return the days of the month, or ``None`` where there is no such month."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= _MONTHS):
        return None
    return DayRange.month(year, month)


def months_of(year: int, first: int, last: int) -> DayRange | None:
    """Return the days from month *first* to month *last* of *year*."""
    start, end = month_days(year, first), month_days(year, last)
    return None if start is None or end is None else start.cover(end)


def week_of(day: dt.date) -> DayRange | None:
    """Return the ISO week that holds *day*, or ``None`` where it leaves the calendar."""
    monday = add_days(day, 1 - day.isoweekday())
    sunday = None if monday is None else add_days(monday, 6)
    return None if sunday is None else DayRange(monday, sunday)


def weekend_of(day: dt.date) -> DayRange | None:
    """Return Saturday and Sunday of the ISO week that holds *day*."""
    week = week_of(day)
    if week is None or week.latest is None:
        return None
    return DayRange(add_days(week.latest, -1), week.latest)


def season_days(year: int, season: str) -> DayRange | None:
    """Return the days that a season of *year* can mean; winter runs into the next year.

    A month on each side of the meteorological season is included: a range never narrower than the
    word.
    """
    first, last = _SEASON_MONTHS[season]
    start = month_days(year, first - 1)
    end = month_days(year if first < last else year + 1, last + 1)
    return None if start is None or end is None else start.cover(end)


def season_at(day: dt.date) -> tuple[int, str]:
    """Return the year and code of the meteorological season that holds *day*."""
    for code, (first, last) in _SEASON_MONTHS.items():
        if first <= day.month <= last:
            return day.year, code
    return (day.year if day.month == _MONTHS else day.year - 1), "WI"


def week_value(day: dt.date) -> str:
    """Return the ISO week of *day* as TIMEX3 writes it: ``2024-W25``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def span_of(start: dt.date | None, end: dt.date | None) -> DayRange | None:
    """Return the range between two days in either order, or ``None`` where one is absent."""
    if start is None or end is None:
        return None
    return DayRange(min(start, end), max(start, end))
