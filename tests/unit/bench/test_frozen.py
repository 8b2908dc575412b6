"""Frozen results by case, and what moved against them."""

import pytest
from bench.quality.frozen import Changes, Moved, compare, read_frozen, write_frozen


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ({}, {}, Changes()),
        ({"a": 0.5}, {"a": 0.5}, Changes()),
        ({"a": 0.5}, {"a": 0.5000001}, Changes()),
        ({"a": 0.5}, {"a": 0.6}, Changes(gained=(Moved("a", 0.5, 0.6),))),
        ({"a": 0.5}, {"a": 0.4}, Changes(lost=(Moved("a", 0.5, 0.4),))),
        ({}, {"a": 0.4}, Changes(new=("a",))),
        ({"b": 1.0, "a": 1.0}, {}, Changes(gone=("a", "b"))),
    ],
)
def test_compare_tells_gained_from_lost(before, after, changes):
    assert compare(before, after) == changes


def test_compare_puts_the_largest_step_first():
    lost = compare({"a": 0.5, "b": 1.0, "c": 0.5}, {"a": 0.4, "b": 0.0, "c": 0.4}).lost

    assert [moved.case for moved in lost] == ["b", "a", "c"]


def test_frozen_results_survive_the_way_through_a_file(tmp_path):
    write_frozen({"b": 1.0, "a": 0.123456}, tmp_path / "frozen.json")

    assert read_frozen(tmp_path / "frozen.json") == {"a": 0.1235, "b": 1.0}


def test_frozen_bytes_do_not_depend_on_order(tmp_path):
    write_frozen({"b": 1.0, "a": 0.5}, tmp_path / "one.json")
    write_frozen({"a": 0.5, "b": 1.0}, tmp_path / "two.json")

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_nothing_frozen_is_not_nothing_moved(tmp_path):
    assert read_frozen(tmp_path / "frozen.json") is None
