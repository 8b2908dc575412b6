"""Places in a text. Nothing here reads, changes or normalises text."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.errors import SpanError
from dateline.model.ids import DocumentId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of one document's canonical text.

    Units are Unicode code points, as Python's ``str`` counts them. Never empty.

    >>> Span(0, 4).of("Fire at the quay")
    'Fire'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"need 0 <= start < end, got [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that this span covers.

        Raises:
            SpanError: the span runs past the end of *text*.
        """
        if len(text) < self.end:
            raise SpanError(f"[{self.start}, {self.end}) runs past a text of {len(text)}")
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether *other* lies wholly inside this span (equal counts).

        >>> Span(0, 9).contains(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one character.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """Return the shortest span that holds both.

        >>> Span(2, 3).cover(Span(7, 9))
        Span(start=2, end=9)
        """
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, offset: int) -> Span:
        """Return this span moved by *offset* code points.

        Raises:
            SpanError: the moved span would begin before 0.
        """
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span and the document that it is a span of: the mark behind every line shown."""

    doc: DocumentId
    span: Span
