import json

import jsonschema
import pytest

from dateline.export import export_records, jsonl_lines, schema

KINDS = (
    "manifest document block sentence timex entity mention statement event_mention event passage "
    "origin claim relation story entry judgement skipped"
).split()


@pytest.fixture(scope="module")
def lines(story):
    return [json.loads(line) for line in jsonl_lines(story, config_hash="abc")]


def test_every_line_validates_against_the_schema(lines):
    validator = jsonschema.Draft202012Validator(schema())
    for line in lines:
        validator.validate(line)


def test_schema_is_itself_valid_and_refuses_what_is_not_a_record():
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    for wrong in ({}, {"kind": "document"}, {"kind": "nonsense"}, {"kind": "sentence", "doc": "d"}):
        assert not validator.is_valid(wrong)


def test_kinds_come_in_the_order_of_the_contract(lines):
    order = [KINDS.index(line["kind"]) for line in lines]
    assert order == sorted(order)
    assert lines[0]["kind"] == "manifest"
    assert {"document", "block", "timex", "statement", "passage", "origin"} <= {
        line["kind"] for line in lines
    }


def test_records_of_a_kind_come_by_report_and_position(lines):
    for kind in ("block", "sentence", "timex", "mention"):
        places = [
            (line["doc"], line["start"], line["end"]) for line in lines if line["kind"] == kind
        ]
        assert places == sorted(places)
        assert places


def test_texts_are_the_words_at_their_offsets(lines):
    texts = {line["id"]: line["text"] for line in lines if line["kind"] == "document"}
    checked = 0
    for line in lines:
        if line["kind"] in ("timex", "mention"):
            assert texts[line["doc"]][line["start"] : line["end"]] == line["text"]
            checked += 1
    assert 100 < checked


def test_every_reference_leads_to_a_record(lines):
    ids = {kind: {x["id"] for x in lines if x["kind"] == kind and "id" in x} for kind in KINDS}
    docs = ids["document"]
    for line in lines:
        if line["kind"] == "statement":
            assert line["doc"] in docs
            assert line["speaker"] is None or line["speaker"] in ids["entity"]
            assert line["parent"] is None or line["parent"] in ids["statement"]
        if line["kind"] == "event_mention":
            assert line["event"] is None or line["event"] in ids["event"]
        if line["kind"] == "claim":
            assert set(line["statements"]) <= ids["statement"]
            assert set(line["event_mentions"]) <= ids["event_mention"]
            assert set(line["origins"]["ids"]) <= ids["origin"]
            assert line["origins"]["at_least"] <= line["origins"]["at_most"]
        if line["kind"] == "relation":
            known = ids["claim"] | ids["statement"] | ids["event_mention"]
            assert {line["a"], line["b"]} <= known
            assert line["reasons"]
            assert line["evidence"]["a"]
            assert line["evidence"]["b"]
        if line["kind"] == "entry":
            assert line["event"] in ids["event"]
            assert line["story"] in ids["story"]


def test_ids_are_unique(lines):
    for kind in KINDS:
        found = [line["id"] for line in lines if line["kind"] == kind and "id" in line]
        assert len(found) == len(set(found)), kind


def test_manifest_names_every_input_and_how_it_ended(lines, story):
    inputs = lines[0]["inputs"]
    assert len(inputs) == len(story.inputs)
    assert {one["status"] for one in inputs} <= {"read", "skipped", "failed"}


def test_records_are_the_lines(story):
    assert sum(1 for _ in export_records(story, config_hash="abc")) == sum(
        1 for _ in jsonl_lines(story, config_hash="abc")
    )
