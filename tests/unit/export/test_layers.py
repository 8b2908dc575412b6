"""Boxes in columns: nothing overlaps, arrows run to the right, ties move nothing."""

import random

import pytest

from dateline.export.layers import lay_out


def boxes(names, height=30):
    return dict.fromkeys(names, height)


def columns(layout):
    return {name: point.column for name, point in layout.boxes.items()}


@pytest.mark.parametrize(
    ("arrows", "expected"),
    [
        (["ab"], {"a": 0, "b": 1}),
        (["ab", "bc"], {"a": 0, "b": 1, "c": 2}),
        (["ab", "bc", "ac"], {"a": 0, "b": 1, "c": 2}),
        (["ac", "bc"], {"a": 0, "b": 0, "c": 1}),
        (["ab", "cd"], {"a": 0, "b": 1, "c": 0, "d": 1}),
        (["ab", "ba"], {"a": 0, "b": 1}),
        (["ab", "bc", "ca"], {"a": 0, "b": 1, "c": 2}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_layout_puts_each_box_behind_the_longest_way_to_it(arrows, expected):
    layout = lay_out(boxes(sorted(expected)), [tuple(one) for one in arrows], gap=10)
    assert columns(layout) == expected
    assert layout.columns == 1 + max(expected.values())


def test_layout_bends_a_long_arrow_in_each_column_between():
    layout = lay_out(boxes("abcd"), [tuple(one) for one in ("ab", "bc", "cd", "ad")], gap=10)
    assert [point.column for point in layout.bends["a", "d"]] == [1, 2]


def test_layout_moves_no_box_for_a_tie():
    layout = lay_out(boxes("abc"), [("a", "b")], [("b", "c"), ("a", "c")], gap=10)
    assert columns(layout) == {"a": 0, "b": 1, "c": 0}


def test_layout_of_nothing_is_empty():
    layout = lay_out({}, [], gap=10)
    assert (layout.columns, layout.height, dict(layout.boxes)) == (0, 0, {})


def test_layout_untangles_what_can_be():
    names = [f"{side}{at}" for side in "ab" for at in range(5)]
    arrows = [(f"a{at}", f"b{4 - at}") for at in range(5)]
    arrows += [(f"a{at}", f"b{3 - at}") for at in range(4)]
    layout = lay_out(boxes(names), arrows, gap=10)
    tops = {name: point.y for name, point in layout.boxes.items()}
    crossed = [
        (one, other)
        for one in arrows
        for other in arrows
        if tops[one[0]] < tops[other[0]] and tops[other[1]] < tops[one[1]]
    ]
    assert crossed == []


@pytest.mark.parametrize("seed", range(8))
def test_layout_never_lets_boxes_or_lines_overlap(seed):
    chance = random.Random(seed)  # noqa: S311 - the same graphs on every run
    names = [f"n{at}" for at in range(25)]
    tall = {name: chance.randrange(20, 90) for name in names}
    arrows = [tuple(chance.sample(names, 2)) for _ in range(30)]
    ties = [tuple(chance.sample(names, 2)) for _ in range(8)]
    layout = lay_out(tall, arrows, ties, gap=12)
    taken = [(point.column, point.y, point.y + tall[name]) for name, point in layout.boxes.items()]
    taken += [
        (point.column, point.y, point.y + 1) for way in layout.bends.values() for point in way
    ]
    assert set(layout.boxes) == set(names)
    for at, (column, top, bottom) in enumerate(taken):
        assert 0 <= top < bottom <= layout.height
        for other, above, below in taken[:at]:
            assert column != other or bottom <= above or below <= top
    assert lay_out(tall, arrows, ties, gap=12) == layout
