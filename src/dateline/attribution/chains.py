"""The hands that words went through: speaker, media named beside them, agency, outlet.

Names only carriers that the document names. Does not count origins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.attribution.attribute import Attribution
from dateline.attribution.phrases import noun_phrase_right
from dateline.attribution.speakers import MentionsByPlace
from dateline.attribution.words import Words
from dateline.model import Credit, Document, Form, Link, LinkBasis, LinkRole, Mention, Span
from dateline.resources import media

_CARRIED = frozenset({"carried", "published", "reported", "released", "quoted", "cited",
    "broadcast", "distributed", "aired", "obtained", "posted", "relayed"})  # fmt: skip
_LEADS = frozenset({"in", "on", "at", "during", "via", "through"})
_TOLD = frozenset({"told", "tells", "telling", "tell", "to", "with"})
_HEARERS = frozenset({"reporters", "journalists"})
_PRESS_HEADS = frozenset({"media", "television", "tv", "radio", "newspaper", "broadcaster",
    "channel", "magazine", "daily", "agency"})  # fmt: skip
_SHORT_FRONT = 3
_HOUSES = frozenset({"congress", "parliament", "senate", "nato", "cabinet", "court"})
_ENDS_HEAD = frozenset({"to", "on", "with", "in", "at", "of", "by", "from", "for"})
_OCCASIONS = frozenset({"conference", "briefing", "interview", "speech", "television", "radio",
    "twitter", "facebook", "telegram", "hearing", "rally", "tv"})  # fmt: skip
_PRESS = ("agency:", "outlet:")


@dataclass(frozen=True, slots=True)
class Scene:
    """What chains are drawn from: the document, its words, its mentions."""

    document: Document
    words: Words
    mentions: MentionsByPlace


def speaker_link(words: Words, source: tuple[int, int] | None, text: str, mention: Mention | None
    ) -> tuple[Link, ...]:  # fmt: skip
    """Return the first link, for words *source* of *text*; none where no one is named."""
    if source is not None:
        span = words.span(*source)
        named = None if mention is None else mention.id
        return (Link(LinkRole.SPEAKER, span.of(text), LinkBasis.SENTENCE, span, named),)
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
        if any(link.span is not None and link.span.overlaps(span) for link in links):
            continue
        named = None if mention is None else mention.id
        role = _role(scene.document, span.of(scene.document.text))
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


def _carrier(scene: Scene, words: tuple[int, int]) -> tuple[Span, Mention | None]:
    span = scene.words.span(*words)
    press = [m for m in scene.mentions.within(span) if m.key.startswith(_PRESS)]
    return (press[-1].span, press[-1]) if press else (span, None)


def _role(document: Document, name: str) -> LinkRole:
    agency = document.agency
    same = agency is not None and _one_name(agency.name, name)
    return LinkRole.AGENCY if same else LinkRole.MEDIUM


def _one_name(a: str, b: str) -> bool:
    """Tell whether two names are one, or one the initials of the other."""
    if a.casefold() == b.casefold():
        return True
    long, short = (a, b) if len(b) < len(a) else (b, a)
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return 1 < len(short) and short == initials


def _after_cue(
    scene: Scene, which: Attribution, sentence: tuple[int, int]
) -> Iterator[tuple[Span, Mention | None]]:
    """'told AFP', 'said in a statement', 'wrote in a message' beside the cue."""
    words = scene.words
    start, end = which.found.end, min(max(which.extent[1], which.found.end), sentence[1])
    if which.source is not None and which.found.end <= which.source[0] < end:
        start = which.source[1]
    if which.content <= start or words.low[which.found.start] in _TOLD:
        end = min(max(end, start + 12), sentence[1])
    at = start
    while at < end:
        word = words.low[at]
        phrase = None
        if at == start and words.low[at - 1] in _TOLD:
            phrase = _told(scene, at)
        elif word in _LEADS and at + 1 < end:
            phrase = _medium_at(scene, at + 1, which)
        elif words.tags[at] in ("VBD", "VBZ", "MD") or words.opens(at):
            break
        if phrase is not None:
            yield phrase
        at += 1


def _told(scene: Scene, at: int) -> tuple[Span, Mention | None] | None:
    words = scene.words
    if words.low[at] in _HEARERS:
        return words.span(at, at + 1), None
    inside = scene.mentions.within(
        Span(words.starts[at], words.ends[min(at + 6, len(words.low) - 1)])
    )
    for mention in inside:
        if mention.span.start == words.starts[at] and _press_like(mention, words, at):
            return mention.span, mention
        near = mention.span.start <= words.starts[min(at + 2, len(words.low) - 1)]
        if near and mention.key.startswith(_PRESS):
            return mention.span, mention
    stop = min(at + 5, len(words.low))
    for end in range(at, stop):
        if words.tags[end] not in ("NNP", "NN", "JJ", "DT", "POS", "PRP$", "NNS"):
            break
        if words.low[end] in _PRESS_HEADS:
            return words.span(at, end + 1), None
    return None


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
            span = words.span(*phrase)
            inside = scene.mentions.within(span)
            press = [m for m in inside if m.key.startswith(_PRESS)]
            if press or words.low[phrase[1] - 1] in ("media", "agency", "television", "newspaper"):
                yield (press[0].span, press[0]) if press else (span, None)


def page_links(document: Document) -> tuple[Link, ...]:
    """Return the agency and the outlet of the whole document, as far as they are known."""
    links: list[Link] = []
    if document.agency is not None:
        links.append(_credit_link(LinkRole.AGENCY, document.agency))
    if document.outlet is not None:
        links.append(_credit_link(LinkRole.OUTLET, document.outlet))
    return tuple(links)


def _credit_link(role: LinkRole, credit: Credit) -> Link:
    span = credit.evidence.span
    basis = LinkBasis.PAGE if span is None else LinkBasis.CREDIT
    return Link(role, credit.name, basis, span)


def joined(own: tuple[Link, ...], above: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return *own* links followed by those of the statement or page *above*, each once.

    The speaker of the statement above carries the words of the one inside it: a medium.
    """
    links = list(own)
    for link in above:
        role = LinkRole.MEDIUM if link.role is LinkRole.SPEAKER else link.role
        carried = Link(role, link.text, link.basis, link.span, link.mention, link.entity)
        if not any(_same(carried, known) for known in links):
            links.append(carried)
    return _agency_once(links)


def _same(a: Link, b: Link) -> bool:
    return a.role is b.role and (
        a.text.casefold() == b.text.casefold() or (a.span is not None and a.span == b.span)
    )


def _agency_once(links: list[Link]) -> tuple[Link, ...]:
    """The agency of the page, named in the sentence too, is one hand and not two."""
    kept: list[Link] = []
    for link in links:
        if link.role is LinkRole.AGENCY and any(k.role is LinkRole.AGENCY for k in kept):
            continue
        kept.append(link)
    order = {LinkRole.SPEAKER: 0, LinkRole.MEDIUM: 1, LinkRole.AGENCY: 2, LinkRole.OUTLET: 3}
    return tuple(sorted(kept, key=lambda link: order[link.role]))
