"""Gives every line of a page its role, from the model's score, its shape and its place.

Measures nothing and reads no metadata: see ``page_features`` for the numbers.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.extract.page_features import AGAINST_BODY, measure_lines, score_lines
from dateline.extract.page_weights import WEIGHTS
from dateline.extract.roles import LONG_WORDS, Labelled
from dateline.extract.shapes import Look, Shape, words_of
from dateline.extract.witness import Testimony
from dateline.model import Role
from dateline.text.elements import Inside
from dateline.text.markup import Page, PageBlock

NEAR_TITLE = 15
"""Lines behind the headline in which bylines and dates are the report's own."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_RESCUE = -3.0
"""Log-odds down to which a full sentence between two paragraphs of one parent stays body."""
_REMARKS = frozenset(
    "comments comment commentlist kommentare kommentar replies respond disqus discussion".split()
)
"""Class and id words of what readers write."""
_HEADING_REACH = 6
"""Lines (pictures, bylines, other headings) that may stand between a heading and its paragraph."""
_STANDFIRST = -1.2
"""Log-odds down to which the first sentences under the headline stay body."""
_FAINT = -1.5
"""Log-odds from which long prose is taken where nothing on the page reaches 0."""


@dataclass(slots=True)
class _Draft:
    page: Page
    looks: Sequence[Look]
    scores: Sequence[float]
    title: int | None
    folded: list[str]
    body: list[bool]
    span: range = range(0)
    roles: list[Role] = field(default_factory=list)


def label_page(
    page: Page, looks: Sequence[Look], testimony: Testimony, title: int | None
) -> Labelled:
    """Return the role of every line of *page*."""
    if not page.blocks:
        return Labelled((), (), None)
    rows = measure_lines(page.text, page.blocks, looks, testimony, title)
    scores = [float(score) for score in score_lines(rows, WEIGHTS)]
    folded = [
        " ".join(words_of(page.text[b.start : min(b.end, b.start + 400)])) for b in page.blocks
    ]
    draft = _Draft(page, looks, scores, title, folded, _choose(page, looks, scores, title))
    _rescue(draft)
    _keep_standfirst(draft)
    _drop_buttons(draft)
    chosen = [i for i, kept in enumerate(draft.body) if kept]
    draft.span = range(chosen[0], chosen[-1] + 1) if chosen else range(0)
    pairs = [_role(draft, i) for i in range(len(page.blocks))]
    draft.roles = [role for role, _ in pairs]
    levels = [level for _, level in pairs]
    _drop_loose_headings(draft.roles, levels)
    return Labelled(tuple(draft.roles), tuple(levels), title)


def _choose(
    page: Page, looks: Sequence[Look], scores: Sequence[float], title: int | None
) -> list[bool]:
    """Return which lines the model takes; long prose near the border where it takes none."""
    hidden = _hidden_is_shown(page, looks)
    seen = [hidden or not block.inside & Inside.HIDDEN for block in page.blocks]
    remarks = _remarks(page, looks)
    early = [
        title is not None and i < title and not (look.shape is Shape.PROSE and look.terminal)
        for i, look in enumerate(looks)
    ]
    seen = [ok and not out and not soon for ok, out, soon in zip(seen, remarks, early, strict=True)]
    kept = [
        0 < score and ok and i != title
        for i, (score, ok) in enumerate(zip(scores, seen, strict=True))
    ]
    if any(k and look.shape is Shape.PROSE for k, look in zip(kept, looks, strict=True)):
        return kept
    return [
        _FAINT < score and ok and i != title and look.shape is Shape.PROSE and 20 <= look.words
        for i, (score, ok, look) in enumerate(zip(scores, seen, looks, strict=True))
    ]


def _remarks(page: Page, looks: Sequence[Look]) -> list[bool]:
    """Return which lines are readers' comments by the names around them.

    Where most prose of the page carries such a name, it is the name of something else.
    """
    named = [bool(_REMARKS & set(block.names)) for block in page.blocks]
    prose = [look.words * (look.shape is Shape.PROSE) for look in looks]
    if sum(prose) < 2 * sum(w for w, n in zip(prose, named, strict=True) if n):
        return [False] * len(named)
    return named


def _hidden_is_shown(page: Page, looks: Sequence[Look]) -> bool:
    """Return whether most prose of the page is hidden: a script would show it."""
    prose = [b for b, look in zip(page.blocks, looks, strict=True) if look.shape is Shape.PROSE]
    return len(prose) < 2 * sum(bool(b.inside & Inside.HIDDEN) for b in prose)


def _rescue(draft: _Draft) -> None:
    """Keep full sentences that stand between two kept paragraphs of the same parent."""
    last: dict[int, int] = {}
    for index, block in enumerate(draft.page.blocks):
        if not draft.body[index]:
            continue
        above = last.get(block.group)
        if above is not None:
            for between in range(above + 1, min(index, above + 12)):
                draft.body[between] = draft.body[between] or _is_lost(draft, between, block)
        last[block.group] = index


def _keep_standfirst(draft: _Draft) -> None:
    """Keep sentences directly under the headline, before the first paragraph that was taken."""
    if draft.title is None:
        return
    for index in range(draft.title + 1, min(draft.title + 6, len(draft.body))):
        if draft.body[index]:
            return
        block, look = draft.page.blocks[index], draft.looks[index]
        draft.body[index] = (
            look.shape is Shape.PROSE
            and 10 <= look.words
            and _STANDFIRST < draft.scores[index]
            and not look.addressed
            and not _in_furniture(block)
            and not set(block.names[:3]) & AGAINST_BODY - {"lead", "header", "meta"}
        )


def _drop_buttons(draft: _Draft) -> None:
    """Leave out phrases above the first paragraph that are no heading: buttons, labels, counters."""
    prose = (i for i, k in enumerate(draft.body) if k and draft.looks[i].shape is Shape.PROSE)
    for index in range(next(prose, 0)):
        look, tag = draft.looks[index], draft.page.blocks[index].tag
        if look.words < 6 and not look.terminal and tag not in _HEADINGS:
            draft.body[index] = False


def _is_lost(draft: _Draft, index: int, beside: PageBlock) -> bool:
    block, look = draft.page.blocks[index], draft.looks[index]
    return (
        block.group == beside.group
        and block.tag == beside.tag
        and look.shape is Shape.PROSE
        and look.terminal
        and _RESCUE < draft.scores[index]
        and not look.addressed
        and not set(block.names[:3]) & AGAINST_BODY
        and 2 * block.linked < block.end - block.start
    )


def _role(draft: _Draft, index: int) -> tuple[Role, int]:
    block = draft.page.blocks[index]
    if index == draft.title:
        return Role.HEADLINE, 0
    if draft.title is not None and draft.folded[index] == draft.folded[draft.title]:
        return Role.BOILERPLATE, 0
    if block.inside & (Inside.CAPTION | Inside.FIGURE) and not _is_paragraph(draft, index):
        return _figure_role(draft, index), 0
    return _kept_role(draft, index) if draft.body[index] else (_other_role(draft, index), 0)


def _is_paragraph(draft: _Draft, index: int) -> bool:
    """Return whether a line inside a figure is body all the same (a page wrapped in one)."""
    inside = draft.page.blocks[index].inside
    return draft.body[index] and not inside & Inside.CAPTION and bool(inside & Inside.PARAGRAPH)


def _figure_role(draft: _Draft, index: int) -> Role:
    near = draft.span.start - NEAR_TITLE <= index < draft.span.stop + 3
    if draft.looks[index].shape is Shape.PHOTO:
        return Role.CREDIT
    if not near or draft.looks[index].words < 3 or _in_furniture(draft.page.blocks[index]):
        return Role.BOILERPLATE
    return Role.CAPTION


def _kept_role(draft: _Draft, index: int) -> tuple[Role, int]:
    """Return the role of a line that the model takes."""
    block, look = draft.page.blocks[index], draft.looks[index]
    linked = block.linked / (block.end - block.start)
    shape = look.shape
    if shape is Shape.BYLINE or shape is Shape.CREDIT or shape is Shape.PHOTO:
        return (Role.BYLINE if shape is Shape.BYLINE else Role.CREDIT), 0
    if shape is Shape.RELATED and (not look.terminal or 0.3 < linked):
        return Role.RELATED, 0
    if shape is Shape.MARKS or look.private:
        return Role.BOILERPLATE, 0
    if shape is Shape.FURNITURE and (0.3 < linked or look.addressed):
        return Role.BOILERPLATE, 0
    if shape is Shape.DATE and not 0 < _HEADINGS.get(block.tag, 0):
        return Role.METADATA, 0
    if shape is Shape.CAPTION and block.tag != "p":
        return Role.CAPTION, 0
    return Role.BODY, _level(block, look)


def _level(block: PageBlock, look: Look) -> int:
    if look.shape is Shape.PROSE and (look.terminal or LONG_WORDS <= look.words):
        return 0
    if block.tag in _HEADINGS:
        return _HEADINGS[block.tag]
    whole = block.strong == block.end - block.start
    return 3 if whole and look.words <= 12 and not look.terminal else 0


def _other_role(draft: _Draft, index: int) -> Role:
    """Return the role of a line that the model leaves."""
    block, look = draft.page.blocks[index], draft.looks[index]
    if _is_signature(draft, index):
        if look.shape is Shape.BYLINE:
            return Role.BYLINE
        if look.shape is Shape.DATE:
            return Role.METADATA
        if look.shape in (Shape.CREDIT, Shape.PHOTO):
            return Role.CREDIT
    if look.shape is Shape.RELATED or 0.6 < block.linked / (block.end - block.start):
        main = (draft.title or 0) < index and not _in_furniture(block) and 4 < look.words
        return Role.RELATED if main else Role.BOILERPLATE
    return Role.BOILERPLATE


def _is_signature(draft: _Draft, index: int) -> bool:
    """Return whether a line stands where a report is signed: around headline and body."""
    if draft.page.blocks[index].inside & (Inside.NAV | Inside.HIDDEN):
        return False
    start = draft.span.start if draft.title is None else min(draft.title, draft.span.start)
    return start - 5 <= index < max(draft.span.stop, draft.span.start) + 6


def _in_furniture(block: PageBlock) -> bool:
    return bool(block.inside & (Inside.NAV | Inside.FOOTER | Inside.ASIDE | Inside.HIDDEN))


def _drop_loose_headings(roles: list[Role], levels: list[int]) -> None:
    """Make headings boilerplate that no paragraph follows within a few lines."""
    paragraph = len(roles) + _HEADING_REACH + 1
    for index in range(len(roles) - 1, -1, -1):
        if roles[index] is not Role.BODY:
            continue
        if levels[index] and _HEADING_REACH < paragraph - index:
            roles[index], levels[index] = Role.BOILERPLATE, 0
        elif levels[index] == 0:
            paragraph = index
