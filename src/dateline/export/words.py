"""Words of ours that every rendering of a brief shares. None of them is ever a source's."""

from __future__ import annotations

from dateline.export.brief import Brief, RelationLine

_PAIRS = {
    "denies": ("denies", "what is denied"),
    "conflicts": ("one says", "another says"),
    "revises": ("later", "earlier"),
    "agrees": ("one says", "another says"),
}


def count_words(brief: Brief) -> str:
    """Return the line below the title: how many reports, how many origins, which days."""
    reports = len(brief.reports)
    low, high = brief.origins.at_least, brief.origins.at_most
    noun = "report" if reports == 1 else "reports"
    count = f"{reports} {noun}, at least {low} and at most {high} origins"
    if low == high:
        count = f"{reports} {noun}, {low} {'origin' if low == 1 else 'origins'}"
    days = brief.days.edtf
    return f"{count} · {days}" if days else count


def relation_words(line: RelationLine) -> tuple[str, str]:
    """Return what stands before the two sides of a relation."""
    return _PAIRS[line.type]


def origin_words(low: int, high: int) -> str:
    """Return a count of origins in words.

    >>> origin_words(1, 1), origin_words(2, 3)
    ('1 origin', '2 to 3 origins')
    """
    if low == high:
        return f"{low} origin" if low == 1 else f"{low} origins"
    return f"{low} to {high} origins"
