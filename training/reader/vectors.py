"""Are the sentence vectors still those of the base model? Two figures for one network. Trains nothing.

The base model reads each sentence alone, as it was made to; the reader sees the paragraph around it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bench.quality.reader.words import document_of

from dateline.model import Document, Span
from dateline.reader import Network, read
from dateline.reader.split import split_tokens
from dateline.reader.wordpiece import WordPiece
from dateline.reader.words import words_of
from training.reader.compare import Measured
from training.reader.corpora import newswire, polnear
from training.reader.data import Numbers
from training.reader.prepare import teacher_vectors

PARAGRAPHS = 400
"""News paragraphs whose sentences are compared, about 750 of them and so 280,000 pairs."""
_MOST_PIECES = 510
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sample:
    """Sentences of a document, in order, with the base model's vector of each, [sentences, S]."""

    document: Document
    sentences: tuple[Span, ...]
    base: Floats


def sample(data: Path, network: Network, pieces: WordPiece) -> Sample:
    """Return sentences of news that training has not seen, and what the base model says of them.

    *network* only says which sentences there are: rules find them, so any network will do.
    """
    texts = sorted(
        {p.text for load in (newswire.load, polnear.load) for p in load(data, "dev")},
        key=lambda text: hashlib.sha256(text.encode()).digest(),
    )
    document, _ = document_of("vectors", texts[:PARAGRAPHS])
    sentences = read(document, network=network).sentences
    numbers = [_pieces_of(document.text, each, pieces) for each in sentences]
    return Sample(document, sentences, teacher_vectors(numbers).astype(np.float32))


def _pieces_of(text: str, sentence: Span, pieces: WordPiece) -> Numbers:
    words = words_of(text, list(split_tokens(text, sentence)))
    flat = [number for a, b in words for number in pieces.pieces(text[a:b])]
    return np.array([pieces.cls, *flat[:_MOST_PIECES], pieces.sep], dtype=np.int32)


def closeness(found: Sample, network: Network) -> dict[str, Measured]:
    """Return how near *network* is to the base model.

    ``vector cosine`` is the mean cosine of a sentence's two vectors; ``vector pairs`` Pearson's r
    between the two models' cosines of all pairs of sentences.
    """
    numbers = np.frombuffer(read(found.document, network=network).vectors, dtype="<f2")
    ours = numbers.reshape(len(found.sentences), -1).astype(np.float32)
    count = len(found.sentences)
    upper = np.triu_indices(count, 1)
    likeness = [(_unit(side) @ _unit(side).T)[upper] for side in (ours, found.base)]
    cosine = float((_unit(ours) * _unit(found.base)).sum(axis=1).mean())
    return {
        "vector cosine": Measured(cosine, count),
        "vector pairs": Measured(float(np.corrcoef(likeness)[0, 1]), count),
    }


def _unit(vectors: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
