"""When holidays fall."""

import datetime as dt

import pytest

from dateline.resources import Recurrence, calendar
from dateline.resources._calendar import easter


def holiday(name):
    (found,) = calendar().holidays.find(name)
    return found


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, dt.date(1818, 3, 22)), (1943, dt.date(1943, 4, 25)), (2000, dt.date(2000, 4, 23)),
        (2008, dt.date(2008, 3, 23)), (2019, dt.date(2019, 4, 21)), (2024, dt.date(2024, 3, 31)),
        (2038, dt.date(2038, 4, 25)), (2100, dt.date(2100, 3, 28)),
    ],
)  # fmt: skip
def test_easter_falls_where_it_fell(year, day):
    assert easter(year) == day


@pytest.mark.parametrize("year", range(1900, 2101, 7))
def test_easter_is_a_sunday_between_its_bounds(year):
    day = easter(year)
    assert day.isoweekday() == 7
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Christmas", 2024, dt.date(2024, 12, 25)),
        ("christmas day", 2024, dt.date(2024, 12, 25)),
        ("Good Friday", 2024, dt.date(2024, 3, 29)),
        ("Pentecost", 2024, dt.date(2024, 5, 19)),
        ("Thanksgiving", 2023, dt.date(2023, 11, 23)),
        ("Thanksgiving", 2024, dt.date(2024, 11, 28)),
        ("Labor Day", 2024, dt.date(2024, 9, 2)),
        ("Memorial Day", 2023, dt.date(2023, 5, 29)),
        ("Memorial Day", 2021, dt.date(2021, 5, 31)),
        ("Martin Luther King Day", 2024, dt.date(2024, 1, 15)),
        ("Lunar New Year", 2024, dt.date(2024, 2, 10)),
        ("Eid al-Fitr", 2024, dt.date(2024, 4, 10)),
        ("New Year\u2019s Eve", 2024, dt.date(2024, 12, 31)),
    ],
)
def test_holiday_falls_on_its_day(name, year, day):
    assert holiday(name).date_in(year) == day


def test_holiday_by_table_has_no_day_outside_its_table():
    assert holiday("Lunar New Year").date_in(1950) is None


def test_every_holiday_by_rule_has_a_day_in_every_year():
    by_rule = [day for day in calendar().holidays if day.rule is not Recurrence.TABLE]
    for year in range(1990, 2041):
        assert all(day.date_in(year).year == year for day in by_rule)


def test_holiday_tables_have_one_day_a_year_in_order():
    for day in calendar().holidays:
        years = [each.year for each in day.table]
        assert years == sorted(set(years))


@pytest.mark.parametrize(
    ("table", "word", "value"),
    [
        ("months", "sept.", 9), ("weekdays", "thurs", 4), ("numbers", "eleven", 11),
        ("ordinals", "twenty-first", 21), ("units", "months", "M"), ("seasons", "autumn", "FA"),
        ("day_parts", "evening", "EV"), ("days", "yesterday", -1), ("directions", "next", 1),
        ("shifts", "ago", -1), ("modifiers", "early", "START"), ("zones", "kst", 540),
        ("references", "soon", "FUTURE_REF"), ("frequencies", "weekly", "P1W"), ("eras", "bc", -1),
    ],
)  # fmt: skip
def test_calendar_word_has_its_value(table, word, value):
    assert getattr(calendar(), table)[word] == value


def test_every_month_and_weekday_is_named():
    assert set(calendar().months.values()) == set(range(1, 13))
    assert set(calendar().weekdays.values()) == set(range(1, 8))
    assert set(calendar().ordinals.values()) == set(range(1, 32))
