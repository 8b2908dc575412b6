"""Reading → expressions: lex, match, put neighbours together. Nothing is resolved here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Document, Reading, Span, TimexType
from dateline.temporal import words as w
from dateline.temporal.found import Draft
from dateline.temporal.lexer import Lexeme, has_trigger, lex
from dateline.temporal.operation import Expression, Form, Op
from dateline.temporal.rules import match

_JOINTS = frozenset({w.PREPOSITION, w.COMMA})


def find_expressions(document: Document, reading: Reading) -> tuple[Expression, ...]:
    """Return the expressions of the document's reporting, in the text's order, without overlaps."""
    found: list[Expression] = []
    for sentence in range(len(reading.sentences)):
        tokens = reading.sentence_tokens(sentence)
        if not has_trigger(document.text, reading, tokens):
            continue
        lexemes = lex(document.text, reading, tokens)
        for draft in _join(match(document.text, lexemes), lexemes):
            found.append(_expression(draft, lexemes, sentence))
    return tuple(found)


def _expression(draft: Draft, lexemes: Sequence[Lexeme], sentence: int) -> Expression:
    first, last = lexemes[draft.first], lexemes[draft.last]
    return Expression(Span(first.start, last.end), draft.op, sentence, first.token, last.token)


def _join(drafts: Sequence[Draft], lexemes: Sequence[Lexeme]) -> list[Draft]:
    """Join a time of day with the day beside it: *8 p.m. Friday*, *Friday at noon*."""
    joined: list[Draft] = []
    for draft in drafts:
        merged = _merge(joined[-1], draft, lexemes) if joined else None
        if merged is None:
            joined.append(draft)
        else:
            joined[-1] = merged
    return joined


def _merge(left: Draft, right: Draft, lexemes: Sequence[Lexeme]) -> Draft | None:
    between = lexemes[left.last + 1 : right.first]
    if 1 < len(between) or any(lexeme.kind not in _JOINTS for lexeme in between):
        return None
    time, day = (left, right) if left.op.clock is not None else (right, left)
    if time.op.clock is None or not _is_day(day.op):
        return None
    op = replace(day.op, type=TimexType.TIME, clock=time.op.clock, zone=time.op.zone)
    return Draft(left.first, right.last, replace(op, part=None, mod=time.op.mod or day.op.mod))


def _is_day(op: Op) -> bool:
    if op.clock is not None:
        return False
    if op.form is Form.FIELDS:
        fields = op.fields
        return fields.weekday is not None or fields.day is not None or fields.holiday is not None
    return op.form is Form.SHIFT and op.unit == "D" and op.amount is None
