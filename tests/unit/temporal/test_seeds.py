"""The reports of the first case, where they are at hand: the days that an investigator needs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.extract import extract
from dateline.model import Basis, Capture, DayRange, MediaKind, Timex
from dateline.reader import read
from dateline.temporal import TimeReading, read_time

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not in the repository"),
]


def time_of(number: str) -> tuple[str, TimeReading]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    document = extract(Capture(path.name, path.read_bytes(), MediaKind.TEXT))
    return document.text, read_time(document, read(document))


def named(number: str, words: str) -> list[Timex]:
    text, time = time_of(number)
    return [each for each in time.timexes if each.span.of(text) == words]


@pytest.mark.parametrize("number", ["001", "003"])
def test_undated_reports_date_themselves_and_the_range_holds_the_day(number):
    published = time_of(number)[1].published
    assert published.basis is Basis.INFERRED
    assert published.days.contains(DayRange.day(dt.date(2024, 6, 17)))
    assert (published.days.days or 0) <= 62
    assert published.reasons
    assert published.evidence


@pytest.mark.parametrize(
    ("number", "words", "day"),
    [
        ("002", "early Wednesday", "2024-06-19"),
        ("001", "Tuesday", "2024-06-18"),
        ("001", "Wednesday", "2024-06-19"),
        ("001", "this Wednesday", "2024-06-19"),
        ("001", "this Thursday", "2024-06-13"),
        ("004", "Sunday", "2024-01-21"),
    ],
)
def test_days_of_the_visit_are_those_that_the_reports_mean(number, words, day):
    found = named(number, words)
    assert found
    assert {each.days.edtf for each in found} == {day}
