"""Measures the relations between marked words on pairs written for this project; a naive floor beside.

Each pair is a case of its own, of two reports. What the package gives between other words of them is
counted and not judged. ``python -m bench.quality.relations.run`` prints what the dev half misses.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.quality.relations import baseline, claimdiff
from bench.quality.relations.gold import Half, Pair, Report, read_pairs
from bench.quality.relations.score import Found, Verdict, judge, rates
from dateline.model import Capture, DocumentAnalysis, MediaKind, Place, RelationType
from dateline.pipeline import analyse_capture, analyse_case

KINDS = tuple(kind.value for kind in RelationType)


def measure(data: Path | None = None) -> dict[str, object]:
    """Return rates by half and kind, ours and the baseline's, and every pair as a case.

    The pairs lie in the repository; *data* is the folder that holds ``claimdiff``, where there is one.
    """
    pairs = read_pairs()
    elsewhere = dict.fromkeys((pair.name for pair in pairs), 0)
    ours = [judge(pair, find(pair, elsewhere)) for pair in pairs]
    claims = None if data is None else data / "claimdiff"
    beside = (
        {} if claims is None or not claims.is_dir() else {"claimdiff": claimdiff.measure(claims)}
    )
    return {
        "pairs": {half.value: sum(pair.half is half for pair in pairs) for half in Half},
        "ours": _by_half(ours),
        "naive floor": _by_half([judge(pair, baseline.find(pair)) for pair in pairs]),
        "elsewhere": sum(elsewhere.values()),
        "cases": {one.pair.name: list(one.counts()) for one in ours},
    } | beside


def find(pair: Pair, elsewhere: dict[str, int] | None = None) -> frozenset[Found]:
    """Return which relations the package gives between the marked words of *pair*.

    How many it gives between other words is added to *elsewhere*, under the pair's name.
    """
    a, b = (analyse_capture(_capture(pair, side)) for side in "ab")
    at = [_marked(a, pair.a), _marked(b, pair.b)]
    found = set()
    for relation in analyse_case([a, b]).relations:
        sides = (relation.evidence_a, relation.evidence_b)
        straight = _touches(sides[0], at[0]) and _touches(sides[1], at[1])
        swapped = _touches(sides[0], at[1]) and _touches(sides[1], at[0])
        if straight or swapped:
            found.add(Found(relation.type, relation.dimension, is_swapped=not straight))
        elif elsewhere is not None:
            elsewhere[pair.name] += 1
    return frozenset(found)


def _capture(pair: Pair, side: str) -> Capture:
    report = pair.a if side == "a" else pair.b
    record = {"id": side, "text": report.text, "date": report.day, "outlet": report.outlet}
    name = f"{pair.name}.jsonl#{side}"
    return Capture(name, json.dumps(record).encode(), MediaKind.RECORD)


def _marked(analysis: DocumentAnalysis, report: Report) -> Place:
    start = analysis.document.text.index(report.text)
    return Place(analysis.document.id, report.marked.shift(start))


def _touches(places: Sequence[Place], marked: Place) -> bool:
    return any(one.doc == marked.doc and one.span.overlaps(marked.span) for one in places)


def _by_half(verdicts: Sequence[Verdict]) -> dict[str, object]:
    """Return rates of all kinds and of each, by half; of the kinds over both halves too."""
    within: dict[str, Callable[[Verdict], bool]] = {
        half.value: lambda one, half=half: one.pair.half is half  # type: ignore[misc]
        for half in Half
    }
    within["both"] = lambda _: True
    rated: dict[str, object] = {}
    for name, holds in within.items():
        here = [one for one in verdicts if holds(one)]
        rated[name] = {"all": rates(here)} | {kind: rates(here, kind) for kind in KINDS}
    return rated


def main() -> None:
    """Print the rates of both halves, then every pair of the dev half that is not as it should be."""
    pairs = read_pairs()
    found = {pair.name: find(pair) for pair in pairs}
    systems = {
        "ours": [judge(pair, found[pair.name]) for pair in pairs],
        "naive": [judge(pair, baseline.find(pair)) for pair in pairs],
    }
    for half in Half:
        for name, verdicts in systems.items():
            here = [one for one in verdicts if one.pair.half is half]
            for kind in (None, *KINDS):
                row = rates(here, kind)
                counts = f"{row['right']} right, {row['found']} found, {row['wanted']} wanted"
                print(f"{half.value:5}{name:6}{kind or 'all':10}{counts}")
    for one in systems["ours"]:
        right, were_found, wanted = one.counts()
        if one.pair.half is Half.DEV and not right == were_found == wanted:
            given = ", ".join(sorted(f"{x.kind} {x.dimension}" for x in found[one.pair.name]))
            print(f"{one.pair.name}: wanted {one.pair.kind}, found {given or 'nothing'}")


if __name__ == "__main__":
    main()
