from __future__ import annotations

import time

import pytest
from tests.factories import make_document
from tests.unit.attribution.statements import mentions_in

from dateline.attribution import find_statements
from dateline.reader import read_by_rules

HOSTILE = {
    "quotation marks": '"' * 100_000,
    "opening marks": "\u201c" * 100_000,
    "never closed": "\u201cHe said that he was. " * 4_000,
    "never closed over paragraphs": "\u201cHe said that he was.\n\n" * 4_000,
    "said": "said " * 10_000,
    "he said": "he said " * 10_000,
    "he said that": "he said that " * 8_000,
    "according to": "according to " * 8_000,
    "citing": ", citing X" * 8_000,
    "noun phrases": "the man of " * 9_000,
    "relative clauses": "who said " * 9_000,
    "colons": 'X: "a b c d e". ' * 5_000,
    "commas": ", " * 50_000,
    "brackets": "(" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(text):
    document = make_document(text)
    reading = read_by_rules(document)
    began = time.process_time()
    find_statements(document, reading, ())
    assert time.process_time() - began < 10.0


NAMES = {
    "it said": ("Vanna Steel said no. ", "It said that it would. "),
    "she said": ("Ana Ruiz said no. ", "She said that it would. "),
    "the company said": ("Vanna Steel met Orm Glass. ", "The company said that it would. "),
    "many bearers": ("Ana Ruiz and Tom Ruiz met. ", "Ruiz, a cousin of Eva Ruiz, said it would. "),
}


@pytest.mark.parametrize(("first", "again"), NAMES.values(), ids=NAMES.keys())
def test_looking_back_for_whom_words_mean_takes_linear_time(first, again):
    def cost(times: int) -> float:
        document = make_document((first + again) * times)
        reading, named = read_by_rules(document), [("Vanna Steel", "org:vanna steel"),
            ("Orm Glass", "org:orm glass"), ("Ana Ruiz", "person:ana ruiz"),
            ("Eva Ruiz", "person:eva ruiz"), ("Tom Ruiz", "person:tom ruiz")]  # fmt: skip
        mentions = mentions_in(document, named)
        find_statements(document, reading, mentions)
        began = time.process_time()
        find_statements(document, reading, mentions)
        return time.process_time() - began

    assert cost(1_200) < 4 * cost(600) + 0.3


def test_twice_the_text_takes_about_twice_as_long():
    def cost(times: int) -> float:
        document = make_document('"a", X said that "b" Y said, ' * times)
        reading = read_by_rules(document)
        find_statements(document, reading, ())
        began = time.process_time()
        find_statements(document, reading, ())
        return time.process_time() - began

    assert cost(2_000) < 4 * cost(1_000) + 0.2


def test_nesting_stops_at_three_below_the_outermost():
    text = "".join(f"Minister {name} said that " for name in "ABCDEFGHIJ") * 5 + "it failed."
    document = make_document(text)
    found = find_statements(document, read_by_rules(document), ())
    parents = {each.id: each.parent for each in found}

    def depth(which: object) -> int:
        steps = 0
        while parents[which] is not None:
            which, steps = parents[which], steps + 1
        return steps

    assert max(depth(each) for each in parents) == 3
