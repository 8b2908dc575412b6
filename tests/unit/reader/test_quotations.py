from __future__ import annotations

import pytest
from tests.factories import make_reading


def quotations(text: str) -> list[tuple[str, bool, int]]:
    _, reading = make_reading(text)
    return [(one.inner.of(text), one.closed, one.level) for one in reading.quotations]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "no" and left.', [("no", True, 1)]),
        ("“We ran,” he said. “We hid.”", [("We ran,", True, 1), ("We hid.", True, 1)]),
        ("“He said ‘no’ twice.”", [("He said ‘no’ twice.", True, 1), ("no", True, 2)]),
        ("“The first half of it", [("The first half of it", False, 1)]),
        ("«Non», she said.", [("Non", True, 1)]),
        ("The dockers' union isn't there.", []),
        ("She said 'never' to the crews' offer.", [("never", True, 1)]),
        ('""', []),
        ('"We saw it,” he said. "We left.”', [("We saw it,", True, 1), ("We left.", True, 1)]),
        ('“We saw it," he said.', [("We saw it,", True, 1)]),
        ('“He said "no" twice,” she said.', [('He said "no" twice,', True, 1), ("no", True, 2)]),
        ('“The 5" pipe burst,” he said.', [('The 5" pipe burst,', True, 1)]),
        ("„Nein“, sagte er. „Ja“.", [("Nein", True, 1), ("Ja", True, 1)]),
        ("It's the '90s again.", []),
    ],
)
def test_quotations_are_paired_by_their_marks(text, wanted):
    assert quotations(text) == wanted


def test_quotation_reopened_in_the_next_paragraph_is_open_in_the_first():
    text = "“The crews came at three.\n\n“They left at six,” he said."
    assert [closed for _, closed, _ in quotations(text)] == [False, True]


def test_quotation_marks_nested_too_deep_are_text():
    assert len(quotations("“" * 50 + "x")) == 1
