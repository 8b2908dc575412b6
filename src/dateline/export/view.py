"""Looking a case's records up by what refers to them, and numbering its reports for a reader.

No record is made here except quotes, and a quote's words are always sliced from its document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.model import (
    CaseAnalysis,
    Claim,
    ClaimId,
    DocumentAnalysis,
    DocumentId,
    Entity,
    EntityId,
    EventMention,
    EventMentionId,
    NotFoundError,
    Place,
    Span,
    Statement,
    StatementId,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source: where they stand, in which report (its number in the brief), and they."""

    place: Place
    number: int
    text: str

    @property
    def mark(self) -> str:
        """The mark behind a line: report number and offsets, as ``dateline show`` takes them."""
        return f"{self.number}:{self.place.span.start}-{self.place.span.end}"


class CaseView:
    """Look-ups over the records of one case, each made once.

    Reports are numbered from 1 by publication day (undated ones last), then by name.
    """

    def __init__(self, case: CaseAnalysis) -> None:
        self.case = case
        self._documents = {one.document.id: one for one in case.documents}
        self._numbers = {
            doc: number for number, doc in enumerate(_reading_order(case.documents), start=1)
        }
        self.statements: dict[StatementId, Statement] = {
            one.id: one for document in case.documents for one in document.statements
        }
        self.tellings: dict[EventMentionId, EventMention] = {
            one.id: one for document in case.documents for one in document.event_mentions
        }
        self.entities: dict[EntityId, Entity] = {one.id: one for one in case.entities}
        self.claims: dict[ClaimId, Claim] = {one.id: one for one in case.claims}
        self.claim_of: dict[StatementId, Claim] = {
            statement: claim for claim in case.claims for statement in claim.statements
        }

    def analysis_of(self, doc: DocumentId) -> DocumentAnalysis:
        """Return the records of the report *doc*.

        Raises:
            NotFoundError: it is not in the case.
        """
        if doc not in self._documents:
            raise NotFoundError(f"no report {doc!r} in the case")
        return self._documents[doc]

    def number(self, doc: DocumentId) -> int:
        """Return the number of the report *doc* in the brief."""
        return self._numbers[doc]

    def numbers(self, docs: Iterable[DocumentId]) -> tuple[int, ...]:
        """Return the numbers of *docs*, in order."""
        return tuple(sorted(self._numbers[doc] for doc in docs))

    def by_number(self, number: int) -> DocumentAnalysis:
        """Return the report with that number.

        Raises:
            NotFoundError: there is none.
        """
        for doc, known in self._numbers.items():
            if known == number:
                return self._documents[doc]
        raise NotFoundError(f"no report number {number}; there are {len(self._numbers)}")

    def in_order(self, docs: Collection[DocumentId]) -> list[DocumentId]:
        """Return *docs* in the order of their numbers."""
        return sorted(docs, key=self.number)

    def text(self, place: Place) -> str:
        """Return the words at *place*."""
        return place.span.of(self.analysis_of(place.doc).document.text)

    def quote(self, place: Place) -> Quote:
        """Return the words at *place* with their mark."""
        return Quote(place, self.number(place.doc), self.text(place))

    def title(self, doc: DocumentId) -> Quote | None:
        """Return the report's headline where it stands in its text."""
        document = self.analysis_of(doc).document
        return None if document.title is None else self.quote(Place(doc, document.title))

    def speaker_name(self, statement: Statement) -> str | None:
        """Return who speaks: the entity's name, else the words of the source, else ``None``."""
        if statement.speaker in self.entities:
            return self.entities[statement.speaker].name
        if statement.source is None:
            return None
        return self.text(Place(statement.doc, statement.source))

    def holder(self, record: str) -> str | None:
        """Return who holds the claim, statement or telling with the id *record*, if anyone does."""
        statement = self.statements.get(StatementId(record))
        if statement is not None:
            return self.speaker_name(statement)
        claim = self.claims.get(ClaimId(record))
        if claim is None:
            return None
        names = [self.speaker_name(self.statements[one]) for one in claim.statements]
        return ", ".join(dict.fromkeys(name for name in names if name)) or None

    def places_of(self, claim: Claim) -> list[Place]:
        """Return where each holder of *claim* words it, by report and position."""
        places = [
            Place(self.statements[one].doc, self.statements[one].extent) for one in claim.statements
        ]
        places += [
            Place(self.tellings[one].doc, self.tellings[one].clause) for one in claim.event_mentions
        ]
        return sorted(set(places), key=lambda place: (self.number(place.doc), place.span))

    def sentence_around(self, place: Place) -> Place:
        """Return the sentence that holds *place*, or *place* where none does."""
        reading = self.analysis_of(place.doc).reading
        first = reading.sentence_at(place.span.start)
        last = reading.sentence_at(place.span.end - 1)
        if first is None or last is None:
            return place
        return Place(place.doc, Span(reading.sentences[first].start, reading.sentences[last].end))


def _reading_order(documents: Iterable[DocumentAnalysis]) -> list[DocumentId]:
    """Return document ids by publication day (the middle of a range), undated last, then by name."""

    def key(one: DocumentAnalysis) -> tuple[bool, int, str, str]:
        days = one.document.published.days
        known = [day.toordinal() for day in (days.earliest, days.latest) if day is not None]
        middle = sum(known) // len(known) if known else 0
        return (not known, middle, one.document.name, one.document.id)

    return [one.document.id for one in sorted(documents, key=key)]
