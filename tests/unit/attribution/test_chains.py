from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import make_document
from tests.unit.attribution.statements import found_in, marked, row

from dateline.attribution import find_statements
from dateline.model import Credit, Evidence, LinkBasis, LinkRole, Span, SpeakerKind
from dateline.reader import read_by_rules


def chain(statement):
    return [(link.role.value, link.text) for link in statement.chain]


def test_chain_runs_from_speaker_to_outlet():
    text = "Ruiz told reporters that the pumps had failed."
    (found,) = found_in(text, outlet="Kelmara Chronicle", agency="NPA")
    assert chain(found) == [
        ("speaker", "Ruiz"),
        ("agency", "NPA"),
        ("outlet", "Kelmara Chronicle"),
    ]
    assert [link.basis for link in found.chain] == [
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
        ("agency", "Varnia Press Agency"),
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


@pytest.mark.parametrize("hearers", ["reporters", "journalists", "the press"])
def test_those_who_listen_for_everyone_are_no_carriers(hearers):
    (found,) = found_in(f"Ruiz told {hearers} that the pumps had failed.")
    assert chain(found) == [("speaker", "Ruiz")]


@pytest.mark.parametrize(
    ("tail", "carriers"),
    [
        (
            "said in a statement carried by the state news agency Kelinform",
            [("medium", "a statement"), ("agency", "Kelinform")],
        ),
        (
            "said in a statement carried by the agency VPA",
            [("medium", "a statement"), ("agency", "VPA")],
        ),
        ("told the state agency Kelinform", [("agency", "Kelinform")]),
        ("confirmed to the Lasko agency Kelinform", [("agency", "Kelinform")]),
        ("said in a note relayed by Kelinform", [("medium", "a note"), ("medium", "Kelinform")]),
        ("said through the official VPA news agency", [("agency", "VPA")]),
        ("told the aid agency Orm", []),
        ("said to Vanna Steel", []),
        ("told the weekly Road & Rail", [("medium", "Road & Rail")]),
        ("said on state television", [("medium", "state television")]),
        (
            "said in an interview published by Reuters",
            [("medium", "an interview"), ("agency", "Reuters")],
        ),
    ],
)
def test_carrier_beside_the_cue_is_named_and_its_role_is_known(tail, carriers):
    text = f"The pumps had failed, Ruiz {tail} on Monday."
    named = [("Ruiz", "person:ruiz"), ("VPA", "agency:vpa"), ("Reuters", "agency:reuters")]
    (found,) = found_in(text, named)
    assert chain(found)[1:] == carriers


def test_agency_in_the_sentence_does_not_displace_another_of_the_page():
    text = "The pumps had failed, Ruiz said in a note carried by the news agency Kelinform."
    (found,) = found_in(text, outlet="Herald", agency="NPA")
    assert chain(found)[1:] == [
        ("medium", "a note"),
        ("agency", "Kelinform"),
        ("agency", "NPA"),
        ("outlet", "Herald"),
    ]


@pytest.mark.parametrize(
    "house", ["this newspaper", "the Herald", "The Kelmara Herald", "our reporter"]
)
def test_what_is_told_to_the_outlet_went_through_no_agency(house):
    text = f"The pumps had failed, Ruiz told {house} on Monday."
    (found,) = found_in(text, outlet="The Kelmara Herald", agency="NPA")
    assert chain(found) == [("speaker", "Ruiz"), ("outlet", "The Kelmara Herald")]


@pytest.mark.parametrize(
    ("credit", "carries"),
    [
        ("With reporting by NPA", False),
        ("Additional reporting by NPA", False),
        ("NPA contributed to this report", False),
        ("Reporting by NPA", True),
        ("NPA", True),
    ],
)
def test_agency_thanked_for_a_part_carries_no_one_statement(credit, carries):
    text = f"The pumps had failed, Ruiz said.\n\n{credit}"
    document = make_document(text, outlet="Herald")
    place = Span(text.rindex("NPA"), text.rindex("NPA") + 3)
    document = replace(document, agency=Credit("NPA", Evidence("NPA", place)))
    (found,) = find_statements(document, read_by_rules(document), ())
    assert (("agency", "NPA") in chain(found)) is carries


def test_carrier_that_is_a_pronoun_is_named_or_left_out():
    text = (
        "VPA reported that talks went on. It cited the ministry as saying they would end.\n\n"
        "It was said at noon. They cited the mayor as saying the square was full."
    )
    found = {row(each, text)[0]: each for each in found_in(text, [("VPA", "agency:vpa")])}
    assert chain(found["the ministry"])[1:] == [("agency", "VPA")]
    assert chain(found["the mayor"])[1:] == []


def test_carrier_of_a_nested_statement_is_the_name_without_its_description():
    text = "Its spokesman, Tom Hale, who is new, said that the guild had asked for help."
    inner = found_in(text, [("Tom Hale", "person:tom hale")])[-1]
    assert chain(inner)[1:] == [("medium", "Tom Hale")]


def test_one_who_tells_of_own_words_is_no_carrier_of_them():
    text = "Tom Hale said he had warned that the silo could fall."
    outer, inner = found_in(text, [("Tom Hale", "person:tom hale"), ("he ", "person:tom hale")])
    assert chain(outer) == [("speaker", "Tom Hale")]
    assert chain(inner) == [("speaker", "he")]


def test_exchange_without_an_article_is_no_medium():
    text = "In exchange, Torvia and Lasko say, the port was opened."
    (found,) = found_in(text)
    assert chain(found) == [("speaker", "Torvia and Lasko")]


def test_carrier_without_a_name_is_told_without_its_relative_clause():
    text = "An official, who asked not to be named, said that the guild had asked for help."
    inner = found_in(text)[-1]
    assert chain(inner)[1:] == [("medium", "An official")]
    assert inner.chain[1].span.of(text) == "An official"


RELAYS = [("Radio Norra", "org:norra"), ("Die Zeit", "org:zeit"), ("Norra Times", "org:times"),
    ("Norra Council", "org:council"), ("Ruiz", "person:ruiz")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "carriers"),
    [
        ("It failed, Ruiz said in an interview with Radio Norra.", ["an interview", "Radio Norra"]),
        ("In an interview with Radio Norra, Ruiz said it failed.", ["an interview", "Radio Norra"]),
        (
            "In an article published by Die Zeit, Ruiz said that it failed.",
            ["an article", "Die Zeit"],
        ),
        ("It failed, Ruiz said in a column in the Norra Times.", ["a column", "Norra Times"]),
        ("It failed, Ruiz said in a letter to the Norra Council.", ["a letter"]),
        ("It failed, Ruiz said in a post on X.", ["a post", "X"]),
        ("Ruiz said on X that it failed.", ["X"]),
        ("Ruiz said on X-rays that it failed.", []),
    ],
)
def test_name_behind_an_occasion_carries_too(text, carriers):
    (found,) = found_in(text, RELAYS)
    assert [link.text for link in found.chain] == ["Ruiz", *carriers]


@pytest.mark.parametrize(
    "text",
    [
        "{s1 Norra media, citing a pilot}, {c1 said} {t1 that the runway was wet}.",
        "{s1 Norra media}, citing a pilot, {c1 said} {t1 that the runway was wet}.",
    ],
)
def test_who_cites_before_the_verb_carries_and_speaks_without_whom_it_cites(text):
    document, reading = marked(text)
    found = find_statements(document, reading, ())
    assert [[link.text for link in each.chain] for each in found] == [
        ["a pilot", "Norra media"],
        ["Norra media"],
    ]


def test_medium_inside_a_cue_of_the_reader_carries():
    document, reading = marked("{s1 Ruiz} {c1 said at a news conference} {t1 it had failed}.")
    (found,) = find_statements(document, reading, ())
    assert chain(found) == [("speaker", "Ruiz"), ("medium", "a news conference")]
