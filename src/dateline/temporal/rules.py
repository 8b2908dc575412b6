"""Lexemes of a sentence → expressions: a table of patterns over kinds, the longest match wins.

The patterns run over a string with one character a lexeme (see :mod:`dateline.temporal.words`),
never over the text, and repeat nothing without a bound: linear. Nothing is resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dateline.temporal import build_dates as dates
from dateline.temporal import build_lengths as lengths
from dateline.temporal.found import Draft, Found
from dateline.temporal.lexer import Lexeme
from dateline.temporal.words import Words

Builder = Callable[[Found], list[Draft]]

_WEEKDAY = r"(?:(?P<wd>[Ww])!?,?)?"
_EDGE = r"(?:(?P<e>[EG7])-?)?"
_NUM = r"(?P<n>[DNKYav])"
_ANY_UNIT = r"(?P<u>[UVQCe])"
_RELATED_YEAR = r"(?:!?,?(?P<y>Y)|,?o?(?P<ref>[ltn])(?P<ru>U)|oH?(?P<same>q)(?P<su>U))?"

_QUARTER = (
    r"(?P<h>H)?(?P<e>E)?(?P<y1>Y)?(?:(?P<ref>[ltn])(?P<ru>U)'?)?k?-?(?P<o>[OJ])-?(?P<q>[Qh])"
    r"(?:(?:o|-)?H?k?(?P<y>Y)|o?(?P<ref2>[ltn])(?P<ru2>U))?"
)

TABLE: tuple[tuple[str, Builder], ...] = (
    # --- days
    (_WEEKDAY + _EDGE + r"(?P<m>M)!?(?P<d>[DJ])" + _RELATED_YEAR, dates.day),
    (_WEEKDAY + _EDGE + r"H?(?P<d>[DJ])-?o?(?P<m>M)" + _RELATED_YEAR, dates.day),
    (r"(?P<m>M)!?(?P<d>[DJ])(?:,[DJ]){0,4}(?:,?&|[~-])(?P<d2>[DJ])(?:,?(?P<y>Y))?", dates.days),
    (r"(?P<d>[DJ])(?:,[DJ]){0,4}(?:,?&|[~-])(?P<d2>[DJ])o?(?P<m>M)(?:,?(?P<y>Y))?", dates.days),
    (r"(?P<y>Y)(?P<s>[-/])(?P<a>D)(?P=s)(?P<b>D)", dates.numeric),
    (r"(?P<a>D)(?P<s>[-/])(?P<b>D)(?P=s)(?P<y>Y)", dates.numeric),
    (r"(?P<iso>Z)", dates.dotted),
    (_EDGE + r"(?P<wd>W)(?:-?(?:(?P<pe>E)-?)?(?P<p>P))?", dates.weekday),
    (r"(?P<wd>W)o?(?P<ref>[ltn])(?P<ru>U)", dates.weekday_of_week),
    (_EDGE + r"H?(?P<t>t)?(?P<ref>[ltn])(?P<wd>W)(?P<p>P)?", dates.weekday),
    (_EDGE + r"t(?P<wd>W)(?P<p>P)?", dates.this_weekday),
    (r"H?(?P<x>[xq])(?P<wd>W)(?P<p>P)?", dates.weekday_after),
    (_EDGE + r"(?P<t>T)(?P<p>P)?", dates.today),
    (r"(?:E-?)?(?P<p>P)(?P<t>T)", dates.today),
    (r"(?P<i>I)", dates.tonight),
    (_EDGE + r"t(?:E-?)?(?P<p>P)", dates.this_part),
    (r"(?P<p>P)", dates.part_alone),
    (r"(?P<ref>[ltn])?(?P<y>y)(?:,?(?P<year>Y))?", dates.holiday),
    # --- times of day
    (r"(?P<a>A)?(?P<c>[cD])(?P<ap>m)(?P<z>z)?", dates.clock),
    (r"(?P<a>A)?(?P<c>[cNY])(?P<z>z)", dates.clock),
    (r"(?P<a>A)?(?P<noon>p)", dates.noon),
    # --- months, quarters, seasons
    (_EDGE + r"(?P<m>M)!?,?o?(?P<y>Y)", dates.month),
    (_EDGE + r"(?P<m>M),?o?(?P<ref>[ltn])(?P<ru>U)", dates.month),
    (_EDGE + r"(?P<m>M)oH?(?P<same>q)(?P<su>U)", dates.month),
    (_EDGE + r"(?P<ref>[ltn])(?P<m>M)", dates.month),
    (_EDGE + r"(?P<m>M)", dates.month_alone),
    (r"H?(?P<x>[xq])(?P<m>M)", dates.month_after),
    (_QUARTER, dates.quarter),
    (r"H?(?P<e>E)?(?P<s>[Ss])(?:o|,)?(?P<y>Y)", dates.season),
    (_EDGE + r"(?P<ref>[ltn])(?P<ref2>l)?(?P<s>[Ss])", dates.season),
    (r"H(?P<e>E)?(?P<s>S)", dates.season),
    # --- years, decades, centuries
    (r"H?(?:(?P<e>E)-?)?(?P<n>[DNY])(?P<era>4)", dates.year_of_era),
    (r"(?P<era>4)(?P<n>[DNY])", dates.year_of_era),
    (r"(?P<n>[DNY])[-~&](?P<n2>[DNY])(?P<era>4)", dates.years_of_era),
    (r"(?P<e>E)-?(?P<y>Y)", dates.year),
    (r"(?P<e>[EG7])i(?P<y>Y)", dates.year),
    (r"(?P<a>A)?k?(?P<y>Y)", dates.year_alone),
    (r"(?P<k>k)(?P<y>Y)", dates.year),
    (r"HYj", dates.year_period),
    (r"(?P<u>U)(?:-|')?9(?:o?(?P<y>Y))?", dates.year_end),
    (r"H(?P<u>U)(?P<y>[YK])", dates.year_named),
    (r"(?P<y>Y)-(?P<y2>[DNY])", dates.years),
    (r"H?'?(?P<e>E)?-?'?(?P<x>X)", dates.decade),
    (r"H?(?P<e>E)?-?(?P<o>[OJ])-?(?P<c>C)", dates.century),
    # --- counted from somewhere
    (_EDGE + r"H?(?P<t>t)?(?P<ref>[ltn])k?(?P<u>[UQeC])", lengths.shift),
    (r"(?:H|q(?=q))?(?P<e>E)?(?P<x>[xq])(?P<u>[UQeCP])", lengths.shift_reference),
    (r"H(?P<n>n)(?P<u>U)", lengths.next_day),
    (r"(?P<e>[EG7])iH(?P<u>[UQe])", lengths.edge_in_unit),
    (r"(?P<e>E)H?k?(?P<u>[UQeC])", lengths.edge_of_unit),
    (r"H(?P<u>[Qe])", lengths.the_unit),
    (r"H[k0]?(?P<u>U)", lengths.the_year),
    (r"(?P<u>[UV])-8", lengths.long_lasting),
    (r"H?(?P<u>V)", lengths.units_from_event),
    (r"H(?P<ref>l)[jQ]", lengths.latest_period),
    (r"H(?P<l>l)", lengths.the_past),
    (r"(?P<a>A)?" + _NUM + r"-?" + _ANY_UNIT + r"-?(?P<g>[gG7])", lengths.ago),
    (r"H?(?P<u>U)-(?P<g>[gG])(?:-?(?P<o>O)?-?(?P<q>[Qj]))", lengths.year_ago),
    (r"(?P<u>U)-(?P<g>[gG])", lengths.year_ago),
    (r"H(?P<u>U)_", lengths.year_ended),
    (r"(?P<a>A)?h-?a?(?P<u>[UC])-?(?P<g>[gG7])", lengths.half_ago),
    (r"(?P<v>V)g", lengths.vague_ago),
    # --- lengths
    (r"(?P<a>A)?" + _NUM + r"-?" + _ANY_UNIT + r"(?:-(?P<old>%))?", lengths.duration),
    (r"(?P<a>A)?(?P<n>[DNK])(?:~|-|&)(?P<n2>[DNK])-?(?P<u>[UV])", lengths.uncertain),
    (r"(?P<a>A)?(?P<n>[DNKva])[_0](?P<u>[UV])", lengths.more),
    (r"(?P<a>A)?(?P<n>[aKD])(?P<u>[UV])&ah", lengths.and_a_half),
    (r"(?P<a>A)?h-?a?(?P<u>[UC])", lengths.half),
    (r"H(?:[OJ])?" + r"(?P<n>[DNKv])(?P<u>V)", lengths.duration),
    (r"H?(?P<t>t)?(?P<ref>[ln])" + r"(?P<n>[DNKv])?(?P<u>V)", lengths.window),
    (r"(?P<u>V)", lengths.bare_units),
    (r"H?b(?P<u>V)", lengths.recent),
    # --- sets and vague references
    (r"r(?P<d>d)?(?P<n>[DNK])?(?P<u>[UVQWMSsPe])(?P<p>P)?", lengths.every),
    (r"(?P<wd>L)(?P<p>P)?", lengths.weekdays),
    (r"(?P<f>f)", lengths.frequency),
    (r"(?P<r>[RF])", lengths.vague),
    (r"(?P<r>[tbu])", lengths.vague_adjective),
)

_AFTER_NOUN: tuple[tuple[str, Builder], ...] = (
    (r"(?P<e>E)o?H(?P<u>[UQeC])", lengths.edge_of_unit),
    (r"g(?P<a>A)?" + _NUM + r"-?" + _ANY_UNIT, lengths.ago_before),
    (r"(?P<a>A)?(?P<c>c)(?:,?(?P<z>z))?", dates.clock),
    (r"H?(?P<x>1)", lengths.neighbour),
    (r"H?V?-?(?P<x>X)-?(?P<v>V)?", dates.decade),
)
"""What French and German share and English does not have."""

TABLES: Mapping[str, tuple[tuple[str, Builder], ...]] = MappingProxyType(
    {
        "fr": (
            *_AFTER_NOUN,
            (r"H?(?P<u>[UQeC])(?P<ref>[ln])", lengths.shift),
            (r"(?P<ref>t)(?P<u>[UQe])-(?:t|_)", lengths.shift),
            (r"t(?P<u>[UQ])-2", lengths.that_unit),
            (_EDGE + r"(?P<wd>W)(?P<ref>[ln])(?:-?(?P<p>P))?", dates.weekday),
            (r"(?P<m>M)(?P<ref>[ln])", dates.month),
            (r"H?(?P<s>[Ss])(?P<ref>[ln])", dates.season),
            (r"H?(?P<u>[UQ])(?P<x>x)", lengths.shift_reference),
            (r"(?P<p>P)o?(?P<wd>W)", dates.weekday),
            (r"H?(?P<u>V)'?(?P<x>[YN])", dates.decade_named),
            (r"i" + _NUM + r"-?" + _ANY_UNIT, lengths.ahead),
            (r"H?(?P<n>[DNKv])?(?P<u>V)(?P<ref>[ln])", lengths.window),
            (r"H?(?P<n>[DNKv])(?P<ref>[ln])(?P<u>[UV])", lengths.window),
        ),
        "de": (
            *_AFTER_NOUN,
            (r"(?P<n>n)(?P<u>U)", lengths.next_day),
            (r"(?P<u>e)", lengths.the_unit),
            (r"(?P<t>T)(?P<p>P)", dates.today),
        ),
    }
)
"""Rules of word order, by language, behind the common ones."""


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    build: Builder


def match(text: str, lexemes: Sequence[Lexeme], lexicon: Words) -> list[Draft]:
    """Return the expressions of one sentence, left to right, without overlaps."""
    kinds = "".join(lexeme.kind for lexeme in lexemes)
    rules = _by_first(lexicon.language)
    drafts: list[Draft] = []
    at = 0
    while at < len(kinds):
        before = drafts[-1] if drafts else None
        found: list[Draft] = []
        for hit, rule in _hits(kinds, at, rules.get(kinds[at], ())):
            found = rule.build(Found(text, lexemes, hit, before, lexicon))
            if found:
                break
        drafts += found
        at = max([at, *(draft.last for draft in found)]) + 1
    return drafts


def _hits(kinds: str, at: int, rules: Sequence[_Rule]) -> list[tuple[re.Match[str], _Rule]]:
    """Return what matches at *at*, the longest first, then in the table's order."""
    matches = [(rule.pattern.match(kinds, at), rule) for rule in rules]
    hits = [(hit, rule) for hit, rule in matches if hit is not None]
    return sorted(hits, key=lambda found: -found[0].end())


@cache
def _by_first(language: str) -> dict[str, tuple[_Rule, ...]]:
    """Return the rules by the kinds that a match can begin with, in the table's order."""
    table = (*TABLE, *TABLES.get(language, ()))
    rules = [_Rule(re.compile(pattern), build) for pattern, build in table]
    kinds = "MWwLDYNKavOJXZUVQheCSspPTIltnqxgG7EArfRFuykjcmzHo&~-,!/'B%dib<>980124_"
    return {
        kind: tuple(rule for rule in rules if kind in _first_kinds(rule.pattern.pattern))
        for kind in kinds
    }


@cache
def _first_kinds(pattern: str) -> frozenset[str]:
    """Return the kinds that a match of a pattern of the table can begin with.

    The table uses literals, classes, groups, alternatives, ``?`` and ``{0,n}`` only; so does this.
    """
    return _starts(pattern, 0)[0]


def _starts(pattern: str, at: int) -> tuple[frozenset[str], bool, int]:
    """Parse a sequence from *at*: the first kinds, whether it can be empty, where it ends."""
    first: set[str] = set()
    union: set[str] = set()
    open_ended = True
    any_empty = False
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            union |= first
            any_empty = any_empty or open_ended
            first, open_ended, at = set(), True, at + 1
            continue
        kinds, empty, at = _atom(pattern, at)
        if open_ended:
            first |= kinds
        open_ended = open_ended and empty
    return frozenset(union | first), any_empty or open_ended, at


def _atom(pattern: str, at: int) -> tuple[frozenset[str], bool, int]:
    """Parse one literal, class or group and its repeat."""
    empty = False
    if pattern[at] == "[":
        end = pattern.index("]", at)
        kinds, at = frozenset(pattern[at + 1 : end]), end + 1
    elif pattern[at] == "(":
        if pattern.startswith("(?P=", at):
            kinds, at = frozenset("-/"), pattern.index(")", at) + 1
        else:
            inside = pattern.index(">", at) + 1 if pattern.startswith("(?P<", at) else at + 3
            kinds, empty, end = _starts(pattern, inside)
            at = end + 1
    else:
        kinds, at = frozenset(pattern[at]), at + 1
    if pattern.startswith("?", at):
        return kinds, True, at + 1
    if pattern.startswith("{0,", at):
        return kinds, True, pattern.index("}", at) + 1
    return kinds, empty, at
