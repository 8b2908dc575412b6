"""Capture → everything that can be known of one document alone. Pure, and run in parallel.

No record of another document is seen here, so a rerun of one document never touches the others.
"""

from __future__ import annotations

from dataclasses import replace

from dateline import attribution, entities, events, extract, reader, temporal
from dateline.model import Capture, Document, DocumentAnalysis, Reading, StageFailure
from dateline.pipeline.guard import NOTHING, StageRun


def analyse_capture(capture: Capture) -> DocumentAnalysis:
    """Return all records of the document in *capture*.

    A stage that fails leaves its records out and a failure in; the stages behind it go on.

    Raises:
        ExtractError: no document can be made of the capture.
    """
    return measure_capture(capture)[0]


def measure_capture(capture: Capture) -> tuple[DocumentAnalysis, dict[str, float]]:
    """Return the records of the document in *capture* and the seconds that each stage took.

    Raises:
        ExtractError: no document can be made of the capture.
    """
    run = StageRun(capture.name)
    document = run.measure("extract", lambda: extract.extract(capture))
    reading = run.run("reader", lambda: reader.read(document), Reading(document.id))
    unread = temporal.TimeReading(document.published, ())
    time = run.run("temporal", lambda: temporal.read_time(document, reading), unread)
    document = replace(document, published=time.published)
    mentions = run.run("mentions", lambda: entities.find_mentions(document, reading), NOTHING)
    statements = run.run(
        "attribution", lambda: attribution.find_statements(document, reading, mentions), NOTHING
    )
    found = run.run(
        "events",
        lambda: events.find_events(document, reading, time.timexes, mentions, statements),
        NOTHING,
    )
    analysis = DocumentAnalysis(
        document=document,
        reading=reading,
        timexes=time.timexes,
        mentions=mentions,
        statements=statements,
        event_mentions=found,
        failures=(*document.failures, *_unread(document, reading), *run.failures),
    )
    return analysis, run.seconds


def _unread(document: Document, reading: Reading) -> tuple[StageFailure, ...]:
    """Return the failures that say what of a very long report was not read, or by rules alone."""
    left = reader.unread(document)
    failures = []
    if left:
        failures.append(f"the last {left:,} characters of the report were not read")
    if reader.is_left_to_rules(document, reading):
        failures.append("the report is too long for the trained reader: rules alone read it")
    return tuple(StageFailure("reader", each) for each in failures)
