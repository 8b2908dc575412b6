"""Where reports say the opposite of each other, name two causes, or correct themselves."""

import pytest
from tests.unit.claims.cases import Report

from dateline.claims import find_claims
from dateline.model import Dimension, RelationType
from dateline.provenance import find_passages, trace_origins


def relate(*reports):
    analyses = [report.done() for report in reports]
    return find_claims(analyses, (), trace_origins(analyses, find_passages(analyses))).relations


def kinds(relations):
    return sorted((str(one.type), str(one.dimension)) for one in relations)


# ---------------------------------------------------------------- what nobody received

SENT = "it had sent the mill two letters about the cracked boiler"


@pytest.mark.parametrize(
    ("answer", "speaker", "found"),
    [
        ("the mill never received any letter from the guild", "owner", 1),
        ("the mill has got no complaint from the guild", "owner", 1),
        ("the mill received a letter from the guild", "owner", 0),
        ("the mill never received any letter from the railway", "owner", 0),
        ("the mill never received any wages from the guild", "owner", 0),
        ("we never received any letter from the guild", "guild", 0),
    ],
)
def test_receipt_denied_by_who_names_the_sender(answer, speaker, found):
    text = f"The Coopers said {SENT}. Its owner said {answer}."
    report = Report(text, "one").names("The Coopers", "guild")
    report.says(SENT, "guild", source="The Coopers", cue="The Coopers said")
    report.says(answer, speaker, source="Its owner")
    if "guild" in answer:
        report.names("the guild", "guild")
    assert kinds(relate(report)) == [("denies", "polarity")] * found


# ---------------------------------------------------------------- causes

LEAD = "A fire at the Orme ropeworks burned down two lofts and a stable."


def told(name, content, speaker, lead=LEAD):
    report = Report(f"{lead} Later {content}, {speaker} told.", name).names("Orme", "orme")
    return report.says(content, speaker)


@pytest.mark.parametrize(
    ("first", "second", "speaker", "found"),
    [
        (
            "the fire was caused by a toppled lantern",
            "the fire began with lightning on the chimney",
            "b",
            [("conflicts", "cause")],
        ),
        (
            "the sinking of the barge by the mill was caused by a rock",
            "the capsizing of the barge was caused by overloading",
            "b",
            [("conflicts", "cause")],
        ),
        (
            "the captain blamed a toppled lantern for the fire",
            "the blaze was most likely caused by lightning",
            "b",
            [("conflicts", "cause")],
        ),
        (
            "the fire was caused by a toppled lantern",
            "the fire was probably caused by a lantern left on the straw",
            "b",
            [],
        ),
        (
            "the fire was caused by a toppled lantern",
            "the explosion was caused by lightning on the chimney",
            "b",
            [],
        ),
        (
            "the fire was caused by a toppled lantern",
            "the fire was caused by negligence of the owners",
            "b",
            [],
        ),
        (
            "the fire was caused by a toppled lantern",
            "they look into whether the fire was caused by lightning",
            "b",
            [],
        ),
        (
            "the fire was caused by a toppled lantern",
            "the fire was caused by lightning on the chimney",
            "a",
            [],
        ),
        (
            "the damage caused by the fire reached the stable",
            "the fire was caused by lightning on the chimney",
            "b",
            [],
        ),
        (
            "the fire was caused by a toppled lantern",
            "there was no lantern in the loft",
            "b",
            [("denies", "cause")],
        ),
        (
            "the fire was caused by a toppled lantern",
            "no horse was hurt by the lantern of the guard",
            "a",
            [],
        ),
    ],
)
def test_cause_told_otherwise(first, second, speaker, found):
    assert kinds(relate(told("one", first, "a"), told("two", second, speaker))) == found


def test_cause_of_another_matter_is_left_alone():
    one = told("one", "the fire was caused by a toppled lantern", "a")
    lead = "Chimneys in Lunn are swept twice a year by order of the council."
    two = Report(f"{lead} The fire was caused by lightning, she said.", "two")
    assert relate(one, two.says("The fire was caused by lightning", "b")) == ()


def test_cause_is_read_in_time_from_a_hostile_text():
    text = "the fire that was caused by the fire in blamed " * 2_000
    assert relate(Report(text, "one")) == ()


# ---------------------------------------------------------------- corrections and missing people


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("An earlier version of this report", 1),
        ("A previous version of the article", 1),
        ("An earlier version of the treaty", 0),
    ],
)
def test_correction_inside_a_report_revises_its_earlier_words(source, found):
    wrong, now = "seven of the rowers were sisters", "Five of the rowers were sisters"
    text = f"{now}. They won by a length. {source} said that {wrong}. The error was ours."
    report = Report(text, "one").says(wrong, source=source, cue="said that").says(now, "cox")
    relations = [one for one in relate(report) if one.type is RelationType.REVISES]
    assert len(relations) == found
    for one in relations:
        assert one.dimension is Dimension.NUMBER
        assert one.evidence_b[0].span.of(text) == wrong
        assert now in {place.span.of(text) for place in one.evidence_a}


def test_missing_count_without_a_telling_of_its_own_hangs_on_the_sentence_before():
    lead = "An avalanche at Hochwald station buried the night train to Senn"
    early, late = f"{lead}. Six others were missing.", f"{lead}. Three people are still missing."
    reports = []
    for name, day, text in (("one", "2025-03-03", early), ("two", "2025-03-05", late)):
        report = Report(text, name, published=day).names("Hochwald", "hochwald")
        reports.append(report.says(lead, f"speaker of {name}"))
    found = [one for one in relate(*reports) if one.type is RelationType.REVISES]
    assert [one.evidence_b[0].span.of(early) for one in found] == ["Six others were missing"]
