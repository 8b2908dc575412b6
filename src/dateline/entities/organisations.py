"""Short forms of organisations in one document: acronyms, last words with an article, first words.

Persons and known names are keyed before; nothing is joined across documents here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.entities.gazetteer import Kind
from dateline.entities.placed import Placed
from dateline.entities.vocabulary import ORGANISATION_HEADS, common_words
from dateline.entities.words import Words
from dateline.model import EntityType
from dateline.text import fold

_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]{0,8}[A-Z]\.?")
_KEY_NAMES = {
    EntityType.PERSON: "person",
    EntityType.ORG: "org",
    EntityType.GPE: "place",
    EntityType.LOC: "place",
    EntityType.FAC: "place",
    EntityType.NORP: "group",
    EntityType.EVENT: "event",
    EntityType.PRODUCT: "product",
    EntityType.OTHER: "other",
}


def plain_key(type_: EntityType, name: str) -> str:
    """Return the key of a name that no lexicon and no longer name explains.

    >>> plain_key(EntityType.ORG, "Torvian Dockworkers' Union")
    "org:torvian dockworkers' union"
    """
    folded = " ".join(fold(name).split())
    return f"{_KEY_NAMES[type_]}:{folded.removeprefix('the ')}"


def name_organisations(words: Words, placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return *placed* with a key on every name that has none yet."""
    acronyms = _introduced(words, placed)
    heads = _unique_tails(placed)
    return tuple(_named(words, one, acronyms, heads) for one in placed)


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of *name*.

    >>> initials("Ministry of Health and Welfare")
    'MHW'
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _introduced(words: Words, placed: Sequence[Placed]) -> Mapping[str, Placed]:
    """Return the long form of each acronym that stands in parentheses behind it, or that fits one."""
    found: dict[str, Placed] = {}
    for before, after in zip(placed, placed[1:], strict=False):
        between = words.forms[before.piece.last : after.piece.first]
        if between[-1:] != ("(",) or len(between) != 1:
            continue
        if _ACRONYM.fullmatch(after.name) and not _ACRONYM.fullmatch(before.name):
            found.setdefault(after.name, before)
    for one in placed:
        if one.type is EntityType.ORG and " " in one.name:
            for short in (initials(one.name), initials(one.name.split(" ", 1)[1])):
                if 2 < len(short):  # noqa: PLR2004 - two letters fit too many names
                    found.setdefault(short, one)
    return found


def _unique_tails(placed: Sequence[Placed]) -> Mapping[str, Placed]:
    """Return the organisation that each head word ('Ministry') ends or begins, if only one does."""
    owners: dict[str, dict[str, Placed]] = {}
    for one in placed:
        if one.type is EntityType.ORG and " " in one.name:
            key = one.key or plain_key(one.type, one.name)
            for word in {one.name.split()[0], one.name.split()[-1]}:
                owners.setdefault(word, {})[key] = one
    return {word: next(iter(own.values())) for word, own in owners.items() if len(own) == 1}


def _named(
    words: Words, one: Placed, acronyms: Mapping[str, Placed], heads: Mapping[str, Placed]
) -> Placed:
    if one.key and not (one.piece.known and one.piece.known.kind is Kind.OUTLET):
        return one
    whole = acronyms.get(one.name.replace(".", ""))
    if whole is None and " " not in one.name and not one.key:
        whole = _by_word(words, one, heads)
    if whole is not None and whole.name != one.name:
        key = whole.key or plain_key(whole.type, whole.name)
        return replace(one, key=key, type=whole.type)
    return one if one.key else replace(one, key=plain_key(one.type, one.name))


def _by_word(words: Words, one: Placed, heads: Mapping[str, Placed]) -> Placed | None:
    """Return the organisation of which *one* is the head word with 'the', or the own first word."""
    whole = heads.get(one.name)
    if whole is None:
        return None
    if one.name in ORGANISATION_HEADS:
        before = words.forms[one.piece.first - 1].lower() if 0 < one.piece.first else ""
        return whole if before == "the" else None
    own = whole.name.split()[0] == one.name and one.name.lower() not in common_words()
    return whole if own and one.type is not EntityType.GPE else None
