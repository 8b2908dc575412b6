"""ClaimDiff dev: pairs of claims on one topic, whether one strengthens or weakens the other.

These labels have no counterpart here: most strengthening claims add to the other and tell nothing that
it tells. What can be compared is measured: which pairs get a relation, and how far the likeness of two
claims ranks pairs of one topic over claims of two topics, and strengthening pairs over the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.quality.figures import bootstrap
from bench.quality.relations.baseline import words
from dateline.claims.alike import Weights
from dateline.claims.terms import read_terms
from dateline.model import Capture, DocumentAnalysis, ExtractError, MediaKind
from dateline.pipeline import analyse_capture, analyse_case

_PARTS = 5
_FILES = ("ClaimDiff-strength-train.json", "ClaimDiff-weak-train.json")


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as read: its topic, labels, and which kinds of relation the package gives.

    ``shared`` is how alike the two are, ``apart`` how alike the first is to a claim of the next topic;
    each as ours and as the words alone have it, 0 to 1.
    """

    topic: str
    strengthens: bool
    weakens: bool
    kinds: frozenset[str]
    shared: tuple[float, float]
    apart: tuple[float, float]


def measure(folder: Path) -> dict[str, object]:
    """Return counts of relations by label, and areas under the curve with intervals over topics."""
    rows = _rows(folder)
    by_topic = [
        [row for row in rows if row.topic == name] for name in sorted({r.topic for r in rows})
    ]
    result: dict[str, object] = {"pairs": len(rows), "topics": len(by_topic)}
    for at, name in enumerate(("ours", "naive floor")):
        result[name] = {
            "one topic over two": _rated(by_topic, partial(_of_topics, at)),
            "strengthens over not": _rated(by_topic, partial(_of_strength, at)),
        }
    result["relations"] = {
        label: _kinds([row for row in rows if (row.strengthens, row.weakens) == flags])
        for label, flags in {
            "neither": (False, False), "strengthens": (True, False), "weakens": (False, True), "both": (True, True),
        }.items()
    }  # fmt: skip
    return result


def area(higher: Sequence[float], lower: Sequence[float]) -> float:
    """Return how often one of *higher* is above one of *lower*, ties half; a half where one is empty.

    >>> area([2.0, 1.0], [1.0, 0.0])
    0.875
    """
    if not higher or not lower:
        return 0.5
    wins = sum((other < one) + (other == one) / 2 for one in higher for other in lower)
    return wins / (len(higher) * len(lower))


def _rated(
    by_topic: Sequence[Sequence[Row]], figure: Callable[[Sequence[Row]], float]
) -> dict[str, object]:
    low, high = bootstrap(
        by_topic, lambda drawn: figure([r for rows in drawn for r in rows]), rounds=200
    )
    return {"value": figure([r for rows in by_topic for r in rows]), "interval": [low, high]}


def _of_topics(at: int, rows: Sequence[Row]) -> float:
    return area([row.shared[at] for row in rows], [row.apart[at] for row in rows])


def _of_strength(at: int, rows: Sequence[Row]) -> float:
    told = [[row.shared[at] for row in rows if row.strengthens is is_so] for is_so in (True, False)]
    return area(*told)


def _kinds(rows: Sequence[Row]) -> dict[str, int]:
    found = [kind for row in rows for kind in row.kinds]
    return {"pairs": len(rows)} | {kind: found.count(kind) for kind in sorted(set(found))}


def _rows(folder: Path) -> list[Row]:
    strength, weak = (json.loads((folder / name).read_text("utf-8"))["data"] for name in _FILES)
    weakens = {each["pair_id"]: bool(each["relation"]) for each in weak}
    kept = sorted(
        (e for e in strength if _is_dev(e["topic"])), key=lambda e: (e["topic"], e["pair_id"])
    )
    read = [(e, _read(e, "claim_a"), _read(e, "claim_b")) for e in kept]
    pairs = [(e, a, b) for e, a, b in read if a is not None and b is not None]
    ours = [tuple(read_terms(one).distinct() for one in (a, b)) for _, a, b in pairs]
    plain = [tuple(words(e[name]) for name in ("claim_a", "claim_b")) for e, _, _ in pairs]
    weights = Weights([terms for couple in ours for terms in couple])
    rows = []
    for at, (each, a, b) in enumerate(pairs):
        far = next((i for i in _from(at, len(pairs)) if pairs[i][0]["topic"] != each["topic"]), at)
        rows.append(
            Row(
                each["topic"],
                bool(each["relation"]),
                weakens.get(each["pair_id"], False),
                frozenset(str(one.type) for one in analyse_case([a, b]).relations),
                (weights.dice(*ours[at]), _dice(*plain[at])),
                (weights.dice(ours[at][0], ours[far][1]), _dice(plain[at][0], plain[far][1])),
            )
        )
    return rows


def _from(at: int, count: int) -> Sequence[int]:
    return [*range(at + 1, count), *range(at)]


def _is_dev(topic: str) -> bool:
    return hashlib.sha256(topic.encode()).digest()[0] % _PARTS == 0


def _read(each: dict[str, str], side: str) -> DocumentAnalysis | None:
    record = {"text": each[side], "date": each["date"], "outlet": f"outlet of {side}"}
    name = f"{each['pair_id']}#{side}"
    try:
        return analyse_capture(Capture(name, json.dumps(record).encode(), MediaKind.RECORD))
    except ExtractError:
        return None


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))
