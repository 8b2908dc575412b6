"""What a person judges of events: whom an id means, and which tellings are kept together or apart.

It compares nothing: see ``join`` for what the tellings themselves say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.events.tellings import Telling
from dateline.model import (
    CaseAnalysis,
    DocumentId,
    EventId,
    EventMention,
    Judgement,
    NotFoundError,
    Place,
    Span,
    Subject,
    UsageError,
    Verdict,
)

_PLACE = re.compile(r"(d[0-9a-f]{6,64}):(\d{1,9})-(\d{1,9})")
_NAME_CHARS = 80
"""Characters of a clause that stand for its event in the list of judgements."""


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event that a person names: what it was called, and the telling that stands for it.

    ``exact`` is set where that telling itself was named.
    """

    name: str
    event: EventId
    key: str
    exact: bool


def find_event(case: CaseAnalysis, wanted: str) -> NamedEvent | None:
    """Return the event that *wanted* means, ``None`` where it is no id or place of one.

    An id is an event's, an entry's or a telling's; a place is ``REPORT-ID:START-END``, as the
    timeline words an event or a telling is told.

    Raises:
        NotFoundError: a place where no event is told.
        UsageError: a place where several are told, or a telling that no event was made of.
    """
    told = {one.id: one for each in case.documents for one in each.event_mentions}
    texts = {one.document.id: one.document.text for one in case.documents}
    exact = next((one for id_, one in told.items() if id_ == wanted), None)
    if exact is not None:
        if exact.event is None:
            raise UsageError(f"{wanted} is too weak a telling to be of any event: name another")
        return NamedEvent(_name(exact, texts), exact.event, wanted, exact=True)
    matched = _PLACE.fullmatch(wanted)
    ids = {one.event for one in case.entries if one.id == wanted}
    ids |= {one.id for one in case.events if one.id == wanted}
    if matched is not None:
        ids = _at(case, matched)
    for event in case.events:
        if event.id in ids:
            tellings = [told[one] for one in event.mentions]
            here = [one for one in tellings if _mark(one) == wanted]
            best = next((one for one in tellings if _is_at(one, event.summary)), tellings[0])
            best = here[0] if here else best
            return NamedEvent(_name(best, texts), event.id, best.id, exact=len(here) == 1)
    return None


def pair_events(what: Verdict, one: NamedEvent, other: NamedEvent) -> tuple[str, str]:
    """Return the two tellings to judge when *one* and *other* are judged *what*.

    Raises:
        UsageError: the two are one telling, or two events are one and no telling was named.
    """
    if what is Verdict.DIFFERENT and one.event == other.event and not (one.exact and other.exact):
        raise UsageError(
            f"both are the event {one.event}: name two tellings of it by where they stand "
            "(3:120-240), or by the ids of their lines of kind event_mention in the export"
        )
    if one.key == other.key:
        raise UsageError(f"both are the telling {one.key}: name two")
    return one.key, other.key


def of_events(judgements: Iterable[Judgement]) -> tuple[tuple[Verdict, str, str], ...]:
    """Return the *judgements* that are about events, sorted by their tellings."""
    rows = [
        (one.what, one.a, one.b)
        for one in judgements
        if one.about is Subject.EVENT and one.b is not None
    ]
    return tuple(sorted(rows, key=lambda row: (row[1], row[2], row[0])))


def take_apart(
    parts: Sequence[list[Telling]], judged: Iterable[tuple[Verdict, str, str]]
) -> list[list[Telling]]:
    """Return *parts* with the second of two tellings that are judged different in a part of its own."""
    made = [list(part) for part in parts]
    home = {str(each.mention.id): index for index, part in enumerate(made) for each in part}
    for what, a, b in judged:
        if what is Verdict.DIFFERENT and a in home and home.get(b) == home[a]:
            part = made[home[a]]
            made.append([each for each in part if each.mention.id == b])
            made[home[a]] = [each for each in part if each.mention.id != b]
            home[b] = len(made) - 1
    return made


def _at(case: CaseAnalysis, matched: re.Match[str]) -> set[EventId]:
    """Return the one event that is told at a place.

    Raises:
        NotFoundError: none is.
        UsageError: several are.
    """
    doc, start, end = matched[1], int(matched[2]), int(matched[3])
    if not start < end:
        raise UsageError(f"{matched[0]!r} is no passage: its end is not behind its start")
    ids = {
        one.event
        for one in case.entries
        if one.wording.doc == doc and one.wording.span == Span(start, end)
    }
    ids = ids or {
        one.event
        for each in case.documents
        if each.document.id == doc
        for one in each.event_mentions
        if one.event is not None and one.clause == Span(start, end)
    }
    if not ids:
        raise NotFoundError(
            f"no event is told at {matched[0]!r}: give a mark as 'dateline timeline' prints it"
        )
    if 1 < len(ids):
        raise UsageError(
            f"several events are told at {matched[0]!r}: {', '.join(sorted(ids))}; give one of the ids"
        )
    return ids


def _mark(telling: EventMention) -> str:
    return f"{telling.doc}:{telling.clause.start}-{telling.clause.end}"


def _is_at(telling: EventMention, place: Place) -> bool:
    return telling.doc == place.doc and telling.clause == place.span


def _name(telling: EventMention, texts: Mapping[DocumentId, str]) -> str:
    words = " ".join(telling.clause.of(texts[telling.doc]).split())
    return words if len(words) <= _NAME_CHARS else words[: _NAME_CHARS - 1] + "…"
