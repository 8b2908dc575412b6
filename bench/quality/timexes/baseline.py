"""The naive rival: a short list of patterns, and the nearest past day. It learns nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from bench.quality.timexes.timeml import Gold
from dateline.model import Span

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join([*_MONTHS, *(f"{name[:3]}\\." for name in _MONTHS), "Sept\\."])
_UNITS = "day|week|month|year"
_SHIFTS = {"today": 0, "yesterday": -1, "tomorrow": 1}

_PATTERNS = (
    ("date", re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?:, (\d{{4}}))?\b")),
    ("month", re.compile(rf"\b({_MONTH})(?: (\d{{4}}))?\b")),
    ("weekday", re.compile(rf"\b({'|'.join(_DAYS)})\b")),
    ("day", re.compile(r"\b(today|yesterday|tomorrow)\b", re.IGNORECASE)),
    ("relative", re.compile(rf"\b(last|this|next) ({_UNITS})\b", re.IGNORECASE)),
    ("length", re.compile(rf"\b(\d{{1,3}}|a|two|three|four|five|six) ({_UNITS})s?\b")),
    ("year", re.compile(r"\b(19\d\d|20\d\d)\b")),
)
_NUMBERS = {"a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def find(text: str, created: dt.date | None) -> list[Gold]:
    """Return what the patterns find, the earlier pattern first, without overlaps."""
    found: list[Gold] = []
    taken: list[Span] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(each) for each in taken):
                continue
            taken.append(span)
            type_ = "DURATION" if kind == "length" else "DATE"
            found.append(Gold(span, type_, _VALUES[kind](match, created)))
    return sorted(found, key=lambda each: each.span)


def nearest_past(weekday: int, created: dt.date) -> dt.date:
    """Return the last such weekday (1 is Monday) on or before *created*."""
    return created - dt.timedelta(days=(created.isoweekday() - weekday) % 7)


def _month_number(word: str) -> int:
    return next(index for index, name in enumerate(_MONTHS, 1) if name[:3] == word[:3])


def _date(match: re.Match[str], created: dt.date | None) -> str:
    year = match.group(3) or ("XXXX" if created is None else f"{created.year}")
    return f"{year}-{_month_number(match.group(1)):02d}-{int(match.group(2)):02d}"


def _month(match: re.Match[str], created: dt.date | None) -> str:
    year = match.group(2) or ("XXXX" if created is None else f"{created.year}")
    return f"{year}-{_month_number(match.group(1)):02d}"


def _weekday(match: re.Match[str], created: dt.date | None) -> str:
    number = _DAYS.index(match.group(1)) + 1
    return f"XXXX-WXX-{number}" if created is None else nearest_past(number, created).isoformat()


def _day(match: re.Match[str], created: dt.date | None) -> str:
    if created is None:
        return "XXXX-XX-XX"
    return (created + dt.timedelta(days=_SHIFTS[match.group(1).lower()])).isoformat()


def _relative(match: re.Match[str], created: dt.date | None) -> str:
    if created is None:
        return "XXXX"
    step = {"last": -1, "this": 0, "next": 1}[match.group(1).lower()]
    unit = match.group(2).lower()
    if unit == "year":
        return f"{created.year + step}"
    if unit == "month":
        months = created.year * 12 + created.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02d}"
    day = created + dt.timedelta(days=step * (7 if unit == "week" else 1))
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}" if unit == "week" else day.isoformat()


def _length(match: re.Match[str], _created: dt.date | None) -> str:
    number = match.group(1)
    return f"P{_NUMBERS.get(number, number)}{match.group(2)[0].upper()}"


def _year(match: re.Match[str], _created: dt.date | None) -> str:
    return match.group(1)


_VALUES: dict[str, Callable[[re.Match[str], dt.date | None], str]] = {
    "date": _date,
    "month": _month,
    "weekday": _weekday,
    "day": _day,
    "relative": _relative,
    "length": _length,
    "year": _year,
}
