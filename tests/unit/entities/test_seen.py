"""Names as the trained reader marks them; its marks are set by hand here."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from tests.factories import make_document

from dateline.entities import find_mentions
from dateline.model import EntityType, Form, Mention, Reading, Span, Tag
from dateline.reader import read_by_rules


def marked(text: str, *names: tuple[str, str]) -> tuple[tuple[str, Mention], ...]:
    """Return the mentions of *text*, in which the reader marked *names* in the text's order."""
    document = make_document(text)
    tags: list[Tag] = []
    at = 0
    for name, label in names:
        start = text.index(name, at)
        at = start + len(name)
        tags.append(Tag(Span(start, at), label, 0.9))
    reading: Reading = replace(read_by_rules(document), names=tuple(tags))
    return tuple((one.span.of(text), one) for one in find_mentions(document, reading))


@pytest.mark.parametrize(
    ("text", "name", "label", "type_", "key"),
    [
        ("Reports from Oru said so.", "Oru", "Person", EntityType.PERSON, "person:oru"),
        ("Reports from Oru said so.", "Oru", "Location", EntityType.GPE, "place:oru"),
        ("They swam in Lake Tesk.", "Lake Tesk", "Location", EntityType.LOC, "place:lake tesk"),
        ("He is in Amarel Prison.", "Amarel Prison", "Location", EntityType.FAC, None),
        ("He is at Tesk Gate now.", "Tesk Gate", "Facility", EntityType.FAC, "place:tesk gate"),
        ("She leads icarus today.", "icarus", "Organization", EntityType.ORG, "org:icarus"),
        ("They bought a Tesk 9.", "Tesk 9", "Product", EntityType.PRODUCT, "product:tesk 9"),
        ("At the Kelmara Cup he won.", "Kelmara Cup", "Misc", EntityType.EVENT, None),
        ("They read the Quiet Hours.", "Quiet Hours", "Misc", EntityType.OTHER, None),
        ("They live in Norway.", "Norway", "Location", EntityType.GPE, "country:NO"),
        ("They are from the UN.", "UN", "Organization", EntityType.ORG, "body:united-nations"),
        ("It was for Tunis, they said.", "Tunis", "Person", EntityType.PERSON, "person:tunis"),
    ],
)
def test_class_of_the_reader_and_lexicons_make_the_type(text, name, label, type_, key):
    ((found, one),) = marked(text, (name, label))
    assert (found, one.type, one.form) == (name, type_, Form.NAME)
    assert key is None or one.key == key


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Norwegian Foreign Minister Ilse Thorwald left.", "Ilse Thorwald", "Foreign Minister"),
        ("Deputy Prime Minister Ilse Thorwald left.", "Ilse Thorwald", "Deputy Prime Minister"),
        ("The spokesman Ilse Thorwald left.", "Ilse Thorwald", "spokesman"),
        ("Then Ilse Thorwald left.", "Ilse Thorwald", None),
    ],
)
def test_title_stands_apart_from_the_name(text, name, title):
    ((found, one),) = marked(text, (name, "Person"))
    assert found == name
    assert (None if one.title is None else one.title.of(text)) == title


def test_title_that_the_reader_took_into_the_name_stands_apart():
    ((found, one),) = marked("Then President Oru left.", ("President Oru", "Person"))
    assert (found, one.key) == ("Oru", "person:oru")


def test_demonym_is_a_name_only_where_it_stands_for_people():
    text = "Torvian crews left. The Torvians stayed, as did Russian ships and the Russians."
    names = [("Torvian", "NORP"), ("Torvians", "NORP"), ("Russian", "NORP"), ("Russians", "NORP")]
    assert [name for name, _ in marked(text, *names)] == ["Torvians", "Russians"]


def test_country_of_a_marked_demonym_belongs_to_the_office_behind_it():
    text = "Russian President Oleg Karr left. The Russian president slept."
    found = marked(text, ("Russian", "NORP"), ("Oleg Karr", "Person"), ("Russian", "NORP"))
    assert {one.key for _, one in found} == {"person:oleg karr"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A Seoul-based firm left.", "city:seoul,KR"),
        ("A Seoul-led group left.", "country:KR"),
        ("They live in Seoul now.", "city:seoul,KR"),
        ("They want ties with Seoul now.", "country:KR"),
    ],
)
def test_capital_is_a_city_or_its_government(text, key):
    ((found, one),) = marked(text, ("Seoul", "Location"))
    assert (found, one.key) == ("Seoul", key)


def test_half_of_a_compound_is_a_name_of_its_own():
    text = "Tesk-led crews met in the Oru-Tesk harbour."
    found = marked(text, ("Tesk", "Person"), ("Oru", "Location"), ("Tesk", "Person"))
    assert [(name, one.key) for name, one in found] == [
        ("Tesk", "person:tesk"),
        ("Oru", "place:oru"),
        ("Tesk", "person:tesk"),
    ]


def test_class_given_most_often_holds_for_all_places_of_a_name():
    text = "Oru left. Oru slept. Oru woke."
    found = marked(text, ("Oru", "Person"), ("Oru", "Organization"), ("Oru", "Person"))
    assert {one.type for _, one in found} == {EntityType.PERSON}


def test_name_that_was_passed_over_is_found_again():
    text = "Tesk Holdings met. Then Tesk Holdings left for Oru."
    found = marked(text, ("Tesk Holdings", "Organization"), ("Oru", "Location"))
    assert [name for name, _ in found] == ["Tesk Holdings", "Tesk Holdings", "Oru"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oru left. They read the Oru Gazette.", "Oru"),
        ("Will left. Will they stay?", "Will"),
        ("Oru left on an oru.", "Oru"),
    ],
)
def test_name_is_not_found_again_in_a_longer_one_or_as_a_plain_word(text, name):
    assert [found for found, _ in marked(text, (name, "Person"))] == [name]


def test_function_word_run_into_a_name_is_left_out():
    assert [
        name for name, _ in marked("AndPresident Oru left.", ("AndPresident Oru", "Person"))
    ] == ["Oru"]


@pytest.mark.parametrize("marks", ["Tesk and", "Tesk and the", "of Tesk", ", Tesk", "Tesk,"])
def test_name_begins_and_ends_with_no_mark_and_no_function_word(marks):
    text = "The mayors of Oru, of Tesk, Tesk and the rest left."
    assert [name for name, _ in marked(text, (marks, "Location"))][:1] == ["Tesk"]


@pytest.mark.parametrize(
    ("text", "whole", "label", "wanted"),
    [
        ("In Oslo, Norway, it rained.", "Oslo, Norway", "Location", ["city:oslo,NO", "country:NO"]),
        (
            "Norway's Quiet Union met.",
            "Norway's Quiet Union",
            "Organization",
            ["country:NO", "org:quiet union"],
        ),
        ("In Oslo's harbour it rained.", "Oslo's", "Location", ["city:oslo,NO"]),
        (
            "The North Korean Central News Agency said so.",
            "North Korean Central News Agency",
            "Organization",
            ["agency:kcna"],
        ),
        (
            "The Sudanese People's Liberation Army left.",
            "Sudanese People's Liberation Army",
            "Organization",
            ["org:sudanese people's liberation army"],
        ),
        ("They met in Shed 7 today.", "Shed", "Location", ["place:shed 7"]),
        ("The Tesk harbour burned.", "Tesk harbour", "Facility", ["place:tesk"]),
        ("Baek Won-soon left.", "Baek Won", "Person", ["person:baek won soon"]),
        ("A Kim Jong Un-led party left.", "Kim Jong Un", "Person", ["person:kim jong un"]),
        ("A picture of Oleg Karr (L) hung.", "L", "Person", []),
        ("The Torvian harbour burned.", "Torvian harbour", "Facility", []),
    ],
)
def test_stretch_of_the_reader_becomes_names_as_this_project_counts_them(
    text, whole, label, wanted
):
    assert [one.key for _, one in marked(text, (whole, label))] == wanted


def test_title_does_not_reach_into_another_name():
    text = "NATO Secretary General Jonas Oru left."
    found = marked(text, ("NATO", "Organization"), ("Jonas Oru", "Person"))
    assert [name for name, _ in found] == ["NATO", "Jonas Oru"]


def test_place_whose_adjective_is_there_is_a_place():
    text = "Torvia mourns. Torvian flags flew."
    assert marked(text, ("Torvia", "Person"))[0][1].type is EntityType.GPE


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The Kremlin said so.", "Kremlin", EntityType.GPE),
        ("The talks in Addis Ababa ended.", "Addis Ababa", EntityType.GPE),
        ("She told Reuters so.", "Reuters", EntityType.ORG),
        ("They live in Norway.", "Norway", EntityType.GPE),
        ("Then Jordan left.", "Jordan", EntityType.PERSON),
    ],
)
def test_name_that_no_one_is_called_is_no_person(text, name, type_):
    ((_, one),) = marked(text, (name, "Person"))
    assert one.type is type_


def test_family_name_that_is_a_countrys_too_stays_a_person():
    text = "Ilse Norway left. Norway slept."
    found = marked(text, ("Ilse Norway", "Person"), ("Norway", "Person"))
    assert {one.key for _, one in found} == {"person:ilse norway"}


def test_own_paper_is_found_by_its_last_word():
    document = make_document("Oru told the Neighbour so.", outlet="The Saltgate Neighbour")
    tags = (Tag(Span(0, 3), "Person", 0.9),)
    found = find_mentions(document, replace(read_by_rules(document), names=tags))
    assert [one.key for one in found] == ["person:oru", "org:saltgate neighbour"]


@pytest.mark.parametrize("text", ["In Wednesday papers it rained.", "The North won."])
def test_half_of_the_world_or_day_is_no_new_name(text):
    name = "Wednesday" if "Wednesday" in text else "North"
    keys = [
        one.key for _, one in marked(text, (name, "Misc" if name == "Wednesday" else "Location"))
    ]
    assert keys == ([] if name == "Wednesday" else ["place:north"])


def test_article_and_dates_and_money_are_no_names():
    text = "The Quiet Hours sold for $3 million on Tuesday."
    names = [("The Quiet Hours", "Misc"), ("$3 million", "Money"), ("Tuesday", "Date")]
    assert [name for name, _ in marked(text, *names)] == ["Quiet Hours"]


def test_short_names_go_to_the_full_name_of_the_document():
    text = "Ilse Thorwald left. Thorwald slept."
    found = marked(text, ("Ilse Thorwald", "Person"), ("Thorwald", "Person"))
    assert {one.key for _, one in found} == {"person:ilse thorwald"}


def test_unmarked_words_are_no_names_where_the_reader_read():
    assert [name for name, _ in marked("Oru met Tesk Holdings.", ("Oru", "Person"))] == ["Oru"]


def test_many_marks_are_read_in_linear_time():
    def seconds(size: int) -> float:
        text = " ".join(f"Tesk{at} Oru Tesk Oru and Tesk" for at in range(size)) + "."
        document = make_document(text)
        tags = [Tag(Span(m.start(), m.end()), "Person", 0.5) for m in re.finditer("Tesk Oru", text)]
        reading = replace(read_by_rules(document), names=tuple(tags))
        began = time.perf_counter()
        find_mentions(document, reading)
        return time.perf_counter() - began

    seconds(100)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.02)
