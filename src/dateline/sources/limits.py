"""How much is taken in at most. Numbers only."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class SourceLimits:
    """Limits on what is taken in; what is above one ends with a reason that gives the value.

    Bytes are bytes of the file as it is stored. ``max_record_bytes`` holds for each record of a
    ``.json`` or ``.jsonl`` file, ``max_records`` for the records of one file, ``max_files`` for all
    files of one call.
    """

    max_file_bytes: int = 64 * _MB
    max_record_bytes: int = 16 * _MB
    max_records: int = 200_000
    max_files: int = 100_000
