"""Prints words a second of the trained reader, on one core and on two, its load time and its memory.

Beside it, on the same texts: the same network before it was quantised, where training left it, and a
pipeline of spaCy with the same layers, where one is given (``--peer``, see ``bench/speed/peers``). Each
is measured in processes of its own; figures are medians. Words are those of the reader for all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.speed.vary import captures
from dateline.extract import extract
from dateline.model import REPORTING_ROLES
from dateline.resources import story_folder

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src" / "dateline" / "resources" / "reader"
FLOAT = ROOT / ".data" / "reader" / "float"
PEER_MODEL = ROOT / ".data" / "peers" / "spacy"
PEER_VARIABLE = "DATELINE_PEER_PYTHON"
"""An interpreter that has spaCy, for those who do not give ``--peer``."""
_PEER_WORKER = ROOT / "bench" / "speed" / "peers" / "spacy_worker.py"
CORES = (1, 2)
REPORTS = 54
"""Reports of the invented story, varied: three stories, about 14,000 words."""
_CARD, _MODEL, _RELATIONS = "reader.json", "model.onnx", "relations.onnx"
Texts = list[list[str]]


@dataclass(frozen=True, slots=True)
class Speed:
    """One system: words a second by number of cores, seconds to load, peak memory, or why not.

    ``ready`` is from the start of the process to the first sentence read, imports included; ``peak`` that on one core, in MiB; ``size`` that
    of its files, in MB.
    """

    name: str
    rates: tuple[float, ...] = ()
    load: float = 0.0
    ready: float = 0.0
    peak: float = 0.0
    size: float = 0.0
    missing: str = ""


def story_texts(reports: int) -> Texts:
    """Return the paragraphs of so many reports of the invented story, varied."""
    documents = [extract(capture) for capture in captures(story_folder() / "reports", reports)]
    return [[s.of(d.text) for s in d.spans_of(*REPORTING_ROLES)] for d in documents]


def folder_texts(folder: Path) -> Texts:
    """Return the lines with text of each ``.txt`` file in *folder*, by name."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


def measure_reader(name: str, folder: Path, texts: Texts, runs: int) -> tuple[Speed, int]:
    """Return the speed of the network in *folder*, and the words of *texts*; 0 where it is missing."""
    if not (folder / _CARD).is_file():
        return Speed(name, missing=f"not there: {_shown(folder / _CARD)}; `make train` makes it"), 0
    with tempfile.TemporaryDirectory() as made:
        told = with_own_card(folder, Path(made))
        results = []
        for cores in CORES:
            task = {"folder": str(told), "threads": cores, "runs": runs, "texts": texts}
            try:
                results.append(_run([sys.executable, "-m", "bench.speed.reader_worker"], task))
            except subprocess.CalledProcessError as error:
                return Speed(name, missing=f"it does not run: {_reason(error)}"), 0
    words = int(results[0]["words"])
    size = sum((folder / each).stat().st_size for each in (_MODEL, _RELATIONS)) / 1e6
    return _speed(name, results, words, size), words


def with_own_card(folder: Path, made: Path) -> Path:
    """Return *made*, filled with links to the graphs of *folder* and a card with the right hash.

    The float graphs lie beside the card of the quantised one, which the reader would refuse.
    """
    card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
    card["sha256"] = hashlib.sha256((folder / _MODEL).read_bytes()).hexdigest()
    (made / _CARD).write_text(json.dumps(card), encoding="utf-8")
    for name in (_MODEL, _RELATIONS):
        (made / name).symlink_to((folder / name).resolve())
    return made


def measure_peer(python: str, model: Path, texts: Texts, runs: int, words: int) -> Speed:
    """Return the speed of the pipeline in *model* with the interpreter *python*."""
    name = "spaCy small CNN"
    if not python:
        return Speed(name, missing=f"no --peer and no {PEER_VARIABLE}: an interpreter with spaCy")
    if not model.is_dir():
        shown = _shown(model)
        return Speed(
            name, missing=f"not there: {shown}; python -m bench.speed.peers.train makes it"
        )
    results = []
    for cores in CORES:
        task = {"folder": str(model), "threads": cores, "runs": runs, "texts": texts}
        try:
            results.append(_run([python, str(_PEER_WORKER)], task))
        except (OSError, subprocess.CalledProcessError) as error:
            return Speed(name, missing=f"{python} does not run it: {_reason(error)}")
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 1e6
    return _speed(f"spaCy {results[0]['version']} small CNN", results, words, size)


def _run(command: Sequence[str], task: dict[str, object]) -> dict[str, Any]:
    given = json.dumps({**task, "began": time.time()})
    done = subprocess.run(
        command, check=True, cwd=ROOT, input=given, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _reason(error: Exception) -> str:
    told = str(getattr(error, "stderr", "") or error).strip()
    return told.splitlines()[-1] if told else repr(error)


def _speed(name: str, results: Sequence[dict[str, Any]], words: int, size: float) -> Speed:
    return Speed(
        name,
        tuple(words / statistics.median(each["seconds"]) for each in results),
        statistics.median(each["load"] for each in results),
        statistics.median(each["ready"] for each in results),
        results[0]["peak MiB"],
        size,
    )


def as_table(speeds: Sequence[Speed], words: int) -> str:
    """Return *speeds* as a table; below it, what is missing and why."""
    heads = [f"words/s, {cores} core{'s' * (1 < cores)}" for cores in CORES]
    heads += ["load s", "ready s", "peak MiB", "files MB"]
    lines = [f"{f'reader, {words:,} words':27}" + "".join(f"{head:>18}" for head in heads)]
    for each in speeds:
        if each.missing:
            continue
        cells = [f"{rate:,.0f}" for rate in each.rates]
        cells += [f"{each.load:.2f}", f"{each.ready:.2f}", f"{each.peak:,.0f}", f"{each.size:.1f}"]
        lines.append(f"{each.name:27}" + "".join(f"{cell:>18}" for cell in cells))
    lines += [f"{each.name}: {each.missing}" for each in speeds if each.missing]
    return "\n".join(lines)


def measure(options: argparse.Namespace) -> tuple[list[Speed], int]:
    """Return the speeds of all systems, ours first, and how many words were read."""
    texts = folder_texts(options.texts) if options.texts else story_texts(options.reports)
    ours, words = measure_reader("int8, as shipped", options.model, texts, options.runs)
    if not words:
        return [ours], 0
    unpressed, _ = measure_reader("float", options.float, texts, options.runs)
    peer = measure_peer(options.peer, options.peer_model, texts, options.runs, words)
    return [ours, unpressed, peer], words


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="python -m bench.speed.reader", description=__doc__)
    add = made.add_argument
    add("--runs", type=int, default=5, help="times that each reads all (default 5)")
    add("--reports", type=int, default=REPORTS, help="reports of the invented story, varied")
    add(
        "--texts", type=Path, help="read the .txt files of this folder, a paragraph a line, instead"
    )
    add("--model", type=Path, default=SHIPPED, help="folder of the network")
    add("--float", type=Path, default=FLOAT, help="folder of the float graphs")
    add("--peer", default=os.environ.get(PEER_VARIABLE, ""), help="an interpreter with spaCy")
    add("--peer-model", type=Path, default=PEER_MODEL, help="folder of the pipeline for spaCy")
    add("--out", type=Path, help="write the figures as JSON too")
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = parser().parse_args(arguments)
    speeds, words = measure(options)
    print(as_table(speeds, words))
    if options.out is not None:
        raw = {each.name: _plain(each) for each in speeds}
        options.out.write_text(json.dumps({"words": words, **raw}, indent=1) + "\n")


def _plain(speed: Speed) -> dict[str, object]:
    if speed.missing:
        return {"missing": speed.missing}
    rates = {f"words/s, {c}": round(r) for c, r in zip(CORES, speed.rates, strict=True)}
    rest = {"load s": speed.load, "ready s": speed.ready, "peak MiB": speed.peak}
    return {**rates, **rest, "files MB": speed.size}


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


if __name__ == "__main__":
    main()
