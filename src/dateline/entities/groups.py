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

    ``apart`` are the groups that a person judged different from a group, ``called`` the names that
    the user's aliases give it: both outrank every rule.

    The one mutable thing of this stage; it does not leave the function that makes it.
    """

    parent: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Roles] = field(default_factory=dict)
    reasons: dict[str, set[str]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    called: dict[str, frozenset[str]] = field(default_factory=dict)

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

    def join(self, a: str, b: str, reason: str | None) -> bool:
        """Join the groups of *a* and *b* unless something forbids it; return whether they are one.

        Forbidden: one document gives both and other titles to each, a person judged them different,
        the user's aliases call them otherwise.
        """
        low, high = sorted((self.find(a), self.find(b)))
        if low != high and (self.is_apart(low, high) or self._forbidden(low, high)):
            return False
        self.unite(low, high, reason)
        return True

    def unite(self, a: str, b: str, reason: str | None) -> None:
        """Join the groups of *a* and *b* whatever forbids it: for what a person says."""
        low, high = sorted((self.find(a), self.find(b)))
        if low == high:
            return
        self.parent[high] = low
        merged, added = self.roles[low], self.roles.pop(high)
        for doc, titles in added.items():
            merged[doc] = merged.get(doc, frozenset()) | titles
        reasons = self.reasons.pop(high, set()) | ({reason} if reason else set())
        self.reasons.setdefault(low, set()).update(reasons)
        called = self.called.pop(high, frozenset())
        if called:
            self.called[low] = self.called.get(low, frozenset()) | called
        for other in self.apart.pop(high, set()):
            self.apart[other].discard(high)
            self.part(low, other)

    def part(self, a: str, b: str) -> None:
        """Keep the groups of *a* and *b* apart from now on."""
        one, other = self.find(a), self.find(b)
        self.apart.setdefault(one, set()).add(other)
        self.apart.setdefault(other, set()).add(one)

    def is_apart(self, a: str, b: str) -> bool:
        """Whether a person keeps the groups of *a* and *b* apart, by a judgement or by aliases."""
        one, other = self.find(a), self.find(b)
        if other in self.apart.get(one, ()):
            return True
        called, also = self.called.get(one), self.called.get(other)
        return bool(called and also and not called & also)

    def _forbidden(self, a: str, b: str) -> bool:
        few, many = sorted((self.roles[a], self.roles[b]), key=len)
        for doc, titles in few.items():
            other = many.get(doc)
            if other and titles and not titles & other:
                return True
        return False
