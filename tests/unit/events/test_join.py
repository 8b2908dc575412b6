import itertools

import pytest
from tests.unit.events.build import tell

from dateline.events import join_events
from dateline.model import EntityType, Factuality, Place

GPE = EntityType.GPE
FIRST = tell(
    "Police in Kelmara arrested two managers of the terminal on Tuesday.",
    {"Tuesday": "2025-03-11"},
    names=(("Kelmara", GPE),),
    published="2025-03-12",
)
SECOND = tell(
    "Two managers of the terminal were detained on Tuesday in Kelmara.",
    {"Tuesday": "2025-03-11"},
    names=(("Kelmara", GPE),),
    published="2025-03-13",
)
OTHER_DAY = tell(
    "Police in Kelmara arrested two managers of the terminal on Friday.",
    {"Friday": "2025-03-07"},
    names=(("Kelmara", GPE),),
    published="2025-03-12",
)


def events_of_kind(events, analyses, lemma):
    lemmas = {m.id: m.lemma for each in analyses for m in each.event_mentions}
    return [event for event in events if any(lemmas[m] == lemma for m in event.mentions)]


def joined(*analyses):
    return join_events(sorted(analyses, key=lambda one: one.document.id))


def test_two_tellings_of_one_arrest_are_one_event():
    (event,) = joined(FIRST, SECOND)
    assert len(event.mentions) == 2
    assert event.days.edtf == "2025-03-11"
    assert event.reasons


def test_other_days_are_another_event():
    assert len(joined(FIRST, OTHER_DAY)) == 2


def test_every_mention_is_in_one_event_at_most():
    events = joined(FIRST, SECOND, OTHER_DAY)
    members = [mention for event in events for mention in event.mentions]
    assert len(members) == len(set(members)) == 3


@pytest.mark.parametrize("order", list(itertools.permutations([FIRST, SECOND, OTHER_DAY])))
def test_the_order_of_reports_does_not_matter(order):
    assert join_events(order) == joined(FIRST, SECOND, OTHER_DAY)


def test_an_id_stays_when_a_later_report_is_added():
    (alone,) = joined(FIRST)
    (both,) = joined(FIRST, SECOND)
    assert alone.id == both.id


def test_the_summary_is_a_clause_of_a_telling():
    (event,) = joined(FIRST, SECOND)
    clauses = {
        Place(each.document.id, mention.clause)
        for each in (FIRST, SECOND)
        for mention in each.event_mentions
    }
    assert event.summary in clauses


def test_a_weak_telling_is_no_event():
    assert joined(tell("There was no attack.")) == ()


def test_a_vague_date_agrees_with_a_day_and_the_day_is_kept():
    vague = tell(
        "Police in Kelmara arrested two managers of the terminal in March.",
        {"March": "2025-03"},
        names=(("Kelmara", GPE),),
        published="2025-04-12",
    )
    (event,) = joined(FIRST, vague)
    assert event.days.edtf == "2025-03-11"


def planned_visit(text="President Orel of Torvia will visit Kelmara on Friday.", **extra):
    return tell(text, names=(("Torvia", GPE), ("Kelmara", GPE)), **extra)


def test_a_plan_stays_a_plan_beside_a_noun_without_a_date():
    plan = planned_visit(dates={"Friday": "2025-03-07"})
    noun = planned_visit("The visit of Orel of Torvia to Kelmara drew crowds to the square.")
    (event,) = joined(plan, noun)
    assert event.factuality is Factuality.PLANNED


def test_a_plan_becomes_a_fact_by_a_dated_past_tense():
    plan = planned_visit(dates={"Friday": "2025-03-07"})
    done = planned_visit(
        "President Orel of Torvia visited Kelmara on Friday.",
        dates={"Friday": "2025-03-07"},
        published="2025-03-08",
    )
    (event,) = joined(plan, done)
    assert event.factuality is Factuality.HAPPENED
    assert event.summary.doc == done.document.id


def test_an_earlier_undated_past_tense_does_not_make_a_plan_a_fact():
    plan = planned_visit(dates={"Friday": "2025-03-07"})
    before = planned_visit("President Orel of Torvia has visited Kelmara.", published="2025-03-01")
    assert all(event.factuality is not Factuality.HAPPENED for event in joined(plan, before)) or (
        len(joined(plan, before)) == 2
    )
