"""Which windows are trained on together."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.training.windows import seeded, window
from training.reader.grouping import batches, padded_length

SIZE = 2_560
LENGTHS = st.lists(st.integers(3, 200), min_size=1, max_size=150)


def ids(groups):
    return Counter(id(each) for group in groups for each in group)


def shape(group):
    return len(group), padded_length(max(len(each.pieces) for each in group))


@given(lengths=LENGTHS, seed=st.none() | st.integers(0, 99))
def test_batches_hold_each_window_once(lengths, seed):
    windows = [window(length) for length in lengths]
    rng = None if seed is None else seeded(seed)

    assert ids(batches(windows, SIZE, rng)) == Counter(map(id, windows))


@given(lengths=LENGTHS)
def test_batches_keep_the_size(lengths):
    for group in batches([window(length) for length in lengths], SIZE):
        many, long = shape(group)
        assert many * long <= SIZE


def test_batches_come_in_few_shapes():
    rng = seeded(1)
    windows = [window(rng.randint(3, 200)) for _ in range(5_000)]
    shapes = {shape(group) for group in batches(windows, SIZE, seeded(2))}

    assert len(shapes) <= 25


def test_batches_pad_little():
    rng = seeded(1)
    windows = [window(rng.randint(3, 200)) for _ in range(5_000)]
    padded = sum(many * long for many, long in map(shape, batches(windows, SIZE)))

    assert padded <= 1.15 * sum(len(each.pieces) for each in windows)


def test_batches_take_a_window_that_is_longer_than_the_size():
    assert [len(group) for group in batches([window(100)] * 2, 50)] == [1, 1]


def test_batches_are_the_same_with_the_same_seed_and_others_with_another():
    windows = [window(3 + at % 90) for at in range(600)]

    def order(seed):
        return [[id(each) for each in group] for group in batches(windows, SIZE, seeded(seed))]

    assert order(1) == order(1) != order(2)


def test_batches_of_nothing_are_none():
    assert list(batches([], SIZE)) == []


@pytest.mark.parametrize(("pieces", "padded"), [(1, 8), (8, 8), (96, 96), (97, 112), (200, 208)])
def test_padded_length_is_the_next_step(pieces, padded):
    assert padded_length(pieces) == padded
