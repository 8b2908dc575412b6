"""The brief as a file: JSON, Markdown, one self-contained page. What it shows is chosen elsewhere.

The page asks for nothing: no network, no file, no script but its own (its policy names the hash).
Every word of a source is escaped text.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import enum
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import jinja2

from dateline.export.brief import Brief
from dateline.export.lineage import LineageGraph
from dateline.export.lineage_svg import lineage_svg
from dateline.export.view import CaseView, Quote
from dateline.export.words import (
    CHAIN_COLUMNS,
    chain_columns,
    count_words,
    new_words,
    origin_words,
    relation_words,
    since_words,
)
from dateline.model import DayRange, DocumentId

FORMAT = "dateline-brief-1"
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def brief_json(brief: Brief) -> str:
    """Return *brief* as JSON: its lines, and the reports that they are passages of."""
    fields = [
        field.name for field in dataclasses.fields(brief) if field.name not in ("view", "documents")
    ]
    whole: dict[str, Json] = {
        "format": FORMAT,
        "counts": count_words(brief),
        **{name: _plain(getattr(brief, name)) for name in fields},
        "documents": _documents(brief),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def brief_html(brief: Brief) -> str:
    """Return *brief* as one page that needs nothing else."""
    script = _file("brief.js")
    style = "".join(map(_file, ("palette.css", "brief.css", "lineage.css")))
    documents = _documents(brief)
    return _template("brief.html.j2").render(
        brief=brief,
        counts=count_words(brief),
        since=since_words(brief),
        documents=documents,
        lineage=lineage_svg(brief.lineage, links_to="#report-"),
        data=_script_safe(json.dumps({"format": FORMAT, "documents": documents})),
        script=script,
        style=style,
        script_hash=_hash(script),
        style_hash=_hash(style),
    )


def brief_markdown(brief: Brief) -> str:
    """Return *brief* as Markdown: lines with footnotes that name report and offsets."""
    return _template("brief.md.j2").render(
        brief=brief,
        counts=count_words(brief),
        since=since_words(brief),
        documents=brief.view,
    )


def lineage_picture(graph: LineageGraph) -> str:
    """Return *graph* as an SVG file of its own, empty where nothing is linked."""
    return lineage_svg(graph, style=_file("palette.css") + _file("lineage.css"))


def _documents(brief: Brief) -> list[Json]:
    """Return the reports that a line of *brief* is a passage of."""
    docs = list(brief.documents)
    docs += [one.title.place.doc for one in brief.other_stories]
    return [_document(brief.view, doc) for doc in docs]


def _document(view: CaseView, doc: DocumentId) -> dict[str, Json]:
    analysis = view.analysis_of(doc)
    document = analysis.document
    return {
        "id": document.id,
        "number": view.number(document.id),
        "name": document.name,
        "sha256": document.sha256,
        "published": document.published.days.edtf,
        "basis": document.published.basis.value,
        "outlet": None if document.outlet is None else document.outlet.name,
        "text": document.text,
        "blocks": [
            [block.span.start, block.span.end, block.role.value] for block in document.blocks
        ],
    }


def _plain(value: object) -> Json:
    """Return *value* as JSON values; a quote is flat: doc, start, end, number, mark, text."""
    if isinstance(value, Quote):
        span = value.place.span
        return {
            "doc": value.place.doc,
            "start": span.start,
            "end": span.end,
            "number": value.number,
            "mark": value.mark,
            "text": value.text,
        }
    if isinstance(value, DayRange):
        days = {"earliest": value.earliest, "latest": value.latest}
        return {**{name: _plain(day) for name, day in days.items()}, "edtf": value.edtf}
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value)]
        return {name: _plain(getattr(value, name)) for name in names}
    return value if isinstance(value, (bool, int, float, str)) else None


def _script_safe(text: str) -> str:
    """Return JSON *text* so that nothing in it can end the script element that holds it."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _file(name: str) -> str:
    return (resources.files("dateline.export") / "templates" / name).read_text("utf-8")


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        relation_words=relation_words,
        origin_words=origin_words,
        new_words=new_words,
        others=_others,
        chain_columns=chain_columns,
        roles=CHAIN_COLUMNS,
    )
    environment.filters.update(oneline=_one_line, md=_markdown_safe)
    return environment.get_template(name)


def _others(also: Sequence[Quote], first: Quote) -> list[Quote]:
    return [quote for quote in also if quote.mark != first.mark]


def _one_line(text: str) -> str:
    return " ".join(text.split())


_MARKDOWN = {ord(char): f"\\{char}" for char in "\\`*_[]<>|#"}


def _markdown_safe(text: str) -> str:
    """Return *text* on one line with Markdown's own characters escaped."""
    return _one_line(text).translate(_MARKDOWN)


def embedded_documents(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of the reports inside a brief's JSON, by document id."""
    return {str(one["id"]): str(one["text"]) for one in data["documents"]}
