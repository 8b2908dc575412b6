"""Quotation marks, paired by a state machine over characters. It does not ask who is quoted.

One pass, linear in the text, whatever the marks: one that never closes ends with its paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Quotation, Span

_OPENING = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201d"}
_LOW, _HIGH = "\u201e", "\u201c"
_DOUBLES = frozenset({'"', "\u201d"})
"""Marks that close each other's quotations: copied text mixes straight and curly ones."""
_SINGLE_OPEN, _SINGLE_CLOSE = "\u2018", "\u2019"
_STRAIGHT_DOUBLE, _STRAIGHT_SINGLE = '"', "'"
_CLOSERS = {*_OPENING.values(), _SINGLE_CLOSE}
_MAX_DEPTH = 8
"""Marks nested deeper are read as text: no news text nests more than three."""


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    closer: str


def find_quotations(text: str, paragraph: Span) -> list[Quotation]:
    """Return the quotations of *paragraph*, in the order of their starts.

    A mark that never closes gives a quotation to the end of the paragraph, ``closed=False``; for
    single marks, which are apostrophes more often than not, it gives none.
    """
    stack: list[_Open] = []
    found: list[Quotation] = []
    for at in range(paragraph.start, paragraph.end):
        char = text[at]
        depth = _closing_depth(stack, char, text, at, paragraph)
        if depth is not None:
            _close(stack, depth, at, found)
        elif len(stack) < _MAX_DEPTH:
            closer = _closer_of(char, text, at, paragraph)
            if closer is not None:
                stack.append(_Open(at, closer))
    _leave_open(stack, paragraph, found)
    return sorted(found, key=lambda quotation: (quotation.outer.start, -quotation.outer.end))


def _closing_depth(
    stack: list[_Open], char: str, text: str, at: int, paragraph: Span
) -> int | None:
    """Return the index in *stack* of the mark that *char* closes, or ``None``."""
    if char == _HIGH and stack and text[stack[-1].start] == _LOW:
        return len(stack) - 1 if _may_close(text, at, paragraph) else None
    if char not in _CLOSERS and char not in (_STRAIGHT_DOUBLE, _STRAIGHT_SINGLE):
        return None
    if char in (_SINGLE_CLOSE, _STRAIGHT_SINGLE) and not _may_close(text, at, paragraph):
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].closer == char:
            return depth
    if char in _DOUBLES and _may_close(text, at, paragraph) and not text[at - 1].isdigit():
        return next((d for d in range(len(stack)) if stack[d].closer in _DOUBLES), None)
    return None


def _may_close(text: str, at: int, paragraph: Span) -> bool:
    """An apostrophe stands between letters; a closing mark does not."""
    before = text[at - 1] if paragraph.start < at else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not before.isspace() and not after.isalnum()


def _closer_of(char: str, text: str, at: int, paragraph: Span) -> str | None:
    """Return the mark that would close a quotation opened by *char* here, or ``None``."""
    if char in _OPENING:
        return _OPENING[char]
    before = text[at - 1] if paragraph.start < at else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    opens = not before.isalnum() and not after.isspace() and before not in ".,!?"
    if char == _SINGLE_OPEN and opens:
        return _SINGLE_CLOSE
    if char in (_STRAIGHT_DOUBLE, _STRAIGHT_SINGLE) and opens:
        return char
    return None


def _close(stack: list[_Open], depth: int, at: int, found: list[Quotation]) -> None:
    opened = stack[depth]
    del stack[depth:]
    if opened.start + 1 < at:
        inner, outer = Span(opened.start + 1, at), Span(opened.start, at + 1)
        found.append(Quotation(outer, inner, level=depth + 1))


def _leave_open(stack: list[_Open], paragraph: Span, found: list[Quotation]) -> None:
    singles = (_SINGLE_CLOSE, _STRAIGHT_SINGLE)
    for depth, opened in enumerate(stack):
        if opened.closer not in singles and opened.start + 1 < paragraph.end:
            inner, outer = (Span(opened.start + plus, paragraph.end) for plus in (1, 0))
            found.append(Quotation(outer, inner, closed=False, level=depth + 1))
            return
