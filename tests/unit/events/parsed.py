"""Sentences with syntax and triggers made by hand, as the trained reader would give them.

A word is ``form/UPOS/relation/head``, the head by its number from 1 and 0 for the root; a mark may be
``form/relation/head``. What a word's features are, and which words are events, is told beside it.
"""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_document
from tests.unit.events.build import Dated, name, statement, timex

from dateline.events import find_events
from dateline.model import (
    DocumentAnalysis,
    EntityType,
    Polarity,
    Reading,
    Span,
    Stance,
    Syntax,
    Tag,
)
from dateline.reader import read_by_rules

_FEATS = {
    "past": "Tense=Past|VerbForm=Fin",
    "inf": "VerbForm=Inf",
}
Events = dict[str, str]
"""By word: ``CLASS`` or ``CLASS factuality``; the factuality is 1.5 where none is given."""


def tell_parsed(
    rows: str,
    events: Events,
    dates: Dated | None = None,
    *,
    feats: dict[str, str] | None = None,
    names: tuple[tuple[str, EntityType], ...] = (),
    said: tuple[tuple[str, str, Stance, Polarity], ...] = (),
) -> DocumentAnalysis:
    """Return the analysis of the sentence *rows* with its event mentions."""
    cells = [row.split("/") for row in rows.split()]
    text = " ".join(each[0] for each in cells)
    document = make_document(text, name=text)
    reading = _reading(read_by_rules(document), text, cells, events, feats or {})
    timexes = tuple(timex(document, words, day) for words, day in (dates or {}).items())
    mentions = tuple(name(document, words, kind) for words, kind in names)
    statements = tuple(
        statement(document, content, cue, stance=stance, polarity=polarity)
        for content, cue, stance, polarity in said
    )
    found = find_events(document, reading, timexes, mentions, statements)
    return DocumentAnalysis(document, reading, timexes, mentions, statements, found)


def _reading(
    reading: Reading, text: str, cells: list[list[str]], events: Events, feats: dict[str, str]
) -> Reading:
    tokens = reading.tokens
    words = [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    if words != [each[0] for each in cells]:
        raise ValueError(f"the rows must be the tokens: {words}")
    tags, factuality = [], []
    for at, word in enumerate(words):
        if word in events:
            label, _, value = events[word].partition(" ")
            tags.append(Tag(Span(tokens.starts[at], tokens.ends[at]), label, 0.9))
            factuality.append(float(value or 1.5))
    return replace(
        reading,
        syntax=Syntax(
            upos=tuple(each[1] if 3 < len(each) else "PUNCT" for each in cells),
            feats=tuple(_FEATS.get(feats.get(word, ""), "_") for word in words),
            head=tuple(int(each[-1]) - 1 for each in cells),
            relation=tuple(each[-2] for each in cells),
        ),
        triggers=tuple(tags),
        factuality=tuple(factuality),
    )
