"""What every corpus is turned into: paragraphs of words with labels. Reads no corpus and scores nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from training.reader.corpora.stretches import Offsets, Stretch

Label = str | int | float | None
TRAIN, DEV = "train", "dev"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that is read at once.

    ``words`` are half-open offsets in ``text``: never empty, sorted, not overlapping. ``sentences``
    are the indices of the words that begin a sentence; the first is 0. ``labels`` hold one value a
    word under each key that the corpus annotates; ``None`` says that this word is not annotated.
    """

    corpus: str
    document: str
    text: str
    words: tuple[Offsets, ...]
    sentences: tuple[int, ...]
    labels: Mapping[str, tuple[Label, ...]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A paragraph with its gold stretches as the corpus has them, before they met the words."""

    paragraph: Paragraph
    gold: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)


Load = Callable[[Path, str], list[Paragraph]]
Annotate = Callable[[Path, str], list[Annotated]]


def bucket(name: str, buckets: int) -> int:
    """Return the bucket (0 to *buckets* - 1) of a document, by a hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % buckets


def in_part(part: str, *, is_dev: bool) -> bool:
    """Tell whether a document belongs to *part*.

    Raises:
        ValueError: *part* is neither ``train`` nor ``dev``.
    """
    if part not in {TRAIN, DEV}:
        raise ValueError(f"no part {part!r}: ask for {TRAIN!r} or {DEV!r}")
    return is_dev is (part == DEV)


def paragraphs(found: Iterable[Annotated]) -> list[Paragraph]:
    """Return the paragraphs alone."""
    return [each.paragraph for each in found]
