"""Why reports are one origin: the collapses that show it, each with its places and a note of ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.model import Collapse, CollapseKind, DocumentAnalysis, DocumentId, Place
from dateline.provenance.credit import Sources
from dateline.provenance.relay import Relay
from dateline.provenance.share import Overlap
from dateline.provenance.texts import Text, is_copy

_PERCENT = 100


def copy_evidence(
    text: Text, overlaps: Mapping[DocumentId, Sequence[Overlap]]
) -> Iterable[Collapse]:
    """Yield for each copy of *text* the document that it shares most with, nearest the first one."""
    copies = frozenset(text.docs)
    for doc in text.docs:
        if doc == text.first:
            continue
        shared = [one for one in overlaps.get(doc, ()) if one.other(doc) in copies and is_copy(one)]
        if not shared:
            yield Collapse(CollapseKind.COPY, (text.first, doc), (), "word for word the same")
            continue
        best = max(shared, key=lambda one: (one.other(doc) == text.first, one.tokens, one.a, one.b))
        source = best.other(doc)
        share = round(best.share_of(doc) * _PERCENT)
        yield Collapse(
            CollapseKind.COPY,
            (source, doc),
            (*best.places_in(source), *best.places_in(doc)),
            f"{share} % of one report's words stand in the other, in the same order",
        )


def borrowing_evidence(overlap: Overlap, taker: DocumentId) -> Collapse:
    """Return the evidence that *taker* has some passages of the other, and more of its own."""
    source = overlap.other(taker)
    count = len(overlap.passages)
    passages = "a passage" if count == 1 else f"{count} passages"
    share = round(overlap.share_of(taker) * _PERCENT)
    return Collapse(
        CollapseKind.COPY,
        (source, taker),
        (*overlap.places_in(source), *overlap.places_in(taker)),
        f"took over {passages}, {share} % of its words; the rest is its own",
    )


def relay_evidence(relay: Relay) -> Collapse:
    """Return the evidence that a document has what it tells from an agency."""
    note = f"says in {relay.named} sentences that it has it from {relay.source.name}"
    return Collapse(CollapseKind.RELAY, (relay.lender, relay.doc), relay.places, note)


def credit_evidence(
    key: str,
    documents: Collection[DocumentId],
    analyses: Mapping[DocumentId, DocumentAnalysis],
    sources: Sources,
) -> Iterable[Collapse]:
    """Yield for each document that credits the origin where it does."""
    for doc in sorted(documents):
        for beside, at in sources.beside.get(doc, ()):
            if beside.key == key:
                named = f"names {beside.name} in its credits"
                yield Collapse(CollapseKind.CREDIT, (doc,), (Place(doc, at),), named)
        agency, source = analyses[doc].document.agency, sources.credited.get(doc)
        if agency is None or source is None or source.key != key:
            continue
        kind = CollapseKind.CREDIT if source.name in sources.wires else CollapseKind.RELAY
        span = agency.evidence.span
        places = () if span is None else (Place(doc, span),)
        where = "" if agency.evidence.place is None else f" ({agency.evidence.place})"
        yield Collapse(kind, (doc,), places, f"credits {agency.name}{where}")


def newsroom_evidence(key: str, texts: Sequence[Text], sources: Sources) -> Iterable[Collapse]:
    """Yield the reports that one newsroom, or outlets of one owner, published as their own."""
    own: dict[str, list[DocumentId]] = {}
    for text in texts:
        publisher = sources.publisher.get(text.first)
        if publisher is not None and publisher.key == key:
            own.setdefault(publisher.name, []).append(text.first)
    docs = tuple(sorted(doc for group in own.values() for doc in group))
    if len(docs) < 2:  # noqa: PLR2004 - one report alone needs no reason
        return
    names = ", ".join(sorted(own))
    note = (
        f"published by {names}" if len(own) == 1 else f"published by outlets of one owner: {names}"
    )
    yield Collapse(CollapseKind.FAMILY, docs, (), note)
