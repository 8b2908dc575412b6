"""Which tellings are one claim, how it is worded, and how many origins stand behind it."""

import pytest
from tests.unit.claims.cases import Report

from dateline.claims import find_claims
from dateline.model import ClaimStatus
from dateline.provenance import find_passages, trace_origins

LEAK = "oil was leaking from the grounded tanker into the bay of Orme"
LEAK_AGAIN = "oil is leaking into the bay of Orme from the tanker that was grounded"


def claims_of(*reports):
    analyses = [report.done() for report in reports]
    return find_claims(analyses, (), trace_origins(analyses, find_passages(analyses))).claims


def said(text, name, content=LEAK, speaker="e1", **facts):
    return Report(f"{text} {content}, the captain said.", name, **facts).says(content, speaker)


def test_claims_join_what_two_reports_say_in_other_words():
    one = said("At noon", "one", published="2025-03-03")
    two = said("Late in the day", "two", LEAK_AGAIN, "e2", published="2025-03-04")
    (claim,) = claims_of(one, two)
    assert (len(claim.statements), claim.outlets) == (2, 2)
    assert claim.wording.span.of(one.document.text) == LEAK
    assert claim.first_reported.doc == one.document.id
    assert claim.status is ClaimStatus.CORROBORATED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "about 300 boats were lost in the storm off Orme",
            "about 500 boats were lost in the storm off Orme",
        ),
        (
            "the dam above the village of Orme has burst",
            "the dam above the village of Orme has not burst",
        ),
        (
            "the dam above the village of Orme has burst",
            "the school in the village of Orme was closed early",
        ),
    ],
    ids=["another number", "a negation", "another matter"],
)
def test_claims_keep_apart_what_differs(first, second):
    one, two = said("At noon", "one", first), said("Later", "two", second, "e2")
    assert len(claims_of(one, two)) == 2


def test_claims_keep_other_days_apart():
    plan = "the repaired ferry to Orme will sail again on"
    one = said("He said", "one", f"{plan} 4 May").dates("4 May", "2025-05-04")
    two = said("She said", "two", f"{plan} 6 May", "e2").dates("6 May", "2025-05-06")
    assert len(claims_of(one, two)) == 2


def test_claims_take_two_names_of_one_thing_for_the_same():
    one = said("He said", "one", "Orme has bought forty old tanks").names("Orme", "land")
    two = said("She said", "two", "the Ormish government bought forty old tanks", "e2")
    two.names("Ormish", "land")
    assert len(claims_of(one, two)) == 1


def test_claims_leave_out_fragments():
    assert claims_of(said("He said", "one", "nothing yet")) == ()


def test_claims_of_one_speaker_in_two_newsrooms_have_one_origin_at_least():
    one, two = said("At noon", "one"), said("Late in the day", "two", LEAK_AGAIN)
    (claim,) = claims_of(one, two)
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 2)
    assert claim.status is ClaimStatus.SINGLE_ORIGIN


def test_claims_of_unnamed_speakers_never_raise_the_lower_bound():
    one = said("At noon", "one", speaker=None)
    two = said("Late in the day", "two", LEAK_AGAIN, None)
    (claim,) = claims_of(one, two)
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 2)


def test_claims_of_copies_have_one_origin():
    text = "The tanker ran aground before dawn, and by nine the beaches north of the harbour were black."
    one = said(text, "one", published="2025-03-03")
    two = said(text, "two", speaker="e2", published="2025-03-04")
    (claim,) = claims_of(one, two)
    assert (claim.outlets, claim.origins.at_least, claim.origins.at_most) == (2, 1, 1)


def test_claims_hold_what_outlets_tell_themselves():
    clause = "A tanker hit the pier of Orme at dawn"
    one = Report(f"{clause}. Nobody on board was hurt.", "one").tells(clause, "hit")
    clause = "At dawn, in thick fog, a tanker hit the old pier of Orme"
    two = Report(f"{clause}. Fishermen pulled its crew out.", "two").tells(clause, "hit")
    (claim,) = claims_of(one, two)
    assert (len(claim.event_mentions), claim.status) == (2, ClaimStatus.CORROBORATED)


def test_claims_do_not_tell_a_statement_again_as_the_outlets_own():
    report = said("At noon", "one").tells(LEAK, "leaking")
    (claim,) = claims_of(report)
    assert (len(claim.statements), len(claim.event_mentions)) == (1, 0)


def test_claims_do_not_depend_on_the_order_of_reports():
    reports = [said("At noon", "one"), said("Late", "two", LEAK_AGAIN, "e2"), said("So", "three")]
    assert claims_of(*reports) == claims_of(*reversed(reports))


def test_claims_without_an_outlet_count_one_each():
    reports = [said(text, name, outlet=None) for text, name in (("At noon", "a"), ("Late", "b"))]
    (claim,) = claims_of(*reports)
    assert claim.outlets == 2


def test_claims_of_nothing_are_none():
    assert claims_of() == ()
