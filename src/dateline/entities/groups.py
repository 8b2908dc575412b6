"""Groups of keys that are held to be one, with what forbids two groups to be joined.

Deterministic: the group's name is its smallest key, whatever the order of the joins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Roles = dict[str, frozenset[str]]


@dataclass(slots=True)
class Groups:
    """A forest of keys. ``roles`` give for a group its titles in each document.

    The one mutable thing of this stage; it does not leave the function that makes it.
    """

    parent: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Roles] = field(default_factory=dict)
    reasons: dict[str, set[str]] = field(default_factory=dict)

    def add(self, key: str, roles: Mapping[str, frozenset[str]] | None = None) -> None:
        """Add *key* as a group of its own; a known key is left as it is."""
        if key not in self.parent:
            self.parent[key] = key
            self.roles[key] = dict(roles or {})

    def find(self, key: str) -> str:
        """Return the smallest key of the group of *key*."""
        root = key
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[key] != root:
            self.parent[key], key = root, self.parent[key]
        return root

    def join(self, a: str, b: str, reason: str) -> bool:
        """Join the groups of *a* and *b* unless one document gives both and other titles to each."""
        low, high = sorted((self.find(a), self.find(b)))
        if low == high:
            return True
        if self._forbidden(low, high):
            return False
        self.parent[high] = low
        merged, added = self.roles[low], self.roles.pop(high)
        for doc, titles in added.items():
            merged[doc] = merged.get(doc, frozenset()) | titles
        reasons = self.reasons.pop(high, set()) | {reason}
        self.reasons.setdefault(low, set()).update(reasons)
        return True

    def _forbidden(self, a: str, b: str) -> bool:
        few, many = sorted((self.roles[a], self.roles[b]), key=len)
        for doc, titles in few.items():
            other = many.get(doc)
            if other and titles and not titles & other:
                return True
        return False
