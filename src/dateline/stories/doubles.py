"""Candidates for a timeline without their doubles: one line for one happening.

The better line of two takes over the other's evidence where both tell one thing; where one only
stands in the other's sentence, its evidence is of something else and stays behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline import resources
from dateline.model import DayRange, Event, Factuality, Place
from dateline.stories.terms import content_words
from dateline.text import fold

_ALIKE = 0.5
"""Shared words over joint words from which two lines of the same days tell one thing."""
_FEW = 3
"""Words of a line so short that one shared word makes it worth comparing."""
_WITHIN = 0.8
"""Shared words over those of the shorter line."""
_FORTNIGHT = 14
_FRAMES = frozenset(
    "begin start open hold end close sit hearing inquire meet observe mark declare attend".split()
) | {
    "take place",
    "postpone",
    "put off",
}
"""Lemmas that only say that something named beside them begins, goes on or is moved."""
_AHEAD = frozenset({Factuality.PLANNED, Factuality.EXPECTED, Factuality.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that may become an entry: its wording, the words of it, its weight, its evidence.

    ``nominal`` where nouns alone tell it; ``subordinate`` where its wording is cut out of a sentence
    that tells something else.
    """

    event: Event
    wording: Place
    text: str
    weight: float
    evidence: tuple[Place, ...]
    lemmas: frozenset[str]
    nominal: bool = False
    subordinate: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """What a candidate is compared by: its words, its numbers, and the event nouns among them."""

    words: frozenset[str]
    numbers: frozenset[str]
    nouns: frozenset[str]


def drop_doubles(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return *candidates* without those that say again what a better one says."""
    ranked = sorted(
        candidates,
        key=lambda one: (one.event.days.is_unknown, one.subordinate, -one.weight, one.event.id),
    )
    kept: list[Candidate] = []
    lines: list[_Line] = []
    index: dict[str, list[int]] = defaultdict(list)
    for each in ranked:
        own = _line(each)
        double = _double(each, own, kept, lines, _near(own, index, each))
        if double is None:
            for word in sorted(own.words | own.numbers | _day_key(each)):
                index[word].append(len(kept))
            kept.append(each)
            lines.append(own)
        else:
            kept[double] = _merged(kept[double], each)
    return kept


def _line(candidate: Candidate) -> _Line:
    folded = fold(candidate.text).split()
    words = frozenset(content_words(candidate.text))
    nouns = resources.event_nouns()
    return _Line(
        words,
        frozenset(word for word in folded if word[:1].isdigit()),
        frozenset(word for word in words if word in nouns),
    )


def _day_key(candidate: Candidate) -> set[str]:
    days = candidate.event.days
    return {f"type {candidate.event.type} {days.earliest}"} if days.is_day else set()


def _near(own: _Line, index: dict[str, list[int]], candidate: Candidate) -> list[int]:
    """Return the kept ones that share at least two words or, of a cut line, type and day."""
    shared: dict[int, int] = defaultdict(int)
    for word in own.words | own.numbers:
        for at in index.get(word, ()):
            shared[at] += 1
    near = {at for at, count in shared.items() if 1 < count or len(own.words) <= _FEW}
    if candidate.subordinate:
        near.update(at for key in _day_key(candidate) for at in index.get(key, ()))
    if candidate.lemmas <= _FRAMES | _lemmas(own.nouns):
        near.update(at for word in own.nouns for at in index.get(word, ()))
    return sorted(near)


def _double(
    each: Candidate,
    own: _Line,
    kept: Sequence[Candidate],
    lines: Sequence[_Line],
    near: Iterable[int],
) -> int | None:
    """Return the first kept one that tells the same, or stands in the same words."""
    for at in near:
        other = kept[at]
        if _is_framed_alike(each, other, own, lines[at]):
            return at
        if not _same_days(each.event.days, other.event.days):
            continue
        if _shares_place(each, other) or _is_cut_of(each, other) or _is_alike(own, lines[at]):
            return at
    return None


def _lemmas(nouns: Iterable[str]) -> set[str]:
    """Return the lemmas that event *nouns* stand for."""
    return {entry.lemma for noun in nouns for entry in resources.event_nouns().find(noun)}


def _shares_place(a: Candidate, b: Candidate) -> bool:
    return a.wording.doc == b.wording.doc and a.wording.span.overlaps(b.wording.span)


def _is_cut_of(each: Candidate, other: Candidate) -> bool:
    """Whether a line that is cut out of another's sentence names what *other* tells that day."""
    days = each.event.days
    return each.subordinate and days.is_day and each.event.type == other.event.type


def _is_alike(a: _Line, b: _Line) -> bool:
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        return False
    one, other = a.words | a.numbers, b.words | b.numbers
    both = len(one & other)
    alike = both / max(1, len(one | other))
    return _ALIKE <= alike or _WITHIN <= both / max(1, min(len(one), len(other)))


def _is_framed_alike(a: Candidate, b: Candidate, one: _Line, other: _Line) -> bool:
    """Whether one line says that the thing begins, is held or moved which the other tells too."""
    shared = one.nouns & other.nouns
    plain = _FRAMES | _lemmas(shared)
    if not shared or not a.lemmas | b.lemmas <= plain:
        return False
    days = a.event.days.intersection(b.event.days)
    wide = a.event.days.cover(b.event.days).days
    return days is not None and not days.is_unknown and wide is not None and wide <= _FORTNIGHT


def _merged(kept: Candidate, double: Candidate) -> Candidate:
    """Return *kept* with what *double* adds; what happened words it before what was planned."""
    if _shares_place(kept, double) and not _tells_one(kept, double):
        return kept
    done = kept.event.factuality in _AHEAD and double.event.factuality is Factuality.HAPPENED
    best = double if done and double.event.days == kept.event.days else kept
    evidence = tuple(sorted({*kept.evidence, *double.evidence}))
    return replace(
        best,
        evidence=evidence,
        weight=max(kept.weight, double.weight),
        lemmas=kept.lemmas | double.lemmas,
    )


def _tells_one(a: Candidate, b: Candidate) -> bool:
    """Whether two lines in one sentence have one day and kind, and not only their place in common."""
    return a.event.type == b.event.type and a.event.days == b.event.days


def _same_days(a: DayRange, b: DayRange) -> bool:
    """Whether two lines would stand at one place: equal days, or one of them without a date."""
    return a == b or a.is_unknown or b.is_unknown
