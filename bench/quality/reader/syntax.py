"""Universal Dependencies of EWT and GUM, dev: with gold words, and from raw text by our own words.

From raw text a word counts where the same characters are a gold word, and its head where that is the
same word too (or the root in both), as CoNLL 2018 scores. Punctuation counts. Nothing is tuned here.

Source: Zeman et al. (2018), CoNLL 2018 Shared Task, §5. Differs: words are aligned by their places
alone, and the whole label of a relation counts unless it says "CoNLL".
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from training.reader.corpora import Paragraph, ud
from training.reader.corpora.run_time import read_words

from bench.quality.reader.rows import Case, Naive, Row, Triple, added, named, rows
from bench.quality.reader.words import Offsets, Parsed, parse
from dateline.reader import Network

MEASURES = ("UPOS", "feats", "UAS", "LAS", "LAS, CoNLL")
RAW = ("words", "sentences", *MEASURES)
_NAIVE = "last word, most frequent"
_NOUN = ("NOUN", "_", "nmod")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The most frequent part of speech, features and relation of each word of the train parts."""

    known: dict[str, tuple[str, str, str]]

    @classmethod
    def learn(cls, paragraphs: Iterable[Paragraph]) -> Lexicon:
        """Return the lexicon of *paragraphs*."""
        seen: dict[str, tuple[Counter[str], ...]] = {}
        for each in paragraphs:
            columns = [each.labels[key] for key in ("upos", "feats", "relation")]
            for (start, end), *values in zip(each.words, *columns, strict=True):
                counters = seen.setdefault(each.text[start:end], (Counter(), Counter(), Counter()))
                for counter, value in zip(counters, values, strict=True):
                    counter[str(value)] += 1
        return cls({word: _commonest(counters) for word, counters in seen.items()})

    def parse(self, text: str, words: Sequence[Offsets], starts: Sequence[int]) -> Parsed:
        """Return what the naive rival says: every word hangs on the one before it."""
        forms = [text[start:end] for start, end in words]
        told = [self.known.get(form) or self.known.get(form.lower(), _NOUN) for form in forms]
        opens = set(starts)
        return Parsed(
            tuple(words),
            tuple(starts),
            tuple(each[0] for each in told),
            tuple(each[1] for each in told),
            tuple(-1 if at in opens else at - 1 for at in range(len(words))),
            tuple("root" if at in opens else each[2] for at, each in enumerate(told)),
        )


def _commonest(counters: Sequence[Counter[str]]) -> tuple[str, str, str]:
    upos, feats, relation = (min(c, key=lambda value: (-c[value], value)) for c in counters)
    return upos, feats, relation


Parser = Callable[[str, Sequence[Offsets], Sequence[int]], Parsed]


def measure(folder: Path, network: Network, keep: Callable[[str], bool]) -> dict[str, object]:
    """Return ``rows``, ``cases``, ``words`` and ``seconds`` on the documents to *keep*."""
    paragraphs = [each for each in ud.load(folder, "dev") if keep(each.document)]
    naive = Lexicon.learn(ud.load(folder, "train")).parse

    def ours(text: str, words: Sequence[Offsets], starts: Sequence[int]) -> Parsed:
        return parse(text, words, starts, network)

    found: dict[str, Row] = {}
    cases: dict[str, list[float]] = {}
    seconds = 0.0
    for bank in ud.BANKS:
        own = [each for each in paragraphs if each.corpus == bank]
        name = bank.upper()
        began = time.perf_counter()
        gold_words = _cases(own, ours, score)
        seconds += time.perf_counter() - began
        rival = Naive(_NAIVE, _cases(own, naive, score))
        found |= named(name, MEASURES, rows(gold_words, MEASURES, rival))
        if bank == "gum":
            found |= _trained_genres(gold_words)
        found |= _from_raw(name, own, ours, naive)
        cases |= {f"{bank} {case.name}": list(case.counts["LAS"]) for case in gold_words}
    return {
        "rows": found,
        "cases": cases,
        "words": sum(len(each.words) for each in paragraphs),
        "seconds": seconds,
    }


def _trained_genres(cases: Sequence[Case]) -> dict[str, Row]:
    """Return the two main rows on the genres of GUM that training may see others of."""
    kept = [case for case in cases if ud.is_free(case.name)]
    measures = ("UAS", "LAS")
    return {
        f"GUM {m}, genres trained on": r
        for m, r in zip(measures, rows(kept, measures), strict=True)
    }


def _from_raw(
    name: str, paragraphs: Sequence[Paragraph], ours: Parser, naive: Parser
) -> dict[str, Row]:
    found = rows(
        _cases(paragraphs, ours, _raw), RAW, Naive(_NAIVE, _cases(paragraphs, naive, _raw))
    )
    for own_words in found[:2]:
        del own_words["baseline"]
    return {f"{name} {measure}, raw": each for measure, each in zip(RAW, found, strict=True)}


Score = Callable[[Paragraph, Parser], dict[str, Triple]]


def _cases(paragraphs: Sequence[Paragraph], parser: Parser, how: Score) -> list[Case]:
    cases = []
    for name, group in groupby(paragraphs, key=lambda each: each.document):
        counts: dict[str, Triple] = {}
        for paragraph in group:
            counts = added(counts, how(paragraph, parser))
        cases.append(Case(name, counts))
    return cases


def score(paragraph: Paragraph, parser: Parser) -> dict[str, Triple]:
    """Return the counts of *parser* on the gold words of *paragraph*."""
    found = parser(paragraph.text, paragraph.words, paragraph.sentences)
    counts = count(gold_of(paragraph), found)
    return {measure: counts[measure] for measure in MEASURES}


def _raw(paragraph: Paragraph, parser: Parser) -> dict[str, Triple]:
    return count(gold_of(paragraph), parser(paragraph.text, *read_words(paragraph.text)))


def gold_of(paragraph: Paragraph) -> Parsed:
    """Return the gold syntax of *paragraph*."""
    labels = paragraph.labels
    return Parsed(
        paragraph.words,
        paragraph.sentences,
        tuple(map(str, labels["upos"])),
        tuple(map(str, labels["feats"])),
        tuple(int(head or 0) - 1 for head in labels["head"]),
        tuple(map(str, labels["relation"])),
    )


def count(gold: Parsed, found: Parsed) -> dict[str, Triple]:
    """Return (right, found, wanted) of each measure of :data:`RAW`; words are matched by place."""
    at = {place: index for index, place in enumerate(found.words)}
    right: Counter[str] = Counter()
    for index, place in enumerate(gold.words):
        other = at.get(place)
        if other is None:
            continue
        right["words"] += 1
        right["UPOS"] += gold.upos[index] == found.upos[other]
        right["feats"] += gold.feats[index] == found.feats[other]
        if _head(gold, index) != _head(found, other):
            continue
        mine, theirs = found.relations[other], gold.relations[index]
        right["UAS"] += 1
        right["LAS"] += mine == theirs
        right["LAS, CoNLL"] += mine.partition(":")[0] == theirs.partition(":")[0]
    counts: dict[str, Triple] = {
        measure: (right[measure], len(found.words), len(gold.words)) for measure in RAW
    }
    mine_, theirs_ = set(_sentences(found)), set(_sentences(gold))
    counts["sentences"] = (len(mine_ & theirs_), len(mine_), len(theirs_))
    return counts


def _head(parsed: Parsed, index: int) -> Offsets | None:
    head = parsed.heads[index]
    return None if head < 0 else parsed.words[head]


def _sentences(parsed: Parsed) -> list[Offsets]:
    """Return the first and the last character of each sentence."""
    ends = [*parsed.starts[1:], len(parsed.words)]
    return [
        (parsed.words[first][0], parsed.words[end - 1][1])
        for first, end in zip(parsed.starts, ends, strict=False)
    ]
