"""Progress on standard error: a bar in a terminal, a line a step elsewhere."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.case import OnProgress
from dateline.cli.output import err_console

_REFRESH_S = 0.1

_MIN_REPORTS = 50
"""Fewer reports are read before a line about them could be."""


@contextlib.contextmanager
def progress(*, quiet: bool) -> Iterator[OnProgress | None]:
    """Give a callback that shows progress while the block runs, or ``None`` where *quiet*."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield _advancing(bar)
    else:
        yield _in_lines


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=err_console(),
        transient=True,
        auto_refresh=False,  # its thread would keep the engine from forking workers
    )


def _advancing(bar: Progress) -> OnProgress:
    tasks: dict[str, int] = {}
    shown = [0.0]

    def show(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = int(bar.add_task(what, total=total))
        bar.update(tasks[what], completed=done, total=total)  # type: ignore[arg-type]
        if _REFRESH_S <= time.monotonic() - shown[0] or done == total:
            shown[0] = time.monotonic()
            bar.refresh()

    return show


def _in_lines(what: str, done: int, total: int) -> None:
    """Say where the work is at every tenth of it."""
    step = max(1, total // 10)
    if _MIN_REPORTS <= total and (done % step == 0 or done == total):
        err_console().print(f"{what}: {done} of {total}")
