"""Groups of tellings → claims: worded by the earliest origin, with the range of origins behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dateline.claims.order import Order
from dateline.claims.terms import empty_terms
from dateline.claims.units import Unit
from dateline.model import (
    Claim,
    ClaimId,
    ClaimStatus,
    Document,
    FirstReport,
    OriginCount,
    OriginCounter,
    digest,
)

MIN_TERMS = 4
"""Terms of what one report alone says, below which it is a fragment and no claim."""

MIN_SHARED_TERMS = 3
"""The same, for what several reports say."""

_CORROBORATED = 2


@dataclass(frozen=True, slots=True)
class Grouped:
    """A claim and the tellings that it is made of, sorted by place."""

    claim: Claim
    units: tuple[Unit, ...]


def build_claims(
    groups: Iterable[Sequence[Unit]],
    order: Order,
    counter: OriginCounter,
) -> tuple[Grouped, ...]:
    """Return the claims that *groups* come to, sorted by id, without fragments."""
    whole = (group for group in groups if _is_whole(group))
    claims = (_build(group, order, counter) for group in whole)
    return tuple(sorted(claims, key=lambda one: one.claim.id))


def _is_whole(group: Sequence[Unit]) -> bool:
    fewest = MIN_TERMS if len({unit.doc for unit in group}) == 1 else MIN_SHARED_TERMS
    return fewest <= max(len(unit.terms - empty_terms()) for unit in group)


def _build(group: Sequence[Unit], order: Order, counter: OriginCounter) -> Grouped:
    documents = order.documents
    first = min(group, key=lambda unit: (order.of(unit.doc), unit.place, unit.id))
    origins = _count(group, counter)
    statements = tuple(sorted(one.statement for one in group if one.statement is not None))
    events = tuple(sorted(event for one in group for event in one.events))
    claim = Claim(
        id=ClaimId(f"c{digest(*statements, *events)}"),
        wording=first.place,
        statements=statements,
        event_mentions=events,
        outlets=_outlets([documents[doc] for doc in sorted({unit.doc for unit in group})]),
        origins=origins,
        status=status(origins, disputed=False),
        first_reported=FirstReport(first.doc, documents[first.doc].published),
    )
    return Grouped(claim, tuple(group))


def status(origins: OriginCount, *, disputed: bool) -> ClaimStatus:
    """Return how a claim stands."""
    if disputed:
        return ClaimStatus.DISPUTED
    corroborated = _CORROBORATED <= origins.at_least
    return ClaimStatus.CORROBORATED if corroborated else ClaimStatus.SINGLE_ORIGIN


def _outlets(documents: Collection[Document]) -> int:
    """Return how many outlets they come from; one that nobody knows counts as one of its own."""
    named = {one.outlet.name.casefold() for one in documents if one.outlet is not None}
    return len(named) + sum(one.outlet is None for one in documents)


def _count(group: Sequence[Unit], counter: OriginCounter) -> OriginCount:
    """Return the origins behind the places of *group*, no more at least than there are voices.

    However many newsrooms heard one speaker, one speaker said it. Who is not named adds nothing.
    """
    found = counter.count_at(unit.place for unit in group)
    own = counter.count_at(unit.place for unit in group if unit.own_voice)
    at_least = min(found.at_least, max(1, _voices(group) + own.at_least))
    return OriginCount(at_least, found.at_most, found.ids)


def _voices(group: Sequence[Unit]) -> int:
    """Return how many named speakers there are; those with a common speaker or carrier count as one."""
    voices: list[frozenset[str]] = []
    for unit in group:
        if unit.speakers:
            heard = unit.speakers | unit.carriers
            joint = [one for one in voices if not one.isdisjoint(heard)]
            voices = [one for one in voices if one not in joint]
            voices.append(heard.union(*joint))
    return len(voices)
