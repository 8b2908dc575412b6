"""How reports lead back to the places where the reporting began."""

import pytest
from tests.factories import make_analysis, make_document
from tests.unit.provenance.test_passages import BRIDGE, QUOTE, TRAMS

from dateline.model import CollapseKind, OriginCounter, OriginKind, Place, Span, count_origins
from dateline.provenance import find_passages, trace_origins

OTHER = (
    "Harvest workers walked out of three orchards near Lunn on Monday and asked for shade, water and a "
    "shorter day.\n\nTheir employers called the strike a surprise and offered to talk on Thursday."
)


def trace(*documents):
    """Return the origins of *documents*, each as the set of its documents' names."""
    analyses = [make_analysis(one) for one in documents]
    origins = trace_origins(analyses, find_passages(analyses))
    names = {one.id: one.name for one in documents}
    return origins, {frozenset(names[doc] for doc in one.documents) for one in origins}


def report(text, name, **facts):
    return make_document(text, name=name, **{"outlet": f"The {name} Gazette"} | facts)


def test_origins_bring_a_copy_to_its_original_with_the_evidence():
    text = f"{BRIDGE}\n\n{TRAMS}"
    origins, groups = trace(
        report(text, "one"), report(f"{text}\n\nShips may pass.", "two", published="2025-03-06")
    )
    assert groups == {frozenset({"one", "two"})}
    assert (origins[0].kind, origins[0].name) == (OriginKind.NEWSROOM, "The one Gazette")
    assert [reason.kind for reason in origins[0].reasons] == [CollapseKind.COPY]
    assert len(origins[0].reasons[0].evidence) == 4


def test_origins_keep_independent_reports_apart():
    assert len(trace(report(BRIDGE, "one"), report(OTHER, "two"))[1]) == 2


def test_origins_do_not_take_a_common_quotation_for_a_copy():
    one = report(f'Ole Brand told reporters: "{QUOTE}".', "one")
    two = report(f'"{QUOTE}", Brand said later at the town hall.', "two")
    assert len(trace(one, two)[1]) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reuters", "Reuters"),
        ("AFP", "Agence France-Presse"),
        ("Kelso News Service", "KNS"),
    ],
)
def test_origins_join_those_that_credit_one_agency(first, second):
    origins, groups = trace(
        report(BRIDGE, "one", agency=first), report(OTHER, "two", agency=second)
    )
    assert groups == {frozenset({"one", "two"})}
    assert origins[0].kind is OriginKind.AGENCY
    assert {reason.kind for reason in origins[0].reasons} == {CollapseKind.CREDIT}


def test_origins_join_the_reports_of_one_newsroom():
    origins, groups = trace(
        report(BRIDGE, "one", outlet="Daily Tide"), report(OTHER, "two", outlet="The Daily Tide")
    )
    assert groups == {frozenset({"one", "two"})}
    assert origins[0].reasons[0].kind is CollapseKind.FAMILY


def test_origins_read_an_abbreviation_that_the_text_explains():
    wire = report(
        f"The Kelso News Service (KNS) reports.\n\n{BRIDGE}", "one", agency="Kelso News Service"
    )
    assert len(trace(wire, report(OTHER, "two", agency="KNS"))[1]) == 1


def test_origin_of_an_anonymous_page_is_not_certain():
    origins, _ = trace(report(BRIDGE, "one", outlet=None))
    assert (origins[0].kind, origins[0].certain) == (OriginKind.UNKNOWN, False)


def test_origins_of_a_patchwork_are_its_own_and_its_lenders():
    own = "\n\n".join(
        f"Our reporter {verb} the pillar with a lamp and wrote down what {who} had to say about it."
        for verb, who in [("measured", "divers"), ("painted", "boatmen"), ("climbed", "two anglers"),
                          ("photographed", "a retired welder"), ("circled", "the night watch")]
    )  # fmt: skip
    lender = report(f"{BRIDGE}\n\n{OTHER}", "lender", published="2025-03-03")
    patchwork = report(f"{own}\n\n{BRIDGE}", "patchwork", published="2025-03-05")
    origins, groups = trace(lender, patchwork)
    assert groups == {frozenset({"lender", "patchwork"}), frozenset({"patchwork"})}
    both = next(one for one in origins if len(one.documents) == 2)
    assert "took over" in both.reasons[0].note


def test_origin_that_shares_much_with_another_and_no_one_knows_who_took_it_is_not_certain():
    text = f"{BRIDGE} The council will meet again on it when the divers have finished their report, it said."
    one = report(f"{text}\n\n{OTHER}\n\n{OTHER}", "one", published=None)
    two = report(
        f"{text}\n\n{QUOTE} and so on, they all wrote, {QUOTE[::-1]} {QUOTE[::-1]}.",
        "two",
        published=None,
    )
    origins, _ = trace(one, two)
    assert sorted(origin.certain for origin in origins) == [False, True]


def test_origins_never_count_more_for_a_copy():
    base = [report(f"{BRIDGE}\n\n{TRAMS}", "one"), report(OTHER, "two")]
    copied = report(f"{BRIDGE}\n\n{TRAMS}", "three", outlet=None, published=None)
    before = count_origins(trace(*base)[0], [one.id for one in base])
    after = count_origins(trace(*base, copied)[0], [one.id for one in (*base, copied)])
    assert (after.at_least, after.at_most) == (before.at_least, before.at_most)


def test_origins_of_nothing_are_none():
    assert trace_origins([], ()) == ()


def test_origins_of_a_report_made_of_two_others_do_not_become_one():
    one = report(f"{BRIDGE} {TRAMS}", "one", published="2025-03-03")
    two = report(OTHER, "two", published="2025-03-03")
    both = report(f"{BRIDGE} {TRAMS}\n\n{OTHER}", "both", published="2025-03-05")
    origins, groups = trace(one, two, both)
    assert {frozenset({"one", "both"}), frozenset({"two", "both"})} < groups
    assert count_origins(origins, [one.id, two.id]).at_least == 2
    assert not next(o for o in origins if o.documents == (both.id,)).certain


@pytest.mark.parametrize(("day", "certain"), [("2025-03-01", False), ("2025-03-09", True)])
def test_origin_is_not_certain_where_an_unknown_page_had_the_text_before(day, certain):
    known = report(f"{BRIDGE}\n\n{TRAMS}", "one", published="2025-03-04")
    page = report(f"{BRIDGE}\n\n{TRAMS}", "two", outlet=None, published=day)
    assert trace(known, page)[0][0].certain is certain


def test_origins_join_reports_too_short_to_share_a_passage_if_they_are_the_same():
    assert len(trace(report("Bridge closed.", "one"), report("BRIDGE CLOSED.", "two"))[1]) == 1


@pytest.mark.parametrize(
    ("told", "groups"),
    [
        (
            "The council closed the bridge, it told the Kelso News Service. Trams will stop, KNS said.",
            2,
        ),
        ("The council closed the bridge, it told us. Trams will stop, the paper said.", 2),
    ],
)
def test_origins_follow_a_report_that_says_whom_it_has_it_from(told, groups):
    wire = report(OTHER, "wire", outlet="Kelso News Service", agency="KNS")
    origins, found = trace(wire, report(told, "two"))
    relayed = [
        reason for one in origins for reason in one.reasons if reason.kind is CollapseKind.RELAY
    ]
    assert len(found) == groups
    assert bool(relayed) is ("KNS" in told)
    assert all(one.certain for one in origins) is not bool(relayed)


def test_origins_lead_headline_and_lead_of_a_relay_back_to_the_agency():
    wire = report(OTHER, "wire", outlet="Kelso News Service", agency="KNS")
    lead, own = "The council closed the bridge.", "A busker on the quay laughed."
    text = f"{lead}\n\nIt told the Kelso News Service so. Trams will stop, KNS said.\n\n{own}"
    taker = report(text, "two")
    origins, _ = trace(wire, taker)
    counter = OriginCounter(origins)
    behind = {
        part: [one.name for one in counter.behind(Place(taker.id, Span(at, at + len(part))))]
        for part in (lead, own)
        for at in (text.index(part),)
    }
    assert behind == {lead: ["Kelso News Service"], own: ["The two Gazette"]}
    (note,) = {r.note for one in origins for r in one.reasons if r.kind is CollapseKind.RELAY}
    assert "in 2 sentences" in note
