"""Does int8 cost too much? ``python -m training.reader.check`` measures both graphs on dev.

Exit code 1 where a head loses more than half a point, or a figure is missing. Both graphs are run
by the package's own reader, so that what is measured is what ships. It changes no file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from bench.quality.reader.run import measure_parts

from dateline.reader import Network, OnnxNetwork
from dateline.reader.wordpiece import WordPiece
from dateline.resources import reader_vocabulary
from training.reader.compare import Measured, pairs, table
from training.reader.corpora.paragraph import bucket
from training.reader.export import SHIPPED
from training.reader.vectors import Sample, closeness, sample


def measured(data: Path, network: Network, vectors: Sample, *, one_in: int) -> dict[str, Measured]:
    """Return the figures of *network* by name, on one in so many documents of dev.

    Drawn by a hash of its own: dev parts are buckets of the names' hashes, and would be hit or missed
    whole.
    """
    result = measure_parts(data, network, lambda name: bucket(f"check {name}", one_in) == 0)
    rows = cast("Mapping[str, Mapping[str, float]]", result["rows"])
    found = {name: Measured(row["value"], int(row["cases"])) for name, row in rows.items()}
    return found | closeness(vectors, network)


def main() -> int:
    """Compare the two networks; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".data"), help="folder of unpacked gold")
    parser.add_argument("--float", type=Path, default=Path(".data/reader/float"), dest="whole")
    parser.add_argument("--shipped", type=Path, default=SHIPPED)
    parser.add_argument("--one-in", type=int, default=1, help="read one in so many documents")
    given = parser.parse_args()
    whole, shipped = OnnxNetwork(given.whole), OnnxNetwork(given.shipped)
    vectors = sample(given.data, whole, WordPiece(reader_vocabulary()))
    print(f"float {whole.card.name}, shipped {shipped.card.name}", flush=True)
    found = pairs(
        *(measured(given.data, each, vectors, one_in=given.one_in) for each in (whole, shipped))
    )
    print(table(found))
    lost = [each.figure for each in found if not each.holds]
    print(f"int8 loses too much: {', '.join(lost)}" if lost else "int8 holds on every head")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
