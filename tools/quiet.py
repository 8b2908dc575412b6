"""Run one check and say in one line how it went; show what the check printed only if it failed.

Does not interpret the check: its exit code alone decides.
"""

import subprocess
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the command in *arguments*, after the name of the check; return its exit code."""
    name, *command = arguments
    found = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    print(f"{name:<18}{'FAILED' if found.returncode else 'ok'}", flush=True)
    if found.returncode:
        print(found.stdout, flush=True)
    return found.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
