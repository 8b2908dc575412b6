"""Which words are expressions of time, and their TIMEX3 types and values.

Every report here is published on Tuesday 4 March 2025.
"""

from __future__ import annotations

import pytest
from tests.factories import make_document

from dateline.model import Timex
from dateline.reader import read
from dateline.temporal import TemporalConfig, read_time


def timexes(text: str, published: str | None = "2025-03-04", **more: bool) -> list[Timex]:
    document = make_document(text, published=published)
    config = TemporalConfig(**more)
    return list(read_time(document, read(document), config=config).timexes)


def found(text: str, published: str | None = "2025-03-04", **more: bool) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.value) for each in timexes(text, published, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on June 18, 2024.", [("June 18, 2024", "2024-06-18")]),
        ("It opened on 18 June 2024.", [("18 June 2024", "2024-06-18")]),
        ("It opened on the 18th of June, 2024.", [("the 18th of June, 2024", "2024-06-18")]),
        ("It opened on Tuesday, June 18, 2024.", [("Tuesday, June 18, 2024", "2024-06-18")]),
        ("It opened on Sept. 3, 2024.", [("Sept. 3, 2024", "2024-09-03")]),
        ("It opened on 2024-06-18.", [("2024-06-18", "2024-06-18")]),
        ("It opened on 18/6/2024.", [("18/6/2024", "2024-06-18")]),
        ("It opened on 18.06.2024.", [("18.06.2024", "2024-06-18")]),
        ("The quay shut in March 2021.", [("March 2021", "2021-03")]),
        ("The quay shut in early March of 2021.", [("early March of 2021", "2021-03")]),
        ("The quay shut in 2021.", [("2021", "2021")]),
        ("The quay (2021) is shut.", [("2021", "2021")]),
        ("The quay shut in mid-2021.", [("mid-2021", "2021")]),
        ("The quay shut in the year 2000.", [("the year 2000", "2000")]),
        ("The quay shut in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
        ("The walls fell in 490 BC.", [("490 BC", "BC0490")]),
        ("It was calm in early 48 B.C. there.", [("early 48 B.C.", "BC0048")]),
        ("It lasted from 499 to 493 BC.", [("499", "BC0499"), ("493 BC", "BC0493")]),
        ("The town fell in AD 79.", [("AD 79", "0079")]),
        ("The town fell in 379 CE.", []),
        ("They paid for an ad 30 times.", []),
        ("It was tried early in 2019 there.", [("early in 2019", "2019")]),
        (
            "It fell in 2019. It rose in October of that year.",
            [("2019", "2019"), ("October of that year", "2019-10")],
        ),
        (
            "It fell in 2019. It rose on 25 July of the same year.",
            [("2019", "2019"), ("25 July of the same year", "2019-07-25")],
        ),
        ("The War of 1812 was long.", [("1812", "1812")]),
        ("A force of 1812 men came.", []),
        ("The 1812 guests left.", []),
        ("It rained in May and June 2019.", [("May", "2019-05"), ("June 2019", "2019-06")]),
        (
            "It lasted from October to March 2019.",
            [("October", "2018-10"), ("March 2019", "2019-03")],
        ),
        ("It was built in the 1990s.", [("the 1990s", "199")]),
        ("It was built in the late '80s.", [("the late '80s", "198")]),
        ("It was built in the 19th century.", [("the 19th century", "18")]),
        ("They met on Election Day, 2024.", [("Election Day, 2024", "2024-11-05")]),
        ("They met at Easter 2024.", [("Easter 2024", "2024-03-31")]),
        ("They met on New Year’s Eve 2024.", [("New Year’s Eve 2024", "2024-12-31")]),
        ("It fell in the third quarter of 2023.", [("the third quarter of 2023", "2023-Q3")]),
        ("It fell in the first half of 2023.", [("the first half of 2023", "2023-H1")]),
        ("It fell in the winter of 2022.", [("the winter of 2022", "2022-WI")]),
    ],
)
def test_absolute_dates_are_found_whole(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He arrived yesterday.", [("yesterday", "2025-03-03")]),
        ("He arrives tomorrow morning.", [("tomorrow morning", "2025-03-05TMO")]),
        ("He spoke last night.", [("last night", "2025-03-03TNI")]),
        ("He arrived last week.", [("last week", "2025-W09")]),
        ("He arrived earlier this month.", [("earlier this month", "2025-03")]),
        ("He arrives early next year.", [("early next year", "2026")]),
        ("He was elected last April.", [("last April", "2024-04")]),
        ("He plans to go this summer.", [("this summer", "2025-SU")]),
        ("He arrived two days ago.", [("two days ago", "2025-03-02")]),
        ("He arrived about 20 years ago.", [("about 20 years ago", "2005")]),
        ("He arrived half a century ago.", [("half a century ago", "1975")]),
        ("He arrived a quarter of a century ago.", [("a quarter of a century ago", "2000")]),
        ("He arrived on Thursday last week.", [("Thursday last week", "2025-02-27")]),
        ("He resigned in May last year.", [("May last year", "2024-05")]),
        (
            "He went there last year in September.",
            [("last year", "2024"), ("September", "2024-09")],
        ),
        ("Rain fell overnight.", [("overnight", "2025-03-04TNI")]),
    ],
)
def test_relative_dates_count_from_publication(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left at 8:47 a.m. on Monday.", [("8:47 a.m. on Monday", "2025-03-03T08:47")]),
        ("He left on Monday at 7pm.", [("Monday at 7pm", "2025-03-03T19:00")]),
        ("He left at noon on Monday.", [("noon on Monday", "2025-03-03T12:00")]),
        ("It opens at 10 p.m. Wednesday, he said.", [("10 p.m. Wednesday", "2025-03-05T22:00")]),
        ("He left on Monday night.", [("Monday night", "2025-03-03TNI")]),
        ("He left in pre-dawn Tuesday.", [("Tuesday", "2025-03-04")]),
    ],
)
def test_times_of_day_join_their_day(text, expected):
    assert found(text) == expected


def test_moment_keeps_its_clock_and_zone():
    (timex,) = timexes("The siren went at 03:10 GMT on Monday.")
    assert (timex.time, timex.value) == ("03:10+00:00", "2025-03-03T03:10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took nine months.", [("nine months", "P9M")]),
        ("It comes nine months after the flood.", [("nine months", "P9M")]),
        ("A 27-year career ended.", [("27-year", "P27Y")]),
        ("It took two and a half years.", [("two and a half years", "P2Y6M")]),
        ("It took 5 1/2 hours.", [("5 1/2 hours", "PT5H30M")]),
        ("It took half an hour.", [("half an hour", "PT30M")]),
        ("It took half a day.", [("half a day", "PT12H")]),
        ("It could one day reopen.", [("one day", "FUTURE_REF")]),
        ("It lasted more than two decades.", [("more than two decades", "P20Y")]),
        ("It lasted several weeks.", [("several weeks", "PXW")]),
        ("It lasted for weeks.", [("weeks", "PXW")]),
        ("Sales fell over the last two weeks.", [("the last two weeks", "P2W")]),
        ("It sails every Monday.", [("every Monday", "XXXX-WXX-1")]),
        ("It sails every two years.", [("every two years", "P2Y")]),
        ("It sails on Fridays.", [("Fridays", "XXXX-WXX-5")]),
        ("It sails weekly.", [("weekly", "P1W")]),
        ("It makes 12 trips a year.", [("a year", "P1Y")]),
        ("It will end in the coming weeks.", [("the coming weeks", "FUTURE_REF")]),
        ("It rose in recent years.", [("recent years", "PAST_REF")]),
        ("It is a bet on the future.", [("the future", "FUTURE_REF")]),
    ],
)
def test_lengths_sets_and_vague_references_have_their_values(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on June 18 and 19.", ["June 18", "19"]),
        ("They met on June 3, 4 and 5, 2024.", ["June 3", "4", "5, 2024"]),
        ("They met from 3-5 March.", ["3", "5 March"]),
        ("The 1950-53 war ended.", ["1950", "53"]),
        ("It runs from March to June.", ["March", "June"]),
        ("It ran between 1994 and 1997.", ["1994", "1997"]),
        ("He flew on Tuesday and Wednesday.", ["Tuesday", "Wednesday"]),
    ],
)
def test_ranges_and_lists_are_one_expression_an_end(text, expected):
    assert [words for words, _ in found(text)] == expected


def test_ends_of_a_list_share_month_and_year():
    values = [value for _, value in found("They met on June 3, 4 and 5, 2024.")]
    assert values == ["2024-06-03", "2024-06-04", "2024-06-05"]


@pytest.mark.parametrize(
    "text",
    [
        "They may leave and march on the town.",
        "Unit 2024 Harbour Causeway is empty.",
        "Some 2000 people came.",
        "The ship is 1,950 metres from the quay.",
        "A second man came in fifth place.",
        "The sun rose over Room 1987.",
        "April Lund and June Berg spoke.",
        "He met Sven and Jan Holm.",
        "The fall of the quay wall was heard.",
        "Nobody can march past the gate.",
        "Three-quarters of the grain burned.",
        "The 52-year-old captain spoke.",
        "The annual meeting is off.",
        "It burned in the 2000 block of Quay Road.",
        "They found a 1987 Vesta Coupe.",
        "He was born on Easter Island.",
    ],
)
def test_words_that_only_look_like_time_are_left_out(text):
    assert found(text) == []


def test_vague_adverbs_are_given_out_on_request_only():
    text = "The quay is now closed and was recently sold."
    assert found(text) == []
    assert found(text, vague_adverbs=True) == [("now", "PRESENT_REF"), ("recently", "PAST_REF")]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It opens in early March.", "START"),
        ("It opened in mid-2021.", "MID"),
        ("It opens by the end of the year.", "END"),
        ("It took about two years.", "APPROX"),
        ("It took more than two years.", "MORE_THAN"),
        ("It took nearly two years.", "LESS_THAN"),
        ("It took at least two years.", "EQUAL_OR_MORE"),
    ],
)
def test_modifiers_become_mod(text, mod):
    (timex,) = timexes(text)
    assert timex.mod == mod


def test_text_outside_reporting_is_not_read():
    assert found("") == []


def test_curly_apostrophes_and_hard_spaces_do_not_hide_a_date():
    text = "It was built in the late \u201980s and fell on 8\u00a0March 2024."
    assert [value for _, value in found(text)] == ["198", "2024-03-08"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales for the full year were $3 million.", [("the full year", "2025")]),
        ("It was the week's busiest day.", [("the week", "2025-W10")]),
        ("The letters came in the weeks before the vote.", [("the weeks", "PXW")]),
        ("He left days after the fire.", [("days", "PXD")]),
        ("It is a decades-long feud.", [("decades-long", "PXDE")]),
        ("In the past it had refused.", [("the past", "PAST_REF")]),
        ("It will stay for 20 more years.", [("20 more years", "P20Y")]),
        ("It was lent for an additional year.", [("an additional year", "P1Y")]),
        ("A minute and a half later it sank.", [("A minute and a half", "PT1M30S")]),
        ("It took two hours and a half.", [("two hours and a half", "PT2H30M")]),
        ("Over the years it grew.", [("the years", "PXY")]),
        ("It rose after several quarters of losses.", [("several quarters", "PXQ")]),
        ("The year of the flood is told of.", []),
    ],
)
def test_loose_units_are_found_where_their_words_frame_them(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The story ran in Quay Today, a paper of the port.",
        "He spoke on Harbour This Week about the fire and the storm.",
        "Few of today's youth have seen a barge.",
        "In today’s world nobody waits for a letter.",
    ],
)
def test_names_of_papers_and_the_present_at_large_are_no_day(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Minister Meets Mayor Today", "Today's vote is off.", "He spoke today."]
)
def test_today_in_a_headline_or_before_an_event_is_a_day(text):
    assert [value for _, value in found(text)] == ["2025-03-04"]


def test_old_years_stand_alone_in_a_text_that_tells_of_them():
    told = "The league met in 1776. It met again in 1779. It was dissolved in 1784."
    text = f"{told} The 1778 campaign failed. The 1600 guests left."
    assert [words for words, _ in found(text)] == ["1776", "1779", "1784", "1778"]
