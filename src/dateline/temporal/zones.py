"""In which zone a report's days count: its dateline's place, else its outlet's country, else unknown.

It reads no clock, and changes nothing but days told so near to midnight that the zone decides them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dateline.model import DayRange, Document, Published, Role, Timex
from dateline.resources import (
    City,
    CountryNameKind,
    city_names,
    country_names,
    outlet_by_domain,
    outlets,
    zone_ranges,
)
from dateline.temporal import arithmetic as a
from dateline.temporal.operation import Anchor, Expression, Form, Op, Which

_PLACE = re.compile(r"[^\d(/\u2013\u2014|:]{2,60}")
_TIME = re.compile(r"(\d\d):(\d\d)([+-])(\d\d):(\d\d)\Z")
_MINUTES_A_DEGREE, _SLACK = 4, 90
"""The sun moves a degree in four minutes; borders of zones lie up to an hour and a half off it."""
_LOOSE_DAY, _LOOSE_WEEKDAY = 0.8, 0.85
"""Confidence at most, where no zone is known, in days told so near to midnight."""


@dataclass(frozen=True, slots=True)
class Zone:
    """UTC offsets that a place can have, in minutes east, summer time included."""

    west: int
    east: int

    @property
    def offset(self) -> int | None:
        """The offset where there is one only."""
        return self.west if self.west == self.east else None


def dateline_zone(document: Document) -> Zone | None:
    """Return the zone of the place that the report was filed from, ``None`` where none is named."""
    for span in document.spans_of(Role.DATELINE):
        match = _PLACE.match(span.of(document.text)[:60])
        zone = None if match is None else _zone_of_place(match.group())
        if zone is not None:
            return zone
    return None


def zone_of(document: Document) -> Zone | None:
    """Return the zone that the report's days count in: its dateline's, else its outlet's."""
    return dateline_zone(document) or _outlet_zone(document)


def _outlet_zone(document: Document) -> Zone | None:
    named = () if document.outlet is None else outlets().find(document.outlet.name)
    host = None if document.url is None else urlsplit(document.url).hostname
    at_host = None if host is None else outlet_by_domain(host)
    countries = [each.country for each in (*named, *([] if at_host is None else [at_host]))]
    return next((_of_country(code) for code in countries if code is not None), None)


def _of_country(code: str) -> Zone | None:
    found = zone_ranges().get(code)
    return None if found is None else Zone(*found)


def _zone_of_place(words: str) -> Zone | None:
    """Return the zone of *SEOUL, South Korea*: of the country named, the nearer by the city."""
    parts = [part.strip(" .,-") for part in words.split(",")]
    parts = [part for part in parts if part]
    country = next((code for part in reversed(parts) for code in _countries(part)), None)
    for part in parts:
        for city in (*city_names().find(part), *city_names().find(part.title())):
            if country in (None, city.country):
                return _of_city(city)
    return None if country is None else _of_country(country)


def _countries(name: str) -> Iterator[str]:
    kinds = (CountryNameKind.NAME, CountryNameKind.CAPITAL)
    for form in (name, name.title()):
        for each in country_names().find(form):
            if each.kind in kinds:
                yield each.country.code


def _of_city(city: City) -> Zone | None:
    whole = _of_country(city.country)
    if whole is None:
        return None
    sun = round(city.longitude * _MINUTES_A_DEGREE)
    west, east = max(whole.west, sun - _SLACK), min(whole.east, sun + _SLACK)
    return Zone(west, east) if west <= east else whole


def filed_days(document: Document, published: Published) -> DayRange:
    """Return the days of publication as the dateline's place counts them.

    A page of 18 June, 22:00 UTC, from Seoul was filed on the 19th there. Only where the page gives the
    hour with its zone, and every offset that the place can have leads to one day.
    """
    match = _TIME.match(published.time or "")
    zone = dateline_zone(document)
    if match is None or zone is None or not published.days.is_day:
        return published.days
    hour, minute, sign, hours, minutes = match.groups()
    offset = (int(hours) * 60 + int(minutes)) * (-1 if sign == "-" else 1)
    since_midnight = int(hour) * 60 + int(minute) - offset
    steps = {(since_midnight + each) // (24 * 60) for each in (zone.west, zone.east)}
    day = published.days.earliest
    moved = None if day is None or len(steps) != 1 else a.add_days(day, min(steps))
    return published.days if moved is None else DayRange.day(moved)


def local_offset(document: Document) -> int | None:
    """Return the offset of *local time* in the report, in minutes east, where its place has but one."""
    zone = dateline_zone(document)
    return None if zone is None else zone.offset


def offset_between(local: str, other: str, minutes: int) -> int | None:
    """Return the offset of a clock that shows *local* when one *minutes* east of UTC shows *other*.

    ``None`` where no zone of the world lies so: *10 a.m. (0100 GMT)* is nine hours east.
    """
    first, second = (int(each[:2]) * 60 + int(each[3:]) for each in (local, other))
    offset = (first - second + minutes + _HALF_DAY) % (2 * _HALF_DAY) - _HALF_DAY
    return offset if offset % _QUARTER_HOUR == 0 else None


_HALF_DAY, _QUARTER_HOUR = 12 * 60, 15


def loosened(
    expressions: Sequence[Expression], timexes: Sequence[Timex], *, zone: Zone | None
) -> list[Timex]:
    """Return the timexes, those told near to midnight no surer than an unknown zone lets them be."""
    if zone is not None:
        return list(timexes)
    return [_loose(each.op, timex) for each, timex in zip(expressions, timexes, strict=True)]


def _loose(op: Op, timex: Timex) -> Timex:
    early, late = op.mod == "START", op.mod == "END" or op.part == "NI"
    if timex.days.is_unknown or not (early or late) or not _names_a_day(op):
        return timex
    if op.form is Form.FIELDS:
        return replace(timex, confidence=min(timex.confidence, _LOOSE_WEEKDAY))
    days = _wider(timex.days, before=int(late), after=int(early))
    return replace(timex, days=days, confidence=min(timex.confidence, _LOOSE_DAY))


def _names_a_day(op: Op) -> bool:
    overnight = op.part == "NI" and op.which is Which.LAST
    if op.anchor is not Anchor.PUBLISHED or overnight:
        return False
    shifted = op.form is Form.SHIFT and op.unit == "D" and op.amount is None
    return shifted or (op.form is Form.FIELDS and op.fields.weekday is not None)


def _wider(days: DayRange, *, before: int, after: int) -> DayRange:
    first = None if days.earliest is None else a.add_days(days.earliest, -before)
    last = None if days.latest is None else a.add_days(days.latest, after)
    return a.span_of(first or dt.date.min, last or dt.date.max) or days


def zone_reason(
    document: Document, expressions: Sequence[Expression], *, zone: Zone | None
) -> tuple[str, ...]:
    """Return, in words, which days are kept loose because nothing tells the zone."""
    loose = [
        each
        for each in expressions
        if each.op.form is Form.SHIFT
        and _names_a_day(each.op)
        and (each.op.mod in ("START", "END") or each.op.part == "NI")
    ]
    if zone is not None or not loose:
        return ()
    words = " ".join(loose[0].span.of(document.text).split())
    return (
        f"no place or outlet tells the zone: days such as \u201c{words}\u201d are kept a day wider",
    )
