"""Documents as weighted terms: words of title, lead and body, and the entities they name.

Compares nothing.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline import resources
from dateline.model import DocumentAnalysis, Form, Role, Span
from dateline.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLE, _LEAD, _BODY, _ENTITY = 3.0, 2.0, 1.0, 2.0
"""What one occurrence counts, on the dev cut of ``group.Limits``. Half and double of the entities'
worth lower B-cubed F1 of the incidents by .01 and move the others by less; without entities precision
on Timeline17's topics is .81 for .99. A title worth no more than a body lowers the incidents by .01."""
_SHORTEST_PLURAL = 5
_LEAD_SENTENCES = 3
_BODY_WORDS = 400
"""Words of a body that count: what comes later is background more often than the matter itself."""
_PRIOR = 60
"""Imagined documents of other matters. Without them the words that five reports of one case share
would count as common words, and a case of one story would fall apart."""
_KEPT = 300
"""Terms kept of one document. At half, Timeline17 F1 is .62 for .66; double changes nothing."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A document as a unit vector over terms; ``rarest`` are its strongest terms, strongest first."""

    index: int
    weights: Mapping[str, float]
    rarest: tuple[str, ...]
    earliest: dt.date | None
    latest: dt.date | None


def weigh(analyses: Sequence[DocumentAnalysis], *, strongest: int) -> list[Terms]:
    """Return the terms of each of *analyses*, in their order."""
    counted = [_count(each) for each in analyses]
    frequency: Counter[str] = Counter()
    for counts in counted:
        frequency.update(counts.keys())
    total = len(analyses) + _PRIOR
    rare = {term: math.log((total + 1) / (n + 1)) for term, n in frequency.items()}
    return [
        _vector(index, analysis, counts, rare, strongest)
        for index, (analysis, counts) in enumerate(zip(analyses, counted, strict=True))
    ]


def _vector(
    index: int,
    analysis: DocumentAnalysis,
    counts: Mapping[str, float],
    rare: Mapping[str, float],
    strongest: int,
) -> Terms:
    raw = {term: (1 + math.log(n)) * rare[term] for term, n in counts.items() if 1 <= n}
    kept = sorted(raw.items(), key=lambda one: (-one[1], one[0]))[:_KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    days = analysis.document.published.days
    return Terms(
        index=index,
        weights={term: weight / length for term, weight in kept},
        rarest=tuple(term for term, _ in kept[:strongest]),
        earliest=days.earliest or days.latest,
        latest=days.latest or days.earliest,
    )


def _count(analysis: DocumentAnalysis) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for span, worth in _stretches(analysis):
        for word in content_words(span.of(analysis.document.text)):
            counts[word] += worth  # type: ignore[assignment]
    for mention in analysis.mentions:
        if mention.form is not Form.PRONOUN:
            counts[f"@{mention.entity or mention.key}"] += _ENTITY  # type: ignore[assignment]
    return dict(counts)


def _stretches(analysis: DocumentAnalysis) -> Iterable[tuple[Span, float]]:
    """Yield the sentences that count, and what a word in them is worth."""
    seen = words = 0
    reading, blocks = analysis.reading, analysis.document.blocks
    for index, span in enumerate(reading.sentences):
        role = blocks[reading.block[index]].role
        if role is Role.HEADLINE:
            yield span, _TITLE
        elif role is Role.BODY and words < _BODY_WORDS:
            yield span, _LEAD if seen < _LEAD_SENTENCES else _BODY
            seen += 1
            words += len(reading.sentence_tokens(index))


def content_words(text: str) -> Iterable[str]:
    """Yield the folded words of *text* that carry content, plural endings off."""
    stop = resources.stopwords()
    for word in _WORD.findall(fold(text)):
        if word in stop:
            continue
        yield (
            word[:-1]
            if _SHORTEST_PLURAL <= len(word) and word.endswith("s") and word[-2] not in "su"
            else word
        )
