import pytest
from tests.unit.events.build import by_word, report, tell

from dateline.model import DayRange, Polarity, Stance

ASSERTS, PLUS = Stance.ASSERTS, Polarity.POSITIVE


@pytest.mark.parametrize(
    ("text", "dates", "word", "day"),
    [
        ("Police arrested two men on Monday.", {"Monday": "2025-03-03"}, "arrested", "2025-03-03"),
        (
            "On Monday police arrested two men.",
            {"Monday": "2025-03-03"},
            "arrested",
            "2025-03-03",
        ),
        (
            "Monday's blast shook the town.",
            {"Monday": "2025-03-03"},
            "blast",
            "2025-03-03",
        ),
        (
            "The visit of the prince to Lissania in 2019 was short.",
            {"2019": "2019"},
            "visit",
            "2019",
        ),
        (
            "They will hold their first hearing on Friday in the town hall.",
            {"Friday": "2025-03-07"},
            "hearing",
            "2025-03-07",
        ),
        (
            "A memorial service is planned for Saturday.",
            {"Saturday": "2025-03-08"},
            "memorial service",
            "2025-03-08",
        ),
        (
            "The hearing, which was to open on Monday, has been postponed to Thursday.",
            {"Monday": "2025-03-10", "Thursday": "2025-03-13"},
            "hearing",
            "2025-03-13",
        ),
        (
            "The fire was brought under control at 18:00 on Monday and put out this morning.",
            {"Monday": "2025-03-03", "this morning": "2025-03-04"},
            "brought under control",
            "2025-03-03",
        ),
        (
            "A blast shook the port on Monday.",
            {"Monday": "2025-03-03"},
            "blast",
            "2025-03-03",
        ),
        (
            "The fire broke out before 3 a.m. (0100 GMT) on Monday, sending smoke over the port.",
            {"Monday": "2025-03-03"},
            "broke out",
            "2025-03-03",
        ),
        (
            "It was the worst since 1994, when a fire killed 11 people.",
            {"1994": "1994"},
            "killed",
            "1994",
        ),
        (
            "A blast on Monday that killed four people shook the town.",
            {"Monday": "2025-03-03"},
            "killed",
            "2025-03-03",
        ),
        (
            "The shed blew up on March 3, killing two.",
            {"March 3": "2025-03-03"},
            "killing",
            "2025-03-03",
        ),
        (
            "Two men detained on Tuesday were released on Thursday.",
            {"Tuesday": "2025-03-11", "Thursday": "2025-03-13"},
            "released",
            "2025-03-13",
        ),
        (
            "Two men detained on Tuesday were released on Thursday.",
            {"Tuesday": "2025-03-11", "Thursday": "2025-03-13"},
            "detained",
            "2025-03-11",
        ),
    ],
)
def test_a_date_goes_to_the_happening_it_belongs_to(text, dates, word, day):
    assert by_word(tell(text, dates))[word].days.edtf == day


@pytest.mark.parametrize(
    ("text", "dates", "word"),
    [
        ("Police arrested two men.", {}, "arrested"),
        ("It has been closed since 2016 by a strike.", {"2016": "2016"}, "strike"),
        ("He made a promise on Monday to resign.", {"Monday": "2025-03-03"}, "resign"),
        (
            "The hearing has been postponed to Thursday.",
            {"Thursday": "2025-03-13"},
            "postponed",
        ),
        ("Wednesday was declared a day of rest.", {"Wednesday": "2025-03-05"}, "declared"),
        (
            "They voiced concern on Monday about the attack.",
            {"Monday": "2025-03-03"},
            "attack",
        ),
    ],
)
def test_an_undated_thing_acquires_no_date(text, dates, word):
    assert by_word(tell(text, dates))[word].days.is_unknown


def test_the_publication_day_dates_nothing():
    analysis = tell("Police arrested two men.", published="2025-03-04")
    assert by_word(analysis)["arrested"].days == DayRange()


def test_the_day_of_saying_dates_not_what_is_said():
    analysis = tell(
        "The fire began at the gate, prosecutors said on Wednesday.",
        {"Wednesday": "2025-03-12"},
        said=(("The fire began at the gate", "said", ASSERTS, PLUS),),
    )
    assert by_word(analysis)["began"].days.is_unknown


def test_the_date_inside_what_is_said_stays_inside():
    analysis = tell(
        "On Friday he accused them of attacking the port on Monday.",
        {"Friday": "2025-03-07", "Monday": "2025-03-03"},
        said=(("attacking the port on Monday", "accused", Stance.ACCUSES, PLUS),),
        published="2025-03-08",
    )
    found = by_word(analysis)
    assert found["accused"].days.edtf == "2025-03-07"
    assert found["attacking"].days.edtf == "2025-03-03"


def test_two_days_that_stand_together_are_a_range():
    analysis = tell(
        "She visited the port on Tuesday and Wednesday.",
        {"Tuesday": "2025-03-04", "Wednesday": "2025-03-05"},
    )
    assert by_word(analysis)["visited"].days.edtf == "2025-03-04/2025-03-05"


def test_a_month_stays_a_month():
    analysis = tell("She visited the port in July 2024.", {"July 2024": "2024-07"})
    assert by_word(analysis)["visited"].days == DayRange.month(2024, 7)


def test_a_picture_is_dated_by_its_scene():
    text = "This picture taken on May 10 and released on May 11 shows a soldier inspecting a gun."
    analysis = tell(text, {"May 10": "2024-05-10", "May 11": "2024-05-11"})
    found = by_word(analysis)
    assert found["inspecting"].days.edtf == "2024-05-10"
    assert "released" not in found


def test_a_plan_with_a_weekday_before_the_report_stays_undated():
    analysis = tell(
        "The quay would reopen on Sunday.", {"Sunday": "2025-03-02"}, published="2025-03-06"
    )
    assert by_word(analysis)["reopen"].days.is_unknown


def test_an_accusation_has_the_day_that_stands_before_the_deed():
    analysis = report(
        "The mayor of Kelmara accused the mill on Monday of ignoring two letters.",
        {"Monday": "2025-03-03"},
    )
    told = by_word(analysis)
    assert told["accused"].days.edtf == "2025-03-03"
    assert told["ignoring"].days.is_unknown
