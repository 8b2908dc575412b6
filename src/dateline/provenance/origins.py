"""Analyses and passages → origins: the independent places where the reporting began.

Copies, credits and owners bring reports together, each with its evidence. Nothing is counted here, no
report is judged, and what is not known never makes an origin certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import (
    Collapse,
    DocumentAnalysis,
    DocumentId,
    Origin,
    OriginId,
    OriginKind,
    Passage,
    digest,
)
from dateline.provenance.credit import Sources, read_sources
from dateline.provenance.evidence import (
    borrowing_evidence,
    copy_evidence,
    credit_evidence,
    newsroom_evidence,
    relay_evidence,
)
from dateline.provenance.relay import Relay, find_relays
from dateline.provenance.share import Overlap, measure_overlaps
from dateline.provenance.texts import Text, find_texts

BORROWED_SHARE = 0.04
BORROWED_TOKENS = 12
"""From these on a report that is no copy also leads back to whom it borrowed from."""

DOUBTFUL_SHARE = 0.15
"""Share of a report that another has, nobody knows who from whom, from which it is no certain origin."""


@dataclass(slots=True)
class _Draft:
    """An origin that is being put together. ``texts`` are those that began there."""

    key: str
    kind: OriginKind
    name: str | None
    certain: bool = False
    texts: list[Text] = field(default_factory=list)
    documents: set[DocumentId] = field(default_factory=set)
    reasons: list[Collapse] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Case:
    """What origins are traced from."""

    analyses: Mapping[DocumentId, DocumentAnalysis]
    sources: Sources
    overlaps: tuple[Overlap, ...]
    texts: tuple[Text, ...]
    relays: tuple[Relay, ...]


def trace_origins(
    analyses: Sequence[DocumentAnalysis], passages: Sequence[Passage]
) -> tuple[Origin, ...]:
    """Return the origins of *analyses*, sorted by id. Every document belongs to one or more."""
    by_id = {one.document.id: one for one in sorted(analyses, key=lambda one: one.document.id)}
    sources = read_sources([one.document for one in by_id.values()])
    overlaps = measure_overlaps(by_id, passages)
    texts, relays = find_texts(by_id, sources, overlaps), find_relays(by_id, sources)
    case = _Case(by_id, sources, overlaps, texts, relays)
    drafts = _draft(case)
    _give_reasons(case, drafts)
    _add_borrowers(case, drafts)
    for relay in relays:
        draft = drafts[relay.source.key]
        draft.documents.add(relay.doc)
        draft.reasons.append(relay_evidence(relay))
    return tuple(sorted((_finish(one) for one in drafts.values()), key=lambda one: one.id))


def _draft(case: _Case) -> dict[str, _Draft]:
    """Return the origins by key, with the texts that lead back to each."""
    drafts: dict[str, _Draft] = {}
    doubtful = _doubtful(case)
    for text in case.texts:
        for source, kind in text.sources:
            draft = drafts.setdefault(source.key, _Draft(source.key, kind, source.name))
            draft.texts.append(text)
            draft.certain |= text.is_shown_to_be(source) and doubtful.isdisjoint(text.docs)
        if not text.sources:
            key = f"text:{text.docs[0]}"
            drafts[key] = _Draft(key, OriginKind.UNKNOWN, None, texts=[text])
    for draft in drafts.values():
        draft.documents.update(doc for text in draft.texts for doc in text.docs)
        draft.name = _shown_name(case, draft)
    return drafts


def _shown_name(case: _Case, draft: _Draft) -> str | None:
    """Return the longest spelling in use: a full name rather than its abbreviation."""
    known = (*case.sources.publisher.values(), *case.sources.credited.values())
    names = {source.name for source in known if source.key == draft.key}
    return min(names, key=lambda name: (-len(name), name), default=draft.name)


def _doubtful(case: _Case) -> frozenset[DocumentId]:
    """Return the documents that may have it from another: by passages that nobody can tell, by relay."""
    text_of = {doc: text.docs for text in case.texts for doc in text.docs}
    found = {relay.doc for relay in case.relays}
    for overlap in case.overlaps:
        if overlap.taker is not None or text_of[overlap.a] == text_of[overlap.b]:
            continue
        taker = max((overlap.a, overlap.b), key=lambda doc: (overlap.share_of(doc), doc))
        if DOUBTFUL_SHARE <= overlap.share_of(taker):
            found.add(taker)
    return frozenset(found)


def _give_reasons(case: _Case, drafts: Mapping[str, _Draft]) -> None:
    """Say of each origin why its documents are one."""
    of_pair = {(overlap.a, overlap.b): overlap for overlap in case.overlaps}
    partners: dict[DocumentId, list[Overlap]] = {}
    for overlap in of_pair.values():
        partners.setdefault(overlap.a, []).append(overlap)
        partners.setdefault(overlap.b, []).append(overlap)
    for draft in drafts.values():
        for text in draft.texts:
            draft.reasons += copy_evidence(text, partners)
        draft.reasons += credit_evidence(draft.key, draft.documents, case.analyses, case.sources)
        draft.reasons += newsroom_evidence(draft.key, draft.texts, case.sources)


def _add_borrowers(case: _Case, drafts: Mapping[str, _Draft]) -> None:
    """Add to each origin the reports that took passages from its texts and have more of their own.

    Of each text its first document speaks for the copies: who copied it took nothing more.
    """
    origins_of: dict[DocumentId, list[_Draft]] = {}
    for draft in drafts.values():
        for text in draft.texts:
            origins_of.setdefault(text.first, []).append(draft)
    copies_of = {text.first: text.docs for text in case.texts}
    patchworks = {text.first for text in case.texts if text.patchwork}
    for overlap in case.overlaps:
        made_up = patchworks & {overlap.a, overlap.b}
        taker = min(made_up) if len(made_up) == 1 else overlap.taker
        if taker is None or not {overlap.a, overlap.b} <= copies_of.keys():
            continue
        if overlap.tokens < BORROWED_TOKENS or overlap.share_of(taker) < BORROWED_SHARE:
            continue
        for draft in origins_of[overlap.other(taker)]:
            if draft not in origins_of[taker]:
                draft.documents.update(copies_of[taker])
            draft.reasons.append(borrowing_evidence(overlap, taker))


def _finish(draft: _Draft) -> Origin:
    documents = tuple(sorted(draft.documents))
    own = sorted(doc for text in draft.texts for doc in text.docs)
    return Origin(
        id=OriginId(f"o{digest(draft.kind, draft.name or '', *own)}"),
        documents=documents,
        kind=draft.kind,
        name=draft.name,
        certain=draft.certain,
        reasons=_sorted(draft.reasons),
    )


def _sorted(reasons: Iterable[Collapse]) -> tuple[Collapse, ...]:
    return tuple(sorted(set(reasons), key=lambda one: (one.kind, one.documents, one.note)))
