"""Matches that count units of time → operations: shifts, lengths, sets and vague references.

Nothing is resolved here.
"""

from __future__ import annotations

from dateline.model import TimexType
from dateline.temporal import words as w
from dateline.temporal.found import Draft, Found
from dateline.temporal.operation import Anchor, Form, Op, Which

_STEP = {w.LAST: -1, w.THIS: 0, w.NEXT: 1}
_CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
_SHIFT_UNITS = frozenset({"W", "M", "Q", "Y", "WE", "DE", "CE", "P2W"})


def _mod(found: Found) -> str | None:
    return found.code("a")


def _edge(found: Found) -> str | None:
    lexeme = found.get("e")
    if lexeme is None:
        return None
    return {w.EARLIER: "START", w.LATER: "END"}.get(lexeme.kind, str(lexeme.value))


def _unit(found: Found) -> str:
    return found.code("u") or ""


def _amount(found: Found, name: str = "n") -> float | None:
    lexeme = found.get(name)
    return None if lexeme is None else lexeme.amount


def _period(unit: str, amount: float | None, mod: str | None = None) -> Op:
    return Op(Form.PERIOD, TimexType.DURATION, unit=unit, amount=amount, mod=mod)


def shift(found: Found) -> list[Draft]:
    """*last week*, *early next year*, *this month*; *the past year* and *the coming decade* are lengths."""
    lexeme, unit = found.get("ref"), _unit(found)
    if lexeme is None or unit not in _SHIFT_UNITS:
        return []
    if found.english and found.last == found.first + 1 and found.named(found.last):
        return []
    if lexeme.value == "latest" and unit == "Q":
        return []
    word = found.lexemes[found.hit.start("u")].word
    if word in found.frame("invariable") and lexeme.word.endswith("s"):
        return window(found)
    decades = unit in ("DE", "CE") and lexeme.kind != w.THIS
    if (lexeme.value == "past" and found.get("t") is None) or decades:
        step = _STEP[lexeme.kind]
        anchor = Anchor.PUBLISHED
        op = Op(Form.PERIOD, TimexType.DURATION, anchor, unit=unit, offset=step, amount=1.0)
        return found.draft(op)
    if lexeme.value == "current" and unit == "D":
        return []
    step = _STEP[lexeme.kind]
    return found.draft(_stepped(found, unit, step))


def _stepped(found: Found, unit: str, step: int) -> Op:
    which = Which.THIS if step == 0 else Which.LAST if step < 0 else Which.NEXT
    return Op(
        Form.SHIFT,
        anchor=Anchor.PUBLISHED,
        unit=unit,
        offset=step,
        which=which,
        mod=_edge(found),
    )


def shift_reference(found: Found) -> list[Draft]:
    """*the same day*, *the following week*, *that year*, *the previous month*."""
    lexeme = found.get("u")
    if lexeme is None or not isinstance(lexeme.value, str):
        return []
    step = found.number("x") or 0
    if lexeme.kind == w.PART:
        if found.first == found.last:
            return []
        op = Op(
            Form.SHIFT, TimexType.TIME, Anchor.REFERENCE, unit="D", offset=step, part=lexeme.value
        )
        return found.draft(op)
    if lexeme.value not in (*_SHIFT_UNITS, "D"):
        return []
    op = Op(
        Form.SHIFT, anchor=Anchor.REFERENCE, unit=lexeme.value, offset=step, mod=found.code("e")
    )
    return found.draft(op)


def next_day(found: Found) -> list[Draft]:
    """*the next day*: the day after the last date named."""
    if _unit(found) != "D":
        return []
    return found.draft(Op(Form.SHIFT, anchor=Anchor.REFERENCE, unit="D", offset=1))


def edge_of_unit(found: Found) -> list[Draft]:
    """*the end of the year*, *by the end of the month*."""
    if _unit(found) not in _SHIFT_UNITS or found.get("e") is None:
        return []
    if w.THE not in found.hit.group():
        return []
    op = Op(Form.SHIFT, anchor=Anchor.PUBLISHED, unit=_unit(found), mod=_edge(found))
    return found.draft(op)


def the_unit(found: Found) -> list[Draft]:
    """*the quarter* that was last named; *the weekend* nearest to publication."""
    unit = _unit(found)
    if unit == "WE":
        if found.before() not in found.frame("before_weekend"):
            return []
        return found.draft(Op(Form.SHIFT, anchor=Anchor.PUBLISHED, unit="WE"))
    if found.after() in ("of", "century", "mile", "back", "-"):
        return []
    return found.draft(Op(Form.SHIFT, anchor=Anchor.REFERENCE, unit="Q"))


_YEAR_ENDS = frozenset({"", ",", ".", ";", "'s", "\u2019s", ")", "and", "but", "was", "were", "is"})


def the_year(found: Found) -> list[Draft]:
    """*for the full year*, *during the week*: that of publication; *the year of the flood* is another."""
    unit = found.get("u")
    framed = found.before() in found.frame("before_the_year") or found.kind_after() == w.POSSESSIVE
    whole = found.last - found.first == _TWO or unit is None or unit.kind == w.FISCAL
    if unit is None or unit.value not in ("Y", "W"):
        return []
    if not (framed or whole) or found.after() not in _YEAR_ENDS:
        return []
    which = Which.THIS
    return found.draft(Op(Form.SHIFT, anchor=Anchor.PUBLISHED, unit=_unit(found), which=which))


_TWO = 2


def units_from_event(found: Found) -> list[Draft]:
    """*in the weeks before the vote*, *days after the fire*: a length that an event ends or begins."""
    if _unit(found) in ("NI", "SEASON", "GENERATION"):
        return []
    whole = found.hit.group()[0] == w.THE
    whole = whole and (found.before() == "over" or found.after() in ("ahead", "that"))
    if found.after() not in found.frame("after_units") and not whole:
        return []
    return found.draft(_period(_unit(found), None))


def long_lasting(found: Found) -> list[Draft]:
    """*decades-long*, *a week-long*: a length."""
    unit = found.get("u")
    number = None if unit is None or unit.kind == w.UNITS else 1.0
    return found.draft(_period(_unit(found), number)) if _unit(found) else []


def some_time(found: Found) -> list[Draft]:
    """*for some time*, *a while*: a length of unknown unit."""
    if found.before() not in ("for", "after", "in", "quite", "take", "takes", "took"):
        return []
    return found.draft(Op(Form.PERIOD, TimexType.DURATION, unit="X", amount=None))


_SENTENCE_ENDS = frozenset({"", ".", ",", ";", ":", ")"})


def ago(found: Found) -> list[Draft]:
    """*two days ago*, *a year earlier*, *nine months later*."""
    unit, lexeme = _unit(found), found.get("g")
    if not unit or lexeme is None or lexeme.word in found.frame("ago_before"):
        return []
    anchor = Anchor.PUBLISHED if lexeme.kind == w.AGO else Anchor.REFERENCE
    amount = _amount(found)
    if lexeme.word in found.frame("event_prepositions") and found.after() not in _SENTENCE_ENDS:
        return found.draft(_period(unit, amount, _mod(found)), last=found.hit.start("g") - 1)
    if amount is None and lexeme.kind == w.AGO:
        return found.draft(Op(Form.FIXED, value="PAST_REF"))
    if amount is None or (unit in _CLOCK_UNITS and lexeme.kind != w.AGO):
        return found.draft(_period(unit, amount, _mod(found)), last=found.hit.start("g") - 1)
    if unit in _CLOCK_UNITS:
        return found.draft(_period(unit, amount, _mod(found)))
    step = lexeme.value if isinstance(lexeme.value, int) else 0
    op = Op(Form.SHIFT, anchor=anchor, unit=unit, offset=step, amount=amount, mod=_mod(found))
    return found.draft(op)


def ago_before(found: Found) -> list[Draft]:
    """*il y a deux jours*, *vor zwei Tagen*: the word for *ago* stands before."""
    unit, amount = _unit(found), _amount(found)
    if not unit or unit == "NI":
        return []
    if amount is None:
        return found.draft(Op(Form.FIXED, value="PAST_REF"))
    if unit in _CLOCK_UNITS:
        return found.draft(_period(unit, amount, _mod(found)), found.first + 1)
    anchor = Anchor.PUBLISHED
    op = Op(Form.SHIFT, anchor=anchor, unit=unit, offset=-1, amount=amount, mod=_mod(found))
    return found.draft(op)


def ahead(found: Found) -> list[Draft]:
    """*dans trois semaines*: counted from publication."""
    unit, amount = _unit(found), _amount(found)
    if found.lexemes[found.first].word not in found.frame("ahead") or not unit:
        return []
    if amount is None or unit in _CLOCK_UNITS:
        return []
    op = Op(Form.SHIFT, anchor=Anchor.PUBLISHED, unit=unit, offset=1, amount=amount)
    return found.draft(op)


def neighbour(found: Found) -> list[Draft]:
    """*le lendemain*, *am Vortag*: the day beside the last one named."""
    step = found.number("x") or 0
    return found.draft(Op(Form.SHIFT, anchor=Anchor.REFERENCE, unit="D", offset=step))


def that_unit(found: Found) -> list[Draft]:
    """*cette année-là*: the one last named."""
    if _unit(found) not in (*_SHIFT_UNITS, "D"):
        return []
    return found.draft(Op(Form.SHIFT, anchor=Anchor.REFERENCE, unit=_unit(found)))


def latest_period(found: Found) -> list[Draft]:
    """*the latest period*, *the latest quarter*: the quarter that was last named."""
    if found.code("ref") != "latest":
        return []
    return found.draft(Op(Form.SHIFT, anchor=Anchor.REFERENCE, unit="Q", which=Which.LAST))


def the_past(found: Found) -> list[Draft]:
    """*in the past*."""
    if found.code("l") != "past" or found.before() not in ("in", "from"):
        return []
    if found.after()[:1].isalnum() and found.after() not in _SUBJECTS:
        return []
    return found.draft(Op(Form.FIXED, value="PAST_REF"))


_SUBJECTS = frozenset("it he she they we i you there and but or has have had was were".split())
"""What follows *in the past* where no noun does."""


def year_ended(found: Found) -> list[Draft]:
    """*the year* ended Sept. 30: a length whose end is named after it."""
    if _unit(found) != "Y" or found.lexemes[found.last].word != "ended":
        return []
    return found.draft(_period("Y", 1.0), last=found.last - 1)


def edge_in_unit(found: Found) -> list[Draft]:
    """*earlier in the week*, *later in the year*."""
    unit = _unit(found)
    if found.lexemes[found.first + 1].word != "in" or unit not in (*_SHIFT_UNITS, "D"):
        return []
    anchor = Anchor.REFERENCE if unit == "D" else Anchor.PUBLISHED
    return found.draft(Op(Form.SHIFT, anchor=anchor, unit=unit, mod=_edge(found)))


def half_ago(found: Found) -> list[Draft]:
    """*half a century ago*, *half an hour later*."""
    lexeme = found.get("g")
    if lexeme is None:
        return []
    anchor = Anchor.PUBLISHED if lexeme.kind == w.AGO else Anchor.REFERENCE
    if _unit(found) in _CLOCK_UNITS:
        return found.draft(_period(_unit(found), 0.5, _mod(found)), last=found.last - 1)
    step = lexeme.value if isinstance(lexeme.value, int) else 0
    op = Op(Form.SHIFT, anchor=anchor, unit=_unit(found), offset=step, amount=0.5, mod=_mod(found))
    return found.draft(op)


def year_ago(found: Found) -> list[Draft]:
    """*the year-earlier quarter*, *a year-ago* result."""
    if _unit(found) != "Y":
        return []
    op = Op(Form.SHIFT, anchor=Anchor.REFERENCE, unit="Y", offset=-1, amount=1.0, which=Which.LAST)
    return found.draft(op)


def vague_ago(found: Found) -> list[Draft]:
    """*months ago*."""
    return found.draft(Op(Form.FIXED, value="PAST_REF"))


def duration(found: Found) -> list[Draft]:
    """*nine months*, *a 27-year* career, *more than two hours*, *the first nine months*."""
    lexeme, number = found.get("u"), found.get("n")
    if lexeme is None or number is None or not isinstance(lexeme.value, str):
        return []
    if found.after() in ("old", "older", "younger") or (found.get("old") and lexeme.value == "Y"):
        return []
    if found.english and found.capital(found.hit.start("u")) and number.kind != w.NUMBER_WORD:
        return []
    share = found.after() == "of" and number.kind != w.VAGUE
    if lexeme.value == "Q" and (w.HYPHEN in found.hit.group() or share):
        return []
    if number.kind == w.ARTICLE:
        return _one_unit(found, lexeme.value)
    if found.hit.group() == w.NUMBER_WORD + w.UNIT and _is_some_day(found):
        return found.draft(Op(Form.FIXED, value="FUTURE_REF"))
    if lexeme.value in ("NI", "SEASON", "GENERATION", "WE"):
        return []
    if lexeme.kind in (w.UNIT, w.QUARTER, w.CENTURY, w.WEEKEND) and not _singular_fits(found):
        return []
    return found.draft(_period(lexeme.value, number.amount, _mod(found)))


_MODALS = frozenset("could will would may might can must should to".split())


def _is_some_day(found: Found) -> bool:
    """*could one day*: some day to come."""
    words = [each.word for each in found.lexemes[found.first : found.last + 1]]
    return words == ["one", "day"] and found.before() in _MODALS


def _singular_fits(found: Found) -> bool:
    """A singular unit follows *one*, or a number joined to it: *five-year*, *six year*."""
    number = found.get("n")
    unit = found.get("u")
    if number is None or number.amount == 1.0:
        return True
    if unit is not None and unit.word in found.frame("invariable"):
        return True
    return w.HYPHEN in found.hit.group() or found.kind_before() in (w.ARTICLE, w.THE)


def _one_unit(found: Found, unit: str) -> list[Draft]:
    """*a year*: a length after a preposition, a rate after a number (*two trips a year*)."""
    if w.HYPHEN in found.hit.group() or unit in ("WE", "NI", "SEASON", "GENERATION", "Q", "H"):
        return []
    if found.code("a") is not None or found.before() in found.frame("before_length"):
        return found.draft(_period(unit, 1.0, _mod(found)))
    if any(
        found.kind_before(step) in (w.NUMBER, w.DAY_NUMBER, w.NUMBER_WORD) for step in (1, 2, 3, 4)
    ):
        op = Op(Form.FIXED, TimexType.SET, value=f"P{_length(unit, 1.0)}")
        return found.draft(op)
    if found.after() in ("after", "before"):
        return found.draft(_period(unit, 1.0))
    return []


_MORE = frozenset("more additional extra further full whole entire straight consecutive".split())


def more(found: Found) -> list[Draft]:
    """*20 more years*, *an additional year*: a length with a word within."""
    between = found.lexemes[found.hit.start("u") - 1].word
    if between not in _MORE or found.after() in ("old", "older", "younger"):
        return []
    amount = 1.0 if found.hit.group().startswith(w.ARTICLE) else _amount(found)
    return found.draft(_period(_unit(found), amount, _mod(found)))


def and_a_half(found: Found) -> list[Draft]:
    """*a minute and a half*, *two hours and a half*."""
    return found.draft(_period(_unit(found), (_amount(found) or 1.0) + 0.5, _mod(found)))


def uncertain(found: Found) -> list[Draft]:
    """*three to five years*: a length whose number is not certain."""
    return found.draft(_period(_unit(found), None, _mod(found)))


def half(found: Found) -> list[Draft]:
    """*half an hour*, *half a century*."""
    return found.draft(_period(_unit(found), 0.5, _mod(found)))


def window(found: Found) -> list[Draft]:
    """*the last two weeks*, *the next few days*; *the coming weeks* is the future at large."""
    lexeme = found.get("ref")
    if lexeme is None:
        return []
    step = _STEP[lexeme.kind]
    if found.get("n") is None:
        value = "PAST_REF" if step < 0 else "FUTURE_REF"
        return found.draft(Op(Form.FIXED, value=value))
    op = Op(
        Form.PERIOD,
        TimexType.DURATION,
        Anchor.PUBLISHED,
        unit=_unit(found),
        offset=step,
        amount=_amount(found),
    )
    return found.draft(op)


def bare_units(found: Found) -> list[Draft]:
    """*for weeks*, *over decades*: a length of unknown number."""
    if found.before() not in found.frame("before_units") or _unit(found) in (
        "NI",
        "SEASON",
        "GENERATION",
    ):
        return []
    return found.draft(_period(_unit(found), None))


def recent(found: Found) -> list[Draft]:
    """*recent weeks*."""
    return found.draft(Op(Form.FIXED, value="PAST_REF"))


def every(found: Found) -> list[Draft]:
    """*every day*, *every two years*, *each Monday*, *every other week*, *per year*."""
    lexeme = found.get("u")
    if lexeme is None or lexeme.value is None:
        return []
    value = _every(lexeme.kind, lexeme.value, _amount(found) or (2.0 if found.get("d") else 1.0))
    return [] if value is None else found.draft(Op(Form.FIXED, TimexType.SET, value=value))


def _every(kind: str, value: w.Value, amount: float) -> str | None:
    if kind == w.WEEKDAY:
        return f"XXXX-WXX-{value}"
    if kind == w.MONTH and isinstance(value, int):
        return f"XXXX-{value:02d}"
    if kind in (w.SEASON, w.WEAK_SEASON):
        return f"XXXX-{value}"
    if kind == w.PART:
        return f"XXXX-XX-XXT{value}"
    if kind == w.WEEKEND:
        return "XXXX-WXX-WE"
    if value in ("NI", "SEASON", "GENERATION"):
        return None
    return f"P{_length(str(value), amount)}"


def weekdays(found: Found) -> list[Draft]:
    """*Tuesdays*, *Tuesday nights*."""
    part = found.code("p")
    value = f"XXXX-WXX-{found.number('wd')}" + ("" if part is None else f"T{part}")
    return found.draft(Op(Form.FIXED, TimexType.SET, value=value))


def frequency(found: Found) -> list[Draft]:
    """*daily*, *weekly*, *annual*."""
    return found.draft(Op(Form.FIXED, TimexType.SET, value=found.code("f")))


def vague(found: Found) -> list[Draft]:
    """*now*, *recently* (vague adverbs, given out on request) and *the future*."""
    lexeme = found.get("r")
    adverb = lexeme is not None and lexeme.kind == w.ADVERB
    if found.before() in ("as", "one") or found.after() in ("after", "before"):
        return []
    return found.draft(Op(Form.FIXED, value=found.code("r"), vague=adverb))


_VAGUE_ADJECTIVES = {"current": "PRESENT_REF"}
"""Before a noun; *recent* and *future* are marked by TimeBank in one case of four."""


def vague_adjective(found: Found) -> list[Draft]:
    """*current* before a noun: given out on request only."""
    lexeme = found.get("r")
    value = None if lexeme is None else _VAGUE_ADJECTIVES.get(lexeme.word)
    if value is None or not found.after().isalpha() or found.capital(found.first):
        return []
    return found.draft(Op(Form.FIXED, value=value, vague=True))


_LARGE = {"DE": ("Y", 10), "CE": ("Y", 100), "ML": ("Y", 1000), "P2W": ("W", 2), "NI": ("D", 1)}
_DAY_HOURS = 24
_PARTS = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60)}


def _length(unit: str, amount: float | None) -> str:
    """Return a TIMEX3 length without its ``P``: ``9M``, ``2Y6M``, ``T30M``, ``XY``."""
    if unit in _LARGE and amount is not None:
        unit, factor = _LARGE[unit]
        amount *= factor
    if unit == "D" and amount is not None and amount < 1:
        unit, amount = "TH", amount * _DAY_HOURS
    code = unit.removeprefix("T")
    time = "T" if unit in _CLOCK_UNITS else ""
    if amount is None:
        return f"{time}X{code}"
    whole, rest = divmod(amount, 1)
    if not rest or unit not in _PARTS:
        number = f"{whole:.0f}" if not rest else f"{amount:g}"
        return f"{time}{number}{code}"
    smaller, factor = _PARTS[unit]
    low = f"{round(rest * factor)}{smaller.removeprefix('T')}"
    return f"{time}{whole:.0f}{code}{low}" if whole else f"{time}{low}"


def length_value(unit: str, amount: float | None) -> str:
    """Return the TIMEX3 value of a length: ``P9M``, ``PT2H``, ``PXD`` where the number is vague.

    >>> length_value("Y", 2.5), length_value("TH", 0.5), length_value("DE", 2)
    ('P2Y6M', 'PT30M', 'P20Y')
    """
    return f"P{_length(unit, amount)}"
