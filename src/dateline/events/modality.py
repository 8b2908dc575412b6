"""What the words that govern a trigger say of it, by syntax: planned, possible, negated, alleged.

Asks no source and judges no truth. A word that takes part in another's clause shares what is said of it:
'will meet and sign' plans both.
"""

from __future__ import annotations

from dateline.events import words as w
from dateline.events.arguments import light_verb_of
from dateline.events.sentence import Sentence
from dateline.events.tree import ROOT, Tree
from dateline.model import Factuality

_LONGEST_CHAIN = 5
"""Governors that are climbed: 'did not want to be asked to leave'."""
_OBLIGING = frozenset("should must shouldn't mustn't ought".split())
_DOUBTING = frozenset("allegedly reportedly purportedly supposedly".split())
_ALLEGED = frozenset("alleged suspected purported supposed".split())
_LIKELY = frozenset("likely probably".split())
_PAST_PREPOSITIONS = frozenset("after during since".split())
_NOBODY = frozenset("no nobody none neither nothing".split())
_IS = frozenset("is are was were am 's 're".split())


def of_verb(sentence: Sentence, tree: Tree, verb: int, climbed: int = 0) -> Factuality:
    """Return what is said of the verb or predicate at *verb*; *happened* where nothing else is."""
    below = [sentence.lower[each] for each in tree.below[verb]]
    if is_conditional(sentence, tree, verb):
        return Factuality.UNCERTAIN
    if _is_negated(sentence, tree, verb):
        return Factuality.NEGATED
    own = _of_auxiliaries(sentence, tree, verb)
    if own is not None:
        return own
    if any(each in _DOUBTING for each in below):
        return Factuality.ALLEGED
    if "Mood=Imp" in tree.feats[verb]:
        return Factuality.POSSIBLE
    return _of_governor(sentence, tree, verb, climbed)


def is_conditional(sentence: Sentence, tree: Tree, verb: int) -> bool:
    """Tell whether the clause of *verb* begins with 'if' or its like."""
    return any(sentence.lower[at] in w.CONDITIONALS for at in tree.having(verb, "mark", "advmod"))


def _is_negated(sentence: Sentence, tree: Tree, verb: int) -> bool:
    """Whether a negation hangs on the verb, or stands for its subject or object ('no one came')."""
    for each in tree.below[verb]:
        word = sentence.lower[each]
        relation = tree.relation[each].split(":")[0]
        if word in w.NEGATIONS and relation in {"advmod", "aux", "cop", "det", "cc"}:
            return True
        if relation in {"nsubj", "obj"} and (
            word in _NOBODY or any(sentence.lower[at] in _NOBODY for at in tree.having(each, "det"))
        ):
            return True
        if relation == "mark" and word == "without":
            return True
    return False


def _of_auxiliaries(sentence: Sentence, tree: Tree, verb: int) -> Factuality | None:
    """Return what the verb's own auxiliaries say: 'may leave', 'is to leave', 'would have left'."""
    below = [sentence.lower[each] for each in tree.below[verb]]
    words = [sentence.lower[each] for each in tree.having(verb, "aux", "cop")]
    for word in words:
        if word in w.POSSIBLE_MODALS or word in _OBLIGING:
            return Factuality.POSSIBLE
        if word in w.FUTURE:
            return Factuality.PLANNED
        if word in {"would", "wouldn't"}:
            if not _LIKELY.isdisjoint(below):
                return Factuality.EXPECTED
            return Factuality.POSSIBLE if "have" in words else Factuality.PLANNED
    is_to = (
        "to" in below
        and words[:1]
        and words[0] in _IS
        and below.index(words[0]) < below.index("to")
    )
    return Factuality.PLANNED if is_to else None


def _of_governor(sentence: Sentence, tree: Tree, verb: int, climbed: int) -> Factuality:
    """Return what the word that *verb* hangs on says of it."""
    above = tree.head[verb]
    if above == ROOT or _LONGEST_CHAIN <= climbed or tree.relation[verb].endswith(":relcl"):
        return Factuality.HAPPENED
    own = bool(tree.having(verb, "aux", "nsubj")) or "VerbForm=Fin" in tree.feats[verb]
    if tree.is_by(verb, "conj"):
        alone = own or tree.having(verb, "mark")
        return Factuality.HAPPENED if alone else of_verb(sentence, tree, above, climbed + 1)
    if not tree.is_by(verb, "xcomp", "acl", "ccomp", "csubj", "advcl", "obl"):
        return Factuality.HAPPENED
    word = sentence.lower[above]
    marks = {sentence.lower[each] for each in tree.having(verb, "mark", "case")}
    if "to" in marks or "VerbForm=Inf" in tree.feats[verb]:
        return _of_infinitive(sentence, tree, verb, climbed)
    if word in w.ALLEGING and not marks.isdisjoint({"of", "for"}):
        return Factuality.ALLEGED
    if word in w.FAILING and "from" in marks:
        return Factuality.NEGATED
    if word in w.DENYING and not tree.is_by(verb, "advcl"):
        return Factuality.DENIED
    if word in w.WISHING and tree.is_by(verb, "ccomp", "csubj"):
        return Factuality.POSSIBLE
    shared = tree.is_by(verb, "xcomp") or (tree.is_by(verb, "advcl") and not own and not marks)
    return of_verb(sentence, tree, above, climbed + 1) if shared else Factuality.HAPPENED


def _of_infinitive(sentence: Sentence, tree: Tree, verb: int, climbed: int) -> Factuality:
    """Return what the governor of 'to' and a verb says of it."""
    above = tree.head[verb]
    word = sentence.lower[above]
    governing = Factuality.HAPPENED
    if tree.upos[above] in {"VERB", "ADJ", "AUX"}:
        governing = of_verb(sentence, tree, above, climbed + 1)
    if word in w.FAILING:
        undone = governing is Factuality.NEGATED
        return Factuality.HAPPENED if undone else Factuality.NEGATED
    if word in w.ACHIEVING or governing not in {Factuality.HAPPENED, Factuality.ALLEGED}:
        return governing
    if word in w.EXPECTING:
        return Factuality.EXPECTED
    if word in w.PLANNING or word in w.BE:
        return Factuality.PLANNED
    return Factuality.POSSIBLE if word in w.WISHING else Factuality.UNCERTAIN


# ---------------------------------------------------------------- nouns


def of_noun(sentence: Sentence, tree: Tree, noun: int) -> Factuality:
    """Return what is said of the nominal event at *noun*."""
    beside = [
        sentence.lower[each]
        for each in tree.having(noun, "det", "amod", "advmod", "compound", "case", "cc")
    ]
    if any(each in {"no", "without", "neither"} for each in beside):
        return Factuality.NEGATED
    if any(each in _ALLEGED for each in beside):
        return Factuality.ALLEGED
    if any(each in w.POSSIBLE_ADJECTIVES for each in beside):
        return Factuality.POSSIBLE
    if any(each in w.PLANNED_ADJECTIVES for each in beside):
        return Factuality.PLANNED
    return _of_place(sentence, tree, noun)


def _of_place(sentence: Sentence, tree: Tree, noun: int) -> Factuality:
    """Return what the noun's place in its clause says: what it is subject or object of."""
    while tree.is_by(noun, "conj"):
        noun = tree.head[noun]
    above = tree.head[noun]
    if above == ROOT:
        predicate = tree.having(noun, "cop", "expl")
        return of_verb(sentence, tree, noun) if predicate else Factuality.HAPPENED
    if tree.is_by(noun, "nsubj") and tree.upos[above] in {"VERB", "AUX", "ADJ"}:
        return _of_predicate(sentence, tree, above)
    if light_verb_of(sentence, tree, noun) is not None:
        return of_verb(sentence, tree, above)
    return _of_noun_governor(sentence, tree, noun)


def _of_predicate(sentence: Sentence, tree: Tree, verb: int) -> Factuality:
    """Return what a verb says of its subject: 'is planned', 'was cancelled', 'will begin'."""
    word = sentence.lower[verb]
    if word in w.CANCELLING:
        return Factuality.NEGATED
    if word in w.PUT_OFF or (word in w.SCHEDULING and word != "expected"):
        return Factuality.PLANNED
    return Factuality.EXPECTED if word in w.EXPECTING else of_verb(sentence, tree, verb)


def _of_noun_governor(sentence: Sentence, tree: Tree, noun: int) -> Factuality:
    """Return what the word that a noun hangs on says of it: 'called for a visit', 'ahead of talks'."""
    word = sentence.lower[tree.head[noun]]
    prepositions = tree.having(noun, "case")
    case = {sentence.lower[each] for each in prepositions}
    ahead = "ahead" in case or any(sentence.before(each) == "ahead" for each in prepositions)
    if ahead or (word in w.PLANNING_NOUN_GOVERNORS and case.isdisjoint(_PAST_PREPOSITIONS)):
        return Factuality.PLANNED
    if word in w.DENYING and tree.is_by(noun, "obj"):
        return Factuality.DENIED
    if word in w.WISHING_NOUN_GOVERNORS and (tree.is_by(noun, "obj") or case & {"for", "of", "on"}):
        return Factuality.POSSIBLE
    if word in w.ALLEGING and case & {"of", "for", "over", "about"}:
        return Factuality.ALLEGED
    return Factuality.HAPPENED
