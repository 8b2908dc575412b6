"""Printing: results on standard output, everything else on standard error.

Document text is hostile: control characters and marks that reverse the reading order never reach the
terminal. No record is chosen here.
"""

from __future__ import annotations

import enum
import json
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.export import Row, columns_of, csv_text
from dateline.text import clean

PLAIN_WIDTH = 110
"""Columns of the output where it does not go to a terminal: the same everywhere."""

_HIDDEN_COLUMNS = frozenset(
    "doc start end id a b story url directness external event_id event_type joined_because place".split()
)
"""Columns that a table leaves out for width; JSON and CSV have them all."""

_TEXT_COLUMNS = frozenset({"text", "text_a", "text_b", "title"})
_WIDE_COLUMNS = frozenset({"participants"})
_MAX_CELL_CHARS = 220


class Format(enum.StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def prepare_streams() -> None:
    """Make standard output and error UTF-8, whatever the locale: the same input, the same bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def out_console(*, width: int | None = None) -> Console:
    """Return a console for results. Colours only where standard output is a terminal."""
    plain = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(
        file=sys.stdout, width=width or plain, highlight=False, markup=False, emoji=False
    )


def err_console() -> Console:
    """Return a console for progress, notes and errors."""
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_part(console: Console, part: RenderableType) -> None:
    """Print *part*; where it does not go to a terminal, without the spaces that pad its lines."""
    if console.is_terminal:
        console.print(part)
        return
    with console.capture() as captured:
        console.print(part)
    lines = (line.rstrip() for line in captured.get().splitlines())
    console.file.write("".join(f"{line}\n" for line in lines))


def print_rows(rows: Sequence[Row], how: Format, *, empty: str) -> None:
    """Print *rows* as asked; *empty* is said on standard error where there are none."""
    if how is Format.JSON:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif how is Format.JSONL:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif how is Format.CSV:
        sys.stdout.write(csv_text(rows))
    elif rows:
        out_console().print(_table(rows))
    if not rows:
        err_console().print(empty)


def _table(rows: Sequence[Row]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    names = [name for name in columns_of(rows) if name not in _HIDDEN_COLUMNS]
    names = [name for name in names if any(row.get(name) not in (None, "") for row in rows)]
    for name in names:
        ratio = 3 if name in _TEXT_COLUMNS else (2 if name in _WIDE_COLUMNS else None)
        table.add_column(name.replace("_", " "), ratio=ratio, overflow="fold", no_wrap=False)
    for row in rows:
        table.add_row(*(Text(_cell(row.get(name))) for name in names))
    return table


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    text = clean(str(value))
    return text if len(text) <= _MAX_CELL_CHARS else text[: _MAX_CELL_CHARS - 1] + "…"
