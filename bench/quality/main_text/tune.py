"""Makes the weights of the page model from the tuning half of the gold pages.

Writes ``src/dateline/extract/page_weights.py``; scores nothing. Run it as
``python -m bench.quality.main_text.tune .data/main_text``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.quality.main_text.gold import GoldPage, read_gold
from dateline.extract.lines import Line
from dateline.extract.page_features import NAMES, measure_lines
from dateline.extract.page_title import find_title
from dateline.extract.shapes import look_at
from dateline.extract.witness import Testimony, ask
from dateline.model import Span
from dateline.text import decode
from dateline.text.markup import read_markup

RIDGE = 1.5
SILVER = 0.04
"""Weight of a line on whose role both witnesses agree, where the model is not told what they say."""
TARGET = Path(__file__).resolve().parents[3] / "src/dateline/extract/page_weights.py"

Rows = NDArray[np.float64]


def page_rows(page: GoldPage) -> tuple[Rows, Rows, Rows, list[str]]:
    """Return the rows with and without witnesses, silver labels, and the lines' words."""
    markup = decode(page.content).text
    seen = read_markup(markup)
    testimony = ask(markup, seen)
    lines = [
        Line(
            Span(b.start, b.end),
            Span(b.start, b.end),
            " ".join(seen.text[b.start : b.end].split()),
            link_share=b.linked / (b.end - b.start),
        )
        for b in seen.blocks
    ]
    looks = [look_at(line) for line in lines]
    title = find_title(seen)
    heard = measure_lines(seen.text, seen.blocks, looks, testimony, title)
    alone = measure_lines(seen.text, seen.blocks, looks, Testimony(), title)
    silver = np.full(len(lines), -1.0)
    if testimony.precise and testimony.quick:
        precise, quick = np.array(testimony.precise), np.array(testimony.quick)
        silver[precise & quick] = 1
        silver[~precise & ~quick] = 0
    return heard, alone, silver, [line.plain for line in lines]


def gold_labels(page: GoldPage, words: list[str]) -> Rows:
    """Return 1 for lines with a segment that belongs, 0 with one that does not, -1 for the rest."""
    inside = [" ".join(each.split()) for each in page.inside]
    outside = [" ".join(each.split()) for each in page.outside]
    labels = np.full(len(words), -1.0)
    for i, line in enumerate(words):
        good = any(each in line for each in inside)
        bad = any(each in line for each in outside)
        if good != bad:
            labels[i] = float(good)
    return labels


def fit(rows: Rows, labels: Rows, weights: Rows) -> Rows:
    """Return the weights of a ridge logistic regression, by Newton's method."""
    theta = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[NAMES.index("bias")] = 0.01
    for _ in range(40):
        odds = 1 / (1 + np.exp(-np.clip(rows @ theta, -30, 30)))
        gradient = rows.T @ (weights * (odds - labels)) + ridge * theta
        curve = weights * odds * (1 - odds)
        step = np.linalg.solve((rows.T * curve) @ rows + np.diag(ridge), gradient)
        theta = theta - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return theta


def training_set(pages: list[GoldPage]) -> tuple[Rows, Rows, Rows]:
    """Return rows, labels and weights: gold with and without witnesses, silver without."""
    all_rows: list[Rows] = []
    labels: list[Rows] = []
    weights: list[Rows] = []
    for page in pages:
        heard, alone, silver, words = page_rows(page)
        if not words:
            continue
        gold = gold_labels(page, words)
        known = 0 <= gold
        for rows, weight in ((heard, 1.0), (alone, 1.0)):
            all_rows.append(rows[known])
            labels.append(gold[known])
            weights.append(np.full(int(known.sum()), weight))
        guessed = (0 <= silver) & ~known
        share = SILVER * 20 / max(20, int(guessed.sum()))
        all_rows.append(alone[guessed])
        labels.append(silver[guessed])
        weights.append(np.full(int(guessed.sum()), share))
    return np.vstack(all_rows), np.concatenate(labels), np.concatenate(weights)


def write(theta: Rows) -> None:
    """Write the weights as a module."""
    lines = [
        '"""Weights of the page model, made by ``bench/quality/main_text/tune.py``. Not edited by hand.',
        "",
        "Fitted on the tuning half of the main-text gold (adbar/trafilatura, Apache-2.0); holds no text.",
        '"""',
        "",
        "WEIGHTS = {",
        *(f'    "{name}": {value:.3f},' for name, value in zip(NAMES, theta, strict=True)),
        "}",
        '"""Log-odds for body per unit of each column of ``page_features.NAMES``."""',
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit on the tuning half and write."""
    pages = [page for page in read_gold(Path(sys.argv[1])) if page.is_tuning]
    rows, labels, weights = training_set(pages)
    write(fit(rows, labels, weights))
    print(f"{len(pages)} pages, {len(labels)} lines")


if __name__ == "__main__":
    main()
