"""Asks main-text extractors which lines of a page they would keep. They are heard, never obeyed.

Keeps nothing of what they give but yes or no per line: their text is not the page's (white space,
repeated lines and odd characters differ), so no offset could come from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.text import fold
from dateline.text.markup import Page, PageBlock

MAX_CHARS = 3_000_000
MAX_TAGS = 50_000
MAX_DEPTH = 250
"""Past these the witnesses fall silent (libxml2 at 254 elements deep) or take minutes."""
_GRAM = 4
_MATCHED = 0.7
"""Share of a line's four-word stretches that a witness must have: at 1.0 its rewriting of white
space inside a line loses paragraphs, at half navigation that repeats a headline is found."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """Which lines each witness keeps; ``None`` where it was not asked or said nothing.

    ``silence`` says why, in words for people.
    """

    precise: tuple[bool, ...] | None = None
    quick: tuple[bool, ...] | None = None
    silence: tuple[str, ...] = ()


def ask(markup: str, page: Page) -> Testimony:
    """Return what the witnesses say about the lines of *page*."""
    refusal = _refusal(markup, page)
    if refusal is not None:
        return Testimony(silence=(refusal,))
    silence: list[str] = []
    precise = _ask_trafilatura(markup)
    if not precise:
        silence.append("the main-text witness trafilatura gave nothing")
    quick = _ask_resiliparse(markup)
    if not quick:
        silence.append("the main-text witness resiliparse gave nothing")
    return Testimony(_marks(page, precise), _marks(page, quick), tuple(silence))


def _refusal(markup: str, page: Page) -> str | None:
    """Return why a page is not shown to the witnesses, or ``None``."""
    if MAX_CHARS < len(markup):
        return f"the page is longer than {MAX_CHARS} characters: no main-text witness was asked"
    if MAX_TAGS < page.tags:
        return f"the page has more than {MAX_TAGS} tags: no main-text witness was asked"
    if MAX_DEPTH <= page.deepest:
        return f"the page is nested {MAX_DEPTH} deep or more: no main-text witness was asked"
    if any("attributes" in warning for warning in page.warnings):
        return "a tag of the page has too many attributes: no main-text witness was asked"
    return None


def _ask_trafilatura(markup: str) -> str:
    import trafilatura  # noqa: PLC0415 - a quarter of a second that texts need not pay

    try:
        kept = trafilatura.extract(
            markup, favor_precision=True, include_comments=False, deduplicate=False
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, MemoryError):
        return ""
    return kept or ""


def _ask_resiliparse(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - as above

    try:
        return str(extract_plain_text(markup, main_content=True, alt_texts=False, links=False))
    except (ValueError, TypeError, RuntimeError, MemoryError):
        return ""


def _marks(page: Page, kept: str) -> tuple[bool, ...] | None:
    if not kept.strip():
        return None
    lines, grams = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for line in kept.splitlines():
        words = _words(line)
        if words:
            lines.add(words)
            grams.update(_grams(words))
    return tuple(_is_kept(page.text, block, lines, grams) for block in page.blocks)


def _is_kept(
    text: str,
    block: PageBlock,
    lines: set[tuple[str, ...]],
    grams: set[tuple[str, ...]],
) -> bool:
    words = _words(text[block.start : block.end])
    if not words:
        return False
    own = _grams(words)
    if not own:
        return words in lines
    return words in lines or _MATCHED * len(own) <= sum(gram in grams for gram in own)


def _words(line: str) -> tuple[str, ...]:
    plain = "".join(char if char.isalnum() else " " for char in fold(line))
    return tuple(plain.split())


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)]
