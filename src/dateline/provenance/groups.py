"""Joining things into groups. It knows nothing of what they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=str)


class Groups(Generic[T]):
    """Groups of items; each starts alone. The first item of a group, in their order, stands for it."""

    def __init__(self, items: Iterable[T]) -> None:
        self._above = {item: item for item in items}

    def join(self, one: T, other: T) -> None:
        """Make the groups of the two one."""
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first

    def find(self, item: T) -> T:
        """Return the item that stands for the group of *item*."""
        top = item
        while self._above[top] != top:
            top = self._above[top]
        while self._above[item] != top:
            self._above[item], item = top, self._above[item]
        return top

    def all(self) -> dict[T, list[T]]:
        """Return the items of each group, by the one that stands for it, both sorted."""
        groups: dict[T, list[T]] = {}
        for item in sorted(self._above):
            groups.setdefault(self.find(item), []).append(item)
        return groups
