"""Train the part-of-speech tagger of the attribution stage on Universal Dependencies.

Does not run in the package. Reads the train parts of UD English EWT (CC BY-SA 4.0) and of the
genres of GUM that may be used for any purpose, unpacked under ``.data/``; writes ``src/dateline/attribution/weights/tags.json``.
Run: ``python training/attribution/train_tagger.py``. Deterministic: seeded order of sentences.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from training.reader.corpora.ud import paths_of  # noqa: E402

from dateline.attribution.tags import TAGS, Tagger, certain_tag, features  # noqa: E402
from dateline.model import Span  # noqa: E402
from dateline.reader.split import split_tokens  # noqa: E402

OUT = ROOT / "src" / "dateline" / "attribution" / "weights" / "tags.json"
EPOCHS = 6
SURE_SHARE, SURE_COUNT = 0.985, 4
"""A word that has one tag this often, seen this many times, is looked up."""
KEEP = 1.2
"""Averaged weights smaller than this are dropped; half of it trebles the file for 0.2 points of accuracy."""
MERGED = {
    "EX": "PRP", "WDT": "WH", "WP": "WH", "WP$": "WH", "WRB": "WH", "PDT": "DT", "NNPS": "NNP",
    "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB",
}  # fmt: skip
Sentence = tuple[list[str], list[str]]


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield words and tags of each sentence of a CoNLL-U file, split as the reader splits."""
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        text, spans = "", []
        rows = [line.split("\t") for line in part.split("\n") if line and line[0] != "#"]
        for row in rows:
            if len(row) < 10 or not row[0].isdigit():
                continue
            spans.append((len(text), len(text) + len(row[1]), row[4]))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        text = glue(rows, text)
        if text.strip():
            yield aligned(text, spans)


def glue(rows: list[list[str]], text: str) -> str:
    """Multi-word tokens leave no mark in the text: their parts carry SpaceAfter=No already."""
    return text if rows else ""


def aligned(text: str, spans: list[tuple[int, int, str]]) -> Sentence:
    """Return the reader's tokens of *text* with a tag each, from the tags of *spans*."""
    words, tags, at = [], [], 0
    for token in split_tokens(text, Span(0, len(text))):
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        inside = [s for s in spans[at : at + 8] if s[0] < token.end and token.start < s[1]]
        word = text[token.start : token.end]
        words.append(word)
        tags.append(merged(word, [tag for _, _, tag in inside]))
    return words, tags


def merged(word: str, tags: list[str]) -> str:
    """Return one tag for a token that covers one or more of the treebank's."""
    sure = certain_tag(word)
    if sure is not None:
        return sure
    tag = tags[0] if word.lower().endswith(("n't", "n\u2019t")) else tags[-1]
    tag = MERGED.get(tag, tag)
    if tag in TAGS:
        return tag
    return "X" if tag[0].isalpha() else "PUNCT"


def load(part: str) -> list[Sentence]:
    """Return the sentences of one part (``train`` or ``dev``) of both treebanks."""
    found: list[Sentence] = []
    for bank in ("ewt", "gum"):
        for path in paths_of(ROOT / ".data", bank, part):
            found += sentences(path)
    return [each for each in found if each[0]]


def sure_words(data: list[Sentence]) -> dict[str, str]:
    """Return the words that nearly always have one tag."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in data:
        for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if certain_tag(word) is None:
                seen[word.lower() if at == 0 else word][tag] += 1
    fixed = {}
    for word, counts in sorted(seen.items()):
        tag, top = counts.most_common(1)[0]
        if SURE_COUNT <= top and SURE_SHARE <= top / counts.total() and " " not in word:
            fixed[word] = tag
    return fixed


def train(data: list[Sentence], fixed: dict[str, str]) -> dict[str, dict[int, float]]:
    """Return averaged weights per feature and tag."""
    weights: dict[str, list[float]] = {}
    totals: dict[str, list[float]] = {}
    stamps: dict[str, list[int]] = {}
    index = {tag: at for at, tag in enumerate(TAGS)}
    step, width = 0, len(TAGS)
    order = list(range(len(data)))
    shuffle = random.Random(13)
    for epoch in range(EPOCHS):
        shuffle.shuffle(order)
        wrong = scored = 0
        for which in order:
            words, gold = data[which]
            lower = [word.lower() for word in words]
            before = ("<s>", "<s>")
            for at, word in enumerate(words):
                tag = certain_tag(word) or fixed.get(lower[at] if at == 0 else word)
                if tag is None:
                    step += 1
                    scored += 1
                    names = list(features(words, lower, at, before))
                    rows = [weights[n] for n in names if n in weights]
                    sums = [sum(c) for c in zip(*rows, strict=True)] if rows else [0.0] * width
                    guess = sums.index(max(sums))
                    tag, truth = TAGS[guess], index[gold[at]]
                    if guess != truth:
                        wrong += 1
                        for name in names:
                            row = weights.setdefault(name, [0.0] * width)
                            total = totals.setdefault(name, [0.0] * width)
                            stamp = stamps.setdefault(name, [0] * width)
                            for which_tag, change in ((truth, 1.0), (guess, -1.0)):
                                total[which_tag] += (step - stamp[which_tag]) * row[which_tag]
                                stamp[which_tag] = step
                                row[which_tag] += change
                before = (tag, before[0])
        print(epoch, wrong, scored, file=sys.stderr)
    averaged: dict[str, dict[int, float]] = {}
    for name, row in weights.items():
        mean = {
            at: (totals[name][at] + (step - stamps[name][at]) * value) / step
            for at, value in enumerate(row)
        }
        kept = {at: value for at, value in mean.items() if KEEP < abs(value)}
        if kept:
            averaged[name] = kept
    return averaged


def main() -> None:
    """Train, measure on the dev parts, write the weights."""
    data = load("train")
    fixed = sure_words(data)
    weights = train(data, fixed)
    by_tag: dict[str, list[str]] = defaultdict(list)
    for word, tag in fixed.items():
        by_tag[tag].append(word)
    stored = {
        "origin": "trained on UD English EWT and the freely licensed genres of GUM, train parts",
        "fixed": {tag: " ".join(sorted(words)) for tag, words in sorted(by_tag.items())},
        "weights": {
            name: [x for at, value in sorted(row.items()) for x in (at, round(value * 10))]
            for name, row in sorted(weights.items())
        },
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(
        json.dumps(stored, ensure_ascii=False, indent=0, separators=(",", ":")).replace(",\n", ",")
        + "\n",
        encoding="utf-8",
    )
    rows = {
        name: [(at, round(value * 10)) for at, value in sorted(row.items())]
        for name, row in weights.items()
    }
    model = Tagger(fixed, rows)
    right = total = 0
    for words, tags in load("dev"):
        found = model.tag(words, [word.lower() for word in words])
        right += sum(a == b for a, b in zip(found, tags, strict=True))
        total += len(tags)
    print(f"dev accuracy {right / total:.4f} of {total}; fixed {len(fixed)}", file=sys.stderr)


if __name__ == "__main__":
    main()
