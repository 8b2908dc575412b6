"""Scores of partitions: known values, and what must hold for any."""

from itertools import permutations

import pytest
from bench.quality.events.coref import best_pairing, conll, measure_topic, together
from hypothesis import given
from hypothesis import strategies as st

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}


def test_known_partition_has_the_published_scores():
    """The example of A. Bagga and B. Baldwin (1998): 12 things, two of three groups run together."""
    gold = dict(zip("abcdefghijkl", [1] * 5 + [2] * 2 + [3] * 5, strict=True))
    ours = dict(zip("abcdefghijkl", [1] * 5 + [2] * 7, strict=True))
    found = measure_topic(gold, ours)

    assert found["muc"].precision == pytest.approx(0.9)
    assert found["muc"].recall == 1.0
    assert found["b3"].precision == pytest.approx(0.762, abs=0.001)
    assert found["b3"].recall == 1.0


def test_equal_partitions_score_one_whatever_the_groups_are_called():
    renamed = {thing: f"group {group}" for thing, group in GOLD.items()}

    assert conll(measure_topic(GOLD, renamed)) == pytest.approx(1.0)


def test_each_alone_has_no_link_and_full_precision():
    found = measure_topic(GOLD, {thing: thing for thing in GOLD})

    assert found["muc"].f1 == 0.0
    assert found["b3"].precision == 1.0
    assert found["b3"].recall == pytest.approx((3 / 3 + 2 / 2 + 1) / 6)


def test_topics_add_up():
    one = measure_topic(GOLD, GOLD)

    assert together([one, one])["b3"].wanted == 2 * len(GOLD)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=4
        )
    )
)
def test_best_pairing_is_the_best_of_all(rows):
    short, long = sorted((len(rows), len(rows[0])))
    table = rows if len(rows) <= len(rows[0]) else [list(c) for c in zip(*rows, strict=True)]
    best = max(
        sum(table[row][column] for row, column in enumerate(chosen))
        for chosen in permutations(range(long), short)
    )

    assert best_pairing(rows) == pytest.approx(best)
