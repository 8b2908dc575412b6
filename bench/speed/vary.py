"""The invented story, varied: any number of reports that no two stages see the same words in.

Each copy of the story gets names, a place and numbers of its own, so that a case of 5,000 reports
holds some hundreds of stories of 18 reports, each with its copies inside, as a crawl does. Nothing is
random: report *n* is the same on every run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from dateline.model import Capture
from dateline.sources import collect

_HEADS = ("Var", "Nor", "Kel", "Ost", "Bran", "Tal", "Mir", "Sund", "Fal", "Gar", "Hol", "Lum")
_TAILS = ("haven", "mark", "stad", "borg", "wick", "moor", "fels", "dale", "ness", "ford", "gate")
_CAPITALISED = re.compile(rb"\b[A-Z][a-z]{4,}\b")
_KEEP = frozenset(
    b"Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June "
    b"August September October November December Minister President Mayor Harbour There These Those "
    b"Their After Before About Another Other While Where When Which Police People Officials Source "
    b"Published Updated Reporting Editing".split()
)


def captures(folder: Path, number: int) -> list[Capture]:
    """Return *number* captures made from the reports in *folder*."""
    originals = [one for one in collect([str(folder)]) if isinstance(one, Capture)]
    return list(islice(_copies(originals), number))


def _copies(originals: list[Capture]) -> Iterator[Capture]:
    for turn in count():
        for original in originals:
            if turn == 0:
                yield original
            else:
                yield Capture(
                    f"{turn:05d}/{original.name}",
                    _varied(original.content, turn),
                    original.kind,
                    None,
                )


def _varied(content: bytes, turn: int) -> bytes:
    """Return *content* with the names of story *turn* and numbers of its own."""

    def name(match: re.Match[bytes]) -> bytes:
        word = match[0]
        if word in _KEEP or sum(word) % 3:
            return word
        seed = sum(word) * 31 + turn * 7
        return (_HEADS[seed % len(_HEADS)] + _TAILS[seed // 13 % len(_TAILS)]).encode()

    body = _CAPITALISED.sub(name, content)
    return re.sub(rb"\b1,(\d00)\b", b"%d,\\1" % (2 + turn % 7), body)
