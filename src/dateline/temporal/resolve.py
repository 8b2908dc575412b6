"""Operations → TIMEX3 values and ranges of days: the second step, given what it counts from.

Pure calendar work: no text is read. Nothing raises outside the years 1 to 9999; such an operation is
left unresolved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import UNDATED, DayRange
from dateline.resources import LANGUAGES, calendar
from dateline.temporal import arithmetic as a
from dateline.temporal import business
from dateline.temporal.build_lengths import length_value
from dateline.temporal.operation import Anchor, Fields, Form, Op, Which

_WEEK = 7
_TUESDAY, _SATURDAY = 2, 6
_FORWARD = 0.5
_GOES_BACK = 90
"""Days that a history goes back at most from one month or day to the next. On WikiWars 150 is the same;
none costs five points of value F1, 270 three."""
_LONG = 360
UNSURE = 0.6
"""Below this confidence in past or future the days hold both readings. Cross-validated, 4 of 157
weekdays fall below it and 3 of those are right."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A date named before: its days and unit (D, W, M, Q, Y...)."""

    days: DayRange
    unit: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What an operation counts from.

    ``forward`` is the probability that the clause looks ahead; ``lead`` says that the expression
    stands in the first sentences, which tell of the day of publication or the one before. ``chapter``
    are the days that a telling of long past events has come to: a day, a month or a year.
    """

    published: dt.date | None = None
    reference: Reference | None = None
    forward: float = 0.0
    lead: bool = False
    chapter: DayRange | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, the days it can mean, their unit, and how sure: 0 to 1."""

    value: str
    days: DayRange = UNDATED
    unit: str = ""
    confidence: float = 1.0


Option = tuple[str, DayRange]
"""A value and its days."""


def resolve(op: Op, basis: Basis) -> Resolved:
    """Return what *op* means, given *basis*; unresolved values keep ``X`` for what is not known."""
    if op.form is Form.FIXED:
        return Resolved(op.value or "")
    if op.until is not None:
        period = business.ended(op, basis.published)
        if period is not None:
            value, days, unit = period
            return Resolved(value or length_value(op.unit or "", op.amount), days, unit, 0.8)
    if op.form is Form.PERIOD:
        return _period(op, basis)
    found = _shift(op, basis) if op.form is Form.SHIFT else _fields(op, basis)
    return _with_time(op, found)


def _with_time(op: Op, found: Resolved) -> Resolved:
    suffix = op.clock or op.part
    if suffix is None:
        return found
    return Resolved(f"{found.value}T{suffix}", found.days, found.unit, found.confidence)


# ---------------------------------------------------------------- lengths


def _period(op: Op, basis: Basis) -> Resolved:
    value = length_value(op.unit or "", op.amount)
    if op.anchor is not Anchor.PUBLISHED or basis.published is None or op.amount is None:
        return Resolved(value)
    end = _moved(basis.published, op.unit or "", op.offset * op.amount)
    days = a.span_of(basis.published, end)
    return Resolved(value, days or UNDATED, confidence=0.9)


def _moved(day: dt.date, unit: str, amount: float) -> dt.date | None:
    """Return the day *amount* units from *day*; hours and the like stay within the day."""
    if unit in _MONTHS_IN:
        return (
            a.add_months(day, round(_MONTHS_IN[unit] * amount)) if abs(amount) < _TOO_MANY else None
        )
    if unit in _DAYS_IN:
        return a.add_days(day, round(_DAYS_IN[unit] * amount)) if abs(amount) < _TOO_MANY else None
    return day if unit in ("TH", "TM", "TS") and abs(amount) < _HOURS else None


_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_TOO_MANY, _HOURS = 1e6, 24
"""A million units leave the calendar in either direction; hours below a day stay within it."""
_DAYS_IN = {"D": 1, "W": 7, "P2W": 14, "WE": 7}


# ---------------------------------------------------------------- shifts


def _shift(op: Op, basis: Basis) -> Resolved:
    reference = basis.reference if op.anchor is Anchor.REFERENCE else None
    if op.clock is not None and op.anchor is Anchor.REFERENCE:
        return _clock_day(basis)
    if op.part is not None and op.which is Which.LAST:
        return _night_before(basis)
    if op.anchor is Anchor.REFERENCE:
        latest = basis.published if op.which is Which.LAST and op.unit == "Q" else None
        quarter = None if latest is None else business.latest_quarter(latest)
        if quarter is not None:
            return Resolved(*quarter, "Q", 0.5)
        if reference is None or reference.days.earliest is None:
            return Resolved(_unknown(op.unit or "D"), unit=op.unit or "", confidence=0.3)
        return _from_reference(op, reference)
    if basis.published is None:
        return Resolved(_unknown(op.unit or "D"), unit=op.unit or "", confidence=0.3)
    if op.unit == "WE" and op.amount is None and op.which is Which.CLAUSE and op.offset == 0:
        return _weekend(basis.published, basis.forward)
    if op.unit == "W" and op.offset == 0 and op.mod == "START":
        return _earlier_this_week(basis.published)
    if op.amount is None:
        return _stepped(basis.published, op.unit or "D", op.offset, 0.95)
    moved = _moved(basis.published, op.unit or "", op.offset * op.amount)
    return _as_unit(moved, _grain(op.unit or "D"), 0.9)


def _earlier_this_week(base: dt.date) -> Resolved:
    """*earlier this week*: on a Monday that can only be the week before; never after *base*."""
    start = a.add_days(base, 1 - base.isoweekday() - (_WEEK if base.isoweekday() == 1 else 0))
    days = a.span_of(start, base)
    if start is None or days is None:
        return Resolved(_unknown("W"), unit="W", confidence=0.3)
    return Resolved(a.week_value(start), days, "W", 0.6 if base.isoweekday() <= _TUESDAY else 0.9)


def _weekend(base: dt.date, forward: float) -> Resolved:
    """*the weekend*: this week's when it has begun or is looked ahead to, else the last one."""
    begun = _SATURDAY <= base.isoweekday()
    step = 0 if begun or _FORWARD <= forward else -_WEEK
    return _as_unit(a.add_days(base, step), "WE", 0.95 if begun else max(forward, 1 - forward))


def _clock_day(basis: Basis) -> Resolved:
    """A time of day without a day: that of the last day named, else about publication."""
    reference = basis.reference
    if reference is not None and reference.unit == "D" and reference.days.earliest is not None:
        sure = 0.7 if reference.days.is_day else 0.5
        return Resolved(reference.days.earliest.isoformat(), reference.days, "D", sure)
    return _night_before(basis) if basis.lead else Resolved(_unknown("D"), unit="D", confidence=0.3)


def _night_before(basis: Basis) -> Resolved:
    """A moment within the day before publication: valued as the day, wide as both."""
    if basis.published is None:
        return Resolved("XXXX-XX-XX", unit="D", confidence=0.3)
    around = a.span_of(a.add_days(basis.published, -1), basis.published)
    return Resolved(basis.published.isoformat(), around or UNDATED, "D", 0.5)


def _from_reference(op: Op, reference: Reference) -> Resolved:
    base = reference.days.earliest
    if base is None:
        return Resolved(_unknown(op.unit or "D"), unit=op.unit or "", confidence=0.3)
    unit, amount = op.unit or "D", 1.0 if op.amount is None else op.amount
    if reference.unit == "Q" and (op.offset == 0 or unit == "Y"):
        same = business.years_before(reference.value, reference.days, round(-op.offset * amount))
        if same is not None:
            return Resolved(*same, "Q", 0.7)
    if _ORDER.index(_grain(unit)) < _ORDER.index(reference.unit):
        days = reference.days if op.offset == 0 else UNDATED
        return Resolved(_unknown(unit), days, unit, 0.3)
    if op.amount is None:
        return _stepped(base, unit, op.offset, 0.7)
    moved = _moved(base, unit, op.offset * amount)
    finer = min(_grain(unit), reference.unit, key=_ORDER.index)
    return _as_unit(moved, finer if finer in ("D", "M", "Q") else _grain(unit), 0.7)


_ORDER = ["D", "WE", "W", "M", "Q", "SEASON", "H", "Y", "DE", "CE", ""]


def _grain(unit: str) -> str:
    """Return the unit that *so many units ago* names: weeks ago is a week, decades ago a year."""
    return {
        "P2W": "W",
        "DE": "Y",
        "CE": "Y",
        "ML": "Y",
        "H": "M",
        "TH": "D",
        "TM": "D",
        "TS": "D",
        "NI": "D",
    }.get(unit, unit)


def _stepped(base: dt.date, unit: str, step: int, confidence: float) -> Resolved:
    """Return the calendar unit *step* away from the one that holds *base*."""
    if unit == "D":
        return _as_unit(a.add_days(base, step), "D", confidence)
    if unit in ("W", "WE", "P2W"):
        return _as_unit(a.add_days(base, step * _WEEK), "W" if unit == "P2W" else unit, confidence)
    if unit in ("DE", "CE"):
        years = 10 if unit == "DE" else 100
        return _as_unit(a.add_months(base.replace(day=1), step * years * 12), unit, confidence)
    return _as_unit(
        a.add_months(base.replace(day=1), step * _MONTHS_IN.get(unit, 12)), unit, confidence
    )


def _as_unit(day: dt.date | None, unit: str, confidence: float) -> Resolved:
    if day is None:
        return Resolved(_unknown(unit), unit=unit, confidence=0.3)
    value, days = _unit_of(day, unit)
    if days is None:
        return Resolved(_unknown(unit), unit=unit, confidence=0.3)
    return Resolved(value, days, unit, confidence)


def _unit_of(day: dt.date, unit: str) -> tuple[str, DayRange | None]:
    """Return value and days of the calendar unit that holds *day*."""
    if unit == "W":
        return a.week_value(day), a.week_of(day)
    if unit == "WE":
        return f"{a.week_value(day)}-WE", a.weekend_of(day)
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}", a.month_days(day.year, day.month)
    if unit == "Q":
        return _quarter(day.year, (day.month + 2) // 3)
    if unit == "Y":
        return f"{day.year:04d}", a.year_days(day.year)
    if unit == "DE":
        return _decade(day.year // 10)
    if unit == "CE":
        return _century(day.year // 100)
    return day.isoformat(), DayRange.day(day)


def _quarter(year: int, number: int) -> tuple[str, DayRange | None]:
    return f"{year:04d}-Q{number}", a.months_of(year, 3 * number - 2, 3 * number)


def _half(year: int, number: int) -> tuple[str, DayRange | None]:
    return f"{year:04d}-H{number}", a.months_of(year, 6 * number - 5, 6 * number)


def _decade(tens: int) -> tuple[str, DayRange | None]:
    return f"{tens:03d}", a.year_days(tens * 10, tens * 10 + 9)


def _century(hundreds: int) -> tuple[str, DayRange | None]:
    first = max(1, hundreds * 100)
    return f"{hundreds:02d}", a.year_days(first, hundreds * 100 + 99)


_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "DE": "XXX",
    "CE": "XX",
}


def _unknown(unit: str) -> str:
    return _UNKNOWN.get(unit, "XXXX")


# ---------------------------------------------------------------- fields


def _fields(op: Op, basis: Basis) -> Resolved:
    fields = op.fields
    if fields.decade is not None:
        return _plain(_decade(fields.decade), "DE")
    if fields.century is not None:
        return _plain(_century(fields.century), "CE")
    year = fields.year
    if year is None and fields.year_shift is not None:
        base = _base(op, basis)
        year = None if base is None else base.year + fields.year_shift
    if year is not None:
        return _plain(_in_year(fields, year), _unit(fields))
    if fields.weekday is not None and fields.month is None:
        return _weekday(op, basis)
    return _yearless(op, basis)


def _plain(option: tuple[str, DayRange | None], unit: str) -> Resolved:
    value, days = option
    if days is None:
        return Resolved(value, unit=unit, confidence=0.3)
    return Resolved(value, days, unit, 1.0)


def _unit(fields: Fields) -> str:
    if fields.day is not None or fields.holiday is not None or fields.weekday is not None:
        return "D"
    if fields.month is not None:
        return "M"
    if fields.quarter is not None:
        return "Q"
    return "SEASON" if fields.season is not None else "H" if fields.half is not None else "Y"


def _in_year(fields: Fields, year: int) -> tuple[str, DayRange | None]:
    """Return value and days of the fields in *year*."""
    if fields.holiday is not None:
        return _holiday(fields.holiday, year)
    if fields.month is not None and fields.day is not None:
        made = a.make_day(year, fields.month, fields.day)
        value = f"{year:04d}-{fields.month:02d}-{fields.day:02d}"
        return value, None if made is None else DayRange.day(made)
    if fields.month is not None:
        return f"{year:04d}-{fields.month:02d}", a.month_days(year, fields.month)
    if fields.quarter is not None:
        return _quarter(year, fields.quarter)
    if fields.half is not None:
        return _half(year, fields.half)
    if fields.season is not None:
        return f"{year:04d}-{fields.season}", a.season_days(year, fields.season)
    return f"{year:04d}", a.year_days(year)


def _holiday(name: str, year: int) -> tuple[str, DayRange | None]:
    holidays = [each for code in LANGUAGES for each in calendar(code).holidays.find(name)]
    try:
        day = holidays[0].date_in(year) if holidays else None
    except (ValueError, OverflowError):
        day = None
    if day is None:
        return f"{year:04d}-XX-XX", None
    return day.isoformat(), DayRange.day(day)


def _weekday(op: Op, basis: Basis) -> Resolved:
    weekday = op.fields.weekday or 1
    base = _base(op, basis)
    if base is None:
        return Resolved(f"XXXX-WXX-{weekday}", unit="D", confidence=0.3)
    ahead = (weekday - base.isoweekday()) % _WEEK
    if op.unit == "W":
        return _weekday_of_week(op, basis, base, weekday)
    shift, confidence = _weekday_shift(op, base, ahead, basis.forward)
    found = _as_unit(a.add_days(base, shift), "D", confidence)
    if op.which is not Which.LAST and op.which is not Which.NEXT and confidence < UNSURE:
        return _either_way(found, a.add_days(base, ahead), a.add_days(base, ahead - _WEEK))
    return _widened_next(op, found, base, ahead)


def _weekday_of_week(op: Op, basis: Basis, base: dt.date, weekday: int) -> Resolved:
    """*Thursday this week*; told as past before that day has come, it is that of the week before."""
    shift = weekday - base.isoweekday() + op.offset * _WEEK
    if op.offset == 0 and 0 < shift and basis.forward < _FORWARD:
        return _as_unit(a.add_days(base, shift - _WEEK), "D", 0.7)
    return _as_unit(a.add_days(base, shift), "D", 0.95)


def _base(op: Op, basis: Basis) -> dt.date | None:
    if op.anchor is not Anchor.REFERENCE:
        return basis.published
    return None if basis.reference is None else basis.reference.days.earliest


def _weekday_shift(op: Op, base: dt.date, ahead: int, forward: float) -> tuple[int, float]:
    """Return days from the base to the weekday that is meant, and how sure that is."""
    behind = ahead - _WEEK
    if op.which is Which.LAST:
        return behind, 0.85
    if op.which is Which.NEXT:
        return (ahead or _WEEK, 0.7) if op.anchor is Anchor.REFERENCE else _next_week(base, ahead)
    if op.which is Which.THIS:
        return (ahead if ahead == 0 or _FORWARD <= forward else behind), max(forward, 1 - forward)
    if ahead == 0:
        return 0, max(forward, 1 - forward, 0.8)
    if _is_next_day(op, ahead, forward):
        return 1, 0.6
    if _FORWARD <= forward:
        return ahead, forward
    return behind, 1 - forward


def _next_week(base: dt.date, ahead: int) -> tuple[int, float]:
    """*next Monday*: the weekday of the week after this one."""
    ahead = ahead or _WEEK
    return ahead, 0.7 if base.isoweekday() + ahead <= _WEEK else 0.9


def _either_way(found: Resolved, future: dt.date | None, past: dt.date | None) -> Resolved:
    """Where the clause hardly tells past from future, the days hold both readings."""
    both = a.span_of(past, future)
    return found if both is None or found.days.is_unknown else replace(found, days=both)


def _is_next_day(op: Op, ahead: int, forward: float) -> bool:
    """Whether a look back at *early Wednesday* in a report dated Tuesday means the day after.

    An outlet dates its page in its own zone; the event it tells may lie in one further east, past
    midnight already. The other reading is six days ago, for which no one names a part of the day
    without *last*.
    """
    early = op.mod == "START" or op.part in ("MO", "DT")
    return ahead == 1 and early and forward < _FORWARD


def _widened_next(op: Op, found: Resolved, base: dt.date, ahead: int) -> Resolved:
    """*next Friday* can be the coming one or that of the week after: both are kept."""
    week_left = base.isoweekday() + (ahead or _WEEK) <= _WEEK
    if op.which is not Which.NEXT or op.anchor is Anchor.REFERENCE or not week_left:
        return found
    later = a.add_days(base, ahead + _WEEK)
    if later is None or found.days.is_unknown:
        return found
    return Resolved(
        found.value, found.days.cover(DayRange.day(later)), found.unit, found.confidence
    )


def _yearless(op: Op, basis: Basis) -> Resolved:
    base = _base(op, basis)
    unit = _unit(op.fields)
    if base is None:
        return Resolved(_yearless_value(op.fields), unit=unit, confidence=0.3)
    if basis.chapter is not None and op.which is Which.CLAUSE:
        return _in_chapter(op, basis.chapter, unit)
    options = list(_options(op.fields, base.year))
    chosen = _choose(op, options, base, basis.forward)
    if chosen is None:
        return Resolved(_yearless_value(op.fields), unit=unit, confidence=0.3)
    (value, days), sure = chosen
    if op.which is Which.CLAUSE and sure < UNSURE:
        days = _both_years(options, base) or days
    return Resolved(value, days, unit, sure)


def _in_chapter(op: Op, chapter: DayRange, unit: str) -> Resolved:
    """Return the fitting days in the year of *chapter*, or in that about the month or day it is.

    A telling goes on more than it goes back: :data:`_GOES_BACK` days of that year lie before.
    """
    first = chapter.earliest
    if first is not None:
        whole_year = _LONG < (chapter.days or 0)
        start = first if whole_year else a.add_days(first, -_GOES_BACK)
        for value, days in _options(op.fields, first.year):
            if start is not None and _not_over(days, start):
                return Resolved(value, days, unit, 0.65)
    return Resolved(_yearless_value(op.fields), unit=unit, confidence=0.3)


def _both_years(options: Sequence[Option], base: dt.date) -> DayRange | None:
    """Return the days from the last to the next of *options*, seen from *base*."""
    past = [days for _, days in options if _ends_before(days, base)]
    future = [days for _, days in options if _starts_after(days, base)]
    return past[-1].cover(future[0]) if past and future else None


def _options(fields: Fields, year: int) -> Iterator[Option]:
    for candidate in (year - 2, year - 1, year, year + 1, year + 2):
        value, days = _in_year(fields, candidate)
        if days is not None and days.earliest is not None and days.latest is not None:
            yield value, days


def _choose(
    op: Op, options: list[Option], base: dt.date, forward: float
) -> tuple[Option, float] | None:
    """Return the option that the direction asks for, and how sure that is."""
    if not options:
        return None
    if op.fields.weekday is not None:
        fitting = [each for each in options if _has_weekday(op.fields, each[1])]
        if fitting:
            return min(fitting, key=lambda each: (distance(each[1], base), each[0])), 0.95
    if op.which is Which.LAST:
        return _best(options, lambda days: _ends_before(days, base), last=True, sure=0.9)
    if op.which is Which.NEXT:
        return _best(options, lambda days: _starts_after(days, base), last=False, sure=0.85)
    if op.which is Which.THIS:
        return _best(options, lambda days: _year_of(days) == base.year, last=True, sure=0.9)
    inside = [each for each in options if distance(each[1], base) == 0]
    if inside:
        return inside[0], 0.9
    if _FORWARD <= forward:
        return _best(options, lambda days: _not_over(days, base), last=False, sure=forward)
    return _best(options, lambda days: _begun(days, base), last=True, sure=1 - forward)


def readings(op: Op, base: dt.date) -> tuple[Resolved, Resolved] | None:
    """Return the past and the future reading of an operation that its clause decides, else ``None``.

    ``None`` also where only one reading exists, or where one holds *base* itself.
    """
    fields = op.fields
    if op.form is not Form.FIELDS or op.which is not Which.CLAUSE or op.unit is not None:
        return None
    if fields.year is not None or fields.year_shift is not None or op.anchor is Anchor.REFERENCE:
        return None
    if fields.decade is not None or fields.century is not None:
        return None
    past = resolve(op, Basis(base, forward=0.0))
    future = resolve(op, Basis(base, forward=1.0))
    return None if past.value == future.value else (past, future)


def reading_unit(op: Op) -> str:
    """Return W for a weekday, D for a day of a month, M, Q or SEASON."""
    weekday = op.fields.weekday is not None and op.fields.month is None
    return "W" if weekday else _unit(op.fields)


def _has_weekday(fields: Fields, days: DayRange) -> bool:
    if fields.weekday is None or days.earliest is None:
        return True
    return days.earliest.isoweekday() == fields.weekday


def _best(
    options: Iterable[Option], fits: Callable[[DayRange], bool], *, last: bool, sure: float
) -> tuple[Option, float] | None:
    fitting = sorted((each for each in options if fits(each[1])), key=lambda each: each[0])
    if not fitting:
        return None
    return (fitting[-1] if last else fitting[0]), sure


def _year_of(days: DayRange) -> int:
    return days.earliest.year if days.earliest is not None else 0


def _ends_before(days: DayRange, base: dt.date) -> bool:
    return days.latest is not None and days.latest < base


def _starts_after(days: DayRange, base: dt.date) -> bool:
    return days.earliest is not None and base < days.earliest


def _not_over(days: DayRange, base: dt.date) -> bool:
    return days.latest is not None and base <= days.latest


def _begun(days: DayRange, base: dt.date) -> bool:
    return days.earliest is not None and days.earliest <= base


def distance(days: DayRange, base: dt.date) -> int:
    """Return days between *base* and the range, 0 inside."""
    if days.earliest is None or days.latest is None:
        return 10**9
    return max(0, (days.earliest - base).days, (base - days.latest).days)


def _yearless_value(fields: Fields) -> str:
    if fields.month is not None:
        return f"XXXX-{fields.month:02d}" + ("" if fields.day is None else f"-{fields.day:02d}")
    if fields.quarter is not None:
        return f"XXXX-Q{fields.quarter}"
    if fields.season is not None:
        return f"XXXX-{fields.season}"
    return "XXXX-XX-XX" if fields.holiday is not None else "XXXX"
