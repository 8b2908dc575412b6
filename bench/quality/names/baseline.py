"""The naive floor: every run of capitalised words behind the first word of its sentence.

Not part of the package. Two words or more are a person, one is a place, capitals alone an
organisation.
"""

from __future__ import annotations

import re

from bench.quality.names.gold import Named
from dateline.model import Reading

_RUN = re.compile(r"[A-Z][\w'’-]*(?: (?:of |the |de |al )?[A-Z][\w'’-]*){0,6}")
_DATES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December I".split()
)


def baseline(text: str, reading: Reading) -> list[Named]:
    """Return every capitalised run that does not open its sentence."""
    found: list[Named] = []
    for sentence in reading.sentences:
        for match in _RUN.finditer(text, sentence.start, sentence.end):
            if match.start() == sentence.start or match.group() in _DATES:
                continue
            end = match.end() - 2 if match.group().endswith(("'s", "’s")) else match.end()
            found.append(Named(match.start(), end, _group(text[match.start() : end])))
    return found


def _group(name: str) -> str:
    if name.isupper() and 1 < len(name):
        return "ORG"
    return "PERSON" if " " in name else "PLACE"
