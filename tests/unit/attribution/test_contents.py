from __future__ import annotations

import pytest
from tests.factories import make_document
from tests.unit.attribution.statements import found_in, row, rows

from dateline.model import LinkBasis, Polarity, SpeakerKind
from dateline.reader import read_by_rules

ACCUSED = [
    "Dorland Mills, which runs the plant, of ignoring two letters",
    "Dorland Mills (the owner) of ignoring two letters",
    "the owners, who include members of the council, of lying",
    "the head of the board, Tom Hale, of theft and of lying",
    "Dorland Mills of ignoring two letters",
]


@pytest.mark.parametrize("content", ACCUSED)
def test_accusation_runs_to_the_deed_behind_an_aside(content):
    assert rows(f"The guild accused {content}.") == [("The guild", "accused", content)]


def test_blame_runs_to_what_it_is_for():
    text = "The guild blamed Dorland Mills, which runs the plant, for the fire."
    (found,) = rows(text)
    assert found[2] == "Dorland Mills, which runs the plant, for the fire"


def test_aside_without_a_deed_behind_it_ends_the_accusation_as_before():
    (found,) = rows("The guild accused the owners, who said nothing.")
    assert found[2] == "the owners"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The letter reads: "Move the boats before the storm comes."',
            ("The letter", "reads", "Move the boats before the storm comes."),
        ),
        (
            "The notice on the door reads: the bridge is closed until Friday.",
            ("The notice on the door", "reads", "the bridge is closed until Friday"),
        ),
        (
            'The guild\'s second letter reads: "Move the boats."',
            ("The guild's second letter", "reads", "Move the boats."),
        ),
    ],
)
def test_document_that_reads_is_the_source(text, expected):
    (found,) = found_in(text)
    assert row(found, text) == expected
    assert found.speaker_kind is SpeakerKind.DOCUMENT


@pytest.mark.parametrize("nobody", ["nobody", "no one"])
def test_nobody_inside_what_is_quoted_is_part_of_it(nobody):
    text = f'The weekly quoted the chief executive, Tom Hale, as saying that "{nobody} was there".'
    (found,) = found_in(text)
    assert row(found, text) == ("the chief executive, Tom Hale", "saying", f"{nobody} was there")


def test_both_deny_inside_what_their_lawyer_says():
    text = "Their lawyer, Ida Krom, told the Herald that both denied any fault."
    outer, inner = found_in(text)
    assert row(inner, text) == ("both", "denied", "any fault")
    assert inner.parent == outer.id
    assert inner.polarity is Polarity.NEGATIVE


def test_two_named_who_deny_are_speaker_and_co_speaker():
    text = "Their lawyer said that Halm and Orsa denied any fault."
    named = [("Halm", "person:halm"), ("Orsa", "person:orsa")]
    inner = found_in(text, named)[-1]
    assert row(inner, text) == ("Halm and Orsa", "denied", "any fault")
    assert inner.speaker_mention is not None
    assert len(inner.co_speaker_mentions) == 1


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_words_in_a_sentence_of_their_own_are_a_statement_of_the_same_speaker(gap):
    text = f'"I heard it," Halm told RTK.{gap}"It was like a drum. Then it stopped."'
    named = [("Halm", "person:halm"), ("RTK", "agency:rtk")]
    first, more = found_in(text, named)
    assert row(first, text) == ("Halm", "told", "I heard it")
    assert row(more, text) == (None, None, "It was like a drum. Then it stopped.")
    assert more.speaker_mention == first.speaker_mention
    assert [link.text for link in more.chain] == [link.text for link in first.chain]
    assert {link.basis for link in more.chain} == {LinkBasis.DOCUMENT}


def test_words_on_both_sides_of_the_cue_in_one_sentence_stay_one_statement():
    assert rows('"The pumps," Halm said, "failed at once."') == [
        ("Halm", "said", "The pumps // failed at once.")
    ]


def test_denial_that_goes_on_in_the_next_sentence_denies_only_its_own_words():
    text = 'Halm denied the charge. "I was in the north, and I have the tickets," he said.'
    assert [each.polarity for each in found_in(text)] == [Polarity.NEGATIVE, Polarity.POSITIVE]


def test_no_content_crosses_a_sentence():
    text = '"One fell," Halm said. "Two ran. We saw it." "Who fell?" Orsa asked. "All of us did."'
    sentences = read_by_rules(make_document(text)).sentences
    for each in found_in(text):
        assert any(whole.contains(each.extent) for whole in sentences)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Lasko denied that it fired first, but witnesses saw two boats burning.",
            "it fired first",
        ),
        ("Lasko denied firing first, but two boats burned.", "firing first"),
        ("Lasko denied firing first, which surprised observers.", "firing first"),
        ("Ruiz rejected the offer because it was too low.", "the offer"),
        ("The mayor announced a curfew, but did not say when it would end.", "a curfew"),
        (
            "The mayor said the bridge, which is old, was shut because it had cracked.",
            "the bridge, which is old, was shut because it had cracked",
        ),
    ],
)
def test_what_the_outlet_sets_against_it_is_no_content(text, content):
    assert [each[2] for each in rows(text)] == [content]
