"""The table: every figure, every stage that was not measured, every citation, every change."""

import re

import pytest
from bench.quality.adapters import Measured
from bench.quality.citations import CITATIONS
from bench.quality.figures import Figure, Published, Rival
from bench.quality.frozen import Changes, Moved
from bench.quality.measure import How, Outcome
from bench.quality.show import MAX_MOVED, Report, as_markdown, as_text

KEY = next(iter(CITATIONS))
FULL = Figure(
    "names", "span", 0.8, 12, 0.75, 0.85, Rival("capitals", 0.5), Rival("peer", 1.0),
    Published("best", 0.9, KEY, on="test"),
)  # fmt: skip
OUTCOMES = (
    Outcome("names", How.MEASURED, measured=Measured((FULL, Figure("names", "bare", 0.25, 3)))),
    Outcome("reuse", How.NO_BENCHMARK, "run.py is not there"),
    Outcome("timexes", How.NO_DATA, "no archive"),
)


@pytest.fixture(params=[as_text, as_markdown])
def shown(request):
    return request.param(Report(OUTCOMES, {"names.span": 0.7, "names.bare": 0.3}, {}))


@pytest.mark.parametrize(
    "words",
    [
        ".800 [.750–.850]", ".500 capitals", "1.000 peer", f".900 best, test [{KEY}]",
        "reuse: no benchmark: run.py is not there", "timexes: no data: no archive",
        f"[{KEY}] {CITATIONS[KEY]}", ".300 BROKEN",
    ],
)  # fmt: skip
def test_table_shows(shown, words):
    assert words in shown


def test_table_marks_only_broken_floors(shown):
    assert shown.count("BROKEN") == 1


def test_markdown_rows_have_as_many_cells_as_the_head():
    table = as_markdown(Report(OUTCOMES, {}, {})).split("\n\n")[0].splitlines()

    assert {line.count("|") for line in table} == {9}
    assert len(table) == 2 + 2 + 2


def test_changes_are_shown_by_case():
    changes = Changes((Moved("a", 0.5, 0.75),), (Moved("b", 1.0, 0.0),), ("c",), ("d",))

    shown = as_text(Report((), {}, {"names": changes, "reuse": None}))

    assert "names: 1 cases gained, 1 lost, 1 new, 1 gone" in shown
    assert "+ a  .500 → .750" in shown
    assert "- b  1.000 → .000" in shown
    assert re.search(r"new c\n +gone d", shown)
    assert "reuse: nothing frozen yet" in shown


def test_changes_beyond_the_most_are_counted():
    lost = tuple(Moved(f"case {n}", 1.0, 0.5) for n in range(MAX_MOVED + 3))

    shown = as_text(Report((), {}, {"names": Changes(lost=lost)}))

    assert "- and 3 more" in shown
    assert f"case {MAX_MOVED}" not in shown
