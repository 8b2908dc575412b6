"""Floors: what breaks one, and how they move."""

import pytest
from bench.quality.adapters import Measured
from bench.quality.figures import Figure
from bench.quality.floors import (
    FloorError,
    Floors,
    Lowering,
    broken,
    floor_for,
    lower_floor,
    raise_floors,
    read_floors,
    write_floors,
)
from bench.quality.measure import How, Outcome

FLOORS = {"names.span": 0.8, "reuse.found": 0.5}


def figure(ours, low=None, metric="span", stage="names"):
    return Figure(stage, metric, ours, 10, low=low, high=None if low is None else 1.0)


def measured(*figures, stage="names"):
    return Outcome(stage, How.MEASURED, measured=Measured(figures))


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (measured(figure(0.9)), None),
        (measured(figure(0.8)), None),
        (measured(figure(0.799)), "names.span: 0.799 is under its floor 0.800"),
        (measured(figure(0.9), figure(0.1, metric="new")), None),
        (measured(figure(0.9, metric="renamed")), "names.span: has a floor and is not measured"),
        (Outcome("names", How.FAILED, "it fell"), "names: it fell"),
        (Outcome("other", How.FAILED, "it fell"), "other: it fell"),
        (Outcome("names", How.NO_BENCHMARK, "not there"), "names: not there"),
        (Outcome("other", How.NO_BENCHMARK, "not there"), None),
        (Outcome("names", How.NO_DATA, "no gold"), None),
        (Outcome("names", How.MEASURED, "some gold is absent", Measured(())), None),
    ],
)
def test_broken_says_what_must_stop_a_build(outcome, sentence):
    assert broken([outcome], FLOORS) == (() if sentence is None else (sentence,))


@pytest.mark.parametrize(
    ("ours", "low", "floor"),
    [(0.83, 0.801, 0.79), (0.83, 0.806, 0.80), (0.9, None, 0.85), (0.01, 0.0, 0.0)],
)
def test_floor_lies_a_little_under_the_interval(ours, low, floor):
    assert floor_for(figure(ours, low)) == pytest.approx(floor)


@pytest.mark.parametrize(("before", "after"), [({}, 0.79), ({"names.span": 0.5}, 0.79)])
def test_raise_floors_sets_missing_and_raises_low_ones(before, after):
    floors = raise_floors(Floors(before, {}), [figure(0.83, 0.801)], is_quick=False)

    assert floors == Floors({"names.span": after}, {})


def test_raise_floors_lowers_none():
    floors = Floors({"names.span": 0.9}, {})

    assert raise_floors(floors, [figure(0.83, 0.801)], is_quick=False) == floors


@pytest.mark.parametrize(
    ("stage", "full", "quick"),
    [
        ("timelines", {"timelines.span": 0.5}, {"timelines.span": 0.79}),
        ("names", {"names.span": 0.79}, {}),
    ],
)
def test_quick_floors_are_kept_apart_only_where_a_stage_has_a_quick_version(stage, full, quick):
    before = Floors({f"{stage}.span": 0.5}, {})

    floors = raise_floors(before, [figure(0.83, 0.801, stage=stage)], is_quick=True)

    assert floors == Floors(full, quick)
    assert floors.of(is_quick=True) == {f"{stage}.span": 0.79}


def test_lower_floor_keeps_the_reason():
    floors = Floors({"names.span": 0.9}, {})

    lowered = lower_floor(floors, figure(0.83, 0.801), reason=" gold mended ", is_quick=False)

    assert lowered.full == {"names.span": 0.79}
    assert lowered.history == (Lowering("names.span", 0.9, 0.79, "gold mended"),)


@pytest.mark.parametrize(
    ("floors", "reason", "message"),
    [
        ({"names.span": 0.9}, "", "needs a reason"),
        ({"names.span": 0.9}, "  ", "needs a reason"),
        ({}, "why not", "has no floor"),
        ({"names.span": 0.79}, "why not", "nothing to lower"),
    ],
)
def test_lower_floor_refuses(floors, reason, message):
    with pytest.raises(FloorError, match=message):
        lower_floor(Floors(floors, {}), figure(0.83, 0.801), reason=reason, is_quick=False)


def test_floors_survive_the_way_through_a_file(tmp_path):
    floors = Floors({"b.x": 0.5, "a.y": 0.25}, {"b.x": 0.4}, (Lowering("b.x", 0.6, 0.5, "why"),))

    write_floors(floors, tmp_path / "floors.json")

    assert read_floors(tmp_path / "floors.json") == floors


def test_floors_without_a_file_are_none(tmp_path):
    assert read_floors(tmp_path / "floors.json") == Floors({}, {})


@pytest.mark.parametrize(
    "text", ["", "[]", '{"full": {}}', '{"full": 1, "quick": {}, "history": []}']
)
def test_damaged_floors_are_refused(tmp_path, text):
    (tmp_path / "floors.json").write_text(text)

    with pytest.raises(FloorError, match="does not hold floors"):
        read_floors(tmp_path / "floors.json")
