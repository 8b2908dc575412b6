"""Analyses, events and origins → claims and the relations between them.

Each kind of relation has its own module; what none of them can tell safely is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.claims.agreements import find_agreements
from dateline.claims.alike import Weights
from dateline.claims.build import Grouped, build_claims, status
from dateline.claims.causes import find_cause_relations
from dateline.claims.context import Context
from dateline.claims.contradictions import find_contradictions
from dateline.claims.corrections import find_corrections
from dateline.claims.denials import find_denials
from dateline.claims.differences import find_differences
from dateline.claims.figures import find_figure_relations
from dateline.claims.group import group_units
from dateline.claims.matter import Matter
from dateline.claims.moved import find_moved_dates
from dateline.claims.order import make_order
from dateline.claims.replaced import find_replaced
from dateline.claims.replies import find_replies
from dateline.claims.spellings import find_spellings
from dateline.claims.terms import read_terms
from dateline.claims.units import read_units
from dateline.model import (
    Claim,
    CollapseKind,
    Dimension,
    DocumentAnalysis,
    DocumentId,
    Event,
    Origin,
    OriginCounter,
    OriginId,
    Relation,
    RelationType,
)


@dataclass(frozen=True, slots=True)
class ClaimsFound:
    """The claims of a case and how they stand to each other, both sorted by id."""

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]


def find_claims(
    analyses: Sequence[DocumentAnalysis], events: Sequence[Event], origins: Sequence[Origin]
) -> ClaimsFound:
    """Return what the documents claim and where they agree, deny, conflict or revise.

    Time grows with the tellings that share rare terms, not with all pairs of them.
    """
    ordered = sorted(analyses, key=lambda one: one.document.id)
    terms = {one.document.id: read_terms(one) for one in ordered}
    units = {doc: read_units(one) for doc, one in terms.items()}
    flat = [unit for doc in sorted(units) for unit in units[doc]]
    weights = Weights({unit.terms for unit in flat})
    order = make_order({one.document.id: one.document for one in ordered}, origins)
    published = {one.document.id: one.document.published.days for one in ordered}
    context = Context({doc: one.distinct() for doc, one in terms.items()}, published)
    counter = OriginCounter(origins)
    grouped = build_claims(group_units(flat, weights, context), order, counter)
    matter = Matter(terms, units, weights, order, counter)
    matter.context = context
    matter.events = tuple(events)
    matter.grouped = grouped
    matter.relayed = _relayed(origins)
    parting = (
        *find_denials(matter),
        *find_replies(matter),
        *find_contradictions(matter),
        *find_cause_relations(matter),
        *find_corrections(matter),
        *find_figure_relations(matter),
        *find_differences(matter),
        *find_moved_dates(matter),
        *find_replaced(matter),
        *find_spellings(matter),
    )
    agreeing = _not_parting(matter, find_agreements(matter), parting)
    once = {relation.id: relation for relation in reversed((*agreeing, *parting))}
    denied = {one.b for one in once.values() if one.type is RelationType.DENIES}
    return ClaimsFound(
        tuple(_with_status(one, denied) for one in grouped),
        tuple(once[relation_id] for relation_id in sorted(once)),
    )


def _not_parting(
    matter: Matter, agreeing: Iterable[Relation], parting: Iterable[Relation]
) -> Iterator[Relation]:
    """Yield the agreements but for those whose sentences part in the very same, or in what they say.

    Two sentences may well agree on the day of what they give two causes for.
    """
    apart = {(sides, one.dimension) for one in parting for sides in _sentences(matter, one)}
    anyhow = {sides for sides, _ in apart}
    for one in agreeing:
        sides = _sentences(matter, one)
        in_the_same = not apart.isdisjoint((each, one.dimension) for each in sides)
        in_what_is_said = one.dimension is Dimension.WORDING and not anyhow.isdisjoint(sides)
        if not (in_the_same or in_what_is_said):
            yield one


def _sentences(matter: Matter, relation: Relation) -> set[frozenset[tuple[DocumentId, int]]]:
    """Return each two sentences that *relation* stands between."""
    a, b = (
        {(place.doc, matter.sentence_of(place)) for place in side}
        for side in (relation.evidence_a, relation.evidence_b)
    )
    return {frozenset((one, other)) for one in a for other in b}


def _relayed(origins: Sequence[Origin]) -> Mapping[DocumentId, frozenset[OriginId]]:
    """Return for each document that relays an agency the origins that it relays."""
    found: dict[DocumentId, set[OriginId]] = {}
    for origin in origins:
        for reason in origin.reasons:
            if reason.kind is CollapseKind.RELAY and 1 < len(reason.documents):
                found.setdefault(reason.documents[-1], set()).add(origin.id)
    return {doc: frozenset(ids) for doc, ids in found.items()}


def _with_status(grouped: Grouped, denied: Collection[str]) -> Claim:
    """Return the claim, disputed where it or one of its tellings is among *denied*."""
    claim = grouped.claim
    names = {claim.id, *claim.statements, *claim.event_mentions}
    disputed = not names.isdisjoint(denied)
    return replace(claim, status=status(claim.origins, disputed=disputed))
