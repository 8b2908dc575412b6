"""What the trained reader tagged → attributions with their content, in this project's conventions.

The reader marks as PolNeAR does: the cue with its auxiliaries, the content with 'that' and outer
marks, 'who' as the source of a relative clause. Here, and nowhere else, its spans become ours. What
it tags is not judged again, but for the rules that hold for every pattern (see ``sentences``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.attribution.attribute import Attribution, Side
from dateline.attribution.complements import CITING, Complement, complement_of, skip_adjuncts
from dateline.attribution.contents import Content, drawn
from dateline.attribution.cues import Found, Voice, find_cues
from dateline.attribution.phrases import AUXILIARY, NOT, Region, noun_phrase_left
from dateline.attribution.words import Words
from dateline.model import NO_CUE, Polarity, Reading, Span, SpeechRole, SpeechTag, Stance, Syntax
from dateline.resources import Cue, CuePart, cues

WordRange = tuple[int, int]

_MAX_LOOK_BACK = 40
"""Cues of a sentence looked back at for a source to share."""
_MAX_GAP = 15
"""Words between cue and content that still belong to the attribution: 'said on Monday in Tarn that'."""
_GROUP = 10
"""Words looked back over for the verb group of a cue."""
_CONTRACTED = ("n't", "'s", "'ve", "'d", "'ll", "'re")
_FULL = frozenset({"NN", "NNS", "NNP", "CD", "JJ", "VB", "VBD", "VBP", "VBZ", "VBG", "VBN", "PRP", "PRPV",
    "X"})  # fmt: skip
"""Tags of words that say something by themselves."""
_RELATIVES = frozenset({"who", "which", "that"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LOOSE = frozenset({"obl", "nmod", "nsubj", "compound"})
"""Relations by which what is said hangs on no word of saying. With a cue that the lexicon has not, fewer
than half of such contents are attributions on PolNeAR dev."""
_CLOSERS = frozenset({":", ",", ";"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One attribution of the reader's, as ranges of words in its own convention.

    ``shared``: it has no source of its own, and takes that of the cue before it in the sentence.
    """

    cue: WordRange
    source: WordRange | None
    contents: tuple[WordRange, ...]
    level: int
    score: float
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution of the reader's, and what it is in this project's conventions."""

    heard: Heard
    which: Attribution
    content: Content

    def is_of(self, word: int) -> bool:
        """Tell whether *word* is in the cue."""
        return self.heard.cue[0] <= word < self.heard.cue[1]


def hear(words: Words, reading: Reading) -> list[Told]:
    """Return the attributions that the reader tagged, in the order of their cues."""
    heard: list[Heard] = []
    found: list[Told] = []
    for cue, parts in _tagged(reading):
        one = _joined(words, cue, parts, heard)
        if one is None:
            continue
        if _is_stray(words, reading.syntax, one):
            continue
        heard.append(one)
        told = _told(words, one)
        if told is not None:
            found.append(told)
    return sorted(found, key=lambda each: (each.heard.cue, each.heard.level))


def _is_stray(words: Words, syntax: Syntax, heard: Heard) -> bool:
    """Tell whether a cue that no lexicon has says nothing: 'approved with Russian support'.

    Its content is then one noun phrase that is no object of it, and stands in no quotation of its own.
    """
    if not len(syntax) or len(heard.contents) != 1:
        return False
    first, end = heard.contents[0]
    start, stop = heard.cue
    top = next((at for at in range(first, end) if not first <= syntax.head[at] < end), first)
    if syntax.upos[top] not in _NOMINAL or syntax.relation[top].split(":")[0] not in _LOOSE:
        return False
    quoted = any(words.quote[at] != words.quote[start] for at in range(first, end))
    return not quoted and not any(cues().find(words.low[at]) for at in range(start, stop))


def _tagged(reading: Reading) -> Iterator[tuple[SpeechTag, list[SpeechTag]]]:
    """Yield each cue with its sources and contents; of level 2 what lies in one content of level 1."""
    parts: dict[int, list[SpeechTag]] = {}
    around: dict[int, Span] = {}
    outer: Span | None = None
    for at, tag in enumerate(reading.speech):
        if tag.level == 1 and tag.role is SpeechRole.CONTENT:
            outer = tag.span
        elif 1 < tag.level and outer is not None and outer.contains(tag.span):
            around[at] = outer
        if tag.cue != NO_CUE:
            parts.setdefault(tag.cue, []).append(tag)
    for at, tag in enumerate(reading.speech):
        if tag.role is not SpeechRole.CUE:
            continue
        own = parts.get(at, [])
        if tag.level == 1:
            yield tag, own
        elif at in around:
            yield tag, [part for part in own if around[at].contains(part.span)]


def within(told: Sequence[Told], low: int, high: int) -> Sequence[Told]:
    """Return those of *told* whose cue begins among the words ``[low, high)``."""
    first = bisect_left(told, low, key=lambda each: each.heard.cue[0])
    return told[first : bisect_left(told, high, key=lambda each: each.heard.cue[0])]


def is_silent(told: Sequence[Told], which: Attribution) -> bool:
    """Tell whether the cue that a rule found in *which* is in no cue and no source of *told*."""
    start, end = which.found.start, which.found.end
    for each in told:
        heard = each.heard
        own = () if heard.source is None or heard.shared else (heard.source,)
        if any(start < b and a < end for a, b in (heard.cue, *own)):
            return False
    return True


def _joined(
    words: Words, cue: SpeechTag, parts: Sequence[SpeechTag], before: Sequence[Heard]
) -> Heard | None:
    """Return *cue* with its *parts*; ``None`` where it has no content."""
    contents = [part for part in parts if part.role is SpeechRole.CONTENT]
    sources = [part for part in parts if part.role is SpeechRole.SOURCE]
    if not contents:
        return None
    place = _covered(words, cue.span)
    if sources:
        best = max(sources, key=lambda tag: (tag.score, -tag.span.start))
        source: WordRange | None = _covered(words, best.span)
    else:
        source = _lent(words, place, cue.level, before)
    spoken = _pieces(words, [_covered(words, part.span) for part in contents])
    return Heard(place, source, spoken, cue.level, cue.score, shared=not sources)


def _pieces(words: Words, found: list[WordRange]) -> tuple[WordRange, ...]:
    """Return the pieces of a content, those that touch as one, without stray function words."""
    joined: list[WordRange] = []
    for first, end in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((first, end))
    full = [each for each in joined if any(words.tags[at] in _FULL for at in range(*each))]
    return tuple(full or joined)


def _lent(words: Words, cue: WordRange, level: int, before: Sequence[Heard]) -> WordRange | None:
    """Return the source of the last cue in the sentence: 'X said …, adding …'."""
    start = words.first[bisect_right(words.first, cue[0]) - 1]
    if not _goes_on(words, cue, start):
        return None
    for each in reversed(before[-_MAX_LOOK_BACK:]):
        if each.cue[0] < start:
            return None
        if each.level == level and each.source is not None:
            return each.source
    return None


def _goes_on(words: Words, cue: WordRange, start: int) -> bool:
    """Tell whether a cue without a source goes on with another: ', adding', 'and promised'."""
    head = _bare(words, cue)[0]
    before = words.low[head - 1 : head] if start < head else ()
    return words.tags[head] == "VBG" or before in ((",",), ("and",), ("but",), ("or",), ("then",))


def _covered(words: Words, span: Span) -> WordRange:
    """Return the words that *span* touches; the reader's may end inside one of ours."""
    first = max(0, bisect_right(words.starts, span.start) - 1)
    return first, max(first + 1, bisect_left(words.starts, span.end))


def _told(words: Words, heard: Heard) -> Told | None:
    """Return *heard* in this project's conventions; ``None`` where no content is left."""
    found = _found(words, heard.cue)
    region = _region(words, found.start)
    contents = [_without_that(words, each) for each in heard.contents]
    content = drawn(words, contents, region)
    if content is None:
        return None
    source = None if heard.source is None else _full_source(words, heard.source, region)
    following = [first for first, _ in contents if found.start < first]
    side = Side.BEFORE if found.start < min(contents)[0] else Side.AFTER
    start, stop = _extent(heard, found, region)
    kind, at = Complement.NONE, stop
    if side is Side.AFTER:
        stop = at = max(found.end, skip_adjuncts(words, stop, region))
    else:
        at = min(following)
        kind = complement_of(words, found, region)[0]
        stop = at if at - stop < _MAX_GAP and at < region.high else stop
    which = Attribution(found, region, source, (start, stop), side, kind, at,
        shared=heard.shared, chance=heard.score)  # fmt: skip
    return Told(heard, which, content)


def _extent(heard: Heard, found: Found, region: Region) -> WordRange:
    """Return the words from source to cue, of its own source in the same sentence."""
    start, stop = min(heard.cue[0], found.start), found.end
    own = heard.source
    if own is None or heard.shared or own[0] < region.low or region.high < own[1]:
        return start, stop
    return min(start, own[0]), max(stop, own[1])


def _region(words: Words, at: int) -> Region:
    """Return the sentence of word *at*, with the quotation number of *at*."""
    index = bisect_right(words.first, at) - 1
    return Region(words.first[index], words.first[index + 1], words.quote[at])


def _without_that(words: Words, place: WordRange) -> WordRange:
    first, end = place
    return (first + 1, end) if words.low[first] == "that" and first + 1 < end else place


def _full_source(words: Words, place: WordRange, region: Region) -> WordRange:
    """Return the noun phrase before a relative 'who', a holder without its "'s", a name that cites alone."""
    first, end = place
    for at in range(first + 1, end - 1):
        if words.low[at] == "," and words.low[at + 1] in CITING:
            return first, at  # 'the agency, citing a pilot, reported'
    if end == first + 1 and words.low[first] in _RELATIVES and region.low < first:
        stop = first - 1 if words.low[first - 1] == "," else first
        return (noun_phrase_left(words, stop, region) if region.low < stop else None) or place
    if first + 1 < end and words.low[end - 1] in ("'s", "'"):
        return first, end - 1
    return place


def _found(words: Words, heard: WordRange) -> Found:
    """Return the cue of the lexicon that the reader's holds, else the reader's without auxiliaries."""
    first, end = _bare(words, heard)
    index = bisect_right(words.first, first) - 1
    low = max(words.first[index], first - _GROUP)
    known = [each for each in find_cues(words, low, end) if first <= each.start]
    verbs = [each for each in known if each.entry.part is CuePart.VERB]
    if known:
        return replace((verbs or known)[0], start=first, end=end)
    negated = any(words.low[at] in NOT or words.low[at].endswith("n't") for at in range(*heard))
    return Found(_entry(words, first, end), first, end, heard[0], Voice.ACTIVE, negated=negated)


def _bare(words: Words, place: WordRange) -> WordRange:
    """Return a cue without what stands before its head ('has also') and the colon behind it."""
    first, end = place
    while first + 1 < end and (
        words.low[first] in AUXILIARY | NOT
        or words.tags[first] in ("RB", "MD", "TO")
        or words.low[first].endswith(_CONTRACTED)
    ):
        first += 1
    while first + 1 < end and words.low[end - 1] in _CLOSERS:
        end -= 1
    return first, end


def _entry(words: Words, first: int, end: int) -> Cue:
    """Return the lexicon's entry of the first word that has one, else one that asserts."""
    for at in range(first, end):
        for entry in cues().find(words.low[at]):
            return entry
    lemma = " ".join(words.low[first:end])
    return Cue(lemma, (lemma,), CuePart.VERB, Stance.ASSERTS, Polarity.POSITIVE,
        clausal=True, takes_object=True, seen=0, as_cue=0)  # fmt: skip
