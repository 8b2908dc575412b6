import csv
import io

import pytest

from dateline.export import VIEWS, CaseView, Filters, csv_files, csv_text, safe_cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_a_spreadsheet_would_run_is_made_text(start):
    assert safe_cell(f"{start}cmd()") == f"'{start}cmd()"


@pytest.mark.parametrize("cell", ["fire", "", -3, 0.5, None, " =1"])
def test_cell_that_is_plain_stays(cell):
    assert safe_cell(cell) == cell


def test_csv_of_no_rows_is_empty():
    assert csv_text([]) == ""


def test_csv_reads_back_with_every_column():
    rows = [{"a": 'say "fire"\n', "b": 1}, {"a": None, "c": "x,y"}]
    back = list(csv.DictReader(io.StringIO(csv_text(rows), newline="")))
    assert back == [
        {"a": 'say "fire"\n', "b": "1", "c": ""},
        {"a": "", "b": "", "c": "x,y"},
    ]


def test_csv_has_a_file_for_every_view(story):
    files = csv_files(CaseView(story))
    assert set(files) == {f"{name}.csv" for name in VIEWS}
    assert files["documents.csv"].count("\r\n") == 1 + len(story.documents)


@pytest.mark.parametrize("name", list(VIEWS))
def test_rows_of_every_view_are_verbatim(story, name):
    view = CaseView(story)
    for row in VIEWS[name](view, Filters()):
        if "start" in row and "text" in row:
            text = view.analysis_of(row["doc"]).document.text
            assert text[row["start"] : row["end"]] == row["text"]


def test_filters_only_leave_out(story):
    view = CaseView(story)
    everything = list(VIEWS["statements"](view, Filters()))
    for filters in (
        Filters(denies=True),
        Filters(unnamed=True),
        Filters(about="fire"),
        Filters(by="minister"),
        Filters(via="npa"),
    ):
        kept = list(VIEWS["statements"](view, filters))
        assert len(kept) < len(everything)
        assert all(row in everything for row in kept)
    assert all(row["denied"] == "yes" for row in VIEWS["statements"](view, Filters(denies=True)))
