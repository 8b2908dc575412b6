"""The plan that Dateline runs. To add a stage, add its line here; the rest of the pipeline follows."""

from __future__ import annotations

from dateline import (
    attribution,
    claims,
    entities,
    events,
    extract,
    provenance,
    reader,
    stories,
    temporal,
)
from dateline.pipeline.plan import Scope, StageSpec, check_plan, config_hash

_GIVEN = frozenset({"capture"})


def _stage(name: str, version: str, scope: Scope, flow: str, cost: str) -> StageSpec:
    """Return a stage whose *flow* reads ``needs -> makes``, names parted by spaces."""
    needs, makes = flow.split("->")
    return StageSpec(name, version, scope, frozenset(needs.split()), frozenset(makes.split()), cost)


DOCUMENT_STAGES: tuple[StageSpec, ...] = (
    _stage("extract", extract.VERSION, Scope.DOCUMENT, "capture -> document", "bytes"),
    _stage("reader", reader.VERSION, Scope.DOCUMENT, "document -> reading", "characters"),
    _stage(
        "temporal",
        temporal.VERSION,
        Scope.DOCUMENT,
        "document reading -> timexes published",
        "tokens",
    ),
    _stage("mentions", entities.VERSION, Scope.DOCUMENT, "document reading -> mentions", "tokens"),
    _stage(
        "attribution",
        attribution.VERSION,
        Scope.DOCUMENT,
        "document reading mentions -> statements",
        "tokens",
    ),
    _stage(
        "events",
        events.VERSION,
        Scope.DOCUMENT,
        "document reading timexes mentions statements -> event_mentions",
        "tokens",
    ),
)

CASE_STAGES: tuple[StageSpec, ...] = (
    _stage("passages", provenance.VERSION, Scope.CASE, "reading -> passages", "shared rare words"),
    _stage("origins", provenance.VERSION, Scope.CASE, "document passages -> origins", "passages"),
    _stage(
        "dates",
        f"{temporal.VERSION}+{stories.VERSION}",
        Scope.CASE,
        "reading timexes published origins -> dates",
        "reports that state no date",
    ),
    _stage("identities", entities.VERSION, Scope.CASE, "mentions -> entities", "distinct names"),
    _stage(
        "event_join",
        events.VERSION,
        Scope.CASE,
        "event_mentions entities -> joined_events",
        "tellings of one kind",
    ),
    _stage(
        "claims",
        claims.VERSION,
        Scope.CASE,
        "statements joined_events origins entities -> claims relations",
        "statements that share rare words",
    ),
    _stage(
        "stories", stories.VERSION, Scope.CASE, "reading entities origins -> stories", "documents"
    ),
    _stage(
        "timelines",
        stories.VERSION,
        Scope.CASE,
        "stories joined_events origins -> entries",
        "events",
    ),
)

STAGES = DOCUMENT_STAGES + CASE_STAGES


def plan_hash() -> str:
    """Return the configuration hash of the whole plan, once it has been checked.

    Raises:
        PlanError: the stages do not fit together.
    """
    check_plan(STAGES, _GIVEN)
    return config_hash(STAGES)


def document_plan_hash() -> str:
    """Return the configuration hash of the stages that work on one document."""
    return config_hash(DOCUMENT_STAGES)
