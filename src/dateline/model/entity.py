"""Mentions and the entities that they name. Nothing is found or joined here."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.model.ids import DocumentId, EntityId, MentionId
from dateline.model.span import Span


class EntityType(enum.StrEnum):
    """Kinds of named things."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"
    OTHER = "OTHER"


class Form(enum.StrEnum):
    """How something is named."""

    NAME = "name"
    TITLE = "title"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A naming of someone or something in one document.

    ``key`` says who it is as far as the document alone tells: mentions of one document with equal
    keys are one thing (``country:KP``, ``person:kim jong un``). ``title`` is the span of a title
    before the name (``Foreign Minister``), which is not part of ``span``. ``entity`` is ``None``
    until mentions are joined across the case.
    """

    doc: DocumentId
    span: Span
    form: Form
    type: EntityType
    key: str
    title: Span | None = None
    entity: EntityId | None = None

    @property
    def id(self) -> MentionId:
        """Id by place."""
        return MentionId(f"{self.doc}:m{self.span.start}-{self.span.end}")


@dataclass(frozen=True, slots=True)
class ExternalId:
    """An id of an entity in another register, for example ``iso3166`` ``KP``."""

    register: str
    id: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something, across the reports of a case.

    ``name`` is the fullest frequent spelling, ``aliases`` the other spellings in use, sorted.
    ``reasons`` say why spellings that differ were joined.
    """

    id: EntityId
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    external: tuple[ExternalId, ...] = ()
    reasons: tuple[str, ...] = ()
