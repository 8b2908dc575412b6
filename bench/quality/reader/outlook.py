"""Factuality of predicates (UDS on EWT, dev) and outlook of sentences (PLOVER). Tunes nothing.

Factuality is read at the gold predicates, of gold words; the outlook from raw text. PLOVER has few
sentences, and very few of them tell what is to come.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from training.reader.corpora import Paragraph, plover, ud

from bench.quality.reader.rows import Case, Naive, Row, rounded, row, rows
from bench.quality.reader.words import document_of, factuality
from dateline.reader import Network, read

KEY, PAST, TODO = "factuality", "past", "todo"
_SCALE = 6.0
"""The length of the scale of factuality, -3 to 3."""
_NAIVE = "the word's mean"


@dataclass(frozen=True, slots=True)
class Sums:
    """Of one document's predicates, *x* found and *y* gold: how many, and sums over them."""

    count: int
    x: float
    y: float
    xx: float
    yy: float
    xy: float
    error: float

    @classmethod
    def of(cls, found: Sequence[float], gold: Sequence[float]) -> Sums:
        """Return the sums of predicates of which *found* is said, and *gold* right."""
        pairs = list(zip(found, gold, strict=True))
        return cls(
            len(pairs),
            sum(found),
            sum(gold),
            sum(x * x for x in found),
            sum(y * y for y in gold),
            sum(x * y for x, y in pairs),
            sum(abs(x - y) for x, y in pairs),
        )


def correlation(documents: Sequence[Sums]) -> float:
    """Return Pearson's r over all predicates; 0 where one side says the same of all, or r is below."""
    count = sum(each.count for each in documents)
    x, y = sum(each.x for each in documents), sum(each.y for each in documents)
    spread_x = count * sum(each.xx for each in documents) - x * x
    spread_y = count * sum(each.yy for each in documents) - y * y
    both = count * sum(each.xy for each in documents) - x * y
    if spread_x <= 0 or spread_y <= 0:
        return 0.0
    return min(1.0, max(0.0, both / math.sqrt(spread_x * spread_y)))


def mean_error(documents: Sequence[Sums]) -> float:
    """Return the mean absolute error over all predicates."""
    return sum(each.error for each in documents) / max(1, sum(each.count for each in documents))


def closeness(documents: Sequence[Sums]) -> float:
    """Return 1 - mean absolute error / 6: 1 is no error, 0 the whole scale."""
    return min(1.0, max(0.0, 1 - mean_error(documents) / _SCALE))


def measure(folder: Path, network: Network, keep: Callable[[str], bool]) -> dict[str, object]:
    """Return ``rows``, ``cases`` and plain numbers, on the documents to *keep*."""
    found = _factuality(folder, network, keep)
    sentences = [each for each in plover.load(folder, "dev") if keep(each.text)]
    ours, naive = _outlooks(sentences, network)
    (accuracy,) = rows(ours, ["right"], Naive("all past", naive))
    return {
        **found,
        "rows": {**found.pop("rows"), "outlook": accuracy},  # type: ignore[dict-item]
        "outlook": {
            "sentences": len(ours),
            TODO: int(sum(each.counts[TODO][2] for each in ours)),
            f"{TODO} right, found, wanted": [
                sum(each.counts[TODO][at] for each in ours) for at in range(3)
            ],
        },
    }


def _factuality(folder: Path, network: Network, keep: Callable[[str], bool]) -> dict[str, object]:
    annotated = [p for p in ud.load(folder, "dev") if KEY in p.labels and keep(p.document)]
    means, mean = learn(ud.load(folder, "train"))
    ours: list[Sums] = []
    naive: list[Sums] = []
    constant: list[Sums] = []
    for _, group in groupby(annotated, key=lambda each: each.document):
        own = list(group)
        gold = [value for each in own for _, value in predicates(each)]
        said = [value for each in own for value in _said(each, network)]
        guessed = [means.get(word, mean) for each in own for word, _ in predicates(each)]
        ours.append(Sums.of(said, gold))
        naive.append(Sums.of(guessed, gold))
        constant.append(Sums.of([mean] * len(gold), gold))
    return {
        "rows": {
            "factuality, r": _beside(row(ours, correlation), correlation(naive)),
            "factuality, 1 - error/6": _beside(row(ours, closeness), closeness(naive)),
        },
        "factuality": {
            "predicates": sum(each.count for each in ours),
            "mean error": rounded(mean_error(ours)),
            "mean error, the word's mean": rounded(mean_error(naive)),
            "mean error, one value for all": rounded(mean_error(constant)),
        },
    }


def _beside(found: Row, naive: float) -> Row:
    return {**found, "baseline": {"name": _NAIVE, "value": rounded(naive)}}


def predicates(paragraph: Paragraph) -> Iterator[tuple[str, float]]:
    """Yield the annotated words of *paragraph*, in small letters, with gold's value."""
    pairs = zip(paragraph.words, paragraph.labels[KEY], strict=True)
    for (start, end), value in pairs:
        if value is not None:
            yield paragraph.text[start:end].lower(), float(value)


def _said(paragraph: Paragraph, network: Network) -> list[float]:
    values = factuality(paragraph.text, paragraph.words, paragraph.sentences, network)
    return [
        value for value, gold in zip(values, paragraph.labels[KEY], strict=True) if gold is not None
    ]


def learn(paragraphs: Iterable[Paragraph]) -> tuple[dict[str, float], float]:
    """Return the mean value of each word that *paragraphs* have as a predicate, and that of all."""
    values: dict[str, list[float]] = defaultdict(list)
    for each in paragraphs:
        if KEY in each.labels:
            for word, value in predicates(each):
                values[word].append(value)
    every = [value for own in values.values() for value in own]
    means = {word: sum(own) / len(own) for word, own in values.items()}
    return means, sum(every) / max(1, len(every))


def _outlooks(sentences: Sequence[Paragraph], network: Network) -> tuple[list[Case], list[Case]]:
    """Return a case for each of *sentences*, ours and the naive rival's, who says that all is past."""
    document, starts = document_of("plover", [each.text for each in sentences])
    reading = read(document, network=network)
    ours: list[Case] = []
    naive: list[Case] = []
    for number, (sentence, start) in enumerate(zip(sentences, starts, strict=True)):
        gold = str(sentence.labels["outlook"][0])
        at = reading.sentence_at(start)
        said = PAST if at is None else reading.outlook[at]
        ours.append(_outlook_case(number, said, gold))
        naive.append(_outlook_case(number, PAST, gold))
    return ours, naive


def _outlook_case(number: int, said: str, gold: str) -> Case:
    made, due = Counter([said]), Counter([gold])
    both = (made & due).total()
    todo = (min(made[TODO], due[TODO]), made[TODO], due[TODO])
    return Case(f"{number}", {"right": (both, 1, 1), TODO: todo})
