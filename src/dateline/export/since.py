"""What is new since a day: which records no older report has, and which older ones have changed.

New is what was first *reported* on that day or later, not what happened then. Nothing is found or
counted anew but the origins behind the older reports.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.export.view import CaseView
from dateline.model import (
    Claim,
    ClaimId,
    DocumentId,
    EntityId,
    Entry,
    Event,
    EventMentionId,
    Origin,
    OriginCount,
    OriginCounter,
    Passage,
    Place,
    Relation,
    RelationType,
    Span,
    Statement,
    StatementId,
    Story,
)

NEW = "new"
MAY_BE_NEW = "may be new"
_COPIED_SHARE = 0.8
"""Of a stretch that an older report has: half would call a new sentence with an old quotation old."""
Note = str | None
"""What is new about a record, in words of ours: empty where no day was given, ``None`` for nothing."""


class Age(enum.IntEnum):
    """Whether a report was published since the day: where its days reach it, it can have been."""

    OLD = 0
    MAY_BE_NEW = 1
    NEW = 2


@dataclass(frozen=True, slots=True)
class _Copied:
    """A stretch of a report that another report has as well."""

    span: Span
    other: DocumentId


class News:
    """Says of the records of one case what is new about them since a day.

    Without a day everything is kept, with an empty note.
    """

    def __init__(self, view: CaseView, since: dt.date | None) -> None:
        self.view = view
        self._since = since
        self._ages = {one.document.id: self._age(one.document.id) for one in view.case.documents}
        if since is None:
            return
        self._counter = OriginCounter(view.case.origins)
        self._naming = _naming(view)
        self._copied = _copied(view.case.passages)
        self._events = {event.id: event for event in view.case.events}
        self._claims_of = _claims_of(view.case.claims)
        self._changed = self._changes()

    def report(self, doc: DocumentId) -> Note:
        """Return whether the report *doc* was published on the day or later."""
        return self._of_reports({doc})

    def sentence(self, place: Place) -> Note:
        """Return whether no older report has what stands at *place*, word for word or nearly."""
        return self._of_reports({place.doc} | self._copies(place))

    def statement(self, statement: Statement) -> Note:
        """Return whether no older report has its speaker say it."""
        if self._since is None:
            return ""
        place = Place(statement.doc, statement.extent)
        docs = {statement.doc} | self._copies(place)
        claim = self.view.claim_of.get(statement.id)
        if claim is not None:
            said = [self.view.statements[one] for one in claim.statements]
            docs |= {one.doc for one in said if one.speaker == statement.speaker}
        return self._of_reports(docs)

    def claim(self, claim: Claim) -> Note:
        """Return whether no older report has it; else what changed: origins, a denial, a revision."""
        if self._since is None:
            return ""
        places = self.view.places_of(claim)
        sides: list[str] = [claim.id, *claim.statements, *claim.event_mentions]
        return self._of_reports({one.doc for one in places}) or self._change(
            places, claim.origins, sides
        )

    def entry(self, entry: Entry) -> Note:
        """Return whether no older report tells it; else what changed, as of a claim."""
        if self._since is None:
            return ""
        event = self._events.get(entry.event)
        sides = self._sides_of(() if event is None else event.mentions)
        return self._of_reports({one.doc for one in entry.evidence}) or self._change(
            entry.evidence, entry.origins, sides
        )

    def event(self, event: Event, count: OriginCount) -> Note:
        """Return whether no older report tells *event*; else what changed. *count* is its origins."""
        if self._since is None:
            return ""
        tellings = [self.view.tellings[one] for one in event.mentions]
        places = [Place(one.doc, one.clause) for one in tellings]
        return self._of_reports({one.doc for one in places}) or self._change(
            places, count, self._sides_of(event.mentions)
        )

    def relation(self, relation: Relation) -> Note:
        """Return whether one of the two sides is in no older report: it cannot have stood before."""
        if self._since is None:
            return ""
        notes = [
            self._of_reports({one.doc for one in evidence} | self._docs_of(side))
            for side, evidence in (
                (relation.a, relation.evidence_a),
                (relation.b, relation.evidence_b),
            )
        ]
        return NEW if NEW in notes else (MAY_BE_NEW if MAY_BE_NEW in notes else None)

    def passage(self, passage: Passage) -> Note:
        """Return whether one of the two reports is new: before, nothing was shared."""
        if self._since is None:
            return ""
        return _note(max(self._ages[passage.a.doc], self._ages[passage.b.doc]))

    def entity(self, entity: EntityId) -> Note:
        """Return whether no older report names it."""
        if self._since is None:
            return ""
        return self._of_reports(self._naming.get(entity, frozenset()))

    def origin(self, origin: Origin) -> Note:
        """Return whether none of its reports is older."""
        return self._of_reports(origin.documents)

    def story(self, story: Story) -> Note:
        """Return whether none of its reports is older; else how many are new."""
        whole = self._of_reports(story.documents)
        if whole is not None:
            return whole
        fresh = [self._ages[doc] for doc in story.documents if self._ages[doc] is not Age.OLD]
        if not fresh:
            return None
        word = "may be" if Age.NEW not in fresh else "are"
        return f"{len(fresh)} of {len(story.documents)} reports {word} new"

    # ------------------------------------------------------------------ how it is known

    def _age(self, doc: DocumentId) -> Age:
        days = self.view.analysis_of(doc).document.published.days
        if self._since is None or (days.earliest is not None and self._since <= days.earliest):
            return Age.NEW
        is_old = days.latest is not None and days.latest < self._since
        return Age.OLD if is_old else Age.MAY_BE_NEW

    def _of_reports(self, docs: Collection[DocumentId]) -> Note:
        """Return the note of what stands in *docs* and nowhere else."""
        if self._since is None:
            return ""
        return _note(min((self._ages[doc] for doc in docs), default=Age.OLD))

    def _copies(self, place: Place) -> set[DocumentId]:
        """Return the other reports that have the stretch at *place*."""
        if self._since is None:
            return set()
        shared = self._copied.get(place.doc, ())
        return {one.other for one in shared if _has_most(one.span, place.span)}

    def _docs_of(self, side: str) -> set[DocumentId]:
        """Return the reports that have the claim, statement or telling with the id *side*."""
        claim = self.view.claims.get(ClaimId(side))
        if claim is not None:
            return {one.doc for one in self.view.places_of(claim)}
        statement = self.view.statements.get(StatementId(side))
        telling = self.view.tellings.get(EventMentionId(side))
        return {one.doc for one in (statement, telling) if one is not None}

    def _sides_of(self, mentions: Iterable[EventMentionId]) -> list[str]:
        """Return the ids under which relations can hold what *mentions* tell."""
        told = sorted(mentions)
        holding = {claim for one in told for claim in self._claims_of.get(one, ())}
        return [*told, *sorted(holding)]

    def _changes(self) -> Mapping[str, tuple[str, ...]]:
        """Return what new relations did to each record that they deny or revise, by its id."""
        words = {RelationType.DENIES: "denied", RelationType.REVISES: "revised"}
        changed: dict[str, dict[str, None]] = {}
        for relation in self.view.case.relations:
            word, note = words.get(relation.type), self.relation(relation)
            if word is not None and note is not None:
                word = word if note == NEW else f"may have been {word}"
                changed.setdefault(relation.b, {})[f"{word} since"] = None
        return {side: tuple(sorted(notes)) for side, notes in changed.items()}

    def _change(self, places: Iterable[Place], now: OriginCount, sides: Iterable[str]) -> Note:
        """Return what is new about something that older reports have, ``None`` for nothing."""
        notes = dict.fromkeys(note for side in sides for note in self._changed.get(side, ()))
        grown = self._growth(list(places), now)
        parts = [*([grown] if grown else []), *notes]
        return "; ".join(parts) or None

    def _growth(self, places: Collection[Place], now: OriginCount) -> str:
        """Return how many more origins *places* have now than in the older reports alone."""
        for ages, words in (
            ((Age.OLD, Age.MAY_BE_NEW), "more origins"),
            ((Age.OLD,), "there may be more origins"),
        ):
            before = self._counter.count_at(one for one in places if self._ages[one.doc] in ages)
            if before.at_most < now.at_most:
                return f"{words}: at most {before.at_most} before, at most {now.at_most} now"
        return ""


def _has_most(shared: Span, span: Span) -> bool:
    """Return whether *shared* holds nearly all of *span*: a full stop or a lead-in may be outside."""
    common = min(shared.end, span.end) - max(shared.start, span.start)
    return _COPIED_SHARE * len(span) <= common


def _note(age: Age) -> Note:
    return {Age.OLD: None, Age.MAY_BE_NEW: MAY_BE_NEW, Age.NEW: NEW}[age]


def _naming(view: CaseView) -> Mapping[EntityId, frozenset[DocumentId]]:
    naming: dict[EntityId, set[DocumentId]] = {}
    for one in view.case.documents:
        for mention in one.mentions:
            if mention.entity is not None:
                naming.setdefault(mention.entity, set()).add(mention.doc)
    return {entity: frozenset(docs) for entity, docs in naming.items()}


def _claims_of(claims: Iterable[Claim]) -> Mapping[EventMentionId, tuple[ClaimId, ...]]:
    holding: dict[EventMentionId, list[ClaimId]] = {}
    for claim in claims:
        for mention in claim.event_mentions:
            holding.setdefault(mention, []).append(claim.id)
    return {mention: tuple(ids) for mention, ids in holding.items()}


def _copied(passages: Iterable[Passage]) -> Mapping[DocumentId, tuple[_Copied, ...]]:
    copied: dict[DocumentId, list[_Copied]] = {}
    for passage in passages:
        for mine, other in ((passage.a, passage.b), (passage.b, passage.a)):
            copied.setdefault(mine.doc, []).append(_Copied(mine.span, other.doc))
    return {doc: tuple(shared) for doc, shared in copied.items()}
