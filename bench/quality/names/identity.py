"""Measures who is the same across the documents of a topic, on the actors and places of ECB+.

Pairs of named gold mentions in two documents of a topic: same in gold, same in ours. A gold mention
is ours where one of our names covers its last capitalised word. Mentions that gold links to nothing
are left aside: only some sentences were annotated. Rival: the same folded words.
"""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path

from dateline.entities import find_mentions, join_mentions
from dateline.model import (
    Block,
    Document,
    DocumentAnalysis,
    DocumentId,
    Form,
    Role,
    Span,
)
from dateline.reader import read
from dateline.text import fold

NAME = "ecbplus"
_KINDS = ("HUMAN_PART_PER", "HUMAN_PART_ORG", "HUMAN_PART_GPE", "LOC_GEO")
_GLUED = frozenset({",", ".", ";", ":", "?", "!", ")", "'s", "\u2019s", "n't", "\u201d", "'", "%"})
_MARKS = {"``": "\u201c", "''": "\u201d"}


@dataclass(frozen=True, slots=True)
class Named:
    """One gold mention: its document, words, the place of its last capitalised word, its instance."""

    doc: str
    words: str
    place: Span
    instance: str


def measure_identity(top: Path) -> dict[str, object]:
    """Return pair precision, recall and F1 over the topics below *top*, ours and the rival's."""
    ours: Counter[str] = Counter()
    naive: Counter[str] = Counter()
    topics = sorted((top / "ECB+").iterdir(), key=lambda folder: int(folder.name))
    for folder in topics:
        read_in = [_read(path) for path in sorted(folder.glob("*.xml"))]
        named = [one for _, found in read_in for one in found]
        _count(ours, named, _entities([analysis for analysis, _ in read_in], named))
        _count(naive, named, [fold(one.words) for one in named])
    return {"topics": len(topics), "ours": _rates(ours), "naive floor": _rates(naive)}


def _count(counts: Counter[str], named: Sequence[Named], groups: Sequence[str | None]) -> None:
    for (a, of_a), (b, of_b) in combinations(zip(named, groups, strict=True), 2):
        if a.doc == b.doc:
            continue
        same, found = a.instance == b.instance, of_a is not None and of_a == of_b
        for suffix in ("", " spelt otherwise") if fold(a.words) != fold(b.words) else ("",):
            counts[f"right{suffix}"] += same and found
            counts[f"found{suffix}"] += found
            counts[f"wanted{suffix}"] += same


def _rates(counts: Counter[str]) -> dict[str, dict[str, float]]:
    rows = {}
    for suffix in ("", " spelt otherwise"):
        right, found, wanted = (counts[f"{name}{suffix}"] for name in ("right", "found", "wanted"))
        rows["pairs" + suffix] = {
            "precision": round(right / max(1, found), 3),
            "recall": round(right / max(1, wanted), 3),
            "f1": round(2 * right / max(1, found + wanted), 3),
            "cases": wanted,
        }
    return rows


def _entities(analyses: Sequence[DocumentAnalysis], named: Iterable[Named]) -> list[str | None]:
    made = [replace(one, mentions=find_mentions(one.document, one.reading)) for one in analyses]
    joined = join_mentions(sorted(made, key=lambda one: one.document.id))
    places = {one.document.name: [m for m in one.mentions if m.form is Form.NAME] for one in made}
    return [
        next((joined.entity_of[m.id] for m in places[one.doc] if m.span.overlaps(one.place)), None)
        for one in named
    ]


def _read(path: Path) -> tuple[DocumentAnalysis, list[Named]]:
    root = ET.parse(path).getroot()  # noqa: S314 - gold that was unpacked from this project's archive
    analysis, places = read_topic_document(path, root)
    return analysis, list(_named(root, analysis.document.text, places, path.name))


def read_topic_document(path: Path, root: ET.Element) -> tuple[DocumentAnalysis, dict[str, Span]]:
    """Return the document in *path* of which *root* is the parsed file, read, and where its tokens are."""
    text, places, blocks = _text_of(root)
    sha256 = hashlib.sha256(path.name.encode()).hexdigest()
    document = Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=path.name,
        sha256=sha256,
        text=text,
        blocks=blocks,
        language="en",
    )
    return DocumentAnalysis(document, read(document)), places


def _text_of(root: ET.Element) -> tuple[str, dict[str, Span], tuple[Block, ...]]:
    parts: list[str] = []
    places: dict[str, Span] = {}
    starts: dict[str, int] = {}
    at = 0
    sentence = None
    for token in root.iter("token"):
        word = _MARKS.get(token.text or "", token.text or "-")
        new = token.get("sentence") != sentence
        gap = "\n" if new and parts else "" if not parts or word in _GLUED else " "
        if parts and parts[-1] == "\u201c" and not new:
            gap = ""
        parts += [gap, word]
        at += len(gap)
        places[token.get("t_id", "")] = Span(at, at + len(word))
        sentence = token.get("sentence")
        starts.setdefault(str(sentence), at)
        at += len(word)
    text = "".join(parts)
    edges = [*sorted(starts.values()), len(text) + 1]
    blocks = [Block(Span(a, b - 1), Role.BODY) for a, b in pairwise(edges)]
    return text, places, tuple(blocks)


def _named(root: ET.Element, text: str, places: dict[str, Span], name: str) -> Iterator[Named]:
    instances = {
        source.get("m_id", ""): relation.get("note", "")
        for relation in root.iter("CROSS_DOC_COREF")
        for source in relation.iter("source")
    }
    for marked in root.iter():
        if marked.tag not in _KINDS:
            continue
        spans = [places[anchor.get("t_id", "")] for anchor in marked.iter("token_anchor")]
        raised = [span for span in spans if text[span.start].isupper() and 1 < len(span)]
        if not raised or (
            len(raised) == 1 and fold(raised[0].of(text)).partition("'")[0] in _PLAIN
        ):
            continue
        instance = instances.get(marked.get("m_id", ""))
        if instance is not None:
            words = " ".join(span.of(text) for span in spans)
            yield Named(name, words, raised[-1], instance)


_PLAIN = frozenset(
    "he she they it the his her their we who police officials a i you our its".split()
)
