"""What the repository's own files may say, and what they must."""

import ast
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).resolve().parents[2]

# Bracketed, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(r"(?<![\w./:-])/(?:work|root)/")
HOSTS = re.compile(r"pypi[.]|python[h]osted|deb[.]debian|registry[.]npm")


def tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paths = (ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name)
    return sorted(path for path in paths if path.is_file())


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, HOSTS], ids=["machine paths", "hosts"])
def test_tracked_files_name_no_machine(pattern):
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if (match := pattern.search(path.read_bytes().decode("latin-1")))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("see /wo" + "rk/notes", True),
        ("'/ro" + "ot/.cache'", True),
        ("https://example.org/wo" + "rk/notes", False),
        ("homework/roots", False),
    ],
)
def test_machine_paths_are_told_from_addresses(text, bad):
    assert bool(MACHINE_PATHS.search(text)) is bad


def test_tracked_files_leave_results_out():
    leftovers = {".db", ".pyc", ".log", ".orig", ".rej", ".coverage"}

    assert [path.name for path in tracked() if path.suffix in leftovers] == []


@pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="README.md is not written yet")
@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_readme_names_the_command(command):
    assert command in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "SECURITY.md"]
)
def test_repository_has_its_papers(name):
    assert 200 < len((ROOT / name).read_text("utf-8"))


def test_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert f"version: {project['version']}" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"{project['version']}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_installed_version_is_the_declared_one():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    try:
        installed = importlib.metadata.version("dateline")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("dateline is not installed here")

    assert installed == project["version"]


@pytest.mark.skipif(not hasattr(dateline, "__all__"), reason="nothing is exported yet")
def test_exported_names_are_documented():
    bare = [
        name
        for name in dateline.__all__
        if callable(thing := getattr(dateline, name)) and not (thing.__doc__ or "").strip()
    ]

    assert bare == []
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    assert [name for name in dateline.__all__ if f"`dateline.{name}`" not in page] == []


@pytest.mark.parametrize("script", ["make_reference.py", "lock.py"])
def test_generated_files_are_current(script):
    found = subprocess.run(
        [sys.executable, str(ROOT / "tools" / script), "--check"],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout + found.stderr


LINK = re.compile(r"\]\(([^)#\s]{1,200})(?:#[^)\s]{0,100})?\)")


@pytest.mark.parametrize(
    "page",
    sorted(
        path.relative_to(ROOT).as_posix()
        for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
    ),
)
def test_links_in_the_documentation_lead_somewhere(page):
    path = ROOT / page
    links = LINK.findall(path.read_text("utf-8"))

    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]

    assert [link for link in local if not (path.parent / link).exists()] == []


def test_every_ignored_lint_rule_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    section = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.mccabe]")]
    rules = re.findall(r'^  "[A-Z]+\d*",(.*)$', section, re.MULTILINE)

    assert 10 < len(rules)
    assert [reason for reason in rules if not re.match(r" +# \w", reason)] == []


def test_console_script_names_the_command_line():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["scripts"] == {"dateline": "dateline.cli:main"}


def test_sources_open_with_what_they_hold():
    """Every script of the repository says what it does before it does it."""
    scripts = [*ROOT.glob("tools/*.py"), *ROOT.glob("bench/**/*.py")]

    assert [p.name for p in scripts if not ast.get_docstring(ast.parse(p.read_text("utf-8")))] == []
