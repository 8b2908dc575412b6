"""Shorthand for tests of statements: what was found in a text, as words."""

from __future__ import annotations

from collections.abc import Sequence

from tests.factories import make_document

from dateline.attribution import find_statements
from dateline.model import Document, EntityType, Form, Mention, Statement
from dateline.reader import read

Row = tuple[str | None, str | None, str]


def found_in(text: str, mentions: Sequence[tuple[str, str]] = (), **how: object) -> list[Statement]:
    """Return the statements of *text*; *mentions* are pairs of words and key, each word once."""
    document = make_document(text, **how)  # type: ignore[arg-type]
    return list(find_statements(document, read(document), mentions_in(document, mentions)))


def mentions_in(document: Document, pairs: Sequence[tuple[str, str]]) -> tuple[Mention, ...]:
    """Return one mention for every occurrence of each pair's words."""
    found = []
    for words, key in pairs:
        at = document.text.find(words)
        while 0 <= at:
            found.append(mention(document, at, words, key))
            at = document.text.find(words, at + 1)
    return tuple(sorted(found, key=lambda each: each.span))


def mention(document: Document, at: int, words: str, key: str) -> Mention:
    """Return a mention of the kind that its key tells."""
    from dateline.model import Span

    kinds = {"person": EntityType.PERSON, "country": EntityType.GPE, "agency": EntityType.ORG}
    form = Form.PRONOUN if words.islower() else Form.NAME
    kind = kinds.get(key.split(":", maxsplit=1)[0], EntityType.ORG)
    return Mention(document.id, Span(at, at + len(words)), form, kind, key)


def rows(text: str, **how: object) -> list[Row]:
    """Return source, cue and content of each statement of *text*, as words."""
    return [row(each, text) for each in found_in(text, **how)]


def row(statement: Statement, text: str) -> Row:
    """Return source, cue and content as words; pieces of content are parted by ' // '."""
    source = None if statement.source is None else statement.source.of(text)
    cue = None if statement.cue is None else statement.cue.of(text)
    return source, cue, " // ".join(span.of(text) for span in statement.content)
