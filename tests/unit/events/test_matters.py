"""How alike two documents are in what they tell of."""

import pytest
from tests.unit.events.build import report

from dateline.events.matters import Matters

FIRE = "A fire destroyed the mill in Kelmara. Two weavers were injured by the falling roof."
AGAIN = "The roof of the mill came down in the fire, and weavers were injured."
VOTE = "The council elected a treasurer. She promised lower harbour fees for trawlers."


def matters(*texts):
    analyses = [report(text) for text in texts]
    return Matters(analyses), [each.document.id for each in analyses]


def test_reports_of_one_matter_are_more_alike_than_others():
    found, (fire, again, vote) = matters(FIRE, AGAIN, VOTE)

    assert found.alike(fire, vote) < 0.05
    assert 0.3 < found.alike(fire, again)


def test_likeness_is_the_same_both_ways_and_one_with_itself():
    found, (fire, again, _) = matters(FIRE, AGAIN, VOTE)

    assert found.alike(fire, again) == found.alike(again, fire)
    assert found.alike(fire, fire) == 1.0


def test_order_of_the_reports_changes_nothing():
    first, (fire, again, _) = matters(FIRE, AGAIN, VOTE)
    second, _ = matters(VOTE, AGAIN, FIRE)

    assert first.alike(fire, again) == pytest.approx(second.alike(fire, again), abs=0)


def test_report_without_content_words_is_like_no_other():
    found, (fire, empty) = matters(FIRE, "It was so.")

    assert found.alike(fire, empty) == 0.0
