"""What the documents of a case call by one key: spellings, types, titles. It joins nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.entities.roles import is_leader_role
from dateline.entities.vocabulary import HONORIFICS
from dateline.model import Document, DocumentAnalysis, EntityType, Form, Mention
from dateline.resources import CountryNameKind, country_names
from dateline.text import fold_marks

_BEFORE_TITLE = 60
"""Characters before a title in which its country is looked for."""
_WORD = re.compile(r"[\w.-]+")


@dataclass(slots=True)
class Naming:
    """The namings of one key. ``roles`` are the titles by document, ``offices`` (role, country).

    Filled while mentions are gathered, and read only afterwards.
    """

    key: str
    types: Counter[EntityType] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    docs: set[str] = field(default_factory=set)
    roles: dict[str, frozenset[str]] = field(default_factory=dict)
    offices: set[tuple[str, str]] = field(default_factory=set)

    @property
    def parts(self) -> tuple[str, ...]:
        """The folded parts of a person's name."""
        return tuple(self.name.split())

    @property
    def kind(self) -> str:
        """The first half of the key, ``person`` or ``country`` for example."""
        return self.key.partition(":")[0]

    @property
    def name(self) -> str:
        """The second half of the key, without the document that it is kept in."""
        return self.key.partition(":")[2].partition("\x1f")[0]


def own_key(key: str, doc: str) -> str:
    """Return *key* kept inside document *doc*."""
    return f"{key}\x1f{doc}"


def key_of(mention: Mention) -> str:
    """Return the key under which *mention* is gathered: a lone family name stays in its document."""
    return own_key(mention.key, mention.doc) if is_lone(mention.key) else mention.key


def is_lone(key: str) -> bool:
    """Return whether *key* is a person's family name alone, which tells nobody across documents."""
    kind, _, name = key.partition(":")
    return kind == "person" and " " not in name


def gather(
    analyses: Sequence[DocumentAnalysis], key_of: Callable[[Mention], str] = key_of
) -> Mapping[str, Naming]:
    """Return the namings of a case by the key that *key_of* has for each mention, sorted."""
    found: dict[str, Naming] = {}
    for analysis in analyses:
        for mention in analysis.mentions:
            key = key_of(mention)
            naming = found.setdefault(key, Naming(key))
            _note(naming, mention, analysis.document)
    return {key: found[key] for key in sorted(found)}


def _note(naming: Naming, mention: Mention, document: Document) -> None:
    naming.docs.add(mention.doc)
    if mention.form is not Form.NAME:
        return
    naming.types[mention.type] += 1
    naming.spellings[" ".join(mention.span.of(document.text).split())] += 1
    if mention.title is None:
        return
    role = mention.title.of(document.text).lower().rstrip(".")
    if role in HONORIFICS:
        return
    same = "leader" if is_leader_role(role) else role
    naming.roles[mention.doc] = naming.roles.get(mention.doc, frozenset()) | {same}
    country = _country_before(document.text, mention.title.start)
    if country is not None:
        naming.offices.add((role, country))


def _country_before(text: str, end: int) -> str | None:
    """Return the country that is named right before *end*: 'Russian', 'Russia's', 'Kremlin'."""
    before = fold_marks(text[max(0, end - _BEFORE_TITLE) : end]).rstrip()
    words = _WORD.findall(before.removesuffix("'s"))
    for width in (3, 2, 1):
        if len(words) < width or not before.removesuffix("'s").endswith(words[-1]):
            continue
        for name in country_names().find(" ".join(words[-width:])):
            if name.kind is not CountryNameKind.CAPITAL:
                return name.country.code
    return None
