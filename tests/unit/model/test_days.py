import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import UNDATED, DayRange, DayRangeError, parse_day, parse_days

DAY = dt.date(2025, 3, 4)
LATER = dt.date(2025, 3, 9)


def test_day_range_backwards_is_refused():
    with pytest.raises(DayRangeError, match="2025-03-09 comes after latest 2025-03-04"):
        DayRange(LATER, DAY)


@pytest.mark.parametrize(
    ("days", "edtf"),
    [
        (UNDATED, None),
        (DayRange.day(DAY), "2025-03-04"),
        (DayRange(DAY, LATER), "2025-03-04/2025-03-09"),
        (DayRange(DAY, None), "2025-03-04/.."),
        (DayRange(None, DAY), "../2025-03-04"),
        (DayRange.month(2024, 2), "2024-02"),
        (DayRange(dt.date(2024, 2, 1), dt.date(2024, 2, 28)), "2024-02-01/2024-02-28"),
        (DayRange(dt.date(2024, 2, 1), dt.date(2024, 3, 31)), "2024-02-01/2024-03-31"),
        (DayRange.year(2024), "2024"),
        (DayRange(dt.date(1950, 1, 1), dt.date(1953, 12, 31)), "1950/1953"),
        (DayRange(dt.date(1990, 1, 1), dt.date(1999, 12, 31)), "199X"),
        (DayRange(dt.date(1900, 1, 1), dt.date(1999, 12, 31)), "19XX"),
        (DayRange(dt.date(1, 1, 1), dt.date(1, 12, 31)), "0001"),
    ],
)
def test_edtf_is_as_precise_as_the_days(days, edtf):
    assert days.edtf == edtf
    assert edtf is None or parse_days(edtf) == days


@pytest.mark.parametrize(
    "text",
    ["", "4 March", "2025-3-4", "2025-02-30", "2025-13", "0000", "202X-03", "20X5", "2025/", "/",
     "2025-03-04T10:00", "2025-03-04~", "2025/2024", "2024/2025/2026", "２０２５"],
)  # fmt: skip
def test_text_that_is_no_date_is_refused(text):
    with pytest.raises(DayRangeError):
        parse_days(text)


@given(st.dates(dt.date(1, 1, 1)), st.integers(0, 4000), st.sampled_from(["both", "first", "last"]))
def test_days_of_what_edtf_writes_are_the_same_days(day, more, sides):
    last = min(
        dt.date.max, dt.date.fromordinal(min(day.toordinal() + more, dt.date.max.toordinal()))
    )
    days = DayRange(None if sides == "last" else day, None if sides == "first" else last)

    assert parse_days(days.edtf) == days


@pytest.mark.parametrize(("year", "month"), [(2024, 0), (2024, 13), (0, 1), (10_000, 1)])
def test_month_that_is_none_is_refused(year, month):
    with pytest.raises(DayRangeError, match="no such month"):
        DayRange.month(year, month)


@pytest.mark.parametrize("year", [0, 10_000, -5])
def test_year_outside_the_calendar_is_refused(year):
    with pytest.raises(DayRangeError, match=f"no such year: {year}"):
        DayRange.year(year)


def test_days_counts_both_ends_and_is_none_where_open():
    assert DayRange(DAY, LATER).days == 6
    assert DayRange.day(DAY).days == 1
    assert DayRange(DAY, None).days is None
    assert DayRange(None, DAY).days is None


def test_day_and_unknown_are_told_apart():
    assert DayRange.day(DAY).is_day
    assert not DayRange(DAY, LATER).is_day
    assert not UNDATED.is_day
    assert UNDATED.is_unknown
    assert not DayRange(DAY, None).is_unknown


def test_parse_day_reads_iso_and_refuses_the_rest():
    assert parse_day("2025-03-04") == DAY
    with pytest.raises(DayRangeError, match="'4 March'"):
        parse_day("4 March")


days = st.one_of(st.none(), st.dates(dt.date(2000, 1, 1), dt.date(2002, 1, 1)))
ranges = (
    st.tuples(days, days)
    .filter(lambda pair: None in pair or pair[0] <= pair[1])
    .map(lambda pair: DayRange(*pair))
)


@given(ranges, ranges)
def test_intersection_is_inside_both_and_there_when_they_meet(a, b):
    common = a.intersection(b)
    assert (common is not None) is a.intersects(b)
    if common is not None:
        assert a.contains(common)
        assert b.contains(common)


@given(ranges, ranges)
def test_cover_holds_both(a, b):
    cover = a.cover(b)
    assert cover.contains(a)
    assert cover.contains(b)
    assert a.intersects(b) is b.intersects(a)


@given(ranges)
def test_every_range_is_inside_the_unknown_one(a):
    assert UNDATED.contains(a)
    assert a.contains(a)
