from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_document

from dateline.entities import find_mentions
from dateline.model import Credit, EntityType, Evidence, Form, Mention
from dateline.reader import read_by_rules


def mentions(text: str, *, headline: bool = False) -> list[tuple[str, Mention]]:
    document = make_document(text, headline=headline)
    return [(one.span.of(text), one) for one in find_mentions(document, read_by_rules(document))]


def names(text: str, *, headline: bool = False) -> list[str]:
    return [name for name, one in mentions(text, headline=headline) if one.form is Form.NAME]


def keys(text: str) -> dict[str, str]:
    return {name: one.key for name, one in mentions(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norwegian Foreign Minister Ilse Thorwald left.", ["Ilse Thorwald"]),
        ("Officers met Russia's Pavel Karr.", ["Russia", "Pavel Karr"]),
        ("The Torvian Dockworkers' Union met.", ["Torvian Dockworkers' Union"]),
        ("The Ministry of Health and Welfare said so.", ["Ministry of Health and Welfare"]),
        ("Aid for Bank of Kelmara staff.", ["Bank of Kelmara"]),
        (
            "He met Ursula von der Leyde and Omar al-Fassari.",
            ["Ursula von der Leyde", "Omar al-Fassari"],
        ),
        ("The mayor of Lisbon met Ana Prado, 52.", ["Lisbon", "Ana Prado"]),
        ("The Varnhaven Tidings told Baek Won-soon.", ["Varnhaven Tidings", "Baek Won-soon"]),
        ("They met Ada King and Emil Page.", ["Ada King", "Emil Page"]),
        ("Harlan & Tesk sold it.", ["Harlan & Tesk"]),
        ("She saw John F. Merenn on Tuesday in March.", ["John F. Merenn"]),
        ("Firefighters arrived. Then they left.", []),
        ("“We know,” he said. “Nothing was moved.”", []),
        ("Russian and Ukrainian troops left.", []),
        ("Russians and Ukrainians left.", ["Russians", "Ukrainians"]),
        ("The Russia-Ukraine talks were UN-brokered.", ["Russia", "Ukraine", "UN"]),
        ("Kim-led crews and a Seoul-based firm.", ["Seoul"]),
    ],
)
def test_names_are_found_whole_and_without_titles(text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Putin Hails Support for Port Strike", ["Putin"]),
        ("Ilse Thorwald Warns of Long Winter in France", ["Ilse Thorwald", "France"]),
        ("Kremlin Confirms Trip to North Korea", ["Kremlin", "North Korea"]),
        ("Crews Search Ruins as Toll Rises", []),
    ],
)
def test_names_in_a_title_case_headline_leave_its_ordinary_words_out(text, wanted):
    body = "\n\nThe crews came. Putin left for home."
    found = [name for name in names(text + body, headline=True) if name in text]
    assert found[: len(wanted)] == wanted
    assert len(found) - found.count("Putin") - len(wanted) + wanted.count("Putin") == 0


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They met Prime Minister Anton Reisk.", "Prime Minister"),
        ("They met Gen. Anton Reisk.", "Gen."),
        ("They met the spokesman Anton Reisk.", "spokesman"),
        ("North Korean leader Anton Reisk left.", "leader"),
        ("Crews left AndPresident Anton Reisk too.", "President"),
    ],
)
def test_title_before_a_name_is_kept_apart(text, title):
    (one,) = [m for name, m in mentions(text) if name == "Anton Reisk"]
    assert one.title is not None
    assert one.title.of(text) == title
    assert one.type is EntityType.PERSON


def test_name_at_the_start_of_a_sentence_is_one_when_it_stands_elsewhere_too():
    text = "The crews met Emil Thorbreck.\n\nThorbreck left. Officials spoke.\n\nx / thorbreck / 1"
    assert names(text) == ["Emil Thorbreck", "Thorbreck"]


def test_possessive_is_no_part_of_a_name():
    assert names("Oslo's port and Thorwald’s ship.")[:2] == ["Oslo", "Thorwald"]


def test_family_name_alone_is_the_person_named_in_full():
    found = keys("Ilse Thorwald spoke. Thorwald left. Mr. Thorwald is away.")
    assert found["Thorwald"] == found["Ilse Thorwald"] == "person:ilse thorwald"


def test_family_name_of_two_is_the_one_more_often_named():
    text = "Kim Jong Un spoke. Kim Jong Un left. His father was Kim Jong Il. Kim came back."
    assert keys(text)["Kim"] == "person:kim jong un"


def test_family_name_of_two_equals_is_left_open():
    text = (
        "Jonas Halvik and Marta Halvik met. It rained. It stopped. It rained again. "
        "The port was shut. Halvik left."
    )
    assert keys(text)["Halvik"] == "person:halvik"


def test_family_name_with_an_honorific_is_the_one_of_that_gender():
    text = "Mr. Jonas Halvik met Mrs. Marta Halvik. Mrs. Halvik left."
    assert [one.key for name, one in mentions(text) if name == "Halvik"] == ["person:marta halvik"]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Moscow accused the West of lying.", "Moscow", "country:RU"),
        ("He arrived in Moscow on Monday.", "Moscow", "city:moscow,RU"),
        ("He will visit Pyongyang this week.", "Pyongyang", "city:pyongyang,KP"),
        ("Talks between Tokyo and Seoul failed.", "Tokyo", "country:JP"),
        ("It improved ties with Pyongyang again.", "Pyongyang", "country:KP"),
        ("Washington and Seoul say it is so.", "Washington", "country:US"),
        ("But Moscow used its veto.", "Moscow", "country:RU"),
        ("Washington and its allies have said so.", "Washington", "country:US"),
        ("Envoys accused Seoul and Washington of it.", "Washington", "country:US"),
        ("Tokyo, Seoul and Washington agreed.", "Tokyo", "country:JP"),
        ("Neither Moscow nor Kyiv has said so.", "Moscow", "country:RU"),
        ("In Paris, Berlin said no.", "Berlin", "country:DE"),
        ("In Paris, Berlin said no.", "Paris", "city:paris,FR"),
        ("They flew to Seoul, Tokyo and Washington.", "Seoul", "city:seoul,KR"),
        ("It came as Moscow pursues its aims.", "Moscow", "country:RU"),
        ("It is calling on Moscow to leave.", "Moscow", "country:RU"),
        ("Crews left Moscow by train.", "Moscow", "city:moscow,RU"),
        ("Moscow residents left.", "Moscow", "city:moscow,RU"),
        ("Pyongyang's airport was shut.", "Pyongyang", "city:pyongyang,KP"),
        ("Pyongyang's ambassador spoke.", "Pyongyang", "country:KP"),
        ("The Kremlin said no.", "Kremlin", "country:RU"),
        ("The DPRK denied it.", "DPRK", "country:KP"),
    ],
)
def test_capital_and_seat_are_government_or_city_by_their_place(text, name, key):
    assert keys(text)[name] == key


def test_north_is_the_country_that_the_document_names():
    assert keys("North Korea spoke. The North has denied it.")["North"] == "country:KP"


def test_direction_without_such_a_country_is_no_name():
    assert "North" not in keys("Rain fell in France. The North was dry.")


def test_acronym_in_parentheses_is_its_long_form():
    found = keys("The Norland Press Agency (NPA) said so. NPA gave no names.")
    assert found["NPA"] == found["Norland Press Agency"] == "org:norland press agency"


def test_acronym_of_the_credits_is_the_agency_and_not_a_body_of_the_lexicon():
    text = "Sollas told NPA that he left."
    credit = Credit("Nethery Press Agency", Evidence("Nethery Press Agency", place="test"))
    document = replace(make_document(text), agency=credit)
    found = {one.span.of(text): one.key for one in find_mentions(document, read_by_rules(document))}
    assert found["NPA"] == "org:nethery press agency"


def test_ministry_belongs_to_the_country_that_the_text_gives_it():
    found = mentions("Pyongyang's Foreign Ministry spoke. The Foreign Ministry was firm.")
    assert [one.key for name, one in found if name == "Foreign Ministry"] == [
        "org:foreign ministry,KP"
    ] * 2


def test_ministry_is_the_same_turned_round():
    found = keys("The Transport Ministry spoke. The Ministry of Transport was firm.")
    assert found["Transport Ministry"] == found["Ministry of Transport"]


@pytest.mark.parametrize(
    ("text", "phrase", "key"),
    [
        ("President Vladimir Putin spoke. The Kremlin leader left.", "The Kremlin leader", "person:vladimir putin"),
        ("North Korean leader Kim Jong Un met Russian President Vladimir Putin. The Russian president smiled.", "The Russian president", "person:vladimir putin"),
        ("Transport Minister Yuri Dzhalov spoke. Later the minister left.", "the minister", "person:yuri dzhalov"),
        ("Ada Simm, the mayor of Oslo, spoke. Then the mayor left.", "the mayor", "person:ada simm"),
        ("It was the French president who called.", "the French president", "office:president,FR"),
    ],
)  # fmt: skip
def test_role_phrase_is_who_holds_it(text, phrase, key):
    found = {name: one for name, one in mentions(text) if one.form is Form.TITLE}
    assert found[phrase].key == key
    assert found[phrase].type is EntityType.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "Then the minister left.",
        "President Ada Oru met President Emil Stroud. It rained. It rained. It rained. Then the president left.",
        "The president of the club spoke.",
        "The general public left with the major part.",
    ],
)
def test_role_phrase_that_nobody_clearly_holds_is_left_out(text):
    assert not [name for name, one in mentions(text) if one.form is Form.TITLE]


def test_pronoun_is_the_only_person_it_can_mean():
    found = mentions("Mr. Emil Stroud came to Oslo. He said so.")
    assert [(name, one.key) for name, one in found if one.form is Form.PRONOUN] == [
        ("He", "person:emil stroud")
    ]


def test_pronoun_that_can_mean_two_is_left_out():
    found = mentions("Mr. Emil Stroud met Mr. Anton Reisk. He said so.")
    assert not [name for name, one in found if one.form is Form.PRONOUN]


def test_pronoun_of_the_other_gender_is_left_out():
    assert not [
        name
        for name, one in mentions("Mr. Emil Stroud came. She left.")
        if one.form is Form.PRONOUN
    ]


def test_unknown_adjective_of_a_place_is_no_name_and_tells_the_place():
    found = mentions("The Torvian port is shut. Torvia mourns.")
    assert [(name, one.type) for name, one in found] == [("Torvia", EntityType.GPE)]


PIECES = st.lists(
    st.sampled_from(
        "Ilse Thorwald|the|of|Ministry|and|said|He|she|President|Moscow|'s|.|,|(NPA)|Kim|Jong-un|“|”|"
        "Russian|leader|U.S.|St.|NPA|and Seoul|Russia-Ukraine|\n\n|Port Authority|J.|von der|&|al-|'"
        "".split("|")
    ),
    max_size=40,
).map(" ".join)


@given(PIECES)
def test_mentions_are_sorted_and_apart_and_each_inside_a_sentence(text):
    document = make_document(text)
    reading = read_by_rules(document)
    found = find_mentions(document, reading)
    end = 0
    for one in found:
        assert end <= one.span.start
        assert any(sentence.contains(one.span) for sentence in reading.sentences)
        assert one.key.partition(":")[2]
        assert one.title is None or one.title.end <= one.span.start
        end = one.span.end


@given(PIECES)
def test_mentions_are_the_same_each_time(text):
    document = make_document(text)
    reading = read_by_rules(document)
    assert find_mentions(document, reading) == find_mentions(document, reading)


@given(st.text(max_size=200))
def test_mentions_of_any_text_are_found_without_an_error(text):
    document = make_document(text)
    find_mentions(document, read_by_rules(document))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "Oru ",
        "Kim Jong Un ",
        "of Oru ",
        "President ",
        "the ",
        "(NPA) ",
        "Oru, the mayor ",
        "He said. ",
        "Oru and ",
        "New York ",
        "al-",
        "'s Oru ",
        "Oru Halvik. ",
        "A. ",
        "Ministry of ",
        "Moscow and ",
        "Moscow, ",
        "Kyivhave ",
        "inMoscow ",
        "a union the union ",
        "Dockers Union, the company, ",
        "President Ada Oru. The president. ",
    ],
)
def test_finding_time_is_linear_in_hostile_text(unit):
    def seconds(chars: int) -> float:
        document = make_document("Z " + unit * (chars // len(unit)))
        reading = read_by_rules(document)
        began = time.process_time()
        find_mentions(document, reading)
        return time.process_time() - began

    short = min(seconds(12_500) for _ in range(2))
    assert min(seconds(50_000) for _ in range(2)) < 10 * short + 1.0
