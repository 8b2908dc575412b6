"""One sentence → its attributions: the part outside quotation marks, then each quotation.

Decides which patterns are good enough to count. Does not resolve speakers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dateline.attribution.attribute import Attribution, Side, attribute
from dateline.attribution.complements import HEARERS, Complement
from dateline.attribution.cues import Found, Voice, find_cues
from dateline.attribution.judge import probability
from dateline.attribution.phrases import (
    FINITE,
    Region,
    clause_verb,
    noun_phrase_left,
    noun_phrase_right,
)
from dateline.attribution.speakers import DOCUMENT_NOUNS
from dateline.attribution.words import OUTSIDE, Words
from dateline.model import Polarity, Reading, Stance

MAX_ATTRIBUTIONS = 40
"""Of one sentence; real ones have at most six. Keeps hostile sentences linear."""

THRESHOLD = 0.7
"""Probability below which a pattern is left out. Tuned on PolNeAR train; see the method card."""


THAT_THRESHOLD = 0.6
"""For verbs with 'that' behind them, which hardly anything but speech and thought has."""

SURE_THRESHOLD = 0.35
_SURE = frozenset({"deny", "denial", "demand", "rule out", "vow", "promise", "pledge", "threaten",
    "warn", "warning", "accuse", "thank", "condemn", "reject", "dismiss", "refute", "apologize",
    "amid reports", "amid rumors", "according to", "quote"})  # fmt: skip
"""Cues of denial, promise and threat: missing one turns a brief round, and they mean nothing else."""
_DEEDS = frozenset({"attack", "back", "bash", "blast", "carry", "cast", "challenge", "hammer",
    "hit back", "hold", "knock", "press", "rap", "savage", "sign", "slam", "smear", "support",
    "target", "trash", "assail", "fire back", "shoot back", "pressure", "require", "resist",
    "recall", "order", "direct", "offer", "seek", "invite", "celebrate", "embrace", "name",
    "display", "record", "document", "publish", "post", "broadcast", "summon", "mandate",
    "decide", "find", "hear", "see", "notice", "allow", "address", "convince", "persuade"})  # fmt: skip
"""Verbs that also tell of deeds: in a report of a war 'attacked' is no accusation."""
_NOUNS_OF_SPEECH = frozenset({"accusation", "allegation", "announcement", "appeal", "call", "claim",
    "condemnation", "criticism", "demand", "denial", "denunciation", "pledge", "plea", "promise",
    "praise", "refusal", "rejection", "request", "statement", "threat", "vow", "warning"})  # fmt: skip
"""Nouns that attribute without a 'that' behind them."""


_SPEAKING = frozenset({"comment", "say", "respond", "answer", "discuss", "elaborate", "speak",
    "name", "identify", "give", "provide", "talk", "confirm", "offer", "disclose", "specify"})  # fmt: skip


def stretches(words: Words, reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield the words ``[low, high)`` to search together, each with its last sentence's index.

    One sentence, or two where the first is a question or a cry in quotation marks and the second
    only says whose: '"Who knew?" she asked.'
    """
    low = 0
    for index in range(len(reading.sentences)):
        high = words.first[index + 1]
        if index + 1 < len(reading.sentences) and _goes_on(words, reading, index):
            continue
        yield index, low, high
        low = high


def _goes_on(words: Words, reading: Reading, index: int) -> bool:
    low, high, end = words.first[index], words.first[index + 1], words.first[index + 2]
    if high <= low + 1 or end <= high or reading.block[index] != reading.block[index + 1]:
        return False
    if not words.closes(high - 1) or words.low[high - 2] not in ("?", "!"):
        return False
    cue = next((c for c in find_cues(words, high, min(end, high + 8)) if _says(c)), None)
    if cue is None or words.quote[high] != OUTSIDE:
        return False
    region = Region(high, end, OUTSIDE)
    return (
        clause_verb(words, cue.end, region) is None and words.low[min(cue.end, end - 1)] != "that"
    )


def _says(cue: Found) -> bool:
    return cue.voice is Voice.ACTIVE and cue.entry.clausal and not cue.negated


_HEADLINE_WORDS = 2
_NEAR = 12
_ATTITUDES = frozenset({"plan", "decide", "intend", "like", "love", "need", "choose", "know", "see",
    "feel", "consider"})  # fmt: skip
"""What people are up to, or take note of: with a clause behind them they say so, else they do not."""
_SCREENS = frozenset({"tv", "television", "channel", "broadcaster", "media", "cameras"})
_UNNAMED = frozenset({"named", "identified", "quoted", "anonymity", "anonymous"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "no-one"})


def attributions(words: Words, low: int, high: int) -> list[Attribution]:
    """Return the attributions of the sentence of words ``[low, high)``, in the text's order."""
    found: list[Attribution] = []
    for region in regions(words, low, high):
        found += _in_region(words, region)
        if MAX_ATTRIBUTIONS <= len(found):
            break
    found.sort(key=lambda each: (each.extent, each.found.start))
    return found[:MAX_ATTRIBUTIONS]


def regions(words: Words, low: int, high: int) -> Iterator[Region]:
    """Yield the part outside quotations as one region, and the inside of each quotation."""
    if any(words.quote[at] == OUTSIDE for at in range(low, high)):
        yield Region(low, high, OUTSIDE)
    at = low
    while at < high:
        number = words.quote[at]
        end = at
        while end < high and words.quote[end] == number:
            end += 1
        if number != OUTSIDE:
            start = at + 1 if words.opens(at) else at
            stop = end - 1 if words.closes(end - 1) else end
            if start + 3 < stop:
                yield Region(start, stop, number)
        at = end


def candidates(
    words: Words, region: Region, accept: Callable[[Attribution], bool]
) -> Iterator[Attribution]:
    """Yield every pattern of attribution in *region*; *accept* says which can lend their source."""
    before: Attribution | None = None
    seen: list[Attribution] = []
    for cue in find_cues(words, region.low, region.high):
        if words.quote[cue.start] != region.quote or words.quote[cue.end - 1] != region.quote:
            continue
        which = attribute(words, cue, region, before)
        if which is None or not possible(words, which):
            continue
        if which.found.entry.lemma in ("citing", "quoting"):
            which = _cited_by(words, which, seen)
        yield which
        if not accept(which):
            continue
        seen.append(which)
        if which.found.voice is not Voice.NOUN and which.found.voice is not Voice.PHRASE:
            before = which


def _in_region(words: Words, region: Region) -> list[Attribution]:
    found: list[Attribution] = []

    def accept(which: Attribution) -> bool:
        chance = probability(words, which)
        if chance < needed(which):
            return False
        found.append(replace(which, chance=chance))
        return True

    for _ in candidates(words, region, accept):
        if MAX_ATTRIBUTIONS <= len(found):
            break
    return found


def needed(which: Attribution) -> float:
    """Return the probability that *which* needs: less for cues with no other sense."""
    if which.found.entry.lemma in _SURE and not which.shared:
        return SURE_THRESHOLD
    told = which.complement is Complement.THAT and which.found.voice is Voice.ACTIVE
    return THAT_THRESHOLD if told and which.found.entry.clausal else THRESHOLD


def _deed(words: Words, which: Attribution) -> bool:
    """Tell whether a verb may tell of a deed: no quotation, no 'for doing' behind it."""
    if which.found.entry.lemma == "welcome" and _name_at(words, which.content, which.region):
        return True
    if which.found.entry.lemma not in _DEEDS or which.complement is not Complement.OBJECT:
        return False
    low, high = which.content, min(which.region.high, which.content + 12)
    if which.side is Side.AFTER:
        return True
    quoted = any(words.quote[at] != which.region.quote for at in range(low, high))
    reason = any(
        words.low[at] == "for" and words.tags[at + 1] == "VBG" for at in range(low, high - 1)
    )
    return not quoted and not reason


def _handed(words: Words, which: Attribution) -> bool:
    """Tell whether things are shown, sought or claimed, and nothing is said of them.

    'showed reporters copies', 'is seeking to lease', 'wrote to ask for'. A document that shows a
    rise does say so, and 'claimed responsibility' owns up to a deed.
    """
    lemma, kind = which.found.entry.lemma, which.complement
    quoted = any(words.quote[at] != which.region.quote for at in range(
        which.content, min(which.region.high, which.content + _NEAR)))  # fmt: skip
    if lemma in _ATTITUDES and not quoted and which.side is Side.BEFORE:
        return kind in (Complement.TO, Complement.OBJECT, Complement.WHETHER)
    if kind is Complement.TO:
        return lemma in ("seek", "write") or (lemma == "want" and not quoted)
    at = which.content
    if lemma == "show" and kind is not Complement.THAT and words.low[at] in HEARERS:
        return True
    if kind is not Complement.OBJECT or which.source is None or which.side is Side.AFTER:
        return False
    if lemma == "show":
        return _by_name(words, which.source)
    opens = words.quote[at] != which.region.quote
    return lemma == "claim" and not opens and words.low[at] in ("a", "an")


def _by_name(words: Words, source: tuple[int, int]) -> bool:
    """Tell whether a source ends in a name or is a person's pronoun, and names no document."""
    if any(words.low[at] in DOCUMENT_NOUNS | _SCREENS for at in range(*source)):
        return False
    return words.tags[source[1] - 1] == "NNP" or words.low[source[0]] in ("he", "she", "they")


def _name_at(words: Words, at: int, region: Region) -> bool:
    """Tell whether the noun phrase at word *at* is headed by a name: a guest is no content."""
    phrase = noun_phrase_right(words, at, region)
    if phrase is None:
        return False
    head = at
    while head + 1 < phrase[1] and words.tags[head + 1] not in ("IN", "TO", "WH", "PUNCT", "JJ"):
        head += 1
    return words.tags[head] in ("NNP", "PRP")


def _noun_speaks(words: Words, which: Attribution) -> bool:
    """Tell whether a noun with its holder is a saying: 'the minister's denial', not 'our plan'."""
    first = words.low[which.source[0]] if which.source is not None else ""
    if first in ("my", "our", "your"):
        return False
    return which.complement is Complement.THAT or which.found.entry.lemma in _NOUNS_OF_SPEECH


def _silent(words: Words, which: Attribution) -> bool:
    """Tell whether the source only keeps silent: 'declined to comment'."""
    if which.found.entry.lemma == "ask":
        high = min(which.region.high, which.content + 6)
        return any(words.low[at] in _UNNAMED for at in range(which.found.end, high))
    if which.found.entry.lemma not in ("decline", "refuse"):
        return False
    told = which.content + 1
    return which.complement is not Complement.TO or (
        told < which.region.high and words.low[told] in _SPEAKING
    )


def _picture(words: Words, which: Attribution) -> bool:
    """'This photo shows' is a caption's own voice."""
    if which.source is None:
        return False
    head = words.low[which.source[0] : which.source[0] + 3]
    return any(word in ("photo", "photograph", "picture", "image") for word in head)


def _cited_by(words: Words, which: Attribution, found: list[Attribution]) -> Attribution:
    """'…, KCNA said, citing the ministry', 'KCNA, citing the ministry, said': KCNA carries what it says."""
    low, comma, end = which.region.low, which.extent[0] - 1, which.extent[1]
    if low < comma and words.low[comma] == "," and words.low[end : end + 1] == (",",):
        before = noun_phrase_left(words, comma, which.region)
        if before is not None:
            return replace(which, carrier=before)
    carriers = [each.source for each in found if each.source is not None]
    return replace(which, carrier=carriers[-1]) if carriers else which


def possible(words: Words, which: Attribution) -> bool:
    """Tell whether nothing forbids that *which* attributes, however likely the cue."""
    if not is_said(words, which):
        return False
    if which.found.voice is Voice.NOUN and not _noun_speaks(words, which):
        return False
    return which.side is not Side.AFTER or _may_follow(which.found, which, words)


def is_said(words: Words, which: Attribution) -> bool:
    """Tell whether *which* tells words of someone other than who tells it, and no deed or plan.

    It holds for every pattern, of a rule or of the trained reader.
    """
    if which.region.quote != OUTSIDE and _first_person(words, which):
        return False
    if _deed(words, which) or _silent(words, which) or _handed(words, which):
        return False
    if which.found.entry.lemma == "show" and _picture(words, which):
        return False
    return _asserted(words, which)


def _may_follow(cue: Found, which: Attribution, words: Words) -> bool:
    """Tell whether the cue can close or interrupt what is said."""
    if which.complement is not Complement.NONE or cue.voice is Voice.PASSIVE:
        return True
    if cue.entry.clausal and cue.entry.polarity is Polarity.POSITIVE and cue.entry.stance not in (
        Stance.DEMANDS, Stance.PRAISES, Stance.ACCUSES, Stance.PROMISES
    ):  # fmt: skip
        low, high = which.region.low, which.extent[0]
        if words.low[cue.start] == "says" and low + _HEADLINE_WORDS < high:
            return True  # 'Port to reopen, says minister'
        return any(words.tags[k] in FINITE or words.quote[k] != which.region.quote
            for k in range(low, high)) or which.extent[1] + 3 < which.region.high  # fmt: skip
    return words.quote[which.extent[0] - 1] != which.region.quote


def _first_person(words: Words, which: Attribution) -> bool:
    """Inside a quotation 'I say' and 'we say' are the speaker's own words, not another's."""
    source = which.source
    return (
        source is not None
        and source[1] - source[0] == 1
        and (words.low[source[0]] in ("i", "we", "you", "my", "our", "your", "it", "there"))
    )


def _asserted(words: Words, which: Attribution) -> bool:
    """A saying that did not happen, or only could, is none."""
    cue = which.found
    if which.source is not None and words.low[which.source[0]] in _NOBODY:
        return False
    if cue.negated:
        return cue.entry.polarity is Polarity.NEGATIVE
    if cue.modal:
        return which.side is Side.AFTER or words.low[cue.start - 1] == "also"
    return True
