"""Who does what to whom by syntax: the words that are subject, object and place of a trigger.

Knows no mention; resolves no pronoun but the relative one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.events import words as w
from dateline.events.sentence import Sentence
from dateline.events.tree import ROOT, Tree
from dateline.events.triggers import Trigger

_PLACE_PREPOSITIONS = frozenset("in at near outside inside to into from on around across".split())
_TARGET_PREPOSITIONS = frozenset(
    "on against to with of for over upon at toward towards into".split()
)
_PERSONAL = frozenset("it he she they".split())
_RELATIVES = frozenset("who which that whom".split())
_DEEDS_OF_ONE = frozenset(
    "visit arrive return depart leave travel resign retire die appear land flee withdraw speak".split()
)
"""Lemmas whose 'of' names who does it: 'the arrival of the minister'."""
_LONGEST_CHAIN = 4
"""Verbs without a subject of their own that are climbed: 'agreed to go and meet'. Longer ones do not occur."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Words of a sentence by what they are to a trigger, surest first."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


def find_arguments(sentence: Sentence, tree: Tree, trigger: Trigger) -> Arguments:
    """Return the arguments of *trigger*."""
    head = tree.top(range(trigger.first, trigger.last + 1))
    if trigger.is_noun or tree.upos[head] not in {"VERB", "AUX"}:
        return _of_noun(sentence, tree, head, trigger.lemma)
    return _of_verb(sentence, tree, head)


# ---------------------------------------------------------------- verbs


def _of_verb(sentence: Sentence, tree: Tree, verb: int) -> Arguments:
    passive = is_passive(tree, verb)
    subjects = subjects_of(sentence, tree, verb)
    objects = [_antecedent(sentence, tree, each) for each in tree.having(verb, "obj", "iobj")]
    agents, targets, places = _obliques(sentence, tree, verb, "obl")
    for each in (*subjects, *objects):
        places += _obliques(sentence, tree, each, "nmod")[2]
    if passive:
        return Arguments(_known(agents), _known(subjects, objects, targets), _known(places))
    return Arguments(_known(subjects), _known(objects, agents, targets), _known(places))


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is passive: by its auxiliary or subject, or a participle alone."""
    if any(tree.relation[each] in {"aux:pass", "nsubj:pass"} for each in tree.below[verb]):
        return True
    if "Voice=Pass" in tree.feats[verb]:
        return True
    bare = tree.relation[verb] in {"acl", "advcl"} and not tree.having(verb, "aux", "nsubj", "obj")
    return bare and "VerbForm=Part" in tree.feats[verb] and "Tense=Past" in tree.feats[verb]


def subjects_of(sentence: Sentence, tree: Tree, verb: int) -> list[int]:
    """Return the words that are the subject of *verb*, its own or the one it shares."""
    for _ in range(_LONGEST_CHAIN):
        own = [each for each in tree.having(verb, "nsubj") if tree.relation[each] != "nsubj:outer"]
        if own:
            return _resolved(sentence, tree, verb, own)
        above = tree.head[verb]
        if above == ROOT:
            return []
        if tree.is_by(verb, "acl") and tree.upos[above] not in {"VERB", "AUX"}:
            return _of_clause_on_noun(sentence, tree, verb, above)
        if tree.is_by(verb, "xcomp") and (whom := tree.having(above, "obj", "iobj")):
            return whom
        if not tree.is_by(verb, "xcomp", "conj", "advcl", "parataxis", "ccomp"):
            return []
        verb = above
    return []


def _resolved(sentence: Sentence, tree: Tree, verb: int, subjects: list[int]) -> list[int]:
    """Return *subjects* with relative pronouns resolved, and the 'it' of 'Orel said it would' too."""
    if len(subjects) == 1 and sentence.lower[subjects[0]] in _PERSONAL:
        while tree.is_by(verb, "conj"):
            verb = tree.head[verb]
        if tree.is_by(verb, "ccomp") and tree.head[verb] < subjects[0]:
            return subjects_of(sentence, tree, tree.head[verb]) or subjects
    return [_antecedent(sentence, tree, each) for each in subjects]


def _of_clause_on_noun(sentence: Sentence, tree: Tree, verb: int, noun: int) -> list[int]:
    """Return the subject of a clause on a noun: of 'the men held', the men; of 'plans to go', whose."""
    if tree.having(verb, "mark"):
        return _holders(tree, noun) or _by_light_verb(sentence, tree, noun)[0]
    return [noun]


def _antecedent(sentence: Sentence, tree: Tree, at: int) -> int:
    """Return what a relative pronoun stands for, *at* itself where it is none."""
    if sentence.lower[at] not in _RELATIVES:
        return at
    for above in tree.up(at):
        if tree.relation[above] == "acl:relcl":
            return tree.head[above]
    return at


def _obliques(
    sentence: Sentence, tree: Tree, head: int, relation: str
) -> tuple[list[int], list[int], list[int]]:
    """Return the words that hang on *head* behind 'by', a preposition of aim, and one of place."""
    agents: list[int] = []
    targets: list[int] = []
    places: list[int] = []
    for each in tree.having(head, relation):
        case = {sentence.lower[at] for at in tree.having(each, "case")}
        if "by" in case or tree.relation[each].endswith(":agent"):
            agents.append(each)
        if not case.isdisjoint(_PLACE_PREPOSITIONS):
            places.append(each)
        if not case.isdisjoint(_TARGET_PREPOSITIONS):
            targets.append(each)
    return agents, targets, places


# ---------------------------------------------------------------- nouns


def _of_noun(sentence: Sentence, tree: Tree, noun: int, lemma: str) -> Arguments:
    agents, targets, places = _obliques(sentence, tree, noun, "nmod")
    holders = _holders(tree, noun)
    between = [
        each
        for each in tree.having(noun, "nmod")
        if any(sentence.lower[at] in {"between", "among"} for at in tree.having(each, "case"))
    ]
    if lemma in _DEEDS_OF_ONE and not holders:
        holders = [each for each in targets if _is_of(sentence, tree, each)]
        targets = [each for each in targets if each not in holders]
    doers, done_to, there = _by_light_verb(sentence, tree, noun)
    return Arguments(
        _known(holders, agents, between, doers), _known(targets, done_to), _known(places, there)
    )


def _is_of(sentence: Sentence, tree: Tree, at: int) -> bool:
    return any(sentence.lower[each] == "of" for each in tree.having(at, "case"))


def _holders(tree: Tree, noun: int) -> list[int]:
    """Return whose an act is: 'Orel's visit', 'the Lissanian attack'."""
    bare = [
        each
        for each in tree.having(noun, "nmod")
        if all(tree.upos[at] != "ADP" for at in tree.having(each, "case"))
    ]
    return [*bare, *tree.having(noun, "amod", "compound")]


def _by_light_verb(
    sentence: Sentence, tree: Tree, noun: int
) -> tuple[list[int], list[int], list[int]]:
    """Return who does an act that a light verb tells, to whom and where: 'Orel paid a visit to Ana'."""
    verb = light_verb_of(sentence, tree, noun)
    if verb is None:
        return [], [], []
    agents, targets, places = _obliques(sentence, tree, verb, "obl")
    if tree.relation[noun] == "nsubj:pass":
        return agents, targets, places
    if tree.is_by(noun, "nsubj"):
        return [], [], places
    return subjects_of(sentence, tree, verb), targets, places


def light_verb_of(sentence: Sentence, tree: Tree, noun: int) -> int | None:
    """Return the verb that says of a noun no more than that it is: 'held talks', 'a visit began'."""
    while tree.is_by(noun, "conj"):
        noun = tree.head[noun]
    verb = tree.head[noun]
    if verb == ROOT or not tree.is_by(noun, "obj", "nsubj"):
        return None
    return verb if sentence.lower[verb] in w.LIGHT_VERBS else None


def _known(*groups: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for group in groups for each in group))


def naming(tree: Tree, at: int) -> Iterator[int]:
    """Yield the words that name what the word *at* stands for: itself, and those beside it."""
    yield at
    for each in tree.below[at]:
        if tree.relation[each] in {"appos", "nmod:desc", "conj", "list"} or tree.is_by(
            each, "flat"
        ):
            yield from naming(tree, each)
