"""Tokens → words in the sense of Universal Dependencies English (EWT, GUM).

It tags nothing, and does not find tokens. A token is one word or several (``do|n't``, ``can|not``,
``state|-|funded``, ``35|mm``, but ``pre-dawn``), and now and then several tokens are one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span
from dateline.resources import abbreviations

_HYPHENS = "-\u2010\u2011"
_CLITIC = re.compile(r"(?:n['\u2019]t|['\u2019](?:s|m|d|re|ve|ll))\Z", re.IGNORECASE)
_NUMBER_UNIT = re.compile(r"([\d.,:]*\d)([^\W\d_]+)\Z")
_ORDINAL = frozenset({"st", "nd", "rd", "th", "s", "x"})
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3,
    "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4,
    "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "wont": 2, "cant": 2, "aint": 2, "outta": 3,
    "havent": 4, "hasnt": 3, "hadnt": 3,
}  # fmt: skip
_FUSED_SIZES = frozenset(map(len, _FUSED))
_PREFIXES = frozenset(
    "ante anti arch bi co counter cross de e ex extra hyper infra inter intra macro mega meta micro"
    " mid mini mis mono multi neo non over para post pre pro proto pseudo psycho re semi socio sub"
    " super trans tri ultra un uni".split()
)
"""Not cut off at a hyphen: what EWT and GUM keep in at least half of their training words, and
prefixes of the same kind that they do not have ('self', 'all', 'half', 'quasi' they cut off)."""
_LOOK_AHEAD = 8
"""A word within so many characters shows that the sentence goes on."""
_NUMBERED = re.compile(r"\d++(?:[-\u2010\u2011]\d++)*+\Z")
_LOCAL_NUMBER = [3, 4]
"""Digits of the groups of an American telephone number without its area."""
_WHOLE_GROUPS = 3
"""So many groups of digits are a telephone number or a date, not a range."""
_MARKS = re.compile(r"[./@&?!*='\u2019<>-]")
_JOINED = re.compile(
    r"\.{2,}+|-{2,}+|[!?]{2,}+|={2,}+|\*{2,}+|<{2,}+|>{2,}+|'{2}|\u2019{2}"
    r"|(?<!\w)(?:https?://|www\.)[^\s<>\"\u201c\u201d]{0,500}[^\s<>\"\u201c\u201d.,;:!?)'\u2019\]]"
    r"|(?<![\w.+-])[\w.+-]{1,64}+@\w[\w-]{0,62}+(?:\.[\w-]{1,63}+){1,5}+"
    r"|(?<![\w.@-])\w{1,40}+(?:[.-]\w{1,40}+){0,6}?\.(?:com|org|net|gov|edu|co\.uk)(?![\w-]|\.\w)"
    r"|(?<![\w/.-])\d{1,4}+(?:/\d{1,4}+){1,2}+(?![\w/])"
    r"|(?<![\w-])(?:\d-)?(?:\d{3}-){1,2}\d{4}(?![\w-])"
    r"|(?<!\w)Ph\.D\.(?!\w)"
    r"|(?<![\w&])[A-Z]{1,3}&[A-Z]{1,3}(?![\w&])"
    r"|(?<![\w'\u2019])['\u2019](?:em|til|cause|bout|\d0s|\d\d)(?!\w)",
    re.IGNORECASE,
)
"""What is one word though the tokens part it: runs of marks, addresses, dates, fractions, telephone
numbers, firms ('PG&E'), words that begin with an apostrophe."""


def words_of(text: str, tokens: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the words of one sentence, given its tokens, as sorted half-open offsets in *text*.

    Most tokens are one word or several (:func:`split_words`); some words are several tokens, and
    then begin and end where tokens do: ``Mr.``, ``...``, ``desk@example.org``, ``9/11``.

    >>> text = "Mr. Lind can't..."
    >>> tokens = [Span(0, 2), Span(2, 3), Span(4, 8), Span(9, 14), *(Span(i, i + 1) for i in (14, 15, 16))]
    >>> [text[start:end] for start, end in words_of(text, tokens)]
    ['Mr.', 'Lind', 'ca', "n't", '...']
    """
    found: list[tuple[int, int]] = []
    joins = _joins(text, tokens)
    done = 0
    for index, token in enumerate(tokens):
        if token.start < done:
            continue
        end = joins.get(token.start)
        if end is None and text.startswith(".", token.end) and _takes_stop(text, tokens, index):
            end = token.end + 1
        if end is None:
            found += split_words(text, token)
        else:
            done = end
            found.append((token.start, end))
    return found


def _joins(text: str, tokens: Sequence[Span]) -> dict[int, int]:
    """Return where words of several tokens end, by their starts."""
    if not tokens or _MARKS.search(text, tokens[0].start, tokens[-1].end - 1) is None:
        return {}
    found = {
        match.start(): match.end()
        for match in _JOINED.finditer(text, tokens[0].start, tokens[-1].end)
    }
    if not found:
        return found
    starts, ends = {token.start for token in tokens}, {token.end for token in tokens}
    return {start: end for start, end in found.items() if start in starts and end in ends}


def _takes_stop(text: str, tokens: Sequence[Span], index: int) -> bool:
    """Whether the full stop behind a token belongs to it: an abbreviation or an initial.

    Behind the last word of a sentence it does so only where the abbreviation often stands there.
    """
    token, stop = tokens[index], index + 1
    if len(tokens) <= stop or tokens[stop].start != token.end or len(tokens[stop]) != 1:
        return False
    word = text[token.start : token.end]
    behind = text[token.end + 1 : min(token.end + 1 + _LOOK_AHEAD, tokens[-1].end)]
    last = not any(map(str.isalnum, behind))
    if len(word) == 1 and word.isupper():
        return not last
    return any(each.may_end or not last for each in abbreviations().find(word + "."))


def split_words(text: str, token: Span) -> list[tuple[int, int]]:
    """Return the words of *token*, as half-open offsets in *text* that tile it.

    >>> text = "don't"
    >>> [text[start:end] for start, end in split_words(text, Span(0, 5))]
    ['do', "n't"]
    """
    start, end = token.start, token.end
    word = text[start:end]
    if word.isalpha():
        cut = _FUSED.get(word.lower()) if end - start in _FUSED_SIZES else None
        return [(start, end)] if cut is None else [(start, start + cut), (start + cut, end)]
    if end - start == 1:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    for first, last in _between_hyphens(word):
        at = _inner_cut(word[first:last])
        if at:
            found += [(start + first, start + first + at), (start + first + at, start + last)]
        else:
            found.append((start + first, start + last))
    return found


def _between_hyphens(word: str) -> list[tuple[int, int]]:
    if not any(hyphen in word for hyphen in _HYPHENS) or _stays_whole(word):
        return [(0, len(word))]
    found: list[tuple[int, int]] = []
    first, part = 0, 0
    for at, char in enumerate(word):
        if char not in _HYPHENS:
            continue
        if not (part < at and word[part:at].lower() in _PREFIXES):
            if first < at:
                found.append((first, at))
            found.append((at, at + 1))
            first = at + 1
        part = at + 1
    if first < len(word):
        found.append((first, len(word)))
    return found


def _stays_whole(word: str) -> bool:
    """Whether *word* is a number of a telephone or a date: three groups of digits, or 3 and 4."""
    if not _NUMBERED.match(word):
        return False
    sizes = [len(group) for group in re.split(f"[{_HYPHENS}]", word)]
    return sizes == _LOCAL_NUMBER or _WHOLE_GROUPS <= len(sizes)


def _inner_cut(part: str) -> int:
    """Return where a clitic or a unit begins in *part*; 0 for nowhere."""
    clitic = _CLITIC.search(part)
    if clitic is not None:
        return clitic.start()
    number = _NUMBER_UNIT.match(part)
    if number is not None and number.group(2).lower() not in _ORDINAL:
        return number.end(1)
    return 0
