"""Runs stages' benchmarks, each in a process of its own, and says how each ended.

A process of its own because the stages' modules share names, and because one that falls must not
take the others along. Run as a script it measures one stage and writes its result as JSON.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from bench.quality.adapters import AdapterError, Measured, Result
from bench.quality.archives import ArchiveError, MissingDataError, unpack
from bench.quality.figures import FigureError
from bench.quality.stages import EXPECTED, STAGES, Gives, Stage

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
UNPACKED = ROOT / ".data"
TIMEOUT_S = 1_800


class How(Enum):
    """How a stage's measurement ended."""

    MEASURED = "measured"
    NO_BENCHMARK = "no benchmark"
    NO_DATA = "no data"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One stage's measurement: how it ended, why if not well, and what was measured."""

    stage: str
    how: How
    reason: str = ""
    measured: Measured = field(default_factory=lambda: Measured(()))


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the gold lies, and whether the quick version is wanted."""

    data: Path
    is_quick: bool = False
    unpacked: Path = UNPACKED
    folder: Path = FOLDER


Runner = Callable[[Stage, Path, Setting], Result]


class StageFailedError(Exception):
    """A stage's benchmark did not come to its end."""


def known_stages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the stages to report: those expected, then any other folder with a ``run.py``."""
    others = {path.parent.name for path in folder.glob("*/run.py")} - set(EXPECTED)
    return (*EXPECTED, *sorted(others))


def measure_all(
    names: Sequence[str], setting: Setting, *, workers: int = 2, runner: Runner | None = None
) -> tuple[Outcome, ...]:
    """Return an outcome for each of *names*, in their order; *runner* runs one benchmark."""
    run = run_apart if runner is None else runner
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return tuple(pool.map(lambda name: measure_stage(name, setting, runner=run), names))


def measure_stage(name: str, setting: Setting, *, runner: Runner) -> Outcome:
    """Return how measuring the stage *name* ended; what goes wrong becomes an outcome."""
    if not (setting.folder / name / "run.py").is_file():
        return Outcome(name, How.NO_BENCHMARK, f"bench/quality/{name}/run.py is not there")
    stage = STAGES.get(name)
    if stage is None:
        return Outcome(name, How.FAILED, "no row for it in bench/quality/stages.py")
    try:
        folders = [unpack(gold, data=setting.data, into=setting.unpacked) for gold in stage.gold]
        extra, lacking = _extra(stage, setting)
        given = _given(stage, [*folders, *extra], setting)
        measured = stage.adapt(runner(stage, given, setting))
    except MissingDataError as error:
        return Outcome(name, How.NO_DATA, str(error))
    except (ArchiveError, StageFailedError, AdapterError, FigureError) as error:
        return Outcome(name, How.FAILED, str(error))
    return Outcome(name, How.MEASURED, lacking, measured)


def _extra(stage: Stage, setting: Setting) -> tuple[list[Path], str]:
    """Return the folders of the gold that *stage* can do without, and what is lacking of it."""
    folders, lacking = [], []
    for gold in stage.extra:
        try:
            folders.append(unpack(gold, data=setting.data, into=setting.unpacked))
        except MissingDataError as error:
            lacking.append(str(error))
    return folders, "; ".join(lacking)


def _given(stage: Stage, folders: Sequence[Path], setting: Setting) -> Path:
    """Return the folder that the stage's ``measure`` is called with."""
    if stage.gives is Gives.DATA or not folders:
        return setting.data
    return folders[0] if stage.gives is Gives.GOLD else folders[0].parent


def run_apart(stage: Stage, given: Path, setting: Setting) -> Result:
    """Return the result of *stage* on the gold in *given*, measured in a process of its own.

    Raises:
        StageFailedError: it exits with an error, runs too long, or writes no JSON.
    """
    command = [sys.executable, "-m", "bench.quality.measure", stage.name, str(given)]
    command += ["--quick"] if setting.is_quick and stage.has_quick else []
    paths = [str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_S,
            check=False,
        )
        if done.returncode:
            raise StageFailedError(_last_line(done.stderr) or f"exit code {done.returncode}")
        return json.loads(done.stdout)  # type: ignore[no-any-return]
    except subprocess.TimeoutExpired as error:
        raise StageFailedError(f"it ran longer than {TIMEOUT_S} s") from error
    except json.JSONDecodeError as error:
        raise StageFailedError("its result is no JSON") from error


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


def main(arguments: Sequence[str]) -> None:
    """Measure the stage that is named on the gold in the folder that is named; write JSON."""
    name, data = arguments[:2]
    with contextlib.redirect_stdout(sys.stderr):
        module = importlib.import_module(f"bench.quality.{name}.run")
        extras = {"quick": True} if "--quick" in arguments else {}
        result = module.measure(Path(data), **extras)
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
