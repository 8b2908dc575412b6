"""Makes blocks of labelled lines: sorted, apart, and leaving out white space only.

Labels nothing itself.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.lines import Line
from dateline.extract.roles import Labelled
from dateline.extract.split import split_body, split_caption
from dateline.model import Block, Role, Span


def make_blocks(text: str, lines: Sequence[Line], labelled: Labelled) -> tuple[Block, ...]:
    """Return the blocks of *text*; Markdown marks around a line are boilerplate of their own."""
    found: list[Block] = []
    opened = False
    for line, role, level in zip(lines, labelled.roles, labelled.levels, strict=True):
        opening = role is Role.BODY and not level and not opened
        parts = list(_parts(text, line, role, level=level, opening=opening))
        opened = opened or (opening and 80 < len(line.span))
        found.extend(_with_marks(text, line, parts))
    return tuple(found)


def _parts(text: str, line: Line, role: Role, *, level: int, opening: bool) -> Iterator[Block]:
    if opening:
        yield from split_body(text, line)
    elif role is Role.CAPTION:
        yield from split_caption(text, line.span)
    else:
        yield Block(line.span, role, level=level if role is Role.BODY else 0)


def _with_marks(text: str, line: Line, parts: Sequence[Block]) -> Iterator[Block]:
    before = text[line.outer.start : line.span.start].rstrip()
    if before:
        yield Block(Span(line.outer.start, line.outer.start + len(before)), Role.BOILERPLATE)
    yield from parts
    behind = text[line.span.end : line.outer.end]
    if behind.strip():
        start = line.outer.end - len(behind.lstrip())
        yield Block(Span(start, line.outer.end), Role.BOILERPLATE)
