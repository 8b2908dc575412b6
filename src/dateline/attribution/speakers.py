"""Who a source is: the mention that heads it, those beside it, and what kind of speaker it makes.

Joins nothing across documents and resolves no pronoun: the mentions given do that by their keys.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribution.words import Words
from dateline.model import EntityType, Form, Mention, Span, SpeakerKind
from dateline.resources import MediumKind, media, speaker_nouns, stopwords

_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_REPORTS = frozenset({"reports", "rumors", "rumours", "speculation", "allegations", "claims"})
_NOBODY = frozenset({"it", "there", "this", "that", "some", "many", "others", "they", "which"})
_OFFICES = frozenset({"ministry", "department", "office", "government", "embassy", "cabinet",
    "presidency", "ministries"})  # fmt: skip
_PRESS_NOUNS = frozenset({"media", "newspaper", "broadcaster", "newspapers", "daily", "television"})
DOCUMENT_NOUNS = frozenset({"poll", "polls", "survey", "study", "data", "figures", "records",
    "email", "emails", "memo", "indictment", "lawsuit", "filing", "footage", "images", "letter",
    "video", "analysis", "research", "documents", "document", "statement", "report", "article",
    "book", "script", "transcript", "complaint", "order", "ruling", "review", "polling", "letters",
    "note", "notice", "sign", "banner", "placard", "plaque"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the mention (``None`` for one without a name), those beside it, the kind."""

    kind: SpeakerKind
    mention: Mention | None = None
    others: tuple[Mention, ...] = ()


class MentionsByPlace:
    """Mentions of one document, found by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda each: (each.span, each.key))
        self._starts = [each.span.start for each in self._mentions]

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that lie inside *span*, in the text's order."""
        at = bisect_left(self._starts, span.start)
        found: list[Mention] = []
        while at < len(self._mentions) and self._starts[at] < span.end:
            if self._mentions[at].span.end <= span.end:
                found.append(self._mentions[at])
            at += 1
        return found


def source_span(
    words: Words, source: tuple[int, int] | None, mentions: MentionsByPlace
) -> Span | None:
    """Return the span of the noun phrase of words *source*.

    Left out are the comma that closes its apposition, and a word that the page has glued to its last
    name: 'Kyivhave accused'.
    """
    if source is None:
        return None
    first, end = source
    while first + 1 < end and words.low[end - 1] in (",", "\u2014", "\u2013"):
        end -= 1
    span = words.span(first, end)
    glued = _glued_to(words, end - 1, mentions)
    return span if glued is None else Span(span.start, glued.span.end)


def _glued_to(words: Words, at: int, mentions: MentionsByPlace) -> Mention | None:
    """Return the name that the word *at* begins with, a function word being the rest of it."""
    word = words.span(at, at + 1)
    for each in mentions.within(word):
        length = len(each.span)
        is_first = each.form is Form.NAME and each.span.start == word.start
        if is_first and words.raw[at][length:] in stopwords():
            return each
    return None


def speaker_of(words: Words, source: tuple[int, int], mentions: MentionsByPlace) -> Speaker:
    """Return who the noun phrase of words *source* names."""
    first, end = source
    parts = _conjuncts(words, first, end)
    speakers = [_head(words, part, mentions) for part in parts]
    lead = speakers[0]
    if lead.mention is None and lead.kind is SpeakerKind.UNNAMED:
        lead = next((each for each in speakers if each.mention is not None), lead)
    taken = {lead.mention.key} if lead.mention is not None else set()
    others: list[Mention] = []
    for each in speakers:
        if each.mention is not None and each.mention.key not in taken:
            taken.add(each.mention.key)
            others.append(each.mention)
    return Speaker(lead.kind, lead.mention, tuple(others))


def _conjuncts(words: Words, first: int, end: int) -> list[tuple[int, int]]:
    """Return the coordinated parts of a noun phrase: 'Mali, Niger and Chad' are three."""
    joins = [at for at in range(first + 1, end - 1) if words.low[at] == "and"]
    if not joins or (words.low[first] in ("between", "both") and not joins):
        return [(first, end)]
    cut = joins[0]
    commas = [at for at in range(first + 1, cut) if words.low[at] == ","]
    if any(words.tags[at] in ("WH", "VBD", "VBZ", "VBP") for at in range(first, cut)):
        return [(first, end)]
    if words.tags[cut - 1] not in ("NNP", "NNS", "NN") or words.tags[cut + 1] == "JJ":
        return [(first, end)]
    edges = [first, *[at + 1 for at in commas], cut + 1]
    stops = [*commas, cut, end]
    return [(a, b) for a, b in zip(edges, stops, strict=True) if a < b]


def _head(words: Words, part: tuple[int, int], mentions: MentionsByPlace) -> Speaker:
    first, end = part
    core = core_end(words, first, end)
    last = words.span(core - 1, core)
    inside = mentions.within(words.span(first, end))
    glued = _glued_to(words, core - 1, mentions)
    head = [m for m in inside if m.span.end == last.end or m.span.contains(last) or m == glued]
    chosen = head[-1] if head else _beside(words, (first, core, end), inside)
    noun = words.low[core - 1]
    if chosen is not None:
        return Speaker(kind_of(chosen, noun), chosen)
    return Speaker(_kind_of_noun(words, first, core, noun))


def core_end(words: Words, first: int, end: int) -> int:
    """Return the end of the noun phrase without what hangs on it from the right."""
    at = first
    while at < end:
        low, tag = words.low[at], words.tags[at]
        hangs = (tag in ("IN", "TO", "WH", "VBD", "VBZ") or low in (",", "(")) or (
            tag in ("VBN", "VBG") and first < at and words.tags[at - 1] in ("NN", "NNS", "NNP")
        )
        if hangs and first < at:
            return at
        at += 1
    return end


def _beside(words: Words, place: tuple[int, int, int], inside: Sequence[Mention]
    ) -> Mention | None:  # fmt: skip
    """Return the person whom an apposition names ("his sister, Ana Ruiz"), or ``None``."""
    first, core, end = place
    people = [m for m in inside if m.type is EntityType.PERSON and m.form is Form.NAME]
    apposed = _apposed(words, (core, end), inside)
    if apposed is not None:
        return apposed
    if len(inside) == 1 and inside[0].form is not Form.NAME:
        return inside[0]
    last = [m for m in people if m.span.end == words.ends[end - 1]]
    if not last:
        return None
    before = bisect_left(words.starts, last[-1].span.start) - 1
    titled = first <= before and words.tags[before] in ("NN", "NNP", "JJ", "POS", "NNS")
    return last[-1] if titled and words.low[before] != "'s" else None


def _apposed(words: Words, place: tuple[int, int], inside: Sequence[Mention]) -> Mention | None:
    """Return the name that a comma sets beside the head: 'The operator, Kelmara Docks,'."""
    for at in range(*place):
        if words.low[at] != "," or at + 1 == place[1]:
            continue
        if words.tags[at + 1] == "WH":
            return None
        start = words.starts[at + 1]
        for mention in inside:
            titled = mention.title is not None and mention.title.start == start
            named = mention.form is Form.NAME and (mention.span.start == start or titled)
            if named and mention.type in (EntityType.PERSON, EntityType.ORG):
                return mention
    return None


def kind_of(mention: Mention, noun: str) -> SpeakerKind:
    """Return what kind of speaker *mention* is, whom a phrase headed by *noun* names."""
    if noun in _OFFICES and mention.type is EntityType.ORG:
        return SpeakerKind.OFFICE
    if mention.type is EntityType.PERSON:
        return SpeakerKind.PERSON
    if mention.key.startswith(("agency:", "outlet:")):
        return SpeakerKind.OUTLET
    if mention.key.startswith("country:") or mention.type in _PLACES:
        return SpeakerKind.OFFICE
    if mention.type is EntityType.ORG:
        return SpeakerKind.ORGANISATION
    return SpeakerKind.UNNAMED


def _kind_of_noun(words: Words, first: int, core: int, noun: str) -> SpeakerKind:
    if noun in _REPORTS or (core - first == 1 and noun in _NOBODY):
        return SpeakerKind.UNSPECIFIED
    if noun in _PRESS_NOUNS:
        return SpeakerKind.OUTLET
    if noun in _OFFICES:
        return SpeakerKind.OFFICE
    if noun in ("service", "services", "authority", "team", "staff"):
        return SpeakerKind.ORGANISATION
    known = speaker_nouns().find(noun)
    if known:
        return SpeakerKind.UNNAMED if known[0].kind is SpeakerKind.PERSON else known[0].kind
    medium = media().find(noun)
    if noun in DOCUMENT_NOUNS or any(each.kind is MediumKind.DOCUMENT for each in medium):
        return SpeakerKind.DOCUMENT
    if words.tags[core - 1] == "NNP":
        return SpeakerKind.ORGANISATION if words.raw[core - 1].isupper() else SpeakerKind.PERSON
    return SpeakerKind.PERSON if words.tags[core - 1] == "PRP" else SpeakerKind.UNNAMED
