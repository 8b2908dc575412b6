"""Measure the trained reader on dev parts that its training never sees: all layers, one network.

Reads third-party text under ``.data/`` and returns figures only. Nothing is tuned here. Sentence
vectors are not measured: that needs the base model, and is done in training.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from training.reader.corpora.paragraph import bucket

from bench.quality.reader import outlook, spans, speech, syntax
from bench.quality.reader.rows import Row
from bench.quality.reader.unseen import seen
from dateline.reader import Network
from dateline.reader.network import shipped_network

ROOT = Path(__file__).resolve().parents[3]
NO_DATA = "no data"
"""The one key of a result that says why nothing was measured."""
MISSING = (
    "the trained reader is not in this checkout (src/dateline/resources/reader/reader.json); "
    "make it with `make train`, or put its three files there"
)
QUICK = 4
"""The quick version reads one in so many documents."""
_PARTS = {
    "speech": speech.measure,
    "syntax": syntax.measure,
    "names": spans.measure_names,
    "times": spans.measure_times,
    "outlook": outlook.measure,
}


def measure(
    data: Path, *, network: Network | None = None, quick: bool = False
) -> dict[str, object]:
    """Return the figures; *data* is the folder above the unpacked gold sets.

    *network* is the shipped one where none is given; where there is none, the result says so.
    """
    network = network or shipped_network()
    if network is None:
        return {NO_DATA: MISSING}
    known = seen(data)

    def keep(name: str) -> bool:
        return name not in known and (not quick or bucket(f"quick {name}", QUICK) == 0)

    found = measure_parts(data, network, keep)
    return {**found, "left out, seen in training": sorted(known.values())}


def measure_parts(data: Path, network: Network, keep: Callable[[str], bool]) -> dict[str, object]:
    """Return the figures of *network* on the documents to *keep*, by name, and the results by case."""
    found: dict[str, Row] = {}
    cases: dict[str, list[float]] = {}
    rest: dict[str, object] = {}
    for name, part in _PARTS.items():
        result = part(data, network, keep)
        found |= cast("dict[str, Row]", result.pop("rows"))
        cases |= cast("dict[str, list[float]]", result.pop("cases", {}))
        rest[name] = _with_speed(result)
    return {"version": network.card.name, "rows": found, "parts": rest, "cases": cases}


def _with_speed(result: dict[str, object]) -> dict[str, object]:
    """Return *result* with words a second, where it says how many words took how long."""
    if "seconds" not in result:
        return result
    words, seconds = (cast("float", result[key]) for key in ("words", "seconds"))
    return {
        **result,
        "seconds": round(seconds, 2),
        "words a second": round(words / max(1e-9, seconds)),
        "microseconds a word": round(1e6 * seconds / max(1, words), 1),
    }


if __name__ == "__main__":
    given = Path(sys.argv[1]) if 1 < len(sys.argv) else ROOT / ".data"
    figures = measure(given, quick="--quick" in sys.argv)
    figures.pop("cases", None)
    print(json.dumps(figures, indent=1))
