"""Documents → texts: which documents are copies of one another, and whose text it is.

One text is one document with all its copies. It does not bring different texts together.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import DocumentAnalysis, DocumentId, OriginKind
from dateline.provenance.credit import Source, Sources
from dateline.provenance.groups import Groups
from dateline.provenance.share import Overlap

COPY_SHARE = 0.4
"""Share of a report, found in another, from which it is a copy. A patchwork with two borrowed
paragraphs in ten stays below; a rewritten copy with half its sentences kept comes above."""

_CONTRIBUTED = re.compile(
    r"\b(?:with|additional|contribut\w{1,5}|agencies|combined)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Text:
    """One document and its copies, sorted. ``first`` is the one that the others are copies of."""

    docs: tuple[DocumentId, ...]
    first: DocumentId
    sources: tuple[tuple[Source, OriginKind], ...]
    """Whose text it is, the likeliest first: an agency, a newsroom, or several; empty if unknown."""

    by_own_writers: bool = False
    """Whether the outlet's own writers are named, besides an agency that helped."""

    def is_shown_to_be(self, source: Source) -> bool:
        """Return whether the text alone shows that something of it began with *source*.

        A text that names several may be wholly from one of them; only writers of its own, named
        beside an agency, show that the newsroom added to it.
        """
        return len(self.sources) == 1 or (self.by_own_writers and self.sources[0][0] == source)


def find_texts(
    analyses: Mapping[DocumentId, DocumentAnalysis],
    sources: Sources,
    overlaps: Iterable[Overlap],
) -> tuple[Text, ...]:
    """Return the texts that *analyses* are copies of, sorted by their first document in id order."""
    groups = Groups(analyses)
    for overlap in overlaps:
        if is_copy(overlap):
            groups.join(overlap.a, overlap.b)
    wires = {source.key for source in sources.credited.values()}
    wires |= {source.key for found in sources.beside.values() for source, _ in found}
    found = []
    for docs in groups.all().values():
        first = min(docs, key=lambda doc: _age(analyses[doc], sources, wires))
        whose = _whose(docs, first, sources, wires, analyses)
        helped = first in sources.credited and _contributed(analyses[first])
        found.append(Text(tuple(docs), first, whose, by_own_writers=helped))
    return tuple(found)


def is_copy(overlap: Overlap) -> bool:
    """Return whether one of the two is the other, whole or in large part.

    A long report that holds a short one which it took in is no copy of it: it has more of its own.
    """
    low, high = sorted((overlap.share_a, overlap.share_b))
    if COPY_SHARE <= low:
        return True
    if high < COPY_SHARE:
        return False
    return overlap.taker is None or COPY_SHARE <= overlap.share_of(overlap.taker)


def _age(
    analysis: DocumentAnalysis, sources: Sources, wires: set[str]
) -> tuple[bool, bool, dt.date, str, DocumentId]:
    """Order copies: a wire's own page first, unknown publishers behind, then the earliest, then by id."""
    doc, published = analysis.document.id, analysis.document.published
    publisher = sources.publisher.get(doc)
    is_wire = publisher is not None and publisher.key in wires and sources.is_own_page(doc)
    day = published.days.latest or dt.date.max
    return not is_wire, publisher is None, day, published.time or "~", doc


def _whose(
    docs: Sequence[DocumentId],
    first: DocumentId,
    sources: Sources,
    wires: set[str],
    analyses: Mapping[DocumentId, DocumentAnalysis],
) -> tuple[tuple[Source, OriginKind], ...]:
    """Return whom the text comes from, the likeliest first.

    That is the agency that most copies credit, else the newsroom that had the text first; besides,
    those that the copies name beside it, and the newsroom where it only had help from an agency.
    """
    credited = Counter(sources.credited[doc] for doc in docs if doc in sources.credited)
    publisher = sources.publisher.get(first)
    found = [] if publisher is None else [publisher]
    if credited:
        top = min(credited, key=lambda source: (-credited[source], source.key, source.name))
        helped = all(_contributed(analyses[doc]) for doc in docs if doc in sources.credited)
        found = [*found, top] if helped else [top]
    found += sorted(
        (source for doc in docs for source, _ in sources.beside.get(doc, ())),
        key=lambda source: source.key,
    )
    once = {source.key: source for source in reversed(found)}
    return tuple((once[key], _kind(once[key], wires)) for key in dict.fromkeys(_keys(found)))


def _keys(found: Iterable[Source]) -> Iterable[str]:
    return (source.key for source in found)


def _kind(source: Source, wires: set[str]) -> OriginKind:
    return OriginKind.AGENCY if source.is_agency or source.key in wires else OriginKind.NEWSROOM


def _contributed(analysis: DocumentAnalysis) -> bool:
    """Return whether the agency is named beside the outlet's own writers ('with reporting by')."""
    agency = analysis.document.agency
    if agency is None or not analysis.document.byline:
        return False
    place = agency.evidence.span
    text = analysis.document.text
    line = agency.evidence.text if place is None else _line_of(text, place.start, place.end)
    return _CONTRIBUTED.search(line) is not None


def _line_of(text: str, start: int, end: int) -> str:
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : len(text) if stop < 0 else stop]
