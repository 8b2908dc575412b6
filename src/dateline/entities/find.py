"""Document → mentions: every name, with its type and who it is inside the document.

Which words are names, the trained reader tells; where it did not read, rules do. Who they are is told
by rules and lexicons. Names are joined across documents elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from dateline.entities.gazetteer import Kind, Known
from dateline.entities.govern import stands_for_government
from dateline.entities.judge import judge, judged_name
from dateline.entities.marks import was_read
from dateline.entities.ministries import name_ministries
from dateline.entities.nominals import find_nominals
from dateline.entities.organisations import name_organisations
from dateline.entities.pairs import Half, find_halves
from dateline.entities.people import name_people
from dateline.entities.pieces import Piece, cut_run
from dateline.entities.placed import Placed
from dateline.entities.roles import Standing, find_holders, find_pronouns, find_roles
from dateline.entities.runs import find_runs
from dateline.entities.seen import cut_seen
from dateline.entities.vocabulary import (
    ADJECTIVE_ENDINGS,
    CALENDAR,
    DIRECTIONS,
    INSTITUTIONS,
    NO_NAMES,
    SHARED_BODIES,
    head_types,
)
from dateline.entities.words import Sentence, Words, read_words
from dateline.model import Document, EntityType, Form, Mention, Reading, Span
from dateline.resources import country_by_code, stopwords
from dateline.text import fold

VERSION = "rules-4"
"""Goes into the configuration hash of every derived record."""

_ADJECTIVES = (Kind.ADJECTIVE, Kind.PEOPLE, Kind.PEOPLES)
_HALVES = frozenset({"North", "South", "East", "West"})
_HOLDERS_OF_NAMES = frozenset({"who", "were", "was", "are", "is", "have", "has", "had", "said"})


def find_mentions(document: Document, reading: Reading) -> tuple[Mention, ...]:
    """Return the mentions of *document*, sorted by place, none overlapping another.

    Pure; linear in the text for a given length of sentence.
    """
    words = read_words(document, reading)
    placed = _place(words, _own_bodies(_cut(words, reading)))
    placed = _halves(words, placed)
    placed, people = name_people(placed)
    placed = name_organisations(words, name_ministries(words, placed))
    named = tuple(one for one in placed if _is_mention(words, one))
    holders = find_holders(words, placed)
    taken = _taken(words, named)
    roles = find_roles(words, holders, taken)
    persons = _persons(words, named, roles)
    pronouns = find_pronouns(words, persons, people)
    found = [_mention(words, one) for one in named]
    found += [_half(document, half) for half in find_halves(words)]
    found += [_standing(words, each, Form.TITLE) for each in roles]
    found += [_standing(words, each, Form.NOMINAL) for each in find_nominals(words, named, taken)]
    found += [_standing(words, each, Form.PRONOUN) for each in pronouns]
    return _apart(found)


def _cut(words: Words, reading: Reading) -> list[tuple[int, Sentence, Piece]]:
    """Return the names that the trained reader marked; by the rules, where it did not read."""
    if not was_read(reading):
        return cut_names(words)
    return [
        (index, sentence, _without_article(words, piece))
        for index, sentence, piece in cut_seen(words, reading)
    ]


def cut_names(words: Words) -> list[tuple[int, Sentence, Piece]]:
    """Return the pieces of a document that may be names, each with its sentence and its index."""
    return [
        (index, sentence, piece)
        for index, sentence in enumerate(words.sentences)
        for run in find_runs(words, sentence)
        for piece in map(partial(_without_article, words), cut_run(words, sentence, run))
    ]


def _without_article(words: Words, piece: Piece) -> Piece:
    """Return *piece* without 'The' before it; cities keep theirs ('The Hague')."""
    is_city = piece.known is not None and piece.known.type is EntityType.GPE
    if is_city or piece.last - piece.first < 2 or words.forms[piece.first] != "The":  # noqa: PLR2004
        return piece
    return replace(piece, first=piece.first + 1)


def _own_bodies(
    cut: Sequence[tuple[int, Sentence, Piece]],
) -> list[tuple[int, Sentence, Piece]]:
    """Return *cut*, a body that other countries have too unknown where its country is not named."""
    named = {
        piece.known.country
        for _, _, piece in cut
        if piece.known is not None and piece.known.kind is not Kind.BODY
    }
    return [
        (index, sentence, replace(piece, known=None, head=EntityType.ORG))
        if piece.known is not None
        and piece.known.form in SHARED_BODIES
        and piece.known.country not in named
        else (index, sentence, piece)
        for index, sentence, piece in cut
    ]


def _place(words: Words, cut: Sequence[tuple[int, Sentence, Piece]]) -> tuple[Placed, ...]:
    types = judge(words, [(sentence, piece) for _, sentence, piece in cut if piece.seen is None])
    ends = {piece.last: piece for _, _, piece in cut}
    placed: list[Placed] = []
    for index, sentence, piece in cut:
        if piece.lone_title:
            continue
        name = words.text(piece.first, piece.last)
        kind = piece.seen or types.get(judged_name(name), EntityType.OTHER)
        one = Placed(index, sentence, piece, name, kind or EntityType.OTHER, named=kind is not None)
        if piece.known is not None:
            key, kind = _known(words, sentence, piece, piece.known)
            one = replace(one, key=key, type=kind)
        if piece.title is not None:
            title = words.text(*piece.title)
            people = piece.people or _country_before(words, piece.title[0], ends)
            one = replace(one, title=title, people=people, type=EntityType.PERSON)
        placed.append(one)
    return tuple(placed)


def _halves(words: Words, placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return *placed* with 'the North' as the country, where just one so named is in the text."""
    halves: dict[str, set[str]] = {}
    for one in placed:
        known = one.piece.known
        if known is not None and known.kind is Kind.COUNTRY and " " in known.form:
            halves.setdefault(known.form.split()[0], set()).add(known.key)
    return tuple(
        _half_of(one, halves) if one.name in _HALVES and _has_article(words, one) else one
        for one in placed
    )


def _half_of(one: Placed, halves: Mapping[str, set[str]]) -> Placed:
    countries = halves.get(one.name, set())
    if len(countries) == 1:
        return replace(one, key=min(countries), type=EntityType.GPE)
    return replace(one, key=f"place:{fold(one.name)}", type=EntityType.LOC, named=True)


def _has_article(words: Words, one: Placed) -> bool:
    first = one.piece.first
    return one.sentence.first < first and words.forms[first - 1].lower() == "the"


def _country_before(words: Words, at: int, ends: dict[int, Piece]) -> str | None:
    """Return the country of the name or demonym that stands right before a title."""
    if 0 < at and words.forms[at - 1] == "'s":
        at -= 1
    piece = ends.get(at)
    return None if piece is None or piece.known is None else piece.known.country


def _known(words: Words, sentence: Sentence, piece: Piece, known: Known) -> tuple[str, EntityType]:
    """Return the key and type of a known name; a capital is a city or a government by its place."""
    if known.kind is not Kind.CAPITAL or known.country is None:
        return known.key, known.type
    if stands_for_government(words, sentence, piece.first, piece.last):
        return known.key, EntityType.GPE
    return _city_key(known, known.country), EntityType.GPE


def _is_mention(words: Words, one: Placed) -> bool:
    """Whether a name is one to report: no adjective, no lone head word, no bare number."""
    piece = one.piece
    if _is_demonym(piece):
        return _is_people(words, one)
    if piece.seen is not None:
        return piece.known is not None or not (
            (one.name in NO_NAMES and piece.seen is not EntityType.OTHER)
            or (one.name in DIRECTIONS and not _has_article(words, one))
            or _is_unknown_adjective(words, one)
        )
    if piece.last - piece.first == 1:
        if one.name in NO_NAMES or one.name in CALENDAR or len(one.name) == 1:
            return False
        if one.name in DIRECTIONS and not one.key.startswith("country:"):
            return one.name == "West" and _has_article(words, one)
        if one.name in INSTITUTIONS:
            return True
        if not one.named and one.key.startswith(("other:", "org:")):
            return False
        if piece.known is None and _is_unknown_adjective(words, one):
            return False
        if one.name in head_types() and one.key.split(":", 1)[1] == fold(one.name):
            return False
    return not (one.type is EntityType.OTHER and _is_chance(words, one))


def _is_demonym(piece: Piece) -> bool:
    if piece.known is None:
        return piece.seen is EntityType.NORP
    return piece.known.kind in _ADJECTIVES


def _is_unknown_adjective(words: Words, one: Placed) -> bool:
    """Whether an unknown word is what belongs to a place ('the Torvian port'), not its name."""
    if " " in one.name or one.type is EntityType.PERSON:
        return False
    if not one.name.endswith(ADJECTIVE_ENDINGS):
        return False
    following = words.forms[one.piece.last] if one.piece.last < one.sentence.last else "."
    return following.islower() and following.isalpha() and following not in stopwords()


def _is_chance(words: Words, one: Placed) -> bool:
    """Whether a single word at the start of a sentence is a name by its capital alone."""
    alone = one.piece.last - one.piece.first == 1 and one.piece.first == one.sentence.first
    return alone and one.name not in words.inside


def _is_people(words: Words, one: Placed) -> bool:
    """Whether a demonym is used as a name: a plural, or one with an article and no noun behind."""
    known, piece = one.piece.known, one.piece
    if known is not None and known.kind is Kind.ADJECTIVE:
        return False
    if one.name.endswith("s") and not one.name.endswith("ss"):
        return True
    following = words.forms[piece.last] if piece.last < one.sentence.last else "."
    before = words.forms[piece.first - 1].lower() if one.sentence.first < piece.first else ""
    ended = not following[0].isalnum() and following not in {"-", "'s"}
    return before in {"a", "an", "the"} and (ended or following in _HOLDERS_OF_NAMES)


def _taken(words: Words, named: Sequence[Placed]) -> list[bool]:
    taken = [False] * len(words.forms)
    for one in named:
        first = one.piece.first if one.piece.title is None else one.piece.title[0]
        for at in range(first, one.piece.last):
            taken[at] = True
    return taken


def _persons(
    words: Words, named: Sequence[Placed], roles: Sequence[Standing]
) -> list[tuple[int, int, str]]:
    found = [(one.at, one.piece.first, one.key) for one in named if one.type is EntityType.PERSON]
    starts = [sentence.first for sentence in words.sentences]
    for role in roles:
        at = bisect_right(starts, role.first) - 1
        found.append((at, role.first, role.key))
    return sorted(found)


def _span(words: Words, first: int, last: int) -> Span:
    return Span(words.starts[first], words.ends[last - 1])


def _mention(words: Words, one: Placed) -> Mention:
    title = one.piece.title
    return Mention(
        doc=words.document.id,
        span=_span(words, one.piece.first, one.piece.last),
        form=one.form,
        type=one.type,
        key=one.key,
        title=None if title is None else _span(words, *title),
    )


def _half(document: Document, half: Half) -> Mention:
    known = half.known
    key = known.key
    if known.kind is Kind.CAPITAL and half.placed and known.country is not None:
        key = _city_key(known, known.country)
    return Mention(document.id, Span(half.start, half.end), Form.NAME, known.type, key)


def _city_key(known: Known, country: str) -> str:
    capital = country_by_code()[country].capital or known.form
    return f"city:{fold(capital)},{country}"


def _standing(words: Words, each: Standing, form: Form) -> Mention:
    span = _span(words, each.first, each.last)
    type_ = EntityType.ORG if form is Form.NOMINAL else EntityType.PERSON
    return Mention(words.document.id, span, form, type_, each.key)


def _apart(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return *found* sorted, without those inside a longer one ('the Kremlin leader')."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or not kept[-1].span.overlaps(one.span):
            kept.append(one)
    return tuple(kept)
