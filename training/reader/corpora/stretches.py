"""Gold stretches of text ↔ labels of words. Knows no corpus and splits no text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Offsets = tuple[int, int]
OUTSIDE = "O"


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Half-open offsets in the text of a paragraph, with a label."""

    start: int
    end: int
    label: str


def clip(stretch: Stretch, within: Offsets, text: str) -> Stretch | None:
    """Return the part of *stretch* inside *within*, at offsets from the start of *within*.

    White space at its ends is left out; ``None`` where nothing is left.
    """
    start, end = max(stretch.start, within[0]), min(stretch.end, within[1])
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if end <= start:
        return None
    return Stretch(start - within[0], end - within[0], stretch.label)


def inside(words: Sequence[Offsets], stretch: Stretch) -> range:
    """Return the words of which at least half lies in *stretch*, else the one that shares most."""
    first = max(0, bisect_right(words, (stretch.start, stretch.start)) - 1)
    near: list[tuple[int, int, int]] = []
    for at in range(first, len(words)):
        start, end = words[at]
        if stretch.end <= start:
            break
        shared = min(end, stretch.end) - max(start, stretch.start)
        if 0 < shared:
            near.append((at, shared, end - start))
    kept = [at for at, shared, size in near if size <= 2 * shared]
    if kept:
        return range(kept[0], kept[-1] + 1)
    if not near:
        return range(0)
    best = max(near, key=lambda each: (each[1], -each[0]))[0]
    return range(best, best + 1)


def paint(words: Sequence[Offsets], stretches: Sequence[Stretch]) -> list[int | None]:
    """Return for each word the index of the stretch that it belongs to.

    Where stretches overlap, the earlier in the sequence wins.
    """
    owners: list[int | None] = [None] * len(words)
    for index, stretch in enumerate(stretches):
        for at in inside(words, stretch):
            if owners[at] is None:
                owners[at] = index
    return owners


def bio(owners: Sequence[int | None], stretches: Sequence[Stretch]) -> tuple[str, ...]:
    """Return BIO labels from what ``paint`` returned."""
    labels, before = [], None
    for owner in owners:
        if owner is None:
            labels.append(OUTSIDE)
        else:
            labels.append(f"{'I' if owner == before else 'B'}-{stretches[owner].label}")
        before = owner
    return tuple(labels)


def decode(words: Sequence[Offsets], labels: Sequence[object]) -> list[Stretch]:
    """Return the stretches that BIO *labels* say; an I- without its B- begins one too."""
    found: list[Stretch] = []
    before = OUTSIDE
    for (start, end), label in zip(words, labels, strict=True):
        name = str(label) if isinstance(label, str) else OUTSIDE
        kind = name[2:]
        if name.startswith("I-") and before[2:] == kind and before != OUTSIDE:
            found[-1] = Stretch(found[-1].start, end, kind)
        elif name != OUTSIDE:
            found.append(Stretch(start, end, kind))
        before = name
    return found
