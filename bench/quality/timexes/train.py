"""Trains the weights that tell a look back from a look ahead; prints or writes them.

Run: ``python -m bench.quality.timexes.train DATA [--write]``. Logistic regression with an L2 penalty,
full-batch Newton steps, no randomness. Not run by the tests.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.quality.timexes.doubt import is_a_week_off
from bench.quality.timexes.timeml import Article, as_document, read_articles
from dateline.reader import read
from dateline.temporal.clause import features
from dateline.temporal.find import find_expressions
from dateline.temporal.read import measured, settings_of
from dateline.temporal.resolve import reading_unit, readings

PENALTY = 1.0
"""L2 penalty; half and double move cross-validated accuracy by less than its interval."""
STIFF = 2.0
"""Penalty where a weekday lies two to five days ahead: 160 weekdays say little of each day apart, and at 1
its weight undoes *will*."""
_STIFF_NAMES = tuple(f"weekday.ahead={days}" for days in (2, 3, 4, 5))
PRIOR = {
    "left.clause:will": 2.0,
    "left.nearest:will": 1.0,
    "right.clause:will": 0.5,
    "left.clause:plan": 1.0,
    "left.nearest:plan": 1.0,
    "left.infinitive": 0.5,
    "left.nearest:infinitive": 0.5,
    "before:plan and preposition": 2.0,
    "headline:infinitive": 3.0,
    "before:limit": 1.0,
    "left:as soon as": 1.5,
    "left:ahead of": 2.5,
    "left:is planned": 1.0,
    "left.clause:modal": 1.0,
    "left.nearest:modal": 1.5,
    "before:reporting": -1.5,
    "before:past": -1.0,
    "left.nearest:past": -1.0,
    "right.nearest:past": -1.5,
    "left.nearest:reporting": -1.0,
    "after='s": -1.0,
    "weekday.ahead=6": -0.5,
    "weekday.ahead=1": 0.5,
    "this weekday": 1.0,
}
"""Where the weights are drawn to instead of to 0: what any reader of English knows. Some 450 examples
alone cannot part *will* in the clause from *will* in the sentence."""
RARE = 3
"""Features seen less often are dropped."""
_STEPS = 25
_WEIGHTS = Path(__file__).parents[3] / "src/dateline/temporal/weights/direction.json"


@dataclass(frozen=True, slots=True)
class Example:
    """One expression that gold says is past (0) or ahead (1)."""

    name: str
    fold: int
    unit: str
    features: tuple[str, ...]
    ahead: int
    words: str = ""


def examples(articles: Sequence[Article]) -> list[Example]:
    """Return an example for each expression with two readings of which gold names one.

    Documents whose gold rests on another creation day than it states are left out.
    """
    sound = [article for article in articles if not is_a_week_off(article)]
    return [example for article in sound for example in _of_article(article)]


def _of_article(article: Article) -> list[Example]:
    document = as_document(article)
    reading = read(document)
    gold = {each.span: each.value for each in article.gold}
    found: list[Example] = []
    base = document.published.days.earliest
    if base is None:
        return []
    expressions = find_expressions(document, reading)
    settings = settings_of(document, reading, expressions)
    for expression, around in zip(expressions, settings, strict=True):
        both = readings(expression.op, base)
        value = gold.get(expression.span)
        if both is None or value is None:
            continue
        past, future = both
        label = (
            0 if value[:10] == past.value[:10] else 1 if value[:10] == future.value[:10] else None
        )
        if label is None:
            continue
        setting = measured(around, expression.op, both, base)
        unit = reading_unit(expression.op)
        words = " ".join(setting.words[max(0, setting.first - 12) : setting.last + 6])
        found.append(Example(article.name, article.fold, unit, features(setting), label, words))
    return found


def train(rows: Sequence[Example]) -> dict[str, float]:
    """Return weights by feature name, rounded, sorted by name."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row.features:
            counts[name] = counts.get(name, 0) + 1
    kept = {name for name, seen in counts.items() if RARE <= seen}
    names = sorted(kept | set(PRIOR))
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for index, row in enumerate(rows):
        for name in row.features:
            if name in column:
                matrix[index, column[name]] = 1.0
    labels = np.array([row.ahead for row in rows], dtype=float)
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    stiff = [STIFF if name in _STIFF_NAMES else PENALTY for name in names]
    weights = _newton(matrix, labels, prior, np.array(stiff))
    return {name: round(float(weights[column[name]]), 3) for name in names}


def _newton(
    matrix: np.ndarray, labels: np.ndarray, prior: np.ndarray, penalty: np.ndarray
) -> np.ndarray:
    weights = prior.copy()
    ridge = np.diag(penalty)
    for _ in range(_STEPS):
        odds = 1.0 / (1.0 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (odds - labels) + penalty * (weights - prior)
        curve = (matrix.T * (odds * (1 - odds))) @ matrix + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def main(arguments: Sequence[str]) -> None:
    """Train on everything below the folder that is given, and write the weights when asked."""
    rows = examples(read_articles(Path(arguments[0])))
    table = {
        "origin": "trained on TimeBank and AQUAINT (TempEval-3 training part)",
        "examples": len(rows),
        "weights": train(rows),
    }
    text = json.dumps(table, indent=1, sort_keys=True) + "\n"
    if "--write" in arguments:
        _WEIGHTS.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
