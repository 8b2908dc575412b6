"""Nouns that stand alone for an organisation, and what a page calls its own paper."""

from __future__ import annotations

import pytest
from tests.factories import make_document

from dateline.entities import find_mentions
from dateline.model import EntityType, Form, Mention
from dateline.reader import read_by_rules

UNION = "org:torvian dockworkers' union"


def mentions(text: str, *, outlet: str | None = None) -> list[Mention]:
    document = make_document(text, outlet=outlet)
    return list(find_mentions(document, read_by_rules(document)))


def nominals(text: str) -> list[tuple[str, str]]:
    found = [one for one in mentions(text) if one.form is Form.NOMINAL]
    assert all(one.type is EntityType.ORG for one in found)
    return [(one.span.of(text), one.key) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Torvian Dockworkers' Union met. The union said no.", [("The union", UNION)]),
        ("The Torvian Dockworkers' Union met at the union's hall.", [("the union", UNION)]),
        (
            "The Ministry of Transport met. It rained. Crews told the ministry.",
            [("the ministry", "org:transport ministry")],
        ),
        (
            "Brannock Shipping Ltd sold it. The company denied it.",
            [("The company", "org:brannock shipping ltd")],
        ),
        (
            "The operator, Varnhaven Bulk Terminals, left. The operator denied it.",
            [("The operator", "org:varnhaven bulk terminals")],
        ),
        ("The Bank of Kelmara lent it. The bank said so.", [("The bank", "org:bank of kelmara")]),
    ],
)
def test_noun_is_the_one_organisation_of_its_kind(text, wanted):
    assert nominals(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The union said no. The Torvian Dockworkers' Union met.",
        "The Transport Ministry met the Interior Ministry. The ministry said no.",
        "The Torvian Dockworkers' Union met. A rival union met. The union said no.",
        "The Torvian Dockworkers' Union met. Three unions met. The union said no.",
        "The Torvian Dockworkers' Union met. The union leader said no.",
        "The Torvian Dockworkers' Union met. The union of bakers said no.",
        "The Torvian Dockworkers' Union met. The company said no.",
        "The Harbour Authority met. It has the authority to do so.",
    ],
)
def test_noun_that_may_be_another_or_has_no_name_before_is_left_out(text):
    assert nominals(text) == []


def test_last_word_of_the_own_paper_is_the_paper():
    text = "Officials told the Tidings so. Tidings were bad."
    found = mentions(text, outlet="The Varnhaven Tidings")
    assert [(one.span.of(text), one.key) for one in found] == [("Tidings", "org:varnhaven tidings")]


def test_last_word_of_another_paper_is_not_the_own_one():
    keys = {one.key for one in mentions("He told the Tidings so.", outlet="The Brannock Argus")}
    assert "org:brannock argus" not in keys


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ministry of Transport", "ministry of Transports"),
        ("Transport Ministry", "Ministry of Transport"),
        ("Ministry of Sport", "Sports Ministry"),
        ("Emergency Ministry", "Ministry of Emergencies"),
    ],
)
def test_ministry_is_one_however_it_is_written(first, second):
    text = f"Crews met the {first}. Later the {second} spoke."
    assert len({one.key for one in mentions(text) if one.form is Form.NAME}) == 1
