"""Analyses → units: what a source says, or the outlet tells itself, as terms that can be compared."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.claims.terms import DocumentTerms
from dateline.model import (
    DayRange,
    DocumentId,
    EntityId,
    EventMention,
    EventMentionId,
    Factuality,
    LinkBasis,
    LinkRole,
    Place,
    Polarity,
    Span,
    SpeakerKind,
    Stance,
    Statement,
    StatementId,
)
from dateline.text import fold

_SAME_CLAUSE = 0.7
_NAMELESS = frozenset({SpeakerKind.UNNAMED, SpeakerKind.UNSPECIFIED})
_CARRYING = frozenset({LinkRole.MEDIUM, LinkRole.AGENCY})
_UNTRUE = frozenset({Factuality.DENIED, Factuality.NEGATED})


@dataclass(frozen=True, slots=True)
class Unit:
    """One telling: a statement, or event mentions of one clause in the outlet's own voice.

    ``negated`` is about the content ('received no warning'), ``polarity`` about what the source does
    with it ('denied that …'), ``hedged`` about a content that only may be. ``speakers`` is empty where nobody is named; ``carriers`` are who
    is named between speaker and outlet, ``voice`` the terms of the words that describe the source.
    """

    place: Place
    terms: frozenset[str]
    entities: frozenset[str]
    numbers: frozenset[float]
    days: tuple[DayRange, ...]
    negated: bool
    polarity: Polarity
    stance: Stance | None = None
    statement: StatementId | None = None
    events: tuple[EventMentionId, ...] = ()
    speakers: frozenset[EntityId] = frozenset()
    carriers: frozenset[str] = frozenset()
    voice: frozenset[str] = frozenset()
    own_voice: bool = False
    hedged: bool = False
    cue: Span | None = None
    source: Span | None = None

    @property
    def doc(self) -> DocumentId:
        """The document that tells it."""
        return self.place.doc

    @property
    def id(self) -> str:
        """The statement's id, else that of the first event mention."""
        return self.statement or self.events[0]

    @property
    def extent(self) -> Span:
        """The stretch from source, cue or content, whichever comes first, to the last of them."""
        whole = self.place.span
        for part in (self.cue, self.source):
            whole = whole if part is None else whole.cover(part)
        return whole


def read_units(document: DocumentTerms) -> tuple[Unit, ...]:
    """Return the tellings of one document, in the order of their places."""
    statements = [_of_statement(document, one) for one in document.analysis.statements]
    said = _Stretches()
    for unit in statements:
        said.add(unit.place.span)
    denials = [
        unit.extent for unit in statements if unit.polarity is Polarity.NEGATIVE and unit.cue
    ]
    own = [
        _of_clause(document, mentions, denials)
        for mentions in _by_clause(document.analysis.event_mentions)
        if said.first_like(mentions[0].clause) is None
    ]
    return tuple(sorted(statements + own, key=lambda unit: (unit.place, unit.id)))


def _of_statement(document: DocumentTerms, statement: Statement) -> Unit:
    tokens = document.tokens_of(statement.content)
    terms = _terms(document, tokens)
    named = () if statement.speaker_kind in _NAMELESS else (statement.speaker,)
    speakers = frozenset(one for one in (*named, *statement.co_speakers) if one is not None)
    source = [] if statement.source is None else document.tokens_of([statement.source])
    return Unit(
        place=Place(statement.doc, statement.extent),
        terms=terms,
        entities=frozenset(term for term in terms if term.startswith("e:")),
        numbers=_numbers(document, tokens),
        days=document.days_of(statement.extent),
        negated=any(document.negated[token] for token in tokens),
        polarity=statement.polarity,
        stance=statement.stance,
        statement=statement.id,
        speakers=speakers,
        carriers=_carriers(statement),
        voice=_terms(document, source) | {f"e:{one}" for one in speakers},
        hedged=any(document.hedged[token] for token in tokens),
        cue=statement.cue,
        source=statement.source,
    )


def _carriers(statement: Statement) -> frozenset[str]:
    """Return the media and agencies that the sentence itself names."""
    return frozenset(
        link.entity or fold(link.text)
        for link in statement.chain
        if link.role in _CARRYING and link.basis is LinkBasis.SENTENCE
    )


def _of_clause(
    document: DocumentTerms, mentions: Sequence[EventMention], denials: Sequence[Span]
) -> Unit:
    """Return the telling of a clause; one that tells of a denial does not tell what is denied."""
    clause = mentions[0].clause
    tokens = document.tokens_of([clause])
    terms = _terms(document, tokens)
    dated = tuple(one.days for one in mentions if not one.days.is_unknown)
    untrue = any(one.factuality in _UNTRUE for one in mentions)
    untrue = untrue or any(clause.contains(one) for one in denials)
    return Unit(
        place=Place(mentions[0].doc, clause),
        terms=terms,
        entities=frozenset(term for term in terms if term.startswith("e:")),
        numbers=_numbers(document, tokens),
        days=document.days_of(clause) or dated,
        negated=untrue or any(document.negated[token] for token in tokens),
        polarity=Polarity.POSITIVE,
        events=tuple(sorted(one.id for one in mentions)),
        own_voice=True,
        hedged=any(document.hedged[token] for token in tokens),
    )


def _terms(document: DocumentTerms, tokens: Iterable[int]) -> frozenset[str]:
    found = (document.terms[token] for token in tokens)
    return frozenset(term for term in found if term is not None)


def _numbers(document: DocumentTerms, tokens: Iterable[int]) -> frozenset[float]:
    found = (document.numbers[token] for token in tokens)
    return frozenset(number for number in found if number is not None)


def _by_clause(mentions: Iterable[EventMention]) -> list[list[EventMention]]:
    """Return the outlet's own event mentions, those of one clause together, the longest clause first."""
    own = [one for one in mentions if one.according_to is None]
    groups: list[list[EventMention]] = []
    clauses = _Stretches()
    for mention in sorted(own, key=lambda one: (-len(one.clause), one.clause, one.trigger)):
        like = clauses.first_like(mention.clause)
        if like is None:
            clauses.add(mention.clause)
            groups.append([mention])
        else:
            groups[like].append(mention)
    return groups


class _Stretches:
    """Stretches of one document, looked up by place: a report of 18,000 sentences stays linear."""

    def __init__(self) -> None:
        self._by_start: list[tuple[int, int, int]] = []
        self._count = 0
        self._longest = 0

    def add(self, span: Span) -> None:
        """Keep *span*; its number is how many were kept before it."""
        insort(self._by_start, (span.start, span.end, self._count))
        self._count += 1
        self._longest = max(self._longest, len(span))

    def first_like(self, span: Span) -> int | None:
        """Return the lowest number of a kept stretch that is much the same as *span*."""
        low = bisect_left(self._by_start, (span.start - self._longest,))
        high = bisect_left(self._by_start, (span.end,))
        like = (
            number
            for start, end, number in self._by_start[low:high]
            if _shares_much(span, Span(start, end))
        )
        return min(like, default=None)


def _shares_much(one: Span, other: Span) -> bool:
    """Return whether most of the longer of the two lies in the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return _SAME_CLAUSE * max(len(one), len(other)) <= shared


def units_by_statement(units: Iterable[Unit]) -> Mapping[StatementId, Unit]:
    """Return the units that are statements, by their statement's id."""
    return {unit.statement: unit for unit in units if unit.statement is not None}
