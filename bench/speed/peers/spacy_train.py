"""Trains a pipeline of spaCy in spaCy's own environment; knows nothing of this project.

Arguments: a folder with ``train.jsonl`` and ``dev.jsonl``, where the pipeline goes, and the steps.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

LAYERS = ["tagger", "morphologizer", "parser", "ner"]
_DEV = 200
"""Paragraphs that it is scored on, for the log."""


def main() -> None:
    """Train what the arguments name."""
    folder, out, steps = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    spacy = importlib.import_module("spacy")
    vocab = spacy.blank("en").vocab
    for part, most in (("train", None), ("dev", _DEV)):
        _pack(spacy, vocab, folder / f"{part}.jsonl", most).to_disk(folder / f"{part}.spacy")
    settings = importlib.import_module("spacy.cli.init_config").init_config(
        lang="en", pipeline=LAYERS, optimize="efficiency"
    )
    settings["paths"] |= {"train": str(folder / "train.spacy"), "dev": str(folder / "dev.spacy")}
    settings["training"] |= {"max_steps": steps, "eval_frequency": steps, "patience": 0}
    initialize: Callable[..., Any] = importlib.import_module("spacy.training.initialize").init_nlp
    train: Callable[..., Any] = importlib.import_module("spacy.training.loop").train
    nlp = initialize(settings)
    best, _ = train(nlp, None)
    out.parent.mkdir(parents=True, exist_ok=True)
    best.to_disk(out)
    print(f"spaCy {spacy.__version__}, {steps} steps, to {out}")


def _pack(spacy: Any, vocab: Any, path: Path, most: int | None) -> Any:  # noqa: ANN401 - of spaCy
    """Return the paragraphs of *path* as a ``DocBin``; *most* of each kind, evenly drawn."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    step = 1 if most is None else max(1, len(lines) // most)
    packed = spacy.tokens.DocBin(
        attrs=[
            "ORTH",
            "TAG",
            "POS",
            "MORPH",
            "HEAD",
            "DEP",
            "ENT_IOB",
            "ENT_TYPE",
            "SENT_START",
            "SPACY",
        ]
    )
    for line in lines[::step]:
        if "pos" in line:
            line["tags"] = line["pos"]
        packed.add(spacy.tokens.Doc(vocab, **line))
    return packed


if __name__ == "__main__":
    main()
