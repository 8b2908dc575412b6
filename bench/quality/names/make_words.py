"""Make the list of words that English news writes in lower case: ``entities/common_words.txt``.

Counts words only; no stretch of any text is kept. Usage: ``python -m bench.quality.names.make_words DATA``, where the folder
DATA holds ``polnear``, ``tempeval3``, ``timeline17``, ``incident_reports`` and
``worldwide_newswire_ner`` unpacked (its dev part is left out).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.quality.names.gold import is_dev

_TARGET = Path(__file__).parents[3] / "src" / "dateline" / "entities" / "common_words.txt"
_WORD = re.compile(r"(?<=[ (\u201c\"])[A-Za-z]{3,}(?=[ ,;:!?)\u201d\".\n])(?!\.[A-Za-z])")
_TAG = re.compile(r"<[^<>]{1,200}>")
_MIN_LOWER, _MIN_SHARE = 4, 0.75
_HEAD = """\
# English words of at least three letters that news texts write in lower case, so that a capital at
# the start of a sentence or in a headline says nothing.
# Counted by bench/quality/names/make_words.py over PolNeAR, TempEval-3, Timeline17, the reports of
# SemEval-2018 task 5 and the training part of Worldwide Newswire: seen in lower case at least
# 4 times, and in at least 75 % of the places within a sentence. Counts of words, no text.
# Sorted. Licence: Apache-2.0, as the rest of this package.
"""


def _texts(data: Path) -> Iterator[str]:
    patterns = (
        "polnear/data/*/text/*.txt",
        "tempeval3/**/*.tml",
        "timeline17/articles/*/outputwithpub.csv",
        "incident_reports/documents.jsonl",
    )
    for pattern in patterns:
        for path in sorted(data.glob(pattern)):
            yield _TAG.sub(" ", path.read_text(encoding="utf-8", errors="replace"))
    for path in sorted((data / "worldwide_newswire_ner" / "original_articles").iterdir()):
        if not is_dev(path.name):
            yield path.read_text(encoding="utf-8", errors="replace")


def main(data: Path) -> None:
    """Count the words of the texts below *data* and write the list."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in _texts(data):
        for match in _WORD.finditer(text):
            word = match.group()
            if word.islower():
                lower[word] += 1
            elif re.fullmatch(r"[a-z,] ", text[max(0, match.start() - 2) : match.start()]):
                upper[word.lower()] += 1
    kept = sorted(
        word
        for word, count in lower.items()
        if _MIN_LOWER <= count and _MIN_SHARE * (count + upper[word]) <= count
    )
    _TARGET.write_text(_HEAD + "\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
