"""Judgements: a person's decisions, appended and never overwritten. Nothing is applied here."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.ids import JudgementId


class Verdict(enum.StrEnum):
    """What a person decided."""

    SAME = "same"
    DIFFERENT = "different"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: who made it, when (ISO 8601), about which ids, and why."""

    id: JudgementId
    at: str
    by: str
    what: Verdict
    a: str
    b: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that the analysis or an export left out, with the reason."""

    name: str
    reason: str
    count: int = 1
