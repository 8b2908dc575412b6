"""Tellings of what happens, with their dates, and the happenings that they tell.

It finds no names, no dates and no statements: those come to it.
"""

from dateline.events.find import find_events
from dateline.events.join import join_events
from dateline.events.judged import NamedEvent, find_event, pair_events

VERSION = "4"
"""Changes whenever the same records can give other events."""

__all__ = [
    "VERSION",
    "NamedEvent",
    "find_event",
    "find_events",
    "join_events",
    "pair_events",
]
