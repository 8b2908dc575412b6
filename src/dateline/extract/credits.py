"""Tells outlet and agency apart: who published this copy, and whom it was taken from.

Reads credits, datelines, labels, mastheads and addresses; a picture's credit says nothing of the
text. Compares no documents: that a text is a copy is found elsewhere.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from dateline.extract.shapes import is_photo_credit, words_of
from dateline.extract.split import match_dateline
from dateline.extract.structured import Stated
from dateline.extract.words import FUNCTION_WORDS, SOURCE_LABELS
from dateline.model import Block, Credit, Evidence, Role, Span
from dateline.resources import Outlet, agencies, outlet_by_domain, outlets

_SOURCE = re.compile(r"^[\W_]*([^\W\d_][\w ]{0,20}?)\s?:\s?")
_WITH = re.compile(
    r"^[\W_]*with\s(?:additional\s|further\s)?(?:reporting|inputs?|material|files?|reports?)\s(?:by|from|of)\s(?:the\s)?",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)?\d{2})?)?[\s,]*(?:by\s)?",
    re.IGNORECASE,
)
_END = re.compile(r"\s\(|[.;|]|\s[-–—]\s|\sand\s|,\s|$|\sall rights", re.IGNORECASE)
_NOUNS = re.compile(
    r"^(?:the\s)?[A-ZÀ-Þ][\w&'’.\-]*(?:\s(?:of|the|and|&|de|la|le|[A-ZÀ-Þ0-9][\w&'’.\-]*)){0,6}$"
)
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']{3,2000}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@(\w{4,40})")
_FILE = re.compile(r"^([\w .()\-]{4,80})\.(?:jpe?g|png|gif|webp|svg|avif)$", re.IGNORECASE)
_BAR = re.compile(r"\s?[|•·]\s?|\*\*|\t|\s{3,}")
_SITE_MARK = re.compile(r"\s[-–—|·»:]\s")
_GENERIC = frozenset(
    "news logo image img photo picture header banner default share the online site".split()
)


def find_outlet(
    text: str, blocks: Sequence[Block], stated: Sequence[Stated], urls: Sequence[Stated]
) -> Credit | None:
    """Return who published this copy, by the best evidence there is, or ``None``."""
    blocks = without_pictures(text, blocks)
    for found in (
        _stated_outlet(stated),
        _outlet_of_urls(urls),
        _outlet_of_text_urls(text, blocks),
        _outlet_of_page_title(text, blocks, stated),
        _masthead(text, blocks),
        _rights_holder(text, blocks),
        _outlet_of_handles(text, blocks),
        _outlet_of_date_line(text, blocks),
        _outlet_of_file_name(text, blocks),
    ):
        if found is not None:
            return found
    return None


def find_agency(
    text: str, blocks: Sequence[Block], signed: Sequence[Credit], stated: Sequence[Stated]
) -> Credit | None:
    """Return the agency or paper that this copy was taken from, or ``None``."""
    blocks = without_pictures(text, blocks)
    if signed:
        return signed[0]
    for each in stated:
        if each.what == "source" and not _ADDRESS.match(each.value):
            return Credit(each.value, Evidence(each.value, place=each.place))
    for finder in (
        _dateline_agency,
        _source_line,
        _lone_agency,
        _agency_beside_date,
        _agency_rights,
    ):
        found = finder(text, blocks)
        if found is not None:
            return found
    return None


def without_pictures(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* without the lines that credit a picture.

    A credit that says so, and one right under a caption that paragraphs follow; behind the last
    paragraph a credit is the text's, whatever stands above it.
    """
    last = max((i for i, block in enumerate(blocks) if block.role is Role.BODY), default=-1)
    kept: list[Block] = []
    under = False
    for index, block in enumerate(blocks):
        line = block.span.of(text) if len(block.span) <= 200 else ""
        own = block.role is Role.CREDIT and "©" not in line and is_photo_credit(line.strip("*_ "))
        under = own or (under and index < last and _is_lone_credit(line, blocks, index))
        if not under:
            kept.append(block)
        under = under or block.role is Role.CAPTION
    return tuple(kept)


def _is_lone_credit(line: str, blocks: Sequence[Block], index: int) -> bool:
    """Return whether a line is a credit, or an agency's name that no date or byline follows."""
    if blocks[index].role is Role.CREDIT:
        return True
    signed = blocks[index + 1].role in (Role.METADATA, Role.BYLINE)
    return line.strip("*_()[] ") in agencies() and not signed


def _credit(text: str, start: int, end: int) -> Credit | None:
    """Return a credit for ``text[start:end]`` without the marks around it, or ``None`` if empty."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \xa0*_[]()/,.;:\n"))
    kept = piece.strip(" \xa0*_[]()/,.;:\n")
    if not kept:
        return None
    span = Span(start + left, start + left + len(kept))
    return Credit(kept, Evidence(kept, span=span))


# ---------------------------------------------------------------------- outlet


def _stated_outlet(stated: Sequence[Stated]) -> Credit | None:
    ranked = sorted(
        (each for each in stated if each.what == "outlet"),
        key=lambda each: (
            not each.place.startswith("record"),
            each.place != "meta og:site_name",
            "application" in each.place,
        ),
    )
    return next(
        (Credit(each.value, Evidence(each.value, place=each.place)) for each in ranked), None
    )


def host_of(url: str) -> str:
    """Return the host of an address, lower case, without ``www.``; empty where there is none."""
    try:
        host = urlsplit(url.strip("<>")).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _outlet_of_urls(urls: Sequence[Stated]) -> Credit | None:
    for each in urls:
        known = outlet_by_domain(host_of(each.value))
        if known is not None:
            return Credit(_full_name(known), Evidence(each.value, place=f"url ({each.place})"))
    return None


def _outlet_of_text_urls(text: str, blocks: Sequence[Block]) -> Credit | None:
    """An address on a line of its own (or behind a label) is where the text was copied from."""
    for block in blocks:
        if block.role not in (Role.BOILERPLATE, Role.METADATA, Role.CREDIT):
            continue
        match = _ADDRESS.search(text, block.span.start, block.span.end)
        if match is None or len(match[0]) + 40 < len(block.span):
            continue
        known = outlet_by_domain(host_of(match[0]))
        if known is not None:
            span = Span(match.start(), match.end())
            return Credit(_full_name(known), Evidence(match[0], span=span))
    return None


def _full_name(outlet: Outlet) -> str:
    """Return the name with its article, where the outlet goes by it."""
    return next((a for a in outlet.aliases if a == f"The {outlet.name}"), outlet.name)


def _outlet_of_page_title(
    text: str, blocks: Sequence[Block], stated: Sequence[Stated]
) -> Credit | None:
    """Return the part of the page's title that is not its headline, where the page shows it too."""
    headline = next((b.span.of(text) for b in blocks if b.role is Role.HEADLINE), "")
    for each in stated:
        if each.what != "page title":
            continue
        parts = [part.strip() for part in _SITE_MARK.split(each.value)]
        rest = [part for part in parts[:1] + parts[-1:] if part and not _same(part, headline)]
        for part in rest[-1:] + rest[:1]:
            name = _shown(part, text, blocks)
            if name and 1 < len(parts):
                return Credit(name, Evidence(each.value, place="title"))
    return None


def _shown(part: str, text: str, blocks: Sequence[Block]) -> str | None:
    """Return *part*, or what of it a furniture line shows as a name, or ``None``."""
    if part in outlets():
        return part
    if 8 < len(part.split()):
        return None
    own = words_of(part)
    for block in blocks:
        if block.role is Role.BODY or 200 < len(block.span):
            continue
        line = words_of(block.span.of(text))
        if own and line[: len(own)] == own:
            return _without_numbers(part)
    return None


def _without_numbers(name: str) -> str:
    words = name.split()
    while 1 < len(words) and words[-1].replace(".", "").isdigit():
        words.pop()
    return " ".join(words)


def _same(part: str, headline: str) -> bool:
    mine, other = set(words_of(part)), set(words_of(headline))
    return bool(mine) and 0.6 * len(mine) <= len(mine & other)


def _masthead(text: str, blocks: Sequence[Block]) -> Credit | None:
    """Return a name on a line before the headline: known, or first on the page and like a title's."""
    before = []
    for block in blocks:
        if block.role in (Role.HEADLINE, Role.BODY):
            break
        before.append(block)
    else:
        return None
    for block in before:
        name = re.split(r"\s[-–—|•·]\s", block.span.of(text))[0].strip("*_# ")
        if name in outlets():
            return _credit(
                text,
                block.span.start,
                block.span.start + len(block.span.of(text).split(name)[0]) + len(name),
            )
    if not any(block.role is Role.HEADLINE for block in blocks):
        return None
    for index, block in enumerate(before[:4]):
        name = re.split(r"\s[-–—|•·]\s", block.span.of(text))[0]
        if _is_masthead(name, followed=index + 1 < len(before)):
            found = _credit(text, block.span.start, block.span.start + len(name))
            return found and Credit(_quiet(found.name), found.evidence)
    return None


def _quiet(name: str) -> str:
    """Return a name in capitals in ordinary ones; words of up to four letters may be initials."""
    if not name.isupper():
        return name
    return " ".join(w if len(w) <= 4 else w.capitalize() for w in name.split())


def _is_masthead(name: str, *, followed: bool) -> bool:
    words = name.split()
    if not (followed and 2 <= len(words) <= 6 and (_NOUNS.match(name) or name.isupper())):
        return False
    return name.startswith("The ") or not set(words_of(name)) & _NOT_NAMES


_NOT_NAMES = (FUNCTION_WORDS - {"the", "of", "and"}) | frozenset(
    "skip content menu navigation search home log sign login subscribe back breaking latest live "
    "share follow jump main edition section sections advertisement trending".split()
)


def _rights_holder(text: str, blocks: Sequence[Block]) -> Credit | None:
    for block in blocks:
        if block.role not in (Role.CREDIT, Role.BOILERPLATE) or 300 < len(block.span):
            continue
        match = _HOLDER.search(text, block.span.start, block.span.end)
        if match is None:
            continue
        end = _END.search(text, match.end(), block.span.end)
        found = _credit(text, match.end(), end.start() if end else block.span.end)
        if found is not None and _NOUNS.match(found.name) and not is_photo_credit(found.name):
            return found
    return None


def _outlet_of_handles(text: str, blocks: Sequence[Block]) -> Credit | None:
    """Return the outlet that calls a handle its own: *join our channel (@evening_gazette)*.

    A handle that squeezes a known outlet's name, or ends in what papers call themselves; any other
    may be anybody's.
    """
    for block in blocks:
        if block.role is not Role.BOILERPLATE or not _OWN & set(words_of(block.span.of(text))):
            continue
        for match in _HANDLE.finditer(text, block.span.start, block.span.end):
            name = _name_of_handle(match[1])
            if name is not None:
                return Credit(name, Evidence(match[0], span=Span(match.start(), match.end())))
    return None


def _name_of_handle(handle: str) -> str | None:
    plain = handle.replace("_", "").lower()
    for outlet in outlets():
        squeezed = "".join(words_of(outlet.name))
        if squeezed.removeprefix("the") == plain.removeprefix("the"):
            return _full_name(outlet)
    noun = next((n for n in _PAPERS if plain.endswith(n) and len(n) + 3 <= len(plain)), None)
    if noun is None:
        return None
    first = plain.removesuffix(noun)
    words = [
        *(["The"] if first.startswith("the") and 6 <= len(first) else []),
        first.removeprefix("the") if 6 <= len(first) else first,
        noun,
    ]
    return " ".join(word[0].upper() + word[1:] for word in words)


_OWN = frozenset({"our", "us"})
_PAPERS = tuple(
    "chronicle dispatch telegraph standard observer guardian tribune gazette journal courier "
    "express monitor herald mirror times today daily globe press radio post news mail star".split()
)
"""What papers and stations call themselves; the last part of their handles."""


def _outlet_of_date_line(text: str, blocks: Sequence[Block]) -> Credit | None:
    """A name beside the date that the dateline names too is an agency on its own page."""
    wire = _dateline_agency(text, blocks)
    beside = _agency_beside_date(text, blocks)
    return beside if wire and beside and wire.name == beside.name else None


def _outlet_of_file_name(text: str, blocks: Sequence[Block]) -> Credit | None:
    """A line that is the name of a picture file may be the site's logo, copied along."""
    for block in blocks:
        match = _FILE.match(block.span.of(text)) if block.role is Role.BOILERPLATE else None
        words = (
            [w for w in words_of(match[1].replace("-", " ").replace("_", " ")) if w not in _GENERIC]
            if match
            else []
        )
        if match and len(words) == 1 and words[0].isalpha() and 6 <= len(words[0]):
            start = block.span.start + match[1].lower().find(words[0])
            return _credit(text, start, start + len(words[0]))
    return None


# ---------------------------------------------------------------------- agency


def _dateline_agency(text: str, blocks: Sequence[Block]) -> Credit | None:
    for block in blocks:
        if block.role is not Role.DATELINE:
            continue
        found = match_dateline(block.span.of(text) + " ")
        match = found[1] if found else None
        if match is None or match["agency"] is None:
            continue
        start = block.span.start + match.start("agency")
        inner = match["agency"].strip("()/")
        head = re.split(r"[/,;]|\s[-–—]\s", inner)[0]
        return _credit(text, start + 1, start + 1 + len(head))
    return None


def _source_line(text: str, blocks: Sequence[Block]) -> Credit | None:
    """Return whom a *Source:* label or a *With reporting by* line names."""
    for block in blocks:
        if block.role is not Role.CREDIT:
            continue
        line = block.span.of(text)
        lead = _SOURCE.match(line)
        if lead is None or lead[1].lower().split(" ")[-1] not in SOURCE_LABELS:
            lead = _WITH.match(line)
        if lead is None or _ADDRESS.match(line, lead.end()):
            continue
        end = _END.search(line, lead.end())
        found = _credit(
            text,
            block.span.start + lead.end(),
            block.span.start + (end.start() if end else len(line)),
        )
        if found is not None:
            return found
    return None


def _lone_agency(text: str, blocks: Sequence[Block]) -> Credit | None:
    """Return an agency that stands on a line of its own beside the headline or the body's end."""
    near = _around(blocks)
    for index in near:
        block = blocks[index]
        if (
            block.role in (Role.BOILERPLATE, Role.BYLINE, Role.METADATA, Role.CREDIT)
            and len(block.span) <= 60
        ):
            name = block.span.of(text).strip("*_()[]# ")
            if _is_agency(name, text, blocks):
                return _credit(text, block.span.start, block.span.end)
    return None


def _agency_beside_date(text: str, blocks: Sequence[Block]) -> Credit | None:
    """Return an agency that a bar parts from the date or the byline."""
    for index in _around(blocks):
        block = blocks[index]
        if block.role not in (Role.METADATA, Role.BYLINE, Role.BOILERPLATE) or 200 < len(
            block.span
        ):
            continue
        position = block.span.start
        for part in _BAR.split(block.span.of(text)):
            name = part.strip()
            if name and _is_agency(name, text, blocks):
                start = text.find(name, position, block.span.end)
                return _credit(text, start, start + len(name))
    return None


def _around(blocks: Sequence[Block]) -> list[int]:
    """Return the places near headline, body's start and body's end, in order."""
    body = [i for i, block in enumerate(blocks) if block.role is Role.BODY]
    if not body:
        return []
    head = next((i for i, b in enumerate(blocks) if b.role is Role.HEADLINE), body[0])
    head = min(head, body[0])
    places = [
        *range(max(0, head - 3), body[0]),
        *range(body[-1] + 1, min(len(blocks), body[-1] + 4)),
    ]
    return [i for i in places if blocks[i].role is not Role.CAPTION]


def _is_agency(name: str, text: str, blocks: Sequence[Block]) -> bool:
    """Return whether *name* is an agency: a known one, or capitals that the report itself cites."""
    if name in agencies():
        return True
    if not (name.isalpha() and name.isupper() and 2 <= len(name) <= 6):
        return _dateline_names(name, text, blocks)
    cited = re.compile(rf"(?:told|to|by|via|for|agency|\()\s?{re.escape(name)}\b")
    return any(
        cited.search(b.span.of(text))
        for b in blocks
        if b.role in (Role.BODY, Role.DATELINE, Role.CREDIT)
    )


def _dateline_names(name: str, text: str, blocks: Sequence[Block]) -> bool:
    wire = _dateline_agency(text, blocks)
    return wire is not None and wire.name == name


def _agency_rights(text: str, blocks: Sequence[Block]) -> Credit | None:
    """Return the agency that a copyright line names."""
    for block in blocks:
        if block.role is not Role.CREDIT:
            continue
        match = _HOLDER.search(text, block.span.start, block.span.end)
        if match is None:
            continue
        end = _END.search(text, match.end(), block.span.end)
        found = _credit(text, match.end(), end.start() if end else block.span.end)
        if found is not None and found.name in agencies():
            return found
    return None


def urls_of(
    stated: Sequence[Stated], url: str | None, text: str, blocks: Sequence[Block]
) -> Iterator[Stated]:
    """Yield the addresses of a report: the capture's own, stated ones, and lone lines of the text."""
    if url:
        yield Stated("url", url, "capture")
    yield from (each for each in stated if each.what == "url")
    for block in blocks:
        if block.role in (Role.BOILERPLATE, Role.METADATA, Role.CREDIT):
            match = _ADDRESS.search(text, block.span.start, block.span.end)
            if match is not None and len(block.span) <= len(match[0]) + 40:
                yield Stated("url", match[0], "address in the text")
