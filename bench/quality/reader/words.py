"""What the network says of given words, before it is folded to tokens: syntax and factuality.

It takes the reader's own way from words to windows and back, and scores nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model import Block, Document, DocumentId, Role, Span
from dateline.reader import Network
from dateline.reader.decode import Decoder
from dateline.reader.encode import Encoder, Paragraph
from dateline.reader.fold import Fold, Words
from dateline.reader.quotes import find_quotations
from dateline.reader.wordpiece import WordPiece
from dateline.resources import reader_vocabulary

Offsets = tuple[int, int]
_MAX_FACTUALITY = 3.0
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paragraph's words with their syntax, one value a word.

    ``starts`` are the indices of the words that begin a sentence; ``heads`` are indices of words,
    -1 for a root.
    """

    words: tuple[Offsets, ...]
    starts: tuple[int, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def parse(text: str, words: Sequence[Offsets], starts: Sequence[int], network: Network) -> Parsed:
    """Return the syntax of *words* of the paragraph *text*.

    Each word counts as a token of its own, so that folding to tokens changes nothing.
    """
    if not words:
        return Parsed((), (), (), (), (), ())
    encoder, decoder = Encoder(_pieces(), network.card.limit), Decoder(network)
    fold = Fold(network.card, len(starts))
    for job in encoder.jobs(_paragraph(text, words, starts)):
        fold.add(job, decoder.read(job))
    alone = Words()
    alone.add(words, [Span(start, end) for start, end in words])
    found = fold.syntax(alone)
    return Parsed(tuple(words), tuple(starts), found.upos, found.feats, found.head, found.relation)


def factuality(
    text: str, words: Sequence[Offsets], starts: Sequence[int], network: Network
) -> list[float]:
    """Return the factuality of every word of the paragraph *text*, from -3 to 3."""
    encoder = Encoder(_pieces(), network.card.limit)
    values: list[float] = []
    for job in encoder.jobs(_paragraph(text, words, starts)):
        first, last = job.core
        found = network.run(job.inputs).factuality[first:last].tolist()
        values += [min(_MAX_FACTUALITY, max(-_MAX_FACTUALITY, each)) for each in found]
    return values


def document_of(name: str, texts: Sequence[str]) -> tuple[Document, tuple[int, ...]]:
    """Return a document with *texts* as its body paragraphs, and where each of them begins."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(_GAP)
    places = [(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    return with_paragraphs(name, _GAP.join(texts), places), tuple(starts)


def with_paragraphs(name: str, text: str, places: Iterable[Offsets]) -> Document:
    """Return *text* as a document with body paragraphs at *places*."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=DocumentId(f"d{sha256[:12]}"),
        name=name,
        sha256=sha256,
        text=text,
        blocks=tuple(Block(Span(*place), Role.BODY) for place in places),
        language="en",
    )


def _paragraph(text: str, words: Sequence[Offsets], starts: Sequence[int]) -> Paragraph:
    quotations = find_quotations(text, Span(0, len(text)))
    return Paragraph(text, words, starts, quotations, 0, 0)


@cache
def _pieces() -> WordPiece:
    return WordPiece(reader_vocabulary())
