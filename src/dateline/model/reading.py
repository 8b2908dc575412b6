"""Readings: what the reader saw in a document. Arrays, not objects per token; nothing is found here.

The layers that only a trained reader gives are ``None`` until it gives them; a stage that needs one
says so and leaves out what it cannot do without.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.model.ids import DocumentId
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a document's reporting blocks, in the text's order.

    ``starts[i]``, ``ends[i]`` are token *i*'s code points in the canonical text; ``sentence[i]`` is
    the index of its sentence. All have one length. A token is a word (with inner apostrophes and
    hyphens: ``don't`` and ``pre-dawn`` are one; a final ``'s`` is its own), a number
    (``1,200.5``), or one other character.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    sentence: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """Return the span from token *first* to token *last*, both included."""
        return Span(self.starts[first], self.ends[last])

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that lie wholly inside *span* (may be empty)."""
        first = bisect_left(self.starts, span.start)
        return range(first, max(first, bisect_right(self.ends, span.end)))


NO_TOKENS = Tokens()
"""Nothing was read: an empty document, or one without reporting."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks. ``inner`` leaves the marks out.

    ``closed`` is ``False`` where the paragraph ended before the mark did (a quotation that goes on
    in the next paragraph, or a mark that was forgotten).
    """

    outer: Span
    inner: Span
    closed: bool = True
    level: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader saw in one document.

    ``sentences`` tile the reporting blocks (white space between them aside) and never cross a block
    or a paragraph. ``block[i]`` is the index in ``Document.blocks`` of sentence *i*'s block.
    """

    doc: DocumentId
    sentences: tuple[Span, ...] = ()
    block: tuple[int, ...] = ()
    tokens: Tokens = NO_TOKENS
    quotations: tuple[Quotation, ...] = ()

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that holds code point *offset*, or ``None``."""
        index = bisect_right(self.sentences, offset, key=lambda span: span.start) - 1
        if index < 0 or self.sentences[index].end <= offset:
            return None
        return index

    def sentence_tokens(self, index: int) -> range:
        """Return the indices of the tokens of sentence *index*."""
        first = bisect_left(self.tokens.sentence, index)
        return range(first, bisect_right(self.tokens.sentence, index))
