"""Checking every span of every record against the captures. It mends nothing.

The canonical text is made again from each capture's bytes; no stored text is trusted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.case.store import Store
from dateline.extract import canonical_text
from dateline.model import (
    CaseAnalysis,
    DatelineError,
    Document,
    DocumentAnalysis,
    DocumentId,
    Evidence,
    Place,
    Span,
)


@dataclass(frozen=True, slots=True)
class Miss:
    """A span that does not hold what it should, with the record that it belongs to."""

    record: str
    doc: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification checked and what it missed."""

    documents: int
    spans: int
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A place that a record claims, and the words that it says stand there, if it says any."""

    record: str
    place: Place
    words: str | None = None


def verify_case(store: Store) -> Verified:
    """Check every span of every record of the case against its captures.

    Raises:
        CaseError: the case cannot be read.
    """
    analysis = store.analysis()
    texts: dict[DocumentId, str] = {}
    misses: list[Miss] = []
    for one in analysis.documents:
        document = one.document
        texts[document.id], problem = _text_again(store, document)
        if problem is not None:
            misses.append(Miss("document", document.name, 0, len(document.text), problem))
    checked = 0
    for claimed in _places(analysis):
        checked += 1
        problem = check_place(claimed.place, claimed.words, texts)
        if problem is not None:
            span = claimed.place.span
            misses.append(Miss(claimed.record, claimed.place.doc, span.start, span.end, problem))
    return Verified(len(analysis.documents), checked, tuple(misses))


def check_place(place: Place, words: str | None, texts: Mapping[DocumentId, str]) -> str | None:
    """Return what is wrong with *place* (and the *words* said to stand there), or ``None``."""
    text = texts.get(place.doc)
    if text is None:
        return "the report is not in the case"
    if len(text) < place.span.end:
        return f"the span ends behind the text, which has {len(text)} characters"
    if words is not None and place.span.of(text) != words:
        return f"the words there are {place.span.of(text)!r}, not {words!r}"
    return None


def _text_again(store: Store, document: Document) -> tuple[str, str | None]:
    """Return the canonical text made from the capture's bytes, and what is wrong with it."""
    try:
        capture = store.capture(document.sha256)
        text = canonical_text(capture)
    except DatelineError as error:
        return document.text, f"the capture cannot be read again: {error}"
    if capture.sha256 != document.sha256:
        return text, f"the bytes of the capture have changed: their SHA-256 is {capture.sha256}"
    if text != document.text:
        return text, "the text that is stored is not the one that the capture's bytes give"
    return text, None


def _places(analysis: CaseAnalysis) -> Iterator[_Claimed]:
    for one in analysis.documents:
        yield from _places_in(one, one.document.id, "document")
    for field in dataclasses.fields(CaseAnalysis):
        if field.name != "documents":
            yield from _places_in(getattr(analysis, field.name), None, field.name)


def _places_in(value: object, doc: DocumentId | None, record: str) -> Iterator[_Claimed]:
    """Yield every place below *value*; a bare span belongs to the nearest record's document."""
    if isinstance(value, Place):
        yield _Claimed(record, value)
    elif isinstance(value, Evidence):
        if value.span is not None and doc is not None:
            yield _Claimed(record, Place(doc, value.span), value.text)
    elif isinstance(value, Span):
        if doc is not None:
            yield _Claimed(record, Place(doc, value))
    elif isinstance(value, (tuple, list)):
        yield from _places_in_sequence(value, doc, record)
    elif dataclasses.is_dataclass(value) and not isinstance(value, (type, Enum)):
        yield from _places_in_record(value, doc, record)


def _places_in_sequence(
    values: Sequence[object], doc: DocumentId | None, record: str
) -> Iterator[_Claimed]:
    if values and isinstance(values[0], int):
        return
    for value in values:
        yield from _places_in(value, doc, record)


def _places_in_record(value: object, doc: DocumentId | None, record: str) -> Iterator[_Claimed]:
    own = getattr(value, "doc", None)
    doc = DocumentId(own) if isinstance(own, str) else doc
    name = record if isinstance(value, DocumentAnalysis) else type(value).__name__.lower()
    for field in dataclasses.fields(value):  # type: ignore[arg-type]
        yield from _places_in(getattr(value, field.name), doc, name)
