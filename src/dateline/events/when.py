"""Which date belongs to which happening.

Resolves no date: the timexes come resolved. An event takes a date only from an expression in its own
clause, or through a participle that hangs on it; never from the publication date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events import words as w
from dateline.events.clauses import Clauses
from dateline.events.points import Point, find_points
from dateline.events.sentence import Sentence
from dateline.events.triggers import Shape, Trigger, governor_of, is_listed
from dateline.model import UNDATED, DayRange, Document, Factuality, Span, Statement, Timex

_NEAR_CUE = 4
"""Words between a cue and a date that dates the saying: 'told reporters late on Tuesday'. Set by hand;
half and double are not measured."""
_NOUN_COST = 8
"""Words by which a noun stands farther from a date than a verb does."""
_LIGHT_REACH = 5
_RELATIVE_REACH = 2
_BRIDGES = frozenset(
    "on in at late early of the , by during for from last this and about around ( morning evening "
    "night afternoon local time".split()
)
_GERUND_PREPOSITIONS = frozenset("of for from by without about with".split())
"""Before a participle: a date before them belongs to the verb that they hang on."""
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PLAIN_PREDICATES = (
    (w.LIGHT_VERBS - w.BE - w.HAVE) | w.SCHEDULING | w.POSTPONING | w.CANCELLING | {"took", "take"}
)
"""What is said of a happening and tells nothing else: 'was held', 'is planned', 'took place'."""


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event and the expression that gives them."""

    days: DayRange = UNDATED
    timex: Span | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in and around a sentence: statements, and stretches between quotation marks."""

    statements: tuple[Statement, ...] = ()
    quotes: tuple[Span, ...] = ()

    def parts(self, a: Span, b: Span, deed: int | None = None) -> bool:
        """Tell whether one of *a* and *b* is inside what is said and the other outside.

        Of an accusation, which names the accused first, only what begins at *deed* is said.
        """
        for each in self.statements:
            if each.cue == a and deed is not None and b.end <= deed:
                continue
            if any(p.contains(a) for p in each.content) != any(p.contains(b) for p in each.content):
                return True
        return any(quote.contains(a) != quote.contains(b) for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with its clauses, its triggers and what is said in it."""

    sentence: Sentence
    clauses: Clauses
    triggers: Sequence[Trigger]
    said: Said


def date_triggers(
    sentence: Sentence,
    clauses: Clauses,
    triggers: Sequence[Trigger],
    timexes: Sequence[Timex],
    said: Said,
) -> tuple[When, ...]:
    """Return when each of *triggers* is, in their order."""
    scene = _Scene(sentence, clauses, triggers, said)
    points = find_points(sentence, timexes)
    dated: list[When] = [When()] * len(triggers)
    for point in points:
        for index in _owners(scene, point):
            dated[index] = _nearer(dated[index], point, sentence, triggers[index])
    for index in range(len(triggers)):
        if dated[index].timex is None:
            dated[index] = _inherited(scene, dated, index)
    return tuple(dated)


def is_behind(document: Document, factuality: Factuality, when: When) -> bool:
    """Tell whether a plan has a bare weekday that was resolved to a day before the report.

    One of the two readings is wrong, and which one cannot be told here: the date is left out.
    """
    if factuality not in {Factuality.PLANNED, Factuality.EXPECTED} or when.timex is None:
        return False
    last, published = when.days.latest, document.published.days.earliest
    bare = when.timex.of(document.text).lower() in _WEEKDAYS
    return bare and last is not None and published is not None and last < published


# ---------------------------------------------------------------- who owns a date


def _owners(scene: _Scene, point: Point) -> list[int]:
    """Return the triggers that *point* dates: the nearest that can own it, and those that share it."""
    behind = _clause_of_when(scene, point)
    clause = scene.clauses.of(point.first) if behind is None else behind
    if point.bounds and behind is None:
        return []
    near = [
        index
        for index, each in enumerate(scene.triggers)
        if scene.clauses.of(each.first) == clause
        and not scene.said.parts(
            scene.sentence.spans[each.first], point.span, _deed_after(scene, index)
        )
        and (behind is not None or _can_own(scene, each, point))
    ]
    if not near or _dates_a_saying(scene, point):
        return []
    costs = {index: _cost(scene.sentence, scene.triggers[index], point) for index in near}
    best = min(near, key=lambda index: (costs[index], index))
    others = [index for index in near if index != best]
    return [best, *(index for index in others if _shares(scene, best, index, point))]


def _deed_after(scene: _Scene, index: int) -> int | None:
    """Return where the next trigger behind 'of' or 'for' begins: 'accused them on Monday of lying'."""
    for each in scene.triggers[index + 1 :]:
        if scene.sentence.before(each.first) in _GERUND_PREPOSITIONS:
            return scene.sentence.spans[each.first].start
    return None


def _clause_of_when(scene: _Scene, point: Point) -> int | None:
    """Return the clause that tells what happened then: 'since 1994, when a fire killed 11'."""
    lower = scene.sentence.lower
    at = point.last + 1
    if at < len(lower) and lower[at] == ",":
        at += 1
    return scene.clauses.of(at) if at < len(lower) and lower[at] == "when" else None


def _can_own(scene: _Scene, trigger: Trigger, point: Point) -> bool:
    sentence = scene.sentence
    if trigger.is_noun:
        return _noun_can_own(scene, trigger, point)
    if point.last < trigger.first and trigger.lemma in w.NAMING:
        return sentence.after(point.last) not in w.BE | {","}
    hangs = trigger.shape is Shape.ING and sentence.before(trigger.first) in _GERUND_PREPOSITIONS
    if hangs and point.last + 1 < trigger.first:
        return False
    base = governor_of(sentence, trigger.first)
    if point.last < base and sentence.lower[base] == "to":
        governor = sentence.before(base)
        return governor in w.PLANNING or governor in w.EXPECTING or governor in w.BE
    if trigger.last < point.first and sentence.lower[trigger.first] in w.POSTPONING:
        return sentence.before(point.first) not in {"to", "until", "till", "for"}
    return True


def _noun_can_own(scene: _Scene, trigger: Trigger, point: Point) -> bool:
    """Whether a noun stands beside the date, is the object of a light verb, or has a plain predicate."""
    lower = scene.sentence.lower
    if _is_beside(scene.sentence, trigger, point):
        return not _cue_before(scene, trigger, point)
    left = [lower[at] for at in scene.clauses.before(trigger.first)[:_LIGHT_REACH]]
    if any(word in w.LIGHT_VERBS for word in left):
        return True
    if point.first < trigger.first or _is_oblique(scene.sentence, trigger.first):
        return False
    between = [
        lower[at]
        for at in range(trigger.last + 1, point.first)
        if scene.clauses.of(at) == scene.clauses.of(trigger.first)
    ]
    if between and between[0] in w.BE and set(between[1:]) <= _BRIDGES:
        return True
    if any(word in _PLAIN_PREDICATES for word in between):
        return True
    return _is_subject(scene, trigger) and not _cue_before(scene, trigger, point)


def _is_subject(scene: _Scene, trigger: Trigger) -> bool:
    """Whether the noun opens its clause: 'a blast shook the port on Monday'."""
    before = scene.clauses.before(trigger.first)
    taken = {each.first for each in scene.triggers}
    opened = scene.sentence.lower[before[-1]] if before else ""
    plain = opened not in w.PREPOSITIONS and opened not in w.SUBJECT_PRONOUNS
    return len(before) <= _LIGHT_REACH and plain and taken.isdisjoint(before)


def _is_oblique(sentence: Sentence, at: int) -> bool:
    """Whether a preposition stands right before the noun phrase of the word at *at*."""
    for before in reversed(sentence.lower[max(0, at - 3) : at]):
        if before in w.PREPOSITIONS or before == "to":
            return True
        if before in w.ARTICLES and before != "'s":
            continue
    return False


def _cue_before(scene: _Scene, trigger: Trigger, point: Point) -> bool:
    """Whether a cue stands before the noun in its clause: 'told the inquiry into the blast on Monday'."""
    clause = scene.clauses.of(trigger.first)
    for each in scene.said.statements:
        if each.cue is None or not scene.sentence.span.contains(each.cue):
            continue
        if any(part.contains(point.span) for part in each.content):
            continue
        cue = scene.sentence.words_of(each.cue)
        if len(cue) and scene.clauses.of(cue[0]) == clause and cue[-1] < trigger.first:
            return scene.sentence.lower[cue[0]] != "according"
    return False


def _is_beside(sentence: Sentence, trigger: Trigger, point: Point) -> bool:
    if trigger.last < point.first:
        between = range(trigger.last + 1, point.first)
        parted = "," in sentence.lower[trigger.last + 1 : max(trigger.last + 1, point.first - 2)]
        return not parted and all(_is_bridge(sentence, at, trigger) for at in between)
    gap = sentence.lower[point.last + 1 : trigger.first]
    return set(gap) <= {"'s", "the"} or (len(gap) <= 1 and trigger.is_noun)


def _is_bridge(sentence: Sentence, at: int, trigger: Trigger) -> bool:
    """Whether a word between a trigger and a date parts them not: 'the invasion of Ukraine in 2022'."""
    word = sentence.lower[at]
    if word in _BRIDGES:
        return True
    if not trigger.is_noun:
        return False
    before = sentence.before(at)
    opened = before in w.PREPOSITIONS or before in {"the", "a", "an", "to"}
    head = opened and not word.endswith(("ed", "ing")) and word.isalpha()
    return head or word in w.PREPOSITIONS or word in {"to", "a", "'s"} or _is_named(sentence, at)


def _is_named(sentence: Sentence, at: int) -> bool:
    return sentence.words[at][:1].isupper()


def _cost(sentence: Sentence, trigger: Trigger, point: Point) -> int:
    """Return how far the date stands from *trigger*, in words and what parts them."""
    if _is_beside(sentence, trigger, point):
        return 0
    behind = trigger.last < point.first
    distance = point.first - trigger.last if behind else trigger.first - point.last
    if not behind and "and" in sentence.lower[point.last + 1 : trigger.first]:
        distance += _NOUN_COST
    distance += _NOUN_COST if trigger.is_noun else 0
    return distance + (_NOUN_COST // 2 if trigger.shape is Shape.ING else 0)


def _shares(scene: _Scene, owner: int, other: int, point: Point) -> bool:
    """Whether the trigger *other* happens at the owner's date too."""
    a, b = scene.triggers[owner], scene.triggers[other]
    if a.is_noun and b.is_noun:
        return False
    low, high = min(a.last, b.last), max(a.first, b.first)
    between = scene.sentence.lower[low + 1 : high]
    if not a.is_noun and not b.is_noun:
        fronted = point.first < min(a.first, b.first)
        joined = "and" in between and "to" not in between and fronted
        return (joined or set(between) <= {"and", "then"}) and a.shape is b.shape
    verb, noun = (b, a) if a.is_noun else (a, b)
    if _is_told_by(scene.sentence, noun, verb) or _is_during(scene.sentence, noun, verb):
        return True
    light = scene.sentence.lower[verb.first] in w.LIGHT_VERBS
    return verb.first < noun.first and len(between) <= _LIGHT_REACH and light


def _is_told_by(sentence: Sentence, noun: Trigger, verb: Trigger) -> bool:
    """Whether a verb outside the lexicon tells what a nominal event did: 'a blast shook the port'."""
    tree = sentence.tree
    if tree is None or is_listed(verb.lemma, verb.type):
        return False
    return noun.last in tree.having(verb.first, "nsubj")


def _is_during(sentence: Sentence, noun: Trigger, verb: Trigger) -> bool:
    """Whether a verb tells what was done in the course of a nominal event: 'spoke during the talks'."""
    tree = sentence.tree
    if tree is None or noun.last not in tree.having(verb.first, "obl"):
        return False
    return any(sentence.lower[each] == "during" for each in tree.having(noun.last, "case"))


def _dates_a_saying(scene: _Scene, point: Point) -> bool:
    """Whether the date stands beside the cue of a statement, which is no trigger itself."""
    sentence = scene.sentence
    for each in scene.said.statements:
        if each.cue is None or not sentence.span.contains(each.cue):
            continue
        if any(part.overlaps(point.span) for part in each.content):
            continue
        cue = sentence.words_of(each.cue)
        if not len(cue) or any(cue[0] <= t.first <= cue[-1] for t in scene.triggers):
            continue
        gap = max(point.first - cue[-1], cue[0] - point.last) - 1
        if gap <= _NEAR_CUE:
            return True
    return False


def _nearer(known: When, point: Point, sentence: Sentence, trigger: Trigger) -> When:
    if known.timex is None:
        return When(point.days, point.span)
    old = sentence.words_of(known.timex)
    if trigger.last < old[0] < point.first and "and" in sentence.lower[old[-1] : point.first]:
        return When(known.days.cover(point.days), known.timex)
    gap_old = min(abs(old[0] - trigger.last), abs(trigger.first - old[-1]))
    gap_new = min(abs(point.first - trigger.last), abs(trigger.first - point.last))
    return When(point.days, point.span) if gap_new < gap_old else known


# ---------------------------------------------------------------- dates that are handed on


def _inherited(scene: _Scene, dated: Sequence[When], index: int) -> When:
    """Return the date of the trigger that a result hangs on: 'a blast on Monday that killed four'."""
    trigger, clauses = scene.triggers[index], scene.clauses
    clause = clauses.of(trigger.first)
    opener = clauses.starts[clause]
    if trigger.lemma not in w.RESULTS:
        return When()
    before = scene.triggers[index - 1] if index else None
    if before is not None and before.lemma in w.RESULTS and clauses.of(before.first) == clause:
        return dated[index - 1]
    word = scene.sentence.lower[opener]
    relative = word in {"that", "which"} and trigger.first - opener <= _RELATIVE_REACH
    participle = trigger.shape is Shape.ING and trigger.first == opener
    if clause == 0 or not (relative or participle):
        return When()
    host = clauses.of(opener - 1)
    earlier = [i for i in range(index) if clauses.of(scene.triggers[i].first) == host]
    return next((dated[i] for i in reversed(earlier) if dated[i].timex is not None), When())
