"""Tokens of a sentence → lexemes of time. Each is one word, number or fixed phrase with its kind.

Nothing is put together here beyond numbers and fixed phrases; linear in the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import Reading
from dateline.temporal import words as w
from dateline.temporal.arithmetic import make_day

_PIECE = re.compile(r"\d++(?:[.,:]\d++)*+|[^\W\d_]++(?:\.[^\W\d_]++)*+\.?|\W|_")
_PARTS = re.compile(r"[-'\u2019]")
_NUMERIC = re.compile(r"\d{1,12}+(?:,\d{3}+)*+(?:\.\d{1,6}+)?+\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?\Z")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_DAYS_IN_MONTH = 31
_DAY_DIGITS, _YEAR_DIGITS = 2, 4
_TWO_DIGITS = range(10, 100)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One lexeme: its kind, its value, its words in lower case, where it stands, and its token."""

    kind: str
    value: w.Value
    word: str
    start: int
    end: int
    token: int
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    word: str
    start: int
    end: int
    token: int
    capital: bool


def has_trigger(text: str, reading: Reading, tokens: range, lexicon: w.Words) -> bool:
    """Return whether a token of the sentence can begin an expression: most sentences have none."""
    triggers, starts, ends = lexicon.triggers, reading.tokens.starts, reading.tokens.ends
    for index in tokens:
        word = text[starts[index] : ends[index]]
        if word[0].isdigit() or word.lower() in triggers:
            return True
        if word.isalpha():
            continue
        if any(_begins(part, triggers) for part in _PARTS.split(word.lower())):
            return True
    return False


def _begins(part: str, triggers: frozenset[str]) -> bool:
    return part in triggers or part[:1].isdigit()


def lex(text: str, reading: Reading, tokens: range, lexicon: w.Words) -> list[Lexeme]:
    """Return the lexemes of one sentence, in order, one or more tokens each."""
    pieces = _pieces(text, reading, tokens, lexicon)
    lexemes: list[Lexeme] = []
    index = 0
    while index < len(pieces):
        lexeme, taken = _lexeme(pieces, index, lexicon)
        lexemes.append(lexeme)
        index += taken
    return _merge_numbers(lexemes, lexicon)


def _pieces(text: str, reading: Reading, tokens: range, lexicon: w.Words) -> list[_Piece]:
    found: list[_Piece] = []
    starts, ends = reading.tokens.starts, reading.tokens.ends
    for index in tokens:
        start, end = starts[index], ends[index]
        word = text[start:end]
        form = word.lower().replace("\u2019", "'")
        parts_at = lexicon.compounds.get(form)
        if parts_at is not None:
            found += _parted(form, start, index, parts_at)
            continue
        if word.isalpha() or form in lexicon.single:
            found.append(_Piece(form, start, end, index, word[0].isupper()))
            continue
        for match in _PIECE.finditer(text, start, end):
            piece = match.group()
            found.append(
                _Piece(piece.lower(), match.start(), match.end(), index, piece[0].isupper())
            )
    return found


def _parted(form: str, start: int, token: int, at: int) -> list[_Piece]:
    """Return the two words of *Dienstagabend*."""
    middle = start + at
    return [
        _Piece(form[:at], start, middle, token, capital=True),
        _Piece(form[at:], middle, start + len(form), token, capital=True),
    ]


def _lexeme(pieces: list[_Piece], index: int, lexicon: w.Words) -> tuple[Lexeme, int]:
    """Return the lexeme that begins at ``pieces[index]`` and how many pieces it takes."""
    piece = pieces[index]
    capitalised = lexicon.capitalised
    if piece.word[0].isdigit() and piece.word.isascii() and piece.word not in lexicon.single:
        return _clock_phrase(pieces, index, lexicon) or _number(pieces, index, lexicon)
    if piece.capital and index and piece.word in lexicon.nouns:
        return _made(pieces[index : index + 1], lexicon.nouns[piece.word]), 1
    for phrase in lexicon.phrases.get(piece.word, ()):
        end = index + 1 + len(phrase.rest)
        if _follows(pieces, index + 1, phrase.rest) and (
            phrase.entry[0] not in capitalised or piece.capital
        ):
            return _made(pieces[index:end], phrase.entry), end - index
    kind, value = lexicon.single.get(piece.word, (w.NOTHING, None))
    if kind in capitalised and not piece.capital:
        kind, value = w.NOTHING, None
    if kind == w.ZONE and not piece.capital:
        kind = w.NOTHING
    return _made(pieces[index : index + 1], (kind, value)), 1


def _follows(pieces: list[_Piece], index: int, rest: Sequence[str]) -> bool:
    if len(pieces) < index + len(rest):
        return False
    return all(_same(pieces[index + step].word, word) for step, word in enumerate(rest))


def _same(word: str, form: str) -> bool:
    return word == form or word.replace("\u2019", "'") == form


def _made(pieces: list[_Piece], entry: w.Entry, amount: float | None = None) -> Lexeme:
    word = " ".join(piece.word for piece in pieces)
    first, last = pieces[0], pieces[-1]
    kind, value = entry
    if amount is None and kind in (w.NUMBER_WORD, w.ARTICLE) and isinstance(value, int):
        amount = float(value)
    return Lexeme(kind, value, word, first.start, last.end, first.token, amount)


def _clock_phrase(pieces: list[_Piece], index: int, lexicon: w.Words) -> tuple[Lexeme, int] | None:
    """Return the time of day that *20h30*, *20 heures* or *20.30 Uhr* says, ``None`` for another number."""
    words = [each.word for each in pieces[index : index + 3]]
    if len(words) < _PAIR or words[1] not in lexicon.frame("clock_words"):
        return None
    hour, _, minute = words[0].partition("." if "." in words[0] else ":")
    taken = _PAIR
    if (
        not minute
        and words[1] in lexicon.frame("clock_marks")
        and words[2:3]
        and words[2].isdigit()
    ):
        minute, taken = words[2], 3
    before = pieces[index - 1].word if index else ""
    loose = words[1] in lexicon.frame("clock_units")
    if loose and taken == _PAIR and before not in lexicon.frame("before_clock"):
        return None
    clock = _CLOCK.match(f"{hour}:{minute or '00'}")
    if clock is None:
        return None
    value = f"{int(clock.group(1)):02d}:{clock.group(2)}"
    return _made(pieces[index : index + taken], (w.CLOCK, value)), taken


_PAIR = 2


def _number(pieces: list[_Piece], index: int, lexicon: w.Words) -> tuple[Lexeme, int]:
    piece = pieces[index]
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    glued = after is not None and after.start == piece.end
    if after is not None and glued and piece.word.isdigit():
        if after.word in lexicon.frame("suffixes") and len(piece.word) <= _DAY_DIGITS:
            return _made(pieces[index : index + 2], (w.ORDINAL_NUMBER, int(piece.word))), 2
        if (
            after.word in lexicon.frame("decade_suffixes")
            and piece.word[-1] == "0"
            and len(piece.word) in (_DAY_DIGITS, _YEAR_DIGITS)
        ):
            return _made(pieces[index : index + 2], (w.DECADE, int(piece.word))), 2
    return _made([piece], _numeric(piece.word), _amount(piece.word)), 1


def _numeric(word: str) -> w.Entry:
    clock = _CLOCK.match(word)
    if clock is not None:
        return w.CLOCK, f"{int(clock.group(1)):02d}:{clock.group(2)}"
    dotted = _DOTTED.match(word)
    if dotted is not None:
        day, month, year = (int(part) for part in dotted.groups())
        made = make_day(year, month, day)
        return (w.NOTHING, None) if made is None else (w.ISO, made.isoformat())
    if word.isdigit() and len(word) <= _DAY_DIGITS and 1 <= int(word) <= _DAYS_IN_MONTH:
        return w.DAY_NUMBER, int(word)
    if word.isdigit() and len(word) == _YEAR_DIGITS and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return w.YEAR, int(word)
    return (w.NUMBER, word) if _NUMERIC.match(word) else (w.NOTHING, None)


def _amount(word: str) -> float | None:
    return float(word.replace(",", "")) if _NUMERIC.match(word) else None


_NUMBERS = frozenset({w.DAY_NUMBER, w.NUMBER, w.NUMBER_WORD, w.ARTICLE})


def _merge_numbers(lexemes: list[Lexeme], lexicon: w.Words) -> list[Lexeme]:
    """Join the words of one number: *twenty-five*, *2 1/2*, *two and a half*, *a few*, *two dozen*."""
    merged: list[Lexeme] = []
    index = 0
    while index < len(lexemes):
        taken, joined = 1, lexemes[index]
        spelled = _spelled_year(lexemes, index, lexicon)
        if spelled is not None:
            taken, joined = spelled
        elif joined.kind in _NUMBERS:
            taken, joined = _longest_number(lexemes, index, lexicon)
        elif joined.kind == w.VAGUE and _words(lexemes, index, 2)[1:] in (["hundred"], ["dozen"]):
            taken, joined = 2, _joined(lexemes, index, 2, w.VAGUE, None)
        merged.append(joined)
        index += taken
    return merged


def _spelled_year(lexemes: list[Lexeme], index: int, lexicon: w.Words) -> tuple[int, Lexeme] | None:
    """Return the year that words spell, as speech is written down: *nineteen ninety-six*."""
    first = lexemes[index]
    if first.kind != w.NUMBER_WORD or first.amount not in (18.0, 19.0, 20.0):
        return None
    if len(lexemes) <= index + 1 or lexemes[index + 1].kind != w.NUMBER_WORD:
        return None
    taken, second = _longest_number(lexemes, index + 1, lexicon)
    if second.amount is None or second.amount not in _TWO_DIGITS:
        return None
    year = int(100 * first.amount + second.amount)
    joined = _joined(lexemes, index, 1 + taken, w.YEAR, None)
    return 1 + taken, replace(joined, value=year, amount=float(year))


def _longest_number(lexemes: list[Lexeme], index: int, lexicon: w.Words) -> tuple[int, Lexeme]:
    first = lexemes[index]
    kinds = "".join(lexeme.kind for lexeme in lexemes[index : index + 5])
    found = _words(lexemes, index, 4)
    amount = first.amount or 0.0
    if found[:2] == ["a", "few"]:
        return 2, _joined(lexemes, index, 2, w.VAGUE, None)
    if found[:3] == ["a", "couple", "of"]:
        return 3, _joined(lexemes, index, 3, w.NUMBER_WORD, 2.0)
    if found[:2] in (["a", "couple"], ["a", "dozen"], ["a", "hundred"]):
        return 2, _joined(lexemes, index, 2, w.NUMBER_WORD, lexemes[index + 1].amount)
    quarter = _quarter_of(found)
    if quarter:
        return quarter, _joined(lexemes, index, quarter, w.NUMBER_WORD, 0.25)
    if found[:2] == ["couple", "of"]:
        return 2, _joined(lexemes, index, 2, w.NUMBER_WORD, 2.0)
    if found[1:4] == ["and", "a", "half"]:
        return 4, _joined(lexemes, index, 4, w.NUMBER_WORD, amount + 0.5)
    if kinds.startswith("DD/D") and found[1] in ("1", "3"):
        low = lexemes[index + 3].amount or 1.0
        part = (lexemes[index + 1].amount or 0.0) / low
        return 4, _joined(lexemes, index, 4, w.NUMBER_WORD, amount + part)
    if kinds.startswith("K-K") and amount in range(20, 100, 10):
        units = lexemes[index + 2].amount or 0.0
        return 3, _joined(lexemes, index, 3, w.NUMBER_WORD, amount + units)
    factor = lexicon.multipliers.get(found[1] if 1 < len(found) else "")
    if factor is not None and first.kind != w.ARTICLE:
        return 2, _joined(lexemes, index, 2, w.NUMBER_WORD, amount * factor)
    return 1, first


def _quarter_of(found: list[str]) -> int:
    """Return how many words of *a quarter of a* or *a quarter* century are the number, 0 for none."""
    if found[:1] != ["a"] or found[1:2] != ["quarter"]:
        return 0
    if found[2:4] == ["of", "a"]:
        return 4
    return 2 if found[2:3] in (["century"], ["-"]) else 0


def _words(lexemes: list[Lexeme], index: int, count: int) -> list[str]:
    return [lexeme.word for lexeme in lexemes[index : index + count]]


def _joined(
    lexemes: list[Lexeme], index: int, count: int, kind: str, amount: float | None
) -> Lexeme:
    group = lexemes[index : index + count]
    word = " ".join(lexeme.word for lexeme in group)
    first, last = group[0], group[-1]
    return Lexeme(kind, None, word, first.start, last.end, first.token, amount)
