"""Gold paragraphs to windows of numbers, on paragraphs made up for this test."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.training.paragraphs import VOCABULARY, paragraph
from training.reader.data import LIMIT, SKIP, Encoder, moved, stretches
from training.reader.inventory import Inventory

from dateline.reader.wordpiece import WordPiece

INVENTORY = Inventory(
    {"upos": ("NOUN", "VERB"), "speech": ("B-Cue", "O"), "outlook": ("past", "todo")},
    ("nsubj", "root"),
)
LENGTHS = st.lists(st.integers(1, 100), min_size=1, max_size=80)


def encoder():
    return Encoder(INVENTORY, WordPiece(VOCABULARY))


def windows(text, **given):
    return list(encoder().windows(paragraph(text, **given)))


def long_text(sentences, words=12, letters=5):
    """Return a paragraph's text and the first word of each of its sentences."""
    sentence = " ".join(["abcdefghij"[:letters]] * (words - 1)) + " ."
    return " ".join([sentence] * sentences), tuple(range(0, sentences * words, words))


@st.composite
def cut_up(draw):
    lengths = draw(LENGTHS)
    more = draw(st.sets(st.integers(0, len(lengths) - 1), max_size=20))
    return tuple(sorted({0, *more})), lengths


@given(cut_up())
def test_stretches_tile_the_paragraph(case):
    starts, lengths = case
    found = list(stretches(starts, lengths))

    assert [at for first, last in found for at in range(first, last)] == list(range(len(lengths)))


@given(cut_up())
def test_stretches_keep_the_limit(case):
    starts, lengths = case

    for first, last in stretches(starts, lengths):
        assert first < last
        assert 2 + sum(lengths[first:last]) <= LIMIT


@given(cut_up())
def test_stretches_part_a_sentence_only_where_it_is_too_long(case):
    starts, lengths = case
    ends = [*starts[1:], len(lengths)]
    sizes = {start: sum(lengths[start:end]) for start, end in zip(starts, ends, strict=True)}

    for first, _ in stretches(starts, lengths):
        if first not in starts:
            owner = max(start for start in starts if start <= first)
            assert LIMIT - 2 < sizes[owner]


def test_stretches_of_a_short_paragraph_are_one():
    assert list(stretches((0, 3), [2] * 6)) == [(0, 6)]


def test_stretches_without_words_are_none():
    assert list(stretches((0,), [])) == []


def test_window_has_the_special_pieces_around_its_words():
    (window,) = windows("ab c.", upos=("NOUN", "VERB", None))
    cls, sep = VOCABULARY.index("[CLS]"), VOCABULARY.index("[SEP]")

    assert [VOCABULARY[n] for n in window.pieces] == ["[CLS]", "a", "##b", "c", ".", "[SEP]"]
    assert (window.pieces[0], window.pieces[-1]) == (cls, sep)
    assert window.words.tolist() == [1, 3, 4]


def test_window_repeats_the_flags_of_a_word_at_its_pieces():
    (window,) = windows('Ab "cd" E.')

    assert window.case.tolist() == [0, 2, 2, 0, 1, 1, 0, 5, 0, 0]
    assert window.quote.tolist() == [0, 0, 0, 3, 1, 1, 3, 0, 0, 0]
    assert window.place.tolist() == [0, 2, 2, 0, 0, 0, 0, 0, 0, 0]


def test_window_counts_its_sentences_from_nought():
    text, starts = long_text(20)
    found = windows(text, sentences=starts)

    assert 1 < len(found)
    for window in found:
        assert window.sentence[0] == 0
        assert sorted(set(window.sentence.tolist())) == list(range(window.sentence[-1] + 1))


def test_only_the_first_window_opens_the_paragraph():
    text, starts = long_text(20)
    found = windows(text, sentences=starts)

    assert [int(window.place[1]) for window in found] == [2, *[1] * (len(found) - 1)]


def test_window_flags_a_quotation_that_began_in_the_one_before():
    text, starts = long_text(20)
    found = windows(f'"{text}"', sentences=(0, *(start + 1 for start in starts[1:])))

    assert set(found[1].quote[1:-2].tolist()) == {1}


@pytest.mark.parametrize(
    ("value", "first", "last", "wanted"),
    [
        (0, 10, 20, 0),
        (11, 10, 20, 1),
        (20, 10, 20, 10),
        (10, 10, 20, SKIP),
        (21, 10, 20, SKIP),
        (None, 10, 20, SKIP),
    ],
    ids=["root", "first word", "last word", "before", "behind", "unlabelled"],
)
def test_moved_head_points_into_its_window(value, first, last, wanted):
    assert moved(value, first, last) == wanted


def test_heads_point_at_the_same_words_in_the_second_window():
    text, starts = long_text(20)
    count = 20 * 12
    heads = tuple(0 if at % 12 == 0 else at for at in range(count))
    second = windows(text, sentences=starts, head=heads)[1]

    assert second.labels["head"].tolist()[:13] == [0, *range(1, 12), 0]


def test_labels_are_numbers_of_classes_and_unlabelled_words_teach_nothing():
    (window,) = windows(
        "a b c", upos=("VERB", None, "NOUN"), relation=("root", "unheard", "nsubj"),
        factuality=(1.5, None, -3.0),
    )  # fmt: skip

    assert window.labels["upos"].tolist() == [1, SKIP, 0]
    assert window.labels["relation"].tolist() == [1, SKIP, 0]
    np.testing.assert_array_equal(
        window.labels["factuality"], np.array([1.5, np.nan, -3.0], dtype=np.float32)
    )


def test_window_has_the_labels_of_its_corpus_only():
    (window,) = windows("a b", upos=("VERB", "NOUN"))

    assert set(window.labels) == {"upos"}


@given(st.text(alphabet="abc .\"'", max_size=300))
def test_windows_hold_each_word_once(text):
    found = windows(text) if text.strip() else []

    assert sum(len(window.words) for window in found) == len(paragraph(text).words)
    for window in found:
        assert len(window.pieces) == len(window.case) == len(window.quote) == len(window.place)


def test_window_comes_back_from_the_cache_as_it_was():
    (window,) = windows("ab c", upos=("NOUN", None))
    back = pickle.loads(pickle.dumps(window))  # noqa: S301 - our own bytes

    assert back.pieces.tolist() == window.pieces.tolist()
    assert back.labels["upos"].tolist() == window.labels["upos"].tolist()
