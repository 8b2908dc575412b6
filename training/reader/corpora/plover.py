"""PLOVER's training sentences → paragraphs with an outlook. Codes no events and scores nothing.

The table's ``modality_L2`` knows two values: ``past`` (it happened, or is happening) and ``todo`` (it is
to come). It marks no negation.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from training.reader.corpora.paragraph import (
    Annotated,
    Label,
    Paragraph,
    bucket,
    in_part,
    paragraphs,
)
from training.reader.corpora.run_time import read_words

OUTLOOKS = frozenset({"past", "todo"})
BUCKETS, DEV_BUCKET = 10, 9


def load(data: Path, part: str) -> list[Paragraph]:
    """Return the sentences of the ``train`` or ``dev`` part, cut by the hash of the sentence."""
    return paragraphs(annotated(data, part))


def annotated(data: Path, part: str) -> list[Annotated]:
    """Return the sentences; their gold is their label."""
    path = data / "plover" / "PLV_train.tsv"
    found = []
    for text, outlook in parse(path.read_text(encoding="utf-8")).items():
        if in_part(part, is_dev=bucket(text, BUCKETS) == DEV_BUCKET):
            each = _paragraph(text, outlook)
            if each is not None:
                found.append(Annotated(each))
    return found


def parse(source: str) -> Mapping[str, str]:
    """Return the outlook of each sentence; one that has several, by its actors, is left out."""
    rows = csv.DictReader(io.StringIO(source), delimiter="\t")
    seen: dict[str, set[str]] = {}
    for row in rows:
        outlook = (row.get("modality_L2") or "").strip()
        text = (row.get("sentence") or "").strip()
        if text and outlook in OUTLOOKS:
            seen.setdefault(text, set()).add(outlook)
    return {text: min(values) for text, values in sorted(seen.items()) if len(values) == 1}


def _paragraph(text: str, outlook: str) -> Paragraph | None:
    words, sentences = read_words(text)
    if not words:
        return None
    labels: tuple[Label, ...] = (outlook, *[None] * (len(words) - 1))
    return Paragraph("plover", "PLV_train", text, words, sentences, {"outlook": labels})
