"""Captures: bytes as they came. Nothing here opens a file or decodes a byte."""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass, field

from dateline.model.ids import CaptureId


class MediaKind(enum.StrEnum):
    """What the bytes are, told by content and not only by name."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    RECORD = "record"
    """One JSON object: a schema.org article or an input record of the contract."""


class InputStatus(enum.StrEnum):
    """How an input ended. Every input ends as exactly one of these, with a reason unless ``OK``."""

    OK = "ok"
    PARTIAL = "partial"
    """Read, but something in it was lost or a stage failed on it; the failures say what."""
    REJECTED = "rejected"
    """Looked at and not a report: empty, binary, no text, the same capture again."""
    FAILED = "failed"
    """Could not be read or processed: unreadable, over a limit, a crash."""


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one report as they came.

    ``name`` is what the user sees: the path below the folder that was given, or the file's name;
    for a record of a ``.jsonl`` file the file's name, ``#`` and the record's id or line number.
    """

    name: str
    content: bytes = field(repr=False)
    kind: MediaKind
    url: str | None = None

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def id(self) -> CaptureId:
        """Id by content: the same bytes are the same capture, whatever their name."""
        return CaptureId(self.sha256)


@dataclass(frozen=True, slots=True)
class InputOutcome:
    """How one input ended. ``sha256`` is ``None`` where the bytes could not be read."""

    name: str
    sha256: str | None
    status: InputStatus
    reason: str | None = None
