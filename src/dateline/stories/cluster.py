"""Documents → stories: groups of reports about one unfolding matter, with a title and reasons.

Draws no timeline and judges no report.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline import resources
from dateline.model import (
    UNDATED,
    DayRange,
    DocumentAnalysis,
    DocumentId,
    Form,
    Origin,
    Place,
    Role,
    Story,
    StoryId,
    count_origins,
    digest,
)
from dateline.stories.group import Limits, group
from dateline.stories.terms import Terms, weigh

_STRONGEST = 30
"""Strong terms of a document that lead to candidates. At half, Timeline17's F1 falls from
.66 to .60 and ECB+'s rises from .80 to .84; double gives .67 and .80 (dev cut of ``group.Limits``)."""
_CENTRAL = 0.9
"""Share of the greatest likeness to the whole from which the earlier report names the story."""
_SHOWN = 6
"""Terms named in the reasons of a story."""


def cluster(
    analyses: Sequence[DocumentAnalysis], origins: Sequence[Origin], limits: Limits | None = None
) -> tuple[Story, ...]:
    """Return the stories of *analyses*, the largest first; every document is in exactly one.

    A document without a sentence is in a story of its own only where it has a headline to name it;
    else it is in none.
    """
    readable = [each for each in analyses if _title_of(each) is not None]
    documents = sorted(readable, key=lambda one: one.document.id)
    terms = weigh(documents, strongest=_STRONGEST)
    behind = origins_of(origins)
    stories = [
        _story([documents[at] for at in members], [terms[at] for at in members], behind)
        for members in group(terms, limits or Limits())
    ]
    return tuple(sorted(stories, key=lambda one: (-len(one.documents), one.id)))


def origins_of(origins: Iterable[Origin]) -> Mapping[DocumentId, tuple[Origin, ...]]:
    """Return the origins behind each document."""
    behind: dict[DocumentId, list[Origin]] = defaultdict(list)
    for origin in origins:
        for document in origin.documents:
            behind[document].append(origin)
    return {document: tuple(each) for document, each in behind.items()}


def origins_behind(
    documents: Iterable[DocumentId], behind: Mapping[DocumentId, tuple[Origin, ...]]
) -> list[Origin]:
    """Return the origins behind *documents*, each once, sorted by id."""
    found = {origin.id: origin for each in documents for origin in behind.get(each, ())}
    return [found[key] for key in sorted(found)]


def _story(
    analyses: Sequence[DocumentAnalysis],
    terms: Sequence[Terms],
    behind: Mapping[DocumentId, tuple[Origin, ...]],
) -> Story:
    ids = tuple(sorted(each.document.id for each in analyses))
    first = min(analyses, key=_order)
    return Story(
        id=StoryId(f"y{digest(first.document.id)}"),
        title=_best_title(*_firsts(analyses, terms, behind)),
        documents=ids,
        origins=count_origins(origins_behind(ids, behind), ids),
        days=_cover(analyses),
        reasons=_reasons(terms, _names(analyses)),
    )


def _order(analysis: DocumentAnalysis) -> tuple[dt.date, str]:
    days = analysis.document.published.days
    return (days.earliest or days.latest or dt.date.max, analysis.document.id)


def _cover(analyses: Iterable[DocumentAnalysis]) -> DayRange:
    """Return the days over which the reports were published, as far as they are known."""
    known = [d for a in analyses if not (d := a.document.published.days).is_unknown]
    if not known:
        return UNDATED
    covered = known[0]
    for days in known[1:]:
        covered = covered.cover(days)
    return covered


def _total(terms: Iterable[Terms]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for each in terms:
        for term, weight in each.weights.items():
            total[term] += weight
    return total


def _names(analyses: Iterable[DocumentAnalysis]) -> Mapping[str, str]:
    """Return the commonest wording of each entity, as a term names it."""
    worded: dict[str, Counter[str]] = defaultdict(Counter)
    for analysis in analyses:
        for mention in analysis.mentions:
            if mention.form is Form.NAME:
                text = mention.span.of(analysis.document.text)
                worded[f"@{mention.entity or mention.key}"][" ".join(text.split())] += 1
    return {term: min(each, key=lambda text: (-each[text], text)) for term, each in worded.items()}


def _reasons(terms: Sequence[Terms], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the reports share, in words of ours around terms of theirs."""
    if len(terms) == 1:
        return ("no other report is about it",)
    total = _total(terms)
    carried: dict[str, int] = defaultdict(int)
    for each in terms:
        for term in each.weights:
            carried[term] += 1
    shared = [term for term in total if 1 < carried[term]]
    ranked = sorted(shared, key=lambda term: (-total[term], term))
    words = [term for term in ranked if term[0] != "@" and term not in resources.cues()][:_SHOWN]
    named = [names[term] for term in ranked if term in names][:_SHOWN]
    reasons = []
    if words:
        reasons.append("shared words: " + ", ".join(words))
    if named:
        reasons.append("shared names: " + ", ".join(named))
    return tuple(reasons)


# ---------------------------------------------------------------- title


def _firsts(
    analyses: Sequence[DocumentAnalysis],
    terms: Sequence[Terms],
    behind: Mapping[DocumentId, tuple[Origin, ...]],
) -> tuple[list[DocumentAnalysis], list[Terms]]:
    """Return the first report of each origin: a copy's headline names no story."""
    first: dict[str, int] = {}
    for at in sorted(range(len(analyses)), key=lambda each: _order(analyses[each])):
        document = analyses[at].document.id
        roots = [str(origin.id) for origin in behind.get(document, ())]
        for key in roots or [str(document)]:
            first.setdefault(key, at)
    kept = sorted(set(first.values()))
    return [analyses[at] for at in kept], [terms[at] for at in kept]


def _best_title(analyses: Sequence[DocumentAnalysis], terms: Sequence[Terms]) -> Place:
    """Return the headline of the earliest of the reports that are most like all others."""
    total = _total(terms)
    central = [sum(w * total[t] for t, w in sorted(each.weights.items())) for each in terms]
    headed = [at for at in range(len(analyses)) if analyses[at].document.title is not None]
    among = headed or list(range(len(analyses)))
    enough = _CENTRAL * max(central[at] for at in among)
    best = min((at for at in among if enough <= central[at]), key=lambda at: _order(analyses[at]))
    title = _title_of(analyses[best])
    if title is None:  # pragma: no cover - documents without one were left out before
        raise ValueError("a story needs a document with a sentence")
    return title


def _title_of(analysis: DocumentAnalysis) -> Place | None:
    """Return the headline, else the first sentence of the body, else the first sentence."""
    document, reading = analysis.document, analysis.reading
    if document.title is not None:
        return Place(document.id, document.title)
    roles = [document.blocks[block].role for block in reading.block]
    for wanted in (Role.HEADLINE, Role.BODY, Role.CAPTION):
        for span, role in zip(reading.sentences, roles, strict=True):
            if role is wanted:
                return Place(document.id, span)
    return None
