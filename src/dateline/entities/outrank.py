"""What a person says of who is who, brought before the rules. It knows no spelling rule itself.

Judgements name keys, which last from run to run. A judged key may be a part of one: what one report
calls by it, or one spelling of it. Parts stay with their key unless a judgement takes them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.entities.aliases import Followed, follow_aliases, spelling_form
from dateline.entities.groups import Groups
from dateline.entities.naming import is_lone, key_of, own_key
from dateline.model import (
    DocumentAnalysis,
    Form,
    Judgement,
    Mention,
    MentionId,
    Rulings,
    Subject,
    Verdict,
)

_SPELT = '"'
"""Marks the part of a key that is one spelling; ids of documents begin otherwise."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Under which key each mention goes, and what is said of the keys."""

    judgements: tuple[Judgement, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    """Judged parts of keys, with the key that each is a part of."""
    in_part: Mapping[MentionId, str] = field(default_factory=dict)
    followed: Followed = field(default_factory=Followed)

    def key_of(self, mention: Mention) -> str:
        """Return the key under which *mention* is gathered."""
        return self.followed.moved.get(mention.id) or self.judged_key_of(mention)

    def judged_key_of(self, mention: Mention) -> str:
        """Return the key that judgements have for *mention*, before any alias moves it."""
        return self.in_part.get(mention.id) or key_of(mention)


def spelt_key(key: str, spelling: str) -> str:
    """Return the part of *key* that is spelt so."""
    return own_key(key, _SPELT + spelling_form(spelling))


def base_of(key: str) -> str | None:
    """Return the key that *key* is a part of, ``None`` where it is a whole one.

    >>> base_of(spelt_key("person:lena marsh", "Marsh"))
    'person:lena marsh'
    """
    base, mark, _ = key.partition("\x1f")
    return base if mark and not is_lone(base) else None


def place_mentions(analyses: Sequence[DocumentAnalysis], rulings: Rulings) -> Placing:
    """Return under which key the mentions of *analyses* go, by what a person says."""
    judgements = tuple(
        sorted(
            (
                one
                for one in rulings.judgements
                if one.about is Subject.ENTITY and one.b is not None
            ),
            key=lambda one: (one.a, str(one.b), one.what),
        )
    )
    if not judgements and not rulings.aliases:
        return Placing()
    judged = {key for one in judgements for key in (one.a, str(one.b))}
    parts = {key: base for key in sorted(judged) if (base := base_of(key)) is not None}
    in_part = dict(_find_parts(analyses, parts)) if parts else {}
    placing = Placing(judgements, parts, in_part)
    scratch = Groups()
    apply_judgements(scratch, placing)
    followed = follow_aliases(analyses, placing.judged_key_of, rulings.aliases, scratch)
    return Placing(judgements, parts, in_part, followed)


def apply_judgements(groups: Groups, placing: Placing) -> None:
    """Join and part *groups* as the judgements of *placing* say, and keep parts with their keys."""
    for one in placing.judgements:
        groups.add(one.a)
        groups.add(str(one.b))
    for one in placing.judgements:
        if one.what is Verdict.SAME:
            groups.unite(one.a, str(one.b), f"{one.a_name} / {one.b_name}: judged the same")
    for one in placing.judgements:
        if one.what is Verdict.DIFFERENT:
            groups.part(one.a, str(one.b))
    for part, base in placing.parts.items():
        groups.add(base)
        groups.join(base, part, None)


def apply_rulings(groups: Groups, placing: Placing) -> None:
    """Join, part and name *groups* as a person says, before any rule does."""
    apply_judgements(groups, placing)
    for key, other in placing.followed.ghosts:
        groups.unite(key, other, None)
    for key in sorted(placing.followed.called):
        groups.add(key)
        root = groups.find(key)
        name = frozenset({placing.followed.called[key]})
        groups.called[root] = groups.called.get(root, frozenset()) | name
    for key, reasons in placing.followed.reasons.items():
        groups.reasons.setdefault(groups.find(key), set()).update(reasons)


def _find_parts(
    analyses: Iterable[DocumentAnalysis], parts: Mapping[str, str]
) -> Iterable[tuple[MentionId, str]]:
    bases = frozenset(parts.values())
    for analysis in analyses:
        for mention in analysis.mentions:
            key = key_of(mention)
            if key not in bases:
                continue
            spelt = spelt_key(key, mention.span.of(analysis.document.text))
            if mention.form is Form.NAME and spelt in parts:
                yield mention.id, spelt
            elif (own := own_key(key, mention.doc)) in parts:
                yield mention.id, own
