"""Document → reading: sentences, tokens and quotation marks of its reporting blocks.

This first reader is rules only. It gives no syntax and no tags, and no stage may assume any.
"""

from __future__ import annotations

from dateline.model import REPORTING_ROLES, Document, Quotation, Reading, Span, Tokens
from dateline.reader.quotes import find_quotations
from dateline.reader.split import split_sentences, split_tokens

VERSION = "rules-1"
"""Goes into the configuration hash of every derived record."""

_DEFAULT_LANGUAGE = "en"


def read(document: Document) -> Reading:
    """Return what can be seen in *document*. Pure; linear in the text."""
    language = document.language or _DEFAULT_LANGUAGE
    sentences: list[Span] = []
    blocks: list[int] = []
    quotations: list[Quotation] = []
    for index, block in enumerate(document.blocks):
        if block.role not in REPORTING_ROLES:
            continue
        found = list(split_sentences(document.text, block.span, language))
        sentences += found
        blocks += [index] * len(found)
        quotations += find_quotations(document.text, block.span)
    return Reading(
        doc=document.id,
        sentences=tuple(sentences),
        block=tuple(blocks),
        tokens=_tokens(document.text, sentences),
        quotations=tuple(quotations),
    )


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
