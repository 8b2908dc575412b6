"""The sentences that answer a question best, each once, with who says it and who says otherwise.

Every word of an answer but its labels is a source's. Where nothing answers, there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from dateline.export.answers.match import Match, Matcher
from dateline.export.answers.question import Question, read_asked
from dateline.export.answers.sentence import Sentence, sentences_of
from dateline.export.view import CaseView, Quote
from dateline.export.views import Row, chain_words, participants_of
from dateline.model import (
    Dimension,
    EventMention,
    OriginCount,
    OriginCounter,
    Place,
    Polarity,
    Relation,
    RelationType,
    Stance,
    Statement,
)
from dateline.text import fold

MIN_COVERED = 0.5
"""The share of what is asked that an answer must have. Half of it lets a sentence answer that has one
common word; double would ask for every word."""
_SAME_PERCENT = 85.0
"""Sentences at least so alike are one answer, told in several reports."""


@dataclass(frozen=True, slots=True)
class Against:
    """The other side of an answer: a passage that denies it, conflicts with it or replaced it."""

    how: str
    who: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage that answers, and what is known of it.

    ``covered`` is 0 to 1: the share of what is asked that the passage has; ``score`` ranks, and
    ``reasons`` say what it is made of. ``when``, ``factuality`` and ``participants`` (``role: name``)
    are of the happening asked about. ``also`` are the same in other reports.
    """

    quote: Quote
    score: float
    covered: float
    reasons: tuple[str, ...]
    speaker: str | None
    stance: str | None
    denied: bool
    chain: str | None
    when: str | None
    factuality: str | None
    participants: tuple[str, ...]
    origins: OriginCount
    also: tuple[Quote, ...]
    against: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a question was taken for, and the answers, best first. None: nothing answers."""

    question: Question
    answers: tuple[Answer, ...]


def ask(view: CaseView, question: str, *, limit: int = 5) -> Answers:
    """Return the passages of the case in *view* that answer *question*, at most *limit*.

    Raises:
        UsageError: there is no word in the question.
    """
    asked = read_asked(question, view)
    matcher = Matcher(sentences_of(view))
    matches = [matcher.match(asked, sentence) for sentence in matcher.sentences]
    order = {sentence.place: at for at, sentence in enumerate(matcher.sentences)}
    ranked = sorted(
        (one for one in matches if MIN_COVERED <= one.covered),
        key=lambda one: (-one.score, order[one.sentence.place]),
    )
    counter = OriginCounter(view.case.origins)
    groups = _gather(view, ranked, limit)
    return Answers(asked, tuple(_answer(view, asked, group, counter) for group in groups))


def _gather(view: CaseView, ranked: Sequence[Match], limit: int) -> list[list[Match]]:
    """Part *ranked* into answers: a sentence joins the first answer that words it alike."""
    groups: list[list[Match]] = []
    texts: list[str] = []
    for match in ranked:
        text = fold(view.text(match.sentence.place))
        for group, known in zip(groups, texts, strict=True):
            if _SAME_PERCENT <= fuzz.ratio(text, known):
                group.append(match)
                break
        else:
            if len(groups) < limit:
                groups.append([match])
                texts.append(text)
    return groups


def _answer(
    view: CaseView, question: Question, group: Sequence[Match], counter: OriginCounter
) -> Answer:
    best = group[0]
    sentence = best.sentence
    statement = _statement(question, sentence)
    telling = _telling(question, sentence)
    speaker = None if statement is None else view.speaker_name(statement)
    places = [one.sentence.place for one in group]
    return Answer(
        quote=view.quote(sentence.place),
        score=best.score,
        covered=round(best.covered, 3),
        reasons=best.reasons,
        speaker=speaker,
        stance=None if statement is None else statement.stance.value,
        denied=statement is not None and statement.polarity is Polarity.NEGATIVE,
        chain=None if statement is None else chain_words(statement, speaker),
        when=None if telling is None else telling.days.edtf,
        factuality=None if telling is None else telling.factuality.value,
        participants=() if telling is None else tuple(participants_of(view, [telling])),
        origins=counter.count_at(places),
        also=tuple(_also(view, places)),
        against=tuple(_against(view, places)),
    )


def _statement(question: Question, sentence: Sentence) -> Statement | None:
    """Return the statement of *sentence* that is asked about: by its act, then by its speaker."""
    asked = {entity for name in question.names for entity in name.entities}

    def key(one: Statement) -> tuple[bool, bool]:
        denies = one.polarity is Polarity.NEGATIVE and Stance.DENIES in question.acts
        return one.stance not in question.acts and not denies, one.speaker not in asked

    return min(sentence.statements, key=key, default=None)


def _telling(question: Question, sentence: Sentence) -> EventMention | None:
    """Return the telling of *sentence* that is asked about, a dated one before others."""
    senses = {term.sense for term in question.terms}
    words = {term.stem for term in question.terms}

    def key(one: EventMention) -> tuple[bool, bool, int]:
        told = one.lemma in words or one.lemma in senses
        return not told, one.days.is_unknown, one.trigger.start

    return min(sentence.tellings, key=key, default=None)


def _also(view: CaseView, places: Sequence[Place]) -> Iterator[Quote]:
    seen = {places[0].doc}
    for place in sorted(places[1:], key=lambda one: (view.number(one.doc), one.span)):
        if place.doc not in seen:
            seen.add(place.doc)
            yield view.quote(place)


_OTHER_SIDE = {
    (RelationType.DENIES, True): "denies",
    (RelationType.DENIES, False): "denied by",
    (RelationType.CONFLICTS, True): "conflicts with",
    (RelationType.CONFLICTS, False): "conflicts with",
    (RelationType.REVISES, True): "replaces",
    (RelationType.REVISES, False): "replaced by",
}


def _against(view: CaseView, places: Sequence[Place]) -> list[Against]:
    """Return what stands against the passages at *places*: each holder's first words, in order.

    Another spelling of a name is no other side.
    """
    found: dict[Place, Against] = {}
    for relation in view.case.relations:
        if relation.type is RelationType.AGREES or relation.dimension is Dimension.NAME:
            continue
        for is_a, mine, theirs, other in _sides(relation):
            if any(_overlap(one, place) for one in mine for place in places):
                quote = view.quote(view.sentence_around(theirs[0]))
                how = _OTHER_SIDE[relation.type, is_a]
                found.setdefault(quote.place, Against(how, view.holder(other), quote))
    outside = [
        one for one in found.values() if not any(_overlap(one.quote.place, p) for p in places)
    ]
    outside.sort(key=lambda one: (one.quote.number, one.quote.place.span))
    firsts = {(one.how, one.who or one.quote.mark): one for one in reversed(outside)}
    return sorted(firsts.values(), key=lambda one: (one.quote.number, one.quote.place.span))


def _sides(
    relation: Relation,
) -> Iterable[tuple[bool, tuple[Place, ...], tuple[Place, ...], str]]:
    yield True, relation.evidence_a, relation.evidence_b, relation.b
    yield False, relation.evidence_b, relation.evidence_a, relation.a


def _overlap(a: Place, b: Place) -> bool:
    return a.doc == b.doc and a.span.overlaps(b.span)


def answer_rows(found: Answers) -> Iterator[Row]:
    """Yield one row an answer, best first."""
    for rank, one in enumerate(found.answers, start=1):
        span = one.quote.place.span
        yield {
            "kind": "answer",
            "rank": rank,
            "text": one.quote.text,
            "mark": one.quote.mark,
            "speaker": one.speaker,
            "stance": "denies" if one.denied else one.stance,
            "chain": one.chain,
            "when": one.when,
            "factuality": one.factuality,
            "participants": "; ".join(one.participants) or None,
            "origins_at_least": one.origins.at_least,
            "origins_at_most": one.origins.at_most,
            "also": " ".join(quote.mark for quote in one.also) or None,
            "other_side": "; ".join(_against_words(each) for each in one.against) or None,
            "reasons": "; ".join(one.reasons) or None,
            "covered": one.covered,
            "score": one.score,
            "wants": found.question.wants.value,
            "doc": one.quote.place.doc,
            "start": span.start,
            "end": span.end,
        }


def _against_words(one: Against) -> str:
    return " ".join(part for part in (one.how, one.who, one.quote.mark) if part)
