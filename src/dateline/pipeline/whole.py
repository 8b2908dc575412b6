"""The documents of a case → what they come to together: origins, entities, events, claims, stories.

Everything here is computed from the documents' own records; no capture is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline import claims, entities, events, provenance, stories
from dateline.model import (
    NO_RULINGS,
    Basis,
    CaseAnalysis,
    DocumentAnalysis,
    InputOutcome,
    Origin,
    Rulings,
    Skipped,
    count_origins,
)
from dateline.pipeline.guard import NOTHING, StageRun
from dateline.pipeline.link import link_entities, link_events
from dateline.pipeline.redate import redate, undate


@dataclass(frozen=True, slots=True)
class Around:
    """What a case knows besides its documents: how inputs ended, what people decided, what was left."""

    inputs: tuple[InputOutcome, ...] = ()
    rulings: Rulings = NO_RULINGS
    skipped: tuple[Skipped, ...] = ()


def analyse_case(
    analyses: Iterable[DocumentAnalysis], around: Around | None = None
) -> CaseAnalysis:
    """Return all records of a case. The order of *analyses* does not matter."""
    return measure_case(analyses, around)[0]


def measure_case(
    analyses: Iterable[DocumentAnalysis], around: Around | None = None
) -> tuple[CaseAnalysis, dict[str, float]]:
    """Return all records of a case and the seconds that each stage took."""
    around = around or Around()
    run = StageRun("case")
    given = sorted(analyses, key=lambda one: one.document.id)
    documents: Sequence[DocumentAnalysis] = run.run("dates", lambda: undate(given), given)
    passages = run.run("passages", lambda: provenance.find_passages(documents), NOTHING)
    origins = run.run("origins", lambda: provenance.trace_origins(documents, passages), NOTHING)
    nobody = entities.Identities((), {})
    identities = run.run(
        "identities", lambda: entities.join_mentions(documents, around.rulings), nobody
    )
    documents = link_entities(documents, identities.entity_of)
    documents = run.run("dates", lambda: _redated(documents, origins), documents)
    documents = link_entities(documents, identities.entity_of)
    judgements = around.rulings.judgements
    joined = run.run(
        "event_join", lambda: events.join_events(documents, judgements=judgements), NOTHING
    )
    documents = link_events(documents, joined)
    nothing = claims.ClaimsFound((), ())
    found = run.run("claims", lambda: claims.find_claims(documents, joined, origins), nothing)
    told = run.run("stories", lambda: stories.cluster(documents, origins), NOTHING)
    entries = run.run(
        "timelines", lambda: stories.draw_timelines(told, documents, joined, origins), NOTHING
    )
    failures = (Skipped(f"stage {one.stage}", one.reason) for one in run.failures)
    analysis = CaseAnalysis(
        documents=tuple(documents),
        entities=identities.entities,
        events=joined,
        passages=passages,
        origins=origins,
        origin_count=count_origins(origins, [one.document.id for one in documents]),
        claims=found.claims,
        relations=found.relations,
        stories=told,
        entries=entries,
        judgements=around.rulings.judgements,
        inputs=around.inputs,
        skipped=(*around.skipped, *failures),
    )
    return analysis, run.seconds


def _redated(
    documents: Sequence[DocumentAnalysis], origins: Sequence[Origin]
) -> Sequence[DocumentAnalysis]:
    """Return *documents* with undated ones dated by their story's others, where there are any."""
    if all(one.document.published.basis is not Basis.UNKNOWN for one in documents):
        return documents
    return redate(documents, stories.cluster(documents, origins))
