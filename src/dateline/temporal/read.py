"""Document and reading → publication date and resolved expressions. Pure; no clock is looked at.

It does not decide which expression dates which event.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import (
    UNDATED,
    DayRange,
    Document,
    Published,
    Reading,
    Role,
    Span,
    Timex,
    TimexType,
)
from dateline.temporal import arithmetic as a
from dateline.temporal import business, zones
from dateline.temporal.clause import Setting, features, forward_probability
from dateline.temporal.clues import Clue, Fix, is_this_weekday
from dateline.temporal.find import find_expressions
from dateline.temporal.infer import MAX_DAYS, Inference, contradictions, infer_published
from dateline.temporal.loosen import loosen
from dateline.temporal.operation import Anchor, Expression, Form, Op, Which
from dateline.temporal.resolve import (
    Basis,
    Reference,
    Resolved,
    distance,
    reading_unit,
    readings,
    resolve,
)
from dateline.temporal.words import language_of

VERSION = "rules-3"
"""Goes into the configuration hash of every derived record."""

_REFERENCE_SENTENCES = 1
"""A date named at most so many sentences before is what *the next day* counts from."""
_YEAR_BACK, _CHAPTER_YEARS = 366, 3
_AHEAD = 0.5
_HISTORY_YEARS, _HISTORY_RATIO = 8, 4
"""A text is a history when it names so many past years, and so many times more of them than days
about publication. Half or double of either moves TimeBank by nothing and WikiWars by under a point."""
_HISTORY_SENTENCES, _HISTORY_REFERENCE = 20, 3
"""How far back the year and the date of a history reach, in sentences."""
_CLOCK_SENTENCES = 3
"""A time of day belongs to a day named at most so many sentences before."""
_LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class TemporalConfig:
    """Settings of the stage.

    ``vague_adverbs`` gives out *now*, *recently*, *currently* too, as TimeBank marks them.
    ``direction`` are weights for past or future in place of the package's own (cross-validation).
    """

    vague_adverbs: bool = False
    direction: Mapping[str, float] | None = None


DEFAULT = TemporalConfig()


@dataclass(frozen=True, slots=True)
class TimeReading:
    """When a document was published, and the expressions of time in its reporting, in text order."""

    published: Published
    timexes: tuple[Timex, ...] = ()


def read_time(
    document: Document,
    reading: Reading,
    *,
    around: DayRange | None = None,
    config: TemporalConfig = DEFAULT,
) -> TimeReading:
    """Return the publication date of *document* and its resolved expressions of time.

    *around* helps to date an undated document: the days on which other reports of its story were
    published, where the caller knows them.
    """
    expressions = _in_place(document, find_expressions(document, reading))
    settings = settings_of(document, reading, expressions)
    clues = _clues(document, reading, expressions, settings)
    inference = _dated(document, clues, around)
    published = inference.published
    filed = zones.filed_days(document, published)
    timexes = _resolve_over(document, expressions, settings, filed, config.direction)
    zone = zones.zone_of(document)
    timexes = zones.loosened(expressions, timexes, zone=zone)
    if not published.days.is_unknown:
        why = zones.zone_reason(document, expressions, zone=zone)
        published = replace(published, reasons=(*published.reasons, *why))
    timexes = _settled(timexes, inference.fixes)
    kept = (
        timex
        for expression, timex in zip(expressions, timexes, strict=True)
        if config.vague_adverbs or not expression.op.vague
    )
    return TimeReading(published, tuple(kept))


def _in_place(document: Document, expressions: Sequence[Expression]) -> Sequence[Expression]:
    """Return the expressions, *local time* with the offset of the place that the report is from."""
    offset = zones.local_offset(document)
    if offset is None:
        return expressions
    return [
        replace(each, op=replace(each.op, zone=offset))
        if each.op.local and each.op.zone is None
        else each
        for each in expressions
    ]


def _settled(timexes: Sequence[Timex], fixes: Sequence[Fix]) -> list[Timex]:
    """Return the timexes with the days that dating the document has settled."""
    by_span = {fix.span: fix for fix in fixes}
    return [_fixed(timex, by_span.get(timex.span)) for timex in timexes]


def _fixed(timex: Timex, fix: Fix | None) -> Timex:
    if fix is None:
        return timex
    days = DayRange.day(fix.day)
    return replace(timex, value=fix.day.isoformat(), days=days, anchor=fix.by, confidence=0.8)


def _clues(
    document: Document,
    reading: Reading,
    expressions: Sequence[Expression],
    settings: Sequence[Setting],
) -> list[Clue]:
    return [
        Clue(expression, setting, _in_caption(document, reading, expression))
        for expression, setting in zip(expressions, settings, strict=True)
        if not expression.op.vague
    ]


def _dated(document: Document, clues: Sequence[Clue], around: DayRange | None) -> Inference:
    """Return the stated publication date with what contradicts it, or an inferred one."""
    if document.published.days.is_unknown:
        return infer_published(document, clues, around=around)
    found = contradictions(document, clues)
    published = document.published
    return Inference(replace(published, reasons=(*published.reasons, *found)))


def _in_caption(document: Document, reading: Reading, expression: Expression) -> bool:
    return document.blocks[reading.block[expression.sentence]].role is Role.CAPTION


_ALL_DAYS = 62
_STEP = 5
"""In a longer range every fifth day stands for its neighbours: five and seven share no factor, so
every weekday is among them."""


def _resolve_over(
    document: Document,
    expressions: Sequence[Expression],
    settings: Sequence[Setting],
    days: DayRange,
    weights: Mapping[str, float] | None,
) -> list[Timex]:
    """Return the timexes for all days that publication can be: a value only where it is one."""
    candidates: list[dt.date | None] = [*_candidates(days)] or [None]
    if 1 < len(candidates):
        candidates.insert(0, None)
    runs = [
        resolve_all(document, expressions, settings, day, weights=weights) for day in candidates
    ]
    if len(runs) == 1:
        return runs[0]
    return [_united(alone, each) for alone, *each in zip(*runs, strict=True)]


def _candidates(days: DayRange) -> list[dt.date]:
    if days.earliest is None or days.latest is None or days.days is None or MAX_DAYS < days.days:
        return []
    step = 1 if days.days <= _ALL_DAYS else _STEP
    ordinals = range(days.earliest.toordinal(), days.latest.toordinal() + 1, step)
    return [dt.date.fromordinal(each) for each in sorted({*ordinals, days.latest.toordinal()})]


def _united(alone: Timex, options: Sequence[Timex]) -> Timex:
    """Return one timex for its readings from several days of publication."""
    first = options[0]
    confidence = min(option.confidence for option in options)
    if all(option.value == first.value for option in options):
        days = _cover(options)
        return replace(first, days=days, confidence=confidence)
    return replace(
        alone, days=_cover(options), anchor=first.anchor, confidence=round(confidence / 2, 3)
    )


def _cover(options: Sequence[Timex]) -> DayRange:
    covered = options[0].days
    for option in options[1:]:
        if option.days.is_unknown or covered.is_unknown:
            return UNDATED
        covered = covered.cover(option.days)
    return covered


def settings_of(
    document: Document, reading: Reading, expressions: Sequence[Expression]
) -> list[Setting]:
    """Return what stands around each expression; *Tuesday and Wednesday* stand in one clause."""
    settings: list[Setting] = []
    words: list[str] = []
    words_of = -1
    for index, expression in enumerate(expressions):
        if words_of != expression.sentence:
            words, words_of = _words(document, reading, expression.sentence), expression.sentence
        setting = _setting(document, reading, expression, words)
        before = expressions[index - 1] if 0 < index else None
        if before is not None and _coordinated(document, before, expression):
            setting = replace(setting, first=settings[-1].first, follows=True)
        settings.append(setting)
    return settings


def _coordinated(document: Document, left: Expression, right: Expression) -> bool:
    if left.sentence != right.sentence or left.op.form is not right.op.form:
        return False
    between = document.text[left.span.end : right.span.start]
    return between.strip(" ,") in ("and", "or", "to", "through", "", "-", "–")


def _words(document: Document, reading: Reading, sentence: int) -> list[str]:
    starts, ends = reading.tokens.starts, reading.tokens.ends
    tokens = reading.sentence_tokens(sentence)
    return [document.text[starts[at] : ends[at]].lower() for at in tokens]


def _setting(
    document: Document, reading: Reading, expression: Expression, words: Sequence[str]
) -> Setting:
    """Return what stands around *expression*, for the choice of past or future."""
    tokens = reading.sentence_tokens(expression.sentence)
    block = document.blocks[reading.block[expression.sentence]]
    return Setting(
        words=words,
        first=expression.first_token - tokens.start,
        last=min(expression.last_token, tokens.stop - 1) - tokens.start,
        headline=block.role is Role.HEADLINE,
        quoted=_is_quoted(reading, expression.span),
        lead=expression.sentence < _LEAD_SENTENCES,
        language=language_of(document),
    )


def _is_quoted(reading: Reading, span: Span) -> bool:
    at = bisect_left(reading.quotations, span.start, key=lambda each: each.outer.start)
    return any(each.outer.contains(span) for each in reading.quotations[max(0, at - 3) : at])


def resolve_all(
    document: Document,
    expressions: Sequence[Expression],
    settings: Sequence[Setting],
    published: dt.date | None,
    *,
    weights: Mapping[str, float] | None = None,
) -> list[Timex]:
    """Return a resolved timex for each expression, counting from *published*."""
    timexes: list[Timex] = []
    memory = _Memory(history=_is_history(expressions, published))
    ahead: float | None = None
    for expression, setting in zip(expressions, settings, strict=True):
        if ahead is None or not setting.follows:
            ahead = forward(expression.op, setting, published, weights=weights)
        op, named = _anchored(expression, setting, memory)
        basis = Basis(
            published,
            None if named is None else named.reference,
            ahead or 0.0,
            lead=setting.lead,
            chapter=memory.chapter_of(expression, published, ahead),
        )
        found = loosen(op, resolve(op, basis))
        timexes.append(_timex(document, replace(expression, op=op), found, named))
        memory = memory.after(expression, found)
    return timexes if published is None else _past_midnight(expressions, timexes, published)


def _is_history(expressions: Sequence[Expression], published: dt.date | None) -> bool:
    """Whether a text tells of years long past: many of those named, and hardly a *yesterday*."""
    if published is None:
        return False
    ops = [expression.op for expression in expressions]
    old = sum((op.fields.year or published.year) < published.year - 1 for op in ops)
    near = sum(
        _is_weekday(op) or (op.form is Form.SHIFT and op.anchor is Anchor.PUBLISHED) for op in ops
    )
    return _HISTORY_YEARS <= old and _HISTORY_RATIO * near <= old


def _anchored(
    expression: Expression, setting: Setting, memory: _Memory
) -> tuple[Op, _Named | None]:
    """Return the operation with the anchor that the text before gives it, and the date it names."""
    op = expression.op
    if op.clock is not None and op.form is Form.SHIFT:
        return op, memory.day_of_clock(expression)
    if memory.quarter is not None and _counts_from_quarter(op, setting):
        return replace(op, anchor=Anchor.REFERENCE), memory.quarter
    named = memory.date_before(expression)
    if (named is None or memory.quarter is None) and _compares_years(op, setting):
        return replace(op, anchor=Anchor.PUBLISHED), None
    return op, named


def _past_midnight(
    expressions: Sequence[Expression], timexes: Sequence[Timex], published: dt.date
) -> list[Timex]:
    """Return the timexes with every mention of a weekday that one of them puts past midnight.

    A report dated Tuesday that tells of *early Wednesday* means the same Wednesday when it leaves out
    the hour, not that of six days ago.
    """
    tomorrow = a.add_days(published, 1)
    before = a.add_days(published, 1 - 7)
    pairs = list(zip(expressions, timexes, strict=True))
    if tomorrow is None or not any(is_next_day(each.op, timex, tomorrow) for each, timex in pairs):
        return list(timexes)
    days = DayRange.day(tomorrow)
    return [
        replace(timex, value=tomorrow.isoformat(), days=days, confidence=0.5)
        if _is_bare_weekday(each.op) and before is not None and timex.days == DayRange.day(before)
        else timex
        for each, timex in pairs
    ]


def is_next_day(op: Op, timex: Timex, tomorrow: dt.date) -> bool:
    """Whether a weekday with an early part of day was read as the day after publication."""
    early = op.mod == "START" or op.part in ("MO", "DT")
    return early and _is_weekday(op) and timex.days == DayRange.day(tomorrow)


def _is_weekday(op: Op) -> bool:
    fields = op.fields
    return op.form is Form.FIELDS and fields.weekday is not None and fields.month is None


def _is_bare_weekday(op: Op) -> bool:
    return _is_weekday(op) and op.which is Which.CLAUSE and op.type is TimexType.DATE


@dataclass(frozen=True, slots=True)
class _Named:
    sentence: int
    span: Span
    reference: Reference


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the text has named so far: the last date, quarter, single day, and full month or day.

    ``history`` says that the whole text tells of years long past, and not of the days about its
    publication.
    """

    date: _Named | None = None
    quarter: _Named | None = None
    day: _Named | None = None
    chapter: _Named | None = None
    history: bool = False

    def after(self, expression: Expression, found: Resolved) -> _Memory:
        """Return the memory once *expression* has been read as *found*."""
        op = expression.op
        if business.is_account(op):
            return replace(self, quarter=None)
        if not _names_a_date(op, found) or (_is_year_back(op) and found.unit == "Q"):
            return self
        named = _Named(
            expression.sentence, expression.span, Reference(found.days, found.unit, found.value)
        )
        dated = op.fields.month is not None or (self.history and op.fields.year is not None)
        chapter = self.chapter if self.history and op.fields.year is None else None
        near = chapter is None or _within_years(found.days, chapter.reference.days)
        whole = op.form is Form.FIELDS and dated and near
        return _Memory(
            date=named,
            quarter=named if found.unit == "Q" and not _is_year_back(op) else self.quarter,
            day=named if found.days.is_day else self.day,
            chapter=named if whole else self.chapter,
            history=self.history,
        )

    def date_before(self, expression: Expression) -> _Named | None:
        """Return the last date named, a sentence back at most."""
        reach = _HISTORY_REFERENCE if self.history else _REFERENCE_SENTENCES
        return _recent(self.date, expression, reach)

    def day_of_clock(self, expression: Expression) -> _Named | None:
        """Return the day that a time of day belongs to: the last one named, a few sentences back."""
        return _recent(self.day, expression, _CLOCK_SENTENCES)

    def chapter_of(
        self, expression: Expression, published: dt.date | None, ahead: float | None
    ) -> DayRange | None:
        """Return the days that a telling of long past events has come to, where it is one.

        *In April 2019 he resigned. In May he was tried*: told from a date over a year back, a month
        without a year goes with that date, and not with the publication. *ahead* is how likely the
        clause looks ahead, which counts where the whole text is no history.
        """
        if not self.history and ahead is not None and _AHEAD <= ahead:
            return None
        reach = _HISTORY_SENTENCES if self.history else 0
        named = _recent(self.chapter, expression, reach)
        days = UNDATED if named is None else named.reference.days
        if days.earliest is None or published is None:
            return None
        return days if _YEAR_BACK < (published - days.earliest).days else None


def _within_years(one: DayRange, other: DayRange) -> bool:
    """Whether two ranges begin so near each other that one can lead to the other in a history."""
    first, second = one.earliest, other.earliest
    if first is None or second is None:
        return False
    return abs((first - second).days) <= _CHAPTER_YEARS * _YEAR_BACK


def _is_year_back(op: Op) -> bool:
    return op.unit == "Y" and op.amount == 1.0 and op.offset < 0


def _recent(named: _Named | None, expression: Expression, sentences: int) -> _Named | None:
    return (
        named if named is not None and expression.sentence <= named.sentence + sentences else None
    )


def _names_a_date(op: Op, found: Resolved) -> bool:
    vague = op.clock is not None and not found.days.is_day
    return op.form is not Form.PERIOD and not vague and found.unit in ("D", "M", "Q", "Y", "W")


def _counts_from_quarter(op: Op, setting: Setting) -> bool:
    """Whether the last quarter named is meant: *the quarter*, or *a year ago* beside a figure.

    Business reports compare like with like: a quarter's result with that of the quarter a year before.
    """
    if op.form is not Form.SHIFT or op.anchor is Anchor.NONE or op.clock is not None:
        return False
    if op.unit == "Q" and op.amount is None:
        return op.offset == 0 and op.anchor is Anchor.REFERENCE
    return _compares_years(op, setting)


def _compares_years(op: Op, setting: Setting) -> bool:
    """Whether a figure is set against that of *a year ago* or *a year earlier*."""
    if _is_year_back(op) and op.which is Which.LAST:
        return True
    return _is_year_back(op) and not _FIGURES.isdisjoint(setting.words)


_FIGURES = frozenset("$ % # \u00a3 \u20ac percent million billion compared versus".split())


def forward(
    op: Op,
    setting: Setting,
    published: dt.date | None,
    *,
    weights: Mapping[str, float] | None = None,
) -> float | None:
    """Return how likely the expression lies ahead of *published*; ``None`` where that is not asked."""
    if is_this_weekday(op):
        return forward_probability((*features(setting), "this weekday"), weights)
    if op.unit == "WE" or (op.form is Form.FIELDS and op.unit == "W"):
        return forward_probability(features(setting), weights)
    both = None if published is None else readings(op, published)
    if both is None or published is None:
        return None
    return forward_probability(features(measured(setting, op, both, published)), weights)


def measured(
    setting: Setting, op: Op, both: tuple[Resolved, Resolved], published: dt.date
) -> Setting:
    """Return *setting* with the unit of *op* and the days to its past and future readings."""
    past, future = both
    return replace(
        setting,
        unit=reading_unit(op),
        ahead=distance(future.days, published),
        behind=distance(past.days, published),
    )


def _timex(
    document: Document, expression: Expression, found: Resolved, named: _Named | None
) -> Timex:
    op = expression.op
    return Timex(
        doc=document.id,
        span=expression.span,
        type=op.type,
        value=found.value,
        days=found.days,
        mod=op.mod,
        anchor=_anchor(op, found, named),
        confidence=round(found.confidence, 3),
        time=None if op.clock is None else op.clock + _zone(op.zone),
    )


def _anchor(op: Op, found: Resolved, named: _Named | None) -> Span | str | None:
    if op.anchor is Anchor.NONE and op.fields.year is None and op.form is Form.FIELDS:
        return "published" if op.fields.month is not None else None
    if op.anchor is Anchor.REFERENCE:
        return None if named is None or found.days == UNDATED else named.span
    return "published" if op.anchor is Anchor.PUBLISHED and op.fields.year is None else None


def _zone(minutes: int | None) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
