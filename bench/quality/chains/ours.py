"""What Dateline finds in a report, as records that the scorer compares. Judges nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bench.quality.chains.gold import Carrier, Report, Telling, merged, plain, words_at
from dateline.model import (
    Capture,
    Directness,
    Entity,
    EntityId,
    Link,
    MediaKind,
    SpeakerKind,
    Statement,
)
from dateline.pipeline import analyse_capture, analyse_case

_SILENT = frozenset({SpeakerKind.UNNAMED, SpeakerKind.UNSPECIFIED})


class AnalysisError(Exception):
    """A report did not come through the pipeline."""


def find(report: Report) -> tuple[Telling, ...]:
    """Return the statements of *report*, read as a record of its own case.

    Raises:
        AnalysisError: a stage failed on it, or its text came out another one.
    """
    case = analyse_case([analyse_capture(capture_of(report))])
    analysis = case.documents[0]
    if analysis.failures or analysis.document.text != report.text:
        raise AnalysisError(f"{report.id}: {analysis.failures or 'the text is another one'}")
    entities = {each.id: each for each in case.entities}
    return tuple(_telling(report.text, each, entities) for each in analysis.statements)


def capture_of(report: Report) -> Capture:
    """Return *report* as a record, as a crawl gives it: text, day, and outlet where it is known."""
    given = {"text": report.text, "date": report.date, "outlet": report.outlet}
    known = {key: value for key, value in given.items() if value is not None}
    content = json.dumps(known, ensure_ascii=False).encode()
    return Capture(f"chains.jsonl#{report.id}", content, MediaKind.RECORD)


def _telling(text: str, statement: Statement, entities: Mapping[EntityId, Entity]) -> Telling:
    words = frozenset[int]().union(*(words_at(text, span) for span in statement.content))
    return Telling(
        words,
        merged([_carrier(link, entities) for link in statement.chain]),
        is_unnamed=statement.speaker_kind in _SILENT,
        is_direct=statement.directness is Directness.DIRECT,
    )


def _carrier(link: Link, entities: Mapping[EntityId, Entity]) -> Carrier:
    entity = None if link.entity is None else entities.get(link.entity)
    forms: Sequence[str] = (link.text,) if entity is None else (entity.name, *entity.aliases)
    names = tuple(plain(each) for each in forms)
    return Carrier(names[0], frozenset(names), link.role, link.basis, is_words=entity is None)
