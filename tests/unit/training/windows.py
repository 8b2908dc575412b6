"""Windows of given lengths, for the tests of what is trained on together."""

import random

import numpy as np
from training.reader.data import SKIP, Window


def window(length, *, corpus="ewt", document="invented", vectors=None, **labels):
    """Return a window of *length* pieces, the special ones included, a word a piece."""
    zeros = np.zeros(length, dtype=np.int32)
    words = np.arange(1, length - 1, dtype=np.int32)
    return Window(
        corpus, document, zeros + 7, zeros, zeros, zeros, words, np.zeros_like(words),
        {
            name: np.array(values, dtype=np.float32 if name == "factuality" else np.int32)
            for name, values in labels.items()
        },
        vectors,
    )  # fmt: skip


def labels(length, known):
    """Return labels for a window of *length* pieces, of which *known* words have one."""
    return [1] * known + [SKIP] * (length - 2 - known)


def seeded(seed):
    """Return the pseudo-random numbers of *seed*."""
    return random.Random(seed)  # noqa: S311 - a test draws the same each time
