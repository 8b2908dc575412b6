"""Sources, cues and contents: PolNeAR dev as annotated, and made paragraphs with two levels.

Whole articles from raw text; the outermost level; stretches as annotated, none moved. The two levels
are made by putting one gold attribution into another (``training.reader.nested``), as no gold has
them: they say whether the inner level is told apart, not how it reads in the world.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from training.reader.corpora import Paragraph, polnear
from training.reader.corpora.stretches import decode
from training.reader.nested import nest

from bench.quality.attribution.baseline import baseline
from bench.quality.attribution.gold import Range, Triple, load, outermost
from bench.quality.attribution.score import ROLES, score
from bench.quality.reader.rows import Case, Naive, Row, named, rows
from bench.quality.reader.words import document_of, with_paragraphs
from dateline.model import NO_CUE, Reading, SpeechRole, SpeechTag
from dateline.reader import Network, read

MEASURES = ("exact", "soft", *(f"{kind} {role}" for kind in ("exact", "soft") for role in ROLES))
NESTED = 400
"""As many as ``training.reader.prepare`` keeps for its own dev."""
_NAIVE = "four cues"
_LINE = re.compile(r"\S[^\n]*")


def measure(folder: Path, network: Network, keep: Callable[[str], bool]) -> dict[str, object]:
    """Return ``rows``, ``cases``, ``words`` and ``seconds`` on the articles to *keep*."""
    articles = [a for a in load(folder / "polnear" / "data", "dev") if keep(a.name)]
    ours: list[Case] = []
    naive: list[Case] = []
    seconds = 0.0
    for article in articles:
        places = (match.span() for match in _LINE.finditer(article.text))
        document = with_paragraphs(article.name, article.text, places)
        began = time.perf_counter()
        reading = read(document, network=network)
        seconds += time.perf_counter() - began
        gold = outermost(article.triples)
        rival = score(article.name, article.text, gold, baseline(article.text, reading))
        ours.append(Case(article.name, counts_of(article.text, gold, reading, level=1)))
        naive.append(Case(article.name, rival.counts))
    measures = (*MEASURES, "triples")
    found = rows(ours, measures, Naive(_NAIVE, naive))
    paragraphs = [each for each in polnear.load(folder, "dev") if keep(each.document)]
    return {
        "rows": named("speech", (*MEASURES, "linked"), found) | _two_levels(paragraphs, network),
        "cases": {f"polnear {case.name}": list(case.counts["exact"]) for case in ours},
        "words": sum(len(each.words) for each in paragraphs),
        "seconds": seconds,
    }


def counts_of(
    text: str, gold: Sequence[Triple], reading: Reading, *, level: int
) -> dict[str, tuple[float, float, float]]:
    """Return the counts of the stretches of *level*, and of the triples that their links make.

    Stretches count whether or not they have a cue; a triple needs a cue and a content.
    """
    linked, alone = triples_of(reading, level)
    counts = dict(score("", text, gold, [*linked, *alone]).counts)
    whole = [each for each in linked if each.content]
    counts["triples"] = score("", text, gold, whole).counts["triples"]
    return dict(counts)


def triples_of(reading: Reading, level: int) -> tuple[list[Triple], list[Triple]]:
    """Return the triples of *level*, one for each cue, and those of stretches without a cue."""
    cues = {
        index: tag
        for index, tag in enumerate(reading.speech)
        if tag.role is SpeechRole.CUE and tag.level == level
    }
    others = [t for t in reading.speech if t.role is not SpeechRole.CUE and t.level == level]
    linked = [
        Triple(
            _ranges(others, SpeechRole.SOURCE, index),
            (_range(cue),),
            _ranges(others, SpeechRole.CONTENT, index),
        )
        for index, cue in cues.items()
    ]
    sources = _ranges(others, SpeechRole.SOURCE, NO_CUE)
    contents = _ranges(others, SpeechRole.CONTENT, NO_CUE)
    return linked, [Triple(sources, (), contents)] if sources or contents else []


def _ranges(tags: Sequence[SpeechTag], role: SpeechRole, cue: int) -> tuple[Range, ...]:
    return tuple(_range(tag) for tag in tags if tag.role is role and tag.cue == cue)


def _range(tag: SpeechTag) -> Range:
    return tag.span.start, tag.span.end


def _two_levels(paragraphs: Sequence[Paragraph], network: Network) -> dict[str, Row]:
    """Return the rows of made paragraphs, by level; documents are those of the outer attribution."""
    made = sorted(nest(paragraphs, NESTED), key=lambda each: each.document)
    outer: list[Case] = []
    inner: list[Case] = []
    for name, group in groupby(made, key=lambda each: each.document):
        own = list(group)
        document, starts = document_of(name, [each.text for each in own])
        reading = read(document, network=network)
        for cases, level, keys in (
            (outer, 1, ("speech", "link")),
            (inner, 2, ("inner", "inner_link")),
        ):
            gold = [
                triple
                for paragraph, start in zip(own, starts, strict=True)
                for triple in gold_of(paragraph, start, keys)
            ]
            cases.append(Case(name, counts_of(document.text, gold, reading, level=level)))
    measures = ("exact", "soft", "triples")
    names = ("exact", "soft", "linked")
    return named("made, outer", names, rows(outer, measures)) | named(
        "made, inner", names, rows(inner, measures)
    )


def gold_of(paragraph: Paragraph, start: int, keys: tuple[str, str]) -> list[Triple]:
    """Return the triples that the labels under *keys* (roles, links) say, moved by *start*."""
    tags, links = (paragraph.labels[key] for key in keys)
    first_word = {place: index for index, (place, _) in enumerate(paragraph.words)}
    roles: dict[int, dict[str, list[Range]]] = {}
    for stretch in decode(paragraph.words, tags):
        at = first_word[stretch.start]
        cue = at if stretch.label == "Cue" else _cue(links[at])
        own = roles.setdefault(cue, {role: [] for role in ROLES})
        own[stretch.label.lower()].append((start + stretch.start, start + stretch.end))
    return [Triple(*(tuple(own[role]) for role in ROLES)) for own in roles.values()]


def _cue(link: object) -> int:
    return link - 1 if isinstance(link, int) else NO_CUE
