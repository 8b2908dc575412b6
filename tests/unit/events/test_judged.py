"""What a person judges of events, against what the tellings themselves say."""

import itertools

import pytest
from tests.unit.events.build import tell

from dateline.events import NamedEvent, find_event, join_events, pair_events
from dateline.model import (
    CaseAnalysis,
    EntityType,
    Judgement,
    JudgementId,
    NotFoundError,
    Subject,
    UsageError,
    Verdict,
)
from dateline.pipeline.link import link_events

PLACES = (("Kelmara", EntityType.GPE),)
FIRST = tell(
    "Police in Kelmara arrested two managers of the terminal on Tuesday.",
    {"Tuesday": "2025-03-11"},
    names=PLACES,
    published="2025-03-12",
)
SECOND = tell(
    "Two managers of the terminal were detained on Tuesday in Kelmara.",
    {"Tuesday": "2025-03-11"},
    names=PLACES,
    published="2025-03-13",
)
COPY = tell(
    "Police in Kelmara arrested two managers of the terminal on Tuesday. They said so.",
    {"Tuesday": "2025-03-11"},
    names=PLACES,
    published="2025-03-14",
)
OTHER_DAY = tell(
    "Police in Kelmara arrested a clerk of the ferry office on Friday.",
    {"Friday": "2025-03-14"},
    names=PLACES,
    published="2025-03-15",
)
ALL = sorted((FIRST, SECOND, COPY, OTHER_DAY), key=lambda one: one.document.id)


def telling(analysis):
    """Return the id of the arrest that a report tells."""
    return analysis.event_mentions[0].id


def judged(what, one, other):
    a, b = sorted((telling(one), telling(other)))
    return Judgement(JudgementId(f"j{what}{a}{b}"), "", "", what, a, b, about=Subject.EVENT)


def same(one, other):
    return judged(Verdict.SAME, one, other)


def different(one, other):
    return judged(Verdict.DIFFERENT, one, other)


def event_of(analysis, *judgements):
    (found,) = [
        one for one in join_events(ALL, judgements=judgements) if telling(analysis) in one.mentions
    ]
    return found


def test_tellings_are_joined_as_the_tests_below_presume():
    assert event_of(FIRST) == event_of(SECOND) == event_of(COPY)
    assert event_of(FIRST) != event_of(OTHER_DAY)


def test_judged_same_are_one_whatever_their_days_and_say_why():
    event = event_of(FIRST, same(FIRST, OTHER_DAY))
    assert event == event_of(OTHER_DAY, same(FIRST, OTHER_DAY))
    assert "judged the same" in event.reasons


@pytest.mark.parametrize("other", [SECOND, COPY], ids=["other words", "the same words"])
def test_judged_different_are_two(other):
    judgement = different(FIRST, other)
    assert event_of(FIRST, judgement) != event_of(other, judgement)


def test_judged_different_holds_for_what_is_judged_the_same_as_either():
    judgements = (different(FIRST, SECOND), same(SECOND, OTHER_DAY))
    assert event_of(SECOND, *judgements) == event_of(OTHER_DAY, *judgements)
    assert event_of(FIRST, *judgements) != event_of(SECOND, *judgements)


@pytest.mark.parametrize(
    "order",
    list(
        itertools.permutations(
            [different(FIRST, COPY), different(COPY, SECOND), same(SECOND, OTHER_DAY)]
        )
    ),
)
def test_order_of_judgements_and_reports_does_not_matter(order):
    want = join_events(ALL, judgements=sorted(order, key=lambda one: one.id))
    assert join_events(ALL[::-1], judgements=order) == want


def test_judgement_of_a_telling_that_is_not_there_changes_nothing():
    gone = Judgement(JudgementId("j1"), "", "", Verdict.SAME, "d0:e1-2", telling(FIRST))
    entity = Judgement(
        JudgementId("j2"), "", "", Verdict.DIFFERENT, telling(FIRST), telling(SECOND)
    )
    assert join_events(ALL, judgements=(gone, entity)) == join_events(ALL)


@pytest.fixture(scope="module")
def case():
    joined = join_events(ALL)
    return CaseAnalysis(link_events(ALL, joined), events=joined)


def test_event_is_found_by_its_id_its_telling_and_its_place(case):
    event = event_of(FIRST)
    place = f"{event.summary.doc}:{event.summary.span.start}-{event.summary.span.end}"
    for wanted, exact in ((event.id, False), (place, True)):
        found = find_event(case, wanted)
        assert (found.event, found.exact) == (event.id, exact)
        assert found.key in event.mentions
    assert find_event(case, telling(COPY)).key == telling(COPY)
    assert "arrested two managers" in find_event(case, telling(COPY)).name


@pytest.mark.parametrize("wanted", ["Kelmara", "", "v000000000000", "3:1-2"])
def test_what_is_no_id_of_an_event_is_left_to_names(case, wanted):
    assert find_event(case, wanted) is None


@pytest.mark.parametrize(
    ("place", "error", "says"),
    [
        ("0-1", NotFoundError, "no event is told"),
        ("9-9", UsageError, "is no passage"),
    ],
)
def test_place_without_an_event_says_so(case, place, error, says):
    with pytest.raises(error, match=says):
        find_event(case, f"{FIRST.document.id}:{place}")


def test_pair_of_one_event_asks_for_its_tellings(case):
    whole = find_event(case, event_of(FIRST).id)
    first, copy = find_event(case, telling(FIRST)), find_event(case, telling(COPY))
    with pytest.raises(UsageError, match="event_mention"):
        pair_events(
            Verdict.DIFFERENT, whole, NamedEvent("x", whole.event, telling(COPY), exact=False)
        )
    with pytest.raises(UsageError, match="name two"):
        pair_events(Verdict.SAME, first, first)
    assert pair_events(Verdict.DIFFERENT, first, copy) == (telling(FIRST), telling(COPY))
