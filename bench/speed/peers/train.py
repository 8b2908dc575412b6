"""Trains spaCy's small CNN on the reader's own syntax and names, in an interpreter that has spaCy.

A short training: what is measured is speed, which hangs little on it. It is no figure of quality.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from training.reader.corpora import Paragraph, newswire, ud

from bench.speed.reader import PEER_MODEL

STEPS = 1_000
"""Batches of 100 words at first and 270 at the end: about two minutes, and 170,000 words seen."""
_TRAINER = Path(__file__).with_name("spacy_train.py")


def gold_lines(paragraphs: Iterable[Paragraph]) -> Iterator[dict[str, object]]:
    """Yield *paragraphs* as the trainer wants them; labels that a corpus lacks are left out."""
    for each in paragraphs:
        labels = each.labels
        ends = [end for _, end in each.words]
        line: dict[str, object] = {
            "words": [each.text[start:end] for start, end in each.words],
            "spaces": [*(a < b for a, (b, _) in pairwise_ends(ends, each.words)), False],
        }
        if "head" in labels:
            opens = set(each.sentences)
            line["pos"], line["morphs"] = list(labels["upos"]), list(labels["feats"])
            line["heads"] = [
                int(head) - 1 if head else at for at, head in enumerate(labels["head"])
            ]
            line["deps"] = ["ROOT" if r == "root" else r for r in labels["relation"]]
            line["sent_starts"] = [at in opens for at in range(len(ends))]
        if "names" in labels:
            line["ents"] = [tag or "" for tag in labels["names"]]
        yield line


def pairwise_ends(
    ends: Sequence[int], words: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the end of each word but the last with the place of the next."""
    return ((end, after) for end, (_, after) in zip(ends, pairwise(words), strict=False))


def main() -> None:
    """Write the gold, and train."""
    made = argparse.ArgumentParser(prog="python -m bench.speed.peers.train", description=__doc__)
    made.add_argument("--python", required=True, help="an interpreter with spaCy")
    made.add_argument("--data", type=Path, default=Path(".data"), help="the unpacked gold")
    made.add_argument("--out", type=Path, default=PEER_MODEL)
    made.add_argument("--steps", type=int, default=STEPS)
    given = made.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for part in ("train", "dev"):
            lines = gold_lines([*ud.load(given.data, part), *newswire.load(given.data, part)])
            text = "".join(json.dumps(line) + "\n" for line in lines)
            Path(folder, f"{part}.jsonl").write_text(text, encoding="utf-8")
        command = [given.python, str(_TRAINER), folder, str(given.out), str(given.steps)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
