"""What an epoch sees, and how fast it learns when."""

from collections import Counter

import numpy as np
import pytest
from tests.unit.training.windows import labels, window
from training.reader.schedule import (
    SHARES,
    Settings,
    averages,
    epoch_batches,
    epoch_windows,
    rate_at,
)  # fmt: skip

TOTAL = 2_000
SETTINGS = Settings(warm=200)


def seen(windows, epoch=0, seed=13):
    return Counter(each.corpus for each in epoch_windows(windows, epoch, seed))


def many(corpus, count=1_000):
    return [window(10, corpus=corpus) for _ in range(count)]


@pytest.mark.parametrize("corpus", sorted(SHARES))
def test_epoch_sees_each_corpus_as_often_as_its_share(corpus):
    assert seen(many(corpus))[corpus] == pytest.approx(1_000 * SHARES[corpus], abs=50)


def test_epoch_sees_the_whole_part_of_a_share_for_sure():
    windows = many("timeml")

    assert set(map(id, windows)) == set(map(id, epoch_windows(windows, 0, 13)))


def test_epochs_draw_anew_but_the_same_in_every_run():
    windows = many("plover")
    first, again, second = (
        [id(each) for each in epoch_windows(windows, epoch, 13)] for epoch in (0, 0, 1)
    )

    assert first == again != second


def test_epoch_batches_hold_what_the_epoch_sees():
    windows = [*many("ewt", 90), *many("timeml", 90)]
    held = Counter(id(each) for group in epoch_batches(windows, 2, SETTINGS) for each in group)

    assert held == Counter(map(id, epoch_windows(windows, 2, SETTINGS.seed)))


def test_rate_rises_to_one_and_falls_to_nothing():
    rates = [rate_at(step, TOTAL, SETTINGS) for step in range(TOTAL + 1)]

    assert rates[: SETTINGS.warm] == sorted(rates[: SETTINGS.warm])
    assert rates[SETTINGS.warm :] == sorted(rates[SETTINGS.warm :], reverse=True)
    assert max(rates) == rates[SETTINGS.warm] == 1.0
    assert (0 < rates[0], rates[-1]) == (True, 0.0)


@pytest.mark.parametrize("total", [1, 50, 200, 201])
def test_rate_of_a_short_run_is_a_share(total):
    assert all(0 <= rate_at(step, total, SETTINGS) <= 1 for step in range(total + 1))


def test_averages_count_labels_a_batch():
    windows = [
        window(10, upos=labels(10, 6), factuality=[1.0] * 2 + [np.nan] * 6),
        window(10, corpus="gum", upos=labels(10, 2), vectors=np.ones((3, 4), np.float16)),
    ]
    per_batch, count = averages(windows, SETTINGS)

    assert count == 1
    assert per_batch == {"upos": 8.0, "factuality": 2.0, "vector": 3.0}
