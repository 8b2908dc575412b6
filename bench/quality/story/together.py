"""Judges what the reports come to together: events, relations, names, origins, copies, the stray."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from bench.quality.story.gold import Check, Told, plain
from dateline.model import (
    REPORTING_ROLES,
    DayRange,
    Direction,
    EntityId,
    Entry,
    Passage,
    Place,
    Relation,
    parse_day,
)

Pair = frozenset[str]
COPIES = ("reprint", "cut", "scrape", "patchwork")
"""Roles of reports that hold whole sentences of another."""


def check_events(told: Told) -> Iterator[Check]:
    """Yield for each listed event whether the timeline has it, its days and its factuality."""
    for wanted in told.truth["events"]:
        places = [p for quoted in wanted["evidence"] for p in told.places(quoted["quote"])]
        gold = DayRange(parse_day(wanted["earliest"]), parse_day(wanted["latest"]))
        touching = [
            each for each in told.case.entries if _touch((each.wording, *each.evidence), places)
        ]
        best = max(touching, key=lambda each: _fit(each, gold, wanted), default=None)
        name = wanted["what"]
        yield Check("event", name, best is not None)
        days = best is not None and _within(best.days, gold)
        facts = best is not None and best.factuality.value == wanted["factuality"]
        found = "nothing" if best is None else f"{best.days.edtf} {best.factuality.value}"
        yield Check("event day", name, days, "" if days else found, "" if days else str(gold.edtf))
        yield Check(
            "event factuality",
            name,
            facts,
            "" if facts else found,
            "" if facts else wanted["factuality"],
        )


def _fit(entry: Entry, gold: DayRange, wanted: Mapping[str, Any]) -> tuple[bool, bool, float]:
    return _within(entry.days, gold), entry.factuality.value == wanted["factuality"], entry.weight


def _within(days: DayRange, gold: DayRange) -> bool:
    return not days.is_unknown and gold.contains(days)


def _touch(ours: Iterable[Place], gold: Sequence[Place]) -> bool:
    return any(
        mine.doc == place.doc and mine.span.overlaps(place.span) for mine in ours for place in gold
    )


def other_entries(told: Told) -> Iterator[str]:
    """Yield the entries that touch no listed event, for a person to judge."""
    quotes = [each["quote"] for event in told.truth["events"] for each in event["evidence"]]
    gold = [place for quote in quotes for place in told.places(quote)]
    for entry in told.case.entries:
        if not _touch((entry.wording, *entry.evidence), gold):
            yield f"{entry.days.edtf} {entry.factuality.value}: {told.text(entry.wording)}"


def other_relations(told: Told) -> Iterator[str]:
    """Yield the relations that touch the two sides of no listed one, for a person to judge."""
    listed = [
        tuple(told.places(each[side]["quote"]) for side in "ab") for each in told.truth["relations"]
    ]
    for relation in told.case.relations:
        a, b = _sides(told, relation)
        pairs = [*listed, *((other, one) for one, other in listed)]
        if not any(_touch(a, one) and _touch(b, other) for one, other in pairs):
            sides = (told.text(relation.evidence_a[0]), told.text(relation.evidence_b[0]))
            kind = f"{relation.type.value} {relation.dimension.value}"
            yield f"{kind}: {sides[0]!r} / {sides[1]!r} ({'; '.join(relation.reasons)})"


def check_relations(told: Told) -> Iterator[Check]:
    """Yield for each listed relation whether one of its type has both quoted passages."""
    sides = [(each, *_sides(told, each)) for each in told.case.relations]
    for wanted in told.truth["relations"]:
        gold = [told.places(wanted[side]["quote"]) for side in "ab"]
        swaps = wanted["type"] in {"agrees", "conflicts"}
        found = [
            each.type.value
            for each, a, b in sides
            if (_touch(a, gold[0]) and _touch(b, gold[1]))
            or (swaps and _touch(a, gold[1]) and _touch(b, gold[0]))
        ]
        right = wanted["type"] in found
        name = f"{wanted['type']} {wanted['dimension']}: {wanted.get('note', '')}"
        other = "" if right else " ".join(sorted(set(found))) or "nothing"
        yield Check(f"relation {wanted['type']}", name, right, other)


def _sides(told: Told, relation: Relation) -> tuple[list[Place], list[Place]]:
    a = [*relation.evidence_a, *_places_of(told, relation.a)]
    return a, [*relation.evidence_b, *_places_of(told, relation.b)]


def _places_of(told: Told, side: str) -> Iterator[Place]:
    """Yield the places of a claim's statements and tellings, or of one of them."""
    claim = next((each for each in told.case.claims if each.id == side), None)
    ids = {side} if claim is None else {*claim.statements, *claim.event_mentions}
    for analysis in told.case.documents:
        doc = analysis.document.id
        for statement in analysis.statements:
            if statement.id in ids:
                yield Place(doc, statement.extent)
        yield from (Place(doc, one.clause) for one in analysis.event_mentions if one.id in ids)


def check_names(told: Told) -> Iterator[Check]:
    """Yield for each group of spellings whether it is one entity, for each pair whether it is two."""
    owners = _owners(told)
    for group in told.truth["names"]["same"]:
        most = {name: _most(owners.get(plain(name), [])) for name in group if _written(told, name)}
        right = len(set(most.values())) == 1 and None not in most.values()
        shown = {name: _shown(told, entity) for name, entity in most.items()}
        yield Check("names joined", " = ".join(group), right, "" if right else str(shown))
    for pair in told.truth["names"]["different"]:
        one, other = (set(owners.get(plain(name), [])) for name in pair)
        both = sorted(_shown(told, entity) for entity in one & other)
        yield Check("names apart", " ≠ ".join(pair), not both, ", ".join(both))


def _owners(told: Told) -> dict[str, list[EntityId]]:
    owners: dict[str, list[EntityId]] = {}
    for analysis in told.case.documents:
        for mention in analysis.mentions:
            if mention.entity is not None:
                name = plain(mention.span.of(analysis.document.text))
                owners.setdefault(name, []).append(mention.entity)
    return owners


def _written(told: Told, name: str) -> bool:
    """Return whether *name* stands as whole words where reporting stands."""
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(
        whole.search(span.of(each.document.text))
        for each in told.case.documents
        for span in each.document.spans_of(*REPORTING_ROLES)
    )


def _most(entities: list[EntityId]) -> EntityId | None:
    return max(sorted(set(entities)), key=entities.count, default=None)


def _shown(told: Told, entity: EntityId | None) -> str:
    return "no mention" if entity is None else told.entities[entity].name


def origin_pairs(told: Told, *, by_newsroom: bool) -> tuple[set[Pair], set[Pair], set[Pair]]:
    """Return pairs of reports of one origin: ours, the gold's, and those that gold leaves open.

    The gold's origins are tellings; *by_newsroom* those of one newsroom are one. Open are the pairs
    of a patchwork with the reports that it borrows from, and with their copies.
    """
    reports = told.truth["reports"]
    name_of = {each.document.id: each.document.name for each in told.case.documents}
    ours: set[Pair] = set()
    for origin in told.case.origins:
        ours |= set(map(frozenset, combinations([name_of[doc] for doc in origin.documents], 2)))
    newsroom = {
        each["origin"]: each["outlet"] for each in reports.values() if each["copy_of"] is None
    }
    of = {
        name: newsroom[each["origin"]] if by_newsroom else each["origin"]
        for name, each in reports.items()
    }
    gold = {Pair(pair) for pair in combinations(reports, 2) if of[pair[0]] == of[pair[1]]}
    lent = {
        Pair((name, other))
        for name, each in reports.items()
        for source in each.get("borrows_from", ())
        for other in reports
        if of[other] == of[source] and other != name
    }
    return ours - lent, gold - lent, lent


def check_copies(told: Told) -> Iterator[Check]:
    """Yield for each report that is made of another whether a passage shows it, and which way."""
    for name, report in told.truth["reports"].items():
        sources = report.get("borrows_from") or [report["copy_of"]]
        for source in filter(None, sources):
            passages = _shared(told, name, source)
            how = "whole" if report["role"] in COPIES else "reworded"
            pair = f"{report['role']} {name} of {source}"
            yield Check(f"copy {how}", pair, bool(passages))
            ways = {_way(told, passage, source) for passage in passages}
            right = "from it" in ways and "to it" not in ways
            yield Check(f"copy {how} direction", pair, right, "" if right else str(sorted(ways)))


def _shared(told: Told, one: str, other: str) -> list[Passage]:
    docs = {told.document(one).id, told.document(other).id}
    return [each for each in told.case.passages if {each.a.doc, each.b.doc} == docs]


def _way(told: Told, passage: Passage, source: str) -> str:
    """Return which way *passage* went as *source* sees it."""
    if passage.direction not in {Direction.A_TO_B, Direction.B_TO_A}:
        return passage.direction.value
    giver = passage.a if passage.direction is Direction.A_TO_B else passage.b
    return "from it" if giver.doc == told.document(source).id else "to it"


def check_stray(told: Told) -> Iterator[Check]:
    """Yield whether the report on another matter keeps apart from all the others."""
    reports = told.truth["reports"]
    stray = next(name for name, each in reports.items() if each["role"] == "unrelated")
    doc = told.document(stray).id
    others = [each.documents for each in told.case.stories if doc in each.documents]
    yield Check("stray", "a story of its own", others == [(doc,)], str([len(x) for x in others]))
    origins = [each.documents for each in told.case.origins if doc in each.documents]
    yield Check(
        "stray", "an origin of its own", origins == [(doc,)], str([len(x) for x in origins])
    )
    passages = sum(doc in {each.a.doc, each.b.doc} for each in told.case.passages)
    yield Check("stray", "no shared passage", passages == 0, str(passages))
    rest = [each for each in told.case.stories if doc not in each.documents]
    sizes = [len(each.documents) for each in rest]
    yield Check("stray", "the others are one story", sizes == [len(reports) - 1], str(sizes))
