"""Finds the headline of a page among its lines, by the markup and by what the page calls itself.

Reads no body and gives no role.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.text import fold
from dateline.text.elements import Inside
from dateline.text.markup import Page, PageBlock

_WORD = re.compile(r"[^\W_]+")
_TITLE_KEYS = ("og:title", "twitter:title", "title", "dc.title", "headline")
_NAMED = frozenset({"headline", "title", "titel", "heading", "hl", "hd", "entry", "überschrift"})
MAX_WORDS = 45


def stated_titles(page: Page) -> tuple[str, ...]:
    """Return what the page says its title is, best first: ``og:title`` and its like, ``title``."""
    metas = {fact.key: fact.value for fact in reversed(page.facts) if fact.kind == "meta"}
    titles = [metas[key] for key in _TITLE_KEYS if metas.get(key)]
    titles += [fact.value for fact in page.facts if fact.kind == "title"][:1]
    return tuple(dict.fromkeys(title for title in titles if title.strip()))


def find_title(page: Page) -> int | None:
    """Return the index of the line that is the headline, or ``None``."""
    wanted = [frozenset(_words(title)) for title in stated_titles(page)]
    best, best_score = None, 1.2
    for index, block in enumerate(page.blocks[:3_000]):
        score = _score(page.text, block, wanted, index)
        if best_score < score:
            best, best_score = index, score
    return best


def _score(text: str, block: PageBlock, wanted: Sequence[frozenset[str]], index: int) -> float:
    """Return how much a line looks like the headline: the markup's word and the page's, added."""
    if 400 < block.end - block.start:
        return 0.0
    words = _words(text[block.start : block.end])
    if not words or MAX_WORDS < len(words) or block.inside & (Inside.NAV | Inside.HIDDEN):
        return 0.0
    own = frozenset(words)
    overlap = max((_overlap(own, title) for title in wanted), default=0.0)
    score = {"h1": 1.6, "h2": 0.8, "h3": 0.4}.get(block.tag, 0.0)
    score += 2.0 * overlap * min(1.0, len(own) / 3)
    score += 0.5 * bool(_NAMED & set(block.names[:4]))
    score -= 0.7 * bool(block.inside & (Inside.FOOTER | Inside.ASIDE | Inside.LIST))
    score -= 0.8 * (0.5 < block.linked / (block.end - block.start)) + 0.0005 * index
    return score - 0.6 * (len(own) <= 1)


def _overlap(own: frozenset[str], title: frozenset[str]) -> float:
    """Return how much of the line stands in the title, and of the title (site name and all) in it."""
    both = len(own & title)
    if not both:
        return 0.0
    precision, recall = both / len(own), both / len(title)
    return 2 * precision * recall / (precision + recall) if recall < precision else precision


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
