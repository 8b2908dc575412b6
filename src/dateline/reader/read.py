"""Document → reading: sentences, tokens and quotation marks by rules, the rest by the trained network.

Without a network, for a document in another language than English, and for one as long as a book, the
layers that the network gives are left empty, and no stage may assume any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from dateline.model import REPORTING_ROLES, Document, Quotation, Reading, Span, Tokens
from dateline.reader.decode import Decoder
from dateline.reader.encode import Encoder, Paragraph
from dateline.reader.fold import Fold, Words
from dateline.reader.network import Card, Network, shipped_card, shipped_network
from dateline.reader.quotes import find_quotations
from dateline.reader.split import split_sentences, split_tokens
from dateline.reader.wordpiece import WordPiece
from dateline.reader.words import words_of
from dateline.resources import reader_vocabulary

RULES_VERSION = "rules-2"


def version_with(card: Card | None) -> str:
    """Return what readings by the rules and the network of *card* are marked with.

    >>> version_with(None)
    'rules-2'
    """
    return RULES_VERSION if card is None else f"{RULES_VERSION}+{card.name}"


VERSION = version_with(shipped_card())
"""Goes into the configuration hash of every derived record."""

_DEFAULT_LANGUAGE = "en"
MAX_READ_CHARS = 1_000_000
"""Characters of reporting that are read of one document, the length of a thick book. What is behind
them is left unread (see :func:`unread`), so that no document can fill the memory."""
MAX_NETWORK_PIECES = 200_000
"""Word pieces that the network reads of one document: about 160,000 words, half a minute of one core.
A longer document, or one of tens of thousands of scraps, is left to the rules alone. Double would
overrun the pipeline's minute of processor time on a slow machine; half still holds any report."""
_PIECES_PER_RUN = 6
"""What the start of a window costs, in pieces: half a millisecond."""


@dataclass(slots=True)
class _Text:
    """The reporting of a document, cut up by rules; ``paragraphs`` only where a network will read."""

    sentences: list[Span] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    paragraphs: list[Paragraph] = field(default_factory=list)


def read(document: Document, *, network: Network | None = None) -> Reading:
    """Return what can be seen in *document*. Pure; linear in the text.

    The layers of the network are all there or all empty; they are empty where no network is, where
    the document is in another language than English, and beyond ``MAX_NETWORK_PIECES``.

    Args:
        document: of any length and language.
        network: ``None`` for the one in this package; where there is none, rules alone read.

    Raises:
        ResourceError: the network in this package cannot be loaded.
    """
    if not _is_read_by_network(document):
        return read_by_rules(document)
    network = network or shipped_network()
    if network is None:
        return read_by_rules(document)
    text = _cut(document, for_network=True)
    return _with_layers(_reading(document, text), text, network)


def read_by_rules(document: Document) -> Reading:
    """Return the sentences, tokens and quotations of *document*, and no more."""
    return _reading(document, _cut(document, for_network=False))


def unread(document: Document) -> int:
    """Return how many characters of reporting :func:`read` leaves out; 0 for any real report."""
    total = sum(len(span) for span in document.spans_of(*REPORTING_ROLES))
    return max(0, total - MAX_READ_CHARS)


def is_left_to_rules(document: Document, reading: Reading) -> bool:
    """Whether the network of this package should have read *document* and did not: too long."""
    due = _is_read_by_network(document) and shipped_card() is not None
    return due and 0 < len(reading.tokens) and not reading.syntax.head


def _is_read_by_network(document: Document) -> bool:
    """Whether *document* is in the network's language, as far as is known."""
    language = (document.language or _DEFAULT_LANGUAGE).lower()
    return language[:2] == _DEFAULT_LANGUAGE and not language[2:3].isalpha()


def _cut(document: Document, *, for_network: bool) -> _Text:
    """Cut the reporting of *document* into sentences and tokens, and words *for_network*."""
    text = _Text()
    for index, span in _readable(document):
        first = len(text.sentences)
        language = document.language or _DEFAULT_LANGUAGE
        text.sentences += split_sentences(document.text, span, language)
        text.blocks += [index] * (len(text.sentences) - first)
        quotations = find_quotations(document.text, span)
        text.quotations += quotations
        paragraph = _paragraph(document.text, text, first, for_network=for_network)
        if paragraph.words:
            text.paragraphs.append(replace(paragraph, quotations=quotations))
    return text


def _paragraph(source: str, text: _Text, first: int, *, for_network: bool) -> Paragraph:
    """Add the tokens of the sentences from *first* on, and return their words."""
    before = len(text.words.starts)
    words: list[tuple[int, int]] = []
    starts: list[int] = []
    for index in range(first, len(text.sentences)):
        tokens = list(split_tokens(source, text.sentences[index]))
        text.starts += [token.start for token in tokens]
        text.ends += [token.end for token in tokens]
        text.owners += [index] * len(tokens)
        if for_network:
            found = words_of(source, tokens)
            text.words.add(found, tokens)
            starts.append(len(words))
            words += found
    return Paragraph(source, words, starts, (), before, first)


def _reading(document: Document, text: _Text) -> Reading:
    return Reading(
        doc=document.id,
        sentences=tuple(text.sentences),
        block=tuple(text.blocks),
        tokens=Tokens(tuple(text.starts), tuple(text.ends), tuple(text.owners)),
        quotations=tuple(text.quotations),
    )


def _with_layers(reading: Reading, text: _Text, network: Network) -> Reading:
    """Return *reading* with what *network* sees in its paragraphs."""
    encoder = Encoder(_pieces(), network.card.limit)
    decoder = Decoder(network)
    fold = Fold(network.card, len(text.sentences))
    jobs = [job for paragraph in text.paragraphs for job in encoder.jobs(paragraph)]
    if MAX_NETWORK_PIECES < sum(len(job.inputs.pieces) + _PIECES_PER_RUN for job in jobs):
        return reading
    for job, kept in zip(jobs, network.each(decoder.read, jobs), strict=True):
        fold.add(job, kept)
    triggers, factuality = fold.triggers(text.words)
    return replace(
        reading,
        syntax=fold.syntax(text.words),
        names=fold.tags("names", text.words),
        speech=fold.speech(text.words),
        times=fold.tags("times", text.words),
        triggers=triggers,
        factuality=factuality,
        outlook=fold.outlook(),
        vectors=fold.vectors(),
    )


@cache
def _pieces() -> WordPiece:
    return WordPiece(reader_vocabulary())


def _readable(document: Document) -> Iterator[tuple[int, Span]]:
    """Yield the reporting blocks by index, up to the limit; the block at the limit is cut."""
    left = MAX_READ_CHARS
    for index, block in enumerate(document.blocks):
        if block.role not in REPORTING_ROLES or left < 1:
            continue
        span = Span(block.span.start, min(block.span.end, block.span.start + left))
        left -= len(span)
        yield index, span
