"""Runs of capitalised words → pieces: each the words of one name, with the title before it.

A piece is cut by the words themselves; who or what it is, is judged over the whole document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.entities.gazetteer import Kind, Known, lower_titles
from dateline.entities.runs import Atom, AtomKind, without_last_links
from dateline.entities.vocabulary import (
    COMPANY_TAILS,
    FIELDS,
    OF_HEADS,
    OF_WORDS,
    PARTICLES,
    PLACE_STARTS,
    common_words,
    head_types,
    person_nouns,
)
from dateline.entities.words import Sentence, Words
from dateline.model import EntityType
from dateline.resources import given_names

_PLACES = (Kind.CITY, Kind.CAPITAL, Kind.COUNTRY)
_MAX_NAME_WORDS = 12
"""Longer runs are lists or headlines whose capitals say nothing; they are left out."""
_LOWER_HEADS = frozenset({"ministry", "department", "university", "bureau", "institute"})
_LOOK_BACK = 3
"""Words before a name in which a lower-case title is looked for ('deputy prime minister')."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``[first, last)`` of one name.

    ``title`` are the tokens of the title before it, ``people`` the country of a demonym before the
    title ('Russian President'), ``head`` what the name's own head word makes of it, ``seen`` what the
    trained reader made of it.
    """

    first: int
    last: int
    known: Known | None = None
    title: tuple[int, int] | None = None
    people: str | None = None
    head: EntityType | None = None
    lone_title: bool = False
    seen: EntityType | None = None


def cut_run(words: Words, sentence: Sentence, run: Sequence[Atom]) -> Iterator[Piece]:
    """Yield the pieces of *run*, in the text's order."""
    title: Atom | None = None
    people: str | None = None
    part: list[Atom] = []
    for index, atom in enumerate(run):
        if atom.kind is AtomKind.TITLE and not _continues(words, run, index):
            yield from _cut_part(words, sentence, (part, title, people))
            if part or title is None:
                people = _people_before(part, people)
            title, part = _joined(title, atom, part), []
        elif atom.kind is AtomKind.TITLE:
            part.append(Atom(atom.first, atom.last, AtomKind.WORD))
        else:
            part.append(atom)
    yield from _cut_part(words, sentence, (part, title, people))
    if not part and title is not None:
        yield Piece(title.first, title.last, people=people, lone_title=True)


def _joined(title: Atom | None, atom: Atom, part: Sequence[Atom]) -> Atom:
    if title is None or part or title.last != atom.first:
        return atom
    return Atom(title.first, atom.last, AtomKind.TITLE, atom.known)


def _people_before(part: Sequence[Atom], people: str | None) -> str | None:
    """Return the country of what stands right before a title: 'Russian', 'Russia's', 'Kremlin'."""
    named = [atom for atom in part if atom.kind is not AtomKind.LINK]
    if named and named[-1].known is not None:
        return named[-1].known.country
    return None if part else people


def _continues(words: Words, run: Sequence[Atom], index: int) -> bool:
    """Whether a title word is part of a longer name ('General Motors', 'King Idris Hospital')."""
    rest: list[Atom] = []
    for atom in run[index + 1 :]:
        if atom.kind is AtomKind.TITLE:
            break
        rest.append(atom)
    if _is_family_name(words, run, index):
        return True
    if not rest or _MAX_NAME_WORDS < len(rest):
        return False
    last = words.forms[rest[-1].last - 1]
    return last in head_types() and rest[0].kind is not AtomKind.LINK


def _is_family_name(words: Words, run: Sequence[Atom], index: int) -> bool:
    """Whether a last title word is the family name behind a given name ('Ada King')."""
    atom = run[index]
    if index == 0 or atom.last != atom.first + 1:
        return False
    if index + 1 < len(run) and run[index + 1].kind is not AtomKind.LINK:
        return False
    before = run[index - 1]
    return before.kind is AtomKind.WORD and words.forms[before.first] in given_names()


def _cut_part(
    words: Words,
    sentence: Sentence,
    cut: tuple[Sequence[Atom], Atom | None, str | None],
) -> Iterator[Piece]:
    part, title, people = cut
    for split in _split_at_links(words, part):
        group = without_last_links(split)
        for piece in _cut_group(words, group, titled=title is not None):
            if title is not None and piece.first == title.last and _can_hold_title(piece):
                yield Piece(piece.first, piece.last, None, (title.first, title.last), people, None)
            else:
                yield with_lower_title(words, sentence, piece)
        title = None


def _can_hold_title(piece: Piece) -> bool:
    known = piece.known
    return known is None or known.kind in (Kind.CITY, Kind.OUTLET, Kind.CAPITAL, Kind.COUNTRY)


def _split_at_links(words: Words, part: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Yield stretches of *part* that can be one name, cut at links that join two names."""
    group: list[Atom] = []
    for index, atom in enumerate(part):
        if atom.kind is AtomKind.LINK and not _binds(words, part, index):
            if group:
                yield group
            group = []
        elif group or atom.kind is not AtomKind.LINK:
            group.append(atom)
    if group:
        yield group


def _binds(words: Words, part: Sequence[Atom], index: int) -> bool:
    """Whether the link at *index* holds two halves of one name together."""
    if index == 0 or index + 1 == len(part):
        return False
    form, before = words.forms[part[index].first], part[index - 1]
    left = words.forms[before.last - 1]
    if form in OF_WORDS:
        return left in OF_HEADS
    if form == "the":
        return before.kind is AtomKind.LINK
    if form in {".", "&"}:
        return True
    if form in PARTICLES:
        return before.kind in (AtomKind.WORD, AtomKind.LINK)
    if form == ",":
        return True
    end = words.forms[part[-1].last - 1]
    if form == "'":
        return end in head_types()
    if form == "and":
        return _is_one_field(words, part, index)
    ordinary = before.kind is AtomKind.WORD and left.lower() in common_words()
    return ordinary and end in head_types()


def _is_one_field(words: Words, part: Sequence[Atom], index: int) -> bool:
    """Whether 'and' stands inside one body's name ('Food and Drug Office', 'Ministry of X and Y')."""
    before, ahead = part[index - 1], part[index + 1]
    if before.kind is not AtomKind.WORD or ahead.kind is not AtomKind.WORD:
        return False
    plain = all(_is_plain_word(words.forms[atom.first]) for atom in (before, ahead))
    after = words.forms[part[-1].last - 1] in head_types()
    return plain and after != _opens_with_head(words, part, index)


def _is_plain_word(form: str) -> bool:
    return form.lower() in FIELDS or form.lower() in common_words()


def _opens_with_head(words: Words, part: Sequence[Atom], index: int) -> bool:
    return any(
        words.forms[atom.first] in OF_WORDS and words.forms[part[at - 1].first] in OF_HEADS
        for at, atom in enumerate(part[:index])
        if 0 < at and index - at <= _MAX_NAME_WORDS
    )


def _cut_group(words: Words, group: Sequence[Atom], *, titled: bool) -> Iterator[Piece]:
    if _MAX_NAME_WORDS < len(group):
        return
    first, last = group[0].first, group[-1].last
    if len(group) == 1 and group[0].known is not None:
        yield Piece(first, last, group[0].known)
        return
    if _is_shown_event(words, group):
        yield Piece(first, group[0].last, group[0].known)
        return
    head = _head_of(words, group)
    if head is not None:
        yield Piece(first, last, head=head)
        return
    if titled and all(_may_be_person(atom) for atom in group):
        yield Piece(first, last)
        return
    yield from _cut_plain(words, group)


def _is_shown_event(words: Words, group: Sequence[Atom]) -> bool:
    """Whether a country and a plain word for an event make no name of their own ('Ukraine War')."""
    known = group[0].known
    if known is None or known.kind is not Kind.COUNTRY or len(group) != 2:  # noqa: PLR2004
        return False
    return words.forms[group[1].first] in {"War", "Crisis", "Election", "Elections", "Year", "Week"}


def _may_be_person(atom: Atom) -> bool:
    return atom.known is None or atom.known.kind in _PLACES


def _head_of(words: Words, group: Sequence[Atom]) -> EntityType | None:
    """Return what the head word of *group* makes of it, ``None`` where it has none."""
    types = head_types()
    forms = [words.forms[at] for at in range(group[0].first, group[-1].last)]
    for at, form in enumerate(forms):
        if form in OF_WORDS and 0 < at:
            return types.get(forms[at - 1], EntityType.ORG)
    tail = forms[-2] if forms[-1] == "." and 1 < len(forms) else forms[-1]
    if tail in COMPANY_TAILS:
        return EntityType.ORG
    if group[-1].kind is AtomKind.NAME and 1 < len(group) and forms[0] not in PLACE_STARTS:
        return None
    if 1 < len(forms) and tail in types:
        return types[tail]
    if 1 < len(forms) and forms[0] in PLACE_STARTS:
        return EntityType.LOC
    if forms[-1].isdigit():
        return EntityType.FAC
    return None


def _cut_plain(words: Words, group: Sequence[Atom]) -> Iterator[Piece]:
    """Yield known names apart from other words, unless a given name binds them to a person."""
    start: int | None = None
    for index, atom in enumerate(group):
        person = _is_of_longer_name(words, group, index)
        if atom.kind in (AtomKind.WORD, AtomKind.LINK) or person:
            start = atom.first if start is None else start
            continue
        if start is not None:
            yield Piece(start, atom.first)
            start = None
        yield Piece(atom.first, atom.last, atom.known)
    if start is not None:
        yield Piece(start, group[-1].last)


def _is_of_longer_name(words: Words, group: Sequence[Atom], index: int) -> bool:
    """Whether a known place is part of a longer name ('Israel Katz', 'Jack London', 'Inter Miami')."""
    atom = group[index]
    if atom.known is None or atom.known.kind not in _PLACES or atom.last != atom.first + 1:
        return False
    form = words.forms[atom.first]
    before = group[index - 1] if 0 < index else None
    after = group[index + 1] if index + 1 < len(group) else None
    if form.isupper():
        return False
    beside = [each for each in (before, after) if each is not None]
    return any(each.kind is AtomKind.WORD for each in beside)


def with_lower_title(words: Words, sentence: Sentence, piece: Piece) -> Piece:
    """Return *piece* with a lower-case title or noun for a person before it ('spokesman')."""
    if _of_before(words, sentence, piece) is not None:
        return with_lower_head(words, sentence, piece)
    if (
        piece.known is not None
        or piece.head is not None
        or "&" in words.text(piece.first, piece.last)
    ):
        return piece
    for width in range(min(_LOOK_BACK, piece.first - sentence.first), 0, -1):
        first = piece.first - width
        phrase = words.text(first, piece.first)
        if phrase in lower_titles() or (width == 1 and phrase in person_nouns()):
            return replace(piece, title=(first, piece.first))
    return piece


def _of_before(words: Words, sentence: Sentence, piece: Piece) -> int | None:
    """Return the 'of' before *piece*, with or without an article between."""
    of = piece.first - (2 if words.forms[piece.first - 1] == "the" else 1)
    return of if sentence.first < of and words.forms[of] == "of" else None


def with_lower_head(words: Words, sentence: Sentence, piece: Piece) -> Piece:
    """Return *piece* with a lower-case head before it ('ministry of Transports')."""
    of = _of_before(words, sentence, piece)
    if of is None or piece.known is not None or words.forms[of - 1] not in _LOWER_HEADS:
        return piece
    return replace(piece, first=of - 1, head=EntityType.ORG)
