"""UDS factuality of EWT's predicates, keyed by EWT's own sentences. Makes no paragraphs.

UDS numbers the words as UD 1.2 did. A later release that cut a word or joined two shifts the
numbers behind it, so a sentence where a predicate falls on a word that cannot be one is left out.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

Factuality = Mapping[str, Mapping[int, float]]
"""Name of a sentence → number of a word (from 1) → value, about -3 (did not happen) to 3."""
_ANNOTATIONS = Path("2.0") / "normalized" / "sentence" / "annotations" / "factuality.zip"
NEVER = frozenset({"PUNCT", "DET", "CCONJ", "SCONJ", "PART", "ADP", "SYM", "X"})


def read(top: Path) -> Factuality:
    """Return the factuality of the folder *top* (``uds/data``); nothing where it is absent."""
    archive = top / _ANNOTATIONS
    if not archive.is_file():
        return {}
    names = json.loads((top / "ud_ids.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(archive) as opened:
        stored = json.loads(opened.read("factuality.json"))
    return by_sentence(stored["data"], names)


def by_sentence(
    stored: Mapping[str, Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]],
    names: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[int, float]]:
    """Return the values by EWT's names of sentences; a predicate wins over a part of one."""
    found: dict[str, dict[int, float]] = {}
    for key, predicates in stored.items():
        if key not in names:
            continue
        values = found.setdefault(names[key]["sentence_id"], {})
        for name in sorted(predicates, key=lambda each: "subpred" in each):
            number = int(name.rsplit("-", 1)[1])
            values.setdefault(number, predicates[name]["factuality"]["factual"]["value"])
    return found


def of_words(values: Mapping[int, float], upos: Sequence[str]) -> list[float | None]:
    """Return one value a word, ``None`` for all where the numbers do not fit the sentence."""
    for number in values:
        if not 1 <= number <= len(upos) or upos[number - 1] in NEVER:
            return [None] * len(upos)
    return [values.get(at + 1) for at in range(len(upos))]
