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


class OriginCounter:
    """Counts how many of some origins stand behind documents or places. Origins are counted here only.

    The upper bound counts every origin that one of the documents leads back to; the lower bound only
    those whose independence something shows, and at least one where there is a document at all.
    """

    def __init__(self, origins: Iterable[Origin]) -> None:
        self._origins_of: dict[DocumentId, list[Origin]] = {}
        self._taken: dict[tuple[OriginId, DocumentId], list[Place]] = {}
        for origin in origins:
            for doc in origin.documents:
                self._origins_of.setdefault(doc, []).append(origin)
            for reason in origin.reasons:
                if _lends(reason):
                    taken = self._taken.setdefault((origin.id, reason.documents[-1]), [])
                    taken.extend(reason.evidence)

    def count(self, documents: Iterable[DocumentId]) -> OriginCount:
        """Return the origins behind whole *documents*."""
        return _range_of(origin for doc in documents for origin in self._origins_of.get(doc, ()))

    def count_at(self, places: Iterable[Place]) -> OriginCount:
        """Return the origins behind *places*: less than behind their documents, for a patchwork.

        A place inside what its document took from another origin's report leads back to that origin
        alone, any other place to the document's own.
        """
        return _range_of(origin for place in places for origin in self.behind(place))

    def behind(self, place: Place) -> tuple[Origin, ...]:
        """Return the origins that *place* leads back to, sorted by id."""
        origins = self._origins_of.get(place.doc, [])
        if 1 < len(origins):
            taken = [origin for origin in origins if self._took(origin, place)]
            own = [origin for origin in origins if (origin.id, place.doc) not in self._taken]
            origins = taken or own or origins
        return tuple(sorted(origins, key=lambda origin: origin.id))

    def _took(self, origin: Origin, place: Place) -> bool:
        """Return whether the evidence of *origin* shows that *place* is copied or relayed from it."""
        evidence = self._taken.get((origin.id, place.doc), ())
        return any(each.doc == place.doc and each.span.overlaps(place.span) for each in evidence)


def count_origins(origins: Iterable[Origin], documents: Collection[DocumentId]) -> OriginCount:
    """Return how many of *origins* stand behind *documents*; see :class:`OriginCounter`."""
    return OriginCounter(origins).count(documents)


def _range_of(behind: Iterable[Origin]) -> OriginCount:
    origins = {origin.id: origin for origin in behind}
    certain = sum(origin.certain for origin in origins.values())
    return OriginCount(min(len(origins), max(1, certain)), len(origins), tuple(sorted(origins)))


def _lends(reason: Collapse) -> bool:
    """Return whether *reason* is that its last document has something from another one."""
    kinds = (CollapseKind.COPY, CollapseKind.RELAY)
    return reason.kind in kinds and 1 < len(reason.documents)
