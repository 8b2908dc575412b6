"""A logistic regression over named features, by Adam; deterministic. Knows nothing of statements."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

Row = tuple[list[str], int]
MIN_COUNT = 4
STEPS = 300
ORIGIN = "trained on the train part of PolNeAR (networkdynamics/PolNeAR); holds no text"


def fit(rows: list[Row], *, penalty: float = 1.0) -> dict[str, float]:
    """Return the weights of the features seen at least ``MIN_COUNT`` times."""
    counts = Counter(name for names, _ in rows for name in names)
    kept = sorted(name for name, count in counts.items() if MIN_COUNT <= count)
    vocabulary = {name: at for at, name in enumerate(kept)}
    pairs = [(at, vocabulary[n]) for at, (names, _) in enumerate(rows) for n in names
        if n in vocabulary]  # fmt: skip
    owners, columns = (np.array(column) for column in zip(*pairs, strict=True))
    labels = np.array([label for _, label in rows], dtype=float)
    weights = np.zeros(len(vocabulary))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = np.bincount(owners, weights[columns], minlength=len(rows))
        errors = 1.0 / (1.0 + np.exp(-scores)) - labels
        gradient = np.bincount(columns, errors[owners], minlength=len(weights)) + penalty * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = 0.05 * (1.0 - 0.9 * step / STEPS)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[at]), 3) for name, at in vocabulary.items()}


def report(rows: list[Row], weights: dict[str, float]) -> None:
    """Print precision and recall by threshold."""
    scores = np.array([sum(weights.get(name, 0.0) for name in names) for names, _ in rows])
    labels = np.array([label for _, label in rows])
    chances = 1.0 / (1.0 + np.exp(-scores))
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = threshold <= chances
        right = int((kept & (labels == 1)).sum())
        precision, recall = right / max(1, kept.sum()), right / max(1, labels.sum())
        print(threshold, round(precision, 3), round(recall, 3), file=sys.stderr)


def write(path: Path, weights: dict[str, float]) -> None:
    """Write *weights* with where they come from, one a line."""
    kept = {name: value for name, value in sorted(weights.items()) if value != 0.0}
    stored = {"origin": ORIGIN, "weights": kept}
    text = json.dumps(stored, ensure_ascii=False, indent=0, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
