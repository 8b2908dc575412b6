from __future__ import annotations

import pytest
from tests.unit.attribution.statements import found_in, row

LISTENING = [
    (
        "A clerk, who was not cleared to talk, told RTK that harbour pilots had urged a delay.",
        "A clerk, who was not cleared to talk",
        "harbour pilots",
    ),
    (
        "The deputy told members that city engineers had proposed closing the dam.",
        "The deputy",
        "city engineers",
    ),
    (
        "Lind told the court that that witness had said the gate was open.",
        "Lind",
        "that witness",
    ),
]


@pytest.mark.parametrize(("text", "outer", "inner"), LISTENING)
def test_who_is_told_does_not_speak(text, outer, inner):
    first, second = found_in(text)
    assert (row(first, text)[0], row(second, text)[0]) == (outer, inner)
    assert second.parent == first.id


def test_apposition_behind_a_noun_that_looks_like_an_adjective_is_in_the_source():
    text = "Its chief executive, Ana Ruiz, said the mill would close."
    (found,) = found_in(text, [("Ana Ruiz", "person:ana ruiz")])
    assert row(found, text)[0] == "Its chief executive, Ana Ruiz"
    assert found.speaker_mention is not None
