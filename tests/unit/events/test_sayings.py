import pytest
from tests.unit.events.build import report

from dateline.model import Factuality


def sayings(text, dates, **extra):
    found = report(text, dates, **extra).event_mentions
    return [each for each in found if each.lemma in {"say", "announce"}]


FINDING = (
    "The leak most likely came from a cracked valve, the prosecutor, Lena Orv, said on Tuesday."
)


def test_a_finding_in_the_lead_is_news_of_its_day():
    (saying,) = sayings(FINDING, {"Tuesday": "2025-03-04"})
    assert (saying.days.edtf, saying.factuality) == ("2025-03-04", Factuality.HAPPENED)


def test_an_announcement_keeps_its_day_beside_a_plan():
    text = "The vote has been postponed to Friday, the election commission of Kelmara announced on Sunday."
    (saying,) = sayings(text, {"Friday": "2025-03-07", "Sunday": "2025-03-02"})
    assert (saying.lemma, saying.days.edtf) == ("announce", "2025-03-02")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            '"It was a long and cold night," the prosecutor, Lena Orv, said on Tuesday.',
            {"Tuesday": "2025-03-04"},
        ),
        ("The leak most likely came from a cracked valve, the prosecutor, Lena Orv, said.", {}),
        (
            "A blast destroyed a mill on Monday, the fire service said on Tuesday.",
            {"Monday": "2025-03-03", "Tuesday": "2025-03-04"},
        ),
        (
            "The leak most likely came from a cracked valve, a shop owner, Lena Orv, said on Tuesday.",
            {"Tuesday": "2025-03-04"},
        ),
        (
            "It rained. The market was full. Shops were open. " + FINDING,
            {"Tuesday": "2025-03-04"},
        ),
    ],
    ids=[
        "a quotation alone",
        "no day of its own",
        "what is said has the day",
        "no office speaks",
        "not in the lead",
    ],
)
def test_other_sayings_are_no_events(text, dates):
    assert sayings(text, dates) == []
