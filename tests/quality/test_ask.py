"""How often questions on the invented story are answered: floors, and never below plain search."""

import pytest
from bench.quality.ask.hits import hits, measure, read_questions

FLOORS = {("dev", 1): 21, ("dev", 3): 24, ("held", 1): 25, ("held", 3): 26}
"""Of 28 each; one below what is measured, see bench/quality/ask/README.md."""


@pytest.fixture(scope="module")
def outcomes():
    return measure()


@pytest.mark.slow
@pytest.mark.parametrize(("half", "within"), FLOORS)
def test_questions_are_answered_as_often_as_the_floor(half, within, outcomes):
    some = [one for one in outcomes if one.asked.half == half]

    ours, of = hits(some, "ask", within)

    assert of == 28
    assert FLOORS[half, within] <= ours
    assert hits(some, "search", within)[0] < ours
    assert hits(some, "any_word", within)[0] < ours


@pytest.mark.slow
def test_questions_without_an_answer_get_none(outcomes):
    assert [one.lines for one in outcomes if not one.asked.answers] == [0, 0, 0, 0]


def test_there_are_enough_questions_and_each_is_named_once():
    asked = read_questions()

    assert 40 <= sum(1 for one in asked if one.answers)
    assert len({one.id for one in asked}) == len(asked)
