"""Where reports part without saying so: opposites in the negative, other numbers and days, old values."""

import pytest
from tests.unit.claims.cases import Report

from dateline.claims import find_claims
from dateline.claims.quantities import find_quantities
from dateline.claims.terms import read_terms
from dateline.model import EntityType, RelationType, Span, Stance
from dateline.provenance import find_passages, trace_origins

DAY = "2024-05-08"


def relate(*reports):
    analyses = [report.done() for report in reports]
    return find_claims(analyses, (), trace_origins(analyses, find_passages(analyses))).relations


def kinds(relations):
    return sorted((str(one.type), str(one.dimension)) for one in relations)


def says(name, speaker, content, day=DAY, **facts):
    report = Report(f"{content[0].upper()}{content[1:]}, {speaker} said.", name, published=day)
    return report.says(f"{content[0].upper()}{content[1:]}", speaker, **facts)


# ---------------------------------------------------------------- opposites in the negative


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("there were no cracks in the wall of the Orme dam", 1),
        ("the wall of the Orme dam has never had cracks", 1),
        ("it was untrue that the wall of the Orme dam has cracks", 1),
        ("the wall of the Orme dam has cracks", 0),
        ("the wall of the Orme dam has no cracks yet", 0),
        ("the wall of the Orme dam no longer has cracks", 0),
        ("the wall of the Orme dam has no further cracks", 0),
        ("the wall of the Orme dam might have no cracks", 0),
        ("there were no cracks in the windows of the school", 0),
        ("the wall of the Orme dam was not painted", 0),
    ],
)
def test_what_is_said_in_the_negative_denies_who_says_it(answer, found):
    engineer = says("one", "an engineer", "the wall of the Orme dam has deep cracks", "2024-05-07")
    operator = says("two", "the operator", answer)
    denials = [one for one in relate(engineer, operator) if one.type is RelationType.DENIES]
    assert len(denials) == found
    assert all(one.evidence_a[0].doc == operator.document.id for one in denials)


def test_what_is_said_in_the_negative_denies_nothing_that_is_said_later():
    operator = says(
        "two", "the operator", "there were no cracks in the wall of the dam", "2024-05-01"
    )
    engineer = says("one", "an engineer", "the wall of the dam has deep cracks")
    assert not relate(engineer, operator)


def test_what_is_said_in_the_negative_denies_nothing_of_long_ago():
    engineer = says("one", "an engineer", "the wall of the dam has deep cracks", "2024-03-01")
    assert not relate(
        engineer, says("two", "the owner", "there were no cracks in the wall of the dam")
    )


def test_what_one_speaker_says_both_ways_is_no_denial():
    before = says("one", "the operator", "the wall of the dam has deep cracks", "2024-05-07")
    assert not relate(before, says("two", "the operator", "the wall of the dam has no deep cracks"))


def test_denial_of_few_words_needs_a_name_in_common():
    told = Report("Ada Lind has died, a friend said.", "one", published="2024-05-07")
    told.names("Ada Lind", "lind").says("Ada Lind has died", "friend")
    denied = Report("The manager of Ada Lind denied that she had died.", "two", published=DAY)
    denied.names("Ada Lind", "lind").names("she", "lind")
    denied.denies("she had died", "manager", source="The manager of Ada Lind", cue="denied")
    assert kinds(relate(told, denied)) == [("denies", "polarity")]


def test_denial_of_few_words_does_not_answer_who_only_warns():
    told = Report("A friend warns that Ada Lind may die.", "one", published="2024-05-07")
    told.names("Ada Lind", "lind").says("Ada Lind may die", "friend", stance=Stance.WARNS)
    denied = Report("The manager of Ada Lind denied that she would die.", "two", published=DAY)
    denied.names("Ada Lind", "lind").names("she", "lind")
    denied.denies("she would die", "manager", source="The manager of Ada Lind", cue="denied")
    assert not relate(told, denied)


# ---------------------------------------------------------------- the same in other numbers, on other days


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "40 lorries of grain were taken near the mill",
            "12 lorries of grain were taken near the mill",
            1,
        ),
        (
            "the tanker near the reef has a crew of 30",
            "the tanker near the reef has a crew of 22",
            1,
        ),
        ("at least 12 lorries were taken near the mill", "40 lorries were taken near the mill", 0),
        (
            "fewer than 12 lorries were taken near the mill",
            "40 lorries were taken near the mill",
            1,
        ),
        ("about 41 lorries were taken near the mill", "40 lorries were taken near the mill", 0),
        (
            "the bomb in the market killed 12 farmers",
            "the bomb in the market wounded 32 farmers",
            0,
        ),
        ("40 lorries of grain were taken", "12 sacks of grain were taken", 0),
        ("the mill earned 40 crowns a year", "the bakery earned 12 crowns a year", 0),
    ],
)
def test_counts_of_the_same_conflict_only_where_nothing_else_differs(one, other, found):
    pair = says("one", "the guild", one), says("two", "the mayor", other)
    assert kinds(relate(*pair)) == [("conflicts", "number")] * found


@pytest.mark.parametrize("day", ["2024-05-07", "2024-05-09"])
def test_counts_of_another_day_do_not_conflict(day):
    one = says("one", "the guild", "40 lorries of grain were taken near the mill")
    other = says("two", "the mayor", "12 lorries of grain were taken near the mill", day)
    assert not relate(one, other)


def test_counts_of_one_speaker_do_not_conflict():
    one = says("one", "the guild", "40 lorries of grain were taken near the mill")
    assert not relate(one, says("two", "the guild", "12 lorries of grain were taken near the mill"))


@pytest.mark.parametrize(("day", "found"), [("2024-05-05", 1), ("2024-05-06", 0)])
def test_days_of_the_same_conflict(day, found):
    one = says("one", "the brigade", "the weir at the mill broke on Monday night")
    one.dates("Monday", "2024-05-06")
    other = says("two", "the owner", "the weir at the mill broke on Sunday night")
    other.dates("Sunday", day)
    relations = [one for one in relate(one, other) if one.type is RelationType.CONFLICTS]
    assert kinds(relations) == [("conflicts", "date")] * found


# ---------------------------------------------------------------- old values


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ("the bank raised its lending rate from 4 to 5 percent", 1),
        ("the lending rate of the bank is 5 percent, not 4", 1),
        ("the lending rate of the bank is 5 percent, up from 4", 1),
        ("the lending rate of the bank is 5 percent instead of 4", 1),
        ("the lending rate of the bank is 5 percent", 0),
        ("the bank raised its lending rate from 3 to 5 percent", 0),
        ("the bank lends at a rate from 4 to 5 percent", 0),
        ("the dairy raised its milk price from 4 to 5 crowns", 0),
    ],
)
def test_old_number_named_beside_the_new_revises_who_told_it(later, found):
    first = says("one", "a broker", "the bank has set its lending rate at 4 percent", "2024-04-02")
    relations = relate(first, says("two", "its governor", later))
    relations = [one for one in relations if one.type is RelationType.REVISES]
    assert kinds(relations) == [("revises", "number")] * found


def test_old_place_named_beside_the_new_revises_who_told_it():
    first = Report("The guild will hold its harvest fair in Orme.", "one", published="2024-04-02")
    first.names("Orme", "orme", EntityType.GPE)
    first.tells("The guild will hold its harvest fair in Orme.", "hold")
    text = "The guild moved its harvest fair from Orme to Vell."
    later = Report(text, "two", published=DAY).names("Orme", "orme", EntityType.GPE)
    later.names("Vell", "vell", EntityType.GPE).tells(text, "moved")
    relations = relate(first, later)
    assert kinds(relations) == [("revises", "place")]
    assert relations[0].evidence_a[0].doc == later.document.id


def test_two_reports_that_name_the_old_number_agree_and_do_not_revise():
    told = "the bank raised its lending rate from 4 to 5 percent"
    relations = relate(
        says("one", "a broker", told, "2024-05-07"), says("two", "its governor", told)
    )
    assert RelationType.REVISES not in {one.type for one in relations}


# ---------------------------------------------------------------- no agreement where sentences part


def test_a_clause_that_tells_of_a_denial_does_not_agree_with_what_is_denied():
    claim = "the mill planned to close its old weir"
    union = says("one", "the guild", claim, "2024-05-07")
    text = "The owner denied that the mill planned to close its old weir."
    owner = Report(text, "two", published=DAY)
    owner.denies(claim, "owner", source="The owner", cue="denied").tells(text, "denied")
    assert kinds(relate(union, owner)) == [("denies", "polarity")]


def test_sentences_that_conflict_do_not_agree_in_wording():
    one = says("one", "the owner", "the fire at the old Orme mill was caused by a lamp")
    other = says("two", "the mayor", "the fire at the old Orme mill was caused by straw")
    one.names("Orme", "orme")
    other.names("Orme", "orme")
    assert kinds(relate(one, other)) == [("conflicts", "cause")]


# ---------------------------------------------------------------- quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40 lorries were taken.", [(40, "w:lorry", 40, 40)]),
        ("It has a crew of 30.", [(30, "w:crew", 30, 30)]),
        ("More than 20 boats sank.", [(20, "w:boat", 20, None)]),
        ("Up to 20 boats sank.", [(20, "w:boat", 0, 20)]),
        ("Some 20 boats sank.", [(20, "w:boat", 18, 22)]),
        ("Boats sank.", []),
    ],
)
def test_quantities_are_what_is_counted_and_between_which_bounds(text, expected):
    analysis = Report(text, "one").done()
    found = find_quantities(read_terms(analysis), Span(0, len(text)))
    assert [(one.value, one.what, one.low, one.high) for one in found] == expected
