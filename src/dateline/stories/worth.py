"""How much a timeline would lose without an event: 0 to 1.

Counts origins, not articles. Judges no truth and prefers no outlet.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dateline import resources
from dateline.model import DayRange, Event, EventMention, Factuality, Role, Story

_VERBAL = frozenset(
    "ask speak talk call express say tell support praise hail laud applaud commend thank "
    "insist urge warn assure defend discuss debate question welcome back blast slam complain "
    "caution propose promise vow pledge seek request refuse ignore require "
    "publish contradict resist honor celebrate offer describe".split()
)
"""Lemmas of acts that are words alone: weak unless someone dated them and others tell them too."""
_EMPTY = frozenset(
    "begin start end become find move go lose order take place happen occur measure name grow "
    "rise fall drop develop support help share expand cooperate receive perform commit feed "
    "build supply trade own operate target produce close leave return stop stay order rule "
    "play draw set fly leave raise increase reduce file issue form create reach follow suffer trigger spark cross enter publish lift send provide pay add race".split()
)
"""Lemmas that carry little alone."""
_OF_LENGTH = ((3, 0.28), (31, 0.20), (366, 0.12))
"""What days of at most so many are worth."""
_DOUBT = {Factuality.NEGATED: 0.15, Factuality.UNCERTAIN: 0.15, Factuality.POSSIBLE: 0.08}
"""What is taken off for what may not be."""
_STATES = frozenset(
    "resolve exchange agree cooperate ally board secure "
    "war trade inflation unemployment growth corruption terrorism violence cooperation sanction "
    "support aid security policy relation charge injury short-circuit shortage test drill".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling with where it stands: its trigger word, the block's role, the sentence's number."""

    mention: EventMention
    word: str
    role: Role
    sentence: int
    published: DayRange


def worth_of(event: Event, tellings: Sequence[Told], roots: int, story: Story) -> float:
    """Return the weight of *event*, told by *tellings* of *roots* origins, in *story*."""
    share = math.log1p(roots) / math.log1p(max(2, story.origins.at_most, roots))
    score = 0.30 * share + 0.15 * _lasting(tellings, story) + 0.12 * _prominence(tellings)
    score += _precision(event.days) + _fullness(event)
    score -= _emptiness(tellings)
    return max(0.0, min(1.0, score))


def _lasting(tellings: Sequence[Told], story: Story) -> float:
    """Return how far over the story's time the event is told again, 0 to 1."""
    days = [each.published.earliest for each in tellings if each.published.earliest is not None]
    if len(days) <= 1 or story.days.earliest is None or story.days.latest is None:
        return 0.0
    whole = max(1, (story.days.latest - story.days.earliest).days)
    return min(1.0, (max(days) - min(days)).days / whole)


def _prominence(tellings: Sequence[Told]) -> float:
    best = 0.0
    for each in tellings:
        if each.role is Role.HEADLINE:
            best = max(best, 0.8)
        elif each.role is Role.BODY:
            best = max(best, 1.0 / (1 + each.sentence / 3))
    return best


def _precision(days: DayRange) -> float:
    """Return what a date is worth: a day most, a month less, a year little, none nothing."""
    if days.is_unknown:
        return 0.0
    length = days.days
    if length is None:
        return 0.02
    return next((worth for longest, worth in _OF_LENGTH if length <= longest), 0.0)


def _fullness(event: Event) -> float:
    worth = 0.08 if event.participants else 0.0
    worth += 0.04 if event.place is not None else 0.0
    worth += 0.06 if 1 < len(event.participants) else 0.0
    worth += 0.04 if event.factuality is Factuality.HAPPENED else 0.0
    worth -= _DOUBT.get(event.factuality, 0.0)
    return worth


def is_nominal(tellings: Sequence[Told]) -> bool:
    """Tell whether nouns alone tell the event: 'the threat', 'their exchange'."""
    return all(each.word in resources.event_nouns() for each in tellings)


def _emptiness(tellings: Sequence[Told]) -> float:
    """Return what is taken off for words alone, for states, and for nominal tellings alone."""
    lemmas = {each.mention.lemma for each in tellings}
    off = 0.0
    if lemmas <= _VERBAL:
        off += 0.2
    elif lemmas <= _EMPTY | _VERBAL:
        off += 0.08
    if lemmas <= _STATES:
        off += 0.2
    if is_nominal(tellings):
        off += 0.1
    return off
