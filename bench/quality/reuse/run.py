"""Measures passages that reports share: planted ones, by length and strength, and those of real reports.

Plants are made by ``invent`` from the invented story and from invented news; the rival in the same run
is the whole-document Jaccard overlap of shingles. Prints nothing and sets no floor: the harness does.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.quality.figures import bootstrap
from bench.quality.reuse.invent import EDITS, LENGTHS, Inventor, Plant
from dateline.extract import extract
from dateline.model import (
    Block,
    Capture,
    Document,
    DocumentAnalysis,
    DocumentId,
    ExtractError,
    InputOutcome,
    MediaKind,
    Passage,
    Place,
    Role,
    Span,
)
from dateline.provenance import find_passages
from dateline.reader import read
from dateline.resources import story_folder
from dateline.sources import collect
from dateline.text import fold

SEED = 20_250_303
PLANTS_OF_A_KIND = 60
REPORTS = 400
FOUND_SHARE = 0.5
"""Share of a plant's characters that a passage has to cover to have found it."""

NAIVE_JACCARD = 0.2
"""Shingle overlap from which the naive rival calls two documents a pair: lenient, copies have .3 to 1."""

SILVER_JACCARD = 0.1
_SHINGLE_WORDS = {"naive": 5, "silver": 4}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One plant, whether we found it, and whether the naive rival found its pair of documents."""

    plant: Plant
    ours: bool
    naive: bool


def measure(data: Path | None = None, *, plants: int = PLANTS_OF_A_KIND) -> dict[str, object]:
    """Return the figures. *data* is the folder that holds ``incident_reports``, where there is one."""
    reports, planted = _make(plants)
    documents = [_document(paragraphs, number) for number, paragraphs in enumerate(reports)]
    analyses = [DocumentAnalysis(one, read(one)) for one in documents]
    started = time.perf_counter()
    passages = find_passages(analyses)
    seconds = time.perf_counter() - started
    outcomes = _outcomes(planted, documents, passages)
    known = _Planted(planted, documents)
    right = sum(known.explains(one) for one in passages)
    result: dict[str, object] = {
        "documents": len(documents),
        "plants": len(planted),
        "seconds": round(seconds, 2),
        "ours": _recalls(outcomes, naive=False)
        | {"precision": _rate([True] * right + [False] * (len(passages) - right))},
        "naive floor": _recalls(outcomes, naive=True),
        "cases": {f"plant {at}": [one.ours, 1, 1] for at, one in enumerate(outcomes)},
    }
    incidents = None if data is None else data / "incident_reports" / "documents.jsonl"
    if incidents is not None and incidents.is_file():
        result["incident reports"] = measure_incidents(incidents)
    return result


def _make(plants: int) -> tuple[list[list[str]], list[Plant]]:
    """Return the reports, the invented story's among them, and what was planted into them."""
    inventor = Inventor(SEED)
    reports = [*_story(), *(inventor.report() for _ in range(REPORTS))]
    donors = len(reports) // 2
    planted: list[Plant] = []
    for length in LENGTHS:
        for strength in EDITS:
            for number in range(plants):
                donor = (number * len(LENGTHS) * len(EDITS) + len(planted)) % donors
                host = donors + inventor.choose(len(reports) - donors, apart_from=-1)
                planted.append(inventor.plant(reports, donor, host, length, strength))
    return reports, planted


def _story() -> list[list[str]]:
    """Return the paragraphs of one original of each agency of the invented story."""
    found = []
    for capture in collect([str(story_folder() / "reports")]):
        if isinstance(capture, InputOutcome) or capture.name not in _ORIGINALS:
            continue
        document = extract(capture)
        found.append([span.of(document.text) for span in document.spans_of(Role.BODY)])
    return found


_ORIGINALS = frozenset({"npa-port-fire.txt", "lts-union-letters.txt", "quay-and-keel.html"})


def _document(paragraphs: Sequence[str], number: int) -> Document:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), Role.BODY))
        start += len(paragraph) + 2
    return Document(
        DocumentId(f"d{number:05}"), f"{number}", "", text, tuple(blocks), language="en"
    )


def _outcomes(
    planted: Sequence[Plant], documents: Sequence[Document], passages: Iterable[Passage]
) -> list[Outcome]:
    found: dict[tuple[DocumentId, DocumentId], list[Passage]] = {}
    for passage in passages:
        found.setdefault((passage.a.doc, passage.b.doc), []).append(passage)
    shingles = [_shingles(one.text, _SHINGLE_WORDS["naive"]) for one in documents]
    outcomes = []
    for plant in planted:
        donor, host = documents[plant.donor], documents[plant.host]
        span = _span_of(plant, host)
        covered = sum(
            _shared(span, passage.b.span) for passage in found.get((donor.id, host.id), ())
        )
        naive = NAIVE_JACCARD <= _jaccard(shingles[plant.donor], shingles[plant.host])
        outcomes.append(Outcome(plant, FOUND_SHARE * len(span) <= covered, naive))
    return outcomes


class _Planted:
    """Which donor each stretch of each document comes from."""

    def __init__(self, planted: Iterable[Plant], documents: Sequence[Document]) -> None:
        self._of: dict[DocumentId, list[tuple[Span, DocumentId]]] = {}
        for plant in planted:
            host, donor = documents[plant.host], documents[plant.donor]
            self._of.setdefault(host.id, []).append((_span_of(plant, host), donor.id))

    def explains(self, passage: Passage) -> bool:
        """Return whether most of both sides has one donor: planted there, or taken from there twice."""
        return not self._donors(passage.a).isdisjoint(self._donors(passage.b))

    def _donors(self, place: Place) -> set[DocumentId]:
        stretches = self._of.get(place.doc)
        if stretches is None:
            return {place.doc}
        least = FOUND_SHARE * len(place.span)
        return {donor for span, donor in stretches if least <= _shared(span, place.span)}


def _span_of(plant: Plant, host: Document) -> Span:
    start = host.text.index(plant.wording)
    return Span(start, start + len(plant.wording))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _recalls(outcomes: Sequence[Outcome], *, naive: bool) -> dict[str, object]:
    """Return recall over all plants, by length and by strength."""

    def rate(kept: Iterable[Outcome]) -> dict[str, object]:
        return _rate([one.naive if naive else one.ours for one in kept])

    return {
        "recall": rate(outcomes),
        "by length": {
            str(length): rate(one for one in outcomes if one.plant.length == length)
            for length in LENGTHS
        },
        "by strength": {
            strength: rate(one for one in outcomes if one.plant.strength == strength)
            for strength in EDITS
        },
    }


def _rate(answers: Sequence[bool]) -> dict[str, object]:
    if not answers:
        return {"share": 0.0, "interval": [0.0, 0.0], "of": 0}
    low, high = bootstrap(answers, lambda drawn: sum(drawn) / len(drawn))
    return {"share": sum(answers) / len(answers), "interval": [low, high], "of": len(answers)}


def _shingles(text: str, words: int) -> frozenset[tuple[str, ...]]:
    found = fold("".join(char if char.isalnum() else " " for char in text)).split()
    return frozenset(zip(*(found[at:] for at in range(words)), strict=False))


def _jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / max(1, len(one | other))


def measure_incidents(path: Path) -> dict[str, object]:
    """Return how many pairs of reports share passages, of one incident and of two, in *path*.

    The silver label of a pair is its Jaccard overlap of word 4-grams.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    analyses, incident = [], {}
    for row in rows:
        try:
            document = _of_record(row)
        except ExtractError:
            continue
        incident[document.id] = row["incident"]
        analyses.append(DocumentAnalysis(document, read(document)))
    started = time.perf_counter()
    passages = find_passages(analyses)
    seconds = time.perf_counter() - started
    pairs = {(one.a.doc, one.b.doc) for one in passages}
    inside = {pair for pair in pairs if incident[pair[0]] == incident[pair[1]]}
    silver = _silver(analyses, incident)
    return {
        "documents": len(analyses),
        "without reporting": len(rows) - len(analyses),
        "seconds": round(seconds, 2),
        "passages": len(passages),
        "pairs with passages": len(pairs),
        "of one incident": len(inside),
        "silver pairs": len(silver),
        "silver pairs found": len(silver & pairs),
    }


def _of_record(row: Mapping[str, str]) -> Document:
    record = {"title": row["title"], "text": row["content"], "date": row["dct"], "url": row["uri"]}
    content = json.dumps(record).encode()
    return extract(Capture(row["id"], content, MediaKind.RECORD, row["uri"]))


def _silver(
    analyses: Sequence[DocumentAnalysis], incident: Mapping[DocumentId, str]
) -> frozenset[tuple[DocumentId, DocumentId]]:
    groups: dict[str, list[Document]] = {}
    for analysis in analyses:
        groups.setdefault(incident[analysis.document.id], []).append(analysis.document)
    found = set()
    for documents in groups.values():
        shingled = {
            one.id: _shingles(_reporting(one), _SHINGLE_WORDS["silver"]) for one in documents
        }
        for one, other in combinations(sorted(shingled), 2):
            if SILVER_JACCARD <= _jaccard(shingled[one], shingled[other]):
                found.add((one, other))
    return frozenset(found)


def _reporting(document: Document) -> str:
    spans = document.spans_of(Role.HEADLINE, Role.BODY, Role.CAPTION)
    return " ".join(span.of(document.text) for span in spans)
