"""Measure statements on the dev part of PolNeAR: ours, a naive floor, and what is published.

Reads third-party text under ``.data/`` and prints figures only. Nothing is tuned here.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
from pathlib import Path

from bench.quality.attribution.baseline import baseline
from bench.quality.attribution.conventions import rejoined, triple_of
from bench.quality.attribution.gold import Article, Triple, load, outermost, unpack
from bench.quality.attribution.score import ROLES, Scored, rates, score
from bench.quality.figures import bootstrap
from dateline.attribution import find_statements
from dateline.model import Block, Document, DocumentId, Reading, Role, Span
from dateline.reader import read

ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = {
    "CRF (Groningen), runs of gold tags": {"exact": 0.636, "soft": 0.705},
    "BERT-base, runs of gold tags": {"exact": 0.828, "soft": 0.881},
    "BERT-base, ordinary span F1": {
        "exact": 0.687, "soft": 0.844, "exact source": 0.785, "exact cue": 0.726,
        "exact content": 0.561,
    },
}  # fmt: skip


def measure(data: Path) -> dict[str, object]:
    """Return the figures; *data* is the folder of the gold archives."""
    return measure_part(load(unpack(data, ROOT / ".data"), "dev"))


def measure_part(articles: list[Article]) -> dict[str, object]:
    """Return the figures on *articles*."""
    ours: list[Scored] = []
    naive: list[Scored] = []
    seconds, sentences = 0.0, 0
    for article in articles:
        document, reading = reading_of(article)
        gold = outermost(article.triples)
        began = time.process_time()
        found = predicted(document, reading)
        seconds += time.process_time() - began
        sentences += len(reading.sentences)
        ours.append(score(article.name, article.text, gold, found))
        naive.append(score(article.name, article.text, gold, baseline(article.text, reading)))
    return {
        "articles": len(articles),
        "sentences": sentences,
        "sentences_per_second": round(sentences / max(seconds, 1e-9)),
        "ours": figures(ours),
        "naive floor": figures(naive),
        "published": PUBLISHED,
        "cases": {each.name: each.counts["triples"] for each in ours},
    }


def reading_of(article: Article) -> tuple[Document, Reading]:
    """Return the article as a document whose paragraphs are body blocks, and its reading."""
    text = article.text
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\s][^\n]*", text)]
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=article.name,
        sha256=sha256,
        text=text,
        blocks=tuple(Block(span, Role.BODY) for span in spans),
        language="en",
    )
    return document, read(document)


def predicted(document: Document, reading: Reading) -> list[Triple]:
    """Return our outermost statements in PolNeAR's convention."""
    statements = [s for s in find_statements(document, reading, ()) if s.parent is None]
    found = [triple_of(each, document.text) for each in rejoined(statements)]
    return list(outermost(tuple(each for each in found if each is not None)))


def figures(scored: list[Scored]) -> dict[str, object]:
    """Return precision, recall, F1 per measure, with an interval for the three main ones."""
    out: dict[str, object] = {}
    names = ["exact", "soft", "triples"] + [f"{k} {r}" for k in ("exact", "soft") for r in ROLES]
    for name in names:
        precision, recall, f1 = rates(scored, name)
        row: dict[str, object] = {
            "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3),
        }  # fmt: skip
        if " " not in name:
            low, high = bootstrap(scored, lambda part, name=name: rates(part, name)[2])
            row["interval"] = (round(low, 3), round(high, 3))
        out[name] = row
    return out


if __name__ == "__main__":
    shared = Path(sys.argv[1]) if 1 < len(sys.argv) else ROOT.parent / "shared" / "data"
    result = measure(shared)
    result.pop("cases")
    print(json.dumps(result, indent=1))
