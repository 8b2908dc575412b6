"""Tests of collecting: what becomes a capture, under which name, and what is left with a reason."""

import io
import itertools
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from dateline.model import Capture, InputError, InputOutcome, InputStatus, MediaKind
from dateline.sources import SourceLimits, collect

TEXT = "Fire broke out at the quay on Tuesday.\n"
PAGE = "<!DOCTYPE html><html><head><title>Fire</title></head><body><p>Fire.</p></body></html>"

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


def write(folder: Path, **files: str | bytes) -> Path:
    """Write *files* below *folder*; ``__`` in a name stands for ``.`` and ``___`` for ``/``."""
    for key, content in files.items():
        path = folder / key.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def names_of(found) -> list[str]:
    return [one.name for one in found]


def only(found) -> Capture | InputOutcome:
    (one,) = found
    return one


# ----------------------------------------------------------------------------- names and order


def test_folder_gives_its_files_by_their_path_below_it(tmp_path):
    write(tmp_path, b__txt="b", a___c__txt="c", B__txt="B", a___b___d__txt="d", é__txt="é")

    assert names_of(collect([str(tmp_path)])) == [
        "B.txt",
        "a/b/d.txt",
        "a/c.txt",
        "b.txt",
        "é.txt",
    ]


def test_file_is_named_by_its_own_name(tmp_path):
    write(tmp_path, deep___report__txt=TEXT)

    capture = only(collect([str(tmp_path / "deep" / "report.txt")]))

    assert capture == Capture("report.txt", TEXT.encode(), MediaKind.TEXT)


def test_order_of_inputs_changes_nothing(tmp_path):
    write(tmp_path, x___r__txt="1", y___r__txt="2", z___r__txt="1", y___s__txt="2", r__jsonl="{}")
    inputs = [str(tmp_path / name) for name in ("x", "y", "z", "r.jsonl", "y/r.txt")]

    found = {tuple(collect(order)) for order in itertools.permutations(inputs)}

    assert len(found) == 1


def test_inputs_that_would_have_one_name_are_told_apart_by_their_folders(tmp_path):
    write(tmp_path, x___a___r__txt="1", y___a___r__txt="2", y___b__txt="3")

    found = collect([str(tmp_path / "x" / "a"), str(tmp_path / "y" / "a"), str(tmp_path / "y")])

    assert names_of(found) == ["b.txt", "x/a/r.txt", "y/a/r.txt"]


def test_two_files_of_one_name_take_as_much_of_their_path_as_they_need(tmp_path):
    write(tmp_path, x___a___r__txt="1", y___a___r__txt="2")

    found = collect([str(tmp_path / side / "a" / "r.txt") for side in "xy"])

    assert names_of(found) == ["x/a/r.txt", "y/a/r.txt"]


def test_file_given_twice_is_taken_once(tmp_path):
    write(tmp_path, r__txt=TEXT)
    path = str(tmp_path / "r.txt")

    assert names_of(collect([path, path, str(tmp_path)])) == ["r.txt"]


def test_same_bytes_under_another_name_are_rejected_and_point_to_the_first(tmp_path):
    write(tmp_path, a__txt=TEXT, b__txt=TEXT)

    first, second = collect([str(tmp_path)])

    assert first.name == "a.txt"
    assert (second.name, second.status) == ("b.txt", InputStatus.REJECTED)
    assert (second.sha256, second.reason) == (first.sha256, "the same bytes as a.txt")


@posix
def test_name_that_could_steer_a_terminal_is_made_harmless(tmp_path):
    (tmp_path / "a\x1b[2J\u202e\n.txt").write_text(TEXT)

    assert names_of(collect([str(tmp_path)])) == ["a\ufffd[2J\ufffd\ufffd.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_name_that_is_not_text_is_a_name_all_the_same(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)

    capture = only(collect([str(tmp_path)]))

    assert capture.name == "caf\ufffd.txt"
    assert capture.content == TEXT.encode()


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_names_that_no_folder_tells_apart_are_numbered(tmp_path):
    for number, name in enumerate((b"caf\xe8.txt", b"caf\xe9.txt")):
        (tmp_path / os.fsdecode(name)).write_text(f"{TEXT}{number}")

    assert names_of(collect([str(tmp_path)])) == ["caf\ufffd.txt~0", "caf\ufffd.txt~1"]


# --------------------------------------------------------------------------- what is left, and why


def test_input_that_does_not_exist_is_an_error_that_names_it(tmp_path):
    write(tmp_path, a__txt=TEXT)

    with pytest.raises(InputError, match=r"no such file or folder: .*gone\.txt: check the path"):
        collect([str(tmp_path), str(tmp_path / "gone.txt")])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "an empty file"),
        ("a.txt", b" \n\t \r\n", "nothing but white space"),
        ("a.txt", "\ufeff \n".encode("utf-16-le"), "nothing but white space"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "not text but a PNG image"),
        ("a.txt", b"%PDF-1.7\n", "not text but a PDF file"),
        ("a.css", b"p { color: red }", "not a report but a style sheet (.css)"),
        ("a.csv", b"a,b\n1,2\n", "not a report but a table (.csv)"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", "not a report but a feed (rss)"),
        ("feed", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "not a report but a feed (feed)"),
        ("a.xml", b"<?xml version='1.0'?><note>hi</note>", "not a report but an XML file (note)"),
        ("a.json", b'{"a": ', "not JSON: Expecting value at character 6"),
        ("a.json", b"Fire at the quay", "not a report but text that is not JSON (.json)"),
        ("a.json", b"{} {}", "not JSON: more text behind its end, at character 3"),
        ("a.json", b"[]", "JSON that holds no article"),
        ("a.json", b'{"a": 1}', "JSON that is not an article: it has no 'text', 'html' or"),
        ("a.json", b'{"text": " "}', "a record whose text is empty"),
        ("a.json", b'{"@type": "NewsArticle"}', "an article without its text: no 'articleBody'"),
        ("a.json", b"{" * 100_000, "not JSON: Expecting property name"),
        ("a.json", b"[" * 100_000, "not JSON that can be read: nested too deep"),
        ("a.json", b'[{"n": ' + b"9" * 5000 + b"}]", "not JSON that can be read: a number of too"),
        ("a.json", b'{"@graph": [{"@type": "WebSite"}]}', "JSON that holds no article"),
    ],
)
def test_file_that_is_no_report_is_rejected_with_its_reason(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)

    outcome = only(collect([str(tmp_path)]))

    assert (outcome.name, outcome.status) == (name, InputStatus.REJECTED)
    assert outcome.reason.startswith(reason)
    assert outcome.sha256 is not None


def test_empty_folder_is_rejected(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()

    outcome = only(collect([str(folder)]))

    assert outcome == InputOutcome("reports", None, InputStatus.REJECTED, "an empty folder")


def test_hidden_files_and_folders_are_left_with_a_reason_and_read_when_named(tmp_path):
    write(tmp_path, a__txt=TEXT, __hidden="x", __git___config="y")

    capture, *left = sorted(collect([str(tmp_path)]), key=lambda one: isinstance(one, InputOutcome))

    assert capture.name == "a.txt"
    assert names_of(left) == [".git", ".hidden"]
    assert all(one.reason.startswith("hidden") for one in left)
    assert only(collect([str(tmp_path / ".hidden")])).content == b"x"


@posix
def test_links_that_leave_loop_or_lead_nowhere_are_left_with_a_reason(tmp_path):
    inside = tmp_path / "in"
    write(tmp_path, in___a__txt=TEXT, out__txt="a secret of this machine")
    (inside / "broken.txt").symlink_to("gone.txt")
    (inside / "leaves.txt").symlink_to("../out.txt")
    (inside / "round").symlink_to(".")
    (inside / "self.txt").symlink_to("self.txt")
    (inside / "second.txt").symlink_to("a.txt")

    found = list(collect([str(inside)]))

    assert {
        one.name: (one.status, one.reason) for one in found if isinstance(one, InputOutcome)
    } == {
        "broken.txt": (InputStatus.FAILED, "a broken link: its target does not exist"),
        "leaves.txt": (
            InputStatus.REJECTED,
            "a link to outside the folder: name its target itself to read it",
        ),
        "round": (
            InputStatus.REJECTED,
            "a link to a folder that is read already: not followed",
        ),
        "second.txt": (InputStatus.REJECTED, "the same bytes as a.txt"),
        "self.txt": (
            InputStatus.FAILED,
            "a link that leads back to itself: Too many levels of symbolic links",
        ),
    }
    assert [one.name for one in found if isinstance(one, Capture)] == ["a.txt"]


@posix
def test_link_that_is_named_is_followed(tmp_path):
    write(tmp_path, out__txt=TEXT)
    (tmp_path / "link.txt").symlink_to("out.txt")
    (tmp_path / "broken.txt").symlink_to("gone.txt")

    broken, capture = collect([str(tmp_path / "link.txt"), str(tmp_path / "broken.txt")])

    assert (capture.name, capture.content) == ("link.txt", TEXT.encode())
    assert (broken.name, broken.status) == ("broken.txt", InputStatus.FAILED)


@posix
def test_pipe_in_a_folder_is_not_opened(tmp_path):
    write(tmp_path, a__txt=TEXT)
    os.mkfifo(tmp_path / "pipe.txt")

    capture, outcome = collect([str(tmp_path)])

    assert capture.name == "a.txt"
    assert outcome.status is InputStatus.REJECTED
    assert outcome.reason.startswith("not a regular file but a named pipe")


def test_file_that_cannot_be_opened_fails_and_the_others_are_read(tmp_path, monkeypatch):
    write(tmp_path, a__txt=TEXT, b__txt="locked", c__txt="Fire.")
    opened = os.open

    def refuse(path, flags, *more, **named):
        if Path(path).name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", refuse)

    found = list(collect([str(tmp_path)]))

    assert names_of(found) == ["a.txt", "b.txt", "c.txt"]
    assert found[1] == InputOutcome(
        "b.txt", None, InputStatus.FAILED, "cannot be read: Permission denied"
    )


def test_folder_that_cannot_be_listed_fails_and_the_others_are_read(tmp_path, monkeypatch):
    write(tmp_path, a__txt=TEXT, locked___b__txt="b")
    listed = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)

    capture, outcome = collect([str(tmp_path)])

    assert capture.name == "a.txt"
    assert (outcome.name, outcome.status) == ("locked", InputStatus.FAILED)
    assert outcome.reason == "a folder that cannot be read: Permission denied"


@posix
def test_file_that_turns_into_a_pipe_before_it_is_opened_is_not_waited_for(tmp_path, monkeypatch):
    write(tmp_path, a__txt=TEXT)
    os.mkfifo(tmp_path / "pipe")
    opened = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: opened(tmp_path / "pipe", flags))

    outcome = only(collect([str(tmp_path / "a.txt")]))

    assert outcome.status is InputStatus.FAILED
    assert outcome.reason == "cannot be read: no longer a regular file"


@posix
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_file_and_folder_without_permission_fail_with_the_systems_words(tmp_path):
    write(tmp_path, a__txt=TEXT, locked___b__txt="b", c__txt="c")
    (tmp_path / "c.txt").chmod(0)
    (tmp_path / "locked").chmod(0)

    found = list(collect([str(tmp_path)]))
    (tmp_path / "locked").chmod(stat.S_IRWXU)

    assert {one.name: one.reason for one in found if isinstance(one, InputOutcome)} == {
        "c.txt": "cannot be read: Permission denied",
        "locked": "a folder that cannot be read: Permission denied",
    }


# -------------------------------------------------------------------------------------- limits


def test_file_above_the_limit_is_rejected_with_the_value(tmp_path):
    write(tmp_path, a__txt="x" * 11, b__txt="x" * 10)

    large, small = collect([str(tmp_path)], limits=SourceLimits(max_file_bytes=10))

    assert large.status is InputStatus.REJECTED
    assert large.reason == (
        "larger than the limit of 10 bytes (11): split it, leave it out or raise the limit"
    )
    assert isinstance(small, Capture)


def test_files_above_their_number_are_rejected_one_by_one(tmp_path):
    write(tmp_path, a__txt="a", b__txt="b", c__txt="c")

    found = list(collect([str(tmp_path)], limits=SourceLimits(max_files=2)))

    assert names_of(found) == ["a.txt", "b.txt", "c.txt"]
    assert found[2].reason == "above the limit of 2 files: give fewer or raise the limit"


def test_record_above_the_limit_is_rejected_and_the_others_are_read(tmp_path):
    lines = [json.dumps({"id": name, "text": name * 50}) for name in ("a", "bb", "c")]
    write(tmp_path, r__jsonl="\n".join(lines))

    found = list(collect([str(tmp_path)], limits=SourceLimits(max_record_bytes=90)))

    assert names_of(found) == ["r.jsonl#a", "r.jsonl#2", "r.jsonl#c"]
    assert found[1].reason.startswith("a record of 124 bytes, above the limit of 90")


@pytest.mark.parametrize("name", ["r.jsonl", "r.json"])
def test_records_above_their_number_are_left_out_with_a_reason(tmp_path, name):
    records = [json.dumps({"text": text}) for text in "abcd"]
    lines = "\n".join(records) if name == "r.jsonl" else f"[{','.join(records)}]"
    (tmp_path / name).write_text(lines)

    found = list(collect([str(tmp_path)], limits=SourceLimits(max_records=2)))

    assert names_of(found) == [f"{name}#1", f"{name}#2", f"{name}#3"]
    assert found[2].reason.startswith("more than 2 records")


# ------------------------------------------------------------------------------- standard input


def test_standard_input_is_read_like_a_file():
    capture = only(collect(["-"], stdin=io.BytesIO(PAGE.encode())))

    assert capture == Capture("stdin", PAGE.encode(), MediaKind.HTML)


def test_standard_input_above_the_limit_is_rejected():
    outcome = only(collect(["-"], stdin=io.BytesIO(b"x" * 11), limits=SourceLimits(10)))

    assert outcome.reason.startswith("larger than the limit of 10 bytes: ")


def test_standard_input_may_hold_records_and_is_read_once():
    stdin = io.BytesIO(b'{"id": "a", "text": "Fire."}\n{"id": "b", "text": "Flood."}\n')

    assert names_of(collect(["-", "-"], stdin=stdin)) == ["stdin#a", "stdin#b"]


def test_file_called_like_standard_input_is_told_apart(tmp_path):
    write(tmp_path, stdin=TEXT)

    found = collect([str(tmp_path / "stdin"), "-"], stdin=io.BytesIO(b"Flood."))

    assert [(one.name, one.content) for one in found] == [
        ("stdin", b"Flood."),
        (f"{tmp_path.name}/stdin", TEXT.encode()),
    ]


def test_standard_input_that_is_not_there_is_an_error():
    with pytest.raises(InputError, match="no standard input"):
        collect(["-"])


# ------------------------------------------------------------------- nothing else is ever opened


def test_no_path_or_address_inside_a_document_is_opened(tmp_path, monkeypatch):
    secret = write(tmp_path, kept__txt="a secret") / "kept.txt"
    page = (
        f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{secret}'>]><html><head>"
        f"<base href='file://{secret}'><link rel=stylesheet href='http://localhost/x.css'></head>"
        f"<body>&x;<img src='file://{secret}'><iframe src='{secret}'></iframe></body></html>"
    )
    write(tmp_path, in___a__html=page, in___b__json=json.dumps({"text": "x", "url": str(secret)}))
    opened: list[str] = []
    original = os.open

    def record(path, *more, **named):
        opened.append(str(path))
        return original(path, *more, **named)

    monkeypatch.setattr(os, "open", record)

    list(collect([str(tmp_path / "in")]))

    assert [Path(path).name for path in opened] == ["a.html", "b.json"]
