import pytest
from tests.unit.events.build import by_word, tell

from dateline.model import EntityType, ParticipantRole, Polarity, Stance

ORG, GPE = EntityType.ORG, EntityType.GPE


def roles(analysis, word):
    text = analysis.document.text
    mention = by_word(analysis)[word]
    return {each.role.value: each.span.of(text) for each in mention.participants}


@pytest.mark.parametrize(
    ("text", "names", "word", "expected"),
    [
        (
            "Torvia attacked Lissania.",
            (("Torvia", GPE), ("Lissania", GPE)),
            "attacked",
            {"actor": "Torvia", "recipient": "Lissania"},
        ),
        (
            "Lissania was attacked by Torvia.",
            (("Torvia", GPE), ("Lissania", GPE)),
            "attacked",
            {"actor": "Torvia", "recipient": "Lissania"},
        ),
        (
            "Torvia arrested a man in Kelmara.",
            (("Torvia", GPE), ("Kelmara", GPE)),
            "arrested",
            {"actor": "Torvia", "location": "Kelmara"},
        ),
        (
            "Torvia's attack on Lissania shook the town.",
            (("Torvia", GPE), ("Lissania", GPE)),
            "attack",
            {"actor": "Torvia", "location": "Lissania"},
        ),
    ],
)
def test_participants_have_their_roles(text, names, word, expected):
    assert roles(tell(text, names=names), word) == expected


def test_the_place_is_the_name_behind_the_preposition():
    analysis = tell("Police shot a man in Kelmara.", names=(("Kelmara", GPE),))
    mention = by_word(analysis)["shot"]
    assert mention.place is not None
    assert mention.place.of(analysis.document.text) == "Kelmara"
    assert mention.participants[0].role is ParticipantRole.LOCATION


def test_a_short_sentence_is_shown_whole():
    text = "The quay, which is old, reopened on Sunday."
    assert by_word(tell(text))["reopened"].clause.of(text) == text


def test_a_long_sentence_is_cut_behind_the_trigger():
    tail = "while the crews looked for " + "the old records of the firm in the shed " * 6
    text = f"Police arrested two men at the gate on Sunday {tail}."
    shown = by_word(tell(text))["arrested"].clause.of(text)
    assert shown == "Police arrested two men at the gate on Sunday"


def test_a_cut_never_parts_words_from_who_says_them():
    content = "police arrested two men at the gate on Sunday"
    tail = "while the crews went on looking for what was left of the records of the firm " * 3
    text = f"{content.capitalize()} {tail}, the fire service said."
    said = ((content.capitalize(), "said", Stance.ASSERTS, Polarity.POSITIVE),)
    assert by_word(tell(text, said=said))["arrested"].clause.of(text) == text


def test_a_clause_holds_its_trigger():
    text = "Two men, who had been detained on Tuesday, were released; a third fled. " * 5
    analysis = tell(text)
    assert analysis.event_mentions
    assert all(each.clause.contains(each.trigger) for each in analysis.event_mentions)
