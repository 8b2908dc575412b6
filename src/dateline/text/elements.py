"""What HTML elements are: which part lines, which hold no text, which end others.

Tables only; nothing is read here.
"""

from __future__ import annotations

import enum


class Inside(enum.IntFlag):
    """Kinds of element that a line stands inside of."""

    NOTHING = 0
    LINK = enum.auto()
    STRONG = enum.auto()
    HEADING = enum.auto()
    LIST = enum.auto()
    TABLE = enum.auto()
    NAV = enum.auto()
    HEADER = enum.auto()
    FOOTER = enum.auto()
    ASIDE = enum.auto()
    ARTICLE = enum.auto()
    MAIN = enum.auto()
    FIGURE = enum.auto()
    CAPTION = enum.auto()
    FORM = enum.auto()
    BUTTON = enum.auto()
    QUOTE = enum.auto()
    TIME = enum.auto()
    ADDRESS = enum.auto()
    PRE = enum.auto()
    PARAGRAPH = enum.auto()
    HIDDEN = enum.auto()
    EMPHASIS = enum.auto()


_INSIDE = {
    "a": Inside.LINK,
    "b": Inside.STRONG,
    "strong": Inside.STRONG,
    "i": Inside.EMPHASIS,
    "em": Inside.EMPHASIS,
    "h1": Inside.HEADING,
    "h2": Inside.HEADING,
    "h3": Inside.HEADING,
    "h4": Inside.HEADING,
    "h5": Inside.HEADING,
    "h6": Inside.HEADING,
    "ul": Inside.LIST,
    "ol": Inside.LIST,
    "dl": Inside.LIST,
    "menu": Inside.LIST,
    "table": Inside.TABLE,
    "nav": Inside.NAV,
    "header": Inside.HEADER,
    "footer": Inside.FOOTER,
    "aside": Inside.ASIDE,
    "article": Inside.ARTICLE,
    "main": Inside.MAIN,
    "figure": Inside.FIGURE,
    "figcaption": Inside.CAPTION,
    "caption": Inside.CAPTION,
    "form": Inside.FORM,
    "button": Inside.BUTTON,
    "label": Inside.FORM,
    "blockquote": Inside.QUOTE,
    "time": Inside.TIME,
    "address": Inside.ADDRESS,
    "pre": Inside.PRE,
    "p": Inside.PARAGRAPH,
    "dialog": Inside.HIDDEN,
}


def inside_of(tag: str) -> Inside:
    """Return what a line inside *tag* is inside of."""
    return _INSIDE.get(tag, Inside.NOTHING)


_PARAGRAPHS = (
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure table pre article section main header footer "
    "nav aside form fieldset hr address menu details body dialog"
)
_LINES = (
    "div li dt dd tr td th tbody thead tfoot caption figcaption center summary legend option "
    "button hgroup video audio noframes frameset dir"
)
BLOCKS = {**dict.fromkeys(_PARAGRAPHS.split(), 2), **dict.fromkeys(_LINES.split(), 1)}
"""Elements that part lines, to the line ends around them: 2 for paragraphs, 1 for mere lines."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr command keygen".split()
)
"""Elements that are never closed."""

RAW = frozenset(
    "script style noscript template textarea title iframe svg math select object canvas xmp "
    "noembed".split()
)
"""Elements whose content is not visible text (``title`` is kept as a fact)."""

_END_PARAGRAPH = frozenset({"p"})
AUTO_CLOSED_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure table pre article section main header "
        "footer nav aside form fieldset hr address menu details div center".split(),
        _END_PARAGRAPH,
    ),
    "a": frozenset({"a"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
"""Elements whose start ends an open one, to the ones it ends."""

HIDING = frozenset("ul ol dl menu table body html button td th figure".split())
"""Elements that an automatic end does not reach through."""

KEPT_ATTRIBUTES = frozenset(
    "class id role itemprop href rel content name property datetime lang type hidden style".split()
)
"""Attributes that are looked at."""
