"""The reader of TimeML and the scorer that the figures of this stage rest on."""

from __future__ import annotations

import dataclasses

import pytest
from bench.quality.timexes.baseline import find
from bench.quality.timexes.doubt import is_a_week_off, is_its_day
from bench.quality.timexes.peers import run_peer
from bench.quality.timexes.score import count, pair, share
from bench.quality.timexes.timeml import Article, Gold, as_document, parse_article

from dateline.model import Span, parse_day

TML = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-04">March 4</TIMEX3></DCT><TEXT>'
    '\nRye &amp; oats fell <EVENT eid="e1">on</EVENT> '
    '<TIMEX3 tid="t1" type="DATE" value="2025-03-03">Monday</TIMEX3>.\n</TEXT></TimeML>'
)


def test_offsets_are_those_of_the_text_without_tags():
    article = parse_article("a.tml", TML)
    (gold,) = article.gold
    assert gold.span.of(article.text) == "Monday"
    assert "Rye & oats fell on Monday." in article.text
    assert (gold.type, gold.value) == ("DATE", "2025-03-03")


def test_article_becomes_a_document_published_on_its_creation_day():
    document = as_document(parse_article("a.tml", TML))
    assert document.published.days.edtf == "2025-03-04"
    assert document.blocks[0].span.of(document.text).startswith("Rye")


def test_article_without_a_creation_day_is_undated():
    article = Article("a.tml", "Rye fell.", None, ())
    assert as_document(article).published.days.is_unknown


def gold(start: int, end: int, value: str = "2025", type_: str = "DATE") -> Gold:
    return Gold(Span(start, end), type_, value)


@pytest.mark.parametrize(
    ("found", "strict", "relaxed", "type_", "value"),
    [
        ([gold(0, 5)], 1, 1, 1, 1),
        ([gold(2, 7)], 0, 1, 1, 1),
        ([gold(0, 5, "2024")], 1, 1, 1, 0),
        ([gold(0, 5, "2025", "TIME")], 1, 1, 0, 1),
        ([gold(5, 9)], 0, 0, 0, 0),
        ([gold(0, 2), gold(3, 5)], 0, 1, 1, 1),
        ([], 0, 0, 0, 0),
    ],
)
def test_matches_are_counted_as_tempeval_counts_them(found, strict, relaxed, type_, value):
    counts = count([gold(0, 5)], found)
    assert (counts.strict, counts.relaxed, counts.type, counts.value) == (
        strict,
        relaxed,
        type_,
        value,
    )


def test_exact_spans_are_paired_before_overlapping_ones():
    pairs = pair([gold(0, 9), gold(3, 5)], [gold(3, 5), gold(0, 2)])
    assert {(a.span, b.span) for a, b in pairs} == {
        (Span(3, 5), Span(3, 5)),
        (Span(0, 9), Span(0, 2)),
    }


def test_f1_takes_all_documents_together():
    counts = [count([gold(0, 5)], [gold(0, 5)]), count([gold(0, 5)], [])]
    assert share(counts, "strict") == pytest.approx(2 / 3)


def test_naive_rival_takes_the_nearest_past_day():
    found = find("It fell on Monday, March 3, and rose last week.", parse_day("2025-03-04"))
    assert [each.value for each in found] == ["2025-03-03", "2025-03-03", "2025-W09"]


@pytest.mark.parametrize(
    ("value", "its_day", "week_off"),
    [
        ("2025-03-03", True, False),
        ("2025-03-02", False, False),
        ("2025-02-17", True, True),
        ("2025-03-10", True, False),
    ],
)
def test_gold_that_contradicts_its_own_words_is_told_from_an_error(value, its_day, week_off):
    article = parse_article("a.tml", TML)
    (monday,) = article.gold
    doubted = Gold(monday.span, "DATE", value)
    assert is_its_day(article, doubted) is its_day
    doubtful = dataclasses.replace(article, gold=(doubted,))
    assert is_a_week_off(doubtful) is week_off


def test_peer_that_does_not_run_is_an_error(tmp_path):
    worker = tmp_path / "python"
    worker.write_text("#!/bin/sh\nexit 3\n")
    worker.chmod(0o755)
    with pytest.raises(RuntimeError, match="timexy does not run"):
        run_peer(worker, "timexy", [parse_article("a.tml", TML)])
