"""Reads who signed a report: real authors, and the agency a byline names. Invents nobody.

An author whom the page describes by birthday, hobby or number of followers is not one; see
``is_invented``.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.dates import read_dates
from dateline.extract.shapes import is_name, words_of
from dateline.extract.structured import Stated
from dateline.extract.words import BYLINE_ROLES, PRIVATE_LABELS
from dateline.model import Block, Credit, Evidence, Role, Span
from dateline.resources import agencies

_LEAD = re.compile(
    r"^[\W_]*(?:(?:written|posted|reported|story|words|text|published|edited)\s)?by:?\s+\[?",
    re.IGNORECASE,
)
_STOP = re.compile(r"\s[|•·–—-]\s|\||\]\(|\]|\s{3,}|\t|\n")
_PART = re.compile(r",\s|\s(?:and|&|und|et|y)\s|\s?/\s?|;\s")
_FOR = re.compile(r"\s(?:for|of|via|at)\s(?:the\s)?")
_IN = re.compile(r"\s(?:in|from|at)\s")
_DESK = re.compile(r"^[\W_]*(?:additional\s)?(?:reporting|writing)\sby\s", re.IGNORECASE)
_FAMILIAR = frozenset(
    "birthday birthplace born dob hobby hobbies likes dislikes job occupation followers following "
    "interests zodiac height weight gender nickname favourite favorite".split()
)
"""Labels that tell of a person's private life; a telephone number alone does not."""
_CARD_LINES = 8
_HANDLE = re.compile(r"@|https?:|www\.|\.(?:com|org|net)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signed:
    """What the bylines say: authors, and agencies in their order."""

    authors: tuple[Credit, ...] = ()
    agencies: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text with its offset."""

    words: str
    start: int

    def cut(self, start: int, end: int) -> _Piece:
        inner = self.words[start:end]
        left = len(inner) - len(inner.lstrip(" \xa0*_[](),.;"))
        return _Piece(inner.strip(" \xa0*_[](),.;"), self.start + start + left)

    def credit(self) -> Credit:
        return Credit(
            self.words, Evidence(self.words, Span(self.start, self.start + len(self.words)))
        )


def read_bylines(text: str, blocks: Sequence[Block], stated: Sequence[Stated]) -> Signed:
    """Return the authors and agencies that a report's bylines name, visible ones before stated ones."""
    authors: list[Credit] = []
    wires: list[Credit] = []
    for block in blocks:
        if block.role is Role.BYLINE:
            for person, wire in _signatures(_Piece(block.span.of(text), block.span.start)):
                authors += [person.credit()] if person else []
                wires += [wire.credit()] if wire else []
    for credit in _stated_authors(stated) if not authors else ():
        (wires if credit.name in agencies() else authors).append(credit)
    if not authors:
        authors = [piece.credit() for piece in _desk(text, blocks)]
    kept = [credit for credit in authors if not is_invented(credit.name, text, blocks)]
    return Signed(_once(kept), _once(wires))


def is_invented(name: str, text: str, blocks: Sequence[Block]) -> bool:
    """Return whether the page describes *name* as no newsroom describes its reporters.

    A content farm's author box is a run of labels (birthday, hobby, followers) behind the name.
    """
    first = words_of(name)[:1]
    for index, block in enumerate(blocks):
        label = block.span.of(text)[:60].partition(":")
        if not label[1] or not set(words_of(label[0])[-1:]) & _FAMILIAR:
            continue
        near = blocks[max(0, index - _CARD_LINES) : index + 1]
        if any(first and first[0] in words_of(each.span.of(text)[:300]) for each in near):
            return True
    return False


def _once(found: Sequence[Credit]) -> tuple[Credit, ...]:
    seen: dict[str, Credit] = {}
    for credit in found:
        seen.setdefault(credit.name.casefold(), credit)
    return tuple(seen.values())


def _signatures(line: _Piece) -> Iterator[tuple[_Piece | None, _Piece | None]]:
    """Yield (author, agency) pairs of one byline."""
    lead = _LEAD.match(line.words)
    rest = line.cut(lead.end() if lead else 0, len(line.words))
    dates = read_dates(rest.words)
    end = min([len(rest.words), *(d.start for d in dates[:1])])
    stop = _STOP.search(rest.words, 0, end)
    rest = rest.cut(0, stop.start() if stop else end)
    for part in _parts(rest):
        yield _person_and_wire(part)


def _parts(piece: _Piece) -> Iterator[_Piece]:
    position = 0
    for match in _PART.finditer(piece.words):
        yield piece.cut(position, match.start())
        position = match.end()
    yield piece.cut(position, len(piece.words))


def _person_and_wire(part: _Piece) -> tuple[_Piece | None, _Piece | None]:
    if part.words in agencies():
        return None, part
    split = _FOR.search(part.words)
    if split is not None:
        person, holder = part.cut(0, split.start()), part.cut(split.end(), len(part.words))
        wire = holder if holder.words in agencies() else None
        return (person if _is_person(person.words) else None), wire
    inside = _IN.search(part.words)
    person = part.cut(0, inside.start()) if inside else part
    return (person if _is_person(person.words) else None), None


def _is_person(name: str) -> bool:
    words = words_of(name)
    if not 2 <= len(words) <= 6 or set(words) & (BYLINE_ROLES | PRIVATE_LABELS):
        return False
    return is_name(name) and not _HANDLE.search(name) and not any(char.isdigit() for char in name)


def _stated_authors(stated: Sequence[Stated]) -> Iterator[Credit]:
    for each in stated:
        if each.what != "author" or _HANDLE.search(each.value):
            continue
        for part in _parts(_Piece(_LEAD.sub("", each.value), 0)):
            if _is_person(part.words) or part.words in agencies():
                yield Credit(part.words, Evidence(each.value, place=each.place))


def _desk(text: str, blocks: Sequence[Block]) -> Iterator[_Piece]:
    """Yield the reporters whom an agency's last line names."""
    for block in blocks:
        if block.role is not Role.CREDIT:
            continue
        line = _Piece(block.span.of(text), block.span.start)
        lead = _DESK.match(line.words)
        if lead is None:
            continue
        end = line.words.find(";")
        for part in _parts(line.cut(lead.end(), len(line.words) if end < 0 else end)):
            inside = _IN.search(part.words)
            person = part.cut(0, inside.start()) if inside else part
            if _is_person(person.words):
                yield person
        return
