"""What two tellings must share before they can tell one happening, and what forbids it.

A veto or a permission, never a score: see ``compare`` for how alike they are.
"""

from __future__ import annotations

from dateline.events.near import shared_words
from dateline.events.tellings import Telling
from dateline.model import Factuality, Role

LIGHT = frozenset(
    "send give tell see surge fall say recommend write to ask express recover provide use take make "
    "go move become open end follow reach raise increase reduce lift issue file form create publish "
    "release introduce order call offer support help agree meet discuss speak visit leave return "
    "begin start announce lose expect propose reject accept pay trade produce operate set hit join "
    "enter cross drop pass name play back receive seek".split()
) | {"write to", "go to", "hand over", "set up", "carry out", "take over"}
"""Kinds so common that the same word and the same people prove nothing: an object has to be shared."""
VERBAL = frozenset(
    "accuse deny say announce praise hail thank demand urge warn call recommend ask promise pledge "
    "express condemn reject threaten welcome propose offer".split()
) | {"visit", "write to"}
"""Kinds that are done by one side: other actors make it another happening."""
DIRECTED = frozenset("visit arrive invade bomb sue sanction".split())
"""Kinds that are done to somewhere or someone: elsewhere it is another happening."""
_COUNTED = frozenset("die injure displace strand hospitalize".split())
"""Kinds whose numbers grow as more becomes known."""
ONE_MATTER = 0.08
"""Likeness of two documents from which one word for what happens is enough, but for light kinds. On the
training topics of ECB+ .05 gains a point of CoNLL F1 and loses one of precision; .16 loses two."""
_ENOUGH = 2
_MONTH = 31
AHEAD = frozenset({Factuality.PLANNED, Factuality.EXPECTED, Factuality.POSSIBLE})


def is_forbidden(a: Telling, b: Telling) -> bool:
    """Tell whether actors or numbers exclude that both tell one happening."""
    if a.kind in VERBAL and a.actors and b.actors and a.actors.isdisjoint(b.actors):
        return True
    if a.kind in DIRECTED and a.targets and b.targets and a.targets.isdisjoint(b.targets):
        return True
    if _is_news_of_old(a, b) or _is_news_of_old(b, a) or _misses(a, b) or _misses(b, a):
        return True
    ours, theirs = a.near.numbers, b.near.numbers
    if not ours or not theirs or not ours.isdisjoint(theirs) or a.kind in _COUNTED:
        return False
    return a.kind in LIGHT or not _same_day(a, b)


def _is_news_of_old(headline: Telling, other: Telling) -> bool:
    """Whether one is an undated headline, which tells news, and the other lies long before it."""
    last, seen = other.days.latest, headline.published.earliest
    if headline.role is not Role.HEADLINE or not headline.days.is_unknown:
        return False
    return last is not None and seen is not None and _MONTH < (seen - last).days


def _misses(going_on: Telling, plan: Telling) -> bool:
    """Whether one tells what goes on that day, and the other a plan for some day before it."""
    if (
        not going_on.under_way
        or not going_on.days.is_unknown
        or plan.mention.factuality not in AHEAD
    ):
        return False
    last, seen = plan.days.latest, going_on.published.earliest
    return last is not None and seen is not None and 1 < (seen - last).days


def _is_its_day(going_on: Telling, plan: Telling) -> bool:
    """Whether one tells what goes on in a report of the very day that the other gives."""
    known = going_on.under_way and going_on.days.is_unknown and plan.days.is_day
    return known and going_on.published == plan.days


def is_supported(a: Telling, b: Telling, *, alike: float = 0.0) -> bool:
    """Tell whether the two share enough beside the kind: words, names or the day.

    *alike* is how much their documents tell of one matter, 0 to 1.
    """
    if ONE_MATTER <= alike and _is_one_word(a, b):
        return True
    words = shared_words(a.near, b.near)
    names = len(a.near.names & b.near.names)
    dated = a.days == b.days and not a.days.is_unknown
    if a.kind in LIGHT:
        if dated and _ENOUGH < len(a.words & b.words) + len(a.entities & b.entities):
            return True
        object_shared = 0 < words or (_ENOUGH <= names and (dated or a.nominal or b.nominal))
        return object_shared and _ENOUGH <= words + names + dated
    if a.mention.doc == b.mention.doc and Role.HEADLINE in {a.role, b.role}:
        return dated or 0 < words + names
    if _same_day(a, b) or _is_its_day(a, b) or _is_its_day(b, a):
        known = a.taken_up or b.taken_up
        return known or 0 < words + names + len(a.entities & b.entities)
    return _ENOUGH <= words + names + dated


def _is_one_word(a: Telling, b: Telling) -> bool:
    elsewhere = a.mention.doc != b.mention.doc
    return elsewhere and a.kind not in LIGHT and a.mention.lemma == b.mention.lemma


def _same_day(a: Telling, b: Telling) -> bool:
    return a.days.is_day and a.days == b.days
