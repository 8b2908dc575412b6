"""A name in its place: what the steps of this stage hand to each other. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.entities.pieces import Piece
from dateline.entities.words import Sentence
from dateline.model import EntityType, Form


@dataclass(frozen=True, slots=True)
class Placed:
    """One name of a document; ``at`` is the index of its sentence. ``key`` is empty until known.

    ``title`` is the text of the title before the name, empty where there is none; ``people`` the
    country of the demonym or place before that title. ``named`` is not set where the words by
    themselves seem to be no name.
    """

    at: int
    sentence: Sentence
    piece: Piece
    name: str
    type: EntityType
    key: str = ""
    form: Form = Form.NAME
    title: str = ""
    people: str | None = None
    named: bool = True
