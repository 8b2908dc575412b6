"""Tokens → text with the spaces that the same corpus shows elsewhere. Reads no files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from training.reader.corpora.stretches import Offsets

Seen = tuple[str, Sequence[str], Sequence[Offsets | None]]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spacing:
    """The pairs of kinds of tokens that stand without a space more often than with one."""

    glued: frozenset[Pair]

    @classmethod
    def learn(cls, articles: Iterable[Seen]) -> Spacing:
        """Return the spacing of texts whose tokens' places are known."""
        balance: Counter[Pair] = Counter()
        for _, tokens, places in articles:
            kinds = list(_kinds(tokens))
            for (left, right), (before, after) in zip(
                pairwise(kinds), pairwise(places), strict=True
            ):
                if before is not None and after is not None:
                    balance[left, right] += 1 if before[1] == after[0] else -1
        return cls(frozenset(pair for pair, count in balance.items() if 0 < count))


def join_tokens(tokens: Sequence[str], spacing: Spacing) -> tuple[str, list[Offsets]]:
    """Return the text of *tokens* and where each stands in it."""
    text = ""
    places: list[Offsets] = []
    before: str | None = None
    for token, kind in zip(tokens, _kinds(tokens), strict=True):
        if before is not None and (before, kind) not in spacing.glued:
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        before = kind
    return text, places


_STRAIGHT = '"'


def _kinds(tokens: Sequence[str]) -> Iterator[str]:
    """Yield what each token is for spacing: itself where it is a mark, else its shape."""
    is_open = False
    for token in tokens:
        if token == _STRAIGHT:
            is_open = not is_open
            yield '"(' if is_open else '")'
        elif token.isalnum():
            yield "0" if token[0].isdigit() else "A" if token[0].isupper() else "a"
        else:
            yield token.lower()
