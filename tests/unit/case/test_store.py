import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dateline.case import MEMORY, Store, is_case, verify_case
from dateline.case.schema import APPLICATION_ID, MIGRATIONS
from dateline.model import (
    Capture,
    CaseAnalysis,
    CaseError,
    CaseVersionError,
    DocumentId,
    InputOutcome,
    InputStatus,
    MediaKind,
    NotACaseError,
    NotFoundError,
    OriginCount,
    Place,
    Skipped,
    Span,
    Story,
    StoryId,
)
from dateline.pipeline import analyse_capture

ROOT = Path(__file__).parents[3]
TEXT = "Fire at the quay\n\nNine people died in Varnhaven on Monday, the mayor said.\n"


def _capture(name="a.txt", text=TEXT):
    return Capture(name, text.encode(), MediaKind.TEXT)


def _case_of(*captures, **fields):
    analyses = sorted((analyse_capture(one) for one in captures), key=lambda one: one.document.id)
    inputs = tuple(InputOutcome(one.name, one.sha256, InputStatus.OK) for one in captures)
    return CaseAnalysis(tuple(analyses), inputs=inputs, **fields)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "visit.db"


def test_store_gives_back_what_was_written(path):
    capture = _capture()
    story = Story(
        StoryId("t1"), Place(_doc(capture), Span(0, 4)), (_doc(capture),), OriginCount(1, 1)
    )
    whole = _case_of(capture, stories=(story,), skipped=(Skipped("x", "why", 3),))
    with Store(path) as store:
        store.write(whole, captures=[capture], plan_hash="p1")
    with Store(path, create=False) as store:
        assert store.analysis() == whole
        assert store.capture(capture.sha256) == capture
        assert store.plan_hashes() == {capture.sha256: "p1"}


def _doc(capture):
    return DocumentId(f"d{capture.sha256[:12]}")


def test_store_written_twice_is_the_same(path):
    capture = _capture()
    whole = _case_of(capture)
    with Store(path) as store:
        store.write(whole, captures=[capture], plan_hash="p1")
        once = store.search("quay")
        store.write(whole, captures=[capture], plan_hash="p1")
        assert store.analysis() == whole
        assert store.search("quay") == once
        assert len(once) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nine mayor", 1),
        ('"nine people died"', 1),
        ('"nine mayor"', 0),
        ("NINE varnhaven", 1),
        ("nine OR absent", 0),
        ("nine NOT mayor", 0),
        ('nine" OR "x', 0),
        ("nin*", 0),
        ("text:nine", 0),
        ("-nine ^(", 1),
        ("", 0),
        ("()*", 0),
    ],
)
def test_search_takes_words_literally(path, words, found):
    capture = _capture()
    with Store(path) as store:
        store.write(_case_of(capture), captures=[capture], plan_hash="p1")
        assert len(store.search(words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nine absent", 1),
        ("absent NOT nine", 1),
        ('"nine mayor" absent', 0),
        ("absent", 0),
        ("", 0),
    ],
)
def test_search_for_any_word_takes_words_literally(path, words, found):
    capture = _capture()
    with Store(path) as store:
        store.write(_case_of(capture), captures=[capture], plan_hash="p1")
        assert len(store.search(words, any_word=True)) == found


def test_search_hit_is_the_sentence_at_its_place(path):
    capture = _capture()
    with Store(path) as store:
        store.write(_case_of(capture), captures=[capture], plan_hash="p1")
        (hit,) = store.search("died")
    assert hit.place.span.of(TEXT) == hit.text
    assert hit.text.startswith("Nine people")


def test_store_of_a_file_that_is_no_case_is_refused(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("not a database " * 100)
    with pytest.raises(NotACaseError, match="not a case"):
        Store(other)
    assert other.read_text().startswith("not a database")


def test_store_of_another_programs_database_is_refused(tmp_path):
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    with pytest.raises(NotACaseError, match="another program"):
        Store(other)


def test_store_of_a_newer_version_is_refused_untouched(path):
    Store(path, migrations=(*MIGRATIONS, "CREATE TABLE later (x);")).close()
    before = path.read_bytes()
    with pytest.raises(CaseVersionError, match="install a newer Dateline"):
        Store(path)
    assert path.read_bytes() == before


def test_store_of_an_older_version_is_migrated_with_what_it_holds(path):
    capture = _capture()
    whole = _case_of(capture)
    with Store(path) as store:
        store.write(whole, captures=[capture], plan_hash="p1")
    later = (*MIGRATIONS, "CREATE TABLE later (x);\nINSERT INTO later VALUES (1);")
    with Store(path, migrations=later) as store:
        assert store.analysis() == whole
    with Store(path, migrations=later) as store:
        assert store._rows("SELECT count(*) FROM later") == [(1,)]


def test_migration_that_fails_leaves_the_case_as_it_was(path):
    Store(path).close()
    broken = (*MIGRATIONS, "CREATE TABLE half (x);\nCREATE TABLE half (x);")
    with pytest.raises(sqlite3.OperationalError):
        Store(path, migrations=broken)
    with Store(path) as store:
        assert store._rows("SELECT name FROM sqlite_master WHERE name = 'half'") == []


def test_store_absent_is_refused_where_it_may_not_be_made(path):
    with pytest.raises(CaseError, match="dateline add"):
        Store(path, create=False)
    assert not path.exists()


def test_store_in_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CaseError, match="check that the folder exists"):
        Store(tmp_path / "absent" / "visit.db")


def test_document_absent_names_some_that_are_there(path):
    capture = _capture()
    with Store(path) as store:
        store.write(_case_of(capture), captures=[capture], plan_hash="p1")
        assert store.document("a.txt") == store.document(_doc(capture))
        with pytest.raises(NotFoundError, match=r"there are: a\.txt"):
            store.document("b.txt")


def test_is_case_is_told_by_content(path, tmp_path):
    Store(path).close()
    assert is_case(path)
    fake = tmp_path / "fake.db"
    fake.write_bytes(b"SQLite format 3\x00" + bytes(200))
    assert not is_case(fake)
    assert not is_case(tmp_path / "absent.db")
    assert not is_case(tmp_path)


def test_views_show_records_as_rows(path):
    capture = _capture()
    whole = _case_of(capture)
    with Store(path) as store:
        store.write(whole, captures=[capture], plan_hash="p1")
        (analysis,) = whole.documents
        for view, records in (
            ("timex", analysis.timexes),
            ("mention", analysis.mentions),
            ("statement", analysis.statements),
            ("event_mention", analysis.event_mentions),
        ):
            count = store._rows(f"SELECT count(*) FROM {view}")  # noqa: S608 - names of this table
            assert count == [(len(records),)]
    assert analysis.timexes


def test_case_marks_its_file(path):
    Store(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_write_of_a_document_without_its_capture_is_refused_whole(path):
    capture, other = _capture(), _capture("b.txt", "Another fire\n\nIt burned on Tuesday.\n")
    with Store(path) as store:
        store.write(_case_of(capture), captures=[capture], plan_hash="p1")
        before = store.analysis()
        with pytest.raises(CaseError, match="nothing was changed"):
            store.write(_case_of(capture, other), captures=[], plan_hash="p1")
        assert store.analysis() == before


def test_verify_counts_every_span_and_finds_a_changed_capture(path):
    capture = _capture()
    with Store(path) as store:
        store.write(_case_of(capture), captures=[capture], plan_hash="p1")
        good = verify_case(store)
        assert good.documents == 1
        assert 5 < good.spans
        assert good.misses == ()
        other = _capture(text=TEXT.replace("Nine", "Five"))
        stored = other.content
        import zlib

        store._connection.execute("UPDATE capture SET content = ?", (zlib.compress(stored),))
        bad = verify_case(store)
        assert any("bytes of the capture have changed" in miss.reason for miss in bad.misses)


def test_verify_finds_a_span_past_the_end(path):
    capture = _capture()
    story = Story(
        StoryId("t1"), Place(_doc(capture), Span(0, 9_999)), (_doc(capture),), OriginCount(1, 1)
    )
    with Store(path) as store:
        store.write(_case_of(capture, stories=(story,)), captures=[capture], plan_hash="p1")
        (miss,) = verify_case(store).misses
    assert "ends behind the text" in miss.reason
    assert miss.record == "story"


_WRITER = """
    import sys
    from dateline.case import Store
    from dateline.case import store as module
    from tests.unit.case.test_store import _capture, _case_of

    stop_after = int(sys.argv[2])
    first, second = _capture(), _capture("b.txt", "Another fire\\n\\nIt burned on Tuesday.\\n")
    store = Store(sys.argv[1])
    store.write(_case_of(first), captures=[first], plan_hash="p1")
    whole = _case_of(first, second)
    steps = 0

    def trace(statement):
        global steps
        steps += 1
        if steps == stop_after:
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)

    store._connection.set_trace_callback(trace)
    store.write(whole, captures=[second], plan_hash="p1")
    print(steps)
"""


def _run_writer(path, stop_after):
    command = [sys.executable, "-c", textwrap.dedent(_WRITER), str(path), str(stop_after)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_store_killed_at_any_point_is_as_it_was_or_as_it_will_be(tmp_path):
    first, second = _capture(), _capture("b.txt", "Another fire\n\nIt burned on Tuesday.\n")
    before, after = _case_of(first), _case_of(first, second)
    steps = int(_run_writer(tmp_path / "whole.db", 10**6).stdout)
    assert 5 < steps
    for stop_after in sorted({1, 2, steps // 3, steps // 2, steps - 1, steps}):
        path = tmp_path / f"{stop_after}.db"
        killed = _run_writer(path, stop_after)
        assert killed.returncode == -signal.SIGKILL
        with Store(path, create=False) as store:
            assert store.analysis() in (before, after)
            store.write(after, captures=[second], plan_hash="p1")
            assert store.analysis() == after


def test_memory_case_is_forgotten():
    capture = _capture()
    with Store(MEMORY) as store:
        store.write(_case_of(capture), captures=[capture], plan_hash="p1")
        assert len(store.documents()) == 1
    with Store(MEMORY) as store:
        assert store.documents() == ()
