"""Finds body and headline of texts too short for the signs that hold longer ones in place.

Looks only where ``roles`` found no body or no headline; what it found there is never changed.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.lines import Line
from dateline.extract.shapes import Look, Shape, is_name, words_of
from dateline.extract.words import IMPERATIVES, STATED_LABELS
from dateline.model import Role
from dateline.resources import agencies, given_names, outlets

MAX_TITLE_WORDS = 20
"""A longer first line without a full stop is the first paragraph more often than a title."""
_MIN_SENTENCE_WORDS = 3
"""A shorter line with a full stop is a cry or a label; at 5 'It burned on Tuesday.' would be lost."""
_FEW_LINES = 3
"""In a text of so few lines a phrase without a full stop can be the report."""
_PHRASES = (Shape.PROSE, Shape.TITLE)
_TOLD = (*_PHRASES, Shape.CAPTION, Shape.LABEL, Shape.RELATED)
_NO_PAGE = re.compile(
    r"(?:error )?(?:40[0-9]|50[0-9])?\W{0,3}(?:(?:page|file|article|story) )?"
    r"(?:not found|access denied|forbidden|bad gateway|service unavailable|just a moment)\W{0,3}",
    re.IGNORECASE,
)
"""What a server sends in the place of a page."""
_READER = frozenset({"you", "your", "yours"})
_COMMANDS = IMPERATIVES | {"please"}
_NO_TITLE_ENDS = (".", ":", ",", ";", "-", "–", "—", ")", "]")
_NO_TITLE_STARTS = ("(", "[", "©")
_DESK = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’\-]{0,30} ){1,6}(?:(?:also )?contributed|reported from (?:[A-ZÀ-Þ][\w.]{0,30} ?){1,3})\.$"
    r"|contributing: |[\-–—]\s?[A-ZÀ-Þ]",
    re.IGNORECASE,
)
"""Last lines that say who worked on the report."""
_ABOVE_BODY = (Role.BYLINE, Role.METADATA, Role.CAPTION, Role.CREDIT)


def faint_body(lines: Sequence[Line], looks: Sequence[Look]) -> tuple[int, ...]:
    """Return the lines that are the body of a text without one paragraph of the usual length.

    Short sentences; in a text of very few lines phrases too, behind the first; a single line.
    """
    if len(lines) == 1:
        told = looks[0].shape in _TOLD and 1 < looks[0].words and not _is_of_page(lines[0])
        return (0,) if told and _NO_PAGE.fullmatch(lines[0].plain[:80]) is None else ()
    sentences = tuple(index for index, look in enumerate(looks) if _is_sentence(lines[index], look))
    if sentences or _FEW_LINES < len(lines):
        return sentences
    phrases = tuple(
        index
        for index, look in enumerate(looks)
        if look.shape in _PHRASES and not _is_of_page(lines[index])
    )
    phrases = phrases[1:] if phrases[:1] == (0,) and 1 < len(phrases) else phrases
    return tuple(index for index in phrases if _MIN_SENTENCE_WORDS <= looks[index].words)


def last_words(lines: Sequence[Line], looks: Sequence[Look], stop: int) -> int:
    """Return the line behind the short sentences that end a report, from its last paragraph on.

    *stop* is the line behind that paragraph; it is returned where none follows directly.
    """
    while stop < len(lines) and _is_sentence(lines[stop], looks[stop]):
        line = lines[stop]
        if line.italic or words_of(line.plain)[0] in _COMMANDS or _DESK.match(line.plain):
            break
        stop += 1
    return stop


def _is_sentence(line: Line, look: Look) -> bool:
    told = look.shape in _PHRASES and look.terminal and _MIN_SENTENCE_WORDS <= look.words
    return told and not look.addressed and not _is_of_page(line)


def _is_of_page(line: Line) -> bool:
    """Return whether a line speaks to its reader, and quotes nobody who would."""
    return bool(_READER & set(words_of(line.plain[:400]))) and not re.search(
        '["“”‘«»]', line.plain[:400]
    )


def first_line_title(
    lines: Sequence[Line], looks: Sequence[Look], roles: Sequence[Role]
) -> int | None:
    """Return the first line where it stands over the body as a title does, else ``None``."""
    body = next((index for index, role in enumerate(roles) if role is Role.BODY), 0)
    if body == 0 or not all(role in _ABOVE_BODY for role in roles[1:body]):
        return None
    return 0 if _is_title(lines[0], looks[0]) else None


def _is_title(line: Line, look: Look) -> bool:
    plain = line.plain
    if not 2 <= look.words <= MAX_TITLE_WORDS or plain.startswith(_NO_TITLE_STARTS):
        return False
    if plain.endswith(_NO_TITLE_ENDS) or "@" in plain or words_of(plain)[0] in _COMMANDS:
        return False
    if look.words == 2 and plain.isupper():
        return False
    if plain in outlets() or plain in agencies() or look.addressed or _is_of_page(line):
        return False
    if look.words == 2 and is_name(plain) and plain.split()[0] in given_names():
        return False
    if look.shape is Shape.LABEL:
        label = (look.label or "").split(" ")
        return bool(look.value) and not {label[0], label[-1]} & STATED_LABELS
    return look.shape in _PHRASES or (look.shape is Shape.RELATED and look.label is not None)
