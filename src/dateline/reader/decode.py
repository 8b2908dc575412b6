"""Scores of one window → what is kept of it: classes of words, stretches, arcs, sums over sentences.

It sees no text and knows no token; words are counted in the document. Nothing is decided here that
the scores do not say: a sequence that is well formed is taken as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.reader.encode import Job
from dateline.reader.network import Card, Floats, Network, Outputs
from dateline.reader.trees import best_tree

Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]
SPEECH, INNER = "speech", "inner"
LAYERS = ("names", SPEECH, INNER, "times")
"""The heads whose classes are ``O`` and ``B-``, ``I-`` of labels."""
CUE = "Cue"
NOWHERE = -1
ROOT, REST, PARTS = "root", "dep", "parataxis"
"""Relations: of the root and of nothing else; of an arc that the network calls root and is none; of
the root of a later part of a sentence that no window holds."""
_OUT = "O"
_MAX_FACTUALITY = 3.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``[first, last)`` of the document with one label.

    ``cue`` is the first word of the cue that a source or content belongs to, or ``NOWHERE``.
    ``before``, ``behind``: the window shows it going on where its words are not kept.
    """

    first: int
    last: int
    label: str
    score: float
    cue: int = NOWHERE
    before: bool = False
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of the document that tells an event."""

    word: int
    label: str
    score: float
    factuality: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one window: of each kept word; of each stretch; of each kept sentence.

    ``heads`` are words of the document, ``NOWHERE`` for a root. ``outlook`` [sentences, classes] and
    ``vectors`` [sentences, S] are sums over the words of the sentence that the window holds.
    """

    upos: list[str]
    feats: list[str]
    heads: list[int]
    relations: list[str]
    layers: dict[str, list[Stretch]]
    triggers: list[Trigger]
    outlook: Floats
    vectors: Floats


class Decoder:
    """Reads windows with one network."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._card: Card = network.card
        self._sequences = {name: _Classes(self._card.tags[name]) for name in LAYERS}

    def read(self, job: Job) -> Kept:
        """Run the network over the window of *job* and return what is kept of it."""
        outputs = self._network.run(job.inputs)
        first, last = job.core
        starts = [start - first for _, start, _ in job.sentences]
        heads, relations = self._syntax(outputs, job)
        return Kept(
            upos=self._named("upos", outputs, job),
            feats=self._named("feats", outputs, job),
            heads=heads,
            relations=relations,
            layers=self._layers(outputs, job),
            triggers=self._triggers(outputs, job),
            outlook=np.add.reduceat(outputs.tags["outlook"][first:last], starts, axis=0),
            vectors=np.add.reduceat(outputs.vector[first:last], starts, axis=0),
        )

    def _named(self, head: str, outputs: Outputs, job: Job) -> list[str]:
        classes = self._card.tags[head]
        first, last = job.core
        found: list[int] = outputs.tags[head][first:last].argmax(axis=1).tolist()
        return [classes[number] for number in found]

    def _syntax(self, outputs: Outputs, job: Job) -> tuple[list[int], list[str]]:
        heads: list[int] = []
        for _, start, end in job.sentences:
            scores = np.empty((end - start, end - start + 1), dtype=np.float32)
            scores[:, 0] = outputs.arcs[start:end, 0]
            scores[:, 1:] = outputs.arcs[start:end, start + 1 : end + 1]
            heads += [head + start if head else 0 for head in best_tree(scores)]
        first, last = job.core
        numbers = self._network.label(outputs.dependent[first:last], outputs.head[heads])
        names = [self._card.relations[number] for number in numbers.tolist()]
        relations = [
            ROOT if not head else REST if name == ROOT else name
            for head, name in zip(heads, names, strict=True)
        ]
        before = job.first_word - 1
        return [head + before if head else NOWHERE for head in heads], relations

    def _layers(self, outputs: Outputs, job: Job) -> dict[str, list[Stretch]]:
        found: dict[str, list[Stretch]] = {}
        links = {SPEECH: outputs.links, INNER: outputs.inner_links}
        for name in LAYERS:
            stretches = self._sequences[name].stretches(outputs.tags[name], opens=job.opens)
            if stretches and name in links:
                stretches = _linked(stretches, links[name])
            found[name] = _kept(stretches, job) if stretches else []
        return found

    def _triggers(self, outputs: Outputs, job: Job) -> list[Trigger]:
        first, last = job.core
        scores = outputs.tags["trigger"][first:last]
        best = scores.argmax(axis=1)
        classes = self._card.tags["trigger"]
        words = np.flatnonzero(best != classes.index(_OUT))
        if not len(words):
            return []
        certain = _probabilities(scores[words], best[words]).tolist()
        facts = np.clip(outputs.factuality[first:last][words], -_MAX_FACTUALITY, _MAX_FACTUALITY)
        return [
            Trigger(job.first_word + first + word, classes[best[word]], score, fact)
            for word, score, fact in zip(words.tolist(), certain, facts.tolist(), strict=True)
        ]


class _Classes:
    """The classes of a head that marks stretches, and what may follow what."""

    def __init__(self, classes: Sequence[str]) -> None:
        kinds = [name[:2] for name in classes]
        self._labels = [name[2:] for name in classes]
        self._inside = np.array([kind == "I-" for kind in kinds])
        self._begins = np.array([kind == "B-" for kind in kinds])
        self._out = classes.index(_OUT)
        goes_on = np.array([[a == b for b in self._labels] for a in self._labels])
        self._allowed: Bools = ~self._inside[None, :] | goes_on
        self._allowed[self._out, self._inside] = False

    def stretches(self, scores: Floats, *, opens: bool) -> list[Stretch]:
        """Return the stretches of one window, its words counted from 0.

        Args:
            scores: [words, classes].
            opens: the window begins a paragraph, so that nothing goes on in it.
        """
        best = scores.argmax(axis=1)
        marked = np.flatnonzero(best != self._out)
        if not len(marked):
            return []
        if not self._is_sound(best, opens=opens):
            best = self._soundest(scores, opens=opens)
            marked = np.flatnonzero(best != self._out)
        classes = best[marked]
        certain = _probabilities(scores[marked], classes)
        begins = self._begins[classes].tolist()
        return self._joined(marked.tolist(), classes.tolist(), begins, certain.tolist())

    def _joined(
        self, words: list[int], classes: list[int], begins: list[bool], certain: list[float]
    ) -> list[Stretch]:
        found: list[Stretch] = []
        first, last, label, score = NOWHERE, NOWHERE, "", 1.0
        for word, number, is_first, sure in zip(words, classes, begins, certain, strict=True):
            if word == last and not is_first:
                last, score = word + 1, min(score, sure)
                continue
            if first != NOWHERE:
                found.append(Stretch(first, last, label, score))
            first, last, label, score = word, word + 1, self._labels[number], sure
        if first != NOWHERE:
            found.append(Stretch(first, last, label, score))
        return found

    def _is_sound(self, best: Ints, *, opens: bool) -> bool:
        if opens and self._inside[best[0]]:
            return False
        return bool(self._allowed[best[:-1], best[1:]].all())

    def _soundest(self, scores: Floats, *, opens: bool) -> Ints:
        """Return the well-formed sequence of the greatest sum (Viterbi 1967)."""
        exact = scores.astype(np.float64)
        barred = np.where(self._allowed, 0.0, -np.inf)
        total = np.where(self._inside, -np.inf, exact[0]) if opens else exact[0]
        came = np.zeros(scores.shape, dtype=np.intp)
        for word in range(1, len(exact)):
            ways = total[:, None] + barred
            came[word] = ways.argmax(axis=0)
            total = ways.max(axis=0) + exact[word]
        best = np.empty(len(exact), dtype=np.intp)
        best[-1] = total.argmax()
        for word in range(len(exact) - 1, 0, -1):
            best[word - 1] = came[word, best[word]]
        return best


def _probabilities(scores: Floats, classes: Ints) -> npt.NDArray[np.floating[Any]]:
    """Return the softmax of the chosen class of each row."""
    chosen = scores[np.arange(len(classes)), classes].astype(np.float64)
    found: npt.NDArray[np.floating[Any]] = 1.0 / np.exp(scores - chosen[:, None]).sum(axis=1)
    return found


def _linked(stretches: list[Stretch], scores: Floats) -> list[Stretch]:
    """Return *stretches* with each source's and content's best cue among the cues of the window."""
    cues = [stretch.first for stretch in stretches if stretch.label == CUE]
    if not cues:
        return stretches
    columns = np.array(cues) + 1
    rows = scores[[stretch.first for stretch in stretches]][:, columns].argmax(axis=1).tolist()
    return [
        stretch
        if stretch.label == CUE
        else Stretch(stretch.first, stretch.last, stretch.label, stretch.score, cues[row])
        for stretch, row in zip(stretches, rows, strict=True)
    ]


def _kept(stretches: list[Stretch], job: Job) -> list[Stretch]:
    """Return the kept parts of *stretches*, words counted in the document."""
    first, last = job.core
    shift = job.first_word
    return [
        Stretch(
            max(each.first, first) + shift,
            min(each.last, last) + shift,
            each.label,
            each.score,
            each.cue if each.cue == NOWHERE else each.cue + shift,
            before=each.first < first,
            behind=last < each.last,
        )
        for each in stretches
        if each.first < last and first < each.last
    ]
