from __future__ import annotations

import pytest
from tests.unit.attribution.statements import found_in, row

from dateline.model import LinkBasis, LinkRole, SpeakerKind


def chain(statement):
    return [(link.role.value, link.text) for link in statement.chain]


def test_chain_runs_from_speaker_to_outlet():
    text = "Ruiz told reporters that the pumps had failed."
    (found,) = found_in(text, outlet="Kelmara Chronicle", agency="NPA")
    assert chain(found) == [
        ("speaker", "Ruiz"),
        ("medium", "reporters"),
        ("agency", "NPA"),
        ("outlet", "Kelmara Chronicle"),
    ]
    assert [link.basis for link in found.chain] == [
        LinkBasis.SENTENCE,
        LinkBasis.SENTENCE,
        LinkBasis.PAGE,
        LinkBasis.PAGE,
    ]


def test_link_span_is_where_the_words_stand():
    text = "The port will reopen, Ruiz said in a statement on Monday."
    (found,) = found_in(text)
    assert chain(found) == [("speaker", "Ruiz"), ("medium", "a statement")]
    assert all(link.span.of(text) == link.text for link in found.chain)


def test_message_and_its_carrier_are_two_hands():
    text = "Ties have grown, Odo wrote in a message carried by the Varnia Press Agency on Monday."
    mentions = [("Odo", "person:odo"), ("Varnia Press Agency", "agency:vpa")]
    (found,) = found_in(text, mentions)
    assert chain(found) == [
        ("speaker", "Odo"),
        ("medium", "a message"),
        ("medium", "Varnia Press Agency"),
    ]
    assert found.chain[2].mention is not None


def test_agency_of_the_page_told_in_the_sentence_is_one_hand():
    text = "Ruiz told NPA that the pumps had failed."
    (found,) = found_in(text, [("NPA", "agency:npa")], agency="NPA", outlet="Chronicle")
    assert chain(found) == [("speaker", "Ruiz"), ("agency", "NPA"), ("outlet", "Chronicle")]
    assert found.chain[1].basis is LinkBasis.SENTENCE


def test_nested_statement_has_a_parent_that_carries_it():
    text = "The agency reported that Ruiz had said the pumps failed."
    outer, inner = found_in(text, outlet="Chronicle")
    assert inner.parent == outer.id
    assert outer.parent is None
    assert chain(inner) == [("speaker", "Ruiz"), ("medium", "The agency"), ("outlet", "Chronicle")]


def test_statement_within_the_second_sentence_of_a_quotation_is_nested():
    text = '"We waited. The owners said that the pumps were safe," the engineer said.'
    found = {row(each, text)[0]: each for each in found_in(text)}
    assert found["The owners"].parent == found["the engineer"].id


@pytest.mark.parametrize(
    "text",
    [
        "The agency cited the ministry as saying the talks would go on.",
        "The talks would go on, the agency said, citing the ministry.",
    ],
)
def test_cited_source_speaks_and_the_citing_one_carries(text):
    found = {row(each, text)[0]: each for each in found_in(text, outlet="Chronicle")}
    assert chain(found["the ministry"]) == [
        ("speaker", "the ministry"),
        ("medium", "The agency" if text.startswith("The agency") else "the agency"),
        ("outlet", "Chronicle"),
    ]
    assert row(found["the ministry"], text)[2].lower() == "the talks would go on"


def test_joint_speakers_are_first_and_others():
    text = "Torvia and Lasko say the talks will go on."
    mentions = [("Torvia", "country:TV"), ("Lasko", "country:LK")]
    (found,) = found_in(text, mentions)
    assert found.speaker_mention.endswith(":m0-6")
    assert len(found.co_speaker_mentions) == 1


@pytest.mark.parametrize(
    ("text", "mentions", "kind"),
    [
        ("Ana Ruiz said it failed.", [("Ana Ruiz", "person:ana ruiz")], SpeakerKind.PERSON),
        ("Torvia said it would go.", [("Torvia", "country:TV")], SpeakerKind.OFFICE),
        ("Analysts said it would fail.", [], SpeakerKind.UNNAMED),
        ("A report by the union said it failed.", [], SpeakerKind.DOCUMENT),
        ("VPA said it would go.", [("VPA", "agency:vpa")], SpeakerKind.OUTLET),
    ],
)
def test_speaker_kind_follows_the_head_of_the_source(text, mentions, kind):
    (found,) = found_in(text, mentions)
    assert found.speaker_kind is kind


def test_person_in_an_apposition_is_the_speaker():
    text = "The mayor's sister, Ana Ruiz, said the quay was closed."
    (found,) = found_in(text, [("Ana Ruiz", "person:ana ruiz")])
    assert found.speaker_mention is not None


def test_name_that_a_spokesman_speaks_for_is_not_the_speaker():
    text = "A spokesman for Ana Ruiz said the quay was closed."
    (found,) = found_in(text, [("Ana Ruiz", "person:ana ruiz")])
    assert found.speaker_mention is None
    assert found.speaker_kind is SpeakerKind.UNNAMED


def test_links_without_page_facts_end_with_the_speaker():
    (found,) = found_in("Analysts said it would fail.")
    assert [link.role for link in found.chain] == [LinkRole.SPEAKER]
