"""Bad input, end to end: files on disk → captures → analysis in worker processes.

Every input ends as exactly one of ok, partial, rejected, failed, with a reason unless ok; nothing it
holds makes a span point outside its text; the reports beside it are read as ever.
"""

import dataclasses
import json
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.bad_input.cases import BYTES, JSON, PAGES, REPORT, TEXTS, Case, page

from dateline.extract import canonical_text
from dateline.model import (
    Capture,
    DocumentAnalysis,
    InputOutcome,
    InputStatus,
    MediaKind,
    Span,
)
from dateline.pipeline import CaptureResult, WorkLimits, analyse_capture, engine, run_captures
from dateline.sources import collect

LIMITS = WorkLimits(cpu_s=2, wall_s=60.0, memory_mib=1024)
"""Lower than those of a user, so that a case that is meant to run into them does so soon."""

posix = pytest.mark.skipif(os.name != "posix", reason="links of POSIX")


@pytest.fixture(scope="module", autouse=True)
def warm_workers():
    """Fork workers from a process that has loaded all it needs, so that they start at once.

    The engine itself does not fork beside other threads, and pytest-xdist runs one; it holds no lock
    that the workers take.
    """
    analyse_capture(Capture("report.txt", REPORT.encode(), MediaKind.TEXT))
    analyse_capture(Capture("report.html", page(), MediaKind.HTML))
    with pytest.MonkeyPatch.context() as patch:
        if "fork" in multiprocessing.get_all_start_methods():
            patch.setattr(engine, "_context", lambda _: multiprocessing.get_context("fork"))
        yield


def read_all(inputs: list[Path]) -> list[tuple[InputOutcome, Capture | None, CaptureResult | None]]:
    """Return how each of *inputs* ended, with its capture and its result where it came so far."""
    found = list(collect([str(path) for path in inputs]))
    captures = [one for one in found if isinstance(one, Capture)]
    results = run_captures(captures, analyse_capture, limits=LIMITS, workers=1)
    ends: list = [(one, None, None) for one in found if isinstance(one, InputOutcome)]
    ends += [(one.outcome, it, one) for it, one in zip(captures, results, strict=True)]
    return sorted(ends, key=lambda end: end[0].name)


def read_one(folder: Path, name: str, content: bytes):
    path = folder / name
    path.write_bytes(content)
    (end,) = read_all([path])
    return end


def spans_of(value: object) -> Iterator[Span]:
    """Yield every span in a record and in the records inside it."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_of(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_of(getattr(value, field.name))


def check_sound(capture: Capture, analysis: DocumentAnalysis) -> None:
    """Check what must hold of any analysis, whatever the input was."""
    document = analysis.document
    assert document.text == canonical_text(capture)
    assert not {char for char in document.text if char == "\0" or "\ud800" <= char <= "\udfff"}
    assert all(span.end <= len(document.text) for span in spans_of(analysis))
    places = [block.source for block in document.blocks if block.source is not None]
    assert all(0 <= start < end <= len(capture.content) for start, end in places)


@pytest.mark.parametrize("case", [*BYTES, *PAGES, *JSON, *TEXTS], ids=lambda case: case.id)
def test_bad_input_ends_in_one_state_with_its_reason(case: Case, tmp_path):
    outcome, capture, result = read_one(tmp_path, case.name, case.make())

    assert outcome.name == case.name
    assert outcome.status in case.ends, outcome.reason
    assert (outcome.reason is None) is (outcome.status is InputStatus.OK)
    assert case.reason in (outcome.reason or "")
    if outcome.status in {InputStatus.OK, InputStatus.PARTIAL}:
        check_sound(capture, result.analysis)
        text = result.analysis.document.text
        assert case.text is None or text == case.text
        assert [part for part in case.holds if part not in text] == []
    else:
        assert result is None or result.analysis is None


def test_one_bad_file_among_good_ones_costs_the_others_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "c.html").write_bytes(page())
    (tmp_path / "d.json").write_text("{")

    ends = [outcome for outcome, _, _ in read_all([tmp_path])]

    assert [(one.name, one.status) for one in ends] == [
        ("a.txt", InputStatus.OK),
        ("b.html", InputStatus.REJECTED),
        ("c.html", InputStatus.OK),
        ("d.json", InputStatus.REJECTED),
    ]


def test_report_beside_one_that_runs_into_the_limits_is_the_same_as_alone(tmp_path):
    (tmp_path / "b.txt").write_text(REPORT)
    (_, _, alone) = read_all([tmp_path])[0]
    (tmp_path / "a.txt").write_bytes(b"Fire at the quay " * 3_000_000)

    (first, _, _), (_, _, beside) = read_all([tmp_path])

    assert first.name == "a.txt"
    assert beside == alone


def test_same_report_twice_is_read_once_and_said(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT)

    (first, _, _), (second, _, _) = read_all([tmp_path])

    assert first.status is InputStatus.OK
    assert (second.status, second.reason) == (InputStatus.REJECTED, "the same bytes as a.txt")


def test_two_texts_of_one_address_are_both_read(tmp_path):
    for name, text in (("a", REPORT), ("b", REPORT.replace("Two workers", "Three workers"))):
        record = {"url": "https://news.example/fire", "text": text}
        (tmp_path / f"{name}.json").write_text(json.dumps(record))

    ends = read_all([tmp_path])

    assert [outcome.status for outcome, _, _ in ends] == [InputStatus.OK] * 2
    assert {end[2].analysis.document.url for end in ends} == {"https://news.example/fire"}


@posix
def test_broken_link_fails_and_the_report_beside_it_is_read(tmp_path):
    (tmp_path / "a.txt").symlink_to("gone.txt")
    (tmp_path / "b.txt").write_text(REPORT)

    (broken, _, _), (good, _, _) = read_all([tmp_path])

    assert (broken.status, good.status) == (InputStatus.FAILED, InputStatus.OK)
    assert broken.reason == "a broken link: its target does not exist"


def test_unreadable_file_fails_and_the_report_beside_it_is_read(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("locked")
    (tmp_path / "b.txt").write_text(REPORT)
    opened = os.open

    def refuse(path, *more, **named):
        if Path(path).name == "a.txt":  # as the system would for anyone but root
            raise PermissionError(13, "Permission denied")
        return opened(path, *more, **named)

    monkeypatch.setattr(os, "open", refuse)

    (locked, _, _), (good, _, _) = read_all([tmp_path])

    assert (locked.status, good.status) == (InputStatus.FAILED, InputStatus.OK)
    assert locked.reason == "cannot be read: Permission denied"


@posix
def test_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(REPORT)

    (pipe, _, _), (good, _, _) = read_all([tmp_path])

    assert (pipe.status, good.status) == (InputStatus.REJECTED, InputStatus.OK)
