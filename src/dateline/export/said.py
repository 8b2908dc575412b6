"""Who says what: the statements of a story by speaker, each claim once, with its chain.

It chooses and groups; it decides nothing about who a speaker is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.since import News
from dateline.export.view import CaseView, Quote
from dateline.model import (
    Claim,
    Directness,
    DocumentId,
    LinkRole,
    OriginCount,
    Place,
    Polarity,
    Span,
    SpeakerKind,
    Stance,
    Statement,
)
from dateline.text import fold

_NOBODY = "not said by whom"
_CLAUSE_STANCES = frozenset({Stance.ASSERTS, Stance.REPORTS, Stance.EXPECTS, Stance.WARNS})
"""Stances whose content is a clause and can be read alone."""

_PRONOUNS = ("he", "i", "it", "she", "they", "we")
"""Sources that say nothing to a reader who does not see the sentences before."""

_MIN_ALONE_CHARS = 25
_MAX_GAP_CHARS = 60
"""A source farther from the content than this is in another part of the sentence; half would cut off
subjects before an inserted clause, double would show whole sentences of two statements."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """One that stands between a speaker and a reader: ``medium``, ``agency`` or ``outlet``."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Route:
    """One way by which a thing said came: its carriers, nearest the speaker first, and where it arrived."""

    carriers: tuple[Carrier, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a speaker says.

    ``chain`` are the carriers in words, the speaker left out, nearest first. ``also`` is one
    place in each other report that has the same speaker say it; ``routes`` are the ways to all of them,
    that of ``quote`` first. ``new`` says what is new about it.
    """

    quote: Quote
    stance: str
    denied: bool
    direct: bool
    chain: tuple[str, ...]
    also: tuple[Quote, ...]
    origins: OriginCount | None
    disputed: bool
    new: str = ""
    routes: tuple[Route, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidBy:
    """A speaker (or the description of an unnamed one) and what they say."""

    speaker: str
    kind: str
    lines: tuple[Said, ...]
    more: int = 0


def who_says_what(
    news: News, inside: frozenset[DocumentId], *, max_speakers: int, max_said: int
) -> tuple[tuple[SaidBy, ...], list[tuple[str, str, int]]]:
    """Return the speakers of the reports *inside*, those told most widely first.

    Second, what is not shown: (what, why, how many).
    """
    groups = _by_speaker(news, inside)
    unclear = sum(len(groups.pop(pronoun, ())) for pronoun in _PRONOUNS)
    ranked = sorted(
        groups.values(),
        key=lambda group: (
            *(-part for part in _weight(group)),
            group[0].doc,
            group[0].extent,
        ),
    )
    shown = [_said_by(news, group, max_said) for group in ranked[:max_speakers]]
    hidden = sum(len(group) for group in ranked[max_speakers:])
    unshown: list[tuple[str, str, int]] = []
    if unclear:
        unshown.append(("statements", "whom a pronoun names is not clear", unclear))
    if hidden:
        reason = "speakers told less widely than those shown; 'dateline statements' lists all"
        unshown.append(("statements", reason, hidden))
    return tuple(shown), unshown


def _by_speaker(news: News, inside: frozenset[DocumentId]) -> dict[str, list[Statement]]:
    view = news.view
    groups: dict[str, list[Statement]] = {}
    for doc in view.in_order(inside):
        for statement in view.analysis_of(doc).statements:
            if news.statement(statement) is None:
                continue
            name = view.speaker_name(statement)
            key = statement.speaker or fold(name or _NOBODY)
            groups.setdefault(key, []).append(statement)
    return groups


def _weight(group: list[Statement]) -> tuple[int, int, int]:
    """Return what ranks a speaker: named before unnamed, then reports, then statements."""
    kind = _kind(group)
    named = kind not in (SpeakerKind.UNNAMED, SpeakerKind.UNSPECIFIED)
    return int(named), len({one.doc for one in group}), len(group)


def _kind(group: list[Statement]) -> SpeakerKind:
    """Return the kind that most of the group's statements give their speaker."""
    kinds = [one.speaker_kind for one in group]
    return max(sorted(set(kinds)), key=kinds.count)


def _said_by(news: News, group: list[Statement], max_said: int) -> SaidBy:
    view = news.view
    by_claim: dict[str, list[Statement]] = {}
    for statement in group:
        claim = view.claim_of.get(statement.id)
        by_claim.setdefault(claim.id if claim else statement.id, []).append(statement)
    lines = [_said(news, same) for same in by_claim.values()]
    lines.sort(key=lambda line: (-len({one.number for one in line.also}), -_breadth(line)))
    kept = sorted(lines[:max_said], key=lambda line: (line.quote.number, line.quote.place.span))
    return SaidBy(
        speaker=view.speaker_name(group[0]) or _NOBODY,
        kind=_kind(group).value,
        lines=tuple(kept),
        more=max(0, len(lines) - max_said),
    )


def _breadth(line: Said) -> int:
    return 0 if line.origins is None else line.origins.at_most


def _said(news: News, same: list[Statement]) -> Said:
    view = news.view
    first, *rest = same
    others = _one_a_report(rest, first)
    claim: Claim | None = view.claim_of.get(first.id)
    return Said(
        quote=view.quote(shown_place(view, first)),
        stance=first.stance.value,
        denied=first.polarity is Polarity.NEGATIVE,
        direct=first.directness.value == "direct",
        chain=_chain(first),
        also=tuple(view.quote(shown_place(view, one)) for one in others),
        origins=None if claim is None else claim.origins,
        disputed=claim is not None and claim.status.value == "disputed",
        new=news.statement(first) or "",
        routes=_routes(view, [first, *others]),
    )


def shown_place(view: CaseView, statement: Statement) -> Place:
    """Return the stretch that says a statement to a reader who does not see its sentence.

    What is accused, praised, denied or demanded is seldom a clause of its own (*Moscow of using
    missiles*): such a content is shown with its source and its cue, and what is denied with the few
    words behind it (*the allegations as "absurd"*).
    """
    extent = statement.extent
    positive = statement.polarity is Polarity.POSITIVE
    alone = statement.directness is Directness.DIRECT or statement.stance in _CLAUSE_STANCES
    if alone and positive and _MIN_ALONE_CHARS <= len(extent):
        return Place(statement.doc, extent)
    for part in (statement.source, statement.cue):
        if part is not None and _gap(part, extent) <= _MAX_GAP_CHARS:
            extent = extent.cover(part)
    place = Place(statement.doc, extent)
    sentence = view.sentence_around(place).span
    if not positive and _gap(Span(sentence.end, sentence.end + 1), extent) <= _MAX_GAP_CHARS:
        return Place(statement.doc, Span(extent.start, sentence.end))
    return place


def _gap(a: Span, b: Span) -> int:
    """Return how many characters lie between two spans; 0 where they touch or overlap."""
    return max(0, a.start - b.end, b.start - a.end)


def _one_a_report(rest: Iterable[Statement], first: Statement) -> list[Statement]:
    """Return one statement of each report that *first* is not from."""
    seen: dict[DocumentId, Statement] = {}
    for one in rest:
        if one.doc != first.doc:
            seen.setdefault(one.doc, one)
    return list(seen.values())


def _routes(view: CaseView, told: Iterable[Statement]) -> tuple[Route, ...]:
    """Return the ways by which *told* came, each once, in the order met."""
    ways: dict[tuple[Carrier, ...], list[Quote]] = {}
    for one in told:
        carriers = dict.fromkeys(
            Carrier(link.role.value, link.text)
            for link in one.chain
            if link.role is not LinkRole.SPEAKER
        )
        ways.setdefault(tuple(carriers), []).append(view.quote(shown_place(view, one)))
    return tuple(Route(carriers, tuple(quotes)) for carriers, quotes in ways.items())


def _chain(statement: Statement) -> tuple[str, ...]:
    carriers = (link.text for link in statement.chain if link.role is not LinkRole.SPEAKER)
    return tuple(dict.fromkeys(carriers))
