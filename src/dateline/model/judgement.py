"""What a person says of a case: judgements, and names with their spellings. Nothing is applied here.

Judgements are appended and never overwritten.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.ids import JudgementId


class Verdict(enum.StrEnum):
    """What a person decided."""

    SAME = "same"
    DIFFERENT = "different"
    HIDE = "hide"


class Subject(enum.StrEnum):
    """What a decision is about."""

    ENTITY = "entity"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: who made it (empty where not said), when (ISO 8601), about what, and why.

    ``a`` and ``b`` last from run to run: for entities the keys that mentions carry
    (``person:kim jong un``), for events the ids of tellings. An entity's id would not last: another
    report can change it. ``a_name`` and ``b_name`` are what they were called when they were judged.
    """

    id: JudgementId
    at: str
    by: str
    what: Verdict
    a: str
    b: str | None = None
    note: str = ""
    a_name: str = ""
    b_name: str = ""
    about: Subject = Subject.ENTITY


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that the user gives to someone or something, and its other spellings, sorted."""

    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulings:
    """What a person says of a case, as it stands: judgements outrank aliases, aliases the rules."""

    judgements: tuple[Judgement, ...] = ()
    aliases: tuple[Alias, ...] = ()


NO_RULINGS = Rulings()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that the analysis or an export left out, with the reason."""

    name: str
    reason: str
    count: int = 1
