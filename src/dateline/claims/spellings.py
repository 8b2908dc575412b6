"""Entities → conflicts of spelling: one person's name written in two ways by different reports.

Short forms of one name are no conflict; nor are two people, whose entities differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from dateline.claims.matter import Matter
from dateline.claims.units import Unit
from dateline.model import (
    Dimension,
    EntityId,
    EntityType,
    Form,
    Mention,
    Place,
    Relation,
    RelationType,
)
from dateline.text import fold

_NAME_WORDS = 2


def find_spellings(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each spelling that differs from the commonest one of the same person."""
    spelled: dict[EntityId, dict[str, list[Mention]]] = {}
    for doc in sorted(matter.terms, key=matter.age):
        for mention in matter.analysis(doc).mentions:
            if _is_full_name(mention):
                spelling = _spelling(mention, matter.document(doc).text)
                if spelling is not None and mention.entity is not None:
                    of_entity = spelled.setdefault(mention.entity, {})
                    of_entity.setdefault(spelling, []).append(mention)
    return tuple(
        relation for entity in sorted(spelled) for relation in _compare(matter, spelled[entity])
    )


def _is_full_name(mention: Mention) -> bool:
    return mention.type is EntityType.PERSON and mention.form is Form.NAME


def _spelling(mention: Mention, text: str) -> str | None:
    """Return the name as compared: hyphens and case aside; ``None`` for a single word."""
    words = fold(mention.span.of(text)).replace("-", " ").split()
    return " ".join(words) if _NAME_WORDS <= len(words) else None


def _compare(matter: Matter, spelled: Mapping[str, list[Mention]]) -> Iterator[Relation]:
    counts = Counter({spelling: len(found) for spelling, found in spelled.items()})
    usual = min(counts, key=lambda spelling: (-counts[spelling], spelling))
    for spelling in sorted(spelled):
        if not _differs(spelling, usual):
            continue
        pair = _pick(matter, spelled[spelling], spelled[usual])
        if pair is None:
            continue
        (one, told), (other, told_other) = pair
        yield Relation(
            RelationType.CONFLICTS,
            Dimension.NAME,
            told.id,
            told_other.id,
            (Place(one.doc, one.span),),
            (Place(other.doc, other.span),),
            (
                "one person, two spellings",
                f"written so {counts[spelling]} and {counts[usual]} times",
            ),
        )


def _differs(spelling: str, usual: str) -> bool:
    one, other = spelling.split(), usual.split()
    return len(one) == len(other) and sorted(one) != sorted(other)


def _pick(
    matter: Matter, mentions: list[Mention], others: list[Mention]
) -> tuple[tuple[Mention, Unit], tuple[Mention, Unit]] | None:
    """Return the first mention of each spelling that a telling holds, of different documents."""
    for one in mentions:
        told = matter.unit_at(one.doc, one.span)
        for other in others:
            if told is None or other.doc == one.doc:
                continue
            told_other = matter.unit_at(other.doc, other.span)
            if told_other is not None:
                return (one, told), (other, told_other)
    return None
