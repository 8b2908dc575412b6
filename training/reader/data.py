"""Gold paragraphs → windows: pieces, flags and class numbers as arrays. Needs no torch.

It reads no corpus and puts no windows together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.model import Span
from dateline.reader.inputs import case_of, place_flags, quote_flags
from dateline.reader.quotes import find_quotations
from dateline.reader.wordpiece import WordPiece
from training.reader.corpora import Paragraph
from training.reader.inventory import Inventory

LIMIT = 200
"""Pieces of a window, the two special ones included. Of 36,386 paragraphs of training 684 are cut;
half of it cuts 3,012, double 18."""
SKIP = -100
"""Class number of a word that teaches nothing: what PyTorch's loss leaves out."""
Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Window:
    """One training example. Arrays over pieces: ``pieces case quote place``; over words the rest.

    ``words`` holds the index of each word's first piece, ``sentence`` the number of its sentence
    in the window. ``vectors`` is what the base model says of each sentence, [sentences, S].
    """

    corpus: str
    document: str
    pieces: Numbers
    case: Numbers
    quote: Numbers
    place: Numbers
    words: Numbers
    sentence: Numbers
    labels: Mapping[str, Numbers]
    vectors: Numbers | None = None


@dataclass(frozen=True, slots=True)
class _Flat:
    """A paragraph as lists over its words: pieces, and the three flags."""

    pieces: list[tuple[int, ...]]
    flags: tuple[Sequence[int], Sequence[int], Sequence[int]]


class Encoder:
    """Paragraphs → windows."""

    def __init__(self, inventory: Inventory, pieces: WordPiece) -> None:
        self.pieces = pieces
        self.classes = {
            name: {value: at for at, value in enumerate(values)}
            for name, values in (*inventory.tags.items(), ("relation", inventory.relations))
        }

    def windows(self, paragraph: Paragraph) -> Iterator[Window]:
        """Yield the windows of *paragraph*: whole sentences, at most ``LIMIT`` pieces each."""
        flat = self._flat(paragraph)
        for first, last in stretches(paragraph.sentences, [len(p) for p in flat.pieces]):
            yield self._window(paragraph, flat, first, last)

    def _flat(self, paragraph: Paragraph) -> _Flat:
        text = paragraph.text
        quotations = find_quotations(text, Span(0, len(text))) if text else []
        forms = [text[a:b] for a, b in paragraph.words]
        flags = (
            [case_of(form) for form in forms],
            quote_flags(paragraph.words, quotations),
            place_flags(len(forms), paragraph.sentences),
        )
        return _Flat([self.pieces.pieces(form) for form in forms], flags)

    def _window(self, paragraph: Paragraph, flat: _Flat, first: int, last: int) -> Window:
        pieces = flat.pieces[first:last]
        counts = [len(p) for p in pieces]
        case, quote, place = (
            _array([0, *np.repeat(flags[first:last], counts), 0]) for flags in flat.flags
        )
        return Window(
            corpus=paragraph.corpus,
            document=paragraph.document,
            pieces=_array([self.pieces.cls, *(n for p in pieces for n in p), self.pieces.sep]),
            case=case,
            quote=quote,
            place=place,
            words=_array(1 + np.cumsum([0, *counts[:-1]])),
            sentence=_array(_numbered(paragraph.sentences, first, last)),
            labels={
                name: self._labels(name, values, first, last)
                for name, values in paragraph.labels.items()
            },
        )

    def _labels(self, name: str, values: Sequence[object], first: int, last: int) -> Numbers:
        part = values[first:last]
        if name == "factuality":
            return np.asarray([np.nan if v is None else v for v in part], dtype=np.float32)
        if name in {"head", "link", "inner_link"}:
            return _array([moved(v, first, last) for v in part])
        known = self.classes[name]
        return _array([SKIP if v is None else known.get(str(v), SKIP) for v in part])


def _array(values: npt.ArrayLike) -> Numbers:
    return np.asarray(values, dtype=np.int32)


def _numbered(starts: Sequence[int], first: int, last: int) -> list[int]:
    """Return the number of the sentence of each word of ``[first, last)``; the first is 0."""
    opening = {at for at in starts if first < at}
    numbers, number = [], 0
    for at in range(first, last):
        number += at in opening
        numbers.append(number)
    return numbers


def moved(value: object, first: int, last: int) -> int:
    """Return a head counted from 1 in the window ``[first, last)``.

    0 stays the root; a head outside, or none at all, is not a label.

    >>> [moved(value, 10, 20) for value in (0, 10, 11, 20, 21, None)]
    [0, -100, 1, 10, -100, -100]
    """
    if not isinstance(value, int):
        return SKIP
    if value == 0:
        return 0
    return value - first if first < value <= last else SKIP


def stretches(starts: Sequence[int], lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield word ranges of whole sentences that fit a window; a longer sentence is cut.

    Args:
        starts: the index of each sentence's first word; the first is 0.
        lengths: how many pieces each word has, each far below ``LIMIT``.
    """
    ends = [*starts[1:], len(lengths)]
    first, size = 0, 2
    for start, end in zip(starts, ends, strict=True):
        length = sum(lengths[start:end])
        if first < start and LIMIT < size + length:
            yield first, start
            first, size = start, 2
        size += length
        while LIMIT < size:
            cut = _fitting(lengths, first, end)
            yield first, cut
            first, size = cut, 2 + sum(lengths[cut:end])
    if first < len(lengths):
        yield first, len(lengths)


def _fitting(lengths: Sequence[int], first: int, end: int) -> int:
    """Return the end of the longest range from *first* that fits; never empty, never all."""
    cut, size = first, 2
    while size + lengths[cut] <= LIMIT and cut < end - 1:
        size += lengths[cut]
        cut += 1
    return max(cut, first + 1)
