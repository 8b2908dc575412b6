"""TimeBank and AQUAINT (TimeML) → paragraphs with times and triggers of events. Scores nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.reader.corpora.paragraph import Annotated, Paragraph, bucket, in_part, paragraphs
from training.reader.corpora.run_time import read_words
from training.reader.corpora.stretches import OUTSIDE, Offsets, Stretch, bio, clip, inside, paint

FOLDS, DEV_FOLD = 5, 4
"""Dev is one fold of the five of ``bench.quality.timexes``."""
TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>|&#?\w{1,8};")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_KINDS = {"TIMEX3": "type", "EVENT": "class"}


@dataclass(frozen=True, slots=True)
class Article:
    """The text of one document without its tags, with times and events."""

    name: str
    text: str
    times: tuple[Stretch, ...]
    events: tuple[Stretch, ...]


def load(data: Path, part: str) -> list[Paragraph]:
    """Return the paragraphs of the ``train`` or ``dev`` part, cut by the hash of the file's name."""
    return paragraphs(annotated(data, part))


def annotated(data: Path, part: str) -> list[Annotated]:
    """Return the paragraphs with their gold stretches."""
    paths = sorted((data / "tempeval3").rglob("*.tml"), key=lambda path: path.name)
    found: list[Annotated] = []
    for path in paths:
        if in_part(part, is_dev=bucket(path.name, FOLDS) == DEV_FOLD):
            found.extend(of_article(parse(path.name, path.read_text(encoding="utf-8"))))
    return found


def parse(name: str, source: str) -> Article:
    """Return the article of one TimeML text; only what stands in TEXT counts."""
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    pieces: list[str] = []
    length = last = 0
    opened: dict[str, list[tuple[int, str]]] = {tag: [] for tag in _KINDS}
    closed: dict[str, list[Stretch]] = {tag: [] for tag in _KINDS}
    text = body.group(1) if body else ""
    for match in _TAG.finditer(text):
        pieces.append(text[last : match.start()])
        length += len(pieces[-1])
        last = match.end()
        tag = match.group(2)
        if tag is None:
            pieces.append(html.unescape(match.group()))
            length += len(pieces[-1])
        elif tag in _KINDS and not match.group(1):
            attributes = dict(_ATTRIBUTE.findall(match.group(3)))
            opened[tag].append((length, attributes.get(_KINDS[tag], "")))
        elif tag in _KINDS and opened[tag]:
            start, kind = opened[tag].pop()
            if start < length and kind:
                closed[tag].append(Stretch(start, length, kind))
    pieces.append(text[last:])
    times = tuple(sorted(each for each in closed["TIMEX3"] if each.label in TYPES))
    return Article(name, "".join(pieces), times, tuple(sorted(closed["EVENT"])))


def of_article(article: Article) -> Iterator[Annotated]:
    """Yield the paragraphs of one article: what stands between blank lines."""
    for match in _PARAGRAPH.finditer(article.text):
        within = match.span()
        text = match.group().rstrip()
        words, sentences = read_words(text)
        if not words:
            continue
        times = _within(article.times, within, article.text)
        events = _within(article.events, within, article.text)
        paragraph = Paragraph(
            corpus="timeml",
            document=article.name,
            text=text,
            words=words,
            sentences=sentences,
            labels={"times": bio(paint(words, times), times), "trigger": _triggers(words, events)},
        )
        yield Annotated(paragraph, {"times": tuple(times), "trigger": tuple(events)})


def _within(stretches: Sequence[Stretch], within: Offsets, text: str) -> list[Stretch]:
    """Return the outermost of *stretches* inside *within*, the longer first."""
    found = [clip(each, within, text) for each in stretches]
    kept = [each for each in found if each is not None]
    return sorted(kept, key=lambda each: (each.start - each.end, each))


def _triggers(words: Sequence[Offsets], events: Sequence[Stretch]) -> tuple[str, ...]:
    labels = [OUTSIDE] * len(words)
    for event in events:
        for at in inside(words, event)[:1]:
            labels[at] = event.label
    return tuple(labels)
