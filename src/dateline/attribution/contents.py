"""The bounds of what is said: attributions of one sentence → content, as spans of the text.

Does not look beyond the sentence, except that a quotation is taken whole; see ``quotes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribution.attribute import Attribution, Side
from dateline.attribution.bounds import ends_before
from dateline.attribution.complements import Complement
from dateline.attribution.cues import Voice
from dateline.attribution.phrases import (
    FINITE,
    SUBORDINATORS,
    Region,
    clause_verb,
)
from dateline.attribution.words import OUTSIDE, Words
from dateline.model import Directness, Span

_EDGES = frozenset(
    {",", ";", ".", ":", "!", "?", "\u2014", "\u2013", "-", "(", ")", "[", "]", "\u2026"}
)
_JOINS = frozenset({"and", "but", "while", "or", "as", "though", "although", "with"})
_CONNECTORS = frozenset({"in contrast", "however", "still", "meanwhile", "then", "later", "instead",
    "by contrast", "in addition", "also", "for example", "for instance", "at the same time", "yet",
    "nevertheless", "indeed", "on the other hand", "but", "and", "so"})  # fmt: skip
_KEPT_AT_END = frozenset({"!", "?", ")", "]"})


@dataclass(frozen=True, slots=True)
class Content:
    """What one attribution says; ``quotations`` are the numbers of those it holds."""

    spans: tuple[Span, ...]
    directness: Directness
    quotations: tuple[int, ...] = ()


def content_of(words: Words, which: Attribution, others: Sequence[Attribution]) -> Content | None:
    """Return the content of *which*, given all attributions of its sentence; ``None`` if empty."""
    if which.side is Side.BEFORE:
        return drawn(
            words,
            [(which.content, ends_before(words, which, right_limit(words, which, others)))],
            which.region,
        )
    cited = _cited(which, others)
    if cited is not None:
        return content_of(words, cited, others)
    if which.complement is Complement.OBJECT:
        return drawn(words, _passive_ranges(words, which), which.region)
    ranges = [(_left_start(words, which, others), which.extent[0])]
    ranges += _rest(words, which, ranges[0], others)
    return drawn(words, ranges, which.region)


def _cited(which: Attribution, others: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose content is the one that 'citing X' backs, or ``None``."""
    if which.found.entry.lemma not in ("citing", "quoting"):
        return None
    for other in reversed(others):
        earlier = other.extent[0] < which.extent[0] and other.region == which.region
        if earlier and other.found.entry.lemma not in ("citing", "quoting"):
            return other
    return None


def _passive_ranges(words: Words, which: Attribution) -> list[tuple[int, int]]:
    ranges = [(which.content, which.extent[0])]
    after = which.extent[1]
    if (
        which.found.voice is Voice.PASSIVE
        and after < which.region.high
        and (words.low[after] == "as")
    ):
        ranges.append((which.extent[1], which.region.high))
    return ranges


def right_limit(words: Words, which: Attribution, others: Sequence[Attribution]) -> int:
    """Return where another attribution ends the content of *which* at the latest."""
    end = which.region.high
    if which.found.voice is Voice.NOUN and which.complement is Complement.THAT:
        end = _matrix_verb(words, which.content, end)
    for other in others:
        if other is which or other.region.quote != which.region.quote:
            continue
        start = other.extent[0]
        if start <= which.content or end <= start:
            continue
        if _breaks(words, which, other):
            end = start
        else:
            end = min(end, _joined_before(words, which, other))
    return end


def _matrix_verb(words: Words, start: int, end: int) -> int:
    """Return the verb that a noun with its clause is the subject of: 'X's denial that … surprised'.

    It is the second finite verb, with no sign of a further clause before it.
    """
    seen = False
    for at in range(start, end):
        tag = words.tags[at]
        if tag in FINITE:
            if seen and words.tags[at - 1] not in FINITE and at - 1 != start:
                return at
            seen = True
        elif seen and (tag in ("WH", "CC", "PUNCT") or words.low[at] in SUBORDINATORS):
            return end
    return end


def _joined_before(words: Words, which: Attribution, other: Attribution) -> int:
    """Return where ', but after the talks, X said' begins, or the region's end where it does not."""
    start, none = other.extent[0], which.region.high
    if other.shared or other.side is Side.AFTER or words.low[start - 1] != ",":
        return none
    for at in range(start - 2, max(which.content, start - 14), -1):
        if words.tags[at] in FINITE:
            return none
        if words.low[at] in ("but", "while") and words.low[at - 1] == ",":
            return at
    return none


def _breaks(words: Words, which: Attribution, other: Attribution) -> bool:
    """Tell whether *other* ends the content of *which* rather than standing inside it."""
    start = other.extent[0]
    if other.found.entry.lemma in ("citing", "quoting"):
        return True
    if other.side is Side.AFTER:
        return other.complement is not Complement.OBJECT
    if other.shared:
        return other.source == which.source
    before = words.low[start - 1]
    if other.found.voice is Voice.NOUN or words.tags[other.found.group - 1] == "WH":
        return False
    if before in ("and", "but", "while") and which.content < start - 1:
        quoted = which.complement is Complement.QUOTE
        return quoted or any(words.tags[k] in FINITE for k in range(which.content, start))
    return before in (";", "but")


def _left_start(words: Words, which: Attribution, others: Sequence[Attribution]) -> int:
    low = which.region.low
    for other in others:
        if (
            other.extent[1] <= which.extent[0]
            and other.side is Side.AFTER
            and (
                other.region.quote == which.region.quote
                and other.complement is not Complement.OBJECT
            )
        ) and any(words.tags[k] != "PUNCT" for k in range(other.extent[1], which.extent[0])):
            low = max(low, other.extent[1])
    low = _skip_connector(words, low, which.extent[0])
    while (
        low < which.extent[0]
        and words.low[low] in ("and", "but", ",", ";")
        and (which.region.low < low)
    ):
        low += 1
    return low


def _skip_connector(words: Words, low: int, high: int) -> int:
    """Leave out a connector of the outlet's own: 'In contrast, X said, …'."""
    for length in (1, 2, 3):
        end = low + length
        if end < high and words.low[end] == "," and " ".join(words.low[low:end]) in _CONNECTORS:
            return end + 1
    return low


def _rest(
    words: Words,
    which: Attribution,
    first: tuple[int, int],
    others: Sequence[Attribution],
) -> list[tuple[int, int]]:
    """Return the part of the content after an attribution in its middle: 'A, X said, B'."""
    at, high = which.extent[1], which.region.high
    if high <= at + 1:
        return []
    if words.quote[at] != which.region.quote and words.opens(at):
        return [(at, high)]
    if words.low[at] not in (",", ":", ";", "\u2014"):
        return []
    at += 1
    if words.quote[at] != which.region.quote and words.opens(at):
        return [(at, _next_start(which, others, at))]
    adjunct = not any(words.tags[k] in FINITE for k in range(*first))
    adjunct = adjunct or words.low[first[0]] in SUBORDINATORS
    if (
        not adjunct
        or words.low[at - 1] != ","
        or (words.tags[at] not in FINITE and clause_verb(words, at, which.region) is None)
    ):
        return []
    return [(at, _next_start(which, others, at))]


def _next_start(which: Attribution, others: Sequence[Attribution], at: int) -> int:
    starts = [
        each.extent[0] for each in others
        if each is not which and at < each.extent[0] and each.region.quote == which.region.quote
        and (each.shared or each.side is Side.AFTER)
    ]  # fmt: skip
    return min([*starts, which.region.high])


def drawn(words: Words, ranges: list[tuple[int, int]], region: Region) -> Content | None:
    """Return ranges of words as spans, without the marks and commas at their edges."""
    spans: list[Span] = []
    numbers: list[int] = []
    all_direct = True
    for first, end in ranges:
        start, stop = _trimmed(words, first, end, region)
        if stop <= start:
            continue
        inside = sorted({words.quote[k] for k in range(start, stop)} - {region.quote, OUTSIDE})
        numbers += inside
        span, direct = _span(words, (start, stop), region, inside)
        if span is None:
            continue
        all_direct = all_direct and direct
        spans.append(span)
    if not spans:
        return None
    kind = Directness.INDIRECT
    if numbers:
        kind = Directness.DIRECT if all_direct else Directness.MIXED
    return Content(tuple(_parted(spans)), kind, tuple(numbers))


def _trimmed(words: Words, start: int, end: int, region: Region) -> tuple[int, int]:
    while (
        start < end
        and words.quote[start] == region.quote
        and (words.low[start] in _EDGES and words.low[start] not in ("(", "["))
    ):
        start += 1
    while start < end and words.quote[end - 1] == region.quote:
        last = words.low[end - 1]
        if last in _KEPT_AT_END and (last in "!?" or _matched(words, start, end, last)):
            break
        if last in _EDGES or (last in _JOINS and words.tags[end - 1] in ("CC", "IN")):
            end -= 1
            continue
        break
    return start, end


def _matched(words: Words, start: int, end: int, close: str) -> bool:
    opener = "(" if close == ")" else "["
    return any(words.low[k] == opener for k in range(start, end))


def _span(
    words: Words, place: tuple[int, int], region: Region, inside: list[int]
) -> tuple[Span | None, bool]:
    """Return the span of *place*; of a quotation that fills it, what is inside its marks."""
    start, stop = place
    if len(inside) == 1 and all(words.quote[k] == inside[0] for k in range(start, stop)):
        whole = words.quotations[inside[0]]
        if (
            words.starts[start] <= whole.outer.start
            or words.opens(start)
            or (words.closes(stop - 1))
        ):
            return inner_of(words, inside[0]), True
    span = words.span(start, stop)
    for number in (words.quote[start], words.quote[stop - 1]):
        if number not in (region.quote, OUTSIDE):
            span = span.cover(words.quotations[number].outer)
    return span, False


def inner_of(words: Words, number: int) -> Span | None:
    """Return what a quotation says: without marks, outer white space and final comma."""
    inner = words.quotations[number].inner
    low, high = words.word_range(inner)
    if high <= low:
        return None
    if words.low[high - 1] == "," and low < high - 1:
        high -= 1
    return words.span(low, high)


def _parted(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that overlap joined."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = found[-1].cover(span)
        else:
            found.append(span)
    return found
