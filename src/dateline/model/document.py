"""Documents: one captured report each, as canonical text with blocks and metadata.

Nothing here extracts anything: see the stage ``extract``.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from dateline.model.days import UNDATED, DayRange
from dateline.model.ids import DocumentId
from dateline.model.span import Span


class Role(enum.StrEnum):
    """What a block is on its page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    BOILERPLATE = "boilerplate"
    METADATA = "metadata"


REPORTING_ROLES = frozenset({Role.HEADLINE, Role.BODY, Role.CAPTION})
"""Roles whose text is reporting and is read by the stages."""


class Basis(enum.StrEnum):
    """How a date or a name is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document with a role.

    ``source`` is the byte range ``[start, end)`` in the capture, where there is one. ``level`` is
    1 to 6 for a subheading inside the body and 0 for anything else.
    """

    span: Span
    role: Role
    source: tuple[int, int] | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something about a document is written.

    Either ``span`` (in the canonical text) or ``place`` (where in the page: ``json-ld
    datePublished``, ``meta article:published_time``, ``url``, ``record date``), never neither.
    """

    text: str
    span: Span | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A name in the page's own words about where the report comes from: outlet, agency, a byline."""

    name: str
    evidence: Evidence


class DateKind(enum.StrEnum):
    """What a date on a page is the date of."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    CAPTURED = "captured"


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One date that may be the publication date, with where it is written.

    ``time`` is ``HH:MM`` with ``±hh:mm`` behind it where the zone is written, or ``None``.
    """

    days: DayRange
    kind: DateKind
    evidence: Evidence
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: days, how that is known, and what else was in the running.

    Unknown days with ``Basis.UNKNOWN`` mean that nothing dates the report. ``reasons`` are in words
    of ours, for people: how the evidence leads to the days.
    """

    days: DayRange = UNDATED
    basis: Basis = Basis.UNKNOWN
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[DateCandidate, ...] = ()
    reasons: tuple[str, ...] = ()
    time: str | None = None


@dataclass(frozen=True, slots=True)
class StageFailure:
    """A stage that did not do its work on a document, or lost something of it."""

    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One captured report.

    ``text`` is the canonical text: every offset of every record points into it. Blocks are sorted,
    do not overlap, and leave out white space only: what the page says that is not reporting is a
    block with another role. ``title`` is the headline's span where the headline is in the text;
    ``given_title`` is one that only the record or the page's metadata give, and ``None`` otherwise.
    """

    id: DocumentId
    name: str
    sha256: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...]
    title: Span | None = None
    given_title: Evidence | None = None
    url: str | None = None
    outlet: Credit | None = None
    agency: Credit | None = None
    byline: tuple[Credit, ...] = ()
    published: Published = field(default_factory=Published)
    language: str | None = None
    failures: tuple[StageFailure, ...] = ()

    def spans_of(self, *roles: Role) -> tuple[Span, ...]:
        """Return the spans of the blocks that have one of *roles*, in the text's order."""
        return tuple(block.span for block in self.blocks if block.role in roles)
