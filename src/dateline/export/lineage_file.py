"""A lineage for other programs: JSON, GraphML, DOT. Every link is written, the chief ones marked so."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator

from dateline.export.lineage import Hand, LineageGraph, handed_words
from dateline.export.markup import dot_text, xml_text
from dateline.model import CollapseKind, LineageLink

FORMAT = "dateline-lineage-1"

_Value = str | int | bool | None

_HAND_TYPES = {
    "kind": "string",
    "name": "string",
    "number": "int",
    "published": "string",
    "words": "int",
    "own": "int",
    "here": "boolean",
}
_LINK_TYPES = {
    "bases": "string",
    "bearing": "string",
    "chief": "boolean",
    "passages": "int",
    "words": "int",
    "cut": "int",
    "added": "int",
    "whole": "boolean",
    "reasons": "string",
}


def lineage_json(graph: LineageGraph) -> str:
    """Return *graph* as JSON: ``nodes`` and ``edges``, an edge from the giver to the taker."""
    edges = [dataclasses.asdict(link) for link in graph.links]
    whole = {
        "format": FORMAT,
        "nodes": [dataclasses.asdict(hand) for hand in graph.hands],
        "edges": edges,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def lineage_graphml(graph: LineageGraph) -> str:
    """Return *graph* as GraphML, as Gephi, yEd and networkx read it.

    Every edge is directed, from the giver to the taker, as mixed graphs are not read by all of them:
    where ``bearing`` is not ``known`` the direction means nothing.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *_keys("node", _HAND_TYPES),
        *_keys("edge", _LINK_TYPES),
        '<graph id="lineage" edgedefault="directed">',
    ]
    for hand in graph.hands:
        lines.append(f'<node id="{xml_text(hand.id)}">')
        lines += _values("node", _hand_values(hand))
        lines.append("</node>")
    for link in graph.links:
        lines.append(f'<edge source="{xml_text(link.giver)}" target="{xml_text(link.taker)}">')
        lines += _values("edge", _link_values(link))
        lines.append("</edge>")
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def _keys(kind: str, types: dict[str, str]) -> Iterator[str]:
    for name, each in types.items():
        yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{each}"/>'


def _values(kind: str, values: Iterable[tuple[str, _Value]]) -> Iterator[str]:
    for name, value in values:
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            yield f'<data key="{kind}-{name}">{xml_text(text)}</data>'


def _hand_values(hand: Hand) -> Iterator[tuple[str, _Value]]:
    for name in _HAND_TYPES:
        yield name, getattr(hand, name)


def _link_values(link: LineageLink) -> Iterator[tuple[str, _Value]]:
    for name in _LINK_TYPES:
        value = getattr(link, name)
        yield name, "; ".join(value) if isinstance(value, tuple) else value


def lineage_dot(graph: LineageGraph) -> str:
    """Return *graph* in the DOT language of Graphviz, drawn from left to right.

    Links that follow from others are grey and pull nothing into place.
    """
    lines = ["digraph lineage {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for hand in graph.hands:
        shape = "box" if hand.number is not None else "ellipse"
        parts = [hand.label, hand.published or "" if hand.number is not None else hand.kind]
        label = dot_text(", ".join(part for part in parts if part))
        lines.append(f"  {dot_text(hand.id)} [label={label}, shape={shape}];")
    by_id = graph.by_id
    for link in graph.links:
        words = "" if link.is_family else handed_words(link, by_id[link.giver])
        label = dot_text(words)
        style = ", ".join([f"label={label}", *_dot_style(link)])
        lines.append(f"  {dot_text(link.giver)} -> {dot_text(link.taker)} [{style}];")
    return "\n".join([*lines, "}", ""])


def _dot_style(link: LineageLink) -> Iterator[str]:
    if not link.is_known:
        yield "dir=none"
        yield "style=dashed"
    elif CollapseKind.COPY not in link.bases:
        yield "style=dotted"
    if not link.chief:
        yield "color=gray"
        yield "constraint=false"
