"""Whether two documents are about one matter, by the rare terms that both use.

A guard, not a result: 'the man is in a stable condition' is one claim only in reports of one matter. In
a handful of documents no term is rare enough to tell, and every two pass.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from dateline.model import DayRange, DocumentId

_LIKENESS = 0.1
"""Cosine from which two reports of a large case are of one matter. On 1,000 reports of shootings, 199 in
200 pairs of two incidents lie below, 3 in 4 pairs of one incident above."""

_FAR_DAYS = 30
_FAR_TIMES = 2.0
"""Reports more than so many days apart have to be so many times as alike."""

_FEW = 12
_MANY = 1_000
_PRECISION = 10_000


class Context:
    """Compares documents; each pair once. Weights are whole numbers, so that sums have no order."""

    def __init__(
        self,
        terms: Mapping[DocumentId, frozenset[str]],
        published: Mapping[DocumentId, DayRange],
    ) -> None:
        self._terms, self._published = terms, published
        counts = Counter(term for one in terms.values() for term in one)
        self._squares = {
            term: round(_PRECISION * math.log((1 + len(terms)) / count) ** 2)
            for term, count in counts.items()
        }
        self._norms = {doc: self._weigh(one) for doc, one in terms.items()}
        self._known: dict[tuple[DocumentId, DocumentId], bool] = {}
        scale = math.log(max(_FEW, len(terms)) / _FEW) / math.log(_MANY / _FEW)
        self._least = _LIKENESS * min(1.0, scale)

    def related(self, one: DocumentId, other: DocumentId) -> bool:
        """Return whether the two documents are about one matter, or are one."""
        if one == other or self._least <= 0:
            return True
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            both = self._weigh(self._terms[one] & self._terms[other])
            norms = self._norms[one] * self._norms[other]
            least = self._least * (_FAR_TIMES if self._far(one, other) else 1)
            self._known[pair] = least**2 * norms <= both**2
        return self._known[pair]

    def _far(self, one: DocumentId, other: DocumentId) -> bool:
        first, second = self._published[one].latest, self._published[other].latest
        return first is not None and second is not None and _FAR_DAYS < abs((second - first).days)

    def _weigh(self, terms: frozenset[str]) -> int:
        return sum(self._squares[term] for term in terms)
