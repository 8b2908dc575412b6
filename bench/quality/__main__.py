"""``python -m bench.quality --data DIR``: runs the benchmarks of all stages, and shows them.

Says how each stage ended. Exit code 0; with ``--check`` 1 when a floor is broken or a benchmark
fell, 2 when nothing at all was measured; 2 on wrong arguments too.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.quality.floors import (
    FLOORS,
    FloorError,
    Floors,
    broken,
    lower_floor,
    raise_floors,
    read_floors,
    write_floors,
)
from bench.quality.frozen import Changes, compare, read_frozen, write_frozen
from bench.quality.measure import (
    FOLDER,
    ROOT,
    UNPACKED,
    How,
    Outcome,
    Setting,
    known_stages,
    measure_all,
)
from bench.quality.show import Report, as_markdown, as_text, figures_of


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(
        prog="python -m bench.quality",
        description="Measure the stages on hand-labelled data, beside naive floors and peers.",
        epilog="Example: python -m bench.quality --data ../shared/data --stage timexes --check",
    )
    add = made.add_argument
    add("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of gold data")
    add("--stage", action="append", metavar="NAME", help="only this stage; may be repeated")
    add("--quick", action="store_true", help="samples where a stage is slow, with their own floors")
    add("--check", action="store_true", help="exit 1 when a figure is under its floor")
    add("--json", type=Path, metavar="FILE", help="write figures, results and changes as JSON")
    add("--markdown", action="store_true", help="print the table as Markdown")
    add("--freeze", action="store_true", help="keep the results by case as those to compare with")
    add("--raise-floors", action="store_true", help="set missing floors, raise those that can be")
    add("--lower-floor", metavar="STAGE.METRIC", help="lower one floor to where it belongs now")
    add("--reason", default="", metavar="TEXT", help="why that floor is lowered")
    add("--unpacked", type=Path, default=UNPACKED, help="where archives are unpacked to")
    add("--workers", type=int, default=2, help="benchmarks at the same time (default 2)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what *arguments* ask for; return the exit code."""
    options = parser().parse_args(arguments)
    names = known_stages()
    if unknown := sorted(set(options.stage or ()) - set(names)):
        print(f"no stage {unknown[0]!r}; there are: {', '.join(names)}", file=sys.stderr)
        return 2
    chosen = [name for name in names if not options.stage or name in options.stage]
    unpacked = options.unpacked.resolve()
    setting = Setting(options.data.resolve(), is_quick=options.quick, unpacked=unpacked)
    outcomes = measure_all(chosen, setting, workers=options.workers)
    try:
        floors = _settle_floors(options, outcomes)
    except FloorError as error:
        print(error, file=sys.stderr)
        return 2
    report = Report(
        outcomes,
        floors.of(is_quick=options.quick),
        {} if options.quick else _changes(outcomes),
        is_quick=options.quick,
    )
    print(as_markdown(report) if options.markdown else as_text(report))
    if options.json is not None:
        _write_json(report, options.json)
    if options.freeze and not options.quick:
        _freeze(outcomes)
    return _verdict(report) if options.check else 0


def _settle_floors(options: argparse.Namespace, outcomes: Sequence[Outcome]) -> Floors:
    """Return the floors, after raising or lowering them where that is asked for."""
    floors = before = read_floors()
    figures = figures_of(outcomes)
    if options.raise_floors:
        floors = raise_floors(floors, figures, is_quick=options.quick)
    if options.lower_floor:
        figure = next((each for each in figures if each.name == options.lower_floor), None)
        if figure is None:
            raise FloorError(f"no figure {options.lower_floor!r} was measured")
        floors = lower_floor(floors, figure, reason=options.reason, is_quick=options.quick)
        print(f"Lowered. Now add a line to CHANGELOG.md: {options.reason}", file=sys.stderr)
    if floors != before:
        write_floors(floors, FLOORS)
    return floors


def _changes(outcomes: Sequence[Outcome]) -> dict[str, Changes | None]:
    changes: dict[str, Changes | None] = {}
    for outcome in outcomes:
        if outcome.how is How.MEASURED:
            before = read_frozen(FOLDER / outcome.stage / "frozen.json")
            after = outcome.measured.results
            changes[outcome.stage] = None if before is None else compare(before, after)
    return changes


def _freeze(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.how is How.MEASURED:
            path = FOLDER / outcome.stage / "frozen.json"
            write_frozen(outcome.measured.results, path)
            print(f"{outcome.stage}: {len(outcome.measured.results)} cases frozen", file=sys.stderr)


def _write_json(report: Report, path: Path) -> None:
    raw = {
        "quick": report.is_quick,
        "stages": [
            {"stage": o.stage, "how": o.how.value, "reason": o.reason} for o in report.outcomes
        ],
        "figures": [dataclasses.asdict(each) for each in figures_of(report.outcomes)],
        "floors": dict(report.floors),
        "results": {o.stage: dict(o.measured.results) for o in report.outcomes},
        "changes": {
            stage: None if each is None else dataclasses.asdict(each)
            for stage, each in report.changes.items()
        },
    }
    path.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _verdict(report: Report) -> int:
    if not any(each.how is How.MEASURED for each in report.outcomes):
        print("nothing was measured", file=sys.stderr)
        return 1 if broken(report.outcomes, report.floors) else 2
    sentences = broken(report.outcomes, report.floors)
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
