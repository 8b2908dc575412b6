"""Prints reports a second for each stage, and peak memory, on 5, 500 and 5,000 reports.

Each size runs in a process of its own, several times; figures are medians. One process, one core.
Below it, the trained reader alone (``bench.speed.reader``).
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.speed import reader
from bench.speed.vary import captures
from dateline.model import DocumentAnalysis
from dateline.pipeline import measure_capture, measure_case
from dateline.resources import story_folder

SIZES = (5, 500, 5000)


def measure(number: int) -> dict[str, float]:
    """Return seconds by stage, seconds in all, and peak memory in MiB, for *number* reports."""
    made = captures(story_folder() / "reports", number)
    started = time.perf_counter()
    seconds: dict[str, float] = {}
    analyses: list[DocumentAnalysis] = []
    for capture in made:
        analysis, spent = measure_capture(capture)
        analyses.append(analysis)
        for stage, value in spent.items():
            seconds[stage] = seconds.get(stage, 0.0) + value
    _, spent = measure_case(analyses)
    seconds |= spent
    seconds["all"] = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds["peak MiB"] = peak / (1024**2 if sys.platform == "darwin" else 1024)
    return seconds


def main() -> None:
    """Run each size several times and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help="write the figures as JSON too")
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measure(options.one)))
        return
    figures = {size: _median(size, options.runs) for size in options.sizes}
    _print(figures)
    print()
    reader.main([])
    if options.out is not None:
        options.out.write_text(json.dumps(figures, indent=1) + "\n")


def _median(size: int, runs: int) -> dict[str, float]:
    runs = runs if size < SIZES[-1] else 1
    results = []
    for turn in range(runs):
        print(f"{size} reports, run {turn + 1} of {runs}", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "bench.speed", "--one", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        results.append(json.loads(done.stdout))
    return {name: statistics.median(one[name] for one in results) for name in results[0]}


def _print(figures: dict[int, dict[str, float]]) -> None:
    sizes = list(figures)
    print("reports/s by stage (median)" + "".join(f"{size:>12,}" for size in sizes))
    for stage in figures[sizes[0]]:
        if stage == "peak MiB":
            continue
        rates = (size / max(figures[size][stage], 1e-9) for size in sizes)
        print(f"{stage:27}" + "".join(f"{rate:>12,.1f}" for rate in rates))
    print(
        f"{'ms a report, all stages':27}"
        + "".join(f"{1000 * figures[size]['all'] / size:>12,.1f}" for size in sizes)
    )
    print(
        f"{'peak memory, MiB':27}"
        + "".join(f"{figures[size]['peak MiB']:>12,.0f}" for size in sizes)
    )


if __name__ == "__main__":
    main()
