"""Short forms of organisations in one document: acronyms, last words with an article, first words.

Persons and known names are keyed before; nothing is joined across documents here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.entities.gazetteer import Kind, gazetteer
from dateline.entities.placed import Placed
from dateline.entities.vocabulary import COMPANY_TAILS, ORGANISATION_HEADS, common_words
from dateline.entities.words import Words
from dateline.model import Document, EntityType
from dateline.text import fold

_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]{0,8}[A-Z]\.?")
FIRMS = COMPANY_TAILS | frozenset(
    "Group Holdings Company Corporation Airlines Airways Industries Electronics Motors Technologies "
    "Bank Shipping Logistics Foods Energy Systems Partners Associates Enterprises".split()
)
"""Last words of firms, which are called by their first word alone afterwards."""
_ACRONYM_TYPES = (EntityType.ORG, EntityType.OTHER, EntityType.EVENT, EntityType.PRODUCT)
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
    """Return *placed* with a key on every name that has none yet.

    What the document itself says of an acronym, in parentheses or by its credits, outranks what the
    lexicons know of it.
    """
    own = {**_of_credits(words.document), **_in_parentheses(words, placed)}
    paper = _own_paper(words.document)
    fitting = _by_initials(placed)
    heads = _unique_tails(placed)
    called = (
        replace(one, key=paper[1], type=EntityType.ORG)
        if paper is not None and one.name == paper[0] and _follows_the(words, one)
        else one
        for one in placed
    )
    return tuple(_named(words, one, own, (fitting, heads)) for one in called)


def _own_paper(document: Document) -> tuple[str, str] | None:
    """Return the last word of the outlet's name, which its own page calls it by, and its key."""
    if document.outlet is None:
        return None
    name = document.outlet.name
    last = name.split()[-1]
    called = name.startswith("The ") and last not in gazetteer().by_form
    if " " not in name or not last.isalpha() or not (called or last in ORGANISATION_HEADS):
        return None
    known = gazetteer().by_form.get(name)
    if known is not None and known.kind in (Kind.AGENCY, Kind.OUTLET):
        return last, known.key
    return last, plain_key(EntityType.ORG, name)


def _follows_the(words: Words, one: Placed) -> bool:
    first = one.piece.first
    return one.sentence.first < first and words.forms[first - 1].lower() == "the"


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of *name*.

    >>> initials("Ministry of Health and Welfare")
    'MHW'
    """
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def _in_parentheses(words: Words, placed: Sequence[Placed]) -> dict[str, str]:
    """Return the key for names that stand as 'long form (ACRONYM)', by name."""
    found: dict[str, str] = {}
    for before, after in pairwise(placed):
        between = words.forms[before.piece.last : after.piece.first]
        if between != ("(",) or _ACRONYM.fullmatch(before.name):
            continue
        if _ACRONYM.fullmatch(after.name) is None:
            continue
        if after.piece.known is not None and not _is_initials(after.name, before.name):
            found.setdefault(before.name, after.key)
        elif before.type in _ACRONYM_TYPES:
            found.setdefault(after.name, before.key or plain_key(before.type, before.name))
    return found


def names_of_credits(document: Document) -> tuple[str, ...]:
    """Return what a report may call who published or wired it: names, acronyms, 'the Tidings'."""
    credited = (document.agency, document.outlet)
    names = {credit.name.removeprefix("The ") for credit in credited if credit is not None}
    paper = _own_paper(document)
    own = set() if paper is None else {paper[0]}
    return tuple(sorted(names | own | set(_of_credits(document))))


def _of_credits(document: Document) -> dict[str, str]:
    """Return the key for the acronyms of who published or wired the report, by acronym."""
    found: dict[str, str] = {}
    for credit in (document.agency, document.outlet):
        if credit is None:
            continue
        known = gazetteer().by_form.get(credit.name)
        if known is not None and known.kind in (Kind.AGENCY, Kind.OUTLET):
            continue
        short = initials(credit.name) if " " in credit.name else credit.name
        if 1 < len(short):
            found.setdefault(short, plain_key(EntityType.ORG, credit.name))
    return found


def _is_initials(short: str, name: str) -> bool:
    return short.replace(".", "") in (initials(name), initials(name.partition(" ")[2]))


def _by_initials(placed: Sequence[Placed]) -> Mapping[str, Placed]:
    """Return the longer name of the document that each run of initials fits, the first one."""
    found: dict[str, Placed] = {}
    for one in placed:
        if one.type is EntityType.ORG and " " in one.name:
            for short in (initials(one.name), initials(one.name.partition(" ")[2])):
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
    words: Words,
    one: Placed,
    own: Mapping[str, str],
    longer: tuple[Mapping[str, Placed], Mapping[str, Placed]],
) -> Placed:
    if one.name in own and one.type in _ACRONYM_TYPES:
        return replace(one, key=own[one.name], type=EntityType.ORG)
    if one.key:
        return one
    fitting, heads = longer
    whole = fitting.get(one.name.replace(".", ""))
    if whole is None and " " not in one.name:
        whole = _by_word(words, one, heads)
    if whole is None or whole.name == one.name:
        return replace(one, key=plain_key(one.type, one.name))
    key = own.get(whole.name) or whole.key or plain_key(whole.type, whole.name)
    return replace(one, key=key, type=whole.type)


def _by_word(words: Words, one: Placed, heads: Mapping[str, Placed]) -> Placed | None:
    """Return the organisation of which *one* is the head word with 'the', or the own first word."""
    whole = heads.get(one.name)
    if whole is None:
        return None
    if one.name in ORGANISATION_HEADS:
        before = words.forms[one.piece.first - 1].lower() if 0 < one.piece.first else ""
        return whole if before == "the" else None
    rest = whole.name.split()[1:]
    own = whole.name.split()[0] == one.name and one.name.lower() not in common_words()
    firm = own and rest[-1] in FIRMS
    return whole if firm and one.type is not EntityType.GPE else None
