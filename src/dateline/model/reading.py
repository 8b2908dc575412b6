"""Readings: what the reader saw in a document. Arrays, not objects per token; nothing is found here.

The layers that only the trained reader gives are empty where it did not read; a stage that needs one
says so and leaves out what it cannot do without.
"""

from __future__ import annotations

import enum
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
class Syntax:
    """Universal Dependencies of a document's tokens: one value per token each, or none at all.

    ``head[i]`` is the index in ``Reading.tokens`` of the token that *i* depends on, ``-1`` for the
    root of a sentence; every sentence has one root, and no token is below itself. ``feats`` are as in
    CoNLL-U, ``_`` for none. A token of several words (``don't``) is told by the one that the others
    depend on.
    """

    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    relation: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.head)


NO_SYNTAX = Syntax()
"""The trained reader did not read."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch that the trained reader marked. ``score`` is from 0 to 1, its least certain word's."""

    span: Span
    label: str
    score: float


class SpeechRole(enum.StrEnum):
    """What a stretch is to an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


NO_CUE = -1
"""A source or content of which the trained reader found no cue; every cue."""


@dataclass(frozen=True, slots=True)
class SpeechTag:
    """A source, cue or content.

    ``level`` 2 is of an attribution inside the content of one of level 1; the network sees the levels
    apart, so that no such content need be there. ``cue`` is the index in ``Reading.speech`` of the cue, of the same level, that a source or content
    belongs to, or :data:`NO_CUE`. ``score`` is from 0 to 1, its least certain word's.
    """

    span: Span
    role: SpeechRole
    level: int
    cue: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader saw in one document.

    ``sentences`` tile the reporting blocks (white space between them aside) and never cross a block
    or a paragraph. ``block[i]`` is the index in ``Document.blocks`` of sentence *i*'s block.

    The rest is the trained reader's, and empty where it did not read. Spans of tags are whole words
    in the sense of Universal Dependencies, and may end inside a token. ``speech`` is sorted by start
    and level, ``names``, ``times`` and ``triggers`` by start. ``factuality`` is one number per
    trigger, from -3 (certainly not) to 3 (certainly); ``outlook`` one word per sentence. ``vectors``
    holds the sentences' vectors one behind another, float16, little-endian, of length 1.
    """

    doc: DocumentId
    sentences: tuple[Span, ...] = ()
    block: tuple[int, ...] = ()
    tokens: Tokens = NO_TOKENS
    quotations: tuple[Quotation, ...] = ()
    syntax: Syntax = NO_SYNTAX
    names: tuple[Tag, ...] = ()
    speech: tuple[SpeechTag, ...] = ()
    times: tuple[Tag, ...] = ()
    triggers: tuple[Tag, ...] = ()
    factuality: tuple[float, ...] = ()
    outlook: tuple[str, ...] = ()
    vectors: bytes = b""

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
