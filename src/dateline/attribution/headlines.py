"""Headlines of the form 'X: Y' and 'Y: X', where X speaks and no verb says so.

Only where X is someone who can speak by the words alone: 'Live: …' and 'Opinion: …' are not.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.attribution.phrases import NOMINAL
from dateline.attribution.speakers import MentionsByPlace
from dateline.attribution.words import OUTSIDE, Words
from dateline.model import EntityType
from dateline.resources import speaker_nouns

_MARKS = frozenset({":", "\u2013", "\u2014"})
_MAX_NAME = 6
_MIN_CONTENT = 3
_DOCUMENTS = frozenset({"report", "study", "survey", "poll", "media", "source", "sources",
    "papers", "documents", "filing", "records", "memo", "letter", "lawsuit", "indictment"})  # fmt: skip
_SPEAKS = frozenset({EntityType.PERSON, EntityType.ORG})


@dataclass(frozen=True, slots=True)
class Headline:
    """Word ranges of a headline's source and content."""

    source: tuple[int, int]
    content: tuple[int, int]


def read_headline(
    words: Words, bounds: tuple[int, int], mentions: MentionsByPlace
) -> Headline | None:
    """Return who says what in the headline of the words *bounds*, or ``None``."""
    low, high = bounds
    places = [at for at in range(low + 1, high - 1) if _parts(words, at)]
    if len(places) != 1:
        return None
    at = places[0]
    if words.low[at] == ":" and _MIN_CONTENT < high - at and _speaks(words, (low, at), mentions):
        return Headline((low, at), (at + 1, high))
    if _MIN_CONTENT <= at - low and _speaks(words, (at + 1, high), mentions):
        return Headline((at + 1, high), (low, at))
    return None


def _parts(words: Words, at: int) -> bool:
    """Tell whether word *at* is a colon or a dash, a hyphen between spaces among them."""
    spaced = words.ends[at - 1] < words.starts[at] and words.ends[at] < words.starts[at + 1]
    return words.low[at] in _MARKS or (words.low[at] == "-" and spaced)


def _speaks(words: Words, part: tuple[int, int], mentions: MentionsByPlace) -> bool:
    first, end = part
    if _MAX_NAME < end - first or any(words.quote[at] != OUTSIDE for at in range(first, end)):
        return False
    if not all(words.tags[at] in NOMINAL for at in range(first, end)):
        return False
    head = words.low[end - 1]
    if head in speaker_nouns() or head in _DOCUMENTS:
        return True
    span = words.span(first, end)
    return any(m.span.end == span.end and m.type in _SPEAKS for m in mentions.within(span))
