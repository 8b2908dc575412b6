"""Documents of the dev parts whose words training has seen all the same, under another name.

A hash of the name cannot tell that two files hold one text: a copy in the train part would be measured
as if it were new. It scores nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from training.reader.corpora import CORPORA, Paragraph

LENGTH = 8
"""Words of a sequence: shorter ones are often set phrases."""
MOST = 0.2
"""A document that shares more of its sequences with training is left out: copies share over .98. Half of
it leaves out four articles of TimeBank more, which quote the same statements; double one sentence of
PLOVER less."""


def seen(folder: Path) -> dict[str, float]:
    """Return the dev documents that training has seen, with the share of their sequences there.

    Names are those of documents; a sentence of PLOVER goes by its text.
    """
    known: set[int] = set()
    for load in CORPORA.values():
        known.update(key for each in load(folder, "train") for key in sequences(each))
    dev = (each for load in CORPORA.values() for each in load(folder, "dev"))
    return {name: share for name, share in shares(dev, known).items() if MOST < share}


def shares(paragraphs: Iterable[Paragraph], known: set[int]) -> Mapping[str, float]:
    """Return for each document the share of its sequences that are among *known*, 0 to 1."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for each in paragraphs:
        name = name_of(each)
        for key in sequences(each):
            total[name] += 1
            found[name] += key in known
    return {name: found[name] / total[name] for name in sorted(total)}


def name_of(paragraph: Paragraph) -> str:
    """Return what a document goes by: PLOVER has one file of sentences."""
    return paragraph.text if paragraph.corpus == "plover" else paragraph.document


def sequences(paragraph: Paragraph) -> Iterator[int]:
    """Yield a hash of each run of :data:`LENGTH` words, in small letters."""
    words = [paragraph.text[start:end].lower() for start, end in paragraph.words]
    for first in range(len(words) - LENGTH + 1):
        yield hash(tuple(words[first : first + LENGTH]))
