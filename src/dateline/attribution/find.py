"""Document, reading and mentions → statements with their parents and chains.

Rules over tagged words; no syntax yet. What no rule is sure of is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.attribution.antecedents import Antecedents
from dateline.attribution.attribute import Attribution
from dateline.attribution.chains import (
    Scene,
    agencies_of,
    joined,
    media_links,
    page_links,
    role_of,
    speaker_link,
)
from dateline.attribution.contents import Content, content_of
from dateline.attribution.drafts import Draft, parted
from dateline.attribution.headlines import read_headline
from dateline.attribution.quotes import Floating, continued, floating
from dateline.attribution.sentences import attributions, stretches
from dateline.attribution.speakers import MentionsByPlace, Speaker, kind_of, speaker_of
from dateline.attribution.stances import manner
from dateline.attribution.words import OUTSIDE, Words, words_of
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

VERSION = "rules-2"
"""Goes into the configuration hash of every derived record."""

MAX_DEPTH = 3
"""Statements nested deeper are left out: no news text nests more, and markup gone wrong does."""


MAX_REACH = 100
"""Sentences of one quotation in which statements are still nested; keeps hostile ones linear."""

_MAX_EARLIER = 60
"""Statements looked back at for whom a pronoun means; those of three sentences are fewer."""


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
    known = Antecedents(document, reading, words, mentions)
    scene = Scene(document, words, MentionsByPlace(mentions), known, agencies_of(words))
    drafts: list[Draft] = []
    for index, low, high in stretches(words, reading):
        headline = document.blocks[reading.block[index]].role is Role.HEADLINE
        drafts += (_of_headline if headline else _of_sentence)(scene, index, (low, high), drafts)
    drafts = _with_quotations(scene, reading, drafts)
    return _nested(scene, reading, list(parted(reading, drafts)))


def _of_sentence(
    scene: Scene, index: int, bounds: tuple[int, int], earlier: Sequence[Draft]
) -> list[Draft]:
    found = attributions(scene.words, *bounds)
    drafts: list[Draft] = []
    for which in found:
        content = content_of(scene.words, which, found)
        if content is None:
            continue
        near = [*earlier[-_MAX_EARLIER:], *drafts]
        speaker = _speaker(scene, which.source, index, near)
        draft = _draft(scene, (index, *bounds), (which, content), speaker)
        carrier = _speaker(scene, which.carrier, index, near).mention
        drafts.append(draft if carrier is None else _carried(scene, draft, which, carrier))
    return drafts


def _carried(scene: Scene, draft: Draft, which: Attribution, carrier: Mention) -> Draft:
    """Return *draft* with the one whom 'it' or 'the paper', who cites, means."""
    place = None if which.carrier is None else _source(scene.words, which.carrier)
    links = []
    for link in draft.links:
        if link.mention is None and link.span == place and place is not None:
            role = role_of(scene, place, carrier)
            links.append(replace(link, role=role, mention=carrier.id))
        else:
            links.append(link)
    return replace(draft, links=tuple(links))


def _speaker(
    scene: Scene, source: tuple[int, int] | None, sentence: int, earlier: Sequence[Draft]
) -> Speaker:
    """Return who speaks: whom the words name, else whom they mean."""
    if source is None:
        return Speaker(SpeakerKind.UNSPECIFIED)
    found = speaker_of(scene.words, source, scene.mentions)
    if found.mention is None:
        meant = scene.antecedents.meant(source, sentence, earlier)
        if meant is None:
            return found
        kinds = (each.statement.speaker_kind for each in reversed(earlier)
            if each.statement.speaker_mention == meant.id)  # fmt: skip
        kind = next(kinds, kind_of(meant, scene.words.low[source[1] - 1]))
        return Speaker(kind, meant)
    if found.kind is not SpeakerKind.PERSON or found.others:
        return found
    return replace(found, mention=scene.antecedents.bearer(found.mention, source, earlier))


def _of_headline(
    scene: Scene, index: int, bounds: tuple[int, int], earlier: Sequence[Draft]
) -> list[Draft]:
    """Return the statements of a headline, with who says it without a cue.

    'Minister: port will reopen', 'Union accused mill of lying: report'.
    """
    words = scene.words
    found = read_headline(words, bounds, scene.mentions)
    if found is None:
        return _of_sentence(scene, index, bounds, earlier)
    inside = _of_sentence(scene, index, found.content, earlier)
    first, end = found.content
    if words.quote[first] != OUTSIDE and words.quote[first] == words.quote[end - 1]:
        return inside
    speaker = _speaker(scene, found.source, index, earlier[-_MAX_EARLIER:])
    statement = Statement(
        doc=scene.document.id,
        content=(words.span(first, end),),
        cue=None,
        source=_source(words, found.source),
        speaker_kind=speaker.kind,
        directness=Directness.INDIRECT,
        speaker_mention=None if speaker.mention is None else speaker.mention.id,
        confidence=0.8,
    )
    text = scene.document.text
    links = speaker_link(words, found.source, text, speaker.mention)
    return [Draft(statement, index, links), *inside]


def _draft(
    scene: Scene,
    place: tuple[int, int, int],
    pair: tuple[Attribution, Content],
    speaker: Speaker,
) -> Draft:
    """Return the statement of *pair* in the sentence at *place*: its index and its words."""
    which, content = pair
    index, *bounds = place
    words, text = scene.words, scene.document.text
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
    links = (*own, *media_links(scene, which, (bounds[0], bounds[1])))
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


def _nested(scene: Scene, reading: Reading, drafts: list[Draft]) -> tuple[Statement, ...]:
    """Give each statement its parent and its chain, and leave out what nests too deep."""
    page = page_links(scene.document)
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
        chains[own.id] = joined(scene, draft.links, above)
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
