"""Where content that begins after its cue ends: a logistic regression over the places it could.

Does not look left of the cue. Trained by ``training/attribution/train_bounds.py`` on the train part
of PolNeAR: people agree that ', adding that' ends what is said and that ', which' mostly does not.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from dateline.attribution.attribute import Attribution
from dateline.attribution.complements import Complement
from dateline.attribution.phrases import FINITE, SUBORDINATORS, is_time
from dateline.attribution.words import Words
from dateline.model import Polarity

THRESHOLD = 0.5
"""Tuned on the held-out fifth of PolNeAR train: .35 costs .3 points of exact content F1, .7 one."""
_POINTS = frozenset({",", ";", ":", "\u2014", "\u2013", "-", "--", "("})
_WORDS = frozenset({"and", "but", "or"}) | (SUBORDINATORS - {"that", "like", "than", "so"})
_CLOSES_ASIDE = frozenset({",", ")", "\u2014", "\u2013"})
_LOOSE = frozenset({"in", "on", "at", "during", "by", "with", "for", "from", "to", "about", "over"})


def places(words: Words, which: Attribution, end: int) -> Iterator[int]:
    """Yield the words before *end* in front of which the content could end."""
    quote = which.region.quote
    bare = which.complement in (Complement.OBJECT, Complement.TO)
    for at in range(which.content + 1, end - 1):
        if words.quote[at] != quote:
            continue
        word = words.low[at]
        if word in _POINTS or word in _WORDS or (bare and (word in _LOOSE or is_time(words, at))):
            yield at


def features(words: Words, which: Attribution, at: int, end: int) -> Iterator[str]:
    """Yield the names of the features of ending before word *at*, where *end* is the limit."""
    kind = which.complement.value
    word, after = words.low[at], words.low[at + 1]
    tag, tag2 = words.tags[at + 1], words.tags[at + 2] if at + 2 < end else "END"
    if word in (",", "\u2014", "\u2013", "-", "--") and after in _WORDS:
        word = f"{word} {after}"
        tag, after = tag2, words.low[at + 2] if at + 2 < end else "END"
    yield "bias"
    yield f"word {word}"
    yield f"word {word} {kind}"
    yield f"word {word} {tag}"
    yield f"word {word} {tag} {kind}"
    yield f"word {word} {after}"
    yield f"tags {word} {tag} {tag2}"
    yield f"left {words.tags[at - 1]} {word}"
    yield f"lemma {which.found.entry.lemma} {word[:2]}"
    yield f"relative {which.relative:d} {word}"
    yield f"voice {which.found.voice.value} {word}"
    yield f"length {min(8, (at - which.content) // 3)} {kind}"
    yield f"rest {min(8, (end - at) // 3)} {word}"
    yield from _wider(words, which, at, end)


def _wider(words: Words, which: Attribution, at: int, end: int) -> Iterator[str]:
    word, quote = words.low[at], which.region.quote
    said = any(words.tags[k] in FINITE for k in range(max(which.content, at - 40), at))
    stop = min(end, at + 14)
    point = next((k for k in range(at + 1, stop) if words.low[k] in _POINTS), stop)
    ahead = any(words.tags[k] in FINITE for k in range(at + 1, point))
    paired = point < stop and words.low[point] == word
    resumes = paired and point + 1 < end and words.tags[point + 1] in FINITE
    yield f"verb before {said:d} {word}"
    yield f"verb ahead {ahead:d} {word}"
    yield f"verbs {said:d}{ahead:d} {word} {which.complement.value}"
    yield f"paired {paired:d}{resumes:d} {word}"
    yield f"quotation before {words.quote[at - 1] != quote:d} {word}"
    quoted = any(words.quote[k] != quote for k in range(at + 1, stop))
    yield f"quotation ahead {quoted:d} {word}"
    commas = sum(words.low[k] == "," for k in range(max(which.content, at - 40), at))
    yield f"commas {min(3, commas)} {word}"


_CHARGED = {"accuse": "of", "suspect": "of", "blame": "for", "criticize": "for", "condemn": "for",
    "fault": "for", "thank": "for", "praise": "for", "charge": "with"}  # fmt: skip
_ASIDE = 30
"""Words of a relative clause or an apposition between the one accused and the deed."""


def _charge(words: Words, which: Attribution, end: int) -> int:
    """Return the preposition behind an aside that an accusation needs, or the content's start.

    'accused the mill, which runs the plant, of theft': nothing ends the content before 'of'.
    """
    needed = _CHARGED.get(which.found.entry.lemma)
    if needed is None or which.complement is not Complement.OBJECT:
        return which.content
    aside = False
    for at in range(which.content + 1, min(end - 1, which.content + _ASIDE)):
        word = words.low[at]
        if words.quote[at] != which.region.quote or word == ";" or (word == needed and not aside):
            break
        if word == needed and words.low[at - 1] in _CLOSES_ASIDE:
            return at
        aside = aside or word in _POINTS
    return which.content


def _against(words: Words, which: Attribution, at: int) -> bool:
    """Tell whether ', but' at word *at* sets something against what is denied: no part of it."""
    denied = which.found.entry.polarity is Polarity.NEGATIVE and not which.found.negated
    return denied and words.low[at : at + 2] == (",", "but")


def ends_before(words: Words, which: Attribution, end: int) -> int:
    """Return the word before which the content of *which* ends, at most *end*."""
    table = weights()
    charge = _charge(words, which, end)
    for at in places(words, which, end):
        if at <= charge:
            continue
        if _against(words, which, at):
            return at
        total = sum(table.get(name, 0.0) for name in features(words, which, at, end))
        if THRESHOLD <= 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))):
            return at
    return end


@cache
def weights() -> Mapping[str, float]:
    """Return the weights that the package carries, by feature."""
    folder = resources.files(__package__) / "weights"
    stored: dict[str, float] = json.loads((folder / "bounds.json").read_text(encoding="utf-8"))[
        "weights"
    ]
    return stored
