from __future__ import annotations

import pytest
from tests.factories import make_document
from tests.unit.attribution.statements import found_in, mention, mentions_in, row

from dateline.attribution import find_statements
from dateline.model import SpeakerKind
from dateline.reader import read_by_rules

LISTENING = [
    (
        "A clerk, who was not cleared to talk, told RTK that harbour pilots had urged a delay.",
        "A clerk, who was not cleared to talk",
        "harbour pilots",
    ),
    (
        "The deputy told members that city engineers had proposed closing the dam.",
        "The deputy",
        "city engineers",
    ),
    (
        "Lind told the court that that witness had said the gate was open.",
        "Lind",
        "that witness",
    ),
]


@pytest.mark.parametrize(("text", "outer", "inner"), LISTENING)
def test_who_is_told_does_not_speak(text, outer, inner):
    first, second = found_in(text)
    assert (row(first, text)[0], row(second, text)[0]) == (outer, inner)
    assert second.parent == first.id


def test_apposition_behind_a_noun_that_looks_like_an_adjective_is_in_the_source():
    text = "Its chief executive, Ana Ruiz, said the mill would close."
    (found,) = found_in(text, [("Ana Ruiz", "person:ana ruiz")])
    assert row(found, text)[0] == "Its chief executive, Ana Ruiz"
    assert found.speaker_mention is not None


def who(text, named, of):
    """Return the words of the mention that the source *of* (its last, where it speaks twice) is."""
    document = make_document(text)
    mentions = mentions_in(document, named)
    spoken = [
        each
        for each in find_statements(document, read_by_rules(document), mentions)
        if each.source is not None and each.source.of(text) == of
    ]
    by_id = {each.id: each.span.of(text) for each in mentions}
    return by_id.get(spoken[-1].speaker_mention) if spoken else "not found"


MILL = ("Vanna Steel", "org:vanna steel")
UNION = ("Dorland Teachers' Union", "org:dorland teachers' union")
MINISTRY = ("Ministry of Justice", "org:justice ministry")
HOSPITAL = ("Saint Ide Hospital", "org:saint ide hospital")
RUIZ = ("Ana Ruiz", "person:ana ruiz")

DESCRIBED = [
    ("Vanna Steel shut a mill.\n\nThe company said wages were safe.", "The company", "Vanna Steel"),
    (
        "The Dorland Teachers' Union met Vanna Steel.\n\nThe union said talks had failed.",
        "The union",
        "Dorland Teachers' Union",
    ),
    (
        "The Dorland Teachers' Union met Vanna Steel.\n\nThe company said talks had failed.",
        "The company",
        "Vanna Steel",
    ),
    (
        "The Ministry of Justice and Saint Ide Hospital were told. The ministry said it was late.",
        "The ministry",
        "Ministry of Justice",
    ),
    (
        "The operator, Vanna Steel, closed. Nobody came.\n\nThe operator said it would reopen.",
        "The operator",
        "Vanna Steel",
    ),
    (
        "Saint Ide Hospital is full. The hospital said 12 were hurt.",
        "The hospital",
        "Saint Ide Hospital",
    ),
]
NOT_DESCRIBED = [
    ("Saint Ide Hospital is full. The company said wages were safe.", "The company"),
    ("Vanna Steel met Orm Glass. The company said talks had failed.", "The company"),
    ("Vanna Steel met a shipping company. The company said talks had failed.", "The company"),
    ("Vanna Steel closed. The operator said it would reopen.", "The operator"),
    ("Vanna Steel closed. A company said it would reopen.", "A company"),
    ("The company said wages were safe. Vanna Steel closed.", "The company"),
    (
        "The Dorland Teachers' Union met the dockers' union. The union said talks failed.",
        "The union",
    ),
]
NAMED = [MILL, UNION, MINISTRY, HOSPITAL, ("Orm Glass", "org:orm glass"), RUIZ]


@pytest.mark.parametrize(("text", "source", "expected"), DESCRIBED)
def test_description_means_the_only_body_of_its_kind_in_focus(text, source, expected):
    assert who(text, NAMED, source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The teachers' union in the port", "Dorland Teachers' Union"),
        ("The justice ministry", "Ministry of Justice"),
        ("The transport ministry", None),
        ("The rail union", None),
    ],
)
def test_description_whose_words_one_name_holds_means_that_one(source, expected):
    text = f"{source} said talks had failed. The Dorland Teachers' Union and the Ministry of Justice met."
    assert who(text, NAMED, source) == expected


@pytest.mark.parametrize(("text", "source"), NOT_DESCRIBED)
def test_description_that_could_mean_another_means_nobody(text, source):
    assert who(text, NAMED, source) is None


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ('Ana Ruiz said the mill was shut. "It is cold," she said.', "she", "Ana Ruiz"),
        ("Ana Ruiz said the mill was shut.\n\nShe said it was cold.", "She", "Ana Ruiz"),
        ("Ana Ruiz said the mill was shut. He said it was cold.", "He", None),
        ("Ana Ruiz said Tom Hale had left. She said it was cold.", "She", None),
        ("Ana Ruiz said no. The mill shut. It rained. Gulls came. She said it was so.", "She", None),
        ("Vanna Steel said wages were safe. It said the mill was shut.", "It", "Vanna Steel"),
        ("Vanna Steel said it would pay wages, and warned it could fail.", "it", "not found"),
        ("Vanna Steel says it asked for help.", "it", "Vanna Steel"),
        ("Ana Ruiz said wages were safe. It said the mill was shut.", "It", None),
    ],
)  # fmt: skip
def test_pronoun_means_the_last_who_spoke_where_no_other_can_be_meant(text, source, expected):
    assert who(text, [*NAMED, ("Tom Hale", "person:tom hale")], source) == expected


@pytest.mark.parametrize(
    "aside",
    ["who is not related to the judge, Piet Orsa", "a cousin of the town's judge, Piet Orsa"],
)
def test_family_name_is_not_the_bearer_named_behind_it(aside):
    text = f"Carla Orsa spoke first.\n\nThe mayor left. Orsa, {aside}, said the bridge was shut."
    named = [("Carla Orsa", "person:carla orsa"), ("Piet Orsa", "person:piet orsa")]
    document = make_document(text)
    at = text.rindex("Orsa, ", 0, text.index(aside))
    short = mention(document, at, "Orsa", "person:piet orsa")
    mentions = (*mentions_in(document, named), short)
    found = find_statements(document, read_by_rules(document), mentions)[-1]
    assert found.speaker_mention == mentions[0].id
    assert found.speaker_kind is SpeakerKind.PERSON


def test_family_name_without_another_bearer_is_left_alone():
    text = "Orsa, who knows the judge, Piet Hale, said the bridge was shut."
    named = [("Orsa", "person:orsa"), ("Piet Hale", "person:piet hale")]
    assert who(text, named, "Orsa, who knows the judge, Piet Hale") == "Orsa"


def test_name_between_any_cue_and_that_is_told_and_carries():
    text = "The clerk affirmed RTK that the pilots had asked for help."
    outer = found_in(text, [("RTK", "agency:rtk")])[0]
    assert row(outer, text) == ("The clerk", "affirmed", "the pilots had asked for help")
    assert [link.text for link in outer.chain] == ["The clerk", "RTK"]


@pytest.mark.parametrize(
    "aside",
    [
        "who has never met the judge, Piet Hale",
        "who does not have any link of family with the judge of the town, Piet Hale",
        "whose brother is the judge, Piet Hale",
        "without any link of family with the judge, Piet Hale",
        "who at the time was a member of the guild, a body of six",
    ],
)
def test_who_ends_a_relative_clause_is_not_its_subject(aside):
    text = f"Carla Orsa, {aside}, said that the boats had been late."
    named = [("Carla Orsa", "person:carla orsa"), ("Piet Hale", "person:piet hale")]
    assert who(text, named, f"Carla Orsa, {aside}") == "Carla Orsa"


def test_subject_of_a_relative_clause_is_the_source():
    text = "The boats, which the judge, Piet Hale, said were late, came at noon."
    named = [("Piet Hale", "person:piet hale")]
    assert who(text, named, "the judge, Piet Hale") == "Piet Hale"


@pytest.mark.parametrize(
    ("source", "name", "kept"),
    [
        ("Ministers, Selmark and Tarnhave", "Tarn", "Ministers, Selmark and Tarn"),
        ("The mayor of Tarnhas", "Tarn", "The mayor of Tarn"),
        ("The town of Tarnholm", "Tarn", "The town of Tarnholm"),
    ],
)
def test_function_word_that_is_glued_to_a_name_is_not_of_the_source(source, name, kept):
    text = f"{source} said that the mill would close."
    (found,) = found_in(text, [(name, "country:XT")])
    assert row(found, text)[0] == kept
    assert found.chain[0].text == kept
