"""The scorer of relations between marked words: what is right, wrong and missed, and the pairs' files."""

import json

import pytest
from bench.quality.relations import baseline
from bench.quality.relations.claimdiff import area
from bench.quality.relations.claimdiff import measure as measure_claims
from bench.quality.relations.gold import GoldError, Half, parse, read_pairs
from bench.quality.relations.run import find
from bench.quality.relations.score import Found, judge, rates
from bench.quality.stages import STAGES

from dateline.model import Dimension, RelationType

AGREES, DENIES = RelationType.AGREES, RelationType.DENIES
CONFLICTS, REVISES = RelationType.CONFLICTS, RelationType.REVISES
NUMBER, DATE = Dimension.NUMBER, Dimension.DATE


def pair(head: str, a: str = "The [[toll]] grew.", b: str = "A [[toll]] was given."):
    text = f"= some {head}\na 2024-05-09 The Post: {a}\nb 2024-05-08 The Herald: {b}\n"
    return next(parse(text))


def test_parse_gives_the_text_without_marks_and_where_they_stood():
    report = pair("agrees number", a="It [[rose to 9]]. So: more.").a
    assert report.text == "It rose to 9. So: more."
    assert report.marked.of(report.text) == "rose to 9"
    assert (report.day, report.outlet) == ("2024-05-09", "The Post")


@pytest.mark.parametrize(
    ("head", "a"),
    [
        ("agrees", "The [[toll]] grew."),
        ("agrees colour", "The [[toll]] grew."),
        ("none", "The toll grew."),
        ("none", "The [[toll]] [[grew]]."),
        ("agrees number; also number", "The [[toll]] grew."),
    ],
)
def test_parse_refuses_what_is_not_a_pair(head, a):
    with pytest.raises(GoldError):
        pair(head, a=a)


def test_read_pairs_refuses_two_of_one_name(tmp_path):
    text = "= x none\na 2024-05-09 P: [[One]] word.\nb 2024-05-09 Q: [[Two]] words.\n"
    (tmp_path / "none.txt").write_text(f"{text}\n{text}", encoding="utf-8")
    with pytest.raises(GoldError, match="x"):
        read_pairs(tmp_path)


def test_read_pairs_are_many_of_each_kind_in_both_halves():
    pairs = read_pairs()
    assert 200 <= len(pairs)
    kinds = {"agrees", "denies", "conflicts", "revises", "none"}
    for half in Half:
        counted = [each.kind for each in pairs if each.half is half]
        assert {kind for kind in kinds if 15 <= counted.count(kind)} == kinds


@pytest.mark.parametrize(
    ("head", "found", "counts"),
    [
        ("agrees number", [Found(AGREES, NUMBER)], (1, 1, 1)),
        ("agrees number", [Found(AGREES, DATE, is_swapped=True)], (1, 1, 1)),
        ("agrees number", [Found(AGREES, NUMBER), Found(AGREES, DATE)], (1, 1, 1)),
        ("agrees number", [], (0, 0, 1)),
        ("agrees number", [Found(CONFLICTS, NUMBER)], (0, 1, 1)),
        ("agrees number", [Found(AGREES, NUMBER), Found(CONFLICTS, NUMBER)], (1, 2, 1)),
        ("denies polarity", [Found(DENIES, Dimension.POLARITY)], (1, 1, 1)),
        ("denies polarity", [Found(DENIES, Dimension.POLARITY, is_swapped=True)], (0, 1, 1)),
        ("conflicts number", [Found(CONFLICTS, NUMBER, is_swapped=True)], (1, 1, 1)),
        ("revises number; also agrees date", [Found(AGREES, DATE)], (0, 0, 1)),
        ("revises number; also agrees date", [Found(AGREES, NUMBER)], (0, 1, 1)),
        ("none", [], (0, 0, 0)),
        ("none", [Found(AGREES, DATE)], (0, 1, 0)),
        ("none; also agrees date", [Found(AGREES, DATE)], (0, 0, 0)),
    ],
)
def test_judge_counts_right_found_and_wanted(head, found, counts):
    assert judge(pair(head), found).counts() == counts


def test_judge_counts_a_kind_by_itself():
    verdict = judge(pair("agrees number"), [Found(CONFLICTS, NUMBER)])
    assert verdict.counts("agrees") == (0, 0, 1)
    assert verdict.counts("conflicts") == (0, 1, 0)


def test_rates_are_precision_recall_and_f1():
    verdicts = [
        judge(pair("agrees number"), [Found(AGREES, NUMBER)]),
        judge(pair("agrees number"), []),
        judge(pair("none"), [Found(AGREES, NUMBER)]),
        judge(pair("denies polarity"), []),
    ]
    rated = rates(verdicts)
    assert rated["precision"]["value"] == pytest.approx(1 / 2)
    assert rated["recall"]["value"] == pytest.approx(1 / 3)
    assert rated["f1"]["value"] == pytest.approx(2 / 5)
    assert rates(verdicts, "agrees")["recall"]["value"] == pytest.approx(1 / 2)


def test_rates_leave_out_what_cannot_be_rated():
    rated = rates([judge(pair("none"), [])], "denies")
    assert "precision" not in rated
    assert "recall" not in rated


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("The dam [[killed nine people]].", "The dam [[killed nine people]].", "agrees"),
        ("The dam [[killed nine people]].", "The dam [[killed two people]].", "revises"),
        ("The dam [[never killed people]].", "The dam [[killed people]].", "denies"),
        ("The dam [[killed people]].", "Bakers [[sold bread]].", None),
    ],
)
def test_baseline_goes_by_words_negation_and_figures(a, b, found):
    kinds = [one.kind.value for one in baseline.find(pair("none", a=a, b=b))]
    assert kinds == ([] if found is None else [found])


def test_baseline_says_who_denies():
    found = baseline.find(pair("none", a="It [[killed people]].", b="It [[never killed people]]."))
    assert [one.is_swapped for one in found] == [True]


def test_find_gives_the_relation_between_the_marked_words():
    toll = pair(
        "revises number",
        a="The death toll from the flood in Kolvik [[has risen to nine]], the mayor of Kolvik said.",
        b="A flood hit Kolvik and [[killed four people]], the mayor of Kolvik said.",
    )
    elsewhere = {"some": 0}
    assert Found(REVISES, NUMBER) in find(toll, elsewhere)
    turned = pair("revises number", a="Rain fell in [[Kolvik]].", b="It [[rained]] there.")
    assert not find(turned)


def test_stage_gives_all_kinds_on_test_and_the_whole_on_dev():
    rated = rates([judge(pair("agrees number"), [Found(AGREES, NUMBER)])])
    kinds = {"all": rated} | dict.fromkeys(("agrees", "denies", "conflicts", "revises"), rated)
    result = {"ours": {"test": kinds, "dev": kinds}, "naive floor": {"test": kinds, "dev": kinds}}
    figures = STAGES["relations"].adapt(result | {"cases": {"some": [1, 1, 1]}}).figures
    names = {figure.metric for figure in figures}
    assert {"precision", "recall, dev", "denies precision", "revises recall", "f1"} <= names
    assert "denies precision, dev" not in names


@pytest.mark.parametrize(
    ("higher", "lower", "expected"),
    [([2.0, 3.0], [1.0], 1), ([1.0], [1.0], 0.5), ([0.0], [1.0, 2.0], 0), ([], [1.0], 0.5)],
)
def test_area_is_how_often_one_lies_above_the_other(higher, lower, expected):
    assert area(higher, lower) == expected


def test_claims_of_one_topic_are_ranked_above_those_of_two(tmp_path):
    def row(number, topic, a, b, relation):
        names = {"topic": topic, "date": "2024-05-08", "pair_id": str(number)}
        return names | {"claim_a": a, "claim_b": b, "relation": relation}

    dams = row(1, "dam 3", "The old dam at Orme broke.", "The dam at Orme broke on Monday.", 1)
    bees = row(2, "bees 5", "Bees are dying in Lunn.", "Fewer bees are seen in Lunn.", 0)
    for name in ("strength", "weak"):
        data = [
            each | {"relation": each["relation"] * (name == "strength")} for each in (dams, bees)
        ]
        path = tmp_path / f"ClaimDiff-{name}-train.json"
        path.write_text(json.dumps({"data": data}), encoding="utf-8")
    result = measure_claims(tmp_path)
    assert (result["pairs"], result["topics"]) == (2, 2)
    assert result["ours"]["one topic over two"]["value"] == 1
    assert result["relations"]["strengthens"]["pairs"] == 1
