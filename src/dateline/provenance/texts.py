"""Documents → texts: which documents are copies of one another, and whose text it is.

One text is one document with all its copies. It does not bring different texts together.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import REPORTING_ROLES, DocumentAnalysis, DocumentId, OriginKind
from dateline.provenance.credit import Source, Sources
from dateline.provenance.groups import Groups
from dateline.provenance.share import Overlap
from dateline.text import fold

COPY_SHARE = 0.4
"""Share of a report, found in another, from which it is a copy. In the invented story, at .2 a report
that only borrowed is no origin of its own any more; at .8 nothing changes, as no copy keeps less."""

COPY_TOKENS = 12
"""Shared tokens below which nothing is a copy: two headlines of one event share six words by chance."""

_CONTRIBUTED = re.compile(
    r"\b(?:with|additional|contribut\w{1,5}|agencies|combined)\b", re.IGNORECASE
)


TWIN_SHARE = 0.7
"""Share of both reports from which they are the same text, whatever else they hold."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document and its copies, sorted. ``first`` is the one that the others are copies of.

    ``sources`` are whose text it is, the likeliest first: an agency, a newsroom, or several; empty if
    unknown. ``by_own_writers``: the outlet's own writers are named besides an agency that helped.
    ``contested``: somebody unknown had the text on an earlier day. ``patchwork``: most of it stands in
    several others that are no copies of one another.
    """

    docs: tuple[DocumentId, ...]
    first: DocumentId
    sources: tuple[tuple[Source, OriginKind], ...]
    by_own_writers: bool = False
    contested: bool = False
    patchwork: bool = False

    def is_shown_to_be(self, source: Source) -> bool:
        """Return whether the text alone shows that something of it began with *source*.

        A text that names several may be wholly from one of them; only writers of its own, named
        beside an agency, show that the newsroom added to it.
        """
        if self.contested or self.patchwork:
            return False
        return len(self.sources) == 1 or (self.by_own_writers and self.sources[0][0] == source)


def find_texts(
    analyses: Mapping[DocumentId, DocumentAnalysis],
    sources: Sources,
    overlaps: Sequence[Overlap],
) -> tuple[Text, ...]:
    """Return the texts that *analyses* are copies of, sorted by their first document in id order."""
    copies = [overlap for overlap in overlaps if is_copy(overlap)]
    patchworks = _patchworks(copies)
    groups = Groups(analyses)
    for one, other in _identical(analyses):
        groups.join(one, other)
    for overlap in copies:
        if _is_twin(overlap) or patchworks.isdisjoint((overlap.a, overlap.b)):
            groups.join(overlap.a, overlap.b)
    wires = {source.key for source in sources.credited.values()}
    wires |= {source.key for found in sources.beside.values() for source, _ in found}
    found = []
    for docs in groups.all().values():
        first = _first(docs, analyses, sources, wires)
        found.append(
            Text(
                docs=tuple(docs),
                first=first,
                sources=_whose(docs, first, sources, wires, analyses),
                by_own_writers=first in sources.credited and _contributed(analyses[first]),
                contested=_is_contested(docs, first, sources, analyses),
                patchwork=not patchworks.isdisjoint(docs),
            )
        )
    return tuple(found)


def is_copy(overlap: Overlap) -> bool:
    """Return whether one of the two is the other, whole or in large part.

    A long report that holds a short one which it took in is no copy of it: it has more of its own.
    """
    low, high = sorted((overlap.share_a, overlap.share_b))
    if overlap.tokens < COPY_TOKENS or high < COPY_SHARE:
        return False
    if COPY_SHARE <= low:
        return True
    return overlap.taker is None or COPY_SHARE <= overlap.share_of(overlap.taker)


def _is_twin(overlap: Overlap) -> bool:
    return TWIN_SHARE <= min(overlap.share_a, overlap.share_b)


def _patchworks(copies: Sequence[Overlap]) -> frozenset[DocumentId]:
    """Return the documents that are largely two others at once, which have nothing of each other."""
    partners: dict[DocumentId, list[Overlap]] = {}
    for overlap in copies:
        for doc in (overlap.a, overlap.b):
            if COPY_SHARE <= overlap.share_of(doc) and not _is_twin(overlap):
                partners.setdefault(doc, []).append(overlap)
    related = {(overlap.a, overlap.b) for overlap in copies}
    found = set()
    for doc, overlaps in partners.items():
        others = [overlap.other(doc) for overlap in overlaps]
        for at, one in enumerate(others):
            for more in range(at + 1, len(others)):
                pair = (min(one, others[more]), max(one, others[more]))
                if pair not in related and _are_apart(doc, overlaps[at], overlaps[more]):
                    found.add(doc)
    return frozenset(found)


def _are_apart(doc: DocumentId, one: Overlap, other: Overlap) -> bool:
    """Return whether the two have different words of *doc*."""
    return not any(
        mine.span.overlaps(yours.span)
        for mine in one.places_in(doc)
        for yours in other.places_in(doc)
    )


def _identical(
    analyses: Mapping[DocumentId, DocumentAnalysis],
) -> Iterable[tuple[DocumentId, DocumentId]]:
    """Yield pairs whose reporting is word for word the same, however short it is."""
    first: dict[tuple[str, ...], DocumentId] = {}
    for doc, analysis in analyses.items():
        document = analysis.document
        spans = document.spans_of(*REPORTING_ROLES)
        wording = tuple(" ".join(fold(span.of(document.text)).split()) for span in spans)
        other = first.setdefault(wording, doc)
        if wording and other != doc:
            yield other, doc


def _is_contested(
    docs: Iterable[DocumentId],
    first: DocumentId,
    sources: Sources,
    analyses: Mapping[DocumentId, DocumentAnalysis],
) -> bool:
    """Return whether a page that nobody stands for had the text on an earlier day than *first*."""
    day = analyses[first].document.published.days.earliest
    unknown = (doc for doc in docs if doc not in sources.publisher and doc not in sources.credited)
    dated = (analyses[doc].document.published.days.latest for doc in unknown)
    return day is not None and any(one is not None and one < day for one in dated)


def _first(
    docs: Sequence[DocumentId],
    analyses: Mapping[DocumentId, DocumentAnalysis],
    sources: Sources,
    wires: set[str],
) -> DocumentId:
    """Return the copy that the others are copies of: a wire's own page, else the earliest with a name.

    An undated copy may be as early as the earliest; of those that may be, one of an outlet that has
    other texts in the case comes first, so that a newcomer's copy takes nobody's text away.
    """
    days = [analyses[doc].document.published.days.latest for doc in docs]
    earliest = min((day for day in days if day is not None), default=dt.date.max)
    here = Counter(sources.publisher[doc].key for doc in docs if doc in sources.publisher)

    def age(doc: DocumentId) -> tuple[bool, bool, dt.date, bool, bool, str, DocumentId]:
        published, publisher = analyses[doc].document.published, sources.publisher.get(doc)
        day = published.days.latest
        is_wire = publisher is not None and publisher.key in wires and sources.is_own_page(doc)
        is_new = publisher is None or sources.texts_of(publisher) <= here[publisher.key]
        time = published.time or "~"
        return not is_wire, publisher is None, day or earliest, is_new, day is None, time, doc

    return min(docs, key=age)


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
