"""The words of a reading with the tags and quotation numbers that the rules of this stage look at.

Does not attribute anything. Everything is one array per property, all of one length.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.attribution.parsed import tags_of
from dateline.attribution.tags import tagger
from dateline.model import Document, Quotation, Reading, Role, Span
from dateline.resources import CuePart, cues

OUTSIDE = -1
"""The quotation number of a word that stands in no quotation."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document.

    ``quote[i]`` is the index in ``quotations`` of the outermost quotation
    that holds word *i*, its marks included, or ``OUTSIDE``; ``first`` the first word of each
    sentence, with the number of words at the end.
    """

    raw: tuple[str, ...]
    low: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quote: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    first: tuple[int, ...]

    def span(self, first: int, end: int) -> Span:
        """Return the span of the words ``[first, end)``, which must not be empty."""
        return Span(self.starts[first], self.ends[end - 1])

    def word_range(self, span: Span) -> tuple[int, int]:
        """Return ``[first, end)`` of the words that lie inside *span*; may be empty."""
        first = bisect_left(self.starts, span.start)
        return first, max(first, bisect_right(self.ends, span.end))

    def opens(self, at: int) -> bool:
        """Tell whether word *at* is the mark that opens an outermost quotation."""
        number = self.quote[at]
        return number != OUTSIDE and self.quotations[number].outer.start == self.starts[at]

    def closes(self, at: int) -> bool:
        """Tell whether word *at* is the mark that closes an outermost quotation."""
        number = self.quote[at]
        if number == OUTSIDE:
            return False
        quotation = self.quotations[number]
        return quotation.closed and quotation.outer.end == self.ends[at]


def words_of(document: Document, reading: Reading) -> Words:
    """Return the words of *reading*, tagged by its syntax, else sentence by sentence by the tagger."""
    tokens, text = reading.tokens, document.text
    raw = tuple(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True))
    low = tuple(_plain(word) for word in raw)
    first = _first_words(reading)
    tags = tags_of(reading.syntax, raw, low) or _tagged(document, reading, (raw, low), first)
    outermost = _outermost(reading.quotations)
    quote = _numbers(tokens.starts, outermost)
    return Words(raw, low, tuple(tags), tokens.starts, tokens.ends, quote, outermost, first)


def _tagged(
    document: Document,
    reading: Reading,
    shown: tuple[Sequence[str], Sequence[str]],
    first: Sequence[int],
) -> list[str]:
    """Return the tags of words *shown* as written and in lower case, where there is no syntax."""
    raw, low = shown
    tags: list[str] = []
    for index, (start, end) in enumerate(itertools.pairwise(first)):
        headline = document.blocks[reading.block[index]].role is Role.HEADLINE
        tags += _tags(raw[start:end], low[start:end], headline=headline)
    return tags


def _plain(word: str) -> str:
    small = word.lower()
    return small if small.isascii() else small.replace("\u2019", "'").replace("\u2018", "'")


def _first_words(reading: Reading) -> tuple[int, ...]:
    first: list[int] = []
    for at, sentence in enumerate(reading.tokens.sentence):
        while len(first) <= sentence:
            first.append(at)
    while len(first) <= len(reading.sentences):
        first.append(len(reading.tokens))
    return tuple(first)


def _tags(raw: Sequence[str], low: Sequence[str], *, headline: bool) -> list[str]:
    model = tagger()
    shown = raw
    if headline and _title_case(raw):
        shown = [
            small if model.knows(small) or small in cues() else word
            for word, small in zip(raw, low, strict=True)
        ]
    return _mended(raw, low, model.tag(shown, low))


def _mended(raw: Sequence[str], low: Sequence[str], tags: list[str]) -> list[str]:
    """Mend what the tagger is known to take wrongly and the neighbours decide."""
    return _mended_that(low, _mended_verbs(low, _mended_cues(low, _mended_names(raw, low, tags))))


def _mended_cues(low: Sequence[str], tags: list[str]) -> list[str]:
    """A form that is only ever a verb of saying is a verb behind a noun: 'Lasko denies'."""
    forms = verb_forms()
    for at in range(1, len(tags)):
        if low[at] == "reads" and tags[at - 1] in _HEADS and low[at + 1 : at + 2] in _OPENERS:
            tags[at] = "VBZ"
        subject = tags[at - 1] in _SUBJECTS or low[at - 1] == "both" or at == 1
        if subject and tags[at] in ("NN", "NNS", "JJ") and low[at] in forms:
            tags[at] = "VBD" if low[at].endswith("ed") else "VBZ"
            if at == 1 and tags[0] == "JJ":
                tags[0] = "NN"
        held = tags[at - 1] in ("POS", "PRP$") and tags[at + 1 : at + 2] != ["NN"]
        if (
            tags[at] == "JJ"
            and held
            and any(each.part is CuePart.NOUN for each in cues().find(low[at]))
        ):
            tags[at] = "NN"
    return tags


@cache
def verb_forms() -> frozenset[str]:
    """Return the inflected forms of verb cues, but for those that another word class shares."""
    others = {form for cue in cues() if cue.part is not CuePart.VERB for form in cue.forms}
    return frozenset(
        form
        for cue in cues()
        for form in cue.forms
        if cue.part is CuePart.VERB and form.endswith(("ed", "ies")) and form not in others
        and _VERB_SHARE < (cue.precision or 0.0)
    )  # fmt: skip


def _mended_names(raw: Sequence[str], low: Sequence[str], tags: list[str]) -> list[str]:
    for at, tag in enumerate(tags):
        after = tags[at + 1] if at + 1 < len(tags) else "PUNCT"
        if tag == "VBZ" and after in _VERBS and low[at].endswith("s") and "'" not in low[at]:
            if low[at] not in _HELPERS:
                tags[at] = "NNS"
        elif (at == 0 and tag in ("VBN", "VB", "VBP", "X") and after == "NNP") or (
            tag not in ("NNP", "CD") and _names(raw, tags, at)
        ):
            tags[at] = "NNP"
    return tags


def _mended_verbs(low: Sequence[str], tags: list[str]) -> list[str]:
    for at in range(1, len(tags)):
        tag, before = tags[at], tags[at - 1]
        after = tags[at + 1] if at + 1 < len(tags) else "PUNCT"
        if tag == "MD" and low[at] not in _MODALS:
            tags[at] = "NN"
        elif low[at] == "'s" and (before in ("PRP", "WH") or low[at - 1] in ("that", "here")):
            tags[at] = "VBZ"
        elif low[at] == "'s" and before in ("NNP", "NN", "NNS") and after in _NAMED:
            tags[at] = "POS"
        elif low[at] == "both" and tag == "CC":
            tags[at] = "DT"
        elif tag == "VBN" and (
            before == "PRP"
            or (
                before == "NNP" and after in ("DT", "PRP$", "PRP", "NNP") and _no_auxiliary(low, at)
            )
            or _said_to_have(low, tags, at)
        ):
            tags[at] = "VBD"
        elif (
            tag in ("VB", "VBP")
            and before == "NNS"
            and after == "NNP"
            and (_name_with_verb(tags, at + 1) and low[at] not in cues())
        ):
            tags[at] = "NN"
        elif tag == "VB" and before in ("NNS", "NNP", "PRP") and not _licensed(low, at):
            tags[at] = "VBP"
        elif tag == "VB" and after == "NNP" and before in ("PUNCT", "DT"):
            tags[at] = "NN"
    return tags


def _mended_that(low: Sequence[str], tags: list[str]) -> list[str]:
    """'That' behind those who are told opens a clause: 'told the court that city engineers had'."""
    for at in range(2, len(tags) - 1):
        if low[at] != "that" or not _told_before(low, tags, at):
            continue
        tags[at] = "IN"
        if tags[at + 1] in ("VBP", "VB") and at + 2 < len(tags) and tags[at + 2] == "NNS":
            tags[at + 1] = "NN"
    return tags


def _told_before(low: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether a verb of telling and a name or noun, and nothing else, stand before *at*."""
    if tags[at - 1] not in ("NNP", "NN", "NNS", "PRP", "PRPV"):
        return False
    for left in range(at - 1, max(-1, at - _HEARER), -1):
        if low[left] in _TELLING:
            return left < at - 1
        if tags[left] not in ("NNP", "NN", "NNS", "JJ", "DT", "PRP$", "POS", "PRP", "PRPV"):
            return False
    return False


def _said_to_have(low: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether a participle is the verb of what is said: 'Union says mill ignored warnings'."""
    if tags[at - 1] not in ("NN", "NNS", "NNP") or at + 1 == len(tags):
        return False
    if tags[at + 1] not in ("NN", "NNS", "NNP", "DT", "PRP$", "PRP"):
        return False
    for left in range(at - 1, max(-1, at - _SUBJECT), -1):
        if low[left] in ("says", "said", "say"):
            return left < at - 1
        if tags[left] not in ("NN", "NNS", "NNP", "JJ", "DT"):
            return False
    return False


def _names(raw: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Tell whether a capitalised word is part of a name: 'NATO', 'North' before a name."""
    word = raw[at]
    if not word[0].isupper() or len(word) < _SHORT:
        return False
    if word.isupper() and word.isalpha():
        return tags[at] in ("IN", "X", "RB", "VB", "NN", "JJ", "PRP") and (
            not all(each.isupper() for each in raw if each.isalpha())
        )
    after = tags[at + 1] if at + 1 < len(tags) else "PUNCT"
    return word in _COMPASS and after in ("NNP", "NNPS", "JJ") and raw[at + 1][0].isupper()


_SUBJECTS = frozenset({"NNP", "NN", "NNS", "PRP", "RB", "WH"})
_VERB_SHARE = 0.3
_SHORT, _LONG = 2, 3
_OPENERS = ((":",), (",",), ('"',), ("\u201c",), ("'",), ("\u2018",))
_HEARER, _SUBJECT = 8, 5
_TELLING = frozenset({"told", "tells", "tell", "telling", "informed", "informs", "assured", "assures",
    "reminded", "reminds", "notified", "notifies", "warned", "warns", "advised", "advises"})  # fmt: skip
"""Forms of the verbs whose object listens and does not speak."""
_COMPASS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western",
    "Central", "New", "Upper", "Lower", "Great"})  # fmt: skip
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should", "ought",
    "need", "dare", "cannot", "'ll", "'d", "ca", "wo", "can't", "won't", "couldn't", "wouldn't",
    "shouldn't", "mustn't", "mightn't"})  # fmt: skip
_HEADS = frozenset({"NN", "NNS", "NNP", "CD"})
_NAMED = frozenset({"NN", "NNS", "NNP", "JJ", "CD"})
_VERBS = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
_HELPERS = frozenset({"is", "was", "has", "does", "says"})


def _name_with_verb(tags: Sequence[str], at: int) -> bool:
    """Tell whether a name of two words or more with a finite verb begins at *at*."""
    end = at
    while end < len(tags) and tags[end] == "NNP":
        end += 1
    return at + 1 < end < len(tags) and tags[end] in ("VBD", "VBZ", "MD")


def _licensed(low: Sequence[str], at: int) -> bool:
    """Tell whether a bare verb may follow here: 'let them go', 'did they go', 'to boldly go'."""
    return any(word in ("to", "let", "make", "help", "do", "does", "did", "will", "would", "can",
        "could", "should", "may", "might", "must", "makes", "made", "lets", "see", "saw", "watch")
        for word in low[max(0, at - 4) : at])  # fmt: skip


def _no_auxiliary(low: Sequence[str], at: int) -> bool:
    return not any(word in ("be", "been", "was", "were", "is", "are", "had", "has", "have")
        for word in low[max(0, at - 4) : at])  # fmt: skip


def _title_case(raw: Sequence[str]) -> bool:
    """Most longer words are capitalised: capitals say nothing about names here."""
    long = [word for word in raw if _LONG < len(word) and word[0].isalpha()]
    return _SHORT < len(long) and 0.7 * len(long) < sum(word[0].isupper() for word in long)


def _outermost(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    for quotation in quotations:
        if not found or found[-1].outer.end <= quotation.outer.start:
            found.append(quotation)
    return tuple(found)


def _numbers(starts: Sequence[int], quotations: Sequence[Quotation]) -> tuple[int, ...]:
    numbers: list[int] = []
    at = 0
    for start in starts:
        while at < len(quotations) and quotations[at].outer.end <= start:
            at += 1
        inside = at < len(quotations) and quotations[at].outer.start <= start
        numbers.append(at if inside else OUTSIDE)
    return tuple(numbers)
