"""Train where content after a cue ends, on the train part of PolNeAR.

Does not run in the package. Reads third-party text under ``.data/polnear`` and writes weights only
(``src/dateline/attribution/weights/bounds.json``). Run:
``python training/attribution/train_bounds.py [--holdout] [--write]``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.quality.attribution.gold import Article, load  # noqa: E402
from bench.quality.attribution.run import reading_of  # noqa: E402
from training.attribution.regression import Row, fit, report, write  # noqa: E402
from training.attribution.train_judge import held  # noqa: E402

from dateline.attribution.attribute import Attribution, Side  # noqa: E402
from dateline.attribution.bounds import features, places  # noqa: E402
from dateline.attribution.contents import right_limit  # noqa: E402
from dateline.attribution.sentences import attributions, stretches  # noqa: E402
from dateline.attribution.words import Words, words_of  # noqa: E402

OUT = ROOT / "src" / "dateline" / "attribution" / "weights" / "bounds.json"


def rows_of(article: Article) -> Iterator[Row]:
    """Yield features and label of each place where a content of *article* could end."""
    document, reading = reading_of(article)
    words = words_of(document, reading)
    for _, low, high in stretches(words, reading):
        found = attributions(words, low, high)
        for which in found:
            if which.side is Side.BEFORE:
                yield from _rows(words, which, right_limit(words, which, found), article)


def _rows(words: Words, which: Attribution, end: int, article: Article) -> Iterator[Row]:
    gold = _gold_end(words, which, article)
    if gold is None:
        return
    for at in places(words, which, end):
        here = words.ends[at - 1]
        if gold < here - 1:
            return
        label = here - 1 <= gold <= words.starts[at] + 1
        yield list(features(words, which, at, end)), int(label)
        if label:
            return


def _gold_end(words: Words, which: Attribution, article: Article) -> int | None:
    """Return where the gold content of the same cue ends, if it begins where ours does."""
    place, start = words.span(which.found.start, which.found.end), words.starts[which.content]
    for each in article.triples:
        if any(a < place.end and place.start < b for a, b in each.cue) and (
            -6 <= each.content[0][0] - start <= 1
        ):
            return each.content[-1][1] if each.content[-1][0] < each.content[0][1] + 40 else None
    return None


def main() -> None:
    """Train; print how it does on held-out articles, or write the weights."""
    articles = load(ROOT / ".data" / "polnear" / "data", "train")
    holdout = "--holdout" in sys.argv
    train = [row for a in articles if not (holdout and held(a)) for row in rows_of(a)]
    weights = fit(train, penalty=2.0)
    if holdout:
        report([row for a in articles if held(a) for row in rows_of(a)], weights)
    if not holdout or "--write" in sys.argv:
        write(OUT, weights)
    print(len(train), "places,", len(weights), "features", file=sys.stderr)


if __name__ == "__main__":
    main()
