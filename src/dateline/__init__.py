"""Dateline: what happened when, who says so, and how many independent origins stand behind it.

::

    import dateline

    with dateline.open("visit.db") as case:
        case.add("reports/")
        for entry in case.timeline():
            print(entry.days.edtf, case.text(entry.wording))

Nothing is loaded before it is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.case import Case

__all__ = ["Case", "open"]


def __getattr__(name: str) -> object:
    if name == "Case":
        from dateline.case import Case  # noqa: PLC0415 - loads the stages, so only when used

        return Case
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")


def open(path: str | Path, *, create: bool = True) -> Case:  # noqa: A001 - reads as dateline.open
    """Return the case at *path*, made where there is none and *create* allows it.

    ``":memory:"`` is a case that is kept in memory and forgotten.

    Raises:
        CaseError: the file cannot be opened, is something else, or is of a newer version.

    >>> with open(":memory:") as case:
    ...     len(case.documents())
    0
    """
    from dateline.case import Case  # noqa: PLC0415 - loads the stages, so only when used

    return Case(path, create=create)
