"""One happening's record from its tellings: days, factuality, and the clause that tells it best.

Joins nothing, and words nothing: the summary is a passage of a report.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from dateline.events.tellings import Telling
from dateline.model import (
    UNDATED,
    DayRange,
    Event,
    EventId,
    Factuality,
    Place,
    Role,
    digest,
)

_SHORT, _LONG = 35, 240
"""Code points of a clause that reads well on one line."""


def make_event(tellings: Sequence[Telling], reasons: tuple[str, ...]) -> Event:
    """Return the event that *tellings* (sorted by publication, not empty) tell."""
    days = joint_days(tellings)
    factuality = joint_factuality(tellings, days)
    best = best_telling(tellings, days, factuality)
    place = next((each for each in [best, *tellings] if each.mention.place is not None), None)
    return Event(
        id=EventId(f"v{digest(tellings[0].mention.id)}"),
        summary=Place(best.mention.doc, best.mention.clause),
        type=Counter(each.mention.type for each in tellings).most_common(1)[0][0],
        factuality=factuality,
        mentions=tuple(sorted(each.mention.id for each in tellings)),
        days=days,
        participants=best.mention.participants,
        place=None
        if place is None or place.mention.place is None
        else Place(place.mention.doc, place.mention.place),
        reasons=reasons,
    )


def joint_days(tellings: Sequence[Telling]) -> DayRange:
    """Return the days that all dated tellings share, else those that most of them give."""
    dated = [each.days for each in tellings if not each.days.is_unknown]
    shared: DayRange | None = UNDATED
    for days in dated:
        shared = None if shared is None else shared.intersection(days)
    if shared is not None and (shared in dated or not dated):
        return shared
    counts = Counter(dated)
    return min(counts, key=lambda days: (-counts[days], days.days or math.inf, days.edtf or ""))


_AHEAD = frozenset({Factuality.PLANNED, Factuality.EXPECTED, Factuality.POSSIBLE})


def joint_factuality(tellings: Sequence[Telling], days: DayRange) -> Factuality:
    """Return *happened* where a telling proves it, else what most tellings say.

    A nominal telling without a date ('after his visit', 'the visit') proves nothing against others
    that call the thing planned; nor does an undated one that was published before the *days* of it.
    """
    ahead = any(each.mention.factuality in _AHEAD for each in tellings)
    proving = {each.mention.doc for each in tellings if _proves(each, days if ahead else UNDATED)}
    alleging = {
        each.mention.doc for each in tellings if each.mention.factuality is Factuality.ALLEGED
    }
    if proving and len(alleging - proving) <= len(proving):
        return Factuality.HAPPENED
    if not ahead and _is_taken_for_granted(tellings):
        return Factuality.HAPPENED
    counts = Counter(each.mention.factuality for each in tellings)
    others = Counter({key: n for key, n in counts.items() if key is not Factuality.HAPPENED})
    ranked = others or counts
    order = list(Factuality)
    return min(ranked, key=lambda each: (-ranked[each], order.index(each)))


def _is_taken_for_granted(tellings: Sequence[Telling]) -> bool:
    """Whether most tellings name it by a noun in the outlet's own voice: 'after the explosion'."""
    plain = sum(
        each.mention.factuality is Factuality.HAPPENED and each.mention.according_to is None
        for each in tellings
    )
    return len(tellings) < 2 * plain


def _proves(telling: Telling, due: DayRange) -> bool:
    """Whether a telling shows that the thing is done: a verb, or a noun for a day that is past."""
    if telling.mention.factuality is not Factuality.HAPPENED:
        return False
    days, published = telling.days, telling.published
    if telling.nominal:
        told = days if telling.under_way is False else days.intersection(due) or days
        last, seen = told.latest, published.earliest
        if last is None or seen is None:
            return False
        return last < seen or (telling.under_way and last <= seen)
    if days.is_unknown:
        return due.earliest is None or (
            published.earliest is not None and due.earliest <= published.earliest
        )
    if days.earliest is None or published.latest is None:
        return True
    return (days.earliest - published.latest).days <= 1


def best_telling(tellings: Sequence[Telling], days: DayRange, factuality: Factuality) -> Telling:
    """Return the telling whose clause shows the event best; among equals the earliest published."""
    ranked = enumerate(tellings)
    return max(ranked, key=lambda one: (_worth(one[1], days, factuality), -one[0]))[1]


def _worth(telling: Telling, days: DayRange, factuality: Factuality) -> float:
    mention = telling.mention
    worth = 0.0
    worth += 3.0 if mention.days == days else 0.0
    worth += 4.0 if mention.factuality is factuality else 0.0
    worth += 1.0 if telling.actors else 0.0
    worth += 0.5 if mention.participants else 0.0
    worth += 1.0 if _SHORT <= len(mention.clause) <= _LONG else 0.0
    worth += 0.5 if telling.role is Role.BODY else 0.0
    worth -= 0.5 if telling.role is Role.CAPTION else 0.0
    worth -= (
        1.0
        if telling.wording.startswith(("he ", "she ", "it ", "they ", "this ", "i ", "we "))
        else 0.0
    )
    worth += 0.5 if not telling.nominal else 0.0
    return worth - (mention.trigger.start - mention.clause.start) / len(mention.clause)
