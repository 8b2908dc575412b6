"""Builders of records for tests: real records from short texts, without files or stages."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from dateline.model import (
    Basis,
    Block,
    Credit,
    DayRange,
    Document,
    DocumentAnalysis,
    DocumentId,
    Evidence,
    Published,
    Reading,
    Role,
    Span,
)
from dateline.reader import read


def make_document(
    text: str,
    *,
    published: str | None = "2025-03-04",
    headline: bool = False,
    outlet: str | None = None,
    agency: str | None = None,
    name: str = "report.txt",
) -> Document:
    """Return a document whose paragraphs (parted by blank lines) are body blocks.

    ``headline=True`` makes the first paragraph the headline.
    """
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    roles = [Role.BODY] * len(spans)
    if headline and spans:
        roles[0] = Role.HEADLINE
    sha256 = hashlib.sha256((name + text).encode()).hexdigest()
    return Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=name,
        sha256=sha256,
        text=text,
        blocks=tuple(Block(span, role) for span, role in zip(spans, roles, strict=True)),
        title=spans[0] if headline and spans else None,
        outlet=None if outlet is None else Credit(outlet, Evidence(outlet, place="test")),
        agency=None if agency is None else Credit(agency, Evidence(agency, place="test")),
        published=make_published(published),
        language="en",
    )


def make_published(day: str | None) -> Published:
    """Return a stated publication day, or an unknown one for ``None``."""
    if day is None:
        return Published()
    evidence = (Evidence(day, place="test"),)
    return Published(DayRange.day(dt.date.fromisoformat(day)), Basis.STATED, evidence)


def make_reading(text: str) -> tuple[Document, Reading]:
    """Return a document of *text* and its reading."""
    document = make_document(text)
    return document, read(document)


def make_analysis(document: Document) -> DocumentAnalysis:
    """Return an analysis of *document* that holds its reading and nothing else."""
    return DocumentAnalysis(document, read(document))
