"""A question's words → what the document stages see in them. No case is looked at here."""

from __future__ import annotations

import hashlib

from dateline import entities, reader, temporal
from dateline.model import (
    Block,
    Document,
    DocumentAnalysis,
    DocumentId,
    Published,
    Reading,
    Role,
    Span,
)
from dateline.pipeline.guard import NOTHING, StageRun

_NAME = "question"


def read_question(text: str, asked: Published) -> DocumentAnalysis:
    """Return the names and times in *text*, read as one sentence of a report.

    *asked* is when the question is taken to be put: a weekday or a day without a year is one near it.

    >>> [m.key for m in read_question("Who met Kim Jong Un?", Published()).mentions]
    ['person:kim jong un']
    """
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    stripped = text.strip()
    blocks = () if not stripped else (Block(_extent(text, stripped), Role.BODY),)
    document = Document(
        id=DocumentId(f"q{digest[:12]}"),
        name=_NAME,
        sha256=digest,
        text=text,
        blocks=blocks,
        published=asked,
        language="en",
    )
    run = StageRun(_NAME)
    reading = run.run("reader", lambda: reader.read(document), Reading(document.id))
    unread = temporal.TimeReading(asked, ())
    time = run.run("temporal", lambda: temporal.read_time(document, reading), unread)
    mentions = run.run("mentions", lambda: entities.find_mentions(document, reading), NOTHING)
    return DocumentAnalysis(
        document=document,
        reading=reading,
        timexes=time.timexes,
        mentions=mentions,
        failures=tuple(run.failures),
    )


def _extent(text: str, stripped: str) -> Span:
    start = text.index(stripped)
    return Span(start, start + len(stripped))
