"""Temporal expressions, found and resolved. No text is searched and no date computed here."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.days import UNDATED, DayRange
from dateline.model.ids import DocumentId
from dateline.model.span import Span


class TimexType(enum.StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression and what it can mean.

    ``value`` is the TIMEX3 value (``2024-06-18``, ``P9M``, ``FUTURE_REF``, ``XXXX-WXX-2`` where it
    could not be resolved). ``days`` are the days it can mean; unknown where it names none (a
    duration, an expression without an anchor). ``anchor`` is the span of the expression that it
    counts from, the string ``published``, or ``None`` where it needs none.
    ``confidence`` is 0 to 1. ``time`` is ``HH:MM`` (``±hh:mm`` behind it where known) of a moment.
    """

    doc: DocumentId
    span: Span
    type: TimexType
    value: str
    days: DayRange = UNDATED
    mod: str | None = None
    anchor: Span | str | None = None
    confidence: float = 1.0
    time: str | None = None
