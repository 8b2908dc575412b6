"""Runs textacy's direct quotations over texts, in an environment of its own; knows no other code here.

Standard input: ``{"pipeline": NAME OR FOLDER, "texts": [...]}``. Standard output: ``{"version": ..., "found":
[[[content start, content end, speaker start, speaker end], ...], ...]}``; a text that textacy
refuses (an odd number of marks) gives nothing and is counted in ``"refused"``.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import sys
from typing import Any


def pipeline(name: str) -> Any:  # noqa: ANN401 - spaCy is not installed where this is checked
    """Return the trained pipeline *name*, with the lemmas that textacy looks cues up by."""
    nlp = importlib.import_module("spacy").load(name)
    if "lemmatizer" not in nlp.pipe_names:
        nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize()
    return nlp


def main() -> None:
    """Read the task, run the peer, write what it finds."""
    task = json.load(sys.stdin)
    nlp = pipeline(task["pipeline"])
    quotations = importlib.import_module("textacy.extract.triples").direct_quotations
    found, refused = [], 0
    for text in task["texts"]:
        each: list[list[int]] = []
        try:
            for quoted in quotations(nlp(text)):
                speaker, content = quoted.speaker, quoted.content
                ends = speaker[-1].idx + len(speaker[-1])
                each.append([content.start_char, content.end_char, speaker[0].idx, ends])
        except ValueError:
            refused += 1
        found.append(each)
    version = importlib.metadata.version("textacy")
    json.dump({"version": version, "found": found, "refused": refused}, sys.stdout)


if __name__ == "__main__":
    main()
