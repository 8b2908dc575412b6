"""Words that a missing space ran into one ('AndPresident', 'Kyivhave'): where they are two.

Splits only where both halves are known: a name or title, and a word that is no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from dateline.entities.vocabulary import common_words
from dateline.resources import city_names, country_names, given_names, titles

_INNER = re.compile(r"([A-Z]?[a-z]++)([A-Z][a-z]++)")
_MIN_NAME = 4
_MIN_BEHIND = 3
"""A shorter function word behind a name is the end of many names ('Iranis', 'Roman')."""
_MAX_BEHIND = 5
_SHORTEST = 2
_BEFORE = frozenset(
    "and but as after before for from in into of on over that the this to when while with by at if or "
    "so then than until".split()
)
"""Function words that copied text runs into the name behind them."""
_BEHIND = frozenset(
    "and are but can for from had has have into not said says that the was were when which while who "
    "will with would after also been".split()
)
_SHORT_BEHIND = frozenset("on in of to is as at by or".split())

Names = AbstractSet[tuple[str, str]]


def names_in(forms: Sequence[str]) -> Names:
    """Return the pairs of capitalised words that stand together in a document."""
    return {
        (left, right) for left, right in pairwise(forms) if left[0].isupper() and right[0].isupper()
    }


def split_at(form: str, before: str, names: Names) -> int | None:
    """Return where *form*, behind the word *before*, falls into two words, else ``None``.

    >>> split_at("AndPresident", "", frozenset()), split_at("Kyivhave", "", frozenset())
    (3, 4)
    >>> split_at("McDonald", "", frozenset()) is None
    True
    """
    if not form.isalpha() or len(form) < _MIN_NAME:
        return None
    inner = _INNER.fullmatch(form)
    if inner is not None:
        left, right = inner[1], inner[2]
        known = _MIN_BEHIND <= len(right) and _is_known(right)
        return len(left) if known and left.lower() in _BEFORE else None
    if not form[0].isupper() or not form[1:].islower():
        return None
    return _behind_name(form, before, names)


def _behind_name(form: str, before: str, names: Names) -> int | None:
    lower = form.lower()
    if lower in common_words() or lower.endswith("land") or _is_name(form):
        return None
    for size in range(_MAX_BEHIND, _SHORTEST - 1, -1):
        left, right = form[:-size], lower[-size:]
        if right not in _BEHIND and right not in _SHORT_BEHIND:
            continue
        if (_SHORTEST <= len(left) and (before, left) in names) or (
            _MIN_BEHIND <= size and _MIN_NAME <= len(left) and _is_place(left)
        ):
            return len(left)
    return None


@cache
def _title_words() -> frozenset[str]:
    return frozenset(title.form for title in titles() if title.form.isalpha())


def _is_known(form: str) -> bool:
    if form.lower() in common_words() and form not in _title_words():
        return False
    return form in _title_words() or _is_name(form)


def _is_name(form: str) -> bool:
    return form in given_names() or form in country_names() or form in city_names()


def _is_place(form: str) -> bool:
    if form.lower() in common_words():
        return False
    return form in country_names() or form in city_names()
