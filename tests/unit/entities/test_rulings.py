"""What a person says of who is who, against what the rules make of invented reports."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_document

from dateline.entities import Finder, find_mentions, join_mentions, pair_different, pair_same
from dateline.entities.outrank import base_of, spelt_key
from dateline.model import (
    Alias,
    CaseAnalysis,
    DocumentAnalysis,
    Judgement,
    JudgementId,
    NotFoundError,
    Rulings,
    UsageError,
    Verdict,
)
from dateline.pipeline.link import link_entities
from dateline.reader import read_by_rules

TEXTS = (
    "They met Foreign Minister Choe Son Hui in Oslo. Choe left on Monday.",
    "They met Foreign Minister Choe Song Hui in Oslo.",
    "Minister Marta Halvik spoke to Captain Jonas Oru. Halvik was late.",
    "Minister Marta Halvick and Captain Lena Marsh met in Oslo.",
    "Teacher Lena Marsh won a prize. Marsh thanked Georgia and Anton Reisk.",
)


def _analyses(*texts):
    documents = [make_document(text, name=f"{i}.txt") for i, text in enumerate(texts)]
    made = [DocumentAnalysis(one, read_by_rules(one)) for one in documents]
    found = [replace(one, mentions=find_mentions(one.document, one.reading)) for one in made]
    return sorted(found, key=lambda one: one.document.id)


@pytest.fixture(scope="module")
def analyses():
    return _analyses(*TEXTS)


def _judged(what, a, b):
    a, b = sorted((a, b))
    return Judgement(JudgementId(f"j{what}{a}{b}"), "", "", what, a, b, a_name=a, b_name=b)


def same(a, b):
    return _judged(Verdict.SAME, a, b)


def different(a, b):
    return _judged(Verdict.DIFFERENT, a, b)


def _named(analyses, rulings, name):
    """Return the entities that a name, or a name in one report (``name@0``), belongs to."""
    joined = join_mentions(analyses, rulings)
    words, _, number = name.partition("@")
    return {
        joined.entity_of[mention.id]
        for one in analyses
        for mention in one.mentions
        if mention.span.of(one.document.text) == words
        and number in ("", one.document.name.removesuffix(".txt"))
    }


def _case(analyses, rulings):
    joined = join_mentions(analyses, rulings)
    return CaseAnalysis(link_entities(analyses, joined.entity_of), entities=joined.entities)


def _entity(analyses, rulings, name):
    (one,) = [each for each in join_mentions(analyses, rulings).entities if each.name == name]
    return one


CHOE, CHOE_SONG = "person:choe son hui", "person:choe song hui"
HALVIK, ORU, REISK, MARSH = (
    f"person:{name}" for name in ("marta halvik", "jonas oru", "anton reisk", "lena marsh")
)


def test_rules_join_and_part_as_the_tests_below_presume(analyses):
    assert _named(analyses, Rulings(), "Choe Son Hui") == _named(
        analyses, Rulings(), "Choe Song Hui"
    )
    assert _named(analyses, Rulings(), "Jonas Oru") != _named(analyses, Rulings(), "Anton Reisk")


def test_judged_same_are_one_and_say_why(analyses):
    rulings = Rulings((same(ORU, REISK),))
    assert _named(analyses, rulings, "Jonas Oru") == _named(analyses, rulings, "Anton Reisk")
    assert any(
        "judged the same" in why for why in _entity(analyses, rulings, "Anton Reisk").reasons
    )


def test_judged_same_whom_titles_of_one_report_forbid_are_one():
    case = _analyses("They met Captain Jonas Oru and Minister Jonas Orru in Oslo.")
    rulings = Rulings((same("person:jonas oru", "person:jonas orru"),))
    assert _named(case, Rulings(), "Jonas Oru") != _named(case, Rulings(), "Jonas Orru")
    assert _named(case, rulings, "Jonas Oru") == _named(case, rulings, "Jonas Orru")


def test_judged_different_are_two_whatever_the_rules_say(analyses):
    rulings = Rulings((different(CHOE, CHOE_SONG),))
    assert _named(analyses, rulings, "Choe Son Hui") != _named(analyses, rulings, "Choe Song Hui")


def test_judged_different_holds_for_those_who_are_the_same_as_either(analyses):
    rulings = Rulings((different(CHOE, ORU), same(CHOE, REISK), same(CHOE_SONG, ORU)))
    assert _named(analyses, rulings, "Choe Son Hui") == _named(analyses, rulings, "Anton Reisk")
    assert _named(analyses, rulings, "Choe Song Hui") == _named(analyses, rulings, "Jonas Oru")
    assert _named(analyses, rulings, "Jonas Oru") != _named(analyses, rulings, "Anton Reisk")


def test_judgement_on_keys_that_the_case_no_longer_has_still_joins_through_them(analyses):
    rulings = Rulings((same(ORU, "person:gone away"), same(REISK, "person:gone away")))
    assert _named(analyses, rulings, "Jonas Oru") == _named(analyses, rulings, "Anton Reisk")
    assert all(one.name != "gone away" for one in join_mentions(analyses, rulings).entities)


def test_two_people_of_one_name_are_parted_by_report(analyses):
    finder = Finder(_case(analyses, Rulings()), Rulings())
    (pair,) = pair_different(finder.find("Lena Marsh@4.txt"), finder.find("Lena Marsh"))
    rulings = Rulings((different(*pair),))
    assert _named(analyses, rulings, "Lena Marsh@4") != _named(analyses, rulings, "Lena Marsh@3")
    assert _named(analyses, rulings, "Marsh@4") == _named(analyses, rulings, "Lena Marsh@4")


def test_spelling_that_a_report_gave_to_the_wrong_name_is_parted_by_spelling(analyses):
    finder = Finder(_case(analyses, Rulings()), Rulings())
    (pair,) = pair_different(finder.find("Marsh"), finder.find("Lena Marsh"))
    assert pair == (spelt_key(MARSH, "Marsh"), MARSH)
    rulings = Rulings((different(*pair),))
    assert _named(analyses, rulings, "Marsh") != _named(analyses, rulings, "Lena Marsh")


def test_part_of_a_key_stays_with_it_unless_taken_apart(analyses):
    part = spelt_key(MARSH, "Marsh")
    rulings = Rulings((same(part, ORU),))
    assert _named(analyses, rulings, "Marsh") == _named(analyses, rulings, "Lena Marsh")
    assert base_of(part) == MARSH
    assert base_of("person:marsh\x1fd1") is None


def test_no_ruling_changes_nothing(analyses):
    plain, ruled = join_mentions(analyses), join_mentions(analyses, Rulings())
    assert plain.entities == ruled.entities
    assert dict(plain.entity_of) == dict(ruled.entity_of)


ORDERLESS = (
    same(ORU, REISK),
    different(CHOE, CHOE_SONG),
    same(CHOE, REISK),
    different(HALVIK, ORU),
    different(MARSH, spelt_key(MARSH, "Marsh")),
)


@pytest.mark.parametrize("seed", range(6))
def test_order_of_judgements_and_documents_does_not_matter(analyses, seed):
    aliases = (Alias("Marta Halvik", ("Marta Halvick",)), Alias("State of Georgia", ("Georgia",)))
    want = join_mentions(analyses, Rulings(ORDERLESS, aliases))
    shuffled, documents, names = list(ORDERLESS), list(analyses), list(aliases)
    for each in (shuffled, documents, names):
        random.Random(seed).shuffle(each)  # noqa: S311 - an order, not a secret
    got = join_mentions(documents, Rulings(tuple(shuffled), tuple(names)))
    assert got.entities == want.entities
    assert dict(got.entity_of) == dict(want.entity_of)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.booleans())))
def test_judged_groups_are_what_the_judgements_alone_say(rows):
    """Every contradiction-free set of judgements is kept exactly, whatever rules join otherwise."""
    names = dict(zip("abcd", (CHOE, CHOE_SONG, ORU, REISK), strict=True))
    home = {one: one for one in names}
    for a, b, _ in (row for row in rows if row[2]):
        home = {one: home[a] if home[one] == home[b] else home[one] for one in home}
    parted = [(a, b) for a, b, joins in rows if not joins and home[a] != home[b]]
    judgements = [same(names[a], names[b]) for a, b, joins in rows if joins and a != b]
    judgements += [different(names[a], names[b]) for a, b in parted]
    rulings = Rulings(tuple(judgements))
    spelt = dict(
        zip("abcd", ("Choe Son Hui", "Choe Song Hui", "Jonas Oru", "Anton Reisk"), strict=True)
    )
    is_one = {one: _named(PLAIN, rulings, spelt[one]) for one in names}
    assert all(is_one[a] == is_one[b] for a, b, joins in rows if joins)
    assert all(is_one[a] != is_one[b] for a, b in parted)


PLAIN = _analyses(*TEXTS)


# ---------------------------------------------------------------- aliases


def test_alias_joins_spellings_and_names_the_entity(analyses):
    rulings = Rulings(aliases=(Alias("J. K. Oru", ("Jonas Oru", "Anton Reisk")),))
    assert _named(analyses, rulings, "Jonas Oru") == _named(analyses, rulings, "Anton Reisk")
    one = _entity(analyses, rulings, "J. K. Oru")
    assert set(one.aliases) == {"Jonas Oru", "Anton Reisk"}
    assert "anton reisk: J. K. Oru in the alias file" in one.reasons


def test_alias_outranks_the_gazetteer(analyses):
    rulings = Rulings(aliases=(Alias("State of Georgia", ("Georgia",)),))
    assert _entity(analyses, Rulings(), "Georgia").external
    assert not _entity(analyses, rulings, "State of Georgia").external


def test_short_forms_follow_the_name_that_an_alias_moves(analyses):
    rulings = Rulings(aliases=(Alias("Ri Chun Hee", ("Choe Son Hui",)),))
    assert _named(analyses, rulings, "Choe@0") == _named(analyses, rulings, "Choe Son Hui")


def test_two_names_of_the_file_are_never_one_by_a_rule(analyses):
    rulings = Rulings(aliases=(Alias("Choe Son Hui", ()), Alias("Choe Song Hui", ())))
    assert _named(analyses, rulings, "Choe Son Hui") != _named(analyses, rulings, "Choe Song Hui")


def test_rules_still_join_other_spellings_with_a_name_of_the_file(analyses):
    rulings = Rulings(aliases=(Alias("Marta Halvik", ("Anton Reisk",)),))
    assert _named(analyses, rulings, "Marta Halvick") == _named(analyses, rulings, "Anton Reisk")


@pytest.mark.parametrize(
    "judgement",
    [different(REISK, ORU), different(REISK, CHOE)],
    ids=["against the spelling", "against whom it is judged the same as"],
)
def test_judgement_outranks_the_alias_file(analyses, judgement):
    said = (judgement, same(ORU, CHOE))
    rulings = Rulings(said, (Alias("Jonas Oru", ("Anton Reisk",)),))
    assert _named(analyses, rulings, "Jonas Oru") != _named(analyses, rulings, "Anton Reisk")


def test_judged_same_outranks_two_names_of_the_file(analyses):
    aliases = (Alias("Jonas Oru", ()), Alias("Anton Reisk", ()))
    rulings = Rulings((same(ORU, REISK),), aliases)
    assert _named(analyses, rulings, "Jonas Oru") == _named(analyses, rulings, "Anton Reisk")


def test_judgement_on_a_spelling_follows_where_an_alias_moves_it(analyses):
    rulings = Rulings((same(REISK, HALVIK),), (Alias("Jonas Oru", ("Anton Reisk",)),))
    assert _named(analyses, rulings, "Jonas Oru") == _named(analyses, rulings, "Marta Halvik")


def test_alias_that_no_report_has_changes_nothing(analyses):
    rulings = Rulings(aliases=(Alias("Nobody Known", ("Someone Else",)),))
    assert join_mentions(analyses, rulings).entities == join_mentions(analyses).entities


# ---------------------------------------------------------------- whom a name means


@pytest.fixture(scope="module")
def finder(analyses):
    return Finder(_case(analyses, Rulings()), Rulings())


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        ("Jonas Oru", ORU),
        ("jonas  ORU", ORU),
        ("Lena Marsh", MARSH),
        ("Marsh", MARSH),
        ("Georgia", "country:GE"),
    ],
)
def test_name_is_found_by_its_lasting_key(finder, wanted, key):
    assert finder.find(wanted).keys == (key,)


def test_id_is_found_as_its_name_is(finder):
    named = finder.find("Jonas Oru")
    assert finder.find(named.entity).keys == named.keys


def test_name_of_nobody_says_who_it_could_be(finder):
    with pytest.raises(NotFoundError, match=r"(?s)called 'Jonas Orru'.*Jonas Oru \(PERSON\)"):
        finder.find("Jonas Orru")
    with pytest.raises(NotFoundError, match="dateline entities"):
        finder.find("")


def test_name_of_several_lists_them_and_what_to_do(analyses):
    rulings = Rulings((different(CHOE, CHOE_SONG), different(MARSH, spelt_key(MARSH, "Marsh"))))
    case = _case((*analyses, *_analyses("Captain Ilse Marsh spoke. Marsh left.")), rulings)
    with pytest.raises(UsageError, match=r"(?s)'Marsh' fits several.*Ilse Marsh.*NAME@REPORT"):
        Finder(case, rulings).find("Marsh")


def test_pair_of_one_key_is_nothing_to_join(finder):
    with pytest.raises(UsageError, match="one name already"):
        pair_same(finder.find("Lena Marsh"), finder.find("Marsh"))


@pytest.mark.parametrize(("a", "b"), [("Jonas Oru", "Jonas Oru"), ("Jonas Oru", "JONAS ORU")])
def test_pair_that_nothing_tells_apart_is_refused(finder, a, b):
    with pytest.raises(UsageError, match="NAME@REPORT"):
        pair_different(finder.find(a), finder.find(b))
