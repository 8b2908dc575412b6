"""What int8 may lose."""

import pytest
from training.reader.compare import (
    HEADS,
    MOST_LOST,
    Measured,
    MissingFigureError,
    pairs,
    table,
)  # fmt: skip

WHOLE = {figure: Measured(0.9, 1_000) for figures in HEADS.values() for figure in figures}


def lowered(figure, by, cases=1_000):
    whole = WHOLE | {figure: Measured(0.9, cases)}
    return pairs(whole, whole | {figure: Measured(0.9 - by, cases)})


@pytest.mark.parametrize("figure", sorted(WHOLE))
def test_pairs_hold_up_to_half_a_point_for_every_figure(figure):
    assert all(each.holds for each in lowered(figure, MOST_LOST))
    assert [each.figure for each in lowered(figure, 0.006) if not each.holds] == [figure]


def test_pairs_hold_where_the_shipped_network_is_better():
    assert all(each.holds for each in lowered("names", -0.05))


@pytest.mark.parametrize(("figure", "holds"), [("outlook", True), ("names", False)])
def test_one_case_may_be_lost_of_few_sentences_but_not_of_few_documents(figure, holds):
    assert all(each.holds for each in lowered(figure, 1 / 50, cases=50)) is holds


def test_pairs_fail_where_a_figure_is_missing():
    shipped = {name: value for name, value in WHOLE.items() if name != "EWT LAS"}

    with pytest.raises(MissingFigureError, match=r"'EWT LAS' was not measured.*'relations'"):
        pairs(WHOLE, shipped)


def test_table_shows_points_and_marks_what_is_lost():
    lines = table(lowered("names", 0.0123)).splitlines()

    assert "| names | names | 90.00 | 88.77 | 1.23 | more than 0.5 |" in lines
    assert "| upos | EWT UPOS | 90.00 | 90.00 | 0.00 |  |" in lines
