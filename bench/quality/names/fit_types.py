"""Fit the weights of ``entities/judge.py`` on the tuning part of Worldwide Newswire.

Writes ``entities/type_weights.tsv``: facts about words and their neighbours, no text. Multinomial
logistic regression on the marks of each name of an article, by plain gradient descent with a fixed
order, so that it gives the same file each time. Usage: ``python -m bench.quality.names.fit_types DATA``.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from bench.quality.names.gold import Article, load, unpack
from bench.quality.names.run import ROOT, reading_of
from dateline.entities.find import cut_names
from dateline.entities.gazetteer import Kind
from dateline.entities.judge import CLASSES, judged_name, own_marks, place_marks
from dateline.entities.pieces import Piece
from dateline.entities.words import Sentence, Words, read_words

_TARGET = ROOT / "src" / "dateline" / "entities" / "type_weights.tsv"
_MIN_SEEN = 3
_ROUNDS, _RATE, _DECAY = 300, 0.5, 2e-4
_HEAD = """\
# Weights of marks of names, in hundredths: how much each speaks for PERSON, ORG, PLACE, MISC, NORP, NONE.
# Fitted by bench/quality/names/fit_types.py on the tuning part of Worldwide Newswire.
# Licence: Apache-2.0, as the rest of this package.
"""
_HIDDEN_WEIGHT = 0.3
_NAMELESS = frozenset({"bias", "words", "plain", "shape", "inside", "lower", "given", "family"})
_KNOWN_CLASSES = {
    Kind.COUNTRY: "PLACE", Kind.CITY: "PLACE", Kind.CAPITAL: "PLACE", Kind.BODY: "ORG",
    Kind.AGENCY: "ORG", Kind.OUTLET: "ORG", Kind.ADJECTIVE: "NORP", Kind.PEOPLE: "NORP",
}  # fmt: skip
Example = tuple[frozenset[str], int, float]


def examples_of(article: Article) -> list[Example]:
    """Return the marks, the class and the weight of each name of *article*."""
    document, reading = reading_of(article)
    words = read_words(document, reading)
    marks: dict[str, set[str]] = {}
    votes: dict[str, Counter[str]] = {}
    examples: list[Example] = []
    for _, sentence, piece in cut_names(words):
        if piece.known is not None:
            examples += _hidden(words, sentence, piece)
        if piece.known is not None or piece.lone_title:
            continue
        name = judged_name(words.text(piece.first, piece.last))
        own = marks.setdefault(name, set(own_marks(words, piece)))
        own.update(place_marks(words, sentence, piece))
        place = (words.starts[piece.first], words.ends[piece.last - 1])
        votes.setdefault(name, Counter())[_class_of(article, place)] += 1
    return examples + [
        (frozenset(marks[name]), CLASSES.index(top), float(np.sqrt(sum(votes[name].values()))))
        for name in sorted(marks)
        for top, _ in (min(votes[name].items(), key=lambda pair: (-pair[1], pair[0])),)
    ]


def _hidden(words: Words, sentence: Sentence, piece: Piece) -> list[Example]:
    """Return a known name as if no lexicon knew it: only its surroundings, and no words of it."""
    kind = _KNOWN_CLASSES.get(piece.known.kind) if piece.known is not None else None
    if kind is None:
        return []
    own = [mark for mark in own_marks(words, piece) if mark.split()[0] in _NAMELESS]
    marks = frozenset((*own, *place_marks(words, sentence, piece)))
    return [(marks, CLASSES.index(kind), _HIDDEN_WEIGHT)]


def _class_of(article: Article, place: tuple[int, int]) -> str:
    for one in article.names:
        if one.start < place[1] and place[0] < one.end:
            return one.group or ("NORP" if one.kind == "NORP" else "NONE")
    return "NONE"


def fit(examples: list[Example]) -> dict[str, np.ndarray]:
    """Return the weights of each mark seen often enough."""
    seen = Counter(mark for marks, _, _ in examples for mark in marks)
    names = sorted(mark for mark, count in seen.items() if _MIN_SEEN <= count)
    index = {mark: at for at, mark in enumerate(names)}
    rows = [np.array(sorted(index[m] for m in marks if m in index)) for marks, _, _ in examples]
    flat = np.concatenate(rows)
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    goal = np.zeros((len(rows), len(CLASSES)))
    goal[np.arange(len(rows)), [kind for _, kind, _ in examples]] = 1.0
    heavy = np.array([weight for _, _, weight in examples])[:, None]
    weights = np.zeros((len(names), len(CLASSES)))
    square = np.full(weights.shape, 1e-8)
    for _ in range(_ROUNDS):
        scores = np.zeros(goal.shape)
        np.add.at(scores, owner, weights[flat])
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        wrong = (odds / odds.sum(axis=1, keepdims=True) - goal) * heavy
        step = np.zeros(weights.shape)
        np.add.at(step, flat, wrong[owner])
        step = step / len(rows) + _DECAY * weights
        square += step**2
        weights -= _RATE * step / np.sqrt(square)
    return {mark: weights[index[mark]] for mark in names}


def main(data: Path) -> None:
    """Fit on the gold below *data* and write the weights."""
    articles = load(unpack(data, ROOT / ".data"), dev=False)
    examples = [one for article in articles for one in examples_of(article)]
    weights = fit(examples)
    lines = []
    for mark in sorted(weights):
        cells = [round(100 * value) for value in weights[mark]]
        if 8 <= max(map(abs, cells)) and "\t" not in mark:
            lines.append("\t".join([mark, *map(str, cells)]))
    _TARGET.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(examples)} names, {len(lines)} marks")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if 1 < len(sys.argv) else ROOT.parent / "shared" / "data")
