"""Words and sentences of a paragraph as the reader cuts them at run time. Reads no corpus."""

from __future__ import annotations

from dateline.model import Span
from dateline.reader.split import split_sentences, split_tokens
from dateline.reader.words import words_of
from training.reader.corpora.stretches import Offsets


def read_words(text: str) -> tuple[tuple[Offsets, ...], tuple[int, ...]]:
    """Return the words of *text*, and the indices of those that begin a sentence."""
    words: list[Offsets] = []
    sentences: list[int] = []
    if not text.strip():
        return (), ()
    for sentence in split_sentences(text, Span(0, len(text)), "en"):
        first = len(words)
        words.extend(words_of(text, list(split_tokens(text, sentence))))
        if first < len(words):
            sentences.append(first)
    return tuple(words), tuple(sentences)
