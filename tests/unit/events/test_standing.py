import pytest
from tests.unit.events.build import by_word, report

from dateline.model import Factuality

HAPPENED, ALLEGED = Factuality.HAPPENED, Factuality.ALLEGED

CASES = [
    ("Marta Orlin, chairwoman of the dock union, said Selmark Freight ignored two letters.", "ignored", ALLEGED),
    ('"We sent them a letter in spring," Marta Orlin, head of the dock union, told reporters.', "sent", ALLEGED),
    ("A senior official told reporters that inspectors had sealed the depot.", "sealed", ALLEGED),
    ("The Defence Ministry of Torvia said Lissania attacked a convoy.", "attacked", ALLEGED),
    ("France said Germany attacked a convoy near the border.", "attacked", ALLEGED),
    ("France said it destroyed a depot near the border.", "destroyed", HAPPENED),
    ("The Defence Ministry of France said Ivan Petrov attacked a convoy.", "attacked", ALLEGED),
    ("The Kremlin said President Vladimir Petrov opened a bridge on Monday.", "opened", HAPPENED),
    ("Police said two men attacked a guard at the depot.", "attacked", HAPPENED),
    ("The fire service said the blast killed four people.", "killed", HAPPENED),
    ("Selmark Railways said it had closed the line.", "closed", HAPPENED),
    ("Their lawyer, Emil Brask, said the two were released on bail.", "released", HAPPENED),
    ("Jonas Velt told the inquiry that he closed the valve.", "closed", ALLEGED),
    ("Two men attacked a guard at the depot.", "attacked", HAPPENED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "wanted"), CASES)
def test_a_deed_told_by_a_party_is_alleged_and_by_those_who_record_it_is_not(text, word, wanted):
    assert by_word(report(text))[word].factuality is wanted


def test_an_unattributed_quotation_is_not_the_outlets_own_telling():
    analysis = report("“They attacked us at the gate of the depot,” so the notice on the wall.")
    assert by_word(analysis)["attacked"].factuality is ALLEGED


def test_titles_beside_a_name_hold_where_the_name_stands_alone():
    analysis = report(
        "Fire chief Jonas Velt spoke at dawn. Velt said the blaze destroyed two sheds."
    )
    assert by_word(analysis)["destroyed"].factuality is HAPPENED


def test_swapping_the_countries_changes_no_verdict():
    texts = [
        "France said Germany attacked a convoy.",
        "Germany said France attacked a convoy.",
    ]
    assert {by_word(report(text))["attacked"].factuality for text in texts} == {ALLEGED}


def test_each_deed_that_someone_is_accused_of_is_alleged():
    told = by_word(report("Orlin is accused of robbing and killing a guard at the depot."))
    assert told["killing"].factuality is ALLEGED
