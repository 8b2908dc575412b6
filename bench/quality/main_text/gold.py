"""Reads the gold pages: segments that belong to the article, segments that do not, dates.

Origin: adbar/trafilatura (Apache-2.0). Nothing is scored here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One saved page. ``inside`` belongs to the article, ``outside`` does not; ``date`` is ISO or empty."""

    name: str
    url: str
    content: bytes
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    date: str

    @property
    def is_tuning(self) -> bool:
        """Whether this page is of the half that weights were made from."""
        return hashlib.sha256(self.name.encode()).digest()[0] < 128


def read_gold(data: Path) -> tuple[GoldPage, ...]:
    """Return the pages below *data* (the unpacked ``main_text``), sorted by name."""
    entries = json.loads((data / "evaldata.json").read_text("utf-8"))
    pages = [
        GoldPage(
            entry["file"],
            url,
            (data / "pages" / entry["file"]).read_bytes(),
            tuple(entry["with"]),
            tuple(entry["without"]),
            entry.get("date") or "",
        )
        for url, entry in entries.items()
        if (data / "pages" / entry["file"]).is_file()
    ]
    return tuple(sorted(pages, key=lambda page: page.name))
