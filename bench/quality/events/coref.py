"""How far two partitions of the same things agree: MUC, B³, CEAF-e and their mean, the CoNLL figure.

Knows nothing of events or documents. Source: S. Pradhan et al. (2014), scoring coreference partitions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Partition = Mapping[str, Hashable]
"""Thing → the group it is in; both partitions hold the same things."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What precision and recall are made of; those of several topics add up."""

    right_found: float = 0.0
    found: float = 0.0
    right_wanted: float = 0.0
    wanted: float = 0.0

    def __add__(self, other: Shares) -> Shares:
        return Shares(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_wanted + other.right_wanted,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found, 0 to 1."""
        return self.right_wanted / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Measures = Mapping[str, Shares]


def measure_topic(gold: Partition, ours: Partition) -> dict[str, Shares]:
    """Return what each measure counts on one topic."""
    return {"muc": _muc(gold, ours), "b3": _b3(gold, ours), "ceafe": _ceafe(gold, ours)}


def conll(measures: Measures) -> float:
    """Return the mean F1 of the three measures, 0 to 1."""
    return sum(one.f1 for one in measures.values()) / max(1, len(measures))


def together(parts: Sequence[Measures]) -> dict[str, Shares]:
    """Return the counts of all *parts*."""
    total: dict[str, Shares] = {"muc": Shares(), "b3": Shares(), "ceafe": Shares()}
    for part in parts:
        total = {name: total[name] + part[name] for name in total}
    return total


def _groups(partition: Partition) -> list[frozenset[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for thing, group in partition.items():
        groups[group].add(thing)
    return [frozenset(each) for each in groups.values()]


def _muc(gold: Partition, ours: Partition) -> Shares:
    """Links that are missing to join each group of the one side from the pieces of the other."""
    return Shares(*_links(_groups(ours), gold), *_links(_groups(gold), ours))


def _links(groups: Sequence[frozenset[str]], other: Partition) -> tuple[float, float]:
    kept = sum(len(each) - len({other[thing] for thing in each}) for each in groups)
    return float(kept), float(sum(len(each) - 1 for each in groups))


def _b3(gold: Partition, ours: Partition) -> Shares:
    """For each thing, the share of its group that belongs there."""
    sizes = {"gold": Counter(gold.values()), "ours": Counter(ours.values())}
    both = Counter((gold[thing], ours[thing]) for thing in gold)
    precise = sum(n * n / sizes["ours"][b] for (_, b), n in sorted(both.items(), key=str))
    recalled = sum(n * n / sizes["gold"][a] for (a, _), n in sorted(both.items(), key=str))
    return Shares(precise, float(len(gold)), recalled, float(len(gold)))


def _ceafe(gold: Partition, ours: Partition) -> Shares:
    """The best pairing of groups, a pair counting 2·|shared| / (|a| + |b|)."""
    rows, columns = _groups(gold), _groups(ours)
    likeness = [[2 * len(a & b) / (len(a) + len(b)) for b in columns] for a in rows]
    best = best_pairing(likeness)
    return Shares(best, float(len(columns)), best, float(len(rows)))


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """Return the most that a pairing of rows with columns can be worth (Hungarian method, O(n³))."""
    if not worth:
        return 0.0
    rows = [list(row) for row in worth]
    if len(rows[0]) < len(rows):
        rows = [list(column) for column in zip(*rows, strict=True)]
    owner = _assign([[-value for value in row] for row in rows])
    return sum(rows[row][column] for column, row in owner.items())


def _assign(cost: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return for each column that is taken its row, at the least cost; no more rows than columns."""
    n, m = len(cost), len(cost[0])
    rows, columns, owner = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        owner[0], at = row, 0
        least, used, way = [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1)
        while owner[at]:
            used[at] = True
            here, step, following = owner[at], float("inf"), 0
            for column in range(1, m + 1):
                if used[column]:
                    continue
                reduced = cost[here - 1][column - 1] - rows[here] - columns[column]
                if reduced < least[column]:
                    least[column], way[column] = reduced, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(m + 1):
                if used[column]:
                    rows[owner[column]] += step
                    columns[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            owner[at], at = owner[way[at]], way[at]
    return {column - 1: owner[column] - 1 for column in range(1, m + 1) if owner[column]}
