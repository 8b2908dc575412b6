"""Pairs of short reports with marked words, and the relation that holds between these by hand.

Judges nothing and runs no stage.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dateline.model import Dimension, RelationType, Span

PAIRS = Path(__file__).with_name("pairs")
_NONE = "none"
_OPENS, _CLOSES = "[[", "]]"
_REPORT = re.compile(r"([ab]) (\d{4}-\d\d-\d\d) ([^:]+): (.+)")
_LINES = 3
"""A head and two reports."""


class GoldError(ValueError):
    """A file of pairs is not written as its README says."""


class Half(Enum):
    """Which half of the pairs one belongs to, by a hash of its name. Nothing is tuned on ``TEST``."""

    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of relation and what it is about."""

    kind: RelationType
    dimension: Dimension


@dataclass(frozen=True, slots=True)
class Report:
    """One side of a pair: ``text`` is without the marks, ``marked`` where they stood in it.

    ``day`` is the ISO day of publication.
    """

    day: str
    outlet: str
    text: str
    marked: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports and what holds between their marked words: ``label`` is ``None`` where nothing does.

    ``also`` is neither wanted nor wrong. In denies and revises, ``a`` is who denies or revises.
    """

    name: str
    label: Label | None
    also: tuple[Label, ...]
    a: Report
    b: Report

    @property
    def half(self) -> Half:
        """Return the half that the name falls into."""
        even = hashlib.sha256(self.name.encode()).digest()[0] % 2 == 0
        return Half.DEV if even else Half.TEST

    @property
    def kind(self) -> str:
        """Return the kind as it is written in the files."""
        return _NONE if self.label is None else self.label.kind.value


def read_pairs(folder: Path = PAIRS) -> tuple[Pair, ...]:
    """Return the pairs of all files in *folder*, sorted by name.

    Raises:
        GoldError: a pair is not written as the README says, or two have one name.
    """
    pairs = sorted(
        (pair for path in sorted(folder.glob("*.txt")) for pair in parse(path.read_text("utf-8"))),
        key=lambda pair: pair.name,
    )
    names = [pair.name for pair in pairs]
    twice = sorted({name for name in names if 1 < names.count(name)})
    if twice:
        raise GoldError(f"pairs of one name: {', '.join(twice)}; give each a name of its own")
    return tuple(pairs)


def parse(text: str) -> Iterator[Pair]:
    """Yield the pairs of one file.

    Raises:
        GoldError: a pair is not written as the README says.
    """
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        if len(lines) != _LINES or not lines[0].startswith("= "):
            raise GoldError(f"need '= NAME KIND', then a and b, got {block[:60]!r}")
        name, label, also = _head(lines[0].removeprefix("= "))
        yield Pair(name, label, also, _report(lines[1], "a"), _report(lines[2], "b"))


def _head(line: str) -> tuple[str, Label | None, tuple[Label, ...]]:
    main, _, rest = line.partition("; also ")
    name, *label = main.split()
    also = tuple(_label(each.split(), line) for each in rest.split(", ") if each)
    return name, None if label == [_NONE] else _label(label, line), also


def _label(words: Sequence[str], line: str) -> Label:
    try:
        kind, dimension = words
        return Label(RelationType(kind), Dimension(dimension))
    except ValueError as error:
        raise GoldError(f"need a kind and a dimension, got {line!r}") from error


def _report(line: str, side: str) -> Report:
    found = _REPORT.fullmatch(line)
    if found is None or found[1] != side:
        raise GoldError(f"need '{side} DAY OUTLET: text', got {line[:60]!r}")
    text = found[4]
    before, opened, rest = text.partition(_OPENS)
    inside, closed, behind = rest.partition(_CLOSES)
    if not (opened and closed and inside) or _OPENS in behind or _CLOSES in behind:
        raise GoldError(f"need [[marked words]] once, got {line[:60]!r}")
    marked = Span(len(before), len(before) + len(inside))
    return Report(found[2], found[3], before + inside + behind, marked)
