"""How chains are labelled, matched and counted."""

from dataclasses import replace

import pytest
from bench.quality.chains import baseline
from bench.quality.chains.gold import (
    PARTS,
    Carrier,
    GoldError,
    Telling,
    as_report,
    merged,
    plain,
    read_reports,
)
from bench.quality.chains.score import both, compare, match, meets, precision, recall, score
from bench.quality.stages import chains

from dateline.model import LinkBasis, LinkRole

TEXT = """The quay will close, Ada Holm told Radio Quay on Monday.

"We are sorry," a clerk said. The quay is old.
"""
RAW = {
    "id": "quay",
    "outlet": "Morning Post",
    "text": TEXT,
    "names": ["Ada Holm = Holm = the mayor", "a clerk"],
    "statements": [
        ["The quay will close", "Ada Holm > [interview] > Radio Quay (medium) > Morning Post"],
        ["We are sorry", "a clerk (unnamed) > AFP (agency, credit) > Morning Post"],
    ],
    "own": ["The quay is old."],
}
ROLES = {"s": LinkRole.SPEAKER, "m": LinkRole.MEDIUM, "a": LinkRole.AGENCY, "o": LinkRole.OUTLET}


def chain(*items: str, is_words: bool = True) -> tuple[Carrier, ...]:
    """Return carriers of items as 's Ada Holm'."""
    made = []
    for item in items:
        role, _, name = item.partition(" ")
        name = plain(name)
        carrier = Carrier(name, frozenset({name}), ROLES[role], LinkBasis.SENTENCE, is_words)
        made.append(carrier)
    return tuple(made)


def found(quote: str, *items: str, text: str = TEXT, **kinds: bool) -> Telling:
    start = text.index(quote)
    words = [at for at in range(start, start + len(quote)) if text[at].isalnum()]
    begins = frozenset(at for at in words if at == 0 or not text[at - 1].isalnum())
    return Telling(begins, chain(*items), **kinds)


@pytest.fixture
def report():
    return as_report(RAW)


RIGHT = (
    found("The quay will close", "s Ada Holm", "m Radio Quay", "o Morning Post"),
    found("We are sorry", "s a clerk", "a AFP", "o Morning Post", is_unnamed=True, is_direct=True),
)


def test_perfect_finding_scores_all(report):
    counts = score(report, RIGHT).counts

    assert counts == {
        "statements": (2, 2, 2),
        "edges": (4, 4, 4),
        "edges of found": (4, 4, 4),
        "speaker": (2, 2, 2),
        "chain": (2, 2, 2),
        "unnamed": (1, 1, 1),
        "own voice": (1, 1, 1),
        "role": (6, 6, 6),
        "basis": (3, 6, 6),
        "direct speaker": (1, 1, 1),
    }


@pytest.mark.parametrize(
    ("items", "edges", "whole"),
    [
        (("s Ada Holm", "m Radio Quay", "o Morning Post"), (2, 2), True),
        (("s Ada Holm", "m an interview", "m Radio Quay", "o Morning Post"), (2, 2), True),
        (("s Ada Holm", "o Morning Post"), (0, 1), False),
        (("s Ada Holm", "m Telegram", "m Radio Quay", "o Morning Post"), (1, 3), False),
        (("s Radio Quay", "o Morning Post"), (1, 1), False),
        (("m Radio Quay", "s Ada Holm", "o Morning Post"), (0, 2), False),
        (("s Ada Holm",), (0, 0), False),
        ((), (0, 0), False),
    ],
)
def test_edges_are_ordered_neighbours(report, items, edges, whole):
    compared = compare(report.tellings[0], found("The quay will close", *items))

    assert (compared.right, compared.found, compared.is_whole) == (*edges, whole)
    assert compared.wanted == 2


def test_statement_without_a_label_costs_its_edges(report):
    extra = found("The quay is old", "s the quay", "o Morning Post")

    counts = score(report, (*RIGHT, extra)).counts

    assert counts["edges"] == (4, 5, 4)
    assert counts["edges of found"] == (4, 4, 4)
    assert counts["own voice"] == (0, 1, 1)


def test_statement_in_an_open_stretch_costs_nothing(report):
    open_report = replace(report, open=report.own, own=())
    extra = found("quay is old", "s the quay", "o Morning Post")

    assert score(open_report, (*RIGHT, extra)).counts["edges"] == (4, 4, 4)


def test_missed_statement_lowers_recall_alone(report):
    scored = [score(report, RIGHT[:1])]

    assert (precision(scored, "edges"), recall(scored, "edges")) == (1.0, 0.5)
    assert both(scored, "edges") == pytest.approx(2 / 3)


def test_labels_are_paired_one_to_one_by_most_words(report):
    short = found("quay will close", "s Ada Holm")
    pairs, extra = match(report, (short, RIGHT[0]))

    assert [ours for _, ours in pairs] == [RIGHT[0], None]
    assert extra == [short]


@pytest.mark.parametrize(
    ("wanted", "ours", "is_words", "right"),
    [
        ("Ada Holm", "ada holm", True, True),
        ("Ada Holm", "the Mayor", False, True),
        ("Ada Holm", "Mayor Ada Holm, 52", True, True),
        ("Ada Holm", "Mayor Ada Holm, 52", False, False),
        ("Ada Holm", "she", True, False),
        ("Ada Holm", "Holm's deputy", True, False),
    ],
)
def test_carrier_meets_its_label(wanted, ours, is_words, right):
    label = as_report({**RAW, "statements": [["We are sorry", f"{wanted} > Morning Post"]]})
    carrier = chain(f"s {ours}", is_words=is_words)[0]

    assert meets(label.tellings[0].chain[0], carrier) is right


def test_unnamed_speaker_may_be_described_by_fewer_words(report):
    label = as_report(
        {**RAW, "statements": [["We are sorry", "a clerk at the port (unnamed) > Morning Post"]]}
    )
    clerk = found("We are sorry", "s the clerk", "o Morning Post", is_unnamed=True)
    named = replace(clerk, chain=chain("s port", "o Morning Post", is_words=False))

    assert score(label, (clerk,)).counts["unnamed"] == (1, 1, 1)
    assert score(label, (named,)).counts["unnamed"] == (0, 1, 1)


def test_neighbours_of_one_name_are_one():
    assert len(merged(list(chain("s Ada Holm", "a AFP", "o AFP")))) == 2


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (["The quay is closed", "Ada Holm > Morning Post"], "stands 0 times"),
        (["quay", "Ada Holm > Morning Post"], "stands 2 times"),
        (["We are sorry", "Ada Holm (meduim) > Morning Post"], "has the tag 'meduim'"),
    ],
)
def test_wrong_label_is_refused(statement, message):
    with pytest.raises(GoldError, match=message):
        as_report({**RAW, "statements": [statement]})


def test_gold_is_large_and_halved():
    reports = read_reports()

    assert 150 <= sum(len(each.tellings) for each in reports)
    assert {each.part for each in reports} == set(PARTS)
    assert len({each.id for each in reports}) == len(reports)
    assert any(not each.tellings for each in reports)


def test_baseline_takes_the_nearest_name_and_the_outlet(report):
    (first, second) = baseline.find(report)

    assert [each.full for each in first.chain] == ["ada holm", "morning post"]
    assert [each.full for each in second.chain] == ["monday", "morning post"]
    assert second.words == report.tellings[1].words


def test_adapter_gives_both_halves_with_rivals():
    row = {"value": 0.9, "interval": [0.8, 0.95], "cases": 20, "naive": 0.2}
    parts = {"dev": {"edges": row}, "test": {"direct speaker": {**row, "peer": 0.3}}}

    measured = chains({"parts": parts, "peer": "textacy 1", "cases": {"dev: a": [1, 1, 2]}})

    assert [each.name for each in measured.figures] == [
        "chains.edges, dev",
        "chains.direct speaker, test",
    ]
    assert [each.peer and each.peer.name for each in measured.figures] == [None, "textacy 1"]
    assert measured.results == {"dev: a": 0.6667}
