"""Known names inside hyphenated words: 'Russia-Ukraine', 'UN-brokered', 'Seoul-based'.

Only names that a lexicon knows; the other half is another such name or a lower-case word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.entities.gazetteer import Kind, Known, gazetteer
from dateline.entities.words import Words

_JOINED = re.compile(r"([^\W_][\w.]*)[-\u2013]([^\W_][\w.]*)")
_KINDS = (Kind.COUNTRY, Kind.CAPITAL, Kind.BODY, Kind.CITY)


@dataclass(frozen=True, slots=True)
class Half:
    """Characters ``[start, end)`` of the document's text that name *known*.

    ``placed`` is set where the word says that someone is there ('Seoul-based').
    """

    start: int
    end: int
    known: Known
    placed: bool


def is_pair(form: str) -> bool:
    """Return whether *form* is a hyphenated word that holds a known name.

    >>> is_pair("Russia-Ukraine"), is_pair("Kim-led"), is_pair("Seoul-based")
    (True, False, True)
    """
    return "-" in form and any(True for _ in _halves(form))


def find_halves(words: Words) -> Iterator[Half]:
    """Yield the known names inside the hyphenated words of a document, in the text's order."""
    for at, form in enumerate(words.forms):
        if "-" in form:
            for start, end, known, placed in _halves(form):
                yield Half(words.starts[at] + start, words.starts[at] + end, known, placed)


def _halves(form: str) -> Iterator[tuple[int, int, Known, bool]]:
    match = _JOINED.fullmatch(form)
    if match is None:
        return
    left, right = _known(match[1]), _known(match[2])
    if left is not None and (right is not None or match[2].islower()):
        yield 0, match.end(1), left, match[2] in {"based", "born"}
    if left is not None and right is not None:
        yield match.start(2), match.end(2), right, False


def _known(form: str) -> Known | None:
    found = gazetteer().by_form.get(form)
    return found if found is not None and found.kind in _KINDS and not found.plain else None
