"""Ranges as wide as loose words are: *about*, *nearly*, *more than*, round decades. No text is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.model import DayRange
from dateline.temporal import arithmetic as a
from dateline.temporal.operation import Form, Op
from dateline.temporal.resolve import Resolved

_ABOUT_DAYS = {"D": 3, "W": 7, "WE": 7, "M": 31, "Q": 92, "H": 184, "SEASON": 92, "Y": 731}
"""Slack on each side of *about* a date, in days. Common sense, not measured: no data marks ranges."""
_ROUND_UNITS = frozenset({"DE", "CE", "ML"})
_ROUND_SHARE, _ABOUT_SHARE = 0.15, 0.1
"""Share of a length by which *two decades ago* and *about 20 years ago* can miss."""
_UNIT_DAYS = {"D": 1.0, "W": 7.0, "P2W": 14.0, "M": 30.44, "Q": 91.3, "Y": 365.25, "H": 182.6}
_ROUND_DAYS = {"DE": 3652.5, "CE": 36525.0, "ML": 365250.0}


def loosen(op: Op, found: Resolved) -> Resolved:
    """Return *found* with days as wide as the words of *op* leave them."""
    if found.days.earliest is None or found.days.latest is None:
        return found
    if op.form is Form.FIELDS and op.mod == "APPROX":
        slack = _ABOUT_DAYS.get(found.unit, 731)
        return _sized(found, slack, slack)
    if op.form is Form.SHIFT and op.amount is not None:
        return _loose_shift(op, found)
    return found


def _loose_shift(op: Op, found: Resolved) -> Resolved:
    unit, amount = op.unit or "D", op.amount or 0.0
    length = amount * (_ROUND_DAYS.get(unit) or _UNIT_DAYS.get(unit, 1.0))
    share = _ROUND_SHARE if unit in _ROUND_UNITS or amount % 1 else 0.0
    if op.mod == "APPROX":
        share = max(share, _ABOUT_SHARE)
    slack = round(min(length, 1e7) * share)
    away = round(min(length, 1e7) * max(share, _ROUND_SHARE)) if op.mod == "LESS_THAN" else slack
    back = op.offset < 0
    if op.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return _open(found, back=back)
    return _sized(found, slack if back else away, away if back else slack)


def _open(found: Resolved, *, back: bool) -> Resolved:
    """*more than two years ago*: no one knows how much more."""
    days = DayRange(None, found.days.latest) if back else DayRange(found.days.earliest, None)
    return replace(found, days=days, confidence=min(found.confidence, 0.7))


def _sized(found: Resolved, before: int, after: int) -> Resolved:
    first, last = found.days.earliest, found.days.latest
    if first is None or last is None or before + after == 0:
        return found
    start = a.add_days(first, -before) or dt.date.min
    end = a.add_days(last, after) or dt.date.max
    return replace(found, days=DayRange(start, end), confidence=min(found.confidence, 0.8))
