"""Tellings → events: those of one happening are joined, across reports and inside them.

Vetoes: days that exclude each other. Everything else is a score, averaged over the two groups that
are about to be joined. The order of the input does not matter. What a person judges comes first, and
no score goes against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.events.compare import Scale, Weights, make_scale
from dateline.events.judged import of_events, take_apart
from dateline.events.matters import Matters
from dateline.events.summary import make_event
from dateline.events.tellings import Telling, read_tellings
from dateline.model import DayRange, DocumentAnalysis, Event, Judgement, Verdict

_WINDOW = 12
"""Neighbours in one posting that a telling is compared with: a posting of n costs n times this, so a
common word or a busy day never makes the join quadratic. Tellings farther apart meet through other
keys, or through those between them."""
_KEYS = 16
"""Rarest words and entities of a telling that lead to others."""
_UNDATED_SHARE = 0.4
"""What a pair counts in an average where one of the two has no date: it cannot gain by a day."""
_SAMPLE = 6
"""Tellings of each group that the average is taken over."""


def join_events(
    analyses: Sequence[DocumentAnalysis],
    weights: Weights | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Event, ...]:
    """Return the events that the event mentions of *analyses* tell, sorted by id.

    Every mention is in one event at most; very weak ones (nominal, undated, without anyone; negated
    and undated) are in none.
    """
    return join_tellings(analyses, weights, judgements)


def join_tellings(
    analyses: Sequence[DocumentAnalysis],
    weights: Weights | None = None,
    judgements: Sequence[Judgement] = (),
    *,
    weak: bool = False,
) -> tuple[Event, ...]:
    """Return the events as :func:`join_events` does; of *weak* tellings too, if asked."""
    tellings = read_tellings(analyses, weak=weak)
    judged = of_events(judgements)
    scale = make_scale(tellings, weights or Weights(), Matters(analyses))
    groups = _Groups(take_apart(_same_words(tellings), judged), scale)
    pairs = _pairs(groups.parts, groups.scale)
    groups.obey(judged)
    for _, a, b in pairs:
        groups.join(a, b)
    made = (make_event(part, why) for part, why in groups.settled())
    return tuple(sorted(made, key=lambda event: event.id))


def _same_words(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Group tellings with the same words and no other days: copies of one sentence."""
    same: dict[tuple[str, str, str, DayRange], list[Telling]] = defaultdict(list)
    for each in tellings:
        same[(each.kind, each.mention.lemma, each.wording, each.days)].append(each)
    return list(same.values())


def _pairs(parts: Sequence[Sequence[Telling]], scale: Scale) -> list[tuple[float, int, int]]:
    """Return the pairs of groups that are alike enough, the most alike first."""
    postings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        for key in _keys(part[0], scale):
            postings[part[0].kind, key].append(index)
    met: set[tuple[int, int]] = set()
    for indices in postings.values():
        met.update(_neighbours(indices))
    kept = []
    for a, b in met:
        score = scale.likeness(parts[a][0], parts[b][0])
        if score is not None and scale.weights.enough <= score:
            kept.append((score, a, b))
    return sorted(kept, key=lambda one: (-one[0], one[1], one[2]))


def _keys(telling: Telling, scale: Scale) -> Iterable[str]:
    """Yield what a telling is looked up by: its rarest words and entities, and its day."""
    names = telling.entities | telling.words
    yield from sorted(names, key=lambda each: (-scale.rare[each], each))[:_KEYS]
    if telling.days.is_day:
        yield f"day {telling.days.earliest}"


def _neighbours(indices: Sequence[int]) -> Iterable[tuple[int, int]]:
    for at, first in enumerate(indices):
        for second in indices[at + 1 : at + 1 + _WINDOW]:
            yield first, second


@dataclass(slots=True)
class _Groups:
    """Groups of tellings that grow together. A group that was joined away is empty."""

    parts: list[list[Telling]]
    scale: Scale
    _home: dict[int, int] = field(default_factory=dict)
    _days: list[DayRange] = field(default_factory=list)
    _faces: list[Sequence[Telling]] = field(default_factory=list)
    """A few tellings of each group, for its average: joining costs the same however large it is."""
    _why: dict[int, list[str]] = field(default_factory=dict)
    _apart: dict[int, set[int]] = field(default_factory=dict)
    """Groups that a person judged different from each group."""

    def __post_init__(self) -> None:
        self._home = {index: index for index in range(len(self.parts))}
        self._days = [part[0].days for part in self.parts]
        self._faces = [_spread(part) for part in self.parts]

    def join(self, a: int, b: int) -> None:
        """Join the groups of *a* and *b* where nothing forbids it and they are alike on average."""
        a, b = self._find(a), self._find(b)
        if a == b:
            return
        if b < a:
            a, b = b, a
        if b in self._apart.get(a, ()):
            return
        days = self._days[a].intersection(self._days[b])
        average = None if days is None else self._average(self._faces[a], self._faces[b])
        if days is None or average is None or average < self.scale.weights.enough:
            return
        self._merge(a, b, days, _reason(self.parts[a][0], self.parts[b][0]))

    def obey(self, judged: Iterable[tuple[Verdict, str, str]]) -> None:
        """Join and keep apart groups as a person judged two of their tellings."""
        home = {
            str(each.mention.id): index for index, part in enumerate(self.parts) for each in part
        }
        known = [(what, home[a], home[b]) for what, a, b in judged if a in home and b in home]
        for what, x, y in known:
            a, b = sorted((self._find(x), self._find(y)))
            if what is Verdict.SAME and a != b:
                days = self._days[a].intersection(self._days[b])
                self._merge(a, b, days or self._days[a].cover(self._days[b]), "judged the same")
        for what, x, y in known:
            if what is Verdict.DIFFERENT:
                self._keep_apart(self._find(x), self._find(y))

    def _keep_apart(self, a: int, b: int) -> None:
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def _merge(self, a: int, b: int, days: DayRange, reason: str) -> None:
        """Put the group *b* into the group *a*, which comes before it."""
        why = [*self._why.pop(a, []), *self._why.pop(b, [])]
        self._why[a] = [*why, reason]
        self._days[a] = days
        faces = sorted([*self._faces[a], *self._faces[b]], key=lambda one: one.order)
        self._faces[a] = _spread(faces)
        self.parts[a].extend(self.parts[b])
        self.parts[b] = []
        self._home[b] = a
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._keep_apart(a, other)

    def settled(self) -> Iterable[tuple[list[Telling], tuple[str, ...]]]:
        """Yield the groups that are left, each with why its tellings were joined."""
        for index, part in enumerate(self.parts):
            if part:
                ordered = sorted(part, key=lambda one: one.order)
                yield ordered, tuple(sorted(set(self._why.get(index, []))))

    def _find(self, index: int) -> int:
        while self._home[index] != index:
            self._home[index] = self._home[self._home[index]]
            index = self._home[index]
        return index

    def _average(self, a: Sequence[Telling], b: Sequence[Telling]) -> float | None:
        total = weight = 0.0
        for one in a:
            for other in b:
                score = self.scale.likeness(one, other)
                if score is None:
                    return None
                known = not (one.days.is_unknown or other.days.is_unknown)
                share = 1.0 if known else _UNDATED_SHARE
                total += share * score
                weight += share
        return total / weight


def _spread(part: Sequence[Telling]) -> Sequence[Telling]:
    """Return at most a few tellings of *part* with different words, spread over its order."""
    distinct = list({each.wording: each for each in part}.values())
    step = max(1, -(-len(distinct) // _SAMPLE))
    return distinct[::step]


def _reason(a: Telling, b: Telling) -> str:
    """Return why two tellings were joined, in words of ours."""
    why = [f"both tell of '{a.kind}'"]
    if a.days.is_day and a.days == b.days:
        why.append(f"on {a.days.edtf}")
    shared = sorted(a.entities & b.entities)
    words = sorted(a.words & b.words)
    if shared:
        why.append("with " + ", ".join(shared[:3]))
    elif words:
        why.append("with the words " + ", ".join(words[:4]))
    return " ".join(why)
