"""Who has it from whom: links with their basis, what was cut and added, and which links follow."""

import itertools

import pytest
from tests.factories import make_analysis, make_document
from tests.unit.provenance.test_origins import OTHER, report
from tests.unit.provenance.test_passages import BRIDGE, TRAMS

from dateline.model import Bearing, CollapseKind, DocumentId
from dateline.provenance import find_passages, trace_lineage, trace_origins

BOTH = f"{BRIDGE}\n\n{TRAMS}"
WORDS = {BRIDGE: 19, TRAMS: 17}
"""Words of the two paragraphs as the reader counts them."""


def trace(*documents, among=None):
    """Return the lineage, and its links by the names of giver and taker."""
    analyses = [make_analysis(one) for one in documents]
    passages = find_passages(analyses)
    found = trace_lineage(analyses, passages, trace_origins(analyses, passages), among=among)
    names = {one.id: one.name for one in documents} | {one.id: one.name for one in found.sources}
    return found, {(names[link.giver], names[link.taker]): link for link in found.links}


def wire(text, name="wire", **facts):
    return report(text, name, **{"outlet": "Kelso News Service", "agency": "KNS"} | facts)


def chief(links):
    return {pair for pair, link in links.items() if link.chief}


def test_lineage_leads_a_copy_to_the_page_of_whom_it_credits():
    found, links = trace(wire(BOTH), report(f"{BRIDGE}\n\nShips may pass.", "copy", agency="KNS"))
    assert set(links) == {("wire", "copy")}
    link = links["wire", "copy"]
    assert link.bases == (CollapseKind.COPY, CollapseKind.CREDIT)
    assert (link.bearing, link.chief, link.whole) == (Bearing.KNOWN, True, True)
    assert (link.words, link.cut, link.added) == (WORDS[BRIDGE], WORDS[TRAMS], 3)
    assert found.sources == ()


def test_lineage_counts_the_words_of_each_report_and_its_own():
    found, _ = trace(wire(BOTH), report(f"{BRIDGE}\n\nShips may pass.", "copy", agency="KNS"))
    counts = sorted((one.words, one.own) for one in found.reports)
    assert counts == [(WORDS[BRIDGE] + 3, 3), (sum(WORDS.values()), sum(WORDS.values()))]


def test_lineage_names_a_source_that_has_no_page_in_the_case():
    found, links = trace(report(BRIDGE, "one", agency="KNS"), report(OTHER, "two", agency="KNS"))
    assert [(one.name, one.kind.value) for one in found.sources] == [("KNS", "agency")]
    assert set(links) == {("KNS", "one"), ("KNS", "two")}
    assert {link.bases for link in links.values()} == {(CollapseKind.CREDIT,)}
    assert {(link.words, link.cut, link.added) for link in links.values()} == {(0, None, None)}


def test_lineage_joins_the_pages_of_one_newsroom():
    one, two = (
        report(text, f"{at}", outlet="Daily Tide") for at, text in enumerate((BRIDGE, OTHER))
    )
    found, links = trace(one, two)
    assert [one.name for one in found.sources] == ["Daily Tide"]
    assert {link.bases for link in links.values()} == {(CollapseKind.FAMILY,)}


def test_lineage_of_reports_that_share_nothing_is_empty():
    found, links = trace(report(BRIDGE, "one"), report(OTHER, "two"))
    assert (len(found.reports), links, found.sources) == (2, {}, ())


def test_lineage_leads_two_copies_of_one_wire_to_it_and_not_to_each_other():
    copies = [report(BOTH, name, agency="KNS", published="2025-03-05") for name in ("one", "two")]
    _, links = trace(wire(BOTH), *copies)
    assert chief(links) == {("wire", "one"), ("wire", "two")}
    (rest,) = (link for link in links.values() if not link.chief)
    assert rest.bearing is Bearing.COMMON_SOURCE


def test_lineage_leads_copies_on_later_days_to_the_first_alone():
    days = [report(BOTH, f"{day}", published=f"2025-03-0{day}") for day in (1, 2, 3, 4)]
    _, links = trace(*days)
    assert len(links) == 6
    assert chief(links) == {("1", "2"), ("1", "3"), ("1", "4")}


def test_lineage_of_a_report_made_of_two_has_both_and_no_third():
    one = report(f"{BRIDGE}\n\n{TRAMS}", "one", published="2025-03-01")
    two = report(OTHER, "two", published="2025-03-02")
    both = report(f"{BRIDGE}\n\n{TRAMS}\n\n{OTHER}", "both", published="2025-03-03")
    _, links = trace(one, two, both)
    assert chief(links) == {("one", "both"), ("two", "both")}


def test_lineage_says_where_nobody_can_tell_the_direction():
    tail = " Nobody was hurt, said Mayor Ana Roth, and the market opened an hour later than usual."
    facts = {"published": None, "outlet": None}
    _, links = trace(
        report(f"{BRIDGE}{tail}", "one", **facts), report(f"{OTHER}\n\n{BRIDGE}", "two", **facts)
    )
    (link,) = links.values()
    assert (link.bearing, link.words) == (Bearing.UNKNOWN, WORDS[BRIDGE])


def test_lineage_ties_copies_without_a_direction_once_each():
    texts = [report(BOTH, name, published=None, outlet=None) for name in ("one", "two", "three")]
    _, links = trace(*texts)
    assert len(links) == 3
    assert sum(link.chief for link in links.values()) == 2


def test_lineage_leaves_a_single_phrase_to_follow():
    phrase = "found two cracks in its northern pillar"
    _, links = trace(
        report(BOTH, "one", published="2025-03-01"),
        report(f"{OTHER} Divers {phrase}.", "two", published="2025-03-05"),
    )
    assert {(link.words, link.chief) for link in links.values()} <= {(7, False), (8, False)}
    assert links


def test_lineage_shows_a_relay_from_the_agency_s_own_report():
    text = "The council closed the bridge.\n\nIt told the Kelso News Service so. Trams will stop, KNS said."
    _, links = trace(wire(OTHER), report(text, "two", published="2025-03-05"))
    link = links["wire", "two"]
    assert (link.bases, link.bearing) == ((CollapseKind.RELAY,), Bearing.KNOWN)


def test_lineage_keeps_a_credit_where_the_text_is_counted_with_another_agency():
    documents = [
        report(BOTH, "one", agency="KNS", published="2025-03-01"),
        report(BOTH, "two", agency="KNS", published="2025-03-01"),
        report(BOTH, "three", agency="Lunn Press", published="2025-03-02"),
    ]
    _, links = trace(*documents)
    assert ("Lunn Press", "three") in chief(links)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_lineage_does_not_depend_on_the_order_of_input(order):
    documents = [
        wire(BOTH),
        report(f"{BRIDGE}\n\nShips may pass.", "copy", agency="KNS"),
        report(BOTH, "late", published="2025-03-09"),
    ]
    assert trace(*(documents[at] for at in order))[0] == trace(*documents)[0]


def test_lineage_among_some_reports_leaves_the_others_out():
    documents = [
        wire(BOTH),
        report(BOTH, "copy", agency="KNS"),
        report(OTHER, "three", agency="KNS"),
    ]
    kept = {one.id for one in documents[1:]}
    found, links = trace(*documents, among=kept)
    assert {one.doc for one in found.reports} == kept
    assert set(links) == {("Kelso News Service", "copy"), ("Kelso News Service", "three")}


def test_lineage_of_no_report_is_empty():
    assert trace()[0].reports == ()
    assert trace(report(BRIDGE, "one"), among=[DocumentId("d0")])[0].reports == ()


def test_lineage_copes_with_a_report_without_reporting():
    found, links = trace(make_document("", name="empty"), report(BRIDGE, "one"))
    assert sorted(one.words for one in found.reports) == [0, WORDS[BRIDGE]]
    assert links == {}
