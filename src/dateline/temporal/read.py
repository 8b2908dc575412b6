"""Document and reading → publication date and resolved expressions. Pure; no clock is looked at.

It does not decide which expression dates which event.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import UNDATED, Document, Published, Reading, Role, Span, Timex
from dateline.temporal.clause import Setting, features, forward_probability
from dateline.temporal.find import find_expressions
from dateline.temporal.operation import Anchor, Expression, Form, Op
from dateline.temporal.resolve import (
    Basis,
    Reference,
    Resolved,
    distance,
    reading_unit,
    readings,
    resolve,
)

VERSION = "rules-1"
"""Goes into the configuration hash of every derived record."""

_REFERENCE_SENTENCES = 1
"""A date named at most so many sentences before is what *the next day* counts from."""
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
    document: Document, reading: Reading, *, config: TemporalConfig = DEFAULT
) -> TimeReading:
    """Return the publication date of *document* and its resolved expressions of time."""
    expressions = find_expressions(document, reading)
    settings = [setting_of(document, reading, expression) for expression in expressions]
    published = document.published
    timexes = resolve_all(
        document, expressions, settings, _single_day(published), weights=config.direction
    )
    kept = (
        timex
        for expression, timex in zip(expressions, timexes, strict=True)
        if config.vague_adverbs or not expression.op.vague
    )
    return TimeReading(published, tuple(kept))


def _single_day(published: Published) -> dt.date | None:
    return published.days.earliest if published.days.is_day else None


def setting_of(document: Document, reading: Reading, expression: Expression) -> Setting:
    """Return what stands around *expression*, for the choice of past or future."""
    tokens = reading.sentence_tokens(expression.sentence)
    starts, ends = reading.tokens.starts, reading.tokens.ends
    words = [document.text[starts[at] : ends[at]].lower() for at in tokens]
    block = document.blocks[reading.block[expression.sentence]]
    return Setting(
        words=words,
        first=expression.first_token - tokens.start,
        last=expression.last_token - tokens.start,
        headline=block.role is Role.HEADLINE,
        quoted=_is_quoted(reading, expression.span),
        lead=expression.sentence < _LEAD_SENTENCES,
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
    named: _Named | None = None
    quarter: _Named | None = None
    for expression, setting in zip(expressions, settings, strict=True):
        op = expression.op
        usable = named is not None and expression.sentence <= named.sentence + _REFERENCE_SENTENCES
        reference = named if usable else None
        if quarter is not None and _counts_from_quarter(op, setting):
            op, reference = replace(op, anchor=Anchor.REFERENCE), quarter
        basis = Basis(
            published,
            None if reference is None else reference.reference,
            forward(op, setting, published, weights=weights),
        )
        found = resolve(op, basis)
        timexes.append(_timex(document, replace(expression, op=op), found, reference))
        if _names_a_date(op, found):
            named = _Named(expression.sentence, expression.span, Reference(found.days, found.unit))
            quarter = named if found.unit == "Q" else quarter
    return timexes


@dataclass(frozen=True, slots=True)
class _Named:
    sentence: int
    span: Span
    reference: Reference


def _names_a_date(op: Op, found: Resolved) -> bool:
    return op.form is not Form.PERIOD and found.unit in ("D", "M", "Q", "Y", "W")


def _counts_from_quarter(op: Op, setting: Setting) -> bool:
    """Whether the last quarter named is meant: *the quarter*, or *a year ago* beside a figure.

    Business reports compare like with like: a quarter's result with that of the quarter a year before.
    """
    if op.form is not Form.SHIFT or op.anchor is Anchor.NONE or op.clock is not None:
        return False
    if op.unit == "Q" and op.amount is None:
        return op.offset == 0 and op.anchor is Anchor.REFERENCE
    year_back = op.unit == "Y" and op.amount == 1.0 and op.offset < 0
    return year_back and not _FIGURES.isdisjoint(setting.words)


_FIGURES = frozenset("$ % # \u00a3 \u20ac percent million billion compared versus".split())


def forward(
    op: Op,
    setting: Setting,
    published: dt.date | None,
    *,
    weights: Mapping[str, float] | None = None,
) -> float:
    """Return how likely the expression lies ahead of *published*; 0 where that is not asked."""
    if op.form is Form.SHIFT and op.unit == "WE":
        return forward_probability(features(setting), weights)
    if published is None:
        return 0.0 if op.form is not Form.FIELDS else forward_probability(features(setting), weights)
    both = readings(op, published)
    if both is None:
        return 0.0
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
