"""What stands close to a trigger: the words, names and numbers of its own part of the sentence.

Compares nothing and parses nothing: the part ends at marks and at words that open a clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline import resources
from dateline.events import words as w
from dateline.model import DocumentAnalysis, EventMention, Form, Span
from dateline.text import fold

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PLURAL = 5
_REACH = 16
"""Tokens to each side that can belong to a trigger's part."""
_ANTECEDENT = 4
"""Tokens before a relative pronoun that name what it stands for."""
_BESIDE = 2
"""Words between a relative pronoun and its verb: 'that he sent'."""
_RELATIVES = frozenset("that which who whom whose where when".split())
_MARKS = frozenset(
    [",", ";", ":", "(", ")", ".", "!", "?", "\u2014", "\u2013", '"', "\u201c", "\u201d"]
)
_OPENERS = _RELATIVES | frozenset(
    "while although though because if whether unless after before since until but as and".split()
)
_EMPTY = frozenset({"case", "mark", "punct", "cc"})
"""Relations of words that say nothing of what they hang on."""
_GENERIC = frozenset(
    "people person man men woman women official officials day days time times part group member "
    "least first last new year years month week number further".split()
)
"""Words that so many happenings share that they tell none from another."""


@dataclass(frozen=True, slots=True)
class Near:
    """Content words, entities and numbers of a trigger's own part, its own word left out."""

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    """Words inside names: 'the shed' can be 'Shed 7'."""

    def with_names(self, names: Iterable[str]) -> Near:
        """Return these with further *names*: participants can stand outside the part."""
        return replace(self, names=self.names | frozenset(names))


def content_words(folded: str) -> Iterable[str]:
    """Yield the words of *folded* text that carry content, plural endings off."""
    stop = resources.stopwords()
    for word in _WORD.findall(folded):
        if word in stop or (len(word) <= 1 and not word.isdigit()):
            continue
        yield (
            word[:-1]
            if _SHORTEST_PLURAL <= len(word) and word.endswith("s") and word[-2] not in "su"
            else word
        )


def shared_words(a: Near, b: Near) -> int:
    """Return how many words two tellings share near their triggers; one may name what the other says."""
    return len((a.words & b.words) | (a.words & b.parts) | (a.parts & b.words))


class NearFinder:
    """Finds what stands near the triggers of one document."""

    def __init__(self, analysis: DocumentAnalysis) -> None:
        self._text = analysis.document.text
        self._reading = analysis.reading
        self._names = sorted(
            (each.span, each.entity or each.key, each.form is Form.NAME)
            for each in analysis.mentions
        )
        self._starts = [span.start for span, _, _ in self._names]
        self._dates = frozenset(
            at for each in analysis.timexes for at in range(each.span.start, each.span.end)
        )
        self._read: tuple[int, list[str], list[int], list[int]] = (-1, [], [], [])
        """The sentence that was read last: triggers come in the text's order."""
        self._cues = {each.cue: each for each in analysis.statements if each.cue is not None}

    def around(self, mention: EventMention) -> Near:
        """Return what stands near the trigger of *mention*; of a saying, what is said."""
        said = self._cues.get(mention.trigger)
        if said is not None and mention.lemma in w.SAYING:
            return _together([self._in(part, mention.trigger) for part in said.content])
        span = self._part(mention.trigger)
        return Near() if span is None else self._in(span, mention.trigger)

    def is_bare(self, trigger: Span) -> bool:
        """Tell whether 'the' and dates are all that hangs on *trigger*; not, where no syntax was read."""
        tokens, syntax = self._reading.tokens, self._reading.syntax
        index = self._reading.sentence_at(trigger.start)
        if not len(syntax) or index is None:
            return False
        head = bisect_left(tokens.starts, trigger.start)
        below = [at for at in self._reading.sentence_tokens(index) if syntax.head[at] == head]
        words = [self._text[tokens.starts[at] : tokens.ends[at]].lower() for at in below]
        return "the" in words and all(
            word == "the" or syntax.relation[at] in _EMPTY or tokens.starts[at] in self._dates
            for at, word in zip(below, words, strict=True)
        )

    def _part(self, trigger: Span) -> Span | None:
        """Return the stretch of the sentence that belongs to *trigger*."""
        index = self._reading.sentence_at(trigger.start)
        if index is None:
            return None
        if index != self._read[0]:
            self._read = (index, *self._sentence(index))
        _, words, starts, ends = self._read
        first = bisect_left(starts, trigger.start)
        last = max(first, bisect_left(starts, trigger.end) - 1)
        low, high = _left(words, first), _right(words, last)
        return Span(starts[low], max(ends[high], trigger.end))

    def _sentence(self, index: int) -> tuple[list[str], list[int], list[int]]:
        """Return the tokens of a sentence in lower case, and where they start and end."""
        tokens, inside = self._reading.tokens, self._reading.sentence_tokens(index)
        starts = [tokens.starts[at] for at in inside]
        ends = [tokens.ends[at] for at in inside]
        words = [self._text[a:b].lower() for a, b in zip(starts, ends, strict=True)]
        return words, starts, ends

    def _in(self, span: Span, trigger: Span) -> Near:
        """Return the words, names and numbers of *span* without those of *trigger* and of dates."""
        taken = set(self._dates)
        taken.update(range(trigger.start, trigger.end))
        names, parts = set(), []
        for at in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
            where, name, is_name = self._names[at]
            names.add(name)
            if is_name:
                taken.update(range(where.start, where.end))
                parts.append(where.of(self._text))
        plain = "".join(
            " " if at in taken else self._text[at] for at in range(span.start, span.end)
        )
        words = frozenset(content_words(fold(plain)))
        numbers = frozenset(each for each in words if each.isdigit() or each in w.NUMBER_WORDS)
        inside = frozenset(content_words(fold(" ".join(parts))))
        return Near(words - numbers - _GENERIC, frozenset(names), numbers, inside - _GENERIC)


def _together(parts: Sequence[Near]) -> Near:
    """Return what stands in any of *parts*."""
    return Near(
        frozenset(word for each in parts for word in each.words),
        frozenset(name for each in parts for name in each.names),
        frozenset(number for each in parts for number in each.numbers),
        frozenset(word for each in parts for word in each.parts),
    )


def _left(words: list[str], first: int) -> int:
    """Return where the part of the trigger at *first* begins."""
    at = first
    while 0 < at and first - at < _REACH:
        before = words[at - 1]
        if before == "," and at == first:
            at -= 1
            continue
        if before in _RELATIVES and first - at <= _BESIDE:
            return max(0, at - 1 - _ANTECEDENT)
        if before in _MARKS or before in _OPENERS:
            break
        at -= 1
    return at


def _right(words: list[str], last: int) -> int:
    """Return where the part of the trigger at *last* ends; 'that' begins what it is about."""
    at = last
    while at + 1 < len(words) and at - last < _REACH:
        following = words[at + 1]
        if following in _MARKS or (following in _OPENERS and following not in {"that", "and"}):
            break
        at += 1
    return at
