from __future__ import annotations

import pytest

from dateline.attribution.tags import TAGS, certain_tag, tagger


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The minister said it .", "DT NN VBD PRP PUNCT"),
        ("She has denied the claims", "PRP VBZ VBN DT NNS"),
        ("They will not reopen", "PRP MD RB VB"),
        ("Kelmara denied it", "NNP VBD PRP"),
    ],
)
def test_tagger_tells_nouns_from_verbs(text, tags):
    words = text.split()
    assert tagger().tag(words, [word.lower() for word in words]) == tags.split()


@pytest.mark.parametrize(
    ("word", "tag"), [("12", "CD"), (",", "PUNCT"), ("they\u2019re", "PRPV"), ("port", None)]
)
def test_letters_alone_decide_some_tags(word, tag):
    assert certain_tag(word) == tag


def test_unknown_capitalised_word_is_a_name_and_never_a_preposition():
    assert tagger().tag(["Zqvarnia", "fell"], ["zqvarnia", "fell"])[0] == "NNP"


def test_every_weight_points_to_a_tag():
    model = tagger()
    assert all(0 <= at < len(TAGS) for row in model.weights.values() for at, _ in row)
    assert set(model.fixed.values()) <= set(TAGS)
