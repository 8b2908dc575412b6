"""Tokens → the terms that say what a stretch is about: stems, entities, numbers, days, negation.

Comparing is left to others. A term is a string: ``w:`` and a stem, or ``e:`` and an entity's id, so that
two names of one country are one term.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.model import DayRange, DocumentAnalysis, Span
from dateline.resources import calendar, irregular_verbs, stopwords
from dateline.text import fold

_OTHERS = frozenset({"bit", "bore", "bound", "felt", "given", "rung", "saw", "thought", "wound"})
"""Forms of irregular verbs that are other words as often: 'given the drought'."""
_SHORTEST_STEM = 4
_VOWELS = frozenset("aeiouy")
_NEGATIONS = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without"}
)
_HEDGES = frozenset({"could", "may", "might", "would"})
_NO_COUNTS = frozenset({"a", "an", "one", "couple", "dozen"})
_TENS = 10
_HUNDRED = 100
_KNOWN_WORDS = 20_000
"""Words whose term is kept: most words of a case are the same few thousand."""

_MULTIPLES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


def stem(word: str) -> str:
    """Return a folded word without its commonest endings, so that forms of one word are equal.

    >>> stem("accused") == stem("accuses") == stem("accusing")
    True
    """
    if not word.isalpha():
        return word
    if word not in _OTHERS:
        word = irregular_verbs().get(word, word)
    for ending, instead in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and _SHORTEST_STEM <= len(root) + len(instead):
            return _bare(root + instead)
    return _bare(word)


_ENDINGS = (
    ("ations", "ate"), ("ation", "ate"), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""),
    ("ied", "y"), ("ies", "y"), ("sses", "ss"), ("ed", ""), ("es", ""), ("ss", "ss"), ("s", ""),
)  # fmt: skip


def _bare(root: str) -> str:
    """Return *root* without a doubled last consonant or a silent ``e``."""
    if root.endswith("e") and _SHORTEST_STEM <= len(root) - 1:
        root = root[:-1]
    if _SHORTEST_STEM < len(root) and root[-1] == root[-2] and root[-1] not in _VOWELS | {"s", "l"}:
        root = root[:-1]
    return root


@lru_cache(maxsize=_KNOWN_WORDS)
def number_of(word: str) -> float | None:
    """Return what a folded token counts, ``None`` where it is no plain number.

    >>> number_of("1,400"), number_of("forty-one"), number_of("dozen")
    (1400.0, 41.0, None)
    """
    plain = word.replace(",", "")
    if plain.isascii() and plain.replace(".", "", 1).isdigit():
        return float(plain)
    tens, _, ones = word.partition("-")
    value = _small(tens)
    if value is None or not ones:
        return value
    rest = calendar().numbers.get(ones, _TENS)
    is_sum = rest < _TENS and value % _TENS == 0 and 2 * _TENS <= value
    return value + rest if is_sum else None


def _small(word: str) -> float | None:
    value = calendar().numbers.get(word)
    is_count = value is not None and value < _HUNDRED and word not in _NO_COUNTS
    return float(value) if value is not None and is_count else None


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """The terms of one document, one entry a token; ``None`` where a token says nothing."""

    analysis: DocumentAnalysis
    terms: tuple[str | None, ...]
    numbers: tuple[float | None, ...]
    negated: tuple[bool, ...]
    hedged: tuple[bool, ...]

    def distinct(self) -> frozenset[str]:
        """Return the terms that the document has, each once."""
        return frozenset(term for term in self.terms if term is not None)

    def tokens_of(self, spans: Iterable[Span]) -> list[int]:
        """Return the indices of the tokens inside *spans*."""
        tokens = self.analysis.reading.tokens
        return [token for span in spans for token in tokens.within(span)]

    def days_of(self, span: Span) -> tuple[DayRange, ...]:
        """Return the days that the expressions inside *span* can mean."""
        timexes = self.analysis.timexes
        first = bisect_left(timexes, span.start, key=lambda one: one.span.start)
        last = bisect_left(timexes, span.end, lo=first, key=lambda one: one.span.start)
        found = (one for one in timexes[first:last] if span.contains(one.span))
        return tuple(one.days for one in found if not one.days.is_unknown)


def read_terms(analysis: DocumentAnalysis) -> DocumentTerms:
    """Return the terms of *analysis*'s tokens. Linear in tokens and mentions."""
    text, tokens = analysis.document.text, analysis.reading.tokens
    words = [fold(text[start:end]) for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    terms: list[str | None] = [_term(word) for word in words]
    numbers: list[float | None] = [number_of(word) for word in words]
    _multiply(words, numbers)
    for timex in analysis.timexes:
        for token in tokens.within(timex.span):
            terms[token] = numbers[token] = None
    for mention in analysis.mentions:
        within = tokens.within(mention.span)
        for token in tokens.within(mention.title) if mention.title is not None else ():
            terms[token] = None
        if mention.entity is None:
            continue
        for token in within:
            terms[token] = f"e:{mention.entity}"
            numbers[token] = None
    negated = tuple(word in _NEGATIONS or word.endswith("n't") for word in words)
    hedged = tuple(word in _HEDGES for word in words)
    return DocumentTerms(analysis, tuple(terms), tuple(numbers), negated, hedged)


def _multiply(words: list[str], numbers: list[float | None]) -> None:
    """Read '220 million' as one number, on the token of its first word."""
    for at in range(len(words) - 1):
        value, factor = numbers[at], _MULTIPLES.get(words[at + 1])
        if value is not None and factor is not None:
            numbers[at], numbers[at + 1] = value * factor, None


@cache
def _function_words() -> frozenset[str]:
    return frozenset(fold(word) for word in stopwords()) | {"'s", "mr", "mrs", "ms", "dr"}


@lru_cache(maxsize=_KNOWN_WORDS)
def _term(word: str) -> str | None:
    if word in _function_words() or word in _NEGATIONS or word in _MULTIPLES:
        return None
    if not any(char.isalpha() for char in word) or number_of(word) is not None:
        return None
    return f"w:{stem(word)}"


@cache
def empty_terms() -> frozenset[str]:
    """Terms that say that something is claimed or denied, and not what."""
    words = (
        "accusation", "accusations", "allegation", "allegations", "claim", "claims", "charge",
        "charges", "suggestion", "suggestions", "report", "reports", "assertion", "absurd", "false",
        "baseless", "untrue", "unfounded", "groundless", "fabricated", "fabrication", "lie", "lies",
        "nonsense", "rumour", "rumor", "ridiculous", "slander", "fake", "wrong", "wrongdoing",
        "involvement", "responsibility", "it", "that", "them", "any", "criticism", "statement",
    )  # fmt: skip
    return frozenset(f"w:{stem(word)}" for word in words)
