"""When was an undated document published? Constraints from its own expressions, solved over days.

Each constraint is a set of day ranges with a weight and a reason; the days that satisfy the greatest
weight are given back as one range, marked inferred. What would leave more than about a year, or rests
on constraints that contradict each other, stays unknown. No page metadata is read here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.model import Basis, DayRange, Document, Evidence, Published, Span, TimexType
from dateline.temporal import arithmetic as a
from dateline.temporal.clause import Setting, features, forward_probability
from dateline.temporal.operation import Anchor, Expression, Fields, Form, Op, Which
from dateline.temporal.resolve import Basis as Anchoring
from dateline.temporal.resolve import resolve

MAX_DAYS = 400
"""A wider range says nothing that a reader could use; half would refuse whole years with a margin."""
MIN_SHARE = 0.6
"""Share of the weight that the best days must satisfy; below it the text contradicts itself."""
_HORIZON_YEARS = 40
_MAX_CONSTRAINTS = 200
"""Constraints looked at: news has fewer than thirty; a page of nothing but dates stays linear."""
_MAX_ANCHORS = 60
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
class Inference:
    """When a document was published, and what was settled on the way."""

    published: Published
    fixes: tuple[Fix, ...] = ()


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
        return tuple(dict.fromkeys(span for each, span in pairs if _meets(each, days)))


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
        return _AHEAD <= forward_probability(features(self.setting))


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


def infer_published(
    document: Document, clues: Sequence[Clue], *, around: DayRange | None = None
) -> Inference:
    """Return when *document* was published as far as its text tells; unknown where it does not.

    *around* are days near which it must lie, from outside the text: those of other reports of the
    same story.
    """
    dated = _dated(clues)
    past = [each for each in dated if not each.clue.ahead]
    floor = _floor(document, past) if around is None else _near(around)
    if floor is None:
        return Inference(document.published)
    first = floor.ranges[0][0]
    years = range(
        min(dt.date.fromordinal(first).year, *_named_years(clues)),
        min(dt.date.fromordinal(first).year + _HORIZON_YEARS, a.LAST_YEAR) + 1,
    )
    constraints = [floor, *_constraints(document, clues, dated, years)][:_MAX_CONSTRAINTS]
    best = _solve(constraints, first)
    if best is None or len(constraints) == 1:
        return Inference(document.published)
    satisfied = [each for each in constraints if _holds(each, best)]
    return Inference(_published(document, best, satisfied), _fixes(satisfied, best))


def _fixes(satisfied: Sequence[Constraint], best: DayRange) -> tuple[Fix, ...]:
    """Return what the ties settle, where only one way of tying agrees with *best*."""
    found: dict[Span, set[Fix]] = {}
    for constraint in satisfied:
        for ordinals, fixes in zip(constraint.ranges, constraint.fixes, strict=False):
            if _meets(ordinals, best):
                for fix in fixes:
                    found.setdefault(fix.span, set()).add(fix)
    single = [fixes for _, fixes in sorted(found.items()) if len({fix.day for fix in fixes}) == 1]
    return tuple(min(fixes, key=lambda fix: fix.by) for fixes in single)


def contradictions(document: Document, clues: Sequence[Clue]) -> tuple[str, ...]:
    """Return, in words, which dates the text tells as past although they follow the stated date."""
    latest = document.published.days.latest
    if latest is None:
        return ()
    found: list[str] = []
    for each in _dated(clues):
        start = each.days.earliest
        if each.unit not in ("D", "M") or start is None or each.clue.ahead:
            continue
        if 1 < (start - latest).days and _looks_back(each.clue):
            words = _quoted(document, each.span)
            found.append(f"the text tells of {words} as past, later than the stated {latest}")
    return tuple(dict.fromkeys(found))


def _looks_back(clue: Clue) -> bool:
    """Whether the clause is sure to look back: a caption, or a past verb and nothing ahead."""
    names = features(clue.setting)
    verbs = ("left.nearest:past", "left.nearest:reporting", "right.nearest:past")
    return clue.caption or (any(name in names for name in verbs) and not clue.ahead)


def _published(document: Document, best: DayRange, satisfied: Sequence[Constraint]) -> Published:
    spans = {span for each in satisfied for span in (*each.spans, *each.holding(best))}
    evidence = tuple(Evidence(span.of(document.text), span=span) for span in sorted(spans))
    reasons = tuple(dict.fromkeys(_reason(document, each, best) for each in satisfied))
    return replace(
        document.published, days=best, basis=Basis.INFERRED, evidence=evidence, reasons=reasons
    )


def _quoted(document: Document, span: Span) -> str:
    """Return the words of *span* in quotation marks, white space folded, for a reason."""
    return "\u201c" + " ".join(span.of(document.text).split()) + "\u201d"


def _reason(document: Document, constraint: Constraint, best: DayRange) -> str:
    named = dict.fromkeys(_quoted(document, each) for each in constraint.holding(best))
    return f"{constraint.reason} ({', '.join(list(named)[:3])})" if named else constraint.reason


# ---------------------------------------------------------------- solving


def _solve(constraints: Sequence[Constraint], first: int) -> DayRange | None:
    """Return the days that satisfy the greatest weight, as one range, or ``None``."""
    last = min(first + 366 * _HORIZON_YEARS, dt.date.max.toordinal())
    edges: dict[int, float] = {first: 0.0, last + 1: 0.0}
    for constraint in constraints:
        for low, high in _joined(constraint.ranges):
            start, end = max(low, first), min(high, last)
            if start <= end:
                edges[start] = edges.get(start, 0.0) + constraint.weight
                edges[end + 1] = edges.get(end + 1, 0.0) - constraint.weight
    return _best(edges, sum(each.weight for each in constraints), last)


def _best(edges: dict[int, float], total: float, last: int) -> DayRange | None:
    level, best = 0.0, 0.0
    stretches: list[tuple[float, int, int]] = []
    order = sorted(edges)
    for start, following in pairwise(order):
        level = round(level + edges[start], 6)
        stretches.append((level, start, following - 1))
        best = max(best, level)
    kept = [(start, end) for value, start, end in stretches if value == best]
    if not kept or best < MIN_SHARE * total:
        return None
    low, high = kept[0][0], kept[-1][1]
    if high == last or MAX_DAYS < high - low + 1:
        return None
    return DayRange(dt.date.fromordinal(low), dt.date.fromordinal(high))


def _joined(ranges: Ranges) -> Iterator[tuple[int, int]]:
    """Yield the union of *ranges* without overlaps, so that a weight counts once."""
    current: tuple[int, int] | None = None
    for low, high in sorted(ranges):
        if current is not None and low <= current[1] + 1:
            current = current[0], max(current[1], high)
        else:
            if current is not None:
                yield current
            current = low, high
    if current is not None:
        yield current


def _holds(constraint: Constraint, days: DayRange) -> bool:
    return any(_meets(each, days) for each in constraint.ranges)


def _meets(ordinals: tuple[int, int], days: DayRange) -> bool:
    if days.earliest is None or days.latest is None:
        return False
    return ordinals[0] <= days.latest.toordinal() and days.earliest.toordinal() <= ordinals[1]


# ---------------------------------------------------------------- constraints


_MARGIN_DAYS = 15
"""How far from the other reports of its story an undated one can lie; a month would let a weekday
and a day of a month meet in two places."""


def _near(around: DayRange) -> Constraint:
    """The days of other reports of the story, with a margin, bound publication on both sides."""
    low = around.earliest or dt.date.min
    high = around.latest or dt.date.max
    start = max(dt.date.min.toordinal(), low.toordinal() - _MARGIN_DAYS)
    end = min(dt.date.max.toordinal(), high.toordinal() + _MARGIN_DAYS)
    reason = f"other reports of the story are dated {around.edtf}"
    return Constraint(((start, end),), 2.0, (), reason)


def _named_years(clues: Sequence[Clue]) -> list[int]:
    years = [each.op.fields.year for each in clues if each.op.fields.year is not None]
    return years or [a.LAST_YEAR]


def _dated(clues: Sequence[Clue]) -> list[Dated]:
    """Return the expressions that name a year, with their days."""
    found: list[Dated] = []
    for clue in clues:
        if clue.op.form is not Form.FIELDS or clue.op.fields.year is None:
            continue
        resolved = resolve(clue.op, Anchoring())
        if resolved.days.earliest is not None and resolved.unit in ("D", "M", "Q", "Y"):
            found.append(Dated(clue, resolved.days, resolved.unit))
    return found


def _floor(document: Document, past: Sequence[Dated]) -> Constraint | None:
    """The latest date told as past bounds publication from below."""
    starts = [(each.days.earliest, each) for each in past if each.days.earliest is not None]
    if not starts:
        return None
    start, latest = max(starts, key=lambda each: (each[0], -each[1].span.start))
    low = start.toordinal()
    words = _quoted(document, latest.span)
    high = dt.date.max.toordinal()
    return Constraint(((low, high),), 2.0, (latest.span,), f"the text tells of {words} as past")


def _constraints(
    document: Document, clues: Sequence[Clue], dated: Sequence[Dated], years: range
) -> Iterator[Constraint]:
    anchors = list(dated)[:_MAX_ANCHORS]
    past = [each for each in anchors if not each.clue.ahead]
    yield from _headline_year(document, anchors)
    for clue in clues:
        yield from _count_back(document, clue, past)
        yield from _year_before(document, clue, past)
    yield from _last_month(document, clues, years)
    yield from _upper_bounds(document, dated)
    yield from _weekday_ties(document, clues, years)


def _headline_year(document: Document, dated: Sequence[Dated]) -> Iterator[Constraint]:
    for each in dated:
        fields = each.clue.op.fields
        if each.clue.setting.headline and fields == Fields(year=fields.year):
            words = _quoted(document, each.span)
            yield Constraint(
                _ordinals([each.days]), 1.5, (each.span,), f"the headline names the year {words}"
            )
            return


def _count_back(document: Document, clue: Clue, past: Sequence[Dated]) -> Iterator[Constraint]:
    """*24 years ago*, *nine months after*: publication is that long after some date of the text."""
    op = clue.op
    counted = op.form is Form.SHIFT and op.anchor is Anchor.PUBLISHED and op.offset < 0
    since = op.form is Form.PERIOD and op.anchor is Anchor.NONE and _opens_since(clue)
    if op.amount is None or not (counted or since) or op.unit not in ("M", "Y", "W"):
        return
    ranges: list[tuple[int, int]] = []
    spans: list[Span] = []
    for each in past:
        days = _that_long_after(each, op)
        if days is not None:
            ranges += _ordinals([days])
            spans.append(each.span)
    if ranges:
        words = _quoted(document, clue.expression.span)
        reason = f"{words} counts from a date that the text names"
        yield Constraint(tuple(ranges), 1.5, (clue.expression.span,), reason, anchors=tuple(spans))


def _opens_since(clue: Clue) -> bool:
    after = clue.setting.last + 1
    words = clue.setting.words
    return after < len(words) and words[after] in ("after", "since")


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
        words = _quoted(document, clue.expression.span)
        reason = f"{words} can be a year that the text names"
        yield Constraint(_ordinals(days), 1.0, (clue.expression.span,), reason)


def _last_month(document: Document, clues: Sequence[Clue], years: range) -> Iterator[Constraint]:
    """*last month* beside *in May*: a month that the text names without a year."""
    months = (each.op.fields.month for each in clues if _bare_month(each.op))
    named = sorted({month for month in months if month is not None})
    relative = [each for each in clues if _is_last_month(each.op)]
    if not named or not relative:
        return
    ranges = [
        days
        for year in years
        for month in named
        for days in [a.month_days(year + month // 12, month % 12 + 1)]
        if days is not None
    ]
    span = relative[0].expression.span
    reason = f"{_quoted(document, span)} can be a month that the text names"
    yield Constraint(_ordinals(ranges), 0.5, (span,), reason)


def _bare_month(op: Op) -> bool:
    fields = op.fields
    return (
        op.form is Form.FIELDS and fields == Fields(month=fields.month) and op.which is Which.CLAUSE
    )


def _is_last_month(op: Op) -> bool:
    return op.form is Form.SHIFT and op.unit == "M" and op.offset == -1 and op.amount is None


def _upper_bounds(document: Document, dated: Sequence[Dated]) -> Iterator[Constraint]:
    """A full date that is still ahead bounds publication from above."""
    for each in dated:
        end = each.days.latest
        if each.clue.ahead and each.unit in ("D", "M") and end is not None:
            words = _quoted(document, each.span)
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


def _weekday_ties(document: Document, clues: Sequence[Clue], years: range) -> Iterator[Constraint]:
    """Weekdays and *tomorrow* that can be days which the text names by month and day."""
    dates = _runs(clues, _is_month_day)
    for run in _runs(clues, _is_bare_weekday):
        matching = [each for each in dates if len(each.clues) == len(run.clues)]
        meetings = [each for dated in matching for each in _meet(run, dated, years)]
        if meetings and (_PAIR <= len(run.clues) or len(matching) == 1):
            yield _tie(document, run, matching, meetings)
    for clue in clues:
        if clue.op.form is Form.FIELDS and clue.op.fields.weekday and clue.op.fields.month:
            yield from _named_weekday(document, clue, years)
        elif clue.op.form is Form.SHIFT and clue.op.unit == "D" and clue.op.offset == 1:
            yield from _tomorrow(document, clue, dates, years)


def _tie(
    document: Document,
    run: _Run,
    dates: Sequence[_Run],
    meetings: Sequence[tuple[DayRange, tuple[Fix, ...]]],
) -> Constraint:
    words = _quoted(document, run.span)
    named = _quoted(document, dates[0].span)
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


def _meet(run: _Run, dates: _Run, years: range) -> Iterator[tuple[DayRange, tuple[Fix, ...]]]:
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
        reason = f"{_quoted(document, span)} falls on that weekday"
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
        reason = f"{_quoted(document, span)} can be {_quoted(document, ahead[0].span)}"
        yield Constraint(_ordinals(ranges), 1.0, (span, ahead[0].span), reason)


def _ordinals(ranges: Iterable[DayRange]) -> Ranges:
    return tuple(
        (each.earliest.toordinal(), each.latest.toordinal())
        for each in ranges
        if each.earliest is not None and each.latest is not None
    )
