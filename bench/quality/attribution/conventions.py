"""This project's spans → the spans that PolNeAR's guidelines give to the same statement.

Ours leave out the leading 'that', outer quotation marks, auxiliaries, the colon behind a cue, the
"'s" of a holder and the comma behind an apposition; theirs keep them, and give 'who' as the source of
a relative clause. Nothing is added or
moved that the guidelines do not fix: no span is looked up in the gold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bench.quality.attribution.gold import Range, Triple
from dateline.model import Statement

_MARKS = "\"'\u201c\u201d\u2018\u2019"
_THAT = re.compile(r"\b[Tt]hat,?\s{0,2}$")
_AUXILIARIES = re.compile(
    r"(?:(?:\b(?:ha[sd]|have|having|is|are|was|were|be|been|being|will|would|can|could|may|might|must"
    r"|should|did|do|does|to|also|later|then|now|once again|often|long|first|repeatedly|not|never|once|already|even|just|still|all"
    r"|\w{2,16}(?:ly|n[’']t))|(?<=\w)[’'](?:ve|d|ll|re)|(?<=\bhe|\bit)[’']s|(?<=\bwho|\bshe)[’']s"
    r"|(?<=\bthat)[’']s)\s{1,2}){1,5}$"
)
_HOLDER = re.compile(r"(?<!\b[Hh]e)(?<!\b[Ii]t)(?<!\b[Ww]ho)(?<!\b[Ss]he)(?<!\b[Tt]hat)[’']s?\s")
_WHO = re.compile(r",? {0,2}(who|which|that)\b")


def rejoined(statements: Sequence[Statement]) -> list[Statement]:
    """Return *statements* with what one speaker says in further sentences behind its cue as one.

    PolNeAR gives a quotation over several sentences to one attribution; here each sentence is one.
    A part has no cue and no source of its own, and names the words of its speaker in its chain.
    """
    whole = {at: [*each.content] for at, each in enumerate(statements)}
    owners = {
        (each.chain[0].span, each.confidence): at
        for at, each in reversed(list(enumerate(statements)))
        if each.cue is not None and each.chain
    }
    for at, each in enumerate(statements):
        if each.cue is None and each.source is None and each.chain:
            owner = owners.get((each.chain[0].span, each.confidence))
            if owner is not None:
                whole[owner] += whole.pop(at)
    return [replace(statements[at], content=tuple(sorted(spans))) for at, spans in whole.items()]


def triple_of(statement: Statement, text: str) -> Triple | None:
    """Return *statement* in PolNeAR's convention; ``None`` without a cue."""
    if statement.cue is None:
        return _colon(statement, text)
    cue = (statement.cue.start, statement.cue.end)
    source: tuple[Range, ...] = ()
    if statement.source is not None:
        source = (_source(text, statement.source.start, statement.source.end, cue[0]),)
    before = text[max(0, cue[0] - 80) : cue[0]]
    floor = max([end for _, end in source if end <= cue[0]], default=0)
    helped = _AUXILIARIES.search(before)
    start = max(floor, cue[0] - (len(before) - helped.start()) if helped else cue[0])
    start += len(text[start : cue[0]]) - len(text[start : cue[0]].lstrip())
    content = tuple(_content(text, span.start, span.end, cue[1]) for span in statement.content)
    colon = text[cue[1] : cue[1] + 1] == ":"
    return Triple(source, ((start, cue[1] + colon),), content)


def _colon(statement: Statement, text: str) -> Triple | None:
    """Without a cue the colon between source and quotation is the cue."""
    if statement.source is None:
        return None
    start = statement.content[0].start
    colon = text.rfind(":", statement.source.end, start)
    if colon < 0:
        return None
    source = (statement.source.start, statement.source.end)
    content = tuple(_content(text, span.start, span.end, colon + 1) for span in statement.content)
    return Triple((source,), ((colon, colon + 1),), content)


def _source(text: str, start: int, end: int, cue: int) -> Range:
    relative = _WHO.match(text, end)
    if relative and end < cue and cue - relative.end() < 40:
        return relative.span(1)
    holder = _HOLDER.match(text, end)
    if holder and end < cue:
        return (start, holder.end() - 1)
    apposed = "," in text[start:end] and text[end : end + 1] == "," and end < cue
    return (start, end + 1) if apposed and not text[start:end].endswith(",") else (start, end)


def _content(text: str, start: int, end: int, cue: int) -> Range:
    if text[end : end + 1] == "," and text[end + 1 : end + 2] in _MARKS:
        end += 1
    opened = 0 < start and text[start - 1] in _MARKS
    if opened and text[end : end + 1] in tuple(_MARKS):
        start, end = start - 1, end + 1
        if text[start : start + 1] == "'" and text[start - 1 : start] == "'":
            start -= 1
        if text[end : end + 1] == "'":
            end += 1
    that = _THAT.search(text[max(cue, start - 7) : start]) if cue <= start else None
    return (start - (len(that.group())) if that else start, end)
