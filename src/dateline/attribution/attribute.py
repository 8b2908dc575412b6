"""A cue and the words around it → who attributes, on which side of the content, with which kind of
content. Does not draw the content's bounds (see ``contents``), resolve speakers or build chains.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.attribution.cues import Found, Voice
from dateline.attribution.phrases import (
    FINITE,
    NOMINAL,
    PREPOSITIONS,
    Region,
    clause_verb,
    extend_apposition,
    is_noun,
    is_time,
    noun_phrase_left,
    noun_phrase_right,
    skip_time_right,
)
from dateline.attribution.words import Words
from dateline.resources import CuePart, media


class Side(enum.Enum):
    """Where the attribution stands."""

    BEFORE = "before"
    AFTER = "after"


class Complement(enum.Enum):
    """What follows the cue."""

    THAT = "that"
    WHETHER = "whether"
    QUOTE = "quote"
    CLAUSE = "clause"
    TO = "to"
    OBJECT = "object"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue at work. Word ranges are half-open; ``extent`` is what is not content: source, cue,
    whom it is told to, time and medium. ``content`` is where the content begins after a cue.
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


ADDRESSED = frozenset({
    "tell", "inform", "remind", "assure", "reassure", "notify", "brief", "advise", "convince",
    "persuade", "warn", "ask", "caution", "alert",
})  # fmt: skip
ADDRESSEES = frozenset({
    "reporters", "journalists", "parliament", "lawmakers", "congress", "senators", "viewers",
    "supporters", "voters", "him", "her", "them", "me", "us", "you", "it", "officials", "people",
    "everyone", "investigators", "police", "delegates", "audience", "crowd", "leaders",
})  # fmt: skip
_BEFORE_PARTICIPLES = frozenset({"and", "while", "before", "after", "by", "in", "when", "for",
    "of", "instead", "\u2014", "\u2013", "also"})  # fmt: skip
_ABOUT_NOUNS = frozenset({"concern", "concerns", "alarm", "doubt", "doubts", "hope", "fears",
    "regret", "outrage", "confidence", "support", "thanks", "gratitude", "condolences"})  # fmt: skip
ADJUNCT_WORDS = frozenset({"in", "on", "at", "during", "to", "after", "before", "by", "via",
    "through", "from", "with", "ahead", "following", "over", "for", "of", "about"})  # fmt: skip
PLACES_OF_SPEECH = frozenset({
    "conference", "briefing", "speech", "rally", "hearing", "meeting", "summit", "debate", "event",
    "session", "visit", "trip", "ceremony", "call", "television", "tv", "radio", "twitter",
    "facebook", "telegram", "parliament", "court", "statement", "interview", "reporters",
    "journalists", "way", "time", "response", "part", "forum", "dinner", "address", "remarks",
})  # fmt: skip
STOPS = frozenset({".", "!", "?", ";", ")", "\u2014", "\u2013", "\u2026", "]", "/"})


def attribute(words: Words, found: Found, region: Region, before: Attribution | None
    ) -> Attribution | None:  # fmt: skip
    """Return what *found* attributes, or ``None`` where the pattern is not one of attribution.

    Args:
        before: the attribution to the left in the same region, whose source may be shared.
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
    quoted = _after_quote(words, found.group, region)
    if not quoted and (
        found.entry.lemma == "tell" or clause_verb(words, found.end, region, plain=True) is not None
    ):
        return None
    phrase = noun_phrase_right(words, found.end, region)
    if phrase is None or words.low[phrase[0]] in ("that", "it"):
        return None
    end = extend_apposition(words, phrase[1], region, closed=False)
    if (
        words.low[left] == ","
        and words.quote[left] == region.quote
        and (not _plain_saying(found) or _apposition_before(words, left, region))
    ):
        return None
    stop = _skip_adjuncts(words, end, region)
    return Attribution(
        found, region, (phrase[0], end), (found.group, stop), Side.AFTER, Complement.NONE, stop
    )


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
    kind, content, end = _complement(words, found, region)
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
    phrase = noun_phrase_right(words, found.end, region)
    if phrase is None:
        return None
    at = phrase[1]
    if region.high <= at + 2 or words.low[at] != "as" or words.low[at + 1] not in (
        "saying", "claiming", "telling", "reporting", "stating",
    ):  # fmt: skip
        return None
    kind, content = _kind_at(words, at + 2, region)
    if kind is Complement.NONE:
        return None
    return Attribution(
        found, region, phrase, (carrier[0], content), Side.BEFORE, kind, content, carrier=carrier
    )


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
    phrase = noun_phrase_left(words, group, region)
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


def _complement(words: Words, found: Found, region: Region) -> tuple[Complement, int, int]:
    """Return the kind of content after a cue, where it begins, and where the attribution ends."""
    at = found.end
    if found.entry.lemma in ADDRESSED:
        at = _skip_addressee(words, at, region, lemma=found.entry.lemma)
    entry = found.entry
    if entry.lemma.endswith(" to") and at < region.high and words.tags[at] in ("VB", "RB"):
        return Complement.TO, at, at
    at = _skip_adjuncts(words, at, region)
    kind, content = _kind_at(words, at, region)
    if kind is Complement.CLAUSE and not entry.clausal and entry.takes_object:
        kind = Complement.OBJECT
    after = found.end
    if (
        words.low[after - 1] in _ABOUT_NOUNS
        and after + 1 < region.high
        and (words.low[after] in ("about", "over", "at", "for"))
    ):
        return Complement.OBJECT, after + 1, after + 1
    if kind is not Complement.NONE:
        return kind, content, at
    if found.entry.takes_object and _object_at(words, at, region):
        return Complement.OBJECT, at, at
    if found.entry.lemma in ADDRESSED and found.end < at and _object_at(words, found.end, region):
        if found.entry.lemma in ("warn", "remind", "ask", "caution", "alert"):
            return Complement.OBJECT, found.end, found.end
    return Complement.NONE, at, at


def _kind_at(words: Words, at: int, region: Region) -> tuple[Complement, int]:
    """Return what begins at word *at*, and where its content begins."""
    if region.high <= at:
        return Complement.NONE, at
    word, tag = words.low[at], words.tags[at]
    if word in (",", ":") and at + 1 < region.high:
        follows = at + 1
        if words.quote[follows] != region.quote and words.opens(follows):
            return Complement.QUOTE, follows
        if word == ":":
            return Complement.CLAUSE, follows
        return Complement.NONE, at
    if words.quote[at] != region.quote and words.opens(at):
        return Complement.QUOTE, at
    if word == "that" and _is_complementizer(words, at, region):
        return Complement.THAT, at + 1
    if word in ("whether", "if", "how", "why", "what", "when", "where", "who"):
        return Complement.WHETHER, at
    if word == "to" and at + 1 < region.high and words.tags[at + 1] in (
        "VB", "RB", "VBP", "NN", "PUNCT",
    ):  # fmt: skip
        return Complement.TO, at
    if clause_verb(words, at, region) is not None:
        return Complement.CLAUSE, at
    return Complement.NONE, at


def _is_complementizer(words: Words, at: int, region: Region) -> bool:
    if words.tags[at] == "IN":
        return True
    after = at + 1
    return after < region.high and (
        words.tags[after] not in FINITE and clause_verb(words, after, region) is not None
    )


def _object_at(words: Words, at: int, region: Region) -> bool:
    """Tell whether a noun phrase (or one in quotation marks) begins at word *at*."""
    if region.high <= at:
        return False
    if words.quote[at] != region.quote:
        return words.opens(at)
    tag = words.tags[at]
    return (tag in NOMINAL and tag != "POS") or tag in ("PRP", "WH")


def _skip_addressee(words: Words, at: int, region: Region, *, lemma: str) -> int:
    """Return the end of the phrase for those who are told."""
    if region.high <= at or words.quote[at] != region.quote:
        return at
    if words.low[at] in ADDRESSEES:
        return at + 1
    if words.low[at] == "that" or (lemma != "tell" and clause_verb(words, at, region) is not None):
        return at
    stop = min(region.high, at + 12)
    for end in range(at + 1, stop):
        if words.quote[end] != region.quote or words.low[end] in ("that", ",", "to", ":"):
            return end
        if words.low[end - 1] in ADDRESSEES or words.low[end] in ("in", "on", "during", "at"):
            return end
        if words.tags[end] in ("DT", "PRP", "PRP$", "PRPV", "WH") and is_noun(words, end - 1):
            return end
        if words.tags[end] in FINITE:
            return _split_names(words, at, end)
    return at if lemma != "tell" else noun_end(words, at, region)


def noun_end(words: Words, at: int, region: Region) -> int:
    """Return the end of the noun phrase at *at*, or *at* where none begins."""
    phrase = noun_phrase_right(words, at, region)
    return at if phrase is None else phrase[1]


def _split_names(words: Words, start: int, verb: int) -> int:
    """'told CNN Russia would': the addressee is what stands before the clause's subject."""
    return start + 1 if start + 1 < verb else start


def _skip_adjuncts(words: Words, at: int, region: Region) -> int:
    """Return the end of the adverbs, times, places and media that follow a cue at word *at*."""
    for _ in range(4):
        after = _one_adjunct(words, at, region)
        if after == at:
            break
        at = after
    return at


def _one_adjunct(words: Words, at: int, region: Region) -> int:
    if region.high <= at or words.quote[at] != region.quote:
        return at
    after = skip_time_right(words, at, region.high)
    if at < after:
        return after
    if words.tags[at] == "RB" and words.low[at] not in ("not", "there", "here", "so"):
        return (
            at + 1
            if clause_verb(words, at, region) is None
            or words.low[at].endswith("ly")
            or (words.low[at] in ("also", "later", "earlier", "recently", "again", "too"))
            else at
        )
    if (
        words.low[at] == ","
        and at + 2 < region.high
        and words.low[at + 2] == ","
        and (words.tags[at + 1] == "RB")
    ):
        return at + 3
    if words.low[at] in ADJUNCT_WORDS:
        return _prepositional(words, at, region)
    return at


def _prepositional(words: Words, at: int, region: Region) -> int:
    """Return the end of an adjunct with a preposition: 'in a statement on Sunday'."""
    end = at + 1
    limit = min(region.high, at + 15)
    while end < limit and words.quote[end] == region.quote:
        word, tag = words.low[end], words.tags[end]
        if (word == "that" and (tag == "IN" or (at + 1 < end and _ends_adjunct(words, end)))) or (
            word in (",", ":")
        ):
            return end if end < limit - 1 and at + 1 < end else at
        if word in STOPS and tag == "PUNCT":
            return end
        if _ends_adjunct(words, end) and clause_verb(words, end, region) is not None:
            return end
        if tag in FINITE or tag in ("WH", "PRPV") or (tag == "PRP" and at + 1 < end):
            return at
        end += 1
    at_quote = end < region.high and words.quote[end] != region.quote and words.opens(end)
    return end if region.high <= end or at_quote and _ends_adjunct(words, end) else at


def _ends_adjunct(words: Words, end: int) -> bool:
    """Tell whether an adjunct can end right before word *end*: its last noun is of speech or time."""
    last = words.low[end - 1]
    return (
        last in PLACES_OF_SPEECH
        or is_time(words, end - 1)
        or last in media()
        or (words.tags[end - 1] == "CD")
    )


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
    if content < region.high and words.low[content] == "that":
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
    kind, content, end = _complement(words, found, region)
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
    kind, content, end = _complement(words, found, region)
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
    kind, content, end = _complement(words, found, region)
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


def _quoted_as_saying(words: Words, found: Found, region: Region) -> Attribution | None:
    limit = min(region.high, found.end + 8)
    for at in range(found.end, limit - 1):
        if words.low[at] == "as" and words.low[at + 1] == "saying":
            source = noun_phrase_left(words, found.group, region)
            kind, content = _kind_at(words, at + 2, region)
            if source is None:
                return None
            if kind is Complement.NONE:
                if not _content_on_left(words, source[0], region):
                    return None
                return Attribution(
                    found, region, source, (source[0], at + 2), Side.AFTER, kind, content
                )
            return Attribution(
                found, region, source, (source[0], content), Side.BEFORE, kind, content
            )
    return None


def _nominal(words: Words, found: Found, region: Region) -> Attribution | None:
    """ "X's denial that …", 'a statement by X that …'."""
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
    elif words.low[at] in ("for", "of", "about", "against", "on") and _object_at(
        words, at + 1, region
    ):
        kind, content = Complement.OBJECT, at + 1
    else:
        return None
    return Attribution(found, region, source, (start, at), Side.BEFORE, kind, content)


def _holder_left(words: Words, noun: int, region: Region) -> tuple[int, int] | None:
    """Return the holder of a noun: "the minister" in "the minister's repeated denial"."""
    at = noun - 1
    while region.low <= at and noun - at < 4 and words.tags[at] in ("JJ", "NN", "VBN"):
        at -= 1
    if at < region.low or words.quote[at] != region.quote:
        return None
    if words.tags[at] == "PRP$":
        return (at, at + 1)
    if words.tags[at] == "POS" and region.low < at:
        return noun_phrase_left(words, at, region)
    return None


__all__ = ["PREPOSITIONS", "Attribution", "Complement", "Side", "attribute", "clause_subject"]
