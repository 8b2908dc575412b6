"""Quotations that no cue in their sentence claims: those that go on, and those that float.

Scare quotes are left alone: only a quotation that fills its sentences can be a statement here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.attribution.attribute import clause_subject
from dateline.attribution.contents import inner_of
from dateline.attribution.phrases import Region, noun_phrase_left
from dateline.attribution.words import OUTSIDE, Words
from dateline.model import Reading, Span

_MAX_NAME = 9
_MIN_WORDS = 4
"""A shorter quotation that fills a sentence is a title or a slogan more often than words spoken."""


@dataclass(frozen=True, slots=True)
class Floating:
    """A quotation that begins the sentence *sentence* and is in no cue's sentence.

    ``source`` are the words before a colon that introduces it, where there are any.
    """

    number: int
    sentence: int
    content: Span
    first_in_block: bool
    source: tuple[int, int] | None = None


def floating(words: Words, reading: Reading, owned: frozenset[int]) -> Iterator[Floating]:
    """Yield the quotations that fill sentences of their own, in the text's order."""
    seen: set[int] = set(owned)
    for index in range(len(reading.sentences)):
        low, high = words.first[index], words.first[index + 1]
        if high <= low:
            continue
        number = words.quote[low]
        if number != OUTSIDE and number not in seen and words.opens(low):
            seen.add(number)
            content = inner_of(words, number)
            if (
                content is not None
                and _fills(words, low, high, number)
                and (_MIN_WORDS <= len(range(*words.word_range(content))))
            ):
                first = index == 0 or reading.block[index - 1] != reading.block[index]
                source = _introduced(words, index)
                yield Floating(number, index, content, first, source)
            continue
        yield from _after_colon(words, (low, high), index, seen)


def _fills(words: Words, low: int, high: int, number: int) -> bool:
    """Tell whether nothing but marks stands outside the quotation in its first sentence."""
    return all(words.quote[at] == number or words.tags[at] == "PUNCT" for at in range(low, high))


def _introduced(words: Words, index: int) -> tuple[int, int] | None:
    """Return the subject of the sentence before, where that ends in a colon."""
    if index == 0:
        return None
    low, high = words.first[index - 1], words.first[index]
    if high <= low or words.low[high - 1] != ":":
        return None
    return clause_subject(words, high, Region(low, high, OUTSIDE))


def _after_colon(
    words: Words, bounds: tuple[int, int], index: int, seen: set[int]
) -> Iterator[Floating]:
    """'The minister was blunt: "…"' without a cue."""
    low, high = bounds
    for at in range(low + 1, high - 1):
        number = words.quote[at + 1]
        if words.low[at] != ":" or words.quote[at] != OUTSIDE or number in seen:
            continue
        if number == OUTSIDE or not words.opens(at + 1):
            continue
        source = _namer(words, low, at) or clause_subject(words, at, Region(low, at, OUTSIDE))
        content = inner_of(words, number)
        if source is not None and content is not None:
            seen.add(number)
            yield Floating(number, index, content, first_in_block=False, source=source)
        return


def _namer(words: Words, low: int, colon: int) -> tuple[int, int] | None:
    """Return the noun phrase that is all that stands before the colon: 'Ruiz: "…"'."""
    source = noun_phrase_left(words, colon, Region(low, colon, OUTSIDE))
    return source if source is not None and source[0] == low and colon - low < _MAX_NAME else None


def continued(
    reading: Reading, words: Words, found: Floating, owner: tuple[int, int] | None
) -> int | None:
    """Return the owner of the quotation right before *found*, where that one goes on in it.

    It goes on within a paragraph, and in the next one where nothing stands between the two.

    Args:
        reading: its sentences.
        words: the words of the document.
        found: the quotation that no cue claims.
        owner: who owns the quotation before, and the sentence of its cue; ``None`` for nobody.
    """
    if owner is None or found.source is not None:
        return None
    previous = words.quotations[found.number - 1]
    sentence = reading.sentence_at(previous.outer.end - 1)
    if sentence is None:
        return None
    return owner[0] if found.sentence - max(sentence, owner[1]) <= 1 else None
