from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from tests.factories import make_document

from dateline.entities import Identities, find_mentions, join_mentions
from dateline.model import DocumentAnalysis, Entity, EntityType, ExternalId, Form
from dateline.reader import read_by_rules


def analyses(*texts: str) -> list[DocumentAnalysis]:
    documents = [make_document(text, name=f"{i}.txt") for i, text in enumerate(texts)]
    made = [DocumentAnalysis(document, read_by_rules(document)) for document in documents]
    found = [replace(one, mentions=find_mentions(one.document, one.reading)) for one in made]
    return sorted(found, key=lambda one: one.document.id)


def entities_of(case: list[DocumentAnalysis], joined: Identities, name: str) -> set[str]:
    return {
        joined.entity_of[mention.id]
        for one in case
        for mention in one.mentions
        if mention.span.of(one.document.text) == name
    }


def are_same(first: str, second: str, *, frame: str = "They met {} in Oslo.") -> bool:
    case = analyses(frame.format(first), frame.format(second))
    joined = join_mentions(case)
    a, b = entities_of(case, joined, first), entities_of(case, joined, second)
    assert len(a) == len(b) == 1
    return a == b


def named(joined: Identities, name: str) -> Entity:
    (one,) = [each for each in joined.entities if each.name == name]
    return one


TITLED = "They met Foreign Minister {} in Oslo."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Choe Son Hui", "Choe Song Hui"),
        ("Yoon Suk Yeol", "Yoon Seok-yeol"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kim Jong Un", "Kim Jong Unon"),
        ("Kim Yo Jong", "Kim Yo Jon"),
        ("Yuri Dzhalov", "Iouri Djalov"),
        ("Sergei Karlov", "Sergey Karloff"),
        ("Mohammed Fassari", "Muhammad Fassari"),
        ("Marta Halvik", "Marta Halvick"),
        ("Gregor Tallis", "Gregor Talis"),
        ("Viktor Andrei Sollas", "Viktor Sollas"),
        ("J. Thorwald", "Jonas Thorwald"),
        ("Wolfgang Esterling", "Wolfgang Esterlink"),
        ("Li Weiming", "Weiming Li"),
        ("Mike Thorwald", "Michael Thorwald"),
        ("Bill Thorwald", "William J. Thorwald"),
        ("Tom Sollas", "Thomas Sollas"),
    ],
)
def test_spellings_of_one_name_are_one_person(first, second):
    assert are_same(first, second, frame=TITLED)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Kim Jong Un", "Kim Jong Nam"),
        ("Jonas Halvik", "Marta Halvik"),
        ("Maria Sollas", "Mario Sollas"),
        ("Wang Yi", "Wang Yu"),
        ("Park Jin", "Park Jun"),
        ("Ilse Thorwald", "Ilse Thormann"),
        ("Lee Jae-myung", "Lee Jae-yong"),
        ("Anton Reisk", "Anton Reisner"),
        ("Mike Thorwald", "Michael Sollas"),
        ("Mike Thorwald", "Mark Thorwald"),
        ("Bill B. Thorwald", "William J. Thorwald"),
    ],
)
def test_names_of_two_people_are_two(first, second):
    assert not are_same(first, second, frame=TITLED)


def test_reason_is_given_for_a_join_of_spellings():
    joined = join_mentions(analyses("They met Choe Son Hui.", "They met Choe Song Hui."))
    (person,) = [one for one in joined.entities if one.type is EntityType.PERSON]
    assert person.reasons == ("choe son hui / choe song hui: romanised in two ways",)
    assert {person.name, *person.aliases} == {"Choe Son Hui", "Choe Song Hui"}


def test_two_spellings_with_two_titles_in_one_document_are_two_people():
    text = "Foreign Minister Choe Son Hui met Admiral Choe Song Hui."
    case = analyses(text)
    joined = join_mentions(case)
    assert entities_of(case, joined, "Choe Son Hui") != entities_of(case, joined, "Choe Song Hui")


def test_nickname_of_two_is_neither():
    case = analyses(
        "They met Alex Thorwald.", "They met Alexander Thorwald.", "They met Alexandra Thorwald."
    )
    assert len({one.id for one in join_mentions(case).entities}) == 3


def test_nickname_with_another_title_beside_the_full_name_is_another_person():
    case = analyses("Foreign Minister Michael Thorwald met Admiral Mike Thorwald.")
    joined = join_mentions(case)
    assert entities_of(case, joined, "Mike Thorwald") != entities_of(
        case, joined, "Michael Thorwald"
    )


def test_reason_names_the_short_form():
    joined = join_mentions(analyses("They met Mike Thorwald.", "They met Michael Thorwald."))
    (person,) = [one for one in joined.entities if one.type is EntityType.PERSON]
    assert person.reasons == (
        "mike thorwald: short form of the given name of the only one so named",
    )


def test_common_family_name_alone_stays_in_its_document():
    case = analyses("They met Kim Jong Un.", "Mr. Kim left. It was late.")
    joined = join_mentions(case)
    assert entities_of(case, joined, "Kim") != entities_of(case, joined, "Kim Jong Un")


def test_rare_family_name_alone_is_the_only_one_so_named():
    case = analyses("Emil Oru met Ilse Thorwald.", "Mr. Emil Oru met Mrs. Thorwald.")
    joined = join_mentions(case)
    assert entities_of(case, joined, "Thorwald") == entities_of(case, joined, "Ilse Thorwald")


def test_rare_family_name_alone_joins_nobody_in_a_document_of_another_matter():
    case = analyses("They met Ilse Thorwald.", "It was Mrs. Thorwald in Oslo.")
    joined = join_mentions(case)
    assert entities_of(case, joined, "Thorwald") != entities_of(case, joined, "Ilse Thorwald")


def test_acronym_joins_no_long_form_of_another_matter():
    case = analyses("The Norland Press Agency spoke.", "It was the NPA in Oslo.")
    joined = join_mentions(case)
    agency = entities_of(case, joined, "Norland Press Agency")
    assert entities_of(case, joined, "NPA") != agency


def test_family_name_that_two_bear_is_neither():
    case = analyses("They met Ilse Thorwald.", "They met Emil Thorwald.", "Mrs. Thorwald left.")
    joined = join_mentions(case)
    both = entities_of(case, joined, "Ilse Thorwald") | entities_of(case, joined, "Emil Thorwald")
    assert len(both) == 2
    assert not entities_of(case, joined, "Thorwald") & both


def test_country_has_its_code_and_all_its_names():
    case = analyses("North Korea spoke.", "Pyongyang accused Tokyo of lying.", "The DPRK left.")
    country = named(join_mentions(case), "North Korea")
    assert country.external == (ExternalId("iso3166", "KP"),)
    assert country.aliases == ("DPRK", "Pyongyang")


def test_capital_as_a_city_is_not_its_country():
    case = analyses("Moscow accused Oslo of lying.", "He arrived in Moscow.")
    assert len(entities_of(case, join_mentions(case), "Moscow")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Norland Press Agency", "NPA"),
        ("Ministry of Transport", "Transport Ministry"),
        ("Ministry of Defence", "Defense Ministry"),
        ("Torvian Dockworkers' Union", "Torvian Dockworkers’ Union"),
        ("Greenmar Shipping Corp", "Greenmar Shipping"),
    ],
)
def test_forms_of_an_organisation_are_one(first, second):
    case = analyses(f"The crews of the {first} left Oslo.", f"The crews of the {second} left Oslo.")
    joined = join_mentions(case)
    assert entities_of(case, joined, first) == entities_of(case, joined, second)


def test_ministries_of_two_countries_are_two_and_a_bare_one_is_neither():
    case = analyses(
        "Pyongyang's Foreign Ministry spoke.",
        "Tokyo's Foreign Ministry spoke.",
        "Crews of the Foreign Ministry spoke.",
    )
    assert len(entities_of(case, join_mentions(case), "Foreign Ministry")) == 3


def test_office_is_the_one_so_titled_elsewhere():
    case = analyses("They met French President Ilse Thorwald.", "Then the French president left.")
    joined = join_mentions(case)
    office = entities_of(case, joined, "the French president")
    assert office == entities_of(case, joined, "Ilse Thorwald")


def test_office_that_two_hold_is_neither():
    case = analyses(
        "They met French President Ilse Thorwald.",
        "They met French President Emil Oru.",
        "Then the French president left.",
    )
    joined = join_mentions(case)
    office = entities_of(case, joined, "the French president")
    assert not office & entities_of(case, joined, "Ilse Thorwald")


def test_name_of_an_entity_is_its_fullest_frequent_spelling():
    case = analyses(
        *["Vladimir Putin spoke. Putin left. Putin slept."] * 3, "Vladimir Puttin left."
    )
    joined = join_mentions(case)
    assert named(joined, "Vladimir Putin").type is EntityType.PERSON


CASE = (
    "North Korean leader Kim Jong Un met Foreign Minister Choe Son Hui. Kim left.",
    "Kim Jong-un and Choe Song Hui met. The North Korean leader spoke.",
    "The Norland Press Agency (NPA) said Mr. Kim and Ilse Thorwald met.",
    "NPA said I. Thorwald, Thorwald and the Transport Ministry met in Torvia.",
    "Torvia's Ministry of Transport said so. Mrs. Thorwald denied it.",
)


def test_identities_do_not_depend_on_the_order_of_documents():
    case = analyses(*CASE)
    wanted = join_mentions(case)
    for seed in range(5):
        mixed = list(case)
        random.Random(seed).shuffle(mixed)  # noqa: S311 - a fixed order of tests, no secret
        found = join_mentions(mixed)
        assert found.entities == wanted.entities
        assert dict(found.entity_of) == dict(wanted.entity_of)


def test_every_mention_has_an_entity_and_every_entity_a_mention():
    case = analyses(*CASE)
    joined = join_mentions(case)
    mentions = {mention.id for one in case for mention in one.mentions}
    assert set(joined.entity_of) == mentions
    assert set(joined.entity_of.values()) == {entity.id for entity in joined.entities}
    assert [one.id for one in joined.entities] == sorted(one.id for one in joined.entities)


def test_mentions_with_one_key_in_one_document_have_one_entity():
    case = analyses(*CASE)
    joined = join_mentions(case)
    for one in case:
        by_key: dict[str, set[str]] = {}
        for mention in one.mentions:
            by_key.setdefault(mention.key, set()).add(joined.entity_of[mention.id])
        assert all(len(found) == 1 for found in by_key.values())


def test_names_of_entities_are_written_in_the_documents_or_in_a_lexicon():
    case = analyses(*CASE)
    text = " ".join(one.document.text for one in case)
    for entity in join_mentions(case).entities:
        if not entity.external:
            assert entity.name in text
        assert all(alias in text for alias in entity.aliases)


def test_nothing_gives_nothing():
    assert join_mentions([]).entities == ()
    assert not any(one.form is Form.NAME for one in analyses("It rained.")[0].mentions)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["distinct", "one family", "one skeleton"])
def test_joining_time_is_near_linear(kind):
    def case(count: int) -> list[DocumentAnalysis]:
        draw = random.Random(5)  # noqa: S311 - as above
        texts = []
        for at in range(count):
            given = "".join(draw.choices("bdfgklmnprst", k=3) + draw.choices("aeiou", k=3))
            family = {
                "distinct": "".join(draw.choices("bdfgklmnprstaeiou", k=8)),
                "one family": "thorwald",
                "one skeleton": "k" + "".join(draw.choices("aeiou", k=4)) + "r",
            }[kind]
            given = "mara" if kind == "one skeleton" else given
            texts.append(f"They met Mr. {given.title()}x {family.title()} in Oslo on day {at}.")
        return analyses(*texts)

    def seconds(made: list[DocumentAnalysis]) -> float:
        began = time.process_time()
        join_mentions(made)
        return time.process_time() - began

    few, many = case(250), case(1_000)
    assert min(seconds(many) for _ in range(2)) < 10 * min(seconds(few) for _ in range(2)) + 1.0
