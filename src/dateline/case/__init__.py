"""The case: one file that holds captures, documents and records, and what is done with it.

It knows stages only through the pipeline, and nothing of how records are shown.
"""

from dateline.case.facade import Case
from dateline.case.grow import GrowOptions, OnProgress, add, refresh
from dateline.case.store import MEMORY, Hit, Store, is_case
from dateline.case.verify import Miss, Verified, check_place, verify_case

__all__ = [
    "MEMORY",
    "Case",
    "GrowOptions",
    "Hit",
    "Miss",
    "OnProgress",
    "Store",
    "Verified",
    "add",
    "check_place",
    "is_case",
    "refresh",
    "verify_case",
]
