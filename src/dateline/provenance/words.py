"""Tokens → the words that are compared: folded, hashed, with the place of each. Nothing is matched.

Punctuation is no word. Hashes are BLAKE2b digests, so that they are the same in every process.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.model import DocumentAnalysis, DocumentId, Span, Tokens
from dateline.text import fold

HashArray = NDArray[np.uint64]
IndexArray = NDArray[np.int64]

_HASH_BYTES = 8


class WordHashes(dict[str, int]):
    """Word as written → 64-bit hash of its folded form; 0 for what holds no letter and no digit.

    Fills itself as words are looked up, so that each distinct word is folded once.
    """

    def __missing__(self, word: str) -> int:
        folded = fold(word)
        known = any(char.isalnum() for char in folded)
        self[word] = hash_word(folded) if known else 0
        return self[word]


def hash_word(folded: str) -> int:
    """Return the 64-bit hash of a folded word, the same in every process; never 0."""
    coded = folded.encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(coded, digest_size=_HASH_BYTES).digest()
    return int.from_bytes(digest, "big") or 1


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one document's reporting, in the text's order.

    ``hashes[i]`` is word *i*'s, ``token[i]`` its index in the reading's tokens, ``block[i]`` the
    index of its block in the document. All have one length.
    """

    doc: DocumentId
    hashes: HashArray
    token: IndexArray
    block: IndexArray
    tokens: Tokens

    def __len__(self) -> int:
        return len(self.hashes)

    def span(self, first: int, end: int) -> Span:
        """Return the span of the words ``[first, end)``."""
        return self.tokens.span(int(self.token[first]), int(self.token[end - 1]))


def words_of(analysis: DocumentAnalysis, hashes: WordHashes) -> Words:
    """Return the words of *analysis*'s reading. Linear in its tokens."""
    text, reading = analysis.document.text, analysis.reading
    tokens = reading.tokens
    spans = zip(tokens.starts, tokens.ends, strict=True)
    found = np.fromiter(
        (hashes[text[start:end]] for start, end in spans), np.uint64, count=len(tokens)
    )
    kept = np.flatnonzero(found)
    sentence = np.asarray(tokens.sentence, np.int64)[kept]
    blocks = np.asarray(reading.block, np.int64)
    block = blocks[sentence] if len(blocks) else sentence
    return Words(analysis.document.id, found[kept], kept.astype(np.int64), block, tokens)
