"""Denials gathered: each matter once, with everyone who says it and everyone who denies it.

It only arranges ``denies`` relations; which denial answers which words is decided by ``claims``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.export.said import shown_place
from dateline.export.since import News
from dateline.export.view import CaseView, Quote
from dateline.model import ClaimId, Place, Relation, Statement, StatementId
from dateline.text import fold


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone's words on one side of a dispute; ``also`` is one place in each other report."""

    who: str | None
    quote: Quote
    also: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter that is said and denied. ``reasons`` tell why the denials answer what is said."""

    said: tuple[Voice, ...]
    denied: tuple[Voice, ...]
    reasons: tuple[str, ...]
    new: str = ""


def gather_disputes(news: News, relations: Sequence[Relation]) -> tuple[Dispute, ...]:
    """Return the disputes that *relations* (of type denies) come to, the widest told first.

    Since a day, only the denials that are new, each with what it denies.
    """
    groups = _connected([one for one in relations if news.relation(one) is not None])
    disputes = [_dispute(news, group) for group in groups]
    return tuple(sorted(disputes, key=lambda one: (-_breadth(one), one.said[0].quote.mark)))


def _connected(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Part *relations* into groups that share a side."""
    leader: dict[str, str] = {}

    def find(side: str) -> str:
        while leader.setdefault(side, side) != side:
            side = leader[side]
        return side

    for relation in relations:
        a, b = sorted((find(relation.a), find(relation.b)))
        leader[b] = a
    groups: dict[str, list[Relation]] = {}
    for relation in relations:
        groups.setdefault(find(relation.a), []).append(relation)
    return [groups[key] for key in sorted(groups)]


def _dispute(news: News, group: Sequence[Relation]) -> Dispute:
    view = news.view
    denied = [voice for one in group for voice in _voices(view, one.a, one.evidence_a)]
    said = [voice for one in group for voice in _voices(view, one.b, one.evidence_b)]
    reasons = dict.fromkeys(reason for one in group for reason in one.reasons)
    notes = sorted({note for one in group if (note := news.relation(one))})
    new = notes[-1] if notes else ""
    return Dispute(_by_holder(said), _by_holder(denied), tuple(reasons), new)


def _voices(view: CaseView, side: str, evidence: Sequence[Place]) -> Iterable[Voice]:
    """Yield who holds *side*, in which words; the evidence itself where nobody is named."""
    statements = _statements(view, side)
    shown = {place.doc for place in evidence}
    for one in statements:
        if one.doc in shown:
            yield Voice(view.speaker_name(one), view.quote(shown_place(view, one)), ())
    if not statements:
        for place in evidence:
            yield Voice(None, view.quote(place), ())


def _statements(view: CaseView, side: str) -> list[Statement]:
    claim = view.claims.get(ClaimId(side))
    ids = claim.statements if claim is not None else (StatementId(side),)
    return [view.statements[one] for one in ids if one in view.statements]


def _by_holder(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return one voice a holder: their first words, and one place in each other report."""
    by_who: dict[str, list[Voice]] = {}
    for voice in voices:
        by_who.setdefault(fold(voice.who or voice.quote.mark), []).append(voice)
    merged: list[Voice] = []
    for same in by_who.values():
        first = min((one.quote for one in same), key=_position)
        also: dict[int, Quote] = {}
        for one in sorted((voice.quote for voice in same), key=_position):
            if one.number != first.number:
                also.setdefault(one.number, one)
        merged.append(Voice(same[0].who, first, tuple(also.values())))
    return tuple(sorted(merged, key=lambda voice: _position(voice.quote)))


def _position(quote: Quote) -> tuple[int, int]:
    return quote.number, quote.place.span.start


def _breadth(dispute: Dispute) -> int:
    voices = (*dispute.said, *dispute.denied)
    return len({quote.number for one in voices for quote in (one.quote, *one.also)})
