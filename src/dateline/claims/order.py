"""Which report was first. It orders by what reports say of themselves, not by trust."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model import CollapseKind, Document, DocumentId, Origin

_COPYING = frozenset({CollapseKind.COPY, CollapseKind.RELAY})

Age = tuple[dt.date, bool, str, DocumentId]


@dataclass(frozen=True, slots=True)
class Order:
    """Documents from the earliest: by day, originals before copies, by hour, then by id."""

    documents: Mapping[DocumentId, Document]
    copies: frozenset[DocumentId]

    def of(self, doc: DocumentId) -> Age:
        """Return what *doc* sorts by; a document without a date comes last."""
        published = self.documents[doc].published
        day = published.days.latest or dt.date.max
        return day, doc in self.copies, published.time or "~", doc


def make_order(documents: Mapping[DocumentId, Document], origins: Iterable[Origin]) -> Order:
    """Return the order of *documents*; *origins* say which are copies."""
    copies = {
        reason.documents[-1]
        for origin in origins
        for reason in origin.reasons
        if reason.kind in _COPYING and 1 < len(reason.documents)
    }
    return Order(documents, frozenset(copies))
