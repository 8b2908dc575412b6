"""Which words count people, and which only seem to."""

import pytest
from tests.unit.claims.cases import Report

from dateline.claims.count import find_figures
from dateline.claims.terms import number_of, read_terms, stem


def figures(sentence):
    found = find_figures(read_terms(Report(sentence, "one").done()))
    return [(str(one.slot), one.low, one.high, one.place.span.of(sentence)) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The slide killed at least 14 people.", ("dead", 14, None, "killed at least 14")),
        ("The slide buried a road, killing 14 people.", ("dead", 14, 14, "killing 14")),
        ("The slide killed two porters.", None),
        ("The blast injured 31.", ("injured", 31, 31, "injured 31")),
        ("Forty-one people were wounded.", ("injured", 41, 41, "Forty-one people were wounded")),
        (
            "Some 300 people have been evacuated.",
            ("moved out", 270, 330, "Some 300 people have been evacuated"),
        ),
        (
            "About 50 residents of the mill quarter were moved out.",
            ("moved out", 45, 55, "About 50 residents of the mill quarter were moved out"),
        ),
        (
            "The death toll from the slide has risen to 16.",
            ("dead", 16, 16, "death toll from the slide has risen to 16"),
        ),
        ("The toll rose from 9 to 16.", ("dead", 16, 16, "toll rose from 9 to 16")),
        ("The injured toll rose to 16.", None),
        (
            "The number of wounded in the mill has risen to 51.",
            ("injured", 51, 51, "number of wounded in the mill has risen to 51"),
        ),
        (
            "The number of people missing now stands at 9.",
            ("missing", 9, 9, "number of people missing now stands at 9"),
        ),
        ("The number of boats has risen to 51.", None),
        ("Eleven people drowned.", ("dead", 11, 11, "Eleven people drowned")),
        (
            "Fewer than 40 people were killed.",
            ("dead", 0, 40, "Fewer than 40 people were killed"),
        ),
        ("Six others are still missing.", ("missing", 6, 6, "Six others are still missing")),
        ("Three others were killed.", None),
        ("Two of the injured died.", None),
        ("Three people listed as missing were found.", None),
        ("The mayor paid a toll of 40 crowns.", None),
        ("They counted 12.", None),
        ("The 12 people of the crew sang.", None),
    ],
)
def test_figures_are_whole_counts_of_people(sentence, expected):
    found = figures(sentence)
    assert found == ([] if expected is None else [expected])


def test_figures_of_a_long_text_of_numbers_end_in_time():
    assert len(figures("the death toll rose to 7 of at least " * 4_000)) <= 4_000


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("12", 12),
        ("1,400", 1_400),
        ("2.5", 2.5),
        ("seven", 7),
        ("forty-one", 41),
        ("one", None),
        ("a", None),
        ("dozen", None),
        ("forty-eleven", None),
        ("seven-one", None),
        ("1.2.3", None),
        ("shed", None),
    ],
)
def test_number_of_a_word(word, number):
    assert number_of(word) == number


@pytest.mark.parametrize(
    "forms",
    [
        ("accuse", "accuses", "accused", "accusing"),
        ("supply", "supplied", "supplies"),
        ("warn", "warning", "warnings", "warned"),
        ("stop", "stops", "stopping", "stopped"),
        ("press", "presses"),
        ("take", "took", "taken"),
        ("break", "broke", "broken"),
        ("die", "died", "dying"),
    ],
)
def test_stem_is_one_for_the_forms_of_a_word(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("word", "verb"), [("given", "give"), ("saw", "see"), ("wound", "wind")])
def test_form_that_is_another_word_as_often_keeps_its_own_stem(word, verb):
    assert stem(word) != stem(verb)


def test_terms_read_a_number_and_its_multiple_as_one():
    terms = read_terms(Report("The damage is 220 million crowns.", "one").done())
    assert [number for number in terms.numbers if number is not None] == [220_000_000]
