"""Role phrases that stand alone ('the Kremlin leader') and the pronouns he and she.

Each is kept only where the document says who it is, or where it names a country's office. A pronoun
is kept only where a single person can be meant.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.entities.gazetteer import gazetteer, longest_known, lower_titles
from dateline.entities.people import Person
from dateline.entities.placed import Placed
from dateline.entities.words import Sentence, Words
from dateline.model import EntityType
from dateline.resources import country_by_code

_OFFICES = frozenset(
    "president leader minister premier chancellor king queen emperor empress emir sultan pope mayor "
    "governor spokesman spokeswoman spokesperson chairman chairwoman chairperson senator ambassador "
    "secretary secretary-general commissioner prosecutor judge bishop archbishop prince princess "
    "general colonel admiral sheriff envoy speaker director professor".split()
)
"""Last words of roles that name a person when they stand alone with an article."""
_LEADERS = frozenset(
    "president|leader|premier|chancellor|king|queen|emperor|emir|sultan|chief|prime minister|"
    "supreme leader|strongman|crown prince".split("|")
)
_STATE_OFFICES = frozenset(
    "president|prime minister|premier|chancellor|foreign minister|leader|defence minister|"
    "defense minister|king|queen|emperor|emir|sultan".split("|")
)
_NOT_AFTER = frozenset({"of", "for", "and", "or", "-", "&"})
_COMPOUND_HEADS = frozenset(
    "aide aides assistant ballot body campaign candidate candidates car chair contest debate designate "
    "desk election elections elect family hopeful hopefuls house job jobs level meeting nominee "
    "office offices palace party position post posts race residence role roles runoff runner seat "
    "secretary selection son spokesman spokeswoman spokesperson summit system talks team trip vote "
    "widow wife".split()
)
"""Nouns before which a role is no phrase of its own ('the president election', 'the mayor race')."""
_MAX_ROLE_WORDS = 3
_MAX_HELD_WORDS = 4
_NEAR_SENTENCES = 2
_MAX_NEAR = 50
"""Holders that are looked at within the nearest sentences: a sentence names fewer people."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a role in this document: the person's key, the role in lower case, the country."""

    key: str
    role: str
    country: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A role phrase or pronoun, tokens ``[first, last)``, and the key of who it is."""

    first: int
    last: int
    key: str


@dataclass(frozen=True, slots=True)
class _Held:
    """Those who can be called the same, in the text's order; ``only`` where it is one person."""

    at: tuple[int, ...]
    keys: tuple[str, ...]
    only: str | None


def find_holders(words: Words, placed: Sequence[Placed]) -> tuple[Holder, ...]:
    """Return the roles that titles and appositions give to the persons of a document."""
    found: list[Holder] = []
    for one in placed:
        if one.type is not EntityType.PERSON:
            continue
        if one.title:
            found.append(Holder(one.key, one.title.lower().rstrip("."), one.people, one.at))
        found += _apposed(words, one)
    return tuple(found)


def _apposed(words: Words, one: Placed) -> list[Holder]:
    """Return the role behind a name and a comma: 'Oru, the mayor of', 'Oru, chief of'."""
    at, last = one.piece.last, one.sentence.last
    if last <= at + 1 or words.forms[at] != ",":
        return []
    at += 1
    if words.forms[at].lower() in {"the", "a", "an"}:
        at += 1
    country, at = _country_at(words, at, last)
    stop = _role_end(words, at, last)
    if stop is None:
        return []
    return [Holder(one.key, words.text(at, stop).lower(), country, one.at)]


def _country_at(words: Words, at: int, last: int) -> tuple[str | None, int]:
    found = longest_known(words, at, last, gazetteer()) if at < last else None
    if found is None or found[1].country is None:
        return None, at
    stop, known = found
    if stop < last and words.forms[stop] == "'s":
        stop += 1
    return known.country, stop


def _role_end(words: Words, at: int, last: int) -> int | None:
    """Return the token behind the longest role that begins at *at*, ``None`` where none does."""
    for stop in range(min(at + _MAX_ROLE_WORDS, last), at, -1):
        phrase = words.text(at, stop)
        if phrase.islower() and (phrase in lower_titles() or phrase in _LEADERS):
            return stop
    return None


def find_roles(
    words: Words, holders: Sequence[Holder], taken: Sequence[bool]
) -> tuple[Standing, ...]:
    """Return the role phrases of a document that are known to be someone."""
    found: list[Standing] = []
    held = _index(holders)
    for index, sentence in enumerate(words.sentences):
        for at in range(sentence.first, sentence.last - 1):
            if words.forms[at].lower() == "the" and not taken[at]:
                standing = _role_at(words, sentence, (index, at), held)
                if standing is not None:
                    found.append(standing)
    return tuple(found)


def _role_at(
    words: Words,
    sentence: Sentence,
    where: tuple[int, int],
    held: Mapping[tuple[str, str], _Held],
) -> Standing | None:
    index, the = where
    country, at = _country_at(words, the + 1, sentence.last)
    stop = _role_end(words, at, sentence.last)
    if stop is None or not _ends_phrase(words, stop, sentence.last):
        return None
    role = words.text(at, stop)
    if role.split()[-1] not in _OFFICES and (country is None or role not in _LEADERS):
        return None
    if role.split()[-1] in {"general", "secretary"} and country is None and role.count(" ") == 0:
        return None
    key = _holder_of(role, country, index, held)
    if key is None and country is not None and role in _STATE_OFFICES and _is_sovereign(country):
        key = f"office:{role.replace('defense', 'defence')},{country}"
    return None if key is None else Standing(the, stop, key)


def _is_sovereign(code: str) -> bool:
    country = country_by_code().get(code)
    return country is not None and country.sovereign


def _ends_phrase(words: Words, stop: int, last: int) -> bool:
    """Whether the noun phrase ends at *stop*: no name, no further noun, no 'of' behind it."""
    if stop == last:
        return True
    form = words.forms[stop]
    if form.lower() in _NOT_AFTER or form[0].isupper() or form[0].isdigit():
        return False
    return form not in _COMPOUND_HEADS


def _index(holders: Sequence[Holder]) -> Mapping[tuple[str, str], _Held]:
    """Return the holders by what they can be called and their country: '*' any, '' not told."""
    found: dict[tuple[str, str], list[Holder]] = {}
    for one in holders:
        for phrase in _callings(one.role):
            for country in ("*", one.country or ""):
                found.setdefault((phrase, country), []).append(one)
    return {
        place: _Held(tuple(each.at for each in held), tuple(each.key for each in held), _only(held))
        for place, held in found.items()
    }


def _only(held: Sequence[Holder]) -> str | None:
    keys = {one.key for one in held}
    return min(keys) if len(keys) == 1 else None


def _callings(role: str) -> list[str]:
    """Return what who holds *role* can be called: 'minister' for a foreign minister."""
    words = role.split()[-_MAX_HELD_WORDS:]
    found = {" ".join(words[at:]) for at in range(len(words))}
    if "prime minister" in found:
        found.discard("minister")
    if found & {"premier", "pm"}:
        found.add("prime minister")
    if role in _LEADERS:
        found.add("leader")
    return sorted(found)


def _holder_of(
    role: str, country: str | None, index: int, held: Mapping[tuple[str, str], _Held]
) -> str | None:
    """Return who is called *role* in sentence *index*, ``None`` where it is nobody or not clear."""
    if country is None:
        able = held.get((role, "*"))
    else:
        phrase = "leader" if role in {"chief", "strongman"} else role
        able = held.get((phrase, country)) or held.get((phrase, ""))
    if able is None or able.only is not None:
        return None if able is None else able.only
    first = bisect_left(able.at, index - _NEAR_SENTENCES)
    last = min(bisect_right(able.at, index), first + _MAX_NEAR)
    keys = set(able.keys[first:last])
    return min(keys) if len(keys) == 1 else None


def is_leader_role(role: str) -> bool:
    """Return whether *role* is that of who leads a country, such as a president or king."""
    return role in _LEADERS


def holds(held: str, role: str) -> bool:
    """Return whether who is titled *held* can be called a country's *role*.

    >>> holds("president", "leader"), holds("foreign minister", "leader")
    (True, False)
    """
    return role in _callings(held.replace("defense", "defence"))


def find_pronouns(
    words: Words, persons: Sequence[tuple[int, int, str]], people: Mapping[str, Person]
) -> tuple[Standing, ...]:
    """Return the pronouns he and she where one person alone can be meant.

    *persons* are the mentions of persons: sentence, token, key, in the text's order.
    """
    by_sentence: dict[int, list[tuple[int, str]]] = {}
    for index, at, key in persons:
        by_sentence.setdefault(index, []).append((at, key))
    found: list[Standing] = []
    carried: dict[int, str] = {}
    for index, sentence in enumerate(words.sentences):
        if sentence.headline:
            continue
        for at in range(sentence.first, sentence.last):
            gender = _PRONOUNS.get(words.forms[at])
            if gender is None:
                continue
            who = _antecedent((index, at), gender, by_sentence, people)
            if who is None and index not in by_sentence:
                who = carried.get(index - 1)
            if who is not None and _gender_of(who, people) in (gender, None):
                found.append(Standing(at, at + 1, who))
                carried[index] = who
    return tuple(found)


_PRONOUNS = {"He": "m", "he": "m", "She": "f", "she": "f"}


def _gender_of(key: str, people: Mapping[str, Person]) -> str | None:
    person = people.get(key)
    return None if person is None else person.gender


def _antecedent(
    where: tuple[int, int],
    gender: str,
    by_sentence: Mapping[int, Sequence[tuple[int, str]]],
    people: Mapping[str, Person],
) -> str | None:
    """Return the one person that the pronoun can mean, else the subject of the sentence before."""
    index, pronoun = where
    here = [key for at, key in by_sentence.get(index, ()) if at < pronoun]
    before = [key for _, key in by_sentence.get(index - 1, ())]
    able = [key for key in (*before, *here) if _gender_of(key, people) in (gender, None)]
    return able[0] if len(set(able)) == 1 else None
