"""Measures expressions of time on TimeBank and AQUAINT, beside a naive rival in the same run.

The weights for past or future are trained five times, each time without the fold that is measured.
Prints nothing and sets no floor: the harness does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.figures import bootstrap
from bench.quality.timexes import baseline
from bench.quality.timexes.doubt import bare_weekdays, is_a_week_off, is_its_day
from bench.quality.timexes.score import MEASURES, Counts, count, pair, share
from bench.quality.timexes.timeml import Article, Gold, as_document, read_articles
from bench.quality.timexes.train import examples, train
from dateline.reader import read
from dateline.temporal import TemporalConfig, read_time
from dateline.temporal.clause import direction_weights

FOLDS = 5
PUBLISHED = {
    "HeidelTime": {
        "strict": 0.818,
        "relaxed": 0.907,
        "value": 0.776,
        "on": "TempEval-3 platinum, 20 documents that are kept apart here",
    },
    "nearest past": {"weekday": 0.90, "on": "TimeBank and AQUAINT, 304 weekdays, measured by us"},
}

System = Callable[[Article], list[Gold]]
Row = tuple[str, dict[str, float]]
"""A system and its figures."""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Of one document: bare weekdays in gold, and how many got gold's value."""

    gold: int
    right: int


def measure(data: Path) -> dict[str, object]:
    """Return the figures; *data* is the folder of ``tempeval3``, or the one above it.

    From above, ``wikiwars`` is measured too where it lies there: histories, which nothing was
    trained on.
    """
    folder = data / "tempeval3" if (data / "tempeval3").is_dir() else data
    articles = read_articles(folder)
    weights = fold_weights(articles)
    found, seconds, sentences = _ours(articles, weights, vague=True)
    plain, _, _ = _ours(articles, weights, vague=False)
    naive = [_naive(article) for article in articles]
    counts = [count(each.gold, got) for each, got in zip(articles, found, strict=True)]
    return {
        "articles": len(articles),
        "sentences": sentences,
        "sentences_per_second": round(sentences / max(seconds, 1e-9)),
        "ours": _figures(articles, found),
        "ours without vague adverbs": _figures(articles, plain),
        "naive floor": _figures(articles, naive),
        **_histories(data / "wikiwars"),
        "published": PUBLISHED,
        "cases": {
            article.name: [each.value, each.found, each.gold]
            for article, each in zip(articles, counts, strict=True)
        },
    }


def figures_beside(
    articles: Sequence[Article], peers: Sequence[tuple[str, list[list[Gold]]]]
) -> list[Row]:
    """Return the figures of ours, of the naive rival and of *peers*, each measured alike."""
    ours, _, _ = _ours(articles, fold_weights(articles), vague=True)
    naive = [_naive(article) for article in articles]
    systems = [("ours", ours), *peers, ("naive floor", naive)]
    return [(name, _plain_figures(articles, found)) for name, found in systems]


def _plain_figures(
    articles: Sequence[Article], found: Sequence[Sequence[Gold]]
) -> dict[str, float]:
    pairs = list(zip(articles, found, strict=True))
    counts = [count(article.gold, got) for article, got in pairs]
    weekdays = [_weekdays(article, got) for article, got in pairs]
    return {name: share(counts, name) for name in MEASURES} | {"weekday": _right(weekdays)}


def _histories(folder: Path) -> dict[str, object]:
    if not folder.is_dir():
        return {}
    articles = read_articles(folder)
    found, _, _ = _ours(articles, [direction_weights()] * FOLDS, vague=True)
    naive = [_naive(article) for article in articles]
    rows = {"ours": _figures(articles, found), "naive floor": _figures(articles, naive)}
    return {"wikiwars": {"articles": len(articles), **rows}}


def fold_weights(articles: Sequence[Article]) -> list[Mapping[str, float]]:
    """Return, for each fold, the weights trained on the other folds."""
    rows = examples(articles)
    return [train([row for row in rows if row.fold != fold]) for fold in range(FOLDS)]


def _ours(
    articles: Sequence[Article], weights: Sequence[Mapping[str, float]], *, vague: bool
) -> tuple[list[list[Gold]], float, int]:
    """Return what is found in each article, the seconds it took, and the sentences read."""
    results: list[list[Gold]] = []
    seconds, sentences = 0.0, 0
    for article in articles:
        config = TemporalConfig(vague_adverbs=vague, direction=weights[article.fold])
        document = as_document(article)
        reading = read(document)
        began = time.process_time()
        timexes = read_time(document, reading, config=config).timexes
        seconds += time.process_time() - began
        sentences += len(reading.sentences)
        results.append([Gold(each.span, each.type.value, each.value) for each in timexes])
    return results, seconds, sentences


def _naive(article: Article) -> list[Gold]:
    return baseline.find(article.text, as_document(article).published.days.earliest)


def _figures(articles: Sequence[Article], found: Sequence[Sequence[Gold]]) -> dict[str, object]:
    pairs = list(zip(articles, found, strict=True))
    counts = [count(article.gold, got) for article, got in pairs]
    rows: dict[str, object] = {}
    for measure_ in MEASURES:
        low, high = bootstrap(counts, _figure(measure_))
        value = round(share(counts, measure_), 4)
        rows[measure_] = {"f1": value, "interval": [round(low, 4), round(high, 4)]}
    weekdays = [_weekdays(article, got) for article, got in pairs]
    low, high = bootstrap(weekdays, _right)
    rows["weekday"] = {
        "f1": round(_right(weekdays), 4),
        "interval": [round(low, 4), round(high, 4)],
        "cases": sum(each.gold for each in weekdays),
    }
    sound = [_weekdays(article, got, sound=True) for article, got in pairs]
    rows["weekday, gold in doubt left out"] = {
        "f1": round(_right(sound), 4),
        "interval": [round(each, 4) for each in bootstrap(sound, _right)],
        "cases": sum(each.gold for each in sound),
    }
    return rows


def _figure(name: str) -> Callable[[Sequence[Counts]], float]:
    return lambda drawn: share(drawn, name)


def _weekdays(article: Article, found: Sequence[Gold], *, sound: bool = False) -> Weekdays:
    """Count the gold dates that are one weekday and nothing else.

    The day alone is compared, of whatever overlaps: *Friday night* where gold has *Friday* is right.
    *sound* leaves out what gold itself puts in doubt.
    """
    days = bare_weekdays(article)
    if sound:
        days = [] if is_a_week_off(article) else [d for d in days if is_its_day(article, d)]
    right = sum(a.value[:10] == b.value[:10] for a, b in pair(days, found))
    return Weekdays(len(days), right)


def _right(weekdays: Sequence[Weekdays]) -> float:
    """Return the share of weekdays that are found with gold's value."""
    total = sum(each.gold for each in weekdays)
    return sum(each.right for each in weekdays) / total if total else 1.0
