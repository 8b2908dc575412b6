"""Times a pipeline of spaCy in spaCy's own environment; knows nothing of this project.

Standard input: ``{"folder": FOLDER, "threads": N, "runs": N, "began": SECONDS, "texts": [[PARAGRAPH,
...], ...]}``; with two threads, two processes of spaCy. Standard output: ``{"version": ...,
"seconds": [...], "load": ..., "ready": ..., "peak MiB": ...}``, as the reader's own worker says it.
spaCy makes batches of paragraphs as it likes; with two processes the memory is that of the first.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import time
from typing import Any

_FIRST = "The ferry sank on Monday, the mayor said."


def measure(task: dict[str, Any]) -> dict[str, Any]:
    """Return how long the pipeline of *task* takes to load, and to read its texts, each time."""
    began = time.perf_counter()
    spacy = importlib.import_module("spacy")
    nlp = spacy.load(task["folder"])
    load = time.perf_counter() - began
    nlp(_FIRST)
    ready = time.time() - task["began"]
    paragraphs = [paragraph for text in task["texts"] for paragraph in text]
    seconds = []
    for _ in range(task["runs"]):
        began = time.perf_counter()
        for _ in nlp.pipe(paragraphs, n_process=task["threads"]):
            pass
        seconds.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "version": spacy.__version__,
        "seconds": seconds,
        "load": load,
        "ready": ready,
        "peak MiB": peak / (1024**2 if sys.platform == "darwin" else 1024),
    }


def main() -> None:
    """Measure what standard input asks for."""
    task = json.load(sys.stdin)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: task["threads"]])
    json.dump(measure(task), sys.stdout)


if __name__ == "__main__":
    main()
