"""Hits at 1 and at 3 of ``dateline ask`` on the invented story, beside two full-text searches.

It reads no gold but ``questions.json``, and judges by the passages alone, not by the words around.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.case import MEMORY, Case
from dateline.export import CaseView
from dateline.export.answers import ask
from dateline.resources import story_folder

QUESTIONS = Path(__file__).parent / "questions.json"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its half, and the passages any of which answers it; none where nothing does."""

    id: str
    half: str
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the first answering line of each system stands, from 1; ``None`` where none does.

    ``lines`` is how many lines ``ask`` gave.
    """

    asked: Asked
    ask: int | None
    search: int | None
    any_word: int | None
    lines: int


def read_questions() -> tuple[Asked, ...]:
    """Return the questions in the order of the file."""
    rows = json.loads(QUESTIONS.read_text("utf-8"))
    return tuple(
        Asked(row["id"], row["set"], row["question"], tuple(row["answers"])) for row in rows
    )


def measure() -> tuple[Outcome, ...]:
    """Return the outcome of every question, on the invented story read anew."""
    with Case(MEMORY) as case:
        case.add(story_folder() / "reports")
        return tuple(_outcome(case, CaseView(case.analysis), one) for one in read_questions())


def _outcome(case: Case, view: CaseView, asked: Asked) -> Outcome:
    found = ask(view, asked.question, limit=_SHOWN)
    words = found.question.words
    return Outcome(
        asked,
        ask=_rank([one.quote.text for one in found.answers], asked),
        search=_rank([one.text for one in case.search(words, limit=_SHOWN)], asked),
        any_word=_rank(
            [one.text for one in case.search(words, limit=_SHOWN, any_word=True)], asked
        ),
        lines=len(found.answers),
    )


def _rank(lines: Sequence[str], asked: Asked) -> int | None:
    for rank, line in enumerate(lines, start=1):
        if any(_plain(answer) in _plain(line) for answer in asked.answers):
            return rank
    return None


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())


def hits(outcomes: Sequence[Outcome], system: str, within: int) -> tuple[int, int]:
    """Return how many questions *system* answers in its first *within* lines, and of how many."""
    answerable = [one for one in outcomes if one.asked.answers]
    ranks = [getattr(one, system) for one in answerable]
    return sum(rank is not None and rank <= within for rank in ranks), len(answerable)
