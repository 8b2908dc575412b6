"""Tokens → part-of-speech tags, by a small averaged perceptron over words and their neighbours.

Does not parse and knows no names. The tags are Penn Treebank's, a few merged (see ``TAGS``). A
trained reader will give better ones; until then the rules of this stage need to tell a noun from a
verb, and a past tense from a participle.

Source: Collins (2002), Discriminative training methods for hidden Markov models,
https://aclanthology.org/W02-1001/. Differs: greedy and left to right; a word that nearly always has
one tag is looked up and never scored. Trained by ``training/attribution/train_tagger.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

TAGS = (
    "NN", "NNS", "NNP", "PRP", "PRP$", "DT", "VB", "VBP", "VBZ", "VBD", "VBG", "VBN", "MD", "IN",
    "TO", "JJ", "RB", "RP", "CC", "CD", "WH", "POS", "PUNCT", "X", "PRPV",
)  # fmt: skip
"""PRP holds EX, WH all wh-words, JJ and RB their degrees, NNP its plural, X the rest; PRPV is a
pronoun with its verb in one token (``they're``)."""

_CONTRACTED = ("'re", "'m", "'ve", "'ll", "'d")
_NEGATED = {
    "wo": "MD", "ca": "MD", "could": "MD", "would": "MD", "should": "MD", "might": "MD",
    "must": "MD", "did": "VBD", "was": "VBD", "were": "VBD", "had": "VBD", "does": "VBZ",
    "is": "VBZ", "has": "VBZ", "do": "VBP", "are": "VBP", "have": "VBP", "ai": "VBP",
}  # fmt: skip
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'"})
_OPEN = tuple(TAGS.index(tag) for tag in (
    "NN", "NNS", "JJ", "VB", "VBP", "VBZ", "VBD", "VBG", "VBN", "RB",
))  # fmt: skip
"""What a word can be that training did not see often. A capitalised one is a name."""
_START, _END = "<s>", "</s>"


@dataclass(frozen=True, slots=True)
class Tagger:
    """The weights.

    ``fixed`` are the words with one tag; ``weights`` hold per feature pairs of a tag's index in
    ``TAGS`` and its weight.
    """

    fixed: Mapping[str, str]
    weights: Mapping[str, Sequence[tuple[int, int]]]

    def tag(self, words: Sequence[str], lower: Sequence[str]) -> list[str]:
        """Return a tag for each of *words*; *lower* are the same words in lower case."""
        tags: list[str] = []
        before, before2 = _START, _START
        for at, word in enumerate(words):
            tag = certain_tag(word) or self.fixed.get(lower[at] if at == 0 else word)
            if tag is None:
                names = features(words, lower, at, (before, before2))
                if self.knows(lower[at]):
                    tag = self._best(names)
                else:
                    tag = "NNP" if word[0].isupper() else self._best(names, _OPEN)
            tags.append(tag)
            before, before2 = tag, before
        return tags

    def knows(self, small: str) -> bool:
        """Tell whether the lower-case word *small* was common in training, as no name."""
        return small in self.fixed or "w" + small in self.weights

    def _best(self, names: Iterator[str], among: Sequence[int] | None = None) -> str:
        totals = [0] * len(TAGS)
        for name in names:
            for index, value in self.weights.get(name, ()):
                totals[index] += value
        if among is None:
            top = max(totals)
            return TAGS[totals.index(top)] if 0 < top else "NN"
        return TAGS[max(among, key=lambda index: (totals[index], -index))]


def certain_tag(word: str) -> str | None:
    """Return the tag that the letters of *word* alone decide, or ``None``."""
    first = word[0]
    if first.isdigit():
        return "CD" if word[-1].isdigit() else None
    if not first.isalnum():
        if word.translate(_STRAIGHT).lower() == "'s":
            return None
        return "PUNCT" if len(word) == 1 else None
    if "'" in word or "\u2019" in word:
        plain = word.translate(_STRAIGHT).lower()
        if plain.endswith(_CONTRACTED):
            return "PRPV"
        if plain.endswith("n't"):
            return _NEGATED.get(plain[:-3])
    return None


def features(
    words: Sequence[str], lower: Sequence[str], at: int, before: tuple[str, str]
) -> Iterator[str]:
    """Yield the names of the features of the word *at*, given the two tags before it."""
    word, small = words[at], lower[at]
    last, last2 = before
    after = lower[at + 1] if at + 1 < len(lower) else _END
    after2 = lower[at + 2] if at + 2 < len(lower) else _END
    shape = _shape(word, first=at == 0)
    yield "b"
    yield "w" + small
    yield "s" + small[-3:] + shape
    yield "e" + small[-2:]
    yield "c" + shape + last
    yield "t" + last
    yield "u" + last2 + " " + last
    yield "v" + last + " " + small
    yield "p" + (lower[at - 1] if 0 < at else _START)
    yield "n" + after
    yield "m" + after2
    yield "x" + after[-3:]
    yield "o" + small + " " + after
    yield "y" + last + " " + after[-3:]


def _shape(word: str, *, first: bool) -> str:
    if not word[0].isupper():
        return "d" if word[0].isdigit() else ("-" if "-" in word else "a")
    if 1 < len(word) and word.isupper():
        return "A"
    return "F" if first else "C"


@cache
def tagger() -> Tagger:
    """Return the tagger with the weights that the package carries."""
    folder = resources.files(__package__) / "weights"
    stored = json.loads((folder / "tags.json").read_text(encoding="utf-8"))
    weights = {
        name: tuple(zip(sparse[::2], sparse[1::2], strict=True))
        for name, sparse in stored["weights"].items()
    }
    fixed = {word: tag for tag, words in stored["fixed"].items() for word in words.split(" ")}
    return Tagger(fixed, weights)
