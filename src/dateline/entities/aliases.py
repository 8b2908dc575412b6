"""The user's aliases → under which key a mention goes. No file is read here and nothing is joined.

A mention spelt as an alias file has it goes to the file's name, whatever the gazetteer and its own
report make of it; a judgement that says otherwise outranks the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.entities.gazetteer import gazetteer
from dateline.entities.groups import Groups
from dateline.entities.organisations import plain_key
from dateline.model import Alias, DocumentAnalysis, EntityType, Form, Mention, MentionId
from dateline.text import fold

KeyOf = Callable[[Mention], str]


@dataclass(slots=True)
class Followed:
    """Where aliases lead.

    ``moved``: the new key of a mention; ``called``: the name of a key; ``reasons``: why mentions of
    other keys are under a key; ``ghosts``: a judged key that has no mention left, with the key that
    has them now. Filled by :func:`follow_aliases`, and read only afterwards.
    """

    moved: dict[MentionId, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, set[str]] = field(default_factory=dict)
    ghosts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Seen:
    """What the case has of one name of the file: keys of the name itself, types of all spellings."""

    keys: Counter[str] = field(default_factory=Counter)
    types: Counter[EntityType] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Named:
    """The mentions of one key in one document.

    ``forms``: their spellings; ``names``: the file's name of each spelling that it has; ``others``:
    its name for the key's other mentions.
    """

    key: str
    mentions: tuple[Mention, ...]
    forms: Mapping[MentionId, str]
    names: Mapping[MentionId, str]
    others: str | None

    def name_of(self, mention: Mention) -> str | None:
        """Return the file's name for *mention*."""
        return self.names.get(mention.id, self.others)


def spelling_form(text: str) -> str:
    """Return *text* as spellings of the file are compared: no case, accents, article.

    >>> spelling_form("The  Saltgate Neighbour")
    'saltgate neighbour'
    """
    return " ".join(fold(text).split()).removeprefix("the ")


def follow_aliases(
    analyses: Sequence[DocumentAnalysis], key_of: KeyOf, aliases: Sequence[Alias], judged: Groups
) -> Followed:
    """Return where *aliases* lead the mentions of *analyses*, which *key_of* has keys for.

    *judged* are the judged keys, joined and kept apart as the judgements say; it is written in.
    """
    names = {
        spelling_form(spelling): alias.name
        for alias in aliases
        for spelling in (alias.name, *alias.spellings)
    }
    groups = [one for analysis in analyses for one in _groups(analysis, key_of, names)]
    target = _targets(groups)
    allowed = _allowed(groups, target, judged)
    followed = Followed()
    for group in groups:
        for mention in group.mentions:
            name = group.name_of(mention)
            if name is None or (group.key, name) not in allowed:
                continue
            key = target[name]
            followed.called[key] = name
            if key == group.key:
                continue
            followed.moved[mention.id] = key
            if mention.id in group.names:
                why = f"{group.forms[mention.id]}: {name} in the alias file"
                followed.reasons.setdefault(key, set()).add(why)
    followed.ghosts = _ghosts(groups, followed.moved, judged)
    return followed


def _groups(
    analysis: DocumentAnalysis, key_of: KeyOf, names: Mapping[str, str]
) -> Iterator[_Named]:
    """Yield the keys of a document of which a spelling is in the file."""
    by_key: dict[str, list[Mention]] = {}
    for mention in analysis.mentions:
        by_key.setdefault(key_of(mention), []).append(mention)
    for key in sorted(by_key):
        forms = {
            one.id: spelling_form(one.span.of(analysis.document.text))
            for one in by_key[key]
            if one.form is Form.NAME
        }
        called = {id_: names[form] for id_, form in forms.items() if form in names}
        if called:
            others = _name_of_others(key, forms, called)
            yield _Named(key, tuple(by_key[key]), forms, called, others)


def _name_of_others(
    key: str, forms: Mapping[MentionId, str], names: Mapping[MentionId, str]
) -> str | None:
    """Return the file's name for mentions of *key* that are not spelt as the file has it.

    Short forms and pronouns follow where the file has the name that the key is made of, or every
    spelling that the document uses.
    """
    able = set(names.values())
    own = key.partition(":")[2].partition("\x1f")[0]
    follows = forms.keys() == names.keys() or own in {forms[one] for one in names}
    return min(able) if len(able) == 1 and follows else None


def _targets(groups: Sequence[_Named]) -> dict[str, str]:
    """Return the key of each name of the file that the case has a spelling of.

    That of the name itself in the reports, else in the gazetteer, else a new one; two names never
    share one.
    """
    seen: dict[str, _Seen] = {}
    for group in groups:
        for mention in group.mentions:
            name = group.names.get(mention.id)
            if name is None:
                continue
            known = seen.setdefault(name, _Seen())
            known.types[mention.type] += 1
            if group.forms[mention.id] == spelling_form(name):
                known.keys[group.key.partition("\x1f")[0]] += 1
    targets: dict[str, str] = {}
    for name in sorted(seen):
        taken = set(targets.values())
        targets[name] = next(key for key in _candidates(name, seen[name]) if key not in taken)
    return targets


def _candidates(name: str, seen: _Seen) -> Iterator[str]:
    yield from sorted(seen.keys, key=lambda key: (-seen.keys[key], key))
    known = gazetteer().by_form.get(name)
    if known is not None:
        yield known.key
    order = list(EntityType)
    likeliest = max(seen.types, key=lambda one: (seen.types[one], -order.index(one)))
    yield plain_key(likeliest, name)
    yield f"other:{fold(name)}"
    yield f"other:{name}"


def _allowed(
    groups: Sequence[_Named], target: Mapping[str, str], judged: Groups
) -> frozenset[tuple[str, str]]:
    """Return the pairs of key and name that no judgement keeps apart, taken in their order."""
    wanted = {
        (group.key, name)
        for group in groups
        for name in map(group.name_of, group.mentions)
        if name is not None
    }
    kept: set[tuple[str, str]] = set()
    for key, name in sorted(wanted):
        if key in judged.parent:
            judged.add(target[name])
            if judged.is_apart(key, target[name]):
                continue
            judged.unite(key, target[name], None)
        kept.add((key, name))
    return frozenset(kept)


def _ghosts(
    groups: Sequence[_Named], moved: Mapping[MentionId, str], judged: Groups
) -> list[tuple[str, str]]:
    """Return judged keys all of whose mentions went to one other key, with that key."""
    homes: dict[str, set[str]] = {}
    for group in groups:
        if group.key in judged.parent:
            now = {moved.get(mention.id, group.key) for mention in group.mentions}
            homes.setdefault(group.key, set()).update(now)
    return [
        (key, min(homes[key]))
        for key in sorted(homes)
        if len(homes[key]) == 1 and homes[key] != {key}
    ]
