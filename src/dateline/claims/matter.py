"""What relations are looked for in: the tellings of a case, and what is known around each.

Look-ups only; no relation is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from dateline.claims.alike import Weights
from dateline.claims.build import Grouped
from dateline.claims.context import Context
from dateline.claims.order import Age, Order
from dateline.claims.terms import DocumentTerms
from dateline.claims.units import Unit
from dateline.model import (
    Document,
    DocumentAnalysis,
    DocumentId,
    Event,
    EventId,
    EventMention,
    EventMentionId,
    OriginCounter,
    OriginId,
    Place,
    Polarity,
    Relation,
    Role,
    Span,
    Stance,
)

_LEAD_SENTENCES = 3
_SHARED_LEAD = 4
"""Terms, a name among them, that the leads of two reports of one matter share. Chosen by reading: two
fires in one town share fewer."""

_SHARED_NAMES = 4


_COMMON_TERM = 400
_SAYING = frozenset({Stance.ACCUSES, Stance.ASSERTS, Stance.REPORTS, Stance.WARNS})


def is_said(unit: Unit) -> bool:
    """Return whether *unit* is put forward, in the positive, by the outlet or somebody else."""
    positive = unit.polarity is Polarity.POSITIVE and not unit.negated
    return positive and (unit.stance is None or unit.stance in _SAYING)


class Matter:
    """The tellings of a case. Everything costly is worked out once, when it is first asked for."""

    def __init__(
        self,
        terms: Mapping[DocumentId, DocumentTerms],
        units: Mapping[DocumentId, tuple[Unit, ...]],
        weights: Weights,
        order: Order,
        counter: OriginCounter,
    ) -> None:
        self.terms, self.units, self.weights = terms, units, weights
        self.order, self.counter = order, counter
        self.context = Context({}, {})
        self.grouped: tuple[Grouped, ...] = ()
        self.events: tuple[Event, ...] = ()
        self.relayed: Mapping[DocumentId, frozenset[OriginId]] = {}

    @cached_property
    def claim_of(self) -> Mapping[str, Grouped]:
        """The claim of each unit, by the unit's id."""
        return {unit.id: one for one in self.grouped for unit in one.units}

    @cached_property
    def said(self) -> Mapping[str, tuple[Unit, ...]]:
        """What is said in the positive, by its terms; terms that very many tellings have lead nowhere."""
        postings: dict[str, list[Unit]] = {}
        for doc in sorted(self.units):
            for unit in filter(is_said, self.units[doc]):
                for term in sorted(unit.terms):
                    postings.setdefault(term, []).append(unit)
        return {
            term: tuple(units) for term, units in postings.items() if len(units) <= _COMMON_TERM
        }

    @cached_property
    def event_mentions(self) -> Mapping[EventMentionId, EventMention]:
        """The event mentions of all documents by id."""
        return {
            mention.id: mention
            for doc in self.terms
            for mention in self.analysis(doc).event_mentions
        }

    @cached_property
    def lead_terms(self) -> Mapping[DocumentId, frozenset[str]]:
        """The terms of each document's headline and first sentences: what it is about."""
        return {doc: frozenset(self._lead(one)) for doc, one in self.terms.items()}

    @cached_property
    def dated_events(self) -> Mapping[DocumentId, frozenset[EventId]]:
        """The events that each document gives a day of."""
        found: dict[DocumentId, set[EventId]] = {}
        for event in self.events:
            for mention in map(self.event_mentions.get, event.mentions):
                if mention is not None and mention.days.is_day:
                    found.setdefault(mention.doc, set()).add(event.id)
        return {doc: frozenset(events) for doc, events in found.items()}

    def share_event(self, one: DocumentId, other: DocumentId) -> bool:
        """Return whether two documents give a day of one event, or are one document."""
        events, others = (self.dated_events.get(doc, frozenset()) for doc in (one, other))
        return one == other or not events.isdisjoint(others)

    @cached_property
    def named(self) -> Mapping[DocumentId, frozenset[str]]:
        """The entities that each document names anywhere."""
        return {
            doc: frozenset(term for term in terms.distinct() if term.startswith("e:"))
            for doc, terms in self.terms.items()
        }

    @cached_property
    def lead_entities(self) -> Mapping[DocumentId, frozenset[str]]:
        """The entities among ``lead_terms``."""
        return {
            doc: frozenset(term for term in terms if term.startswith("e:"))
            for doc, terms in self.lead_terms.items()
        }

    def analysis(self, doc: DocumentId) -> DocumentAnalysis:
        """Return the analysis of *doc*."""
        return self.terms[doc].analysis

    def document(self, doc: DocumentId) -> Document:
        """Return the document *doc*."""
        return self.analysis(doc).document

    def age(self, doc: DocumentId) -> Age:
        """Order documents from the earliest."""
        return self.order.of(doc)

    def id_of(self, unit: Unit) -> str:
        """Return the id of the claim that *unit* is part of, else its own."""
        grouped = self.claim_of.get(unit.id)
        return unit.id if grouped is None else grouped.claim.id

    def origins_of(self, place: Place) -> frozenset[OriginId]:
        """Return the origins that *place* leads back to."""
        return frozenset(origin.id for origin in self.counter.behind(place))

    def heard_from(self, place: Place) -> frozenset[OriginId]:
        """Return the origins of *place* and those that its report says to relay: it agrees with none."""
        return self.origins_of(place) | self.relayed.get(place.doc, frozenset())

    def sentence_of(self, place: Place) -> int:
        """Return the index of the sentence in which *place* begins, -1 where there is none."""
        found = self.analysis(place.doc).reading.sentence_at(place.span.start)
        return -1 if found is None else found

    def unit_at(self, doc: DocumentId, span: Span) -> Unit | None:
        """Return the shortest telling of *doc* that holds *span*, else one that overlaps it.

        Where none tells it, one whose source or cue it is part of.
        """
        near = [unit for unit in self.units[doc] if unit.place.span.overlaps(span)]
        if not near:
            near = [unit for unit in self.units[doc] if unit.extent.overlaps(span)]
        near.sort(key=lambda unit: (not unit.place.span.contains(span), len(unit.place.span)))
        return near[0] if near else None

    def unit_before(self, place: Place) -> Unit | None:
        """Return the last telling of the sentence right before that of *place*, in one paragraph."""
        reading, here = self.analysis(place.doc).reading, self.sentence_of(place)
        if here < 1 or reading.block[here] != reading.block[here - 1]:
            return None
        sentence = reading.sentences[here - 1]
        within = [one for one in self.units[place.doc] if sentence.contains(one.place.span)]
        return within[-1] if within else None

    def one_matter(self, one: DocumentId, other: DocumentId) -> bool:
        """Return whether the leads of two reports name the same things, or both are one report."""
        if one == other:
            return True
        shared = self.lead_terms[one] & self.lead_terms[other]
        alike = _SHARED_LEAD <= len(shared) and any(term.startswith("e:") for term in shared)
        return alike and self.context.related(one, other)

    def shares_names(self, one: DocumentId, other: DocumentId) -> bool:
        """Return whether two reports are of one matter, or else name several of the same things."""
        if self.one_matter(one, other):
            return True
        both = self.named[one] & self.named[other]
        return _SHARED_NAMES <= len(both) and self.context.related(one, other)

    def in_headline(self, place: Place) -> bool:
        """Return whether *place* stands in a headline, which says less than the report below it."""
        analysis, sentence = self.analysis(place.doc), self.sentence_of(place)
        block = analysis.document.blocks[analysis.reading.block[sentence]]
        return 0 <= sentence and block.role is Role.HEADLINE

    def _lead(self, terms: DocumentTerms) -> Iterable[str]:
        sentence = terms.analysis.reading.tokens.sentence
        for term, index in zip(terms.terms, sentence, strict=True):
            if _LEAD_SENTENCES <= index:
                return
            if term is not None:
                yield term


def only_once(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return the first relation of each id."""
    found: dict[str, Relation] = {}
    for relation in relations:
        found.setdefault(relation.id, relation)
    return tuple(found.values())
