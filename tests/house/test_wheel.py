"""The built wheel is whole: it runs the demo far from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("build", reason="the build front end comes with the dev dependencies")
pytest.importorskip("hatchling", reason="the build backend comes with the dev dependencies")

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "examples" / "harbour-fire"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("wheel"),
    pytest.mark.skipif(not STORY.exists(), reason="the invented story is not there yet"),
    pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="README.md is not written yet"),
]
needs_cli = pytest.mark.skipif(
    not (ROOT / "src" / "dateline" / "__main__.py").exists(),
    reason="the command line is not there yet",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        capture_output=True,
        check=True,
    )
    (built,) = folder.glob("dateline-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-cache-dir"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-index", "--no-deps", "--target", folder, wheel],
        check=True,
    )
    return folder


def run(site, cwd, *arguments):
    """Run Python outside the checkout, with the installed wheel before everything else."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(site)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def names_in(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_holds_every_file_of_the_package(wheel):
    package = ROOT / "src"
    files = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")

    assert {path.relative_to(package).as_posix() for path in files} <= names_in(wheel)


def test_wheel_holds_the_invented_story(wheel):
    story = {
        f"dateline/resources/harbour-fire/{path.relative_to(STORY).as_posix()}"
        for path in STORY.rglob("*")
        if path.is_file()
    }

    assert story
    assert story <= names_in(wheel)


def test_wheel_holds_nothing_else(wheel):
    tops = {name.partition("/")[0] for name in names_in(wheel)}

    assert tops == {"dateline", f"{wheel.name.partition('-py3')[0]}.dist-info"}


def test_installed_wheel_is_what_is_imported(installed, tmp_path):
    found = run(installed, tmp_path, "-c", "import dateline; print(dateline.__file__)")

    assert Path(found.stdout.strip()) == installed / "dateline" / "__init__.py"


@needs_cli
def test_installed_wheel_runs_the_demo(installed, tmp_path):
    found = run(installed, tmp_path, "-m", "dateline", "demo")

    assert found.returncode == 0, found.stderr
    assert "origins" in found.stdout
    assert str(ROOT) not in found.stdout


@needs_cli
def test_installed_command_says_its_version(installed, tmp_path):
    found = run(installed, tmp_path, str(installed / "bin" / "dateline"), "--version")

    assert found.returncode == 0, found.stderr
    assert "0.1.0" in found.stdout
