"""How likely a pattern found around a cue is an attribution: a logistic regression over its parts.

Does not find patterns. Trained by ``training/attribution/train_judge.py`` on the train part of
PolNeAR; what comes out is a probability, and goes into ``Statement.confidence``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from dateline.attribution.attribute import Attribution
from dateline.attribution.cues import Voice
from dateline.attribution.words import Words
from dateline.resources import speaker_nouns

_FEW = 10


def features(words: Words, which: Attribution) -> Iterator[str]:
    """Yield the names of the features of *which*."""
    cue = which.found
    entry = cue.entry
    kind, side = which.complement.value, which.side.value
    form = words.low[cue.start]
    yield "bias"
    yield f"prior {_bucket(entry.precision, entry.seen)}"
    yield f"prior {_bucket(entry.precision, entry.seen)} {kind}"
    yield f"lemma {entry.lemma}"
    yield f"lemma {entry.lemma} {kind} {side}"
    yield f"form {form}"
    yield f"kind {kind} {side} {cue.voice.value}"
    yield f"stance {entry.stance.value} {kind}"
    yield f"tag {words.tags[cue.start]} {cue.voice.value}"
    yield f"flags {cue.perfect:d}{cue.modal:d}{which.shared:d}{which.relative:d}"
    yield from _around(words, which)
    yield from _source(words, which)


def _around(words: Words, which: Attribution) -> Iterator[str]:
    end, left = which.found.end, which.found.group - 1
    high = which.region.high
    yield f"after {words.low[end] if end < high else '</s>'}"
    yield f"after tag {words.tags[end] if end < high else '</s>'}"
    if which.region.low <= left:
        yield f"left tag {words.tags[left]}"
    if which.found.voice in (Voice.INFINITIVE, Voice.PARTICIPLE) and 1 < left:
        word = words.low[left - 1] if words.low[left] == "to" else words.low[left]
        yield f"governed {word} {which.found.voice.value}"
    start = which.content
    if start < high and words.quote[start] != which.region.quote:
        yield "content opens a quotation"
    head = which.extent[0] - 1
    if which.region.low <= head and words.quote[head] != which.region.quote:
        yield "quotation before"
    yield f"length {min(6, max(0, high - start) // 4)} {which.side.value}"


def _source(words: Words, which: Attribution) -> Iterator[str]:
    if which.source is None:
        yield "source none"
        return
    first, end = which.source
    head = end - 1
    for at in range(first + 1, end):
        if words.tags[at] in ("IN", "WH", "PUNCT", "TO"):
            head = at - 1
            break
    word, tag = words.low[head], words.tags[head]
    speaks = word in speaker_nouns()
    yield f"source {tag} {speaks:d}"
    yield f"source {tag} {speaks:d} {which.complement.value}"
    if tag in ("PRP", "DT", "NN", "NNS", "PRP$", "WH"):
        yield f"source word {word}"
    yield f"source length {min(4, end - first)}"


def _bucket(precision: float | None, seen: int) -> str:
    if precision is None:
        return "unseen"
    share = min(9, int(10 * precision))
    return f"{share} {'few' if seen < _FEW else 'many'}"


def probability(words: Words, which: Attribution) -> float:
    """Return how likely *which* attributes, 0 to 1."""
    table = weights()
    total = sum(table.get(name, 0.0) for name in features(words, which))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def weights() -> Mapping[str, float]:
    """Return the weights that the package carries, by feature."""
    folder = resources.files(__package__) / "weights"
    stored: dict[str, float] = json.loads((folder / "cues.json").read_text(encoding="utf-8"))[
        "weights"
    ]
    return stored
