"""Measures chains on the invented reports: ours, a cue list, and textacy for direct quotations.

Tunes nothing. ``python -m bench.quality.chains.run`` prints the figures, then what is wrong on the dev
half; ``--test`` shows the test half instead, which is for reports of errors and never for tuning.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.quality.chains import baseline, ours, peers
from bench.quality.chains.gold import PARTS, Report, Telling, read_reports
from bench.quality.chains.score import Scored, both, compare, match, precision, recall, score
from bench.quality.figures import bootstrap

Rate = Callable[[Sequence[Scored], str], float]
ROWS: dict[str, tuple[str, Rate]] = {
    "statements": ("statements", both),
    "edges, precision": ("edges", precision),
    "edges, recall": ("edges", recall),
    "edges": ("edges", both),
    "edges of found, precision": ("edges of found", precision),
    "speaker": ("speaker", recall),
    "chain whole": ("chain", recall),
    "unnamed kept": ("unnamed", recall),
    "own voice": ("own voice", recall),
    "role": ("role", recall),
    "basis": ("basis", recall),
    "direct speaker": ("direct speaker", both),
}
"""Row → what is counted, and as what share."""
PEER_ROWS = ("direct speaker",)


def measure(_data: Path | None = None) -> dict[str, object]:
    """Return the rows of both halves, ours beside the naive floor, and each report as a case.

    The gold lies in the repository: the folder that the harness gives is not needed.

    Returns a dictionary of plain values: ``parts`` as half → row → (``value``, ``interval``, ``cases``,
    ``naive``, and ``peer`` where it ran); ``peer``, its name or ``null``; ``cases`` as half and id →
    (right, found, wanted) edges.
    """
    reports = read_reports()
    own = [score(each, ours.find(each)) for each in reports]
    naive = [score(each, baseline.find(each)) for each in reports]
    ran = peers.find_all(reports)
    peer = [] if ran is None else [score(*pair) for pair in zip(reports, ran[1], strict=True)]
    parts = {
        part: _rows(*(_of(part, reports, scored) for scored in (own, naive, peer)))
        for part in PARTS
    }
    return {
        "reports": len(reports),
        "tellings": sum(len(each.tellings) for each in reports),
        "parts": parts,
        "peer": None if ran is None else ran[0],
        "cases": {
            f"{report.part}: {report.id}": list(scored.counts["edges"])
            for report, scored in zip(reports, own, strict=True)
        },
    }


def _of(part: str, reports: Sequence[Report], scored: Sequence[Scored]) -> list[Scored]:
    ids = {each.id for each in reports if each.part == part}
    return [each for each in scored if each.report in ids]


def _rows(
    own: list[Scored], naive: list[Scored], peer: list[Scored]
) -> dict[str, dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for row, (counted, rate) in ROWS.items():
        low, high = bootstrap(own, lambda drawn, counted=counted, rate=rate: rate(drawn, counted))
        rows[row] = {
            "value": rate(own, counted),
            "interval": [low, high],
            "cases": len(own),
            "naive": rate(naive, counted),
            "counts": [sum(each.counts[counted][k] for each in own) for k in range(3)],
        }
        if peer and row in PEER_ROWS:
            rows[row]["peer"] = rate(peer, counted)
    return rows


def wrong(report: Report, found: Sequence[Telling]) -> Iterator[tuple[str, str]]:
    """Yield a kind and a line for each label that is missed or whose chain differs, and what is extra."""
    pairs, extra = match(report, found)
    for wanted, telling in pairs:
        said = f"{report.id}: {quoted(report, wanted)!r}"
        if telling is None:
            yield "missed", f"{said}\n      wanted {chain(wanted)}"
        elif not compare(wanted, telling).is_whole:
            yield "chain", f"{said}\n      wanted {chain(wanted)}\n      found  {chain(telling)}"
        elif wanted.is_unnamed and not telling.is_unnamed:
            yield "named", f"{said}\n      found  {chain(telling)}"
    for telling in extra:
        yield "extra", f"{report.id}: {quoted(report, telling)!r}\n      found  {chain(telling)}"


def quoted(report: Report, telling: Telling) -> str:
    """Return the first words of a content."""
    return " ".join(report.text[min(telling.words) : min(telling.words) + 70].split())


def chain(telling: Telling) -> str:
    """Return a chain in words; brackets around what is optional."""
    names = [f"[{each.full}]" if each.is_optional else each.full for each in telling.chain]
    return " > ".join(names) or "nobody"


def main(arguments: Sequence[str]) -> None:
    """Print the figures, and what is wrong on one half."""
    result = measure()
    print(json.dumps({key: result[key] for key in ("reports", "tellings", "peer")}))
    for part, rows in result["parts"].items():  # type: ignore[attr-defined]
        for row, each in rows.items():
            low, high = each["interval"]
            rival = f"  peer {each['peer']:.3f}" if "peer" in each else ""
            print(
                f"{part:5}{row:27}{each['value']:.3f} [{low:.3f}-{high:.3f}]"
                f"  naive {each['naive']:.3f}{rival}  {each['counts']}"
            )
    part = "test" if "--test" in arguments else "dev"
    kinds: Counter[str] = Counter()
    for report in read_reports():
        if report.part == part:
            for kind, line in wrong(report, ours.find(report)):
                kinds[kind] += 1
                print(f"{kind:8}{line}")
    print(dict(kinds))


if __name__ == "__main__":
    main(sys.argv[1:])
