"""Reading → expressions: lex, match, put neighbours together. Nothing is resolved here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from dateline.model import Document, Reading, Role, Span, TimexType, Tokens
from dateline.temporal import words as w
from dateline.temporal.business import months_in, with_end
from dateline.temporal.found import Draft
from dateline.temporal.lexer import Lexeme, has_trigger, lex
from dateline.temporal.operation import Anchor, Expression, Form, Op, Which
from dateline.temporal.rules import match
from dateline.temporal.zones import offset_between

_LONGEST_STRETCH = 400
"""Tokens of sentences joined at most: a page of nothing but *p.m.* stays linear."""
_PLAIN_TOKEN = re.compile(r"\d++|[^\W\d_]++|\S")
_DATELINE_TOKENS = 40
_HISTORY, _MARGIN_YEARS, _OLDEST = 3, 25, 1500
"""A text that names so many years before 1900 tells of them: there *the 1777 campaign* is a year too,
from so many years before the first of them on."""
_MOST_JOINTS = 2
"""*Saturday, 8 March, at 11 a.m.*"""
_JOINTS = frozenset({w.PREPOSITION, w.COMMA})
_LAST_DAY = 31
_LINKS = frozenset({w.AND, w.TO, w.HYPHEN, w.COMMA})


def find_expressions(document: Document, reading: Reading) -> tuple[Expression, ...]:
    """Return the expressions of the document's reporting, in the text's order, without overlaps."""
    lexicon = w.words(w.language_of(document))
    found = list(_expressions(document, reading, lexicon))
    old = sorted(year for each in found if (year := _old_year(each, lexicon)) is not None)
    if _HISTORY <= len(old):
        lexicon = replace(lexicon, first_year=old[0] - _MARGIN_YEARS)
        found = list(_expressions(document, reading, lexicon))
    return tuple(found)


def _expressions(document: Document, reading: Reading, lexicon: w.Words) -> Iterator[Expression]:
    for tokens in _stretches(document, reading):
        if not has_trigger(document.text, reading, tokens, lexicon):
            continue
        lexemes = lex(document.text, reading, tokens, lexicon)
        drafts = _join(match(document.text, lexemes, lexicon), lexemes)
        for draft in drafts:
            yield _expression(draft, lexemes, reading)


def _old_year(expression: Expression, lexicon: w.Words) -> int | None:
    """Return the year that *expression* names, where it lies before those that stand without *in*."""
    year = expression.op.fields.year
    return year if year is not None and _OLDEST <= year < lexicon.first_year else None


def find_dateline_days(document: Document) -> tuple[Expression, ...]:
    """Return the days that datelines name (*ORLAN, March 4 (NPA)*): their blocks are not read."""
    found: list[Expression] = []
    for span in document.spans_of(Role.DATELINE):
        reading = _plain_reading(document, span)
        lexicon = w.words(w.language_of(document))
        lexemes = lex(document.text, reading, range(len(reading.tokens)), lexicon)
        drafts = match(document.text, lexemes, lexicon)
        days = [draft for draft in drafts if draft.op.fields.day is not None]
        found += [_expression(draft, lexemes, reading) for draft in days]
    return tuple(found)


def _plain_reading(document: Document, span: Span) -> Reading:
    """Return one sentence of the first tokens of *span*: words, numbers and single marks."""
    hits = islice(_PLAIN_TOKEN.finditer(document.text, span.start, span.end), _DATELINE_TOKENS)
    places = [hit.span() for hit in hits]
    starts, ends = tuple(start for start, _ in places), tuple(end for _, end in places)
    return Reading(document.id, (span,), (0,), Tokens(starts, ends, (0,) * len(places)))


def _stretches(document: Document, reading: Reading) -> Iterator[range]:
    """Yield the tokens of each sentence, those joined that a stop after *p.m.* has parted.

    *It opens at 10 p.m. Friday* is one sentence, whatever a splitter makes of the stop.
    """
    pending: range | None = None
    block = -1
    for sentence in range(len(reading.sentences)):
        tokens = reading.sentence_tokens(sentence)
        if pending is not None and block == reading.block[sentence]:
            tokens = range(pending.start, tokens.stop)
        elif pending is not None:
            yield pending
        block = reading.block[sentence]
        pending = tokens if _ends_in_half_day(document, reading, tokens) else None
        if pending is None:
            yield tokens
    if pending is not None:
        yield pending


def _ends_in_half_day(document: Document, reading: Reading, tokens: range) -> bool:
    if not tokens or _LONGEST_STRETCH < len(tokens):
        return False
    start, end = reading.tokens.starts[tokens[-1]], reading.tokens.ends[tokens[-1]]
    last = document.text[start:end]
    if last == "." and _PAIR <= len(tokens):
        return _is_ordinal(document, reading, tokens[-2])
    return last.lower() in ("a.m.", "p.m.")


_PAIR = 2
_DAY_DIGITS = 2


def _is_ordinal(document: Document, reading: Reading, token: int) -> bool:
    """Whether a sentence ends in a number with its stop, in a language of which that is an ordinal."""
    word = document.text[reading.tokens.starts[token] : reading.tokens.ends[token]]
    ordinals = "." in w.words(w.language_of(document)).frame("suffixes")
    return ordinals and word.isdigit() and len(word) <= _DAY_DIGITS


def _expression(draft: Draft, lexemes: Sequence[Lexeme], reading: Reading) -> Expression:
    first, last = lexemes[draft.first], lexemes[draft.last]
    sentence = reading.tokens.sentence[first.token]
    return Expression(Span(first.start, last.end), draft.op, sentence, first.token, last.token)


def _join(drafts: Sequence[Draft], lexemes: Sequence[Lexeme]) -> list[Draft]:
    """Join a time of day with the day beside it: *8 p.m. Friday*, *Friday at noon*."""
    joined: list[Draft] = []
    for draft in drafts:
        draft = _with_about(draft, joined, lexemes)  # noqa: PLW2901 - widened by one word
        if joined:
            draft = _within_year(joined[-1], draft, lexemes)  # noqa: PLW2901 - its year is known
            joined[-1] = _with_end(_with_zone(joined[-1], draft, lexemes), draft, lexemes)
            _give_year(joined, draft, lexemes)
            draft = _of_same_day(joined, draft, lexemes)  # noqa: PLW2901 - two clocks of one moment
        merged = _merge(joined[-1], draft, lexemes) if joined else None
        if merged is None:
            joined.append(draft)
        else:
            joined[-1] = merged
    return joined


def _merge(left: Draft, right: Draft, lexemes: Sequence[Lexeme]) -> Draft | None:
    between = lexemes[left.last + 1 : right.first]
    if _MOST_JOINTS < len(between) or not all(map(_is_joint, between)):
        return None
    time, day = (left, right) if left.op.clock is not None else (right, left)
    if time.op.clock is None or not _is_day(day.op):
        return None
    op = replace(day.op, type=TimexType.TIME, clock=time.op.clock, zone=time.op.zone)
    op = replace(op, local=time.op.local)
    return Draft(left.first, right.last, replace(op, part=None, mod=time.op.mod or day.op.mod))


def _is_joint(lexeme: Lexeme) -> bool:
    return lexeme.kind in _JOINTS or lexeme.word == "\u00e0"


def _within_year(left: Draft, right: Draft, lexemes: Sequence[Lexeme]) -> Draft:
    """Give a month its year from *last year* before it: *last year in September* is two expressions."""
    year, fields = left.op, right.op.fields
    between = lexemes[left.last + 1 : right.first]
    near = len(between) == 1 and between[0].kind in _JOINTS
    named = year.form is Form.SHIFT and year.unit == "Y" and year.amount is None
    if not near or not named or fields.month is None or fields.year is not None:
        return right
    return replace(right, op=replace(right.op, fields=replace(fields, year_shift=year.offset)))


def _give_year(joined: list[Draft], last: Draft, lexemes: Sequence[Lexeme]) -> None:
    """Give months joined to one with a year that year, or the one before: *October to March 1945*."""
    right = last
    for at in range(len(joined) - 1, -1, -1):
        left = joined[at]
        between = lexemes[left.last + 1 : right.first]
        year = _year_before(left.op, right.op)
        parted = not between or _PAIR < len(between) or any(e.kind not in _LINKS for e in between)
        if year is None or parted:
            return
        fields = replace(left.op.fields, year=year)
        right = joined[at] = replace(left, op=replace(left.op, fields=fields))


def _year_before(left: Op, right: Op) -> int | None:
    """Return the year of *left*, a month or day without one, that comes before *right*, which has one."""
    ours, theirs = left.fields, right.fields
    plain = left.form is Form.FIELDS and left.which is Which.CLAUSE and right.form is Form.FIELDS
    if not plain or ours.month is None or ours.year is not None or ours.year_shift is not None:
        return None
    if theirs.year is None or theirs.month is None:
        return None
    is_before = (theirs.month, theirs.day or _LAST_DAY) < (ours.month, ours.day or 0)
    return theirs.year - is_before


def _with_zone(left: Draft, right: Draft, lexemes: Sequence[Lexeme]) -> Draft:
    """Give a time of day the zone that a second clock in brackets tells: *10 a.m. (0100 GMT)*."""
    first, second = left.op, right.op
    if not _are_two_clocks(left, right, lexemes) or first.zone is not None or second.zone is None:
        return left
    offset = offset_between(first.clock or "", second.clock or "", second.zone)
    return left if offset is None else replace(left, op=replace(first, zone=offset))


def _are_two_clocks(left: Draft, right: Draft, lexemes: Sequence[Lexeme]) -> bool:
    between = "".join(each.kind for each in lexemes[left.last + 1 : right.first])
    clocks = left.op.clock is not None and right.op.clock is not None
    return clocks and between in (w.OPEN, w.COMMA, w.COMMA + w.OPEN)


def _of_same_day(joined: list[Draft], day: Draft, lexemes: Sequence[Lexeme]) -> Draft:
    """Give two clocks of one moment the day behind them: *10 a.m. (0100 GMT) on Monday*."""
    if len(joined) < _PAIR or not _is_day(day.op):
        return day
    left, right = joined[-2:]
    between = lexemes[right.last + 1 : day.first]
    closed = 1 <= len(between) <= _PAIR and between[0].kind == w.CLOSE
    loose = left.op.anchor is Anchor.REFERENCE and _are_two_clocks(left, right, lexemes)
    if closed and loose and all(map(_is_joint, between[1:])):
        op = replace(day.op, type=TimexType.TIME, clock=left.op.clock, zone=left.op.zone, part=None)
        joined[-2] = replace(left, op=replace(op, mod=left.op.mod, local=left.op.local))
    return day


_ENDS = {"ended": False, "ending": True}


def _with_end(left: Draft, right: Draft, lexemes: Sequence[Lexeme]) -> Draft:
    """Give a period of account its end: *the third quarter ended Sept. 30*."""
    between = [each.word for each in lexemes[left.last + 1 : right.first]]
    between = [word for word in between if word not in ("that", "on")]
    dated = right.op.form is Form.FIELDS and right.op.fields.day is not None
    if len(between) != 1 or between[0] not in _ENDS or not dated or months_in(left.op) is None:
        return left
    return replace(left, op=with_end(left.op, right.op.fields, ending=_ENDS[between[0]]))


def _with_about(draft: Draft, before: Sequence[Draft], lexemes: Sequence[Lexeme]) -> Draft:
    """Take in *around* or *about* before a named day or month: *around Nov. 1*."""
    at = draft.first - 1
    free = not before or before[-1].last < at
    dated = draft.op.form is Form.FIELDS and draft.op.fields.weekday is None
    dated = dated and lexemes[draft.first].kind != w.THE
    if at < 0 or not free or draft.op.mod is not None or not dated:
        return draft
    if lexemes[at].kind != w.ABOUT or lexemes[at].word not in ("around", "about", "circa"):
        return draft
    return Draft(at, draft.last, replace(draft.op, mod="APPROX"))


def _is_day(op: Op) -> bool:
    if op.clock is not None:
        return False
    if op.form is Form.FIELDS:
        fields = op.fields
        return fields.weekday is not None or fields.day is not None or fields.holiday is not None
    return op.form is Form.SHIFT and op.unit == "D" and op.amount is None
