import time

import pytest
from tests.unit.events.build import by_word, tell


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor visited the quay.", ["visited"]),
        ("The mayor made a visit to the quay.", ["visit"]),
        ("A fire broke out in the shed.", ["fire", "broke out"]),
        ("Police were searching the hall.", ["searching"]),
        ("The minister plans to resign.", ["resign"]),
        ("They attack at night.", ["attack"]),
        ("The first hearing was long.", ["hearing"]),
        ("The blast injured four people, killing two.", ["blast", "injured", "killing"]),
        ("Mayor visits quay\n", []),
    ],
)
def test_triggers_are_verbs_and_event_nouns(text, words):
    found = by_word(tell(text))
    assert [word for word in words if word in found] == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The fire service closed the road.", "fire"),
        ("The injured were taken away.", "injured"),
        ("The death toll is not known.", "death"),
        ("Rescuers crawled under a collapsed roof.", "collapsed"),
        ("The union is an old ally of the port.", "ally"),
        ("Nobody has drawn attention to it.", "drawn"),
        ("It was a pre-attack drill.", "attack"),
        ("The planned meeting is off.", "planned"),
    ],
)
def test_false_friends_are_no_triggers(text, word):
    assert word not in by_word(tell(text))


def test_words_of_a_name_are_no_triggers():
    from dateline.model import EntityType

    analysis = tell("The Strike Fund paid them.", names=(("Strike Fund", EntityType.ORG),))
    assert "Strike" not in by_word(analysis)


def test_words_of_a_date_are_no_triggers():
    analysis = tell("It ended in March 2024 at the quay.", {"March 2024": "2024-03"})
    assert "March" not in by_word(analysis)


def test_boilerplate_is_not_read():
    from dataclasses import replace

    from tests.factories import make_document

    from dateline.events import find_events
    from dateline.model import Role
    from dateline.reader import read

    document = make_document("Police arrested two men.\n\nPolice arrested three men.")
    blocks = (document.blocks[0], replace(document.blocks[1], role=Role.RELATED))
    document = replace(document, blocks=blocks)
    found = find_events(document, read(document), (), (), ())
    assert [each.trigger.start for each in found] == [7]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "fire " * 20_000,
        "who killed, " * 9_000,
        "and after the fire while " * 4_000,
        "to visit to " * 9_000,
        "'" * 100_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(text):
    began = time.process_time()
    tell(text)
    assert time.process_time() - began < 20
