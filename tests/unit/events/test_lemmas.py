import pytest

from dateline.events.lemmas import lemma_of_noun, lemma_of_verb


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("brought", "bring"),
        ("dropped", "drop"),
        ("hopes", "hope"),
        ("hoping", "hope"),
        ("carried", "carry"),
        ("needing", "need"),
        ("pulls", "pull"),
        ("used", "use"),
        ("dies", "die"),
        ("be", "be"),
        ("bring", "bring"),
        ("feed", "feed"),
        ("s", "s"),
        ("ed", "ed"),
        ("ing", "ing"),
    ],
)
def test_forms_of_a_verb_have_one_lemma(form, lemma):
    assert lemma_of_verb(form) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("policies", "policy"), ("crashes", "crash"), ("losses", "loss"), ("crisis", "crisis")],
)
def test_a_plural_has_the_lemma_of_its_singular(form, lemma):
    assert lemma_of_noun(form) == lemma
