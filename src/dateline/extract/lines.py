"""Cuts a canonical text into lines and hard-wrapped paragraphs, and looks through Markdown marks.

Decides nothing about what a line is. The text itself is never changed: a line is a span and what
can be seen in it.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import Span

MAX_LINES = 20_000
"""Lines looked at in one document; what is behind them is one block without a role of its own."""
_MAX_MARK_CHARS = 20_000
"""Longer lines are not searched for Markdown: no headline or link list is that long."""
_MIN_WRAP, _MAX_WRAP = 40, 110
"""Widths that hard-wrapped text has: mail wraps at 72, terminals at 80, some editors at 100."""

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LEADING = re.compile(r"(?:#{1,6}[ \t]|>{1,8}|[-*+\u2022\u25cf\u25aa\u25e6][ \t]|[ \t])")
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]")
_LINK = re.compile(r"!?\[([^\[\]]{0,1000})\]\(([^()\s]{0,2000})\)")
_EMPHASIS = ("***", "**", "__", "*", "_", "~~", "`")


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or one hard-wrapped paragraph) of a text.

    ``outer`` is the line without the white space around it; ``span`` leaves out the Markdown marks
    around it too. ``plain`` is what a reader would see. ``level`` is 1 to 6 for a heading, else 0;
    ``link_share`` the part of the visible characters inside links, 0 to 1; ``gap`` the number of
    empty lines before it.
    """

    span: Span
    outer: Span
    plain: str
    level: int = 0
    link_share: float = 0.0
    bold: bool = False
    italic: bool = False
    listed: bool = False
    gap: int = 0


def cut_lines(text: str, *, markdown: bool = True) -> tuple[Line, ...]:
    """Return the lines of *text* that are not blank; hard-wrapped paragraphs are one line each."""
    raw = tuple(_raw_lines(text))
    kept = raw[:MAX_LINES]
    lines = [_look(text, span, gap, markdown=markdown) for span, gap in _unwrap(text, kept)]
    if len(kept) < len(raw):
        rest = Span(raw[len(kept)][0].start, raw[-1][0].end)
        lines.append(Line(rest, rest, "", gap=1))
    return tuple(lines)


def _raw_lines(text: str) -> Iterator[tuple[Span, int]]:
    """Yield the span of each line that is not blank, and the number of blank ones before it."""
    position, gap = 0, 0
    for match in _BREAK.finditer(text):
        span = _strip(text, position, match.start())
        position = match.end()
        if span is None:
            gap += 1
            continue
        yield span, gap
        gap = 0
    span = _strip(text, position, len(text))
    if span is not None:
        yield span, gap


def _strip(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = piece.lstrip()
    if not left:
        return None
    start = end - len(left)
    return Span(start, start + len(left.rstrip()))


def _unwrap(text: str, lines: Sequence[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
    """Yield paragraphs: a group without blank lines in it is one where it looks hard-wrapped."""
    width = _wrap_width(lines)
    group: list[tuple[Span, int]] = []
    for entry in lines:
        if group and (entry[1] or not _continues(text, group[-1][0], entry[0], width)):
            yield group[0][0].cover(group[-1][0]), group[0][1]
            group = []
        group.append(entry)
    if group:
        yield group[0][0].cover(group[-1][0]), group[0][1]


def _wrap_width(lines: Sequence[tuple[Span, int]]) -> int | None:
    """Return the width at which the text is wrapped, or ``None`` where it is not.

    Wrapped text has most of its lines directly under another line, and none much longer than the
    width that the longest tenth of them reaches.
    """
    under = sorted(len(span) for span, gap in lines if not gap)
    if len(under) < 3 or len(under) * 2 < len(lines):
        return None
    width = max(len(span) for span, _ in lines)
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return None
    near = sum(0.8 * width < length for length in under)
    return width if len(under) <= 3 * near else None


def _continues(text: str, above: Span, below: Span, width: int | None) -> bool:
    """Return whether *above* was broken only because the next word did not fit."""
    if width is None or _LEADING.match(text, below.start) or _NUMBERED.match(text, below.start):
        return False
    word = text[below.start : below.end].split(None, 1)[0]
    return width < len(above) + 1 + len(word) + 2


def _look(text: str, outer: Span, gap: int, *, markdown: bool) -> Line:
    line = Line(outer, outer, outer.of(text), gap=gap)
    if not markdown or _MAX_MARK_CHARS < len(outer):
        return line
    line = _strip_leading(text, line)
    line = _strip_emphasis(text, line)
    inner = line.span.of(text)
    plain, linked = _unlink(inner)
    seen = max(1, len(plain))
    return replace(line, plain=_plain(plain), link_share=min(1.0, linked / seen))


def _strip_leading(text: str, line: Line) -> Line:
    start, level, listed = line.span.start, 0, False
    for _ in range(8):
        match = _LEADING.match(text, start, line.span.end)
        if match is None:
            break
        mark = match.group().strip()
        if mark.startswith("#"):
            level = len(mark)
        elif mark and not mark.startswith(">"):
            listed = True
        start = match.end()
    if line.span.end <= start:
        return line
    end = line.span.end
    if level:
        kept = text[start:end].rstrip("# \t")
        end = start + len(kept) if kept else end
    listed = listed or _NUMBERED.match(text, start, end) is not None
    return replace(line, span=Span(start, end), level=level, listed=listed)


def _strip_emphasis(text: str, line: Line) -> Line:
    span, bold, italic = line.span, False, False
    for _ in range(4):
        piece = span.of(text)
        mark = next((m for m in _EMPHASIS if _wraps(piece, m)), None)
        if mark is None:
            break
        bold = bold or mark in {"**", "__", "***"}
        italic = italic or mark in {"*", "_", "***"}
        inner = _strip(text, span.start + len(mark), span.end - len(mark))
        if inner is None:
            break
        span = inner
    return replace(line, span=span, bold=bold, italic=italic)


def _wraps(piece: str, mark: str) -> bool:
    size = len(mark)
    return (
        2 * size < len(piece)
        and piece.startswith(mark)
        and piece.endswith(mark)
        and mark not in piece[size:-size]
    )


def _unlink(piece: str) -> tuple[str, int]:
    """Return *piece* with Markdown links replaced by their words, and the length of those."""
    if "](" not in piece:
        return piece, 0
    linked = 0

    def words(match: re.Match[str]) -> str:
        nonlocal linked
        linked += len(match.group(1).strip("*_ "))
        return match.group(1)

    return _LINK.sub(words, piece), linked


def _plain(piece: str) -> str:
    return " ".join(piece.replace("**", "").replace("__", "").strip("*_` ").split())
