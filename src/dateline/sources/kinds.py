"""What a file is, by its content first and its name second. It reads the beginning of the text only.

A name settles two things alone: that text is Markdown, and that a file of text is code or a table
and not a report.
"""

from __future__ import annotations

import enum
import itertools
import re

_HEAD_CHARS = 16_384
"""Characters looked at; pages say what they are within the first few hundred."""

_MIN_TAGS = 3
"""Known tags in the head that make a text without a page's opening a fragment of a page; one or
two appear in text that quotes a tag."""


class Format(enum.Enum):
    """What a file holds."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON lines"


_MARKDOWN_NAMES = frozenset({"md", "markdown", "mdown", "mkd"})
_PAGE_NAMES = frozenset({"html", "htm", "xhtml", "shtml"})
_JSON_NAMES = frozenset({"json", "jsonld", "geojson"})
_LINES_NAMES = frozenset({"jsonl", "ndjson", "jsonlines"})

_OTHER_NAMES = {
    "css": "a style sheet",
    "js": "a script",
    "mjs": "a script",
    "ts": "a script",
    "map": "a source map",
    "py": "a program",
    "sh": "a program",
    "sql": "a program",
    "csv": "a table",
    "tsv": "a table",
    "yaml": "a settings file",
    "yml": "a settings file",
    "toml": "a settings file",
    "ini": "a settings file",
    "svg": "an image",
    "bib": "a bibliography",
    "srt": "subtitles",
    "vtt": "subtitles",
}

_SPACE_OR_COMMENT = re.compile(r"(?:\s+|<!--(?:(?!-->).)*-->|<\?xml[^>]*>)", re.DOTALL)
_PAGE_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base|noscript|main|article"
    r"|section|header|nav|div|p|h1|h2|table|center|font|iframe)(?=[\s/>])",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})")
_DOCTYPE = re.compile(r"<!doctype\s+([\w.-]{1,40})", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|ul|ol|li|article|section|body|em|strong|b|i|img|time|figure"
    r"|blockquote|table|tr|td|header|footer|main|nav)(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
_MAY_BE_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\]])")
_FEEDS = frozenset({"rss", "feed", "rdf"})


def tell_format(name: str, head: str) -> Format | str:
    """Return what a file with *name* that begins with *head* is, or in words what else it is.

    JSON is told by how it begins; whether it is any is for the one who reads it to say.

    >>> tell_format("page.txt", "<!DOCTYPE html><title>Fire</title>")
    <Format.HTML: 'HTML'>
    >>> tell_format("style.css", "p { color: red }")
    'a style sheet (.css)'
    """
    if _MAY_BE_JSON.match(head):
        return Format.JSON_LINES if _suffix(name) in _LINES_NAMES else Format.JSON
    return tell_written(name, head)


def tell_written(name: str, head: str) -> Format | str:
    """Return what a file is that is not JSON: a page, Markdown, text, or in words what else."""
    suffix, head = _suffix(name), head[:_HEAD_CHARS]
    markup = _tell_markup(head)
    if markup is not None:
        return markup
    if suffix in _JSON_NAMES | _LINES_NAMES:
        return f"text that is not JSON (.{suffix})"
    if suffix in _OTHER_NAMES:
        return f"{_OTHER_NAMES[suffix]} (.{suffix})"
    if suffix in _MARKDOWN_NAMES:
        return Format.MARKDOWN
    few_tags = 1 if suffix in _PAGE_NAMES else _MIN_TAGS
    return Format.HTML if _has_tags(head, few_tags) else Format.TEXT


def is_json_by_name(name: str) -> bool:
    """Return whether *name* promises JSON, so that anything else in the file is an error."""
    return _suffix(name) in _JSON_NAMES | _LINES_NAMES


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _tell_markup(head: str) -> Format | str | None:
    """Return HTML where *head* opens a page, in words another markup language, or ``None``."""
    start = _skip_preamble(head)
    if _PAGE_START.match(head, start):
        return Format.HTML
    doctype = _DOCTYPE.match(head, start)
    root = doctype or _ROOT.match(head, start)
    if root is None or not (doctype or "<?xml" in head[:start] or root[1].lower() in _FEEDS):
        return None
    kind = root[1].lower()
    if kind in _FEEDS:
        return f"a feed ({kind}): give the pages that it lists"
    return f"an XML file ({kind})"


def _skip_preamble(head: str) -> int:
    """Return where *head* begins behind spaces, comments and the XML declaration."""
    position = 0
    while True:
        found = _SPACE_OR_COMMENT.match(head, position)
        if found is None:
            return position
        position = found.end()


def _has_tags(head: str, least: int) -> bool:
    tags = itertools.islice(_TAG.finditer(head), least)
    return least == sum(1 for _ in tags)
