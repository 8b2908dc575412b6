"""Measure names on a dev cut of Worldwide Newswire: ours, its halves alone, a naive floor, the published.

Reads third-party text under ``.data/`` and returns figures only. Nothing is tuned here: rules and
reader were made with other articles.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path

from bench.quality.names.baseline import baseline
from bench.quality.names.gold import GROUPS as GROUPS_OF_GOLD
from bench.quality.names.gold import Article, Named, load, unpack
from bench.quality.names.identity import measure_identity
from bench.quality.names.score import GROUPS, MEASURES, Scored, interval, rates, score
from dateline.entities import find_mentions
from dateline.model import Block, Document, DocumentId, EntityType, Form, Reading, Role, Span
from dateline.reader import read, read_by_rules

_ALONE = ("reader alone", "rules alone")
ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = {
    "spaCy CNN trained from scratch on this corpus, own split, 9 classes": {"f1": 0.731},
    "models trained on Western news": {"note": "lose over 10 points of F1 on this corpus"},
}
_GROUP_OF = {
    EntityType.PERSON: "PERSON", EntityType.ORG: "ORG", EntityType.GPE: "PLACE",
    EntityType.LOC: "PLACE", EntityType.FAC: "PLACE", EntityType.NORP: "",
}  # fmt: skip


def measure(data: Path) -> dict[str, object]:
    """Return the figures on the dev part; *data* is the folder of the gold archives."""
    figures = measure_part(load(unpack(data, ROOT / ".data"), dev=True))
    figures["identity"] = measure_identity(unpack(data, ROOT / ".data", "ecbplus"))
    return figures


def measure_part(articles: list[Article]) -> dict[str, object]:
    """Return the figures on *articles*."""
    scored: dict[str, list[Scored]] = {name: [] for name in ("ours", *_ALONE, "naive floor")}
    seconds, sentences = 0.0, 0
    for article in articles:
        document, reading = reading_of(article)
        began = time.perf_counter()
        found = predicted(document, reading)
        seconds += time.perf_counter() - began
        sentences += len(reading.sentences)
        answers = (
            found, marked(reading), predicted(document, read_by_rules(document)),
            baseline(article.text, reading),
        )  # fmt: skip
        for kept, answer in zip(scored.values(), answers, strict=True):
            kept.append(score(article.name, article.names, answer))
    return {
        "articles": len(articles),
        "sentences": sentences,
        "sentences_per_second": round(sentences / max(seconds, 1e-9)),
        **{name: figures(kept) for name, kept in scored.items()},
        "published": PUBLISHED,
        "cases": {one.name: one.counts["typed"] for one in scored["ours"]},
    }


def reading_of(article: Article) -> tuple[Document, Reading]:
    """Return the article as a document whose lines are body blocks, and its reading."""
    sha256 = hashlib.sha256(article.text.encode()).hexdigest()
    document = Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=article.name,
        sha256=sha256,
        text=article.text,
        blocks=tuple(Block(Span(*span), Role.BODY) for span in article.paragraphs),
        language="en",
    )
    return document, read(document)


def predicted(document: Document, reading: Reading) -> list[Named]:
    """Return our names in the gold's groups; role phrases and pronouns are no names there."""
    return [
        Named(one.span.start, one.span.end, _GROUP_OF.get(one.type, "MISC"))
        for one in find_mentions(document, reading)
        if one.form is Form.NAME and one.type is not EntityType.NORP
    ]


def marked(reading: Reading) -> list[Named]:
    """Return the names as the trained reader alone marked them; none where it did not read."""
    return [
        Named(tag.span.start, tag.span.end, GROUPS_OF_GOLD[tag.label])
        for tag in reading.names
        if tag.label in GROUPS_OF_GOLD
    ]


def figures(scored: list[Scored]) -> dict[str, object]:
    """Return precision, recall and F1 per measure and per group."""
    out: dict[str, object] = {}
    for name in (*MEASURES, *GROUPS):
        precision, recall, f1 = rates(scored, name)
        row: dict[str, object] = {
            "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3),
        }  # fmt: skip
        if name in MEASURES:
            low, high = interval(scored, name)
            row["interval"] = (round(low, 3), round(high, 3))
        out[name] = row
    return out


if __name__ == "__main__":
    shared = Path(sys.argv[1]) if 1 < len(sys.argv) else ROOT.parent / "shared" / "data"
    result = measure(shared)
    result.pop("cases")
    print(json.dumps(result, indent=1))
