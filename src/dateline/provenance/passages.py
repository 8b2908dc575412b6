"""Analyses → passages: what two documents share, and whether it is a copy or one speaker's words.

Rewording that shares no six words is not looked for here. Names and set phrases are no passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline.model import Document, DocumentAnalysis, Passage, PassageKind, Place
from dateline.provenance.align import Sequence2, Stretch, align
from dateline.provenance.credit import Sources, read_sources
from dateline.provenance.direction import Pair, direct
from dateline.provenance.index import IndexLimits, Runs, ShingleIndex
from dateline.provenance.ordinary import own_words
from dateline.provenance.relate import Relatedness
from dateline.provenance.thirds import settle_thirds
from dateline.provenance.words import WordHashes, Words, words_of

MIN_OWN_WORDS = 3
"""Words that are neither function words, names, titles nor words of saying. At 2 a name with its title and
a verb is a passage ('the minister, who had resigned'); at 5 short sentences that were copied are lost."""

LONG_RUN_WORDS = 12
"""Words in a row that two documents of different matters hardly share by chance: in 1,000 reports of
shootings many share six ('was pronounced dead at the scene'); what shares twelve is copies and notices."""

NOTICE_SPREAD = 8
"""Documents that hold a run, from which it is a notice ('this material may not be published …') where
they have nothing else in common."""

CLOSE_TIMES = 3.0
"""Likeness that reports have to have to share a run which so many hold, as times what related ones
have: copies of one wire report have five times and more, pages of one site up to two."""

TOGETHER_DAYS = 30

_QUOTED_SHARE = 0.9
_NEAR_WORDS = 40
_VERBATIM = 1.0


@dataclass(slots=True, eq=False)
class Side:
    """One document while its pairs are compared; what is costly is worked out once, when asked for."""

    analysis: DocumentAnalysis
    words: Words
    _hashes: list[int] | None = None
    _blocks: list[int] | None = None
    _own: NDArray[np.bool_] | None = None
    _quoted: NDArray[np.bool_] | None = None

    @property
    def hashes(self) -> list[int]:
        """The words' hashes as numbers of Python."""
        if self._hashes is None:
            self._hashes = self.words.hashes.tolist()
        return self._hashes

    @property
    def blocks(self) -> list[int]:
        """The block of each word."""
        if self._blocks is None:
            self._blocks = self.words.block.tolist()
        return self._blocks

    @property
    def own(self) -> NDArray[np.bool_]:
        """Which words are a text's own: see ``own_words``."""
        if self._own is None:
            self._own = own_words(self.analysis, self.words)
        return self._own

    @property
    def quoted(self) -> NDArray[np.bool_]:
        """Which words stand between quotation marks."""
        if self._quoted is None:
            self._quoted = _quoted(self.analysis, self.words)
        return self._quoted


def find_passages(
    analyses: Sequence[DocumentAnalysis], limits: IndexLimits | None = None
) -> tuple[Passage, ...]:
    """Return the passages that documents share, sorted by their places.

    Time grows with the words read and with the stretches shared, not with the pairs of documents.
    """
    ordered = sorted(analyses, key=lambda one: one.document.id)
    index, hashes = ShingleIndex(limits), WordHashes()
    sides = [Side(analysis, words_of(analysis, hashes)) for analysis in ordered]
    for side in sides:
        index.add(side.words)
    sources = read_sources([one.document for one in ordered])
    runs = index.shared_runs()
    matters = Relatedness([side.words for side in sides])
    found: list[Passage] = []
    for a, b, rows in runs.pairs():
        related = matters.related(a, b)
        close = related and _together(ordered[a].document, ordered[b].document)
        close = close and matters.related(a, b, times=CLOSE_TIMES)
        shared = _of_matter(runs, rows, related=related, close=close)
        if shared:
            found += _compare(sides[a], sides[b], shared, sources)
    return tuple(sorted(settle_thirds(found, sources), key=lambda one: (one.a, one.b)))


def _of_matter(
    runs: Runs, rows: slice, *, related: bool, close: bool
) -> list[tuple[int, int, int]]:
    """Return the runs of a pair, without those that any two pages may share.

    Between documents of different matters only long runs count; what many documents hold is a form
    or a notice, not reuse, unless the two have far more in common and appeared together.
    """
    columns = (runs.start_a, runs.start_b, runs.length, runs.spread)
    shared = zip(*(column[rows].tolist() for column in columns), strict=True)
    return [
        (start_a, start_b, words)
        for start_a, start_b, words, spread in shared
        if close or (spread < NOTICE_SPREAD and (related or LONG_RUN_WORDS <= words))
    ]


def _together(one: Document, other: Document) -> bool:
    """Return whether the two appeared within some weeks, as copies do and notices need not."""
    first, second = one.published.days.latest, other.published.days.latest
    return first is None or second is None or abs((second - first).days) <= TOGETHER_DAYS


def _compare(
    a: Side, b: Side, runs: list[tuple[int, int, int]], sources: Sources
) -> tuple[Passage, ...]:
    """Return the passages of two documents, with the direction that they point to together."""
    both = Sequence2(a.hashes, b.hashes, a.blocks, b.blocks)
    stretches = [one for one in align(both, runs) if _says_something(a, b, one)]
    if not stretches:
        return ()
    copied = [one for one in stretches if not _is_quote(a, b, one, stretches)]
    pair = Pair(
        a.analysis.document,
        b.analysis.document,
        np.asarray([(one.start_a, one.end_a) for one in copied], np.int64).reshape(-1, 2),
        np.asarray([(one.start_b, one.end_b) for one in copied], np.int64).reshape(-1, 2),
        (len(a.words), len(b.words)),
    )
    direction, reasons = direct(pair, sources)
    found = []
    for stretch in stretches:
        passage = _passage(a, b, stretch)
        if stretch in copied:
            found.append(replace(passage, direction=direction, reasons=reasons))
        else:
            reason = "the same quoted words, told around in different words"
            found.append(replace(passage, kind=PassageKind.QUOTE, reasons=(reason,)))
    return tuple(found)


def _passage(a: Side, b: Side, stretch: Stretch) -> Passage:
    verbatim = _VERBATIM <= stretch.identity
    return Passage(
        a=Place(a.words.doc, a.words.span(stretch.start_a, stretch.end_a)),
        b=Place(b.words.doc, b.words.span(stretch.start_b, stretch.end_b)),
        kind=PassageKind.VERBATIM if verbatim else PassageKind.EDITED,
        identity=round(stretch.identity, 3),
    )


def _says_something(a: Side, b: Side, stretch: Stretch) -> bool:
    """Tell a passage from a naming formula: it has words of its own on both sides."""
    own_a = int(a.own[stretch.start_a : stretch.end_a].sum())
    own_b = int(b.own[stretch.start_b : stretch.end_b].sum())
    return MIN_OWN_WORDS <= min(own_a, own_b)


def _is_quote(a: Side, b: Side, stretch: Stretch, others: Sequence[Stretch]) -> bool:
    """Tell one speaker's words, heard by both, from words that one took from the other."""
    if not _in_quotes(a, b, stretch):
        return False
    return not any(
        _close(stretch, other) and not _in_quotes(a, b, other)
        for other in others
        if other is not stretch
    )


def _in_quotes(a: Side, b: Side, stretch: Stretch) -> bool:
    share_a = a.quoted[stretch.start_a : stretch.end_a].mean()
    share_b = b.quoted[stretch.start_b : stretch.end_b].mean()
    return bool(_QUOTED_SHARE <= min(share_a, share_b))


def _close(one: Stretch, other: Stretch) -> bool:
    """Return whether *other* stands just before or just after *one*, on both sides alike."""
    after = (other.start_a - one.end_a, other.start_b - one.end_b)
    before = (one.start_a - other.end_a, one.start_b - other.end_b)
    return any(0 <= min(gap) and max(gap) <= _NEAR_WORDS for gap in (after, before))


def _quoted(analysis: DocumentAnalysis, words: Words) -> NDArray[np.bool_]:
    inside = np.zeros(len(analysis.reading.tokens), np.bool_)
    for quotation in analysis.reading.quotations:
        within = analysis.reading.tokens.within(quotation.inner)
        inside[within.start : within.stop] = True
    return inside[words.token]
