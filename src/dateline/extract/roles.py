"""Gives every line of a text its role, from its shape and its place among the others.

Works on what can be seen in a text alone; what a page's markup says comes in as ``lean`` per line.
Reads no metadata and never changes the text.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.extract.lines import Line
from dateline.extract.shapes import Look, Shape, is_name, look_at, words_of
from dateline.extract.short import faint_body, first_line_title, last_words
from dateline.extract.words import BYLINE_ROLES, FUNCTION_WORDS, IMPERATIVES
from dateline.model import Role

MIN_ANCHOR_WORDS = 8
"""Sentences of so many words hold the body in place; at half, slogans do; at double, quotes don't."""
LONG_WORDS = 20
"""So many words are a paragraph even where the full stop is missing."""
CAPTION_WORDS = 10
"""Shorter lines without a full stop between paragraphs are subheadings, longer ones captions."""
_TAIL = 2.0
"""Weight of end-of-article signs behind the last paragraph at which the article has ended."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its look, and what its markup says of it.

    ``lean`` above 0 speaks for body, below 0 against it, in the unit of ``Look.prose``; ``hint`` is
    a role that the markup itself states (a ``figcaption``, the ``h1``).
    """

    line: Line
    look: Look
    lean: float = 0.0
    hint: Role | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """Role and heading level of each line, and which line is the headline (``None``: none is)."""

    roles: tuple[Role, ...]
    levels: tuple[int, ...]
    headline: int | None


@dataclass(slots=True)
class _Draft:
    marked: Sequence[Marked]
    folded: list[str]
    roles: list[Role] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    headline: int | None = None
    body: range = range(0)

    def shape(self, index: int) -> Shape:
        return self.marked[index].look.shape

    def repeats_title(self, index: int) -> bool:
        if self.headline is None or index == self.headline:
            return False
        title, other = self.folded[self.headline], self.folded[index]
        return other == title or (
            12 < len(title) and other.startswith(title) and len(other) < 1.5 * len(title)
        )


def mark_lines(lines: Sequence[Line]) -> tuple[Marked, ...]:
    """Return *lines* with their looks, and nothing said by markup."""
    return tuple(Marked(line, look_at(line)) for line in lines)


def label(marked: Sequence[Marked]) -> Labelled:
    """Return the role of every line."""
    draft = _Draft(marked, [" ".join(words_of(each.line.plain[:400])) for each in marked])
    count = len(marked)
    draft.roles, draft.levels = [Role.BOILERPLATE] * count, [0] * count
    anchors = [index for index in range(count) if is_anchor(marked[index])]
    draft.headline = _find_headline(draft, anchors)
    draft.body = _find_body(draft, anchors)
    for index in range(count):
        draft.roles[index], draft.levels[index] = _role(draft, index)
    _settle_runs(draft)
    _keep_captions_once(draft)
    _look_closer(draft)
    return Labelled(tuple(draft.roles), tuple(draft.levels), draft.headline)


def _look_closer(draft: _Draft) -> None:
    """Find the body, and the headline, that a short text has all the same."""
    lines = [each.line for each in draft.marked]
    looks = [each.look for each in draft.marked]
    if Role.BODY not in draft.roles:
        for index in faint_body(lines, looks):
            draft.roles[index], draft.levels[index] = Role.BODY, 0
        if draft.headline is not None and draft.roles[draft.headline] is Role.BODY:
            draft.headline = None
    if draft.headline is None:
        draft.headline = first_line_title(lines, looks, draft.roles)
        if draft.headline is not None:
            draft.roles[draft.headline], draft.levels[draft.headline] = Role.HEADLINE, 0
            for index, role in enumerate(draft.roles):
                if role is Role.BODY and draft.repeats_title(index):
                    draft.roles[index], draft.levels[index] = Role.BOILERPLATE, 0


def is_anchor(marked: Marked) -> bool:
    """Return whether a line is so clearly a paragraph that it shows where the body is."""
    look = marked.look
    if look.shape is not Shape.PROSE or marked.lean < -1:
        return False
    if marked.hint not in (None, Role.BODY):
        return False
    return (look.terminal and MIN_ANCHOR_WORDS <= look.words) or LONG_WORDS <= look.words


def _find_headline(draft: _Draft, anchors: Sequence[int]) -> int | None:
    limit = _first_run(anchors)
    stated = [i for i, each in enumerate(draft.marked) if each.hint is Role.HEADLINE]
    if stated:
        return stated[0]
    lead = Counter(
        word
        for index in anchors[:6]
        for word in set(words_of(draft.marked[index].line.plain[:1500]))
    )
    counts = Counter(draft.folded)
    best, best_score = None, 1.5
    for index in range(min(limit, 120, len(draft.marked))):
        score = _headline_score(draft, index, lead, counts)
        if best_score < score:
            best, best_score = index, score
    if best is not None and _is_standfirst(draft, best, lead, counts):
        return best - 1
    return best


def _is_standfirst(draft: _Draft, index: int, lead: Counter[str], counts: Counter[str]) -> bool:
    """Return whether the line before could be the headline too: then this one stands under it."""
    if index == 0 or draft.marked[index].line.level or draft.marked[index].line.gap:
        return False
    above = draft.marked[index - 1].look
    fits = above.shape is Shape.TITLE and 4 <= above.words and not above.terminal
    return fits and 1.2 <= _headline_score(draft, index - 1, lead, counts)


def _first_run(anchors: Sequence[int]) -> int:
    """Return the index of the first anchor that another one follows closely (or the first at all)."""
    for first, second in pairwise(anchors):
        if second - first <= 3:
            return first
    return anchors[0] if anchors else 1 << 30


def _headline_score(draft: _Draft, index: int, lead: Counter[str], counts: Counter[str]) -> float:
    """Return how much a line looks like the headline: a hand-set sum; 1.5 and more is one."""
    line, look = draft.marked[index].line, draft.marked[index].look
    words = draft.folded[index].split(" ")
    led = look.shape is Shape.RELATED and look.label is not None
    if not (led or look.shape in (Shape.TITLE, Shape.PROSE)) or not 2 <= len(words) <= 40:
        return 0.0
    content = [word for word in words if word not in FUNCTION_WORDS and 2 < len(word)]
    overlap = sum(word in lead for word in content) / max(5, len(content))
    ahead = [draft.shape(i) for i in range(index + 1, min(index + 5, len(draft.marked)))]
    score = 3.0 * overlap + (3.0 if line.level == 1 else 1.0 if line.level else 0.0)
    score += 1.5 * (1 < counts[draft.folded[index]] and 4 <= len(words))
    signed = {Shape.BYLINE, Shape.DATE}
    score += (
        0.5 * (5 <= len(words))
        + 0.4 * bool(signed & set(ahead))
        + 0.8 * bool(signed & set(ahead[:1]))
    )
    score += 0.6 * (index == 0) + 0.3 * line.bold - 1.0 * (Shape.FURNITURE in ahead[:1])
    score -= 1.5 * (look.terminal and line.plain.rstrip()[-1:] == ".") + 2.0 * (
        0.5 < line.link_share
    )
    return score - 0.08 * max(0, len(words) - 14) + min(0.0, draft.marked[index].lean)


def _find_body(draft: _Draft, anchors: Sequence[int]) -> range:
    """Return the lines from the first paragraph of the report to its last."""
    after = -1 if draft.headline is None else draft.headline
    inside = [index for index in anchors if after < index and not draft.repeats_title(index)]
    if not inside:
        inside = [i for i in anchors if i != draft.headline]
    if not inside:
        return range(0)
    kept: list[int] = []
    weight, position = 0.0, inside[0]
    for place, index in enumerate(inside):
        weight += sum(_end_weight(draft, between) for between in range(position, index))
        if weight < _TAIL or _resumes(draft, inside[place:]):
            if weight < _TAIL and kept and 0 < weight and _is_afterword(draft, index):
                break
            kept.append(index)
            weight = 0.0
        position = index + 1
    lines, looks = [m.line for m in draft.marked], [m.look for m in draft.marked]
    return range(kept[0], last_words(lines, looks, kept[-1] + 1))


def _end_weight(draft: _Draft, index: int) -> float:
    """Return how strongly a line says that the article has ended before it."""
    look, line = draft.marked[index].look, draft.marked[index].line
    if draft.repeats_title(index) or look.private:
        return 2.0
    if look.shape is Shape.CREDIT and not line.plain.startswith(("©", "(c)")):
        return 2.0
    if look.shape in (Shape.CREDIT, Shape.LABEL):
        return 1.0
    if look.shape is Shape.FURNITURE:
        return 1.0
    if look.shape is Shape.RELATED:
        return 0.3 if look.value or 4 < look.words else 1.0
    if look.shape is Shape.MARKS:
        return 0.2
    if look.shape is Shape.TITLE and 2 <= look.words <= 5 and _is_signed(draft, index):
        return 2.0
    if look.shape is Shape.TITLE:
        return 0.4 if look.words < CAPTION_WORDS else 0.0
    return 1.0 if look.addressed else 0.0


def _is_signed(draft: _Draft, index: int) -> bool:
    """Return whether a short line is a name that a byline has."""
    name = draft.folded[index]
    return any(
        name in draft.folded[i]
        for i in range(len(draft.marked))
        if i != index and draft.shape(i) is Shape.BYLINE
    )


def _resumes(draft: _Draft, anchors: Sequence[int]) -> bool:
    """Return whether paragraphs go on behind an interruption: three close together, or more text."""
    near = [index for index in anchors[:3] if index - anchors[0] <= 4]
    words = sum(draft.marked[index].look.words for index in near)
    return 3 <= len(near) and 90 <= words


def _is_afterword(draft: _Draft, index: int) -> bool:
    """Return whether a paragraph behind the end speaks to the reader or about the author."""
    look, line = draft.marked[index].look, draft.marked[index].line
    if look.addressed or look.words < MIN_ANCHOR_WORDS:
        return True
    if line.italic and not any(is_anchor(each) for each in draft.marked[index + 1 :]):
        return True
    start = " ".join(words_of(line.plain[:80])[:2])
    names = (draft.folded[i] for i in range(len(draft.marked)) if draft.shape(i) is Shape.BYLINE)
    return " " in start and any(start in name for name in names)


def _role(draft: _Draft, index: int) -> tuple[Role, int]:
    marked = draft.marked[index]
    if index == draft.headline:
        return Role.HEADLINE, 0
    if draft.repeats_title(index):
        return Role.BOILERPLATE, 0
    if marked.hint is Role.CAPTION:
        return Role.CAPTION, 0
    inside = index in draft.body
    shape = marked.look.shape
    plain = {
        Shape.BYLINE: Role.BYLINE,
        Shape.CREDIT: Role.CREDIT,
        Shape.PHOTO: Role.CREDIT,
        Shape.RELATED: Role.RELATED,
        Shape.MARKS: Role.BOILERPLATE,
    }.get(shape)
    if plain is not None:
        return plain, 0
    if shape is Shape.CAPTION:
        return _caption_role(draft, index), 0
    if shape is Shape.DATE:
        return _date_role(draft, index)
    return _inside(draft, index) if inside else (_outside(draft, index), 0)


def _caption_role(draft: _Draft, index: int) -> Role:
    if _is_before_headline(draft, index) or draft.body.stop + 3 < index:
        return Role.BOILERPLATE
    return Role.CAPTION


def _date_role(draft: _Draft, index: int) -> tuple[Role, int]:
    """A bare date between paragraphs is a subheading of a chronicle; any other date line is metadata."""
    look = draft.marked[index].look
    between = index in draft.body and is_anchor(draft.marked[min(index + 1, len(draft.marked) - 1)])
    if between and look.label is None and look.words <= 4 and index != draft.body.start:
        return Role.BODY, 1
    return Role.METADATA, 0


def _inside(draft: _Draft, index: int) -> tuple[Role, int]:
    """Return the role of a line among the paragraphs."""
    marked = draft.marked[index]
    look, line = marked.look, marked.line
    if marked.lean < -2 or (look.addressed and look.words < 35 and _is_pitch(draft, index)):
        return Role.BOILERPLATE, 0
    if look.shape is Shape.PROSE and (look.terminal or LONG_WORDS <= look.words):
        return Role.BODY, 0
    if look.shape is Shape.FURNITURE or look.private:
        return Role.BOILERPLATE, 0
    if look.shape is Shape.LABEL:
        return Role.BODY, 0
    if look.terminal or line.plain.endswith((":", ",", ";")):
        return (Role.BODY, 0) if look.words else (Role.BOILERPLATE, 0)
    if line.level:
        return Role.BODY, line.level
    if line.listed:
        return Role.BODY, 0
    if CAPTION_WORDS <= look.words:
        return (Role.CAPTION if _stops(draft) else Role.BODY), 0
    return (Role.BODY, 2) if look.words else (Role.BOILERPLATE, 0)


def _is_pitch(draft: _Draft, index: int) -> bool:
    """Return whether a line that speaks to the reader is the page's, in a report that does not."""
    addressed = sum(draft.marked[i].look.addressed for i in draft.body)
    first = draft.folded[index].split(" ")[0]
    return first in IMPERATIVES or addressed * 6 < len(draft.body)


def _stops(draft: _Draft) -> bool:
    """Return whether this text ends its paragraphs with full stops at all."""
    long = [draft.marked[i].look for i in draft.body if LONG_WORDS <= draft.marked[i].look.words]
    return 0.7 * len(long) <= sum(look.terminal for look in long)


def _outside(draft: _Draft, index: int) -> Role:
    """Return the role of a line before the first or behind the last paragraph."""
    look = draft.marked[index].look
    if _is_before_headline(draft, index) or draft.body.stop <= index or not draft.body:
        stated = look.shape is Shape.LABEL and look.value
        return Role.METADATA if stated else Role.BOILERPLATE
    if look.shape is Shape.LABEL:
        return Role.METADATA if look.value else Role.BOILERPLATE
    if look.shape is Shape.FURNITURE or look.addressed or draft.marked[index].lean < -1:
        return Role.BOILERPLATE
    if _is_name_over_post(draft, index):
        return Role.BYLINE
    beside = {draft.shape(i) for i in (index - 1, index + 1) if 0 <= i < len(draft.marked)}
    if Shape.PHOTO in beside and MIN_ANCHOR_WORDS <= look.words + 2:
        return Role.CAPTION
    if MIN_ANCHOR_WORDS <= look.words and not look.terminal and _names_its_holder(draft, index):
        return Role.CAPTION
    if MIN_ANCHOR_WORDS <= look.words and -0.5 < look.prose and draft.headline is not None:
        return Role.BODY
    return Role.BODY if look.terminal and look.shape is Shape.PROSE else Role.BOILERPLATE


def _is_name_over_post(draft: _Draft, index: int) -> bool:
    """Return whether a line is a name, and the next one what that person does for the paper."""
    name = draft.marked[index]
    if not 2 <= name.look.words <= 4 or not is_name(name.line.plain):
        return False
    below = draft.folded[index + 1].split(" ") if index + 1 < len(draft.folded) else []
    return len(below) <= 8 and bool(BYLINE_ROLES & set(below))


def _names_its_holder(draft: _Draft, index: int) -> bool:
    """Return whether a line begins or ends with the short line beside it: a picture's holder."""
    for beside in (index - 1, index + 1):
        if 0 <= beside < len(draft.folded) and 0 < len(draft.folded[beside].split(" ")) <= 4:
            holder, own = draft.folded[beside], draft.folded[index]
            if 3 <= len(holder) and (own.startswith(holder + " ") or own.endswith(" " + holder)):
                return True
    return False


def _is_before_headline(draft: _Draft, index: int) -> bool:
    return draft.headline is not None and index < draft.headline


def _keep_captions_once(draft: _Draft) -> None:
    """Make captions that stand there again boilerplate: pages show a picture twice."""
    seen: set[str] = set()
    for index, role in enumerate(draft.roles):
        if role is Role.CAPTION:
            if draft.folded[index] in seen:
                draft.roles[index] = Role.BOILERPLATE
            seen.add(draft.folded[index])


def _settle_runs(draft: _Draft) -> None:
    """Look again at runs of short lines among the paragraphs: captions, links, or subheadings."""
    index = draft.body.start
    while index < draft.body.stop:
        stop = index
        while stop < draft.body.stop and _is_open(draft, stop):
            stop += 1
        if index < stop:
            _settle(draft, range(index, stop))
        index = max(stop, index + 1)


def _is_open(draft: _Draft, index: int) -> bool:
    """Return whether a line's role was set by its length alone."""
    look, line = draft.marked[index].look, draft.marked[index].line
    return (
        draft.roles[index] in (Role.BODY, Role.CAPTION)
        and not look.terminal
        and look.shape in (Shape.TITLE, Shape.PROSE, Shape.CAPTION)
        and not (look.sentences and look.shape is Shape.PROSE)
        and not line.level
        and not line.listed
        and look.words < 60
        and not line.plain.endswith((":", ",", ";"))
    )


def _settle(draft: _Draft, run: range) -> None:
    looks = [draft.marked[i].look for i in run]
    if len(run) == 1:
        return
    captions = sum(look.shape is Shape.CAPTION for look in looks)
    mean = sum(look.words for look in looks) / len(looks)
    if captions or CAPTION_WORDS + 1 <= mean:
        role, level = Role.CAPTION, 0
    elif 3 <= len(run):
        role, level = Role.RELATED, 0
    else:
        return
    last = run[-1]
    keeps_last = (
        draft.roles[last] is Role.BODY and looks[-1].words < CAPTION_WORDS and captions == 0
    )
    for i in run:
        if role is Role.CAPTION and i == last and keeps_last:
            continue
        draft.roles[i], draft.levels[i] = role, level
