"""Who publishes and who is credited: spellings of one name, abbreviations, credit lines."""

from dataclasses import replace

import pytest
from tests.factories import make_analysis, make_document

from dateline.model import Block, Credit, Evidence, Role, Span
from dateline.provenance.credit import read_sources
from dateline.provenance.relay import find_relays

WIRE = make_document(
    "Frost killed the vines.", name="wire", outlet="Kelso News Service", agency="KNS"
)


def with_credit_line(line, **facts):
    """Return a document whose last paragraph is a credit line."""
    document = make_document(f"Frost came again.\n\n{line}", name="paper", **facts)
    last = document.blocks[-1]
    return replace(document, blocks=(*document.blocks[:-1], Block(last.span, Role.CREDIT)))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Source: Kurir (with KNS)", ["KNS"]),
        ("With reporting by Reuters and KNS", ["Reuters", "KNS"]),
        ("Photo: Ana Roth / KNS, with thanks", []),
        ("Press Office / Ana Roth / KNS", []),
        ("KNS is in the house next door", []),
        ("Source: Kurir", []),
    ],
)
def test_credit_line_names_agencies_beside_the_credited_one(line, named):
    paper = with_credit_line(line, outlet="The Paper", agency="Kurir")
    beside = read_sources([WIRE, paper]).beside.get(paper.id, ())
    assert [span.of(paper.text) for _, span in beside] == named


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Kelso News Service", True),
        ("The Kelso News Service", True),
        ("KNS", True),
        ("Kelso News", False),
        ("KN", False),
    ],
)
def test_sources_know_the_spellings_of_one_name(name, same):
    paper = make_document("Frost.", name="paper", agency=name)
    sources = read_sources([WIRE, paper])
    assert (sources.credited[paper.id].key == sources.publisher[WIRE.id].key) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [("BBC News", "BBC"), ("AFP", "Agence France-Presse"), ("Associated Press", "AP")],
)
def test_sources_know_the_names_of_the_lexicon(one, other):
    papers = [make_document("Frost.", name=name, outlet=name) for name in (one, other)]
    keys = {source.key for source in read_sources(papers).publisher.values()}
    assert len(keys) == 1


def test_sources_take_an_abbreviation_explained_in_the_text_for_that_name():
    text = "The Senn Press Agency (SPA) said so. The Office of Harbours (OH) did not."
    paper = make_document(text, name="one", agency="Senn Press Agency")
    other = make_document("Frost.", name="two", agency="SPA")
    sources = read_sources([paper, other])
    assert sources.credited[paper.id].key == sources.credited[other.id].key


def test_sources_leave_an_abbreviation_of_two_names_alone():
    papers = [
        make_document("Frost.", name=name, agency=name)
        for name in ("Kelso News Service", "Karst News Syndicate", "KNS")
    ]
    assert len({one.key for one in read_sources(papers).credited.values()}) == 3


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://www.bbc.co.uk/news/1", True),
        ("https://apnews.com/x", True),
        ("https://x.example/", False),
    ],
)
def test_sources_read_the_publisher_off_a_known_address(url, known):
    page = replace(make_document("Frost.", name="page"), url=url)
    assert (page.id in read_sources([page]).publisher) is known


def test_page_of_a_publisher_is_its_own_unless_it_credits_another():
    paper = make_document("Frost.", name="paper", outlet="The Paper", agency="KNS")
    sources = read_sources([WIRE, paper])
    assert sources.is_own_page(WIRE.id)
    assert not sources.is_own_page(paper.id)
    assert Credit("KNS", Evidence("KNS", Span(0, 3))).name == sources.credited[paper.id].name


@pytest.mark.parametrize(
    "piece", ["Big Name (AB", "(AB) (CD) ", "With A B C D ", "KNS said told KNS "]
)
def test_sources_and_relays_of_a_hostile_text_end_in_time(piece):
    text = piece * (100_000 // len(piece))
    page = with_credit_line(text, outlet="The Page", agency="KNS")
    analysis = make_analysis(make_document(text, name="report", outlet="The Report"))
    documents = [WIRE, page, analysis.document]
    sources = read_sources(documents)
    find_relays({one.id: make_analysis(one) for one in documents}, sources)
    assert analysis.document.id in sources.publisher
