"""A sentence as a row of words, with their places, and what the trained reader saw in it.

Nothing is found here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.events.tree import Tree, tree_of
from dateline.model import Document, Reading, Role, Span
from dateline.text import fold_marks

_MONTH = "may (month)"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the trained reader saw in a word that tells an event.

    ``label`` is its TimeML class, ``score`` how surely (0 to 1), ``factuality`` whether it happens,
    from -3 (certainly not) to 3.
    """

    label: str
    score: float
    factuality: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence: as written (``words``), in lower case (``lower``), and where.

    All three have one length; typographic marks are plain in both forms. ``tree`` is its syntax, and
    ``seen`` holds the words that the trained reader took for events, by index; where it did not read
    there is no tree.
    """

    index: int
    span: Span
    role: Role
    words: tuple[str, ...]
    lower: tuple[str, ...]
    spans: tuple[Span, ...]
    tree: Tree | None = None
    seen: Mapping[int, Seen] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def before(self, at: int) -> str:
        """Return the word before *at* in lower case, or nothing at the start."""
        return self.lower[at - 1] if 0 < at else ""

    def after(self, at: int) -> str:
        """Return the word after *at* in lower case, or nothing at the end."""
        return self.lower[at + 1] if at + 1 < len(self.lower) else ""

    def cover(self, first: int, last: int) -> Span:
        """Return the span from word *first* to word *last*, both included."""
        return Span(self.spans[first].start, self.spans[last].end)

    def first_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after *offset* (may be the length)."""
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def words_of(self, span: Span) -> range:
        """Return the indices of the words that start inside *span*."""
        return range(self.first_at(span.start), self.first_at(span.end))


def sentences_of(document: Document, reading: Reading) -> Iterator[Sentence]:
    """Yield the sentences of *document* that hold a word."""
    text, tokens = document.text, reading.tokens
    for index, span in enumerate(reading.sentences):
        inside = reading.sentence_tokens(index)
        if not len(inside):
            continue
        spans = tuple(Span(tokens.starts[at], tokens.ends[at]) for at in inside)
        words = tuple(fold_marks(each.of(text)) or "-" for each in spans)
        role = document.blocks[reading.block[index]].role
        tree = tree_of(reading.syntax, inside)
        yield Sentence(
            index,
            span,
            role,
            words,
            _lowered(words, role),
            spans,
            tree,
            _seen(reading, span, spans),
        )


def _seen(reading: Reading, sentence: Span, spans: tuple[Span, ...]) -> Mapping[int, Seen]:
    """Return what the trained reader took for events in a sentence, by the index of the word."""
    low = bisect_left(reading.triggers, sentence.start, key=lambda each: each.span.start)
    high = bisect_left(reading.triggers, sentence.end, key=lambda each: each.span.start)
    found: dict[int, Seen] = {}
    for at in range(low, high):
        tag = reading.triggers[at]
        word = bisect_right(spans, tag.span.start, key=lambda each: each.start) - 1
        found.setdefault(max(0, word), Seen(tag.label, tag.score, reading.factuality[at]))
    return found


def _lowered(words: tuple[str, ...], role: Role) -> tuple[str, ...]:
    """Return *words* in lower case; the month of May is not the verb 'may'."""
    if role is Role.HEADLINE or "May" not in words[1:]:
        return tuple(word.lower() for word in words)
    rest = (_MONTH if word == "May" else word.lower() for word in words[1:])
    return (words[0].lower(), *rest)
