"""Words that may attribute, with the verb group that they head.

Does not decide whether they do, nor who speaks: see ``attribute``.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from dateline.attribution.phrases import AUXILIARY, BE, HAVE, NOT
from dateline.attribution.words import Words
from dateline.resources import Cue, CuePart, cues


class Voice(enum.Enum):
    """What the verb group is."""

    ACTIVE = "active"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    """An -ing form without auxiliary: ', saying that'."""
    REDUCED = "reduced"
    """A past participle without auxiliary: 'a claim rejected by'."""
    INFINITIVE = "infinitive"
    NOUN = "noun"
    PHRASE = "phrase"


PHRASES = ("according to", "citing", "quoting", "as reported by", "as described by", "as noted by",
    "as announced by", "as stated by", "as explained by", "in the words of", "in the view of",
    "in the opinion of", "amid reports", "amid rumors")  # fmt: skip
"""The phrases that this stage attributes by; the rest of the lexicon's are adjuncts or unsure."""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at words ``[start, end)`` whose verb group, auxiliaries included, begins at *group*."""

    entry: Cue
    start: int
    end: int
    group: int
    voice: Voice
    negated: bool = False
    modal: bool = False
    perfect: bool = False


@cache
def _table() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for entry in cues():
        if entry.part is CuePart.PHRASE and entry.lemma not in PHRASES:
            continue
        for form in entry.forms:
            parts = tuple(form.split(" "))
            table.setdefault(parts[0], []).append((parts, entry))
    return MappingProxyType(
        {
            first: tuple(
                sorted(found, key=lambda pair: (-len(pair[0]), pair[1].part, pair[1].lemma))
            )
            for first, found in table.items()
        }
    )


_SURE, _SEEN = 0.5, 10
_NEVER_PAST = frozenset({"written", "shown", "seen", "known", "spoken", "given", "sworn"})
"""Participles that are not the past tense too: without 'have' they describe a noun."""
_GROUP = 8
"""Words of a verb group before its head: 'has also since then repeatedly been'."""


def find_cues(words: Words, low: int, high: int) -> Iterator[Found]:
    """Yield the cues among the words ``[low, high)``, from left to right, without overlap."""
    table = _table()
    at = low
    while at < high:
        options = table.get(words.low[at])
        found = None if options is None else _first_fit(words, at, (low, high), options)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _first_fit(
    words: Words,
    at: int,
    bounds: tuple[int, int],
    options: tuple[tuple[tuple[str, ...], Cue], ...],
) -> Found | None:
    low, high = bounds
    for parts, entry in options:
        end = at + len(parts)
        if end <= high and words.low[at:end] == parts:
            found = _fit(words, entry, (at, end), low)
            if found is not None:
                return found
    return None


def _fit(words: Words, entry: Cue, place: tuple[int, int], low: int) -> Found | None:
    """Return *entry* as a cue at *place* where the tags allow it."""
    start, end = place
    tag = words.tags[start]
    if entry.part is CuePart.PHRASE:
        return Found(entry, start, end, start, Voice.PHRASE)
    if entry.part is CuePart.NOUN:
        return Found(entry, start, end, start, Voice.NOUN) if tag in ("NN", "NNS") else None
    if entry.part is CuePart.ADJECTIVE:
        return _predicate(words, entry, place, low)
    if 0 < start and words.tags[start - 1] in ("DT", "PRP$", "POS") and tag != "VBD":
        return None
    if tag in ("NNP", "JJ", "IN") or (tag in ("NN", "NNS") and not _sure_verb(entry)):
        return None
    found = _verb(words, entry, place, low)
    bare = found.voice is Voice.ACTIVE and not found.perfect and words.low[start] in _NEVER_PAST
    return None if bare else found


def _predicate(words: Words, entry: Cue, place: tuple[int, int], low: int) -> Found | None:
    """'is confident': an adjective behind a form of 'be'."""
    if words.tags[place[0]] not in ("JJ", "VBN"):
        return None
    found = _verb(words, entry, place, low)
    linked = found.group < found.start and any(
        words.low[at] in BE for at in range(found.group, found.start)
    )
    active = linked and found.voice is not Voice.INFINITIVE
    return replace(found, voice=Voice.ACTIVE) if active else None


def _sure_verb(entry: Cue) -> bool:
    """A form that the tagger takes for a noun, and that the gold mostly has as a cue."""
    precision = entry.precision
    return precision is not None and _SURE < precision and _SEEN < entry.seen


def _verb(words: Words, entry: Cue, place: tuple[int, int], low: int) -> Found:
    start, end = place
    group, negated, modal, perfect, be, to = start, False, False, False, False, False
    at = start - 1
    while low <= at and start - at < _GROUP:
        word, tag = words.low[at], words.tags[at]
        if word == "to" and tag == "TO":
            to = True
            break
        if word in AUXILIARY or word.endswith("n't"):
            negated = negated or word.endswith("n't")
            modal = modal or tag == "MD"
            perfect = perfect or word in HAVE
            be = be or (word in BE and not perfect) or (word == "been")
            group = at
        elif word in NOT:
            negated, group = True, at
        elif tag == "RB":
            group = at
        else:
            break
        at -= 1
    voice = _voice(words, start, (group, be, perfect, to))
    return Found(entry, start, end, group, voice, negated, modal, perfect)


def _voice(words: Words, head: int, group: tuple[int, bool, bool, bool]) -> Voice:
    first, be, perfect, to = group
    word, tag = words.low[head], words.tags[head]
    if to:
        return Voice.INFINITIVE
    if word.endswith("ing"):
        return Voice.ACTIVE if be else Voice.PARTICIPLE
    if be:
        return Voice.PASSIVE
    if tag == "VBN" and not perfect and (first == head or not _has_auxiliary(words, first, head)):
        return Voice.REDUCED if _reduced(words, head) else Voice.ACTIVE
    return Voice.ACTIVE


def _reduced(words: Words, head: int) -> bool:
    """Tell whether a participle describes the noun before it: 'a claim rejected by'."""
    after = words.low[head + 1] if head + 1 < len(words.low) else "."
    if after == "by":
        return True
    before = words.tags[head - 1] if 0 < head else "PUNCT"
    return before in ("NN", "NNS") and after in ("in", "on", "at", "during", "last", "earlier")


def _has_auxiliary(words: Words, first: int, head: int) -> bool:
    return any(words.low[at] in AUXILIARY or words.low[at].endswith("n't")
        for at in range(first, head))  # fmt: skip
