"""A case in its file: what goes in, what comes out. No stage runs here.

Everything that one call writes is one transaction: killed at any point, the file is as it was or as
it will be.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import msgspec

from dateline.case.judgements import Logged
from dateline.case.schema import APPLICATION_ID, MIGRATIONS, prepare
from dateline.model import (
    Alias,
    Capture,
    CaseAnalysis,
    CaseError,
    Claim,
    DocumentAnalysis,
    DocumentId,
    Entity,
    Entry,
    Event,
    InputOutcome,
    InputStatus,
    Judgement,
    MediaKind,
    NotFoundError,
    Origin,
    OriginCount,
    Passage,
    Place,
    Relation,
    Skipped,
    Span,
    Story,
)

MEMORY = ":memory:"
"""The path of a case that is kept in memory and forgotten."""

_BUSY_TIMEOUT_S = 10.0
_COMPRESSION = 6
_HEAD_BYTES = 100

_CASE_KINDS: Final[dict[str, type[Any]]] = {
    "entities": Entity,
    "events": Event,
    "passages": Passage,
    "origins": Origin,
    "claims": Claim,
    "relations": Relation,
    "stories": Story,
    "entries": Entry,
    "judgements": Judgement,
    "skipped": Skipped,
}
"""Records of the whole case, by their field in ``CaseAnalysis``, in the order of the contract."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a search found."""

    place: Place
    text: str
    document_name: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says that a case is to keep: new lines of its log, and other aliases.

    ``aliases`` take the place of those that the case has; ``None`` leaves them.
    """

    lines: tuple[Logged, ...] = ()
    aliases: tuple[Alias, ...] | None = None


class Store:
    """A case file. Use it as a context manager, or call :meth:`close`.

    >>> with Store(MEMORY) as store:
    ...     len(store.analysis().documents)
    0
    """

    def __init__(
        self, path: str | Path, *, migrations: tuple[str, ...] = MIGRATIONS, create: bool = True
    ) -> None:
        """Open the case at *path*, or create it where there is none and *create* allows it.

        Raises:
            CaseError: the file cannot be opened or created.
            NotACaseError: the file is something else.
            CaseVersionError: the case was written by a newer Dateline.
        """
        self.name = str(path)
        if not create and self.name != MEMORY and not Path(path).exists():
            raise CaseError(
                f"no case at {self.name}: make one with "
                f"'dateline add {self.name} INPUT…' or 'dateline brief INPUT… --case {self.name}'"
            )
        self._connection = _connect(self.name)
        try:
            prepare(self._connection, self.name, migrations)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. The object cannot be used afterwards."""
        self._connection.close()

    # ------------------------------------------------------------------ what is in it

    def plan_hashes(self) -> dict[str, str]:
        """Return, by SHA-256 of the capture, the plan hash that its document was read with."""
        rows = self._rows("SELECT sha256, plan_hash FROM document")
        return dict(rows)

    def names(self) -> dict[str, str]:
        """Return the name of every capture in the case, by its SHA-256."""
        return dict(self._rows("SELECT sha256, name FROM capture"))

    def outcomes(self) -> tuple[InputOutcome, ...]:
        """Return how every input that the case was ever given ended, sorted by name."""
        rows = self._rows("SELECT name, sha256, status, reason FROM input ORDER BY name, sha256")
        return tuple(InputOutcome(a, b, InputStatus(c), d) for a, b, c, d in rows)

    def documents(self) -> tuple[DocumentAnalysis, ...]:
        """Return the records of every document, sorted by document id."""
        rows = self._rows("SELECT data FROM document ORDER BY id")
        return tuple(_decode_document(data) for (data,) in rows)

    def document(self, wanted: str) -> DocumentAnalysis:
        """Return the document with the id or the name *wanted*.

        Raises:
            NotFoundError: no such document; the message names some that there are.
        """
        row = self._one(
            "SELECT data FROM document WHERE id = ? OR name = ? ORDER BY id LIMIT 1",
            (wanted, wanted),
        )
        if row is not None:
            return _decode_document(row[0])
        some = ", ".join(name for (name,) in self._rows("SELECT name FROM document LIMIT 5"))
        raise NotFoundError(
            f"no report {wanted!r} in {self.name}; there are: {some or 'none'}. "
            "'dateline documents' lists them all"
        )

    def capture(self, sha256: str) -> Capture:
        """Return the capture with that SHA-256, as its bytes came.

        Raises:
            NotFoundError: it is not in the case.
        """
        row = self._one("SELECT name, content, kind, url FROM capture WHERE sha256 = ?", (sha256,))
        if row is None:
            raise NotFoundError(f"no capture {sha256} in {self.name}")
        name, content, kind, url = row
        return Capture(name, zlib.decompress(content), MediaKind(kind), url)

    def log(self) -> tuple[Logged, ...]:
        """Return every judgement and every undo that was ever made in the case, in their order."""
        rows = self._rows("SELECT seq, act, data, undoes FROM judgement ORDER BY seq")
        decoder = msgspec.json.Decoder(Judgement)
        return tuple(
            Logged(seq, act, None if data is None else decoder.decode(data), undoes)
            for seq, act, data, undoes in rows
        )

    def aliases(self) -> tuple[Alias, ...]:
        """Return the names of the alias file that the case was given, with their spellings."""
        rows = self._rows("SELECT name, spelling FROM alias ORDER BY name, spelling")
        spellings: dict[str, list[str]] = {}
        for name, spelling in rows:
            spellings.setdefault(name, []).append(spelling)
        return tuple(
            Alias(name, tuple(one for one in known if one != name))
            for name, known in spellings.items()
        )

    def analysis(self) -> CaseAnalysis:
        """Return everything that is known of the case."""
        fields = {kind: self._records(kind) for kind in _CASE_KINDS}
        count = self._one("SELECT value FROM state WHERE key = 'origin_count'", ())
        origins = OriginCount(0, 0)
        if count is not None:
            origins = msgspec.json.decode(count[0], type=OriginCount)
        return CaseAnalysis(
            documents=self.documents(), inputs=self.outcomes(), origin_count=origins, **fields
        )

    def search(self, words: str, *, limit: int = 50, any_word: bool = False) -> tuple[Hit, ...]:
        """Return sentences that hold all *words* (a ``"quoted phrase"`` in one piece), best first.

        With *any_word*, those that hold at least one of them. Nothing in *words* is read as query
        syntax of the database.
        """
        query = _fts_query(words, " OR " if any_word else " ")
        if not query:
            return ()
        rows = self._rows(
            'SELECT s.doc, s.start, s."end", s.text, d.name FROM sentence_text AS s '
            "JOIN document AS d ON d.id = s.doc WHERE sentence_text MATCH ? "
            "ORDER BY rank, s.doc, s.start LIMIT ?",
            (query, limit),
        )
        return tuple(
            Hit(Place(DocumentId(doc), Span(int(start), int(end))), text, name)
            for doc, start, end, text, name in rows
        )

    # ------------------------------------------------------------------ what goes in

    def write(
        self,
        analysis: CaseAnalysis,
        *,
        captures: Sequence[Capture] = (),
        plan_hash: str,
        said: Said | None = None,
    ) -> None:
        """Write *analysis* as the state of the case, with the bytes of new *captures*.

        *said* is what a person says that the analysis was made with and the case is to keep.

        One transaction. Documents whose records are unchanged are not written again.

        Raises:
            CaseError: the file cannot be written, or is busy for too long.
        """
        with self._transaction() as cursor:
            for capture in captures:
                _insert_capture(cursor, capture)
            _write_inputs(cursor, analysis.inputs)
            for document in analysis.documents:
                _write_document(cursor, document, plan_hash)
            if said is not None:
                _write_said(cursor, said)
            cursor.execute("DELETE FROM record")
            for kind in _CASE_KINDS:
                _write_records(cursor, kind, getattr(analysis, kind))
            count = msgspec.json.encode(analysis.origin_count).decode()
            cursor.execute("INSERT OR REPLACE INTO state VALUES ('origin_count', ?)", (count,))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Cursor]:
        cursor = self._connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE")
            yield cursor
            cursor.execute("COMMIT")
        except sqlite3.Error as error:
            self._rollback()
            raise CaseError(
                f"cannot write to the case {self.name} (SQLite says: {error}): nothing was "
                "changed; check the disk and that no other program is writing, then try again"
            ) from error
        except BaseException:
            self._rollback()
            raise

    def _rollback(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise CaseError(
                f"cannot read the case {self.name} (SQLite says: {error}): if the file was damaged, "
                "read its reports again into a new case"
            ) from error

    def _one(self, sql: str, values: tuple[object, ...]) -> tuple[Any, ...] | None:
        rows = self._rows(sql, values)
        return rows[0] if rows else None

    def _records(self, kind: str) -> tuple[Any, ...]:
        rows = self._rows("SELECT data FROM record WHERE kind = ? ORDER BY position", (kind,))
        decoder = msgspec.json.Decoder(_CASE_KINDS[kind])
        return tuple(decoder.decode(data) for (data,) in rows)


def is_case(path: str | Path) -> bool:
    """Return whether the file at *path* is a case, told by its first bytes."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False
    mark = APPLICATION_ID.to_bytes(4, "big")
    return head.startswith(b"SQLite format 3\x00") and head[68:72] == mark


def _connect(name: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(name, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        if name != MEMORY:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            return sqlite3.connect(name, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
        raise CaseError(
            f"cannot open the case {name} (SQLite says: {error}): check that the folder exists "
            "and that you may write there"
        ) from error
    return connection


def _decode_document(data: str) -> DocumentAnalysis:
    return msgspec.json.decode(data, type=DocumentAnalysis)


def _fts_query(words: str, between: str) -> str:
    """Return *words* as a query of literal terms: every term quoted, phrases kept."""
    terms: list[str] = []
    for index, piece in enumerate(words.split('"')):
        terms += [piece] if index % 2 else piece.split()
    kept = [term for term in terms if any(char.isalnum() for char in term)]
    return between.join(f'"{term}"' for term in kept)


def _insert_capture(cursor: sqlite3.Cursor, capture: Capture) -> None:
    content = zlib.compress(capture.content, _COMPRESSION)
    values = (capture.sha256, capture.name, capture.kind.value, capture.url, content)
    cursor.execute("INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?, ?)", values)


def _write_inputs(cursor: sqlite3.Cursor, outcomes: Iterable[InputOutcome]) -> None:
    cursor.execute("DELETE FROM input")
    rows = ((one.name, one.sha256, one.status.value, one.reason) for one in outcomes)
    cursor.executemany("INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?)", rows)


def _write_document(cursor: sqlite3.Cursor, analysis: DocumentAnalysis, plan_hash: str) -> None:
    document = analysis.document
    data = msgspec.json.encode(analysis).decode()
    stored = cursor.execute("SELECT data FROM document WHERE id = ?", (document.id,)).fetchone()
    if stored is not None and stored[0] == data:
        return
    if stored is not None:
        cursor.execute("DELETE FROM sentence_text WHERE doc = ?", (document.id,))
    cursor.execute(
        "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)",
        (document.id, document.sha256, document.name, plan_hash, data),
    )
    rows = (
        (span.of(document.text), document.id, span.start, span.end)
        for span in analysis.reading.sentences
    )
    cursor.executemany("INSERT INTO sentence_text VALUES (?, ?, ?, ?)", rows)


def _write_records(cursor: sqlite3.Cursor, kind: str, records: Sequence[Any]) -> None:
    rows = (
        (kind, position, str(getattr(record, "id", "")), msgspec.json.encode(record).decode())
        for position, record in enumerate(records)
    )
    cursor.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", rows)


def _write_said(cursor: sqlite3.Cursor, said: Said) -> None:
    for line in said.lines:
        judgement = line.judgement
        values = (
            line.seq,
            line.act,
            "undo" if judgement is None else judgement.what.value,
            "" if judgement is None else judgement.id,
            None if judgement is None else msgspec.json.encode(judgement).decode(),
            line.undoes,
        )
        cursor.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?)", values)
    if said.aliases is not None:
        cursor.execute("DELETE FROM alias")
        rows = ((spelt, one.name) for one in said.aliases for spelt in (one.name, *one.spellings))
        cursor.executemany("INSERT INTO alias VALUES (?, ?)", rows)
