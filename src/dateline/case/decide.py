"""What a person says, by names and ids → judgements of what lasts. Nothing is written here.

Names and ids are those of the case as it is; what is kept names keys and tellings, which a rerun and
another report leave as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.case.judgements import Signature, make_judgement
from dateline.entities import Finder, pair_different, pair_same
from dateline.events import NamedEvent, find_event, pair_events
from dateline.model import CaseAnalysis, Judgement, Rulings, Subject, UsageError, Verdict


def decide(
    case: CaseAnalysis,
    rulings: Rulings,
    what: Verdict,
    names: Sequence[str],
    signature: Signature,
) -> tuple[Judgement, ...]:
    """Return the judgements that the first of *names* and each of the others are *what*.

    A name is one of *case*, an entity's id or ``NAME@REPORT``; or all are ids or places of events.

    Raises:
        NotFoundError: nobody is called so; the message says who nearly is.
        UsageError: a name fits several, nothing tells two apart, or there is only one.
    """
    if len(names) == 1:
        raise UsageError(f"{names[0]!r} alone: name those that it is to be judged with")
    told = [find_event(case, name) for name in names]
    events = [one for one in told if one is not None]
    if len(events) == len(names):
        return _of_events(what, events, signature)
    if events:
        other = names[told.index(None)]
        raise UsageError(f"{events[0].name!r} is an event and {other!r} is not: name two of a kind")
    return _of_entities(Finder(case, rulings), what, names, signature)


def _of_entities(
    finder: Finder, what: Verdict, names: Sequence[str], signature: Signature
) -> tuple[Judgement, ...]:
    first, *others = [finder.find(name) for name in names]
    pair = pair_same if what is Verdict.SAME else pair_different
    return tuple(
        make_judgement(what, ((a, first.name), (b, other.name)), signature)
        for other in others
        for a, b in pair(first, other)
    )


def _of_events(
    what: Verdict, events: Sequence[NamedEvent], signature: Signature
) -> tuple[Judgement, ...]:
    first, *others = events
    made = []
    for other in others:
        a, b = pair_events(what, first, other)
        pair = ((a, first.name), (b, other.name))
        made.append(make_judgement(what, pair, signature, Subject.EVENT))
    return tuple(made)
