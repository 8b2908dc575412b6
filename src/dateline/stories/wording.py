"""Which passage words an entry: a clause of the earliest origin, cut to what the date belongs to.

Writes nothing: a wording is a stretch of a report. It chooses among tellings and joins none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.model import (
    CollapseKind,
    DayRange,
    Document,
    DocumentAnalysis,
    DocumentId,
    Event,
    EventMention,
    Origin,
    Place,
    Role,
    Span,
    Statement,
)
from dateline.stories.worth import Told, is_nominal

Taken = Mapping[DocumentId, tuple[Span, ...]]
_LENDING = frozenset({CollapseKind.COPY, CollapseKind.RELAY})
_SHORT, _LONG = 35, 240
"""Code points of a clause that reads well on one line."""
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*|\S")
_BORDER = re.compile(r"; |, (?:and|but|while|although) ")
_RELATIVES = frozenset("that which who whom whose where".split())
_FURTHER_CLAUSES = frozenset("when while after before as because since if although but".split())
_ARTICLES = frozenset("the a an its his her their this these those".split())
_CHAINS = frozenset("of from in".split())
_STOPS = frozenset(
    "about at to on for with by and or but into over under after before as was were is are be been "
    'has have had , ; : ( ) " \u201c \u201d \u2014'.split()
)
SAYINGS = frozenset({"say", "announce"})
"""Lemmas of sayings that are the news themselves."""
_PRONOUNS = frozenset("he she it they this these we i his her".split())
_FARTHEST = 600
"""Code points before a trigger in which a relative pronoun is looked for."""
_FEWEST = 25
"""Code points of a cut that still says something."""
_ANTECEDENT = 5
"""Words of a noun phrase before a relative pronoun."""
_LEADS_IN = 2
"""Words that stand before a relative clause where something else is told first."""


class Words:
    """What wording an entry needs to know of a case, looked up once."""

    def __init__(
        self, analyses: Mapping[DocumentId, DocumentAnalysis], origins: Iterable[Origin]
    ) -> None:
        self._analyses = analyses
        self._taken = taken_places(origins)
        self._said = {one.id: one for each in analyses.values() for one in each.statements}
        self._told: dict[Place, list[DayRange]] = defaultdict(list)
        for each in analyses.values():
            for mention in each.event_mentions:
                if not mention.days.is_unknown:
                    self._told[Place(mention.doc, mention.clause)].append(mention.days)

    def choose(self, event: Event, tellings: Sequence[Told]) -> EventMention:
        """Return the telling that words *event*: of the earliest origin, in its own report.

        Among those that give the event's days and factuality: what its report did not take over
        from another one, what can be read alone, the earliest report, the agency's own page, the
        fuller report.
        """
        return min(tellings, key=lambda told: self._rank(event, told)).mention

    def dated_part(self, mention: EventMention) -> Span | None:
        """Return the part of the clause that tells *mention*, where it only hangs on something else.

        'The union rejects the claim about a truck that burned on Monday' gives 'a truck that burned
        on Monday'; nothing where the whole clause tells it.
        """
        said = None if mention.according_to is None else self._said.get(mention.according_to)
        text = self._analyses[mention.doc].document.text
        return find_dated_part(text, mention, _start_of_what_is_said(mention, said))

    def _rank(self, event: Event, told: Told) -> tuple[object, ...]:
        mention, document = told.mention, self._analyses[told.mention.doc].document
        nominal = is_nominal([told])
        return (
            mention.days != event.days,
            mention.factuality is not event.factuality,
            any(each.overlaps(mention.clause) for each in self._taken.get(mention.doc, ())),
            not self._reads_alone(told),
            nominal and self._is_beside_another(mention),
            told.published.earliest or dt.date.max,
            _is_reprint(document),
            nominal,
            not mention.participants,
            -len(document.text),
            mention.id,
        )

    def _reads_alone(self, told: Told) -> bool:
        """Whether the clause is a sentence of the body with its subject named and a fair length."""
        text = told.mention.clause.of(self._analyses[told.mention.doc].document.text)
        first = text.split(maxsplit=1)[0].lower().strip("\"'\u201c\u2018")
        return (
            told.role is Role.BODY
            and _SHORT <= len(text) <= _LONG
            and first not in _PRONOUNS
            and self.dated_part(told.mention) is None
        )

    def _is_beside_another(self, mention: EventMention) -> bool:
        """Whether the clause tells something of another day too, and may be about that."""
        told = self._told.get(Place(mention.doc, mention.clause), ())
        return any(not days.intersects(mention.days) for days in told)


def taken_places(origins: Iterable[Origin]) -> Taken:
    """Return, for each report, what is shown to be copied or relayed from another of the case."""
    taken: dict[DocumentId, set[Span]] = {}
    for origin in origins:
        for reason in origin.reasons:
            if reason.kind in _LENDING and 1 < len(reason.documents):
                doc = reason.documents[-1]
                spans = (each.span for each in reason.evidence if each.doc == doc)
                taken.setdefault(doc, set()).update(spans)
    return {doc: tuple(sorted(spans)) for doc, spans in taken.items()}


def _is_reprint(document: Document) -> bool:
    """Whether the report is credited to an agency that did not publish it itself."""
    agency, outlet = document.agency, document.outlet
    if agency is None or outlet is None:
        return agency is not None
    names = {agency.name.lower(), outlet.name.lower()}
    return len(names) != 1 and not names & {_initials(agency.name), _initials(outlet.name)}


def _initials(name: str) -> str:
    """Return the first letters of the words of *name*: 'Nord Press Agency' signs as NPA."""
    return "".join(word[0] for word in name.split() if word[:1].isupper()).lower()


# ---------------------------------------------------------------- the part that the date belongs to


def find_dated_part(text: str, mention: EventMention, low: int) -> Span | None:
    """Return the part of the clause of *mention* that its date belongs to; see :class:`Words`.

    What is said, or the clause, begins at *low*.
    """
    if _FARTHEST < mention.trigger.start - low:
        return None
    tokens = [
        (match.start() + low, match.group().lower())
        for match in _TOKEN.finditer(text[low : mention.trigger.start])
    ]
    openers = [at for at, (_, word) in enumerate(tokens) if word in _RELATIVES]
    if not openers or openers[-1] < _LEADS_IN or mention.timex is None:
        return None
    opener = openers[-1]
    if mention.lemma in SAYINGS or _is_inset(tokens, opener) or _is_no_relative(tokens, opener):
        return None
    if mention.timex.start < tokens[opener][0] or tokens[opener - 1][1] in _STOPS - {","}:
        return None
    start = tokens[_antecedent(tokens, opener)][0]
    if start <= low == mention.clause.start:
        return None
    told = max(mention.trigger.end, mention.timex.end)
    border = _BORDER.search(text, told, max(told, mention.clause.end))
    end = border.start() if border is not None else max(told, mention.clause.end)
    return Span(start, max(start + 1, start + len(text[start:end].rstrip(' ."\u201d'))))


def _is_inset(tokens: Sequence[tuple[int, str]], opener: int) -> bool:
    """Whether the relative clause ends before the trigger: 'the vote, which was close, ended'."""
    return tokens[opener - 1][1] == "," and "," in [word for _, word in tokens[opener:]]


def _is_no_relative(tokens: Sequence[tuple[int, str]], opener: int) -> bool:
    """Whether another clause begins in between, or 'that' stands behind a verb: 'dropped that claim'."""
    between = {word for _, word in tokens[opener + 1 :]}
    verb = tokens[opener][1] == "that" and tokens[opener - 1][1].endswith("ed")
    return verb or not between.isdisjoint(_FURTHER_CLAUSES)


def says_something(span: Span) -> bool:
    """Tell whether a cut is long enough to be shown."""
    return _FEWEST <= len(span)


def _start_of_what_is_said(mention: EventMention, said: Statement | None) -> int:
    """Return where the clause begins, or what is said in it that holds the trigger."""
    start = mention.clause.start
    for part in () if said is None else said.content:
        if part.contains(mention.trigger):
            return max(start, part.start)
    return start


def _antecedent(tokens: Sequence[tuple[int, str]], opener: int) -> int:
    """Return where the noun phrase begins that the relative pronoun at *opener* stands for."""
    at = opener - 1 if tokens[opener - 1][1] == "," else opener
    first = at
    while 0 < at and first - at < _ANTECEDENT:
        word = tokens[at - 1][1]
        if word in _STOPS:
            break
        at -= 1
        if word in _ARTICLES:
            if 0 < at and tokens[at - 1][1] in _CHAINS:
                at -= 1
                continue
            break
    return at if tokens[at][1] not in _CHAINS else min(at + 1, opener - 1)
