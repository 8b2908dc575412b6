"""Document, reading and mentions → statements with their parents and chains.

The trained reader's sources, cues and contents where it read; rules over tagged words for the rest.
What neither is sure of is left out.
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
from dateline.attribution.complements import CITING
from dateline.attribution.contents import Content, content_of
from dateline.attribution.drafts import Draft, parted
from dateline.attribution.headlines import read_headline
from dateline.attribution.heard import Told, hear, is_silent, within
from dateline.attribution.quotes import Floating, continued, floating
from dateline.attribution.sentences import MAX_ATTRIBUTIONS, attributions, is_said, stretches
from dateline.attribution.speakers import MentionsByPlace, Speaker, kind_of, source_span, speaker_of
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

VERSION = "reader-2"
"""Goes into the configuration hash of every derived record."""

MAX_DEPTH = 3
"""Statements nested deeper are left out: no news text nests more, and markup gone wrong does."""


MAX_REACH = 100
"""Sentences of one quotation in which statements are still nested; keeps hostile ones linear."""

SURE_ENOUGH = 0.5
"""Score of a cue of the reader below which it counts as silent. PolNeAR: 0 gives .4 points more of
soft F1 and as many of exact; in other reports what stands below was mostly false. .7 costs .9 points."""

_MAX_EARLIER = 60
"""Statements looked back at for whom a pronoun means; those of three sentences are fewer."""


def find_statements(
    document: Document, reading: Reading, mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """Return the statements of *document*, in the text's order. Pure; linear in the text.

    Args:
        document: gives the text, the blocks, the agency and the outlet.
        reading: its sentences, tokens and quotations, and what the trained reader saw, if it read.
        mentions: its mentions; pronouns and titles carry the key of the one they mean.
    """
    words = words_of(document, reading)
    known = Antecedents(document, reading, words, mentions)
    scene = Scene(document, words, MentionsByPlace(mentions), known, agencies_of(words))
    told = hear(words, reading)
    drafts: list[Draft] = []
    for index, low, high in stretches(words, reading):
        headline = document.blocks[reading.block[index]].role is Role.HEADLINE
        drafts += (_of_headline if headline else _of_sentence)(
            scene, told, index, (low, high), drafts
        )
    drafts = _with_quotations(scene, reading, drafts)
    return _nested(scene, reading, list(parted(reading, drafts)))


def _pairs(
    words: Words, told: Sequence[Told], bounds: tuple[int, int]
) -> list[tuple[Attribution, Content]]:
    """Return the attributions of a sentence with their content.

    The reader's come first. Rules add what it is silent on; where someone cites or quotes another,
    whom it takes for one speaker, and inside a content, where it draws worse, they come first.
    """
    found = attributions(words, *bounds)
    heard = [
        each for each in within(told, *bounds)[:MAX_ATTRIBUTIONS] if _counts(words, each, found)
    ]
    pairs = [(_with_rules(words, each, found), each.content) for each in heard]
    for which in found:
        if which.carrier is None and not is_silent(heard, which):
            continue
        content = content_of(words, which, found)
        if content is not None:
            pairs.append((which, content))
    return sorted(pairs, key=lambda pair: (pair[0].extent, pair[0].found.start))


def _counts(words: Words, told: Told, found: Sequence[Attribution]) -> bool:
    """Tell whether an attribution of the reader's is taken, given those *found* by rule."""
    if told.which.source is None or told.heard.score < SURE_ENOUGH:
        return False
    if any(
        (which.carrier is not None and which.extent[0] <= told.which.found.start < which.extent[1])
        or (1 < told.heard.level and told.is_of(which.found.start))
        for which in found
    ):
        return False
    return is_said(words, told.which)


def _with_rules(words: Words, told: Told, found: Sequence[Attribution]) -> Attribution:
    """Return what the reader tagged, as sure and with as wide a source as a rule has the same cue.

    'Halvik, who is no kin of the chief, Jonas Halvik,' where the reader has 'Halvik'.
    """
    own = told.which
    for which in found:
        if own.source is None or which.source is None or not told.is_of(which.found.start):
            continue
        more = words.low[own.source[1] : which.source[1]]
        wider = which.source[0] == own.source[0] and bool(more) and not CITING & set(more)
        source = which.source if wider else own.source
        return replace(own, source=source, chance=max(own.chance, which.chance))
    return own


def _of_sentence(
    scene: Scene,
    told: Sequence[Told],
    index: int,
    bounds: tuple[int, int],
    earlier: Sequence[Draft],
) -> list[Draft]:
    drafts: list[Draft] = []
    for which, content in _pairs(scene.words, told, bounds):
        near = [*earlier[-_MAX_EARLIER:], *drafts]
        speaker = _speaker(scene, which.source, index, near)
        draft = _draft(scene, (index, *bounds), (which, content), speaker)
        carrier = _speaker(scene, which.carrier, index, near).mention
        drafts.append(draft if carrier is None else _carried(scene, draft, which, carrier))
    return drafts


def _carried(scene: Scene, draft: Draft, which: Attribution, carrier: Mention) -> Draft:
    """Return *draft* with the one whom 'it' or 'the paper', who cites, means."""
    place = (
        None if which.carrier is None else source_span(scene.words, which.carrier, scene.mentions)
    )
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
    scene: Scene,
    told: Sequence[Told],
    index: int,
    bounds: tuple[int, int],
    earlier: Sequence[Draft],
) -> list[Draft]:
    """Return the statements of a headline, with who says it without a cue.

    'Minister: port will reopen', 'Union accused mill of lying: report'.
    """
    words = scene.words
    found = read_headline(words, bounds, scene.mentions)
    if found is None:
        return _of_sentence(scene, told, index, bounds, earlier)
    inside = _of_sentence(scene, told, index, found.content, earlier)
    first, end = found.content
    if words.quote[first] != OUTSIDE and words.quote[first] == words.quote[end - 1]:
        return inside
    speaker = _speaker(scene, found.source, index, earlier[-_MAX_EARLIER:])
    source = source_span(words, found.source, scene.mentions)
    statement = Statement(
        doc=scene.document.id,
        content=(words.span(first, end),),
        cue=None,
        source=source,
        speaker_kind=speaker.kind,
        directness=Directness.INDIRECT,
        speaker_mention=None if speaker.mention is None else speaker.mention.id,
        confidence=0.8,
    )
    text = scene.document.text
    links = speaker_link(source, text, speaker.mention)
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
    source = source_span(words, which.source, scene.mentions)
    own = speaker_link(source, text, speaker.mention)
    statement = Statement(
        doc=scene.document.id,
        content=sense.content,
        cue=_cue(words, which),
        source=source,
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


def _cue(words: Words, which: Attribution) -> Span | None:
    """Return the words of the cue; a colon alone is none."""
    first, end = which.found.start, which.found.end
    return None if all(tag == "PUNCT" for tag in words.tags[first:end]) else words.span(first, end)


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
        source = source_span(scene.words, found.source, scene.mentions)
        links = speaker_link(source, scene.document.text, speaker.mention)
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
        source=source_span(scene.words, found.source, scene.mentions),
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
