"""Write the locks in requirements/, or check that they belong to pyproject.toml.

Does not install anything, and the check asks no index: each lock opens with a fingerprint of the
dependency lists it was made from, and the check compares that with the lists as they are now. The
lock of training adds what ``requirements/train.in`` lists.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS: dict[str, tuple[str, ...]] = {
    "run.txt": (),
    "dev.txt": ("--extra", "dev"),
    "train.txt": ("requirements/train.in",),
}
"""Each lock, and what `uv pip compile` is given for it beside pyproject.toml."""
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def fingerprint(pyproject: str) -> str:
    """Return the SHA-256, in hex, of what *pyproject* says about dependencies and Python.

    Only the lists count, not their order or the comments between them.
    """
    project = tomllib.loads(pyproject)["project"]
    extras = project.get("optional-dependencies", {})
    lists = {
        "python": project["requires-python"],
        "run": sorted(project["dependencies"]),
        "extras": {name: sorted(extras[name]) for name in sorted(extras)},
    }
    return hashlib.sha256(json.dumps(lists, sort_keys=True).encode()).hexdigest()


def opening(root: Path, name: str) -> str:
    """Return the line that opens the lock *name* when it is made from the lists under *root*."""
    found = fingerprint((root / "pyproject.toml").read_text("utf-8"))
    more = root / "requirements" / Path(name).with_suffix(".in")
    if more.exists():
        found = hashlib.sha256((found + more.read_text("utf-8")).encode()).hexdigest()
    return first_line(found)


def first_line(found: str) -> str:
    """Return the line that opens a lock made from lists with the fingerprint *found*."""
    return f"# Made by `make lock` from pyproject.toml; its dependency lists: sha256:{found}\n"


def stale(root: Path) -> tuple[str, ...]:
    """Return the names of the locks under *root* that were not made from its pyproject.toml."""
    locks = {name: root / "requirements" / name for name in LOCKS}
    return tuple(
        name
        for name, path in locks.items()
        if not path.exists() or not path.read_text("utf-8").startswith(opening(root, name))
    )


def write(root: Path, *, upgrade: bool) -> None:
    """Compile every lock under *root*; releases already locked stay unless *upgrade* is set."""
    for name, options in LOCKS.items():
        path = root / "requirements" / name
        oldest = ("--python-version", "3.11")
        command = ("uv", "pip", "compile", *OPTIONS, *oldest, *options, "pyproject.toml")
        renew = ("--upgrade",) if upgrade else ()
        subprocess.run((*command, *renew, "--output-file", str(path)), cwd=root, check=True)
        path.write_text(opening(root, name) + path.read_text("utf-8"), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; return 0 when the locks are current or were written, 1 when stale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    parser.add_argument("--upgrade", action="store_true", help="move to the newest releases")
    options = parser.parse_args(arguments)
    if not options.check:
        write(ROOT, upgrade=options.upgrade)
        return 0
    for name in (found := stale(ROOT)):
        print(f"requirements/{name} is not current with pyproject.toml: run `make lock`")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
