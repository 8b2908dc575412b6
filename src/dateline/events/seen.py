"""Words that tell a happening where the trained reader read: its triggers, named by the lexicon.

No role, date or factuality is decided here, and nothing is guessed from neighbours. States are no events.
"""

from __future__ import annotations

from dateline.events import words as w
from dateline.events.lemmas import lemma_of_noun, lemma_of_verb
from dateline.events.sentence import Sentence
from dateline.events.tree import Tree
from dateline.events.triggers import LONGEST, Shape, Trigger, is_listed, noun_form, verb_form

_HAPPENINGS = frozenset("OCCURRENCE ASPECTUAL I_ACTION PERCEPTION".split())
"""Classes of TimeML that are events here; its states ('wants', 'is') are none."""
_SAYING = "REPORTING"
"""Its acts of saying are statements here, and events only where the lexicon has them ('accuse')."""
_OTHER = "OTHER"
_VERBAL = frozenset({"VERB", "AUX"})


def find_seen(sentence: Sentence, tree: Tree, closed: frozenset[int]) -> tuple[Trigger, ...]:
    """Return the triggers of *sentence*, left to right; words in *closed* are none."""
    found: list[Trigger] = []
    for at in range(len(sentence)):
        if at in closed or (found and at <= found[-1].last):
            continue
        trigger = _trigger_at(sentence, tree, at)
        if trigger is not None and closed.isdisjoint(range(trigger.first, trigger.last + 1)):
            found.append(trigger)
    nouns = frozenset(each.last for each in found if each.is_noun)
    return tuple(each for each in found if not _is_light(sentence, tree, each, nouns))


def _trigger_at(sentence: Sentence, tree: Tree, at: int) -> Trigger | None:
    """Return the trigger that begins at *at*: named by the lexicon, else by its own form."""
    verbal = tree.upos[at] in _VERBAL
    known = _listed(sentence, tree, at, verbal=verbal)
    last = at if known is None else known.last
    labels = {sentence.seen[each].label for each in (at, last) if each in sentence.seen}
    if known is not None and not labels.isdisjoint(_HAPPENINGS | {_SAYING}):
        return known
    if at not in sentence.seen or sentence.seen[at].label not in _HAPPENINGS:
        return None
    word = sentence.lower[at]
    if verbal:
        return Trigger(at, at, lemma_of_verb(word), _OTHER, _shape(tree.feats[at]))
    return Trigger(at, at, lemma_of_noun(word), _OTHER, Shape.NOUN)


def _listed(sentence: Sentence, tree: Tree, at: int, *, verbal: bool) -> Trigger | None:
    """Return the longest entry of the lexicon that begins at *at*, of the word's part of speech."""
    for last in range(min(len(sentence), at + LONGEST) - 1, at - 1, -1):
        words = " ".join(sentence.lower[at : last + 1])
        form = verb_form(words) if verbal else noun_form(words)
        if form is not None:
            shape = _shape(tree.feats[at]) if verbal else Shape.NOUN
            return Trigger(at, last, form.lemma, form.type, shape)
    return None


def _is_light(sentence: Sentence, tree: Tree, trigger: Trigger, nouns: frozenset[int]) -> bool:
    """Whether a verb outside the lexicon only says that the nominal event beside it is: 'held talks'."""
    if trigger.is_noun or is_listed(trigger.lemma, trigger.type):
        return False
    beside = tree.having(trigger.first, "obj", "nsubj")
    return sentence.lower[trigger.first] in w.LIGHT_VERBS and not nouns.isdisjoint(beside)


def _shape(feats: str) -> Shape:
    """Return the form of a verb by its features."""
    if "VerbForm=Ger" in feats or ("VerbForm=Part" in feats and "Tense=Pres" in feats):
        return Shape.ING
    if "Tense=Past" in feats or "VerbForm=Part" in feats:
        return Shape.PAST
    third = "Tense=Pres" in feats and "Person=3" in feats and "Number=Sing" in feats
    return Shape.THIRD if third else Shape.BASE
