"""The syntax of one sentence, by the indices of its words. It parses nothing: the reader did.

Relations are those of Universal Dependencies; subtypes count as their relation where only the relation
is asked for ('nmod' finds 'nmod:poss').
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Syntax

ROOT = -1
LONGEST = 120
"""Words of a sentence whose tree is believed. Longer ones are several sentences, or tables; the reader was
trained on few, and hangs their words anywhere."""
_NAMING = frozenset({"flat", "compound", "appos", "nmod:desc", "goeswith", "conj", "list"})
"""Relations by which a name hangs on the word that stands for it: 'President Orel', 'Ana and Jan'."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One value per word each. ``head[i]`` is the word that *i* depends on, :data:`ROOT` for none.

    ``below[i]`` are the words that depend on *i*, left to right.
    """

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    head: tuple[int, ...]
    relation: tuple[str, ...]
    below: tuple[tuple[int, ...], ...]

    def having(self, at: int, *relations: str) -> list[int]:
        """Return the words below *at* by one of *relations*, subtypes included."""
        return [
            each
            for each in self.below[at]
            if self.relation[each] in relations or self.relation[each].split(":")[0] in relations
        ]

    def is_by(self, at: int, *relations: str) -> bool:
        """Tell whether *at* hangs by one of *relations*, subtypes included."""
        full = self.relation[at]
        return full in relations or full.split(":")[0] in relations

    def up(self, at: int) -> Iterator[int]:
        """Yield the words that *at* depends on, the nearest first."""
        while (at := self.head[at]) != ROOT:
            yield at

    def stands_for(self, at: int) -> int:
        """Return the word that the name of *at* is part of or beside: 'leader' of 'leader Orel'."""
        while self.relation[at] in _NAMING or self.relation[at].startswith("flat"):
            at = self.head[at]
        return at

    def top(self, words: range) -> int:
        """Return which of *words* (not empty) hangs on a word outside them, the first of several."""
        return next((at for at in words if self.head[at] not in words), words[0])


def tree_of(syntax: Syntax, words: range) -> Tree | None:
    """Return the tree of the sentence of the document's tokens *words*; none where none was read, or it is too long."""
    if not len(syntax) or LONGEST < len(words):
        return None
    first = words.start
    head = tuple(ROOT if syntax.head[at] < first else syntax.head[at] - first for at in words)
    below: list[list[int]] = [[] for _ in words]
    for at, above in enumerate(head):
        if above != ROOT:
            below[above].append(at)
    return Tree(
        syntax.upos[first : words.stop],
        syntax.feats[first : words.stop],
        head,
        syntax.relation[first : words.stop],
        tuple(tuple(each) for each in below),
    )
