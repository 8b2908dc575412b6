"""Print what each corpus holds: ``python -m training.reader.corpora --data .data``. Trains nothing."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.reader.corpora import ANNOTATED
from training.reader.corpora.ceiling import shares
from training.reader.corpora.paragraph import DEV, TRAIN, Annotated, Paragraph
from training.reader.corpora.stretches import OUTSIDE

_SHOWN = 12


def main() -> None:
    """Print counts and ceilings of every corpus and part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".data"))
    parser.add_argument("--corpus", choices=sorted(ANNOTATED), action="append")
    options = parser.parse_args()
    for name, annotate in ANNOTATED.items():
        if options.corpus and name not in options.corpus:
            continue
        for part in (TRAIN, DEV):
            found = annotate(options.data, part)
            for corpus in sorted({each.paragraph.corpus for each in found}):
                _show(corpus, part, [each for each in found if each.paragraph.corpus == corpus])


def _show(corpus: str, part: str, found: Sequence[Annotated]) -> None:
    paragraphs = [each.paragraph for each in found]
    documents = len({each.document for each in paragraphs})
    words = sum(len(each.words) for each in paragraphs)
    longest = max(len(each.words) for each in paragraphs)
    sentences = sum(len(each.sentences) for each in paragraphs)
    print(
        f"{corpus} {part}: {documents} documents, {len(paragraphs)} paragraphs, "
        f"{sentences} sentences, {words} words, longest {longest}"
    )
    for key in sorted({key for each in paragraphs for key in each.labels}):
        print(f"  {key}: {_counts(paragraphs, key)}")
    for (key, label), (right, total) in shares(found).items():
        print(f"  ceiling {key} {label}: {right}/{total} = {right / total:.4f}")


def _counts(paragraphs: Sequence[Paragraph], key: str) -> str:
    counts: Counter[str] = Counter()
    for each in paragraphs:
        for label in each.labels.get(key, ()):
            if isinstance(label, str) and label != OUTSIDE and not label.startswith("I-"):
                counts[label] += 1
            elif label is not None and not isinstance(label, str):
                counts["numbers"] += 1
            else:
                counts["none" if label is None else label[:1]] += 1
    shown = ", ".join(f"{label} {count}" for label, count in counts.most_common(_SHOWN))
    return shown + (f" and {len(counts) - _SHOWN} more" if _SHOWN < len(counts) else "")


if __name__ == "__main__":
    main()
