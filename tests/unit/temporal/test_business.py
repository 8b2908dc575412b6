"""Periods of account: their days follow the end that the text names, not the calendar's quarters.

Every report here is published on Tuesday 4 March 2025.
"""

from __future__ import annotations

import datetime as dt

import pytest
from tests.factories import make_document

from dateline.model import DayRange, Timex
from dateline.reader import read
from dateline.temporal import read_time


def timexes(text: str, published: str | None = "2025-03-04") -> dict[str, Timex]:
    document = make_document(text, published=published)
    found = read_time(document, read(document)).timexes
    return {each.span.of(text): each for each in found}


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        (
            "Profit fell in the fourth quarter ended Jan. 31.",
            "the fourth quarter",
            "2025-Q4",
            "2024-11-01/2025-01-31",
        ),
        (
            "Profit fell in the quarter ended Dec. 31.",
            "the quarter",
            "2024-Q4",
            "2024-10-01/2024-12-31",
        ),
        ("Profit fell in the year ended Sept. 30.", "the year", "P1Y", "2023-10-01/2024-09-30"),
        (
            "Profit will fall in the quarter ending March 31.",
            "the quarter",
            "2025-Q1",
            "2025-01-01/2025-03-31",
        ),
        (
            "Profit fell in the six months that ended on Oct. 31, 2023.",
            "the six months",
            "P6M",
            "2023-05-01/2023-10-31",
        ),
    ],
)
def test_period_of_account_runs_up_to_the_end_that_is_named(text, words, value, days):
    timex = timexes(text)[words]
    assert (timex.value, timex.days.edtf) == (value, days)


def test_year_earlier_is_the_same_quarter_of_the_year_before():
    text = "Profit in the quarter ended Jan. 31 was $3 million, up from $2 million a year earlier."
    earlier = timexes(text)["a year earlier"]
    assert earlier.days == DayRange(dt.date(2023, 11, 1), dt.date(2024, 1, 31))


def test_year_earlier_beside_the_figures_of_some_months_is_no_quarter():
    text = (
        "Profit in the third quarter was $3 million. In the first nine months it was $8 million, up "
        "from $7 million a year earlier."
    )
    assert timexes(text)["a year earlier"].value == "2024"


def test_year_earlier_results_named_twice_are_those_of_one_year():
    text = "Profit in the third quarter of 2024 rose from $2 million a year earlier. The year-earlier result was low."
    found = timexes(text)
    assert found["a year earlier"].value == found["year-earlier"].value == "2023-Q3"


def test_latest_quarter_without_a_quarter_named_is_no_narrower_than_books_can_differ():
    timex = timexes("Profit fell in the latest quarter.")["the latest quarter"]
    assert timex.value == "2024-Q4"
    assert timex.days.contains(DayRange(dt.date(2024, 10, 1), dt.date(2025, 2, 28)))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", None])
def test_ends_of_the_calendar_leave_a_period_open(published):
    text = "Profit fell in the quarter ended Jan. 31 and the year ending Dec. 31."
    for timex in timexes(text, published).values():
        assert timex.value
