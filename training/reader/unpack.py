"""Gold archives → the folders that training reads: ``python -m training.reader.unpack --data DATA``.

It reads no gold and downloads nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bench.quality.archives import MissingDataError, unpack

GOLD = (
    "gum",
    "plover",
    "polnear",
    "tempeval3",
    "ud_english_ewt",
    "ud_english_gum",
    "uds",
    "worldwide_newswire_ner",
)


def unpack_all(data: Path, into: Path) -> list[str]:
    """Put every gold set of *data*, archive or folder, below *into*; return those that are missing.

    A folder is not copied: a link to it is set.
    """
    missing: list[str] = []
    into.mkdir(parents=True, exist_ok=True)
    for name in GOLD:
        try:
            found = unpack(name, data=data, into=into)
        except MissingDataError:
            missing.append(name)
            continue
        if not (into / name).exists():
            (into / name).symlink_to(os.path.relpath(found, into), target_is_directory=True)
    return missing


def main() -> int:
    """Unpack, and say what is missing; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the archives")
    parser.add_argument("--into", type=Path, default=Path(".data"))
    given = parser.parse_args()
    missing = unpack_all(given.data, given.into)
    for name in missing:
        print(f"no gold set {name!r} in {given.data}: see training/README.md", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
