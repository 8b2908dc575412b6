"""Stretches that the trained reader marked as names → tokens, in this project's conventions.

A name is without lower-case words and marks at its ends; two names in one stretch are two. Whom or
what they name is decided elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.entities.gazetteer import Kind, gazetteer, longest_known
from dateline.entities.runs import NUMBERED, is_capital
from dateline.entities.vocabulary import PARTICLES
from dateline.entities.words import Sentence, Words
from dateline.model import Reading, Tag
from dateline.resources import stopwords

_EDGES = frozenset([*",:;([-\u2013\u2014", "'s", "'"])
_ARTICLES = frozenset({"the", "a", "an"})
_DEMONYMS = (Kind.ADJECTIVE, Kind.PEOPLE)
_OWNERS = (Kind.COUNTRY, Kind.CAPITAL)


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens ``[first, last)`` of sentence number ``at``, the reader's class and its certainty."""

    at: int
    sentence: Sentence
    first: int
    last: int
    label: str
    score: float


def was_read(reading: Reading) -> bool:
    """Return whether the trained reader looked for names in the document."""
    return 0 < len(reading.syntax) or bool(reading.names)


def find_marks(words: Words, reading: Reading) -> Iterator[Mark]:
    """Yield the names that the reader marked, in the text's order."""
    for tag in reading.names:
        first = bisect_right(words.ends, tag.span.start)
        last = bisect_left(words.starts, tag.span.end)
        at = bisect_right(words.sentences, first, key=lambda sentence: sentence.first) - 1
        if first < last and 0 <= at:
            sentence = words.sentences[at]
            yield from _marks(
                words, Mark(at, sentence, first, min(last, sentence.last), "", 0), tag
            )


def _marks(words: Words, whole: Mark, tag: Tag) -> Iterator[Mark]:
    """Yield the names in one stretch; in a line of capitals nothing tells what is no name."""
    if tag.span.of(words.plain).lower() in _ARTICLES:
        return
    if whole.sentence.loud and tag.label == "Misc":
        return
    if words.text(whole.first, whole.last) in gazetteer().by_form:
        yield Mark(whole.at, whole.sentence, whole.first, whole.last, tag.label, tag.score)
        return
    for first, last, label in _parted(words, whole.first, whole.last, tag.label):
        start, stop = _trimmed(words, first, last)
        if stop < whole.sentence.last and _is_number_of(words, stop):
            stop += 1
        yield Mark(whole.at, whole.sentence, start, stop, label, tag.score)


def _is_number_of(words: Words, at: int) -> bool:
    """Whether the token at *at* is the number of a shed, a gate or the like ('Shed 7')."""
    return words.forms[at - 1] in NUMBERED and words.forms[at].isdigit()


def _parted(words: Words, first: int, last: int, label: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a stretch of several names, each with its class.

    'Oslo, Norway', 'Norway's Quiet Party', and 'Norwegian' before a name that a lexicon knows.
    """
    for at in range(first + 1, last - 1):
        if label == "Location" and words.forms[at] == ",":
            yield first, at, label
            yield from _parted(words, at + 1, last, label)
            return
        if words.forms[at] == "'s" and _is_of(words, first, at, _OWNERS):
            yield first, at, "Location"
            yield from _parted(words, at + 1, last, label)
            return
    start, behind = _known_behind_demonym(words, first, last)
    if first < start == behind:
        yield first, start, "NORP"
    yield start, last, label


def _known_behind_demonym(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return where a known name begins behind a demonym of its country, and where the demonym ends.

    The demonym may lend the name its end: 'North' stands before the 'Korean Central News Agency'.
    The first is *first* where there is no such name.
    """
    found = longest_known(words, first, last, gazetteer())
    if found is None or found[1].kind not in _DEMONYMS:
        return first, first
    for start in range(first + 1, min(found[0] + 1, last)):
        rest = gazetteer().by_form.get(words.text(start, last))
        if rest is not None and rest.country in (None, found[1].country):
            return start, found[0]
    return first, first


def _is_of(words: Words, first: int, last: int, kinds: tuple[Kind, ...]) -> bool:
    known = gazetteer().by_form.get(words.text(first, last))
    return known is not None and known.kind in kinds


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a name without those at its ends that belong to no name."""
    if any(is_capital(form) for form in words.forms[first:last]):
        while first + 1 < last and _is_edge(words, first, first):
            first += 1
        while first + 1 < last and _is_edge(words, last - 1, last - 2):
            last -= 1
    return first, last


def _is_edge(words: Words, at: int, left: int) -> bool:
    """Whether the token at *at* begins or ends no name: a mark, a word in lower case.

    A function word with a capital only where no space parts *left* from the next ('AndPresident').
    """
    form = words.forms[at]
    if form in _EDGES:
        return True
    if form in PARTICLES or not form.isalpha():
        return False
    glued = words.ends[left] == words.starts[left + 1]
    return form.islower() or (glued and form.lower() in stopwords())
