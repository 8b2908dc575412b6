"""Ours, the naive rival and two peers on the same documents in the same run; prints a table.

Run: ``python -m bench.quality.timexes.peers DATA --python PEERS/bin/python``, where that Python has
``dateparser`` and ``timexy``, in an environment of its own: they are no dependencies. DATA is the folder
of ``tempeval3``. Not run by the tests.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.quality.timexes.run import Row, figures_beside
from bench.quality.timexes.timeml import Article, Gold, read_articles
from dateline.model import Span

_WORKER = Path(__file__).with_name("peer_worker.py")
_TIMEOUT_S = 900


def run_peer(python: Path, peer: str, articles: Sequence[Article]) -> tuple[str, list[list[Gold]]]:
    """Return the name of *peer* with its version and speed, and what it finds in each article.

    Raises:
        RuntimeError: it does not run there.
    """
    texts = [{"text": each.text, "day": each.created} for each in articles]
    task = json.dumps({"peer": peer, "texts": texts})
    done = subprocess.run(
        [str(python), str(_WORKER)],
        input=task,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{peer} does not run with {python}: {done.stderr[-500:]}")
    answer = json.loads(done.stdout)
    found = [
        [Gold(Span(start, end), type_, value) for start, end, type_, value in each if start < end]
        for each in answer["found"]
    ]
    return f"{peer} {answer['version']} ({answer['seconds']:.0f} s)", found


def as_table(rows: Sequence[Row]) -> str:
    """Return *rows* as a Markdown table."""
    lines = ["| system | strict | relaxed | value | weekday |", "| --- | --- | --- | --- | --- |"]
    for name, figures in rows:
        cells = " | ".join(
            f"{figures[key]:.3f}" for key in ("strict", "relaxed", "value", "weekday")
        )
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Measure what *arguments* name, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality.timexes.peers")
    parser.add_argument("data", type=Path)
    parser.add_argument("--python", type=Path, required=True, help="an interpreter with the peers")
    parser.add_argument("--peer", action="append", choices=("dateparser", "timexy"))
    options = parser.parse_args(arguments)
    articles = read_articles(options.data)
    peers = options.peer or ["dateparser", "timexy"]
    found = [run_peer(options.python, peer, articles) for peer in peers]
    sys.stdout.write(as_table(figures_beside(articles, found)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
