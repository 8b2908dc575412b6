"""Which names stand together: tells whether two documents are of one matter. It joins nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.entities.groups import Groups
from dateline.entities.naming import Naming

_TELLING = frozenset({"person", "org", "place", "city", "event"})
_MAX_DOCS = 50
"""Documents of one name whose other names are looked at. Half of it changed no join on the tuning
part; more makes a name in every document costly."""


@dataclass(frozen=True, slots=True)
class Company:
    """The telling names of each document, as groups, and the groups themselves."""

    by_doc: Mapping[str, frozenset[str]]
    groups: Groups

    def is_shared(self, a: Naming, b: Iterable[Naming]) -> bool:
        """Return whether documents that name *a* and *b* have another telling name in common.

        Countries, bodies and the press tell nothing: every report may name them.
        """
        others = tuple(b)
        own = {self.groups.find(one.key) for one in (a, *others)}
        mine = self._around(a.docs)
        theirs = self._around({doc for one in others for doc in one.docs})
        return bool((mine & theirs) - own)

    def _around(self, docs: Iterable[str]) -> set[str]:
        near = sorted(docs)[:_MAX_DOCS]
        return {key for doc in near for key in self.by_doc.get(doc, ())}


def company_of(groups: Groups, namings: Mapping[str, Naming]) -> Company:
    """Return the telling names of each document, as they are joined so far."""
    found: dict[str, set[str]] = {}
    for key, naming in namings.items():
        if naming.kind in _TELLING and "\x1f" not in key:
            for doc in naming.docs:
                found.setdefault(doc, set()).add(groups.find(key))
    return Company({doc: frozenset(keys) for doc, keys in found.items()}, groups)
