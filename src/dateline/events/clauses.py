"""Where clauses begin in a sentence, and which stretch of it can be shown alone.

Does not parse: a border is a mark or a word that opens a clause, with a verb behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events import words as w
from dateline.events.sentence import Sentence
from dateline.events.triggers import Shape, Trigger
from dateline.model import Span, Statement

_VERB_REACH = 12
"""Words behind a conjunction among which the verb of its clause is looked for."""
_SHORTEST_PARTICIPLE = 6
"""Letters: shorter words in -ing are nouns more often ('king', 'thing')."""
_STOPS = frozenset(";.:")
_SOFT_STOPS = _STOPS | {",", "("}
LONGEST_CLAUSE = 220
"""Code points that a clause shown on one line may have; a longer sentence is cut where it can be."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a sentence. ``ids[i]`` is the clause of word *i*; ``starts[c]`` where *c* begins.

    A clause can go on behind one that is set into it: 'the hearing, which was to open on Monday, has
    been put off' has the words of the first on both sides of the second.
    """

    starts: tuple[int, ...]
    ids: tuple[int, ...]

    def of(self, at: int) -> int:
        """Return the clause that word *at* is in."""
        return self.ids[at]

    def before(self, at: int) -> list[int]:
        """Return the words of the clause of *at* that stand before it, nearest first."""
        clause = self.ids[at]
        return [
            word for word in range(at - 1, self.starts[clause] - 1, -1) if self.ids[word] == clause
        ]

    def last(self, clause: int) -> int:
        """Return the last word of *clause*."""
        return max(at for at, each in enumerate(self.ids) if each == clause)


def find_clauses(sentence: Sentence, triggers: Sequence[Trigger]) -> Clauses:
    """Return the clauses of *sentence*."""
    verbs = frozenset(each.first for each in triggers if not each.is_noun)
    participles = frozenset(each.first for each in triggers if each.shape is Shape.ING)
    starts, ids, hosts = [0], [0], [0]
    for at in range(1, len(sentence)):
        clause = ids[-1]
        if _opens(sentence, at, verbs, participles):
            hosts.append(clause if _is_inset(sentence, at) else len(starts))
            ids.append(len(starts))
            starts.append(at)
        elif hosts[clause] != clause and _resumes(sentence, at, verbs):
            ids.append(hosts[clause])
        else:
            ids.append(clause)
    return Clauses(tuple(starts), tuple(ids))


def _is_inset(sentence: Sentence, at: int) -> bool:
    """Whether the clause that begins at *at* is set into another: ', which …,'."""
    return sentence.lower[at] in {"which", "who", "whose", "where", "whom"} and (
        sentence.lower[at - 1] == ","
    )


def _resumes(sentence: Sentence, at: int, verbs: frozenset[int]) -> bool:
    """Whether the host of an inset clause goes on at *at*: a verb right behind a comma."""
    if sentence.lower[at - 1] != ",":
        return False
    word = sentence.lower[at]
    auxiliary = word in w.BE or word in w.HAVE or word in w.MODALS or word in w.DO
    return auxiliary or at in verbs or word in {"said", "says", "told"}


def _opens(sentence: Sentence, at: int, verbs: frozenset[int], participles: frozenset[int]) -> bool:
    word, before = sentence.lower[at], sentence.lower[at - 1]
    if before in {";", "\u2014", ":"} or (before == "-" and _spaced(sentence, at - 1)):
        return True
    if word in w.SUBORDINATORS or (word in {"that", "which"} and before not in w.PREPOSITIONS):
        return True
    if word in w.SOFT_SUBORDINATORS:
        return _has_verb(sentence, at + 1, verbs, stops=_SOFT_STOPS)
    if word in {"but", "and", "or"} and before == ",":
        return _has_verb(sentence, at + 1, verbs)
    if word == "but":
        return True
    if word == "and":
        return sentence.after(at) in w.SUBJECT_PRONOUNS or sentence.after(at) == "that"
    if before == ",":
        return at in participles or (word.endswith("ing") and _SHORTEST_PARTICIPLE <= len(word))
    return False


def _spaced(sentence: Sentence, at: int) -> bool:
    last = len(sentence) - 1
    left = sentence.spans[at - 1].end < sentence.spans[at].start if 0 < at else False
    return left and at < last and sentence.spans[at].end < sentence.spans[at + 1].start


def _has_verb(
    sentence: Sentence, at: int, verbs: frozenset[int], *, stops: frozenset[str] = _STOPS
) -> bool:
    """Whether a verb stands close behind, before the clause can end."""
    for index in range(at, min(len(sentence), at + _VERB_REACH)):
        if sentence.lower[index] in stops:
            return False
        if index in verbs or sentence.lower[index] in w.BE | w.HAVE | w.MODALS | w.DO:
            return True
    return False


# ---------------------------------------------------------------- what can be shown alone


def shown_clause(
    sentence: Sentence, clauses: Clauses, trigger: Trigger, statements: Sequence[Statement]
) -> Span:
    """Return the stretch of *sentence* that tells *trigger* and can be read alone.

    The whole sentence where it is short; of a longer one as much from its start as holds the
    trigger, or what stands behind a strong border. Never cut between words said and who says them.
    """
    whole = sentence.cover(0, len(sentence) - 1)
    if len(whole) <= LONGEST_CLAUSE:
        return whole
    keep = max([trigger.last, *_said_with(sentence, trigger, statements)])
    first = _strong_start(sentence, clauses, trigger)
    if any(each < first for each in _said_with(sentence, trigger, statements)):
        first = 0
    ends = [start - 1 for start in clauses.starts if keep < start] + [len(sentence) - 1]
    fitting = [end for end in ends if len(sentence.cover(first, end)) <= LONGEST_CLAUSE] or ends[:1]
    return _without_tail(sentence, first, fitting[-1])


def _said_with(sentence: Sentence, trigger: Trigger, statements: Sequence[Statement]) -> list[int]:
    """Return the words of cues and sources in the sentence whose content holds the trigger."""
    at = sentence.spans[trigger.first]
    words: list[int] = []
    for each in statements:
        if any(part.contains(at) for part in each.content):
            for span in (each.cue, each.source):
                if span is not None and sentence.span.contains(span):
                    words.extend(sentence.words_of(span))
    return words


def _strong_start(sentence: Sentence, clauses: Clauses, trigger: Trigger) -> int:
    """Return where an independent clause that holds the trigger begins; 0 where none is sure."""
    for start in reversed(clauses.starts):
        if trigger.first < start or start == 0:
            continue
        begin = start + 1 if sentence.lower[start] in {"but", "and"} else start
        opened = sentence.lower[start - 1] == ";" or begin != start
        if opened and _is_subject(sentence, begin) and begin < trigger.first:
            return begin
        return 0
    return 0


def _is_subject(sentence: Sentence, at: int) -> bool:
    word = sentence.lower[at] if at < len(sentence) else ""
    named = at < len(sentence) and sentence.words[at][:1].isupper() and word != "i"
    return word in {"the", "a", "an"} or (named and word not in w.PRONOUNS)


def _without_tail(sentence: Sentence, first: int, last: int) -> Span:
    """Return the words *first* to *last* without a comma or an opening word at their end."""
    while first < last and sentence.lower[last] in {
        ",",
        ";",
        ":",
        "-",
        "\u2014",
        "and",
        "but",
        "(",
    }:
        last -= 1
    return sentence.cover(first, last)
