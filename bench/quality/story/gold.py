"""The invented story's gold by hand, and the case that Dateline makes of its reports.

Judges nothing: see the modules named after what they judge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.model import (
    Capture,
    CaseAnalysis,
    Document,
    DocumentAnalysis,
    DocumentId,
    Entity,
    EntityId,
    Place,
    Span,
)
from dateline.pipeline import analyse_capture, analyse_case
from dateline.sources import collect

STORY = Path(__file__).resolve().parents[3] / "examples" / "harbour-fire"
ALSO = Path(__file__).with_name("also.json")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a person marked, and whether Dateline has it so.

    ``found`` and ``wanted`` say in words what differs; both empty where nothing does.
    """

    group: str
    id: str
    right: bool
    found: str = ""
    wanted: str = ""


class Flat:
    """A text with each run of white space made one space, and the way back to its offsets.

    Curly quotation marks are found as straight ones.
    """

    def __init__(self, text: str) -> None:
        words = list(re.finditer(r"\S+", text))
        self.text = " ".join(word.group() for word in words)
        self._straight = self.text.translate(_STRAIGHT)
        self._at: list[int] = []
        for word in words:
            self._at.extend(range(word.start(), word.end()))
            self._at.append(word.end())

    def find(self, quote: str, within: Span | None = None) -> Span | None:
        """Return where *quote* stands first (inside *within*), or ``None``."""
        return next((s for s in self.find_all(quote) if within is None or within.contains(s)), None)

    def find_all(self, quote: str) -> Iterable[Span]:
        """Yield every place where *quote* stands, in offsets of the text as it was."""
        wanted = " ".join(quote.split()).translate(_STRAIGHT)
        start = self._straight.find(wanted)
        while 0 <= start:
            yield Span(self._at[start], self._at[start + len(wanted) - 1] + 1)
            start = self._straight.find(wanted, start + 1)


@dataclass(frozen=True, slots=True)
class Told:
    """The gold, the case, and ways into both. ``reports`` are by their names in the gold."""

    truth: Mapping[str, Any]
    case: CaseAnalysis
    reports: Mapping[str, DocumentAnalysis]
    flats: Mapping[str, Flat]
    entities: Mapping[EntityId, Entity]
    wordings: tuple[tuple[str, ...], ...]

    def places(self, quote: str) -> list[Place]:
        """Return where *quote*, or another wording of it by hand, stands in any report."""
        strings = next((group for group in self.wordings if quote in group), (quote,))
        return [
            Place(self.document(name).id, span)
            for name, flat in self.flats.items()
            for string in strings
            for span in flat.find_all(string)
        ]

    def document(self, name: str) -> Document:
        """Return the report that the gold calls *name*."""
        return self.reports[name].document

    def text(self, place: Place) -> str:
        """Return the words of *place*."""
        return place.span.of(self.analysis_of(place.doc).document.text)

    def analysis_of(self, doc: DocumentId) -> DocumentAnalysis:
        """Return the records of the report with the id *doc*."""
        return next(each for each in self.case.documents if each.document.id == doc)

    def spellings(self, name: str) -> frozenset[str]:
        """Return all spellings, made plain, of what the gold calls *name*."""
        groups = [{plain(one) for one in group} for group in self.truth["names"]["same"]]
        own = next((group for group in groups if plain(name) in group), set[str]())
        return frozenset(own | {plain(name)})

    def same_name(self, gold: str | None, found: str | None) -> bool:
        """Return whether both name the same by the gold, or neither names anything."""
        if gold is None or found is None:
            return gold is found
        return bool(self.spellings(gold) & self.spellings(found))


@cache
def read_story() -> Told:
    """Return the gold and the case, worked out once in this process.

    A report of which no document can be made raises what the extractor raises.
    """
    truth = json.loads((STORY / "truth.json").read_text(encoding="utf-8"))
    captures = [each for each in collect([str(STORY / "reports")]) if isinstance(each, Capture)]
    case = analyse_case([analyse_capture(capture) for capture in captures])
    reports = {each.document.name: each for each in case.documents}
    flats = {name: Flat(each.document.text) for name, each in reports.items()}
    entities = {each.id: each for each in case.entities}
    also = json.loads(ALSO.read_text(encoding="utf-8"))["wordings"]
    return Told(truth, case, reports, flats, entities, tuple(map(tuple, also)))


def plain(name: str) -> str:
    """Return *name* without what sets spellings of no interest apart: case, quotes, an article."""
    folded = " ".join(name.replace("’", "'").casefold().split())
    return folded.removeprefix("the ").removesuffix("'s")


def words_at(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets at which words of *text* begin inside *spans*."""
    return frozenset(
        span.start + word.start() for span in spans for word in _WORD.finditer(span.of(text))
    )
