"""Document and reading → publication date and resolved expressions. Pure; no clock is looked at.

It does not decide which expression dates which event.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import UNDATED, Document, Published, Reading, Role, Span, Timex
from dateline.temporal.clause import Setting, features, forward_probability
from dateline.temporal.find import find_expressions
from dateline.temporal.operation import Anchor, Expression, Form, Op
from dateline.temporal.resolve import Basis, Reference, Resolved, resolve

VERSION = "rules-1"
"""Goes into the configuration hash of every derived record."""

_REFERENCE_SENTENCES = 1
"""A date named at most so many sentences before is what *the next day* counts from."""
_LEAD_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class TemporalConfig:
    """``vague_adverbs`` gives out *now*, *recently*, *currently* too, as TimeBank marks them."""

    vague_adverbs: bool = False


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
    settings = [_setting(document, reading, expression) for expression in expressions]
    published = document.published
    timexes = resolve_all(document, expressions, settings, _single_day(published))
    kept = (
        timex
        for expression, timex in zip(expressions, timexes, strict=True)
        if config.vague_adverbs or not expression.op.vague
    )
    return TimeReading(published, tuple(kept))


def _single_day(published: Published) -> dt.date | None:
    return published.days.earliest if published.days.is_day else None


def _setting(document: Document, reading: Reading, expression: Expression) -> Setting:
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
) -> list[Timex]:
    """Return a resolved timex for each expression, counting from *published*."""
    timexes: list[Timex] = []
    named: _Named | None = None
    for expression, setting in zip(expressions, settings, strict=True):
        usable = named is not None and expression.sentence <= named.sentence + _REFERENCE_SENTENCES
        reference = named if usable else None
        basis = Basis(
            published,
            None if reference is None else reference.reference,
            _forward(expression.op, setting, published),
        )
        found = resolve(expression.op, basis)
        timexes.append(_timex(document, expression, found, reference))
        if _names_a_date(expression.op, found):
            named = _Named(expression.sentence, expression.span, Reference(found.days, found.unit))
    return timexes


@dataclass(frozen=True, slots=True)
class _Named:
    sentence: int
    span: Span
    reference: Reference


def _names_a_date(op: Op, found: Resolved) -> bool:
    return op.form is not Form.PERIOD and found.unit in ("D", "M", "Q", "Y", "W")


def _forward(op: Op, setting: Setting, published: dt.date | None) -> float:
    if op.form is not Form.FIELDS:
        return 0.0
    ahead = None
    if op.fields.weekday is not None and published is not None:
        ahead = (op.fields.weekday - published.isoweekday()) % 7
    return forward_probability(features(with_ahead(setting, ahead)))


def with_ahead(setting: Setting, ahead: int | None) -> Setting:
    """Return *setting* with the days to the nearest future reading filled in."""
    return Setting(
        setting.words,
        setting.first,
        setting.last,
        setting.headline,
        setting.quoted,
        setting.lead,
        ahead,
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
