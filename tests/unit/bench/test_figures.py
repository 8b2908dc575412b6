"""Figures and their intervals."""

import pytest
from bench.quality.figures import Figure, FigureError, Published, Rival, bootstrap, f1, wilson


def mean(values):
    return sum(values) / len(values)


COIN = [0.0, 1.0] * 50


def test_bootstrap_is_the_same_each_time():
    assert bootstrap(COIN, mean) == bootstrap(COIN, mean)


def test_bootstrap_depends_on_the_seed_alone():
    assert bootstrap(COIN, mean, seed=1) != bootstrap(COIN, mean, seed=2)


def test_bootstrap_of_a_fair_coin_is_as_wide_as_theory_says():
    low, high = bootstrap(COIN, mean, rounds=4000)

    assert low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.015)
    assert high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.015)


def test_bootstrap_narrows_with_more_cases():
    few, many = bootstrap(COIN, mean), bootstrap(COIN * 9, mean)

    assert few[0] < many[0] < 0.5 < many[1] < few[1]


def test_bootstrap_draws_whole_cases():
    seen = []

    def figure(drawn):
        seen.append(tuple(drawn))
        return 0.0

    bootstrap(["a", "b", "c"], figure, rounds=40)

    assert {len(drawn) for drawn in seen} == {3}
    assert any(len(set(drawn)) < 3 for drawn in seen)


def test_bootstrap_of_equal_cases_is_a_point():
    assert bootstrap([0.25] * 7, mean) == (0.25, 0.25)


@pytest.mark.parametrize(("cases", "rounds"), [([], 1000), ([1.0], 39)])
def test_bootstrap_refuses_too_little(cases, rounds):
    with pytest.raises(FigureError, match="need a case and 40 rounds"):
        bootstrap(cases, mean, rounds=rounds)


@pytest.mark.parametrize(
    ("right", "wanted", "expected"),
    [
        (0, 10, (0.0, 0.278)),
        (5, 10, (0.237, 0.763)),
        (10, 10, (0.722, 1.0)),
        (81, 263, (0.255, 0.366)),
    ],
)
def test_wilson_is_the_interval_of_the_tables(right, wanted, expected):
    assert wilson(right, wanted) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(("right", "wanted"), [(0, 0), (3, 2), (-1, 2)])
def test_wilson_refuses_impossible_counts(right, wanted):
    with pytest.raises(FigureError, match="need 0 <= right <= wanted"):
        wilson(right, wanted)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((1, 2, 2), 0.5), ((0, 3, 0), 0.0), ((0, 0, 0), 1.0), ((2, 2, 2), 1.0), ((1, 1, 3), 0.5)],
)
def test_f1_of_counts(counts, expected):
    assert f1(*counts) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        {"ours": 81.8},
        {"ours": -0.1},
        {"high": 1.2},
        {"baseline": Rival("naive", 60.0)},
        {"peer": Rival("peer", 60.0)},
        {"published": Published("best", 90.7, "Key")},
    ],
)
def test_figure_refuses_what_is_no_share(wrong):
    with pytest.raises(FigureError, match="shares from 0 to 1"):
        Figure(**{"stage": "s", "metric": "m", "ours": 0.5, "cases": 3, **wrong})


def test_figure_needs_a_case():
    with pytest.raises(FigureError, match="at least one case"):
        Figure("s", "m", 0.5, 0)
