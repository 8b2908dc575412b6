"""A name or an id, as a view prints it → whom it is in the case, and by which keys. It joins nothing.

What fits nobody or several is an error that says what it could be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dateline.entities.aliases import spelling_form
from dateline.entities.naming import is_lone, own_key
from dateline.entities.outrank import base_of, place_mentions, spelt_key
from dateline.model import (
    CaseAnalysis,
    DocumentId,
    Entity,
    EntityId,
    Form,
    NotFoundError,
    Rulings,
    UsageError,
)

_SHOWN = 8
"""Entities that an error lists."""
_NEAR = 70
"""Least likeness, of 100, of a name that an error offers. At 50 it offers strangers, at 85 not
every slip of the keyboard."""
_MAX_PAIRS = 200
"""Pairs of keys that one judgement may part: beyond, a report is to be named."""


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something that a person names. ``keys`` are never empty, the likeliest first.

    ``name`` is what it was called, ``own`` are the keys that it has where no alias moves it.
    ``spelt`` is set where a name was given, and no id.
    """

    name: str
    entity: EntityId
    keys: tuple[str, ...]
    own: tuple[str, ...]
    spelt: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """One mention: its folded spelling, ``None`` for what is no name; its keys, entity and report."""

    form: str | None
    key: str
    own: str
    entity: EntityId
    doc: DocumentId


class Finder:
    """Finds whom names and ids mean in one case, as *rulings* have it so far."""

    def __init__(self, case: CaseAnalysis, rulings: Rulings) -> None:
        self._entities = {one.id: one for one in case.entities}
        self._docs: dict[str, DocumentId] = {}
        for one in case.documents:
            self._docs[one.document.name] = self._docs[one.document.id] = one.document.id
        self._reports = {one.document.id: one.document.name for one in case.documents}
        self._places = tuple(_places(case, rulings))

    def find(self, wanted: str) -> Named:
        """Return whom *wanted* means: an entity's id, a name, or ``NAME@REPORT`` by id or file name.

        Raises:
            NotFoundError: nobody in the case; the message says who is called nearly so.
            UsageError: several; the message lists them.
        """
        entity = self._entities.get(EntityId(wanted))
        if entity is not None:
            return self._by_id(entity)
        name, doc = self._parted(wanted)
        found = self._spelt(spelling_form(name), doc)
        if not found:
            raise NotFoundError(self._nobody(wanted, name))
        if 1 < len(found):
            raise UsageError(self._several(wanted, found))
        ((id_, places),) = found.items()
        keys, own, called = _keys(places), _own_keys(places), " ".join(name.split())
        if all(one.form != spelling_form(name) for one in places):
            own = keys
        if doc is not None:
            keys, own = _in_report(keys, doc), _in_report(own, doc)
            called = f"{called}@{self._reports[doc]}"
        return Named(called, id_, keys, own, spelt=True)

    def _parted(self, wanted: str) -> tuple[str, DocumentId | None]:
        """Return the name, and the report behind an @ where one is called so."""
        name, mark, where = wanted.rpartition("@")
        doc = self._docs.get(where) if mark and name.strip() else None
        return (wanted, None) if doc is None else (name, doc)

    def _spelt(self, form: str, doc: DocumentId | None) -> dict[EntityId, list[_Place]]:
        """Return the mentions of every entity that are spelt so, or else of those named so."""
        named = {each.id for each in self._entities.values() if spelling_form(each.name) == form}
        near = [one for one in self._places if doc in (None, one.doc)]
        spelt = [one for one in near if one.form == form]
        found: dict[EntityId, list[_Place]] = {}
        for one in spelt or [one for one in near if one.entity in named]:
            found.setdefault(one.entity, []).append(one)
        return found

    def _by_id(self, entity: Entity) -> Named:
        own = [one for one in self._places if one.entity == entity.id]
        form = spelling_form(entity.name)
        places = [one for one in own if one.form == form] or own
        if not places:
            raise UsageError(f"{entity.id} ({entity.name}) has no mention left: name another")
        return Named(entity.name, entity.id, _keys(places), _own_keys(places), spelt=False)

    def _nobody(self, wanted: str, name: str) -> str:
        """Return the message for a name that fits nobody."""
        by_form: dict[str, set[EntityId]] = {}
        for each in self._entities.values():
            for spelling in (each.name, *each.aliases):
                by_form.setdefault(spelling_form(spelling), set()).add(each.id)
        form = spelling_form(name)
        near = process.extract(
            form, sorted(by_form), scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_SHOWN
        )
        able = dict.fromkeys(id_ for found, _, _ in near for id_ in sorted(by_form[found]))
        lines = self._lines(able)
        could = f"It could be:\n{lines}\n" if able else ""
        return (
            f"nobody and nothing in the case is called {wanted!r}. {could}"
            "Give a name or an id as 'dateline entities' lists them"
        )

    def _several(self, wanted: str, found: Iterable[EntityId]) -> str:
        """Return the message for a name that fits several."""
        return (
            f"{wanted!r} fits several in the case:\n{self._lines(sorted(found))}\n"
            "Give the id of the one that you mean, or the name as one report has it: NAME@REPORT"
        )

    def _lines(self, ids: Iterable[EntityId]) -> str:
        listed = list(ids)
        lines = [self._line(self._entities[one]) for one in listed[:_SHOWN]]
        if _SHOWN < len(listed):
            lines.append(f"  … and {len(listed) - _SHOWN} more")
        return "\n".join(lines)

    def _line(self, entity: Entity) -> str:
        docs = sorted({self._reports[one.doc] for one in self._places if one.entity == entity.id})
        more = f" and {len(docs) - 2} more" if 2 < len(docs) else ""  # noqa: PLR2004 - two are shown
        where = ", ".join(docs[:2]) + more
        return f"  {entity.id}  {entity.name} ({entity.type.value}), in {where}"


def pair_same(one: Named, other: Named) -> tuple[tuple[str, str], ...]:
    """Return the pair of keys that are one when *one* and *other* are.

    Raises:
        UsageError: they are one key, so that there is nothing to judge.
    """
    if one.keys[0] == other.keys[0]:
        raise UsageError(
            f"{one.name!r} and {other.name!r} are one name already: there is nothing to join"
        )
    return ((one.keys[0], other.keys[0]),)


def pair_different(one: Named, other: Named) -> tuple[tuple[str, str], ...]:
    """Return the pairs of keys to keep apart when *one* and *other* are two.

    Two spellings of one entity may each stand under several keys, which are all kept apart; two
    spellings under one key are taken apart by their spelling.

    Raises:
        UsageError: nothing tells the two apart, or too many keys do.
    """
    if one.entity != other.entity:
        return ((one.keys[0], other.keys[0]),)
    if one.spelt and other.spelt:
        a = [key for key in one.own if key not in other.own]
        b = [key for key in other.own if key not in one.own]
        if not a and not b:
            return (_by_spelling(one, other),)
        pairs = tuple((x, y) for x in a or one.own[:1] for y in b or other.own[:1] if x != y)
        if pairs and len(pairs) <= _MAX_PAIRS:
            return pairs
    raise UsageError(
        f"{one.name!r} and {other.name!r} are one in the case and nothing tells them apart: name "
        "one of them as one report has it, NAME@REPORT"
    )


def _by_spelling(one: Named, other: Named) -> tuple[str, str]:
    """Return a key and the part of it that is spelt as one of two spellings of it is."""
    key = one.own[0]
    forms = spelling_form(one.name), spelling_form(other.name)
    if forms[0] == forms[1] or is_lone(key.partition("\x1f")[0]) or base_of(key) is not None:
        raise UsageError(
            f"{one.name!r} and {other.name!r} are one name in the case: say which reports mean "
            "somebody else, NAME@REPORT"
        )
    own = key.partition(":")[2]
    if forms[0] == own:
        return key, spelt_key(key, forms[1])
    return spelt_key(key, forms[0]), key


def _places(case: CaseAnalysis, rulings: Rulings) -> Iterator[_Place]:
    placing = place_mentions(case.documents, rulings)
    for one in case.documents:
        for mention in one.mentions:
            if mention.entity is not None:
                words = mention.span.of(one.document.text)
                form = spelling_form(words) if mention.form is Form.NAME else None
                keys = placing.key_of(mention), placing.judged_key_of(mention)
                yield _Place(form, *keys, mention.entity, mention.doc)


def _keys(places: Iterable[_Place]) -> tuple[str, ...]:
    return _ranked(Counter(one.key for one in places))


def _own_keys(places: Iterable[_Place]) -> tuple[str, ...]:
    return _ranked(Counter(one.own for one in places))


def _ranked(keys: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=lambda key: (-keys[key], key)))


def _in_report(keys: Iterable[str], doc: DocumentId) -> tuple[str, ...]:
    """Return the parts of *keys* that one report has; a key of one report is left as it is."""
    return tuple(key if "\x1f" in key else own_key(key, doc) for key in keys)
