"""Candidates for a timeline without their doubles: one line for one happening.

Nothing is lost: the better line of two takes over the other's evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.model import DayRange, Event, Place
from dateline.stories.terms import content_words
from dateline.text import fold

_ALIKE = 0.5
"""Shared words over joint words from which two lines of the same days tell one thing."""
_FEW = 3
"""Words of a line so short that one shared word makes it worth comparing."""
_WITHIN = 0.8
"""Shared words over those of the shorter line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that may become an entry: its wording, the words of it, its weight, its evidence.

    ``nominal`` where nouns alone tell it.
    """

    event: Event
    wording: Place
    text: str
    weight: float
    evidence: tuple[Place, ...]
    nominal: bool = False


def drop_doubles(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return *candidates* without those that say again what a better one says."""
    ranked = sorted(candidates, key=lambda one: (-one.weight, one.event.id))
    kept: list[Candidate] = []
    words: list[frozenset[str]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for each in ranked:
        own = frozenset(content_words(each.text)) | frozenset(
            word for word in fold(each.text).split() if word[:1].isdigit()
        )
        double = _double(each, own, kept, words, _near(own, index))
        if double is None:
            for word in sorted(own):
                index[word].append(len(kept))
            kept.append(each)
            words.append(own)
        else:
            evidence = tuple(sorted({*kept[double].evidence, *each.evidence}))
            kept[double] = replace(kept[double], evidence=evidence)
    return kept


def _near(own: frozenset[str], index: dict[str, list[int]]) -> list[int]:
    """Return the kept ones that share at least two words, best first."""
    shared: dict[int, int] = defaultdict(int)
    for word in own:
        for at in index.get(word, ()):
            shared[at] += 1
    return sorted(at for at, count in shared.items() if 1 < count or len(own) <= _FEW)


def _double(
    each: Candidate,
    own: frozenset[str],
    kept: Sequence[Candidate],
    words: Sequence[frozenset[str]],
    near: Iterable[int],
) -> int | None:
    for at in near:
        other = kept[at]
        if not _same_days(each.event.days, other.event.days):
            continue
        if each.wording.doc == other.wording.doc and each.wording.span.overlaps(other.wording.span):
            return at
        both = len(own & words[at])
        alike = both / max(1, len(own | words[at]))
        within = both / max(1, min(len(own), len(words[at])))
        if _ALIKE <= alike or _WITHIN <= within:
            return at
    return None


def _same_days(a: DayRange, b: DayRange) -> bool:
    """Whether two lines would stand at one place: equal days, or one of them without a date."""
    return a == b or a.is_unknown or b.is_unknown
