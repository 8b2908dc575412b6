"""Words of ours that every rendering of a brief shares. None of them is ever a source's."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.brief import Brief, RelationLine
from dateline.export.said import Carrier
from dateline.export.since import NEW

_PAIRS = {
    "denies": ("denies", "what is denied"),
    "conflicts": ("one says", "another says"),
    "revises": ("later", "earlier"),
    "agrees": ("one says", "another says"),
}


CHAIN_COLUMNS = ("speaker", "medium", "agency", "outlet")
"""The columns that a chain is drawn in, from left to right."""


def chain_columns(speaker: str, carriers: Iterable[Carrier]) -> list[list[str]]:
    """Return the names in each of :data:`CHAIN_COLUMNS`, without the empty columns behind the last.

    A carrier never stands left of one that is nearer the speaker, whatever its role.

    >>> chain_columns("the mayor", [Carrier("agency", "LTS"), Carrier("outlet", "Torvia Today")])
    [['the mayor'], [], ['LTS'], ['Torvia Today']]
    """
    columns: list[list[str]] = [[speaker], [], [], []]
    at = 0
    for carrier in carriers:
        at = max(at, CHAIN_COLUMNS.index(carrier.role))
        columns[at].append(carrier.name)
    return columns[: at + 1]


def count_words(brief: Brief) -> str:
    """Return the line below the title: how many reports, how many origins, which days."""
    reports = len(brief.documents)
    low, high = brief.origins.at_least, brief.origins.at_most
    noun = "report" if reports == 1 else "reports"
    count = f"{reports} {noun}, at least {low} and at most {high} origins"
    if low == high:
        count = f"{reports} {noun}, {low} {'origin' if low == 1 else 'origins'}"
    days = brief.days.edtf
    return f"{count} · {days}" if days else count


def since_words(brief: Brief) -> str:
    """Return the line that says what a brief since a day leaves out; empty where no day was given."""
    if brief.since is None:
        return ""
    reports = len(brief.reports)
    counted = f"{reports} of the story's {len(brief.documents)} reports"
    return f"Only what no report before {brief.since} has, or what changed since: {counted}."


def new_words(new: str) -> str:
    """Return what to add to a line of a brief since a day: nothing where it is plainly new."""
    return "" if new in ("", NEW) else new


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
