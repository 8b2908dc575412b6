"""What a source does with the content: stance, polarity, and what it turns down.

Does not judge whether the source is right.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.attribution.attribute import Attribution
from dateline.attribution.contents import Content
from dateline.attribution.cues import Voice
from dateline.attribution.words import Words
from dateline.model import Directness, Polarity, Span, Stance

_CHARGES = frozenset({"allegation", "allegations", "accusation", "accusations", "claim", "claims",
    "charge", "charges", "report", "reports", "suggestion", "suggestions", "rumor", "rumors",
    "rumour", "rumours", "speculation", "assertion", "assertions", "criticism"})  # fmt: skip
_SCORN = frozenset({"absurd", "false", "baseless", "groundless", "unfounded", "untrue", "fabricated",
    "nonsense", "lies", "lie", "fake", "ridiculous", "fiction", "fabrication", "fabrications",
    "ludicrous", "preposterous", "invented", "slander", "smear", "propaganda", "incorrect",
    "wrong", "misleading", "disinformation", "laughable", "outrageous", "inaccurate", "bogus"})  # fmt: skip
_NAMING = frozenset(
    {"call", "describe", "label", "brand", "term", "dub", "characterize", "portray"}
)


@dataclass(frozen=True, slots=True)
class Manner:
    """Stance and polarity, the content they hold for, how it is told and how sure the pattern is."""

    stance: Stance
    polarity: Polarity
    content: tuple[Span, ...]
    confidence: float
    directness: Directness


def manner(words: Words, which: Attribution, content: Content) -> Manner:
    """Return what the source of *which* does with *content*."""
    cue = which.found
    stance, polarity = cue.entry.stance, cue.entry.polarity
    sure, told = round(which.chance, 2), content.directness
    if cue.negated:
        return Manner(Stance.ASSERTS, Polarity.POSITIVE, content.spans, round(sure / 2, 2), told)
    if cue.entry.lemma in _NAMING:
        scorned = _scorned(words, which)
        if scorned is not None:
            return Manner(Stance.DENIES, Polarity.NEGATIVE, (scorned,), sure, Directness.INDIRECT)
    if cue.entry.lemma in ("citing", "quoting"):
        stance = Stance.ASSERTS
    return Manner(stance, polarity, content.spans, sure, told)


def _scorned(words: Words, which: Attribution) -> Span | None:
    """Return the charges that are called false: 'called the allegations "absurd"'."""
    first, end = _named(which)
    charges = [at for at in range(first, end) if words.low[at] in _CHARGES or (
        words.low[at] in ("them", "it") and at == first
    )]  # fmt: skip
    scorn = [at for at in range(first, end) if words.low[at] in _SCORN]
    if not charges or not scorn or scorn[-1] < charges[0]:
        return None
    stop = charges[0] + 1
    while stop < scorn[0] and words.low[stop] != "as" and words.quote[stop] == which.region.quote:
        stop += 1
    while charges[0] + 1 < stop and words.tags[stop - 1] in ("DT", "JJ", "RB", "PUNCT"):
        stop -= 1
    return words.span(first, stop)


def _named(which: Attribution) -> tuple[int, int]:
    if which.found.voice in (Voice.PASSIVE, Voice.REDUCED):
        return which.content, min(which.region.high, which.extent[1] + 6)
    return which.content, min(which.region.high, which.content + 25)
