from __future__ import annotations

import pytest

from dateline.attribution.parsed import tags_of
from dateline.attribution.tags import TAGS
from dateline.model import NO_SYNTAX, Syntax

CASES = [
    ("quay", "NOUN", "Number=Sing", "NN"),
    ("quays", "NOUN", "Number=Plur", "NNS"),
    ("Orsa", "PROPN", "Number=Sing", "NNP"),
    ("sank", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "VBD"),
    ("sinks", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "VBZ"),
    ("sink", "VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", "VBP"),
    ("sink", "VERB", "VerbForm=Inf", "VB"),
    ("sinking", "VERB", "Tense=Pres|VerbForm=Part", "VBG"),
    ("sunk", "VERB", "Tense=Past|VerbForm=Part", "VBN"),
    ("will", "AUX", "VerbForm=Fin", "MD"),
    ("who", "PRON", "PronType=Rel", "WH"),
    ("their", "PRON", "Case=Gen|Poss=Yes|PronType=Prs", "PRP$"),
    ("she", "PRON", "Case=Nom|PronType=Prs", "PRP"),
    ("this", "DET", "PronType=Dem", "DT"),
    ("to", "PART", "_", "TO"),
    ("'s", "PART", "_", "POS"),
    ("that", "SCONJ", "_", "IN"),
    ("when", "ADV", "PronType=Int", "WH"),
    # letters alone decide, whatever the network takes it for
    ("they\u2019re", "PRON", "PronType=Prs", "PRPV"),
    (",", "NOUN", "_", "PUNCT"),
]


@pytest.mark.parametrize(("word", "upos", "feats", "tag"), CASES)
def test_tag_follows_from_word_class_and_features(word, upos, feats, tag):
    low = word.lower().replace("\u2019", "'")
    assert tags_of(Syntax((upos,), (feats,), (-1,), ("root",)), (word,), (low,)) == [tag]


def test_particle_of_a_verb_is_told_by_its_relation():
    syntax = Syntax(("VERB", "ADP"), ("_", "_"), (-1, 0), ("root", "compound:prt"))
    assert tags_of(syntax, ("gave", "up"), ("gave", "up"))[1] == "RP"


def test_unknown_word_class_has_a_tag_of_the_rules():
    assert tags_of(Syntax(("NEW",), ("_",), (-1,), ("root",)), ("x",), ("x",))[0] in TAGS


def test_no_syntax_gives_no_tags():
    assert tags_of(NO_SYNTAX, ("Orsa",), ("orsa",)) == []
