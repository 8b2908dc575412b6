"""What happens when a data file is damaged or absent."""

import pytest

from dateline.model.errors import ResourceError
from dateline.resources import AgencyKind, _calendar, _geography, _language, _story
from dateline.resources._table import Row, member, parse_rows, read_text, whole, yes_no

ROW = Row("some.tsv", 7, ("x",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no rows"),
        ("# only a comment\n", "no rows"),
        ("a\tb\n", "no rows"),
        ("a\n1\n", r"some\.tsv, line 1: need the columns \['a', 'b'\]"),
        ("# head\n\na\tb\n1\t2\n1\n", r"some\.tsv, line 5: need 2 cells, got 1"),
        ("a\tb\n1\t2\t3\n", r"line 2: need 2 cells, got 3"),
    ],
)
def test_table_with_wrong_shape_is_refused(text, message):
    with pytest.raises(ResourceError, match=message):
        parse_rows("some.tsv", text, ("a", "b"))


def test_table_rows_know_their_line():
    (row,) = parse_rows("some.tsv", "# head\na\tb\n1\t\n", ("a", "b"))
    assert (row.line, row.cells) == (3, ("1", ""))


def test_absent_file_is_named():
    with pytest.raises(ResourceError, match=r"cannot read the data file 'absent\.tsv'.*reinstall"):
        read_text("absent.tsv")


@pytest.mark.parametrize("cell", ["", "-1", "1.5", "one", "\u0663"])
def test_cell_that_is_no_whole_number_is_refused(cell):
    with pytest.raises(ResourceError, match=r"some\.tsv, line 7: need a whole number"):
        whole(ROW, cell)


@pytest.mark.parametrize("cell", ["", "Yes", "true"])
def test_cell_that_is_neither_yes_nor_no_is_refused(cell):
    with pytest.raises(ResourceError, match="need yes or no"):
        yes_no(ROW, cell)


def test_cell_that_is_no_member_is_refused():
    with pytest.raises(ResourceError, match="'royal' is none of"):
        member(AgencyKind, ROW, "royal")


@pytest.mark.parametrize(
    ("read", "cells", "message"),
    [
        (_geography._country, ("XX", "X", "", "", "", "", "", "", "planet"), "status must be"),
        (_geography._city, ("X", "", "", "XX", "north", "0", "1"), "need degrees"),
        (_geography._city, ("X", "", "", "XX", "1", "0", "many"), "need a whole number"),
        (_language._cue, ("x", "x", "verb", "asserts", "?", "yes", "no", "0", "0"), "none of"),
        (_language._cue, ("x", "x", "verb", "sings", "+", "yes", "no", "0", "0"), "none of"),
        (_language._cue, ("x", "x", "verb", "asserts", "+", "?", "no", "0", "0"), "yes or no"),
    ],
)
def test_row_with_a_bad_value_is_refused(read, cells, message):
    with pytest.raises(ResourceError, match=message):
        read(Row("some.tsv", 3, cells))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[months]", "[moons]"),
        ("january = 1", 'january = "first"'),
        ("january = 1", "january = true"),
        ('dawn = "MO"', "dawn = 5"),
        ("[months]", "[months"),
        ('words = ["countless"', 'words = [1, "countless"'),
        ('rule = "easter"', 'rule = "moon"'),
        ("offset = 39", 'offset = "39"'),
        ("[eras]", "eras = {}\n[more]"),
        ("[eras]", "eras = 3\n[more]"),
    ],
)
def test_malformed_calendar_is_refused(old, new):
    text = read_text("calendar_en.toml")
    assert old in text
    with pytest.raises(ResourceError, match=r"calendar_en\.toml is malformed"):
        _calendar.parse_calendar(text.replace(old, new, 1))


def test_story_folder_holds_the_story_or_says_where_it_looked(monkeypatch, tmp_path):
    monkeypatch.setattr(_story, "__file__", str(tmp_path / "a" / "b" / "c" / "d" / "story.py"))
    with pytest.raises(ResourceError, match=r"neither at .*harbour-fire nor at .*harbour-fire"):
        _story.story_folder.__wrapped__()
    checkout = tmp_path / "a" / "examples" / "harbour-fire"
    checkout.mkdir(parents=True)
    assert _story.story_folder.__wrapped__() == checkout
    packed = tmp_path / "a" / "b" / "c" / "d" / "harbour-fire"
    packed.mkdir(parents=True)
    assert _story.story_folder.__wrapped__() == packed
