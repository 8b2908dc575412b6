"""Options and help that verbs share. No verb is written here."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click

from dateline.cli.output import Format
from dateline.export import Filters
from dateline.model import DayRange, Factuality, UsageError, parse_day, parse_days
from dateline.model.errors import DayRangeError

F = TypeVar("F", bound=Callable[..., Any])

CASE_ARGUMENT = click.argument("case", type=click.Path(dir_okay=False))


class Day(click.ParamType):  # type: ignore[type-arg] # generic only since click 8.4
    """A day as ``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the day, or fail with the value and what is wanted."""
        if isinstance(value, dt.date):
            return value
        try:
            return parse_day(value)
        except DayRangeError:
            self.fail(f"{value!r} is not a day: write it as 2025-03-04", param, ctx)


class Days(click.ParamType):  # type: ignore[type-arg] # generic only since click 8.4
    """Days as EDTF writes them: a day, a month, a year, an interval."""

    name = "DATE"

    def convert(
        self, value: str | DayRange, param: click.Parameter | None, ctx: click.Context | None
    ) -> DayRange:
        """Return the days, or fail with the value and what is wanted."""
        if isinstance(value, DayRange):
            return value
        try:
            return parse_days(value)
        except DayRangeError:
            self.fail(
                f"{value!r} is not a day: write it as 2025-03-04, a month as 2025-03, a year as "
                "2025, an interval as 2025-03-04/2025-03-06",
                param,
                ctx,
            )


def happening_options(new: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what adds the options of a view of happenings, and hands them on as ``filters``.

    *new* says which of them ``--since`` keeps.
    """

    def add(function: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(function)
        def filtered(
            first: DayRange | None,
            last: DayRange | None,
            **given: Any,  # noqa: ANN401
        ) -> None:
            low, high = _window(first, last)
            known = {name: given.pop(name) for name in _OF_HAPPENINGS}
            function(filters=Filters(first=low, last=high, **known), **given)

        return _window_options(min_origins_option(about_option(since_option(new)(filtered))))

    return add


_OF_HAPPENINGS = ("factualities", "min_origins", "about", "since")


def min_origins_option(function: F) -> F:
    """Add ``--min-origins``."""
    return click.option(
        "--min-origins", type=click.IntRange(min=0), default=0, help="At least so many origins."
    )(function)


def _window_options(function: F) -> F:
    """Add ``--from``, ``--to`` and ``--only``."""
    kinds = click.Choice([one.value for one in Factuality])
    added = [
        click.option(
            "--from",
            "first",
            type=Days(),
            help="Only what can have been on that day or later; of a month, from its first day. What "
            "only may lie there says so.",
        ),
        click.option(
            "--to",
            "last",
            type=Days(),
            help="Only what can have been on that day or before; of a month, up to its last day.",
        ),
        click.option(
            "--only",
            "factualities",
            type=kinds,
            multiple=True,
            help="Only what is told so; give it again for another one.",
        ),
    ]
    for option in reversed(added):
        function = option(function)
    return function


def _window(first: DayRange | None, last: DayRange | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a window, ``None`` for an open side.

    Raises:
        UsageError: the window ends before it begins.
    """
    low = None if first is None else first.earliest
    high = None if last is None else last.latest
    if low is not None and high is not None and high < low:
        raise UsageError(f"--from {low} is after --to {high}: nothing lies between; swap them")
    return low, high


def example(*lines: str) -> str:
    """Return an epilog with an example of each line."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def format_options(function: F) -> F:
    """Add ``--json``, ``--jsonl`` and ``--csv``; without one of them rows are a table."""
    for how, text in (
        (Format.CSV, "Rows as CSV."),
        (Format.JSONL, "One JSON object a line."),
        (Format.JSON, "One JSON array."),
    ):
        function = click.option(
            f"--{how.value}", "how", flag_value=how.value, default=None, help=text
        )(function)
    return function


def since_option(what: str) -> Callable[[F], F]:
    """Return what adds ``--since``; *what* says which records of the view are new."""

    def add(function: F) -> F:
        return click.option("--since", type=Day(), help=f"Only what is new since that day: {what}")(
            function
        )

    return add


def about_option(function: F) -> F:
    """Add ``--about``."""
    return click.option("--about", metavar="WORDS", help="Only lines that hold all these words.")(
        function
    )
