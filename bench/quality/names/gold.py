"""Worldwide Newswire's token tags as stretches of the articles they were made from.

Does not score. The text is third-party and stays under ``.data/``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from bench.quality import archives

NAME = "worldwide_newswire_ner"
GROUPS = {
    "Person": "PERSON", "Organization": "ORG", "Location": "PLACE", "Facility": "PLACE",
    "Product": "MISC", "Misc": "MISC",
}  # fmt: skip
"""Their classes in four groups that ours fall into too. Dates, money and NORP are left aside."""


@dataclass(frozen=True, slots=True)
class Named:
    """One name: code points ``[start, end)`` of the article, and its group; '' is not scored."""

    start: int
    end: int
    group: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article, its paragraphs' spans, and its gold names."""

    name: str
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    names: tuple[Named, ...]


def is_dev(name: str) -> bool:
    """Tell whether the document *name* is in the dev part (a tenth, by a hash of the name)."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 1


def unpack(data: Path, root: Path, name: str = NAME) -> Path:
    """Return the folder *name* under *root*, unpacked from *data* where it is not there.

    Raises:
        MissingDataError: it is in neither place.
    """
    return archives.unpack(name, data=data, into=root)


def load(top: Path, *, dev: bool) -> list[Article]:
    """Return the articles of the dev or the tuning part that can be aligned, by name."""
    found = []
    for path in sorted((top / "processed_annotated").glob("*.tsv")):
        name = path.name.removesuffix(".tsv")
        source = top / "original_articles" / name
        if is_dev(name) is dev and source.is_file():
            article = _article(name, source, path)
            if article is not None:
                found.append(article)
    return found


def _article(name: str, source: Path, tags: Path) -> Article | None:
    text = source.read_text(encoding="utf-8", errors="replace")
    names: list[Named] = []
    at, lost = 0, 0
    before = False
    for line in tags.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) < 2:
            continue
        start = text.find(cells[0], at, at + 400)
        if start < 0:
            lost += 1
            before = False
            continue
        at = start + len(cells[0])
        before = _add(names, cells[1], start, at, before)
    if len(names) < lost:
        return None
    lines = [m.span() for m in re.finditer(r"[^\s][^\n]*", text)]
    kept = tuple(span for span in lines if not text.startswith("http", span[0]))
    return Article(name, text, kept, tuple(names))


def _add(names: list[Named], tag: str, start: int, end: int, before: bool) -> bool:  # noqa: FBT001
    """Add one token to *names*; tell whether a name is open."""
    part, _, kind = tag.partition("-")
    group = GROUPS.get(kind, "")
    if part == "I" and before:
        names[-1] = Named(names[-1].start, end, names[-1].group, names[-1].kind)
        return True
    if part in ("B", "I"):
        names.append(Named(start, end, group, kind))
        return True
    return False
