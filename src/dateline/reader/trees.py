"""Scores of arcs → the best tree with one root. It names no relation and sees no text.

Rows are dependents, columns heads: column 0 is the root of the sentence, column ``j`` word ``j - 1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.intp]
_NONE = -1


def best_tree(scores: Floats) -> list[int]:
    """Return the column of each word's head in the best tree in which one word hangs on the root.

    Each word's best head first; where those make no such tree, maximum spanning arborescence. Of
    equal trees the same one is returned every time. Linear where the first is a tree, else
    quadratic in the number of words.

    Args:
        scores: [words, words + 1], finite; what a word would score as its own head is not looked at.

    >>> best_tree(np.array([[1.0, 0.0, 3.0], [3.0, 4.0, 0.0]]))
    [2, 0]
    """
    count = len(scores)
    if count < 2:  # noqa: PLR2004 - a word alone is the root
        return [0] * count
    scored = np.array(scores, dtype=np.float64)
    words = np.arange(count)
    scored[words, words + 1] = -np.inf
    heads: list[int] = scored.argmax(axis=1).tolist()
    return heads if is_tree(heads) else _spanning(scored)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether exactly one word hangs on the root, and all others, by any number of steps, on it.

    >>> is_tree([2, 0]), is_tree([0, 0]), is_tree([2, 1, 0])
    (True, False, False)
    """
    if heads.count(0) != 1:
        return False
    seen = [0] * (len(heads) + 1)
    seen[0] = _NONE
    for word in range(1, len(heads) + 1):
        at = word
        while not seen[at]:
            seen[at] = word
            at = heads[at - 1]
        if seen[at] == word:
            return False
        while seen[at := word] == word:
            seen[at] = _NONE
            word = heads[at - 1]  # noqa: PLW2901 - the way just gone is sound: marked as such
    return True


@dataclass(slots=True)
class _Knot:
    """A word, or words that a circle of best arcs tied together.

    ``weight[u]`` is what column *u* as the head of the knot would add, ``enters[u]`` the word that
    would then hang on *u*. ``arc`` is the chosen ``(u, word)``.
    """

    weight: Floats
    enters: Ints
    parts: tuple[int, ...] = ()
    inside: int = _NONE
    arc: tuple[int, int] = (0, 0)
    settled: bool = False


def _spanning(scores: Floats) -> list[int]:
    """Return the heads of the maximum spanning arborescence with one root.

    Source: Gabow, Galil, Spencer, Tarjan (1986), Efficient algorithms for finding minimum spanning
    trees in undirected and directed graphs, §5, over a full matrix; one root by a charge on root
    arcs that no other choice can pay for: Stanojević, Cohen (2021), A Root of All Evil, §4.
    """
    finite = scores[np.isfinite(scores)]
    charged = scores.copy()
    charged[:, 0] -= len(scores) * (finite.max() - finite.min()) + 1.0
    words = len(charged)
    knots = [_Knot(charged[word], np.full(words + 1, word)) for word in range(words)]
    top = np.arange(words)
    for word in range(words):
        _settle(knots, top, int(top[word]))
    return _untied(knots, words)


def _settle(knots: list[_Knot], top: Ints, start: int) -> None:
    """Walk from knot *start* along best arcs to the root, tying up every circle on the way."""
    if knots[start].settled:
        return
    path = [start]
    while True:
        knot = knots[path[-1]]
        head = int(knot.weight.argmax())
        knot.arc = (head, int(knot.enters[head]))
        above = int(top[head - 1]) if head else _NONE
        if above == _NONE or knots[above].settled:
            break
        if above in path:
            circle = path[path.index(above) :]
            del path[-len(circle) :]
            above = _tie(knots, top, circle)
        path.append(above)
    for index in path:
        knots[index].settled = True


def _tie(knots: list[_Knot], top: Ints, circle: list[int]) -> int:
    """Add the knot that *circle* makes, and return its index."""
    rows = [knots[part].weight - knots[part].weight[knots[part].arc[0]] for part in circle]
    weights = np.stack(rows)
    best = weights.argmax(axis=0)
    columns = np.arange(weights.shape[1])
    weight = weights[best, columns]
    enters = np.stack([knots[part].enters for part in circle])[best, columns]
    new = len(knots)
    tied = np.zeros(new, dtype=np.bool_)
    tied[circle] = True
    inner = tied[top]
    top[inner] = new
    weight[1:][inner] = -np.inf
    for part in circle:
        knots[part].inside = new
    knots.append(_Knot(weight, enters, tuple(circle)))
    return new


def _untied(knots: list[_Knot], words: int) -> list[int]:
    """Return each word's head: a knot's arc breaks its circle at the word that it enters."""
    heads = [0] * words
    waiting = [index for index, knot in enumerate(knots) if knot.inside == _NONE]
    while waiting:
        index = waiting.pop()
        knot = knots[index]
        if not knot.parts:
            heads[index] = knot.arc[0]
            continue
        entered = knot.arc[1]
        while knots[entered].inside != index:
            entered = knots[entered].inside
        knots[entered].arc = knot.arc
        waiting += knot.parts
    return heads
