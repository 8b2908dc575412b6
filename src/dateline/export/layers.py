"""Boxes and arrows → boxes in columns: where each stands, and by which points each arrow runs.

It knows nothing of reports and draws nothing. Plain layered drawing: columns by the longest path,
order in a column by the mean of the neighbours, heights by least squares under a least distance.

Source: Sugiyama, Tagawa, Toda (1981), Methods for visual understanding of hierarchical system structures.
Differs: heights by pooling adjacent violators, in place of their quadratic programme.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

_SWEEPS = 6
"""Times that order and heights go to the right and back. Three are enough for 60 boxes; more change nothing."""

_FEW_HOPS = 300
"""Hops up to which swaps are tried one by one; their time grows with the square. Drawings of more are
read in parts anyhow."""

_BEND_HEIGHT = 10
"""Pixels that an arrow gets where it passes through a column."""

Arrow = tuple[str, str]
_Bend = tuple[str, str, int]
_Node = str | _Bend
_Columns = list[list[_Node]]


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing: which column, and how many pixels from the top."""

    column: int
    y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where boxes stand (their top) and which columns arrows pass through on their way (their line)."""

    columns: int
    height: int
    boxes: Mapping[str, Point]
    bends: Mapping[Arrow, tuple[Point, ...]]


def lay_out(
    heights: Mapping[str, int], arrows: Sequence[Arrow], ties: Sequence[Arrow] = (), *, gap: int
) -> Layout:
    """Return a layout of the boxes, *gap* pixels apart or more; parts that nothing joins follow below.

    *heights* are the boxes' in pixels, in the order that decides where nothing else does. An arrow
    that closes a ring, the last of it in *arrows*, runs backwards. *ties* join boxes and move none to
    another column.
    """
    boxes: dict[str, Point] = {}
    bends: dict[Arrow, tuple[Point, ...]] = {}
    top = columns = 0
    for part in _parts(heights, [*arrows, *ties]):
        order, hops = _ordered(part, arrows, ties)
        tall: dict[_Node, int] = {
            node: heights[node] if isinstance(node, str) else _BEND_HEIGHT
            for nodes in order
            for node in nodes
        }
        middle = _middles(order, hops, tall, gap)
        low = min(y - tall[node] / 2 for node, y in middle.items())
        for at, nodes in enumerate(order):
            for node in nodes:
                y = top + middle[node] - low
                if isinstance(node, str):
                    boxes[node] = Point(at, round(y - tall[node] / 2))
                else:
                    pair = (node[0], node[1])
                    bends[pair] = (*bends.get(pair, ()), Point(at, round(y)))
        high = max(y + tall[node] / 2 for node, y in middle.items())
        top += round(high - low) + gap
        columns = max(columns, len(order))
    return Layout(columns, max(0, top - gap), boxes, bends)


def _ordered(
    part: Mapping[str, int], arrows: Sequence[Arrow], ties: Sequence[Arrow]
) -> tuple[_Columns, list[tuple[_Node, _Node]]]:
    """Return the columns of one part, untangled, and the hops between neighbouring ones."""
    forward = _without_rings([one for one in dict.fromkeys(arrows) if one[0] in part])
    column = _columns(part, forward)
    for a, b in ties:
        if a in part and column[a] != column[b]:
            forward.append((a, b) if column[a] < column[b] else (b, a))
    order, hops = _with_bends(column, dict.fromkeys(forward))
    _untangle(order, hops)
    return order, hops


def _parts(heights: Mapping[str, int], arrows: Iterable[Arrow]) -> list[dict[str, int]]:
    """Return the boxes that arrows hold together, the largest part first, each box with its rank."""
    near: dict[str, list[str]] = {one: [] for one in heights}
    for a, b in arrows:
        near[a].append(b)
        near[b].append(a)
    rank = {one: at for at, one in enumerate(heights)}
    parts: list[dict[str, int]] = []
    seen: set[str] = set()
    for one in heights:
        if one in seen:
            continue
        found, ahead = {one}, [one]
        while ahead:
            new = set(near[ahead.pop()]) - found
            found |= new
            ahead += new
        seen |= found
        parts.append({box: rank[box] for box in sorted(found, key=rank.__getitem__)})
    return sorted(parts, key=lambda part: (-len(part), min(part.values())))


def _without_rings(arrows: Iterable[Arrow]) -> list[Arrow]:
    """Return *arrows* with those turned that would close a ring with earlier ones."""
    after: dict[str, set[str]] = {}
    kept = []
    for a, b in arrows:
        pair = (b, a) if _leads(after, b, a) else (a, b)
        after.setdefault(pair[0], set()).add(pair[1])
        kept.append(pair)
    return kept


def _leads(after: Mapping[str, set[str]], start: str, end: str) -> bool:
    found, ahead = {start}, [start]
    while ahead:
        new = after.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return end in found


def _columns(part: Mapping[str, int], arrows: Sequence[Arrow]) -> dict[_Node, int]:
    """Return the column of each box: the number of arrows on the longest way to it."""
    column: dict[_Node, int] = dict.fromkeys(part, 0)
    moved = True
    while moved:
        moved = False
        for a, b in arrows:
            if column[b] <= column[a]:
                column[b] = column[a] + 1
                moved = True
    return column


def _with_bends(
    column: Mapping[_Node, int], arrows: Iterable[Arrow]
) -> tuple[_Columns, list[tuple[_Node, _Node]]]:
    """Return the nodes of each column, and arrows cut into hops from one column to the next."""
    order: _Columns = [[] for _ in range(max(column.values()) + 1)]
    for node, at in column.items():
        order[at].append(node)
    hops: list[tuple[_Node, _Node]] = []
    for a, b in arrows:
        way: list[_Node] = [a, *((a, b, at) for at in range(column[a] + 1, column[b])), b]
        for bend in way[1:-1]:
            order[bend[2]].append(bend)  # type: ignore[index] # a bend between two boxes
        hops += list(pairwise(way))
    return order, hops


def _untangle(order: _Columns, hops: Sequence[tuple[_Node, _Node]]) -> None:
    """Sort each column so that few hops cross, from two beginnings: as given, and along the hops."""
    near = _neighbours(hops)
    walked = _walk(order, near)
    along: _Columns = [sorted(nodes, key=walked.__getitem__) for nodes in order]
    swept = [_swept(start, hops, near) for start in (order, along)]
    best = min(swept, key=lambda one: _crossings(one, hops))
    order[:] = best
    if len(hops) <= _FEW_HOPS:
        _swap(order, hops)


def _walk(order: _Columns, near: Mapping[_Node, Sequence[_Node]]) -> dict[_Node, int]:
    """Return the rank of each node on a walk from the first one, deep before wide."""
    ranks: dict[_Node, int] = {}
    ahead = [node for nodes in reversed(order) for node in reversed(nodes)]
    while ahead:
        node = ahead.pop()
        if node not in ranks:
            ranks[node] = len(ranks)
            ahead += reversed(near.get(node, ()))
    return ranks


def _swept(
    start: _Columns, hops: Sequence[tuple[_Node, _Node]], near: Mapping[_Node, Sequence[_Node]]
) -> _Columns:
    """Return the best of the orders met by sorting by where the neighbours stand, to and fro."""
    order = [list(nodes) for nodes in start]
    best, fewest = start, _crossings(start, hops)
    for sweep in range(2 * _SWEEPS):
        back = sweep % 2
        path = range(len(order) - 2, -1, -1) if back else range(1, len(order))
        for at in path:
            beside = {node: y for y, node in enumerate(order[at + 1 if back else at - 1])}
            means = {
                node: _mean([beside[one] for one in near.get(node, ()) if one in beside], y)
                for y, node in enumerate(order[at])
            }
            order[at].sort(key=means.__getitem__)
        crossings = _crossings(order, hops)
        if crossings < fewest:
            best, fewest = [list(nodes) for nodes in order], crossings
    return [list(nodes) for nodes in best]


def _swap(order: _Columns, hops: Sequence[tuple[_Node, _Node]]) -> None:
    """Swap neighbours in a column as long as that takes away crossings."""
    fewest, before = _crossings(order, hops), -1
    while fewest != before:
        before = fewest
        for nodes in order:
            for at in range(1, len(nodes)):
                nodes[at - 1], nodes[at] = nodes[at], nodes[at - 1]
                crossings = _crossings(order, hops)
                if crossings < fewest:
                    fewest = crossings
                else:
                    nodes[at - 1], nodes[at] = nodes[at], nodes[at - 1]


def _neighbours(hops: Iterable[tuple[_Node, _Node]]) -> dict[_Node, list[_Node]]:
    near: dict[_Node, list[_Node]] = {}
    for a, b in hops:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    return near


def _mean(values: Sequence[float], default: float) -> float:
    return sum(values) / len(values) if values else default


def _crossings(order: _Columns, hops: Iterable[tuple[_Node, _Node]]) -> int:
    place = {node: (at, y) for at, nodes in enumerate(order) for y, node in enumerate(nodes)}
    between: dict[int, list[tuple[int, int]]] = {}
    for a, b in hops:
        between.setdefault(place[a][0], []).append((place[a][1], place[b][1]))
    return sum(map(_inversions, between.values()))


def _inversions(pairs: Iterable[tuple[int, int]]) -> int:
    """Return how many pairs of hops cross; hops from or to one node do not."""
    found = 0
    ends: list[int] = []
    for _, group in groupby(sorted(pairs), key=itemgetter(0)):
        new = [end for _, end in group]
        found += sum(len(ends) - bisect_right(ends, end) for end in new)
        for end in new:
            insort(ends, end)
    return found


def _middles(
    order: _Columns,
    hops: Sequence[tuple[_Node, _Node]],
    tall: Mapping[_Node, int],
    gap: int,
) -> dict[_Node, float]:
    """Return the height of each node's middle, near its neighbours' and *gap* from the next box."""
    near = _neighbours(hops)
    middle: dict[_Node, float] = {}
    for nodes in order:
        middle |= zip(
            nodes, _apart([0.0] * len(nodes), [tall[one] for one in nodes], gap), strict=True
        )
    for sweep in range(2 * _SWEEPS):
        back = sweep % 2
        for at in range(len(order) - 1, -1, -1) if back else range(len(order)):
            beside = frozenset(order[at + 1 if back else at - 1]) if _has(order, at, back) else ()
            wanted = [
                _mean([middle[one] for one in near.get(node, ()) if one in beside], middle[node])
                for node in order[at]
            ]
            placed = _apart(wanted, [tall[one] for one in order[at]], gap)
            middle |= zip(order[at], placed, strict=True)
    return middle


def _has(order: _Columns, at: int, back: int) -> bool:
    return at + 1 < len(order) if back else 0 < at


def _apart(wanted: Sequence[float], tall: Sequence[int], gap: int) -> list[float]:
    """Return the heights nearest to *wanted* (least squares) that keep order and distance."""
    offsets, at = [], 0.0
    for index, height in enumerate(tall):
        at += 0 if not index else (tall[index - 1] + height) / 2 + gap
        offsets.append(at)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        pools.append((want - offset, 1))
        while 1 < len(pools) and pools[-1][0] < pools[-2][0]:
            (a, m), (b, n) = pools.pop(), pools.pop()
            pools.append(((a * m + b * n) / (m + n), m + n))
    shifts = [mean for mean, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
