"""Reads a record: an input record of the contract, or a schema.org article, as one JSON object.

Checks no schema; decodes no page. A given value is a stated one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extract.structured import Stated, stated_by_record
from dateline.model import Capture, ExtractError
from dateline.text import decode, replace_unfit

_TEXT_KEYS = ("text", "articleBody")


@dataclass(frozen=True, slots=True)
class RecordText:
    """A record's ``text`` or ``html`` (the other is ``None``) and what it states beside."""

    text: str | None
    html: str | None
    stated: tuple[Stated, ...]


def read_record(capture: Capture) -> RecordText:
    """Return what the record in *capture* holds.

    Raises:
        ExtractError: it is not one JSON object, or has neither text nor html.
    """
    record = _parse(capture)
    stated = stated_by_record(record)
    for key in _TEXT_KEYS:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return RecordText(replace_unfit(value), None, stated)
    page = record.get("html")
    if isinstance(page, str) and page.strip():
        return RecordText(None, replace_unfit(page), stated)
    raise ExtractError(
        f"{capture.name}: the record has no text: give it 'text', 'html' or 'articleBody'"
    )


def _parse(capture: Capture) -> Mapping[str, object]:
    try:
        value = json.loads(decode(capture.content).text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ExtractError(f"{capture.name}: not a JSON record: {error}") from error
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        raise ExtractError(f"{capture.name}: the record is not one JSON object")
    return _article_in(value)


def _article_in(value: Mapping[str, object]) -> Mapping[str, object]:
    """Return the node of a JSON-LD graph that has a text, or *value* itself."""
    graph = value.get("@graph")
    if isinstance(graph, list):
        for node in graph[:1000]:
            if isinstance(node, dict) and isinstance(node.get("articleBody"), str):
                return node
    return value
