"""How a stage's measurement ends: each way is told, none is dropped."""

import subprocess
import sys

import pytest
from bench.quality.measure import (
    ROOT,
    How,
    Setting,
    StageFailedError,
    known_stages,
    measure_all,
    measure_stage,
)
from bench.quality.stages import EXPECTED

ROW = {"precision": 0.9, "recall": 0.7, "f1": 0.8, "interval": [0.75, 0.85]}
ROWS = {"exact": ROW, "typed": ROW, "overlap": ROW}
NAMES = {
    "articles": 2,
    "ours": ROWS,
    "naive floor": ROWS,
    "cases": {"b": [1, 1, 3], "a": [2, 2, 2]},
}


@pytest.fixture
def setting(tmp_path):
    """A house with the benchmark of names, and its gold unpacked."""
    (tmp_path / "quality" / "names").mkdir(parents=True)
    (tmp_path / "quality" / "names" / "run.py").write_text("")
    for gold in ("worldwide_newswire_ner", "ecbplus"):
        (tmp_path / "gold" / gold).mkdir(parents=True)
    return Setting(tmp_path / "gold", unpacked=tmp_path / "out", folder=tmp_path / "quality")


def gives(result):
    return lambda stage, given, setting: result


def falls(stage, given, setting):
    raise StageFailedError("ZeroDivisionError: division by zero")


def test_measured_stage_gives_figures_and_results(setting):
    outcome = measure_stage("names", setting, runner=gives(NAMES))

    assert (outcome.how, outcome.reason) == (How.MEASURED, "")
    assert [f.name for f in outcome.measured.figures] == [
        "names.span",
        "names.span and type",
        "names.overlap",
    ]
    assert {(f.low, f.ours, f.high, f.cases) for f in outcome.measured.figures} == {
        (0.75, 0.8, 0.85, 2)
    }
    assert outcome.measured.results == {"a": 1.0, "b": 0.5}


@pytest.mark.parametrize(
    ("stage", "runner", "how", "reason"),
    [
        ("reuse", falls, How.NO_BENCHMARK, "reuse/run.py is not there"),
        ("names", falls, How.FAILED, "ZeroDivisionError"),
        ("names", gives({}), How.FAILED, "the result has no ours"),
        ("names", gives([]), How.FAILED, "the result has no ours"),
        ("names", gives(NAMES | {"ours": {}}), How.FAILED, "has no ours → exact → interval"),
        ("names", gives(NAMES | {"articles": "two"}), How.FAILED, "articles is no number"),
        ("names", gives(NAMES | {"articles": 0}), How.FAILED, "at least one case"),
    ],
)
def test_stage_that_is_not_measured_says_why(setting, stage, runner, how, reason):
    outcome = measure_stage(stage, setting, runner=runner)

    assert outcome.how is how
    assert reason in outcome.reason
    assert outcome.measured.figures == ()


def test_stage_without_gold_says_so(setting):
    (setting.data / "worldwide_newswire_ner").rmdir()

    outcome = measure_stage("names", setting, runner=gives(NAMES))

    assert outcome.how is How.NO_DATA
    assert "worldwide_newswire_ner.tar.xz is there" in outcome.reason


@pytest.mark.parametrize("is_there", [False, True])
def test_gold_that_a_stage_can_do_without_is_said_when_absent(setting, is_there):
    (setting.folder / "reuse").mkdir()
    (setting.folder / "reuse" / "run.py").write_text("")
    if is_there:
        (setting.data / "incident_reports").mkdir()
    rate = {"share": 0.5, "of": 10}
    rates = {"recall": rate, "precision": rate, "by strength": {"light": rate}}

    outcome = measure_stage("reuse", setting, runner=gives({"ours": rates, "naive floor": rates}))

    assert outcome.how is How.MEASURED
    assert ("incident_reports" in outcome.reason) is not is_there
    assert {figure.ours for figure in outcome.measured.figures} == {0.5}


def test_benchmark_without_an_adapter_is_no_silent_one(setting):
    (setting.folder / "weather").mkdir()
    (setting.folder / "weather" / "run.py").write_text("")

    assert "weather" in known_stages(setting.folder)
    assert measure_stage("weather", setting, runner=gives({})).how is How.FAILED


def test_every_expected_stage_is_in_the_outcomes_in_order(setting):
    outcomes = measure_all(known_stages(setting.folder), setting, runner=gives(NAMES))

    assert [outcome.stage for outcome in outcomes] == list(EXPECTED)


def test_command_refuses_an_unknown_stage():
    command = [sys.executable, "-m", "bench.quality", "--stage", "weather"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 2
    assert "no stage 'weather'; there are: main_text" in done.stderr


def test_check_that_measured_nothing_does_not_pass(tmp_path):
    command = [sys.executable, "-m", "bench.quality", "--check", "--stage", "names"]
    command += ["--data", str(tmp_path), "--unpacked", str(tmp_path)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 2
    assert "names: no data" in done.stdout
