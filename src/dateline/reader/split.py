"""Sentences and tokens of a stretch of text, at its own offsets. It tags nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from dateline.model import Span
from dateline.resources import Abbreviation, AbbreviationKind, abbreviations

MAX_SENTENCE_CHARS = 4_000
"""A longer sentence is cut at the last white space before the limit. News sentences stay below 700;
half of the limit would still never cut one, double lets a page without stops cost four times as much
in stages that look at pairs of words of one sentence. The splitter is given no longer stretch at a
time either: its time grows with the square of the open quotation marks in it."""
_MIN_STEP = MAX_SENTENCE_CHARS // 4
"""The splitter moves on by at least this much, so that no text is looked at more than four times."""
_MAX_MARKS = MAX_SENTENCE_CHARS // 16
"""A stretch with more quotation marks is not prose, and is cut at stops and white space only."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,6}"  # U.S., a.m.
    r"|\d++(?:[.,:]\d++)*+(?:[^\W\d_]{1,3}(?!\w))?"  # 1,200.5m  6:45  23rd  240mm
    r"|\w++(?:[-'\u2019\u2010\u2011]\w++)*?(?=['\u2019]s(?!\w))"  # minister | 's
    r"|['\u2019]s(?!\w)"
    r"|\w++(?:[-'\u2019\u2010\u2011]\w++)*+"  # don't, pre-dawn, F-16
    r"|\S"
)
_SPACE = re.compile(r"\s")
_MARK = re.compile('["\u2018\u201a\u201b\u201c\u201e\u201f\u00ab\u2039\u300c]')
_STOP = re.compile(r"[.!?\u2026] ++")
_LAST_WORD = re.compile(r"(?:[^\W\d_]|[.'\u2019]){1,20}\Z")
_INITIAL_END = re.compile(r"(?<![^\W_])[A-Z]\.\Z")
_INITIAL = re.compile(r"[A-Z]\.")
_HALF_DAY = re.compile(r"(?<![^\W\d_])[ap]\.\s?m\.\Z", re.IGNORECASE)
_BEHIND_HALF_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.[ ,]"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?[ ,]{1,2}\d"
    r"|(?:[ECMP][SD]?T|GMT|UTC|BST|[CEW]ES?T|[IJKM]ST|A[CEW][SD]T|SAST|[CEW]AT|MSK|HKT|SGT)\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b"
    r"|[A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,2} [Tt]ime\b|\(\d"
)
"""What goes on with an hour: a day, a date, a zone, the hour elsewhere."""
_FIRST_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)?")
_CLOSERS = "\"'\u201d\u2019\u00bb)"
_STRAIGHT = str.maketrans({"\u201c": '"', "\u201d": '"'})
"""Where straight marks open what curly ones close (or the other way), the splitter sees one kind."""
_STOPS = ".!?\u2026"
_LOWER_NAMES = re.compile(r"(?:al|el|an|as|ash|ad|de|van|von)-?\Z")
Piece = tuple[int, int]


def split_sentences(text: str, span: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of the stretch *span* of *text*, without the white space around them.

    A line break inside the stretch counts as a space: blocks are paragraphs already.
    """
    held: Piece | None = None
    for start, end in _pieces(text, span, language):
        closing = held is not None and _closes(text, start, end)
        if held is not None and closing:
            held = (held[0], start + 1)
        piece = _trim(text, start + closing, end)
        if piece is None:
            continue
        if held is None:
            held = piece
        elif _goes_on(text, held, piece):
            held = (held[0], piece[1])
        else:
            yield from _cut(text, held)
            held = piece
    if held is not None:
        yield from _cut(text, held)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a piece begins with the mark that closes the one before it ('late." Then')."""
    return (
        text[start] in _CLOSERS
        and not text[start - 1].isspace()
        and start + 1 < end
        and text[start + 1].isspace()
    )


def _pieces(text: str, span: Span, language: str) -> Iterator[Piece]:
    """Yield what the splitter takes for sentences, a bounded window of the text at a time."""
    at = span.start
    while at < span.end:
        stop = _window_end(text, at, span.end)
        window = _SPACE.sub(" ", text[at:stop])
        if '"' in window and ("\u201c" in window) != ("\u201d" in window):
            window = window.translate(_STRAIGHT)
        bounds = [(at + start, at + end) for start, end in _bounds(window, language)]
        if stop < span.end and 1 < len(bounds) and at + _MIN_STEP <= bounds[-1][0]:
            stop = bounds.pop()[0]
        yield from bounds
        at = stop


def _window_end(text: str, at: int, end: int) -> int:
    limit = at + MAX_SENTENCE_CHARS
    if end <= limit:
        return end
    space = text.rfind(" ", at + MAX_SENTENCE_CHARS // 2, limit)
    return limit if space < 0 else space


def _bounds(window: str, language: str) -> Iterator[Piece]:
    if _MAX_MARKS < sum(1 for _ in _MARK.finditer(window)):
        start = 0
        for match in _STOP.finditer(window):
            yield start, match.end()
            start = match.end()
        if start < len(window):
            yield start, len(window)
        return
    for piece in sentencex.get_sentence_boundaries(language, window):  # type: ignore[attr-defined]
        yield piece["start_index"], piece["end_index"]


def _trim(text: str, start: int, end: int) -> Piece | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _goes_on(text: str, held: Piece, following: Piece) -> bool:
    """Whether the sentence *held* does not end where the next begins.

    So it is where the next begins in lower case behind a closing mark ('"Is it?" he asked'),
    behind an abbreviation that does not end sentences, and behind an hour ('5 p.m. Monday').
    """
    if MAX_SENTENCE_CHARS < following[1] - held[0]:
        return False
    first = _FIRST_WORD.match(text, following[0], following[1])
    lower = first is not None and first.group().islower()
    last = text[held[1] - 1]
    if last == "." and _is_parted(text, held, following):
        return True
    if lower and first is not None and _LOWER_NAMES.match(first.group()) is None:
        before = text[max(held[0], held[1] - 3) : held[1]]
        open_end = last in _CLOSERS or last not in _STOPS or before.endswith(("...", "\u2026"))
        return open_end or 0 < len(_abbreviation_at_end(text, held))
    return any(_binds(each, text[following[0]]) for each in _abbreviation_at_end(text, held))


def _is_parted(text: str, held: Piece, following: Piece) -> bool:
    """Whether an hour and its day, or two initials ('R-N. H.'), stand on two sides of the cut."""
    before = text[max(held[0], held[1] - 8) : held[1]]
    if _HALF_DAY.search(before):
        return _BEHIND_HALF_DAY.match(text, following[0], following[1]) is not None
    initial = _INITIAL_END.search(before)
    return initial is not None and _INITIAL.match(text, following[0], following[1]) is not None


def _abbreviation_at_end(text: str, held: Piece) -> tuple[Abbreviation, ...]:
    word = _LAST_WORD.search(text, max(held[0], held[1] - 20), held[1])
    return () if word is None else abbreviations().find(word.group())


def _binds(abbreviation: Abbreviation, following: str) -> bool:
    """Whether *abbreviation* belongs to what begins with the character *following*."""
    if abbreviation.kind is AbbreviationKind.REFERENCE:
        return following.isdigit()
    return not abbreviation.may_end and following.isalnum()


def _cut(text: str, piece: Piece) -> Iterator[Span]:
    start, end = piece
    while MAX_SENTENCE_CHARS < end - start:
        limit = start + MAX_SENTENCE_CHARS
        space = text.rfind(" ", start + 1, limit)
        cut = limit if space < 0 else space
        trimmed = _trim(text, start, cut)
        if trimmed is not None:
            yield Span(*trimmed)
        start = cut
    trimmed = _trim(text, start, end)
    if trimmed is not None:
        yield Span(*trimmed)


def split_tokens(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the tokens of *sentence* (see ``Tokens`` for what a token is)."""
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        yield Span(match.start(), match.end())
