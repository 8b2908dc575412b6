"""Whether two full names of persons are spellings of one name. Looks at the names only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.entities.people import family_first
from dateline.entities.romanise import romanise, spelling_cost
from dateline.resources import given_names, nicknames, stopwords
from dateline.text import fold

_FAMILY_LIMIT, _GIVEN_LIMIT = 0.5, 0.75
_SHORT_GIVEN = 4
"""A given name of fewer letters must be the same but for a g behind n or an h: 'Wang Yi' is not
'Wang Yu'. At 6, 'Choe Son Hui' still joins 'Choe Song Hui'; at 2, 'Park Jin' would join 'Park Jen'."""
_LONG_GIVEN = 6
"""Known given names of so many letters may still be one ('Mohammed', 'Muhammad')."""
_TYPO_LETTERS = 10
"""One letter may be wrong in a name of so many. At 6, 'Kim Jong Il' comes near; at 14 few are long
enough."""

Parts = Sequence[str]


def same_person_name(a: Parts, b: Parts) -> str | None:
    """Return in words why *a* and *b* are one name, ``None`` where they are not held to be.

    Parts are folded; both have at least two.

    >>> same_person_name(("choe", "son", "hui"), ("choe", "song", "hui"))
    'romanised in two ways'
    >>> same_person_name(("kim", "jong", "un"), ("kim", "jong", "il")) is None
    True
    """
    if "".join(a) == "".join(b):
        return "written apart and together"
    if sorted(a) == sorted(b):
        return "family name first and last"
    if _is_glued(a, b) or _is_glued(b, a):
        return "a word run into the name"
    if _has_middle(a, b) or _has_middle(b, a):
        return "with and without a middle name"
    return _same_spelling(a, b)


def _is_glued(a: Parts, b: Parts) -> bool:
    """Whether *a* is *b* with a function word stuck to its end ('Kim Jong Unon')."""
    if len(a) != len(b) or a[:-1] != b[:-1] or not a[-1].startswith(b[-1]):
        return False
    return a[-1] != b[-1] and a[-1][len(b[-1]) :] in stopwords()


def _has_middle(a: Parts, b: Parts) -> bool:
    """Whether *a* is *b* with parts between the first and the last."""
    if not len(b) == 2 < len(a) or family_first(a):  # noqa: PLR2004 - a given and a family name
        return False
    return romanise(a[0]) == romanise(b[0]) and romanise(a[-1]) == romanise(b[-1])


def _same_spelling(a: Parts, b: Parts) -> str | None:
    (family_a, given_a), (family_b, given_b) = _divided(a), _divided(b)
    if _are_two_given_names(given_a, given_b) or _begin_otherwise(given_a, given_b):
        return None
    romans = ("".join(map(romanise, given_a)), "".join(map(romanise, given_b)))
    strict = min(map(len, romans)) < _SHORT_GIVEN
    given = spelling_cost(*romans, 0.4 if strict else _GIVEN_LIMIT)
    family = spelling_cost(romanise(family_a), romanise(family_b), _FAMILY_LIMIT)
    if family <= _FAMILY_LIMIT and given <= (0.4 if strict else _GIVEN_LIMIT):
        return "romanised in two ways"
    return "one letter differs" if _is_typo(a, b) else None


def _begin_otherwise(a: Parts, b: Parts) -> bool:
    """Whether given names of as many parts have a part that begins with another sound."""
    if len(a) != len(b):
        return False
    return any(romanise(x)[:1] != romanise(y)[:1] for x, y in zip(a, b, strict=True))


def _divided(parts: Parts) -> tuple[str, Parts]:
    if family_first(parts):
        return parts[0], parts[1:]
    return parts[-1], parts[:-1]


def _are_two_given_names(a: Parts, b: Parts) -> bool:
    """Whether the first given names are two known ones ('Maria', 'Mario')."""
    first_a, first_b = romanise(a[0]), romanise(b[0])
    if first_a == first_b:
        return False
    if _LONG_GIVEN <= min(len(first_a), len(first_b)):
        near = spelling_cost(first_a, first_b, _GIVEN_LIMIT) <= _GIVEN_LIMIT
        if near:
            return False
    known = given_names()
    return a[0].capitalize() in known and b[0].capitalize() in known


def _is_typo(a: Parts, b: Parts) -> bool:
    """Whether one letter behind the first of its part is wrong, missing or too many."""
    if len(a) != len(b) or min(sum(map(len, a)), sum(map(len, b))) < _TYPO_LETTERS:
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(different) != 1:
        return False
    x, y = different[0]
    longer, shorter = (x, y) if len(y) <= len(x) else (y, x)
    if x[0] != y[0] or len(shorter) < _SHORT_GIVEN or 1 < len(longer) - len(shorter):
        return False
    if family_first(a) and different[0][0] != a[0] and len(longer) < _TYPO_LETTERS // 2:
        return False
    return _one_edit(longer, shorter)


def _one_edit(longer: str, shorter: str) -> bool:
    at = 0
    while at < len(shorter) and longer[at] == shorter[at]:
        at += 1
    if len(longer) == len(shorter):
        swapped = longer[at + 1 : at + 2] + longer[at : at + 1] == shorter[at : at + 2]
        rest = longer[at + 2 :] == shorter[at + 2 :] if swapped else False
        return rest or longer[at + 1 :] == shorter[at + 1 :]
    return longer[at + 1 :] == shorter[at:]


def fits_initial(short: Parts, full: Parts) -> bool:
    """Return whether *short* is *full* with the given name as its first letter ('J. Oru').

    >>> fits_initial(("j", "oru"), ("jonas", "oru"))
    True
    """
    return (
        len(short) == len(full) == 2  # noqa: PLR2004 - a given and a family name
        and len(short[0]) == 1
        and 1 < len(full[0])
        and full[0].startswith(short[0])
        and romanise(short[1]) == romanise(full[1])
    )


def fits_nickname(short: Parts, full: Parts) -> bool:
    """Return whether *short* is *full* with a short form of the given name ('Mike Oru').

    A middle name or initial may stand in either; two that differ forbid.

    >>> fits_nickname(("mike", "oru"), ("michael", "j", "oru"))
    True
    >>> fits_nickname(("mike", "oru"), ("michael", "orum"))
    False
    """
    if full[0] not in _names_behind().get(short[0], frozenset()):
        return False
    middle_a, middle_b = short[1:-1], full[1:-1]
    agree = not middle_a or not middle_b or middle_a[0][:1] == middle_b[0][:1]
    return agree and romanise(short[-1]) == romanise(full[-1])


def is_nickname(part: str) -> bool:
    """Return whether *part*, folded, is a short form of given names."""
    return part in _names_behind()


@cache
def _names_behind() -> dict[str, frozenset[str]]:
    """Return the folded names that each folded short form may stand for."""
    return {fold(short): frozenset(map(fold, names)) for short, names in nicknames().items()}
