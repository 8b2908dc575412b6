"""What an expression asks for before any calendar is looked at: the first of the two steps.

An :class:`Op` is underspecified on purpose: *Tuesday* is a weekday without a week. Nothing is found
in a text here, and nothing resolved.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from dateline.model import Span, TimexType


class Form(enum.Enum):
    """What kind of thing an expression is."""

    FIELDS = "fields"
    """Calendar fields, some of them perhaps missing: *18 June*, *Tuesday*, *2022*, *summer*."""
    SHIFT = "shift"
    """So many units away from an anchor: *yesterday*, *last week*, *two days earlier*."""
    PERIOD = "period"
    """A length of time, perhaps tied to an anchor: *nine months*, *the last two weeks*."""
    FIXED = "fixed"
    """A TIMEX3 value that no calendar changes: *daily*, *the future*."""


class Anchor(enum.Enum):
    """What an expression counts from."""

    NONE = "none"
    PUBLISHED = "published"
    REFERENCE = "reference"
    """The last date named: *two days earlier*, *the same day*."""


class Which(enum.Enum):
    """Which of the fitting days, months or years is meant."""

    CLAUSE = "clause"
    """Past or future as its clause looks back or forward."""
    LAST = "last"
    THIS = "this"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Fields:
    """Calendar fields; ``None`` is missing. ``weekday`` is 1 (Monday) to 7, ``season`` SP SU FA WI.

    ``decade`` and ``century`` are the leading digits (199 for the 1990s, 18 for the 1800s);
    ``year_shift`` is a year counted from the anchor instead of named (*May last year*).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    weekend: bool = False
    year_shift: int | None = None


NO_FIELDS = Fields()


@dataclass(frozen=True, slots=True)
class Op:
    """An underspecified operation.

    ``unit`` is a TIMEX3 unit (see ``Calendar.units``); ``amount`` a number of units, ``None`` where
    the text is vague (*several*). ``offset`` counts units from the anchor, back below zero.
    ``part`` is a part of the day (MO, MI, AF, EV, NI, DT), ``clock`` ``HH:MM``, ``zone`` minutes
    east of UTC. ``value`` is the TIMEX3 value of ``Form.FIXED``.
    """

    form: Form
    type: TimexType = TimexType.DATE
    anchor: Anchor = Anchor.NONE
    fields: Fields = NO_FIELDS
    unit: str | None = None
    offset: int = 0
    amount: float | None = None
    which: Which = Which.CLAUSE
    part: str | None = None
    clock: str | None = None
    zone: int | None = None
    local: bool = False
    """Whether the clock is said to be that of the place: *10 a.m. local time*."""
    mod: str | None = None
    value: str | None = None
    vague: bool = False
    """A vague adverb or adjective (*now*, *recently*, *current*): found, given out on request only."""
    until: Fields | None = None
    """The day on which a period of account ends: *the quarter ended Sept. 30*."""
    ending: bool = False
    """Whether that end lies ahead: *the quarter ending Dec. 31*."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression where it stands. ``sentence`` indexes the reading's sentences."""

    span: Span
    op: Op
    sentence: int
    first_token: int = field(default=0)
    """Index, in the reading, of the token that the expression begins in."""
    last_token: int = field(default=0)
