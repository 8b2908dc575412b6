"""How a thing said came to its readers, drawn in columns."""

import re

import pytest

from dateline.export import Carrier, brief_html, chain_columns, make_brief


@pytest.fixture(scope="module")
def brief(story):
    return make_brief(story)


def lines(brief):
    return [line for speaker in brief.said for line in speaker.lines]


@pytest.mark.parametrize(
    ("carriers", "expected"),
    [
        ([], [["Roth"]]),
        (["outlet:Post"], [["Roth"], [], [], ["Post"]]),
        (["medium:a note", "agency:LTS"], [["Roth"], ["a note"], ["LTS"]]),
        (["agency:LTS", "medium:TV", "outlet:Post"], [["Roth"], [], ["LTS", "TV"], ["Post"]]),
        (["medium:TV", "medium:a note"], [["Roth"], ["TV", "a note"]]),
    ],
)
def test_chain_columns_never_put_a_carrier_left_of_a_nearer_one(carriers, expected):
    made = [Carrier(*one.split(":")) for one in carriers]
    assert chain_columns("Roth", made) == expected


def test_routes_hold_the_line_first_and_every_other_place_once(brief):
    assert any(1 < len(line.routes) for line in lines(brief))
    for line in lines(brief):
        first, *rest = [quote.mark for route in line.routes for quote in route.quotes]
        assert first == line.quote.mark
        assert sorted(rest) == sorted(quote.mark for quote in line.also)
        assert tuple(dict.fromkeys(one.name for one in line.routes[0].carriers)) == line.chain


def test_page_draws_each_shown_chain_with_its_roles_in_words(brief):
    page = brief_html(brief)
    drawn = re.findall(r'<ol class="routes wide".*?</ol>', page)
    assert len(drawn) == sum(bool(line.chain) for line in lines(brief))
    assert all('<span class="unseen">speaker: </span>' in one for one in drawn)
    assert any('<span class="unseen">agency: </span>' in one for one in drawn)


def test_page_draws_the_lineage_once(brief):
    page = brief_html(brief)
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="lineage"') == 1
    assert '<a href="#report-2">\n<title>Report 2, ' in page
