"""How well a sentence answers a question: a score, and in words what it is made of.

The weights were set on one half of the questions in ``bench/quality/ask``; the other half was left
alone. It chooses no answer.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dateline.events.synonyms import kind_of
from dateline.export.answers.question import Name, Question, Term, Wants, root_of
from dateline.export.answers.sentence import Sentence
from dateline.model import EntityId, EntityType, Form, Polarity, Role, Stance

_COVERED = 10.0
"""Points for a sentence that has every word asked for."""
_SENSE, _DESCRIBED, _KIN, _BEFORE = 0.8, 0.7, 0.5, 0.35
"""What a word counts that is there in another one of its sense, in a title of someone named, in a word
of the same root, or only in the sentence before; 1 where it is there itself."""
_MIN_ROOT_CHARS = 5
_FITS, _FITS_WELL, _MISFIT = 2.0, 3.0, -2.0
_HEADLINE = -0.5
_A_WORD = -0.02
"""A long sentence says other things besides: what each of its words costs, up to a point."""
_MAX_WORDS = 60
_A_REPORT = 0.15
"""For each further report that tells the same happening, up to a point: a tie goes to what is widely
told, and no more than a tie."""
_MAX_REPORTS = 7
_DAY_RARITY = 2.0
"""What a day asked about weighs among the words: as one that one sentence in seven has."""
_NOTHING_SAID = -2.0

_PERSONS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.NORP})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_MAX_UNIT_GAP = 4
"""Tokens between a number and what it counts: '1,400 tonnes', 'two of the dead'."""


_COMMENT = frozenset({"comment", "comments", "answer", "elaborate"})
_REFUSING = frozenset({"not", "no", "declined", "declines", "refused", "refuses", "without"})


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence, how well it answers, and why.

    ``covered`` is 0 to 1: the share of what is asked (rare words count more) that the sentence has.
    """

    sentence: Sentence
    score: float
    covered: float
    reasons: tuple[str, ...]


class Matcher:
    """Scores the sentences of one case; what is rare in it is counted once."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._having = Counter(
            key
            for sentence in sentences
            for key in {*(word.stem for word in sentence.words), *sentence.entities}
        )

    def match(self, question: Question, sentence: Sentence) -> Match:
        """Return how well *sentence* answers *question*."""
        covered, found = self._covered(question, sentence)
        score, reasons = _COVERED * covered, []
        if found:
            reasons.append(f"has {', '.join(found)}")
        for points, reason in _signs(question, sentence):
            score += points
            if 0 < points:
                reasons.append(reason)
        return Match(sentence, round(score, 6), covered, tuple(reasons))

    def _covered(self, question: Question, sentence: Sentence) -> tuple[float, list[str]]:
        total = got = 0.0
        found: list[str] = []
        keys: list[Term | Name] = [*question.terms, *question.names]
        for key in keys:
            weight, share = self._weight(key), _share(key, sentence)
            total += weight
            got += weight * share
            if _BEFORE < share:
                found.append(key.text)
        if question.days:
            total += _DAY_RARITY
            got += _DAY_RARITY * _is_of_day(question, sentence)
        return (got / total if 0 < total else 0.0), found

    def _weight(self, key: Term | Name) -> float:
        if isinstance(key, Name):
            having = sum(self._having[entity] for entity in key.entities)
            return self._rarity(having)
        return key.weight * self._rarity(self._having[key.stem])

    def _rarity(self, having: int) -> float:
        return math.log1p((1 + len(self.sentences)) / (1 + having))


def _share(key: Term | Name, sentence: Sentence) -> float:
    """Return how much of the word or name *key* is in *sentence*, 0 to 1."""
    if isinstance(key, Name):
        return 1.0 if not sentence.entities.isdisjoint(key.entities) else 0.0
    if any(word.stem == key.stem for word in sentence.words):
        return 1.0
    if key.sense is not None and key.sense in sentence.senses:
        return _SENSE
    if key.stem in sentence.described:
        return _DESCRIBED
    if any(_is_kin(word.stem, key.stem) for word in sentence.words):
        return _KIN
    return _BEFORE if key.stem in sentence.before else 0.0


def _is_kin(a: str, b: str) -> bool:
    """Return whether two stems share a root: 'inspector' and 'inspection'."""
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return _MIN_ROOT_CHARS <= shared and min(len(a), len(b)) - shared <= 1


def _signs(question: Question, sentence: Sentence) -> list[tuple[float, str]]:
    """Return what speaks for and against the sentence beside its words: points and reason."""
    signs = [_FITTING[question.wants](question, sentence)]
    if question.acts:
        signs.append(_act(question, sentence))
    if question.says or question.acts:
        signs.append(_speaker(question, sentence))
    if question.days and _is_of_day(question, sentence):
        signs.append((_FITS, "of the day asked about"))
    if not question.acts and _says_nothing(sentence, {term.stem for term in question.terms}):
        signs.append((_NOTHING_SAID, ""))
    further = min(_MAX_REPORTS, sentence.told_in) - 1
    signs.append((_A_REPORT * further, f"told in {sentence.told_in} reports"))
    signs.append((_A_WORD * min(_MAX_WORDS, len(sentence.words)), ""))
    if sentence.role is Role.HEADLINE:
        signs.append((_HEADLINE, "a headline"))
    return signs


def _act(question: Question, sentence: Sentence) -> tuple[float, str]:
    for statement in sentence.statements:
        negative = statement.polarity is Polarity.NEGATIVE
        if statement.stance in question.acts or (negative and Stance.DENIES in question.acts):
            return _FITS_WELL, f"a statement that {'denies' if negative else statement.stance}"
    return 0.0, ""


def _speaker(question: Question, sentence: Sentence) -> tuple[float, str]:
    asked = {entity for name in question.names for entity in name.entities}
    for statement in sentence.statements:
        if statement.speaker in asked:
            return _FITS, "said by who is asked about"
    return 0.0, ""


def _is_of_day(question: Question, sentence: Sentence) -> bool:
    days = (*sentence.days, *(one.days for one in sentence.tellings if not one.days.is_unknown))
    return any(mine.intersects(asked) for mine in days for asked in question.days)


def _says_nothing(sentence: Sentence, asked: Collection[str]) -> bool:
    """Return whether the sentence tells that someone does not comment or answer."""
    folded = {word.folded for word in sentence.words}
    return (
        not folded.isdisjoint(_COMMENT)
        and not folded.isdisjoint(_REFUSING)
        and not (set(asked) & {root_of(word) for word in _COMMENT})
    )


def _fits_who(question: Question, sentence: Sentence) -> tuple[float, str]:
    asked = {entity for name in question.names for entity in name.entities}
    if (question.says or question.acts) and sentence.statements:
        return _FITS, "someone says it"
    if not question.terms:
        return _fits_who_is(asked, sentence)
    for mention in sentence.mentions:
        named = mention.form is not Form.PRONOUN and mention.type in _PERSONS
        if named and mention.entity not in asked:
            return _FITS, "names someone"
    return (0.0, "") if asked else (_MISFIT, "")


def _fits_who_is(asked: Collection[EntityId], sentence: Sentence) -> tuple[float, str]:
    """Return how well the sentence says who someone is: by a title, else at least by the name."""
    forms = [one for one in sentence.mentions if one.entity in asked and one.form is Form.NAME]
    if any(one.title is not None for one in forms):
        return _FITS_WELL, "names them with a title"
    return (_FITS, "names them") if forms else (0.0, "")


def _fits_when(question: Question, sentence: Sentence) -> tuple[float, str]:
    senses = {term.sense for term in question.terms if term.sense is not None}
    for telling in sentence.tellings:
        if not telling.days.is_unknown and kind_of(telling.lemma) in senses:
            return _FITS_WELL, "dated"
    if sentence.days or sentence.durations:
        return _FITS, "has a date"
    return _MISFIT, ""


def _fits_where(question: Question, sentence: Sentence) -> tuple[float, str]:
    asked = {entity for name in question.names for entity in name.entities}
    for mention in sentence.mentions:
        if mention.type in _PLACES and mention.entity not in asked:
            return _FITS, "names a place"
    return _MISFIT, ""


def _fits_how_many(question: Question, sentence: Sentence) -> tuple[float, str]:
    numbers = [at for at, word in enumerate(sentence.words) if word.number is not None]
    for at in numbers:
        near = sentence.words[at + 1 : at + 1 + _MAX_UNIT_GAP]
        if question.unit is not None and any(word.stem == question.unit for word in near):
            return _FITS_WELL, "a number of them"
    return (_FITS, "has a number") if numbers else (_MISFIT, "")


def _fits_why(_question: Question, sentence: Sentence) -> tuple[float, str]:
    return (_FITS, "gives a cause") if sentence.has_cause else (0.0, "")


def _fits_anything(_question: Question, _sentence: Sentence) -> tuple[float, str]:
    return 0.0, ""


_FITTING: Mapping[Wants, Callable[[Question, Sentence], tuple[float, str]]] = {
    Wants.WHO: _fits_who,
    Wants.WHEN: _fits_when,
    Wants.WHERE: _fits_where,
    Wants.HOW_MANY: _fits_how_many,
    Wants.WHY: _fits_why,
    Wants.WHETHER: _fits_anything,
    Wants.WHAT: _fits_anything,
}
