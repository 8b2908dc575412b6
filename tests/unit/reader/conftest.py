"""Networks that need no model: one that says what it is told, one that says anything."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest

from dateline.reader import Card, Outputs
from dateline.resources import reader_vocabulary

ROLES = ("O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content")
TAGS = {
    "upos": ("NOUN", "PROPN", "PUNCT", "VERB"),
    "feats": ("_", "Number=Sing"),
    "names": ("B-Person", "I-Person", "O", "B-Place", "I-Place"),
    "speech": ROLES,
    "inner": ROLES,
    "times": ("B-DATE", "I-DATE", "O"),
    "trigger": ("O", "OCCURRENCE", "REPORTING"),
    "outlook": ("past", "future"),
}
RELATIONS = ("root", "dep", "nsubj", "obj", "punct", "parataxis")
CARD = Card("fake", "f" * 64, TAGS, RELATIONS, limit=40, vector=4)
SIDE = 3


class AnythingNetwork:
    """Scores that look random and depend on every number of the window, and on nothing else."""

    card = CARD

    def __init__(self, threads=1):
        self.threads = threads
        self.windows = []

    def run(self, window):
        self.windows.append(window)
        columns = (window.pieces, window.case, window.quote, window.place, window.words)
        hashed = hashlib.sha256(b"|".join(column.tobytes() for column in columns)).digest()
        rng = np.random.default_rng(int.from_bytes(hashed, "big"))
        count = len(window.words)

        def scores(*shape):
            return rng.normal(0, 3, size=(count, *shape)).astype(np.float32)

        return Outputs(
            {name: scores(len(classes)) for name, classes in TAGS.items()},
            *(scores(count + 1) for _ in range(3)),
            scores(SIDE),
            rng.normal(size=(count + 1, SIDE)).astype(np.float32),
            scores(),
            scores(CARD.vector),
        )

    def label(self, dependent, head):
        return np.abs(dependent.sum(axis=1) * 7 + head.sum(axis=1)).astype(np.int64) % 6

    def each(self, work, items):
        if self.threads == 1:
            yield from map(work, items)
            return
        with ThreadPoolExecutor(self.threads) as pool:
            yield from pool.map(work, items)


class ToldNetwork:
    """Says of each word what *lexicon* says: classes by head, and ``head`` as words to the left.

    Words are looked up in lower case, as their pieces are joined. ``head`` 0 is the root; words that
    are not in *lexicon* hang on the word before them. ``link`` is the cue, as words to the left (below
    0: to the right). ``vector`` counts 1 in the first number.
    """

    card = CARD

    def __init__(self, lexicon, **card):
        self.lexicon = lexicon
        self.card = Card(**{name: getattr(CARD, name) for name in CARD.__slots__} | card)

    def run(self, window):
        words = _spelled(window)
        told = [self.lexicon.get(word, {}) for word in words]
        count = len(words)
        tags = {}
        for name, classes in TAGS.items():
            tags[name] = np.zeros((count, len(classes)), dtype=np.float32)
            for at, each in enumerate(told):
                default = "O" if "O" in classes else classes[0]
                tags[name][at, classes.index(each.get(name, default))] = each.get("sure", 9.0)
        arcs = np.zeros((count, count + 1), dtype=np.float32)
        links = np.zeros((count, count + 1), dtype=np.float32)
        for at, each in enumerate(told):
            steps = each.get("head", min(1, at))
            arcs[at, at + 1 - steps if steps else 0] = 9
            links[at, at + 1 - each.get("link", 0)] = 9
        relation = [RELATIONS.index(each.get("relation", "dep")) for each in told]
        dependent = np.array(relation, dtype=np.float32)[:, None].repeat(SIDE, axis=1)
        head = np.zeros((count + 1, SIDE), dtype=np.float32)
        facts = np.array([each.get("factuality", 0.0) for each in told], dtype=np.float32)
        vector = np.zeros((count, CARD.vector), dtype=np.float32)
        vector[:, 0] = 1
        return Outputs(tags, arcs, links, links, dependent, head, facts, vector)

    def label(self, dependent, head):
        return dependent[:, 0].astype(np.int64)

    def each(self, work, items):
        return map(work, items)


def _spelled(window):
    vocabulary = reader_vocabulary()
    bounds = [*window.words.tolist(), len(window.pieces) - 1]
    return [
        "".join(vocabulary[piece].removeprefix("##") for piece in window.pieces[start:end])
        for start, end in pairwise(bounds)
    ]


@pytest.fixture(scope="session")
def anything():
    """Return a network whose scores look random."""
    return AnythingNetwork


@pytest.fixture(scope="session")
def told():
    """Return a network that says what it is told of each word."""
    return ToldNetwork
