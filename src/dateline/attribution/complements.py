"""What follows a cue: whom it is told to, when and where, and which kind of content begins then.

Does not say where the content ends, nor whether the cue attributes.
"""

from __future__ import annotations

import enum

from dateline.attribution.cues import Found
from dateline.attribution.phrases import (
    AUXILIARY,
    FINITE,
    NOMINAL,
    Region,
    clause_verb,
    is_noun,
    is_time,
    noun_phrase_right,
    skip_time_right,
)
from dateline.attribution.words import Words
from dateline.resources import media


class Complement(enum.Enum):
    """What follows the cue."""

    THAT = "that"
    WHETHER = "whether"
    QUOTE = "quote"
    CLAUSE = "clause"
    TO = "to"
    OBJECT = "object"
    NONE = "none"


ADDRESSED = frozenset({
    "tell", "inform", "remind", "assure", "reassure", "notify", "brief", "advise", "convince",
    "persuade", "warn", "ask", "caution", "alert",
})  # fmt: skip
ADDRESSEES = frozenset({
    "reporters", "journalists", "parliament", "lawmakers", "congress", "senators", "viewers",
    "supporters", "voters", "him", "her", "them", "me", "us", "you", "it", "officials", "people",
    "everyone", "investigators", "police", "delegates", "audience", "crowd", "leaders",
})  # fmt: skip
HEARERS = frozenset({"reporters", "journalists", "correspondents", "newsmen", "press"})
"""Those who listen for everyone: no carriers of words."""
_MAX_HEARER = 4
_OF = frozenset({"warn", "complain", "speak", "boast", "talk"})
CITING = frozenset({"citing", "quoting"})
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


def complement_of(words: Words, found: Found, region: Region) -> tuple[Complement, int, int]:
    """Return the kind of content after a cue, where it begins, and where the attribution ends."""
    at = found.end
    if found.entry.lemma in ADDRESSED:
        at = _skip_addressee(words, at, region, lemma=found.entry.lemma)
    entry = found.entry
    if at == found.end and entry.clausal:
        at = _named_hearer(words, at, region)
    if (
        entry.lemma in _OF
        and at == found.end
        and at + 1 < region.high
        and (words.low[at] in ("of", "about", "against"))
    ):
        return Complement.OBJECT, at + 1, at + 1
    cited = _behind_citation(words, skip_adjuncts(words, at, region), region)
    if cited is not None:
        return Complement.THAT, cited + 1, skip_adjuncts(words, at, region)
    if found.end < at < region.high and words.low[at] == "that":
        return Complement.THAT, at + 1, at
    if entry.lemma.endswith(" to") and at < region.high and words.tags[at] in ("VB", "RB"):
        return Complement.TO, at, at
    at = skip_adjuncts(words, at, region)
    kind, content = kind_at(words, at, region)
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
    if found.entry.takes_object and object_at(words, at, region):
        return Complement.OBJECT, at, at
    hearer_only = found.entry.lemma in ("warn", "remind", "ask", "caution", "alert")
    if hearer_only and found.end < at and object_at(words, found.end, region):
        return Complement.OBJECT, found.end, found.end
    return Complement.NONE, at, at


def _behind_citation(words: Words, at: int, region: Region) -> int | None:
    """Return the 'that' of 'reported, citing X, that …', where word *at* is the first comma."""
    if region.high <= at + 2 or words.low[at] != "," or words.low[at + 1] not in CITING:
        return None
    for end in range(at + 2, min(region.high - 1, at + 20)):
        if words.low[end] == "," and words.low[end + 1] == "that":
            return end + 1
    return None


def kind_at(words: Words, at: int, region: Region) -> tuple[Complement, int]:
    """Return what begins at word *at*, and where its content begins."""
    if region.high <= at:
        return Complement.NONE, at
    word = words.low[at]
    if word in (",", ":") and at + 1 < region.high:
        follows = at + 1
        if words.quote[follows] != region.quote and words.opens(follows):
            return Complement.QUOTE, follows
        if word == "," and words.low[follows] == "that" and words.tags[follows] == "IN":
            return Complement.THAT, follows + 1
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
    """Tell whether 'that' opens a clause, and is not the subject itself ('said that was fine')."""
    if words.tags[at] == "IN":
        return True
    after = at + 1
    if region.high <= after or words.low[after] in AUXILIARY:
        return False
    if words.tags[after] not in FINITE:
        return clause_verb(words, after, region) is not None
    stop = min(region.high, after + 8)
    return any(words.tags[k] in FINITE for k in range(after + 1, stop))


def object_at(words: Words, at: int, region: Region) -> bool:
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
    if lemma == "tell":
        told = _before_that(words, at, region)
        if told is not None:
            return told
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
            return min(at + 1, end - 1)  # 'told CNN Russia would': the first name listens
    return at if lemma != "tell" else noun_end(words, at, region)


def _named_hearer(words: Words, at: int, region: Region) -> int:
    """Return the 'that' behind a name right after a cue, or *at*: 'affirmed RTK that'.

    Those are told, in English that a machine made too: no name is followed by 'that' otherwise.
    """
    end = at
    while end < min(region.high, at + _MAX_HEARER) and words.tags[end] == "NNP":
        end += 1
    opens = at < end < region.high and words.low[end] == "that" and words.tags[end] in ("IN", "WH")
    if opens and words.quote[end] == region.quote:
        return end if clause_verb(words, end + 1, region) is not None else at
    return at


def _before_that(words: Words, at: int, region: Region) -> int | None:
    """Return the 'that' behind those who are told, however long their name, or ``None``."""
    for end in range(at + 1, min(region.high, at + 16)):
        if words.quote[end] != region.quote or words.tags[end] in FINITE | {"WH", "PRPV"}:
            return None
        if words.low[end] == "that" and words.tags[end] == "IN":
            return end
    return None


def noun_end(words: Words, at: int, region: Region) -> int:
    """Return the end of the noun phrase at *at*, or *at* where none begins."""
    phrase = noun_phrase_right(words, at, region)
    return at if phrase is None else phrase[1]


def skip_adjuncts(words: Words, at: int, region: Region) -> int:
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
    infinitive = words.low[at] == "to" and at + 1 < region.high and words.tags[at + 1] == "VB"
    if words.low[at] in ADJUNCT_WORDS and not infinitive:
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
    return end if region.high <= end or (at_quote and _ends_adjunct(words, end)) else at


def _ends_adjunct(words: Words, end: int) -> bool:
    """Tell whether an adjunct can end right before word *end*: its last noun is of speech or time."""
    last = words.low[end - 1]
    return (
        last in PLACES_OF_SPEECH
        or is_time(words, end - 1)
        or last in media()
        or (words.tags[end - 1] == "CD")
    )
