"""Verbs that read reports: demo, brief, add."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from dateline.case import MEMORY, Case, GrowOptions, is_case, read_aliases
from dateline.cli.draw import draw_brief
from dateline.cli.options import Day, example
from dateline.cli.output import err_console, out_console
from dateline.cli.progress import progress
from dateline.export import (
    Brief,
    BriefOptions,
    brief_html,
    brief_json,
    brief_markdown,
    make_brief,
)
from dateline.model import InputError, InputOutcome, InputStatus, UsageError
from dateline.resources import story_folder

_SHOWN_OUTCOMES = 20

aliases_option = click.option(
    "--aliases",
    type=click.Path(exists=True, dir_okay=False),
    help="Names and their other spellings, a line each, tabs between; kept in the case.",
)


@click.command(epilog=example("dateline demo", "dateline demo --html harbour-fire.html"))
@click.option(
    "--html",
    "html",
    type=click.Path(dir_okay=False),
    help="Where to write the page; else harbour-fire.html here.",
)
def demo(html: str | None) -> None:
    """Run the whole thing on an invented story that comes with Dateline."""
    reports = story_folder() / "reports"
    target = Path(html or "harbour-fire.html")
    with Case(MEMORY) as case:
        _add(case, [str(reports)], GrowOptions(), quiet=False)
        made = make_brief(case.analysis)
    draw_brief(out_console(), made)
    _write(target, brief_html(made))
    err_console().print(f"\nThe same brief as a page, with every passage in its place: {target}")


@click.command(
    epilog=example(
        "dateline brief reports/ --html brief.html",
        "dateline brief reports/ --case visit.db",
        "dateline brief visit.db --json",
        "dateline brief visit.db --since 2025-03-06",
        "cat report.txt | dateline brief -",
        "dateline brief reports/ --aliases names.tsv",
    )
)
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@click.option("--case", "case", type=click.Path(dir_okay=False), help="Keep the case in this file.")
@click.option(
    "--html", "html", type=click.Path(dir_okay=False), help="Write the brief as one page."
)
@click.option(
    "--md", "md", type=click.Path(dir_okay=False), help="Write it as Markdown; - prints it."
)
@click.option("--json", "as_json", is_flag=True, help="Print the brief as JSON.")
@click.option("--story", "story", metavar="ID", help="Tell this story, not the largest.")
@click.option(
    "--since",
    type=Day(),
    help="Only what is new since that day: what no report published before it has, and claims and "
    "entries with more origins, denied or revised since. What may be new says so.",
)
@click.option("--all", "everything", is_flag=True, help="Show every line, however long it gets.")
@aliases_option
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read reports.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes.")
def brief(
    inputs: tuple[str, ...],
    case: str | None,
    html: str | None,
    md: str | None,
    as_json: bool,
    story: str | None,
    since: dt.date | None,
    everything: bool,
    aliases: str | None,
    workers: int | None,
    quiet: bool,
) -> None:
    """Read files, folders or a case and print the brief: when, who says so, from how many origins."""
    options = _brief_options(story, since, everything=everything)
    if len(inputs) == 1 and is_case(inputs[0]):
        if case is not None:
            raise UsageError(f"{inputs[0]} is a case already: leave out --case {case}")
        with Case(inputs[0], create=False) as opened:
            if aliases is not None:
                _add(opened, (), _options(aliases), quiet=quiet)
            made = make_brief(opened.analysis, options)
    else:
        with Case(case or MEMORY) as opened:
            outcomes = _add(opened, inputs, _options(aliases, workers), quiet=quiet)
            _check_any(outcomes, opened)
            made = make_brief(opened.analysis, options)
    if html is not None:
        _write(Path(html), brief_html(made))
    _print(made, md=md, as_json=as_json)
    if html is not None and not quiet:
        err_console().print(f"\nthe page is in {html}")


@click.command(
    epilog=example(
        "dateline add visit.db reports/ more/page.html",
        "dateline add visit.db reports/ --aliases names.tsv",
    )
)
@click.argument("case", type=click.Path(dir_okay=False))
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True)
@aliases_option
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read reports.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no notes.")
def add(
    case: str, inputs: tuple[str, ...], aliases: str | None, workers: int | None, quiet: bool
) -> None:
    """Add reports to a case (made if it is not there). What is in it already is not read again."""
    with Case(case) as opened:
        outcomes = _add(opened, inputs, _options(aliases, workers), quiet=quiet)
        _check_any(outcomes, opened)
        count = len(opened.documents())
    read = sum(one.status in (InputStatus.OK, InputStatus.PARTIAL) for one in outcomes)
    out_console().print(f"{read} of {len(outcomes)} inputs are reports; {case} holds {count}")


def _brief_options(story: str | None, since: dt.date | None, *, everything: bool) -> BriefOptions:
    if not everything:
        return BriefOptions(story, since=since)
    every = sys.maxsize
    return BriefOptions(story, every, every, every, every, every, every, every, since)


def _options(aliases: str | None, workers: int | None = None) -> GrowOptions:
    """Return how to read, with the aliases of that file.

    Raises:
        InputError: it is no alias file; the line is named.
    """
    known = None if aliases is None else read_aliases(Path(aliases))
    return GrowOptions(workers=workers, aliases=known)


def _add(
    case: Case, inputs: Sequence[str], options: GrowOptions, *, quiet: bool
) -> tuple[InputOutcome, ...]:
    stdin = sys.stdin.buffer if "-" in inputs else None
    with progress(quiet=quiet) as on_progress:
        options = replace(options, stdin=stdin, on_progress=on_progress)
        outcomes = case.add(*inputs, options=options)
    if not quiet:
        _tell(outcomes)
    return outcomes


def _tell(outcomes: Sequence[InputOutcome]) -> None:
    """Say on standard error which inputs did not end well, and why."""
    console = err_console()
    notable = [one for one in outcomes if one.status is not InputStatus.OK]
    for one in notable[:_SHOWN_OUTCOMES]:
        console.print(f"{one.status.value}: {one.name}: {one.reason}")
    if _SHOWN_OUTCOMES < len(notable):
        console.print(f"… and {len(notable) - _SHOWN_OUTCOMES} more; they are listed in the brief")


def _check_any(outcomes: Sequence[InputOutcome], case: Case) -> None:
    """Stop where nothing could be read.

    Raises:
        InputError: no input is a report and the case holds none.
    """
    if not case.documents():
        raise InputError(
            f"none of the {len(outcomes)} inputs could be read as a report; the reasons are above. "
            "Give files or folders of .txt, .md, .html, .json or .jsonl, or - for standard input"
        )


def _print(made: Brief, *, md: str | None, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(brief_json(made) + "\n")
    elif md == "-":
        sys.stdout.write(brief_markdown(made))
    else:
        if md is not None:
            _write(Path(md), brief_markdown(made))
        draw_brief(out_console(), made)


def _write(path: Path, text: str) -> None:
    """Write *text* to *path*, whole or not at all.

    Raises:
        UsageError: the file cannot be written.
    """
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        half.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}; name another file") from error
