from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reader.windows import Window, cut

SENTENCES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 2**32)), max_size=60)


def test_no_sentence_gives_no_window():
    assert cut([], [], limit=8) == []


@pytest.mark.parametrize("lengths", [[8], [4, 4], [1] * 8])
def test_a_paragraph_within_the_limit_is_one_window(lengths):
    count = len(lengths)
    assert cut(lengths, range(count), limit=8) == [Window(0, count, 0, count)]


def test_a_least_key_starts_a_core():
    found = cut([2] * 6, [5, 6, 7, 1, 8, 9], limit=10)
    assert [(window.core_first, window.core_last) for window in found] == [(0, 3), (3, 6)]
    assert [(window.first, window.last) for window in found] == [(0, 4), (2, 6)]


def test_a_core_that_would_pass_the_limit_is_cut():
    found = cut([3] * 5, [0] * 5, limit=9)
    assert [(window.core_first, window.core_last) for window in found] == [
        (0, 2), (2, 3), (3, 5),
    ]  # fmt: skip


def test_a_sentence_above_the_limit_comes_alone():
    assert cut([2, 50, 2], [3, 2, 1], limit=10)[1] == Window(1, 2, 1, 2)


def test_context_that_does_not_fit_is_left_out_behind_first():
    assert cut([3, 6, 3], [1, 1, 1], limit=9)[1] == Window(0, 2, 1, 2)


@given(SENTENCES, st.integers(10, 200))
def test_cores_tile_the_paragraph_and_no_window_passes_the_limit(sentences, limit):
    lengths, keys = [length for length, _ in sentences], [key for _, key in sentences]
    found = cut(lengths, keys, limit=limit)
    assert [index for each in found for index in range(each.core_first, each.core_last)] == list(
        range(len(sentences))
    )
    for each in found:
        alone = each.last - each.first == 1
        assert sum(lengths[each.first : each.last]) <= limit or alone
        assert each.core_first - 1 <= each.first <= each.core_first < each.core_last
        assert each.core_last <= each.last <= each.core_last + 1


@given(SENTENCES, SENTENCES, SENTENCES)
def test_what_stands_far_before_a_paragraph_changes_no_window_behind_the_next_cut(one, two, rest):
    tail = [(9, 7), (9, 1), (9, 8), *rest]
    found = []
    for head in (one, two):
        sentences = [*head, (60, 9), (60, 9), *tail]
        start = len(sentences) - len(tail) + 1
        windows = cut([n for n, _ in sentences], [key for _, key in sentences], limit=100)
        found.append(
            [
                tuple(each - start for each in (w.first, w.last, w.core_first, w.core_last))
                for w in windows
                if start <= w.core_first
            ]
        )
    assert found[0] == found[1]
    assert found[0][0][2] == 0
