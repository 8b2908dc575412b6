"""Dictionary forms of verbs and nouns that the lexicon of events does not list. English only.

Of what a form can stand for ('hoping': 'hop', 'hope') it takes the word that is commoner in English, by
the order of the reader's vocabulary. What is not in there loses its ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.resources import irregular_verbs, reader_vocabulary

_SHORTEST = 2
"""Letters that must be left when an ending is taken off: 'red' and 'bring' keep theirs."""
_WITH_E = tuple(
    "at iz is ut it v c u g bl pl tl dl gl fl kl ur ir id ud ad ot os ib ok uk ak".split()
)
"""Ends of stems that had an 'e' more often than not."""


@cache
def lemma_of_verb(form: str) -> str:
    """Return the infinitive of a verb's *form* in lower case.

    >>> [lemma_of_verb(each) for each in ("brought", "dropped", "hopes", "carried", "needing")]
    ['bring', 'drop', 'hope', 'carry', 'need']
    """
    if form in _infinitives():
        return form
    known = irregular_verbs().get(form)
    return _commonest(form, _verbs(form)) if known is None else known


@cache
def lemma_of_noun(form: str) -> str:
    """Return the singular of a noun's *form* in lower case.

    >>> [lemma_of_noun(each) for each in ("policies", "crashes", "losses", "crisis", "moves")]
    ['policy', 'crash', 'loss', 'crisis', 'move']
    """
    return _commonest(form, _singulars(form))


def _commonest(form: str, stems: Iterator[str]) -> str:
    """Return the commonest of *stems*; of those that are all unknown, the first."""
    ranks = _ranks()
    found = [each for each in stems if _SHORTEST <= len(each)]
    return min(found, key=lambda each: ranks.get(each, len(ranks)), default=form)


def _verbs(form: str) -> Iterator[str]:
    ending = next((each for each in ("ed", "ing") if form.endswith(each)), None)
    if ending is None:
        yield from _singulars(form)
        return
    stem = form[: -len(ending)]
    if ending == "ed" and stem.endswith("i"):
        yield stem[:-1] + "y"
    elif stem.endswith(_WITH_E):
        yield stem + "e"
        yield stem
    else:
        yield stem
        yield stem + "e"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


def _singulars(form: str) -> Iterator[str]:
    if not form.endswith("s") or form.endswith(("ss", "us", "is", "as")):
        return
    if form.endswith("ies"):
        yield form[:-3] + "y"
    else:
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(irregular_verbs().values())


@cache
def _ranks() -> dict[str, int]:
    return {word: at for at, word in enumerate(reader_vocabulary())}
