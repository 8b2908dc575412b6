"""Measures timelines (days chosen, Timeline17) and triggers of events (TimeBank and AQUAINT).

Prints nothing and sets no floor: the harness does. A topic has at most so many articles, taken by a
hash, so that a run takes minutes; the published figures read all of them and have one topic more.
Only topics outside the cut for tuning are measured, and documents that the trained reader never saw.
The signals that weigh a day were first tried when the topics' figures were printed beside them, so these
are no blind test.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench.quality.figures import bootstrap, f1
from bench.quality.timelines import dates, triggers
from bench.quality.timelines.gold import Topic, read_topics
from dateline.attribution import find_statements
from dateline.entities import find_mentions, join_mentions
from dateline.events import find_events
from dateline.model import (
    Basis,
    Block,
    DayRange,
    Document,
    DocumentAnalysis,
    DocumentId,
    Evidence,
    Origin,
    Published,
    Role,
    Span,
)
from dateline.pipeline.link import link_entities
from dateline.provenance import find_passages, trace_origins
from dateline.reader import read
from dateline.temporal import read_time

_T = TypeVar("_T")

ARTICLES = 400
QUICK_ARTICLES = 25
QUICK_DOCUMENTS = 40
PUBLISHED = {
    "datewise": {"dates": 0.544, "on": "all articles, 19 timelines"},
    "tilse": {"dates": 0.544, "on": "all articles, 19 timelines"},
    "most mentioned": {"dates": 0.528, "on": "all articles, 19 timelines"},
    "ATT-1": {"triggers": 0.81, "on": "TempEval-3 platinum, trained on TimeBank"},
}


@dataclass(frozen=True, slots=True)
class Case:
    """One timeline: how many days are right, of as many chosen, of as many wanted; by system."""

    name: str
    counts: Mapping[str, tuple[int, int, int]]


def measure(data: Path, *, quick: bool = False) -> dict[str, object]:
    """Return the figures; *data* is the folder that holds ``timeline17`` and ``tempeval3``."""
    topics = read_topics(data / "timeline17", articles=QUICK_ARTICLES if quick else ARTICLES)
    topics = [topic for topic in topics if not topic.is_dev]
    cases = [case for topic in topics for case in _cases(topic)]
    documents = triggers.read_annotated(data / "tempeval3")
    documents = [each for each in documents if each.is_unseen]
    documents = documents[:QUICK_DOCUMENTS] if quick else documents
    starts = [triggers.ours(each) for each in documents]
    both = list(zip(documents, starts, strict=True))
    hits = [triggers.count(each, found) for each, found in both]
    happenings = [triggers.count(each.happenings(), found - each.states) for each, found in both]
    naive = [triggers.count(each, triggers.lexicon_alone(each)) for each in documents]
    found = sum(each.occurrences_right for each in hits)
    return {
        "timelines": len(cases),
        "articles": sum(len(topic.articles) for topic in topics),
        "documents": len(documents),
        "ours": {
            "dates": _dates(cases, "ours"),
            "triggers": _triggers(hits),
            "happenings": _triggers(happenings),
        },
        "naive floor": {
            "dates": _dates(cases, "mentions"),
            "publications": _dates(cases, "publications"),
            "triggers": _triggers(naive),
        },
        "recall of occurrences": round(found / max(1, sum(h.occurrences for h in hits)), 4),
        "published": PUBLISHED,
        "cases": {
            **{case.name: list(case.counts["ours"]) for case in cases},
            **{each.name: [each.right, each.found, each.wanted] for each in hits},
        },
    }


def _cases(topic: Topic) -> Iterable[Case]:
    """Yield a case for each timeline of *topic*."""
    analyses, origins = analyse(topic)
    scores = {
        "ours": dates.by_entries(analyses, origins),
        "mentions": dates.by_mentions(analyses),
        "publications": dates.by_publications(analyses),
    }
    for name, reference in topic.timelines:
        counts = {}
        for system, ranking in scores.items():
            days = dates.chosen(ranking, reference)
            counts[system] = (len(days & reference), len(days), len(reference))
        yield Case(f"{topic.name}/{name}", counts)


def analyse(topic: Topic) -> tuple[Sequence[DocumentAnalysis], Sequence[Origin]]:
    """Return the analyses of the topic's articles, with entities, and their origins."""
    made = {each.document.id: each for a in topic.articles for each in [_analyse(a.day, a.text)]}
    analyses: Sequence[DocumentAnalysis] = [made[key] for key in sorted(made)]
    origins = trace_origins(analyses, find_passages(analyses))
    return link_entities(analyses, join_mentions(analyses).entity_of), origins


def _analyse(day: str, text: str) -> DocumentAnalysis:
    document = _document(day, text)
    reading = read(document)
    timexes = read_time(document, reading).timexes
    mentions = find_mentions(document, reading)
    statements = find_statements(document, reading, mentions)
    told = find_events(document, reading, timexes, mentions, statements)
    return DocumentAnalysis(document, reading, timexes, mentions, statements, told)


def _document(day: str, text: str) -> Document:
    sha256 = hashlib.sha256(f"{day}\n{text}".encode()).hexdigest()
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(start, start + len(paragraph)), Role.BODY))
        start += len(paragraph) + 2
    published = DayRange.day(dt.date.fromisoformat(day))
    evidence = (Evidence(day, place="record date"),)
    return Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=sha256[:12],
        sha256=sha256,
        text=text,
        blocks=tuple(blocks),
        published=Published(published, Basis.STATED, evidence),
        language="en",
    )


def _dates(cases: Sequence[Case], system: str) -> dict[str, object]:
    """Return the mean F1 over timelines, and its interval."""
    each = [f1(*case.counts[system]) for case in cases]
    return _row(each, lambda drawn: sum(drawn) / len(drawn))


def _triggers(hits: Sequence[triggers.Hits]) -> dict[str, object]:
    """Return F1 over all triggers, and its interval over documents."""
    row = _row(hits, _pooled)
    right = sum(each.right for each in hits)
    row["precision"] = round(right / max(1, sum(each.found for each in hits)), 4)
    row["recall"] = round(right / max(1, sum(each.wanted for each in hits)), 4)
    return row


def _pooled(hits: Sequence[triggers.Hits]) -> float:
    return f1(sum(h.right for h in hits), sum(h.found for h in hits), sum(h.wanted for h in hits))


def _row(cases: Sequence[_T], figure: Callable[[Sequence[_T]], float]) -> dict[str, object]:
    low, high = bootstrap(cases, figure)
    return {"f1": round(figure(cases), 4), "interval": [round(low, 4), round(high, 4)]}
