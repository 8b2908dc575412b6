"""A question → what it asks for: its kind, its words, its names, its days. It looks for no answer.

Rules alone decide: the question word, the lexicon of cues, the lexicon of events, the names of the case.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.claims.terms import number_of, stem
from dateline.events.lemmas import lemma_of_noun, lemma_of_verb
from dateline.events.synonyms import kind_of, kinds
from dateline.export.view import CaseView
from dateline.model import (
    Basis,
    DayRange,
    DocumentAnalysis,
    EntityId,
    EntityType,
    Published,
    Stance,
    UsageError,
)
from dateline.pipeline.question import read_question
from dateline.resources import CuePart, cues, event_nouns, event_verbs, stopwords
from dateline.text import fold

MAX_QUESTION_CHARS = 1_000
"""Longer than any question; a report pasted by mistake is refused and not read."""


class Wants(enum.StrEnum):
    """What would answer."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how many"
    WHY = "why"
    WHETHER = "whether"
    WHAT = "what"


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the question is about.

    ``text`` is as asked, ``stem`` its folded stem, ``sense`` the happening that it tells (``None``
    where it tells none), ``weight`` 0 to 1: a word that only says how something is said weighs less.
    """

    text: str
    stem: str
    sense: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the question: as asked, and whom or what in the case it can mean, sorted."""

    text: str
    entities: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for.

    ``acts`` are the stances that an answering statement takes (empty: any). ``says`` tells that the
    question is about something said. ``unit`` is the stem of what 'how many' counts.
    """

    text: str
    wants: Wants
    terms: tuple[Term, ...]
    names: tuple[Name, ...]
    acts: frozenset[Stance]
    says: bool
    days: tuple[DayRange, ...]
    unit: str | None

    @property
    def words(self) -> str:
        """The words and names asked about, for a plain search."""
        texts = [one.text for one in self.terms] + [one.text for one in self.names]
        return " ".join(texts)


_ACT_WEIGHT = 0.5
"""A word that names an act of speech: statements that do it count by their stance, however worded."""
_SAY_WEIGHT = 0.25
"""A word of plain saying: nearly every sentence of a report has one, in some word or other."""
_LIGHT_WEIGHT = 0.5
"""A verb that is a frame for its object, and whose place another one takes as well."""
_SAY_SEEN = 100
"""A cue is plain saying where a gold corpus has it this often …"""
_SAY_PRECISION = 0.65
"""… and this share of the time as a cue: 'say', 'tell', 'announce', and not 'call', 'show', 'find'."""
_REGULAR = ("ed", "ing", "s")
"""Endings that taking off makes one word of two; 'left' and 'broke' have none of them, 'led' is short."""
_WHO = frozenset({"who", "whom", "whose"})
_PEOPLE_NOUNS = frozenset(
    {"company", "country", "group", "government", "leader", "minister", "official", "officials",
     "organisation", "organization", "party", "people", "person", "side", "agency", "ministry"}
)  # fmt: skip
_TIME_NOUNS = frozenset({"date", "day", "month", "time", "week", "year", "hour"})
_PLACE_NOUNS = frozenset({"area", "city", "country", "district", "place", "region", "town"})
_AUXILIARIES = frozenset(
    "did do does is are was were has have had will would can could should may might".split()
)
_LIGHT = frozenset(
    "find found make made take took taken give gave given get got go went gone come came put let "
    "keep kept set receive received use used".split()
)
_EMPTY = frozenset(
    {"happen", "happened", "happens", "happening", "anyone", "anybody", "someone", "somebody",
     "something", "anything", "people", "person", "know", "known", "exactly", "'s", "many",
     "much", "long", "far", "old", "often", "big", "large", "high"}
)  # fmt: skip
"""Words that ask and that no answer need hold."""


def read_asked(text: str, view: CaseView) -> Question:
    """Return what *text* asks of the case in *view*.

    Raises:
        UsageError: there is nothing to look for in *text*, or far too much.
    """
    if MAX_QUESTION_CHARS < len(text):
        raise UsageError(
            f"a question of {len(text):,} characters: ask in at most {MAX_QUESTION_CHARS:,}"
        )
    analysis = read_question(text, _asked_when(view))
    words = _words(analysis)
    wants, rest = _wants(words)
    names, named = _names(words, analysis, view)
    terms = _terms(words, rest, named | _dated(words, analysis))
    days = tuple(one.days for one in analysis.timexes if not one.days.is_unknown)
    if not (terms or names or days):
        raise UsageError(f'no word to look for in {text!r}: ask, say, "who denied the report?"')
    acts, says = _acts(words)
    return Question(
        text=text.strip(),
        wants=wants,
        terms=terms,
        names=names,
        acts=acts,
        says=says,
        days=days,
        unit=_unit(words, rest) if wants is Wants.HOW_MANY else None,
    )


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int


def _words(analysis: DocumentAnalysis) -> tuple[_Word, ...]:
    text, tokens = analysis.document.text, analysis.reading.tokens
    found = (
        _Word(text[start:end], fold(text[start:end]), start, end)
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
    )
    return tuple(word for word in found if any(char.isalnum() for char in word.text))


def _asked_when(view: CaseView) -> Published:
    """Return the last day that a report of the case is from: a question is put after reading."""
    latest = [one.document.published.days.latest for one in view.case.documents]
    known = [day for day in latest if day is not None]
    return Published(DayRange.day(max(known)), Basis.INFERRED) if known else Published()


def _wants(words: Sequence[_Word]) -> tuple[Wants, int]:
    """Return the kind of question and the index of the first word behind its question words."""
    if words and words[0].folded in _AUXILIARIES:
        return Wants.WHETHER, 1
    for at, word in enumerate(words):
        after = words[at + 1].folded if at + 1 < len(words) else ""
        if word.folded in _WHO:
            return Wants.WHO, at + 1
        if word.folded in ("what", "which"):
            return _what(after), at + 1
        if word.folded == "how":
            return _how(after, at)
        plain = {"when": Wants.WHEN, "where": Wants.WHERE, "why": Wants.WHY}.get(word.folded)
        if plain is not None:
            return plain, at + 1
    return Wants.WHAT, 0


def _what(after: str) -> Wants:
    if after in _TIME_NOUNS:
        return Wants.WHEN
    if after in _PLACE_NOUNS:
        return Wants.WHERE
    if after in _PEOPLE_NOUNS:
        return Wants.WHO
    return Wants.WHY if root_of(after) == root_of("caused") else Wants.WHAT


def _how(after: str, at: int) -> tuple[Wants, int]:
    if after == "long":
        return Wants.WHEN, at + 2
    if after in ("many", "much", "high", "large", "big", "far", "old", "often"):
        return Wants.HOW_MANY, at + 2
    return Wants.WHAT, at + 1


def _unit(words: Sequence[_Word], rest: int) -> str | None:
    """Return the stem of what is counted: the first word behind 'how many' that says something."""
    if len(words) <= rest or words[rest].folded in _AUXILIARIES | _function_words():
        return None
    return root_of(words[rest].folded)


def _terms(words: Sequence[_Word], rest: int, taken: frozenset[int]) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    for at, word in enumerate(words):
        asks = at < rest and (at == rest - 1 or word.folded in _AUXILIARIES)
        if at in taken or asks or word.folded in _EMPTY or word.folded in _function_words():
            continue
        root = root_of(word.folded)
        terms.setdefault(root, Term(word.text, root, sense_of(word.folded), _weight(word.folded)))
    return tuple(terms.values())


def _weight(word: str) -> float:
    if _is_saying(word):
        return _SAY_WEIGHT
    if _stances(word):
        return _ACT_WEIGHT
    return _LIGHT_WEIGHT if word in _LIGHT else 1.0


def _acts(words: Iterable[_Word]) -> tuple[frozenset[Stance], bool]:
    stances = [_stances(word.folded) for word in words]
    says = any(_is_saying(word.folded) for word in words)
    acts = frozenset(stance for some in stances for stance in some)
    return acts, says or bool(acts)


@cache
def root_of(word: str) -> str:
    """Return what the forms of a folded word share.

    >>> root_of("broke") == root_of("breaking"), root_of("letters") == root_of("letter")
    (True, True)
    """
    lemma = lemma_of_verb(word)
    is_regular = word.endswith(_REGULAR) and len(lemma) < len(word)
    return stem(word if is_regular else lemma)


@cache
def sense_of(word: str) -> str | None:
    """Return the happening that a folded word tells, one for its synonyms; ``None`` for none.

    >>> sense_of("blast") == sense_of("exploded"), sense_of("harbour")
    (True, None)
    """
    for lexicon in (event_nouns(), event_verbs()):
        for trigger in lexicon.find(word):
            return kind_of(trigger.lemma)
    for lemma in (lemma_of_verb(word), lemma_of_noun(word)):
        if lemma in kinds():
            return kind_of(lemma)
    return None


@cache
def _stances(word: str) -> frozenset[Stance]:
    """Return what a statement with the cue *word* does, where it does more than say."""
    found = [one for one in cues().find(word) if one.part is CuePart.VERB]
    plain = (Stance.ASSERTS, Stance.REPORTS)
    return frozenset(one.stance for one in found if one.stance not in plain)


@cache
def _is_saying(word: str) -> bool:
    found = [one for one in cues().find(word) if one.part is CuePart.VERB]
    return any(
        one.stance is Stance.ASSERTS
        and _SAY_SEEN <= one.seen
        and _SAY_PRECISION <= (one.precision or 0.0)
        for one in found
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(fold(word) for word in stopwords())


def _dated(words: Sequence[_Word], analysis: DocumentAnalysis) -> frozenset[int]:
    """Return the indices of the words of dates: days compare as days."""
    spans = [one.span for one in analysis.timexes if not one.days.is_unknown]
    return frozenset(
        at
        for at, word in enumerate(words)
        if any(span.start <= word.start and word.end <= span.end for span in spans)
    )


def _names(
    words: Sequence[_Word], analysis: DocumentAnalysis, view: CaseView
) -> tuple[tuple[Name, ...], frozenset[int]]:
    """Return the names of the case in the question, and the indices of their words.

    Two ways: what the finder of mentions sees, by its key; and any spelling that the case has.
    """
    found: dict[int, tuple[int, set[EntityId]]] = {}
    by_key, by_spelling = _keys(view), _spellings(view)
    for mention in analysis.mentions:
        inside = [
            at
            for at, word in enumerate(words)
            if mention.span.start <= word.start and word.end <= mention.span.end
        ]
        entities = by_key.get(mention.key, set())
        if inside and entities:
            found[inside[0]] = (inside[-1] + 1, set(entities))
    longest = max((len(spelling) for spelling in by_spelling), default=0)
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            spelling = tuple(word.folded for word in words[at : at + size])
            if spelling in by_spelling and not _is_common(words[at : at + size]):
                end, entities = found.get(at, (at, set()))
                found[at] = (max(end, at + size), entities | by_spelling[spelling])
                at += size - 1
                break
        at += 1
    names = tuple(
        Name(" ".join(word.text for word in words[start:end]), tuple(sorted(entities)))
        for start, (end, entities) in sorted(found.items())
    )
    return names, frozenset(at for start, (end, _) in found.items() for at in range(start, end))


def _is_common(words: Sequence[_Word]) -> bool:
    """Return whether *words* are one verb in lower case, and so no name: 'ask', 'may', 'lie'."""
    if 1 < len(words) or words[0].text != words[0].text.lower():
        return False
    return sense_of(words[0].folded) is not None or bool(cues().find(words[0].folded))


def _keys(view: CaseView) -> Mapping[str, set[EntityId]]:
    keys: dict[str, set[EntityId]] = {}
    for one in view.case.documents:
        for mention in one.mentions:
            if mention.entity is not None:
                keys.setdefault(mention.key, set()).add(mention.entity)
    return keys


def _spellings(view: CaseView) -> Mapping[tuple[str, ...], set[EntityId]]:
    """Return whom each spelling names, by its folded words; a person also by the last of them."""
    spellings: dict[tuple[str, ...], set[EntityId]] = {}
    for entity in view.case.entities:
        for name in (entity.name, *entity.aliases):
            words = tuple(fold(name).split())
            spellings.setdefault(words, set()).add(entity.id)
            if entity.type is EntityType.PERSON and 1 < len(words):
                spellings.setdefault(words[-1:], set()).add(entity.id)
    plain = _function_words()
    return {
        words: ids
        for words, ids in spellings.items()
        if words and not (len(words) == 1 and (words[0] in plain or number_of(words[0])))
    }
