"""Direct quotations by textacy on the same reports, where an interpreter that has it is named.

Installs nothing: ``DATELINE_TEXTACY`` names a Python with textacy and spaCy in an environment of its own,
``DATELINE_SPACY`` a trained English pipeline there, by its name or folder (by default the one under
``.data/peers``, which needs spacy-lookups-data too). Without them there is no peer.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.quality.chains.baseline import naive_chain, nearest_name
from bench.quality.chains.gold import Report, Telling, words_at
from dateline.model import Span

ROOT = Path(__file__).resolve().parents[3]
_WORKER = Path(__file__).with_name("peer_worker.py")
_PIPELINE = ROOT / ".data" / "peers" / "spacy"
_TIMEOUT_S = 300
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we", "you"})


class PeerError(Exception):
    """The peer is named and does not run."""


def find_all(reports: Sequence[Report]) -> tuple[str, list[tuple[Telling, ...]]] | None:
    """Return the peer's name with its version, and what it finds in each report; ``None`` without it.

    Raises:
        PeerError: it does not run.
    """
    python = os.environ.get("DATELINE_TEXTACY")
    if not python:
        return None
    pipeline = os.environ.get("DATELINE_SPACY", str(_PIPELINE))
    task = json.dumps({"pipeline": pipeline, "texts": [each.text for each in reports]})
    done = subprocess.run(
        [python, str(_WORKER)],
        input=task,
        capture_output=True,
        encoding="utf-8",
        timeout=_TIMEOUT_S,
        check=False,
    )
    if done.returncode:
        raise PeerError(f"textacy does not run with {python}: {done.stderr[-500:]}")
    answer = json.loads(done.stdout)
    found = [
        tuple(_telling(report, *each) for each in quoted)
        for report, quoted in zip(reports, answer["found"], strict=True)
    ]
    return f"textacy {answer['version']}", found


def _telling(report: Report, start: int, end: int, first: int, last: int) -> Telling:
    """Return a quotation with its speaker; a pronoun is given the nearest name before it."""
    speaker = report.text[first:last]
    if speaker.casefold() in _PRONOUNS:
        speaker = nearest_name(report.text, first) or speaker
    words = words_at(report.text, Span(start, end))
    return Telling(words, naive_chain(report, speaker), is_direct=True)
