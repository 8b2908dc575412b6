"""How much the reports of a case make of a day: how many origins name it, and how lastingly.

Counts origins where it can, and knows no event: an event's own weight is in ``worth``.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.model import DayRange, DocumentAnalysis, DocumentId, Factuality, Origin

_LATER_DAYS = 2
"""Days after which a day that is still named, or still told of, is more than the news of it."""
_NAMED_LATER, _TOLD_LATER = 0.5, 0.5
_HALF = 2.0
"""The sum that is worth one half. It and the two shares above: three topics of Timeline17 for tuning,
days ranked, mean F1; 3.0 gives the same within .005, shares of 0 and 1 within .02."""
_SHARE = 0.9
"""What the day counts in a dated entry's weight, its event the rest, where there are many reports. On
the same topics .784; .7 gives .771 and 0 gave .716. The event's own weight still decides what is a
line at all, and orders the lines of one day."""
_FEW_ORIGINS = 10
"""Origins at which the day counts half of that: of three reports, which days they name says little.
Set by hand; the topics above have more than a hundred."""


_Telling = tuple[tuple[str, ...], str]
"""Who names or tells it, and by which word: the same words of the same origins are one."""


def share_of_day(origins: int) -> float:
    """Return what a day counts in the weight of its entries, where so many *origins* report."""
    return _SHARE * origins / (origins + _FEW_ORIGINS)


def weigh_days(
    analyses: Sequence[DocumentAnalysis], behind: Mapping[DocumentId, tuple[Origin, ...]]
) -> Mapping[dt.date, float]:
    """Return the weight of each day that *analyses* name, 0 to 1; copies of a report add nothing."""
    naming: dict[dt.date, set[str]] = defaultdict(set)
    later: dict[dt.date, set[_Telling]] = defaultdict(set)
    told: dict[dt.date, set[_Telling]] = defaultdict(set)
    for each in analyses:
        document, published = each.document, each.document.published.days
        roots = tuple(str(origin.id) for origin in behind.get(document.id, ()))
        roots = roots or (str(document.id),)
        for timex in each.timexes:
            for day in _day(timex.days):
                naming[day].update(roots)
                if _is_later(published, day):
                    later[day].add((roots, timex.span.of(document.text)))
        for mention in each.event_mentions:
            for day in _day(mention.days):
                if mention.factuality is Factuality.HAPPENED and _is_later(published, day):
                    told[day].add((roots, mention.lemma))
    return {
        day: _share(
            math.log1p(len(naming[day]))
            + _NAMED_LATER * math.log1p(len(later[day]))
            + _TOLD_LATER * math.log1p(len(told[day]))
        )
        for day in sorted({*naming, *told})
    }


def _is_later(published: DayRange, day: dt.date) -> bool:
    return published.earliest is not None and _LATER_DAYS <= (published.earliest - day).days


def _day(days: DayRange) -> Sequence[dt.date]:
    first = days.earliest
    return [first] if first is not None and days.is_day else []


def _share(total: float) -> float:
    return total / (total + _HALF)
