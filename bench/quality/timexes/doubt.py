"""Gold that its own words contradict: told apart from errors, by gold and the text alone.

No system is looked at.
"""

from __future__ import annotations

from bench.quality.timexes.timeml import Article, Gold
from dateline.model import parse_day

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WEEK = 7


def bare_weekdays(article: Article) -> list[Gold]:
    """Return the gold dates that are one weekday and nothing else, with a day for a value."""
    gold = [each for each in article.gold if each.span.of(article.text).lower() in WEEKDAYS]
    return [each for each in gold if each.type == "DATE" and each.value[:4].isdigit()]


def is_its_day(article: Article, gold: Gold) -> bool:
    """Return whether the day that gold gives falls on the weekday that the text names."""
    day = parse_day(gold.value[:10])
    return f"{day:%A}".lower() == gold.span.of(article.text).lower()


def is_a_week_off(article: Article) -> bool:
    """Return whether gold puts a bare weekday of the document more than a week from its creation.

    No one says plain *Monday* of such a day; where gold has one, its dates rest on another creation
    day than the one that it states.
    """
    if article.created is None:
        return False
    created = parse_day(article.created)
    days = (parse_day(each.value[:10]) for each in bare_weekdays(article))
    return any(_WEEK < abs((day - created).days) for day in days)
