import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text import fold, fold_marks


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Fire”", '"fire"'),
        ("d’Ivoire", "d'ivoire"),
        ("Kim Jong‑un", "kim jong-un"),
        ("CÔTE", "cote"),
        ("Straße", "strasse"),
        ("co\u00adop", "coop"),
        ("\u200bzero", "zero"),
        ("ﬁre", "fire"),
        ("", ""),
    ],
)
def test_fold_makes_variants_one(text, folded):
    assert fold(text) == folded


def test_fold_marks_keeps_case_and_accents():
    assert fold_marks("«É» – x") == '"É" - x'


@given(st.text())
def test_fold_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
