"""Statements in the making, and those whose words run over several sentences parted by sentence.

Attributes nothing: a part has the speaker and the carriers of the statement that it is part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import (
    Directness,
    Link,
    LinkBasis,
    Polarity,
    Reading,
    Span,
    Stance,
    Statement,
)

_MIN_TOKENS = 3
"""Tokens of a sentence, its full stop among them, that is a statement of its own: 'Yes.' is none."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making, with what its chain is drawn from."""

    statement: Statement
    sentence: int
    links: tuple[Link, ...]
    quotations: tuple[int, ...] = ()


def parted(reading: Reading, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield *drafts* with content in one sentence each.

    The words beside the cue stay with it; each other sentence of the same speech is a statement
    without cue and source, as sure as the one it goes on with.
    """
    for draft in drafts:
        pieces = _by_sentence(reading, draft.statement.content)
        if len(pieces) <= 1:
            yield draft
            continue
        near = min(pieces, key=lambda at: (abs(at - draft.sentence), at))
        yield replace(draft, statement=replace(draft.statement, content=tuple(pieces[near])))
        for sentence, spans in sorted(pieces.items()):
            if sentence != near and _MIN_TOKENS <= _size(reading, sentence, spans):
                yield _part(draft, sentence, spans)


def _by_sentence(reading: Reading, content: Sequence[Span]) -> dict[int, list[Span]]:
    pieces: dict[int, list[Span]] = {}
    for span in content:
        first, last = reading.sentence_at(span.start), reading.sentence_at(span.end - 1)
        if first is None or last is None:
            return {}
        for sentence in range(first, last + 1):
            whole = reading.sentences[sentence]
            start, end = max(whole.start, span.start), min(whole.end, span.end)
            if start < end:
                pieces.setdefault(sentence, []).append(Span(start, end))
    return pieces


def _size(reading: Reading, sentence: int, spans: Sequence[Span]) -> int:
    tokens = reading.tokens
    return sum(
        any(span.start <= tokens.starts[at] and tokens.ends[at] <= span.end for span in spans)
        for at in reading.sentence_tokens(sentence)
    )


def _part(draft: Draft, sentence: int, spans: Sequence[Span]) -> Draft:
    own = draft.statement
    statement = Statement(
        doc=own.doc,
        content=tuple(spans),
        cue=None,
        source=None,
        speaker_kind=own.speaker_kind,
        directness=Directness.DIRECT,
        polarity=Polarity.POSITIVE,
        stance=Stance.ASSERTS,
        speaker_mention=own.speaker_mention,
        co_speaker_mentions=own.co_speaker_mentions,
        confidence=own.confidence,
    )
    links = tuple(replace(link, basis=LinkBasis.DOCUMENT) for link in draft.links)
    return Draft(statement, sentence, links)
