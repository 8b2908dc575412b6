"""Cuts one line into blocks: a dateline off a first paragraph, a photo credit off a caption.

Gives roles to parts only; which role the whole line has is settled before.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.lines import Line
from dateline.extract.shapes import is_photo_credit
from dateline.model import Block, Role, Span

_MONTH = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]{1,30}(?:[ /][A-ZÀ-Þ.'’\-]{1,30}(?!\w)){0,4}"
_WHEN = r"(?:[A-Z][a-z]{2,9}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,9}\.?)(?:,? \d{4})?"
_AGENCY = r"(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/)"
_DASH = r"(?:[-–—―]{1,2}|\u2010|\u2011)"
_NO_AGENCY = rf"(?!{_AGENCY} ?{_DASH})"
"""What stands in brackets right before the dash is no part of the place: 'LASKO, Torvia (NPA) —'."""
_PLACE = (
    _MONTH + rf"[A-ZÀ-ÞĀ-Ž][\w.'’\-]{{0,30}}(?:[ /]{_NO_AGENCY}[A-ZÀ-Þ(][\w.'’\-)]{{0,30}}){{0,4}}"
)
DATELINE = re.compile(
    rf"^(?P<place>{_CAPS}(?:, {_PLACE}){{0,2}}|{_PLACE}(?:, {_PLACE}){{0,2}}(?=,? {_WHEN}| {_AGENCY}))"
    rf"(?: \[[^\[\]\n]{{2,40}}\])?(?:[,:.] ?| )?(?P<when>{_WHEN})?[.,]? ?(?P<agency>{_AGENCY})?"
    rf"[.:]? ?(?P<dash>{_DASH})? ?"
)
_BARE_AGENCY = re.compile(rf"^(?:{_WHEN} )?(?P<agency>{_AGENCY}) ?{_DASH} ?")
_BRACKET_END = re.compile(r"\s?(?:\*\*|__|\*|_)?[(\[][^()\[\]\n]{2,160}[)\]]\.?(?:\*\*|__|\*|_)?$")
_STRONG_END = re.compile(r"(?:\*\*|__)([^*_\n]{2,200})(?:\*\*|__)$")
_LEAD_END = re.compile(
    r"(?<=[.\w”\"')])\s+(?:(?:file\s)?(?:photo(?:graph)?|picture|image|foto|credit|still)s?"
    r"(?:\s?[:/©]|\sby\s|\scourtesy\b)|©)[^\n]{2,120}$",
    re.IGNORECASE,
)


def match_dateline(text: str) -> tuple[int, re.Match[str]] | None:
    """Return the length of the dateline that *text* opens with and its match, or ``None``.

    A place alone is one only in capitals and before a dash; a day or an agency makes any place one.
    """
    head = text[:300]
    match = DATELINE.match(head)
    if match is None:
        match = _BARE_AGENCY.match(head)
        return (match.end(), match) if match else None
    signs = sum(match[name] is not None for name in ("when", "agency", "dash"))
    closed = match["dash"] is not None or (
        match["agency"] is not None and match["when"] is not None
    )
    if not closed or signs == 0 or match.end() == 0:
        return None
    if match["when"] is None and match["agency"] is None and not _is_capitals(match["place"]):
        return None
    return match.end(), match


def _is_capitals(place: str) -> bool:
    first = place.split(",", maxsplit=1)[0]
    return first.isupper() and 3 <= len(first)


def split_body(text: str, line: Line) -> Iterator[Block]:
    """Yield the dateline (where the paragraph opens with one) and the paragraph."""
    found = match_dateline(line.span.of(text))
    if found is None or len(line.span) <= found[0] + 10:
        yield Block(line.span, Role.BODY)
        return
    cut = line.span.start + found[0]
    dateline = text[line.span.start : cut].rstrip()
    yield Block(Span(line.span.start, line.span.start + len(dateline)), Role.DATELINE)
    yield Block(Span(cut, line.span.end), Role.BODY)


def split_caption(text: str, span: Span) -> Iterator[Block]:
    """Yield the words of a caption and, where one ends it, the photo credit."""
    piece = span.of(text)
    for pattern in (_BRACKET_END, _STRONG_END, _LEAD_END):
        match = pattern.search(piece)
        if match is None or match.start() == 0:
            continue
        words = match.group().strip("*_ ")
        if not is_photo_credit(words.strip("()[]. ")) and not is_photo_credit(words):
            continue
        kept = piece[: match.start()].rstrip("*_ \n\t\xa0")
        lead = len(piece) - len(piece[len(kept) :].lstrip())
        if kept:
            yield Block(Span(span.start, span.start + len(kept)), Role.CAPTION)
            yield Block(Span(span.start + lead, span.end), Role.CREDIT)
            return
    yield Block(span, Role.CAPTION)
