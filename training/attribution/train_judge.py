"""Train the judge of attribution patterns on the train part of PolNeAR.

Does not run in the package. Reads third-party text under ``.data/polnear`` and writes weights only
(``src/dateline/attribution/weights/cues.json``). Run:
``python training/attribution/train_judge.py [--holdout]``; ``--holdout`` keeps every fifth article
(by hash of its name) out and prints precision and recall of the judge on them by threshold.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "quality" / "attribution"))

from gold import Article, load  # noqa: E402
from run import reading_of  # noqa: E402

from dateline.attribution.attribute import Attribution, Complement  # noqa: E402
from dateline.attribution.cues import Voice  # noqa: E402
from dateline.attribution.judge import features  # noqa: E402
from dateline.attribution.sentences import candidates, regions  # noqa: E402
from dateline.attribution.words import words_of  # noqa: E402

OUT = ROOT / "src" / "dateline" / "attribution" / "weights" / "cues.json"
MIN_COUNT = 4
PENALTY = 1.0
STEPS = 300


def likely(which: Attribution) -> bool:
    """Stand in for the judge while there is none: good cues lend their source."""
    sure = (which.found.entry.precision or 0.0) >= 0.4
    return sure and which.complement is not Complement.OBJECT or which.found.voice is Voice.PHRASE


def rows_of(article: Article) -> list[tuple[list[str], int]]:
    """Return features and label of each pattern in *article*."""
    document, reading = reading_of(article)
    words = words_of(document, reading)
    gold = sorted(piece for each in article.triples for piece in each.cue)
    rows = []
    for low, high in zip(words.first, words.first[1:], strict=False):
        for region in regions(words, low, high):
            for which in candidates(words, region, likely):
                place = words.span(which.found.start, which.found.end)
                label = any(a < place.end and place.start < b for a, b in gold)
                rows.append((list(features(words, which)), int(label)))
    return rows


def held(article: Article) -> bool:
    """Tell whether an article is in the held-out fifth."""
    return hashlib.sha256(article.name.encode()).digest()[0] % 5 == 0


def fit(rows: list[tuple[list[str], int]]) -> dict[str, float]:
    """Return the weights of a logistic regression with an L2 penalty, by Adam."""
    counts = Counter(name for names, _ in rows for name in names)
    vocabulary = {name: at for at, name in enumerate(sorted(counts)) if MIN_COUNT <= counts[name]}
    vocabulary = {name: at for at, name in enumerate(vocabulary)}
    which, where = [], []
    for at, (names, _) in enumerate(rows):
        for name in names:
            if name in vocabulary:
                where.append(at)
                which.append(vocabulary[name])
    columns, owners = np.array(which), np.array(where)
    labels = np.array([label for _, label in rows], dtype=float)
    weights = np.zeros(len(vocabulary))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = np.bincount(owners, weights[columns], minlength=len(rows))
        errors = 1.0 / (1.0 + np.exp(-scores)) - labels
        gradient = np.bincount(columns, errors[owners], minlength=len(weights)) + PENALTY * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = 0.05 * (1.0 - 0.9 * step / STEPS)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[at]), 3) for name, at in vocabulary.items()}


def report(rows: list[tuple[list[str], int]], weights: dict[str, float]) -> None:
    """Print precision and recall by threshold."""
    scores = np.array([sum(weights.get(name, 0.0) for name in names) for names, _ in rows])
    labels = np.array([label for _, label in rows])
    chances = 1.0 / (1.0 + np.exp(-scores))
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = threshold <= chances
        right = int((kept & (labels == 1)).sum())
        precision = right / max(1, kept.sum())
        print(threshold, round(precision, 3), round(right / max(1, labels.sum()), 3), file=sys.stderr)


def main() -> None:
    """Train, and write the weights unless articles are held out."""
    articles = load(ROOT / ".data" / "polnear" / "data", "train")
    holdout = "--holdout" in sys.argv
    train = [row for a in articles if not (holdout and held(a)) for row in rows_of(a)]
    weights = fit(train)
    if holdout:
        report([row for a in articles if held(a) for row in rows_of(a)], weights)
    stored = {
        "origin": "trained on the train part of PolNeAR (networkdynamics/PolNeAR); holds no text",
        "weights": {name: value for name, value in sorted(weights.items()) if value != 0.0},
    }
    if not holdout or "--write" in sys.argv:
        text = json.dumps(stored, ensure_ascii=False, indent=0, separators=(",", ":"))
        OUT.write_text(text + "\n", encoding="utf-8")
    print(len(train), "patterns,", len(weights), "features", file=sys.stderr)


if __name__ == "__main__":
    main()
