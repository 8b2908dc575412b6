"""Which windows are trained on together. It makes no tensors and needs no torch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from training.reader.data import Window


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
    """Return the next length that windows are padded to: steps of 8, then of 16.

    >>> [padded_length(pieces) for pieces in (1, 8, 9, 96, 97, 200)]
    [8, 8, 16, 96, 112, 208]
    """
    step = 8 if pieces <= 96 else 16
    return -(-pieces // step) * step
