"""Timeline17 → topics: dated articles and the journalists' timelines. It scores nothing.

The articles come tokenised; marks are put back where they stood, so that the reader sees prose.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_TOPICS = ("egypt", "finan", "h1n1", "haiti", "iraq", "libya", "mj", "syria")
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_LONGEST_FIELD = 10_000_000
_MARKS = (("-LRB-", "("), ("-RRB-", ")"), ("``", '"'), ("''", '"'))
_LONGEST_ARTICLE = 8_000
"""Code points of an article that are read: a few are whole books of comments."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its day of publication and its text, paragraphs parted by blank lines."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: articles, sampled by a hash, and for each timeline the days that it names."""

    name: str
    articles: tuple[Article, ...]
    timelines: tuple[tuple[str, frozenset[dt.date]], ...]

    @property
    def is_dev(self) -> bool:
        """Whether the topic may be tuned on."""
        return self.name in {"egypt", "mj", "h1n1"}


def read_topics(folder: Path, *, articles: int) -> list[Topic]:
    """Return the topics below *folder*, with at most so many *articles* each."""
    topics = []
    for name in _TOPICS:
        path = folder / "articles" / name / "outputwithpub.csv"
        if path.is_file():
            timelines = folder / "timelines" / f"tl17-{name}"
            topics.append(Topic(name, _articles(path, articles), _timelines(timelines)))
    return topics


def _articles(path: Path, limit: int) -> tuple[Article, ...]:
    csv.field_size_limit(_LONGEST_FIELD)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if _DAY.match(row["date"] or "")]
    rows.sort(key=lambda row: hashlib.sha256(row["text"].encode()).hexdigest())
    return tuple(Article(row["date"], as_prose(row["text"])) for row in rows[:limit])


def as_prose(text: str) -> str:
    """Return tokenised *text* with its marks where they stood; one paragraph a line."""
    for token, mark in _MARKS:
        text = text.replace(token, mark)
    text = re.sub(r" ([,.;:!?)%])", r"\1", text)
    text = re.sub(r"([($]) ", r"\1", text)
    text = re.sub(r" ('s|n't|'re|'ve|'ll|'d|')(?=\W)", r"\1", text)
    lines = (line.strip() for line in text[:_LONGEST_ARTICLE].split("\n"))
    return "\n\n".join(line for line in lines if line)


def _timelines(folder: Path) -> tuple[tuple[str, frozenset[dt.date]], ...]:
    return tuple((path.name, _days(path)) for path in sorted(folder.glob("*.txt")))


def _days(path: Path) -> frozenset[dt.date]:
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return frozenset(dt.date.fromisoformat(line) for line in lines if _DAY.match(line))
