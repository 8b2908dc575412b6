"""Gold stretches to labels of words, and back."""

import pytest
from training.reader.corpora.stretches import Stretch, bio, clip, decode, inside, paint

TEXT = "The mayor said it"
WORDS = ((0, 3), (4, 9), (10, 14), (15, 17))


def labels_of(*stretches):
    return bio(paint(WORDS, stretches), stretches)


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        (Stretch(0, 9, "A"), [0, 1]),
        (Stretch(3, 10, "A"), [1]),
        (Stretch(0, 6, "A"), [0]),
        (Stretch(6, 14, "A"), [1, 2]),
        (Stretch(5, 6, "A"), [1]),
        (Stretch(9, 10, "A"), []),
        (Stretch(17, 30, "A"), []),
    ],
)
def test_inside_takes_the_words_that_lie_half_in_or_the_nearest(stretch, words):
    assert list(inside(WORDS, stretch)) == words


def test_inside_is_empty_without_words():
    assert list(inside((), Stretch(0, 4, "A"))) == []


def test_bio_begins_anew_where_two_stretches_touch():
    assert labels_of(Stretch(0, 3, "A"), Stretch(4, 9, "A")) == ("B-A", "B-A", "O", "O")


def test_paint_lets_the_earlier_stretch_win():
    labels = labels_of(Stretch(10, 14, "Cue"), Stretch(0, 17, "Content"))

    assert labels == ("B-Content", "I-Content", "B-Cue", "B-Content")


@pytest.mark.parametrize(
    "stretches",
    [
        (Stretch(0, 9, "A"), Stretch(10, 14, "B"), Stretch(15, 17, "A")),
        (Stretch(0, 3, "A"), Stretch(4, 9, "A")),
        (),
    ],
)
def test_decode_returns_what_bio_was_given(stretches):
    assert decode(WORDS, labels_of(*stretches)) == list(stretches)


def test_decode_begins_a_stretch_at_an_inner_label_of_another_kind():
    labels = ("B-A", "I-B", None, "I-B")

    assert decode(WORDS, labels) == [
        Stretch(0, 3, "A"), Stretch(4, 9, "B"), Stretch(15, 17, "B"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stretch", "within", "clipped"),
    [
        (Stretch(4, 9, "A"), (4, 17), Stretch(0, 5, "A")),
        (Stretch(0, 14, "A"), (4, 10), Stretch(0, 5, "A")),
        (Stretch(3, 10, "A"), (0, 17), Stretch(4, 9, "A")),
        (Stretch(9, 10, "A"), (0, 17), None),
        (Stretch(0, 3, "A"), (4, 17), None),
    ],
)
def test_clip_keeps_what_is_inside_without_outer_space(stretch, within, clipped):
    assert clip(stretch, within, TEXT) == clipped
