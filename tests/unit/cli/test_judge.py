"""Correcting a case of invented reports from the command line, and what a rerun makes of it."""

import json
import shutil
import sqlite3

import pytest

from dateline.case import Store
from dateline.cli.app import run

REPORTS = {
    "1.txt": (
        "Harbour chief denies closing the quay\n\nMarch 3, 2025\n\n"
        "Harbour chief Lena Marsh said on Monday that the north quay in Varnhaven would stay open. "
        "Marsh denied that the crane had been condemned.\n\n"
        "The Saltgate Pilots Union welcomed the plan.\n"
    ),
    "2.txt": (
        "Teacher wins prize in Varnhaven\n\nMarch 4, 2025\n\n"
        "Teacher Lena Marsh won a prize on Tuesday in Varnhaven. Marsh thanked her pupils.\n"
    ),
    "3.txt": (
        "Dockers walk out\n\nMarch 5, 2025\n\n"
        "The Saltgate Pilots Union walked out on Wednesday in Varnhaven, Lena Marsh told "
        "reporters. Elena Marsch denied a lockout, and Jonas Oru denied it too.\n"
    ),
}
LATER = (
    "Chief speaks again\n\nMarch 7, 2025\n\n"
    "Elena Marsch said on Friday that the quay in Varnhaven was safe. Lena Marsh agreed.\n"
)


def write_reports(folder, reports):
    folder.mkdir()
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("judge")
    reports = write_reports(folder / "reports", REPORTS)
    assert run(["add", str(folder / "base.db"), reports, "--quiet"]) == 0
    return folder


@pytest.fixture
def case(made, tmp_path):
    path = tmp_path / "visit.db"
    shutil.copy(made / "base.db", path)
    return str(path)


@pytest.fixture
def ask(capsys):
    """Run a verb that must end well and return what it printed."""

    def asked(*words, code=0):
        capsys.readouterr()
        assert run(list(words)) == code
        out, err = capsys.readouterr()
        return out if code == 0 else err

    return asked


def entities(ask, case):
    return {row["id"]: row for row in json.loads(ask("entities", case, "--json"))}


def names(ask, case):
    """Return the name, the aliases and the reports of every entity."""
    rows = entities(ask, case).values()
    return sorted((row["name"], row["aliases"] or "", row["reports"]) for row in rows)


def plain(ask, case):
    """Return the export and the brief of a case: everything that it prints."""
    export = ask("export", case, "--to", "jsonl")
    return export, ask("brief", case, "--json"), ask("entities", case, "--json")


def test_same_joins_says_why_and_is_exported(case, ask):
    made = ask("same", case, "Elena Marsch", "Lena Marsh", "--by", "me", "--note", "one letter")
    assert "same: Elena Marsch / Lena Marsh" in made
    (row,) = [row for row in entities(ask, case).values() if row["name"] == "Lena Marsh"]
    assert "Elena Marsch" in row["aliases"]
    assert "judged the same" in row["reasons"]
    lines = map(json.loads, ask("export", case, "--to", "jsonl").splitlines())
    (judgement,) = [line for line in lines if line["kind"] == "judgement"]
    assert (judgement["what"], judgement["about"]) == ("same", "entity")
    assert (judgement["a"], judgement["b"]) == ("person:elena marsch", "person:lena marsh")
    assert (judgement["by"], judgement["note"]) == ("me", "one letter")
    assert judgement["at"].endswith("+00:00")


def test_same_of_several_joins_them_all_and_one_undo_takes_all_back(case, ask):
    before = plain(ask, case)
    ask("same", case, "Elena Marsch", "Lena Marsh", "Jonas Oru")
    assert len(entities(ask, case)) == len(json.loads(before[2])) - 2
    ask("undo", case)
    assert plain(ask, case) == before


def test_different_parts_two_people_of_one_name_by_report(case, ask):
    made = ask("different", case, "Lena Marsh@2", "Lena Marsh")
    assert "Lena Marsh@" in made
    assert [one for one in names(ask, case) if one[0] == "Lena Marsh"] == [
        ("Lena Marsh", "Marsh", "1 3"),
        ("Lena Marsh", "Marsh", "2"),
    ]
    ids = [one for one, row in entities(ask, case).items() if row["name"] == "Lena Marsh"]
    message = ask("same", case, "Lena Marsh", "Jonas Oru", code=2)
    assert all(id_ in message for id_ in ids)
    ask("same", case, *ids)
    assert ("Lena Marsh", "Marsh", "1 2 3") in names(ask, case)


@pytest.mark.parametrize(
    "requests",
    [
        [("same", "Elena Marsch", "Lena Marsh")],
        [("different", "Lena Marsh@2", "Lena Marsh"), ("same", "Jonas Oru", "Elena Marsch")],
        [("different", "Marsh", "Lena Marsh")],
        [("same", "Jonas Oru", "Elena Marsch"), ("different", "Jonas Oru", "Elena Marsch")],
    ],
)
def test_undo_of_all_gives_the_same_bytes_as_before(case, ask, requests):
    before = plain(ask, case)
    for verb, *words in requests:
        ask(verb, case, *words)
        assert plain(ask, case) != before
        ask("verify", case)
    for _ in requests:
        assert "undone:" in ask("undo", case)
    assert plain(ask, case) == before
    assert ask("undo", case, code=5).startswith("dateline: no judgement stands")
    states = [row["state"] for row in json.loads(ask("judgements", case, "--json"))]
    assert states == ["undone"] * len(requests)


def test_judgements_survive_a_rerun_and_another_report(case, made, tmp_path, ask):
    ask("same", case, "Elena Marsch", "Jonas Oru")
    ask("different", case, "Lena Marsh@2", "Lena Marsh")
    before = plain(ask, case)
    ask("add", case, str(made / "reports"), "--quiet")
    assert plain(ask, case) == before
    ask("add", case, write_reports(tmp_path / "later", {"later.txt": LATER}), "--quiet")
    found = names(ask, case)
    assert ("Jonas Oru", "Elena Marsch", "3 4") in found or (
        "Elena Marsch",
        "Jonas Oru",
        "3 4",
    ) in found
    assert ("Lena Marsh", "Marsh", "2") in found
    assert ("Lena Marsh", "Marsh", "1 3 4") in found
    stale = Store(case)
    stale._connection.execute("UPDATE document SET plan_hash = 'older'")
    stale.close()
    assert names(ask, case) == found


def test_order_of_judgements_leaves_the_same_records(case, made, tmp_path, ask):
    other = str(tmp_path / "other.db")
    shutil.copy(made / "base.db", other)
    requests = [
        ("same", "Elena Marsch", "Jonas Oru"),
        ("different", "Elena Marsch", "Saltgate Pilots Union"),
        ("different", "Lena Marsh@2", "Lena Marsh@1"),
    ]
    for path, asked in ((case, requests), (other, requests[::-1])):
        for verb, *words in asked:
            ask(verb, path, *words)
    exports = []
    for path in (case, other):
        lines = map(json.loads, ask("export", path, "--to", "jsonl").splitlines())
        exports.append([{**line, "at": ""} if "at" in line else line for line in lines])
    assert exports[0] == exports[1]


def test_contradiction_is_refused_with_its_chain_and_changes_nothing(case, ask):
    ask("same", case, "Lena Marsh", "Elena Marsch")
    ask("different", case, "Jonas Oru", "Lena Marsh")
    before = plain(ask, case)
    message = ask("same", case, "Jonas Oru", "Elena Marsch", code=2)
    assert "same: Elena Marsch / Lena Marsh" in message
    assert "different: Jonas Oru / Lena Marsh" in message
    assert plain(ask, case) == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("same", "Lena Marsh", "Lena Marshe"), 5, "Lena Marsh (PERSON)"),
        (("same", "Lena Marsh", "Marsh"), 2, "one name already"),
        (("different", "Lena Marsh", "Lena Marsh"), 2, "NAME@REPORT"),
        (("different", "Lena Marsh@99", "Lena Marsh"), 5, "no report number 99"),
        (("undo", "j000"), 5, "no judgement"),
    ],
)
def test_request_that_fits_nothing_says_what_to_do(case, ask, words, code, says):
    verb, *names_ = words
    assert says in ask(verb, case, *names_, code=code)


def test_judging_the_same_again_changes_nothing(case, ask):
    ask("same", case, "Elena Marsch", "Jonas Oru")
    before = plain(ask, case)
    assert ask("same", case, "Jonas Oru", "Elena Marsch") == ""
    assert plain(ask, case) == before


def test_aliases_are_kept_and_another_file_takes_their_place(case, tmp_path, made, ask):
    before = plain(ask, case)
    file, empty = tmp_path / "names.tsv", tmp_path / "empty.tsv"
    file.write_text("Lena Marsh\tElena Marsch\nThe Syndicate\tSaltgate Pilots Union\n")
    empty.write_text("")
    brief = ask("brief", case, "--aliases", str(file), "--json")
    found = names(ask, case)
    assert ("Lena Marsh", "Elena Marsch; Marsh", "1 2 3") in found
    assert ("The Syndicate", "Saltgate Pilots Union", "1 3") in found
    assert ask("brief", case, "--json") == brief
    ask("add", case, str(made / "reports"), "--quiet")
    assert names(ask, case) == found
    ask("different", case, "Elena Marsch", "Lena Marsh")
    assert ("Elena Marsch", "", "3") in names(ask, case)
    ask("undo", case)
    ask("add", case, str(made / "reports"), "--aliases", str(empty), "--quiet")
    assert plain(ask, case) == before


def test_alias_file_with_a_bad_line_changes_nothing(case, tmp_path, made, ask):
    before = plain(ask, case)
    file = tmp_path / "names.tsv"
    file.write_text("Lena Marsh\tMarsh\nJonas Oru\tmarsh\n")
    message = ask("add", case, str(made / "reports"), "--aliases", str(file), code=3)
    assert "line 2: 'marsh' stands in line 1 too" in message
    assert plain(ask, case) == before


def test_case_of_the_first_version_is_migrated_with_what_it_holds(case, ask):
    before = plain(ask, case)
    connection = sqlite3.connect(case)
    connection.executescript("DROP TABLE judgement; DROP TABLE alias; PRAGMA user_version = 1;")
    connection.close()
    assert plain(ask, case) == before
    ask("same", case, "Elena Marsch", "Jonas Oru")
    assert '"stands"' in ask("judgements", case, "--json")
    ask("undo", case)
    assert plain(ask, case) == before


def test_log_cannot_be_overwritten(case, ask):
    ask("same", case, "Elena Marsch", "Jonas Oru")
    with Store(case) as store:
        for sql in ("UPDATE judgement SET what = 'hide'", "DELETE FROM judgement"):
            with pytest.raises(Exception, match="never overwritten"):
                store._connection.execute(sql)


def test_judgements_of_a_case_without_any_says_so(case, capsys):
    assert run(["judgements", case]) == 0
    assert "no judgement was made" in capsys.readouterr().err


def test_name_that_a_hostile_report_gives_does_not_reach_the_terminal(case, tmp_path, ask):
    text = LATER.replace("Elena Marsch", "Elena \u202eMarsch").replace(
        "Lena Marsh", "Lena\x1b[2J Marsh"
    )
    ask("add", case, write_reports(tmp_path / "hostile", {"h.txt": text}), "--quiet")
    for words in (("Elena Marsc", "x"), ("Lena\x1b[2J", "x"), ("\u202e", "x")):
        message = ask("same", case, *words, code=5)
        assert "\x1b" not in message
        assert "\u202e" not in message


def events(ask, case):
    lines = map(json.loads, ask("export", case, "--to", "jsonl").splitlines())
    return [line for line in lines if line["kind"] == "event"]


def test_events_are_judged_by_marks_and_by_ids_and_undone(case, ask):
    before = plain(ask, case)
    made = ask("same", case, "3:0-16", "3:33-123")
    assert "Dockers walk out" in made
    (joined,) = [one for one in events(ask, case) if "judged the same" in one["reasons"]]
    assert len(joined["mentions"]) == 2
    assert "the event" in ask("different", case, joined["id"], "3:0-16", code=2)
    ask("different", case, "3:0-16", "3:33-123")
    assert events(ask, case) == [
        one for one in map(json.loads, before[0].splitlines()) if one["kind"] == "event"
    ]
    ask("undo", case)
    assert joined in events(ask, case)
    ask("undo", case)
    assert plain(ask, case) == before


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("3:0-16", "Lena Marsh"), 2, "is an event and 'Lena Marsh' is not"),
        (("3:0-5", "3:0-16"), 5, "no event is told at"),
        (("3:0-16", "3:0-16"), 2, "name two"),
        (("3:124-183", "3:0-16"), 0, ""),
        (("1:144-191", "3:0-16"), 2, "several events are told at"),
    ],
)
def test_events_that_cannot_be_judged_say_why(case, ask, words, code, says):
    assert says in ask("same", case, *words, code=code)
