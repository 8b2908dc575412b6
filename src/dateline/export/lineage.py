"""A case → its lineage with names, numbers and days, ready to be written or drawn.

What links two reports is found by the stage ``provenance``; here it only gets words.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from dateline.export.view import CaseView
from dateline.model import CollapseKind, DocumentId, LineageLink, LineageSource
from dateline.provenance import trace_lineage


@dataclass(frozen=True, slots=True)
class Hand:
    """A report (with its number in the brief) or a source (without one).

    ``kind`` is ``report`` or the source's; ``words`` are those of the report's reporting, ``own``
    those not known to be from another report. ``here`` says of a source whether it published one of
    the reports itself.
    """

    id: str
    kind: str
    name: str
    number: int | None = None
    published: str | None = None
    words: int = 0
    own: int = 0
    here: bool = True

    @property
    def label(self) -> str:
        """The number where there is one, and the name."""
        return self.name if self.number is None else f"[{self.number}] {self.name}"

    @property
    def short(self) -> str:
        """The number of a report, the name of a source."""
        return self.name if self.number is None else f"[{self.number}]"


@dataclass(frozen=True, slots=True)
class LineageGraph:
    """Reports by number, sources by name, links by their takers.

    ``hidden`` counts the linked reports that were left out for room.
    """

    hands: tuple[Hand, ...]
    links: tuple[LineageLink, ...]
    hidden: int = 0

    @property
    def chief(self) -> tuple[LineageLink, ...]:
        """The links that no other one explains."""
        return tuple(link for link in self.links if link.chief)

    @property
    def alone(self) -> tuple[Hand, ...]:
        """The reports that no link touches."""
        linked = {end for link in self.links for end in (link.giver, link.taker)}
        return tuple(hand for hand in self.hands if hand.id not in linked)

    @property
    def by_id(self) -> dict[str, Hand]:
        """The reports and sources by their ids, made anew."""
        return {hand.id: hand for hand in self.hands}


def make_lineage(view: CaseView, among: Collection[DocumentId] | None = None) -> LineageGraph:
    """Return the lineage of the reports *among*, or of the whole case."""
    case = view.case
    found = trace_lineage(case.documents, case.passages, case.origins, among=among)
    reports = {
        one.doc: _report(view, one.doc, one.words, one.own)
        for one in sorted(found.reports, key=lambda one: view.number(one.doc))
    }
    published = {link.giver for link in found.links if CollapseKind.FAMILY in link.bases}
    sources = [_source(one, here=one.id in published) for one in found.sources]
    place = {hand.id: at for at, hand in enumerate((*reports.values(), *sources))}
    links = sorted(found.links, key=lambda one: (place[one.taker], place[one.giver]))
    return LineageGraph((*reports.values(), *sources), tuple(links))


def shown_lineage(graph: LineageGraph, max_reports: int) -> LineageGraph:
    """Return *graph* with at most *max_reports* linked reports: those with the most takers, then words.

    What is left out is counted in ``hidden``; reports without a link stay, to be named in a line.
    """
    chief = graph.chief
    lone = {hand.id for hand in graph.alone}
    linked = [hand for hand in graph.hands if hand.number is not None and hand.id not in lone]
    if len(linked) <= max_reports:
        return graph
    takers = {hand.id: sum(link.giver == hand.id for link in chief) for hand in linked}
    words = {
        hand.id: max(
            (link.words for link in chief if hand.id in (link.giver, link.taker)), default=0
        )
        for hand in linked
    }
    ranked = sorted(linked, key=lambda one: (-takers[one.id], -words[one.id], one.number or 0))
    dropped = {hand.id for hand in ranked[max_reports:]}
    links = tuple(link for link in graph.links if dropped.isdisjoint((link.giver, link.taker)))
    ends = {end for link in links for end in (link.giver, link.taker)}
    hands = tuple(hand for hand in graph.hands if hand.id in ends or hand.id in lone)
    kept = sum(hand.number is not None and hand.id in ends for hand in hands)
    return replace(graph, hands=hands, links=links, hidden=len(linked) - kept)


def handed_words(link: LineageLink, hand: Hand) -> str:
    """Return in words of ours what the taker has from *hand*, the giver of *link*."""
    giver = hand.short
    if link.is_family:
        return f"published by {giver}"
    parts = []
    if link.words:
        shared = f"{link.words} words from {giver}"
        parts.append(shared if link.is_known else f"shares {link.words} words with {giver}")
        if link.whole and link.cut is not None:
            parts.append(f"{link.cut} cut, {link.added} added")
    for basis, verb in ((CollapseKind.RELAY, "relays"), (CollapseKind.CREDIT, "credits")):
        if basis in link.bases:
            parts.append(f"{verb} {giver}" if not parts else f"{verb} it")
    return "; ".join(parts)


def _report(view: CaseView, doc: DocumentId, words: int, own: int) -> Hand:
    document = view.analysis_of(doc).document
    name = document.name if document.outlet is None else document.outlet.name
    days = document.published.days.edtf
    return Hand(doc, "report", name, view.number(doc), days, words, own)


def _source(source: LineageSource, *, here: bool) -> Hand:
    return Hand(source.id, source.kind.value, source.name, here=here)
