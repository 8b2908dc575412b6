"""Checking a brief that was written to a file: every line of a source against its report.

For a page it is what the page shows that is checked, not a copy of it in the page's data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from dateline.case import Miss, Verified, check_place
from dateline.export.brief_file import FORMAT, embedded_documents
from dateline.model import DocumentId, Place, Span, UsageError, VerifyError

_DATA_ID = "dateline-brief"


class _Page(HTMLParser):
    """Collects the quotes that a page shows, and its data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.quotes: list[tuple[dict[str, str], str]] = []
        self.data = ""
        self._quote: dict[str, str] | None = None
        self._words: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "q" and "data-doc" in named:
            self._quote, self._words = named, []
        self._in_data = tag == "script" and named.get("id") == _DATA_ID

    def handle_endtag(self, tag: str) -> None:
        if tag == "q" and self._quote is not None:
            self.quotes.append((self._quote, "".join(self._words)))
            self._quote = None
        if tag == "script":
            self._in_data = False

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data += data
        elif self._quote is not None:
            self._words.append(data)


def verify_brief(content: str, *, captured: Mapping[DocumentId, str] | None) -> Verified:
    """Check every quote of the brief *content* (a page or JSON).

    *captured* are the texts made again from the captures, by document id; without them a quote is
    checked against the texts inside the brief.

    Raises:
        UsageError: *content* is not a brief.
    """
    is_page = content.lstrip()[:1] == "<"
    quotes, data = _read_page(content) if is_page else _read_json(content)
    texts = {DocumentId(doc): text for doc, text in embedded_documents(data).items()}
    misses: list[Miss] = []
    if captured is not None:
        misses += _text_misses(texts, captured)
        texts = dict(captured)
    checked = 0
    for doc, start, end, words in quotes:
        checked += 1
        problem = _problem(doc, start, end, words, texts)
        if problem is not None:
            misses.append(Miss("quote", doc, start, end, problem))
    if not checked:
        raise VerifyError("there is no line of a source in this brief: make it again")
    return Verified(len(texts), checked, tuple(misses))


def _problem(
    doc: str, start: int, end: int, words: str, texts: Mapping[DocumentId, str]
) -> str | None:
    if not 0 <= start < end:
        return f"[{start}, {end}) is not a span"
    return check_place(Place(DocumentId(doc), Span(start, end)), words, texts)


def _text_misses(
    texts: Mapping[DocumentId, str], captured: Mapping[DocumentId, str]
) -> Iterator[Miss]:
    for doc, text in texts.items():
        if doc not in captured:
            yield Miss("document", doc, 0, len(text), "no report given has these bytes")
        elif captured[doc] != text:
            yield Miss("document", doc, 0, len(text), "the report's text is another one")


Quoted = tuple[str, int, int, str]


def _read_page(content: str) -> tuple[list[Quoted], dict[str, Any]]:
    page = _Page()
    page.feed(content)
    page.close()
    quotes = [
        (named["data-doc"], _number(named, "data-start"), _number(named, "data-end"), words)
        for named, words in page.quotes
    ]
    return quotes, _data(page.data)


def _number(named: Mapping[str, str], name: str) -> int:
    value = named.get(name, "")
    return int(value) if value.isdecimal() else -1


def _read_json(content: str) -> tuple[list[Quoted], dict[str, Any]]:
    data = _data(content)
    return list(_quotes_in(data)), data


def _data(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UsageError(f"this is neither a case nor a brief in JSON or HTML: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UsageError(
            f"this is not a brief (its format is not {FORMAT}): make one with "
            "'dateline brief INPUT… --html FILE' or '--json'"
        )
    return data


def _quotes_in(value: object) -> Iterator[Quoted]:
    if isinstance(value, dict):
        if {"doc", "start", "end", "text", "mark"} <= value.keys():
            yield str(value["doc"]), int(value["start"]), int(value["end"]), str(value["text"])
        for inner in value.values():
            yield from _quotes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes_in(inner)
