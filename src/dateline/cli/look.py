"""Verbs that look into a case: one view each, search, and a passage in its place."""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import replace

import click

from dateline.case import Case
from dateline.cli.options import (
    CASE_ARGUMENT,
    about_option,
    example,
    format_options,
    happening_options,
    min_origins_option,
    since_option,
)
from dateline.cli.output import Format, err_console, out_console, print_rows
from dateline.export import VIEWS, CaseView, Filters, News, Row
from dateline.model import (
    ClaimStatus,
    DocumentAnalysis,
    NotFoundError,
    Span,
    Stance,
    UsageError,
)
from dateline.text import clean

_EMPTY = "nothing to show: no record of this kind, or none that the filters keep"


def show_view(name: str, case: str, filters: Filters, how: str | None) -> None:
    """Print the view *name* of the case at the path *case*."""
    with Case(case, create=False) as opened:
        view = CaseView(opened.analysis)
        rows = list(VIEWS[name](view, filters))
        undated = _undated(name, view, filters)
    print_rows(rows, Format(how or Format.TABLE), empty=_EMPTY)
    if undated:
        err_console().print(f"left out: {undated} without a date, which no --from or --to can keep")


def _undated(name: str, view: CaseView, filters: Filters) -> int:
    """Return how many rows a window leaves out because nothing dates them."""
    if filters.first is None and filters.last is None:
        return 0
    whole = replace(filters, first=None, last=None)
    return sum(row["when"] is None for row in VIEWS[name](view, whole))


@click.command(epilog=example("dateline documents visit.db"))
@CASE_ARGUMENT
@since_option(
    "reports published on it or later. One whose day is a range that reaches it, or unknown, may be new, and says so."
)
@format_options
def documents(case: str, since: dt.date | None, how: str | None) -> None:
    """List the reports: when published and how that is known, by whom, taken from whom."""
    show_view("documents", case, Filters(since=since), how)


@click.command(
    epilog=example(
        "dateline timeline visit.db --from 2025-03-03 --to 2025-03-05",
        "dateline timeline visit.db --from 2025-03 --about inquiry",
        "dateline timeline visit.db --only happened --min-origins 2",
        "dateline timeline visit.db --only planned --only expected",
    )
)
@CASE_ARGUMENT
@happening_options(
    "entries that no older report tells, and older ones with more origins, denied or revised since."
)
@format_options
def timeline(case: str, filters: Filters, how: str | None) -> None:
    """List what happened when, worded by a passage of a report.

    Days are written as EDTF (ISO 8601-2): 2025-03 is a whole month, a/b from a to b, .. an open side.
    """
    show_view("timeline", case, filters, how)


@click.command(
    epilog=example(
        "dateline events visit.db --about explosion",
        "dateline events visit.db --about explosion --tellings",
        "dateline events visit.db --only denied --json",
    )
)
@CASE_ARGUMENT
@click.option(
    "--tellings", is_flag=True, help="A row for each telling, those of one event together."
)
@happening_options("events that no older report tells, and older ones as in the timeline.")
@format_options
def events(case: str, filters: Filters, tellings: bool, how: str | None) -> None:
    """List the happenings: when, told as what, who is in it, from how many origins.

    With --tellings, how each report tells it, one below the other.
    """
    show_view("tellings" if tellings else "events", case, filters, how)


@click.command(
    epilog=example(
        "dateline statements visit.db --by minister --denies",
        "dateline statements visit.db --via KCNA --json",
    )
)
@CASE_ARGUMENT
@click.option("--by", metavar="NAME", help="Only what this speaker says.")
@click.option("--via", metavar="NAME", help="Only what went through this carrier.")
@click.option("--denies", is_flag=True, help="Only denials and rejections.")
@click.option("--unnamed", is_flag=True, help="Only what speakers without a name say.")
@click.option("--stance", type=click.Choice([one.value for one in Stance]), help="Only these.")
@about_option
@since_option("no older report has the speaker say it.")
@format_options
def statements(
    case: str,
    by: str | None,
    via: str | None,
    denies: bool,
    unnamed: bool,
    stance: str | None,
    about: str | None,
    since: dt.date | None,
    how: str | None,
) -> None:
    """List who says what, and through whom it came."""
    filters = Filters(
        by=by, via=via, denies=denies, unnamed=unnamed, only=stance, about=about, since=since
    )
    show_view("statements", case, filters, how)


@click.command(epilog=example("dateline claims visit.db --min-origins 2"))
@CASE_ARGUMENT
@click.option("--status", type=click.Choice([one.value for one in ClaimStatus]), help="Only these.")
@min_origins_option
@about_option
@since_option("no older report has it; or it has more origins, or was denied or revised, since.")
@format_options
def claims(
    case: str,
    status: str | None,
    min_origins: int,
    about: str | None,
    since: dt.date | None,
    how: str | None,
) -> None:
    """List what is said, however worded, with how many origins stand behind it."""
    filters = Filters(only=status, min_origins=min_origins, about=about, since=since)
    show_view("claims", case, filters, how)


@click.command(epilog=example("dateline relations visit.db --type denies"))
@CASE_ARGUMENT
@click.option(
    "--type",
    "kind",
    type=click.Choice(["agrees", "denies", "conflicts", "revises"]),
    help="Only these.",
)
@about_option
@since_option("one of the two sides is in no older report.")
@format_options
def relations(
    case: str, kind: str | None, about: str | None, since: dt.date | None, how: str | None
) -> None:
    """List where reports agree, deny, conflict or revise one another, with both passages."""
    show_view("relations", case, Filters(only=kind, about=about, since=since), how)


@click.command(epilog=example("dateline origins visit.db"))
@CASE_ARGUMENT
@since_option("none of its reports is older.")
@format_options
def origins(case: str, since: dt.date | None, how: str | None) -> None:
    """List the independent places that reports lead back to, and why."""
    show_view("origins", case, Filters(since=since), how)


@click.command(epilog=example("dateline passages visit.db --csv"))
@CASE_ARGUMENT
@about_option
@since_option("one of the two reports is new.")
@format_options
def passages(case: str, about: str | None, since: dt.date | None, how: str | None) -> None:
    """List the stretches that reports share."""
    show_view("passages", case, Filters(about=about, since=since), how)


@click.command(epilog=example("dateline entities visit.db --about kim"))
@CASE_ARGUMENT
@about_option
@since_option("no older report names it.")
@format_options
def entities(case: str, about: str | None, since: dt.date | None, how: str | None) -> None:
    """List who and what is named, with every spelling."""
    show_view("entities", case, Filters(about=about, since=since), how)


@click.command(epilog=example("dateline stories visit.db"))
@CASE_ARGUMENT
@about_option
@since_option("none of its reports is older, or some are new.")
@format_options
def stories(case: str, about: str | None, since: dt.date | None, how: str | None) -> None:
    """List the stories of the case."""
    show_view("stories", case, Filters(about=about, since=since), how)


@click.command(epilog=example("dateline search visit.db 'warning letters'"))
@CASE_ARGUMENT
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Sentences."
)
@since_option("no older report has the sentence.")
@format_options
def search(
    case: str, words: tuple[str, ...], limit: int, since: dt.date | None, how: str | None
) -> None:
    """Find sentences that hold all WORDS (a "quoted phrase" in one piece)."""
    with Case(case, create=False) as opened:
        view = CaseView(opened.analysis)
        hits = opened.search(" ".join(words), limit=limit if since is None else sys.maxsize)
    news = News(view, since)
    noted = [(hit, news.sentence(hit.place)) for hit in hits]
    rows: list[Row] = [
        {
            "text": hit.text,
            "mark": view.quote(hit.place).mark,
            "name": hit.document_name,
            **({"new": note} if note else {}),
            "doc": hit.place.doc,
            "start": hit.place.span.start,
            "end": hit.place.span.end,
        }
        for hit, note in noted
        if note is not None
    ]
    empty = f"no sentence holds: {' '.join(words)}"
    print_rows(rows[:limit], Format(how or Format.TABLE), empty=empty)


_MARK = re.compile(r"(?P<report>.+?)(?::(?P<start>\d{1,9})-(?P<end>\d{1,9}))?")
_CONTEXT_CHARS = 300


@click.command(
    epilog=example(
        "dateline show visit.db 3                  the third report of the brief",
        "dateline show visit.db 3:120-240          a passage in its place",
        "dateline show visit.db reports/a.txt      a report by its name",
    )
)
@CASE_ARGUMENT
@click.argument("mark", metavar="REPORT[:START-END]")
def show(case: str, mark: str) -> None:
    """Show a report, or a passage of it in its place, by the mark behind a line."""
    with Case(case, create=False) as opened:
        view = CaseView(opened.analysis)
    matched = _MARK.fullmatch(mark)
    if matched is None:
        raise UsageError(f"cannot read the mark {mark!r}: write 3, 3:120-240, or a report's name")
    analysis = _report(view, matched["report"])
    if matched["start"] is None:
        _show_report(view, analysis)
    else:
        _show_passage(view, analysis, int(matched["start"]), int(matched["end"]))


def _report(view: CaseView, wanted: str) -> DocumentAnalysis:
    for one in view.case.documents:
        if wanted in (one.document.id, one.document.name):
            return one
    if wanted.isdigit():
        return view.by_number(int(wanted))
    names = ", ".join(one.document.name for one in view.case.documents[:5]) or "none"
    raise NotFoundError(f"no report {wanted!r} in the case; there are: {names} …")


def _show_report(view: CaseView, analysis: DocumentAnalysis) -> None:
    document, console = analysis.document, out_console()
    console.print(f"[{view.number(document.id)}] {clean(document.name)}", style="bold")
    for block in document.blocks:
        console.print(f"{block.span.start}-{block.span.end} {block.role.value}", style="dim")
        console.print(clean(block.span.of(document.text)))


def _show_passage(view: CaseView, analysis: DocumentAnalysis, start: int, end: int) -> None:
    document, console = analysis.document, out_console()
    text = document.text
    if not (start < end <= len(text)):
        raise UsageError(
            f"{start}-{end} is no passage of {document.name}, which has {len(text)} characters"
        )
    before = text[max(0, start - _CONTEXT_CHARS) : start]
    after = text[end : end + _CONTEXT_CHARS]
    console.print(
        f"[{view.number(document.id)}] {clean(document.name)} {start}-{end}", style="bold"
    )
    console.print(
        f"…{clean(before)} »{clean(Span(start, end).of(text))}« {clean(after)}…", soft_wrap=True
    )
