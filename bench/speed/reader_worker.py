"""Reads texts with one network in a process of its own, and nothing else; measures itself.

Standard input: ``{"folder": FOLDER, "threads": N, "runs": N, "began": SECONDS, "texts": [[PARAGRAPH,
...], ...]}``. Standard output: ``{"words": ..., "seconds": [...], "load": ..., "ready": ...,
"peak MiB": ...}``. ``load`` is the network's alone; ``ready`` is from *began*, by the clock, when this
process was started, until the first sentence is read. Only what reading needs is imported, so that the
memory is that of reading.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.model import Block, Document, DocumentId, Role, Span
from dateline.reader import OnnxNetwork, read
from dateline.reader.split import split_sentences, split_tokens
from dateline.reader.words import words_of

_FIRST = "The ferry sank on Monday, the mayor said."


def measure(task: dict[str, Any]) -> dict[str, object]:
    """Return how long the network of *task* takes to load, and to read its texts, each time."""
    began = time.perf_counter()
    network = OnnxNetwork(Path(task["folder"]), threads=task["threads"])
    load = time.perf_counter() - began
    read(document_of([_FIRST]), network=network)
    ready = time.time() - task["began"]
    texts: list[list[str]] = task["texts"]
    documents = [document_of(paragraphs) for paragraphs in texts]
    seconds = []
    for _ in range(task["runs"]):
        began = time.perf_counter()
        for document in documents:
            read(document, network=network)
        seconds.append(time.perf_counter() - began)
    return {
        "words": sum(count_words(paragraph) for paragraphs in texts for paragraph in paragraphs),
        "seconds": seconds,
        "load": load,
        "ready": ready,
        "peak MiB": peak_mebibytes(),
    }


def document_of(paragraphs: Sequence[str]) -> Document:
    """Return a document of body paragraphs."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), Role.BODY))
        at += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=sha256[:12],
        sha256=sha256,
        text=text,
        blocks=tuple(blocks),
        language="en",
    )


def count_words(paragraph: str) -> int:
    """Return the number of words of *paragraph* in the sense of Universal Dependencies."""
    return sum(
        len(words_of(paragraph, list(split_tokens(paragraph, sentence))))
        for sentence in split_sentences(paragraph, Span(0, len(paragraph)), "en")
    )


def peak_mebibytes() -> float:
    """Return the most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def keep_to(cores: int) -> None:
    """Let this process run on so many processor cores, where the system has that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def main() -> None:
    """Measure what standard input asks for."""
    task = json.load(sys.stdin)
    keep_to(task["threads"])
    json.dump(measure(task), sys.stdout)


if __name__ == "__main__":
    main()
