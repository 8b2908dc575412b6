"""A cue and the words around it → who attributes, on which side, with which kind of content.

Does not draw the content's bounds (see ``contents``), resolve speakers or build chains.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from dateline.attribution.complements import (
    Complement,
    complement_of,
    kind_at,
    object_at,
    skip_adjuncts,
)
from dateline.attribution.cues import Found, Voice
from dateline.attribution.phrases import (
    FINITE,
    Region,
    clause_verb,
    extend_apposition,
    is_time,
    noun_phrase_left,
    noun_phrase_right,
    skip_time_right,
    subject_left,
)
from dateline.attribution.words import Words
from dateline.resources import CuePart


class Side(enum.Enum):
    """Where the attribution stands."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue at work. Word ranges are half-open.

    ``extent`` is what is not content: source, cue, whom it is told to, time and medium.
    ``content`` is where the content begins after a cue.
    """

    found: Found
    region: Region
    source: tuple[int, int] | None
    extent: tuple[int, int]
    side: Side
    complement: Complement
    content: int
    shared: bool = False
    """The source is that of the cue before it in the sentence."""
    chance: float = 1.0
    """How likely this is an attribution, as the judge has it."""
    carrier: tuple[int, int] | None = None
    """Who cites or quotes the source, where the sentence says so."""
    relative: bool = False
    """The cue stands in a relative clause after a comma: ', which X says …,'."""


_BEFORE_PARTICIPLES = frozenset({"and", "while", "before", "after", "by", "in", "when", "for",
    "of", "instead", "\u2014", "\u2013", "also"})  # fmt: skip


_MODIFIERS = 4
"""Words between a holder and its noun: 'the minister's first public denial'."""


def attribute(words: Words, found: Found, region: Region, before: Attribution | None
    ) -> Attribution | None:  # fmt: skip
    """Return what *found* attributes, or ``None`` where the pattern is not one of attribution.

    *before* is the attribution to the left in the same region, whose source may be shared.
    """
    if found.voice is Voice.PHRASE:
        return _phrase(words, found, region)
    if found.voice is Voice.ACTIVE:
        return _inverted(words, found, region) or _active(words, found, region, before)
    if found.voice is Voice.PARTICIPLE:
        return _participle(words, found, region, before)
    if found.voice in (Voice.PASSIVE, Voice.REDUCED):
        return _passive(words, found, region)
    if found.voice is Voice.NOUN:
        return _nominal(words, found, region)
    return _infinitive(words, found, region, before)


def _inverted(words: Words, found: Found, region: Region) -> Attribution | None:
    """'…, said X' and '"…," said X'."""
    left = found.group - 1
    if left < region.low or found.group != found.start:
        return None
    if not (words.low[left] == "," or words.quote[left] != region.quote):
        return None
    quoted = _after_quote(words, found.group, region) and (
        _plain_saying(found) or _spoken(words, found.group - 1)
    )
    if not quoted and (
        found.entry.lemma == "tell" or clause_verb(words, found.end, region, plain=True) is not None
    ):
        return None
    phrase = noun_phrase_right(words, found.end, region)
    if phrase is None or words.low[phrase[0]] in ("that", "it"):
        return None
    end = extend_apposition(words, phrase[1], region, closed=False)
    end = extend_apposition(words, end, region, closed=False)
    if (
        words.low[left] == ","
        and words.quote[left] == region.quote
        and (not _plain_saying(found) or _apposition_before(words, left, region))
    ):
        return None
    stop = skip_adjuncts(words, end, region)
    return Attribution(
        found, region, (phrase[0], end), (found.group, stop), Side.AFTER, Complement.NONE, stop
    )


def _spoken(words: Words, close: int) -> bool:
    """Tell whether the quotation that closes at *close* is long enough to be speech, not a title."""
    first, end = words.word_range(words.quotations[words.quote[close]].inner)
    return first + 3 < end


def _plain_saying(found: Found) -> bool:
    return found.entry.lemma in (
        "say", "write", "report", "tell", "explain", "announce", "add", "note", "warn", "argue",
    )  # fmt: skip


def _apposition_before(words: Words, comma: int, region: Region) -> bool:
    """Tell whether the comma closes an apposition: 'X, the minister, said Y'."""
    phrase = noun_phrase_left(words, comma + 1, region)
    return phrase is not None and phrase[0] == region.low


def _active(
    words: Words, found: Found, region: Region, before: Attribution | None
) -> Attribution | None:
    if found.group <= region.low:
        return None
    source, shared = _subject(words, found.group, region, before)
    if source is None:
        return None
    if found.entry.lemma in ("cite", "quote"):
        relayed = _cited_as_saying(words, found, region, source)
        if relayed is not None:
            return relayed
    kind, content, end = complement_of(words, found, region)
    start = found.group if shared else source[0]
    if start == source[0] and region.low < start and kind is not Complement.QUOTE:
        framed = _framed(words, found, region, source, (kind, end))
        if framed is not None:
            return framed
    side = Side.BEFORE
    quoted = _after_quote(words, start, region)
    dative = (
        kind is Complement.OBJECT
        and found.entry.clausal
        and _content_on_left(words, start, region)
        and found.entry.lemma in ("write", "tell")
    )
    if kind is Complement.NONE or quoted or dative:
        if not _content_on_left(words, start, region):
            return None
        side = Side.AFTER
        if not quoted:
            kind = Complement.NONE
    comma = words.tags[found.group - 1] == "WH" and words.low[found.group - 2] == ","
    return Attribution(
        found, region, source, (start, end), side, kind, content, shared, relative=comma
    )


def _cited_as_saying(
    words: Words, found: Found, region: Region, carrier: tuple[int, int]
) -> Attribution | None:
    """'KCNA cited the ministry as saying …': the ministry speaks, KCNA carries."""
    at = skip_time_right(words, found.end, region.high)
    whom = carrier[0] - 1
    if words.low[at : at + 1] == ("as",) and region.low < whom and words.low[whom] == "whom":
        end = whom - 1 if words.low[whom - 1] == "," else whom
        phrase = noun_phrase_left(words, end, region)
    else:
        phrase = noun_phrase_right(words, found.end, region)
        at = at if phrase is None else phrase[1]
        end = extend_apposition(words, at, region, closed=True)
        if phrase is not None and at < end:
            phrase, at = (phrase[0], end), end + 1
    if phrase is None:
        return None
    if region.high <= at + 2 or words.low[at] != "as" or words.low[at + 1] not in (
        "saying", "claiming", "telling", "reporting", "stating",
    ):  # fmt: skip
        return None
    kind, content = kind_at(words, at + 2, region)
    if kind is Complement.NONE:
        return None
    found = replace(found, start=at + 1, end=at + 2)
    extent = (min(carrier[0], phrase[0]), content)
    return Attribution(found, region, phrase, extent, Side.BEFORE, kind, content, carrier=carrier)


def _framed(
    words: Words,
    found: Found,
    region: Region,
    source: tuple[int, int],
    right: tuple[Complement, int],
) -> Attribution | None:
    """'As X noted, …', '…, as X noted', and ', which X said were …'."""
    kind, end = right
    start = source[0] - 1
    word = words.low[start]
    if word == "as" and kind is Complement.NONE:
        first = start <= region.low + 1
        if first and end + 1 < region.high and words.low[end] == ",":
            return Attribution(
                found, region, source, (start, end), Side.BEFORE, Complement.CLAUSE, end + 1
            )
        if not first:
            return Attribution(found, region, source, (start, end), Side.AFTER, kind, end)
    gap = word in ("which", "who", "that", "what", "whom") and end < region.high
    past = found.end
    if (
        gap
        and words.low[past] in ("of", "for")
        and found.entry.takes_object
        and (past + 1 < region.high and words.tags[past + 1] == "VBG")
    ):
        return Attribution(
            found, region, source, (source[0], past + 1), Side.BEFORE, Complement.OBJECT, past + 1,
            relative=True,
        )  # fmt: skip
    if gap and words.tags[end] in FINITE and found.entry.clausal:
        return Attribution(
            found, region, source, (source[0], end), Side.BEFORE, Complement.CLAUSE, end,
            relative=words.low[start - 1] == ",",
        )  # fmt: skip
    return None


def _after_quote(words: Words, start: int, region: Region) -> bool:
    """Tell whether a quotation ends right before the attribution that begins at *start*."""
    left = start - 1
    if left < region.low:
        return False
    return (
        words.quote[left] != region.quote
        and words.closes(left)
        and (words.low[left - 1] in (",", "?", "!", ".", "\u2014", "\u2026"))
    )


def _content_on_left(words: Words, start: int, region: Region) -> bool:
    left = start - 1
    if left <= region.low:
        return False
    if words.quote[left] != region.quote:
        return True
    return words.low[left] in (",", "\u2014", "\u2013", "-", "?", "!")


def _subject(
    words: Words, group: int, region: Region, before: Attribution | None
) -> tuple[tuple[int, int] | None, bool]:
    """Return the source to the left of a verb group, and whether it is the one of *before*."""
    left = group - 1
    if words.tags[left] == "WH" or (words.low[left] == "that" and region.low < left and
        words.tags[left - 1] in ("NN", "NNS", "NNP")):  # fmt: skip
        end = left if words.low[left - 1] != "," else left - 1
        if end <= region.low or words.low[left] not in ("who", "which", "that"):
            return None, False
        return noun_phrase_left(words, end, region), False
    phrase = subject_left(words, group, region)
    if phrase is not None:
        return phrase, False
    joined = words.low[left] in ("and", "but", "or", ",", "then", "also")
    if (
        joined
        and before is not None
        and before.source is not None
        and before.side is Side.BEFORE
        and (_same_level(words, group, before))
    ):
        return before.source, True
    if joined:
        return clause_subject(words, group, region), True
    return None, False


def _same_level(words: Words, group: int, before: Attribution) -> bool:
    """Tell whether a verb after 'and' goes on with the subject of *before*, not with its content's.

    'said that they were late and were seeking help': the two verbs differ in their auxiliaries.
    """
    if before.complement in (Complement.OBJECT, Complement.TO, Complement.QUOTE):
        return True
    bare = before.found.group == before.found.start
    return (
        bare
        and words.tags[group] in ("VBD", "VBZ", "VBP", "RB")
        and (words.low[group] not in ("was", "were", "had", "is", "has", "are", "have"))
    )


def clause_subject(words: Words, before: int, region: Region) -> tuple[int, int] | None:
    """Return the subject of the main clause of the region up to word *before*, or ``None``.

    It is the noun phrase before the first finite verb, where nothing but a fronted adjunct
    stands before it.
    """
    for at in range(region.low, min(before, region.low + 40)):
        if words.quote[at] != region.quote:
            return None
        if words.tags[at] in FINITE and region.low < at:
            phrase = noun_phrase_left(words, at, region)
            if phrase is None:
                return None
            start = phrase[0]
            fine = (
                start == region.low
                or words.low[start - 1] in (",", "and", "but")
                or (words.tags[start - 1] in ("RB", "CC"))
            )
            return phrase if fine else None
    return None


def _phrase(words: Words, found: Found, region: Region) -> Attribution | None:
    """'according to X', 'citing X', 'as reported by X'."""
    if found.entry.lemma.startswith("amid"):
        return _amid(words, found, region)
    phrase = noun_phrase_right(words, found.end, region)
    if phrase is None:
        return None
    first = found.start <= region.low + 1
    end = phrase[1]
    if _relative(words, end, region):
        end = _to_punctuation(words, end, region)
    end = extend_apposition(words, end, region, closed=first)
    side = Side.BEFORE if first else Side.AFTER
    start = found.start
    content = end + 1 if first and end < region.high and words.low[end] == "," else end
    if first and region.high <= content:
        return None
    return Attribution(
        found, region, (phrase[0], end), (start, end), side, Complement.CLAUSE, content
    )


def _amid(words: Words, found: Found, region: Region) -> Attribution | None:
    content = found.end
    if words.low[content - 1] == "that":
        found = replace(found, end=content - 1)
    elif content < region.high and words.low[content] == "that":
        content += 1
    elif clause_verb(words, content, region) is None:
        return None
    kind = Complement.THAT
    return Attribution(found, region, None, (found.start, content), Side.BEFORE, kind, content)


def _relative(words: Words, at: int, region: Region) -> bool:
    return (
        at < region.high
        and words.tags[at] in ("WH", "VBN", "VBG")
        and (words.quote[at] == region.quote)
    )


def _to_punctuation(words: Words, at: int, region: Region) -> int:
    stop = min(region.high, at + 30)
    while (
        at < stop
        and words.quote[at] == region.quote
        and (words.low[at] not in (",", ";", ":", "\u2014", "\u2013") and words.low[at] != ".")
    ):
        at += 1
    return at


def _participle(
    words: Words, found: Found, region: Region, before: Attribution | None
) -> Attribution | None:
    """', saying that': the source is that of the clause before."""
    left = found.group - 1
    if left <= region.low:
        return None
    joined = words.low[left] == "," or words.low[left] in _BEFORE_PARTICIPLES
    if not joined and words.quote[left] == region.quote:
        return _with_subject(words, found, region)
    kind, content, end = complement_of(words, found, region)
    if kind is Complement.NONE:
        return None
    source = None
    if before is not None and before.source is not None and before.region.quote == region.quote:
        source = before.source
    if source is None:
        source = clause_subject(words, found.group, region)
    if source is None:
        return None
    return Attribution(found, region, source, (left, end), Side.BEFORE, kind, content, shared=True)


_NOT_DONE = frozenset({"expected", "likely", "supposed", "scheduled", "refused", "refuses", "due",
    "declined", "declines", "failed", "fails", "believed", "set", "refusing", "declining", "unable",
    "willing", "reluctant", "asked", "said", "able", "need", "needs", "unlikely", "how"})  # fmt: skip
"""What stands before 'to say' where nothing was said."""


def _infinitive(
    words: Words, found: Found, region: Region, before: Attribution | None
) -> Attribution | None:
    """'went on to say that': the source is that of the verb before."""
    at = found.group - 2
    if at <= region.low or words.low[at] in _NOT_DONE or words.quote[at] != region.quote:
        return None
    kind, content, end = complement_of(words, found, region)
    if kind is Complement.NONE:
        return None
    source = clause_subject(words, found.group, region)
    if source is None and before is not None:
        source = before.source
    if source is None or found.group - 12 < region.low - 12:
        return None
    return Attribution(
        found, region, source, (found.group - 1, end), Side.BEFORE, kind, content, shared=True
    )


def _with_subject(words: Words, found: Found, region: Region) -> Attribution | None:
    """', with experts saying that'."""
    source = noun_phrase_left(words, found.group, region)
    if source is None:
        return None
    kind, content, end = complement_of(words, found, region)
    with_it = region.low < source[0] and words.low[source[0] - 1] == "with"
    if kind is Complement.NONE or (not with_it and kind in (Complement.OBJECT, Complement.TO)):
        return None
    start = source[0] - 1 if with_it else source[0]
    return Attribution(found, region, source, (start, end), Side.BEFORE, kind, content)


def _passive(words: Words, found: Found, region: Region) -> Attribution | None:
    """'was described by X as …', 'a claim rejected by X', 'was quoted as saying …'."""
    if found.voice is Voice.PASSIVE and found.entry.lemma in ("quote", "cite"):
        return _quoted_as_saying(words, found, region)
    if found.end < region.high and words.low[found.end] == "by":
        phrase = noun_phrase_right(words, found.end + 1, region)
        if phrase is None or is_time(words, phrase[1] - 1):
            return None
        thing = noun_phrase_left(words, found.group, region)
        if thing is None:
            return None
        return Attribution(
            found, region, phrase, (found.group, phrase[1]), Side.AFTER, Complement.OBJECT, thing[0]
        )
    return None


def _quoter(words: Words, between: tuple[int, int]) -> tuple[int, int] | None:
    """Return who quotes: the phrase behind 'by' between 'quoted' and 'as saying'."""
    start, end = between
    for at in range(start, end - 1):
        if words.low[at] == "by":
            return (at + 1, end)
    return None


def _quoted_as_saying(words: Words, found: Found, region: Region) -> Attribution | None:
    limit = min(region.high, found.end + 20)
    for at in range(found.end, limit - 1):
        if words.low[at] == "as" and words.low[at + 1] == "saying":
            source = subject_left(words, found.group, region)
            kind, content = kind_at(words, at + 2, region)
            if source is None:
                return None
            carrier = _quoter(words, (found.end, at))
            found = replace(found, start=at + 1, end=at + 2)
            if kind is Complement.NONE:
                if not _content_on_left(words, source[0], region):
                    return None
                return Attribution(
                    found, region, source, (source[0], at + 2), Side.AFTER, kind, content,
                    carrier=carrier,
                )  # fmt: skip
            return Attribution(
                found, region, source, (source[0], content), Side.BEFORE, kind, content,
                carrier=carrier,
            )  # fmt: skip
    return None


def _nominal(words: Words, found: Found, region: Region) -> Attribution | None:
    """Read a noun with its holder: "X's denial that …", 'a statement by X that …'."""
    if found.entry.part is not CuePart.NOUN:
        return None
    at = found.end
    source = _holder_left(words, found.start, region)
    if source is None and at < region.high and words.low[at] in ("by", "from", "of"):
        source = noun_phrase_right(words, at + 1, region)
        at = at if source is None else source[1]
    if region.high <= at + 1 or source is None:
        return None
    start = min(source[0], found.start)
    if words.low[at] == "that" and clause_verb(words, at + 1, region) is not None:
        kind, content = Complement.THAT, at + 1
    elif words.tags[at] == "TO" and words.tags[at + 1] == "VB":
        kind, content = Complement.TO, at
    elif words.low[at] in ("for", "of", "about", "against", "on") and object_at(
        words, at + 1, region
    ):
        kind, content = Complement.OBJECT, at + 1
    else:
        return None
    return Attribution(found, region, source, (start, at), Side.BEFORE, kind, content)


def _owner(words: Words, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return what owns: 'the union' of "gave weight to the union's claim"."""
    if phrase is None:
        return None
    start, end = phrase
    for at in range(end - 1, start, -1):
        if words.tags[at] in ("IN", "TO") and words.low[at] != "of":
            return (at + 1, end)
    return phrase


def _holder_left(words: Words, noun: int, region: Region) -> tuple[int, int] | None:
    """Return the holder of a noun: "the minister" in "the minister's repeated denial"."""
    at = noun - 1
    while region.low <= at and noun - at < _MODIFIERS and words.tags[at] in ("JJ", "NN", "VBN"):
        at -= 1
    if at < region.low or words.quote[at] != region.quote:
        return None
    if words.tags[at] == "PRP$":
        return (at, at + 1)
    if words.tags[at] == "POS" and region.low < at:
        return _owner(words, noun_phrase_left(words, at, region))
    return None
