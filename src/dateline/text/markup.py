"""Markup → visible text, in one linear pass; every character knows where it stood in the page.

It knows nothing of reports: no role, no main text, no date. It runs no script, follows no link,
builds no tree and never recurses, so that its cost is linear whatever the page is made of. What it
shows is close to what a browser would put on the clipboard: block elements part lines, white space
collapses, ``script``, ``style`` and their like are not text.

Differs from the HTML standard on purpose: an attribute whose quotation mark is never closed ends at
the next ``>``, misnested formatting is not repaired, and elements nested deeper than
``MarkupLimits.max_depth`` count as one.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

from dateline.text.elements import (
    AUTO_CLOSED_BY,
    BLOCKS,
    HIDING,
    KEPT_ATTRIBUTES,
    RAW,
    VOID,
    Inside,
    inside_of,
)


@dataclass(frozen=True, slots=True)
class MarkupLimits:
    """What is looked at in one page; past a limit the page is still read, and a warning says so.

    At half of these, real pages of the main-text set begin to reach ``max_depth``; at double,
    hostile pages take twice as long.
    """

    max_depth: int = 1_000
    max_attributes: int = 64
    max_value_chars: int = 8_000
    max_blocks: int = 20_000
    max_facts: int = 2_000


LIMITS = MarkupLimits()


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One visible line of a page: ``[start, end)`` in the text, never empty.

    ``tag`` is the nearest block element around it, ``inside`` the kinds of element around it,
    ``names`` the class, id, role and itemprop words of the elements around it, nearest first,
    lower case. ``linked`` and ``strong`` count characters inside links and bold text; ``group``
    numbers the parent of the block element, so that siblings share it. ``gap`` is 2 before a
    paragraph and 1 before a mere line.
    """

    start: int
    end: int
    tag: str
    inside: Inside
    names: tuple[str, ...] = ()
    linked: int = 0
    strong: int = 0
    group: int = 0
    gap: int = 1
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PageFact:
    """Something the markup states beside its text: a ``meta``, a ``time``, a script of data.

    ``kind`` is ``meta``, ``link``, ``title``, ``json-ld``, ``time``, ``html``; ``key`` the name,
    property or relation; ``at`` the offset in the visible text where it stands.
    """

    kind: str
    key: str
    value: str = field(repr=False)
    at: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page, its lines, what it states about itself, and the way back.

    ``tags`` counts the tags and ``deepest`` the nesting that was met, for whoever wants to know
    whether another parser could stand the page. ``warnings`` are sentences for people.
    """

    text: str = field(repr=False)
    blocks: tuple[PageBlock, ...] = field(repr=False)
    facts: tuple[PageFact, ...] = field(repr=False)
    tags: int
    deepest: int
    warnings: tuple[str, ...]
    _starts: array[int] = field(repr=False)
    _sources: array[int] = field(repr=False)
    _lengths: array[int] = field(repr=False)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the markup that shows ``text[start:end]``.

        Units are code points of the decoded page. ``start < end`` must lie within the text.
        """
        first = self._starts[index := bisect_right(self._starts, start) - 1]
        low = self._sources[index]
        if self._is_plain(index):
            low += start - first
        index = bisect_right(self._starts, end - 1) - 1
        high = self._sources[index] + self._lengths[index]
        if self._is_plain(index):
            high = self._sources[index] + (end - self._starts[index])
        return low, high

    def _is_plain(self, index: int) -> bool:
        """Return whether a stretch stands in the page letter by letter."""
        stop = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return stop - self._starts[index] == self._lengths[index]


def read_markup(markup: str, *, limits: MarkupLimits = LIMITS) -> Page:
    r"""Return the visible text of *markup* and what the pass saw beside it.

    >>> read_markup("<h1>Fire</h1><p>At the&nbsp;<b>quay</b>.").text
    'Fire\n\nAt the\xa0quay.'
    """
    reader = _Reader(markup, limits)
    reader.run()
    return reader.page()


_TAG = re.compile(r"</?([a-zA-Z][^\s/>]{0,64}+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
_LOOSE_TAG = re.compile(r"</?([a-zA-Z][^\s/>]{0,64}+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"([^\s/>=\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?+")
_TEXT = re.compile(
    r"([^& \t\n\f\r]++(?: [^& \t\n\f\r]++)*+)|([ \t\n\f\r]++)"
    r"|(&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?)|(&)"
)
_HIDDEN_STYLE = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_NAME_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_WHITE = frozenset(" \t\n\f\r")
_NEAREST = 10
"""Elements whose names a block carries: layouts nest about ten deep around a paragraph."""


@dataclass(slots=True)
class _Open:
    """An element that is open: what it is, what it is inside, and the names around it."""

    tag: str
    inside: Inside
    names: tuple[str, ...]
    number: int
    block: _Open | None = None
    parent: int = 0


class _Reader:
    """The state of the pass. Lives for one page."""

    def __init__(self, markup: str, limits: MarkupLimits) -> None:
        self.markup, self.limits = markup, limits
        root = _Open("html", Inside.NOTHING, (), 0)
        root.block = root
        self.stack: list[_Open] = [root]
        self.open_counts: dict[str, int] = {}
        self.overflow: dict[str, int] = {}
        self.pieces: list[str] = []
        self.length = 0
        self.starts, self.sources, self.lengths = array("Q"), array("Q"), array("Q")
        self.blocks: list[PageBlock] = []
        self.facts: list[PageFact] = []
        self.warnings: dict[str, None] = {}
        self.tags, self.elements, self.deepest = 0, 0, 0
        self.space_at: int | None = None
        self.pending_break = 0
        self.block_start: int | None = None
        self.block_owner = root
        self.block_gap = 1
        self.linked = self.strong = 0
        self.quotes_close = True
        self.unended: set[str] = set()
        self.seam = -1
        self.overflowed = 0

    # ------------------------------------------------------------------ the pass

    def run(self) -> None:
        markup, size, position = self.markup, len(self.markup), 0
        while position < size:
            bracket = markup.find("<", position)
            if bracket < 0:
                bracket = size
            if position < bracket:
                self.text(position, bracket)
            position = bracket if size <= bracket else self.after_bracket(bracket)
        self.close_block()

    def after_bracket(self, at: int) -> int:
        """Read what begins with the ``<`` at *at*; return where to go on."""
        following = self.markup[at + 1 : at + 2]
        if following.isascii() and following.isalpha():
            return self.tag(at)
        if following == "/" and self.markup[at + 2 : at + 3].isalpha():
            return self.tag(at)
        if following in {"!", "?", "/"} and following:
            return self.comment(at)
        self.emit("<", at, 1)
        return at + 1

    def comment(self, at: int) -> int:
        markup = self.markup
        if markup.startswith("<!--", at):
            end, size = markup.find("-->", at + 4), 3
            if markup.startswith("<!-->", at) or markup.startswith("<!--->", at):
                end, size = markup.find(">", at), 1
        else:
            end, size = markup.find(">", at), 1
        if end < 0:
            self.warn("a comment that is never closed hides the rest of the page")
            return len(markup)
        return end + size

    def tag(self, at: int) -> int:
        match = _TAG.match(self.markup, at) if self.quotes_close else None
        if match is None:
            # From here on quotation marks are not believed: looking for their ends again at each
            # tag would read the rest of the page each time.
            self.quotes_close = False
            match = _LOOSE_TAG.match(self.markup, at)
        if match is None:
            self.warn("a tag that is never closed hides the rest of the page")
            return len(self.markup)
        self.tags += 1
        self.seam = self.length
        name = match[1].lower()
        if self.markup[at + 1] == "/":
            self.end(name)
            return match.end()
        return self.begin(name, match[2], match.end())

    # ------------------------------------------------------------------ elements

    def begin(self, name: str, written: str, after: int) -> int:
        """Open an element; return where to go on (behind the element where it holds no text)."""
        attributes = self.attributes(written) if written.strip("/ ") else {}
        if name in KEPT_FACTS:
            self.fact(name, attributes)
        if name in RAW:
            return self.raw(name, attributes, after)
        if name == "br":
            self.break_line(min(2, self.pending_break + 1))
        closed = AUTO_CLOSED_BY.get(name)
        if closed is not None and any(map(self.open_counts.get, closed)):
            self.auto_close(closed)
        if name in BLOCKS:
            self.break_line(BLOCKS[name])
        if name not in VOID and not (written.endswith("/") and name not in BLOCKS and name != "a"):
            self.push(name, attributes)
        return after

    def push(self, name: str, attributes: dict[str, str]) -> None:
        if self.limits.max_depth <= len(self.stack):
            self.overflow[name] = self.overflow.get(name, 0) + 1
            self.overflowed += 1
            self.deepest = max(self.deepest, len(self.stack) + self.overflowed)
            self.warn(f"elements are nested more than {self.limits.max_depth} deep")
            return
        above = self.stack[-1]
        names = _names(attributes)
        around = ((*names, *above.names)[: 3 * _NEAREST]) if names else above.names
        inside = above.inside | inside_of(name)
        if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")):
            inside |= Inside.HIDDEN
        self.elements += 1
        opened = _Open(name, inside, around, self.elements)
        opened.block = opened if name in BLOCKS else above.block
        opened.parent = above.block.number if above.block else 0
        self.stack.append(opened)
        self.open_counts[name] = self.open_counts.get(name, 0) + 1
        self.deepest = max(self.deepest, len(self.stack))

    def end(self, name: str) -> None:
        if name in BLOCKS or name == "br":
            self.break_line(BLOCKS.get(name, 1))
        over = self.overflow.get(name, 0)
        if over:
            self.overflow[name] = over - 1
            self.overflowed -= 1
            return
        if self.open_counts.get(name, 0):
            self.pop_to(name)

    def pop_to(self, name: str) -> None:
        closed = ""
        while closed != name and 1 < len(self.stack):
            closed = self.stack.pop().tag
            self.open_counts[closed] -= 1

    def auto_close(self, closed: frozenset[str]) -> None:
        """Close the nearest of the elements that the new one ends, where no list or table is between."""
        for opened in reversed(self.stack[-32:]):
            if opened.tag in closed:
                self.pop_to(opened.tag)
                return
            if opened.tag in HIDING:
                return

    def attributes(self, written: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for count, match in enumerate(_ATTRIBUTE.finditer(written)):
            if self.limits.max_attributes <= count:
                self.warn(f"a tag has more than {self.limits.max_attributes} attributes")
                break
            key = match[1].lower()
            if key in KEPT_ATTRIBUTES and key not in found:
                value = match[2] or match[3] or match[4] or ""
                value = value[: self.limits.max_value_chars]
                found[key] = html.unescape(value) if "&" in value else value
        return found

    def raw(self, name: str, attributes: dict[str, str], after: int) -> int:
        """Pass over an element whose content is not visible text."""
        if name in self.unended:
            return after
        close = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE)
        match = close.search(self.markup, after)
        if match is None:
            if name in _FORGIVEN:
                self.unended.add(name)
                return after
            self.warn(f"a <{name}> that is never closed hides the rest of the page")
            return len(self.markup)
        content = self.markup[after : match.start()]
        if name == "title":
            self.keep_fact("title", "title", " ".join(html.unescape(content[:2000]).split()))
        elif name == "script" and "ld+json" in attributes.get("type", "").lower():
            self.keep_fact("json-ld", "json-ld", content)
        end = self.markup.find(">", match.end())
        return len(self.markup) if end < 0 else end + 1

    def fact(self, name: str, attributes: dict[str, str]) -> None:
        if name == "meta" and "content" in attributes:
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key:
                self.keep_fact("meta", key.strip().lower(), attributes["content"].strip())
        elif name == "link" and "href" in attributes:
            self.keep_fact("link", attributes.get("rel", "").lower(), attributes["href"].strip())
        elif name == "time" and "datetime" in attributes:
            key = " ".join(_names(attributes))
            self.keep_fact("time", key, attributes["datetime"].strip())
        elif name == "html" and "lang" in attributes:
            self.keep_fact("html", "lang", attributes["lang"].strip())

    def keep_fact(self, kind: str, key: str, value: str) -> None:
        if len(self.facts) < self.limits.max_facts:
            self.facts.append(PageFact(kind, key[:200], value, self.length))

    # ------------------------------------------------------------------ text

    def text(self, start: int, end: int) -> None:
        pre = bool(self.stack[-1].inside & Inside.PRE)
        for match in _TEXT.finditer(self.markup, start, end):
            if match[2] is not None:
                self.white(match[0], match.start(), pre=pre)
            elif match[3] is not None:
                self.entity(match[0], match.start())
            else:
                self.emit(match[0], match.start(), len(match[0]))

    def white(self, run: str, at: int, *, pre: bool) -> None:
        if pre and "\n" in run:
            self.break_line(min(2, run.count("\n")))
        elif self.space_at is None:
            self.space_at = at

    def entity(self, written: str, at: int) -> None:
        shown = html.unescape(written)
        if shown in _WHITE:
            self.space_at = at if self.space_at is None else self.space_at
        else:
            self.emit(shown.replace("\0", "\ufffd"), at, len(written))

    def emit(self, shown: str, at: int, size: int) -> None:
        """Put *shown* on the current line; it is ``markup[at:at + size]``."""
        if not shown:
            return
        if self.seam == self.length and self.is_seam(shown[0]):
            self.break_line(1)
        if self.pending_break and self.length:
            self.put("\n" * self.pending_break, at, 0)
        if self.block_start is None:
            self.block_start = self.length
            self.block_owner = self.stack[-1]
            self.block_gap = max(1, self.pending_break)
        elif self.space_at is not None:
            self.put(" ", self.space_at, 1)
            self.count(1)
        self.pending_break, self.space_at = 0, None
        self.put(shown, at, size)
        self.count(len(shown))

    def is_seam(self, first: str) -> bool:
        """Return whether two elements meet here that style alone keeps apart on the screen.

        A new capital directly behind a word's end, with a tag and no white space between, and not in
        a paragraph or heading (there it is a capital letter set in another style).
        """
        if self.block_start is None or self.space_at is not None or not first[:1].isupper():
            return False
        before, block = self.pieces[-1][-1:], self.stack[-1].block
        if not (before.islower() or before.isdigit() or before in '.!?…)"”’'):
            return False
        return block is None or (
            block.tag not in _WHOLE and not self.stack[-1].inside & Inside.PARAGRAPH
        )

    def count(self, chars: int) -> None:
        inside = self.stack[-1].inside
        if inside & Inside.LINK:
            self.linked += chars
        if inside & Inside.STRONG:
            self.strong += chars

    def put(self, shown: str, at: int, size: int) -> None:
        self.starts.append(self.length)
        self.sources.append(at)
        self.lengths.append(size)
        self.pieces.append(shown)
        self.length += len(shown)

    def break_line(self, weight: int) -> None:
        self.close_block()
        self.pending_break = max(self.pending_break, weight)
        self.space_at = None

    def close_block(self) -> None:
        start = self.block_start
        if start is None:
            return
        self.block_start = None
        if len(self.blocks) < self.limits.max_blocks:
            self.blocks.append(self.finished(start))
        else:
            self.warn(f"only the first {self.limits.max_blocks} lines were told apart")
            last = self.blocks[-1]
            self.blocks[-1] = PageBlock(last.start, self.length, "div", Inside.NOTHING)
        self.linked = self.strong = 0

    def finished(self, start: int) -> PageBlock:
        owner = self.block_owner
        block = owner.block or owner
        return PageBlock(
            start=start,
            end=self.length,
            tag=block.tag,
            inside=owner.inside,
            names=owner.names,
            linked=self.linked,
            strong=self.strong,
            group=block.parent,
            gap=self.block_gap,
            depth=len(self.stack),
        )

    def warn(self, warning: str) -> None:
        self.warnings[warning] = None

    def page(self) -> Page:
        return Page(
            "".join(self.pieces),
            tuple(self.blocks),
            tuple(self.facts),
            self.tags,
            self.deepest,
            tuple(self.warnings),
            self.starts,
            self.sources,
            self.lengths,
        )


_WHOLE = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt"})
"""Elements whose inline parts belong to one line, however they meet."""

_FORGIVEN = frozenset({"title", "iframe", "svg", "math", "select", "object", "canvas"})
"""Elements without text whose missing end hides nothing; looked for once, then no more."""

KEPT_FACTS = frozenset({"meta", "link", "time", "html"})


def _names(attributes: dict[str, str]) -> tuple[str, ...]:
    """Return the words of an element's class, id, role and itemprop, lower case, at most twelve."""
    written = " ".join(
        attributes[key] for key in ("class", "id", "role", "itemprop") if key in attributes
    )
    if not written:
        return ()
    return tuple(word.lower() for word in _NAME_WORD.findall(written[:400])[:12])
