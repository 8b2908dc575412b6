"""How much of each corpus's gold the words of its paragraphs can say at all. Loads no corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from training.reader.corpora.paragraph import Annotated, Paragraph
from training.reader.corpora.run_time import read_words
from training.reader.corpora.stretches import OUTSIDE, Stretch, decode

Shares = Mapping[tuple[str, str], tuple[int, int]]
"""(key, label) → stretches that come back exactly, and all."""


def shares(found: Iterable[Annotated]) -> Shares:
    """Return how many gold stretches the labels say exactly, by key and label."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for each in found:
        for key, gold in each.gold.items():
            said = _said(each.paragraph, key)
            for stretch in gold:
                total[key, stretch.label] += 1
                place = Stretch(
                    stretch.start, 0 if key == "trigger" else stretch.end, stretch.label
                )
                right[key, stretch.label] += place in said
    return {pair: (right[pair], total[pair]) for pair in sorted(total)}


def _said(paragraph: Paragraph, key: str) -> set[Stretch]:
    if key == "words":
        return {Stretch(start, end, "") for start, end in read_words(paragraph.text)[0]}
    if key == "trigger":
        pairs = zip(paragraph.words, paragraph.labels[key], strict=True)
        return {Stretch(a, 0, str(label)) for (a, _), label in pairs if label != OUTSIDE}
    return set(decode(paragraph.words, paragraph.labels[key]))
