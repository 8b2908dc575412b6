"""Matches that name calendar fields → operations: days, weekdays, times, months, years.

A builder returns no draft where the words around a match show that it names no time (*may*, *Unit
2024*). Nothing is resolved here.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model import TimexType
from dateline.resources import stopwords
from dateline.temporal import words as w
from dateline.temporal.arithmetic import make_day
from dateline.temporal.found import Draft, Found
from dateline.temporal.lexer import Lexeme
from dateline.temporal.operation import Anchor, Fields, Form, Op, Which

_WHICH = {w.LAST: Which.LAST, w.THIS: Which.THIS, w.NEXT: Which.NEXT}
_YEAR_SHIFT = {w.LAST: -1, w.THIS: 0, w.NEXT: 1}
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1900, 2100
_FIRST_NAMED_YEAR = 1500
_HOURS, _LAST_HOUR, _MINUTES = 12, 24, 60
_CLOCK_DIGITS, _YEAR_DIGITS, _SHORT_YEAR_DIGITS = 4, 4, 2
_HALVES, _QUARTERS = 2, 4
_FIRST_SHORT_DECADE, _CENTURY = 20, 100
_LAST_ROUND_CENTURY = 1900
"""Up to *the 1800s* a century is meant, from *the 1900s* on a decade as likely: that stays a decade."""


def _fields(op_fields: Fields, **more: object) -> Op:
    return replace(Op(Form.FIELDS, fields=op_fields), **more)  # type: ignore[arg-type]


def _edge(found: Found, name: str = "e") -> str | None:
    lexeme = found.get(name)
    if lexeme is None:
        return None
    if lexeme.kind == w.EARLIER:
        return "START"
    if lexeme.kind == w.LATER:
        return "END"
    return str(lexeme.value)


def _which(found: Found) -> Which:
    lexeme = found.get("ref")
    return Which.CLAUSE if lexeme is None else _WHICH[lexeme.kind]


def _year_shift(found: Found, ref: str = "ref", unit: str = "ru") -> int | None:
    """Return how many years from the anchor's *May last year* is, ``None`` where none is said."""
    lexeme, named = found.get(ref), found.get(unit)
    if lexeme is None or named is None or named.value != "Y":
        return None
    return _YEAR_SHIFT[lexeme.kind]


def _foreign_unit(found: Found, name: str = "ru") -> bool:
    lexeme = found.get(name)
    return lexeme is not None and lexeme.value != "Y"


def day(found: Found) -> list[Draft]:
    """*June 18*, *18 June 2024*, *Tuesday, June 18*, *early on the 3rd of May*, *25 July of that year*."""
    month, number, year = found.number("m"), found.number("d"), found.number("y")
    if month is None or number is None or _foreign_unit(found):
        return []
    if make_day(2000 if year is None else year, month, number) is None:
        return []
    if _edge(found) is not None and found.get("wd") is None and found.kind_before() == w.THE:
        return []
    fields = Fields(
        year=year,
        month=month,
        day=number,
        weekday=found.number("wd"),
        year_shift=_year_shift(found),
    )
    return _of_same_year(found, _fields(fields, mod=_edge(found)))


def _of_same_year(found: Found, op: Op) -> list[Draft]:
    """Return *op*, in the year that was named before where the match ends in *of that year*."""
    unit = found.get("su")
    if unit is None:
        return found.draft(op)
    if unit.value != "Y":
        return []
    return found.draft(
        replace(op, anchor=Anchor.REFERENCE, fields=replace(op.fields, year_shift=0))
    )


def days(found: Found) -> list[Draft]:
    """*June 18 and 19*, *3-5 March*: one expression for each day."""
    month, year = found.number("m"), found.number("y")
    first, last = sorted((found.hit.start("d"), found.hit.start("d2")))
    if month is None or found.kind_after() in (w.MONTH, w.HYPHEN, w.AM_PM, w.UNITS):
        return []
    drafts: list[Draft] = []
    for at in range(first, last + 1):
        number = found.lexemes[at].value
        if not isinstance(number, int) or found.lexemes[at].kind not in "DJ":
            continue
        if make_day(year or 2000, month, number) is None:
            return []
        start = found.first if at == first else at
        end = found.last if at == last else at
        op = _fields(Fields(year=year, month=month, day=number))
        drafts.append(Draft(start, end, op))
    return drafts


def numeric(found: Found) -> list[Draft]:
    """*2024-06-18*, *6/18/2024*; day before month only where the month would be above 12."""
    year, a, b = found.number("y"), found.number("a"), found.number("b")
    if year is None or a is None or b is None or not _all_glued(found):
        return []
    first, second = (a, b) if found.english or found.hit.start("y") == found.first else (b, a)
    made = make_day(year, first, second) or make_day(year, second, first)
    if made is None or found.kind_before() in (w.HYPHEN, w.SLASH):
        return []
    return found.draft(_fields(Fields(made.year, made.month, made.day)))


def _all_glued(found: Found) -> bool:
    return all(found.glued(at) for at in range(found.first, found.last))


def dotted(found: Found) -> list[Draft]:
    """*18.06.2024*."""
    year, month, number = (int(part) for part in (found.code("iso") or "").split("-"))
    return found.draft(_fields(Fields(year, month, number)))


def _timed(op: Op, part: str | None) -> Op:
    return op if part is None else replace(op, type=TimexType.TIME, part=part)


def weekday(found: Found) -> list[Draft]:
    """*Tuesday*, *early Wednesday*, *last Friday night*, *this coming Sunday*."""
    fields = Fields(weekday=found.number("wd"))
    which = _which(found)
    op = _fields(fields, anchor=Anchor.PUBLISHED, which=which, mod=_edge(found))
    inner = _edge(found, "pe")
    if inner is not None:
        op = replace(op, mod=inner)
    return found.draft(_timed(op, found.code("p")))


def this_weekday(found: Found) -> list[Draft]:
    """*this Wednesday*."""
    fields = Fields(weekday=found.number("wd"))
    op = _fields(fields, anchor=Anchor.PUBLISHED, which=Which.THIS, mod=_edge(found))
    return found.draft(_timed(op, found.code("p")))


def weekday_of_week(found: Found) -> list[Draft]:
    """*Thursday this week*, *Tuesday of next week*: ``offset`` is the week."""
    lexeme, unit = found.get("ref"), found.get("ru")
    if lexeme is None or unit is None or unit.value != "W":
        return []
    op = _fields(
        Fields(weekday=found.number("wd")),
        anchor=Anchor.PUBLISHED,
        unit="W",
        offset=_YEAR_SHIFT[lexeme.kind],
    )
    return found.draft(op)


def weekday_after(found: Found) -> list[Draft]:
    """*the following Monday*, *the previous Friday*: strictly after or before the last date named."""
    which = {-1: Which.LAST, 0: Which.THIS, 1: Which.NEXT}[found.number("x") or 0]
    if found.before() == "" and found.get("x") is not None and found.hit.group()[0] != w.THE:
        return []
    fields = Fields(weekday=found.number("wd"))
    op = _fields(fields, anchor=Anchor.REFERENCE, which=which)
    return found.draft(_timed(op, found.code("p")))


def today(found: Found) -> list[Draft]:
    """*yesterday*, *tomorrow morning*, *late today*; not *USA Today* nor *today's world*."""
    at = found.hit.start("t")
    of_today = found.kind_after() == w.POSSESSIVE and found.after(2) in found.frame("after_today")
    if found.english and (found.named(at) or of_today):
        return []
    op = Op(
        Form.SHIFT,
        anchor=Anchor.PUBLISHED,
        unit="D",
        offset=found.number("t") or 0,
        mod=_edge(found),
    )
    return found.draft(_timed(op, found.code("p")))


def tonight(found: Found) -> list[Draft]:
    """*tonight*, *last night*."""
    op = Op(
        Form.SHIFT,
        TimexType.TIME,
        anchor=Anchor.PUBLISHED,
        unit="D",
        offset=found.number("i") or 0,
        part="NI",
    )
    return found.draft(op)


def this_part(found: Found) -> list[Draft]:
    """*this morning*, *later this afternoon*."""
    op = Op(Form.SHIFT, anchor=Anchor.PUBLISHED, unit="D", mod=_edge(found))
    return found.draft(_timed(op, found.code("p")))


def part_alone(found: Found) -> list[Draft]:
    """*overnight*; other parts of the day name no day on their own."""
    lexeme = found.get("p")
    if lexeme is None or lexeme.word not in found.frame("part_alone"):
        return []
    op = Op(
        Form.SHIFT,
        TimexType.TIME,
        Anchor.PUBLISHED,
        unit="D",
        which=Which.LAST,
        part="NI",
    )
    return found.draft(op)


_PLACES_AND_EVENTS = frozenset({"island", "islands", "rising"})
"""*Christmas Island*, *the Easter Rising*."""


def holiday(found: Found) -> list[Draft]:
    """*Christmas*, *last Thanksgiving*, *Labor Day, 2023*."""
    if found.after() in _PLACES_AND_EVENTS:
        return []
    fields = Fields(holiday=found.code("y"), year=found.number("year"))
    return found.draft(_fields(fields, anchor=Anchor.PUBLISHED, which=_which(found)))


def clock(found: Found) -> list[Draft]:
    """*8:47 a.m.*, *around 7 pm*, *14:30 GMT*, *0430 GMT*."""
    lexeme, zone = found.get("c"), found.number("z")
    if lexeme is None:
        return []
    time = _clock_time(lexeme.word, str(lexeme.value), found.code("ap"))
    if time is None:
        return []
    about, named = found.get("a"), found.get("z")
    op = _at(time, zone, about.value if about is not None else None)
    return found.draft(replace(op, local=named is not None and zone is None))


def _at(time: str, zone: int | None, mod: w.Value) -> Op:
    return Op(
        Form.SHIFT,
        TimexType.TIME,
        Anchor.REFERENCE,
        unit="D",
        clock=time,
        zone=zone,
        mod=mod if isinstance(mod, str) else None,
    )


def _clock_time(word: str, value: str, half: str | None) -> str | None:
    """Return ``HH:MM`` in 24 hours, or ``None`` where it is no time of day."""
    if ":" in value:
        hour, minute = (int(part) for part in value.split(":")[:2])
    elif half is None:
        if len(word) != _CLOCK_DIGITS or not word.isdigit():
            return None
        hour, minute = int(word[:2]), int(word[2:])
    else:
        hour, minute = int(word), 0
    if half is not None:
        if not 1 <= hour <= _HOURS:
            return None
        hour = hour % _HOURS + (_HOURS if half == "PM" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= _LAST_HOUR and minute < _MINUTES else None


def noon(found: Found) -> list[Draft]:
    """*noon*, *midnight* as times; figures of speech (*high noon*) are left out."""
    framed = found.before() in ("", *found.frame("before_noon")) or found.kind_after() in (
        w.WEEKDAY,
        w.TODAY,
    )
    if not framed:
        return []
    about = found.get("a")
    return found.draft(_at(found.code("noon") or "12:00", None, about.value if about else None))


def month(found: Found) -> list[Draft]:
    """*May 2024*, *early March of 2022*, *June last year*, *last April*."""
    if _foreign_unit(found):
        return []
    fields = Fields(month=found.number("m"), year=found.number("y"), year_shift=_year_shift(found))
    which = Which.CLAUSE if found.get("ru") is not None else _which(found)
    op = _fields(fields, anchor=Anchor.PUBLISHED, which=which, mod=_edge(found))
    return _of_same_year(found, op)


def month_alone(found: Found) -> list[Draft]:
    """*in March*, *early May*; not the verb *may*, not a *March* of people, not a name."""
    lexeme = found.get("m")
    if lexeme is None or not _reads_as_month(found, lexeme.word):
        return []
    op = _fields(Fields(month=found.number("m")), anchor=Anchor.PUBLISHED, mod=_edge(found))
    return found.draft(op)


_NAMES = frozenset("april august june dec jan".split())
"""Months that are also names of people."""
_VERBS = frozenset("may march mar".split())
_WEAK_FRAMES = frozenset("and or of for to by between about than from with versus vs".split())
"""Words that stand before a person's name as often as before a month: *and Jan Novak*."""
_CAPITAL_FOLLOWERS = frozenset({"i"})
_OF_A_MARCH = frozenset({"", "of", "on", "to", "for"})


def _reads_as_month(found: Found, word: str) -> bool:
    before, after = found.before(), found.after()
    if not found.english:
        joined = found.kind_before() in (w.AND, w.TO, w.OF) or found.kind_after() in (w.AND, w.TO)
        return before in found.frame("before_month") or joined or found.get("e") is not None
    named = found.capital(found.last + 1) and after not in _CAPITAL_FOLLOWERS
    if before in found.frame("before_month") or found.get("e") is not None:
        return not (named and before in _WEAK_FRAMES and word in (*_NAMES, *_VERBS))
    if before == "the" and word != "may":
        return after.isalpha() and not (word == "march" and after in _OF_A_MARCH)
    if found.capital(found.last + 1):
        return False
    if word in _VERBS:
        return word == "march" and found.kind_after() == w.POSSESSIVE
    return word not in _NAMES or found.kind_after() in (w.TO, w.AND)


def month_after(found: Found) -> list[Draft]:
    """*the following March*, *that May*."""
    step = found.number("x") or 0
    if step == 0 and found.lexemes[found.first].word == "that":
        return []
    which = {-1: Which.LAST, 0: Which.THIS, 1: Which.NEXT}[step]
    op = _fields(Fields(month=found.number("m")), anchor=Anchor.REFERENCE, which=which)
    return found.draft(op)


def quarter(found: Found) -> list[Draft]:
    """*the third quarter*, *first half of 2023*, *this year's fourth quarter*."""
    lexeme, number = found.get("q"), found.number("o")
    if lexeme is None or number is None or _foreign_unit(found) or _foreign_unit(found, "ru2"):
        return []
    year = found.number("y") if found.number("y1") is None else found.number("y1")
    shift = _year_shift(found)
    if shift is None:
        shift = _year_shift(found, "ref2", "ru2")
    half = lexeme.kind == w.HALF
    if (
        (half and _HALVES < number)
        or _QUARTERS < number
        or (half and year is None and shift is None)
    ):
        return []
    fields = Fields(
        year=year,
        quarter=None if half else number,
        half=number if half else None,
        year_shift=shift,
    )
    op = _fields(fields, anchor=Anchor.PUBLISHED, mod=found.code("e"))
    joined = found.lexemes[found.hit.end("o")].kind == w.HYPHEN and found.get("e") is None
    bare = joined and found.get("h") is not None and found.get("ref") is None
    return found.draft(op, found.first + 1 if bare else None)


def season(found: Found) -> list[Draft]:
    """*summer 2024*, *this summer*, *last fall*, *the winter of 1994*."""
    if (
        found.number("y") is None
        and found.get("ref") is None
        and found.before() not in found.frame("before_season")
    ):
        return []
    second = found.get("ref2")
    which = _which(found) if second is None else _WHICH[second.kind]
    fields = Fields(year=found.number("y"), season=found.code("s"))
    return found.draft(_fields(fields, anchor=Anchor.PUBLISHED, which=which, mod=_edge(found)))


def year(found: Found) -> list[Draft]:
    """*early 2022*, *mid-1989*, *the end of 1994*, *late in 1862*, *fiscal 1990*."""
    return found.draft(_fields(Fields(year=found.number("y")), mod=_edge(found)))


def year_period(found: Found) -> list[Draft]:
    """*the 1988 period*: the year, as far as the words tell."""
    number = found.lexemes[found.first + 1].value
    return found.draft(_fields(Fields(year=number if isinstance(number, int) else None)))


def year_end(found: Found) -> list[Draft]:
    """*year-end*, *year's end*, *year-end 1990*."""
    unit = found.get("u")
    if unit is None or unit.word != "year" or found.kind_before() in (w.THIS, w.LAST, w.NEXT):
        return []
    year = found.number("y")
    if year is not None:
        return found.draft(_fields(Fields(year=year), mod="END"))
    return found.draft(Op(Form.SHIFT, anchor=Anchor.PUBLISHED, unit="Y", mod="END"))


def year_of_era(found: Found) -> list[Draft]:
    """*490 BC*, *early 480 B.C.*, *AD 79*; years before year one have a value and no days."""
    op = _of_era(found, found.get("n"))
    return [] if op is None else found.draft(replace(op, mod=found.code("e")))


def years_of_era(found: Found) -> list[Draft]:
    """*499 to 493 BC*: two expressions."""
    first, last = _of_era(found, found.get("n")), _of_era(found, found.get("n2"))
    if first is None or last is None:
        return []
    return [Draft(found.first, found.first, first), Draft(found.first + 2, found.last, last)]


def _of_era(found: Found, number: Lexeme | None) -> Op | None:
    """Return a year of the era that the match names in capitals."""
    era = found.get("era")
    if era is None or number is None or number.amount is None or not number.word.isdigit():
        return None
    year = int(number.amount)
    if not found.text[era.start : era.end].isupper() or not 0 < year <= _LAST_PLAIN_YEAR:
        return None
    if era.value == "BC":
        return Op(Form.FIXED, value=f"BC{year:04d}")
    return _fields(Fields(year=year))


def year_named(found: Found) -> list[Draft]:
    """*the year 2000*."""
    unit = found.get("u")
    if unit is None or unit.value != "Y":
        return []
    lexeme = found.get("y")
    number = None if lexeme is None or lexeme.amount is None else int(lexeme.amount)
    if number is None or not _FIRST_NAMED_YEAR <= number <= _LAST_PLAIN_YEAR:
        return []
    return found.draft(_fields(Fields(year=number)))


def year_alone(found: Found) -> list[Draft]:
    """*in 2022*, *(2024)*, *the 1996 Games*; not *Unit 2024*, *2,000 people* or *of 2000 men*."""
    number, at = found.number("y"), found.hit.start("y")
    if number is None or not _reads_as_year(found, number):
        return []
    about = found.get("a")
    if about is not None and (
        found.before() == "" or found.lexemes[at - 1].word not in ("around", "about", "circa")
    ):
        return []
    mod = about.value if about is not None and isinstance(about.value, str) else None
    fiscal = found.lexemes[at - 1].kind == w.FISCAL
    first = found.first if mod is not None else at - fiscal
    return found.draft(_fields(Fields(year=number), mod=mod), first)


def _reads_as_year(found: Found, number: int) -> bool:
    before, after, kind_after = found.before(), found.after(), found.kind_after()
    plain = found.lexicon.first_year <= number <= _LAST_PLAIN_YEAR
    if not found.lexemes[found.hit.start("y")].word.isdigit():
        return plain
    if (
        before in found.frame("count_signs")
        or kind_after in (w.UNITS, w.UNIT, w.SLASH, w.ZONE)
        or after == "%"
    ):
        return False
    if found.kind_before() in (w.HYPHEN, w.SLASH) or _counts_things(found, after):
        return False
    if found.kind_before() == w.OPEN and found.kind_after() in (w.CLOSE, w.HYPHEN):
        return plain
    named = before == "of" and found.capital(found.first - 2)
    if named or before in found.frame("before_year_of_time"):
        return _FIRST_NAMED_YEAR <= number and (
            plain or named or before in found.frame("before_old_year")
        )
    if _after_year(found):
        return plain
    bare = before == "" or "*" in found.frame("before_year")
    return plain and (bare or before in found.frame("before_year"))


def _after_year(found: Found) -> bool:
    """Whether a year stands just before, joined by a comma, *and*, *or*, *to* or a dash."""
    return found.kind_before() in (w.COMMA, w.AND, w.TO) and found.kind_before(2) == w.YEAR


def _counts_things(found: Found, after: str) -> bool:
    """Whether the number counts or names what follows: *2000 people*, *a 1987 Vesta*, *2000 block*."""
    if after in found.frame("counted"):
        return True
    if found.before() in found.frame("articles") and found.capital(found.last + 1):
        return True
    plural = after.endswith("s") and after.isalpha() and not found.capital(found.last + 1)
    plural = plural and after not in stopwords()
    if "month" in found.frame("capitalised") and not found.english:
        return found.capital(found.last + 1) and after.isalpha()
    return plural and found.before() in ("", *found.frame("before_count"))


def years(found: Found) -> list[Draft]:
    """*1950-53*, *1939-1945*: two expressions."""
    first, last = found.get("y"), found.get("y2")
    if first is None or last is None or not _all_glued(found) or not last.word.isdigit():
        return []
    start = int(first.word)
    end = int(last.word)
    if len(last.word) == _SHORT_YEAR_DIGITS:
        end += start // _CENTURY * _CENTURY
    if (
        len(last.word) not in (_SHORT_YEAR_DIGITS, _YEAR_DIGITS)
        or end <= start
        or _LAST_PLAIN_YEAR < end
    ):
        return []
    return [
        Draft(found.first, found.first, _fields(Fields(year=start))),
        Draft(found.last, found.last, _fields(Fields(year=end))),
    ]


def decade(found: Found) -> list[Draft]:
    """*the 1990s*, *mid-1980s*, *the '90s*."""
    number = found.number("x")
    if number is None:
        return []
    short = number < _CENTURY
    if short and not {"'", w.THE, w.UNITS} & set(found.hit.group()):
        return []
    if short and number < _FIRST_SHORT_DECADE:
        return []
    tens = (1900 + number) // 10 if short else number // 10
    if not short and number % _CENTURY == 0 and number < _LAST_ROUND_CENTURY:
        fields = Fields(century=number // _CENTURY)
    else:
        fields = Fields(decade=tens)
    first = found.first + (found.hit.group()[0] == "'")
    return found.draft(_fields(fields, mod=_edge(found) if found.get("e") else None), first)


def decade_named(found: Found) -> list[Draft]:
    """*les années 1990*, *les années 90*."""
    lexeme, unit = found.get("x"), found.get("u")
    if unit is None or unit.word not in found.frame("decade_words"):
        return []
    number = 0 if lexeme is None or lexeme.amount is None else int(lexeme.amount)
    number += 0 if _CENTURY <= number else 1900
    if number % 10 or not _FIRST_PLAIN_YEAR - _CENTURY <= number <= _LAST_PLAIN_YEAR:
        return []
    return found.draft(_fields(Fields(decade=number // 10)))


def century(found: Found) -> list[Draft]:
    """*the 19th century*, *mid-20th-century*."""
    number = found.number("o")
    if number is None or number < 1:
        return []
    return found.draft(_fields(Fields(century=number - 1), mod=found.code("e")))
