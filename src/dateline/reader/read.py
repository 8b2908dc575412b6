"""Document → reading: sentences, tokens and quotation marks of its reporting blocks.

This first reader is rules only. It gives no syntax and no tags, and no stage may assume any.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import REPORTING_ROLES, Document, Quotation, Reading, Span, Tokens
from dateline.reader.quotes import find_quotations
from dateline.reader.split import split_sentences, split_tokens

VERSION = "rules-2"
"""Goes into the configuration hash of every derived record."""

_DEFAULT_LANGUAGE = "en"
MAX_READ_CHARS = 1_000_000
"""Characters of reporting that are read of one document, the length of a thick book. What is behind
them is left unread (see :func:`unread`), so that no document can fill the memory."""


def read(document: Document) -> Reading:
    """Return what can be seen in *document*. Pure; linear in the text."""
    language = document.language or _DEFAULT_LANGUAGE
    sentences: list[Span] = []
    blocks: list[int] = []
    quotations: list[Quotation] = []
    for index, span in _readable(document):
        found = list(split_sentences(document.text, span, language))
        sentences += found
        blocks += [index] * len(found)
        quotations += find_quotations(document.text, span)
    return Reading(
        doc=document.id,
        sentences=tuple(sentences),
        block=tuple(blocks),
        tokens=_tokens(document.text, sentences),
        quotations=tuple(quotations),
    )


def unread(document: Document) -> int:
    """Return how many characters of reporting :func:`read` leaves out; 0 for any real report."""
    total = sum(len(span) for span in document.spans_of(*REPORTING_ROLES))
    return max(0, total - MAX_READ_CHARS)


def _readable(document: Document) -> Iterator[tuple[int, Span]]:
    """Yield the reporting blocks by index, up to the limit; the block at the limit is cut."""
    left = MAX_READ_CHARS
    for index, block in enumerate(document.blocks):
        if block.role not in REPORTING_ROLES or left < 1:
            continue
        span = Span(block.span.start, min(block.span.end, block.span.start + left))
        left -= len(span)
        yield index, span


def _tokens(text: str, sentences: list[Span]) -> Tokens:
    starts: list[int] = []
    ends: list[int] = []
    owners: list[int] = []
    for index, sentence in enumerate(sentences):
        for token in split_tokens(text, sentence):
            starts.append(token.start)
            ends.append(token.end)
            owners.append(index)
    return Tokens(tuple(starts), tuple(ends), tuple(owners))
