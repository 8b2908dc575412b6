"""One view each of a case, as flat rows: for tables, CSV and JSON alike.

A row's ``text`` is verbatim and its ``doc``, ``start``, ``end`` say where it stands; ``mark`` is the
same for ``dateline show``. Filters only ever leave rows out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.export.since import News
from dateline.export.view import CaseView
from dateline.model import (
    DayRange,
    DocumentId,
    Event,
    EventMention,
    Factuality,
    LinkRole,
    OriginCount,
    OriginCounter,
    Place,
    Polarity,
    SpeakerKind,
    Statement,
)
from dateline.text import fold

Cell = str | int | float | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a view keeps. ``None`` keeps everything.

    ``since``, ``first`` and ``last`` are days; names are compared without case and accents and match
    where they are part of the name. What may lie between ``first`` and ``last`` is kept, and every row
    then says in ``window`` whether it ``may be`` there or ``is``. ``factualities`` keeps tellings of
    any of these. ``since`` keeps what :class:`News` finds new, and every row then
    says in ``new`` what is new about it.
    """

    by: str | None = None
    about: str | None = None
    via: str | None = None
    denies: bool = False
    unnamed: bool = False
    since: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    only: str | None = None
    factualities: tuple[str, ...] = ()
    min_origins: int = 0


def document_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a report, in the order of their numbers."""
    news = News(view, filters.since)
    for doc in view.in_order([one.document.id for one in view.case.documents]):
        one = view.analysis_of(doc)
        document = one.document
        note = news.report(doc)
        if note is None:
            continue
        title = view.title(doc)
        given = None if document.given_title is None else document.given_title.text
        yield {
            "number": view.number(doc),
            "published": document.published.days.edtf,
            "basis": document.published.basis.value,
            "outlet": None if document.outlet is None else document.outlet.name,
            "agency": None if document.agency is None else document.agency.name,
            "byline": "; ".join(credit.name for credit in document.byline) or None,
            "title": given if title is None else title.text,
            "name": document.name,
            "statements": len(one.statements),
            "url": document.url,
            "failures": "; ".join(f"{f.stage}: {f.reason}" for f in one.failures) or None,
            **_new(note),
            "doc": doc,
        }


def timeline_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row an entry, in the order of their days; the undated ones last."""
    news = News(view, filters.since)
    entries = sorted(view.case.entries, key=lambda one: (*_day_key(one.days), one.id))
    for entry in entries:
        note = news.entry(entry)
        text = view.text(entry.wording)
        kept = (
            _in_days(entry.days, filters)
            and _about(text, filters)
            and _is_told_as(entry.factuality, filters)
            and filters.min_origins <= entry.origins.at_least
        )
        if kept and note is not None:
            yield {
                "when": entry.days.edtf,
                **_window(entry.days, filters),
                "factuality": entry.factuality.value,
                "text": text,
                "outlets": entry.outlets,
                **_origins(entry.origins),
                "reports": " ".join(
                    str(n) for n in view.numbers({place.doc for place in entry.evidence})
                ),
                **_new(note),
                **_where(view, entry.wording),
                "id": entry.id,
                "story": entry.story,
            }


def event_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a happening, in the order of their days; the undated ones last."""
    for _, event, origins, note in _events(view, filters):
        tellings = _tellings(view, event)
        yield {
            "when": event.days.edtf,
            **_window(event.days, filters),
            "factuality": event.factuality.value,
            "text": view.text(event.summary),
            "participants": "; ".join(participants_of(view, tellings)) or None,
            "place": None if event.place is None else view.text(event.place),
            "tellings": len(tellings),
            **_origins(origins),
            "reports": " ".join(str(n) for n in view.numbers({one.doc for one in tellings})),
            **_new(note),
            "event_type": event.type,
            "joined_because": "; ".join(event.reasons) or None,
            **_where(view, event.summary),
            "id": event.id,
        }


def telling_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a telling, those of one happening together: how each report has it."""
    for number, event, _, note in _events(view, filters):
        for telling in _tellings(view, event):
            statement = view.statements.get(telling.according_to) if telling.according_to else None
            yield {
                "event": number,
                "when": telling.days.edtf,
                "factuality": telling.factuality.value,
                "text": view.text(Place(telling.doc, telling.clause)),
                "participants": "; ".join(participants_of(view, [telling])) or None,
                "according_to": None if statement is None else view.speaker_name(statement),
                **_new(note),
                **_where(view, Place(telling.doc, telling.clause)),
                "id": telling.id,
                "event_id": event.id,
            }


def statement_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a statement, by report and position."""
    news = News(view, filters.since)
    for doc in view.in_order([one.document.id for one in view.case.documents]):
        for statement in view.analysis_of(doc).statements:
            if _keeps_statement(view, statement, filters):
                note = news.statement(statement)
                if note is not None:
                    yield _statement_row(view, statement, note)


def claim_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a claim, those with the most origins first."""
    ranked = sorted(
        view.case.claims,
        key=lambda one: (-one.origins.at_least, -one.origins.at_most, -one.outlets, one.id),
    )
    news = News(view, filters.since)
    for claim in ranked:
        text, note = view.text(claim.wording), news.claim(claim)
        kept = (
            _about(text, filters)
            and filters.min_origins <= claim.origins.at_least
            and filters.only in (None, claim.status.value)
        )
        if kept and note is not None:
            first = claim.first_reported
            yield {
                "status": claim.status.value,
                **_origins(claim.origins),
                "outlets": claim.outlets,
                "holders": view.holder(claim.id),
                "text": text,
                "first_published": None if first is None else first.published.days.edtf,
                "statements": len(claim.statements),
                "tellings": len(claim.event_mentions),
                **_new(note),
                **_where(view, claim.wording),
                "id": claim.id,
            }


def relation_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a relation: both sides with their places, and the reasons."""
    news = News(view, filters.since)
    for relation in view.case.relations:
        note = news.relation(relation)
        a, b = relation.evidence_a[0], relation.evidence_b[0]
        text_a, text_b = view.text(a), view.text(b)
        kept = _about(f"{text_a} {text_b}", filters) and filters.only in (None, relation.type.value)
        if kept and note is not None:
            yield {
                "type": relation.type.value,
                "dimension": relation.dimension.value,
                "who_a": view.holder(relation.a),
                "text_a": text_a,
                "mark_a": view.quote(a).mark,
                "who_b": view.holder(relation.b),
                "text_b": text_b,
                "mark_b": view.quote(b).mark,
                "reasons": "; ".join(relation.reasons),
                "confidence": relation.confidence,
                **_new(note),
                "id": relation.id,
                "a": relation.a,
                "b": relation.b,
            }


def origin_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row an origin: its reports and why they lead back to it."""
    news = News(view, filters.since)
    for origin in view.case.origins:
        note = news.origin(origin)
        kept = filters.about is None or _matches(origin.name, filters.about)
        if kept and note is not None:
            yield {
                "name": origin.name,
                "origin": origin.kind.value,
                "certain": "yes" if origin.certain else "no",
                "reports": " ".join(str(n) for n in view.numbers(origin.documents)),
                "reasons": "; ".join(
                    f"{one.kind.value}: {one.note}" if one.note else one.kind.value
                    for one in origin.reasons
                ),
                **_new(note),
                "id": origin.id,
            }


def entity_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row an entity, the most often named first."""
    counts: dict[str, int] = {}
    documents: dict[str, set[DocumentId]] = {}
    for one in view.case.documents:
        for mention in one.mentions:
            if mention.entity is not None:
                counts[mention.entity] = counts.get(mention.entity, 0) + 1
                documents.setdefault(mention.entity, set()).add(mention.doc)
    ranked = sorted(view.case.entities, key=lambda one: (-counts.get(one.id, 0), one.name, one.id))
    news = News(view, filters.since)
    for entity in ranked:
        names, note = " ".join((entity.name, *entity.aliases)), news.entity(entity.id)
        if note is not None and (filters.about is None or _matches(names, filters.about)):
            yield {
                "name": entity.name,
                "type": entity.type.value,
                "aliases": "; ".join(entity.aliases) or None,
                "mentions": counts.get(entity.id, 0),
                "reports": " ".join(str(n) for n in view.numbers(documents.get(entity.id, ()))),
                "reasons": "; ".join(entity.reasons) or None,
                "external": " ".join(f"{x.register}:{x.id}" for x in entity.external) or None,
                **_new(note),
                "id": entity.id,
            }


def story_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a story, the one with the most reports first."""
    news = News(view, filters.since)
    for story in sorted(view.case.stories, key=lambda one: (-len(one.documents), one.id)):
        title, note = view.text(story.title), news.story(story)
        if note is not None and _about(title, filters):
            yield {
                "title": title,
                "reports": " ".join(str(n) for n in view.numbers(story.documents)),
                "days": story.days.edtf,
                **_origins(story.origins),
                **_new(note),
                **_where(view, story.title),
                "id": story.id,
            }


def passage_rows(view: CaseView, filters: Filters) -> Iterator[Row]:
    """Yield one row a shared passage, by report and position."""
    news = News(view, filters.since)
    for passage in view.case.passages:
        text, note = view.text(passage.a), news.passage(passage)
        if note is not None and _about(text, filters):
            yield {
                "passage": passage.kind.value,
                "identity": passage.identity,
                "direction": passage.direction.value,
                "text": text,
                "mark_a": view.quote(passage.a).mark,
                "mark_b": view.quote(passage.b).mark,
                "reasons": "; ".join(passage.reasons) or None,
                **_new(note),
                "id": passage.id,
            }


VIEWS: dict[str, Callable[[CaseView, Filters], Iterator[Row]]] = {
    "documents": document_rows,
    "timeline": timeline_rows,
    "events": event_rows,
    "tellings": telling_rows,
    "statements": statement_rows,
    "claims": claim_rows,
    "relations": relation_rows,
    "origins": origin_rows,
    "passages": passage_rows,
    "entities": entity_rows,
    "stories": story_rows,
}
"""Every view by its name; the command line has a verb for each, and CSV a file."""


def participants_of(view: CaseView, tellings: Iterable[EventMention]) -> list[str]:
    """Return who and what is in it, as ``role: name``, each once; the words where no name is known."""
    found: dict[str, None] = {}
    for telling in tellings:
        for one in telling.participants:
            entity = view.entities.get(one.entity) if one.entity is not None else None
            name = view.text(Place(telling.doc, one.span)) if entity is None else entity.name
            found[f"{one.role.value}: {' '.join(name.split())}"] = None
    return sorted(found)


def chain_words(statement: Statement, speaker: str | None) -> str:
    """Return a statement's chain in one line: ``speaker → medium → agency → outlet``."""
    carriers = [link.text for link in statement.chain if link.role is not LinkRole.SPEAKER]
    return " → ".join(dict.fromkeys([speaker or "(not named)", *carriers]))


def _events(view: CaseView, filters: Filters) -> Iterator[tuple[int, Event, OriginCount, str]]:
    """Yield the happenings that *filters* keep: number, origins, and what is new about them."""
    news, counter = News(view, filters.since), OriginCounter(view.case.origins)
    ranked = sorted(view.case.events, key=lambda one: (*_day_key(one.days), one.id))
    for number, event in enumerate(ranked, start=1):
        tellings = _tellings(view, event)
        places = [Place(one.doc, one.clause) for one in tellings]
        origins = counter.count_at(places)
        note = news.event(event, origins)
        text = " ".join((view.text(event.summary), *map(view.text, places)))
        kept = (
            _in_days(event.days, filters)
            and _about(text, filters)
            and _is_told_as(event.factuality, filters)
            and filters.min_origins <= origins.at_least
        )
        if kept and note is not None:
            yield number, event, origins, note


def _tellings(view: CaseView, event: Event) -> list[EventMention]:
    """Return the tellings of *event*, by report and position."""
    tellings = [view.tellings[one] for one in event.mentions]
    return sorted(tellings, key=lambda one: (view.number(one.doc), one.trigger))


def _statement_row(view: CaseView, statement: Statement, note: str) -> Row:
    speaker = view.speaker_name(statement)
    place = Place(statement.doc, statement.extent)
    return {
        "speaker": speaker,
        "speaker_kind": statement.speaker_kind.value,
        "stance": statement.stance.value,
        "denied": "yes" if statement.polarity is Polarity.NEGATIVE else "no",
        "text": view.text(place),
        "directness": statement.directness.value,
        "chain": chain_words(statement, speaker),
        **_new(note),
        **_where(view, place),
        "id": statement.id,
    }


def _keeps_statement(view: CaseView, statement: Statement, filters: Filters) -> bool:
    unnamed = statement.speaker_kind in (SpeakerKind.UNNAMED, SpeakerKind.UNSPECIFIED)
    carriers = " ".join(link.text for link in statement.chain)
    text = view.text(Place(statement.doc, statement.extent))
    return (
        (filters.by is None or _matches(view.speaker_name(statement), filters.by))
        and (filters.via is None or _matches(carriers, filters.via))
        and _about(text, filters)
        and (not filters.denies or statement.polarity is Polarity.NEGATIVE)
        and (not filters.unnamed or unnamed)
        and filters.only in (None, statement.stance.value)
    )


def _new(note: str) -> Row:
    """Return the cell that says what is new, where a day was given."""
    return {"new": note} if note else {}


def _where(view: CaseView, place: Place) -> Row:
    return {
        "mark": view.quote(place).mark,
        "doc": place.doc,
        "start": place.span.start,
        "end": place.span.end,
    }


def _origins(count: OriginCount) -> Row:
    return {"origins_at_least": count.at_least, "origins_at_most": count.at_most}


def _matches(name: str | None, wanted: str) -> bool:
    return name is not None and fold(wanted) in fold(name)


def _about(text: str, filters: Filters) -> bool:
    """Return whether every word of ``filters.about`` is in *text*."""
    if filters.about is None:
        return True
    folded = fold(text)
    return all(word in folded for word in fold(filters.about).split())


def _in_days(days: DayRange, filters: Filters) -> bool:
    if filters.first is None and filters.last is None:
        return True
    return not days.is_unknown and days.intersects(DayRange(filters.first, filters.last))


def _window(days: DayRange, filters: Filters) -> Row:
    """Return the cell that says whether *days* lie wholly in the window asked for."""
    if filters.first is None and filters.last is None:
        return {}
    inside = DayRange(filters.first, filters.last).contains(days)
    return {"window": "is" if inside else "may be"}


def _is_told_as(factuality: Factuality, filters: Filters) -> bool:
    return not filters.factualities or factuality.value in filters.factualities


def _day_key(days: DayRange) -> tuple[bool, str, str]:
    first, last = days.earliest or days.latest, days.latest or days.earliest
    return first is None, str(first), str(last)


def columns_of(rows: Sequence[Row]) -> list[str]:
    """Return the names of the columns of *rows*, in the order of the first row that has each."""
    return list(dict.fromkeys(name for row in rows for name in row))
