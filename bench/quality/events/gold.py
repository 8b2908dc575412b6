"""ECB+ → documents with their gold events, and for each the telling of ours that stands there.

Does not join and does not score. The text is third-party and stays under ``.data/``.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.quality.names.identity import read_topic_document
from dateline.attribution import find_statements
from dateline.entities import find_mentions, join_mentions
from dateline.events import find_events
from dateline.events.lemmas import lemma_of_noun, lemma_of_verb
from dateline.model import DocumentAnalysis, EventMention, Factuality, Span
from dateline.temporal import read_time

DEV = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""Topics that others measure on while they build (Cybulska and Vossen 2015); the rest of 1 to 35 trains."""
_ACTION = ("ACTION_", "NEG_ACTION_")
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Told:
    """A gold event mention: the telling of ours at its place, made where we have none, and its event."""

    telling: EventMention
    event: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """The documents of one topic, with the gold events of their checked sentences."""

    number: int
    analyses: tuple[DocumentAnalysis, ...]
    told: tuple[Told, ...]


def read_topics(top: Path, *, dev: bool) -> Iterator[Topic]:
    """Yield the topics of the dev part, or of the rest, below the folder *top* of ECB+."""
    checked = _checked(top)
    folders = sorted((top / "ECB+").iterdir(), key=lambda folder: int(folder.name))
    for folder in folders:
        if (int(folder.name) in DEV) is dev:
            yield _topic(folder, checked)


def _checked(top: Path) -> frozenset[tuple[str, str]]:
    """Return document and sentence of those sentences that were checked by a second person."""
    with (top / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return frozenset((f"{r['Topic']}_{r['File']}.xml", r["Sentence Number"]) for r in rows)


def _topic(folder: Path, checked: frozenset[tuple[str, str]]) -> Topic:
    analyses: list[DocumentAnalysis] = []
    told: list[Told] = []
    for path in sorted(folder.glob("*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314 - gold from this project's archive
        analysis, places = read_topic_document(path, root)
        analysis = _analysed(analysis)
        found = list(_told(root, analysis, places, checked))
        told += found
        analyses.append(replace(analysis, event_mentions=tuple(one.telling for one in found)))
    joined = join_mentions(sorted(analyses, key=lambda one: one.document.id))
    named = [
        replace(
            each,
            mentions=tuple(replace(m, entity=joined.entity_of.get(m.id)) for m in each.mentions),
        )
        for each in analyses
    ]
    return Topic(int(folder.name), tuple(named), tuple(told))


def _analysed(analysis: DocumentAnalysis) -> DocumentAnalysis:
    document, reading = analysis.document, analysis.reading
    mentions = find_mentions(document, reading)
    timexes = read_time(document, reading).timexes
    statements = find_statements(document, reading, mentions)
    found = find_events(document, reading, timexes, mentions, statements)
    return DocumentAnalysis(document, reading, timexes, mentions, statements, found)


def _told(
    root: ET.Element,
    analysis: DocumentAnalysis,
    places: Mapping[str, Span],
    checked: frozenset[tuple[str, str]],
) -> Iterator[Told]:
    name = analysis.document.name
    sentence = {t.get("t_id", ""): t.get("sentence", "") for t in root.iter("token")}
    events = _events(root, name)
    for marked in root.iter():
        if not marked.tag.startswith(_ACTION):
            continue
        anchors = [anchor.get("t_id", "") for anchor in marked.iter("token_anchor")]
        if not anchors or (name, sentence[anchors[0]]) not in checked:
            continue
        key = marked.get("m_id", "")
        spans = [places[anchor] for anchor in anchors]
        yield _told_at(analysis, spans, events.get(key, f"{name} {key}"))


def _events(root: ET.Element, name: str) -> dict[str, str]:
    """Return mention → event; those of one document alone are named by it."""
    found: dict[str, str] = {}
    for kind in ("INTRA_DOC_COREF", "CROSS_DOC_COREF"):
        for relation in root.iter(kind):
            event = relation.get("note") or f"{name} r{relation.get('r_id')}"
            found |= {source.get("m_id", ""): event for source in relation.iter("source")}
    return found


def _told_at(analysis: DocumentAnalysis, spans: list[Span], event: str) -> Told:
    ours = [
        each
        for each in analysis.event_mentions
        if any(each.trigger.overlaps(span) for span in spans)
    ]
    if ours:
        return Told(ours[0], event, is_ours=True)
    return Told(_made(analysis, spans), event, is_ours=False)


def _made(analysis: DocumentAnalysis, spans: list[Span]) -> EventMention:
    """Return a bare telling of the gold words: no one takes part, no day, the sentence as its clause."""
    reading, text = analysis.reading, analysis.document.text
    at = reading.sentence_at(spans[0].start)
    clause = spans[0] if at is None else reading.sentences[at]
    for span in spans:
        inside = reading.tokens.within(span)
        if len(reading.syntax) and any(reading.syntax.upos[n] in _VERBAL for n in inside):
            lemma = lemma_of_verb(span.of(text).lower())
            break
    else:
        span = spans[-1]
        lemma = lemma_of_noun(span.of(text).lower())
    return EventMention(analysis.document.id, span, clause, lemma, "OTHER", Factuality.HAPPENED)
