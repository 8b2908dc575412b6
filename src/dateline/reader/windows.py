"""Sentences of one paragraph → the windows that the encoder reads at a time.

It sees lengths and keys only: it hashes nothing, reads no text, and cuts no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``[first, last)`` are read together; what is said of ``[core_first, core_last)`` is kept.

    Indices of the sentences of one paragraph, half-open. The rest is context.
    """

    first: int
    last: int
    core_first: int
    core_last: int


def cut(lengths: Sequence[int], keys: Sequence[int], *, limit: int) -> list[Window]:
    """Return windows whose cores tile the sentences of one paragraph, in order.

    A paragraph within the limit is one window. A longer one is cut where a sentence's key is below
    both its neighbours' keys, so that a cut depends on the sentences around it and not on how far
    they stand from the start; each core has one sentence of context on either side where that fits.

    Source: Muthitacharoen, Chen, Mazières (2001), A Low-bandwidth Network File System, §3.1.
    Differs: breaks at the least of three keys, as a paragraph is too short for a rarer mark.

    Args:
        lengths: pieces of each sentence; one above the limit comes alone, for the caller to cut.
        keys: a hash of the text of each sentence, the same in every run; as many as *lengths*.
        limit: most pieces of one window, context included.

    >>> for window in cut([4, 4, 4], [1, 2, 3], limit=10):
    ...     print(window)
    Window(first=0, last=2, core_first=0, core_last=1)
    Window(first=0, last=2, core_first=1, core_last=2)
    Window(first=1, last=3, core_first=2, core_last=3)
    """
    if not lengths:
        return []
    if sum(lengths) <= limit:
        return [Window(0, len(lengths), 0, len(lengths))]
    return [
        _with_context(lengths, first, last, limit) for first, last in _cores(lengths, keys, limit)
    ]


def _cores(lengths: Sequence[int], keys: Sequence[int], limit: int) -> Iterator[tuple[int, int]]:
    first, held = 0, 0
    for index, length in enumerate(lengths):
        before = lengths[first - 1] if first else 0
        after = lengths[index + 1] if index + 1 < len(lengths) else 0
        full = limit < before + held + length + after
        if first < index and (full or _is_least(keys, index)):
            yield first, index
            first, held = index, 0
        held += length
    yield first, len(lengths)


def _is_least(keys: Sequence[int], index: int) -> bool:
    if index < 1 or len(keys) <= index + 1:
        return False
    return keys[index] < keys[index - 1] and keys[index] < keys[index + 1]


def _with_context(lengths: Sequence[int], first: int, last: int, limit: int) -> Window:
    """Widen a core by a sentence on each side; where one fits only, by the one before."""
    left = limit - sum(lengths[first:last])
    start, end = first, last
    if 0 < first and lengths[first - 1] <= left:
        start -= 1
        left -= lengths[start]
    if last < len(lengths) and lengths[last] <= left:
        end += 1
    return Window(start, end, first, last)
