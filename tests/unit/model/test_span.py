import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span, SpanError


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (5, 2), (-1, 4), (-4, -1)])
def test_span_empty_backwards_or_negative_is_refused(start, end):
    with pytest.raises(SpanError, match=rf"\[{start}, {end}\)"):
        Span(start, end)


def test_span_of_counts_code_points():
    assert Span(2, 5).of("a😀bcd") == "bcd"


def test_span_of_past_the_end_is_refused():
    with pytest.raises(SpanError, match="runs past a text of 3"):
        Span(1, 4).of("abc")


@pytest.mark.parametrize(
    ("a", "b", "contains", "overlaps"),
    [
        (Span(0, 9), Span(0, 9), True, True),
        (Span(0, 9), Span(3, 5), True, True),
        (Span(3, 5), Span(0, 9), False, True),
        (Span(0, 5), Span(4, 9), False, True),
        (Span(0, 5), Span(5, 9), False, False),
        (Span(5, 9), Span(0, 5), False, False),
    ],
)
def test_span_contains_and_overlaps(a, b, contains, overlaps):
    assert a.contains(b) is contains
    assert a.overlaps(b) is overlaps


def test_span_shift_moves_both_ends():
    assert Span(3, 5).shift(4) == Span(7, 9)
    with pytest.raises(SpanError):
        Span(3, 5).shift(-4)


spans = st.tuples(st.integers(0, 500), st.integers(1, 500)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(spans, spans)
def test_span_cover_holds_both_and_no_more(a, b):
    cover = a.cover(b)
    assert cover.contains(a)
    assert cover.contains(b)
    assert cover.start in (a.start, b.start)
    assert cover.end in (a.end, b.end)


@given(spans, spans)
def test_span_overlaps_says_whether_a_character_is_shared(a, b):
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) is bool(shared)
    assert len(a) == a.end - a.start
