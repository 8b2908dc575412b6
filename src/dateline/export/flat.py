"""Flat rows → CSV, for spreadsheets. It chooses no rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from dateline.export.view import CaseView
from dateline.export.views import VIEWS, Cell, Filters, Row, columns_of

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Sequence[Row]) -> str:
    """Return *rows* as CSV (RFC 4180, CRLF, a header line; empty where there are no rows).

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = columns_of(rows)
    writer.writerow(names)
    writer.writerows([safe_cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """Return *cell* so that no spreadsheet takes it for a formula.

    >>> safe_cell("=1+1"), safe_cell(-1)
    ("'=1+1", -1)
    """
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def csv_files(view: CaseView) -> dict[str, str]:
    """Return the CSV of every view, by file name."""
    return {f"{name}.csv": csv_text(list(rows(view, Filters()))) for name, rows in VIEWS.items()}
