"""One match of a rule, with the looks at its neighbours that builders need. It decides nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.temporal.lexer import Lexeme
from dateline.temporal.operation import Op
from dateline.temporal.words import Words


@dataclass(frozen=True, slots=True)
class Draft:
    """An expression by lexeme: from *first* to *last*, both included."""

    first: int
    last: int
    op: Op


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule over the kinds of a sentence."""

    text: str
    lexemes: Sequence[Lexeme]
    hit: re.Match[str]
    previous: Draft | None
    lexicon: Words

    def frame(self, name: str) -> frozenset[str]:
        """Return the language's set of words of that name."""
        return self.lexicon.frame(name)

    @property
    def english(self) -> bool:
        """Whether the text is read as English."""
        return self.lexicon.language == "en"

    def get(self, name: str) -> Lexeme | None:
        """Return the lexeme of the group *name*, ``None`` where the group is absent."""
        try:
            at = self.hit.start(name)
        except IndexError:
            return None
        return None if at < 0 else self.lexemes[at]

    def number(self, name: str) -> int | None:
        """Return the whole number that the group *name* stands for."""
        lexeme = self.get(name)
        return lexeme.value if lexeme is not None and isinstance(lexeme.value, int) else None

    def code(self, name: str) -> str | None:
        """Return the string value of the group *name*."""
        lexeme = self.get(name)
        return lexeme.value if lexeme is not None and isinstance(lexeme.value, str) else None

    @property
    def first(self) -> int:
        """Index of the first lexeme."""
        return self.hit.start()

    @property
    def last(self) -> int:
        """Index of the last lexeme."""
        return self.hit.end() - 1

    def before(self, steps: int = 1) -> str:
        """Return the word *steps* lexemes before the match, the empty string at the sentence's start."""
        at = self.first - steps
        return self.lexemes[at].word if 0 <= at else ""

    def kind_before(self, steps: int = 1) -> str:
        """Return the kind of the lexeme *steps* before the match, or an empty string."""
        at = self.first - steps
        return self.lexemes[at].kind if 0 <= at else ""

    def after(self, steps: int = 1) -> str:
        """Return the word *steps* lexemes after the match, the empty string at the sentence's end."""
        at = self.last + steps
        return self.lexemes[at].word if at < len(self.lexemes) else ""

    def kind_after(self, steps: int = 1) -> str:
        """Return the kind of the lexeme *steps* after the match, or an empty string."""
        at = self.last + steps
        return self.lexemes[at].kind if at < len(self.lexemes) else ""

    def glued(self, at: int) -> bool:
        """Return whether lexemes *at* and *at* + 1 touch."""
        return self.lexemes[at].end == self.lexemes[at + 1].start

    def capital(self, at: int) -> bool:
        """Return whether lexeme *at* begins with a capital letter in the text."""
        return 0 <= at < len(self.lexemes) and self.text[self.lexemes[at].start].isupper()

    def named(self, at: int) -> bool:
        """Return whether lexeme *at* is part of a name: *USA Today* in a sentence of small letters."""
        if not (self.capital(at) and self.capital(at - 1)):
            return False
        words = [index for index, each in enumerate(self.lexemes) if each.word[:1].isalpha()]
        return 2 * sum(map(self.capital, words)) < len(words)

    def draft(self, op: Op, first: int | None = None, last: int | None = None) -> list[Draft]:
        """Return *op* as the only draft, over the whole match unless told otherwise."""
        start = self.first if first is None else first
        return [Draft(start, self.last if last is None else last, op)]
