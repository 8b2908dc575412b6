"""The hands that words went through: speaker, media named beside them, agency, outlet.

Names only carriers that the document names. Does not count origins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.attribution.antecedents import Antecedents
from dateline.attribution.attribute import Attribution
from dateline.attribution.complements import HEARERS
from dateline.attribution.phrases import NOMINAL, is_time, noun_phrase_right
from dateline.attribution.speakers import MentionsByPlace
from dateline.attribution.words import Words
from dateline.model import (
    Credit,
    Document,
    EntityType,
    Form,
    Link,
    LinkBasis,
    LinkRole,
    Mention,
    Span,
)
from dateline.resources import agencies, media

_CARRIED = frozenset({"carried", "published", "reported", "released", "quoted", "cited",
    "broadcast", "distributed", "aired", "obtained", "posted", "relayed"})  # fmt: skip
_RELAYED = frozenset({"carried", "relayed", "broadcast", "aired", "distributed"})
_LEADS = frozenset({"in", "on", "at", "during", "via", "through"})
_TOLD = frozenset({"told", "tells", "telling", "tell", "to", "with"})
_PRESS_HEADS = frozenset({"media", "television", "tv", "radio", "newspaper", "broadcaster",
    "channel", "magazine", "daily", "agency", "weekly", "monthly", "tabloid", "website", "portal",
    "network", "station"})  # fmt: skip
_SHORT_FRONT, _MAX_NAME, _MAX_MODIFIERS = 3, 8, 5
_AGENCY_KINDS = frozenset({"news", "press", "state", "wire", "state-run", "telegraph", "official"})
_BARE = frozenset({"testimony", "parliament", "court", "congress"})
_OWN = frozenset({"newspaper", "paper", "magazine", "website", "site", "agency", "channel", "station",
    "broadcaster", "reporter", "reporters", "correspondent", "correspondents", "outlet"})  # fmt: skip
_NO_NAMES = frozenset({"it", "he", "she", "they", "both", "i", "we", "you", "which", "who", "that"})
_NAMED = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
_CREDIT_CHARS, _AGENCY_CHARS = 60, 10
_DESCRIPTION = re.compile(r",? (?:who|which|whose|whom)\b")
_OF_PAGE = frozenset({LinkBasis.PAGE, LinkBasis.CREDIT})
_PARTLY = frozenset({"with", "additional", "contributed", "contributing", "some", "material", "agencies",
    "partly", "also"})  # fmt: skip
_HOUSES = frozenset({"congress", "parliament", "senate", "nato", "cabinet", "court"})
_ENDS_HEAD = frozenset({"to", "on", "with", "in", "at", "of", "by", "from", "for"})
_OCCASIONS = frozenset({"conference", "briefing", "interview", "speech", "television", "radio",
    "twitter", "facebook", "telegram", "hearing", "rally", "tv"})  # fmt: skip
_ISSUED = frozenset(
    {"published", "printed", "broadcast", "aired", "run", "shown", "released", "posted"}
)
_BESIDE = frozenset({"with", "for", "by", "in", "on"})
_HELD = frozenset({"interview", "interviews", "article", "articles", "column", "columns", "op-ed", "essay",
    "commentary", "editorial", "piece"})  # fmt: skip
"""What an outlet itself holds or prints: who stands behind it carries the words."""
_OWN_HEADS = frozenset({"radio", "tv", "television", "channel"})
"""Heads that are the first word of the name itself: 'Radio Norra'."""
_PLATFORM = "X"
"""The one platform whose name is no noun of its own, and no name that the reader would mark."""
_PRESS = ("agency:", "outlet:")


@dataclass(frozen=True, slots=True)
class Scene:
    """What chains are drawn from: the document, its words, its mentions."""

    document: Document
    words: Words
    mentions: MentionsByPlace
    antecedents: Antecedents
    agencies: frozenset[str]
    """The names, case-folded, that the text calls news agencies."""


def speaker_link(source: Span | None, text: str, mention: Mention | None) -> tuple[Link, ...]:
    """Return the first link, for the words *source* of *text*; none where no one is named."""
    if source is not None:
        named = None if mention is None else mention.id
        return (Link(LinkRole.SPEAKER, source.of(text), LinkBasis.SENTENCE, source, named),)
    if mention is not None:
        span = mention.span
        return (Link(LinkRole.SPEAKER, span.of(text), LinkBasis.DOCUMENT, span, mention.id),)
    return ()


def media_links(scene: Scene, which: Attribution, sentence: tuple[int, int]) -> tuple[Link, ...]:
    """Return the carriers that the sentence names for these words, in the order of the text."""
    found = [] if which.carrier is None else [_carrier(scene, which.carrier)]
    found += [
        *_fronted(scene, which, sentence),
        *_after_cue(scene, which, sentence),
        *_carriers(scene, which, sentence),
    ]
    links: list[Link] = []
    for span, mention in sorted(found, key=lambda pair: pair[0]):
        if _is_outlet(scene, span):
            links += page_links(scene.document)[-1:]
            continue
        if any(link.span is not None and link.span.overlaps(span) for link in links):
            continue
        named = None if mention is None else mention.id
        role = role_of(scene, span, mention)
        links.append(Link(role, span.of(scene.document.text), LinkBasis.SENTENCE, span, named))
    return tuple(sorted(links, key=lambda link: link.role is LinkRole.AGENCY))


def _fronted(
    scene: Scene, which: Attribution, sentence: tuple[int, int]
) -> Iterator[tuple[Span, Mention | None]]:
    """'In a post on Telegram, X said': the medium stands before the speaker."""
    words, low = scene.words, sentence[0]
    start = which.extent[0]
    if which.region.low != low or words.low[low] not in _LEADS or start - low < _SHORT_FRONT:
        return
    if words.low[start - 1] == "," and "," not in words.low[low : start - 1]:
        phrase = _medium_at(scene, low + 1, which)
        if phrase is not None:
            yield phrase
            yield from _named_behind(scene, phrase[0], start)


def _carrier(scene: Scene, words: tuple[int, int]) -> tuple[Span, Mention | None]:
    named = _press_name(scene, *words)
    if named is not None:
        return named
    span = scene.words.span(*words)
    press = [m for m in scene.mentions.within(span) if m.key.startswith(_PRESS)]
    return (press[-1].span, press[-1]) if press else (span, None)


def role_of(scene: Scene, span: Span, mention: Mention | None) -> LinkRole:
    """Return AGENCY for one of the lexicon, the page's, or one that the text calls an agency."""
    name, agency = span.of(scene.document.text), scene.document.agency
    known = mention is not None and mention.key.startswith("agency:")
    credited = agency is not None and one_name(agency.name, name)
    before = scene.document.text[max(0, span.start - _AGENCY_CHARS) : span.start].split()
    called = name.casefold() in scene.agencies or before[-1:] == ["agency"]
    return LinkRole.AGENCY if known or credited or called else LinkRole.MEDIUM


def agencies_of(words: Words) -> frozenset[str]:
    """Return the names, case-folded, that the text sets beside 'news agency' or 'state agency'."""
    found = set()
    for at in range(1, len(words.low) - 1):
        if words.low[at] != "agency" or words.low[at - 1] not in _AGENCY_KINDS:
            continue
        end = at + 1
        while end < min(len(words.low), at + _MAX_NAME) and words.tags[end] == "NNP":
            end += 1
        if at + 1 < end:
            found.add(" ".join(words.raw[at + 1 : end]).casefold())
    return frozenset(found)


def one_name(a: str, b: str) -> bool:
    """Tell whether two names are one, or one the initials of the other."""
    if a.casefold() == b.casefold():
        return True
    known = {each.id for each in agencies().find(a)} & {each.id for each in agencies().find(b)}
    if known:
        return True
    long, short = (a, b) if len(b) < len(a) else (b, a)
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return 1 < len(short) and short == initials


def _after_cue(
    scene: Scene, which: Attribution, sentence: tuple[int, int]
) -> Iterator[tuple[Span, Mention | None]]:
    """'told AFP', 'said in a statement', 'wrote in a message' beside the cue."""
    words = scene.words
    start, end = _spoken(words, which), min(max(which.extent[1], which.found.end), sentence[1])
    if which.source is not None and which.found.end <= which.source[0] < end:
        start = which.source[1]
    if which.content <= start or words.low[which.found.start] in _TOLD:
        end = min(max(end, start + 12), sentence[1])
    at = start
    while at < end:
        word = words.low[at]
        phrase = None
        named = words.tags[at] == "NNP" and words.low[which.content - 1] == "that"
        if at == start and (words.low[at - 1] in _TOLD or named):
            phrase = _told(scene, at)
        elif at == start and word == "to" and at + 1 < end:
            phrase = _press_told(scene, at + 1)
        elif word in _LEADS and at + 1 < end:
            phrase = _led(scene, at, which)
        elif words.tags[at] in ("VBD", "VBZ", "MD") or words.opens(at):
            break
        if phrase is not None:
            yield phrase
            if word in _LEADS:
                yield from _named_behind(scene, phrase[0], sentence[1])
        at += 1


def _spoken(words: Words, which: Attribution) -> int:
    """Return where a cue's own words end: 'said in a post' is one of the reader's, 'said' its verb."""
    inside = range(which.found.start + 1, which.found.end)
    return next((at for at in inside if words.low[at] in _LEADS), which.found.end)


def _is_platform(words: Words, at: int) -> bool:
    """Tell whether the word *at* is 'on' before the platform X."""
    return words.low[at] == "on" and words.raw[at + 1] == _PLATFORM


def _led(scene: Scene, at: int, which: Attribution) -> tuple[Span, Mention | None] | None:
    """Return what carries words behind the preposition at word *at*."""
    if _is_platform(scene.words, at):
        return scene.words.span(at + 1, at + 2), None
    return _medium_at(scene, at + 1, which)


def _named_behind(scene: Scene, medium: Span, high: int) -> Iterator[tuple[Span, Mention | None]]:
    """'an interview with Radio Norra', 'an article published by Die Zeit': the name behind *medium*.

    Of organisations at large only those who hold a talk or print what is said: a letter to the
    council is not the council's.
    """
    words = scene.words
    at = bisect_left(words.starts, medium.end)
    is_issued = at < high and words.low[at] in _ISSUED
    at += is_issued
    if high <= at + 1 or words.low[at] not in _BESIDE:
        return
    if _is_platform(words, at):
        yield words.span(at + 1, at + 2), None
        return
    own = _press_told(scene, at + 1)
    if own is not None:
        yield own
    elif is_issued or words.low[at - 1] in _HELD:
        start = at + 2 if words.low[at + 1] == "the" else at + 1
        for mention in _names_from(scene, start)[:1]:
            if mention.span.start == words.starts[start] and _press_like(mention, words, start):
                yield mention.span, mention


def _press_told(scene: Scene, at: int) -> tuple[Span, Mention | None] | None:
    """Return the outlet or agency named at word *at*: 'confirmed to the agency X'."""
    words = scene.words
    own = _own_outlet(scene, at)
    if own is not None:
        return own, None
    named = _press_name(scene, at, at + _MAX_NAME)
    if named is not None:
        return named
    for mention in _names_from(scene, at):
        near = mention.span.start <= words.starts[min(at + 2, len(words.low) - 1)]
        if near and mention.key.startswith(_PRESS):
            return mention.span, mention
    return None


def _names_from(scene: Scene, at: int) -> list[Mention]:
    words = scene.words
    end = words.ends[min(at + 6, len(words.low) - 1)]
    return scene.mentions.within(Span(words.starts[at], end))


def _told(scene: Scene, at: int) -> tuple[Span, Mention | None] | None:
    words = scene.words
    if words.low[at] in HEARERS or words.low[at : at + 2] == ("the", "press"):
        return None
    press = _press_told(scene, at)
    if press is not None:
        return press
    for mention in _names_from(scene, at):
        if mention.span.start == words.starts[at] and _press_like(mention, words, at):
            return mention.span, mention
    stop = min(at + 5, len(words.low))
    for end in range(at, stop):
        if words.tags[end] not in ("NNP", "NN", "JJ", "DT", "POS", "PRP$", "NNS"):
            break
        if _of_press(words, end):
            return words.span(at, end + 1), None
    return None


def _of_press(words: Words, at: int) -> bool:
    """Tell whether the noun at *at* is of the press: 'news agency', and not 'aid agency'."""
    if words.low[at] != "agency":
        return words.low[at] in _PRESS_HEADS
    before = at - 1
    demonym = words.raw[before][0].isupper() and words.tags[before] in ("JJ", "NNP")
    return words.low[before] in _AGENCY_KINDS or words.tags[before] == "DT" or demonym


def _own_outlet(scene: Scene, at: int) -> Span | None:
    """Return the words at *at* where they mean the page's outlet: 'this newspaper', 'the Herald'."""
    words = scene.words
    if words.low[at] in ("this", "our") and words.low[at + 1 : at + 2] and (
        words.low[at + 1] in _OWN
    ):  # fmt: skip
        return words.span(at, at + 2)
    start = end = at + 1 if words.low[at] == "the" else at
    while end < min(len(words.low), start + _MAX_NAME) and (
        words.tags[end] == "NNP" or words.low[end] == "&"
    ):
        end += 1
    spans = [words.span(start, stop) for stop in range(end, start, -1)]
    return next((span for span in spans if _is_outlet(scene, span)), None)


def _is_outlet(scene: Scene, span: Span) -> bool:
    """Tell whether *span* names the page's outlet, in full or by the end of its name."""
    outlet, agency = scene.document.outlet, scene.document.agency
    name = _bare(span.of(scene.document.text))
    if outlet is None or not name or (agency is not None and one_name(agency.name, " ".join(name))):
        return False
    if name[0] in ("this", "our") and len(name) <= _SHORT_FRONT:
        return name[-1] in _OWN
    whole = _bare(outlet.name)
    return whole[-len(name) :] == name


def _bare(name: str) -> list[str]:
    words = name.casefold().split()
    return words[1:] if words[:1] == ["the"] else words


def _press_name(scene: Scene, start: int, high: int) -> tuple[Span, Mention | None] | None:
    """Return the name behind 'the state agency', 'the weekly' at word *start*, or ``None``."""
    words = scene.words
    high = min(high, len(words.low))
    heads = [at for at in range(start, min(high, start + _MAX_MODIFIERS))
        if _of_press(words, at)]  # fmt: skip
    if not heads or not all(words.tags[at] in NOMINAL for at in range(start, heads[-1])):
        return None
    is_own = words.low[heads[-1]] in _OWN_HEADS and words.raw[heads[-1]][0].isupper()
    at = heads[-1] + (not is_own)
    end = heads[-1] + 1
    while end < high and not is_time(words, end) and (
        words.raw[end][0].isupper() or words.low[end] == "&"
    ):  # fmt: skip
        end += 1
    if end == heads[-1] + 1:
        return None
    span = words.span(at, end)
    inside = scene.mentions.within(span)
    return span, next((each for each in inside if each.span == span), None)


def _press_like(mention: Mention, words: Words, at: int) -> bool:
    """Tell whether someone told by name, without article, is an organisation that may publish."""
    organised = mention.key.startswith("org:") and mention.form is Form.NAME
    return organised and words.low[at] not in _HOUSES


def _medium_at(scene: Scene, at: int, which: Attribution) -> tuple[Span, Mention | None] | None:
    """Return the noun phrase at *at* where its head carries words."""
    words = scene.words
    phrase = noun_phrase_right(words, at, which.region)
    if phrase is None:
        return None
    stop = next((k for k in range(*phrase) if words.low[k] in _ENDS_HEAD or (
        words.tags[k] in ("VBN", "VBG") and at < k
    )), phrase[1])  # fmt: skip
    if stop <= at or words.low[stop - 1 : stop + 1] == ("order", "to"):
        return None
    head = words.low[stop - 1]
    press = [m for m in scene.mentions.within(words.span(at, stop)) if m.key.startswith(_PRESS)]
    if press and head in _PRESS_HEADS:
        return press[-1].span, press[-1]
    if stop == at + 1 and words.tags[at] == "NN" and head not in _OCCASIONS | _BARE:
        return None  # 'in exchange', 'in response'
    if head in media() or head in _OCCASIONS:
        return words.span(at, stop), None
    return None


def _carriers(
    scene: Scene, which: Attribution, sentence: tuple[int, int]
) -> Iterator[tuple[Span, Mention | None]]:
    """'carried by KCNA', 'published by state media' beside the attribution."""
    words = scene.words
    low, high = which.extent[0], min(which.extent[1] + 20, sentence[1])
    for at in range(low, high - 1):
        if words.low[at] in _CARRIED and words.low[at + 1] == "by":
            phrase = noun_phrase_right(words, at + 2, which.region)
            if phrase is None or phrase == which.source:
                continue
            named = _press_name(scene, *phrase)
            if named is not None:
                yield named
                continue
            span = words.span(*phrase)
            inside = scene.mentions.within(span)
            press = [m for m in inside if m.key.startswith(_PRESS)]
            if not press and words.low[at] in _RELAYED and words.tags[at + 2] == "NNP":
                yield span, next((m for m in inside if m.span == span), None)
            elif press or words.low[phrase[1] - 1] in (
                "media",
                "agency",
                "television",
                "newspaper",
            ):
                yield (press[0].span, press[0]) if press else (span, None)


def page_links(document: Document) -> tuple[Link, ...]:
    """Return the agency and the outlet of the whole document, as far as they are known.

    An agency that the page thanks for a part ('with reporting by') carries no one statement.
    """
    links: list[Link] = []
    if document.agency is not None and not _partly(document, document.agency):
        links.append(_credit_link(LinkRole.AGENCY, document.agency))
    if document.outlet is not None:
        links.append(_credit_link(LinkRole.OUTLET, document.outlet))
    return tuple(links)


def _partly(document: Document, agency: Credit) -> bool:
    """Tell whether the credit line says that the agency gave a part of the report."""
    place = agency.evidence.span
    if place is None:
        return False
    for block in document.blocks:
        if block.span.contains(place):
            low = max(block.span.start, place.start - _CREDIT_CHARS)
            before = document.text[low : place.start].casefold().split()
            after = document.text[place.end : block.span.end][:_CREDIT_CHARS].casefold().split()
            verbs = {word.strip(".,;:()") for word in after[:2]}
            return bool(_PARTLY.intersection(before) or verbs & {"contributed"})
    return False


def _credit_link(role: LinkRole, credit: Credit) -> Link:
    span = credit.evidence.span
    basis = LinkBasis.PAGE if span is None else LinkBasis.CREDIT
    return Link(role, credit.name, basis, span)


def carrier_of(scene: Scene, link: Link) -> Link | None:
    """Return *link*, who speaks or is said to carry, as a carrier with a name; ``None`` for 'it'.

    Whom a pronoun or 'the company' means is named as the text names it.
    """
    text, span = scene.document.text, link.span
    if link.mention is not None and span is not None and " and " not in link.text:
        named = scene.antecedents.name_of(link.mention, span.end)
        if named is not None and named.form is Form.NAME and named.type in _NAMED:
            basis = link.basis if span.contains(named.span) else LinkBasis.DOCUMENT
            name = named.span.of(text)
            return replace(link, text=name, span=named.span, mention=named.id, basis=basis)
    if link.text.casefold() in _NO_NAMES:
        return None
    cut = _DESCRIPTION.search(link.text)
    if cut is None or span is None or cut.start() == 0:
        return link
    return replace(
        link, text=link.text[: cut.start()], span=Span(span.start, span.start + cut.start())
    )


def joined(scene: Scene, own: tuple[Link, ...], above: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return *own* links followed by those of the statement or page *above*, each once.

    The speaker of the statement above carries the words of the one inside it: a medium. What is
    told to the outlet itself went through no agency.
    """
    links = [link for link in own if link.role is LinkRole.SPEAKER]
    told = [carrier_of(scene, link) for link in own if link.role is not LinkRole.SPEAKER]
    links += [link for link in told if link is not None]
    own_house = any(link.role is LinkRole.OUTLET for link in links)
    for link in above:
        carried: Link | None = link
        if link.role is LinkRole.SPEAKER:
            carried = carrier_of(scene, replace(link, role=LinkRole.MEDIUM))
            if carried is not None and carried.span is not None:
                named = scene.antecedents.named(carried.mention)
                carried = replace(carried, role=role_of(scene, carried.span, named))
        if (
            carried is None
            or (own_house and link.basis in _OF_PAGE)
            or _oneself(scene, links, link)
        ):
            continue
        if not any(_same(carried, known) for known in links):
            links.append(carried)
    order = {LinkRole.SPEAKER: 0, LinkRole.MEDIUM: 1, LinkRole.AGENCY: 2, LinkRole.OUTLET: 3}
    return tuple(sorted(links, key=lambda link: order[link.role]))


def _oneself(scene: Scene, own: Sequence[Link], link: Link) -> bool:
    """Tell whether *link* is the one who speaks: 'she said she had warned' has no carrier."""
    above = scene.antecedents.named(link.mention)
    speaker = scene.antecedents.named(own[0].mention) if own else None
    return above is not None and speaker is not None and above.key == speaker.key


def _same(a: Link, b: Link) -> bool:
    """Tell whether two carriers are one: the page's agency, told in the sentence too, is one."""
    if a.role is not b.role:
        return False
    return one_name(a.text, b.text) or (a.span is not None and a.span == b.span)
