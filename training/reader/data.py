"""Gold paragraphs → arrays for the network: pieces, flags and class numbers. It reads no corpus."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from dateline.model import Span
from dateline.reader.inputs import case_of, quote_flags
from dateline.reader.quotes import find_quotations
from dateline.reader.wordpiece import WordPiece
from training.reader.corpora import Paragraph
from training.reader.model import Batch, Inventory

TAG_HEADS = ("upos", "feats", "names", "speech", "inner", "times", "trigger", "outlook")
LIMIT = 200
"""Pieces of a window, the two special ones included."""
_RARE = 5
"""A bundle of features that is rarer than this in training is not a class of its own."""
SKIP = -100
Ints = np.ndarray


@dataclass(frozen=True, slots=True)
class Window:
    """One training example. Arrays over pieces: ``pieces case quote place``; over words the rest."""

    corpus: str
    document: str
    pieces: Ints
    case: Ints
    quote: Ints
    place: Ints
    words: Ints
    sentence: Ints
    labels: Mapping[str, Ints]
    vectors: Ints | None = None
    """Teacher's vector of each sentence, [sentences, S], or ``None``."""


def inventory_of(paragraphs: Sequence[Paragraph]) -> Inventory:
    """Return the classes that occur in *paragraphs*, the most frequent ones first for features."""
    seen: dict[str, Counter[str]] = {name: Counter() for name in (*TAG_HEADS, "relation")}
    for paragraph in paragraphs:
        for name, values in paragraph.labels.items():
            if name in seen:
                seen[name].update(value for value in values if value is not None)
    seen["inner"] = seen["speech"]
    tags = {
        name: tuple(sorted(c for c in counts if name != "feats" or _RARE <= counts[c]))
        for name, counts in seen.items()
        if name != "relation" and counts
    }
    return Inventory(tags, tuple(sorted(seen["relation"])))


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
        text = paragraph.text
        quotations = find_quotations(text, Span(0, len(text))) if text else []
        flags = quote_flags(paragraph.words, quotations)
        forms = [text[a:b] for a, b in paragraph.words]
        pieces = [self.pieces.pieces(form) for form in forms]
        for first, last in _stretches(paragraph.sentences, [len(p) for p in pieces]):
            yield self._window(paragraph, forms, pieces, flags, first, last)

    def _window(
        self, paragraph: Paragraph, forms: list[str], pieces: list[tuple[int, ...]],
        flags: Sequence[int], first: int, last: int,
    ) -> Window:  # fmt: skip
        starts = set(paragraph.sentences)
        flat, case, quote, place = [self.pieces.cls], [0], [0], [0]
        words, sentence, number = [], [], -1
        for at in range(first, last):
            number += at in starts or at == first
            where = 2 if at == 0 else 1 if at in starts else 0
            words.append(len(flat))
            sentence.append(number)
            flat += pieces[at]
            for column, value in ((case, case_of(forms[at])), (quote, flags[at]), (place, where)):
                column += [value] * len(pieces[at])
        for column, value in ((flat, self.pieces.sep), (case, 0), (quote, 0), (place, 0)):
            column.append(value)
        labels = {
            name: self._labels(name, values, first, last)
            for name, values in paragraph.labels.items()
        }
        return Window(
            paragraph.corpus, paragraph.document,
            *(np.asarray(c, dtype=np.int32) for c in (flat, case, quote, place, words, sentence)),
            labels=labels,
        )  # fmt: skip

    def _labels(self, name: str, values: Sequence[object], first: int, last: int) -> Ints:
        part = values[first:last]
        if name == "factuality":
            return np.asarray([np.nan if v is None else v for v in part], dtype=np.float32)
        if name in ("head", "link", "inner_link"):
            return np.asarray([_moved(v, first, last) for v in part], dtype=np.int32)
        known = self.classes[name]
        return np.asarray(
            [SKIP if v is None else known.get(str(v), SKIP) for v in part], dtype=np.int32
        )


def _moved(value: object, first: int, last: int) -> int:
    """Return a head counted from 1 in the window; 0 stays the root, one outside is not a label."""
    if not isinstance(value, int):
        return SKIP
    if value == 0:
        return 0
    return value - first if first < value <= last else SKIP


def _stretches(starts: Sequence[int], lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield word ranges of whole sentences that fit a window; a longer sentence is cut."""
    ends = [*starts[1:], len(lengths)]
    first, size = 0, 2
    for start, end in zip(starts, ends, strict=True):
        length = sum(lengths[start:end])
        if first < start and LIMIT < size + length:
            yield first, start
            first, size = start, 2
        size += length
        while LIMIT < size:
            cut, size = first, 2
            while size + lengths[cut] <= LIMIT and cut < end - 1:
                size += lengths[cut]
                cut += 1
            yield first, max(cut, first + 1)
            first = max(cut, first + 1)
            size = 2 + sum(lengths[first:end])
    if first < len(lengths):
        yield first, len(lengths)


def batches(
    windows: Sequence[Window], size: int, rng: random.Random | None = None
) -> Iterator[list[Window]]:
    """Yield lists of windows of like length, at most *size* padded pieces each.

    Few distinct shapes come out, because the first batch of each shape is slow on a processor.
    With *rng* windows and batches are in an order of their own each time.
    """
    groups: dict[int, list[Window]] = {}
    for window in windows:
        groups.setdefault(padded_length(len(window.pieces)), []).append(window)
    found: list[list[Window]] = []
    left: list[Window] = []
    for length in sorted(groups):
        group = [*left, *groups[length]]
        if rng:
            rng.shuffle(group)
        many = max(1, size // length)
        whole = len(group) - len(group) % many if length < max(groups) else len(group)
        found += [group[at : at + many] for at in range(0, whole, many)]
        left = group[whole:]
    if rng:
        rng.shuffle(found)
    yield from found


def padded_length(pieces: int) -> int:
    """Return the next length that windows are padded to: steps of 8, then of 16."""
    step = 8 if pieces <= 96 else 16
    return -(-pieces // step) * step


def tensors(windows: Sequence[Window]) -> Batch:
    """Return *windows* padded to one batch, labels included."""
    longest = most = padded_length(max(len(w.pieces) for w in windows))

    def padded(name: str) -> torch.Tensor:
        out = np.zeros((len(windows), longest), dtype=np.int64)
        for at, w in enumerate(windows):
            values = getattr(w, name)
            out[at, : len(values)] = values
        return torch.from_numpy(out)

    def worded(arrays: list[Ints | None], fill: float, dtype: type) -> torch.Tensor:
        out = np.full((len(windows), most), fill, dtype=dtype)
        for at, values in enumerate(arrays):
            if values is not None:
                out[at, : len(values)] = values
        return torch.from_numpy(out)

    names = sorted({name for w in windows for name in w.labels})
    labels = {
        name: worded([w.labels.get(name) for w in windows], np.nan, np.float32)
        if name == "factuality"
        else worded([w.labels.get(name) for w in windows], SKIP, np.int64)
        for name in names
    }
    labels["sentence"] = worded([w.sentence for w in windows], -1, np.int64)
    mask = np.zeros((len(windows), longest), dtype=bool)
    for at, w in enumerate(windows):
        mask[at, : len(w.pieces)] = True
    return Batch(
        *(padded(name) for name in ("pieces", "case", "quote", "place")),
        mask=torch.from_numpy(mask),
        words=worded([w.words for w in windows], 0, np.int64),
        labels=labels,
    )  # fmt: skip
