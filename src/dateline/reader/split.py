"""Sentences and tokens of a stretch of text, at its own offsets. It tags nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from dateline.model import Span

MAX_SENTENCE_CHARS = 5_000
"""A longer sentence is cut at the last white space before the limit. News sentences stay below 700;
half of the limit would still never cut one, double lets a page without stops cost four times as much
in stages that look at pairs of words of one sentence."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,6}"  # U.S., a.m.
    r"|\d++(?:[.,:]\d++)*+(?:[^\W\d_]{1,3}(?!\w))?"  # 1,200.5m  6:45  23rd  240mm
    r"|\w++(?:[-'\u2019\u2010\u2011]\w++)*?(?=['\u2019]s(?!\w))"  # minister | 's
    r"|['\u2019]s(?!\w)"
    r"|\w++(?:[-'\u2019\u2010\u2011]\w++)*+"  # don't, pre-dawn, F-16
    r"|\S"
)


def split_sentences(text: str, span: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of the stretch *span* of *text*, without the white space around them.

    A line break inside the stretch counts as a space: blocks are paragraphs already.
    """
    stretch = " ".join(re.split(r"\s", span.of(text)))
    pieces = sentencex.get_sentence_boundaries(language, stretch)  # type: ignore[attr-defined]
    for piece in pieces:
        yield from _trimmed(
            text, span.start + piece["start_index"], span.start + piece["end_index"]
        )


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        cut = _cut(text, start, end)
        stop = cut
        while start < stop and text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            yield Span(start, stop)
        start = cut


def _cut(text: str, start: int, end: int) -> int:
    """Return where a sentence that begins at *start* ends, at most at *end*."""
    limit = start + MAX_SENTENCE_CHARS
    if end <= limit:
        return end
    space = text.rfind(" ", start + 1, limit)
    return limit if space < 0 else space


def split_tokens(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the tokens of *sentence* (see ``Tokens`` for what a token is)."""
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        yield Span(match.start(), match.end())
