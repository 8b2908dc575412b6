"""'the union', 'the ministry': nouns that stand alone for the one organisation of their kind.

Kept only where the document has named one organisation of that kind before, and none without a
name ('a company') in between; whom a noun means that says nothing of a kind is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.entities.organisations import FIRMS
from dateline.entities.placed import Placed
from dateline.entities.roles import Standing
from dateline.entities.vocabulary import OF_WORDS
from dateline.entities.words import Sentence, Words
from dateline.model import EntityType
from dateline.resources import CuePart, cues, event_verbs, stopwords

_INSTITUTIONS = frozenset(
    "academy agency alliance association authority bank board broadcaster bureau cartel charity "
    "coalition commission committee company confederation consortium council court department "
    "federation foundation fund guild institute league ministry parliament party prosecution "
    "syndicate tribunal union university watchdog".split()
)
"""Nouns, lower case, that the last words of names are too."""
_FIRMS = frozenset({"company", "firm"})
_CALLED = frozenset(
    "airline broadcaster builder contractor daily developer firm insurer lender manufacturer "
    "newspaper operator owner producer publisher regulator retailer shipper supplier utility".split()
)
"""Nouns that say what an organisation does: only beside its name do they become its own."""
_NOUNS = _INSTITUTIONS | _FIRMS | _CALLED
_OTHERS = frozenset("a an another one every each any some other no two three several".split())
_ENDS = frozenset(".,;:!?)]\"'\u201d\u2019\u2014\u2013")
_MAX_APPOSED = 5
"""Words of an apposition that are looked through for its noun ('X, a large shipping company')."""
_KEYS = ("org:", "body:", "agency:", "outlet:")


def find_nominals(
    words: Words, named: Sequence[Placed], taken: Sequence[bool]
) -> tuple[Standing, ...]:
    """Return the nouns that stand for an organisation of *named*, with its key."""
    at_token = {one.piece.first: one for one in named if _is_organisation(one)}
    able: dict[str, set[str]] = {}
    unnamed: set[str] = set()
    found: list[Standing] = []
    for sentence in words.sentences:
        for at in range(sentence.first, sentence.last):
            if at in at_token:
                for noun in _kinds_of(words, at_token[at]):
                    able.setdefault(noun, set()).add(at_token[at].key)
            elif words.forms[at] in _NOUNS and not taken[at]:
                standing = _standing(words, sentence, at, able, unnamed)
                found += [standing] if standing is not None else []
            elif words.forms[at].removesuffix("s") in _NOUNS and not taken[at]:
                unnamed.add(words.forms[at].removesuffix("s"))
    return tuple(found)


def _is_organisation(one: Placed) -> bool:
    return one.type is EntityType.ORG and one.key.startswith(_KEYS)


def _standing(
    words: Words,
    sentence: Sentence,
    at: int,
    able: Mapping[str, set[str]],
    unnamed: set[str],
) -> Standing | None:
    """Return whom the noun at *at* stands for; note in *unnamed* a noun for somebody else."""
    noun = words.forms[at]
    before = words.forms[at - 1].lower() if sentence.first < at else ""
    if before != "the":
        if _is_of_somebody_else(words, sentence, at):
            unnamed.add(noun)
        return None
    keys = able.get(noun, set())
    if len(keys) != 1 or noun in unnamed or not _ends_phrase(words, sentence, at + 1):
        return None
    if noun == "authority" and words.forms[at + 1 : at + 2] in (("over",), ("to",)):
        return None
    return Standing(at - 1, at + 1, min(keys))


def _is_of_somebody_else(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether a noun brings in one without a name: 'a company', 'a rival shipping company'."""
    if _name_beside(words, sentence, at):
        return False
    start = max(sentence.first, at - _MAX_APPOSED)
    for place in range(at - 1, start - 1, -1):
        form = words.forms[place].lower()
        if form in _OTHERS:
            return not (sentence.first < place and words.forms[place - 1] == ",")
        if not form.isalpha() or form in stopwords():
            return False
    return False


def _name_beside(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether a name follows the noun directly or behind a comma ('a union, X,')."""
    following = words.forms[at + 1 : min(at + 3, sentence.last)]
    if following[:1] == (",",):
        following = following[1:]
    return bool(following) and following[0][0].isupper()


def _ends_phrase(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether the noun phrase ends before *at*: a mark, a verb or a function word stands there."""
    if sentence.last <= at:
        return True
    form = words.forms[at]
    if form in OF_WORDS or form[0].isupper() or form[0].isdigit() or form in {"that", "-"}:
        return False
    if form in _ENDS or form == "'s" or form in stopwords():
        return True
    return form in event_verbs() or any(cue.part is CuePart.VERB for cue in cues().find(form))


def _kinds_of(words: Words, one: Placed) -> Iterator[str]:
    """Yield the nouns that can stand for *one*: of its name, and of what is said beside it."""
    parts = one.name.split()
    head = next((parts[i - 1] for i, part in enumerate(parts) if part in OF_WORDS and i), parts[-1])
    if head.lower() in _INSTITUTIONS:
        yield head.lower()
    if parts[-1] in FIRMS or parts[-1] in {"Terminals", "Motors"}:
        yield from sorted(_FIRMS)
    yield from _said_before(words, one)
    yield from _said_behind(words, one)


def _said_before(words: Words, one: Placed) -> Iterator[str]:
    """Yield the noun right before a name: 'the operator, X', 'shipping company X'."""
    at = one.piece.first - 1
    if one.sentence.first <= at and words.forms[at] == ",":
        at -= 1
    if one.sentence.first <= at and words.forms[at] in _NOUNS:
        yield words.forms[at]


def _said_behind(words: Words, one: Placed) -> Iterator[str]:
    """Yield the noun of an apposition: 'X, a shipping company,'."""
    at, last = one.piece.last, one.sentence.last
    if last <= at + 2 or words.forms[at] != "," or words.forms[at + 1] not in {"a", "an", "the"}:
        return
    for place in range(at + 2, min(at + 2 + _MAX_APPOSED, last)):
        form = words.forms[place]
        if form in _NOUNS:
            yield form
            return
        if not form.isalpha() or form in stopwords():
            return
