"""Statements → denies: who says that nothing came of what another says to have sent.

'Received no warning from the union' against the union's 'we wrote to them twice': no verb of denying
is needed. Only where the sender is named, and only inside one report.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.matter import Matter, only_once
from dateline.claims.terms import stem
from dateline.claims.units import Unit
from dateline.model import Dimension, Place, Polarity, Relation, RelationType


def _terms(*words: str) -> frozenset[str]:
    return frozenset(f"w:{stem(word)}" for word in words)


_RECEIVING = _terms("received", "receive", "got", "informed", "notified", "told", "saw", "seen")
_MESSAGES = _terms(
    "warning", "letter", "report", "complaint", "notice", "request", "memo", "email", "message",
    "recommendation", "alert", "invoice", "petition", "order",
)  # fmt: skip
_SENDING = _MESSAGES | _terms(
    "wrote", "written", "sent", "sends", "recommended", "urged", "warned", "complained", "asked",
    "notified", "reported",
)  # fmt: skip
_BODIES = _terms(
    "union", "ministry", "agency", "police", "council", "regulator", "board", "authority",
    "inspector", "department", "residents", "workers", "court", "prosecutor", "engineers",
)  # fmt: skip
_MOST_TERMS = 14
"""Terms of a content beyond which the negation may be about anything in it."""


def find_replies(matter: Matter) -> tuple[Relation, ...]:
    """Return one relation for each denied receipt and each sender that it names."""
    return only_once(
        relation
        for doc in sorted(matter.units, key=matter.age)
        for unit in matter.units[doc]
        if _denies_receipt(unit)
        for relation in _of(matter, unit)
    )


def _denies_receipt(unit: Unit) -> bool:
    says_so = unit.statement is not None and unit.polarity is Polarity.POSITIVE and unit.negated
    if not says_so or _MOST_TERMS < len(unit.terms):
        return False
    return not unit.terms.isdisjoint(_RECEIVING) and not unit.terms.isdisjoint(_MESSAGES)


def _of(matter: Matter, denial: Unit) -> Iterator[Relation]:
    """Yield, for each sender named, the statement of it that is nearest in words, then in place."""
    best: dict[frozenset[str], tuple[tuple[int, int, Place], Unit]] = {}
    for unit in matter.units[denial.doc]:
        sender = _sender(denial, unit)
        if not sender:
            continue
        away = abs(unit.place.span.start - denial.place.span.start)
        rank = (-len(denial.terms & unit.terms), away, unit.place)
        if sender not in best or rank < best[sender][0]:
            best[sender] = (rank, unit)
    for sender in sorted(best, key=sorted):
        yield _relation(matter, denial, best[sender][1])


def _sender(denial: Unit, unit: Unit) -> frozenset[str]:
    """Return by which words *denial* names the source of *unit*, none where *unit* sends nothing."""
    if unit.statement is None or unit.negated or unit.polarity is not Polarity.POSITIVE:
        return frozenset()
    if unit.terms.isdisjoint(_SENDING) or not denial.speakers.isdisjoint(unit.speakers):
        return frozenset()
    if unit.place.span.overlaps(denial.extent):
        return frozenset()
    named = denial.terms & unit.voice - denial.voice
    return frozenset(term for term in named if term.startswith("e:") or term in _BODIES)


def _relation(matter: Matter, denial: Unit, unit: Unit) -> Relation:
    return Relation(
        RelationType.DENIES,
        Dimension.POLARITY,
        matter.id_of(denial),
        matter.id_of(unit),
        (Place(denial.doc, denial.extent),),
        (unit.place,),
        ("says the opposite of what the other says", "names the sender and says nothing came"),
    )
