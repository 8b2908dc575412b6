"""Texts of a few lines, and any lines at all. All of it is invented."""

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract import canonical_text, extract
from dateline.model import Capture, Document, ExtractError, MediaKind, Role

LEAD = "Nine people died in Varnhaven on Monday, the mayor said."


def document(text: str) -> Document:
    return extract(Capture("report.txt", text.encode(), MediaKind.TEXT))


def roles(text: str) -> str:
    """Return the first letters of the roles; ``x`` is boilerplate, ``y`` a byline, ``h`` a headline."""
    letters = {Role.BOILERPLATE: "x", Role.BYLINE: "y", Role.CREDIT: "r", Role.RELATED: "l"}
    return "".join(letters.get(b.role, b.role.value[0]) for b in document(text).blocks)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Fire at the quay\n\n{LEAD}\n", "hb"),
        (f"Fire at the quay\n{LEAD}", "hb"),
        (f"Fire at the quay\n\n{LEAD}\n\nThe union denied it.", "hbb"),
        ("Another fire\n\nIt burned on Tuesday.\n", "hb"),
        (f"Quay fire: nine dead\n\n{LEAD}", "hb"),
        (f"Quay burns; union denies fault\nBy Orla Fenwick\n\n{LEAD}", "hyb"),
        (f"Ferry line to reopen\n\nVARNHAVEN, March 4 (NPA) - {LEAD}", "hdb"),
        ("Ferry line to reopen\n\nBoats sail again from Monday", "hb"),
        ("Fire at the quay\nFire at the quay\nNine died there.", "hxb"),
        (LEAD, "b"),
        ("Fire at the quay", "b"),
        ("It burned.", "b"),
        (f"{LEAD}\n\n“We know,” he said.", "bb"),
        (f"{LEAD}\n\nNo arrests have been made.", "bb"),
    ],
)
def test_short_text_has_its_headline_and_its_body(text, wanted):
    assert roles(text) == wanted


@pytest.mark.parametrize(
    "first",
    [
        "(Ana Prado for NPA)",
        "Please turn on scripts to read on",
        "Orla Fenwick",
        "VARNHAVEN POLICE",
        "The Guardian",
        "Reuters",
        "VARNHAVEN, Torvia -",
        "Skip to content",
        "desk@brannock.example",
        "Category: World News",
    ],
)
def test_first_line_that_is_no_title_gives_none(first):
    assert document(f"{first}\n\n{LEAD}").title is None


@pytest.mark.parametrize(
    "text",
    [
        "Page not found",
        "404 Not Found",
        "Home\nNews\nSport\nWorld\nCourts",
        "You are the owner of this page.",
        "https://brannock.example/quay",
        "4 March 2031",
        "***",
        " \n\t\n",
        "",
    ],
)
def test_text_that_tells_nothing_is_rejected(text):
    with pytest.raises(ExtractError):
        document(text)


@pytest.mark.parametrize(
    "last",
    ["Ivo Gant contributed.", "Gant reported from Kelmara.", "Contributing: Pia Marsh, Ivo Gant."],
)
def test_last_line_that_signs_is_no_body(last):
    assert roles(f"Fire at the quay\n\n{LEAD}\n\n{last}")[:2] == "hb"
    assert document(f"Fire at the quay\n\n{LEAD}\n\n{last}").blocks[-1].role is not Role.BODY


LINES = st.lists(
    st.sampled_from(
        [
            LEAD,
            "Fire at the quay",
            "By Orla Fenwick",
            "4 March 2031, 10:15",
            "Updated: 5 March 2031",
            "VARNHAVEN, March 4 (NPA) - The quay was shut on Monday, officials said.",
            "Crews at work. **Ana Prado / NPA**",
            "Crews at work *(Photo: Ana Prado)*",
            "**Ana Prado / pool / NPA**",
            "In this photo crews are seen at the quay **_Ana Prado / TASS_**",
            "In this photo crews are seen at the quay _ (Ana Prado / TASS)_",
            "TASS",
            "© NPA 2031",
            "Source: The Brannock Argus",
            "## **The quay**",
            "> * 1. _quoted_",
            "[Read more](https://brannock.example)",
            "Read more: the quay",
            "Share this",
            "Views: 71",
            "***",
            "“We know,” he said.",
            "",
            "   ",
            "\u2028",
            "\x0b",
            "x" * 200,
            "🔥 é \xa0",
            "Home | News | Sport",
            "Author: Wilma Brook",
            "Birthday: 1990-02-01",
            "- 1",
            "_",
            "(",
        ]
    ),
    max_size=9,
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "\t"])


def check(text: str) -> None:
    capture = Capture("report.txt", text.encode("utf-8"), MediaKind.TEXT)
    try:
        found = extract(capture)
    except ExtractError:
        return
    assert found.text == canonical_text(capture)
    end, covered = 0, set[int]()
    for block in found.blocks:
        assert end <= block.span.start
        assert block.span.end <= len(found.text)
        end = block.span.end
        covered.update(range(block.span.start, block.span.end))
    left = [char for at, char in enumerate(found.text) if at not in covered]
    assert all(char.isspace() for char in left)
    assert sum(block.role is Role.HEADLINE for block in found.blocks) <= 1
    assert any(block.role is Role.BODY for block in found.blocks)
    assert found.title is None or found.title.of(found.text)


def test_marks_between_caption_and_credit_are_in_a_block():
    check(f"In this photo crews are seen at the quay _ (Ana Prado / TASS)_\n\n{LEAD}")


@given(LINES, BREAKS)
def test_any_lines_give_blocks_that_leave_out_white_space_only(lines, mark):
    check(mark.join(lines))


@given(st.text(max_size=200))
def test_any_text_gives_blocks_that_leave_out_white_space_only(text):
    check(text)


@given(st.lists(st.text(alphabet="aZ.é:*_#>[]() \n/1©“”-|", max_size=30), max_size=6))
def test_any_marks_give_blocks_that_leave_out_white_space_only(lines):
    check("\n".join(lines))


@given(LINES, st.dictionaries(st.sampled_from(["title", "date", "agency", "url"]), st.text()))
def test_any_record_is_read_or_rejected(lines, stated):
    record = json.dumps({"text": "\n".join(lines), **stated}).encode()
    try:
        found = extract(Capture("record", record, MediaKind.RECORD))
    except ExtractError:
        return
    assert found.blocks


@pytest.mark.parametrize(
    ("first", "kept"),
    [("From the harbour archive", False), ("Quay burns; nine are dead", True)],
)
def test_first_line_is_the_title_of_a_record_only_where_it_shares_its_words(first, kept):
    record = {"title": "Fire at the quay - The Brannock Argus", "text": f"{first}\n\n{LEAD}"}
    found = extract(Capture("record", json.dumps(record).encode(), MediaKind.RECORD))
    assert (found.title is not None) is kept
    assert (found.given_title is None) is kept


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["It burned.\n", "Fire\n", "A b c d.\n\n", "You go.\n", "A " * 40])
def test_time_is_linear_in_short_lines(unit):
    def seconds(chars: int) -> float:
        capture = Capture("r.txt", (unit * (chars // len(unit))).encode(), MediaKind.TEXT)
        began = time.process_time()
        with contextlib.suppress(ExtractError):
            extract(capture)
        return time.process_time() - began

    short = min(seconds(25_000) for _ in range(2))
    assert min(seconds(100_000) for _ in range(2)) < 12 * short + 1.0
