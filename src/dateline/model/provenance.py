"""Passages that documents share, and the origins that they lead back to. Nothing is found here."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.model.ids import DocumentId, EntityId, OriginId, PassageId, digest
from dateline.model.span import Place


class PassageKind(enum.StrEnum):
    """How two stretches resemble each other."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    QUOTE = "quote"
    """The same words of a common speaker: no sign of copying between the two."""


class Direction(enum.StrEnum):
    """Who has it from whom."""

    A_TO_B = "a->b"
    B_TO_A = "b->a"
    COMMON_SOURCE = "common source"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """An aligned stretch of two documents. ``a.doc < b.doc``; ``identity`` is 0 to 1."""

    a: Place
    b: Place
    kind: PassageKind
    identity: float
    direction: Direction = Direction.UNKNOWN
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> PassageId:
        """Id by the two places."""
        a, b = self.a, self.b
        ends = (f"{a.doc}:{a.span.start}-{a.span.end}", f"{b.doc}:{b.span.start}-{b.span.end}")
        return PassageId(f"p{digest(*ends)}")


class OriginKind(enum.StrEnum):
    """What an origin is."""

    NEWSROOM = "newsroom"
    AGENCY = "agency"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class CollapseKind(enum.StrEnum):
    """Why two reports count as one origin."""

    COPY = "copy"
    RELAY = "relay"
    CREDIT = "credit"
    FAMILY = "family"
    SAME_SOURCE = "same source"


@dataclass(frozen=True, slots=True)
class Collapse:
    """The evidence that two reports (or one report and a credited agency) are one origin."""

    kind: CollapseKind
    documents: tuple[DocumentId, ...]
    evidence: tuple[Place, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent place where reporting began, with the reports that lead back to it.

    ``certain`` is ``False`` where nothing shows that the origin is independent of every other one
    (an anonymous page, an undated copy of something not in the case): it raises the upper bound of a
    count and never the lower one.
    """

    id: OriginId
    documents: tuple[DocumentId, ...]
    kind: OriginKind
    name: str | None = None
    entity: EntityId | None = None
    certain: bool = True
    reasons: tuple[Collapse, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins stand behind something: a range, and which ones."""

    at_least: int
    at_most: int
    ids: tuple[OriginId, ...] = ()


NO_ORIGINS = OriginCount(0, 0)
"""The count where there is no document."""


def count_origins(origins: Iterable[Origin], documents: Collection[DocumentId]) -> OriginCount:
    """Return how many of *origins* stand behind *documents*. Origins are counted here and only here.

    The upper bound counts every origin that one of the documents leads back to; the lower bound only
    those whose independence something shows, and at least one where there is a document at all.
    """
    wanted = frozenset(documents)
    behind = [origin for origin in origins if not wanted.isdisjoint(origin.documents)]
    certain = sum(origin.certain for origin in behind)
    ids = tuple(sorted(origin.id for origin in behind))
    return OriginCount(min(len(behind), max(1, certain)), len(behind), ids)
