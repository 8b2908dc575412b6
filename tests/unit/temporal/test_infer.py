"""Dating a report that states no date, from its own expressions of time."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from tests.factories import make_document

from dateline.model import Basis, Block, DayRange, Published, Role
from dateline.reader import read
from dateline.temporal import TimeReading, read_time

VISIT = """Chancellor to visit Orlan on May 20 and 21

Chancellor Mira Holt will travel to Orlan on Tuesday and Wednesday for talks, her office said.
The trip comes eight months after she received the mayor in September 2024, when the two cities
signed a pact. The towns have been close since a bridge was opened in April 2021.

Orlan's mayor crossed the strait last year by ferry."""
"""20 May is a Tuesday in 2025."""

TOLL = """Ferry strike enters second week (2023)

The ferries have not sailed since the crews walked out. A picture taken on April 4, 2023 shows
the quay empty. The last strike ended 12 years ago; in 2011 it lasted a month.

The crews rejected an offer last month. In April, the company had offered three percent."""


def time_of(text: str, published: str | None = None, **more: object) -> TimeReading:
    document = make_document(text, published=published, headline=True)
    return read_time(document, read(document), **more)  # type: ignore[arg-type]


def test_undated_report_is_dated_by_the_weekdays_and_dates_that_it_ties():
    published = time_of(VISIT).published
    assert published.basis is Basis.INFERRED
    assert published.days == DayRange(dt.date(2025, 5, 14), dt.date(2025, 5, 20))


def test_inferred_date_names_its_reasons_and_shows_them_in_the_text():
    published = time_of(VISIT).published
    assert any("Tuesday and Wednesday" in reason for reason in published.reasons)
    assert {"last year", "Tuesday and Wednesday"} <= {each.text for each in published.evidence}
    assert all(each.span and each.span.of(VISIT) == each.text for each in published.evidence)


def test_weekdays_are_settled_by_the_dates_that_they_are_tied_to():
    days = {each.span.of(VISIT): each for each in time_of(VISIT).timexes}
    assert days["Tuesday"].value == "2025-05-20"
    assert days["Wednesday"].value == "2025-05-21"
    assert days["Tuesday"].anchor is not None


def test_deictic_expressions_hold_every_day_that_publication_can_be():
    found = {each.span.of(VISIT): each for each in time_of(VISIT).timexes}
    assert (found["last year"].value, found["last year"].days) == ("2024", DayRange.year(2024))


def test_clue_that_may_be_a_coincidence_does_not_narrow_the_range_alone():
    published = time_of(TOLL).published
    assert published.basis is Basis.INFERRED
    assert published.days == DayRange(dt.date(2023, 4, 4), dt.date(2023, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Quay shut\n\nThe quay was shut on Monday and opens tomorrow.",
        "Quay shut\n\nThe quay was built in 1987 and was shut on Monday.",
        "Quay shut\n\n",
        "Quay sold\n\nThe quay was sold last year. It had burned in 2019.",
        "Quay sold\n\nThe quay was sold three years ago. It had burned in 2019.",
        "On the tides\n\nThe flood of March 3, 1953 drowned the town. Nobody has forgotten it.",
    ],
)
def test_what_dates_nothing_leaves_a_report_undated(text):
    published = time_of(text).published
    assert published == Published()


def test_contradicting_expressions_leave_a_report_undated():
    text = (
        "Quay shut\n\nThe quay was shut 30 years ago; in 1990 it burned. It was shut 40 years ago. "
        "It was sold 20 years ago, and 10 years ago it sank. The bridge fell on May 3, 2024."
    )
    assert time_of(text).published.basis is Basis.UNKNOWN


def test_other_reports_of_the_story_help_to_find_the_year():
    text = (
        "What to know\n\nThe streets close tomorrow. The service will be held on "
        "Saturday, 8 March in the square."
    )
    assert time_of(text).published.basis is Basis.UNKNOWN
    around = DayRange(dt.date(2025, 3, 3), dt.date(2025, 3, 13))
    published = time_of(text, around=around).published
    assert published.days == DayRange.day(dt.date(2025, 3, 7))


def test_other_reports_alone_date_nothing():
    around = DayRange(dt.date(2025, 3, 3), dt.date(2025, 3, 13))
    assert time_of("Quay shut\n\nThe quay was shut.", around=around).published.days.is_unknown


def test_stated_date_is_kept_and_what_contradicts_it_is_said():
    text = "Quay shut\n\nThe quay was shut on May 3, 2024 after a fire had destroyed it."
    published = time_of(text, "2024-01-10").published
    assert published.days == DayRange.day(dt.date(2024, 1, 10))
    assert published.basis is Basis.STATED
    assert any("May 3, 2024" in reason for reason in published.reasons)


def test_stated_date_is_not_contradicted_by_what_lies_ahead():
    text = "Quay shut\n\nThe quay was shut and will reopen on May 3, 2024."
    assert time_of(text, "2024-01-10").published.reasons == ()


def test_same_text_gives_the_same_inference():
    assert time_of(VISIT) == time_of(VISIT)


def test_dateline_of_an_undated_report_gives_its_day():
    text = (
        "Quay shut\n\nORLAN, May 6 (NPA) —\n\nThe quay was shut after a fire. It had burned last year, "
        "on August 9, 2024. The sale comes nine months after the fire."
    )
    document = make_document(text, published=None, headline=True)
    blocks = list(document.blocks)
    blocks[1] = Block(blocks[1].span, Role.DATELINE)
    document = dataclasses.replace(document, blocks=tuple(blocks))
    published = read_time(document, read(document)).published
    assert published.days == DayRange(dt.date(2025, 5, 6), dt.date(2025, 5, 8))
    assert any("dateline" in reason for reason in published.reasons)


def test_this_weekday_told_as_past_and_one_ahead_settle_an_undated_report():
    text = VISIT + (
        "\n\nAhead of the talks planned for this Wednesday, the town is calm. The council said this "
        "Thursday that it was watching."
    )
    reading = time_of(text)
    found = {each.span.of(text): each for each in reading.timexes}
    assert reading.published.days == DayRange(dt.date(2025, 5, 15), dt.date(2025, 5, 20))
    assert found["this Wednesday"].value == "2025-05-21"
    assert found["this Thursday"].days == DayRange.day(dt.date(2025, 5, 15))


def test_lengths_do_not_count_from_a_day_that_the_page_prints_in_full():
    text = (
        "Quay shut\n\nPosted Wednesday, July 9, 2014. The quay was shut on July 9, 2014. It comes six "
        "months after another was shut. Both were built in 1990."
    )
    assert time_of(text).published.days.is_unknown


def test_year_in_the_midst_of_a_headline_dates_no_report_alone():
    text = "Quay of 2015 shut\n\nThe quay was built in August 2015. It was shut after a storm."
    assert time_of(text).published.days.is_unknown
