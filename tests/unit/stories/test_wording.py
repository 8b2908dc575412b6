from dataclasses import replace

import pytest
from tests.unit.stories.build import origin, report, timeline, wording

from dateline.model import (
    Collapse,
    CollapseKind,
    Credit,
    Evidence,
    Factuality,
    Origin,
    OriginId,
    OriginKind,
    Place,
)

BODY = "A crane fell onto the quay in Varnhaven on Monday. Reisk spoke for an hour."
FIRST = report(
    "Crane falls", BODY, dates={"Monday": "2025-03-03"}, published="2025-03-04", name="a"
)
LATER = report(
    "Crane falls in port",
    BODY.replace("fell onto", "fell on"),
    dates={"Monday": "2025-03-03"},
    published="2025-03-05",
    name="b",
)


def day_of(entries, day):
    return [each for each in entries if each.days.edtf == day]


def test_an_entry_is_worded_by_the_earliest_report():
    both = (LATER, FIRST)
    lines = day_of(timeline(both, (origin(FIRST), origin(LATER))), "2025-03-03")
    assert [each.wording.doc for each in lines] == [FIRST.document.id]


def test_an_entry_is_not_worded_by_what_was_copied():
    """An undated or early-dated copy loses to the report that it was taken from."""
    copied = FIRST.document.text.index("A crane")
    place = Place(FIRST.document.id, FIRST.event_mentions[0].clause)
    assert copied <= place.span.start
    ids = tuple(sorted((FIRST.document.id, LATER.document.id)))
    why = Collapse(CollapseKind.COPY, (LATER.document.id, FIRST.document.id), (place,))
    one = Origin(OriginId("o1"), ids, OriginKind.NEWSROOM, reasons=(why,))
    lines = day_of(timeline((FIRST, LATER), (one,)), "2025-03-03")
    assert [each.wording.doc for each in lines] == [LATER.document.id]


def lines_of(body, dates, **extra):
    single = report("News from Kelmara", body, dates=dates, **extra)
    entries = timeline([single], [origin(single)])
    return {each.days.edtf: wording(each, [single]) for each in entries}


CUTS = [
    (
        "Reisk praised the crew of the tug that sank off Kelmara on Monday.",
        "the crew of the tug that sank off Kelmara on Monday",
    ),
    (
        "Hochtarn sent aid to Torvia, which Reisk visited on Monday, and the port was calm.",
        "Torvia, which Reisk visited on Monday",
    ),
]


@pytest.mark.parametrize(("body", "wanted"), CUTS)
def test_a_line_is_cut_to_the_part_that_its_date_belongs_to(body, wanted):
    assert lines_of(body, {"Monday": "2025-03-03"}).get("2025-03-03") == wanted


def test_a_sentence_with_an_inset_clause_is_not_cut():
    body = "The tug, which was old, sank off Kelmara on Monday."
    assert lines_of(body, {"Monday": "2025-03-03"})["2025-03-03"] == body


@pytest.mark.parametrize(
    "body",
    [
        "Reisk dropped that plan for Kelmara on Monday when addressing the crew.",
        "The tug that was hired in Kelmara sank on Monday.",
    ],
)
def test_a_sentence_that_tells_it_whole_is_not_cut(body):
    assert set(lines_of(body, {"Monday": "2025-03-03"}).values()) == {body}


def test_one_hearing_told_by_its_opening_and_its_name_is_one_line():
    one = report(
        "Inquiry into the crane",
        "The public inquiry in Kelmara will hold its first hearing on Monday.",
        dates={"Monday": "2025-03-10"},
        name="c",
    )
    other = report(
        "Crane inquiry to open",
        "The hearing of the inquiry in Kelmara will open on Monday.",
        dates={"Monday": "2025-03-10"},
        outlet="Kurir",
        name="d",
    )
    (line,) = day_of(timeline((one, other), (origin(one), origin(other))), "2025-03-10")
    assert line.factuality is Factuality.PLANNED
    assert line.origins.at_least == 2


def test_what_only_stands_in_one_sentence_lends_no_evidence():
    both = "Reisk sank the tug off Kelmara on Monday after Hochtarn called for an inquiry."
    one = report("The tug", both, dates={"Monday": "2025-03-03"}, name="e")
    other = report(
        "Inquiry", "Hochtarn called for an inquiry in Kelmara.", outlet="Kurir", name="f"
    )
    lines = day_of(timeline((one, other), (origin(one), origin(other))), "2025-03-03")
    assert lines
    assert all(place.doc == one.document.id for line in lines for place in line.evidence)


def test_an_agencys_own_page_words_it_before_its_reprint():
    lines = []
    for outlet, name in (("Nord Press Agency", "g"), ("Kurir", "h")):
        made = report("Crane falls", BODY, dates={"Monday": "2025-03-03"}, outlet=outlet, name=name)
        credit = Credit("NPA", Evidence("NPA", place="record byline"))
        lines.append(replace(made, document=replace(made.document, agency=credit)))
    own, reprint = lines
    for order in ((own, reprint), (reprint, own)):
        (line,) = day_of(timeline(order, (origin(own, reprint),)), "2025-03-03")
        assert line.wording.doc == own.document.id
