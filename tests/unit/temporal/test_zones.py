"""Zones: where a report's days count, and what near midnight depends on it.

4 March 2025 is a Tuesday.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from tests.factories import make_document

from dateline.model import Block, Credit, DayRange, Document, Evidence, Role
from dateline.reader import read
from dateline.temporal import TimeReading, read_time
from dateline.temporal.zones import Zone, dateline_zone, offset_between, zone_of


def report(dateline: str, body: str, *, time: str | None = None) -> Document:
    document = make_document(f"{dateline}\n\n{body}", published="2025-03-04")
    blocks = list(document.blocks)
    blocks[0] = Block(blocks[0].span, Role.DATELINE)
    published = dataclasses.replace(document.published, time=time)
    return dataclasses.replace(document, blocks=tuple(blocks), published=published)


def time_of(document: Document) -> TimeReading:
    return read_time(document, read(document))


@pytest.mark.parametrize(
    ("dateline", "zone"),
    [
        ("SEOUL, March 4 (NPA) —", Zone(540, 540)),
        ("SEOUL, South Korea —", Zone(540, 540)),
        ("Tokyo (NPA) —", Zone(540, 540)),
        ("VARNHAVEN, March 4 (NPA) —", None),
        ("KATHMANDU —", Zone(345, 345)),
        ("(NPA) —", None),
    ],
)
def test_dateline_gives_the_zone_of_its_place(dateline, zone):
    assert dateline_zone(report(dateline, "The quay was shut.")) == zone


def test_city_of_a_wide_country_has_the_zones_near_it():
    zone = dateline_zone(report("VLADIVOSTOK —", "The quay was shut."))
    assert zone is not None
    assert 420 <= zone.west <= 600 <= zone.east


def test_outlet_gives_the_zone_where_no_dateline_does():
    document = make_document("The quay was shut.", published="2025-03-04")
    outlet = Credit("Yomiuri Shimbun", Evidence("Yomiuri Shimbun", place="site name"))
    assert zone_of(document) is None
    assert zone_of(dataclasses.replace(document, outlet=outlet)) == Zone(540, 540)


@pytest.mark.parametrize(
    ("dateline", "time", "day"),
    [
        ("SEOUL —", "22:00+00:00", "2025-03-05"),
        ("SEOUL —", "08:00+00:00", "2025-03-04"),
        ("LIMA —", "02:00+00:00", "2025-03-03"),
        ("SEOUL —", "22:00", "2025-03-04"),
        ("VARNHAVEN, March 4 (NPA) —", "22:00+00:00", "2025-03-04"),
    ],
)
def test_today_is_the_day_at_the_place_that_the_report_is_from(dateline, time, day):
    document = report(dateline, "The president spoke today.", time=time)
    assert [each.value for each in time_of(document).timexes] == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The president landed early today.", "2025-03-04/2025-03-05"),
        ("The president landed late yesterday.", "2025-03-02/2025-03-03"),
        ("The president landed last night.", "2025-03-02/2025-03-03"),
        ("The president landed today.", "2025-03-04"),
    ],
)
def test_days_told_near_to_midnight_are_wider_where_no_zone_is_known(text, days):
    document = make_document(text, published="2025-03-04")
    (timex,) = time_of(document).timexes
    assert timex.days.edtf == days


def test_days_told_near_to_midnight_stay_where_the_place_is_known():
    reading = time_of(report("SEOUL —", "The president landed early today."))
    assert reading.timexes[0].days == DayRange.day(dt.date(2025, 3, 4))
    assert reading.published.reasons == ()


def test_loose_days_are_told_with_their_reason():
    document = make_document("The president landed early today.", published="2025-03-04")
    (reason,) = time_of(document).published.reasons
    assert "early today" in reason


def test_early_weekday_without_a_zone_is_less_sure():
    plain = time_of(make_document("He landed late Monday.", published="2025-03-04")).timexes[0]
    placed = time_of(report("SEOUL —", "He landed late Monday.")).timexes[0]
    assert (plain.days, plain.confidence < placed.confidence) == (placed.days, True)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It began at 03:10 GMT on Monday.", ["03:10+00:00"]),
        (
            "It began on Monday at 10 a.m. local time (0100 GMT).",
            ["10:00+09:00", "01:00+00:00"],
        ),
        ("It began on Monday at 10 a.m. local time.", ["10:00"]),
        ("It began at 5 p.m. EST on Monday.", ["17:00-05:00"]),
    ],
)
def test_times_of_day_keep_the_zone_that_they_are_told_in(text, times):
    found = time_of(make_document(text, published="2025-03-04")).timexes
    assert [each.time for each in found] == times


def test_day_behind_two_clocks_of_one_moment_is_that_of_the_first():
    text = "It began at 10 a.m. local time (0100 GMT) on Monday."
    first = time_of(make_document(text, published="2025-03-04")).timexes[0]
    assert (first.value, first.time) == ("2025-03-03T10:00", "10:00+09:00")


def test_local_time_takes_the_offset_of_the_dateline():
    found = time_of(report("SEOUL —", "It began on Monday at 10 a.m. local time.")).timexes
    assert [each.time for each in found] == ["10:00+09:00"]


@pytest.mark.parametrize(
    ("local", "other", "offset"),
    [
        ("10:00", "01:00", 540),
        ("20:00", "01:00", -300),
        ("05:45", "00:00", 345),
        ("10:07", "01:00", None),
    ],
)
def test_offset_is_what_parts_two_clocks(local, other, offset):
    assert offset_between(local, other, 0) == offset
