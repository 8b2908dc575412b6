import itertools

import pytest
from tests.unit.events.build import report

from dateline.events import join_events
from dateline.model import Factuality


def together(a, b, word):
    """Tell whether some event holds a telling of both reports, by triggers that begin with *word*."""
    analyses = sorted([a, b], key=lambda one: one.document.id)
    docs = {
        mention.id: mention.doc
        for each in analyses
        for mention in each.event_mentions
        if mention.trigger.of(each.document.text).lower().startswith(word)
    }
    return any(
        len({docs[key] for key in event.mentions if key in docs}) == 2
        for event in join_events(analyses)
    )


APART = [
    (
        "Brask said he had sent the survey to the Water Board and to Selmark Mills.",
        "The Courier has seen the two invoices that Selmark Mills says it sent.",
        "sent",
    ),
    (
        "The number of the sick in Kelmara rose to nine, the Health Ministry reported.",
        "The number of the sick in Kelmara rose to 12 as the Health Ministry closed wells.",
        "rose",
    ),
    (
        "France praised the talks in Geneva.",
        "Germany praised the talks in Geneva.",
        "praised",
    ),
    (
        "Orlin visited Vietnam for talks on trade and shipping.",
        "Orlin visited Norway for talks on trade and shipping.",
        "visited",
    ),
]


@pytest.mark.parametrize(("a", "b", "word"), APART, ids=[each[2] for each in APART])
def test_what_shares_only_names_and_a_common_verb_stays_apart(a, b, word):
    assert not together(report(a), report(b), word)


JOINED = [
    (
        "The Water Board sent the cracked valve to a laboratory in Kelmara.",
        "The cracked valve was sent to the laboratory by the Water Board.",
        "sent",
    ),
    (
        "Police in Kelmara detained the mill's owner.",
        "The owner of the mill in Kelmara was detained by police.",
        "detained",
    ),
]


@pytest.mark.parametrize(("a", "b", "word"), JOINED, ids=[each[2] for each in JOINED])
def test_what_shares_its_object_is_joined(a, b, word):
    assert together(report(a), report(b), word)


def test_an_undated_headline_tells_no_old_matter():
    text = "Three killed in mine fire\n\nIt was the worst since 1994, when a mine fire killed 11."
    analysis = report(text, {"1994": "1994"}, headline=True)
    (events) = [event for event in join_events([analysis]) if event.days.edtf == "1994"]
    assert all(len(event.mentions) == 1 for event in events)


PLAN = report(
    "The first hearing in Kelmara is planned for Thursday.",
    {"Thursday": "2025-03-13"},
    published="2025-03-09",
)


def hearing(published):
    text = "A mason from Kelmara spoke on the first day of hearings in the old mill."
    both = sorted([PLAN, report(text, published=published)], key=lambda one: one.document.id)
    lemmas = {m.id: m.lemma for each in both for m in each.event_mentions}
    return [
        event for event in join_events(both) if any(lemmas[m] == "hearing" for m in event.mentions)
    ]


def test_a_plan_has_happened_where_a_report_of_its_day_tells_it_as_going_on():
    (event,) = hearing("2025-03-13")
    assert (event.factuality, event.days.edtf) == (Factuality.HAPPENED, "2025-03-13")


def test_a_plan_for_an_earlier_day_is_not_what_goes_on_now():
    assert Factuality.HAPPENED not in {
        event.factuality for event in hearing("2025-03-17") if not event.days.is_unknown
    }


def test_an_allegation_told_by_two_reports_is_not_made_a_fact_by_a_third():
    alleged = "Orlin, head of the dock union, said Selmark Freight ignored two letters."
    plain = "Selmark Freight ignored two letters about the cranes."
    reports = [
        report(alleged),
        report(alleged + " It rained."),
        report(plain),
    ]
    for order in itertools.permutations(reports):
        (event,) = [e for e in join_events(order) if len(e.mentions) == 3]
        assert event.factuality is Factuality.ALLEGED


def test_joining_long_hostile_text_takes_linear_time():
    hostile = report("that which , " * 4_000 + "police detained the owner of the mill in Kelmara.")
    assert join_events([hostile]) is not None
