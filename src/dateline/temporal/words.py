"""What each word can be in an expression of time: the lexicon, as kinds of lexemes.

No text is read here. A kind is one character, so that the kinds of a sentence make a string over
which the rules of :mod:`dateline.temporal.rules` run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dateline.resources import Calendar, calendar

Value = int | str | None
Entry = tuple[str, Value]

MONTH, WEEKDAY, SHORT_WEEKDAY, WEEKDAYS = "M", "W", "w", "L"
DAY_NUMBER, YEAR, NUMBER, NUMBER_WORD, ARTICLE, VAGUE = "D", "Y", "N", "K", "a", "v"
ORDINAL, ORDINAL_NUMBER, DECADE, ISO = "O", "J", "X", "Z"
UNIT, UNITS, QUARTER, HALF, WEEKEND, CENTURY = "U", "V", "Q", "h", "e", "C"
SEASON, WEAK_SEASON, PART, NOON, TODAY, TONIGHT = "S", "s", "P", "p", "T", "I"
LAST, THIS, NEXT, SAME, FOLLOWING = "l", "t", "n", "q", "x"
AGO, EARLIER, LATER, EDGE, ABOUT = "g", "G", "7", "E", "A"
EVERY, FREQUENCY, ADVERB, VAGUE_NOUN, VAGUE_ADJECTIVE = "r", "f", "R", "F", "u"
HOLIDAY, FISCAL, PERIOD, CLOCK, AM_PM, ZONE = "y", "k", "j", "c", "m", "z"
THE, OF, AND, TO, HYPHEN, COMMA, STOP, SLASH, POSSESSIVE = (
    "H",
    "o",
    "&",
    "~",
    "-",
    ",",
    "!",
    "/",
    "'",
)
AFTER, OLD, OTHER_DAY, PREPOSITION, RECENT, OPEN, CLOSE = "B", "%", "d", "i", "b", "<", ">"
END, LONG, FULL = "9", "8", "0"
NOTHING = "_"

_DECADES = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)

_STRUCTURE: Mapping[str, Entry] = MappingProxyType(
    {
        "the": (THE, None),
        "of": (OF, None),
        "and": (AND, None),
        "or": (AND, None),
        "&": (AND, None),
        "to": (TO, None),
        "through": (TO, None),
        "until": (TO, None),
        "till": (TO, None),
        "-": (HYPHEN, None),
        "\u2010": (HYPHEN, None),
        "\u2011": (HYPHEN, None),
        "\u2013": (HYPHEN, None),
        "\u2014": (NOTHING, None),
        ",": (COMMA, None),
        ".": (STOP, None),
        "/": (SLASH, None),
        "(": (OPEN, None),
        ")": (CLOSE, None),
        "'s": (POSSESSIVE, None),
        "\u2019s": (POSSESSIVE, None),
        "'": (POSSESSIVE, None),
        "\u2019": (POSSESSIVE, None),
        "every": (EVERY, 1),
        "each": (EVERY, 1),
        "per": (EVERY, 1),
        "other": (OTHER_DAY, None),
        "fiscal": (FISCAL, None),
        "financial": (FISCAL, None),
        "half": (HALF, None),
        "period": (PERIOD, None),
        "old": (OLD, None),
        "same": (SAME, 0),
        "that": (SAME, 0),
        "following": (FOLLOWING, 1),
        "previous": (FOLLOWING, -1),
        "preceding": (FOLLOWING, -1),
        "prior": (FOLLOWING, -1),
        "ensuing": (FOLLOWING, 1),
        "subsequent": (FOLLOWING, 1),
        "end": (END, None),
        **{word: (DECADE, 10 * tens) for tens, word in enumerate(_DECADES, start=2)},
        "last": (LAST, "last"),
        "past": (LAST, "past"),
        "latest": (LAST, "latest"),
        "this": (THIS, 0),
        "current": (THIS, "current"),
        "next": (NEXT, "next"),
        "coming": (NEXT, "coming"),
        "upcoming": (NEXT, "coming"),
        "recent": (RECENT, None),
        "long": (LONG, None),
        "full": (FULL, None),
        "earlier": (EARLIER, -1),
        "later": (LATER, 1),
        "ago": (AGO, -1),
        "before": (AFTER, -1),
        "after": (AFTER, 1),
        "a.m.": (AM_PM, "AM"),
        "am": (AM_PM, "AM"),
        "p.m.": (AM_PM, "PM"),
        "pm": (AM_PM, "PM"),
        "in": (PREPOSITION, None),
        "at": (PREPOSITION, None),
        "on": (PREPOSITION, None),
    }
)
"""Words that hold an expression together. English; another language brings its own table."""

_TRIGGER_KINDS = frozenset("MWwLXUVQeCSspPTIgRFyfbucZ")
"""Every expression without a digit holds a word of one of these kinds."""
_LONE_TRIGGERS = frozenset({"current", "past", "nineteen"})
_CLOCK_PARTS = {"T12:00": "12:00", "T24:00": "24:00"}
_EDGES = frozenset({"START", "MID", "END"})
_APPROXIMATE = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})
_WEAK_SEASONS = frozenset({"fall", "spring"})
_SKIPPED_EDGES = frozenset({"earlier", "later", "close", "start", "beginning", "middle", "end"})
_SKIPPED_ABOUT = frozenset({"some", "shortly", "under", "close to", "over"})
_SKIPPED_UNITS = frozenset({"second", "sec", "min", "generation", "generations"})
_UNMARKED_FREQUENCIES = frozenset({"annual", "quarterly", "biennial", "quadrennial"})
"""Adjectives of kind, not of time: *an annual meeting*, *quarterly results*."""
_SKIPPED_REFERENCES = frozenset(
    {"once", "previously", "shortly", "the past", "in the past", "in the future"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form of several words: the words after the first, and what they are together."""

    rest: tuple[str, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Words:
    """Single words and phrases. Keys are lower case; ``capitalised`` are kinds that need a capital."""

    single: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Phrase, ...]]
    triggers: frozenset[str]
    multipliers: Mapping[str, int]
    calendar: Calendar


@cache
def words() -> Words:
    """Return the English words of time."""
    lexicon = calendar()
    single = dict(_single(lexicon))
    single |= _STRUCTURE
    phrases: dict[str, list[Phrase]] = {}
    for form, entry in _forms(lexicon):
        first, *rest = form.split(" ")
        if rest:
            phrases.setdefault(first, []).append(Phrase(tuple(rest), entry))
        else:
            single.setdefault(form, entry)
    ordered = {
        first: tuple(sorted(found, key=lambda phrase: (-len(phrase.rest), phrase.rest)))
        for first, found in phrases.items()
    }
    triggers = {word for word, (kind, _) in single.items() if kind in _TRIGGER_KINDS}
    triggers |= {*_LONE_TRIGGERS, *_last_words(phrases)}
    multipliers = {word: lexicon.numbers[word] for word in ("hundred", "thousand", "dozen")}
    return Words(single, ordered, frozenset(triggers), multipliers, lexicon)


def _last_words(phrases: Mapping[str, Sequence[Phrase]]) -> Iterator[str]:
    for found in phrases.values():
        yield from (each.rest[-1] for each in found if each.entry[0] in _TRIGGER_KINDS)


def _single(lexicon: Calendar) -> Iterator[tuple[str, Entry]]:
    yield from ((word, (NUMBER_WORD, value)) for word, value in lexicon.numbers.items())
    yield from ((word, (VAGUE, None)) for word in sorted(lexicon.vague_numbers))
    yield from ((word, (ARTICLE, 1)) for word in ("a", "an"))
    yield from ((word, _unit(word, code)) for word, code in lexicon.units.items())
    for word, value in lexicon.ordinals.items():
        yield word, (ORDINAL_NUMBER if word[0].isdigit() else ORDINAL, value)
    yield from ((word, (MONTH, value)) for word, value in lexicon.months.items())
    yield from _weekdays(lexicon)
    for word, code in lexicon.seasons.items():
        yield word, (WEAK_SEASON if word in _WEAK_SEASONS else SEASON, code)
    yield from ((word, _part(code)) for word, code in lexicon.day_parts.items())
    for word, code in lexicon.frequencies.items():
        if word not in _UNMARKED_FREQUENCIES:
            yield word, (FREQUENCY, code)
    yield from ((word, (ZONE, minutes)) for word, minutes in lexicon.zones.items())


def _unit(word: str, code: str) -> Entry:
    if word in _SKIPPED_UNITS:
        return NOTHING, None
    if word in ("quarter", "weekend", "century"):
        return {"quarter": QUARTER, "weekend": WEEKEND, "century": CENTURY}[word], code
    return (UNITS if word.endswith(("s", "nnia")) else UNIT), code


def _weekdays(lexicon: Calendar) -> Iterator[tuple[str, Entry]]:
    for word, value in lexicon.weekdays.items():
        if word.endswith("day"):
            yield word, (WEEKDAY, value)
            yield f"{word}s", (WEEKDAYS, value)
        else:
            yield word, (SHORT_WEEKDAY, value)


def _part(code: str) -> Entry:
    return (NOON, _CLOCK_PARTS[code]) if code in _CLOCK_PARTS else (PART, code)


def _forms(lexicon: Calendar) -> Iterator[tuple[str, Entry]]:
    """Yield the forms that may have several words."""
    for form, offset in lexicon.days.items():
        kind = TONIGHT if form in ("tonight", "last night") else TODAY
        yield form, (kind, offset)
    for form, mod in lexicon.modifiers.items():
        if mod in _EDGES and form not in _SKIPPED_EDGES:
            yield form, (EDGE, mod)
        elif mod in _APPROXIMATE and form not in _SKIPPED_ABOUT:
            yield form, (ABOUT, mod)
    for form, value in lexicon.references.items():
        if form not in _SKIPPED_REFERENCES:
            yield form, (VAGUE_NOUN if " " in form else ADVERB, value)
    for holiday in lexicon.holidays:
        for form in (holiday.name, *holiday.aliases):
            yield _as_tokens(form), (HOLIDAY, holiday.name)


def _as_tokens(form: str) -> str:
    """Return *form* split as the reader splits: a final apostrophe, with or without s, stands alone."""
    plain = form.lower().replace("\u2019", "'")
    return plain.replace("'s ", " 's ").replace("s' ", "s ' ")
