"""Which reports are about one matter, in a handful and in a large case."""

import datetime as dt

import pytest

from dateline.claims.context import Context
from dateline.model import DayRange

COMMON = frozenset(f"w:common{number}" for number in range(20))


def context(*, day=None):
    """Return a context of 200 documents: each has common terms and its own, two share some."""
    terms = {
        f"d{number:03}": COMMON | {f"w:own{number}-{at}" for at in range(20)}
        for number in range(200)
    }
    for doc in ("d000", "d001"):
        terms[doc] |= {f"w:story{at}" for at in range(8)}
    days = dict.fromkeys(terms, DayRange())
    if day is not None:
        days["d000"], days["d001"] = (DayRange.day(one) for one in (dt.date(2025, 3, 1), day))
    return Context(terms, days)


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("d000", "d001", True),
        ("d000", "d002", False),
        ("d001", "d000", True),
        ("d003", "d003", True),
    ],
)
def test_context_relates_documents_by_their_rare_terms(one, other, related):
    assert context().related(one, other) is related


def test_context_asks_for_more_of_documents_far_apart():
    near, far = dt.date(2025, 3, 20), dt.date(2025, 9, 1)
    terms = {f"d{n:03}": COMMON | {f"w:{n}-{at}" for at in range(20)} for n in range(200)}
    for doc in ("d000", "d001"):
        terms[doc] |= {"w:story0", "w:story1", "w:story2"}
    answers = []
    for day in (near, far):
        days = dict.fromkeys(terms, DayRange()) | {
            "d000": DayRange.day(dt.date(2025, 3, 1)), "d001": DayRange.day(day),
        }  # fmt: skip
        answers.append(Context(terms, days).related("d000", "d001"))
    assert answers == [True, False]


def test_context_of_few_documents_tells_nothing_apart():
    terms = {"a": frozenset({"w:one"}), "b": frozenset({"w:two"})}
    assert Context(terms, dict.fromkeys(terms, DayRange())).related("a", "b")
