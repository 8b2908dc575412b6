"""Joins keys of organisations and places that are forms of one name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.entities.company import Company, company_of
from dateline.entities.groups import Groups
from dateline.entities.ministries import HEADS
from dateline.entities.naming import Naming
from dateline.entities.organisations import initials
from dateline.entities.vocabulary import COMPANY_TAILS

_SMALL = frozenset({"of", "the", "for", "and", "&", "s"})
_TAILS = frozenset(tail.lower() for tail in COMPANY_TAILS)
_REORDERED = frozenset({"ministry", "department", "university", "court", "embassy", "bank"})
_PRESS_TAILS = frozenset(
    "tidings neighbour neighbor herald gazette courier ledger observer".split()
)
_MIN_INITIALS = 3
_TELLING_INITIALS = 5
"""Initials so many are joined across documents that have no other name in common. On unrelated
newswire, joins by three or four initials were wrong more often than right."""
_WORD = re.compile(r"[^\W_]+")


def link_organisations(groups: Groups, namings: Mapping[str, Naming]) -> None:
    """Join the organisations and places of *namings* in *groups*."""
    named = [one for one in namings.values() if one.kind in _KINDS]
    _link_equal(groups, named, _words_of, "the same words")
    company = company_of(groups, namings)
    _link_bare(groups, named, company)
    _link_acronyms(groups, namings, company)
    _link_press(groups, named)
    _link_untyped(groups, namings)


_KINDS = frozenset({"org", "place", "other"})


def _link_equal(
    groups: Groups,
    named: Iterable[Naming],
    form_of: Callable[[Naming], str | None],
    reason: str,
) -> None:
    first: dict[str, str] = {}
    for one in named:
        form = form_of(one)
        if form is not None:
            key = first.setdefault(form, one.key)
            if key != one.key:
                groups.join(key, one.key, f"{one.name}: {reason}")


def _words_of(one: Naming) -> str | None:
    """Return the words of an organisation that tell it, in order unless its kind may turn them."""
    if one.kind != "org":
        return None
    words = [word for word in _WORD.findall(one.name) if word not in _SMALL]
    while 1 < len(words) and words[-1] in _TAILS:
        words.pop()
    return " ".join(sorted(words) if _REORDERED & set(words) else words) or None


def _link_bare(groups: Groups, named: Sequence[Naming], company: Company) -> None:
    """Join a ministry without a country to the only one of that name whose country is told."""
    told: dict[str, list[Naming]] = {}
    bare: list[Naming] = []
    for one in named:
        base, comma, _ = one.name.rpartition(",")
        if comma and base.split()[-1] in HEADS:
            told.setdefault(base, []).append(one)
        elif one.kind == "org" and one.name.split()[-1] in HEADS:
            bare.append(one)
    for one in bare:
        able = told.get(one.name, [])
        if len(able) == 1 and company.is_shared(one, able):
            groups.join(one.key, able[0].key, f"{one.name}: only one country's is named")


def _link_acronyms(groups: Groups, namings: Mapping[str, Naming], company: Company) -> None:
    """Join an acronym to the one longer name in the case that has these initials."""
    longer: dict[str, set[str]] = {}
    for one in namings.values():
        if one.kind in {"org", "body", "agency", "outlet"}:
            for spelling in sorted(one.spellings):
                short = initials(spelling)
                if " " in spelling and _MIN_INITIALS <= len(short):
                    longer.setdefault(short.lower(), set()).add(one.key)
            short = "".join(word[0] for word in one.name.split() if word not in _SMALL)
            if one.kind == "org" and _MIN_INITIALS <= len(short):
                longer.setdefault(short, set()).add(one.key)
    for one in namings.values():
        acronym = _short_form(one)
        able = () if acronym is None else sorted(longer.get(acronym, ()))
        fitting = [namings[key] for key in able if groups.find(key) != groups.find(one.key)]
        if len({groups.find(each.key) for each in fitting}) != 1:
            continue
        if _TELLING_INITIALS <= len(acronym or "") or company.is_shared(one, fitting):
            groups.join(one.key, fitting[0].key, f"{acronym}: initials of the only such name")


def _short_form(one: Naming) -> str | None:
    """Return the acronym that is all that *one* is called by, in lower case.

    A body of the lexicon that the case calls by an acronym alone may be something else: the longer
    name that the case gives outranks the lexicon.
    """
    if one.kind == "org":
        return one.name
    if one.kind not in {"body", "agency"} or len(one.spellings) != 1:
        return None
    (spelling,) = one.spellings
    return spelling.lower() if spelling.isupper() and spelling.isalpha() else None


def _link_press(groups: Groups, named: Iterable[Naming]) -> None:
    """Join 'the Tidings' to the one paper in the case whose name ends so."""
    owners: dict[str, set[str]] = {}
    lone: list[Naming] = []
    for one in named:
        words = one.name.split()
        if words and words[-1] in _PRESS_TAILS:
            if len(words) == 1:
                lone.append(one)
            else:
                owners.setdefault(words[-1], set()).add(groups.find(one.key))
    for one in lone:
        able = owners.get(one.name, set())
        if len(able) == 1:
            groups.join(one.key, min(able), f"{one.name}: the only name that ends so")


def _link_untyped(groups: Groups, namings: Mapping[str, Naming]) -> None:
    """Join names that are written the same and differ in the kind that each document made of them.

    A person's name takes part only as a lone word without a title.
    """
    named: dict[str, list[Naming]] = {}
    for one in namings.values():
        if one.kind in _UNSURE or (one.kind == "person" and _is_untitled(one)):
            named.setdefault(one.name, []).append(one)
    for name in sorted(named):
        first, *rest = sorted(named[name], key=lambda one: one.key)
        if all(one.kind == "person" for one in (first, *rest)):
            continue
        for one in rest:
            groups.join(first.key, one.key, f"{name}: the same name")


_UNSURE = frozenset({"org", "place", "other", "event", "product"})


def _is_untitled(one: Naming) -> bool:
    return len(one.parts) == 1 and not one.roles
