from __future__ import annotations

import pytest
from tests.factories import make_reading


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the minister's call", ["the", "minister", "'s", "call"]),
        ("the ministers’ call", ["the", "ministers", "’", "call"]),
        ("Kelmara’s port", ["Kelmara", "’s", "port"]),
        ("it doesn't burn", ["it", "doesn't", "burn"]),
        ("Kim Jong-un's pre-dawn trip", ["Kim", "Jong-un", "'s", "pre-dawn", "trip"]),
        ("U.S. aid at 6:45 a.m.", ["U.S.", "aid", "at", "6:45", "a.m."]),
        ("1,200.5 tonnes, the 23rd", ["1,200.5", "tonnes", ",", "the", "23rd"]),
        ("“No,” he said.", ["“", "No", ",", "”", "he", "said", "."]),
        ("Yŏngbyŏn, al-Mansur", ["Yŏngbyŏn", ",", "al-Mansur"]),
    ],
)
def test_tokens_are_words_numbers_and_single_marks(text, wanted):
    _, reading = make_reading(text)
    tokens = reading.tokens
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == wanted
