"""PolNeAR's stand-off annotations as records. Does not score anything.

One annotator per article: the first by name. The text is third-party and stays under ``.data/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bench.quality import archives

Range = tuple[int, int]
_RANGES = re.compile(r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9}){0,40}")


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution: stretches of source, cue and content, each possibly in pieces."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its attributions."""

    name: str
    text: str
    triples: tuple[Triple, ...]


def unpack(data: Path, root: Path) -> Path:
    """Return the folder of PolNeAR under *root*, unpacked from *data* where it is not there."""
    return archives.unpack("polnear", data=data, into=root) / "data"


def load(top: Path, part: str) -> list[Article]:
    """Return the articles of *part* (``train`` or ``dev``), sorted by name."""
    first: dict[str, Path] = {}
    for path in sorted((top / part / "attributions").glob("*.ann")):
        first.setdefault(path.name.rsplit("_", 1)[0], path)
    return [_article(top / part / "text" / f"{name}.txt", path) for name, path in first.items()]


def _article(text_path: Path, notes: Path) -> Article:
    with text_path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    spans: dict[str, tuple[Range, ...]] = {}
    links: list[list[str]] = []
    with notes.open(encoding="utf-8", newline="") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 2:
                continue
            if line[0] == "T":
                _, _, places = cells[1].partition(" ")
                if _RANGES.fullmatch(places):
                    spans[cells[0]] = _ranges(places)
            elif line[0] == "E":
                links.append(cells[1].split())
    triples = [_triple(link, spans) for link in links]
    return Article(text_path.stem, text, tuple(t for t in triples if t.content and t.cue))


def _ranges(places: str) -> tuple[Range, ...]:
    return tuple((int(a), int(b)) for a, b in (piece.split(" ") for piece in places.split(";")))


def _triple(link: list[str], spans: dict[str, tuple[Range, ...]]) -> Triple:
    roles: dict[str, list[Range]] = {"Source": [], "Cue": [], "Content": []}
    for part in link[1:]:
        role, _, name = part.partition(":")
        roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(name, ()))
    return Triple(*(tuple(sorted(roles[role])) for role in ("Source", "Cue", "Content")))


def outermost(triples: tuple[Triple, ...]) -> tuple[Triple, ...]:
    """Return the triples whose cue stands in no other triple's content."""
    return tuple(
        each for each in triples
        if not any(other is not each and _inside(each.cue[0], other.content) for other in triples)
    )  # fmt: skip


def _inside(place: Range, pieces: tuple[Range, ...]) -> bool:
    return any(a <= place[0] and place[1] <= b for a, b in pieces)
