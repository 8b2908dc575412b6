"""A lookup from written forms to the entries they can stand for.

Does not tokenise: callers bring words. Does not choose between entries that share a form.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

T = TypeVar("T")

_ARTICLES = ("the ", "The ")
_CURLY = str.maketrans({"\u2019": "'", "\u2011": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Entries found at a place in a list of words: ``words[start:end]``, half-open, by word."""

    start: int
    end: int
    entries: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[T]):
    """Entries with a lookup by form.

    ``by_form`` keys are lower-cased when ``folded``, else as written; multi-word forms have
    single spaces. ``longest`` is the number of words of the longest form, 0 when empty.
    """

    entries: tuple[T, ...]
    by_form: Mapping[str, tuple[T, ...]]
    folded: bool
    longest: int

    def find(self, form: str) -> tuple[T, ...]:
        """Return the entries that *form* can stand for, in file order; empty when none.

        A curly apostrophe equals a straight one. When the form as given is unknown and starts
        with an article, it is tried with the article in the other case, then without it.
        """
        key = self._key(form)
        found = self.by_form.get(key, ())
        if found or not key.startswith(_ARTICLES):
            return found
        swapped = ("t" if key[0] == "T" else "T") + key[1:]
        return self.by_form.get(swapped) or self.by_form.get(key[4:], ())

    def longest_at(self, words: Sequence[str], start: int) -> Match[T] | None:
        """Return the longest entry whose words begin at ``words[start]``, else None.

        Words are joined with one space, so a caller's tokens must be split as the forms are:
        at white space, with hyphens and inner full stops kept.
        """
        stop = min(len(words), start + self.longest)
        for end in range(stop, start, -1):
            found = self.by_form.get(self._key(" ".join(words[start:end])), ())
            if found:
                return Match(start, end, found)
        return None

    def __contains__(self, form: object) -> bool:
        """Tell whether :meth:`find` would return something for *form*."""
        return isinstance(form, str) and bool(self.find(form))

    def __iter__(self) -> Iterator[T]:
        """Iterate over the entries in file order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    def _key(self, form: str) -> str:
        plain = form if form.isascii() else form.translate(_CURLY)
        return plain.lower() if self.folded else plain


def index(
    entries: Iterable[T], forms_of: Callable[[T], Iterable[str]], *, folded: bool
) -> Lexicon[T]:
    """Return a lexicon over *entries*, each reachable by every form *forms_of* gives for it."""
    kept = tuple(entries)
    table: dict[str, tuple[T, ...]] = {}
    for entry in kept:
        for form in dict.fromkeys(forms_of(entry)):
            key = form.lower() if folded else form
            known = table.get(key, ())
            if entry not in known:
                table[key] = (*known, entry)
    longest = max((key.count(" ") + 1 for key in table), default=0)
    return Lexicon(kept, MappingProxyType(table), folded, longest)
