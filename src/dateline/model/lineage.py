"""Who has what from whom: reports, the sources behind them, and the links. Nothing is found here.

A lineage is worked out from passages and origins when it is asked for; no case stores one.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.ids import DocumentId, OriginId
from dateline.model.provenance import CollapseKind, OriginKind


class Bearing(enum.StrEnum):
    """Whether it is known who of two has it from the other."""

    KNOWN = "known"
    COMMON_SOURCE = "common source"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LineageReport:
    """A report. ``words`` are those of its reporting; ``own`` those not known to be from another one."""

    doc: DocumentId
    words: int
    own: int


@dataclass(frozen=True, slots=True)
class LineageSource:
    """An agency, newsroom or other source that stands behind reports, in the case or not.

    ``id`` is its origin's where it has one; a credit may name a source that no origin began with.
    """

    id: str
    name: str
    kind: OriginKind
    origin: OriginId | None = None


@dataclass(frozen=True, slots=True)
class LineageLink:
    """The report *taker* has something from *giver*, a report or a source.

    Where the bearing is not known, *giver* is only the one that may be older. ``words`` are the
    taker's that the giver has, in ``passages`` passages; ``cut`` the giver's words that the taker
    leaves out, ``added`` the taker's that are not the giver's: ``None`` where nothing is shared but a
    credit. ``whole``: one of the two is the other, whole or in large part. ``chief`` links explain
    words, or a credit, that no better link explains: the others follow from them.
    """

    giver: str
    taker: DocumentId
    bases: tuple[CollapseKind, ...]
    bearing: Bearing
    chief: bool = True
    passages: int = 0
    words: int = 0
    cut: int | None = None
    added: int | None = None
    whole: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it is known that the taker has it from the giver."""
        return self.bearing is Bearing.KNOWN

    @property
    def is_family(self) -> bool:
        """Whether the taker is the giver's own page, and nothing more."""
        return self.bases == (CollapseKind.FAMILY,)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The whole graph: reports and links sorted by id, sources by name."""

    reports: tuple[LineageReport, ...] = ()
    sources: tuple[LineageSource, ...] = ()
    links: tuple[LineageLink, ...] = ()
