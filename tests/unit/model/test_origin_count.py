"""Counting origins: a range, where a report leads back to one place or to several."""

import pytest

from dateline.model import (
    NO_ORIGINS,
    Collapse,
    CollapseKind,
    Origin,
    OriginCounter,
    OriginKind,
    Place,
    Span,
    count_origins,
)

WIRE = Origin("wire", ("a", "b"), OriginKind.AGENCY)
PAPER = Origin("paper", ("c",), OriginKind.NEWSROOM)
PAGE = Origin("page", ("d",), OriginKind.UNKNOWN, certain=False)
BLOG = Origin("blog", ("e",), OriginKind.UNKNOWN, certain=False)
ALL = (WIRE, PAPER, PAGE, BLOG)


@pytest.mark.parametrize(
    ("documents", "at_least", "at_most"),
    [
        ("a", 1, 1),
        ("ab", 1, 1),
        ("abc", 2, 2),
        ("cd", 1, 2),
        ("d", 1, 1),
        ("de", 1, 2),
        ("abcde", 2, 4),
    ],
)
def test_count_origins_never_lets_an_unknown_raise_the_lower_bound(documents, at_least, at_most):
    count = count_origins(ALL, list(documents))
    assert (count.at_least, count.at_most, len(count.ids)) == (at_least, at_most, at_most)


def test_count_origins_of_nothing_is_none():
    assert count_origins(ALL, []) == NO_ORIGINS
    assert count_origins((), ["a"]) == NO_ORIGINS


def patchwork() -> OriginCounter:
    """Return a counter over a paper's report *p* that took ``[10, 20)`` from the wire's *w*."""
    evidence = (Place("w", Span(0, 10)), Place("p", Span(10, 20)))
    taken = Collapse(CollapseKind.COPY, ("w", "p"), evidence)
    wire = Origin("wire", ("p", "w"), OriginKind.AGENCY, reasons=(taken,))
    return OriginCounter((wire, Origin("paper", ("p",), OriginKind.NEWSROOM)))


@pytest.mark.parametrize(
    ("start", "end", "origins"),
    [(0, 9, ("paper",)), (12, 18, ("wire",)), (15, 40, ("wire",)), (20, 30, ("paper",))],
)
def test_counter_leads_a_place_of_a_patchwork_to_where_it_was_taken_from(start, end, origins):
    assert patchwork().count_at([Place("p", Span(start, end))]).ids == origins


def test_counter_leads_a_whole_patchwork_to_all_its_origins():
    assert patchwork().count(["p"]).ids == ("paper", "wire")


def test_counter_leads_a_report_credited_to_two_to_both_where_no_passage_tells_them_apart():
    counter = OriginCounter(
        (Origin("one", ("p",), OriginKind.AGENCY), Origin("two", ("p",), OriginKind.AGENCY))
    )
    assert counter.count_at([Place("p", Span(0, 5))]).ids == ("one", "two")
