from __future__ import annotations

import pytest
from tests.unit.attribution.statements import found_in, row, rows

from dateline.model import Directness, Polarity, SpeakerKind, Stance

DIRECT = [
    (
        '"The pumps failed at once," the harbour master said.',
        [("the harbour master", "said", "The pumps failed at once")],
    ),
    (
        '"The pumps," the harbour master said, "failed at once."',
        [("the harbour master", "said", "The pumps // failed at once.")],
    ),
    (
        "“The pumps failed,” said Ana Ruiz, the port's chief engineer. “Nobody was told. We waited.”",
        [
            (
                "Ana Ruiz, the port's chief engineer",
                "said",
                "The pumps failed",
            ),
            (None, None, "Nobody was told. We waited."),
        ],
    ),
    (
        'The engineer said: "The pumps failed at once."',
        [("The engineer", "said", "The pumps failed at once.")],
    ),
    (
        '"Who gave the order?" asked the judge.',
        [("the judge", "asked", "Who gave the order?")],
    ),
    (
        'Ruiz called the report "a careful piece of work" and left.',
        [("Ruiz", "called", 'the report "a careful piece of work"')],
    ),
    (
        'The minister said the talks were "going well" on Monday.',
        [("The minister", "said", 'the talks were "going well" on Monday')],
    ),
]

INDIRECT = [
    ("The minister said that the port would reopen.", "The minister", "the port would reopen"),
    ("The minister said the port would reopen.", "The minister", "the port would reopen"),
    ("The minister said on Monday that it would reopen.", "The minister", "it would reopen"),
    ("The port will reopen, the minister said on Monday.", "the minister", "The port will reopen"),
    (
        "The port, the minister said, will reopen on Friday.",
        "the minister",
        "The port // will reopen on Friday",
    ),
    (
        "The port will reopen, according to the harbour authority.",
        "the harbour authority",
        "The port will reopen",
    ),
    (
        "According to the harbour authority, the port will reopen.",
        "the harbour authority",
        "the port will reopen",
    ),
    ("Ruiz told reporters that the pumps had failed.", "Ruiz", "the pumps had failed"),
    ("Torvia accused Lasko of firing on its boats.", "Torvia", "Lasko of firing on its boats"),
    (
        "The union urged the owners to open the gates.",
        "The union",
        "the owners to open the gates",
    ),
    (
        "The chief engineer, who has worked there since 1990, said the pumps were old.",
        "The chief engineer, who has worked there since 1990",
        "the pumps were old",
    ),
    ("The ministry promised to pay the crews.", "The ministry", "to pay the crews"),
    ("As the mayor noted, the pumps were old.", "the mayor", "the pumps were old"),
    ("Ruiz warned on Tuesday that the silo could fall.", "Ruiz", "the silo could fall"),
    (
        "A report by the inspectors said the pumps were thirty years old.",
        "A report by the inspectors",
        "the pumps were thirty years old",
    ),
    (
        "The minister was quoted as saying that the talks had failed.",
        "The minister",
        "the talks had failed",
    ),
    (
        "The minister's denial that the pumps had failed surprised the union.",
        "The minister",
        "the pumps had failed",
    ),
    ("A tanker burned at the quay, which Torvia says was empty.", "Torvia", "was empty"),
    (
        "Two boats were sunk, with witnesses saying they had heard shots.",
        "witnesses",
        "they had heard shots",
    ),
]

NOTHING = [
    "The port is expected to reopen on Friday.",
    "The quay is believed to be safe.",
    "The minister declined to comment.",
    "The minister did not say when the port would reopen.",
    'The "old quay" was closed on Monday after the storm.',
    "The army attacked the port at dawn.",
    "Ruiz welcomed Tom Hale to the port.",
    "Torvia recalled its ambassador last week.",
    "This photo shows the quay after the fire.",
    "Halm showed reporters copies of the letters.",
    "Halm showed reporters copies of the letters, the second of which bore a stamp.",
    "Ana Ruiz showed journalists a burnt cable.",
    "She claimed an independent inquiry.",
    "The guild is seeking to secure a long lease.",
    "Ana Ruiz wants to close the mill.",
    "The owners plan to close the mill.",
    "The mayor decided to stay at home.",
    "Ana Ruiz knows how to sail.",
    "The crews saw two boats.",
    "Ana Ruiz welcomes union leader Tom Hale prior to their talks at the port.",
    "The mill received no letter, written or oral, from the guild.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct_and_mixed_quotation_is_found(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "source", "content"), INDIRECT)
def test_indirect_statement_is_found_with_exact_spans(text, source, content):
    assert [(a, c) for a, _, c in rows(text)] == [(source, content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Ana Ruiz wants to "open every gate" of the mill.', 'to "open every gate" of the mill'),
        ("Russian TV showed the mayor greeting the crews.", "the mayor greeting the crews"),
        ("A poll showed a rise of nine points.", "a rise of nine points"),
    ],
)
def test_wish_in_its_own_words_and_what_screens_and_data_show_are_statements(text, content):
    assert [each[2] for each in rows(text)] == [content]


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement_without_a_holder_or_a_saying(text):
    assert rows(text) == []


def test_unspecified_reports_have_no_source():
    text = "The fleet stayed in port amid reports that a storm would come."
    (found,) = found_in(text)
    assert row(found, text) == (None, "amid reports", "a storm would come")
    assert found.speaker_kind is SpeakerKind.UNSPECIFIED


def test_two_verbs_share_a_source_and_split_the_content():
    assert rows("The mayor praised the crews and said the fire was out.") == [
        ("The mayor", "praised", "the crews"),
        ("The mayor", "said", "the fire was out"),
    ]


def test_participle_takes_the_speaker_before_it():
    assert rows("The fire was out, the mayor said, adding that two men were hurt.") == [
        ("the mayor", "said", "The fire was out"),
        ("the mayor", "adding", "two men were hurt"),
    ]


def test_two_clauses_with_their_own_speakers_do_not_run_together():
    text = "In March, Torvia said it would leave the treaty, but Lasko said it would stay."
    assert rows(text) == [
        ("Torvia", "said", "it would leave the treaty"),
        ("Lasko", "said", "it would stay"),
    ]


def test_quotation_alone_in_the_next_paragraph_goes_on():
    text = '"The pumps failed," the engineer said.\n\n"Nobody was told about it at all."'
    found, more = found_in(text)
    assert row(found, text) == ("the engineer", "said", "The pumps failed")
    assert row(more, text) == (None, None, "Nobody was told about it at all.")
    assert more.chain[0].span == found.chain[0].span


def test_quotation_after_a_colon_takes_the_subject_before_it():
    text = 'Ana Ruiz was blunt: "The pumps failed and nobody came to help."'
    (found,) = found_in(text)
    assert row(found, text) == (
        "Ana Ruiz",
        None,
        "The pumps failed and nobody came to help.",
    )
    assert found.directness is Directness.DIRECT


@pytest.mark.parametrize(
    ("text", "stance", "polarity"),
    [
        ("Lasko denied that its boats were there.", Stance.DENIES, Polarity.NEGATIVE),
        ("The company has denied the allegations.", Stance.DENIES, Polarity.NEGATIVE),
        ('Lasko called the accusations "absurd".', Stance.DENIES, Polarity.NEGATIVE),
        ("The owners dismissed the report as false.", Stance.DENIES, Polarity.NEGATIVE),
        ("The company did not deny that the pumps failed.", Stance.ASSERTS, Polarity.POSITIVE),
        ("Torvia accused Lasko of firing on its boats.", Stance.ACCUSES, Polarity.POSITIVE),
        ("Ruiz thanked the firefighters for their work.", Stance.PRAISES, Polarity.POSITIVE),
        ("The union urged the owners to open the gates.", Stance.DEMANDS, Polarity.POSITIVE),
        ("Ruiz warned that the silo could fall.", Stance.WARNS, Polarity.POSITIVE),
        ("The ministry promised to pay the crews.", Stance.PROMISES, Polarity.POSITIVE),
    ],
)
def test_stance_and_polarity_follow_the_cue(text, stance, polarity):
    (found,) = found_in(text)
    assert (found.stance, found.polarity) == (stance, polarity)


def test_charges_called_absurd_are_the_content_denied():
    text = 'Lasko called the accusations "absurd".'
    (found,) = found_in(text)
    assert row(found, text) == ("Lasko", "called", "the accusations")
    assert found.directness is Directness.INDIRECT


def test_confidence_is_a_probability_and_high_for_plain_speech():
    (plain,) = found_in("The minister said that the port would reopen.")
    assert 0.9 <= plain.confidence <= 1.0


def test_same_text_gives_the_same_statements():
    text = "\n\n".join(case[0] for case in DIRECT)
    assert found_in(text) == found_in(text)


def test_spans_stay_inside_the_text_and_in_order():
    text = "\n\n".join([*(case[0] for case in INDIRECT), *(case[0] for case in DIRECT)])
    for found in found_in(text):
        assert list(found.content) == sorted(found.content)
        assert found.content[-1].end <= len(text)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Minister: Port will reopen on Friday", ("Minister", None, "Port will reopen on Friday")),
        ("Port to reopen on Friday \u2013 report", ("report", None, "Port to reopen on Friday")),
        (
            "Port to reopen Friday, says minister",
            ("minister", "says", "Port to reopen Friday"),
        ),
        ("Torvia says talks will go on", ("Torvia", "says", "talks will go on")),
        ("Union says mill ignored calls", ("Union", "says", "mill ignored calls")),
        ("Halm has resigned: agency", ("agency", None, "Halm has resigned")),
        ("Port chief to resign - sources", ("sources", None, "Port chief to resign")),
        ("Ruiz: 'We had no warning at all'", ("Ruiz", None, "We had no warning at all")),
    ],
)
def test_headline_says_who_says_what(headline, expected):
    text = f"{headline}\n\nThe quay stood empty at noon."
    assert rows(text, headline=True) == [expected]


@pytest.mark.parametrize("mark", [":", " -", " \u2013"])
def test_headline_that_ends_in_who_says_so_holds_what_is_said_in_it(mark):
    headline = f"Union accused mill of lying{mark} court papers"
    outer, inner = found_in(f"{headline}\n\nThe quay stood empty.", headline=True)
    assert row(outer, headline) == ("court papers", None, "Union accused mill of lying")
    assert row(inner, headline) == ("Union", "accused", "mill of lying")
    assert inner.parent == outer.id


@pytest.mark.parametrize(
    "headline",
    ["Live: Fire at the port of Varnhaven", "Opinion: The port must change", "Fire: what we know"],
)
def test_label_before_a_colon_does_not_speak(headline):
    assert rows(f"{headline}\n\nThe quay stood empty.", headline=True) == []


def test_statement_with_its_source_between_cue_and_content():
    text = "The Chronicle reported, citing people familiar with the matter, that the deal was off."
    found = {row(each, text)[0]: each for each in found_in(text)}
    assert row(found["The Chronicle"], text)[2] == "the deal was off"
    assert row(found["people familiar with the matter"], text)[2] == "the deal was off"
    assert found["people familiar with the matter"].chain[1].text == "The Chronicle"


def test_question_in_quotation_marks_is_joined_to_who_asked():
    text = '"How could they know?" Ruiz said. "Nobody told them."'
    found, more = found_in(text)
    assert row(found, text) == ("Ruiz", "said", "How could they know?")
    assert row(more, text) == (None, None, "Nobody told them.")


def test_wish_to_stay_unnamed_is_no_statement():
    text = "Hale had been warned, according to two officials who asked not to be named."
    assert [each[2] for each in rows(text)] == ["Hale had been warned"]


def test_nobody_says_nothing():
    assert rows("No minister said that the port would reopen.") == []
