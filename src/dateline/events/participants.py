"""Who does it, to whom, and where: the mentions around a trigger. No mention is found here."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events import words as w
from dateline.events.arguments import find_arguments, naming
from dateline.events.clauses import Clauses
from dateline.events.sentence import Sentence
from dateline.events.tree import ROOT, Tree
from dateline.events.triggers import Shape, Trigger
from dateline.model import EntityType, Form, Mention, MentionId, Participant, ParticipantRole, Span

_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_PLACE_PREPOSITIONS = frozenset("in at near outside inside to into from on around across".split())
_REACH = 14
_ABOUT = ("obj", "iobj", "obl", "nmod", "xcomp", "compound", "amod", "appos", "flat")
"""Relations that lead from a trigger down to what it is about, and not to who else does something."""


def find_participants(
    sentence: Sentence, clauses: Clauses, trigger: Trigger, mentions: Sequence[Mention]
) -> tuple[tuple[Participant, ...], Span | None]:
    """Return the participants of *trigger*, in the text's order, and the span of its place."""
    if sentence.tree is not None:
        return _by_syntax(sentence, sentence.tree, trigger, mentions)
    at = sentence.spans[trigger.first]
    placed = [(sentence.words_of(each.span), each) for each in mentions]
    around = [(words, each) for words, each in placed if len(words) and not each.span.overlaps(at)]
    place = _place(sentence, clauses, trigger, around)
    taken = set() if place is None else {place.id}
    left = _left(sentence, clauses, trigger, [p for p in around if p[1].id not in taken])
    right = _right(clauses, trigger, [p for p in around if p[1].id not in taken])
    roles = _roles(sentence, trigger, left, right)
    if place is not None:
        roles.append((ParticipantRole.LOCATION, place))
    found = sorted(
        (Participant(role, each.id, each.span, each.entity) for role, each in roles),
        key=lambda one: (one.span, one.role),
    )
    return tuple(found), None if place is None else place.span


# ---------------------------------------------------------------- by syntax


def _by_syntax(
    sentence: Sentence, tree: Tree, trigger: Trigger, mentions: Sequence[Mention]
) -> tuple[tuple[Participant, ...], Span | None]:
    named = _Named(sentence, tree, trigger, mentions)
    found = find_arguments(sentence, tree, trigger)
    roles: dict[MentionId, tuple[ParticipantRole, Mention]] = {}
    place = next((each for at in found.places for each in named.at(at) if _is_place(each)), None)
    if place is not None:
        roles[place.id] = (ParticipantRole.LOCATION, place)
    for role, words in (
        (ParticipantRole.ACTOR, found.actors),
        (ParticipantRole.RECIPIENT, found.recipients),
    ):
        for at in words:
            for each in named.at(at):
                roles.setdefault(each.id, (role, each))
    if all(role is not ParticipantRole.RECIPIENT for role, _ in roles.values()):
        head = tree.top(range(trigger.first, trigger.last + 1))
        deep = named.within(head, found.actors)
        roles |= {
            each.id: (ParticipantRole.RECIPIENT, each) for each in deep if each.id not in roles
        }
    participants = sorted(
        (Participant(role, each.id, each.span, each.entity) for role, each in roles.values()),
        key=lambda one: (one.span, one.role),
    )
    return tuple(participants), None if place is None else place.span


def _is_place(mention: Mention) -> bool:
    return mention.type in _PLACES and mention.form is not Form.PRONOUN


class _Named:
    """The mentions of a sentence by the word that stands for each."""

    def __init__(
        self, sentence: Sentence, tree: Tree, trigger: Trigger, mentions: Sequence[Mention]
    ) -> None:
        self._tree = tree
        self._tops: dict[int, list[Mention]] = {}
        at = sentence.spans[trigger.first]
        for each in mentions:
            words = sentence.words_of(each.span)
            if len(words) and not each.span.overlaps(at):
                self._tops.setdefault(tree.top(words), []).append(each)

    def within(self, head: int, others: Sequence[int]) -> list[Mention]:
        """Return the first name inside what *head* is about, *others* aside: 'agreed to let in UN aid'."""
        for at in sorted(each for each in self._tops if head < each):
            above = at
            while above not in (head, ROOT, *others) and self._tree.is_by(above, *_ABOUT):
                above = self._tree.head[above]
            if above == head:
                return self._tops[at][:1]
        return []

    def at(self, word: int) -> list[Mention]:
        """Return who the noun phrase of *word* names; where no one, who it is of ('US officials')."""
        found = [each for at in naming(self._tree, word) for each in self._tops.get(at, ())]
        if found:
            return found
        beside = self._tree.having(word, "compound", "amod", "nmod:poss")
        return [each for at in beside for each in self._tops.get(at, ())][:1]


# ---------------------------------------------------------------- by what stands beside


_Placed = tuple[range, Mention]


def _place(
    sentence: Sentence, clauses: Clauses, trigger: Trigger, around: Sequence[_Placed]
) -> Mention | None:
    """Return the place named behind a preposition, nearest to the trigger, in its clause."""
    clause = clauses.of(trigger.first)
    best: tuple[int, Mention] | None = None
    for words, mention in around:
        if mention.type not in _PLACES or mention.form is Form.PRONOUN:
            continue
        if clauses.of(words[0]) != clause or not _is_placed(sentence, words[0]):
            continue
        behind = trigger.last < words[0]
        gap = words[0] - trigger.last if behind else trigger.first - words[-1] + _REACH // 2
        if gap <= _REACH and (best is None or gap < best[0]):
            best = (gap, mention)
    return None if best is None else best[1]


def _is_placed(sentence: Sentence, at: int) -> bool:
    before = sentence.before(at)
    if before in w.ARTICLES or before.endswith(("ern", "ian", "ese", "ish")):
        before = sentence.before(at - 1)
    return before in _PLACE_PREPOSITIONS


def _left(
    sentence: Sentence, clauses: Clauses, trigger: Trigger, around: Sequence[_Placed]
) -> Mention | None:
    """Return the nearest mention before the trigger that can be its subject or holder."""
    start = clauses.starts[clauses.of(trigger.first)]
    hanging = trigger.shape in {Shape.ING, Shape.BASE} or sentence.lower[start] in {
        "who", "which", "that", "whom",
    }  # fmt: skip
    low = 0 if hanging else start
    best: tuple[int, Mention] | None = None
    for words, mention in around:
        if not (low <= words[0] and words[-1] < trigger.first):
            continue
        before = sentence.before(words[0])
        oblique = before in w.PREPOSITIONS and not trigger.is_noun
        gap = trigger.first - words[-1] + (_REACH if oblique else 0)
        if trigger.is_noun and sentence.after(words[-1]) not in {"'s", "'"}:
            gap += 2
        if best is None or gap < best[0]:
            best = (gap, mention)
    return best[1] if best is not None and best[0] <= 2 * _REACH else None


def _right(clauses: Clauses, trigger: Trigger, around: Sequence[_Placed]) -> Mention | None:
    clause = clauses.of(trigger.first)
    for words, mention in around:
        if trigger.last < words[0] and clauses.of(words[-1]) == clause:
            return mention if words[0] - trigger.last <= _REACH // 2 + 1 else None
    return None


def _roles(
    sentence: Sentence, trigger: Trigger, left: Mention | None, right: Mention | None
) -> list[tuple[ParticipantRole, Mention]]:
    first, second = ParticipantRole.ACTOR, ParticipantRole.RECIPIENT
    if _is_passive(sentence, trigger):
        first, second = second, ParticipantRole.OTHER
    roles: list[tuple[ParticipantRole, Mention]] = []
    if left is not None:
        roles.append((first, left))
    if right is not None:
        at = sentence.words_of(right.span)[0]
        by = sentence.before(at) == "by" or sentence.before(at - 1) == "by"
        roles.append((ParticipantRole.ACTOR if by else second, right))
    return roles


def _is_passive(sentence: Sentence, trigger: Trigger) -> bool:
    before = sentence.lower[max(0, trigger.first - 3) : trigger.first]
    return trigger.shape is Shape.PAST and any(each in w.BE for each in before)
