"""The sentences of a case with what the records know of each: what an answer is chosen from.

Nothing is compared with a question here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.claims.terms import number_of
from dateline.events.synonyms import kind_of
from dateline.export.answers.question import root_of, sense_of
from dateline.export.view import CaseView
from dateline.model import (
    DayRange,
    DocumentAnalysis,
    EntityId,
    EventId,
    EventMention,
    Form,
    Mention,
    Place,
    Role,
    Span,
    Statement,
    TimexType,
)
from dateline.text import fold

_CAUSES = frozenset(
    "because cause caused causes causing due reason reasons since after owing sparked triggered "
    "blamed blames led resulted following".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its folded form, stem and sense, and what it counts."""

    folded: str
    stem: str
    sense: str | None
    number: float | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its records.

    ``senses`` are the happenings that its words and its tellings tell, one for all synonyms.
    ``told_in`` is how many reports tell the most widely told of its happenings, at least 1.
    ``described`` are stems of the titles and names of those it mentions, however it mentions them;
    ``before`` the stems of the sentence before and of the headline: what it is about without saying.
    """

    place: Place
    role: Role
    words: tuple[Word, ...]
    senses: frozenset[str]
    described: frozenset[str]
    before: frozenset[str]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    tellings: tuple[EventMention, ...]
    days: tuple[DayRange, ...]
    durations: int
    has_cause: bool
    told_in: int

    @property
    def entities(self) -> frozenset[EntityId]:
        """Whom and what the sentence names, the speakers of its statements included."""
        found = {one.entity for one in self.mentions if one.entity is not None}
        found |= {one.speaker for one in self.statements if one.speaker is not None}
        return frozenset(found)


def sentences_of(view: CaseView) -> tuple[Sentence, ...]:
    """Return every sentence of the case's reporting, by report number and position."""
    around = _Around(_titles(view), _telling_reports(view))
    docs = view.in_order([one.document.id for one in view.case.documents])
    return tuple(
        sentence for doc in docs for sentence in _of_document(view.analysis_of(doc), around)
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What the whole case knows: the titles of entities, and how many reports tell an event."""

    titles: Mapping[EntityId, frozenset[str]]
    reports: Mapping[EventId, int]


def _telling_reports(view: CaseView) -> Mapping[EventId, int]:
    return {
        event.id: len({view.tellings[one].doc for one in event.mentions if one in view.tellings})
        for event in view.case.events
    }


def _titles(view: CaseView) -> Mapping[EntityId, frozenset[str]]:
    """Return the stems of the titles that each entity is given anywhere in the case."""
    titles: dict[EntityId, set[str]] = {}
    for one in view.case.documents:
        text = one.document.text
        for mention in one.mentions:
            if mention.entity is None:
                continue
            spans = [mention.title] if mention.title is not None else []
            if mention.form in (Form.TITLE, Form.NOMINAL):
                spans.append(mention.span)
            for span in spans:
                titles.setdefault(mention.entity, set()).update(_stems(span.of(text)))
    return {entity: frozenset(stems) for entity, stems in titles.items()}


def _stems(text: str) -> Iterator[str]:
    return (root_of(word.strip(".,;:'\"")) for word in fold(text).split())


def _of_document(analysis: DocumentAnalysis, around: _Around) -> Iterator[Sentence]:
    reading, document = analysis.reading, analysis.document
    words = _read_words(analysis)
    title = frozenset(_stems(document.title.of(document.text))) if document.title else frozenset()
    before = title
    for index, span in enumerate(reading.sentences):
        own = tuple(words[at] for at in reading.sentence_tokens(index))
        mentions = tuple(one for one in analysis.mentions if span.contains(one.span))
        statements = tuple(one for one in analysis.statements if _is_said_in(one, span))
        named = {one.entity for one in mentions} | {one.speaker for one in statements}
        tellings = tuple(one for one in analysis.event_mentions if span.contains(one.trigger))
        timexes = [one for one in analysis.timexes if span.contains(one.span)]
        yield Sentence(
            place=Place(document.id, span),
            role=document.blocks[reading.block[index]].role,
            words=own,
            senses=_senses(own, tellings),
            described=frozenset(s for who in named if who for s in around.titles.get(who, ())),
            before=before,
            mentions=mentions,
            statements=statements,
            tellings=tellings,
            days=tuple(one.days for one in timexes if not one.days.is_unknown),
            durations=sum(one.type is TimexType.DURATION for one in timexes),
            has_cause=any(word.folded in _CAUSES for word in own),
            told_in=max(
                (around.reports.get(one.event, 1) for one in tellings if one.event), default=1
            ),
        )
        before = title | {word.stem for word in own}


def _senses(words: Iterable[Word], tellings: Iterable[EventMention]) -> frozenset[str]:
    told = {kind_of(one.lemma) for one in tellings}
    return frozenset(told | {word.sense for word in words if word.sense is not None})


def _is_said_in(statement: Statement, span: Span) -> bool:
    """Return whether words of the statement, its source or its cue stand inside *span*."""
    spans: Iterable[Span | None] = (*statement.content, statement.cue)
    return any(one is not None and span.overlaps(one) for one in spans)


def _read_words(analysis: DocumentAnalysis) -> tuple[Word, ...]:
    """Return the tokens; those of dates and names count nothing."""
    text, tokens = analysis.document.text, analysis.reading.tokens
    spans = [one.span for one in analysis.timexes] + [one.span for one in analysis.mentions]
    taken = {token for span in spans for token in tokens.within(span)}
    return tuple(
        _word(fold(text[start:end]), counts=at not in taken)
        for at, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
    )


def _word(folded: str, *, counts: bool) -> Word:
    number = number_of(folded) if counts else None
    return Word(folded, root_of(folded), sense_of(folded), number)
