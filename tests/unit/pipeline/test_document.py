"""What the stages leave undone on one document is said on that document."""

import pytest

from dateline import reader
from dateline.model import Capture, MediaKind
from dateline.pipeline.document import analyse_capture

REPORT = b"Harbour reopens\n\nThe harbour reopened on Monday, the port authority said.\n"


@pytest.mark.parametrize(
    ("left", "by_rules", "said"),
    [
        (0, False, ()),
        (0, True, ("too long for the trained reader",)),
        (1_200, True, ("the last 1,200 characters", "too long for the trained reader")),
    ],
)
def test_analyse_capture_says_what_was_not_read(monkeypatch, left, by_rules, said):
    monkeypatch.setattr(reader, "unread", lambda document: left)
    monkeypatch.setattr(reader, "is_left_to_rules", lambda document, reading: by_rules)

    failures = analyse_capture(Capture("harbour.txt", REPORT, MediaKind.TEXT)).failures

    found = [each.reason for each in failures if each.stage == "reader"]
    assert len(found) == len(said)
    assert all(part in reason for part, reason in zip(said, found, strict=True))
