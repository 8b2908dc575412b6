"""Reads the package's tab-separated files and says where one is malformed.

Does not know what any column means.
"""

from collections.abc import Sequence
from enum import StrEnum
from importlib import resources
from typing import NamedTuple, TypeVar

from dateline.model.errors import ResourceError

E = TypeVar("E", bound=StrEnum)


class Row(NamedTuple):
    """One line of a table: its cells, and where it stands for messages."""

    file: str
    line: int
    cells: tuple[str, ...]

    def error(self, problem: str) -> ResourceError:
        """Return an error that names the file and line of this row."""
        return ResourceError(f"{self.file}, line {self.line}: {problem}")


def read_text(name: str) -> str:
    """Return the text of the file *name* of ``lexicons/``.

    Raises:
        ResourceError: the file is not there or is not UTF-8.
    """
    try:
        return (resources.files(__package__) / "lexicons" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ResourceError(
            f"cannot read the data file {name!r} of this package ({problem}); reinstall dateline"
        ) from problem


def parse_rows(name: str, text: str, columns: Sequence[str]) -> list[Row]:
    """Return the rows of a table: comment lines and the line of column names left out.

    Raises:
        ResourceError: the column names differ from *columns*, or a row has another width.
    """
    rows: list[Row] = []
    seen_columns = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        row = Row(name, number, tuple(line.split("\t")))
        if seen_columns:
            if len(row.cells) != len(columns):
                raise row.error(f"need {len(columns)} cells, got {len(row.cells)}")
            rows.append(row)
        elif list(row.cells) != list(columns):
            raise row.error(f"need the columns {list(columns)}, got {list(row.cells)}")
        seen_columns = True
    if not rows:
        raise ResourceError(f"{name}: the table has no rows")
    return rows


def read_rows(name: str, columns: Sequence[str]) -> list[Row]:
    """Return the rows of the table *name*; see :func:`parse_rows`."""
    return parse_rows(name, read_text(name), columns)


def many(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, divided by ``|``; empty for an empty cell."""
    return tuple(cell.split("|")) if cell else ()


def member(kind: type[E], row: Row, cell: str) -> E:
    """Return the member of *kind* whose value is *cell*.

    Raises:
        ResourceError: there is none.
    """
    try:
        return kind(cell)
    except ValueError as problem:
        raise row.error(f"{cell!r} is none of {[each.value for each in kind]}") from problem


def yes_no(row: Row, cell: str) -> bool:
    """Return the truth of a cell that says ``yes`` or ``no``.

    Raises:
        ResourceError: it says something else.
    """
    if cell not in ("yes", "no"):
        raise row.error(f"need yes or no, got {cell!r}")
    return cell == "yes"


def whole(row: Row, cell: str) -> int:
    """Return the whole number in a cell.

    Raises:
        ResourceError: the cell holds anything but ASCII digits.
    """
    if not (cell.isascii() and cell.isdigit()):
        raise row.error(f"need a whole number, got {cell!r}")
    return int(cell)
