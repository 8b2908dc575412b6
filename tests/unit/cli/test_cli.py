import json
import re
import subprocess
import sys

import click
import pytest

from dateline.cli.app import cli, run
from dateline.resources import story_folder
from dateline.text import clean

VERBS = cli.list_commands(click.Context(cli))


@pytest.fixture(scope="module")
def reports():
    return str(story_folder() / "reports")


@pytest.fixture(scope="module")
def case(tmp_path_factory, reports):
    path = str(tmp_path_factory.mktemp("case") / "fire.db")
    assert run(["add", path, reports, "--quiet"]) == 0
    return path


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_every_verb_has_an_example(verb, capsys):
    assert run([verb, "--help"]) == 0
    out = capsys.readouterr().out
    assert "Example:" in out
    assert f"dateline {verb}" in out


def test_help_lists_every_verb_with_what_it_does(capsys):
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for verb in VERBS:
        assert f"\n  {verb} " in out


@pytest.mark.parametrize(
    "view",
    [
        "documents",
        "timeline",
        "events",
        "statements",
        "claims",
        "relations",
        "origins",
        "passages",
        "entities",
        "stories",
    ],
)
def test_view_prints_the_same_rows_in_every_format(view, case, capsys):
    assert run([view, case, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert run([view, case, "--jsonl"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == rows
    assert run([view, case, "--csv"]) == 0
    assert rows
    assert run([view, case]) == 0


@pytest.mark.parametrize(
    "view",
    [
        ["documents"],
        ["timeline"],
        ["events"],
        ["events", "--tellings"],
        ["statements"],
        ["claims"],
        ["relations"],
        ["origins"],
        ["passages"],
        ["entities"],
        ["stories"],
        ["search", "port"],
    ],
)
def test_since_keeps_what_is_new_and_says_so(view, case, capsys):
    verb, *words = view
    assert run([verb, case, *words, "--json"]) == 0
    every = json.loads(capsys.readouterr().out)
    assert run([verb, case, *words, "--since", "2025-03-06", "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert 0 < len(kept) <= len(every)
    assert all(row["new"] for row in kept)
    assert run([verb, case, *words, "--since", "2026-01-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_brief_since_a_day_in_every_form_and_verified(case, tmp_path, reports, capsys):
    page, plain = tmp_path / "b.html", tmp_path / "b.json"
    since = ["--since", "2025-03-12"]
    assert run(["brief", case, *since, "--html", str(page), "--json"]) == 0
    plain.write_text(capsys.readouterr().out, encoding="utf-8")
    for made in (page, plain):
        assert run(["verify", str(made), "--against", reports]) == 0
    capsys.readouterr()
    line = "Only what no report before 2025-03-12 has, or what changed since: 2 of the"
    assert line in page.read_text("utf-8")
    assert run(["brief", case, *since, "--md", "-"]) == 0
    assert line in capsys.readouterr().out
    assert run(["brief", case, *since]) == 0
    out = capsys.readouterr().out
    assert line in out
    assert "more origins: at most 1 before, at most 3 now" in out


def timeline(case, capsys, *options):
    assert run(["timeline", case, *options, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_timeline_keeps_what_may_lie_in_the_window_and_says_so(case, capsys):
    rows = timeline(case, capsys, "--from", "2024-11-10", "--to", "2025-03-03")

    windows = {row["when"]: row["window"] for row in rows}
    assert (windows["2024-11"], windows["2025-03-03"]) == ("may be", "is")
    assert all("window" not in row for row in timeline(case, capsys))


@pytest.mark.parametrize(
    ("options", "first", "last"),
    [
        (["--from", "2025-03-05", "--to", "2025-03-09"], "2025-03-05", "2025-03-09"),
        (["--from", "2025-03", "--to", "2025-03"], "2025-03-01", "2025-03-31"),
        (["--from", "2025", "--to", "202X"], "2025-01-01", "2029-12-31"),
        (["--to", "2025-03-01/2025-03-04"], "0001-01-01", "2025-03-04"),
        (["--from", "2025-03-10/.."], "2025-03-10", "9999-12-31"),
    ],
)
def test_timeline_window_is_written_in_edtf(options, first, last, case, capsys):
    days = [row["when"] for row in timeline(case, capsys) if row["when"]]
    one_day = [day for day in days if len(day) == len(first)]
    inside = [day for day in one_day if first <= day <= last]

    kept = [row["when"] for row in timeline(case, capsys, *options)]
    assert inside == [day for day in kept if len(day) == len(first)]
    assert 0 < len(inside)


def test_timeline_tells_planned_from_expected_and_happened(case, capsys):
    every = timeline(case, capsys)
    for wanted in (["planned"], ["planned", "alleged"], ["happened"]):
        options = [part for one in wanted for part in ("--only", one)]
        kept = timeline(case, capsys, *options)
        assert kept == [row for row in every if row["factuality"] in wanted] != []


def test_window_says_how_many_have_no_date(case, capsys):
    undated = sum(row["when"] is None for row in timeline(case, capsys))
    assert run(["timeline", case, "--from", "2025-03-01", "--json"]) == 0
    printed = capsys.readouterr()
    assert 0 < undated
    assert f"left out: {undated} without a date" in printed.err
    assert all(row["when"] for row in json.loads(printed.out))


def test_events_show_their_tellings_side_by_side(case, capsys):
    about = ["--about", "south quay", "--from", "2025-03-09", "--to", "2025-03-09"]
    assert run(["events", case, *about, "--json"]) == 0
    (event,) = json.loads(capsys.readouterr().out)
    assert run(["events", case, *about, "--tellings", "--json"]) == 0
    tellings = json.loads(capsys.readouterr().out)

    assert event["tellings"] == len(tellings)
    assert "recipient: South Quay" in event["participants"].split("; ")
    assert {row["event_id"] for row in tellings} == {event["id"]}
    assert {row["factuality"] for row in tellings} == {"planned", "happened"}
    assert [int(row["mark"].split(":")[0]) for row in tellings] == [8, 11, 12, 14, 15, 16]


def test_show_gives_the_words_of_a_mark(case, capsys):
    run(["statements", case, "--json"])
    row = json.loads(capsys.readouterr().out)[0]
    assert run(["show", case, row["mark"]]) == 0
    assert clean(row["text"]) in capsys.readouterr().out.replace("\n", " ")


@pytest.mark.parametrize(
    ("mark", "code", "says"),
    [
        ("999", 5, "no report number 999"),
        ("absent.txt", 5, "no report 'absent.txt'"),
        ("1:9-3", 2, "is no passage"),
        ("1:0-99999999", 2, "which has"),
    ],
)
def test_show_of_what_is_not_there_says_so(case, mark, code, says, capsys):
    assert run(["show", case, mark]) == code
    assert says in capsys.readouterr().err


def test_search_finds_a_sentence(case, capsys):
    assert run(["search", case, "harbour", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all("harbour" in row["text"].lower() for row in rows)


def test_ask_answers_with_passages_and_their_marks(case, capsys):
    assert run(["ask", case, "who", "denied", "receiving", "the", "letters?", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert (rows[0]["kind"], rows[0]["stance"], rows[0]["wants"]) == ("answer", "denies", "who")
    assert run(["show", case, rows[0]["mark"]]) == 0
    assert clean(rows[0]["text"]) in capsys.readouterr().out.replace("\n", " ")


def test_ask_draws_what_it_took_the_question_for_and_the_other_side(case, capsys):
    assert run(["ask", case, "What caused the fire?", "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("asked: why · words caused, fire\n“")
    assert "denied by Henrik Sollas: “" in out
    assert "why: has caused, fire" in out


@pytest.mark.parametrize(
    ("question", "says", "near"),
    [
        ("Who won the chess final?", "no sentence has a word of it", False),
        ("How many fire brigades bought violins?", "the nearest sentences follow", True),
    ],
)
def test_ask_says_when_nothing_answers(question, says, near, case, capsys):
    assert run(["ask", case, question, "--jsonl"]) == 0
    printed = capsys.readouterr()
    assert "nothing in the case answers" in printed.err
    assert says in printed.err
    kinds = [json.loads(line)["kind"] for line in printed.out.splitlines()]
    assert set(kinds) == ({"nearest"} if near else set())
    assert run(["ask", case, question]) == 0
    assert ("“" in capsys.readouterr().out) is near


def test_verify_of_the_case_holds(case, capsys):
    assert run(["verify", case]) == 0
    out = capsys.readouterr().out
    good, _, total = out.split()[:3]
    assert good == total
    assert 1000 < int(total)


def test_brief_in_every_form_and_verified(case, tmp_path, reports, capsys):
    page, plain = tmp_path / "b.html", tmp_path / "b.json"
    assert run(["brief", case, "--html", str(page), "--json"]) == 0
    plain.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["brief", case, "--md", "-"]) == 0
    assert capsys.readouterr().out.startswith("# ")
    for made in (page, plain):
        assert run(["verify", str(made), "--against", reports]) == 0
    assert run(["brief", case]) == 0
    assert "TIMELINE" in capsys.readouterr().out


def test_adding_again_changes_nothing(case, reports, capsys):
    run(["export", case, "--to", "jsonl"])
    before = capsys.readouterr().out
    assert run(["add", case, reports]) == 0
    capsys.readouterr()
    run(["export", case, "--to", "jsonl"])
    assert capsys.readouterr().out == before


def test_export_to_files(case, tmp_path):
    out = tmp_path / "x.jsonl"
    assert run(["export", case, "--to", "jsonl", "--out", str(out)]) == 0
    assert json.loads(out.read_text().splitlines()[0])["kind"] == "manifest"
    assert run(["export", case, "--to", "csv", "--out", str(tmp_path / "t")]) == 0
    assert (tmp_path / "t" / "claims.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["brief"], 2, "Missing argument"),
        (["nonsense"], 2, "No such command"),
        (["brief", "absent-folder"], 3, "absent-folder"),
        (["timeline", "absent.db"], 4, "no case at absent.db"),
        (["timeline", "absent.db", "--from", "4 March"], 2, "'4 March' is not a day"),
        (
            ["timeline", "absent.db", "--from", "2025-04", "--to", "2025-03"],
            2,
            "nothing lies between",
        ),
        (["events", "absent.db", "--only", "perhaps"], 2, "'perhaps' is not one of"),
        (["statements", "absent.db", "--stance", "sings"], 2, "'sings' is not one of"),
        (["claims", "absent.db", "--status", "true"], 2, "'true' is not one of"),
    ],
)
def test_what_is_wrong_is_said_with_its_value(arguments, code, says, capsys):
    assert run(arguments) == code
    assert says in capsys.readouterr().err


def test_brief_of_nothing_readable_says_what_was_wrong(tmp_path, capsys):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run(["brief", str(tmp_path)]) == 3
    err = capsys.readouterr().err
    assert "rejected: empty.txt" in err
    assert "none of the 1 inputs" in err


def test_view_of_a_file_that_is_no_case_says_so(tmp_path, capsys):
    other = tmp_path / "notes.txt"
    other.write_text("x" * 5000)
    assert run(["claims", str(other)]) == 4
    assert "is not a case" in capsys.readouterr().err


def test_schema_is_json(capsys):
    assert run(["schema"]) == 0
    assert "anyOf" in json.loads(capsys.readouterr().out)


def test_doctor_finds_all_well(capsys):
    assert run(["doctor"]) == 0
    assert "all is well" in capsys.readouterr().out


def test_demo_prints_the_brief_and_where_the_page_lies(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["demo"]) == 0
    captured = capsys.readouterr()
    assert "origins" in captured.out
    assert "harbour-fire.html" in captured.err
    assert (
        (tmp_path / "harbour-fire.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    )


def test_standard_input_is_read(tmp_path):
    text = "Fire at the quay\n\nNine people died in Varnhaven on Monday, the mayor said.\n"
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "brief", "-", "--json", "--quiet"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["reports"][0]["title"]["text"] == "Fire at the quay"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\t b", "a b"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("left\u202eright", "left\ufffdright"),
        ("\x9bcsi", "\ufffdcsi"),
        ("é😀", "é😀"),
    ],
)
def test_clean_lets_no_control_character_reach_the_terminal(text, shown):
    assert clean(text) == shown


def test_output_that_is_cut_off_is_no_error(case):
    command = f"{sys.executable} -m dateline statements {case} --jsonl | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert json.loads(done.stdout)


def test_version_is_printed(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dateline, version")


@pytest.mark.parametrize("target", ["text", "svg", "dot", "graphml", "json"])
def test_lineage_writes_the_same_to_a_file_and_to_standard_output(target, case, capsys, tmp_path):
    assert run(["lineage", case, "--to", target]) == 0
    out = capsys.readouterr().out
    path = tmp_path / "lineage"
    assert run(["lineage", case, "--to", target, "--out", str(path)]) == 0
    assert path.read_bytes().decode("utf-8") == out
    assert "Nethery Press Agency" in out


def test_lineage_shows_what_was_cut_and_added_below_its_giver(case, capsys):
    assert run(["lineage", case]) == 0
    out = capsys.readouterr().out
    giver = out.index("→ [2] Nethery Press Agency")
    taker = re.search(r"\n      → \[1\] .*: \d+ words from \[2\]; \d+ cut, \d+ added", out)
    assert taker is not None
    assert giver < taker.start()
    assert "linked with no other report:" in out


def test_lineage_of_one_story_leaves_the_other_reports_out(case, capsys):
    assert run(["stories", case, "--json"]) == 0
    largest, *_ = json.loads(capsys.readouterr().out)
    assert run(["lineage", case, "--story", largest["id"], "--to", "json"]) == 0
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    numbers = [one["number"] for one in nodes if one["number"] is not None]
    assert numbers == [int(number) for number in largest["reports"].split()]


def test_lineage_says_which_stories_there_are(case, capsys):
    assert run(["lineage", case, "--story", "none"]) == 5
    assert "there are: " in capsys.readouterr().err


def test_lineage_of_a_lone_report_says_that_there_is_nothing_to_draw(tmp_path, capsys):
    report, case = tmp_path / "a.txt", str(tmp_path / "a.db")
    report.write_text(
        "A bridge closed\n\nThe council closed a bridge on Monday.\n", encoding="utf-8"
    )
    assert run(["add", case, str(report), "--quiet"]) == 0
    capsys.readouterr()
    assert run(["lineage", case, "--to", "svg"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "nothing to draw" in captured.err


def test_lineage_that_cannot_be_written_says_where(case, capsys, tmp_path):
    assert run(["lineage", case, "--out", str(tmp_path / "no" / "a.svg")]) == 2
    assert "name another file" in capsys.readouterr().err
