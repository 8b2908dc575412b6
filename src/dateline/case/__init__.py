"""The case: one file that holds captures, documents and records, and what is done with it.

It knows stages only through the pipeline, and nothing of how records are shown.
"""

from dateline.case.aliases import read_aliases
from dateline.case.facade import Case
from dateline.case.grow import GrowOptions, OnProgress, add, refresh
from dateline.case.judgements import Signature
from dateline.case.store import MEMORY, Hit, Said, Store, is_case
from dateline.case.verify import Miss, Verified, check_place, verify_case

__all__ = [
    "MEMORY",
    "Case",
    "GrowOptions",
    "Hit",
    "Miss",
    "OnProgress",
    "Said",
    "Signature",
    "Store",
    "Verified",
    "add",
    "check_place",
    "is_case",
    "read_aliases",
    "refresh",
    "verify_case",
]
