"""A lineage → one drawing in SVG, givers left of their takers: no script, nothing loaded. It chooses nothing.

Colours stand in ``templates/lineage.css`` and follow the page, or the reader's light or dark setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.export.layers import Layout, Point, lay_out
from dateline.export.lineage import Hand, LineageGraph, handed_words
from dateline.export.markup import wrapped, xml_text
from dateline.model import CollapseKind, LineageLink

_BOX = 204
_BETWEEN = 40
_GAP = 14
_LINE = 15
_PAD = 7
_EDGE = 8
_BULGE = 30
_NAME_COLUMNS = 26
_COLUMNS = 30
"""Letters of a line of a box at the sizes of the style sheet, in a wide sans-serif face."""

_MAX_LINES = 7
_MAX_NAMED = 24
_HEAD = 7

_STYLES = {
    "copy": "words taken over",
    "relay": "relayed, as the report says",
    "credit": "credited",
    "family": "published itself",
    "unknown": "words shared, direction not known",
}
"""Each kind of line with what it says, in the order of the legend."""


_Line = tuple[str, str]
"""A class of the style sheet, and words."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is drawn: reports and sources and their boxes by id, the links that show, and where all of it stands."""

    hands: Mapping[str, Hand]
    boxes: Mapping[str, Sequence[_Line]]
    links: tuple[LineageLink, ...]
    layout: Layout

    @property
    def width(self) -> int:
        """Pixels across."""
        boxes, last = self.layout.boxes, self.layout.columns - 1
        beside = any(
            boxes[one.giver].column == boxes[one.taker].column == last for one in self.links
        )
        room = _BULGE if beside else 0
        return self.layout.columns * (_BOX + _BETWEEN) - _BETWEEN + 2 * _EDGE + room


def lineage_svg(graph: LineageGraph, *, style: str = "", links_to: str = "") -> str:
    """Return *graph* as an ``svg`` element; an empty text where nothing is linked.

    *style* is put inside it, for a file of its own. *links_to* is what stands before a report's number
    in the address that its box leads to, as ``#report-``; without it boxes are no links.
    """
    drawing = _arrange(graph)
    if not drawing.links:
        return ""
    notes = [*_notes(graph)]
    used = [name for name in _STYLES if any(_style(link) == name for link in drawing.links)]
    top = drawing.layout.height + 2 * _EDGE + _LINE
    height = top + _LINE * (len(used) + len(notes)) + _EDGE
    width = max(drawing.width, 3 * _BOX)
    summary = _summary(graph, drawing.links)
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="lineage" width="{width}" '
            f'height="{height}" viewBox="0 0 {width} {height}" role="group" '
            'aria-labelledby="lineage-title lineage-desc">'
        ),
        '<title id="lineage-title">Who has it from whom</title>',
        f'<desc id="lineage-desc">{xml_text(summary)}</desc>',
    ]
    lines += [f"<style>{style}</style>"] if style else []
    lines += _arrows(drawing)
    for name in drawing.boxes:
        lines += _box(drawing, drawing.hands[name], links_to)
    lines += _legend(used, top)
    lines += _note_lines(notes, top + _LINE * len(used))
    return "\n".join([*lines, "</svg>", ""])


def _arrange(graph: LineageGraph) -> _Drawing:
    links = sorted(graph.chief, key=lambda link: not link.is_known)
    ends = {end for link in links for end in (link.giver, link.taker)}
    incoming: dict[str, list[LineageLink]] = {}
    for link in links:
        incoming.setdefault(link.taker, []).append(link)
    by_id = graph.by_id
    boxes = {
        hand.id: _lines_of(by_id, hand, incoming.get(hand.id, ()))
        for hand in graph.hands
        if hand.id in ends
    }
    height_of = {name: _LINE * len(lines) + 2 * _PAD for name, lines in boxes.items()}
    arrows = [(link.giver, link.taker) for link in links if link.is_known]
    ties = [(link.giver, link.taker) for link in links if not link.is_known]
    layout = lay_out(height_of, arrows, ties, gap=_GAP)
    for name, given in incoming.items():
        given.sort(key=lambda link: layout.boxes[link.giver].y)
        boxes[name] = _lines_of(by_id, by_id[name], given)
    return _Drawing(by_id, boxes, tuple(links), layout)


def _lines_of(
    by_id: Mapping[str, Hand], hand: Hand, incoming: Iterable[LineageLink]
) -> list[_Line]:
    """Return the lines of a box, the name first."""
    name = [("name", line) for line in wrapped(hand.label, _NAME_COLUMNS)]
    if hand.number is None:
        about = [hand.kind if hand.here else f"{hand.kind}, no own report here"]
    else:
        about = [hand.published or "no date", f"{hand.words} words"]
        if len(" · ".join(about)) <= _COLUMNS:
            about = [" · ".join(about)]
    said = [
        part
        for link in incoming
        if not link.is_family
        for part in handed_words(link, by_id[link.giver]).split("; ")
    ]
    lines = [*name, *(("note", line) for one in (*about, *said) for line in wrapped(one, _COLUMNS))]
    if _MAX_LINES < len(lines):
        hidden = len(lines) - _MAX_LINES + 1
        return [*lines[: _MAX_LINES - 1], ("note", f"and {hidden} lines more")]
    return lines


def _summary(graph: LineageGraph, links: Sequence[LineageLink]) -> str:
    names = {link.taker for link in links} | {link.giver for link in links}
    reports = sum(hand.number is not None and hand.id in names for hand in graph.hands)
    known = sum(link.is_known for link in links)
    return (
        f"{reports} reports and {len(names) - reports} sources in columns, each giver to the left of its takers; "
        f"{known} links from a giver to a taker, {len(links) - known} without a known direction"
    )


def _style(link: LineageLink) -> str:
    """Return the name of the line that a link is drawn with: its strongest basis."""
    if not link.is_known:
        return "unknown"
    return next(name for name in _STYLES if name in link.bases or name == "unknown")


def _left(point: Point) -> int:
    return _EDGE + point.column * (_BOX + _BETWEEN)


def _arrows(drawing: _Drawing) -> Iterator[str]:
    boxes, ports = drawing.layout.boxes, _ports(drawing)
    for link in drawing.links:
        style = _style(link)
        first, second = _across(drawing, link)
        x1, x2 = _left(boxes[first]) + _BOX, _left(boxes[second])
        y1 = ports[first, "right", second]
        if boxes[first].column == boxes[second].column:
            x1, y2 = x2 + _BOX, ports[second, "right", first]
            out = x1 + _BULGE
            yield f'<path class="line {style}" d="M{x1} {y1} C{out} {y1} {out} {y2} {x1} {y2}"/>'
            continue
        y2 = ports[second, "left", first]
        headed = link.is_known and style != "family"
        forward = headed and second == link.taker
        bends = _through(drawing.layout.bends.get((first, second), ()))
        path = _curve([(x1, y1), *bends, (x2 - _HEAD if forward else x2, y2)])
        yield f'<path class="line {style}" d="{path}"/>'
        if headed:
            x, y, back = (x2, y2, x2 - _HEAD) if forward else (x1, y1, x1 + _HEAD)
            yield f'<path class="head {style}" d="M{x} {y} L{back} {y - 4} L{back} {y + 4} Z"/>'


def _across(drawing: _Drawing, link: LineageLink) -> tuple[str, str]:
    """Return the ends of *link*, the one in the column farther left first."""
    boxes = drawing.layout.boxes
    turned = boxes[link.taker].column < boxes[link.giver].column
    return (link.taker, link.giver) if turned else (link.giver, link.taker)


def _ports(drawing: _Drawing) -> dict[tuple[str, str, str], int]:
    """Return how far down the line from a box, on one side, to another box leaves it.

    Lines of one side are spread over the box, in the order of the boxes that they lead to.
    """
    boxes = drawing.layout.boxes
    sides: dict[tuple[str, str], set[str]] = {}
    for link in drawing.links:
        first, second = _across(drawing, link)
        level = boxes[first].column == boxes[second].column
        sides.setdefault((first, "right"), set()).add(second)
        sides.setdefault((second, "right" if level else "left"), set()).add(first)
    ports = {}
    for (name, side), others in sides.items():
        height = _LINE * len(drawing.boxes[name]) + 2 * _PAD
        ordered = sorted(others, key=lambda one: (_next_stop(drawing, name, one), one))
        for at, other in enumerate(ordered, start=1):
            down = round(height * at / (len(ordered) + 1))
            ports[name, side, other] = _EDGE + boxes[name].y + down
    return ports


def _next_stop(drawing: _Drawing, name: str, other: str) -> int:
    """Return how far down the line between two boxes is at the column next to the one *name*."""
    bends = drawing.layout.bends
    if (name, other) in bends:
        return bends[name, other][0].y
    if (other, name) in bends:
        return bends[other, name][-1].y
    return drawing.layout.boxes[other].y + _LINE


def _through(bends: Iterable[Point]) -> Iterator[tuple[int, int]]:
    for bend in bends:
        yield _left(bend), _EDGE + bend.y
        yield _left(bend) + _BOX, _EDGE + bend.y


def _curve(points: Sequence[tuple[int, int]]) -> str:
    """Return the path through *points*: curved between columns, straight through them."""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        middle = (x1 + x2) // 2
        straight = index % 2
        parts.append(f"L{x2} {y2}" if straight else f"C{middle} {y1} {middle} {y2} {x2} {y2}")
    return " ".join(parts)


def _box(drawing: _Drawing, hand: Hand, links_to: str) -> Iterator[str]:
    lines = drawing.boxes[hand.id]
    point = drawing.layout.boxes[hand.id]
    x, y = _left(point), _EDGE + point.y
    height = _LINE * len(lines) + 2 * _PAD
    report = hand.number is not None
    address = f"{links_to}{hand.number}" if links_to and report else None
    yield f'<a href="{xml_text(address)}">' if address else "<g>"
    yield f"<title>{xml_text(_told(drawing, hand))}</title>"
    kind, corner = ("report", 3) if report else ("source", height // 2)
    yield (
        f'<rect class="box {kind}" x="{x}" y="{y}" width="{_BOX}" height="{height}" rx="{corner}"/>'
    )
    for index, (style, line) in enumerate(lines):
        at = f'x="{x + (_PAD if report else _BOX // 2)}" y="{y + _PAD + _LINE * index + 11}"'
        anchor = "" if report else ' text-anchor="middle"'
        yield f'<text class="{style}" {at}{anchor}>{xml_text(line)}</text>'
    yield "</a>" if address else "</g>"


def _told(drawing: _Drawing, hand: Hand) -> str:
    """Return a whole sentence on a box, for its title: nothing in it is cut."""
    if hand.number is None:
        return f"{hand.name}, {hand.kind}"
    links = [link for link in drawing.links if link.taker == hand.id]
    said = [
        f"{handed_words(link, drawing.hands[link.giver])} ({drawing.hands[link.giver].name})"
        for link in links
    ]
    own = f"{hand.words} words, {hand.own} of them not known to be from another report"
    return "; ".join(
        [f"Report {hand.number}, {hand.name}, {hand.published or 'no date'}", own, *said]
    )


def _legend(used: Iterable[str], top: int) -> Iterator[str]:
    for index, name in enumerate(used):
        y = top + _LINE * index
        yield f'<path class="line {name}" d="M{_EDGE} {y} L{_EDGE + 40} {y}"/>'
        if name in (CollapseKind.COPY, CollapseKind.RELAY, CollapseKind.CREDIT):
            x = _EDGE + 47
            yield f'<path class="head {name}" d="M{x} {y} L{x - 7} {y - 4} L{x - 7} {y + 4} Z"/>'
        yield f'<text class="note" x="{_EDGE + 56}" y="{y + 4}">{_STYLES[name]}</text>'


def _notes(graph: LineageGraph) -> Iterator[str]:
    """Yield what the drawing does not show."""
    if graph.hidden:
        yield (
            f"{_reports(graph.hidden)} with links not drawn for room; 'dateline lineage' lists all"
        )
    rest = len(graph.links) - len(graph.chief)
    if rest:
        links = "link follows" if rest == 1 else "links follow"
        yield f"{rest} more {links} from those drawn, and {'is' if rest == 1 else 'are'} left out"
    alone = [f"[{hand.number}]" for hand in graph.alone if hand.number is not None]
    if alone:
        more = f" and {len(alone) - _MAX_NAMED} more" if _MAX_NAMED < len(alone) else ""
        yield f"linked with no other report: {' '.join(alone[:_MAX_NAMED])}{more}"


def _reports(count: int) -> str:
    return "1 report" if count == 1 else f"{count} reports"


def _note_lines(notes: Iterable[str], top: int) -> Iterator[str]:
    for index, note in enumerate(notes):
        yield f'<text class="note" x="{_EDGE}" y="{top + _LINE * index + 4}">{xml_text(note)}</text>'
