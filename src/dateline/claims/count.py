"""Sentences → figures: how many people a report counts as dead, injured, missing or moved out.

Only whole counts of people: 'two of the dead', 'three more bodies', 'three firefighters' are parts of
one and are left out, and so is what happened long before the report.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.claims.quantities import bounds_of
from dateline.claims.terms import DocumentTerms
from dateline.model import Place
from dateline.text import fold


class Slot(enum.StrEnum):
    """What is counted."""

    DEAD = "dead"
    INJURED = "injured"
    MISSING = "missing"
    MOVED = "moved out"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count in a report: of *slot* between *low* and *high*, *high* open where ``None``.

    ``is_toll`` where the words say that it is a running total ('the death toll rose to').
    """

    slot: Slot
    value: float
    low: float
    high: float | None
    place: Place
    sentence: int
    is_toll: bool = False


_PEOPLE = frozenset(
    {"people", "persons", "person", "victims", "residents", "inhabitants", "civilians"}
)
_OTHERS = frozenset({"others"})
_PARTICIPLES = {
    "dead": Slot.DEAD, "killed": Slot.DEAD, "died": Slot.DEAD, "drowned": Slot.DEAD, "injured": Slot.INJURED,
    "wounded": Slot.INJURED, "hurt": Slot.INJURED, "missing": Slot.MISSING,
    "unaccounted": Slot.MISSING, "evacuated": Slot.MOVED, "displaced": Slot.MOVED,
}  # fmt: skip
_VERBS = {
    "killed": Slot.DEAD, "killing": Slot.DEAD, "kills": Slot.DEAD, "injured": Slot.INJURED,
    "injuring": Slot.INJURED, "injures": Slot.INJURED, "wounded": Slot.INJURED,
    "wounding": Slot.INJURED, "wounds": Slot.INJURED,
}  # fmt: skip
_AUXILIARIES = frozenset(
    {"were", "are", "was", "is", "have", "had", "has", "been", "be", "still", "now", "also", "who",
     "confirmed", "remained", "remain", "reported", "known", "feared", "left", "listed", "as",
     "officially", "carried", "always"}
)  # fmt: skip
_TOLL_VERBS = frozenset(
    {"to", "at", "of", "reached", "reaches", "reach", "hits", "hit", "is", "was", "stood", "stands"}
)
_MAY_FOLLOW_A_TOLL = frozenset(
    {
        "and",
        "dead",
        "on",
        "in",
        "as",
        "with",
        "after",
        "from",
        "by",
        "late",
        "early",
        "while",
        "when",
    }
)
_SKIPPED = frozenset(
    "about around nearly almost some roughly approximately at least most more fewer less than over under".split()
)
"""Words before a number that say how exact it is."""
_STOPS = frozenset(".,;:)\u2014\u2013-")
_FOUND = frozenset({"found", "recovered", "rescued"})
_TOLL_REACH = 14
_NUMBER_REACH = 18
_MOST_AUXILIARIES = 5
_OF_REACH = 7
_OLD = dt.timedelta(days=30)


def find_figures(document: DocumentTerms) -> Iterator[Figure]:
    """Yield the figures of one document, in the order of the text."""
    for index in range(len(document.analysis.reading.sentences)):
        within = document.analysis.reading.sentence_tokens(index)
        if not any(document.numbers[token] is not None for token in within):
            continue
        if not is_old(document, index):
            yield from _of_sentence(document, index, within)


def is_old(document: DocumentTerms, sentence: int) -> bool:
    """Return whether the sentence dates itself long before the report."""
    published = document.analysis.document.published.days.earliest
    days = document.days_of(document.analysis.reading.sentences[sentence])
    if published is None:
        return False
    return any(one.latest is not None and one.latest < published - _OLD for one in days)


def _of_sentence(document: DocumentTerms, sentence: int, within: range) -> Iterator[Figure]:
    text, tokens = document.analysis.document.text, document.analysis.reading.tokens
    words = [fold(text[tokens.starts[token] : tokens.ends[token]]) for token in within]
    for at, token in enumerate(within):
        value = document.numbers[token]
        if value is None:
            continue
        first = _first_of_quantity(words, at)
        found = (
            _after(words, at)
            or _before(words, first, at)
            or _toll(words, first, at)
            or _number_of(words, first, at)
        )
        if found is None:
            continue
        slot, edge, is_toll = found
        span = tokens.span(within[min(first, edge)], within[max(at, edge)])
        low, high = bounds_of(words[first:at], value)
        place = Place(document.analysis.document.id, span)
        yield Figure(slot, value, low, high, place, sentence, is_toll=is_toll)


def _first_of_quantity(words: Sequence[str], at: int) -> int:
    """Return where 'at least', 'about' and the like before the number begin."""
    first = at
    while 0 < first and words[first - 1] in _SKIPPED:
        first -= 1
    return first


Found = tuple[Slot, int, bool]
"""What is counted, where the words that say so begin or end, and whether it is a running total."""


def _after(words: Sequence[str], at: int) -> Found | None:
    """'12 people were killed', 'six others were missing', 'about 1,200 people were moved out'."""
    next_at = at + 1
    has_noun = next_at < len(words) and words[next_at] in _PEOPLE | _OTHERS
    others = has_noun and words[next_at] in _OTHERS
    if has_noun:
        next_at = _past_of(words, next_at + 1)
    skipped = 0
    while next_at < len(words) and skipped < _MOST_AUXILIARIES and words[next_at] in _AUXILIARIES:
        next_at, skipped = next_at + 1, skipped + 1
    if len(words) <= next_at:
        return None
    slot = _PARTICIPLES.get(words[next_at])
    if slot is None and words[next_at : next_at + 2] == ["moved", "out"]:
        slot, next_at = Slot.MOVED, next_at + 1
    if slot is None or (others and slot is not Slot.MISSING):
        return None
    if slot is Slot.MISSING and not _FOUND.isdisjoint(words[next_at + 1 : next_at + 4]):
        return None
    return slot, next_at, "still" in words[at:next_at] and slot is Slot.MISSING


def _past_of(words: Sequence[str], at: int) -> int:
    """Return where 'of the Saltgate district' behind 'residents' ends, *at* where there is no such."""
    if len(words) <= at or words[at] not in {"of", "in", "from"}:
        return at
    for end in range(at + 1, min(len(words), at + _OF_REACH)):
        if words[end] in _AUXILIARIES:
            return end
    return at


def _before(words: Sequence[str], first: int, at: int) -> Found | None:
    """'killed at least four people', 'and injured 31'."""
    slot = _VERBS.get(words[first - 1]) if 0 < first else None
    behind = words[at + 1] if at + 1 < len(words) else "."
    if slot is None or not (behind in _PEOPLE or behind in _STOPS or behind == "and"):
        return None
    return slot, first - 1, False


def _toll(words: Sequence[str], first: int, at: int) -> Found | None:
    """'the death toll rose to 12', 'the toll stands at nine'."""
    if not first or words[first - 1] not in _TOLL_VERBS:
        return None
    behind = words[at + 1] if at + 1 < len(words) else "."
    if behind not in _PEOPLE | _STOPS | _MAY_FOLLOW_A_TOLL:
        return None
    reach = range(max(0, first - _TOLL_REACH), first)
    toll = next((place for place in reversed(reach) if words[place] == "toll"), None)
    if toll is None or "injured" in words[max(0, toll - 2) : toll]:
        return None
    is_named = 0 < toll and words[toll - 1] == "death"
    return Slot.DEAD, toll - 1 if is_named else toll, True


def _number_of(words: Sequence[str], first: int, at: int) -> Found | None:
    """'the number of wounded has risen to 51', 'the number of people missing now stands at nine'."""
    if not first or words[first - 1] not in _TOLL_VERBS:
        return None
    behind = words[at + 1] if at + 1 < len(words) else "."
    if behind not in _PEOPLE | _STOPS | _MAY_FOLLOW_A_TOLL:
        return None
    for start in range(first - 1, max(0, first - _NUMBER_REACH) - 1, -1):
        if words[start : start + 2] != ["number", "of"]:
            continue
        counted = words[start + 2 : start + 5]
        if counted[:1] == ["the"]:
            counted = counted[1:]
        if counted and counted[0] in _PEOPLE:
            counted = counted[1:]
        slot = _PARTICIPLES.get(counted[0]) if counted else None
        return None if slot is None else (slot, start, True)
    return None
