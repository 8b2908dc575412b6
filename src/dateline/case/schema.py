"""The tables of a case file, as steps from one version to the next. No record is read here.

A case is one SQLite file: write-ahead log, foreign keys, full-text search. Documents are one row
each with their records as JSON; records of the whole case are one row each. Views show every kind
as rows, so that any SQLite tool can read a case.
"""

from __future__ import annotations

import sqlite3

from dateline.model import CaseVersionError, NotACaseError

APPLICATION_ID = 0x44544C4E
"""Marks a SQLite file as a case: the letters DTLN."""

_V1 = """
CREATE TABLE capture (
    sha256  TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    url     TEXT,
    content BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE input (
    name   TEXT NOT NULL,
    sha256 TEXT,
    status TEXT NOT NULL,
    reason TEXT,
    UNIQUE (name, sha256)
);
CREATE TABLE document (
    id        TEXT PRIMARY KEY,
    sha256    TEXT NOT NULL REFERENCES capture (sha256),
    name      TEXT NOT NULL,
    plan_hash TEXT NOT NULL,
    data      TEXT NOT NULL CHECK (json_valid(data))
) WITHOUT ROWID;
CREATE INDEX document_sha256 ON document (sha256);
CREATE TABLE record (
    kind     TEXT NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT NOT NULL,
    data     TEXT NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (kind, position)
) WITHOUT ROWID;
CREATE INDEX record_id ON record (id);
CREATE TABLE state (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE sentence_text USING fts5 (
    text, doc UNINDEXED, start UNINDEXED, "end" UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIEW timex AS
    SELECT d.id AS doc, json_extract(j.value, '$.span.start') AS start, json_extract(j.value, '$.span.end') AS "end",
           json_extract(j.value, '$.type') AS type, json_extract(j.value, '$.value') AS value,
           json_extract(j.value, '$.days.earliest') AS earliest, json_extract(j.value, '$.days.latest') AS latest
    FROM document AS d, json_each(d.data, '$.timexes') AS j;
CREATE VIEW mention AS
    SELECT d.id AS doc, json_extract(j.value, '$.span.start') AS start, json_extract(j.value, '$.span.end') AS "end",
           json_extract(j.value, '$.form') AS form, json_extract(j.value, '$.type') AS type,
           json_extract(j.value, '$.entity') AS entity
    FROM document AS d, json_each(d.data, '$.mentions') AS j;
CREATE VIEW statement AS
    SELECT d.id AS doc, json_extract(j.value, '$.content[0].start') AS start,
           json_extract(j.value, '$.content[#-1].end') AS "end", json_extract(j.value, '$.speaker') AS speaker,
           json_extract(j.value, '$.speaker_kind') AS speaker_kind, json_extract(j.value, '$.polarity') AS polarity,
           json_extract(j.value, '$.stance') AS stance
    FROM document AS d, json_each(d.data, '$.statements') AS j;
CREATE VIEW event_mention AS
    SELECT d.id AS doc, json_extract(j.value, '$.trigger.start') AS start, json_extract(j.value, '$.trigger.end') AS "end",
           json_extract(j.value, '$.lemma') AS lemma, json_extract(j.value, '$.type') AS type,
           json_extract(j.value, '$.factuality') AS factuality,
           json_extract(j.value, '$.days.earliest') AS earliest, json_extract(j.value, '$.days.latest') AS latest,
           json_extract(j.value, '$.event') AS event
    FROM document AS d, json_each(d.data, '$.event_mentions') AS j;
"""

_V2 = """
CREATE TABLE judgement (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    act    INTEGER NOT NULL,
    what   TEXT NOT NULL,
    id     TEXT NOT NULL,
    data   TEXT CHECK (data IS NULL OR json_valid(data)),
    undoes INTEGER REFERENCES judgement (seq),
    CHECK ((data IS NULL) = (what = 'undo') AND (undoes IS NULL) = (what <> 'undo'))
);
CREATE TRIGGER judgement_is_not_overwritten BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never overwritten'); END;
CREATE TRIGGER judgement_is_not_removed BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never overwritten'); END;
CREATE TABLE alias (
    spelling TEXT PRIMARY KEY,
    name     TEXT NOT NULL
) WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_V1, _V2)
"""Step *i* takes a case from version *i* to *i + 1*. Steps are appended, never edited."""


def prepare(connection: sqlite3.Connection, name: str, migrations: tuple[str, ...]) -> None:
    """Bring the case in *connection* to the version that *migrations* end at; create it if empty.

    Each step is one transaction: a case is never half migrated.

    Raises:
        NotACaseError: the file holds something else.
        CaseVersionError: the case was written by a newer Dateline.
    """
    version = _version(connection, name)
    if len(migrations) < version:
        raise CaseVersionError(
            f"{name} is a case of version {version}, and this Dateline knows versions up to "
            f"{len(migrations)}: install a newer Dateline to open it"
        )
    for step in range(version, len(migrations)):
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{migrations[step]}\n"
            f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {step + 1};\nCOMMIT;"
        )


def _version(connection: sqlite3.Connection, name: str) -> int:
    """Return the version of the case, 0 for an empty file."""
    try:
        mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise NotACaseError(
            f"{name} is not a case (SQLite says: {error}): give the path of a case, or of a file "
            "that does not exist yet"
        ) from error
    if mark == APPLICATION_ID or (tables == 0 and version == 0):
        return version
    raise NotACaseError(
        f"{name} is a SQLite file of another program, not a case: give the path of a case, or of "
        "a file that does not exist yet"
    )
