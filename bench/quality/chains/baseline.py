"""The naive floor: a list of cues, the nearest name before the cue, and the outlet at the end.

Knows no carrier between them, no title, no syntax, and resolves nothing.
"""

from __future__ import annotations

import re

from bench.quality.chains.gold import Carrier, Report, Telling, plain, words_at
from dateline.model import LinkBasis, LinkRole, Span

_CUE = re.compile(
    r"\b(?:said|says|told|wrote|added|reported|announced|claimed|warned|denied|according to)\b"
)
_SENTENCE = re.compile(r"[^\s](?:[^.!?\n]|[.!?](?![\"”’']?\s))*[.!?]?[\"”’']?")
_NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:of |the )?[A-Z][\w'’-]*){0,4}")
_NO_NAME = frozenset({"he", "she", "it", "they", "the", "a", "an", "in", "on", "but", "we", "i"})
_QUOTED = re.compile(r"[\"“][^\"“”\n]+[\"”]")


def find(report: Report) -> tuple[Telling, ...]:
    """Return one statement a sentence that holds a cue and has a name before it."""
    found = []
    for sentence in _SENTENCE.finditer(report.text):
        cue = _CUE.search(report.text, sentence.start(), sentence.end())
        if cue is None:
            continue
        speaker = _speaker(report.text, cue, sentence.end())
        content = _content(report.text, sentence, cue)
        if speaker is not None and content:
            found.append(_telling(report, speaker, content))
    return tuple(found)


def nearest_name(text: str, at: int) -> str | None:
    """Return the last run of capitalised words of *text* before *at*, pronouns and articles aside."""
    names = [match.group() for match in _NAME.finditer(text, 0, at)]
    return next((name for name in reversed(names) if plain(name) not in _NO_NAME), None)


def _speaker(text: str, cue: re.Match[str], end: int) -> str | None:
    if cue.group() == "according to":
        after = _NAME.search(text, cue.end(), end)
        return None if after is None else after.group()
    return nearest_name(text, cue.start())


def _content(text: str, sentence: re.Match[str], cue: re.Match[str]) -> frozenset[int]:
    """Return the quotation of the sentence, else the longer side of its cue."""
    quoted = _QUOTED.search(text, sentence.start(), sentence.end())
    if quoted is not None:
        return words_at(text, Span(*quoted.span()))
    left, right = (sentence.start(), cue.start()), (cue.end(), sentence.end())
    start, end = max(left, right, key=lambda side: side[1] - side[0])
    return words_at(text, Span(start, end))


def _telling(report: Report, speaker: str, content: frozenset[int]) -> Telling:
    return Telling(content, naive_chain(report, speaker), is_direct=_opens(report.text, content))


def naive_chain(report: Report, speaker: str) -> tuple[Carrier, ...]:
    """Return the speaker and, where it is given, the outlet."""
    name = plain(speaker)
    chain = [Carrier(name, frozenset({name}), LinkRole.SPEAKER, LinkBasis.SENTENCE, is_words=True)]
    if report.outlet is not None:
        last = plain(report.outlet)
        chain.append(Carrier(last, frozenset({last}), LinkRole.OUTLET, LinkBasis.PAGE))
    return tuple(chain)


def _opens(text: str, content: frozenset[int]) -> bool:
    first = min(content)
    return 0 < first and text[first - 1] in '"“'
