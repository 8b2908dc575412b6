"""What expressions mean: past or future, what they count from, and how wide their days are.

4 March 2025 is a Tuesday.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools

import pytest
from tests.factories import make_document

from dateline.model import Basis, DayRange, Published, Span, Timex
from dateline.reader import read
from dateline.temporal import read_time
from dateline.temporal.operation import Anchor, Fields, Form, Op
from dateline.temporal.resolve import Basis as At
from dateline.temporal.resolve import resolve


def timexes(text: str, published: str | None = "2025-03-04", **more: bool) -> list[Timex]:
    document = make_document(text, published=published, **more)
    return list(read_time(document, read(document)).timexes)


def edtf(text: str, published: str | None = "2025-03-04") -> list[str | None]:
    return [each.days.edtf for each in timexes(text, published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministry said on Monday that the quay was shut.", "2025-03-03"),
        ("The minister will visit the quay on Friday.", "2025-03-07"),
        ("The quay is expected to reopen on Thursday.", "2025-03-06"),
        ("A service is planned for Saturday in the square.", "2025-03-08"),
        ("The captain was questioned on Friday.", "2025-02-28"),
        ("The harbour master was questioned on Tuesday.", "2025-03-04"),
        ("The minister will speak on Tuesday.", "2025-03-04"),
        ("The company has until Thursday to answer.", "2025-03-06"),
        ("The hearing was postponed until Friday.", "2025-03-07"),
        ("The lights will be lowered across the town on Thursday.", "2025-03-06"),
        ("The council said the damaged quay would reopen on Sunday if all agreed.", "2025-03-09"),
        ("Last Friday the ferry did not sail.", "2025-02-28"),
        ("The ferry sailed again the following Monday.", None),
    ],
)
def test_weekday_is_past_or_future_as_its_clause_is(text, day):
    (timex,) = timexes(text)
    assert timex.days.edtf == day


def test_weekdays_in_one_clause_look_the_same_way():
    assert edtf("He will travel there on Wednesday and Thursday for a visit.") == [
        "2025-03-05",
        "2025-03-06",
    ]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The veto was used in January.", "2025-01"),
        ("The veto was used in November.", "2024-11"),
        ("The court will sit in April.", "2025-04"),
        ("The letter was dated October 9 and was never answered.", "2024-10-09"),
        ("The hearing is due to begin on March 17.", "2025-03-17"),
        ("The quay burned on March 3.", "2025-03-03"),
        ("It happened on Monday, March 10.", "2025-03-10"),
    ],
)
def test_date_without_a_year_takes_the_year_that_its_clause_asks_for(text, month):
    (timex,) = timexes(text)
    assert timex.days.edtf == month


def test_early_weekday_told_as_past_can_be_the_day_after_publication():
    (timex,) = timexes("The president landed early Wednesday, the palace said.")
    assert (timex.value, timex.days.edtf) == ("2025-03-05", "2025-03-05")
    assert timex.confidence < 0.7


def test_same_weekday_without_its_hour_follows_the_early_one():
    text = "The president landed early Wednesday. The agency showed the airport on Wednesday."
    assert [each.value for each in timexes(text)] == ["2025-03-05", "2025-03-05"]


def test_weekday_without_an_early_hour_stays_past():
    (timex,) = timexes("The president landed on Wednesday, the palace said.")
    assert timex.days.edtf == "2025-02-26"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The fire began on 3 March 2024. Two days later the quay fell.",
            ["2024-03-03", "2024-03-05"],
        ),
        ("He left on 3 March 2024 and came back the next day.", ["2024-03-03", "2024-03-04"]),
        ("He left on 3 March 2024. It rained the same day.", ["2024-03-03", "2024-03-03"]),
        ("It fell in March 2024 and rose the following month.", ["2024-03", "2024-04"]),
        ("He left on 3 March 2024 and died a year later.", ["2024-03-03", "2025-03-03"]),
        (
            "Profit in the third quarter of 2023 was $3 million, from $2 million a year earlier.",
            ["2023-Q3", "2022-Q3"],
        ),
    ],
)
def test_dates_count_from_the_date_named_before(text, values):
    assert [each.value for each in timexes(text)] == values


def test_anchor_is_the_expression_that_was_counted_from():
    text = "The fire began on 3 March 2024. Two days later the quay fell."
    first, second = timexes(text)
    assert (first.anchor, second.anchor) == (None, first.span)


def test_anchor_is_published_for_what_counts_from_publication():
    assert [each.anchor for each in timexes("He left yesterday.")] == ["published"]


def test_reference_too_far_back_leaves_an_expression_open():
    text = "The fire began on 3 March 2024. It spread. It grew. The next day the quay fell."
    assert timexes(text)[-1].days.is_unknown


def test_day_within_a_month_is_no_narrower_than_the_month():
    text = "The barge sank in November 2024. That night nobody slept."
    assert timexes(text)[-1].days == DayRange.month(2024, 11)


def test_nothing_deictic_gets_a_day_where_publication_is_unknown():
    text = "He left yesterday, on Monday or last week, and will be back in March."
    assert {each.days.is_unknown for each in timexes(text, None)} == {True}
    assert [each.value for each in timexes(text, None)] == [
        "XXXX-XX-XX",
        "XXXX-WXX-1",
        "XXXX-WXX",
        "XXXX-03",
    ]


def test_stated_range_gives_days_for_all_of_it_and_a_value_only_where_it_is_one():
    document = make_document("He left yesterday. It was last year.", published=None)
    days = DayRange(dt.date(2025, 3, 4), dt.date(2025, 3, 6))
    stated = Published(days, Basis.STATED)
    document = dataclasses.replace(document, published=stated)
    day, year = read_time(document, read(document)).timexes
    assert (day.value, day.days.edtf) == ("XXXX-XX-XX", "2025-03-03/2025-03-05")
    assert (year.value, year.days.edtf) == ("2024", "2024")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It happened around 1990.", "1988/1992"),
        ("It happened more than two years ago.", "../2023-12-31"),
        ("It happened two years ago.", "2023"),
        ("It opens this summer.", "2025-05-01/2025-09-30"),
        ("It happened in the 1990s.", "199X"),
    ],
)
def test_days_are_as_wide_as_the_words(text, days):
    (timex,) = timexes(text)
    found = timex.days.edtf
    if days.startswith("1988"):
        assert timex.days.contains(DayRange(dt.date(1988, 1, 1), dt.date(1991, 12, 31)))
    else:
        assert found == days


def test_round_lengths_ago_are_wider_than_the_year_that_they_name():
    (timex,) = timexes("It happened two decades ago.")
    assert timex.value == "2005"
    assert timex.days.contains(DayRange(dt.date(2003, 1, 1), dt.date(2007, 12, 31)))


def test_earlier_this_week_on_a_monday_is_the_week_before():
    (timex,) = timexes("He had said so earlier in the week.", "2025-03-03")
    assert timex.days == DayRange(dt.date(2025, 2, 24), dt.date(2025, 3, 3))


def test_next_weekday_keeps_both_its_readings():
    (timex,) = timexes("The court will sit next Friday.")
    assert timex.days == DayRange(dt.date(2025, 3, 7), dt.date(2025, 3, 14))


@pytest.mark.parametrize("published", ["0001-01-01", "0001-12-31", "9999-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    [
        "yesterday and tomorrow",
        "last week and next week",
        "last century and next decade",
        "9999 years ago and 9999 weeks later",
        "on Monday and next Sunday, last winter, this summer",
        "last Easter, next Christmas, on 29 February",
        "over the weekend and in the third quarter",
        "1,000,000 days ago",
    ],
)
def test_the_ends_of_the_calendar_raise_nothing(published, words):
    for timex in timexes(f"He said so {words}.", published):
        assert timex.value
        assert timex.days.is_unknown or timex.days.edtf


def test_impossible_day_is_not_a_date():
    assert edtf("It happened on 31 February 2024.") in ([], ["2024-02"])


def test_expressions_are_sorted_and_do_not_overlap():
    text = "On Monday at 8 p.m., two days after 3 March 2024, he left. It was last May."
    spans = [each.span for each in timexes(text)]
    assert spans == sorted(spans)
    assert not any(left.overlaps(right) for left, right in itertools.pairwise(spans))


def test_headline_in_the_present_tense_can_look_ahead():
    text = "President to visit quay on Friday\n\nThe palace announced the visit."
    (timex,) = timexes(text, headline=True)
    assert timex.days.edtf == "2025-03-07"


def test_spans_cover_the_words_with_their_article():
    text = "It opened in the 1990s."
    (timex,) = timexes(text)
    assert timex.span == Span(13, 22)


def test_month_in_a_telling_of_long_past_events_follows_the_date_before_it():
    text = "In April 2019 the captain resigned, and in December he was tried."
    assert [each.value for each in timexes(text)] == ["2019-04", "2019-12"]


def test_month_in_the_next_sentence_of_a_report_counts_from_publication_again():
    text = "The war began in February 2022. In January the captain resigned."
    assert [each.value for each in timexes(text)] == ["2022-02", "2025-01"]


def test_dates_of_a_history_take_the_year_that_its_telling_has_come_to():
    years = " ".join(f"The league met in {year} at Orlan." for year in range(1951, 1960))
    text = f"{years} On 4 June the members quarrelled. They made peace in October."
    assert [each.value for each in timexes(text)][-2:] == ["1959-06-04", "1959-10"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "On 4 September they met. The quarrel was over on 7 August.",
            ["1959-09-04", "1959-08-07"],
        ),
        ("They met in December 1959. In January they quarrelled.", ["1959-12", "1960-01"]),
        (
            "They met in March 1959. By the end of May they will have parted.",
            ["1959-03", "1959-05"],
        ),
    ],
    ids=["goes back", "goes on", "looks ahead"],
)
def test_history_goes_back_a_little_and_on_for_the_rest_of_a_year(text, values):
    years = " ".join(f"The league met in {year} at Orlan." for year in range(1951, 1960))
    assert [each.value for each in timexes(f"{years} {text}")][-2:] == values


@pytest.mark.parametrize(("forward", "days"), [(0.45, 8), (0.55, 8), (0.2, 1), (0.8, 1)])
def test_weekday_of_which_the_clause_tells_little_keeps_both_readings(forward, days):
    op = Op(Form.FIELDS, anchor=Anchor.PUBLISHED, fields=Fields(weekday=5))
    found = resolve(op, At(dt.date(2025, 3, 4), forward=forward))
    assert found.days.days == days


def test_times_of_day_without_a_day_near_them_stay_open():
    text = "He left on 3 March 2024. It grew. It fell. It rose. It sank. The clock said 2:46 a.m. then."
    assert timexes(text)[-1].days.is_unknown


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council said this Thursday that the quay was shut.", "2025-02-27"),
        ("The council will meet this Thursday.", "2025-03-06"),
        ("The council said this Monday that the quay was shut.", "2025-03-03"),
    ],
)
def test_this_weekday_told_as_past_is_the_last_one(text, day):
    (timex,) = timexes(text)
    assert timex.days.edtf == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It fell in the second quarter of 2024.", "2024-04-01/2024-06-30"),
        ("It fell in the first half of 2024.", "2024-01-01/2024-06-30"),
        ("It fell in the winter of 2022.", "2022-11-01/2023-03-31"),
        ("It was built in the 1980s.", "198X"),
        ("It was built in the 19th century.", "18XX"),
        ("It fell over the weekend.", "2025-03-01/2025-03-02"),
        ("It fell last week.", "2025-02-24/2025-03-02"),
        ("It fell in May 2024.", "2024-05"),
        ("It happened more than two years ago.", "../2023-12-31"),
    ],
)
def test_days_print_in_extended_date_format_as_wide_as_they_are(text, days):
    assert edtf(text) == [days]
