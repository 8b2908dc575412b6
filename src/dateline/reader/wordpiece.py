"""Words → the numbers of their pieces, as the encoder was trained on them.

It takes words as they come: it does not find them in a text, and knows nothing of sentences.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

MAX_WORD_CHARS = 100
"""A longer stretch without white space or punctuation has no pieces: the encoder's own limit."""
_MAX_REMEMBERED = 65_536
"""Words remembered at a time. A news archive of 10,000 reports has about 60,000 different words;
half as many costs a few percent more time, double a few megabytes more memory."""
_GOES_ON = "##"
_REPLACEMENT = 0xFFFD
_CONTROL = frozenset({"Cc", "Cf", "Co", "Cs"})
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """Cuts words into the pieces of one vocabulary, longest first.

    Source: Wu et al. (2016), Google's Neural Machine Translation System, §4.1,
    https://arxiv.org/abs/1609.08144; normalised as BERT uncased is (lower case, no accents).

    >>> WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "port", "##s"]).pieces("Ports")
    (4, 5)
    """

    __slots__ = ("_longest", "_numbers", "_remembered", "cls", "pad", "sep", "unk")

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces of *vocabulary*, in the order of their numbers.

        Raises:
            KeyError: one of ``[CLS]``, ``[SEP]``, ``[PAD]``, ``[UNK]`` is not among them.
        """
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, vocabulary))
        self._remembered: dict[str, tuple[int, ...]] = {}
        self.cls = self._numbers["[CLS]"]
        self.sep = self._numbers["[SEP]"]
        self.pad = self._numbers["[PAD]"]
        self.unk = self._numbers["[UNK]"]

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of *word*, never empty; linear in the word."""
        found = self._remembered.get(word)
        if found is None:
            found = self._cut(word)
            if len(word) <= MAX_WORD_CHARS:
                if _MAX_REMEMBERED <= len(self._remembered):
                    self._remembered.clear()
                self._remembered[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in basic_words(word):
            found += self._longest_first(part)
        return tuple(found) or (self.unk,)

    def _longest_first(self, part: str) -> list[int]:
        whole = self._numbers.get(part)
        if whole is not None and len(part) <= MAX_WORD_CHARS:
            return [whole]
        if MAX_WORD_CHARS < len(part):
            return [self.unk]
        found: list[int] = []
        start = 0
        while start < len(part):
            number, start = self._longest_at(part, start)
            if number < 0:
                return [self.unk]
            found.append(number)
        return found

    def _longest_at(self, part: str, start: int) -> tuple[int, int]:
        """Return the number of the longest piece at *start* (-1: none), and where it ends."""
        prefix = _GOES_ON if start else ""
        for end in range(min(len(part), start + self._longest), start, -1):
            number = self._numbers.get(prefix + part[start:end])
            if number is not None:
                return number, end
        return -1, start


def basic_words(word: str) -> list[str]:
    """Return the parts of *word* in lower case, without accents, each mark on its own.

    >>> basic_words("Côte-d'Or")
    ['cote', '-', 'd', "'", 'or']
    """
    if word.isascii() and word.isalpha():
        return [word.lower()]
    spaced = "".join(_cleaned(word))
    plain = (c for c in unicodedata.normalize("NFD", spaced) if unicodedata.category(c) != "Mn")
    lower = "".join(c.lower() for c in plain)  # one by one: a last sigma stays a sigma
    return "".join(f" {c} " if _is_mark(c) else c for c in lower).split()


def _cleaned(word: str) -> Iterator[str]:
    for char in word:
        code = ord(char)
        if char in "\t\n\r":
            yield " "
        elif code == _REPLACEMENT or unicodedata.category(char) in _CONTROL:
            continue
        elif char.isspace():
            yield " "
        elif any(low <= code <= high for low, high in _CJK):
            yield f" {char} "
        else:
            yield char


def _is_mark(char: str) -> bool:
    if char.isascii():
        return char.isprintable() and not char.isalnum() and char != " "
    return unicodedata.category(char).startswith("P")
