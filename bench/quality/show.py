"""Outcomes as a table for the terminal or as Markdown, with citations, changes by case, and JSON.

Returns text; prints nothing and measures nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.quality.citations import CITATIONS
from bench.quality.figures import Figure, Published, Rival
from bench.quality.frozen import Changes, Moved
from bench.quality.measure import How, Outcome
from bench.quality.stages import STAGES

HEADS = (
    "stage",
    "metric",
    "ours [95 % interval]",
    "naive",
    "peer, same run",
    "best published",
    "floor",
    "cases",
)
MAX_MOVED = 20
"""Cases shown in each direction for one stage; the rest are counted, and all are in the JSON."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run shows: how each stage ended, the floors that hold, changes by stage."""

    outcomes: tuple[Outcome, ...]
    floors: Mapping[str, float]
    changes: Mapping[str, Changes | None]
    is_quick: bool = False


def figures_of(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """Return all figures, in the order of the table."""
    return tuple(figure for outcome in outcomes for figure in outcome.measured.figures)


def as_text(report: Report) -> str:
    """Return the table for a terminal, what is explained below it, and the changes by case."""
    rows = [HEADS, *_rows(report)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)).rstrip() for r in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    below = [*_unmeasured(report.outcomes), *_notes(report), *_citations(report)]
    return "\n".join([*lines, "", *below, "", *_changes(report), ""])


def as_markdown(report: Report) -> str:
    """Return the table and what is explained below it as Markdown."""
    rows = [HEADS, tuple("---" for _ in HEADS), *_rows(report)]
    table = [f"| {' | '.join(row)} |" for row in rows]
    below = [*_unmeasured(report.outcomes), *_notes(report), *_citations(report)]
    return "\n".join([*table, "", *(f"- {line}" for line in below), ""])


def _rows(report: Report) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for outcome in report.outcomes:
        rows += [_row(figure, report.floors) for figure in outcome.measured.figures]
        if outcome.how is not How.MEASURED:
            rows.append((outcome.stage, outcome.how.value, *("" for _ in HEADS[2:])))
    return rows


def _row(figure: Figure, floors: Mapping[str, float]) -> tuple[str, ...]:
    floor = floors.get(figure.name)
    mark = "" if floor is None or floor <= figure.ours else " BROKEN"
    return (
        figure.stage,
        figure.metric,
        _share(figure.ours) + _interval(figure),
        _rival(figure.baseline),
        _rival(figure.peer),
        _published(figure.published),
        "" if floor is None else _share(floor) + mark,
        str(figure.cases),
    )


def _share(value: float) -> str:
    """Return a share with three decimals and no leading zero, as the field prints them.

    >>> _share(0.5), _share(1.0)
    ('.500', '1.000')
    """
    return f"{value:.3f}".removeprefix("0")


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f" [{_share(figure.low)}–{_share(figure.high)}]"


def _rival(rival: Rival | None) -> str:
    return "" if rival is None else f"{_share(rival.value)} {rival.name}"


def _published(published: Published | None) -> str:
    if published is None:
        return ""
    on = f", {published.on}" if published.on else ""
    return f"{_share(published.value)} {published.system}{on} [{published.key}]"


def _unmeasured(outcomes: Sequence[Outcome]) -> list[str]:
    return [f"{o.stage}: {o.how.value}: {o.reason}" for o in outcomes if o.reason]


def _notes(report: Report) -> list[str]:
    known = [STAGES[o.stage] for o in report.outcomes if o.stage in STAGES]
    lines = [f"{s.name}: {s.measures}. Cases: {s.cases}. {s.note}".strip() for s in known]
    sample = ["The quick version: samples of the gold, floors of their own."]
    return (sample if report.is_quick else []) + lines


def _citations(report: Report) -> list[str]:
    named = [f.published.key for f in figures_of(report.outcomes) if f.published is not None]
    return [f"[{key}] {CITATIONS[key]}" for key in CITATIONS if key in named]


def _changes(report: Report) -> list[str]:
    lines: list[str] = []
    for stage, changes in report.changes.items():
        lines += [f"{stage}: nothing frozen yet"] if changes is None else _stage(stage, changes)
    return lines


def _stage(stage: str, changes: Changes) -> list[str]:
    counts = f"{stage}: {len(changes.gained)} cases gained, {len(changes.lost)} lost"
    lines = [*_moved("+", changes.gained), *_moved("-", changes.lost)]
    lines += [f"  new {case}" for case in changes.new[:MAX_MOVED]]
    lines += [f"  gone {case}" for case in changes.gone[:MAX_MOVED]]
    if changes.new or changes.gone:
        counts += f", {len(changes.new)} new, {len(changes.gone)} gone"
    return [counts, *lines]


def _moved(sign: str, moved: Sequence[Moved]) -> list[str]:
    lines = [
        f"  {sign} {each.case}  {_share(each.before)} → {_share(each.after)}"
        for each in moved[:MAX_MOVED]
    ]
    rest = len(moved) - MAX_MOVED
    return [*lines, f"  {sign} and {rest} more"] if 0 < rest else lines
