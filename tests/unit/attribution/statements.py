"""Shorthand for tests of statements: what was found in a text, as words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tests.factories import make_document

from dateline.attribution import find_statements
from dateline.model import (
    NO_CUE,
    Document,
    EntityType,
    Form,
    Mention,
    Reading,
    Span,
    SpeechRole,
    SpeechTag,
    Statement,
)
from dateline.reader import read_by_rules

Row = tuple[str | None, str | None, str]


def found_in(text: str, mentions: Sequence[tuple[str, str]] = (), **how: object) -> list[Statement]:
    """Return the statements of *text*; *mentions* are pairs of words and key, each word once."""
    document = make_document(text, **how)  # type: ignore[arg-type]
    return list(find_statements(document, read_by_rules(document), mentions_in(document, mentions)))


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


_MARK = re.compile(r"\{([sctSCT])(\d) |\}")
_ROLES = {"s": SpeechRole.SOURCE, "c": SpeechRole.CUE, "t": SpeechRole.CONTENT}


def marked(text: str) -> tuple[Document, Reading]:
    """Return the document of *text*, and its reading by rules with the speech layer that is marked.

    ``{s1 Ro} {c1 said} {t1 that it rained}`` marks source, cue and content of attribution 1; capital
    letters mark level 2.
    """
    plain, opened, found, at = "", [], [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            opened.append((len(plain), mark.group(1), mark.group(2)))
        else:
            start, letter, number = opened.pop()
            found.append((start, 1 + letter.isupper(), letter.lower(), number, len(plain)))
    plain += text[at:]
    document = make_document(plain)
    found.sort()
    cues = {(level, number): index for index, (_, level, letter, number, _) in enumerate(found)
        if letter == "c"}  # fmt: skip
    speech = tuple(
        SpeechTag(Span(start, end), _ROLES[letter], level,
            NO_CUE if letter == "c" else cues.get((level, number), NO_CUE), 0.9)
        for start, level, letter, number, end in found
    )  # fmt: skip
    return document, replace(read_by_rules(document), speech=speech)


def heard_rows(text: str, mentions: Sequence[tuple[str, str]] = ()) -> list[Row]:
    """Return source, cue and content of each statement of the marked *text*, as words."""
    document, reading = marked(text)
    found = find_statements(document, reading, mentions_in(document, mentions))
    return [row(each, document.text) for each in found]
