"""Triggers of events in TimeBank and AQUAINT: gold, ours and a lexicon alone. It sets no floor.

A gold EVENT is one word, so of a trigger of several ('broke out') the first word counts. Acts of
saying are events in TimeML and statements here: the cue of a statement counts as one. States are
events there and none here: beside F1 over all there is one over happenings, where a state is neither
right nor wrong. Only documents that the trained reader never saw are measured: one fold of five.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dateline import resources
from dateline.attribution import find_statements
from dateline.entities import find_mentions
from dateline.events import find_events
from dateline.model import Block, Document, DocumentId, Reading, Role, Span
from dateline.reader import read
from dateline.temporal import read_time

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>|&#?\w{1,8};")
FOLDS, UNSEEN = 5, 4
"""The trained reader's dev part is the last of the folds of ``bench.quality.timexes``."""
_STATES = frozenset({"STATE", "I_STATE"})
_CLASS = re.compile(r'class="([A-Z_]+)"')
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with the places of its events, and which of them are occurrences, which states."""

    name: str
    text: str
    events: frozenset[int]
    occurrences: frozenset[int]
    states: frozenset[int] = frozenset()

    @property
    def is_unseen(self) -> bool:
        """Whether the trained reader never saw it, by a hash of the name."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % FOLDS == UNSEEN

    def happenings(self) -> Annotated:
        """Return the document without its states."""
        return replace(self, events=self.events - self.states)


@dataclass(frozen=True, slots=True)
class Hits:
    """Counts of one document: right, found, wanted, and how many of the occurrences were found."""

    name: str
    right: int
    found: int
    wanted: int
    occurrences_right: int
    occurrences: int


def read_annotated(folder: Path) -> list[Annotated]:
    """Return the annotated documents below *folder*, sorted by name."""
    paths = sorted(folder.rglob("*.tml"), key=lambda path: path.name)
    return [_parse(path.name, path.read_text(encoding="utf-8")) for path in paths]


def _parse(name: str, source: str) -> Annotated:
    body = source.split("<TEXT>", 1)[-1].split("</TEXT>", 1)[0]
    parts: list[str] = []
    kinds: dict[int, str] = {}
    length = last = 0
    for match in _TAG.finditer(body):
        before = body[last : match.start()]
        parts.append(before)
        length += len(before)
        last = match.end()
        if match.group(2) is None:
            parts.append(html.unescape(match.group()))
            length += len(parts[-1])
        elif match.group(2) == "EVENT" and not match.group(1):
            kind = _CLASS.search(match.group(3))
            kinds[length] = kind.group(1) if kind else ""
    parts.append(body[last:])
    return Annotated(
        name,
        "".join(parts),
        events=frozenset(kinds),
        occurrences=frozenset(at for at, kind in kinds.items() if kind == "OCCURRENCE"),
        states=frozenset(at for at, kind in kinds.items() if kind in _STATES),
    )


def count(document: Annotated, starts: Iterable[int]) -> Hits:
    """Return how many of *starts* are events of *document*."""
    found = frozenset(starts)
    return Hits(
        document.name,
        len(found & document.events),
        len(found),
        len(document.events),
        len(found & document.occurrences),
        len(document.occurrences),
    )


def ours(annotated: Annotated) -> set[int]:
    """Return where our event mentions and the cues of our statements begin."""
    document, reading = _reading(annotated)
    timexes = read_time(document, reading).timexes
    mentions = find_mentions(document, reading)
    statements = find_statements(document, reading, mentions)
    found = find_events(document, reading, timexes, mentions, statements)
    cues = {each.cue.start for each in statements if each.cue is not None}
    return {each.trigger.start for each in found} | cues


def lexicon_alone(annotated: Annotated) -> set[int]:
    """Return where a word of the lexicon of events begins, whatever stands around it."""
    _, reading = _reading(annotated)
    tokens = reading.tokens
    spans = (Span(a, b) for a, b in zip(tokens.starts, tokens.ends, strict=True))
    verbs, nouns = resources.event_verbs(), resources.event_nouns()
    return {
        span.start
        for span in spans
        if (word := span.of(annotated.text).lower()) in verbs or word in nouns
    }


def _reading(annotated: Annotated) -> tuple[Document, Reading]:
    text = annotated.text
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    blocks = (Block(Span(m.start(), m.end()), Role.BODY) for m in _PARAGRAPH.finditer(text))
    document = Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=annotated.name,
        sha256=sha256,
        text=text,
        blocks=tuple(blocks),
        language="en",
    )
    return document, read(document)
