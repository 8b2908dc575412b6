"""Capture → document. Chooses the road for each kind of capture; finds nothing itself."""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.blocks import make_blocks
from dateline.extract.bylines import read_bylines
from dateline.extract.credits import find_agency, find_outlet, urls_of
from dateline.extract.lines import MAX_LINES, Line, cut_lines
from dateline.extract.page_roles import label_page
from dateline.extract.page_title import find_title
from dateline.extract.published import choose_published, time_elements
from dateline.extract.record import read_record
from dateline.extract.roles import label, mark_lines
from dateline.extract.shapes import look_at, words_of
from dateline.extract.structured import Stated, stated_by_page
from dateline.extract.witness import ask
from dateline.extract.words import FUNCTION_WORDS
from dateline.model import (
    Block,
    Capture,
    Credit,
    Document,
    DocumentId,
    Evidence,
    ExtractError,
    MediaKind,
    Role,
    Span,
    StageFailure,
)
from dateline.text import Decoded, decode
from dateline.text.elements import Inside
from dateline.text.markup import Page, PageBlock, read_markup

ID_DIGITS = 12
"""Hexadecimal digits of the capture's hash in a document's id; see ``model.ids.DIGEST_LENGTH``."""
MIN_LANGUAGE_CHARS = 200
"""Shorter texts are too short for the language detector: it is right on 98 % of longer ones."""
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([\w.:\-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 2048
_SITE = re.compile(r"\s[-–—|·»]\s")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A capture's text, its blocks, and what else it states."""

    text: str
    blocks: tuple[Block, ...]
    stated: tuple[Stated, ...] = ()
    problems: tuple[str, ...] = ()


def extract(capture: Capture) -> Document:
    """Return the document in *capture*: canonical text, blocks with roles, metadata with evidence.

    Raises:
        ExtractError: there is no text in it, or no reporting.
    """
    found = _label(capture)
    if not found.text.strip():
        raise ExtractError(f"{capture.name}: there is no text in it")
    if not any(block.role is Role.BODY for block in found.blocks):
        raise ExtractError(f"{capture.name}: no reporting text was found in it")
    return _document(capture, found)


def canonical_text(capture: Capture) -> str:
    """Return the canonical text of *capture*, from its bytes alone and always the same.

    Raises:
        ExtractError: the bytes are not text, or not a record.
    """
    if capture.kind is MediaKind.HTML:
        return read_markup(_decode_page(capture).text).text
    if capture.kind is MediaKind.RECORD:
        record = read_record(capture)
        return read_markup(record.html).text if record.html is not None else record.text or ""
    return decode(capture.content).text


def _label(capture: Capture) -> _Labelled:
    if capture.kind is MediaKind.HTML:
        decoded = _decode_page(capture)
        found = _label_page(decoded.text, decoded)
        return replace(found, problems=(*decoded.warnings, *found.problems))
    if capture.kind is MediaKind.RECORD:
        record = read_record(capture)
        if record.html is None:
            told = _label_text(record.text or "")
            return replace(told, blocks=_without_rival(told, record.stated), stated=record.stated)
        found = _label_page(record.html, None)
        return replace(found, stated=(*record.stated, *found.stated))
    decoded = decode(capture.content)
    found = _label_text(decoded.text)
    return replace(found, problems=(*decoded.warnings, *found.problems))


def _without_rival(found: _Labelled, stated: Sequence[Stated]) -> tuple[Block, ...]:
    """Return the blocks, a headline boilerplate that shares no word with the title that is stated.

    A site's name behind the stated title ('… - The Argus') is no part of it.
    """
    title = next((each.value for each in stated if each.what == "title"), None)
    if title is None:
        return found.blocks
    own = set(words_of(_SITE.split(title)[0])) - FUNCTION_WORDS
    return tuple(
        replace(block, role=Role.BOILERPLATE)
        if own
        and block.role is Role.HEADLINE
        and not own & set(words_of(block.span.of(found.text)))
        else block
        for block in found.blocks
    )


def _decode_page(capture: Capture) -> Decoded:
    match = _CHARSET.search(capture.content[:_HEAD_BYTES])
    return decode(capture.content, declared=match[1].decode("ascii", "replace") if match else None)


def _label_text(text: str) -> _Labelled:
    lines = cut_lines(text)
    problems: tuple[str, ...] = ()
    if MAX_LINES < len(lines):
        problems = (f"only the first {MAX_LINES} lines were told apart",)
    return _Labelled(text, make_blocks(text, lines, label(mark_lines(lines))), (), problems)


def _label_page(markup: str, decoded: Decoded | None) -> _Labelled:
    page = read_markup(markup)
    lines = [_page_line(page.text, block) for block in page.blocks]
    looks = [look_at(line) for line in lines]
    testimony = ask(markup, page)
    labelled = label_page(page, looks, testimony, find_title(page))
    blocks = make_blocks(page.text, lines, labelled)
    if decoded is not None:
        blocks = _with_sources(page, decoded, blocks)
    times = [(fact.key, fact.value) for fact in page.facts if fact.kind == "time"]
    stated = (*stated_by_page(page), *time_elements(times))
    return _Labelled(page.text, blocks, stated, (*page.warnings, *testimony.silence))


def _page_line(text: str, block: PageBlock) -> Line:
    span = Span(block.start, block.end)
    level = int(block.tag[1]) if block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else 0
    chars = len(span)
    return Line(
        span,
        span,
        " ".join(span.of(text).split()),
        level=level,
        link_share=block.linked / chars,
        bold=chars < 2 * block.strong,
        listed=bool(block.inside & Inside.LIST),
        gap=block.gap - 1,
    )


def _with_sources(page: Page, decoded: Decoded, blocks: Sequence[Block]) -> tuple[Block, ...]:
    to_bytes = decoded.byte_map()
    return tuple(
        replace(block, source=to_bytes.range(*page.source(block.span.start, block.span.end)))
        for block in blocks
    )


def _document(capture: Capture, found: _Labelled) -> Document:
    text, blocks, stated = found.text, found.blocks, found.stated
    urls = tuple(urls_of(stated, capture.url, text, blocks))
    signed = read_bylines(text, blocks, stated)
    outlet = find_outlet(text, blocks, stated, urls)
    sha256 = capture.sha256
    title = next((block.span for block in blocks if block.role is Role.HEADLINE), None)
    return Document(
        id=DocumentId(f"d{sha256[:ID_DIGITS]}"),
        name=capture.name,
        sha256=sha256,
        text=text,
        blocks=blocks,
        title=title,
        given_title=_given_title(stated) if title is None else None,
        url=capture.url or next((each.value for each in urls), None),
        outlet=outlet,
        agency=find_agency(text, blocks, signed.agencies, stated),
        byline=tuple(each for each in signed.authors if not _is_house(each, outlet)),
        published=choose_published(text, blocks, stated, urls),
        language=_language(text, blocks, stated),
        failures=tuple(StageFailure("extract", problem) for problem in found.problems),
    )


def _given_title(stated: Sequence[Stated]) -> Evidence | None:
    """Return the title that the record or the page's metadata give, the fullest kind first."""
    for what in ("title", "page title"):
        for each in stated:
            if each.what == what and each.value.strip():
                return Evidence(" ".join(each.value.split()), place=each.place)
    return None


def _is_house(author: Credit, outlet: Credit | None) -> bool:
    """Return whether an author is the outlet itself: a newsroom signing as one."""
    if outlet is None:
        return False
    house = set(words_of(outlet.name)) - {"the"}
    return bool(house) and house <= set(words_of(author.name))


def _language(text: str, blocks: Sequence[Block], stated: Sequence[Stated]) -> str | None:
    """Return an ISO 639-1 code: stated, else detected in a body that is long enough."""
    for each in stated:
        code = each.value[:2].lower()
        if each.what == "language" and code.isalpha() and each.value[2:3] in {"", "-", "_"}:
            return code
    body = "\n".join(block.span.of(text) for block in blocks if block.role is Role.BODY)
    if len(body) < MIN_LANGUAGE_CHARS:
        return None
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415 - pages that say so need it not

    code = str(detect_fast(body[:20_000])[0])
    return code if code.isalpha() and len(code) == 2 else None
