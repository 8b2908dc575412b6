"""Trees: the best of all, with one root, whatever the scores."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dateline.reader.trees import best_tree, is_tree


def reaches_root(heads):
    """Say by walking from every word whether *heads* is a tree with one root."""
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at:
            at, steps = heads[at - 1], steps + 1
            if len(heads) < steps:
                return False
    return list(heads).count(0) == 1


def total(scores, heads):
    return sum(scores[word, head] for word, head in enumerate(heads))


def best_of_all(scores):
    count = len(scores)
    every = itertools.product(range(count + 1), repeat=count)
    return max(total(scores, heads) for heads in every if reaches_root(heads))


matrices = st.integers(1, 5).flatmap(
    lambda count: arrays.arrays(
        np.float32, (count, count + 1), elements=st.floats(-50, 50, width=32)
    )
)


@settings(max_examples=150, deadline=None)
@given(matrices)
def test_best_tree_is_the_best_of_all_trees(scores):
    heads = best_tree(scores)

    assert reaches_root(heads)
    assert total(scores, heads) == pytest.approx(best_of_all(scores), abs=1e-3)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.integers(0, n), min_size=n, max_size=n)))
def test_is_tree_agrees_with_walking(heads):
    assert is_tree(heads) == reaches_root(heads)


@pytest.mark.parametrize("seed", range(5))
def test_best_tree_of_a_long_sentence_has_one_root_and_no_circle(seed):
    scores = np.random.default_rng(seed).normal(size=(150, 151))

    heads = best_tree(scores)

    assert reaches_root(heads)
    assert all(head != word for word, head in enumerate(heads, start=1))


def test_best_tree_unties_circles_inside_circles():
    scores = np.full((4, 5), -9.0)
    for word, head, score in [(0, 2, 9), (1, 1, 9), (0, 3, 7), (2, 2, 8), (2, 4, 7), (3, 3, 9)]:
        scores[word, head] = score
    scores[3, 0] = 1

    heads = best_tree(scores)

    assert total(scores, heads) == best_of_all(scores)
    assert reaches_root(heads)


@pytest.mark.parametrize(("count", "heads"), [(0, []), (1, [0])])
def test_best_tree_of_less_than_two_words(count, heads):
    assert best_tree(np.zeros((count, count + 1))) == heads


def test_best_tree_of_equal_scores_is_one_tree_every_time():
    found = [best_tree(np.zeros((6, 7))) for _ in range(3)]

    assert found[0] == found[1] == found[2]
    assert reaches_root(found[0])


def test_best_tree_leaves_the_scores_as_they_were():
    scores = np.zeros((3, 4))

    best_tree(scores)

    assert not scores.any()
