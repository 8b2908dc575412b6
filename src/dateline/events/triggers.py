"""Words that tell a happening: verbs and event nouns, told apart without a parser.

No role, date or factuality is decided here. A word is a trigger only where its neighbours let it be
one; where they do not tell, it is left out.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cache

from dateline import resources
from dateline.events import words as w
from dateline.events.sentence import Sentence


class Shape(enum.Enum):
    """What form a trigger has."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger: its words ``first`` to ``last`` (both included) in the sentence."""

    first: int
    last: int
    lemma: str
    type: str
    shape: Shape

    @property
    def is_noun(self) -> bool:
        """Whether it is nominal."""
        return self.shape is Shape.NOUN


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of the lexicon stands for."""

    lemma: str
    type: str
    shape: Shape
    noun: bool
    """Whether the form is an event noun too."""


LONGEST = 4
"""Words of the longest trigger."""
_SHORTEST_ADVERB, _SHORTEST_PLURAL = 5, 4
"""Letters of a word that is taken for an adverb by its -ly, for a plural by its -s."""
_PUNCTUATION = frozenset(",.;:!?()[]\"'-/&")
_CLOSED_BEFORE_TO = frozenset(
    "due subject prior according response thanks return road access opposed close addition led "
    "leading contrast reply reaction relation regard tied link linked".split()
)
_NOUN_ENDINGS = ("ment", "ship", "ness", "ism", "ists", "ist", "ure", "hood", "man", "men", "woman")
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ary", "ful", "ic", "able", "ible", "ian", "ish", "less")
_PAST_LIKE_BASE = frozenset("hit cut shut set put quit beat cast burst upset spread".split())


def find_triggers(sentence: Sentence, closed: frozenset[int]) -> tuple[Trigger, ...]:
    """Return the triggers of *sentence*, left to right.

    Words at the indices in *closed* (those of names and of dates) are never triggers.
    """
    found, at = [], 0
    while at < len(sentence):
        trigger = None if at in closed else _trigger_at(sentence, at)
        if trigger is None or not closed.isdisjoint(range(trigger.first, trigger.last + 1)):
            at += 1
            continue
        found.append(trigger)
        at = trigger.last + 1
    return tuple(found)


def _trigger_at(sentence: Sentence, at: int) -> Trigger | None:
    for length in range(min(LONGEST, len(sentence) - at), 0, -1):
        last = at + length - 1
        form = " ".join(sentence.lower[at : last + 1])
        verb, noun = verb_form(form), noun_form(form)
        if verb is not None and _is_verb(sentence, at, last, verb):
            return Trigger(at, last, verb.lemma, verb.type, verb.shape)
        if noun is not None and _is_noun(sentence, at, last, both=verb is not None):
            return Trigger(at, last, noun.lemma, noun.type, Shape.NOUN)
    return None


# ---------------------------------------------------------------- verbs


def _is_verb(sentence: Sentence, first: int, last: int, form: Form) -> bool:
    if form.shape is Shape.PAST:
        return _is_past(sentence, first, last)
    if form.shape is Shape.THIRD:
        return _is_third(sentence, first, last, form)
    if form.shape is Shape.ING:
        return _is_ing(sentence, first, last, form)
    return _is_base(sentence, first, last, form)


def governor_of(sentence: Sentence, at: int) -> int:
    """Return the index of the word before *at*, adverbs skipped; -1 at the start."""
    before = at - 1
    while 0 <= before and (
        sentence.lower[before] in w.ADVERBS
        or (
            sentence.lower[before].endswith("ly")
            and _SHORTEST_ADVERB <= len(sentence.lower[before])
        )
    ):
        before -= 1
    return before


def _is_past(sentence: Sentence, first: int, last: int) -> bool:
    at = governor_of(sentence, first)
    before = sentence.lower[at] if 0 <= at else ""
    following = sentence.after(last)
    if not before:
        return following in w.PREPOSITIONS or following == "to"
    if before in w.ARTICLES or before in w.PREPOSITIONS or before in {"as", "to", "-", "/"}:
        return False
    if _is_number(before):
        return not _is_noun_like(sentence, last + 1)
    if before in {"if", "when", "than", "so", "more", "most", "very", "once"}:
        return False
    if before in {"and", "or"} and sentence.before(at).endswith("ed"):
        return not _is_noun_like(sentence, last + 1) or _starts_object(sentence, last + 1)
    return not (before.endswith(_ADJECTIVE_ENDINGS) and _is_noun_like(sentence, last + 1))


def _is_third(sentence: Sentence, first: int, last: int, form: Form) -> bool:
    at = governor_of(sentence, first)
    if at < 0:
        return False
    before, word = sentence.lower[at], sentence.words[at]
    if before in w.DETERMINERS or before in w.PREPOSITIONS or _is_number(before):
        return False
    if before in {"to", "and", ",", "-"} and form.noun:
        return False
    if before in {"he", "she", "it", "who", "which"}:
        return True
    if not form.noun:
        plain = not before.endswith(_ADJECTIVE_ENDINGS) and before not in w.MODALS
        return plain and before not in {"and", "or", ","} and _starts_object(sentence, last + 1)
    return word[:1].isupper() and _starts_object(sentence, last + 1)


def _is_base(sentence: Sentence, first: int, last: int, form: Form) -> bool:
    at = governor_of(sentence, first)
    if at < 0:
        return False
    before = sentence.lower[at]
    if before == "to":
        return sentence.before(at) not in _CLOSED_BEFORE_TO
    if before in w.MODALS or before in w.DO or before in {"let", "helped", "help", "make"}:
        return True
    if first - at == 1 and before in {"they", "we", "who", "you", "i"}:
        return True
    if form.noun or before in w.DETERMINERS:
        return False
    if form.lemma.split()[0] in _PAST_LIKE_BASE and before not in w.PREPOSITIONS:
        return _is_past(sentence, first, last)
    return _is_plural(before) and _starts_object(sentence, last + 1)


def _is_ing(sentence: Sentence, first: int, last: int, form: Form) -> bool:
    at = governor_of(sentence, first)
    before = sentence.lower[at] if 0 <= at else ""
    if before in w.BE:
        return True
    if before in w.DETERMINERS or before.endswith(_ADJECTIVE_ENDINGS):
        return False
    if form.noun:
        opened = before in w.PREPOSITIONS or before in {",", "after", "before", "while", "when", ""}
        return opened and _starts_object(sentence, last + 1)
    if not before or before in {"and", "or"}:
        return _starts_object(sentence, last + 1)
    return True


# ---------------------------------------------------------------- nouns


def _is_noun(sentence: Sentence, first: int, last: int, *, both: bool) -> bool:
    before = sentence.before(first)
    if before == "to" and both and sentence.before(first - 1) not in _CLOSED_BEFORE_TO:
        return False
    if before in w.MODALS or before in w.SUBJECT_PRONOUNS or before in w.DO:
        return False
    following = sentence.after(last)
    if following in {"-", "/"} or before in {"-", "/"}:
        return False
    return not (following in w.HEAD_NOUNS or following.endswith(_NOUN_ENDINGS))


# ---------------------------------------------------------------- neighbours


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in w.NUMBER_WORDS


def _is_plural(word: str) -> bool:
    return word in w.PLURAL_SUBJECTS or (
        _SHORTEST_PLURAL <= len(word)
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
    )


def _starts_object(sentence: Sentence, at: int) -> bool:
    if len(sentence) <= at:
        return False
    word = sentence.lower[at]
    return (
        word in w.DETERMINERS
        or word in w.PREPOSITIONS
        or word in {"to", "him", "them", "us", "me", "it", "that", "as"}
        or _is_number(word)
        or sentence.words[at][:1].isupper()
    )


def _is_noun_like(sentence: Sentence, at: int) -> bool:
    """Whether the word at *at* looks like a noun or adjective that goes on a noun phrase."""
    if len(sentence) <= at:
        return False
    word = sentence.lower[at]
    closed = (
        w.DETERMINERS | w.PREPOSITIONS | w.BE | w.HAVE | w.MODALS | w.CONJUNCTIONS | w.ADVERBS
    ) | w.SUBORDINATORS
    return (
        word[:1].isalpha()
        and word not in closed
        and word not in w.SOFT_SUBORDINATORS
        and word not in {"to", "up", "out", "down", "that", "him", "them", "when", "early", "late"}
        and not word.endswith("ly")
        and not sentence.words[at][:1].isupper()
    )


# ---------------------------------------------------------------- the lexicon


def verb_form(words: str) -> Form | None:
    """Return what *words* in lower case are as a verb of the lexicon."""
    return _verb_forms().get(words)


def noun_form(words: str) -> Form | None:
    """Return what *words* in lower case are as a noun of the lexicon."""
    return _noun_forms().get(words)


def is_listed(lemma: str, type_: str) -> bool:
    """Tell whether the lexicon has events of this lemma and type: others are too plain to stand alone."""
    return (lemma, type_) in _listed()


@cache
def _listed() -> frozenset[tuple[str, str]]:
    tables = (_verb_forms(), _noun_forms())
    return frozenset((form.lemma, form.type) for table in tables for form in table.values())


@cache
def _verb_forms() -> dict[str, Form]:
    nouns = resources.event_nouns()
    table: dict[str, Form] = {}
    for entry in resources.event_verbs():
        if entry.lemma in w.MISLEADING_VERBS:
            continue
        for form in entry.forms:
            shape = _shape(form, entry.forms)
            table.setdefault(form, Form(entry.lemma, entry.type.value, shape, form in nouns))
    for lemma, forms in w.GENERAL:
        for form in forms.replace("_", "\0").split():
            plain = form.replace("\0", " ")
            shape = _shape(plain, (lemma,))
            table.setdefault(plain, Form(lemma, "OTHER", shape, plain in nouns))
    return table


@cache
def _noun_forms() -> dict[str, Form]:
    table: dict[str, Form] = {}
    for entry in resources.event_nouns():
        for form in entry.nouns:
            table.setdefault(form, Form(entry.lemma, entry.type.value, Shape.NOUN, noun=True))
    return table


def _shape(form: str, forms: tuple[str, ...]) -> Shape:
    head, lemma = form.split(maxsplit=1)[0], forms[0].split()[0]
    if head == lemma:
        return Shape.PAST if head in {"put", "set"} and form not in forms[:1] else Shape.BASE
    if head.endswith("ing"):
        return Shape.ING
    if head.endswith("s") and head[:2] == lemma[:2] and not head.endswith("ss"):
        return Shape.THIRD
    return Shape.PAST
