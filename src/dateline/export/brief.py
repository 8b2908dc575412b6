"""A case → the brief: what a reader sees first, as lines of verbatim passages with their places.

It chooses and arranges what the analysis has; it finds nothing new, and words of its own never stand
in a :class:`Quote`. How lines are drawn is the renderers' matter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.export.disputes import Dispute, gather_disputes
from dateline.export.lineage import LineageGraph, make_lineage, shown_lineage
from dateline.export.said import SaidBy, who_says_what
from dateline.export.since import News
from dateline.export.view import CaseView, Quote
from dateline.model import (
    Basis,
    CaseAnalysis,
    Claim,
    ClaimStatus,
    CollapseKind,
    DayRange,
    Direction,
    DocumentId,
    Entry,
    InputStatus,
    NotFoundError,
    Origin,
    OriginCount,
    OriginId,
    Passage,
    PassageKind,
    Place,
    Relation,
    RelationType,
    Span,
    Story,
)

_OPENING_CHARS = 140
"""How much of the longest passage stands in the line of a copy: one line and a half."""


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """How much a brief shows. What is not shown is counted in ``left_out``."""

    story: str | None = None
    """Id of the story to tell; ``None`` for the one with the most reports."""
    max_entries: int = 40
    max_speakers: int = 24
    max_said: int = 5
    """Lines a speaker."""
    max_relations: int = 24
    """Lines a kind of relation."""
    max_agreements: int = 12
    max_copies: int = 12
    max_drawn: int = 40
    """Reports in the drawing of the lineage, which says itself how many it leaves out."""
    since: dt.date | None = None
    """Show only what :class:`News` finds new since that day."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in the list of reports. ``origins`` are letters of the brief's origins.

    ``given_title`` is a title that is not in the report's text, and so no passage of it.
    """

    number: int
    doc: DocumentId
    name: str
    title: Quote | None
    given_title: str | None
    outlet: str | None
    agency: str | None
    byline: tuple[str, ...]
    published: str | None
    basis: Basis
    origins: tuple[str, ...]
    notes: tuple[str, ...]
    new: str = ""


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One dated line. ``soft`` says that the date is a range; ``also`` is one telling of each other report."""

    when: str | None
    days: DayRange
    soft: bool
    factuality: str
    quote: Quote
    also: tuple[Quote, ...]
    outlets: int
    origins: OriginCount
    new: str = ""


@dataclass(frozen=True, slots=True)
class RelationLine:
    """Two sides of a disagreement, a revision or an agreement, with the reasons."""

    type: str
    dimension: str
    a: tuple[Quote, ...]
    b: tuple[Quote, ...]
    reasons: tuple[str, ...]
    who_a: str | None = None
    who_b: str | None = None
    new: str = ""


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """A claim that more than one origin has."""

    quote: Quote
    also: tuple[Quote, ...]
    outlets: int
    origins: OriginCount
    new: str = ""


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One origin, with a letter, the reports that lead back to it, and why they do."""

    letter: str
    name: str
    kind: str
    certain: bool
    reports: tuple[int, ...]
    reasons: tuple[str, ...]
    new: str = ""


@dataclass(frozen=True, slots=True)
class CopyLine:
    """What two reports share: how many passages and words, of which kind, and who has it from whom.

    ``a`` and ``b`` are report numbers; with a known direction, *b* has it from *a*.
    """

    a: int
    b: int
    passages: int
    words: int
    kind: str
    directed: bool
    reasons: tuple[str, ...]
    longest: tuple[Quote, Quote]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that the brief does not show, and why."""

    what: str
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class OtherStory:
    """A story of the case that this brief is not about."""

    id: str
    title: Quote
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. Everything a source says is a :class:`Quote`.

    ``documents`` are the story's reports by number, those that ``reports`` does not list (because they
    are not new) among them. ``since`` is the day that it is new since; ``new`` of a line says what is
    new about it, and is empty where no day was given.
    """

    title: Quote | None
    story: str | None
    days: DayRange
    origins: OriginCount
    reports: tuple[ReportLine, ...]
    timeline: tuple[TimelineLine, ...]
    undated: tuple[TimelineLine, ...]
    said: tuple[SaidBy, ...]
    disputes: tuple[Dispute, ...]
    conflicts: tuple[RelationLine, ...]
    revisions: tuple[RelationLine, ...]
    agreed: tuple[AgreedLine, ...]
    origin_lines: tuple[OriginLine, ...]
    copies: tuple[CopyLine, ...]
    lineage: LineageGraph
    left_out: tuple[LeftOut, ...]
    other_stories: tuple[OtherStory, ...]
    since: dt.date | None
    documents: tuple[DocumentId, ...]
    view: CaseView


def make_brief(analysis: CaseAnalysis, options: BriefOptions | None = None) -> Brief:
    """Return the brief of one story of the case (the one with the most reports, unless told).

    Raises:
        NotFoundError: the case has no story with the id asked for.
    """
    options = options or BriefOptions()
    view = CaseView(analysis)
    story = _chosen(analysis.stories, options.story)
    inside = frozenset(story.documents) if story else frozenset[DocumentId]()
    news = News(view, options.since)
    shown = frozenset(doc for doc in inside if news.report(doc) is not None)
    left_out: list[LeftOut] = list(_not_read(analysis))
    origins = [one for one in analysis.origins if not inside.isdisjoint(one.documents)]
    letters = {one.id: _letter(index) for index, one in enumerate(origins)}
    timeline, undated = _timeline(news, story, options, left_out)
    said, unsaid = who_says_what(
        news, inside, max_speakers=options.max_speakers, max_said=options.max_said
    )
    left_out += [LeftOut(what, reason, count) for what, reason, count in unsaid]
    relations = [one for one in analysis.relations if _is_inside(one, inside)]
    return Brief(
        title=view.quote(story.title) if story else None,
        story=story.id if story else None,
        days=story.days if story else DayRange(),
        origins=story.origins if story else OriginCount(0, 0),
        reports=tuple(_report(news, doc, origins, letters) for doc in view.in_order(shown)),
        timeline=timeline,
        undated=undated,
        said=said,
        disputes=gather_disputes(
            news, [one for one in relations if one.type is RelationType.DENIES]
        ),
        conflicts=_relations(news, relations, RelationType.CONFLICTS, options, left_out),
        revisions=_relations(news, relations, RelationType.REVISES, options, left_out),
        agreed=_agreed(news, analysis.claims, inside, options, left_out),
        origin_lines=tuple(
            _origin(news, one, letters[one.id], inside)
            for one in origins
            if not shown.isdisjoint(one.documents)
        ),
        copies=_copies(news, analysis.passages, inside, options, left_out),
        lineage=LineageGraph((), ())
        if options.since
        else shown_lineage(make_lineage(view, inside), options.max_drawn),
        left_out=tuple(left_out),
        other_stories=tuple(
            OtherStory(one.id, view.quote(one.title), view.numbers(one.documents))
            for one in analysis.stories
            if story is not None and one.id != story.id and news.story(one) is not None
        ),
        since=options.since,
        documents=tuple(view.in_order(inside)),
        view=view,
    )


def _chosen(stories: Sequence[Story], wanted: str | None) -> Story | None:
    if wanted is not None:
        for story in stories:
            if story.id == wanted:
                return story
        known = ", ".join(story.id for story in stories) or "none"
        raise NotFoundError(f"no story {wanted!r} in the case; there are: {known}")
    return min(stories, key=lambda one: (-len(one.documents), one.id), default=None)


def _letter(index: int) -> str:
    """Return the letter of the origin at *index*: A, B, … Z, AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _not_read(analysis: CaseAnalysis) -> Iterable[LeftOut]:
    for one in analysis.inputs:
        if one.status in (InputStatus.REJECTED, InputStatus.FAILED):
            yield LeftOut(one.name, f"{one.status.value}: {one.reason or 'no reason given'}")
    for skipped in analysis.skipped:
        yield LeftOut(skipped.name, skipped.reason, skipped.count)


def _report(
    news: News, doc: DocumentId, origins: Sequence[Origin], letters: Mapping[OriginId, str]
) -> ReportLine:
    view = news.view
    analysis = view.analysis_of(doc)
    document = analysis.document
    failures = (f"{one.stage}: {one.reason}" for one in analysis.failures)
    return ReportLine(
        number=view.number(doc),
        doc=doc,
        name=document.name,
        title=view.title(doc),
        given_title=None if document.given_title is None else document.given_title.text,
        outlet=None if document.outlet is None else document.outlet.name,
        agency=None if document.agency is None else document.agency.name,
        byline=tuple(credit.name for credit in document.byline),
        published=document.published.days.edtf,
        basis=document.published.basis,
        origins=tuple(letters[one.id] for one in origins if doc in one.documents),
        notes=(*document.published.reasons, *failures),
        new=news.report(doc) or "",
    )


def _timeline(
    news: News, story: Story | None, options: BriefOptions, left_out: list[LeftOut]
) -> tuple[tuple[TimelineLine, ...], tuple[TimelineLine, ...]]:
    """Return the dated lines in the order of their days, and the undated ones."""
    entries = [
        one
        for one in news.view.case.entries
        if story is not None and one.story == story.id and news.entry(one) is not None
    ]
    kept = sorted(entries, key=lambda one: (-one.weight, one.id))[: options.max_entries]
    if len(kept) < len(entries):
        reason = "told by fewer origins than those shown; 'dateline timeline' lists all"
        left_out.append(LeftOut("timeline entries", reason, len(entries) - len(kept)))
    dated = sorted((one for one in kept if not one.days.is_unknown), key=_when)
    undated = sorted(
        (one for one in kept if one.days.is_unknown), key=lambda one: (-one.weight, one.id)
    )
    return (
        tuple(_timeline_line(news, one) for one in dated),
        tuple(_timeline_line(news, one) for one in undated),
    )


def _when(entry: Entry) -> tuple[str, str, str]:
    days = entry.days
    first = days.earliest or days.latest
    last = days.latest or days.earliest
    return (str(first), str(last), entry.id)


def _timeline_line(news: News, entry: Entry) -> TimelineLine:
    view = news.view
    also = _one_a_report(entry.evidence, entry.wording)
    return TimelineLine(
        when=entry.days.edtf,
        days=entry.days,
        soft=not entry.days.is_day,
        factuality=entry.factuality.value,
        quote=view.quote(entry.wording),
        also=tuple(view.quote(place) for place in also),
        outlets=entry.outlets,
        origins=entry.origins,
        new=news.entry(entry) or "",
    )


def _one_a_report(places: Iterable[Place], wording: Place) -> list[Place]:
    """Return the first place of each report that *wording* is not from."""
    first: dict[DocumentId, Place] = {}
    for place in places:
        if place.doc != wording.doc:
            first.setdefault(place.doc, place)
    return list(first.values())


def _is_inside(relation: Relation, inside: frozenset[DocumentId]) -> bool:
    places = (*relation.evidence_a, *relation.evidence_b)
    return all(place.doc in inside for place in places)


def _relations(
    news: News,
    relations: Sequence[Relation],
    wanted: RelationType,
    options: BriefOptions,
    left_out: list[LeftOut],
) -> tuple[RelationLine, ...]:
    ranked = sorted(
        (one for one in relations if one.type is wanted and news.relation(one) is not None),
        key=lambda one: (-_breadth(one), -one.confidence, one.id),
    )
    hidden = len(ranked) - options.max_relations
    if 0 < hidden:
        reason = "less widely told than those shown; 'dateline relations' lists all"
        left_out.append(LeftOut(f"relations ({wanted.value})", reason, hidden))
    return tuple(_relation(news, one) for one in ranked[: options.max_relations])


def _breadth(relation: Relation) -> int:
    return len({place.doc for place in (*relation.evidence_a, *relation.evidence_b)})


def _relation(news: News, relation: Relation) -> RelationLine:
    view = news.view
    return RelationLine(
        type=relation.type.value,
        dimension=relation.dimension.value,
        a=tuple(view.quote(place) for place in relation.evidence_a),
        b=tuple(view.quote(place) for place in relation.evidence_b),
        reasons=relation.reasons,
        who_a=view.holder(relation.a),
        who_b=view.holder(relation.b),
        new=news.relation(relation) or "",
    )


def _agreed(
    news: News,
    claims: Sequence[Claim],
    inside: frozenset[DocumentId],
    options: BriefOptions,
    left_out: list[LeftOut],
) -> tuple[AgreedLine, ...]:
    shared = [
        one
        for one in claims
        if one.status is not ClaimStatus.DISPUTED
        and 1 < one.origins.at_most
        and 1 < len({place.doc for place in news.view.places_of(one)} & inside)
        and news.claim(one) is not None
    ]
    ranked = sorted(
        shared, key=lambda one: (-one.origins.at_least, -one.origins.at_most, -one.outlets, one.id)
    )
    if options.max_agreements < len(ranked):
        reason = "told by fewer origins than those shown; 'dateline claims' lists all"
        left_out.append(LeftOut("shared claims", reason, len(ranked) - options.max_agreements))
    return tuple(_agreement(news, one) for one in ranked[: options.max_agreements])


def _agreement(news: News, claim: Claim) -> AgreedLine:
    view = news.view
    places = _one_a_report(view.places_of(claim), claim.wording)
    return AgreedLine(
        view.quote(claim.wording),
        tuple(view.quote(place) for place in places),
        claim.outlets,
        claim.origins,
        news.claim(claim) or "",
    )


def _origin(news: News, origin: Origin, letter: str, inside: frozenset[DocumentId]) -> OriginLine:
    view = news.view
    reports = view.numbers([doc for doc in origin.documents if doc in inside])
    return OriginLine(
        letter=letter,
        name=origin.name or "not named",
        kind=origin.kind.value,
        certain=origin.certain,
        reports=reports,
        reasons=tuple(
            _collapse_words(view, one.kind, one.note, one.documents) for one in origin.reasons
        ),
        new=news.origin(origin) or "",
    )


def _collapse_words(
    view: CaseView, kind: CollapseKind, note: str, documents: Sequence[DocumentId]
) -> str:
    numbers = ", ".join(f"[{number}]" for number in view.numbers(documents))
    return f"{kind.value} {numbers}: {note}" if note else f"{kind.value} {numbers}"


def _copies(
    news: News,
    passages: Sequence[Passage],
    inside: frozenset[DocumentId],
    options: BriefOptions,
    left_out: list[LeftOut],
) -> tuple[CopyLine, ...]:
    pairs: dict[tuple[DocumentId, DocumentId], list[Passage]] = {}
    for passage in passages:
        if {passage.a.doc, passage.b.doc} <= inside and news.passage(passage) is not None:
            pairs.setdefault((passage.a.doc, passage.b.doc), []).append(passage)
    lines = [_copy(news.view, group) for group in pairs.values()]
    lines.sort(key=lambda line: (-line.words, line.a, line.b))
    if options.max_copies < len(lines):
        reason = "share fewer words than those shown; 'dateline passages' lists all"
        left_out.append(LeftOut("pairs of reports", reason, len(lines) - options.max_copies))
    return tuple(lines[: options.max_copies])


def _copy(view: CaseView, passages: Sequence[Passage]) -> CopyLine:
    longest = max(passages, key=lambda one: (len(one.a.span), -one.a.span.start))
    forward = [one for one in passages if one.direction is Direction.A_TO_B]
    backward = [one for one in passages if one.direction is Direction.B_TO_A]
    swapped = len(forward) < len(backward)
    chief = (backward if swapped else forward) or [longest]
    sides = (longest.a, longest.b)
    first, second = (sides[1], sides[0]) if swapped else sides
    kinds = {one.kind for one in passages}
    return CopyLine(
        a=view.number(first.doc),
        b=view.number(second.doc),
        passages=len(passages),
        words=sum(len(view.quote(one.a).text.split()) for one in passages),
        kind=PassageKind.QUOTE.value
        if kinds == {PassageKind.QUOTE}
        else " and ".join(sorted(kind.value for kind in kinds)),
        directed=bool(forward) != bool(backward),
        reasons=chief[0].reasons,
        longest=(view.quote(_opening(view, first)), view.quote(_opening(view, second))),
    )


def _opening(view: CaseView, place: Place) -> Place:
    """Return the first words of *place*, up to a white space; all of it where it is short."""
    text = view.text(place)
    if len(text) <= _OPENING_CHARS:
        return place
    cut = text.rfind(" ", 1, _OPENING_CHARS)
    end = place.span.start + (cut if 0 < cut else _OPENING_CHARS)
    return Place(place.doc, Span(place.span.start, end))
