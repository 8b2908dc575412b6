"""A document's words as lists, with what their letters and places tell. It names nothing."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.entities.vocabulary import common_words
from dateline.model import Document, Reading, Role

_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " "})
_SPACES = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u202f": " ", "\u2009": " "})
_TITLE_CASE_SHARE = 0.6
"""A headline with this share of its longer words capitalised is in title case. Tuned on headlines
of Timeline17; sentence-case headlines reach .4, title-case ones seldom fall below .8."""
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` of one sentence; ``loud`` where capitals say nothing in it."""

    first: int
    last: int
    loud: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of one document. ``plain`` is its text with plain marks, of the same length.

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
    tokens = reading.tokens
    forms = tuple(plain[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True))
    sentences = tuple(_sentences(document, reading, forms))
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
        starts=tokens.starts,
        ends=tokens.ends,
        forms=forms,
        sentences=sentences,
        inside=frozenset(inside),
        lower=frozenset(lower),
    )


def _sentences(document: Document, reading: Reading, forms: tuple[str, ...]) -> list[Sentence]:
    owners = reading.tokens.sentence
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
    """Whether most longer words are capitalised, those that news writes in lower case among them."""
    long = [word for word in words if _LONG_WORD <= len(word) and word[0].isalpha()]
    if len(long) < 2:  # noqa: PLR2004 - one word has no case of its own
        return False
    raised = [word for word in long if word[0].isupper()]
    if len(raised) < _TITLE_CASE_SHARE * len(long):
        return False
    known = common_words()
    plain = sum(word.lower() in known for word in long)
    raised_plain = sum(word.lower() in known for word in raised[1:])
    return 0 < raised_plain and plain <= 2 * (raised_plain + 1)
