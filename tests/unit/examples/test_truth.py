"""The hand-made gold of the invented story is verbatim and hangs together.

It checks the gold against the reports alone; it does not run the product.
"""

import datetime as dt
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

STORY = Path(__file__).resolve().parents[3] / "examples" / "harbour-fire"
TRUTH: dict[str, Any] = json.loads((STORY / "truth.json").read_text(encoding="utf-8"))
FILES = sorted(TRUTH["reports"])
SILENT = {"script", "style", "head"}
INLINE = {"a", "b", "cite", "em", "font", "i", "small", "span", "strong", "time"}
ROLES = {"original", "reprint", "cut", "rewrite", "translation", "scrape", "patchwork", "own"}
COPIES = {"reprint", "cut", "rewrite", "translation", "scrape"}
DATED = re.compile(
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:(\d{1,2}) March|March (\d{1,2}))\b"
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.depth_silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth_silent += tag in SILENT
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        self.depth_silent -= tag in SILENT
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        if self.depth_silent < 1:
            self.pieces.append(data)

    def _break_at(self, tag: str) -> None:
        if tag not in INLINE:
            self.pieces.append(" ")


@cache
def words_of(name: str) -> str:
    file, _, record = name.partition("#")
    text = (STORY / "reports" / file).read_text(encoding="utf-8")
    if record:
        rows = [json.loads(line) for line in text.splitlines()]
        return next(row["text"] for row in rows if row["id"] == record)
    if not file.endswith(".html"):
        return text
    page = _Words()
    page.feed(text)
    return " ".join("".join(page.pieces).split())


def quotes() -> list[tuple[str, str]]:
    listed = [
        (name, quote)
        for part in ("navigation", "body", "captions")
        for name, strings in TRUTH[part].items()
        for quote in strings
    ]
    listed += [(x["file"], x["quote"]) for event in TRUTH["events"] for x in event["evidence"]]
    listed += [(s["file"], s["sentence"]) for s in TRUTH["statements"]]
    listed += [(r[side]["file"], r[side]["quote"]) for r in TRUTH["relations"] for side in "ab"]
    return listed


def test_reports_are_all_and_only_the_files_of_the_folder():
    assert {name.partition("#")[0] for name in FILES} == {
        path.name for path in (STORY / "reports").iterdir()
    }


@pytest.mark.parametrize(("name", "quote"), quotes())
def test_quote_is_verbatim(name, quote):
    if name.endswith(".html"):
        quote = " ".join(quote.split())
    assert quote in words_of(name)


@pytest.mark.parametrize("statement", TRUTH["statements"], ids=lambda s: s["file"])
def test_statement_parts_lie_in_its_sentence(statement):
    parts = [statement["source"], statement["cue"], *statement["content"]]
    assert [part for part in parts if part and part not in statement["sentence"]] == []


@pytest.mark.parametrize("statement", TRUTH["statements"], ids=lambda s: s["file"])
def test_chain_runs_from_speaker_to_outlet(statement):
    report = TRUTH["reports"][statement["file"]]
    assert (statement["chain"][0], statement["chain"][-1]) == (
        statement["speaker"],
        report["outlet"],
    )


@pytest.mark.parametrize("name", FILES)
def test_role_and_origin_agree_with_what_is_copied(name):
    report = TRUTH["reports"][name]
    assert report["role"] in ROLES | {"unrelated"}
    assert (report["copy_of"] is not None) == (report["role"] in COPIES)
    if report["copy_of"]:
        assert report["origin"] == TRUTH["reports"][report["copy_of"]]["origin"]


@pytest.mark.parametrize("name", FILES)
def test_named_weekday_falls_on_its_day(name):
    for match in DATED.finditer(words_of(name)):
        day = dt.date(2025, 3, int(match[2] or match[3]))
        assert day.strftime("%A") == f"{match[1]}day"


@pytest.mark.parametrize("name", [n for n in FILES if TRUTH["reports"][n]["role"] == "reprint"])
def test_reprint_holds_every_paragraph_of_its_original(name):
    def plain(text: str) -> str:
        return re.sub(r"[“”\"]", '"', text.replace("’", "'").replace("\xa0", " "))

    original = plain(words_of(TRUTH["reports"][name]["copy_of"])).split("\n\n")
    body = [p.partition(" — ")[2] or p for p in original[1:-2]]
    assert [p for p in body if p not in plain(words_of(name))] == []


def test_different_pairs_are_never_in_one_group():
    groups = [set(group) for group in TRUTH["names"]["same"]]
    assert [
        pair for pair in TRUTH["names"]["different"] if any(set(pair) <= group for group in groups)
    ] == []


def test_events_have_days_in_order():
    assert [e["what"] for e in TRUTH["events"] if e["latest"] < e["earliest"]] == []
