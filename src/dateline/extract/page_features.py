"""What can be seen of each line of a page: numbers for the linear model that tells body from the rest.

Decides nothing; the weights are in ``page_weights``.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.extract.shapes import Look, Shape
from dateline.extract.witness import Testimony
from dateline.text.elements import Inside
from dateline.text.markup import PageBlock

FOR_BODY = frozenset(
    """article articlebody body content copy entry fulltext lead main paragraph post richtext single
    story text texte textblock artikel inhalt beitrag absatz""".split()
)
"""Class and id words of the places where articles stand."""
AGAINST_BODY = frozenset(
    """ad ads advert advertisement archive author autor avatar banner bio box breadcrumb breadcrumbs
    byline cart caption category categories comment comments commentlist cookie consent copyright
    credit date disclaimer footer form gallery header image img info kommentar kommentare legal
    licence link links list login logo masthead menu meta modal more nav navbar navi navigation
    newsletter notice outbrain pager pagination paywall poll pingback popup popular pr print promo promoted
    rating recommend recommended related reply respond rss search secondary service share shariff
    sharing shop sidebar sitemap skip social sponsor sponsored subscribe subscription tab tag tags
    taboola teaser thumbnail toc toolbar top topics trending tweet twitter video widget weitere
    wpcf7""".split()
)
"""Class and id words of the places where they do not."""

_TAGS = (
    "p",
    "div",
    "li",
    "td",
    "pre",
    "blockquote",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "th",
    "button",
    "figcaption",
    "label",
)
_INSIDE = (
    Inside.NAV,
    Inside.HEADER,
    Inside.FOOTER,
    Inside.ASIDE,
    Inside.ARTICLE,
    Inside.MAIN,
    Inside.FIGURE,
    Inside.CAPTION,
    Inside.FORM,
    Inside.LIST,
    Inside.TABLE,
    Inside.QUOTE,
    Inside.HIDDEN,
    Inside.ADDRESS,
    Inside.TIME,
    Inside.PARAGRAPH,
    Inside.HEADING,
)
_OWN = (
    "bias",
    "prose",
    "prose_positive",
    "words",
    "short",
    "long",
    "terminal",
    "linked",
    "strong",
    "addressed",
    "for_near",
    "for_far",
    "against_near",
    "against_far",
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"in_{(inside.name or '').lower()}" for inside in _INSIDE),
    *(f"shape_{shape.name.lower()}" for shape in Shape),
)
_PLACE = (
    "group_mass",
    "group_share",
    "group_lines",
    "around_prose",
    "before_prose",
    "after_prose",
    "around_linked",
    "past_title",
    "far_past_title",
    "place",
    "tail",
    "repeated",
)
_HEARD = (
    "precise_yes",
    "precise_no",
    "precise_around",
    "quick_yes",
    "quick_no",
    "quick_around",
    "both_yes",
    "unheard",
)
NAMES = (*_OWN, *_PLACE, *_HEARD)
"""Names of the columns, in order."""
_NEAR = 4
"""Class words this near belong to the line's own element or its parent."""


def measure_lines(
    text: str,
    blocks: Sequence[PageBlock],
    looks: Sequence[Look],
    testimony: Testimony,
    title: int | None,
) -> NDArray[np.float64]:
    """Return one row per line, one column per name in ``NAMES``. *title* is the headline's line."""
    own = np.array([_own(b, look) for b, look in zip(blocks, looks, strict=True)])
    own = own.reshape(len(blocks), len(_OWN))
    place = _place(text, blocks, looks, title)
    heard = _heard(testimony, len(blocks))
    return np.hstack([own, place, heard])


def score_lines(rows: NDArray[np.float64], weights: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the log-odds that each row is body."""
    vector = np.array([weights.get(name, 0.0) for name in NAMES])
    # Rounded so that the order of a machine's additions can never move a line over the border.
    scores: NDArray[np.float64] = np.round(rows @ vector, 6)
    return scores


def _own(block: PageBlock, look: Look) -> list[float]:
    chars = max(1, block.end - block.start)
    near, far = set(block.names[:_NEAR]), set(block.names[_NEAR:])
    prose = max(-3.0, min(3.0, look.prose))
    return [
        1.0,
        prose,
        float(0 < prose),
        min(look.words, 80) / 20,
        float(look.words < 6),
        float(20 < look.words),
        float(look.terminal),
        block.linked / chars,
        block.strong / chars,
        float(look.addressed),
        float(bool(near & FOR_BODY)),
        float(bool(far & FOR_BODY)),
        float(min(2, len(near & AGAINST_BODY))),
        float(min(3, len(far & AGAINST_BODY))),
        *(float(block.tag == tag) for tag in _TAGS),
        *(float(bool(block.inside & inside)) for inside in _INSIDE),
        *(float(look.shape is shape) for shape in Shape),
    ]


def _place(
    text: str, blocks: Sequence[PageBlock], looks: Sequence[Look], title: int | None
) -> NDArray[np.float64]:
    count = len(blocks)
    mass = np.array(
        [
            (b.end - b.start) * max(0.0, 1 - b.linked / max(1, b.end - b.start)) * (0 < k.prose)
            for b, k in zip(blocks, looks, strict=True)
        ]
    )
    groups: dict[int, float] = defaultdict(float)
    lines: dict[int, int] = defaultdict(int)
    for block, weight in zip(blocks, mass, strict=True):
        groups[block.group] += float(weight)
        lines[block.group] += 1
    total, best = max(1.0, float(mass.sum())), max([1.0, *groups.values()])
    prose = np.clip(np.array([look.prose for look in looks]), -3, 3)
    linked = np.array([b.linked / max(1, b.end - b.start) for b in blocks])
    before, after = _window(prose, 3)
    linked_before, linked_after = _window(linked, 3)
    index = np.arange(count)
    start = -1 if title is None else title
    since = index - start
    seen: dict[str, int] = defaultdict(int)
    for block in blocks:
        seen[text[block.start : block.end]] += 1
    done = np.cumsum(mass) / total
    return np.column_stack(
        [
            np.array([groups[b.group] for b in blocks]) / best,
            np.array([groups[b.group] for b in blocks]) / total,
            np.log1p(np.array([lines[b.group] for b in blocks])) / 4,
            (before + after) / 2,
            before,
            after,
            (linked_before + linked_after) / 2,
            (0 < since) * (title is not None),
            (60 < since) * (title is not None),
            index / max(1, count),
            (0.98 < done) & (mass == 0),
            np.array([1 < seen[text[b.start : b.end]] for b in blocks]),
        ]
    ).astype(np.float64)


def _window(
    values: NDArray[np.float64], width: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the mean of the *width* values before and after each place (fewer at the ends)."""
    count = len(values)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(count)
    low, high = np.maximum(0, index - width), np.minimum(count, index + 1 + width)
    before = (sums[index] - sums[low]) / np.maximum(1, index - low)
    after = (sums[high] - sums[index + 1]) / np.maximum(1, high - index - 1)
    return before, after


def _heard(testimony: Testimony, count: int) -> NDArray[np.float64]:
    precise, quick = testimony.precise, testimony.quick
    columns: list[NDArray[np.float64]] = []
    for marks in (precise, quick):
        said = np.zeros(count) if marks is None else np.array(marks, dtype=np.float64)
        denied = np.zeros(count) if marks is None else 1 - said
        before, after = _window(said, 2)
        columns += [said, denied, (before + after) / 2]
    columns += [columns[0] * columns[3], np.full(count, float(precise is None))]
    return np.column_stack(columns)
