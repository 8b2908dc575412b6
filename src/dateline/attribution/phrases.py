"""Noun phrases, times and clauses beside a word, found by tags and closed classes of words.

There is no syntax here: each scan stops at the first sign of another clause, within a fixed number
of words, so that every call costs at most a constant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribution.words import Words

REACH = 60
"""Words a scan may run over. Noun phrases with their relative clauses stay below 40 in news."""

NOUNS = frozenset({"NN", "NNS", "NNP", "CD", "X"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "CD", "X", "JJ", "DT", "PRP$", "POS", "VBG", "VBN"})
VERBS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBG", "VBN", "MD"})
FINITE = frozenset({"VBP", "VBZ", "VBD", "MD"})
HAVE = frozenset({"have", "has", "had", "having"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "get", "got"})
DO = frozenset({"do", "does", "did"})
NOT = frozenset({"not", "never", "n't", "no"})
AUXILIARY = HAVE | BE | DO | frozenset({"will", "would", "can", "could", "may", "might", "must",
    "shall", "should"})  # fmt: skip
SUBORDINATORS = frozenset({
    "that", "because", "while", "if", "as", "since", "although", "though", "whether", "after",
    "before", "until", "unless", "than", "when", "where", "once", "so", "whereas", "like",
})  # fmt: skip
PREPOSITIONS = frozenset({
    "of", "for", "in", "from", "at", "on", "to", "with", "by", "near", "under", "against", "about",
    "over", "inside", "outside", "within", "behind", "around", "among", "across", "between",
})  # fmt: skip
DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "today",
    "yesterday", "tonight", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
})  # fmt: skip
UNITS = frozenset({
    "week", "month", "year", "day", "morning", "afternoon", "evening", "night", "weekend", "hour",
    "weeks", "months", "years", "days", "hours", "minutes", "summer", "winter", "spring", "autumn",
    "decade", "decades", "moment",
})  # fmt: skip
BEFORE_UNITS = frozenset({
    "last", "this", "next", "earlier", "late", "early", "later", "the", "in", "on", "that", "same",
    "a", "an", "few", "several", "each", "every", "past", "previous", "by", "during", "at", "of",
    "since", "just", "two", "three", "four", "five", "six", "one", "many", "recent", "late-",
})  # fmt: skip
AFTER_UNITS = frozenset({"ago", "earlier", "later", "before", "night", "morning", "afternoon",
    "evening", "week", "local", "time", "p.m.", "a.m.", "p.m", "a.m"})  # fmt: skip


_SAYING = frozenset(
    {"said", "says", "say", "told", "believes", "believed", "thinks", "claims", "claimed"}
)
_BOUNDS_1 = frozenset({"about", "nearly", "almost", "roughly", "around", "over", "some", "only"})
_BOUNDS_2 = frozenset({"at least", "at most", "more than", "less than", "fewer than", "up to"})
_BOUNDS_3 = frozenset({"as many as", "as few as"})
_BEFORE_TIME, _YEAR_DIGITS, _SHORT_WORD, _ADJUNCT = 5, 4, 4, 5


@dataclass(frozen=True, slots=True)
class Region:
    """Where a search may look: words ``[low, high)`` that share the quotation number *quote*."""

    low: int
    high: int
    quote: int


def is_noun(words: Words, at: int) -> bool:
    """Tell whether word *at* can be the head of a noun phrase."""
    return words.tags[at] in NOUNS or words.tags[at] == "PRP"


def is_time(words: Words, at: int) -> bool:
    """Tell whether word *at* names a day, a month or a stretch of time."""
    word = words.low[at]
    if word in DAYS:
        return word not in ("may", "march") or words.raw[at][0].isupper()
    return word in UNITS


def skip_time_left(words: Words, end: int, low: int) -> int:
    """Return where a time that ends before word *end* begins; *end* where there is none.

    'on Sunday', 'earlier this month', 'on March 4, 2025' before a verb.
    """
    at = end
    while low < at and (words.low[at - 1] in AFTER_UNITS or words.tags[at - 1] == "CD"):
        at -= 1
    seen = at
    while low < at and (is_time(words, at - 1) or (at < seen and words.tags[at - 1] == "CD")):
        at -= 1
    if at == seen and not any(is_time(words, k) for k in range(at, end)):
        return end
    while low < at and words.low[at - 1] in BEFORE_UNITS:
        at -= 1
    if at < end and words.low[at] in ("of", "the", "by", "'s"):
        return end
    return at


def skip_time_right(words: Words, start: int, high: int) -> int:
    """Return the end of a time that begins at word *start*; *start* where there is none."""
    at = start
    while at < high and at - start < _BEFORE_TIME and words.low[at] in BEFORE_UNITS:
        at += 1
    if high <= at or not (is_time(words, at) or _year(words, at, start)):
        return start
    while at < high and (
        is_time(words, at) or words.low[at] in AFTER_UNITS or words.tags[at] == "CD"
    ):
        at += 1
    return at


def _year(words: Words, at: int, start: int) -> bool:
    return start < at and len(words.raw[at]) == _YEAR_DIGITS and words.raw[at].isdigit()


def subject_left(words: Words, end: int, region: Region) -> tuple[int, int] | None:
    """Return the noun phrase before word *end* where it can be a subject, or ``None``.

    One that a preposition or verb governs is none, unless it ends a relative clause: 'X, who has
    no tie to the mayor, Y, said' gives all from X.
    """
    phrase = noun_phrase_left(words, end, region)
    if phrase is None:
        return None
    before = phrase[0] - 1
    if before < region.low or words.quote[before] != region.quote:
        return phrase
    governed = words.low[before] in PREPOSITIONS - {"with"}
    if not governed and words.low[end - 1] != ",":
        return phrase
    start = _holder_of_clause(words, phrase[0], region, any_verb=governed)
    if start is not None:
        return (start, phrase[1])
    return None if governed else phrase


def _holder_of_clause(words: Words, inner: int, region: Region, *, any_verb: bool) -> int | None:
    """Return the start of the phrase on which a clause hangs that ends in the phrase at *inner*.

    'X' of 'X, who has never met the mayor, Y, said', of 'X, without any tie to the mayor, Y, said'.
    The phrase at *inner* speaks itself where it is the subject: 'which the mayor, Y, said was late'.
    """
    if words.low[inner - 1] in _SAYING:
        return None
    for at in range(inner - 1, max(region.low + 1, inner - 26), -1):
        if words.low[at] == "," or words.quote[at] != region.quote:
            return None
        if words.low[at - 1] != "," or not (words.tags[at] == "WH" or words.low[at] == "without"):
            continue
        verb = any(words.tags[k] in VERBS for k in range(at + 1, inner + 1))
        if any_verb or verb or words.low[at] == "without":
            return _core_left(words, at - 1, Region(region.low, at - 1, region.quote))
        return None
    return None


def noun_phrase_left(words: Words, end: int, region: Region) -> tuple[int, int] | None:
    """Return the noun phrase that ends right before word *end*, or ``None``.

    With its modifiers, its relative clause and its apposition: 'Sergei Lavrov, the foreign
    minister,' before 'said'.
    """
    low = max(region.low, end - REACH)
    stop = skip_time_left(words, end, low)
    while low < stop and words.tags[stop - 1] == "RB":
        stop -= 1
    if stop <= low:
        stop = end
    if words.low[stop - 1] in (",", ")", "\u2014", "\u2013"):
        head_end = _before_apposition(words, stop - 1, Region(low, stop, region.quote))
        if head_end is None and words.low[stop - 2 : stop] == (")", ","):
            head_end = stop - 1
        if head_end is None:
            return None
        start = _core_left(words, head_end, Region(low, head_end, region.quote))
        if start is None:
            return None
        start = _described_left(words, start, region)
        aside = all(words.tags[at] in ("RB", "PUNCT") for at in range(head_end, stop))
        return (start, head_end if aside else stop)
    start = _core_left(words, stop, Region(low, stop, region.quote))
    if start is None and stop < end:
        return _whole(words, end, Region(low, end, region.quote))
    if start is not None and stop < end and not is_noun(words, stop - 1):
        return _whole(words, end, Region(low, end, region.quote))
    return None if start is None else (start, stop)


def _described_left(words: Words, start: int, region: Region) -> int:
    """Return the start of the name that opens the region and is described from *start* on.

    'Orsa, a cousin of the judge, Piet Orsa,' begins at 'Orsa'.
    """
    comma = start - 1
    if comma <= region.low or words.low[comma] != "," or words.tags[start] not in ("DT", "PRP$"):
        return start
    named = comma - region.low <= _ADJUNCT and all(
        words.tags[at] == "NNP" and not is_time(words, at) for at in range(region.low, comma)
    )
    return region.low if named else start


def _whole(words: Words, end: int, region: Region) -> tuple[int, int] | None:
    """A time that belongs to the phrase: 'the report published last month'."""
    start = _core_left(words, end, region)
    return None if start is None else (start, end)


def _before_apposition(words: Words, close: int, region: Region) -> int | None:
    """Return the end of the noun phrase before an apposition that closes at *close*."""
    opener = {")": "("}.get(words.low[close], words.low[close])
    at = close - 1
    while region.low < at and words.low[at] != opener and words.quote[at] == region.quote:
        at -= 1
    if at <= region.low or words.low[at] != opener or at + 1 == close:
        return None
    if opener == "(" or _apposes(words, at + 1, close):
        if words.low[at - 1] == ")":
            return _before_apposition(words, at - 1, region)
        point = words.low[at - 1] == "." and words.low[at - 2] not in ("jr", "sr")
        return at if _may_end(words, at - 1) and not point else None
    return None


def _apposes(words: Words, start: int, end: int) -> bool:
    """Tell whether the words between two commas describe the phrase before them."""
    tag, word = words.tags[start], words.low[start]
    if tag == "WH" or word in ("himself", "herself", "themselves", "itself"):
        return True
    if tag in ("VBG", "VBN") or word in PREPOSITIONS:
        return word not in ("in", "on", "at", "for", "to") or end - start < _ADJUNCT
    if tag not in NOMINAL and tag != "RB":
        return False
    return not any(words.tags[at] in ("VBD", "VBZ", "VBP", "MD") for at in range(start, end)) or (
        any(words.tags[at] == "WH" for at in range(start, end))
    )


def _core_left(words: Words, end: int, region: Region) -> int | None:
    """Return the start of the noun phrase that ends at *end*, apposition apart."""
    if end <= region.low or words.quote[end - 1] != region.quote:
        return None
    if words.tags[end - 1] == "PRP":
        return end - 1 if words.low[end - 1] not in ("him", "them", "me", "us") else None
    if not _may_end(words, end - 1):
        return None
    at = end - 1
    while region.low < at and _continues(words, at, region):
        at -= 1
    if region.low < at and words.tags[at - 1] in VERBS:
        holder = _relative_holder(words, at, region)
        if holder is not None:
            return _core_left(words, holder, Region(region.low, holder, region.quote))
    at = _cut_at_verb(words, at, end, region)
    start = _trimmed_start(words, at, end)
    return None if start is None else _with_quantity(words, start, region)


def _with_quantity(words: Words, start: int, region: Region) -> int:
    """Take in what bounds a number: 'at least four', 'more than half'."""
    if words.tags[start] != "CD":
        return start
    for length, phrases in ((3, _BOUNDS_3), (2, _BOUNDS_2), (1, _BOUNDS_1)):
        first = start - length
        if region.low <= first and " ".join(words.low[first:start]) in phrases:
            return first
    return start


def _relative_holder(words: Words, at: int, region: Region) -> int | None:
    """Return the end of the noun phrase that a relative clause ending before *at* hangs on.

    'those who built their house on sand' before 'say'.
    """
    for left in range(at - 1, max(region.low, at - 8), -1):
        tag = words.tags[left]
        if tag == "WH" and words.low[left] in ("who", "that", "which", "whose"):
            return left if is_noun(words, left - 1) or words.tags[left - 1] == "DT" else None
        if tag in {"PUNCT", "CC"} or words.quote[left] != region.quote:
            return None
    return None


def _may_end(words: Words, at: int) -> bool:
    tag = words.tags[at]
    if is_noun(words, at) or words.low[at] in (")", "."):
        return True
    before = words.tags[at - 1] if 0 < at else "PUNCT"
    if tag == "VBN":
        return before in ("NNS", "DT") and words.low[at - 1] not in ("the", "a", "an")
    if tag == "DT":
        return words.low[at] not in ("the", "a", "an", "no", "every")
    return tag == "JJ" and before in ("DT", "JJ", "NN", "NNP", "PRP$", "POS")


def _continues(words: Words, at: int, region: Region) -> bool:
    """Tell whether the noun phrase that holds word *at* goes on to the left of it."""
    left = at - 1
    tag, word = words.tags[left], words.low[left]
    if words.quote[left] != region.quote or tag in ("WH", "PRP", "UH", "PRPV"):
        return False
    if tag == "PUNCT":
        if word in ("-", "/"):
            return words.ends[left] == words.starts[at]
        return word in ("&", ".", "'", ")", "(", "$", "%") or _list_comma(words, left)
    if tag in NOMINAL:
        return not _starts_phrase(words, at) or tag in ("POS", "PRP$", "DT", "JJ", "CD", "VBN")
    if word in PREPOSITIONS:
        if region.low + 1 < left and words.tags[left - 1] == "VBN":
            return words.tags[left - 2] in NOUNS
        return region.low < left and _takes_preposition(words, left, region)
    if word in ("and", "or", "&"):
        if words.tags[at] in ("JJ", "NN") and region.low < left and words.tags[left - 1] == "JJ":
            return True
        return region.low < left and words.tags[left - 1] in ("NN", "NNS", "NNP", "POS")
    return tag == "RB" and words.tags[at] in ("JJ", "VBN", "VBG", "CD")


def _takes_preposition(words: Words, at: int, region: Region) -> bool:
    """Tell whether the preposition at *at* hangs on a noun: 'some of', 'people close to'."""
    tag, word = words.tags[at - 1], words.low[at - 1]
    if tag in NOUNS:
        return True
    if words.low[at] == "of" and (tag in ("DT", "JJ", "CD") or word in ("most", "many", "some")):
        return True
    return tag == "JJ" and region.low + 1 < at and words.tags[at - 2] in ("NN", "NNS")


def _starts_phrase(words: Words, at: int) -> bool:
    """A determiner begins a noun phrase: what stands before it is another one."""
    return words.tags[at] in ("DT", "PRP$") and words.low[at] not in ("all", "both")


def _list_comma(words: Words, at: int) -> bool:
    """Tell whether the comma at *at* parts names of a list: 'Mali, Niger and Chad'."""
    if words.low[at] != "," or at < 1:
        return False
    return (
        words.tags[at - 1] in ("NNP", "NNS")
        and at + 2 < len(words.low)
        and words.tags[at + 1] in ("NNP", "NNS")
        and any(words.low[k] == "and" for k in range(at + 2, min(at + 6, len(words.low))))
    )


def _cut_at_verb(words: Words, at: int, end: int, region: Region) -> int:
    """Cut a phrase whose left part belongs to a verb: 'visited Moscow and Putin'."""
    if at <= region.low or words.quote[at - 1] != region.quote:
        return at
    tag = words.tags[at - 1]
    if tag not in VERBS and words.low[at - 1] not in PREPOSITIONS:
        return at
    joins = [k for k in range(at, end) if words.low[k] in ("and", "or") and words.tags[k] == "CC"]
    return joins[0] + 1 if joins and tag in VERBS else at


def _trimmed_start(words: Words, start: int, end: int) -> int | None:
    """Leave out what cannot begin a noun phrase."""
    at = start
    while at < end and (
        words.tags[at] in ("CC", "PUNCT", "POS")
        or (words.tags[at] == "RB" and at + 1 < end and words.tags[at + 1] not in ("CD", "JJ"))
    ):
        at += 1
    if start < at and words.low[at - 1] == "(":
        at = start
    while at < end and words.low[at] in PREPOSITIONS and not _about_number(words, at, end):
        after = skip_time_right(words, at, end)
        at = after if at < after else at + 1
    while at < end and words.low[at] in ("saying", "including", "according", "amid", "despite"):
        at += 1
    return at if at < end and any(is_noun(words, k) or words.tags[k] in ("DT", "JJ") for k in
        range(at, end)) else None  # fmt: skip


def _about_number(words: Words, at: int, end: int) -> bool:
    return (
        words.low[at] in ("about", "around", "over", "under")
        and at + 1 < end
        and (words.tags[at + 1] == "CD")
    )


def noun_phrase_right(words: Words, start: int, region: Region) -> tuple[int, int] | None:
    """Return the noun phrase that begins at word *start*, or ``None``; see the left twin."""
    high = min(region.high, start + REACH)
    if high <= start or words.quote[start] != region.quote:
        return None
    if words.tags[start] == "PRP":
        return (start, start + 1)
    at = start
    while at < high and _goes_on(words, at, start, region):
        at += 1
    while (
        start < at
        and (
            words.tags[at - 1] in ("CC", "DT", "POS", "RB", "PUNCT")
            or (words.low[at - 1] in PREPOSITIONS)
        )
        and words.low[at - 1] not in (")", ".")
    ):
        at -= 1
    if at <= start or not any(is_noun(words, k) or words.tags[k] in ("JJ", "DT") for k in
        range(start, at)):  # fmt: skip
        return None
    return (start, at)


def _goes_on(words: Words, at: int, start: int, region: Region) -> bool:
    tag, word = words.tags[at], words.low[at]
    if words.quote[at] != region.quote:
        return False
    if tag == "PUNCT":
        return word in ("-", "&", "/", "'", "(", ")", ".", "$") and (
            word != "." or at + 1 < region.high
        )
    if tag in ("DT", "PRP$"):
        return (
            at == start
            or words.tags[at - 1] in ("IN", "TO", "CC", "DT")
            or (words.low[at - 1] in PREPOSITIONS)
        )
    if tag in NOMINAL:
        return not (start < at and is_time(words, at) and tag == "NNP")
    if word in PREPOSITIONS:
        return start < at and skip_time_right(words, at, region.high) == at
    return (tag == "CC" and word in ("and", "&")) or (tag == "RB" and at == start)


def extend_apposition(words: Words, end: int, region: Region, *, closed: bool) -> int:
    """Return the end of the apposition that follows a noun phrase that ends at *end*.

    With *closed* the apposition must end in a comma: more of the sentence follows.
    """
    if region.high <= end + 1 or words.low[end] != ",":
        return end
    stop = end + 1
    limit = min(region.high, end + 40)
    depth = 0
    while (
        stop < limit and words.quote[stop] == region.quote and (words.low[stop] != "," or 0 < depth)
    ):
        depth += {"(": 1, ")": -1}.get(words.low[stop], 0)
        if words.low[stop] in (".", ";", ":", "!", "?") and words.tags[stop] == "PUNCT":
            break
        stop += 1
    at_comma = stop < limit and words.low[stop] == ","
    if closed and not at_comma:
        return end
    return stop if _describes(words, end + 1, stop) else end


def _describes(words: Words, start: int, end: int) -> bool:
    if end <= start:
        return False
    tag, word = words.tags[start], words.low[start]
    if tag == "WH":
        return word in ("who", "whose", "whom", "which")
    if tag in ("DT", "NN", "JJ", "CD", "NNP", "NNS", "PRP$"):
        return not any(words.tags[at] in FINITE for at in range(start, end)) or any(
            words.tags[at] == "WH" for at in range(start, end)
        )
    return False


def clause_verb(words: Words, start: int, region: Region, *, plain: bool = False) -> int | None:
    """Return the finite verb of a clause that begins at word *start*, or ``None``.

    A clause is a noun phrase with a finite verb after it before any sign of another clause.
    With *plain* nothing may stand between the two that is set off: no comma, no relative clause.
    """
    if region.high <= start:
        return None
    if words.tags[start] not in NOMINAL | {"PRP", "PRPV", "RB", "TO"}:
        return None
    if words.tags[start] == "PRPV":
        return start
    seen_noun = False
    gerund = words.tags[start] == "VBG"
    for at in range(start, min(region.high, start + 30)):
        tag, word = words.tags[at], words.low[at]
        if tag in FINITE and seen_noun:
            return at
        if tag == "PRPV":
            return at
        if word in (";", ":", ".", "?", "!") and tag == "PUNCT" and not _abbreviates(words, at):
            return None
        if (
            word == ","
            and at + 1 < region.high
            and (words.tags[at + 1] in ("VBG", "CC") or words.low[at + 1] in SUBORDINATORS)
            and words.low[at + 1] != "including"
            and not any_tag(words, at + 1, at + 2, ("WH",))
        ):
            return None
        if gerund and word in (",", "but"):
            return None
        if plain and (word in (",", "\u2014", "(") or tag == "WH"):
            return None
        if (tag == "WH" and not seen_noun) or (
            word in SUBORDINATORS
            and tag == "IN"
            and (word not in ("like", "as", "than", "that") or not seen_noun)
        ):
            return None
        seen_noun = seen_noun or is_noun(words, at) or tag in ("DT", "VBG", "PRP", "JJ")
    return None


def _abbreviates(words: Words, at: int) -> bool:
    """A full stop right behind a short capitalised word ends no clause: 'Mr.'."""
    return (
        words.low[at] == "."
        and 0 < at
        and words.raw[at - 1][0].isupper()
        and (len(words.raw[at - 1]) <= _SHORT_WORD)
    )


def any_tag(words: Words, start: int, end: int, tags: Sequence[str] | frozenset[str]) -> bool:
    """Tell whether one of the words ``[start, end)`` has one of *tags*."""
    return any(words.tags[at] in tags for at in range(start, end))
