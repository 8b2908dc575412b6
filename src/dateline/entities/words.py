"""A document's words as lists, with what their letters and places tell. It names nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.entities.glued import names_in, split_at
from dateline.entities.vocabulary import COMPOUND_TAILS, common_words
from dateline.model import Document, Reading, Role
from dateline.resources import stopwords

_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " "})
_SPACES = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u202f": " ", "\u2009": " "})
_LONG_WORD = 4
_MAX_LOWERED = 0.1
"""A line in title case has at most this share of its longer content words in lower case; at .3 short
sentences that are full of names are taken for one."""
_RAISED_IN_SENTENCE = 3
"""Ordinary words with a capital that make a line in title case although it ends with a full stop."""
_STOPS = frozenset('.?!"\u201d')


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` of one sentence; ``loud`` where capitals say nothing in it."""

    first: int
    last: int
    loud: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of one document; words that a missing space ran into one are parted.

    ``plain`` is its text with plain marks, of the same length.

    ``inside`` are the words seen capitalised within a sentence that is not loud; ``lower`` the
    words seen in lower case.
    """

    document: Document
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    inside: frozenset[str]
    lower: frozenset[str]

    def text(self, first: int, last: int) -> str:
        """Return the plain text of tokens ``[first, last)``."""
        return self.plain[self.starts[first] : self.ends[last - 1]]


def read_words(document: Document, reading: Reading) -> Words:
    """Return the words of *document*."""
    plain = document.text.translate(_PLAIN).translate(_SPACES)
    starts, ends, owners = _parted(plain, reading)
    forms = tuple(plain[s:e] for s, e in zip(starts, ends, strict=True))
    sentences = tuple(_sentences(document, reading, forms, owners))
    inside: set[str] = set()
    lower: set[str] = set()
    for sentence in sentences:
        words = forms[sentence.first : sentence.last]
        lower.update(word for word in words if word.islower())
        if not sentence.loud:
            inside.update(word for word in words[1:] if word[0].isupper())
    return Words(
        document=document,
        plain=plain,
        starts=starts,
        ends=ends,
        forms=forms,
        sentences=sentences,
        inside=frozenset(inside),
        lower=frozenset(lower),
    )


def _parted(
    plain: str, reading: Reading
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return start, end and sentence of every word."""
    tokens = reading.tokens
    forms = [plain[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)]
    names = names_in(forms)
    starts, ends, owners = list[int](), list[int](), list[int]()
    edges = sorted({edge for tag in reading.names for edge in (tag.span.start, tag.span.end)})
    persons = {
        tag.span.end for tag in reading.names if tag.label == "Person" and " " in tag.span.of(plain)
    }
    for at, form in enumerate(forms):
        start, end = tokens.starts[at], tokens.ends[at]
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        inner = [
            edge for edge in inner if edge not in persons or _is_compound(form[edge - start :])
        ]
        cut = split_at(form, forms[at - 1] if 0 < at else "", names)
        bounds = sorted({start, end, *inner, *(() if cut is None else (start + cut,))})
        starts += bounds[:-1]
        ends += bounds[1:]
        owners += [tokens.sentence[at]] * (len(bounds) - 1)
    return tuple(starts), tuple(ends), tuple(owners)


def _is_compound(rest: str) -> bool:
    """Whether what is behind a full name is no part of it: 'Kim Jong Un-led', not 'Baek Won-soon'."""
    return not rest[1:].islower() or rest[0] != "-" or rest[1:] in COMPOUND_TAILS


def _sentences(
    document: Document, reading: Reading, forms: tuple[str, ...], owners: tuple[int, ...]
) -> list[Sentence]:
    found: list[Sentence] = []
    first = 0
    for index in range(len(reading.sentences)):
        last = first
        while last < len(owners) and owners[last] == index:
            last += 1
        if first < last:
            block = document.blocks[reading.block[index]]
            headline = block.role is Role.HEADLINE or 0 < block.level
            found.append(Sentence(first, last, _is_loud(forms[first:last]), headline))
        first = last
    return found


def _is_loud(words: tuple[str, ...]) -> bool:
    """Whether ordinary words are capitalised too: a headline in title case, a line in capitals."""
    long = [word for word in words if _LONG_WORD <= len(word) and word[0].isalpha()]
    known, particles = common_words(), stopwords()
    lowered = sum(word.islower() and word not in particles for word in long)
    if _MAX_LOWERED * len(long) < lowered:
        return False
    raised = sum(word[0].isupper() and word.lower() in known for word in long[1:])
    return (_RAISED_IN_SENTENCE if words[-1] in _STOPS else 1) <= raised
