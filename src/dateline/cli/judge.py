"""Verbs that correct a case: same, different, undo, and the list of what was judged.

The clock is read here and nowhere below; it dates a judgement and changes nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from dateline.case import Case, Signature
from dateline.cli.options import CASE_ARGUMENT, example, format_options
from dateline.cli.output import Format, err_console, out_console, print_rows
from dateline.export import CaseView, Row
from dateline.model import Judgement
from dateline.text import clean

F = TypeVar("F", bound=Callable[..., Any])


def signed(function: F) -> F:
    """Add ``--by`` and ``--note``."""
    function = click.option("--note", default="", metavar="WORDS", help="Why; kept with it.")(
        function
    )
    return click.option("--by", default="", metavar="NAME", help="Who judges; kept with it.")(
        function
    )


@click.command(
    epilog=example(
        "dateline same visit.db 'Choe Son Hui' 'Choi Sun Hee'",
        "dateline same visit.db xf24acf63e45a x6c6ca20b0ee4     ids, as 'entities --json' has them",
        "dateline same visit.db Marsh@3 'Lena Marsh'            whom report 3 calls Marsh",
        "dateline same visit.db 3:120-240 8:550-695             events, by marks of the timeline",
    )
)
@CASE_ARGUMENT
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.argument("more", metavar="[MORE]…", nargs=-1)
@signed
def same(case: str, a: str, b: str, more: tuple[str, ...], by: str, note: str) -> None:
    """Judge that A, B and MORE are one, whatever the rules say. It is kept, and outranks them.

    Each is a name or an id as the views print them, or NAME@REPORT; or each is an event.
    """
    with Case(case, create=False) as opened:
        first, *others = _with_reports(opened, (a, b, *more))
        made = opened.same(first, *others, signature=_sign(by, note))
    _tell(made)


@click.command(
    epilog=example(
        "dateline different visit.db 'Kim Jong Un' 'Kim Yo Jong'",
        "dateline different visit.db 'Lena Marsh@3' 'Lena Marsh'   two people of one name",
    )
)
@CASE_ARGUMENT
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@signed
def different(case: str, a: str, b: str, by: str, note: str) -> None:
    """Judge that A and B are two, whatever the rules say. It is kept, and outranks them.

    Each is a name or an id as the views print them, or NAME@REPORT; or each is an event.
    """
    with Case(case, create=False) as opened:
        first, second = _with_reports(opened, (a, b))
        made = opened.different(first, second, signature=_sign(by, note))
    _tell(made)


@click.command(epilog=example("dateline undo visit.db", "dateline undo visit.db j5d0c"))
@CASE_ARGUMENT
@click.argument("judgement", metavar="[ID]", required=False)
def undo(case: str, judgement: str | None) -> None:
    """Take back the last judgement that stands, or the one with that ID.

    All records are then as they were before it.
    """
    with Case(case, create=False) as opened:
        taken = opened.undo(judgement)
    for one in taken:
        out_console().print(f"undone: {_line(one)}", soft_wrap=True)


@click.command(
    epilog=example("dateline judgements visit.db", "dateline judgements visit.db --json")
)
@CASE_ARGUMENT
@format_options
def judgements(case: str, how: str | None) -> None:
    """List every judgement in the order made: which stand, were undone, or replaced by a later one."""
    with Case(case, create=False) as opened:
        made = opened.judgements()
    rows: list[Row] = [
        {
            "judgement": one.id,
            "what": one.what.value,
            "about": one.about.value,
            "a": one.a,
            "a_name": one.a_name,
            "b": one.b,
            "b_name": one.b_name,
            "state": state,
            "by": one.by or None,
            "at": one.at or None,
            "note": one.note or None,
        }
        for one, state in made
    ]
    print_rows(rows, Format(how or Format.TABLE), empty="no judgement was made in this case")


def _sign(by: str, note: str) -> Signature:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return Signature(by=by, at=now, note=note)


_BY_NUMBER = re.compile(r"(?P<name>.*@)?(?P<number>[0-9]{1,9})(?P<place>:[0-9]+-[0-9]+)?")


def _with_reports(case: Case, names: Sequence[str]) -> list[str]:
    """Return *names*, ``NAME@3`` and ``3:120-240`` with the id of report 3 in place of its number."""
    matched = [_BY_NUMBER.fullmatch(name) for name in names]
    view = CaseView(case.analysis) if any(matched) else None
    return [
        name if found is None or view is None else _with_report(view, name, found)
        for name, found in zip(names, matched, strict=True)
    ]


def _with_report(view: CaseView, name: str, found: re.Match[str]) -> str:
    if not found["name"] and not found["place"]:
        return name
    doc = view.by_number(int(found["number"])).document.id
    return f"{found['name'] or ''}{doc}{found['place'] or ''}"


def _tell(made: Sequence[Judgement]) -> None:
    for one in made:
        out_console().print(_line(one), soft_wrap=True)
    if not made:
        err_console().print("judged so already; nothing was changed")


def _line(one: Judgement) -> str:
    return clean(f"{one.id}  {one.what.value}: {one.a_name} / {one.b_name}")
