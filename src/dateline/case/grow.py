"""Growing a case: inputs in, captures read, the whole case worked out again, one write.

Only captures that the case does not hold, or holds from another plan, are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from dateline.case.judgements import standing
from dateline.case.store import Said, Store
from dateline.model import (
    Alias,
    Capture,
    CaseAnalysis,
    Document,
    DocumentAnalysis,
    InputOutcome,
    InputStatus,
    Rulings,
)
from dateline.pipeline import (
    Around,
    WorkLimits,
    analyse_capture,
    analyse_case,
    document_plan_hash,
    run_captures,
)
from dateline.sources import SourceLimits, collect

OnProgress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class GrowOptions:
    """How inputs are read. ``workers`` is ``None`` for as many as the machine's processors.

    ``aliases`` take the place of those that the case has; ``None`` leaves them.
    """

    sources: SourceLimits = field(default_factory=SourceLimits)
    work: WorkLimits = field(default_factory=WorkLimits)
    workers: int | None = None
    stdin: BinaryIO | None = None
    on_progress: OnProgress | None = None
    aliases: tuple[Alias, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Fresh:
    """What was read that the case does not hold yet."""

    analyses: Sequence[DocumentAnalysis]
    outcomes: Sequence[InputOutcome]
    captures: Sequence[Capture]


def add(
    store: Store, inputs: Sequence[str], options: GrowOptions | None = None
) -> tuple[InputOutcome, ...]:
    """Read *inputs* into the case and return how each of them ended, sorted by name.

    Adding the same inputs again changes nothing.

    Raises:
        InputError: an input that was named does not exist.
        CaseError: the case cannot be written.
    """
    options = options or GrowOptions()
    captures, outcomes = _collect(inputs, options)
    fresh, known = _part(store, captures)
    outcomes += known
    analyses, read = _read(fresh, options)
    outcomes += read
    said = Said(aliases=options.aliases)
    _write(store, _Fresh(analyses, outcomes, fresh), said, options)
    return tuple(sorted(outcomes, key=_by_name))


def refresh(store: Store) -> CaseAnalysis:
    """Read again every document of the case that another plan made, and return the whole case."""
    hash_now = document_plan_hash()
    stale = [sha for sha, made_by in sorted(store.plan_hashes().items()) if made_by != hash_now]
    if stale:
        captures = [store.capture(sha256) for sha256 in stale]
        analyses, outcomes = _read(captures, GrowOptions())
        _write(store, _Fresh(analyses, outcomes, captures), Said(), GrowOptions())
    return store.analysis()


def rule(store: Store, said: Said) -> CaseAnalysis:
    """Keep what a person says and return the whole case, worked out again as they say.

    Raises:
        CaseError: the case cannot be written.
    """
    refresh(store)
    _write(store, _Fresh((), (), ()), said, GrowOptions())
    return store.analysis()


def _collect(
    inputs: Sequence[str], options: GrowOptions
) -> tuple[list[Capture], list[InputOutcome]]:
    captures: list[Capture] = []
    outcomes: list[InputOutcome] = []
    for found in collect(inputs, stdin=options.stdin, limits=options.sources):
        if isinstance(found, Capture):
            captures.append(found)
        else:
            outcomes.append(found)
    return captures, outcomes


def _part(store: Store, captures: Iterable[Capture]) -> tuple[list[Capture], list[InputOutcome]]:
    """Part captures into those to read and the outcomes of those that the case holds already."""
    hash_now, made_by, names = document_plan_hash(), store.plan_hashes(), store.names()
    before = {(one.name, one.sha256): one for one in store.outcomes()}
    fresh: list[Capture] = []
    known: list[InputOutcome] = []
    for capture in captures:
        sha256 = capture.sha256
        if made_by.get(sha256) != hash_now:
            fresh.append(capture)
        elif (capture.name, sha256) in before:
            known.append(before[capture.name, sha256])
        else:
            reason = f"the same bytes as {names[sha256]}, which is in the case"
            known.append(InputOutcome(capture.name, sha256, InputStatus.REJECTED, reason))
    return fresh, known


def _read(
    captures: Sequence[Capture], options: GrowOptions
) -> tuple[list[DocumentAnalysis], list[InputOutcome]]:
    analyses: list[DocumentAnalysis] = []
    outcomes: list[InputOutcome] = []
    results = run_captures(captures, analyse_capture, limits=options.work, workers=options.workers)
    for done, result in enumerate(results, start=1):
        outcomes.append(result.outcome)
        if result.analysis is not None:
            analyses.append(result.analysis)
        _tell(options, "reading reports", done, len(captures))
    return analyses, outcomes


def _write(store: Store, fresh: _Fresh, said: Said, options: GrowOptions) -> None:
    merged = {one.document.id: one for one in (*store.documents(), *fresh.analyses)}
    ends = {(one.name, one.sha256): one for one in (*store.outcomes(), *fresh.outcomes)}
    inputs = _note_versions(sorted(ends.values(), key=_by_name), merged.values())
    aliases = store.aliases() if said.aliases is None else said.aliases
    judgements = tuple(one.judgement for one in standing((*store.log(), *said.lines)))
    around = Around(inputs=inputs, rulings=Rulings(judgements, aliases))
    _tell(options, "comparing reports", 0, len(merged))
    whole = analyse_case(merged.values(), around)
    kept = {one.document.sha256 for one in fresh.analyses}
    kept |= {str(one.sha256) for one in fresh.outcomes if one.status is InputStatus.FAILED}
    _tell(options, "comparing reports", len(merged), len(merged))
    store.write(
        whole,
        captures=[capture for capture in fresh.captures if capture.sha256 in kept],
        plan_hash=document_plan_hash(),
        said=said,
    )


def _note_versions(
    outcomes: Iterable[InputOutcome], analyses: Iterable[DocumentAnalysis]
) -> tuple[InputOutcome, ...]:
    """Say of inputs that share an address with another one that both were kept."""
    by_url: dict[str, list[Document]] = {}
    for analysis in analyses:
        if analysis.document.url is not None:
            by_url.setdefault(analysis.document.url, []).append(analysis.document)
    versions = {
        document.sha256: sorted(other.name for other in group if other.id != document.id)
        for group in by_url.values()
        for document in group
        if 1 < len(group)
    }
    return tuple(
        replace(one, reason=_version_reason(versions[one.sha256]))
        if one.reason is None and one.sha256 in versions
        else one
        for one in outcomes
    )


def _version_reason(others: Sequence[str]) -> str:
    return f"the same address as {', '.join(others)}, with other text: kept as another version"


def _by_name(outcome: InputOutcome) -> tuple[str, str]:
    return outcome.name, outcome.sha256 or ""


def _tell(options: GrowOptions, what: str, done: int, total: int) -> None:
    if options.on_progress is not None:
        options.on_progress(what, done, total)
