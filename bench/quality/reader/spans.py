"""Names on newswire, times and triggers on TimeBank and AQUAINT, from raw text. Tunes nothing."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from training.reader.corpora import newswire
from training.reader.corpora.paragraph import Annotated
from training.reader.corpora.timeml import DEV_FOLD

from bench.quality.names.baseline import baseline as capitals
from bench.quality.reader.rows import Case, Naive, Triple, named, rows
from bench.quality.reader.words import document_of
from bench.quality.timelines.triggers import Annotated as Events
from bench.quality.timelines.triggers import count as count_triggers
from bench.quality.timelines.triggers import lexicon_alone, read_annotated
from bench.quality.timexes import baseline as patterns
from bench.quality.timexes.score import count as count_times
from bench.quality.timexes.timeml import Article, Gold, as_document, read_articles
from dateline.model import Reading, Tag
from dateline.reader import Network, read

CLASSES = (
    "Person", "Organization", "Location", "Date", "NORP", "Money", "Misc", "Facility", "Product",
)  # fmt: skip
TIMES = ("strict", "relaxed", "type")
_CLASS_OF = {"PERSON": "Person", "ORG": "Organization", "PLACE": "Location"}
Named = tuple[int, int, str]


def measure_names(folder: Path, network: Network, keep: Callable[[str], bool]) -> dict[str, object]:
    """Return ``rows``, ``cases``, ``words`` and ``seconds`` on the articles to *keep*."""
    found = [e for e in newswire.annotated(folder, "dev") if keep(e.paragraph.document)]
    ours: list[Case] = []
    naive: list[Case] = []
    seconds = 0.0
    for name, group in groupby(found, key=lambda each: each.paragraph.document):
        own = list(group)
        document, starts = document_of(name, [each.paragraph.text for each in own])
        began = time.perf_counter()
        reading = read(document, network=network)
        seconds += time.perf_counter() - began
        gold, hidden = gold_names(own, starts)
        simple = [
            (each.start, each.end, _CLASS_OF[each.group])
            for each in capitals(document.text, reading)
        ]
        ours.append(Case(name, count_names(gold, hidden, map(_named, reading.names))))
        naive.append(Case(name, count_names(gold, hidden, simple)))
    measures = ("all", *CLASSES)
    table = rows(ours, measures, Naive("capitals", naive))
    return {
        "rows": {"names": table[0]} | named("names,", CLASSES, table[1:]),
        "cases": {f"newswire {case.name}": list(case.counts["all"]) for case in ours},
        "words": sum(len(each.paragraph.words) for each in found),
        "seconds": seconds,
    }


def _named(tag: Tag) -> Named:
    return tag.span.start, tag.span.end, tag.label


def gold_names(
    paragraphs: Sequence[Annotated], starts: Sequence[int]
) -> tuple[set[Named], list[tuple[int, int]]]:
    """Return the gold names, and the words of which the corpus says nothing."""
    gold: set[Named] = set()
    hidden: list[tuple[int, int]] = []
    for each, start in zip(paragraphs, starts, strict=True):
        gold |= {(start + s.start, start + s.end, s.label) for s in each.gold["names"]}
        pairs = zip(each.paragraph.words, each.paragraph.labels["names"], strict=True)
        hidden += [(start + a, start + b) for (a, b), label in pairs if label is None]
    return gold, hidden


def count_names(
    gold: set[Named], hidden: Sequence[tuple[int, int]], found: Iterable[Named]
) -> dict[str, Triple]:
    """Return the counts of names, by class; same span, same class.

    What is found on words of which the corpus says nothing is left aside.
    """
    unknown = {place for start, end in hidden for place in range(start, end)}
    kept = {each for each in found if unknown.isdisjoint(range(each[0], each[1]))}
    right = Counter(label for _, _, label in gold & kept)
    made, due = Counter(each[2] for each in kept), Counter(each[2] for each in gold)
    counts: dict[str, Triple] = {"all": (right.total(), len(kept), len(gold))}
    return counts | {name: (right[name], made[name], due[name]) for name in CLASSES}


def measure_times(folder: Path, network: Network, keep: Callable[[str], bool]) -> dict[str, object]:
    """Return ``rows``, ``cases``, ``words`` and ``seconds`` on the fold that training leaves out."""
    top = folder / "tempeval3"
    articles = [a for a in read_articles(top) if a.fold == DEV_FOLD and keep(a.name)]
    events = {each.name: each for each in read_annotated(top)}
    ours: list[Case] = []
    naive: list[Case] = []
    seconds, words = 0.0, 0
    for article in articles:
        document = as_document(article)
        began = time.perf_counter()
        reading = read(document, network=network)
        seconds += time.perf_counter() - began
        words += len(reading.tokens)
        known = events[article.name]
        created = document.published.days.earliest
        simple = patterns.find(article.text, created)
        ours.append(Case(article.name, _counts(article, known, _times(reading), _starts(reading))))
        naive.append(Case(article.name, _counts(article, known, simple, lexicon_alone(known))))
    found = rows(ours, TIMES, Naive("patterns", naive))
    found += rows(ours, ["triggers"], Naive("lexicon alone", naive))
    return {
        "rows": named("times,", TIMES, found[:-1]) | {"triggers": found[-1]},
        "cases": {
            f"timeml {case.name} {measure}": list(case.counts[measure])
            for case in ours
            for measure in ("relaxed", "triggers")
        },
        "words": words,
        "seconds": seconds,
    }


def _counts(
    article: Article, events: Events, times: Sequence[Gold], starts: Iterable[int]
) -> dict[str, Triple]:
    timed = count_times(article.gold, times)
    hits = count_triggers(events, starts)
    counts: dict[str, Triple] = {
        name: (getattr(timed, name), timed.found, timed.gold) for name in TIMES
    }
    return counts | {"triggers": (hits.right, hits.found, hits.wanted)}


def _times(reading: Reading) -> list[Gold]:
    return [Gold(each.span, each.label, "") for each in reading.times]


def _starts(reading: Reading) -> list[int]:
    return [each.span.start for each in reading.triggers]
