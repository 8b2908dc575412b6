"""Runs of capitalised words in a sentence, as atoms: known names, titles, other words, connectors.

What a run names is decided elsewhere (``pieces``).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.entities.gazetteer import (
    Kind,
    Known,
    gazetteer,
    longest_known,
    shouted_known,
    title_forms,
)
from dateline.entities.pairs import is_pair
from dateline.entities.vocabulary import (
    CALENDAR,
    COMPOUND_TAILS,
    EAST_ASIAN_FAMILIES,
    NO_NAMES,
    OF_WORDS,
    PARTICLES,
    common_words,
    head_types,
)
from dateline.entities.words import Sentence, Words
from dateline.resources import given_names, stopwords

_PREFIXED = re.compile(r"(?:al|el|an|as|ash|ad|ar|at|ul|bin|d|l|mc)[-'][A-Z]")
_ENGLISH_ENDINGS = ("ing", "ed", "ly", "ers", "ists", "ness", "tion", "tions", "ments", "ables")
_ABBREVIATED = frozenset("St Dr Mt Ft Jr Sr Co Corp Inc Ltd Bros No".split())
_TAILS_BEHIND_COMMA = frozenset({"Inc", "Ltd", "LLC", "Jr", "Sr"})
NUMBERED = frozenset(
    "Shed Gate Terminal Pier Route Highway Block Sector Channel Berth Hall Zone Camp Warehouse "
    "Platform Reactor Unit Ward District Area Hangar Dock Building".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty "
    "thirty forty fifty hundred hundreds thousands dozens first second third today tomorrow yesterday "
    "yes what many let late following despite unfortunately maybe thanks".split()
)
_QUOTES = frozenset("\"'\u201c\u2018")
_OPENERS = frozenset(":([\u2022-\u2013\u2014*/.")
_ADJECTIVES = (Kind.ADJECTIVE, Kind.PEOPLE, Kind.PEOPLES)


class AtomKind(enum.Enum):
    """What an atom of a run is."""

    NAME = "known name"
    ADJECTIVE = "demonym"
    TITLE = "title"
    WORD = "capitalised word"
    LINK = "lower-case word or mark between"


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens ``[first, last)`` of a run; ``known`` for names, demonyms and titles."""

    first: int
    last: int
    kind: AtomKind
    known: Known | None = None


def is_capital(form: str) -> bool:
    """Return whether *form* is written as a name is: a capital first, or behind a short prefix.

    >>> is_capital("Oru"), is_capital("al-Mansur"), is_capital("oil-Rich")
    (True, True, False)
    """
    return form[0].isupper() or _PREFIXED.match(form) is not None


def find_runs(words: Words, sentence: Sentence) -> Iterator[list[Atom]]:
    """Yield the runs of *sentence*, each a list of atoms that begins and ends with no link."""
    run: list[Atom] = []
    at = sentence.first
    while at < sentence.last:
        atom = _atom_at(words, sentence, at) or _link_at(words, sentence, at, run)
        if atom is None:
            if run:
                yield without_last_links(run)
                run = []
            at += 1
            continue
        run.append(atom)
        at = atom.last
    if run:
        yield without_last_links(run)


def without_last_links(run: list[Atom]) -> list[Atom]:
    """Return *run* without the links at its end."""
    end = len(run)
    while 0 < end and run[end - 1].kind is AtomKind.LINK:
        end -= 1
    return run[:end]


def _atom_at(words: Words, sentence: Sentence, at: int) -> Atom | None:
    form = words.forms[at]
    if not is_capital(form):
        return None
    weak = sentence.loud or _is_opening(words, sentence, at)
    title = longest_known(words, at, sentence.last, title_forms())
    found = longest_known(words, at, sentence.last, gazetteer())
    if found is None and form.isupper():
        found = shouted_known(words, at, sentence.last)
    if found is not None and (title is None or title[0] <= found[0] or _reads_on(found[1])):
        stop, known = found
        if not known.plain or not weak or at + 1 < stop:
            kind = AtomKind.ADJECTIVE if known.kind in _ADJECTIVES else AtomKind.NAME
            return Atom(at, stop, kind, known)
    if title is not None and (not weak or at + 1 < sentence.last):
        return Atom(at, title[0], AtomKind.TITLE, title[1])
    return Atom(at, at + 1, AtomKind.WORD) if _is_word(words, sentence, at, weak=weak) else None


def _is_word(words: Words, sentence: Sentence, at: int, *, weak: bool) -> bool:
    """Whether a capitalised word that is in no list can be part of a name."""
    form = words.forms[at]
    if _is_initial(words, sentence, at):
        return True
    if form in CALENDAR and not _is_given_part(words, sentence, at):
        return False
    behind_given = sentence.first < at and words.forms[at - 1] in given_names()
    if (form in NO_NAMES and not behind_given) or _is_function_word(words, sentence, at):
        return False
    given = sentence.first < at and words.forms[at - 1].lower() in EAST_ASIAN_FAMILIES
    if (_is_compound(form) and not given) or is_pair(form):
        return False
    if weak and not _is_name_anyway(words, sentence, at):
        return False
    shouted = form.isupper() and 2 < len(form)  # noqa: PLR2004 - 'US' and 'UN' are no shouts
    return not (shouted and form.lower() in common_words())


def _is_initial(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether a single letter with its full stop stands before a name ('I. Oru')."""
    if sentence.last <= at + 2 or len(words.forms[at]) != 1:
        return False
    glued = words.forms[at + 1] == "." and words.ends[at] == words.starts[at + 1]
    return glued and is_capital(words.forms[at + 2]) and words.forms[at + 2] not in CALENDAR


def _is_given_part(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether a short word of the calendar is part of a name ('Park Jun', 'Sun Li')."""
    form = words.forms[at]
    if sentence.loud or 3 < len(form):  # noqa: PLR2004 - 'Jun', 'Sun', 'May'
        return False
    before = words.forms[at - 1].lower() if sentence.first < at else ""
    after = words.forms[at + 1] if at + 1 < sentence.last else ""
    if before in EAST_ASIAN_FAMILIES and words.forms[at - 1][0].isupper():
        return not after[:1].isdigit()
    return (
        form.lower() in EAST_ASIAN_FAMILIES and is_capital(after or ".") and after not in CALENDAR
    )


def _is_function_word(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether a capitalised word is a pronoun, a particle or the like; 'Will Oru' is not."""
    form = words.forms[at]
    bare = form.split("'")[0].lower()
    weak = sentence.loud or _is_opening(words, sentence, at)
    if bare not in stopwords() and not (weak and bare in _NUMBERS):
        return False
    if form in given_names() and at + 1 < sentence.last:
        return not is_capital(words.forms[at + 1])
    return not (form.isupper() and 1 < len(form)) or sentence.loud


def _is_compound(form: str) -> bool:
    """Whether a hyphenated word ends in an ordinary one ('Kelmara-based')."""
    head, hyphen, tail = form.partition("-")
    if not hyphen or not tail.islower():
        return False
    known = common_words()
    return form.rpartition("-")[2] in COMPOUND_TAILS or (tail in known and head.lower() in known)


def _reads_on(known: Known) -> bool:
    """A title that begins with a body's or a country's name is that name and a shorter title."""
    return known.kind in (Kind.BODY, Kind.COUNTRY, Kind.SEAT, Kind.ADJECTIVE)


def _is_opening(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether a capital is owed to the place: the first word, behind a mark, behind a colon."""
    if at == sentence.first:
        return True
    before = words.forms[at - 1]
    if before in _QUOTES:
        glued = sentence.first + 1 < at and words.ends[at - 2] == words.starts[at - 1]
        return not glued
    return before in _OPENERS


def _is_name_anyway(words: Words, sentence: Sentence, at: int) -> bool:
    """Whether a word is a name although its capital says nothing."""
    form = words.forms[at]
    lower = form.lower()
    following = words.forms[at + 1] if at + 1 < sentence.last else ""
    if lower in stopwords():
        return False
    plain = lower in common_words()
    if form in words.inside and not (plain and lower in words.lower):
        return True
    if form in given_names() and not plain:
        return True
    if form in head_types() and sentence.first < at and is_capital(words.forms[at - 1]):
        return True
    if plain:
        return _is_head_ahead(following) and not sentence.loud
    if lower in words.lower or lower.endswith(_ENGLISH_ENDINGS):
        return form.isupper() and not sentence.loud
    return "-" not in form or form[0].isupper()


def _is_head_ahead(following: str) -> bool:
    return following in head_types()


def _link_at(words: Words, sentence: Sentence, at: int, run: list[Atom]) -> Atom | None:
    """Return the token at *at* as a link of *run*, where a name can go on behind it."""
    if not run or sentence.last <= at + 1:
        return None
    form, before = words.forms[at], words.forms[at - 1]
    link = Atom(at, at + 1, AtomKind.LINK)
    if form.isdigit():
        return Atom(at, at + 1, AtomKind.WORD) if before in NUMBERED and len(form) <= 3 else None  # noqa: PLR2004
    if form == "." and (len(before) == 1 or before in _ABBREVIATED):
        return link if words.ends[at - 1] == words.starts[at] else None
    following = words.forms[at + 1]
    if form == "the":
        return link if before in OF_WORDS and is_capital(following) else None
    if form in OF_WORDS:
        return link if is_capital(following) or following == "the" else None
    if not is_capital(following):
        later = at + 2 < sentence.last and form in PARTICLES and following in PARTICLES
        return link if later and is_capital(words.forms[at + 2]) else None
    if form in PARTICLES or form in {"and", "&"}:
        return link
    if form == "'s" or (form == "'" and before.endswith("s")):
        return link
    if form == "," and following in _TAILS_BEHIND_COMMA:
        return link
    return None
