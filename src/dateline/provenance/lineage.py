"""Passages and origins → who has what from whom, what was cut and what was added at each hand.

It decides nothing anew: directions are the passages', credits and relays the origins'. It only joins
them into one graph and says which links already follow from others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import (
    Bearing,
    Collapse,
    CollapseKind,
    Direction,
    DocumentAnalysis,
    DocumentId,
    Lineage,
    LineageLink,
    LineageReport,
    LineageSource,
    Origin,
    OriginKind,
    Passage,
    Place,
    digest,
)
from dateline.provenance.credit import Sources, read_sources
from dateline.provenance.share import Overlap, measure_overlaps
from dateline.provenance.texts import is_copy

NEW_WORDS = 12
"""Words that a link has to explain, and no better link does, to be a chief one: as few as make a report
a borrower. At 6 two reports of one event are linked by a single phrase; at 24 a lent paragraph is lost."""

_PAIR = 2


@dataclass(slots=True)
class _Draft:
    """A link that is being put together.

    ``taken`` are the taker's words that the giver has, ``given`` the giver's that the taker has: sets
    of token numbers, as the bits of one number (a case of ten thousand reports has millions of words).
    """

    giver: str
    taker: DocumentId
    bearing: Bearing
    bases: set[CollapseKind] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    given: int = 0
    taken: int = 0
    passages: int = 0
    whole: bool = False
    chief: bool = True

    def add(self, reason: Collapse) -> None:
        """Take up what an origin says of the two."""
        self.bases.add(reason.kind)
        if reason.note and reason.note not in self.reasons:
            self.reasons.append(reason.note)


_Links = dict[tuple[str, DocumentId], _Draft]


@dataclass(frozen=True, slots=True)
class _Case:
    """What a lineage is traced from. ``words`` are the tokens of each report that are words, as bits."""

    analyses: Mapping[DocumentId, DocumentAnalysis]
    sources: Sources
    words: Mapping[DocumentId, int]

    def age(self, doc: DocumentId) -> tuple[bool, dt.date, DocumentId]:
        """Return what sorts reports from the oldest on, undated ones last."""
        day = self.analyses[doc].document.published.days.latest
        return day is None, day or dt.date.max, doc

    def words_at(self, places: Iterable[Place]) -> int:
        """Return the words at *places*, all of one report, as bits."""
        found = 0
        for place in places:
            tokens = self.analyses[place.doc].reading.tokens.within(place.span)
            found |= ((1 << len(tokens)) - 1 << tokens.start) & self.words[place.doc]
        return found


def trace_lineage(
    analyses: Sequence[DocumentAnalysis],
    passages: Iterable[Passage],
    origins: Sequence[Origin],
    *,
    among: Collection[DocumentId] | None = None,
) -> Lineage:
    """Return who has what from whom; *passages* and *origins* are those of *analyses*.

    Only what concerns the reports *among* is traced, those of one story; ``None`` is all of them.
    """
    kept = {
        one.document.id: one
        for one in sorted(analyses, key=lambda one: one.document.id)
        if among is None or one.document.id in among
    }
    sources = read_sources([one.document for one in analyses])
    case = _Case(kept, sources, {doc: _words(one) for doc, one in kept.items()})
    inside = [one for one in passages if one.a.doc in kept and one.b.doc in kept]
    links: _Links = {}
    for overlap in measure_overlaps(kept, inside):
        draft = _shared(case, overlap)
        links[draft.giver, draft.taker] = draft
    behind = _sources_of(case, origins)
    for origin in sorted(origins, key=lambda one: one.id):
        for reason in origin.reasons:
            _take_up(case, links, origin, reason)
    _add_credits(case, links, behind)
    own, takers = _own_pages(case), _takers(links)
    for key, source in behind.items():
        _settle_source(links, source, own.get(key, frozenset()), takers.get(source.id, ()))
    _choose_chief(case, links)
    return _finish(case, links, behind.values())


def _words(analysis: DocumentAnalysis) -> int:
    text, tokens = analysis.document.text, analysis.reading.tokens
    spans = zip(tokens.starts, tokens.ends, strict=True)
    marks = "".join("1" if any(map(str.isalnum, text[a:b])) else "0" for a, b in spans)
    return int(marks[::-1] or "0", 2)


def _shared(case: _Case, overlap: Overlap) -> _Draft:
    """Return the link of two reports that share passages, from the giver or the one that may be older."""
    taker = overlap.taker or max(overlap.a, overlap.b, key=case.age)
    giver = overlap.other(taker)
    bearing = Bearing.UNKNOWN if overlap.taker is None else Bearing.KNOWN
    if overlap.direction is Direction.COMMON_SOURCE:
        bearing = Bearing.COMMON_SOURCE
    return _Draft(
        giver,
        taker,
        bearing,
        {CollapseKind.COPY},
        list(overlap.passages[0].reasons),
        case.words_at(overlap.places_in(giver)),
        case.words_at(overlap.places_in(taker)),
        len(overlap.passages),
        is_copy(overlap),
    )


def _sources_of(case: _Case, origins: Iterable[Origin]) -> dict[str, LineageSource]:
    """Return by its key every source that an origin began with or a credit names, sorted."""
    sources = case.sources
    known = [*sources.publisher.values(), *sources.credited.values(), *sources.wires.values()]
    known += [source for beside in sources.beside.values() for source, _ in beside]
    key_of = {source.name: source.key for source in known}
    found: dict[str, LineageSource] = {}
    for origin in sorted(origins, key=lambda one: one.id):
        if origin.name is not None and origin.name in key_of:
            node = LineageSource(origin.id, origin.name, origin.kind, origin.id)
            found.setdefault(key_of[origin.name], node)
    for credit in sorted(sources.credited.values(), key=lambda one: (-len(one.name), one.name)):
        node = LineageSource(f"c{digest(credit.key)}", credit.name, OriginKind.AGENCY)
        found.setdefault(credit.key, node)
    return dict(sorted(found.items()))


def _own_pages(case: _Case) -> dict[str, frozenset[DocumentId]]:
    """Return the reports that each source published itself, by its key."""
    found: dict[str, set[DocumentId]] = {}
    for doc in case.analyses:
        if case.sources.is_own_page(doc):
            found.setdefault(case.sources.publisher[doc].key, set()).add(doc)
    return {key: frozenset(docs) for key, docs in found.items()}


def _takers(links: _Links) -> dict[str, list[DocumentId]]:
    found: dict[str, list[DocumentId]] = {}
    for giver, taker in links:
        found.setdefault(giver, []).append(taker)
    return found


def _add_credits(case: _Case, links: _Links, behind: Mapping[str, LineageSource]) -> None:
    """Add the credits of reports that are counted with another origin than the one they credit."""
    for doc, analysis in case.analyses.items():
        credit, agency = case.sources.credited.get(doc), analysis.document.agency
        if credit is None or agency is None:
            continue
        giver = behind[credit.key].id
        if (giver, doc) not in links:
            reasons = [f"credits {agency.name}"]
            links[giver, doc] = _Draft(giver, doc, Bearing.KNOWN, {CollapseKind.CREDIT}, reasons)


def _take_up(case: _Case, links: _Links, origin: Origin, reason: Collapse) -> None:
    """Add to *links* what *reason* says: of two reports, or of the origin and each report."""
    if reason.kind is CollapseKind.FAMILY or len(reason.documents) < _PAIR:
        for taker in (doc for doc in reason.documents if doc in case.analyses):
            known = _Draft(origin.id, taker, Bearing.KNOWN)
            links.setdefault((origin.id, taker), known).add(reason)
        return
    giver, taker = reason.documents[0], reason.documents[-1]
    if giver not in case.analyses or taker not in case.analyses:
        return
    if (giver, taker) in links:
        link = links[giver, taker]
    elif (taker, giver) in links:
        link = links[taker, giver]
    else:
        same = reason.kind is CollapseKind.COPY
        bearing = Bearing.UNKNOWN if same else Bearing.KNOWN
        shared = (case.words[giver], case.words[taker]) if same else (0, 0)
        link = _Draft(giver, taker, bearing, given=shared[0], taken=shared[1], whole=same)
        links[giver, taker] = link
    if reason.kind is CollapseKind.RELAY:
        link.bearing = Bearing.KNOWN
        if link.giver != giver:
            _turn(links, link)
    link.add(reason)


def _turn(links: _Links, link: _Draft) -> None:
    """Make the taker of *link*, both of whose ends are reports, its giver."""
    del links[link.giver, link.taker]
    link.giver, link.taker = link.taker, DocumentId(link.giver)
    link.given, link.taken = link.taken, link.given
    links[link.giver, link.taker] = link


def _settle_source(
    links: _Links,
    source: LineageSource,
    own: frozenset[DocumentId],
    takers: Iterable[DocumentId],
) -> None:
    """Keep the source only where it says more than its own page in the case does.

    A credit joins the link to the source's own page where there is one; a source whose only link
    would be to one report of its own is that report.
    """
    left = set(takers)
    for taker in left - own:
        through = next(
            (links[one, taker] for one in sorted(own) if _lends(links, one, taker)), None
        )
        if through is not None:
            credit = links.pop((source.id, taker))
            through.bases |= credit.bases
            through.reasons += [one for one in credit.reasons if one not in through.reasons]
            left.discard(taker)
    if left <= own and len(own) < _PAIR:
        for taker in left:
            del links[source.id, taker]
        return
    for taker in own:
        page = _Draft(source.id, taker, Bearing.KNOWN, reasons=[f"published by {source.name}"])
        links.setdefault((source.id, taker), page).bases = {CollapseKind.FAMILY}


def _lends(links: _Links, giver: DocumentId, taker: DocumentId) -> bool:
    link = links.get((giver, taker))
    return link is not None and link.bearing is Bearing.KNOWN


def _choose_chief(case: _Case, links: _Links) -> None:
    """Say of each link between reports whether it explains words that no better one does.

    Known bearings come first, of those credited givers, then the most words, then the older giver.
    """
    between = [one for one in links.values() if one.giver in case.analyses]
    above = _Above(links.values())
    seen: dict[str, int] = {}
    taken: dict[str, int] = {}
    for link in sorted(between, key=lambda one: _rank(case, one)):
        if link.bearing is Bearing.COMMON_SOURCE and above.meet(link.giver, link.taker):
            link.chief = False
            continue
        known = link.bearing is Bearing.KNOWN
        before = taken if known else seen
        new = (link.taken & ~before.get(link.taker, 0)).bit_count()
        if not known:
            new = max(new, (link.given & ~seen.get(link.giver, 0)).bit_count())
        link.chief = _is_credited(link) or NEW_WORDS <= new
        if link.chief:
            seen[link.taker] = seen.get(link.taker, 0) | link.taken
            seen[link.giver] = seen.get(link.giver, 0) | link.given
            if known:
                taken[link.taker] = taken.get(link.taker, 0) | link.taken


def _rank(case: _Case, link: _Draft) -> tuple[bool, bool, int, object, DocumentId]:
    known = link.bearing is Bearing.KNOWN
    words = link.taken.bit_count()
    return not known, not _is_credited(link), -words, case.age(DocumentId(link.giver)), link.taker


def _is_credited(link: _Draft) -> bool:
    return not link.bases <= {CollapseKind.COPY}


class _Above:
    """Everything that a report has something from, through known links, at however many removes."""

    def __init__(self, links: Iterable[_Draft]) -> None:
        self._givers: dict[str, list[str]] = {}
        for link in links:
            if link.bearing is Bearing.KNOWN:
                self._givers.setdefault(link.taker, []).append(link.giver)
        self._known: dict[str, frozenset[str]] = {}

    def meet(self, one: str, other: str) -> bool:
        """Return whether the two have something from one place, or one from the other."""
        return not self._of(one).isdisjoint(self._of(other))

    def _of(self, node: str) -> frozenset[str]:
        if node not in self._known:
            found, ahead = {node}, [node]
            while ahead:
                new = set(self._givers.get(ahead.pop(), ())) - found
                found |= new
                ahead += new
            self._known[node] = frozenset(found)
        return self._known[node]


def _finish(case: _Case, links: _Links, behind: Iterable[LineageSource]) -> Lineage:
    givers = {giver for giver, _ in links}
    taken = dict.fromkeys(case.analyses, 0)
    for link in links.values():
        if link.bearing is Bearing.KNOWN:
            taken[link.taker] |= link.taken
    return Lineage(
        tuple(
            LineageReport(doc, words.bit_count(), (words & ~taken[doc]).bit_count())
            for doc, words in case.words.items()
        ),
        tuple(
            sorted((one for one in behind if one.id in givers), key=lambda one: (one.name, one.id))
        ),
        tuple(_link(case, links[pair]) for pair in sorted(links)),
    )


def _link(case: _Case, draft: _Draft) -> LineageLink:
    shares = draft.giver in case.words and bool(draft.taken)
    return LineageLink(
        giver=draft.giver,
        taker=draft.taker,
        bases=tuple(sorted(draft.bases)),
        bearing=draft.bearing,
        chief=draft.chief,
        passages=draft.passages,
        words=draft.taken.bit_count(),
        cut=(case.words[DocumentId(draft.giver)] & ~draft.given).bit_count() if shares else None,
        added=(case.words[draft.taker] & ~draft.taken).bit_count() if shares else None,
        whole=draft.whole,
        reasons=tuple(draft.reasons),
    )
