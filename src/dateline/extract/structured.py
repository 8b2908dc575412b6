"""Reads what a page or a record states about itself: JSON-LD, ``meta``, ``time``, record fields.

Believes nothing and chooses nothing: each value goes on with its place. Wrong types, deep nesting
and scripts in values are passed over; the text of the page never comes from here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.text import replace_unfit
from dateline.text.markup import Page

MAX_JSON_CHARS = 1_000_000
MAX_NODES = 5_000
"""Nodes looked at in all data scripts of a page; real pages have a few hundred."""
_MAX_VALUE = 400
_ARTICLE = re.compile(r"(?:article|posting|report|webpage)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that the page states: ``what`` (title, published, …), the value, and its place."""

    what: str
    value: str
    place: str


def stated_by_page(page: Page) -> tuple[Stated, ...]:
    """Return what a page states, best places first."""
    found = list(_from_json_ld(page))
    for fact in page.facts:
        what = _META.get(fact.key) if fact.kind == "meta" else None
        if what is not None and fact.value:
            found.append(Stated(what, fact.value[:_MAX_VALUE], f"meta {fact.key}"))
        elif fact.kind == "link" and "canonical" in fact.key.split():
            found.append(Stated("url", fact.value[:2000], "link canonical"))
        elif fact.kind == "html":
            found.append(Stated("language", fact.value[:20], "html lang"))
        elif fact.kind == "title":
            found.append(Stated("page title", fact.value[:_MAX_VALUE], "title"))
    return tuple(dict.fromkeys(found))


_META = {
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "article.published": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "publication_date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "cxenseparse:recs:publishtime": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "last-modified": "modified",
    "dcterms.modified": "modified",
    "date": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "dcterms.created": "date",
    "dc.date.created": "date",
    "article:author": "author",
    "author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "dc.publisher": "outlet",
    "dcterms.publisher": "outlet",
    "og:title": "title",
    "twitter:title": "title",
    "og:url": "url",
    "og:locale": "language",
    "content-language": "language",
    "source": "source",
    "dc.source": "source",
    "news_keywords:source": "source",
    "copyright": "rights",
}


def stated_by_record(record: Mapping[str, object]) -> tuple[Stated, ...]:
    """Return what a record (an input record of the contract, or a schema.org article) states."""
    found: list[Stated] = []
    for key, what in _RECORD.items():
        values = _names_in(record.get(key))
        found.extend(Stated(what, replace_unfit(each[:2000]), f"record {key}") for each in values)
    return tuple(dict.fromkeys(found))


_RECORD = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "datePublished": "published",
    "dateModified": "modified",
    "url": "url",
    "mainEntityOfPage": "url",
    "outlet": "outlet",
    "publisher": "outlet",
    "byline": "author",
    "author": "author",
    "agency": "source",
    "language": "language",
    "inLanguage": "language",
}


def _from_json_ld(page: Page) -> Iterator[Stated]:
    left = MAX_NODES
    for fact in page.facts:
        if fact.kind != "json-ld" or MAX_JSON_CHARS < len(fact.value):
            continue
        try:
            value = json.loads(fact.value.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            left -= 1
            if left < 0:
                return
            yield from _article(node)


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects of a value that may be articles, without recursion."""
    waiting: list[object] = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:MAX_NODES]))
        elif isinstance(node, dict):
            yield node
            waiting.extend(
                node[key]
                for key in ("@graph", "mainEntity", "itemListElement", "hasPart")
                if key in node
            )


def _article(node: Mapping[str, object]) -> Iterator[Stated]:
    kinds = [kind for kind in _names_in(node.get("@type")) if _ARTICLE.search(kind)]
    if not kinds:
        return
    for key, what in _JSON_LD.items():
        if kinds[0].lower() == "webpage" and what in {"author", "title"}:
            continue
        for value in _names_in(node.get(key)):
            yield Stated(what, replace_unfit(value[:_MAX_VALUE]), f"json-ld {key}")


_JSON_LD = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "author": "author",
    "creator": "author",
    "publisher": "outlet",
    "sourceOrganization": "source",
    "inLanguage": "language",
}


def _names_in(value: object) -> Iterator[str]:
    """Yield the strings (or the names of the objects) in a value, at most twenty."""
    values = value if isinstance(value, list) else [value]
    for each in values[:20]:
        name = each.get("name", each.get("@id")) if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())
