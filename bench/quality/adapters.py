"""A stage's result → its figures and its results by case: one small adapter for each stage.

Measures nothing, and knows no gold and no floor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from bench.quality.archives import MissingDataError
from bench.quality.figures import Figure, Published, Rival, f1, wilson

Result = Mapping[str, object]
"""What a stage's ``measure`` returns, after its way through JSON."""
Row = Mapping[str, float]


class AdapterError(Exception):
    """A stage's result does not have the shape that its adapter reads."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one stage, and the result of each case: a share from 0 to 1, by case id."""

    figures: tuple[Figure, ...]
    results: Mapping[str, float] = field(default_factory=dict)


def at(result: object, *path: str) -> object:
    """Return what lies at *path* in nested mappings.

    Raises:
        AdapterError: a step of the path is not there.
    """
    for step in path:
        if not isinstance(result, Mapping) or step not in result:
            raise AdapterError(f"the result has no {' → '.join(path)}")
        result = result[step]
    return result


def number(result: object, *path: str) -> float:
    """Return the number at *path*.

    Raises:
        AdapterError: there is none.
    """
    value = at(result, *path)
    if not isinstance(value, (int, float)):
        raise AdapterError(f"{' → '.join(path)} is no number: {value!r}")
    return float(value)


def bounds(result: object, *path: str) -> tuple[float, float]:
    """Return the two bounds at *path*.

    Raises:
        AdapterError: there are not two numbers.
    """
    pair = at(result, *path)
    if not isinstance(pair, Sequence) or [type(each) for each in pair] != [float, float]:
        raise AdapterError(f"{' → '.join(path)} is no interval: {pair!r}")
    return cast("tuple[float, float]", tuple(pair))


def results_of_counts(result: Result) -> dict[str, float]:
    """Return F1 by case from ``cases``: id → (right, found, wanted); empty where it gives none."""
    cases = cast("Mapping[str, Sequence[float]]", result.get("cases", {}))
    return {name: round(f1(*counts), 4) for name, counts in sorted(cases.items())}


@dataclass(frozen=True, slots=True)
class Line:
    """Which row of a result becomes which figure, and the published figure beside it."""

    metric: str
    row: str
    published: Published | None = None


def f1_lines(stage: str, result: Result, lines: Sequence[Line], *, naive: str) -> Measured:
    """Return figures from ``ours`` and ``naive floor``: row → (``f1``, ``interval``)."""
    figures = []
    for line in lines:
        low, high = bounds(result, "ours", line.row, "interval")
        row = at(result, "ours", line.row)
        own = cast("Row", row).get("cases")
        figures.append(
            Figure(
                stage=stage,
                metric=line.metric,
                ours=number(result, "ours", line.row, "f1"),
                cases=int(number(result, "articles") if own is None else own),
                low=low,
                high=high,
                baseline=Rival(naive, number(result, "naive floor", line.row, "f1")),
                published=line.published,
            )
        )
    return Measured(tuple(figures), results_of_counts(result))


def share(right: float, wanted: float) -> tuple[float, float, float]:
    """Return *right* of *wanted* as a share, and its interval, where each case is right or wrong.

    Raises:
        FigureError: nothing was wanted.
    """
    return (right / max(1.0, wanted), *wilson(right, wanted))


def main_text(result: Result) -> Measured:
    """Return the figures of main text and publication days on saved pages."""
    low, high = bounds(result, "ours_interval")
    body = Figure(
        stage="main_text",
        metric="segments",
        ours=number(result, "ours", "f1"),
        cases=int(number(result, "pages")),
        low=low,
        high=high,
        baseline=Rival("longest block", number(result, "longest_block", "f1")),
        peer=Rival("trafilatura", number(result, "trafilatura", "f1")),
        published=Published("trafilatura", 0.924, "Barbaresi", on="whole set"),
    )
    days = []
    for metric, of in (("day, of dated pages", "pages"), ("day, of those given", "given")):
        wanted = number(result, "dates", of)
        ours, low, high = share(number(result, "dates", "right"), wanted)
        days.append(Figure("main_text", metric, ours, int(wanted), low, high))
    return Measured((body, *days), results_of_counts(result))


def timexes(result: Result) -> Measured:
    """Return the figures of expressions of time on TimeBank and AQUAINT."""
    published = {
        "strict": Published("HeidelTime", 0.818, "HeidelTime", on="platinum"),
        "relaxed": Published("HeidelTime", 0.907, "HeidelTime", on="platinum"),
        "type": Published("BERT-base", 0.82, "BERT-TE3", on="platinum"),
        "value": Published("UWTime", 0.824, "UWTime", on="platinum"),
    }
    lines = [Line(name, name, published.get(name)) for name in (*published, "weekday")]
    in_gold = f1_lines("timexes", result, lines, naive="nearest past")
    shipped = {**result, "ours": at(result, "ours without vague adverbs")}
    lines = [Line(f"{name}, as shipped", name) for name in ("strict", "relaxed", "value")]
    figures = f1_lines("timexes", shipped, lines, naive="nearest past").figures
    return Measured((*in_gold.figures, *figures, *_histories(result)), in_gold.results)


def _histories(result: Result) -> tuple[Figure, ...]:
    """Return the figures of expressions of time in histories, where they were measured."""
    if "wikiwars" not in result:
        return ()
    found = cast("Result", at(result, "wikiwars"))
    published = {
        "strict": Published("TEI2GO", 0.847, "TEI2GO", on="WikiWars"),
        "relaxed": Published("TEI2GO", 0.919, "TEI2GO", on="WikiWars"),
    }
    lines = [
        Line(f"{name}, histories", name, published.get(name))
        for name in ("strict", "relaxed", "value")
    ]
    return f1_lines("timexes", {**found, "cases": {}}, lines, naive="nearest past").figures


def events(result: Result) -> Measured:
    """Return the figures of joining tellings to events, on gold mentions of ECB+."""
    low, high = bounds(result, "ours", "interval")
    mentions = int(number(result, "mentions"))
    joined = Figure(
        stage="events",
        metric="joined, CoNLL",
        ours=number(result, "ours", "conll"),
        cases=mentions,
        low=low,
        high=high,
        baseline=Rival("one lemma", number(result, "one lemma", "conll")),
        published=Published("lemma heuristics", 0.764, "ECB+", on="test topics"),
    )
    rows = [
        Figure(
            stage="events",
            metric=f"joined, {name} {part}",
            ours=number(result, "ours", row, part),
            cases=mentions,
            baseline=Rival("one lemma", number(result, "one lemma", row, part)),
        )
        for name, row in (("MUC", "muc"), ("B3", "b3"))
        for part in ("precision", "recall")
    ]
    return Measured((joined, *rows), cast("Mapping[str, float]", at(result, "cases")))


def reuse(result: Result) -> Measured:
    """Return the figures of planted passages, and of copies among real reports where they are."""
    figures = [_planted(result, "recall", "recall"), _planted(result, "precision", "precision")]
    strengths = cast("Mapping[str, object]", at(result, "ours", "by strength"))
    figures += [
        _planted(result, f"recall, {strength}", "by strength", strength) for strength in strengths
    ]
    if "incident reports" in result:
        wanted = number(result, "incident reports", "silver pairs")
        right = number(result, "incident reports", "silver pairs found")
        ours, low, high = share(right, wanted)
        figures.append(Figure("reuse", "near-copies, real", ours, int(wanted), low, high))
    return Measured(tuple(figures), results_of_counts(result))


def _planted(result: Result, metric: str, *path: str) -> Figure:
    wanted = number(result, "ours", *path, "of")
    ours, low, high = share(round(wanted * number(result, "ours", *path, "share")), wanted)
    has_naive = path[0] != "precision"
    naive = number(result, "naive floor", *path, "share") if has_naive else 0.0
    return Figure(
        stage="reuse",
        metric=metric,
        ours=ours,
        cases=int(wanted),
        low=low,
        high=high,
        baseline=Rival("document overlap", naive) if has_naive else None,
    )


def timelines(result: Result) -> Measured:
    """Return the figures of the days of timelines, and of the triggers of events."""
    datewise = Published("datewise", 0.544, "Gholipour")
    rows = (
        ("days, entries", "dates", "dates", datewise),
        ("triggers", "triggers", "triggers", Published("ATT-1", 0.81, "ATT-1", on="platinum")),
    )
    naive = {"dates": "most mentioned", "triggers": "lexicon alone"}
    figures = []
    for metric, row, rival, published in rows:
        low, high = bounds(result, "ours", row, "interval")
        figures.append(
            Figure(
                stage="timelines",
                metric=metric,
                ours=number(result, "ours", row, "f1"),
                cases=int(number(result, "timelines" if rival == "dates" else "documents")),
                low=low,
                high=high,
                baseline=Rival(naive[rival], number(result, "naive floor", rival, "f1")),
                published=published,
            )
        )
    return Measured(tuple(figures), results_of_counts(result))


def story(result: Result) -> Measured:
    """Return the figures of the invented story: shares of checks by group, and pairs of reports.

    Without intervals: it is one story, and no sample of any.
    """
    groups = cast("Mapping[str, Sequence[float]]", at(result, "groups"))
    pairs = cast("Mapping[str, Sequence[float]]", at(result, "pairs"))
    figures = []
    for group, (right, wanted) in groups.items():
        figures.append(Figure("story", group, right / wanted, int(wanted)))
    figures += [Figure("story", row, f1(*counts), int(counts[2])) for row, counts in pairs.items()]
    return Measured(tuple(figures), results_of_counts(result))


def attribution(result: Result) -> Measured:
    """Return the figures of statements on PolNeAR."""
    lines = [
        Line("exact", "exact", Published("BERT-base", 0.687, "Timmeren", on="test")),
        Line("soft", "soft", Published("BERT-base", 0.844, "Timmeren", on="test")),
        Line("linked", "triples"),
    ]
    return f1_lines("attribution", result, lines, naive="four cues")


def chains(result: Result) -> Measured:
    """Return the figures of who says it through whom, for both halves of the invented reports."""
    figures = []
    for part, rows in cast("Mapping[str, Mapping[str, object]]", at(result, "parts")).items():
        for metric, row in rows.items():
            low, high = bounds(row, "interval")
            has_peer = isinstance(row, Mapping) and "peer" in row
            peer = Rival(str(at(result, "peer")), number(row, "peer")) if has_peer else None
            figures.append(
                Figure(
                    stage="chains",
                    metric=f"{metric}, {part}",
                    ours=number(row, "value"),
                    cases=int(number(row, "cases")),
                    low=low,
                    high=high,
                    baseline=Rival("cue list", number(row, "naive")),
                    peer=peer,
                )
            )
    return Measured(tuple(figures), results_of_counts(result))


def names(result: Result) -> Measured:
    """Return the figures of names on Worldwide Newswire, and of who is the same on ECB+."""
    lines = [
        Line("span", "exact"),
        Line("span and type", "typed"),
        Line("overlap", "overlap"),
    ]
    in_documents = f1_lines("names", result, lines, naive="capitals")
    if "identity" not in result:
        return in_documents
    same = [
        _same(at(result, "identity"), "same across documents", "pairs"),
        _same(at(result, "identity"), "same, spelt otherwise", "pairs spelt otherwise"),
    ]
    return Measured((*in_documents.figures, *same), in_documents.results)


def _same(rates: object, metric: str, row: str) -> Figure:
    """Return one figure of pairs of names; without interval: pairs of a topic hang together."""
    naive = number(rates, "naive floor", row, "f1")
    return Figure(
        stage="names",
        metric=metric,
        ours=number(rates, "ours", row, "f1"),
        cases=int(number(rates, "ours", row, "cases")),
        baseline=Rival("same words", naive),
    )


def relations(result: Result) -> Measured:
    """Return the figures of relations between marked words: all on both halves, each kind on test."""
    rows = [
        ("", "all"),
        *((f"{kind} ", kind) for kind in ("agrees", "denies", "conflicts", "revises")),
    ]
    figures = []
    for half in ("test", "dev"):
        for before, kind in rows if half == "test" else rows[:1]:
            for rate in ("precision", "recall", *(("f1",) if kind == "all" else ())):
                metric = f"{before}{rate}" + (", dev" if half == "dev" else "")
                figures += _of_pairs(result, metric, half, kind, rate)
    return Measured((*figures, *_of_claims(result)), results_of_counts(result))


def _of_claims(result: Result) -> list[Figure]:
    """Return the figures of ClaimDiff, where it was measured."""
    if "claimdiff" not in result:
        return []
    topics = int(number(result, "claimdiff", "topics"))
    figures = []
    for rate in ("one topic over two", "strengthens over not"):
        low, high = bounds(result, "claimdiff", "ours", rate, "interval")
        ours = number(result, "claimdiff", "ours", rate, "value")
        naive = Rival("shared words", number(result, "claimdiff", "naive floor", rate, "value"))
        metric = f"ClaimDiff, {rate}"
        figures.append(Figure("relations", metric, ours, topics, low, high, naive))
    return figures


def _of_pairs(result: Result, metric: str, *path: str) -> list[Figure]:
    """Return the figure of the rate at *path*; none where nothing was found that could be rated."""
    rate, rated = path[-1], cast("Result", at(result, "ours", *path[:-1]))
    if rate not in rated:
        return []
    naive = cast("Result", at(result, "naive floor", *path[:-1]))
    low, high = bounds(rated, rate, "interval")
    return [
        Figure(
            stage="relations",
            metric=metric,
            ours=number(rated, rate, "value"),
            cases=int(number(rated, rate, "cases")),
            low=low,
            high=high,
            baseline=Rival("shared words", number(naive, rate, "value")) if rate in naive else None,
        )
    ]


_ROBERTA, _ROBERTA_ON = "RoBERTa pipeline", "test"
_READER_PUBLISHED = {
    "speech exact": Published("BERT-base", 0.687, "Timmeren", on="test"),
    "speech soft": Published("BERT-base", 0.844, "Timmeren", on="test"),
    "speech exact source": Published("BERT-base", 0.785, "Timmeren", on="test"),
    "speech exact cue": Published("BERT-base", 0.726, "Timmeren", on="test"),
    "speech exact content": Published("BERT-base", 0.561, "Timmeren", on="test"),
    "EWT UPOS": Published(_ROBERTA, 0.969, "EWT-trf", on=_ROBERTA_ON),
    "EWT feats": Published(_ROBERTA, 0.969, "EWT-trf", on=_ROBERTA_ON),
    "EWT UAS": Published(_ROBERTA, 0.919, "EWT-trf", on=_ROBERTA_ON),
    "EWT LAS": Published(_ROBERTA, 0.894, "EWT-trf", on=_ROBERTA_ON),
    "GUM UAS": Published("small CNN", 0.869, "CNN", on="test"),
    "GUM LAS": Published("small CNN", 0.833, "CNN", on="test"),
    "names": Published("small CNN", 0.731, "CNN", on="own split"),
    "times, strict": Published("HeidelTime", 0.818, "HeidelTime", on="platinum"),
    "times, relaxed": Published("HeidelTime", 0.907, "HeidelTime", on="platinum"),
    "times, type": Published("BERT-base", 0.82, "BERT-TE3", on="platinum"),
    "triggers": Published("ATT-1", 0.81, "ATT-1", on="platinum"),
    "factuality, r": Published("DLGRN", 0.912, "DLGRN", on="UDS-IH2 test"),
    "factuality, 1 - error/6": Published("DLGRN", 0.880, "DLGRN", on="UDS-IH2 test"),
}
"""What is known of each figure elsewhere; for most on another part, so for scale only."""


def reader(result: Result) -> Measured:
    """Return the figures of the trained reader, one for each row.

    Raises:
        MissingDataError: the result says that there is no trained reader to measure.
    """
    if "no data" in result:
        raise MissingDataError(str(result["no data"]))
    found = cast("Mapping[str, Mapping[str, object]]", at(result, "rows"))
    figures = []
    for metric, row in found.items():
        low, high = bounds(row, "interval")
        rival = "baseline" in row
        figures.append(
            Figure(
                stage="reader",
                metric=metric,
                ours=number(row, "value"),
                cases=int(number(row, "cases")),
                low=low,
                high=high,
                baseline=_rival(row) if rival else None,
                published=_READER_PUBLISHED.get(metric),
            )
        )
    return Measured(tuple(figures), results_of_counts(result))


def _rival(row: object) -> Rival:
    return Rival(str(at(row, "baseline", "name")), number(row, "baseline", "value"))
