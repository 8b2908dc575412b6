"""Pages made to be slow, and characters made to surprise: linear time, no exception."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import make_document

from dateline.reader import read_by_rules as read
from dateline.resources import LANGUAGES
from dateline.temporal import read_time
from dateline.temporal.words import words

SIZE = 100_000
LIMIT_S = 20.0
"""Over ten times what the slowest line takes; a quadratic rule takes minutes."""


def seconds_for(text: str, published: str | None) -> float:
    document = make_document(text, published=published)
    reading = read(document)
    began = time.process_time()
    read_time(document, reading)
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("published", ["2025-03-04", None])
@pytest.mark.parametrize(
    "unit",
    [
        "18 and ",
        "p.m. ",
        "June 18, ",
        "on June 18, 2023 ",
        "Tuesday and Wednesday ",
        "nine months after 24 years ago ",
        "last the early mid- ",
        "1/",
        "2024-",
        "twenty-",
        "a quarter of a ",
        "1",
        "'90s",
        "Tuesday",
    ],
)
def test_a_long_line_of_nothing_but_time_stays_linear(unit, published):
    assert seconds_for(unit * (SIZE // len(unit)), published) < LIMIT_S


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("fr", "18 et "),
        ("fr", "il y a deux jours "),
        ("fr", "l'"),
        ("fr", "20h30 "),
        ("de", "18. und "),
        ("de", "3. "),
        ("de", "vor zwei Tagen am Dienstagabend "),
    ],
)
def test_a_long_line_in_another_language_stays_linear(language, unit):
    document = make_document(unit * (SIZE // len(unit)), published="2025-03-04")
    document = dataclasses.replace(document, language=language)
    reading = read(document)
    began = time.process_time()
    read_time(document, reading)
    assert time.process_time() - began < LIMIT_S


VOCABULARY = [
    *sorted({word for code in LANGUAGES for word in words(code).single}),
    "1990",
    "18",
    "8:30",
    "Sept.",
    "May",
    "Monday",
    "Christmas",
]
WORDS = st.sampled_from([*VOCABULARY, "9999", "0001", "999999999999", "\u00b2", "\u0663", "\u2167"])


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(WORDS, min_size=1, max_size=25).map(" ".join),
    published=st.sampled_from(["0001-01-01", "9999-12-31", "2024-02-29", None]),
    language=st.sampled_from(LANGUAGES),
)
def test_any_mixture_of_words_of_time_gives_sound_records(text, published, language):
    document = make_document(text.title(), published=published)
    document = dataclasses.replace(document, language=language)
    timexes = read_time(document, read(document)).timexes
    for timex in timexes:
        assert timex.value
        assert timex.span.of(document.text)
        assert 0 <= timex.confidence <= 1
    ends = [timex.span.end for timex in timexes]
    starts = [timex.span.start for timex in timexes]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    document = make_document(text)
    read_time(document, read(document))
