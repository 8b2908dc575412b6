"""Verbs that check and hand on: verify, export, schema, doctor."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

import click

from dateline.case import MEMORY, Case, Verified, is_case, verify_case
from dateline.cli.options import CASE_ARGUMENT, example
from dateline.cli.output import err_console, out_console
from dateline.export import CaseView, csv_files, jsonl_lines, verify_brief
from dateline.export import schema as export_schema
from dateline.model import DatelineError, UsageError
from dateline.pipeline import STAGES, plan_hash
from dateline.resources import story_folder
from dateline.text import clean

_EXIT_FOUND = 1
_SHOWN_MISSES = 50


@click.command(
    epilog=example(
        "dateline verify visit.db",
        "dateline verify brief.html",
        "dateline verify brief.json --against reports/",
    )
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--against",
    multiple=True,
    type=click.Path(exists=True),
    help="For a brief: the reports that it was made from (else the texts inside it).",
)
def verify(file: str, against: tuple[str, ...]) -> int:
    """Check every span of a case, or every line of a brief (.html, .json), against the captures.

    Exits with 1 where a span does not hold what it should.
    """
    if is_case(file):
        with Case(file, create=False) as case:
            found = verify_case(case.store)
    else:
        found = _verify_brief(Path(file), against)
    _print_verified(found)
    return _EXIT_FOUND if found.misses else 0


def _verify_brief(path: Path, against: tuple[str, ...]) -> Verified:
    content = path.read_text(encoding="utf-8", errors="replace")
    if not against:
        return verify_brief(content, captured=None)
    with Case(MEMORY) as case:
        case.add(*against)
        texts = {one.id: one.text for one in case.documents()}
    return verify_brief(content, captured=texts)


def _print_verified(found: Verified) -> None:
    console = out_console()
    for miss in found.misses[:_SHOWN_MISSES]:
        console.print(
            clean(f"miss: {miss.record} {miss.doc}:{miss.start}-{miss.end}: {miss.reason}")
        )
    if _SHOWN_MISSES < len(found.misses):
        console.print(f"… and {len(found.misses) - _SHOWN_MISSES} more")
    good = found.spans - len(found.misses)
    console.print(f"{good} of {found.spans} spans hold, in {found.documents} reports")


@click.command(
    epilog=example(
        "dateline export visit.db --to jsonl --out visit.jsonl",
        "dateline export visit.db --to csv --out tables/",
    )
)
@CASE_ARGUMENT
@click.option("--to", "target", type=click.Choice(["jsonl", "csv"]), required=True)
@click.option(
    "--out", type=click.Path(), help="File for jsonl (else standard output), folder for csv."
)
def export(case: str, target: str, out: str | None) -> None:
    """Write the records of a case for other programs."""
    with Case(case, create=False) as opened:
        analysis = opened.analysis
    if target == "jsonl":
        lines = jsonl_lines(analysis, config_hash=plan_hash())
        if out is None:
            sys.stdout.writelines(f"{line}\n" for line in lines)
            return
        _write_file(Path(out), "".join(f"{line}\n" for line in lines))
    else:
        if out is None:
            raise UsageError("CSV is one file a view: name a folder with --out")
        for name, text in csv_files(CaseView(analysis)).items():
            _write_file(Path(out) / name, text)
    err_console().print(f"written to {out}")


def _write_file(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}; name another place") from error


@click.command(epilog=example("dateline schema > dateline.schema.json"))
def schema() -> None:
    """Print the JSON Schema of a line of 'dateline export --to jsonl'."""
    sys.stdout.write(json.dumps(export_schema(), indent=1, ensure_ascii=False) + "\n")


@click.command(epilog=example("dateline doctor"))
def doctor() -> int:
    """Check the installation, and print what a bug report needs."""
    console = out_console()
    console.print(f"dateline {metadata.version('dateline')}, plan {plan_hash()}")
    console.print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    console.print(f"SQLite {sqlite3.sqlite_version}")
    problems = [problem for problem in (_full_text_problem(), _story_problem()) if problem]
    for stage in STAGES:
        console.print(f"  {stage.name:12} {stage.version:12} grows with {stage.cost}")
    for problem in problems:
        console.print(f"problem: {problem}")
    console.print("all is well" if not problems else f"{len(problems)} problems")
    return _EXIT_FOUND if problems else 0


def _full_text_problem() -> str | None:
    try:
        with Case(MEMORY) as case:
            case.search("anything")
    except DatelineError as error:
        return f"a case cannot be made: {error}"
    return None


def _story_problem() -> str | None:
    try:
        story_folder()
    except DatelineError as error:
        return str(error)
    return None
