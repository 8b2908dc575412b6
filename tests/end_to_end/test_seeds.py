"""Five real reports on one visit, from the files to the export: what a reader of them would check.

Their words belong to others: lines are named by number, and only labels of page furniture are quoted.
One run serves all tests.
"""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.xdist_group("seeds"),
    pytest.mark.skipif(not SEEDS.is_dir(), reason=f"needs the five reports in {SEEDS}"),
]

BODY = {
    "000": [13, 15, 17, 19, 23, 25, 27, 29, 31, 33, 35],
    "001": [8, 10, 12, 14, 16, 20, 22, 24, 26, 28, 30, 32],
    "002": [*range(13, 26, 2), *range(29, 72, 2)],
    "003": [*range(3, 12, 2), *range(25, 46, 2), *range(59, 78, 2)],
    "004": [3, *range(9, 38, 2)],
}
"""Lines (counted from 1) that are paragraphs or subheadings of the article, by report."""

CAPTIONS = {"002": [11], "003": [*range(13, 24, 2), *range(47, 58, 2)], "004": [5]}

FURNITURE = [
    ("000", "Related article"),
    ("000", "Original url"),
    ("001", "Skip to content"),
    ("001", "Source:"),
    ("001", "Share this article"),
    ("001", "most popular"),
    ("002", "Related article"),
    ("002", "Original url"),
    ("003", "Top Articles"),
    ("003", "Latest Posts"),
    ("003", "Author:"),
    ("003", "Last Updated"),
    ("003", "Views:"),
    ("003", "Rating:"),
    ("003", "Birthday:"),
    ("003", "Hobby:"),
    ("003", "Introduction:"),
    ("004", "(photo:"),
    ("004", "Follow us on"),
    ("004", "Published:"),
]


def dateline(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("seeds") / "seeds.db")
    done = dateline("brief", str(SEEDS), "--case", path)
    assert done.returncode == 0, done.stderr
    assert "TIMELINE" in done.stdout
    return path


@pytest.fixture(scope="module")
def rows(case):
    done = dateline("export", case, "--to", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def reports(rows):
    return {row["name"][:3]: row for row in rows if row["kind"] == "document"}


def days_between(earliest, latest):
    return (dt.date.fromisoformat(latest) - dt.date.fromisoformat(earliest)).days


def of_kind(rows, kind):
    return [row for row in rows if row["kind"] == kind]


def number(report, offset):
    """Return the number of the line that holds the character at *offset*, from 1."""
    return report["text"].count("\n", 0, offset) + 1


def line_span(report, wanted):
    lines = report["text"].split("\n")
    start = sum(len(line) + 1 for line in lines[: wanted - 1])
    return start, start + len(lines[wanted - 1])


def words_in(report, rows, *roles):
    """Return the offsets of letters and digits that lie in blocks of *roles*."""
    spans = [
        (row["start"], row["end"])
        for row in of_kind(rows, "block")
        if row["doc"] == report["id"] and row["role"] in roles
    ]
    return {at for start, end in spans for at in range(start, end) if report["text"][at].isalnum()}


def words_of_lines(report, numbers):
    spans = [line_span(report, each) for each in numbers]
    return {at for start, end in spans for at in range(start, end) if report["text"][at].isalnum()}


def line_of(at, rows):
    """Return report and line of a place: ``("003", 59)``."""
    report = next(row for row in of_kind(rows, "document") if row["id"] == at["doc"])
    return report["name"][:3], number(report, at["start"])


# ---------------------------------------------------------------- the road


def test_every_report_is_read_without_a_failure(rows, reports):
    assert [one["status"] for one in rows[0]["inputs"]] == ["read"] * 5
    assert [report["failures"] for report in reports.values()] == [[]] * 5


def test_verify_holds_every_span(case):
    done = dateline("verify", case)
    good, _, total = done.stdout.split()[:3]

    assert done.returncode == 0, done.stdout
    assert good == total
    assert 1000 < int(total)


def test_every_line_of_the_export_validates(rows):
    validator = jsonschema.Draft202012Validator(json.loads(dateline("schema").stdout))

    wrong = [
        f"line {number}: {error.message[:200]}"
        for number, row in enumerate(rows, 1)
        for error in validator.iter_errors(row)
    ]

    assert wrong == []


# ---------------------------------------------------------------- who and when


@pytest.mark.parametrize(
    ("name", "day", "written"),
    [
        ("000", "2024-06-12", "June 12, 2024"),
        ("002", "2024-06-18", "June 18, 2024"),
        ("004", "2024-01-22", "22 Jan 2024"),
    ],
)
def test_stated_day_is_read_with_its_words(name, day, written, reports):
    report = reports[name]
    evidence = [
        report["text"][each["start"] : each["end"]]
        for each in report["published_evidence"]
        if each["start"] is not None
    ]

    assert (report["published"], report["published_basis"]) == (day, "stated")
    assert any(written in words for words in evidence)


@pytest.mark.parametrize("name", ["001", "003"])
def test_day_that_is_nowhere_stated_is_inferred_as_a_range(name, reports):
    report = reports[name]

    assert report["published_basis"] == "inferred"
    assert report["earliest"] <= "2024-06-17" <= report["latest"]
    assert "2024-05-11" < report["earliest"], "a caption names 11 May as past"
    assert days_between(report["earliest"], report["latest"]) <= 60
    assert report["published_reasons"]


@pytest.mark.parametrize(
    ("name", "outlet", "agency", "byline"),
    [
        ("000", "The Moscow Times", "AFP", []),
        ("001", "globalhappenings", "Le Parisien", []),
        ("002", "The Moscow Times", "AFP", ["Cat Barton"]),
        ("003", None, None, []),
        ("004", "National Herald", None, []),
    ],
)
def test_outlet_agency_and_authors_are_told_apart(name, outlet, agency, byline, reports):
    report = reports[name]

    assert (report["outlet"], report["agency"], report["byline"]) == (outlet, agency, byline)


# ---------------------------------------------------------------- what is the article


@pytest.mark.parametrize("name", BODY)
def test_body_is_all_and_only_the_paragraphs_of_the_article(name, rows, reports):
    report = reports[name]
    wanted = words_of_lines(report, BODY[name])
    found = words_in(report, rows, "body")

    assert sorted({number(report, at) for at in found - wanted}) == []
    assert sorted({number(report, at) for at in wanted - found}) == []


@pytest.mark.parametrize("name", CAPTIONS)
def test_captions_are_captions(name, rows, reports):
    report = reports[name]
    found = words_in(report, rows, "caption")

    assert {number(report, at) for at in found} == set(CAPTIONS[name])


@pytest.mark.parametrize(("name", "label"), FURNITURE)
def test_furniture_is_in_no_block_that_is_read(name, label, rows, reports):
    report = reports[name]
    places = [
        at
        for match in re.finditer(re.escape(label), report["text"])
        for at in range(match.start(), match.end())
    ]

    assert places
    assert words_in(report, rows, "body", "headline", "caption").isdisjoint(places)


@pytest.mark.parametrize("name", ["001", "003"])
def test_repeated_title_is_read_once(name, rows, reports):
    report = reports[name]
    headlines = [
        row
        for row in of_kind(rows, "block")
        if row["doc"] == report["id"] and row["role"] == "headline"
    ]

    assert [(row["start"], row["end"]) for row in headlines] == [tuple(report["title_span"])]


# ---------------------------------------------------------------- days


def test_landing_is_on_the_nineteenth(rows, reports):
    report = reports["002"]
    events = {
        row["event"]
        for row in of_kind(rows, "event_mention")
        if row["doc"] == report["id"] and report["text"][row["start"] : row["end"]] == "landed"
    }
    entries = [row for row in of_kind(rows, "entry") if row["event"] in events]

    assert [(row["edtf"], row["factuality"]) for row in entries] == [("2024-06-19", "happened")]


@pytest.mark.parametrize(
    ("name", "lines", "words", "days"),
    [
        ("001", [8], ["Tuesday", "Wednesday"], ["2024-06-18", "2024-06-19"]),
        ("004", [9, 21], ["Sunday", "Sunday"], ["2024-01-21", "2024-01-21"]),
        ("000", [13, 23], ["Wednesday", "Wednesday"], ["2024-06-12", "2024-06-12"]),
        ("002", [11, 13], ["early Wednesday"] * 2, ["2024-06-19"] * 2),
    ],
)
def test_weekday_is_the_day_that_its_clause_means(name, lines, words, days, rows, reports):
    report = reports[name]
    found = [
        (row["text"], row["edtf"])
        for row in of_kind(rows, "timex")
        if row["doc"] == report["id"] and number(report, row["start"]) in lines
    ]

    assert [each for each in found if each[0] in words] == list(zip(words, days, strict=True))


# ---------------------------------------------------------------- who says so


@pytest.mark.parametrize("denial", [("003", 59), ("002", 41)], ids=["both sides", "one side"])
def test_denial_of_arms_deliveries_meets_its_accusers(denial, rows):
    accusers = {
        line_of(side, rows)
        for row in of_kind(rows, "relation")
        if row["type"] == "denies"
        and denial in {line_of(each, rows) for each in row["evidence"]["a"]}
        for side in row["evidence"]["b"]
    }

    assert accusers <= {("000", 15), ("000", 31), ("001", 8), ("001", 16), ("002", 21), ("003", 25)}
    assert 2 <= len({report for report, _ in accusers})


def names_of(rows):
    return [{row["name"], *row["aliases"]} for row in of_kind(rows, "entity")]


def test_minister_spelled_in_two_ways_is_one(rows):
    holders = [names for names in names_of(rows) if names & {"Choe Son Hui", "Choe Song Hui"}]

    assert len(holders) == 1
    assert {"Choe Son Hui", "Choe Song Hui"} <= holders[0]


def test_three_of_one_family_stay_three(rows):
    family = [{"Kim Jong Un", "Kim Jong-un"}, {"Kim Jong Il"}, {"Kim Yo Jong", "Kim Yo Jon"}]
    holders = [[i for i, names in enumerate(names_of(rows)) if names & each] for each in family]

    assert [len(each) for each in holders] == [1, 1, 1]
    assert len({each[0] for each in holders}) == 3


# ---------------------------------------------------------------- origins


def test_reports_of_one_agency_count_as_one_origin(rows, reports):
    agency_copies = {reports["000"]["id"], reports["002"]["id"]}
    shared = [row for row in of_kind(rows, "origin") if agency_copies <= set(row["documents"])]

    assert len(shared) == 1
    assert {reason["kind"] for reason in shared[0]["reasons"]} & {"credit", "copy"}


def test_the_five_are_one_story(rows, reports):
    stories = of_kind(rows, "story")

    assert [len(row["documents"]) for row in stories] == [5]
