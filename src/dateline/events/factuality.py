"""Whether a telling says that the thing happens, is planned, possible, alleged, denied.

Judges no truth: it reads the words that govern the trigger, and what its source does with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events import words as w
from dateline.events.arguments import is_passive
from dateline.events.clauses import Clauses
from dateline.events.modality import is_conditional, of_noun, of_verb
from dateline.events.sentence import Sentence
from dateline.events.standing import Deed, Speakers
from dateline.events.triggers import Shape, Trigger
from dateline.model import DayRange, Factuality, Participant, Polarity, Role, Stance, Statement

_DOUBTED, _SURE = -0.5, 0.0
"""Where the words say nothing, the reader's factuality below the first is doubt; where they leave it open,
above the second it happens. On UDS dev, macro F1 of the sign: .875; with 0 and 0 .878, with -1/4 .878, with
1/2 for the second .868, without the reader .822. News tells in the present what UDS's web text does not,
so the first is low, and captions, which tell what is seen, are not doubted."""
_REACH = 6
_PREDICATE_REACH = 28
_BEFORE_TO = 2
"""Words between 'to' and the trigger: 'to have been arrested'."""
_NEGATION_REACH = 3
_SHORTEST_FORM = 5
"""Letters of a word in -ed or -ing that is taken for a verb form."""
_HEAD = 4
"""Words at the start of what is said among which a noun is what is accused or denied itself."""
_DEED_OPENERS = frozenset("of over for about".split())
_PERSONAL = frozenset("i we he she it they".split())
_GRANTING = frozenset("that which who whose where when after before since as while".split())
_OF_STANCE = {
    Stance.ACCUSES: Factuality.ALLEGED,
    Stance.EXPECTS: Factuality.EXPECTED,
    Stance.DEMANDS: Factuality.POSSIBLE,
    Stance.ASKS: Factuality.UNCERTAIN,
    Stance.PROMISES: Factuality.PLANNED,
    Stance.WARNS: Factuality.POSSIBLE,
}


@dataclass(frozen=True, slots=True)
class Sources:
    """The statements that hold a trigger, inner first, with who speaks; and who acts in it."""

    said: Sequence[Statement]
    speakers: Speakers
    participants: Sequence[Participant]
    quoted: bool
    """Whether it is between quotation marks."""


def judge(sentence: Sentence, clauses: Clauses, trigger: Trigger, sources: Sources) -> Factuality:
    """Return the factuality of *trigger*: what its words say of it, then its *sources*."""
    local = _local(sentence, clauses, trigger)
    said = [each for each in sources.said if not _presupposed(sentence, clauses, trigger, each)]
    judged = _of_sources(local, said)
    if judged is not Factuality.HAPPENED or trigger.is_noun:
        return judged
    if not said and sources.quoted:
        return Factuality.ALLEGED
    deed = Deed(
        sources.participants,
        pronoun=_has_pronoun(sentence, clauses, trigger),
        transitive=_is_transitive(sentence, trigger),
    )
    claimed = any(sources.speakers.is_claim(each, deed) for each in said)
    return Factuality.ALLEGED if claimed else judged


def _local(sentence: Sentence, clauses: Clauses, trigger: Trigger) -> Factuality:
    """Return what the words of the sentence say of *trigger*, sources aside."""
    tree = sentence.tree
    if tree is None:
        local = _of_noun(sentence, clauses, trigger) if trigger.is_noun else None
        return local or _of_words(sentence, clauses, trigger)
    head = tree.top(range(trigger.first, trigger.last + 1))
    local = of_noun(sentence, tree, head) if trigger.is_noun else of_verb(sentence, tree, head)
    seen = sentence.seen.get(trigger.first)
    if seen is None:
        return local
    if local is Factuality.HAPPENED and seen.factuality < _DOUBTED:
        return local if sentence.role is Role.CAPTION else Factuality.UNCERTAIN
    if local is Factuality.UNCERTAIN and _SURE < seen.factuality:
        return local if is_conditional(sentence, tree, head) else Factuality.HAPPENED
    return local


def _has_pronoun(sentence: Sentence, clauses: Clauses, trigger: Trigger) -> bool:
    """Whether a pronoun does it: 'we wrote to them'."""
    tree = sentence.tree
    if tree is not None:
        head = tree.top(range(trigger.first, trigger.last + 1))
        return any(sentence.lower[each] in _PERSONAL for each in tree.having(head, "nsubj"))
    left = clauses.before(trigger.first)[:_REACH]
    return any(sentence.lower[at] in _PERSONAL for at in left)


def _is_transitive(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the verb is active and something is done to something: 'ignored two warnings'."""
    tree = sentence.tree
    if tree is not None:
        head = tree.top(range(trigger.first, trigger.last + 1))
        return bool(tree.having(head, "obj")) and not is_passive(tree, head)
    before = sentence.lower[max(0, trigger.first - 3) : trigger.first]
    following = sentence.after(trigger.last)
    if any(word in w.BE for word in before) or not following[:1].isalnum():
        return False
    closed = w.PREPOSITIONS | w.ADVERBS | w.SUBORDINATORS | w.SOFT_SUBORDINATORS | w.CONJUNCTIONS
    return following not in closed and following not in {"to", "that", "out", "up", "off", "down"}


def mind_the_future(
    factuality: Factuality, days: DayRange, published: DayRange, *, is_seen: bool
) -> Factuality:
    """Return *planned* for what is told as happened and lies after the report.

    What *is_seen* (a past tense, a picture) may be a day ahead of the report's date: it is already
    tomorrow where it happens.
    """
    if factuality is not Factuality.HAPPENED or days.earliest is None or published.latest is None:
        return factuality
    ahead = (days.earliest - published.latest).days
    return Factuality.PLANNED if (1 if is_seen else 0) < ahead else factuality


def _presupposed(
    sentence: Sentence, clauses: Clauses, trigger: Trigger, statement: Statement
) -> bool:
    """Whether what is said takes the event for granted: 'denied warnings of the cargo that blew up'."""
    at = sentence.spans[trigger.first]
    part = next(each for each in statement.content if each.contains(at))
    first = sentence.first_at(part.start)
    opener = clauses.starts[clauses.of(trigger.first)]
    if first < opener and sentence.lower[opener] in _GRANTING:
        return sentence.lower[opener] != "that" or not _is_content_that(sentence, opener)
    if not trigger.is_noun or trigger.first - first <= _HEAD:
        return False
    near = sentence.lower[max(first, trigger.first - 3) : trigger.first]
    return any(word in {"the", "'s", "their", "its", "his", "her"} for word in near) and any(
        word in w.PREPOSITIONS or word in w.SOFT_SUBORDINATORS for word in near
    )


def _is_content_that(sentence: Sentence, at: int) -> bool:
    """Whether the 'that' at *at* opens what is said and no relative clause: a verb or mark before."""
    before = sentence.before(at)
    return before in {"and", ","} or before.endswith("ed") or before in {"said", "says", "saying"}


def _of_sources(local: Factuality, said: Sequence[Statement]) -> Factuality:
    for each in said:
        if each.polarity is Polarity.NEGATIVE or each.stance is Stance.DENIES:
            if local is Factuality.HAPPENED or local is Factuality.ALLEGED:
                return Factuality.DENIED
        elif local is Factuality.HAPPENED and each.stance in _OF_STANCE:
            return _OF_STANCE[each.stance]
    return local


def _of_words(sentence: Sentence, clauses: Clauses, trigger: Trigger) -> Factuality:
    """Decide by the auxiliaries and governors to the left of the trigger."""
    left = clauses.before(trigger.first)
    opener = sentence.lower[clauses.starts[clauses.of(trigger.first)]]
    words = [sentence.lower[at] for at in left]
    if opener in w.CONDITIONALS or any(each in w.CONDITIONALS for each in words):
        return Factuality.UNCERTAIN
    verbal = None if trigger.is_noun else _of_auxiliaries(words, trigger)
    if verbal is not None:
        return verbal
    if any(each in w.NEGATIONS for each in words[:3]):
        return Factuality.NEGATED
    deeds = words[2:] if words[:1] == ["and"] and words[1:2] and words[1].endswith("ing") else words
    if deeds[:1] and deeds[0] in _DEED_OPENERS and _governed(deeds, w.ALLEGING):
        return Factuality.ALLEGED
    if words and (words[0] in w.DENYING or (words[1:2] and words[1] in w.DENYING)):
        return Factuality.DENIED
    if any(each in {"allegedly", "reportedly", "alleged", "suspected"} for each in words[:4]):
        return Factuality.ALLEGED
    return Factuality.HAPPENED


def _governed(words: list[str], governors: frozenset[str]) -> bool:
    return any(each in governors for each in words[: 2 * _REACH])


def _of_auxiliaries(words: list[str], trigger: Trigger) -> Factuality | None:
    """Read the words before a verb, nearest first, up to its subject."""
    window = words[:_REACH]
    for at, word in enumerate(window):
        if (
            word == "to"
            and at <= _BEFORE_TO
            and (trigger.shape is Shape.BASE or _passive(window[:at]))
        ):
            return _of_infinitive(words[at + 1 :])
        if word in w.POSSIBLE_MODALS:
            return _negated(window, Factuality.POSSIBLE)
        if word in w.FUTURE:
            return _negated(window, Factuality.PLANNED)
        if word == "would":
            return _would(window)
        if word in {"should", "must", "shouldn't", "mustn't"}:
            return Factuality.POSSIBLE
        if word in w.NEGATIONS and at <= _NEGATION_REACH:
            return Factuality.NEGATED
        if word in {",", "and", "but"} and at:
            break
    if trigger.shape is Shape.BASE and "be" in window[:2]:
        return Factuality.POSSIBLE
    if "be" in window[:2]:
        return Factuality.POSSIBLE
    return None


def _passive(window: list[str]) -> bool:
    return "be" in window or "have" in window


def _negated(window: list[str], otherwise: Factuality) -> Factuality:
    negated = any(each in w.NEGATIONS for each in window[:4])
    return Factuality.NEGATED if negated else otherwise


def _would(window: list[str]) -> Factuality:
    if any(each in w.NEGATIONS for each in window[:4]):
        return Factuality.NEGATED
    if "likely" in window or "probably" in window:
        return Factuality.EXPECTED
    return Factuality.POSSIBLE if "have" in window else Factuality.PLANNED


def _of_infinitive(words: list[str]) -> Factuality:
    """Read what governs 'to' and a verb; *words* are those before 'to', nearest first."""
    for word in words[:4]:
        if word in w.FAILING:
            return Factuality.NEGATED
        if word in w.EXPECTING:
            return Factuality.EXPECTED
        if word in w.PLANNING or word in w.BE:
            return Factuality.PLANNED
        if word in w.WISHING:
            return Factuality.POSSIBLE
        if word in w.ACHIEVING:
            return Factuality.HAPPENED
        if word in w.MODALS:
            return Factuality.PLANNED if word in w.FUTURE else Factuality.POSSIBLE
    return Factuality.UNCERTAIN


# ---------------------------------------------------------------- nominal events


def _of_noun(sentence: Sentence, clauses: Clauses, trigger: Trigger) -> Factuality | None:
    """Decide by the adjectives, governors and the predicate of a nominal event, else nothing."""
    left = clauses.before(trigger.first)[:_REACH]
    words = [sentence.lower[at] for at in left]
    near = words[:3]
    if any(each in {"no", "without", "neither"} for each in near):
        return Factuality.NEGATED
    if any(each in {"alleged", "suspected", "purported", "supposed"} for each in near):
        return Factuality.ALLEGED
    if any(each in w.POSSIBLE_ADJECTIVES for each in near):
        return Factuality.POSSIBLE
    if any(each in w.PLANNED_ADJECTIVES for each in near[:2]):
        return Factuality.PLANNED
    oblique = any(each in w.PREPOSITIONS for each in near)
    predicate = None if oblique else _of_predicate(sentence, clauses, trigger)
    if predicate is not None:
        return predicate
    if any(each in w.PLANNING_NOUN_GOVERNORS for each in words) or _is_ahead(sentence, trigger):
        return Factuality.PLANNED
    if any(each in w.WISHING_NOUN_GOVERNORS for each in words[:5]):
        return Factuality.POSSIBLE
    return _of_light_verb(words)


def _is_ahead(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the noun hangs on 'ahead of', names and titles between."""
    at = trigger.first - 1
    while 0 <= at and trigger.first - at <= 2 * _REACH:
        if sentence.lower[at] == "of" and sentence.before(at) == "ahead":
            return True
        if sentence.lower[at] in {",", "and", "after", "before"}:
            return False
        at -= 1
    return False


def _of_light_verb(words: list[str]) -> Factuality | None:
    """Read the verb that a nominal event is the object of: 'will hold its first hearing'."""
    for at, word in enumerate(words[:5]):
        if word in {",", "."}:
            return None
        if word in w.MODALS or word == "to":
            rest = words[at + 1 : at + 4]
            if word == "to":
                return _of_infinitive(rest) if at and words[at - 1] in w.LIGHT_VERBS else None
            negated = any(each in w.NEGATIONS for each in words[: at + 2])
            if negated:
                return Factuality.NEGATED
            likely = word in w.POSSIBLE_MODALS
            return Factuality.POSSIBLE if likely else Factuality.PLANNED
    return None


def _of_predicate(sentence: Sentence, clauses: Clauses, trigger: Trigger) -> Factuality | None:
    """Read what is said of a nominal event: 'a service is planned', 'the talks were cancelled'."""
    clause = clauses.of(trigger.first)
    stop = min(len(sentence), trigger.last + _PREDICATE_REACH)
    window = [at for at in range(trigger.last + 1, stop) if clauses.of(at) == clause]
    for place, at in enumerate(window):
        word = sentence.lower[at]
        rest = [sentence.lower[each] for each in window[place + 1 : place + 5]]
        if word in w.MODALS:
            if any(each in w.NEGATIONS for each in (word, *rest[:2])):
                return Factuality.NEGATED
            return Factuality.POSSIBLE if word in w.POSSIBLE_MODALS else Factuality.PLANNED
        if word in w.BE or word in w.HAVE:
            return _of_participle(rest)
        if not _goes_on(sentence, at):
            return None
    return None


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the noun phrase may go on at *at*: no verb and no strong mark stands there."""
    word = sentence.lower[at]
    if word in {";", ":", "("} or word in w.CONJUNCTIONS:
        return False
    return not (word.endswith(("ed", "ing")) and _SHORTEST_FORM <= len(word))


def _of_participle(rest: Sequence[str]) -> Factuality | None:
    for word in rest:
        if word in w.CANCELLING:
            return Factuality.NEGATED
        if word in w.PUT_OFF or (word in w.SCHEDULING and word != "expected"):
            return Factuality.PLANNED
        if word in w.EXPECTING:
            return Factuality.EXPECTED
        if word in w.NEGATIONS:
            return Factuality.NEGATED
        if word not in w.BE and not word.endswith("ly"):
            return None
    return None
