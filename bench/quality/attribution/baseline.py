"""The naive floor: a list of four cues and the rest of the sentence, and direct quotations.

Not part of the package. It knows 'X said Y', '"Y," X said' and 'Y, according to X', nothing else.
"""

from __future__ import annotations

import re

from bench.quality.attribution.gold import Range, Triple
from dateline.model import Reading

_CUE = re.compile(r"\b(?:said|says|told|according to)\b")
_NAME = re.compile(r"(?:[A-Z][\w.'’-]* ?){1,5}$|\b(?:he|she|they|it|He|She|They|It) ?$")
_NAME_AFTER = re.compile(r" ?((?:the )?(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4})")


def baseline(text: str, reading: Reading) -> list[Triple]:
    """Return what the naive rules find."""
    found: list[Triple] = []
    for sentence in reading.sentences:
        cue = _CUE.search(text, sentence.start, sentence.end)
        if cue is None:
            continue
        place = cue.span()
        before = _NAME.search(text, max(sentence.start, place[0] - 80), place[0])
        after = _NAME_AFTER.match(text, place[1])
        if cue.group() != "according to" and before is not None:
            source: Range = (before.start(), before.start() + len(before.group().rstrip()))
        elif after is not None:
            source = after.span(1)
        else:
            continue
        content = _content(text, (sentence.start, sentence.end), place, source)
        if content[0] < content[1]:
            found.append(Triple((source,), (place,), (content,)))
    return found


def _content(text: str, sentence: Range, cue: Range, source: Range) -> Range:
    low, high = min(cue[0], source[0]), max(cue[1], source[1])
    left, right = (sentence[0], low), (high, sentence[1])
    start, end = left if right[1] - right[0] < left[1] - left[0] else right
    while start < end and text[start] in " ,.":
        start += 1
    while start < end and text[end - 1] in " ,.":
        end -= 1
    return (start, end)
