"""Mentions of many documents → entities: who is the same, and why spellings were joined.

Deterministic, whatever the order of documents; near linear: names are compared inside blocks of
equal consonants only. A family name alone joins nobody unless it is rare. What a person says comes
first, and no rule goes against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.entities.describe import describe
from dateline.entities.groups import Groups
from dateline.entities.link_organisations import link_organisations
from dateline.entities.link_people import link_people
from dateline.entities.naming import gather
from dateline.entities.outrank import apply_rulings, place_mentions
from dateline.model import (
    NO_RULINGS,
    DocumentAnalysis,
    Entity,
    EntityId,
    MentionId,
    Rulings,
    digest,
)


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a case, sorted by id, and the entity of every mention."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[MentionId, EntityId]


def join_mentions(
    analyses: Sequence[DocumentAnalysis], rulings: Rulings = NO_RULINGS
) -> Identities:
    """Return who the mentions of *analyses* are, across documents, as *rulings* and rules say."""
    placing = place_mentions(analyses, rulings)
    namings = gather(analyses, placing.key_of)
    groups = Groups()
    for key, naming in namings.items():
        groups.add(key, naming.roles)
    apply_rulings(groups, placing)
    link_people(groups, namings)
    link_organisations(groups, namings)
    members: dict[str, list[str]] = {}
    for key in namings:
        members.setdefault(groups.find(key), []).append(key)
    ids = {root: EntityId(f"x{digest(root)}") for root in members}
    entities = [
        describe(
            ids[root],
            [namings[key] for key in keys],
            groups.reasons.get(root, set()),
            called=min(groups.called.get(root, ()), default=None),
        )
        for root, keys in members.items()
    ]
    entity_of = {
        mention.id: ids[groups.find(placing.key_of(mention))]
        for analysis in analyses
        for mention in analysis.mentions
    }
    entities.sort(key=lambda entity: entity.id)
    return Identities(tuple(entities), MappingProxyType(entity_of))
