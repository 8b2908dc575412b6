"""Statements from the speech layer of the trained reader; the layer is marked by hand."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.unit.attribution.statements import heard_rows, marked, mentions_in

from dateline.attribution import find_statements
from dateline.model import Directness, Polarity, SpeakerKind, Stance, Syntax

CONVENTIONS = [
    # the cue without its auxiliaries, the content without 'that'
    (
        "{s1 The harbour board} {c1 has also conceded} {t1 that the quay sank}.",
        ("The harbour board", "conceded", "the quay sank"),
    ),
    # a whole quotation without its marks and last comma
    (
        "{t1 \u201cThe quay has sunk,\u201d} {c1 grumbled} {s1 the harbour master}.",
        ("the harbour master", "grumbled", "The quay has sunk"),
    ),
    # a part of one keeps its marks
    (
        "{s1 Orsa} {c1 said} {t1 the quay was \u201can old wreck\u201d}.",
        ("Orsa", "said", "the quay was \u201can old wreck\u201d"),
    ),
    # the whole phrase before 'who'
    (
        "The diver, {s1 who} {c1 swears} {t1 that he saw it}, left.",
        ("The diver", "swears", "he saw it"),
    ),
    # a holder without its 's
    (
        "{s1 The diver\u2019s} {c1 hunch} {t1 that the quay sank} held.",
        ("The diver", "hunch", "the quay sank"),
    ),
    ("{s1 Orsa} {c1 went on:} {t1 The quay sank}.", ("Orsa", "went on", "The quay sank")),
    (
        "{t1 The quay}, {s1 Orsa} {c1 grumbled}, {t1 sank in May}.",
        ("Orsa", "grumbled", "The quay // sank in May"),
    ),
]


@pytest.mark.parametrize(("text", "found"), CONVENTIONS)
def test_spans_of_the_reader_come_out_in_the_conventions_of_the_project(text, found):
    assert heard_rows(text) == [found]


@pytest.mark.parametrize(
    ("text", "relation", "kept"),
    [
        ("{s1 Rules} {c1 approved with} {t1 support} ban nets.", "obl", False),
        ("{s1 Orsa} {c1 approved} {t1 nets} today.", "obj", True),
        ("{s1 Orsa} {c1 spoke of} {t1 nets} today.", "obl", True),
        ("{s1 Orsa} {c1 approved of} {t1 \u201cnets\u201d} today.", "obl", True),
    ],
    ids=["no word of saying", "object", "cue of the lexicon", "quoted"],
)
def test_oblique_of_a_cue_that_no_lexicon_has_is_nothing_said(text, relation, kept):
    document, reading = marked(text)
    count = len(reading.tokens)
    words = [
        document.text[a:b] for a, b in zip(reading.tokens.starts, reading.tokens.ends, strict=True)
    ]
    said = next(at for at, word in enumerate(words) if word in {"support", "nets"})
    syntax = Syntax(
        upos=("NOUN",) * count,
        feats=("_",) * count,
        head=tuple(-1 if at == 1 else 1 for at in range(count)),
        relation=tuple(relation if at == said else "dep" for at in range(count)),
    )
    found = find_statements(document, replace(reading, syntax=syntax), ())
    assert bool(found) is kept


def test_second_cue_without_source_takes_that_of_the_first():
    text = "{s1 Orsa} {c1 hinted} {t1 that the quay sank}, {c2 grumbling} {t2 that nobody came}."
    assert [row[0] for row in heard_rows(text)] == ["Orsa", "Orsa"]


def test_source_is_not_lent_over_the_end_of_a_sentence():
    text = (
        "{s1 Orsa} {c1 hinted} {t1 that the quay sank}. There was {c2 fear} {t2 that more would}."
    )
    assert "Orsa" not in [row[0] for row in heard_rows(text)[1:]]


def test_statement_inside_a_content_has_it_as_parent():
    text = "{s1 Orsa} {c1 hinted} {t1 that {S1 the union} {C1 grumbled} {T1 that it was late}}."
    document, reading = marked(text)
    outer, inner = find_statements(document, reading, ())
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert inner.source is not None
    assert inner.source.of(document.text) == "the union"


@pytest.mark.parametrize(
    ("text", "stance", "polarity"),
    [
        ("{s1 Orsa} {c1 has denied} {t1 the claims}.", Stance.DENIES, Polarity.NEGATIVE),
        ("{s1 Orsa} {c1 accused} {t1 the board of theft}.", Stance.ACCUSES, Polarity.POSITIVE),
        ("{s1 Orsa} {c1 piped up} {t1 that it sank}.", Stance.ASSERTS, Polarity.POSITIVE),
    ],
)
def test_stance_and_polarity_are_those_of_the_lexicon(text, stance, polarity):
    document, reading = marked(text)
    (found,) = find_statements(document, reading, ())
    assert (found.stance, found.polarity) == (stance, polarity)


def test_confidence_is_the_score_of_the_cue():
    document, reading = marked("{s1 Orsa} {c1 piped up} {t1 that it sank}.")
    (found,) = find_statements(document, reading, ())
    assert found.confidence == 0.9


def test_rule_and_reader_give_one_statement_and_the_reader_draws_it():
    text = "{s1 Orsa} {c1 said} {t1 the quay sank}, and nobody came."
    assert heard_rows(text) == [("Orsa", "said", "the quay sank")]


def test_rule_finds_what_is_nested_where_the_reader_is_silent():
    text = "{s1 Orsa} {c1 hinted} {t1 that the union said the quay had sunk}."
    assert ("the union", "said", "the quay had sunk") in heard_rows(text)


def test_quotation_by_the_reader_is_direct():
    document, reading = marked("{t1 \u201cThe quay has sunk,\u201d} {c1 grumbled} {s1 Orsa}.")
    assert find_statements(document, reading, ())[0].directness is Directness.DIRECT


def test_speech_over_several_sentences_is_a_statement_each():
    text = (
        "{t1 \u201cThe quay sank,\u201d} {c1 grumbled} {s1 Orsa}. {t1 \u201cIt was too old.\u201d}"
    )
    assert [row[2] for row in heard_rows(text)] == ["The quay sank", "It was too old."]


def test_speaker_of_the_reader_is_the_mention_that_heads_the_source():
    text = "{s1 The engineer Mara Orsa} {c1 piped up} {t1 that it sank}."
    document, reading = marked(text)
    mentions = mentions_in(document, [("Mara Orsa", "person:mara orsa")])
    (found,) = find_statements(document, reading, mentions)
    assert found.speaker_kind is SpeakerKind.PERSON
    assert found.speaker_mention == mentions[0].id


def test_ten_thousand_tags_of_one_sentence_take_linear_time():
    document, reading = marked("{s1 Orsa} {c1 said} {t1 so} " * 10_000)
    began = time.process_time()
    find_statements(document, reading, ())
    assert time.process_time() - began < 20
