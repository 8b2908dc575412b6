"""Document, reading and mentions → statements with their parents and chains.

Rules over tagged words; no syntax yet. What no rule is sure of is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.attribution.attribute import Attribution
from dateline.attribution.chains import Scene, joined, media_links, page_links, speaker_link
from dateline.attribution.contents import Content, content_of
from dateline.attribution.drafts import Draft, parted
from dateline.attribution.headlines import read_headline
from dateline.attribution.quotes import Floating, continued, floating
from dateline.attribution.sentences import attributions, stretches
from dateline.attribution.speakers import MentionsByPlace, Speaker, speaker_of
from dateline.attribution.stances import manner
from dateline.attribution.words import Words, words_of
from dateline.model import (
    Directness,
    Document,
    Link,
    Mention,
    MentionId,
    Reading,
    Role,
    Span,
    SpeakerKind,
    Statement,
    StatementId,
)

VERSION = "rules-1"
"""Goes into the configuration hash of every derived record."""

MAX_DEPTH = 3
"""Statements nested deeper are left out: no news text nests more, and markup gone wrong does."""


MAX_REACH = 100
"""Sentences of one quotation in which statements are still nested; keeps hostile ones linear."""

_BODIES = frozenset({SpeakerKind.OFFICE, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET})


def find_statements(
    document: Document, reading: Reading, mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """Return the statements of *document*, in the text's order. Pure; linear in the text.

    Args:
        document: gives the text, the blocks, the agency and the outlet.
        reading: its sentences, tokens and quotations.
        mentions: its mentions; pronouns and titles carry the key of the one they mean.
    """
    words = words_of(document, reading)
    scene = Scene(document, words, MentionsByPlace(mentions))
    drafts: list[Draft] = []
    for index, low, high in stretches(words, reading):
        found = _of_sentence(scene, index, (low, high), drafts)
        headline = document.blocks[reading.block[index]].role is Role.HEADLINE
        drafts += found or (_of_headline(scene, index, (low, high)) if headline else [])
    drafts = _with_quotations(scene, reading, drafts)
    return _nested(document, reading, list(parted(reading, drafts)))


def _of_sentence(
    scene: Scene, index: int, bounds: tuple[int, int], earlier: Sequence[Draft]
) -> list[Draft]:
    found = attributions(scene.words, *bounds)
    drafts: list[Draft] = []
    for which in found:
        content = content_of(scene.words, which, found)
        if content is None:
            continue
        draft = _draft(scene, index, bounds, (which, content))
        drafts.append(_with_antecedent(scene, draft, earlier))
    return drafts


def _of_headline(scene: Scene, index: int, bounds: tuple[int, int]) -> list[Draft]:
    """Return the statement of a headline without a cue: 'Minister: port will reopen'."""
    found = read_headline(scene.words, bounds, scene.mentions)
    if found is None:
        return []
    speaker = speaker_of(scene.words, found.source, scene.mentions)
    statement = Statement(
        doc=scene.document.id,
        content=(scene.words.span(*found.content),),
        cue=None,
        source=_source(scene.words, found.source),
        speaker_kind=speaker.kind,
        directness=Directness.INDIRECT,
        speaker_mention=None if speaker.mention is None else speaker.mention.id,
        confidence=0.8,
    )
    text = scene.document.text
    return [Draft(statement, index, speaker_link(scene.words, found.source, text, speaker.mention))]


def _with_antecedent(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """'It' that no mention resolves is the body that spoke in the sentence before, if one did."""
    links = tuple(_known(link, draft.sentence, earlier) for link in draft.links)
    own = draft.statement
    it = own.source is not None and own.source.of(scene.document.text).lower() == "it"
    if not it or own.speaker_mention is not None or not links:
        return replace(draft, links=links)
    kind = next((e.statement.speaker_kind for e in reversed(earlier)
        if e.statement.speaker_mention == links[0].mention), own.speaker_kind)  # fmt: skip
    if links[0].mention is None:
        return replace(draft, links=links)
    statement = replace(own, speaker_mention=links[0].mention, speaker_kind=kind)
    return replace(draft, statement=statement, links=links)


def _known(link: Link, sentence: int, earlier: Sequence[Draft]) -> Link:
    if link.mention is not None or link.text.lower() != "it":
        return link
    for draft in reversed(earlier):
        if draft.sentence < sentence - 1:
            break
        spoke = draft.statement
        if draft.sentence < sentence and spoke.parent is None and spoke.speaker_kind in _BODIES:
            return replace(link, mention=spoke.speaker_mention)
    return link


def _draft(
    scene: Scene, index: int, bounds: tuple[int, int], pair: tuple[Attribution, Content]
) -> Draft:
    which, content = pair
    words, text = scene.words, scene.document.text
    speaker = Speaker(SpeakerKind.UNSPECIFIED)
    if which.source is not None:
        speaker = speaker_of(words, which.source, scene.mentions)
    sense = manner(words, which, content)
    own = speaker_link(words, which.source, text, speaker.mention)
    statement = Statement(
        doc=scene.document.id,
        content=sense.content,
        cue=words.span(which.found.start, which.found.end),
        source=_source(words, which.source),
        speaker_kind=speaker.kind,
        directness=sense.directness,
        polarity=sense.polarity,
        stance=sense.stance,
        speaker_mention=None if speaker.mention is None else speaker.mention.id,
        co_speaker_mentions=tuple(each.id for each in speaker.others),
        confidence=sense.confidence,
    )
    links = (*own, *media_links(scene, which, bounds))
    return Draft(statement, index, links, content.quotations)


def _source(words: Words, source: tuple[int, int] | None) -> Span | None:
    """Return the span of a noun phrase without the comma that closes its apposition."""
    if source is None:
        return None
    first, end = source
    while first + 1 < end and words.low[end - 1] in (",", "\u2014", "\u2013"):
        end -= 1
    return words.span(first, end)


def _with_quotations(scene: Scene, reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Add the quotations that stand in sentences of their own to those who speak them."""
    owners: dict[int, int] = {}
    for at, draft in enumerate(drafts):
        for number in draft.quotations:
            owners.setdefault(number, at)
    last_of = {draft.sentence: at for at, draft in enumerate(drafts)}
    spans: dict[int, list[Span]] = {}
    full = list(drafts)
    for found in floating(scene.words, reading, frozenset(owners)):
        before = owners.get(found.number - 1)
        known = None if before is None else (before, full[before].sentence)
        owner = continued(reading, scene.words, found, known)
        if owner is None:
            alone = _floating_draft(scene, found, drafts, last_of)
            if alone is None:
                continue
            owner = len(full)
            full.append(alone)
        else:
            spans.setdefault(owner, []).append(found.content)
        owners[found.number] = owner
    return [_extended(draft, spans.get(at, [])) for at, draft in enumerate(full)]


def _extended(draft: Draft, more: list[Span]) -> Draft:
    known = draft.statement.content
    new = [span for span in more if not any(span.overlaps(each) for each in known)]
    if not new:
        return draft
    statement = replace(draft.statement, content=tuple(sorted([*known, *new])))
    return replace(draft, statement=statement)


def _floating_draft(
    scene: Scene, found: Floating, drafts: Sequence[Draft], last_of: Mapping[int, int]
) -> Draft | None:
    """Return the statement of a quotation without a cue.

    Its speaker stands before a colon, or is the last who spoke, at most three sentences before.
    """
    if found.source is not None:
        speaker = speaker_of(scene.words, found.source, scene.mentions)
        links = speaker_link(scene.words, found.source, scene.document.text, speaker.mention)
        named = None if speaker.mention is None else speaker.mention.id
        return _without_cue(scene, found, (speaker.kind, named), links)
    for sentence in range(found.sentence - 1, max(-1, found.sentence - 4), -1):
        if sentence in last_of:
            last = drafts[last_of[sentence]]
            spoke = last.statement
            who = (spoke.speaker_kind, spoke.speaker_mention)
            return _without_cue(scene, found, who, last.links[:1])
    return None


def _without_cue(
    scene: Scene,
    found: Floating,
    who: tuple[SpeakerKind, MentionId | None],
    links: tuple[Link, ...],
) -> Draft:
    introduced = found.source is not None
    statement = Statement(
        doc=scene.document.id,
        content=(found.content,),
        cue=None,
        source=_source(scene.words, found.source),
        speaker_kind=who[0],
        directness=Directness.DIRECT,
        speaker_mention=who[1],
        confidence=0.8 if introduced else 0.6,
    )
    return Draft(statement, found.sentence, links, (found.number,))


def _nested(document: Document, reading: Reading, drafts: list[Draft]) -> tuple[Statement, ...]:
    """Give each statement its parent and its chain, and leave out what nests too deep."""
    page = page_links(document)
    order = sorted(drafts, key=lambda d: (_extent(d.statement), d.statement.id))
    unique = {draft.statement.id: draft for draft in order}
    parents = _parents(reading, list(unique.values()))
    depth: dict[StatementId, int] = {}
    chains: dict[StatementId, tuple[Link, ...]] = {}
    kept: list[Statement] = []
    pending = sorted(unique.values(), key=lambda d: _steps(d.statement.id, parents))
    for draft in pending:
        own = draft.statement
        parent = parents.get(own.id)
        depth[own.id] = 0 if parent is None else depth[parent] + 1
        above = page if parent is None else chains[parent]
        chains[own.id] = joined(draft.links, above)
        if depth[own.id] <= MAX_DEPTH:
            kept.append(replace(own, parent=parent, chain=chains[own.id]))
    return tuple(sorted(kept, key=lambda each: (_extent(each), each.id)))


def _steps(which: StatementId, parents: dict[StatementId, StatementId]) -> int:
    steps = 0
    at: StatementId | None = which
    while at in parents and steps <= MAX_DEPTH + 2:
        at = parents[at]
        steps += 1
    return steps


def _extent(statement: Statement) -> tuple[int, int]:
    extent = statement.extent
    cue = statement.cue or extent
    return (min(extent.start, cue.start), -max(extent.end, cue.end))


def _parents(reading: Reading, drafts: list[Draft]) -> dict[StatementId, StatementId]:
    """Return the statement whose content holds each: the smallest that does."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        for sentence in _reach(reading, draft):
            by_sentence.setdefault(sentence, []).append(draft)
    found: dict[StatementId, StatementId] = {}
    for draft in drafts:
        options = by_sentence.get(draft.sentence, [])
        holders = [o for o in options if o is not draft and _holds(o.statement, draft.statement)]
        if holders:
            best = min(holders, key=lambda o: (_size(o.statement), o.statement.id))
            found[draft.statement.id] = best.statement.id
    return found


def _reach(reading: Reading, draft: Draft) -> list[int]:
    """Return the sentences that the content of *draft* touches, its own first."""
    reach = {draft.sentence}
    for span in draft.statement.content:
        first, last = reading.sentence_at(span.start), reading.sentence_at(span.end - 1)
        if first is not None and last is not None:
            reach.update(range(first, min(last, first + MAX_REACH) + 1))
    return sorted(reach)


def _size(statement: Statement) -> int:
    return sum(len(span) for span in statement.content)


def _holds(outer: Statement, inner: Statement) -> bool:
    """Tell whether the content of *outer* holds the cue and the content of *inner*."""
    place = inner.cue if inner.cue is not None else inner.content[0]
    if not any(span.contains(place) for span in outer.content):
        return False
    if inner.cue is None and outer.content == inner.content:
        return False
    held = any(span.contains(inner.content[0]) for span in outer.content)
    return held and _size(inner) < _size(outer)
