"""The invented reports of ``gold/`` with their labels, read into records.

Judges nothing and runs nothing. How the labels are written stands in this folder's README.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import LinkBasis, LinkRole, Span

GOLD = Path(__file__).with_name("gold")
_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"(?P<name>.*?)(?: \((?P<tags>[a-z, ]+)\))?")
_BASES = {
    "here": LinkBasis.SENTENCE,
    "earlier": LinkBasis.DOCUMENT,
    "credit": LinkBasis.CREDIT,
    "page": LinkBasis.PAGE,
}
_ROLES = {role.value: role for role in LinkRole}
_SILENT = frozenset({"unnamed", "unspecified"})
PARTS = ("dev", "test")


class GoldError(Exception):
    """A label cannot be read, or quotes what is not in its report."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """One link of a chain, labelled or found.

    ``names`` are all its spellings, made plain; ``full`` the first of them. ``is_words`` says that
    nothing but the words of the text is known, and no entity. An optional one is right both present
    and absent.
    """

    full: str
    names: frozenset[str]
    role: LinkRole
    basis: LinkBasis
    is_words: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement, labelled or found: where its content stands, and its chain.

    ``words`` are the offsets at which the content's words begin. ``is_unnamed`` says that its
    speaker is described, or not even that.
    """

    words: frozenset[int]
    chain: tuple[Carrier, ...]
    is_unnamed: bool = False
    is_direct: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One invented report. ``own`` and ``open`` are word offsets, one set a quoted stretch.

    ``own`` is what the outlet says itself; of ``open`` people could differ, so that a statement found
    inside is neither right nor wrong. ``outlet`` is ``None`` where the text alone tells it.
    """

    id: str
    outlet: str | None
    date: str | None
    text: str
    tellings: tuple[Telling, ...]
    own: tuple[frozenset[int], ...]
    open: tuple[frozenset[int], ...]

    @property
    def part(self) -> str:
        """The half it belongs to, by a hash of its id: ``dev`` or ``test``."""
        return PARTS[hashlib.sha256(self.id.encode()).digest()[0] % 2]


def plain(name: str) -> str:
    """Return *name* without what sets spellings of no interest apart: case, marks, an article.

    >>> plain("The  Kessa Herald,")
    'kessa herald'
    """
    folded = " ".join(name.replace("’", "'").casefold().split()).strip(" ,")
    return re.sub(r"^(?:the|an?) ", "", folded)


def words_at(text: str, span: Span) -> frozenset[int]:
    """Return the offsets at which words of *text* begin inside *span*."""
    return frozenset(each.start() for each in _WORD.finditer(text, span.start, span.end))


def read_reports(folder: Path = GOLD) -> tuple[Report, ...]:
    """Return all reports, by id.

    Raises:
        GoldError: a label does not fit its report.
    """
    raws = [
        raw
        for path in sorted(folder.glob("*.toml"))
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["report"]
    ]
    return tuple(sorted(map(as_report, raws), key=lambda report: report.id))


def as_report(raw: Mapping[str, Any]) -> Report:
    """Return one report from its table in a gold file.

    Raises:
        GoldError: a quoted stretch does not stand exactly once in the text, or a chain is malformed.
    """
    text = raw["text"]
    spellings = _spellings(raw["names"])
    return Report(
        id=raw["id"],
        outlet=raw.get("outlet"),
        date=raw.get("date"),
        text=text,
        tellings=tuple(_telling(raw, spellings, *each) for each in raw["statements"]),
        own=tuple(_place(raw, quote) for quote in raw["own"]),
        open=tuple(_place(raw, quote) for quote in raw.get("skip", ())),
    )


def _spellings(groups: list[str]) -> dict[str, tuple[str, ...]]:
    forms = [tuple(plain(form) for form in group.split(" = ")) for group in groups]
    return {group[0]: group for group in forms} | {
        form: group for group in forms for form in group[1:] if form not in {g[0] for g in forms}
    }


def _telling(
    raw: Mapping[str, Any], spellings: Mapping[str, tuple[str, ...]], content: str, chain: str
) -> Telling:
    items = chain.split(" > ")
    last = len(items) - 1
    carriers = [_carrier(item, at, last, spellings) for at, item in enumerate(items)]
    return Telling(
        _place(raw, content),
        merged(carriers),
        is_unnamed=bool(_SILENT & set(_tags(items[0]))),
        is_direct=_is_quoted(raw["text"], content),
    )


def _tags(item: str) -> list[str]:
    match = _ITEM.fullmatch(item)
    tags = "" if match is None else match["tags"] or ""
    return tags.split(", ") if tags else []


def _carrier(item: str, at: int, last: int, spellings: Mapping[str, tuple[str, ...]]) -> Carrier:
    is_optional = item.startswith("[")
    name = plain(_ITEM.fullmatch(item.strip("[]"))["name"])  # type: ignore[index]
    forms = spellings.get(name, (name,))
    role = LinkRole.SPEAKER if at == 0 else LinkRole.OUTLET if at == last else LinkRole.MEDIUM
    basis = LinkBasis.PAGE if at == last else LinkBasis.SENTENCE
    for tag in _tags(item):
        role, basis = _ROLES.get(tag, role), _BASES.get(tag, basis)
        if tag not in {*_ROLES, *_BASES, *_SILENT}:
            raise GoldError(f"{item!r} has the tag {tag!r}; there are {sorted(_ROLES | _BASES)}")
    return Carrier(forms[0], frozenset(forms), role, basis, is_optional=is_optional)


def merged(carriers: list[Carrier]) -> tuple[Carrier, ...]:
    """Return *carriers* with neighbours of one name made one: an agency's own copy names itself once."""
    kept: list[Carrier] = []
    for carrier in carriers:
        if not kept or not kept[-1].names & carrier.names:
            kept.append(carrier)
    return tuple(kept)


def _place(raw: Mapping[str, Any], quote: str) -> frozenset[int]:
    """Return the word offsets of *quote*, whose pieces are parted by `` … ``."""
    return frozenset().union(*(words_at(raw["text"], span) for span in _spans(raw, quote)))


def _spans(raw: Mapping[str, Any], quote: str) -> Iterator[Span]:
    text = raw["text"]
    for piece in quote.split(" … "):
        if text.count(piece) != 1:
            raise GoldError(f"{raw['id']}: {piece!r} stands {text.count(piece)} times, need once")
        yield Span(text.index(piece), text.index(piece) + len(piece))


def _is_quoted(text: str, content: str) -> bool:
    first = content.split(" … ", maxsplit=1)[0]
    before = text[max(0, text.index(first) - 1) : text.index(first)]
    opened = before in ('"', "“")
    return opened or (before == " " and text.count('"', 0, text.index(first)) % 2 == 1)
