"""Train the judge of attribution patterns on the train part of PolNeAR.

Does not run in the package. Reads third-party text under ``.data/polnear`` and writes weights only
(``src/dateline/attribution/weights/cues.json``). Run:
``python training/attribution/train_judge.py [--holdout]``; ``--holdout`` keeps every fifth article
(by hash of its name) out and prints precision and recall of the judge on them by threshold.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.quality.attribution.gold import Article, load  # noqa: E402
from bench.quality.attribution.run import reading_of  # noqa: E402
from training.attribution.regression import Row, fit, report, write  # noqa: E402

from dateline.attribution.attribute import Attribution  # noqa: E402
from dateline.attribution.complements import Complement  # noqa: E402
from dateline.attribution.cues import Voice  # noqa: E402
from dateline.attribution.judge import features  # noqa: E402
from dateline.attribution.sentences import candidates, regions, stretches  # noqa: E402
from dateline.attribution.words import words_of  # noqa: E402

OUT = ROOT / "src" / "dateline" / "attribution" / "weights" / "cues.json"


def likely(which: Attribution) -> bool:
    """Stand in for the judge while there is none: good cues lend their source."""
    sure = (which.found.entry.precision or 0.0) >= 0.4
    return (sure and which.complement is not Complement.OBJECT) or which.found.voice is Voice.PHRASE


def rows_of(article: Article) -> list[Row]:
    """Return features and label of each pattern in *article*.

    Patterns inside what someone else says are left out: the gold seldom marks them.
    """
    document, reading = reading_of(article)
    words = words_of(document, reading)
    gold = sorted(piece for each in article.triples for piece in each.cue)
    said = [piece for each in article.triples for piece in each.content]
    rows = []
    for _, low, high in stretches(words, reading):
        for region in regions(words, low, high):
            for which in candidates(words, region, likely):
                place = words.span(which.found.start, which.found.end)
                label = any(a < place.end and place.start < b for a, b in gold)
                inside = any(a <= place.start and place.end <= b for a, b in said)
                if label or not inside:
                    rows.append((list(features(words, which)), int(label)))
    return rows


def held(article: Article) -> bool:
    """Tell whether an article is in the held-out fifth."""
    return hashlib.sha256(article.name.encode()).digest()[0] % 5 == 0


def main() -> None:
    """Train, and write the weights unless articles are held out."""
    articles = load(ROOT / ".data" / "polnear" / "data", "train")
    holdout = "--holdout" in sys.argv
    train = [row for a in articles if not (holdout and held(a)) for row in rows_of(a)]
    weights = fit(train)
    if holdout:
        report([row for a in articles if held(a) for row in rows_of(a)], weights)
    if not holdout or "--write" in sys.argv:
        write(OUT, weights)
    print(len(train), "patterns,", len(weights), "features", file=sys.stderr)


if __name__ == "__main__":
    main()
