"""Writes tests/golden/brief.txt anew: the brief of the invented story, as the terminal prints it.

It judges nothing: whoever runs it reads the difference, line by line, before it is kept.
``--check`` writes nothing and exits 1 where the file is not what is printed now.
"""

from __future__ import annotations

import argparse
import difflib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BRIEF = ROOT / "tests" / "golden" / "brief.txt"
REPORTS = "examples/harbour-fire/reports"
COMMAND = (sys.executable, "-m", "dateline", "brief", REPORTS, "--quiet")
_TELLS_WIDTH = ("COLUMNS", "LINES", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


def printed() -> bytes:
    """Return what the command prints for the invented story, piped: plain, at its own width.

    Raises:
        CalledProcessError: the command fails; what it said is on its standard error.
    """
    paths = [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    kept = {name: value for name, value in os.environ.items() if name not in _TELLS_WIDTH}
    surroundings = kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    return subprocess.run(COMMAND, cwd=ROOT, env=surroundings, stdout=-1, check=True).stdout


def difference(kept: bytes, now: bytes) -> str:
    """Return the lines in which *now* differs from *kept*; empty where it does not."""
    before, after = (text.decode("utf-8").splitlines() for text in (kept, now))
    return "\n".join(difflib.unified_diff(before, after, "kept", "now", n=1, lineterm=""))


def main() -> int:
    """Write the file, or check it; return the exit code."""
    parser = argparse.ArgumentParser(description="Keep the brief of the invented story.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if it differs")
    options = parser.parse_args()
    now = printed()
    kept = BRIEF.read_bytes() if BRIEF.exists() else b""
    if kept == now:
        print(f"{BRIEF.relative_to(ROOT)} is current")
        return 0
    print(difference(kept, now))
    if options.check:
        print(f"\n{BRIEF.relative_to(ROOT)} differs from what is printed now")
        return 1
    BRIEF.write_bytes(now)
    print(f"\n{BRIEF.relative_to(ROOT)} is written: read the difference above, line by line")
    return 0


if __name__ == "__main__":
    sys.exit(main())
