"""Words that a missing space ran into one."""

from __future__ import annotations

import pytest
from tests.factories import make_document

from dateline.entities import find_mentions
from dateline.model import Form
from dateline.reader import read_by_rules


def names(text: str) -> list[str]:
    document = make_document(text)
    found = find_mentions(document, read_by_rules(document))
    return [one.span.of(text) for one in found if one.form is Form.NAME]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Crews saw AndPresident Anton Reisk leave.", ["Anton Reisk"]),
        ("The crews and Kyivhave said so.", ["Kyiv"]),
        ("It said inMoscow that ofRussia nothing was left.", ["Moscow", "Russia"]),
        ("TheKremlin said no.", ["Kremlin"]),
        (
            "They met Kim Jong Unon a trip. It was late when Kim Jong Un left.",
            ["Kim Jong Un", "Kim Jong Un"],
        ),
    ],
)
def test_name_that_a_word_was_run_into_is_the_name_alone(text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize(
    "word",
    ["McDonald", "DeSantis", "YouTube", "Auckland", "Omanis", "Israelis", "Homeland", "SoHo"],
)
def test_word_that_is_one_stays_whole(word):
    assert all(word == name for name in names(f"They said that {word} was there."))
