"""Tests of the engine with invented work: what it does with captures, and with workers that fall."""

import multiprocessing
import sys

import pytest
from tests.unit.pipeline.stub_work import count_down, work

from dateline.model import Capture, InputStatus, MediaKind
from dateline.pipeline import engine
from dateline.pipeline.engine import (
    CaptureResult,
    WorkLimits,
    missing_limits,
    run_captures,
)

LIMITS = WorkLimits(cpu_s=1, wall_s=60.0, memory_mib=256, result_mib=1)
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")


def captures_of(*texts: str) -> list[Capture]:
    return [
        Capture(f"{number}.txt", text.encode(), MediaKind.TEXT)
        for number, text in enumerate(texts, start=1)
    ]


def run(*texts: str, workers: int | None = 1, limits: WorkLimits = LIMITS) -> list[CaptureResult]:
    return list(run_captures(captures_of(*texts), work, limits=limits, workers=workers))


def test_capture_that_goes_well_ends_ok_with_its_records():
    (result,) = run("Fire at the quay.")

    assert result.outcome.name == "1.txt"
    assert result.outcome.sha256 == captures_of("Fire at the quay.")[0].sha256
    assert result.outcome.status is InputStatus.OK
    assert result.outcome.reason is None
    assert result.analysis is not None
    assert result.analysis.document.text == "Fire at the quay."


@pytest.mark.parametrize(
    ("word", "status", "reason"),
    [
        ("partial", InputStatus.PARTIAL, "reader: gave up; events: IndexError: 7"),
        ("reject", InputStatus.REJECTED, "nothing that looks like a report"),
        ("raise", InputStatus.FAILED, "ValueError: no such day: 30 February (tests.unit."),
        ("nest", InputStatus.FAILED, "RecursionError: maximum recursion depth exceeded"),
        ("exit", InputStatus.FAILED, "its reader ended without a result (exit code 3)"),
        ("crash", InputStatus.FAILED, "its reader crashed (SIGSEGV)"),
        ("killed", InputStatus.FAILED, "its reader crashed (SIGKILL): the machine may be"),
        ("odd", InputStatus.FAILED, "its records cannot be written: UnicodeEncodeError"),
        ("large", InputStatus.FAILED, "gives more than 1 MiB of records"),
        pytest.param("memory", InputStatus.FAILED, "needs more than 256 MiB", marks=linux),
        pytest.param("spin", InputStatus.FAILED, "took longer than 1 s of proc", marks=linux),
    ],
)
def test_capture_ends_with_its_reason_and_others_go_on(word, status, reason):
    before, ended, after = run("before", word, "after")

    assert ended.outcome.status is status
    assert ended.outcome.reason.startswith(reason)
    assert (ended.analysis is not None) is (status is InputStatus.PARTIAL)
    assert [before.outcome.status, after.outcome.status] == [InputStatus.OK, InputStatus.OK]


@pytest.mark.slow
def test_capture_that_waits_for_ever_is_ended_by_the_clock():
    ended, after = run("sleep", "after", limits=WorkLimits(wall_s=0.5))

    assert ended.outcome.status is InputStatus.FAILED
    assert ended.outcome.reason.startswith("took longer than 0.5 s: ")
    assert after.outcome.status is InputStatus.OK


@linux
def test_processor_time_is_counted_for_each_capture_anew():
    results = run(*["burn"] * 4, limits=WorkLimits(cpu_s=1))

    assert {result.outcome.status for result in results} == {InputStatus.OK}


@linux
def test_capture_does_not_fail_for_the_memory_that_earlier_ones_kept():
    results = run(*["fill"] * 8)

    assert {result.outcome.status for result in results} == {InputStatus.OK}


def test_results_come_in_the_order_of_the_captures_and_are_told_as_they_end():
    told: list[str] = []
    captures = captures_of("400 a", "0 b", "0 c")

    results = run_captures(
        captures, count_down, workers=2, on_done=lambda result: told.append(result.outcome.name)
    )

    assert [result.outcome.name for result in results] == ["1.txt", "2.txt", "3.txt"]
    assert told[-1] == "1.txt"


def test_number_of_workers_changes_no_result():
    texts = ["one", "partial", "reject", "two", "raise", "three"]

    assert run(*texts, workers=1) == run(*texts, workers=3)


def test_few_small_captures_are_worked_on_by_one_process():
    results = list(run_captures(captures_of("0 a", "0 b", "0 c"), count_down))

    assert len({result.analysis.document.text.split()[-1] for result in results}) == 1


def test_no_captures_give_no_results():
    assert run() == []


def test_large_capture_reaches_the_worker_whole():
    text = "word " * 100_000

    (result,) = run(text, limits=WorkLimits())

    assert result.analysis.document.text == text


def test_abandoned_run_ends_its_workers():
    results = run_captures(captures_of("0 a", "60000 b"), count_down, workers=2)
    next(results)

    results.close()  # returns at once: the worker that still counts is ended

    assert list(results) == []


@linux
def test_linux_can_set_every_limit():
    assert missing_limits() == ()


def test_limit_that_cannot_be_set_is_told_once(monkeypatch, caplog):
    monkeypatch.setattr(engine, "_address_space", lambda: None)

    results = run("one", "two")

    assert [result.outcome.status for result in results] == [InputStatus.OK] * 2
    assert [record.getMessage() for record in caplog.records] == [
        "this system cannot limit memory of the workers"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "method", [m for m in ("forkserver", "spawn") if m in multiprocessing.get_all_start_methods()]
)
def test_workers_that_are_not_forked_do_the_same(method, monkeypatch):
    expected = run("one", "partial", "exit", "two")
    monkeypatch.setattr(engine, "_context", lambda _: multiprocessing.get_context(method))

    assert run("one", "partial", "exit", "two", limits=WorkLimits()) == expected
