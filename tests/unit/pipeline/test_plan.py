import re
from dataclasses import replace

import pytest

from dateline.model import PlanError
from dateline.pipeline import STAGES, Scope, StageSpec, document_plan_hash, plan_hash
from dateline.pipeline.plan import check_plan, config_hash
from dateline.pipeline.stages import CASE_STAGES, DOCUMENT_STAGES

CAPTURE = frozenset({"capture"})


def stage(name, flow, version="1"):
    needs, makes = flow.split("->")
    return StageSpec(
        name, version, Scope.DOCUMENT, frozenset(needs.split()), frozenset(makes.split()), "bytes"
    )


EXTRACT = stage("extract", "capture -> document")
READER = stage("reader", "document -> reading")
EVENTS = stage("events", "document reading timexes -> event_mentions")


def test_plan_in_which_each_stage_finds_what_it_needs_holds():
    check_plan((EXTRACT, READER), CAPTURE)


@pytest.mark.parametrize(
    ("stages", "given", "says"),
    [
        ((READER,), CAPTURE, "stage 'reader' needs document, which no stage before it makes"),
        ((READER, EXTRACT), CAPTURE, "stage 'reader' needs document"),
        ((EXTRACT,), frozenset(), "stage 'extract' needs capture"),
        ((EXTRACT, EVENTS), CAPTURE, "stage 'events' needs reading, timexes, which"),
        ((EXTRACT, READER, EXTRACT), CAPTURE, "two stages are called 'extract': rename one"),
    ],
    ids=["missing", "too early", "not given", "two missing", "one name twice"],
)
def test_plan_that_does_not_fit_says_which_stage_and_what_it_lacks(stages, given, says):
    with pytest.raises(PlanError, match=re.escape(says)) as caught:
        check_plan(stages, given)

    assert caught.value.code == "plan"


def test_plan_error_says_what_to_do():
    with pytest.raises(PlanError, match="move it behind the one that does"):
        check_plan((READER,), CAPTURE)


def test_config_hash_changes_with_the_version_of_a_stage():
    assert config_hash((EXTRACT, READER)) == config_hash((EXTRACT, READER))
    assert config_hash((EXTRACT, READER)) != config_hash((EXTRACT, replace(READER, version="2")))


@pytest.mark.parametrize("index", range(len(STAGES)))
def test_config_hash_of_the_real_plan_hangs_on_every_stage(index):
    changed = (
        *STAGES[:index],
        replace(STAGES[index], version="another"),
        *STAGES[index + 1 :],
    )

    assert config_hash(changed) != plan_hash()


def test_config_hash_does_not_hang_on_words_about_a_stage():
    assert config_hash((replace(EXTRACT, cost="pages"),)) == config_hash((EXTRACT,))


def test_hash_of_the_document_stages_hangs_on_them_alone():
    assert document_plan_hash() == config_hash(DOCUMENT_STAGES)
    assert document_plan_hash() != plan_hash()


def test_stages_of_documents_come_before_stages_of_cases():
    assert STAGES == DOCUMENT_STAGES + CASE_STAGES
    assert {one.scope for one in DOCUMENT_STAGES} == {Scope.DOCUMENT}
    assert {one.scope for one in CASE_STAGES} == {Scope.CASE}
