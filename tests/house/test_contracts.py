"""Imports run one way, as pyproject.toml says."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("importlinter", reason="import-linter comes with the dev dependencies")

ROOT = Path(__file__).resolve().parents[2]
RUN = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(root, source):
    """Check the contracts of *root* in a process of its own, with the package of *source*."""
    code = f"import sys; sys.path.insert(0, {str(source)!r}); {RUN}"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False
    )


@pytest.fixture
def small_house(tmp_path):
    """A house of empty rooms under this house's contracts."""
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    for room in [
        ".",
        *(path.parent.name for path in (ROOT / "src/dateline").glob("*/__init__.py")),
    ]:
        folder = tmp_path / "src" / "dateline" / room
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    return tmp_path


def test_imports_keep_the_contracts():
    found = lint(ROOT, ROOT / "src")

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("model", "import dateline.text"),
        ("text", "import dateline.resources"),
        ("claims", "import dateline.events"),
        ("temporal", "import dateline.pipeline"),
        ("case", "import dateline.export"),
        ("export", "import dateline.cli"),
        ("extract", "import sqlite3"),
        ("reader", "import socket"),
        ("sources", "import http.client"),
    ],
)
def test_contracts_refuse_an_import_against_the_stream(small_house, room, line):
    (small_house / "src" / "dateline" / room / "__init__.py").write_text(line, "utf-8")

    found = lint(small_house, small_house / "src")

    assert found.returncode == 1
    assert "BROKEN" in found.stdout
