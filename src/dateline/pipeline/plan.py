"""The stages in order: what each needs, makes and costs. Nothing runs here.

The plan is checked before it runs: a stage that needs what no earlier one makes is an error, so that
a missing record is never a stage that silently found nothing.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model import PlanError, digest

SCHEMA_VERSION = "1"
"""Version of the records themselves; a case written with another one is read again."""


class Scope(enum.StrEnum):
    """What a stage works on."""

    DOCUMENT = "document"
    """One document alone: pure, and run in parallel."""
    CASE = "case"
    """All documents of a case together."""


@dataclass(frozen=True, slots=True)
class StageSpec:
    """What a stage is called, needs and makes, and how its cost grows.

    ``cost`` is in words: what its time is proportional to.
    """

    name: str
    version: str
    scope: Scope
    needs: frozenset[str]
    makes: frozenset[str]
    cost: str


def check_plan(stages: tuple[StageSpec, ...], given: frozenset[str]) -> None:
    """Check that every stage finds what it needs, and that no two have one name.

    Raises:
        PlanError: naming the stage and what it lacks.
    """
    made, names = set(given), set[str]()
    for stage in stages:
        missing = sorted(stage.needs - made)
        if missing:
            raise PlanError(
                f"stage {stage.name!r} needs {', '.join(missing)}, which no stage before it makes: "
                "move it behind the one that does"
            )
        if stage.name in names:
            raise PlanError(f"two stages are called {stage.name!r}: rename one")
        names.add(stage.name)
        made |= stage.makes


def config_hash(stages: tuple[StageSpec, ...]) -> str:
    """Return a hash of the stages and their versions: equal hashes mean equal records."""
    return digest(SCHEMA_VERSION, *(f"{stage.name}={stage.version}" for stage in stages))
