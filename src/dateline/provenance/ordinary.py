"""Which words of a document are its own: not function words, names, titles or words of saying.

A membership test by lexicon and by capital letters; it finds no names of its own.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dateline.model import DocumentAnalysis, Form, Role, Stance
from dateline.provenance.words import HashArray, Words, hash_word
from dateline.resources import Cue, cues, media, speaker_nouns, stopwords, titles
from dateline.text import fold

_NAMING = frozenset({Form.NAME, Form.TITLE})


def own_words(analysis: DocumentAnalysis, words: Words) -> NDArray[np.bool_]:
    """Return for each of *words* whether it says something beyond naming and saying."""
    text, tokens = analysis.document.text, analysis.reading.tokens
    headlines = _title_case(analysis)
    own = ~_named(analysis)[words.token] & ~np.isin(words.hashes, _formula_hashes())
    for at in np.flatnonzero(own).tolist():
        token = int(words.token[at])
        first = not token or tokens.sentence[token - 1] != tokens.sentence[token]
        capital = text[tokens.starts[token]].isupper()
        own[at] = not capital or first or int(words.block[at]) in headlines
    return own


def _named(analysis: DocumentAnalysis) -> NDArray[np.bool_]:
    tokens = analysis.reading.tokens
    named = np.zeros(len(tokens), np.bool_)
    for mention in analysis.mentions:
        if mention.form not in _NAMING:
            continue
        span = mention.span if mention.title is None else mention.title.cover(mention.span)
        within = tokens.within(span)
        named[within.start : within.stop] = True
    return named


def _title_case(analysis: DocumentAnalysis) -> frozenset[int]:
    """Return the blocks where a capital says nothing: headlines and subheadings."""
    return frozenset(
        index
        for index, block in enumerate(analysis.document.blocks)
        if block.role is Role.HEADLINE or block.level
    )


@cache
def _formula_hashes() -> HashArray:
    """Hashes of function words, and the words that titles, sources and cues of saying are made of."""
    forms = [form for cue in cues() if _only_says(cue) for form in cue.forms]
    forms += [form for medium in media() for form in medium.forms]
    forms += [form for noun in speaker_nouns() for form in noun.forms]
    forms += [title.form for title in titles()]
    saying = {fold(word) for form in forms for word in form.split()}
    words = sorted({fold(word) for word in stopwords()} | saying | _FURTHER)
    return np.asarray([hash_word(word) for word in words], np.uint64)


def _only_says(cue: Cue) -> bool:
    neutral = cue.stance in (Stance.ASSERTS, Stance.REPORTS)
    return neutral and cue.precision is not None and _SAYING_PRECISION <= cue.precision


_SAYING_PRECISION = 0.8
"""Share of a cue's uses that attribute, above which it adds nothing of its own ('said', 'told')."""

_FURTHER = frozenset(
    {"'s", "official", "state", "agency", "former", "late", "monday", "tuesday", "wednesday",
     "thursday", "friday", "saturday", "sunday", "mr", "mrs", "ms", "dr"}
)  # fmt: skip
