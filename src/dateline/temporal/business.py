"""Periods of account: *the quarter ended Sept. 30*, *a year earlier* beside a figure, *the latest quarter*.

Companies close their books when they like: the days follow the date that the text names, whatever the
calendar's quarters are. No text is read here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.model import DayRange
from dateline.temporal import arithmetic as a
from dateline.temporal.operation import Fields, Form, Op

_MONTHS_IN_YEAR, _QUARTER_MONTHS, _LONGEST_MONTHS = 12, 3, 60
_MIDDLE_DAYS = 45
"""Half a quarter: a quarter ended 31 July is mostly the calendar's second."""


def end_of(op: Op, published: dt.date | None) -> dt.date | None:
    """Return the day on which the period of *op* ends, where its words name one."""
    until = op.until
    if until is None or until.month is None or until.day is None:
        return None
    if until.year is not None:
        return a.make_day(until.year, until.month, until.day)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [a.make_day(year, until.month, until.day) for year in years]
    if op.ending:
        return next((day for day in days if day is not None and published <= day), None)
    return next((day for day in reversed(days) if day is not None and day <= published), None)


def ended(op: Op, published: dt.date | None) -> tuple[str | None, DayRange, str] | None:
    """Return the value, days and unit of a period of which the end is named, else ``None``.

    The value is ``None`` for a length, which keeps its own.
    """
    end, months = end_of(op, published), months_in(op)
    start = None if end is None or months is None else a.add_months(end, -months)
    start = None if start is None else a.add_days(start, 1)
    days = a.span_of(start, end)
    if days is None or end is None:
        return None
    return _value(op, end), days, "Q" if _is_quarter(op) else "Y"


def months_in(op: Op) -> int | None:
    """Return how many months a period of account has, ``None`` where *op* is none."""
    if _is_quarter(op):
        return _QUARTER_MONTHS
    whole = op.amount is not None and op.amount % 1 == 0
    if op.form is not Form.PERIOD or not whole or op.unit not in ("M", "Y"):
        return None
    months = int(op.amount or 0) * (_MONTHS_IN_YEAR if op.unit == "Y" else 1)
    return months if 1 <= months <= _LONGEST_MONTHS else None


def _is_quarter(op: Op) -> bool:
    return op.fields.quarter is not None or (op.form is Form.SHIFT and op.unit == "Q")


def _value(op: Op, end: dt.date) -> str | None:
    if op.form is Form.PERIOD:
        return None
    if op.fields.quarter is not None:
        return f"{op.fields.year or end.year:04d}-Q{op.fields.quarter}"
    middle = a.add_days(end, -_MIDDLE_DAYS) or end
    return quarter_value(middle)


def quarter_value(day: dt.date) -> str:
    """Return the calendar quarter of *day* as TIMEX3 writes it."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def latest_quarter(published: dt.date) -> tuple[str, DayRange] | None:
    """Return the last quarter that was over at *published*, in days as wide as books can differ."""
    inside = a.add_months(published.replace(day=1), -_QUARTER_MONTHS)
    days = a.span_of(a.add_months(published, -2 * _QUARTER_MONTHS - 1), published)
    return None if inside is None or days is None else (quarter_value(inside), days)


def years_before(value: str, days: DayRange, years: int) -> tuple[str, DayRange] | None:
    """Return the same quarter *years* earlier: *a year earlier* beside a quarter's figure."""
    year = int(value[:4]) - years if value[:4].isdigit() else 0
    if days.earliest is None or days.latest is None or year < 1:
        return None
    months = -_MONTHS_IN_YEAR * years
    after = a.add_days(days.latest, 1)
    shifted = None if after is None else a.add_months(after, months)
    end = None if shifted is None else a.add_days(shifted, -1)
    moved = a.span_of(a.add_months(days.earliest, months), end)
    return None if moved is None else (f"{year:04d}{value[4:]}", moved)


def is_account(op: Op) -> bool:
    """Whether *op* is a length that accounts are drawn up for: half a year or nine months."""
    return op.form is Form.PERIOD and op.unit == "M" and op.amount in (6.0, 9.0)


def with_end(op: Op, until: Fields, *, ending: bool) -> Op:
    """Return *op* with the day on which its period ends."""
    return replace(op, until=until, ending=ending)
