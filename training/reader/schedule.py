"""What a run can be told, what an epoch sees, and how fast it learns when. Needs no torch."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.reader.data import SKIP, Window
from training.reader.grouping import batches

SHARES: Mapping[str, float] = {
    "polnear": 1.0, "polnear-nested": 1.0, "newswire": 1.0, "ewt": 1.0, "gum": 1.0, "timeml": 1.6,
    "plover": 0.7,
}  # fmt: skip
"""How often an epoch sees each window of a corpus; the fraction is drawn anew each epoch."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told; each field is an option of ``training.reader.train``.

    ``pieces`` are the padded pieces of a batch; ``rate`` and ``head_rate`` the highest rates of the
    encoder and of the heads, ``warm`` the steps up to them; ``average`` the share of the running
    mean of the weights that each step keeps. None was searched for: half or double is not known.
    """

    epochs: int = 6
    pieces: int = 2_560
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: int = 400
    decay: float = 0.01
    clip: float = 1.0
    average: float = 0.998
    seed: int = 13
    save_every: int = 200
    threads: int = 2


def epoch_windows(windows: Sequence[Window], epoch: int, seed: int) -> list[Window]:
    """Return those of *windows* that *epoch* sees, in their order, some more than once."""
    rng = random.Random(f"{seed} {epoch}")
    found: list[Window] = []
    for window in windows:
        share = SHARES[window.corpus]
        found += [window] * (int(share) + (rng.random() < share % 1))
    return found


def epoch_batches(windows: Sequence[Window], epoch: int, settings: Settings) -> list[list[Window]]:
    """Return the batches of *epoch*, in the order in which they are trained on."""
    seen = epoch_windows(windows, epoch, settings.seed)
    rng = random.Random(f"order {settings.seed} {epoch}")
    return list(batches(seen, settings.pieces, rng))


def averages(windows: Sequence[Window], settings: Settings) -> tuple[dict[str, float], int]:
    """Return labels per batch of each head over the first epoch, and its number of batches."""
    totals: dict[str, float] = {}
    seen = epoch_windows(windows, 0, settings.seed)
    for window in seen:
        for name, values in window.labels.items():
            known = ~np.isnan(values) if name == "factuality" else values != SKIP
            totals[name] = totals.get(name, 0.0) + float(known.sum())
        if window.vectors is not None:
            totals["vector"] = totals.get("vector", 0.0) + len(window.vectors)
    count = sum(1 for _ in batches(seen, settings.pieces, random.Random(0)))
    return {name: total / count for name, total in totals.items()}, count


def rate_at(step: int, total: int, settings: Settings) -> float:
    """Return the factor of the rates: linear up to ``warm``, then linear to nothing.

    >>> [rate_at(step, 2_400, Settings()) for step in (0, 399, 400, 1_400, 2_400)]
    [0.0025, 1.0, 1.0, 0.5, 0.0]
    """
    if step < settings.warm:
        return (step + 1) / settings.warm
    return max(0.0, (total - step) / max(1, total - settings.warm))
