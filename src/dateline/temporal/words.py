"""What each word can be in an expression of time: the lexicon, as kinds of lexemes.

No text is read here. A kind is one character, so that the kinds of a sentence make a string over
which the rules of :mod:`dateline.temporal.rules` run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model import Document
from dateline.resources import LANGUAGES, Calendar, calendar

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
END, LONG, FULL, NEIGHBOUR, THERE, ERA = "9", "8", "0", "1", "2", "4"
NOTHING = "_"

_TRIGGER_KINDS = frozenset("MWwLXUVQeCSspPTIgRFyfbucZ1")
"""Every expression without a digit holds a word of one of these kinds."""
_LONE_TRIGGERS = frozenset({"current", "past", "nineteen"})
_CLOCK_PARTS = {"T12:00": "12:00", "T24:00": "24:00"}
_EDGES = frozenset({"START", "MID", "END"})
_APPROXIMATE = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})
_WEAK_SEASONS = frozenset({"fall", "spring"})
_FULL_WEEKDAYS = ("day", "di", "manche", "tag", "woch", "abend")
"""Endings of weekdays written out, in any of the languages."""
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
    """Single words and phrases, keys in lower case.

    ``capitalised`` are kinds that need a capital; ``nouns`` words that with a capital mean something
    else (*Morgen* and *morgen*); ``compounds`` words in two, and where they part.
    """

    single: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Phrase, ...]]
    triggers: frozenset[str]
    multipliers: Mapping[str, int]
    calendar: Calendar
    language: str
    compounds: Mapping[str, int]
    capitalised: frozenset[str]
    nouns: Mapping[str, Entry]
    first_year: int = 1900
    """From here on a number of four digits can be a year without *in* before it."""

    def frame(self, name: str) -> frozenset[str]:
        """Return the set of words of that name, empty where the language has none."""
        return self.calendar.frames.get(name, frozenset())


def language_of(document: Document) -> str:
    """Return the language that *document* is read in: its own where there is a lexicon of it."""
    code = (document.language or "").lower()[:2]
    return code if code in LANGUAGES else LANGUAGES[0]


@cache
def words(language: str = "en") -> Words:
    """Return the words of time of *language*."""
    lexicon = calendar(language)
    single = dict(_single(lexicon))
    structure = {form: _entry(*each) for form, each in lexicon.structure.items()}
    single |= {form: entry for form, entry in structure.items() if " " not in form}
    phrases: dict[str, list[Phrase]] = {}
    for form, entry in (*structure.items(), *_forms(lexicon)):
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
    factors = lexicon.frames.get("multipliers", frozenset())
    multipliers = {word: lexicon.numbers[word] for word in sorted(factors)}
    compounds = dict(_compounds(lexicon))
    triggers |= {*compounds, *lexicon.frames.get("clock_words", ())}
    names = lexicon.frames.get("capitalised", frozenset())
    return Words(
        single=single,
        phrases=ordered,
        triggers=frozenset(triggers),
        multipliers=multipliers,
        calendar=lexicon,
        language=language,
        compounds=compounds,
        capitalised=frozenset(str(globals()[name.upper()]) for name in names),
        nouns=dict.fromkeys(lexicon.frames.get("morning_nouns", ()), (PART, "MO")),
    )


def _compounds(lexicon: Calendar) -> Iterator[tuple[str, int]]:
    """Yield words of a weekday and a part of day in one, and where they part: *Dienstagabend*."""
    for part in sorted(lexicon.frames.get("joined_parts", frozenset())):
        for weekday in lexicon.weekdays:
            yield f"{weekday}{part}", len(weekday)


def _entry(name: str, value: Value) -> Entry:
    return str(globals()[name.upper()]), value


def _last_words(phrases: Mapping[str, Sequence[Phrase]]) -> Iterator[str]:
    for found in phrases.values():
        yield from (each.rest[-1] for each in found if each.entry[0] in _TRIGGER_KINDS)


def _single(lexicon: Calendar) -> Iterator[tuple[str, Entry]]:
    articles = lexicon.frames.get("articles", frozenset())
    yield from ((word, (NUMBER_WORD, value)) for word, value in lexicon.numbers.items())
    yield from ((word, (VAGUE, None)) for word in sorted(lexicon.vague_numbers))
    yield from ((word, (ARTICLE, 1)) for word in sorted(articles))
    yield from ((word, _unit(word, code, lexicon)) for word, code in lexicon.units.items())
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


def _unit(word: str, code: str, lexicon: Calendar) -> Entry:
    if word in _SKIPPED_UNITS:
        return NOTHING, None
    if word in lexicon.plural_units:
        return UNITS, code
    return {"Q": QUARTER, "WE": WEEKEND, "CE": CENTURY}.get(code, UNIT), code


def _weekdays(lexicon: Calendar) -> Iterator[tuple[str, Entry]]:
    for word, value in lexicon.weekdays.items():
        if word.endswith("day"):
            yield f"{word}s", (WEEKDAYS, value)
        full = word.endswith(_FULL_WEEKDAYS)
        yield word, ((WEEKDAY if full else SHORT_WEEKDAY), value)


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
