"""What was kept of the windows of a document → the layers of its reading, by token and by span.

It decides nothing about the language: it joins what a cut parted, and folds words to tokens.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dateline.model import NO_CUE, Span, SpeechRole, SpeechTag, Syntax, Tag
from dateline.reader.decode import (
    CUE,
    INNER,
    LAYERS,
    NOWHERE,
    PARTS,
    SPEECH,
    Kept,
    Stretch,
    Trigger,
)
from dateline.reader.encode import Job
from dateline.reader.network import Card, Floats

_DIGITS = 2
_PUNCT, _SPLIT = "punct", "goeswith"
_NO_FEATS = "_"
_ROLES = {"Source": SpeechRole.SOURCE, CUE: SpeechRole.CUE, "Content": SpeechRole.CONTENT}


@dataclass(slots=True)
class Words:
    """The words of a document: offsets, and how tokens and words lie to one another.

    ``first_of[t]`` is the first word of token *t*, or the word that *t* is a later part of;
    ``owner[w]`` the first token of word *w*.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    first_of: list[int] = field(default_factory=list)

    def add(self, words: Sequence[tuple[int, int]], tokens: Sequence[Span]) -> None:
        """Add the words and the tokens of one sentence."""
        before = len(self.first_of)
        firsts = [NOWHERE] * len(tokens)
        token = 0
        for start, end in words:
            while token + 1 < len(tokens) and tokens[token + 1].start <= start:
                token += 1
            if firsts[token] == NOWHERE:
                firsts[token] = len(self.starts)
            self.owner.append(before + token)
            self.starts.append(start)
            self.ends.append(end)
        for token, first in enumerate(firsts):
            if first == NOWHERE:
                firsts[token] = firsts[token - 1]
        self.first_of += firsts

    def span(self, first: int, last: int) -> Span:
        """Return the code points of words ``[first, last)``."""
        return Span(self.starts[first], self.ends[last - 1])


class Fold:
    """Takes the windows of one document in order, and gives the layers of its reading."""

    def __init__(self, card: Card, sentences: int) -> None:
        self._classes = card.tags["outlook"]
        self._upos: list[str] = []
        self._feats: list[str] = []
        self._heads: list[int] = []
        self._relations: list[str] = []
        self._layers: dict[str, list[Stretch]] = {name: [] for name in LAYERS}
        self._triggers: list[Trigger] = []
        self._outlook = np.zeros((sentences, len(self._classes)), dtype=np.float32)
        self._vectors = np.zeros((sentences, card.vector), dtype=np.float32)
        self._root = NOWHERE

    def add(self, job: Job, kept: Kept) -> None:
        """Add what was *kept* of the window of *job*."""
        self._hang(job, kept)
        self._upos += kept.upos
        self._feats += kept.feats
        for name, stretches in kept.layers.items():
            _append(self._layers[name], stretches, goes_on=job.goes_on)
        self._triggers += kept.triggers
        sentences = [sentence for sentence, _, _ in job.sentences]
        self._outlook[sentences] += kept.outlook
        self._vectors[sentences] += kept.vectors

    def _hang(self, job: Job, kept: Kept) -> None:
        """Add arcs and relations; a later part of a sentence hangs on the root of its first."""
        root = len(self._heads) + kept.heads.index(NOWHERE)
        if not job.goes_on:
            self._root = root
        self._heads += kept.heads
        self._relations += kept.relations
        if job.goes_on:
            self._heads[root] = self._root
            self._relations[root] = PARTS

    def syntax(self, words: Words) -> Syntax:
        """Return the syntax of the tokens: of each, the word that its other words hang on."""
        owner = words.owner
        upos, feats, heads, relations = [], [], [], []
        for token, first in enumerate(words.first_of):
            if owner[first] != token:
                mark = self._relations[first] == _PUNCT
                upos.append(self._upos[first])
                feats.append(_NO_FEATS)
                heads.append(owner[first])
                relations.append(_PUNCT if mark else _SPLIT)
                continue
            word = self._head_word(first, owner)
            above = self._heads[word]
            upos.append(self._upos[word])
            feats.append(self._feats[word])
            heads.append(NOWHERE if above == NOWHERE else owner[above])
            relations.append(self._relations[word])
        return Syntax(tuple(upos), tuple(feats), tuple(heads), tuple(relations))

    def _head_word(self, first: int, owner: Sequence[int]) -> int:
        """Return the word of a token that is nearest to the root, the first of several.

        The head of that word is in another token, and nearer: so no token comes to hang on itself.
        """
        token, end = owner[first], first + 1
        while end < len(owner) and owner[end] == token:
            end += 1
        if end == first + 1:
            return first
        outside = [w for w in range(first, end) if not first <= self._heads[w] < end]
        return outside[0] if len(outside) == 1 else min(outside, key=self._depth)

    def _depth(self, word: int) -> int:
        depth = 0
        while (word := self._heads[word]) != NOWHERE:
            depth += 1
        return depth

    def tags(self, layer: str, words: Words) -> tuple[Tag, ...]:
        """Return the stretches of *layer*."""
        return tuple(
            Tag(words.span(each.first, each.last), each.label, round(each.score, _DIGITS))
            for each in self._layers[layer]
        )

    def triggers(self, words: Words) -> tuple[tuple[Tag, ...], tuple[float, ...]]:
        """Return the triggers and the factuality of each."""
        found = self._triggers
        tags = [
            Tag(words.span(each.word, each.word + 1), each.label, round(each.score, _DIGITS))
            for each in found
        ]
        return tuple(tags), tuple(round(each.factuality, _DIGITS) + 0.0 for each in found)

    def speech(self, words: Words) -> tuple[SpeechTag, ...]:
        """Return sources, cues and contents of both levels, by start and level."""
        levels = ((SPEECH, 1), (INNER, 2))
        found = sorted(
            (
                (stretch, level)
                for layer, level in levels
                for stretch in _resolved(self._layers[layer])
            ),
            key=lambda each: (each[0].first, each[1]),
        )
        places = {
            (stretch.first, level): index
            for index, (stretch, level) in enumerate(found)
            if stretch.label == CUE
        }
        return tuple(
            SpeechTag(
                words.span(stretch.first, stretch.last),
                _ROLES[stretch.label],
                level,
                places.get((stretch.cue, level), NO_CUE),
                round(stretch.score, _DIGITS),
            )
            for stretch, level in found
        )

    def outlook(self) -> tuple[str, ...]:
        """Return the class of each sentence."""
        return tuple(self._classes[best] for best in self._outlook.argmax(axis=1).tolist())

    def vectors(self) -> bytes:
        """Return the sentences' vectors at length 1 (0 for one without words)."""
        return _as_bytes(self._vectors)


def _append(held: list[Stretch], following: list[Stretch], *, goes_on: bool) -> None:
    """Add *following* to *held*; two that touch over a cut, and were one, are one again.

    They were one if either window shows it, or the cut fell inside a sentence (*goes_on*).
    """
    if held and following:
        last, first = held[-1], following[0]
        touch = last.last == first.first and last.label == first.label
        if touch and (last.behind or first.before or goes_on):
            held[-1] = replace(
                last,
                last=first.last,
                score=min(last.score, first.score),
                cue=first.cue if last.cue == NOWHERE else last.cue,
                behind=first.behind,
            )
            following = following[1:]
    held += following


def _resolved(stretches: list[Stretch]) -> list[Stretch]:
    """Return *stretches* with every cue told by its first word, whichever window saw it."""
    cues = [each for each in stretches if each.label == CUE]
    firsts = [cue.first for cue in cues]
    found: list[Stretch] = []
    for each in stretches:
        at = bisect_right(firsts, each.cue) - 1
        known = 0 <= at and each.cue < cues[at].last
        first = cues[at].first if known else NOWHERE
        found.append(each if first == each.cue else replace(each, cue=first))
    return found


def _as_bytes(vectors: Floats) -> bytes:
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    return (vectors / np.where(0 < lengths, lengths, 1)).astype("<f2").tobytes()
