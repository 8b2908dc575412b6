from __future__ import annotations

import re

import pytest

from dateline.model import Span
from dateline.reader.inputs import case_of, place_flags, quote_flags
from dateline.reader.quotes import find_quotations


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("--", 0), ("$", 0), ("\u201c", 0), ("\u6771\u4eac", 0), ("", 0),
        ("port", 1), ("n't", 1), ("e-mail", 1), ("\xe9t\xe9", 1),
        ("Port", 2), ("\u0130zmir", 2), ("Mr.", 2), ("O'hara", 2),
        ("UN", 3), ("U.S.", 3), ("PG&E", 3), ("SS-", 3),
        ("iPhone", 4), ("McLind", 4), ("O'Hara", 4),
        ("A", 5), ("A.", 5), ("I", 5), ("\xc9", 5),
        ("3", 6), ("F16", 6), ("1,200.5", 6), ("9/11", 6), ("b2b", 6), ("m\xb2", 6),
    ],
)  # fmt: skip
def test_case_of_a_word(word, case):
    assert case_of(word) == case


def flags(text):
    words = [match.span() for match in re.finditer(r"\w+|\S", text)]
    return quote_flags(words, find_quotations(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left .", [0, 0, 0]),
        ("He said \u201c we go \u201d .", [0, 0, 3, 1, 1, 3, 0]),
        ("\u201cHe said \u2018go\u2019 now\u201d", [3, 1, 1, 3, 2, 3, 1, 3]),
        ("He said \u201cwe go", [0, 0, 3, 4, 4]),
        ("\u201cWe \u2018go\u2019 on", [3, 4, 3, 2, 3, 4]),
        ("\u201cA\u201d or \u201cB\u201d", [3, 1, 3, 0, 3, 1, 3]),
    ],
)
def test_quote_flags_follow_the_innermost_quotation(text, wanted):
    assert flags(text) == wanted


def test_a_word_that_holds_a_mark_is_the_mark():
    text = '"Go, he" said'
    found = find_quotations(text, Span(0, len(text)))
    assert quote_flags([(0, 4), (5, 8), (9, 13)], found) == [3, 3, 0]


def test_no_words_have_no_quote_flags():
    assert quote_flags([], find_quotations("\u201cGo\u201d", Span(0, 4))) == []


def test_quote_flags_work_at_the_offsets_of_a_document():
    text = "Rain fell.\n\n\u201cGo,\u201d he said."
    found = find_quotations(text, Span(12, len(text)))
    assert quote_flags([(12, 13), (13, 15), (15, 16), (16, 17), (18, 20)], found) == [3, 1, 1, 3, 0]


@pytest.mark.parametrize("unit", ["\u201c", "\u201ca\u201d ", "\u201ca ", "\u201d", "' "])
def test_quote_flags_give_one_flag_a_word_on_hostile_text(unit):
    text = unit * (100_000 // len(unit))
    words = [(at, at + 1) for at in range(len(text))]
    assert len(quote_flags(words, find_quotations(text, Span(0, len(text))))) == len(text)


@pytest.mark.parametrize(
    ("count", "sentences", "wanted"),
    [(0, [], []), (1, [0], [2]), (5, [0, 2, 4], [2, 0, 1, 0, 1])],
)
def test_place_flags_mark_what_opens(count, sentences, wanted):
    assert place_flags(count, sentences) == wanted
