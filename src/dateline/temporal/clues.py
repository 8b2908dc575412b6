"""What a report's own words say about its day of publication: clues → constraints with reasons.

It weighs nothing against anything: see :mod:`dateline.temporal.infer`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model import DayRange, Document, Span, TimexType
from dateline.temporal import arithmetic as a
from dateline.temporal.clause import Setting, features, forward_probability
from dateline.temporal.find import find_dateline_days
from dateline.temporal.operation import Anchor, Expression, Fields, Form, Op, Which
from dateline.temporal.resolve import Basis, resolve

_TOLD_NOW, _MAYBE = 2.5, 0.4
"""Weights of *it comes nine months after*, and of *six months ago* and *last year*: what was six months
ago need not be what the text names. At 1 two such clues dated reports of 2011 to 2012."""
_HEADLINE_YEAR, _YEAR_IN_HEADLINE = 2.0, 1.0
"""Weights of a year in a headline: in brackets at its end it dates the report, in the midst it may be
told of: at 1.5 it dated four reports of 3,700, two of them wrongly."""
_MAX_ANCHORS = 60
_FILED_DAYS = 2
"""Days from a dateline to publication at most: copy is printed the next day, or after a night more."""
_MAX_AMOUNT = 1_000
_PAIR = 2
_WEEK = 7
_AHEAD = 0.5
_DAYS_IN_MONTH = 30.44

Ranges = tuple[tuple[int, int], ...]
"""Ranges of day ordinals, both ends included."""


@dataclass(frozen=True, slots=True)
class Fix:
    """An expression whose day another expression of the text settles."""

    span: Span
    day: dt.date
    by: Span


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days that something in the text points to, why, and how much it weighs.

    ``anchors`` are what each of ``ranges`` counts from, ``fixes`` the expressions that each of them
    would settle: one a range, or empty.
    """

    ranges: Ranges
    weight: float
    spans: tuple[Span, ...]
    reason: str
    anchors: tuple[Span, ...] = ()
    fixes: tuple[tuple[Fix, ...], ...] = ()

    def holding(self, days: DayRange) -> tuple[Span, ...]:
        """Return the anchors whose range shares a day with *days*, without repeats."""
        pairs = zip(self.ranges, self.anchors, strict=False)
        return tuple(dict.fromkeys(span for each, span in pairs if meets(each, days)))


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression with what stands around it."""

    expression: Expression
    setting: Setting
    caption: bool

    @property
    def op(self) -> Op:
        """The operation of the expression."""
        return self.expression.op

    @property
    def ahead(self) -> bool:
        """Whether the clause looks ahead of publication."""
        if self.caption:
            return False
        names = features(self.setting)
        if is_this_weekday(self.op):
            names = (*names, "this weekday")
        return _AHEAD <= forward_probability(names)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its year, as the text names it."""

    clue: Clue
    days: DayRange
    unit: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.clue.expression.span


def meets(ordinals: tuple[int, int], days: DayRange) -> bool:
    """Return whether a range of day ordinals shares a day with *days*."""
    if days.earliest is None or days.latest is None:
        return False
    return ordinals[0] <= days.latest.toordinal() and days.earliest.toordinal() <= ordinals[1]


def quoted(document: Document, span: Span) -> str:
    """Return the words of *span* in quotation marks, white space folded, for a reason."""
    return "\u201c" + " ".join(span.of(document.text).split()) + "\u201d"


_MARGIN_DAYS = 15
"""How far from the other reports of its story an undated one can lie; a month would let a weekday
and a day of a month meet in two places."""


def near(around: DayRange) -> Constraint:
    """The days of other reports of the story, with a margin, bound publication on both sides."""
    low = around.earliest or dt.date.min
    high = around.latest or dt.date.max
    start = max(dt.date.min.toordinal(), low.toordinal() - _MARGIN_DAYS)
    end = min(dt.date.max.toordinal(), high.toordinal() + _MARGIN_DAYS)
    reason = f"other reports of the story are dated {around.edtf}"
    return Constraint(((start, end),), 2.0, (), reason)


def named_years(clues: Sequence[Clue]) -> list[int]:
    """Return the years that the clues name; the calendar's last one where they name none."""
    years = [each.op.fields.year for each in clues if each.op.fields.year is not None]
    return years or [a.LAST_YEAR]


def find_dated(clues: Sequence[Clue]) -> list[Dated]:
    """Return the expressions that name a year, with their days."""
    found: list[Dated] = []
    for clue in clues:
        if clue.op.form is not Form.FIELDS or clue.op.fields.year is None:
            continue
        resolved = resolve(clue.op, Basis())
        if resolved.days.earliest is not None and resolved.unit in ("D", "M", "Q", "Y"):
            found.append(Dated(clue, resolved.days, resolved.unit))
    return found


def find_floor(document: Document, past: Sequence[Dated]) -> Constraint | None:
    """The latest date told as past bounds publication from below."""
    starts = [(each.days.earliest, each) for each in past if each.days.earliest is not None]
    if not starts:
        return None
    start, latest = max(starts, key=lambda each: (each[0], -each[1].span.start))
    low = start.toordinal()
    words = quoted(document, latest.span)
    high = dt.date.max.toordinal()
    return Constraint(((low, high),), 2.0, (latest.span,), f"the text tells of {words} as past")


def find_constraints(
    document: Document, clues: Sequence[Clue], dated: Sequence[Dated], years: range
) -> Iterator[Constraint]:
    """Yield what each clue says, publication lying in one of *years*."""
    anchors = list(dated)[:_MAX_ANCHORS]
    past = [each for each in anchors if not each.clue.ahead]
    yield from _headline_year(document, anchors)
    yield from _datelines(document, years)
    yield from _recency(past)
    yield from _counted(document, clues, past)
    for clue in clues:
        yield from _year_before(document, clue, past)
    yield from _upper_bounds(document, dated)
    yield from _weekday_ties(document, clues, years)


def _headline_year(document: Document, dated: Sequence[Dated]) -> Iterator[Constraint]:
    for each in dated:
        fields = each.clue.op.fields
        if each.clue.setting.headline and fields == Fields(year=fields.year):
            words = quoted(document, each.span)
            weight = _HEADLINE_YEAR if _is_bracketed(document, each.span) else _YEAR_IN_HEADLINE
            yield Constraint(
                _ordinals([each.days]), weight, (each.span,), f"the headline names the year {words}"
            )
            return


def _is_bracketed(document: Document, span: Span) -> bool:
    """*Quay shut (2024)*: sites that print old reports again put the year so."""
    text = document.text
    return text[max(0, span.start - 1) : span.start] == "(" and text[span.end : span.end + 1] == ")"


def _counted(
    document: Document, clues: Sequence[Clue], past: Sequence[Dated]
) -> Iterator[Constraint]:
    """Yield one constraint for each length that is counted back, the strongest of its tellings."""
    strongest: dict[tuple[str, float], Constraint] = {}
    for clue in clues:
        key = (clue.op.unit or "", clue.op.amount or 0.0)
        for constraint in _count_back(document, clue, past):
            known = strongest.get(key)
            if known is None or known.weight < constraint.weight:
                strongest[key] = constraint
    yield from strongest.values()


def _recency(past: Sequence[Dated]) -> Iterator[Constraint]:
    """Reports mostly name some date of the year before them: a weak word for the nearest year."""
    starts = [each.days.earliest for each in past if each.days.earliest is not None]
    if starts:
        low = max(starts).toordinal()
        reason = "the latest date that the text names is likely less than a year old"
        yield Constraint(((low, low + 365),), 0.5, (), reason)


def _datelines(document: Document, years: range) -> Iterator[Constraint]:
    """A dateline's day: reports are published on it or soon after."""
    for expression in find_dateline_days(document):
        fields = expression.op.fields
        wanted = years if fields.year is None else range(fields.year, fields.year + 1)
        days = [_day_in(fields, year) for year in wanted]
        spans = [a.span_of(day, a.add_days(day, _FILED_DAYS)) for day in days if day is not None]
        ranges = [each for each in spans if each is not None]
        if ranges:
            words = quoted(document, expression.span)
            reason = f"the dateline names {words}"
            yield Constraint(_ordinals(ranges), 3.0, (expression.span,), reason)


def _count_back(document: Document, clue: Clue, past: Sequence[Dated]) -> Iterator[Constraint]:
    """*24 years ago*, *it comes nine months after*: that long after some date of the text."""
    op = clue.op
    counted = op.form is Form.SHIFT and op.anchor is Anchor.PUBLISHED and op.offset < 0
    since = op.form is Form.PERIOD and op.anchor is Anchor.NONE and _opens_since(clue)
    if op.amount is None or not (counted or since) or op.unit not in ("M", "Y"):
        return
    ranges: list[tuple[int, int]] = []
    spans: list[Span] = []
    printed = {each.days for each in past if _prints_itself(each)}
    for each in past:
        days = None if each.days in printed else _that_long_after(each, op)
        if days is not None:
            ranges += _ordinals([days])
            spans.append(each.span)
    if ranges:
        words = quoted(document, clue.expression.span)
        reason = f"{words} counts from a date that the text names"
        weight = _TOLD_NOW if since else _MAYBE
        own = (clue.expression.span,)
        yield Constraint(tuple(ranges), weight, own, reason, anchors=tuple(spans))


def _prints_itself(dated: Dated) -> bool:
    """*Wednesday, July 9, 2014*: so in full, a page prints its own day, from which nothing counts."""
    fields = dated.clue.op.fields
    return fields.weekday is not None and fields.day is not None


def _opens_since(clue: Clue) -> bool:
    after = clue.setting.last + 1
    words = clue.setting.words
    told_now = words[: clue.setting.first][-1:] in (["comes"], ["come"], ["coming"])
    return told_now and after < len(words) and words[after] in ("after", "since")


def _that_long_after(anchor: Dated, op: Op) -> DayRange | None:
    """Return the days so many units after *anchor*, with half a unit and a fortnight of slack."""
    amount = op.amount or 0.0
    start, end = anchor.days.earliest, anchor.days.latest
    if start is None or end is None or _MAX_AMOUNT < amount:
        return None
    if op.unit == "Y":
        year = start.year + round(amount)
        return a.year_days(year) if anchor.unit in ("Y", "M", "D", "Q") else None
    if anchor.unit not in ("D", "M"):
        return None
    unit_days = _DAYS_IN_MONTH if op.unit == "M" else float(_WEEK)
    length = amount * unit_days
    low = a.add_days(start, round(length - unit_days / 2))
    high = a.add_days(end, round(length + unit_days * 0.9))
    return a.span_of(low, high)


def _year_before(document: Document, clue: Clue, past: Sequence[Dated]) -> Iterator[Constraint]:
    """*last year*: some date of the text lies in the year before publication."""
    op = clue.op
    last = op.form is Form.SHIFT and op.unit == "Y" and op.amount is None and op.offset == -1
    if not last or op.anchor is not Anchor.PUBLISHED:
        return
    years = sorted({each.days.earliest.year for each in past if each.days.earliest is not None})
    days = [days for days in (a.year_days(year + 1) for year in years) if days is not None]
    if days:
        words = quoted(document, clue.expression.span)
        reason = f"{words} can be a year that the text names"
        yield Constraint(_ordinals(days), _MAYBE, (clue.expression.span,), reason)


def _upper_bounds(document: Document, dated: Sequence[Dated]) -> Iterator[Constraint]:
    """A full date that is still ahead bounds publication from above."""
    for each in dated[:_MAX_ANCHORS]:
        end = each.days.latest
        if each.clue.ahead and each.unit in ("D", "M") and end is not None:
            words = quoted(document, each.span)
            reason = f"the text tells of {words} as still ahead"
            yield Constraint(((1, end.toordinal()),), 1.0, (each.span,), reason)


# ---------------------------------------------------------------- weekdays against dates


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring expressions of one kind: *Tuesday and Wednesday*, *June 18 and 19*."""

    clues: tuple[Clue, ...]

    @property
    def span(self) -> Span:
        return self.clues[0].expression.span.cover(self.clues[-1].expression.span)


_Meeting = tuple[DayRange, tuple[Fix, ...]]
"""When weekdays can be said of dates, and what that settles."""


def _weekday_ties(document: Document, clues: Sequence[Clue], years: range) -> Iterator[Constraint]:
    """Weekdays and *tomorrow* that can be days which the text names by month and day."""
    dates = _runs(clues, _is_month_day)
    these = [each for each in clues if is_this_weekday(each.op)]
    for run in _runs(clues, _is_bare_weekday):
        matching = [each for each in dates if len(each.clues) == len(run.clues)]
        meetings = [each for dated in matching for each in _meet(run, dated, years)]
        if _PAIR <= len(run.clues):
            meetings = [_within_a_week(these, each) for each in meetings]
        if meetings and (_PAIR <= len(run.clues) or len(matching) == 1):
            yield _tie(document, run, matching, meetings)
    for clue in clues:
        if clue.op.form is Form.FIELDS and clue.op.fields.weekday and clue.op.fields.month:
            yield from _named_weekday(document, clue, years)
        elif clue.op.form is Form.SHIFT and clue.op.unit == "D" and clue.op.offset == 1:
            yield from _tomorrow(document, clue, dates, years)


def _within_a_week(clues: Sequence[Clue], meeting: _Meeting) -> _Meeting:
    """Return the meeting, narrower where *this Wednesday* looks ahead to a Wednesday that is tied.

    No one says *this Wednesday* of a day more than six days off, nor on a Wednesday of the next.
    """
    days, fixes = meeting
    for clue in clues:
        tied = [fix for fix in fixes if fix.day.isoweekday() == clue.op.fields.weekday]
        if not tied or not clue.ahead:
            continue
        window = a.span_of(a.add_days(tied[0].day, 1 - _WEEK), tied[0].day)
        common = None if window is None else days.intersection(window)
        if common is not None:
            span = clue.expression.span
            days, fixes = common, (*fixes, Fix(span, tied[0].day, tied[0].by))
    return days, fixes


def is_this_weekday(op: Op) -> bool:
    """Whether *op* is *this Wednesday*, counted from publication."""
    weekday = op.form is Form.FIELDS and op.fields == Fields(weekday=op.fields.weekday)
    return weekday and op.which is Which.THIS and op.anchor is Anchor.PUBLISHED


def _tie(
    document: Document, run: _Run, dates: Sequence[_Run], meetings: Sequence[_Meeting]
) -> Constraint:
    words = quoted(document, run.span)
    named = quoted(document, dates[0].span)
    pair = _PAIR <= len(run.clues)
    return Constraint(
        ranges=_ordinals([days for days, _ in meetings]),
        weight=3.0 if pair else 0.5,
        spans=(run.span, *(each.span for each in dates)),
        reason=f"{words} fits {named}",
        fixes=tuple(fixes if pair else () for _, fixes in meetings),
    )


def _runs(clues: Sequence[Clue], belongs: Callable[[Op], bool]) -> list[_Run]:
    """Return the runs of expressions of a kind that stand at most five characters apart."""
    runs: list[list[Clue]] = []
    for clue in clues:
        if not belongs(clue.op):
            continue
        if runs and clue.expression.span.start - runs[-1][-1].expression.span.end <= _JOINT:
            runs[-1].append(clue)
        else:
            runs.append([clue])
    return [_Run(tuple(run)) for run in runs]


_JOINT = len(" and ")


def _is_month_day(op: Op) -> bool:
    fields = op.fields
    dated = fields.day is not None and fields.year is None and fields.year_shift is None
    return op.form is Form.FIELDS and dated


def _is_bare_weekday(op: Op) -> bool:
    bare = op.form is Form.FIELDS and op.fields == Fields(weekday=op.fields.weekday)
    return bare and op.which is Which.CLAUSE and op.type is TimexType.DATE and op.unit is None


def _meet(run: _Run, dates: _Run, years: range) -> Iterator[_Meeting]:
    """Yield, for each year in which the weekdays fall on the dates, when they would be said so."""
    for year in years:
        days = [_day_in(clue.op.fields, year) for clue in dates.clues]
        weekdays = [clue.op.fields.weekday for clue in run.clues]
        known = [day for day in days if day is not None]
        if [day.isoweekday() for day in known] != weekdays:
            continue
        first = known[0]
        ahead = run.clues[0].ahead
        window = (
            (a.add_days(first, 1 - _WEEK), first)
            if ahead
            else (first, a.add_days(first, _WEEK - 1))
        )
        found = a.span_of(*window)
        if found is not None:
            spans = (
                (left.expression.span, right.expression.span)
                for left, right in zip(run.clues, dates.clues, strict=True)
            )
            yield (
                found,
                tuple(Fix(span, day, by) for (span, by), day in zip(spans, known, strict=True)),
            )


def _day_in(fields: Fields, year: int) -> dt.date | None:
    return a.make_day(year, fields.month or 1, fields.day or 1)


def _named_weekday(document: Document, clue: Clue, years: range) -> Iterator[Constraint]:
    """*Tuesday, June 18*: only some years have that; publication is within half a year of it."""
    fields = clue.op.fields
    days = [_day_in(fields, year) for year in years]
    fitting = [day for day in days if day is not None and day.isoweekday() == fields.weekday]
    near = [a.span_of(a.add_days(day, -182), a.add_days(day, 182)) for day in fitting]
    ranges = [each for each in near if each is not None]
    if ranges and fields.year is None:
        span = clue.expression.span
        reason = f"{quoted(document, span)} falls on that weekday"
        yield Constraint(_ordinals(ranges), 2.0, (span,), reason)


def _tomorrow(
    document: Document, clue: Clue, dates: Sequence[_Run], years: range
) -> Iterator[Constraint]:
    """*tomorrow* beside the only day that the text names ahead."""
    named = [run for run in dates if run.clues[0].ahead] or list(dates)
    days_named = {(each.month, each.day) for run in named for each in [run.clues[0].op.fields]}
    if len(days_named) != 1:
        return
    ahead = named[:1]
    eves = [_day_in(ahead[0].clues[0].op.fields, year) for year in years]
    days = [a.add_days(day, -1) for day in eves if day is not None]
    ranges = [DayRange.day(day) for day in days if day is not None]
    if ranges:
        span = clue.expression.span
        is_near = abs(ahead[0].clues[0].expression.sentence - clue.expression.sentence) <= 1
        reason = f"{quoted(document, span)} can be {quoted(document, ahead[0].span)}"
        spans = (span, ahead[0].span)
        yield Constraint(_ordinals(ranges), 2.0 if is_near else 1.0, spans, reason)


def _ordinals(ranges: Iterable[DayRange]) -> Ranges:
    return tuple(
        (each.earliest.toordinal(), each.latest.toordinal())
        for each in ranges
        if each.earliest is not None and each.latest is not None
    )
