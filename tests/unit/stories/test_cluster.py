import itertools
import time

import pytest
from tests.unit.stories.build import origin, report

from dateline.model import Place
from dateline.stories import cluster

FIRE = report(
    "Fire at grain port of Varnhaven kills four",
    "A fire in a shed at the port of Varnhaven killed four dockers. Reisk ordered an inquiry.",
    published="2025-03-03",
)
INQUIRY = report(
    "Inquiry into Varnhaven port fire opens",
    "The inquiry that Reisk ordered into the fire in a shed at the port of Varnhaven opened.",
    published="2025-03-13",
)
TRAIN = report(
    "Night train to Hochtarn comes back",
    "A railway will bring back its sleeping cars between the coast and Hochtarn in the summer.",
    published="2025-03-06",
)
ALL = (FIRE, INQUIRY, TRAIN)


def documents_of(stories):
    return {frozenset(story.documents) for story in stories}


def test_reports_of_one_matter_are_one_story_and_another_is_another():
    found = documents_of(cluster(ALL, ()))
    assert found == {
        frozenset({FIRE.document.id, INQUIRY.document.id}),
        frozenset({TRAIN.document.id}),
    }


@pytest.mark.parametrize("order", list(itertools.permutations(ALL)))
def test_the_order_of_reports_does_not_matter(order):
    assert cluster(order, ()) == cluster(ALL, ())


def test_every_report_is_in_exactly_one_story():
    members = [doc for story in cluster(ALL, ()) for doc in story.documents]
    assert sorted(members) == sorted(each.document.id for each in ALL)


def test_a_story_covers_the_days_of_its_reports_and_says_why():
    story = cluster(ALL, ())[0]
    assert story.days.edtf == "2025-03-03/2025-03-13"
    assert any("varnhaven" in reason.lower() for reason in story.reasons)


def test_the_title_is_a_headline():
    story = cluster(ALL, ())[0]
    titles = {Place(each.document.id, each.document.title) for each in ALL}
    assert story.title in titles


def test_a_copy_does_not_name_the_story():
    copy = report(
        "SHOCKING: " + "Fire at grain port of Varnhaven kills four",
        "A fire in a shed at the port of Varnhaven killed four dockers. Reisk ordered an inquiry.",
        published="2025-03-09",
    )
    story = cluster((*ALL, copy), (origin(FIRE, copy), origin(INQUIRY)))[0]
    assert story.title.doc != copy.document.id
    assert story.origins.at_most == 2


def test_no_reports_make_no_story():
    assert cluster((), ()) == ()


def test_a_report_without_words_is_in_no_story():
    from tests.factories import make_document

    from dateline.model import DocumentAnalysis, Reading

    empty = make_document("...", name="empty")
    assert cluster([DocumentAnalysis(empty, Reading(empty.id))], ()) == ()


@pytest.mark.slow
def test_many_reports_are_grouped_in_near_linear_time():
    towns = [f"Town{chr(97 + a)}{chr(97 + b)}" for a in range(20) for b in range(20)]

    def many(count):
        return [
            report(
                f"Fire in {towns[i % 400]}",
                f"A fire in {towns[i % 400]} burnt the {towns[(i * 7) % 400]} mill, number {i}.",
                published=f"2025-03-{1 + i % 28:02d}",
            )
            for i in range(count)
        ]

    few, lots = many(300), many(1200)
    began = time.process_time()
    cluster(few, ())
    first = time.process_time() - began
    began = time.process_time()
    cluster(lots, ())
    assert time.process_time() - began < 12 * first + 1
