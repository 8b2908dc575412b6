"""Measures the invented story against its gold by hand, part by part; lists what is missed.

Small on purpose: it shows where the whole road fails, and is no sample of the world's reporting.
``python -m bench.quality.story.run`` prints every miss.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.quality.figures import f1
from bench.quality.story import documents, statements, together
from bench.quality.story.gold import Check, Told, read_story

ORIGINS = {"origin pairs": True, "origin pairs, by telling": False}


def measure(_data: Path | None = None) -> dict[str, object]:
    """Return shares by group, the three counts of origins, every check as a case, and the misses.

    The gold lies in the repository: the folder that the harness gives is not needed.

    Returns a dictionary of plain values: ``groups`` as group → (right, wanted); ``pairs`` as row →
    (right, found, wanted); ``cases`` as id → (right, found, wanted); ``misses`` as id → words. What the gold does not list is not wrong by
    that alone, and is listed for a person to judge.
    """
    told = read_story()
    checks = list(_checks(told))
    groups: dict[str, list[int]] = {}
    for check in checks:
        right, wanted = groups.get(check.group, (0, 0))
        groups[check.group] = [right + check.right, wanted + 1]
    pairs = {row: _pairs(told, by_newsroom=newsroom) for row, newsroom in ORIGINS.items()}
    return {
        "groups": groups,
        "pairs": pairs,
        "pairs wrong": {
            row: _pairs_wrong(told, by_newsroom=newsroom) for row, newsroom in ORIGINS.items()
        },
        "cases": {f"{each.group}: {each.id}": [int(each.right), 1, 1] for each in checks} | pairs,
        "misses": {
            f"{each.group}: {each.id}": f"found {each.found or 'nothing'}; wanted {each.wanted or 'it'}"
            for each in checks
            if not each.right
        },
        "not in the gold": {
            "entries": list(together.other_entries(told)),
            "relations": list(together.other_relations(told)),
        },
    }


def _checks(told: Told) -> Iterator[Check]:
    yield from documents.check_documents(told)
    yield from documents.check_blocks(told)
    yield from statements.check_statements(told)
    yield from together.check_events(told)
    yield from together.check_relations(told)
    yield from together.check_names(told)
    yield from together.check_copies(told)
    yield from together.check_stray(told)


def _pairs(told: Told, *, by_newsroom: bool) -> list[int]:
    ours, gold, _ = together.origin_pairs(told, by_newsroom=by_newsroom)
    return [len(ours & gold), len(ours), len(gold)]


def _pairs_wrong(told: Told, *, by_newsroom: bool) -> dict[str, list[str]]:
    ours, gold, _ = together.origin_pairs(told, by_newsroom=by_newsroom)
    return {
        "joined": sorted(" + ".join(sorted(pair)) for pair in ours - gold),
        "parted": sorted(" + ".join(sorted(pair)) for pair in gold - ours),
    }


def main() -> None:
    """Print the shares, then everything that is missed."""
    result = measure()
    groups, pairs, misses = result["groups"], result["pairs"], result["misses"]
    for group, (right, wanted) in groups.items():  # type: ignore[attr-defined]
        print(f"{group:28} {right:3} of {wanted:3}  {right / wanted:.3f}")
    for row, counts in pairs.items():  # type: ignore[attr-defined]
        print(
            f"{row:28} {counts[0]} right, {counts[1]} found, {counts[2]} wanted  {f1(*counts):.3f}"
        )
    print()
    for name, words in misses.items():  # type: ignore[attr-defined]
        print(f"{name}\n    {words}")
    for row, wrong in result["pairs wrong"].items():  # type: ignore[attr-defined]
        for how, which in wrong.items():
            print(f"{row}, {how}: {len(which)}", *which[:12], sep="\n    ")
    for what, lines in result["not in the gold"].items():  # type: ignore[attr-defined]
        print(f"{what} that the gold does not list: {len(lines)}", *lines, sep="\n    ")


if __name__ == "__main__":
    main()
