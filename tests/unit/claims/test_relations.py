"""Where claims agree, deny, conflict and revise, and where they must be left alone."""

import pytest
from tests.unit.claims.cases import Report

from dateline.claims import find_claims
from dateline.model import (
    ClaimStatus,
    Dimension,
    Event,
    EventId,
    Factuality,
    Place,
    Polarity,
    RelationType,
    Span,
)
from dateline.provenance import find_passages, trace_origins

ACCUSED = "the dockyard of burying barrels of acid under the football field"


def relate(*reports, events=()):
    analyses = [report.done() for report in reports]
    return find_claims(analyses, events, trace_origins(analyses, find_passages(analyses)))


def told(relations, *reports):
    """Return type, dimension and the words of both sides of each relation."""
    text = {report.document.id: report.document.text for report in reports}
    return {
        (
            str(one.type),
            str(one.dimension),
            one.evidence_a[0].span.of(text[one.evidence_a[0].doc]),
            one.evidence_b[0].span.of(text[one.evidence_b[0].doc]),
        )
        for one in relations
    }


# ---------------------------------------------------------------- denies


def accusation(text="", name="one", denial="The dockyard denied the accusation."):
    report = Report(f"The villagers accused {ACCUSED}.{text} {denial}", name)
    return report.accuses(ACCUSED, "e:villagers", source="The villagers", cue="accused")


def test_denial_without_content_is_bound_to_the_accusation_before():
    report = accusation().denies("the accusation", "yard", source="The dockyard", cue="denied")
    found = relate(report)
    assert told(found.relations, report) == {
        ("denies", "polarity", "The dockyard denied the accusation", ACCUSED)
    }
    assert [claim.status for claim in found.claims] == [ClaimStatus.DISPUTED]


def test_denial_finds_the_accuser_that_it_names_further_back():
    filler = " It rained." * 6
    report = accusation(filler, denial="The yard denied the charge of the villagers.")
    report.denies("the charge of the villagers", "yard", source="The yard", cue="denied")
    assert len(relate(report).relations) == 1


def test_denial_of_nothing_near_gives_no_relation():
    report = accusation(" It rained." * 8)
    report.denies("the accusation", "yard", source="The dockyard", cue="denied")
    assert relate(report).relations == ()


def test_denial_with_content_finds_who_says_it_elsewhere():
    one = accusation(denial="")
    two = Report("The dockyard denies that it buried any barrels of acid under the field.", "two")
    two.denies(
        "it buried any barrels of acid under the field", "yard", source="The dockyard", cue="denies"
    )
    (relation,) = relate(one, two).relations
    assert relation.type is RelationType.DENIES
    assert relation.evidence_a[0].doc == two.document.id
    assert relation.evidence_b[0].doc == one.document.id


def test_denial_shows_one_accuser_in_each_report_of_what_it_denies():
    reports = [accusation(" It rained." * n, denial="", name=f"r{n}") for n in range(3)]
    denial = Report("The dockyard denies that it buried any barrels of acid under the field.", "d")
    denial.denies(
        "it buried any barrels of acid under the field", "yard", source="The dockyard", cue="denies"
    )
    (relation,) = relate(*reports, denial).relations
    assert sorted(place.doc for place in relation.evidence_b) == sorted(
        report.document.id for report in reports
    )


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("The dockyard declined to comment on the accusation.", {"cue": "declined"}),
        ("The dockyard doubted the accusation.", {"cue": "doubted", "stance": None}),
        (
            "The dockyard repeated the accusation.",
            {"cue": "repeated", "polarity": Polarity.POSITIVE},
        ),
    ],
)
def test_denial_is_not_who_declines_or_repeats(sentence, facts):
    report = accusation(denial=sentence)
    report.denies("the accusation", "yard", source="The dockyard", **facts)
    assert relate(report).relations == ()


def test_denial_of_copies_is_told_once():
    text = (
        f"The villagers accused {ACCUSED}. The dockyard denied the accusation on Tuesday morning."
    )
    reports = []
    for name in ("one", "two"):
        report = Report(text, name).accuses(ACCUSED, "v", source="The villagers", cue="accused")
        reports.append(report.denies("the accusation", "yard", source="The dockyard", cue="denied"))
    assert len(relate(*reports).relations) == 1


def test_denial_brings_what_is_said_behind_it():
    reason = "No barrel was ever buried by this yard"
    report = accusation(denial=f'The dockyard denied the accusation. "{reason}," it wrote.')
    report.denies("the accusation", "yard", source="The dockyard", cue="denied").says(
        reason, "yard"
    )
    sides = {one.evidence_a[0].span.of(report.document.text) for one in relate(report).relations}
    assert sides == {"The dockyard denied the accusation", reason}


# ---------------------------------------------------------------- agrees


def test_agreement_is_told_once_for_each_further_origin_and_never_for_copies():
    text = "The lighthouse keeper saw it all. Four trawlers sank off the cape before midnight, he said."
    content = "Four trawlers sank off the cape before midnight"
    copies = [
        Report(text, name, published="2025-03-04").says(content, "k") for name in ("a", "b", "c")
    ]
    other = Report("Before midnight four trawlers sank near the cape, a pilot said.", "d")
    other.says("Before midnight four trawlers sank near the cape", "p")
    relations = relate(*copies, other).relations
    assert [one.type for one in relations] == [RelationType.AGREES]
    assert relations[0].dimension is Dimension.NUMBER


@pytest.mark.parametrize(("speaker", "confidence"), [("p", 1.0), ("k", 0.5)])
def test_agreement_of_one_speaker_in_two_newsrooms_says_so_and_ranks_below(speaker, confidence):
    content = "Four trawlers sank off the cape before midnight"
    one = Report(f"{content}, the keeper said.", "one").says(content, "k")
    two = Report(f"He came late. {content}, it was said.", "two").says(content, speaker)
    (relation,) = relate(one, two).relations
    assert relation.confidence == confidence
    assert ("no origin in common" in relation.reasons) is (speaker == "p")


@pytest.mark.parametrize(("whence", "found"), [("KNS", 0), ("the mayor", 1)])
def test_agreement_is_none_with_the_agency_that_the_report_relays(whence, found):
    content = "Four trawlers sank off the cape before midnight"
    wire = Report(f"{content}, a pilot said.", "wire", outlet="KNS", agency="KNS")
    two = Report(
        f"Rain fell. {content}. Nobody slept, {whence} reported. Help came late, {whence} said.",
        "two",
    )
    relations = relate(wire.says(content, "p"), two.says(content)).relations
    assert len(relations) == found


def test_agreement_on_the_day_of_an_event():
    one = Report("The new bridge opens on Sunday.", "one").tells(
        "The new bridge opens on Sunday", "opens", day="2025-03-09", factuality=Factuality.PLANNED
    )
    two = Report(
        "The bridge was opened by two schoolgirls and a band, all of them new to it, on Sunday.",
        "two",
    )
    two.tells(
        "The bridge was opened by two schoolgirls and a band, all of them new to it, on Sunday",
        "opened",
        day="2025-03-09",
    )
    mentions = [m for report in (one, two) for m in report.records["event_mentions"]]
    event = Event(
        EventId("v1"), Place(mentions[0].doc, mentions[0].clause), "OTHER", Factuality.HAPPENED,
        tuple(sorted(m.id for m in mentions)), mentions[0].days,
    )  # fmt: skip
    (relation,) = relate(one, two, events=(event,)).relations
    assert (relation.type, relation.dimension) == (RelationType.AGREES, Dimension.DATE)
    denied = Report("The bridge was not opened new on Sunday.", "three")
    denied.tells(
        "The bridge was not opened new on Sunday",
        "opened",
        day="2025-03-09",
        factuality=Factuality.DENIED,
    )
    pair = (one.records["event_mentions"][0], denied.records["event_mentions"][0])
    event = Event(
        EventId("v2"), event.summary, "OTHER", Factuality.HAPPENED, tuple(m.id for m in pair)
    )
    assert relate(one, denied, events=(event,)).relations == ()


# ---------------------------------------------------------------- numbers


LEAD = "An avalanche at Hochwald station buried the night train to Senn."


def toll(name, day, sentence, content=None, lead=LEAD):
    report = Report(f"{lead} {sentence}", name, published=day).names("Hochwald", "hochwald")
    content = content or sentence.rstrip(".")
    return report.says(content, f"speaker of {name}")


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("At least 4 people were killed.", "The death toll rose to 9.", "revises"),
        ("Six others were missing.", "Three people are still missing.", "revises"),
        ("The death toll stood at 9.", "The death toll rose to twelve.", "revises"),
        ("The death toll stood at 9.", "The death toll stood at 7.", None),
        ("The death toll stood at 9.", "The death toll is at least 9.", None),
        (
            "Two of the dead were porters, nine people were killed.",
            "The death toll rose to 9.",
            "agrees",
        ),
    ],
)
def test_figures_of_a_running_toll_are_revised_by_later_larger_ones(first, second, kind):
    one, two = toll("one", "2025-03-03", first), toll("two", "2025-03-05", second)
    found = [str(relation.type) for relation in relate(one, two).relations]
    assert found == ([] if kind is None else [kind])


def test_figures_of_one_day_and_two_origins_conflict():
    one = toll("one", "2025-03-03", "The death toll stood at 9.")
    lead = "The night train to Senn lies under an avalanche at Hochwald station."
    two = toll("two", "2025-03-03", "The death toll stood at 12, police said.", lead=lead)
    (relation,) = relate(one, two).relations
    assert (relation.type, relation.dimension) == (RelationType.CONFLICTS, Dimension.NUMBER)


def test_figures_of_another_matter_are_left_alone():
    one = toll("one", "2025-03-03", "The death toll stood at 9.")
    lead = "A ferry sank off Hochwald in the fog."
    two = toll("two", "2025-03-05", "The death toll rose to 30.", lead=lead)
    assert relate(one, two).relations == ()


def test_figures_of_long_ago_are_left_alone():
    one = toll("one", "2025-03-03", "The death toll rose to 9.")
    two = toll("two", "2025-03-05", "In 1954 an avalanche killed 55 people.").dates(
        "1954", "1954-01-12"
    )
    assert relate(one, two).relations == ()


def test_figures_of_two_speakers_in_one_report_conflict():
    one, two = "about 1,200 people were evacuated", "2,000 people were evacuated"
    report = Report(
        f"{LEAD} The death toll rose to 9. Police say {one}. The mayor says {two}.", "one"
    )
    report.names("Hochwald", "h").says("The death toll rose to 9", "m")
    report.says(one, "police").says(two, "mayor")
    (relation,) = relate(report).relations
    assert relation.type is RelationType.CONFLICTS
    assert "about 1,200, then 2,000" in relation.reasons[0]


# ---------------------------------------------------------------- dates and names


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The trial of the miller Jonas Vey was postponed to 13 March.", 1),
        ("The trial of the miller Jonas Vey was put off until 13 March.", 1),
        ("The trial of the miller Jonas Vey was rescheduled for 13 March.", 1),
        ("The trial of the miller Jonas Vey begins on 13 March.", 0),
        ("The harvest fair of Lunn was postponed to 13 March.", 0),
    ],
)
def test_planned_day_is_revised_where_a_later_report_says_that_it_moved(sentence, found):
    plan = "The trial of the miller Jonas Vey will open on 10 March."
    one = (
        Report(plan, "one", published="2025-03-05").dates("10 March", "2025-03-10").says(plan, "a")
    )
    two = Report(sentence, "two", published="2025-03-08").dates("13 March", "2025-03-13")
    two.says(sentence, "b")
    relations = relate(one, two).relations
    assert [one.type for one in relations] == [RelationType.REVISES] * found
    assert all(one.dimension is Dimension.DATE for one in relations)


@pytest.mark.parametrize(
    ("spelling", "found"),
    [("Yury Djalov", 1), ("Djalov", 0), ("Yuri-Dzhalov", 0), ("Dzhalov Yuri", 0)],
)
def test_two_spellings_of_one_person_conflict(spelling, found):
    text = "{} opened the quay and spoke to nobody about the cranes"
    reports = []
    for name, spelled in (("one", "Yuri Dzhalov"), ("two", "Yuri Dzhalov"), ("three", spelling)):
        report = Report(f"{text.format(spelled)}, {name} tells.", name).names(spelled, "dzhalov")
        reports.append(report.says(text.format(spelled), name))
    conflicts = [one for one in relate(*reports).relations if one.type is RelationType.CONFLICTS]
    assert [one.dimension for one in conflicts] == [Dimension.NAME] * found


def test_relations_carry_reasons_and_spans_of_both_sides():
    one, two = (
        toll("one", "2025-03-03", "The death toll stood at 9."),
        toll("two", "2025-03-05", "The death toll rose to 12."),
    )
    for relation in relate(one, two).relations:
        assert relation.reasons
        assert all(isinstance(p.span, Span) for p in (*relation.evidence_a, *relation.evidence_b))
