"""The words of a paragraph → the windows that the network reads. It reads nothing out of them.

Flags are those of training: quotations over the whole paragraph, whatever the window.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from dateline.model import Quotation
from dateline.reader.inputs import case_of, place_flags, quote_flags
from dateline.reader.network import Inputs
from dateline.reader.windows import Window, cut
from dateline.reader.wordpiece import WordPiece

_SPECIAL = 2
_KEY_BYTES = 8
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of one paragraph, and where they stand among those of the document.

    ``words`` are offsets in *text*; ``starts`` the index of each sentence's first word, the first is
    0; ``first_word``, ``first_sentence`` count in the document.
    """

    text: str
    words: Sequence[Offsets]
    starts: Sequence[int]
    quotations: Sequence[Quotation]
    first_word: int
    first_sentence: int


@dataclass(frozen=True, slots=True)
class Job:
    """A window to read, and which of its words are kept.

    ``first_word`` is the index in the document of the window's first word. ``sentences`` are the
    kept ones, one behind another, as (index in the document, first word, end), words counted in the
    window. ``opens`` says that the window begins its paragraph, ``goes_on`` that it begins inside a
    sentence.
    """

    inputs: Inputs
    first_word: int
    sentences: tuple[tuple[int, int, int], ...]
    opens: bool = True
    goes_on: bool = False

    @property
    def core(self) -> Offsets:
        """The kept words, half-open, counted in the window."""
        return self.sentences[0][1], self.sentences[-1][2]


@dataclass(frozen=True, slots=True)
class _Flat:
    """A paragraph as numbers per word; ``at`` counts the pieces before each word, and all."""

    pieces: list[tuple[int, ...]]
    flags: tuple[list[int], list[int], list[int]]
    at: list[int]


class Encoder:
    """Paragraphs → windows of at most *limit* pieces, the two special ones included."""

    def __init__(self, pieces: WordPiece, limit: int) -> None:
        self._pieces = pieces
        self._room = limit - _SPECIAL

    def jobs(self, paragraph: Paragraph) -> Iterator[Job]:
        """Yield the windows of *paragraph*; what is kept of them tiles its words, in order."""
        if not paragraph.words:
            return
        flat = self._flat(paragraph)
        bounds = [*paragraph.starts, len(paragraph.words)]
        lengths = [flat.at[end] - flat.at[start] for start, end in pairwise(bounds)]
        keys = [] if flat.at[-1] <= self._room else _keys(paragraph, bounds)
        for window in cut(lengths, keys, limit=self._room):
            if self._room < sum(lengths[window.first : window.last]):
                yield from self._parts(paragraph, flat, bounds, window.core_first)
            else:
                yield self._job(paragraph, flat, bounds, window)

    def _flat(self, paragraph: Paragraph) -> _Flat:
        text = paragraph.text
        forms = [text[start:end] for start, end in paragraph.words]
        cut_up = self._pieces.pieces
        pieces = [cut_up(form)[: self._room] for form in forms]
        quotes = (
            quote_flags(paragraph.words, paragraph.quotations)
            if paragraph.quotations
            else [0] * len(forms)
        )
        places = place_flags(len(forms), paragraph.starts)
        at = list(accumulate(map(len, pieces), initial=0))
        return _Flat(pieces, (list(map(case_of, forms)), quotes, places), at)

    def _job(self, paragraph: Paragraph, flat: _Flat, bounds: list[int], window: Window) -> Job:
        first, last = bounds[window.first], bounds[window.last]
        kept = range(window.core_first, window.core_last)
        return Job(
            self._inputs(flat, first, last),
            paragraph.first_word + first,
            tuple(
                (paragraph.first_sentence + s, bounds[s] - first, bounds[s + 1] - first)
                for s in kept
            ),
            opens=first == 0,
        )

    def _parts(
        self, paragraph: Paragraph, flat: _Flat, bounds: list[int], sentence: int
    ) -> Iterator[Job]:
        """Yield one sentence that no window holds, in parts cut between words."""
        first, end = bounds[sentence], bounds[sentence + 1]
        start = first
        while start < end:
            last = min(end, bisect_right(flat.at, flat.at[start] + self._room) - 1)
            yield Job(
                self._inputs(flat, start, last),
                paragraph.first_word + start,
                ((paragraph.first_sentence + sentence, 0, last - start),),
                opens=start == 0,
                goes_on=first < start,
            )
            start = last

    def _inputs(self, flat: _Flat, first: int, last: int) -> Inputs:
        offset = flat.at[first] - 1
        numbers = [self._pieces.cls]
        for pieces in flat.pieces[first:last]:
            numbers += pieces
        numbers.append(self._pieces.sep)
        at = np.array(flat.at[first : last + 1], dtype=np.int64) - offset
        counts = np.diff(at)
        spread = np.zeros((3, len(numbers)), dtype=np.int64)
        spread[:, 1:-1] = np.repeat([flags[first:last] for flags in flat.flags], counts, axis=1)
        case, quote, place = spread
        return Inputs(np.array(numbers, dtype=np.int64), case, quote, place, at[:-1])


def _keys(paragraph: Paragraph, bounds: Sequence[int]) -> list[int]:
    """Return a number for each sentence that depends on its words alone."""
    words, found = paragraph.words, []
    for first, end in pairwise(bounds):
        sentence = paragraph.text[words[first][0] : words[end - 1][1]]
        hashed = hashlib.blake2b(sentence.encode(), digest_size=_KEY_BYTES).digest()
        found.append(int.from_bytes(hashed, "big"))
    return found
