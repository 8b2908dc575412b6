"""TimeML files → plain text, gold expressions and the document's creation time. It scores nothing."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from pathlib import Path

from dateline.model import (
    Basis,
    Block,
    DayRange,
    DayRangeError,
    Document,
    DocumentId,
    Evidence,
    Published,
    Role,
    Span,
    parse_day,
)

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>|&#?\w{1,8};")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated document. ``created`` is ``None`` where the file names no day."""

    name: str
    text: str
    created: str | None
    gold: tuple[Gold, ...]

    @property
    def fold(self) -> int:
        """Fold 0 to 4, by a hash of the name."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 5


def read_articles(folder: Path) -> list[Article]:
    """Return the articles of the ``.tml`` files below *folder*, sorted by name."""
    return [
        parse_article(path.name, path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.tml"), key=lambda path: path.name)
    ]


def parse_article(name: str, raw: str) -> Article:
    """Return the article of one TimeML text; offsets are those of the text without tags."""
    created = re.search(r"<DCT>.*?</DCT>", raw, re.DOTALL)
    value = re.search(r'value="(\d{4}-\d\d-\d\d)', created.group() if created else "")
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    text, gold = _strip(body.group(1) if body else "")
    return Article(name, text, value.group(1) if value else None, gold)


def _strip(body: str) -> tuple[str, tuple[Gold, ...]]:
    pieces: list[str] = []
    length = last = 0
    open_tags: list[tuple[int, dict[str, str]]] = []
    gold: list[Gold] = []
    for match in _TAG.finditer(body):
        pieces.append(body[last : match.start()])
        length += len(pieces[-1])
        last = match.end()
        if match.group(2) is None:
            pieces.append(html.unescape(match.group()))
            length += len(pieces[-1])
        elif match.group(2) == "TIMEX3" and not match.group(1):
            open_tags.append((length, dict(_ATTRIBUTE.findall(match.group(3)))))
        elif match.group(2) == "TIMEX3" and open_tags:
            start, attributes = open_tags.pop()
            if start < length:
                type_, value = attributes.get("type", ""), attributes.get("value", "")
                gold.append(Gold(Span(start, length), type_, value))
    pieces.append(body[last:])
    return "".join(pieces), tuple(sorted(gold, key=lambda each: each.span))


def as_document(article: Article) -> Document:
    """Return *article* as a document of body paragraphs with a stated publication day."""
    spans = [Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(article.text)]
    digest = hashlib.sha256(article.name.encode()).hexdigest()
    return Document(
        id=DocumentId(f"d{digest[:12]}"),
        name=article.name,
        sha256=digest,
        text=article.text,
        blocks=tuple(Block(span, Role.BODY) for span in spans),
        published=_published(article.created),
        language="en",
    )


def _published(created: str | None) -> Published:
    if created is None:
        return Published()
    try:
        days = DayRange.day(parse_day(created))
    except DayRangeError:
        return Published()
    return Published(days, Basis.STATED, (Evidence(created, place="creation time"),))
