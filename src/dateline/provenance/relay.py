"""Documents that say in their own words that they have it from an agency whose report is in the case.

A single mention is no relay; the credit line is read elsewhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.model import DocumentAnalysis, DocumentId, Place, Role, Span
from dateline.provenance.credit import Source, Sources

_MIN_SENTENCES = 2
_MIN_SHARE = 0.15
"""Share of a report's sentences that name the agency, from which the report is taken from it. A report
of 20 sentences that quotes an agency twice has its own to tell."""

_NEAR_CHARS = 40
_BEFORE = re.compile(
    r"\b(?:told|by|to|citing|quoting|cited|via|with|according)(?: the)?(?: [\w-]{1,20}){0,3} ?$"
)
_AFTER = re.compile(
    r"^,? (?:news agency |agency )?(?:reported|reports|said|says|quoted|quotes|wrote)\b"
)


@dataclass(frozen=True, slots=True)
class Relay:
    """*doc* takes what it tells at *places* from *source*, whose own report *lender* is.

    ``named`` of the sentences say so; headline and first sentence come from there too.
    """

    doc: DocumentId
    lender: DocumentId
    source: Source
    places: tuple[Place, ...]
    named: int


def find_relays(
    analyses: Mapping[DocumentId, DocumentAnalysis], sources: Sources
) -> tuple[Relay, ...]:
    """Return the relays, sorted by document. Time grows with documents times agencies of the case."""
    lenders = _lenders(analyses, sources)
    names = {
        name: sources.publisher[lenders[one.key][0]]
        for name, one in sources.wires.items()
        if one.key in lenders
    }
    found = []
    for doc, analysis in analyses.items():
        if doc in sources.credited:
            continue
        publisher = sources.publisher.get(doc)
        for source, places in sorted(_named(analysis, names), key=lambda pair: pair[0].key):
            count = len(analysis.reading.sentences)
            enough = _MIN_SENTENCES <= len(places) and _MIN_SHARE * count <= len(places)
            if enough and (publisher is None or publisher.key != source.key):
                lender = _latest_before(analysis, lenders[source.key], analyses)
                whole = sorted({*places, *_opening(analysis)})
                found.append(Relay(doc, lender, source, tuple(whole), len(places)))
    return tuple(sorted(found, key=lambda one: (one.doc, one.lender)))


def _opening(analysis: DocumentAnalysis) -> Iterator[Place]:
    """Yield the headline and the first sentence below it: they sum up what is relayed, unnamed."""
    reading, blocks = analysis.reading, analysis.document.blocks
    for index, sentence in enumerate(reading.sentences):
        yield Place(analysis.document.id, sentence)
        if blocks[reading.block[index]].role is not Role.HEADLINE:
            return


def _lenders(
    analyses: Mapping[DocumentId, DocumentAnalysis], sources: Sources
) -> dict[str, list[DocumentId]]:
    """Return the own reports of each publisher, sorted by id."""
    own: dict[str, list[DocumentId]] = {}
    for doc in sorted(analyses):
        publisher = sources.publisher.get(doc)
        if publisher is not None and sources.is_own_page(doc):
            own.setdefault(publisher.key, []).append(doc)
    return own


def _latest_before(
    taker: DocumentAnalysis,
    lenders: Iterable[DocumentId],
    analyses: Mapping[DocumentId, DocumentAnalysis],
) -> DocumentId:
    """Return the last of *lenders* that is not later than *taker*, else the first of them."""
    limit = taker.document.published.days.latest or dt.date.max

    def order(doc: DocumentId) -> tuple[bool, int, DocumentId]:
        day = analyses[doc].document.published.days.latest or dt.date.max
        later = limit < day
        return later, day.toordinal() if later else -day.toordinal(), doc

    return min(lenders, key=order)


def _named(
    analysis: DocumentAnalysis, names: Mapping[str, Source]
) -> Iterator[tuple[Source, tuple[Place, ...]]]:
    """Yield the agencies that the document has something from, with the sentences that say so."""
    text = analysis.document.text
    spans: dict[Source, set[Span]] = {}
    for name in sorted(names):
        at = text.find(name)
        while at != -1:
            if _says_so(text, at, at + len(name)):
                index = analysis.reading.sentence_at(at)
                if index is not None:
                    spans.setdefault(names[name], set()).add(analysis.reading.sentences[index])
            at = text.find(name, at + len(name))
    for source, found in spans.items():
        yield source, tuple(Place(analysis.document.id, span) for span in sorted(found))


def _says_so(text: str, start: int, end: int) -> bool:
    if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
        return False
    before = " ".join(text[max(0, start - _NEAR_CHARS) : start].split()) + " "
    after = text[end : end + _NEAR_CHARS]
    return _BEFORE.search(before) is not None or _AFTER.search(after) is not None
