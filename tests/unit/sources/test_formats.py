"""Tests of telling formats by content, and of reading records out of JSON."""

import json

import pytest

from dateline.model import Capture, InputOutcome, InputStatus, MediaKind
from dateline.sources import SourceLimits, collect
from dateline.sources.kinds import Format, tell_format

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Fire at the quay",
    "articleBody": "Fire broke out on Tuesday.",
    "url": "https://news.example/fire",
}


def collect_file(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(collect([str(path)]))


def names_of(found):
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "Fire at the quay.", Format.TEXT),
        ("a", "Fire at the quay.", Format.TEXT),
        ("www.news.example", "Fire at the quay.", Format.TEXT),
        ("a.txt", "2 < 3, and 4 > 3 as <all> know <p>", Format.TEXT),
        ("a.txt", "[Photo: a quay] {sic} Fire.", Format.TEXT),
        ("a.html", "Fire at the quay.", Format.TEXT),
        ("a.md", "# Fire\n\nAt the quay.", Format.MARKDOWN),
        ("a.MD", "Fire with <b>bold</b> and <i>this</i> and <a href='x'>that</a>", Format.MARKDOWN),
        ("a.md", "<!doctype html><p>Fire", Format.HTML),
        ("a.txt", "  \n<!-- saved -->\n<HTML lang=en>", Format.HTML),
        ("a.txt", "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", Format.HTML),
        ("a.txt", "<p>Fire.</p>", Format.HTML),
        ("a.txt", "Fire <b>at</b> the <i>quay</i>", Format.HTML),
        ("a.htm", "Fire <b>at the quay", Format.HTML),
        ("a.json", "<!DOCTYPE html><html>", Format.HTML),
        ("a.txt", '{"text": "Fire."}', Format.JSON),
        ("a.json", ' [ {"text": "Fire."} ]', Format.JSON),
        ("a.jsonl", '{"text": "Fire."}', Format.JSON_LINES),
        ("a.svg", "<svg xmlns='x'>", "an image (.svg)"),
        ("a.txt", "<?xml version='1.0'?><svg>", "an XML file (svg)"),
        ("a.txt", "<rdf:RDF xmlns:rdf='x'>", "a feed (rdf): give the pages that it lists"),
        ("a.py", "import os", "a program (.py)"),
    ],
)
def test_format_is_told_by_content_first_and_name_second(name, text, expected):
    assert tell_format(name, text) == expected


@pytest.mark.parametrize("text", ["<!--" * 25_000, "<a " * 33_000, "<?xml" * 20_000, " " * 100_000])
def test_format_of_a_hostile_head_is_told_at_once(text):
    assert tell_format("a.html", text) in {Format.TEXT, Format.HTML}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_page_in_any_encoding_is_a_page(tmp_path, encoding):
    content = "<!DOCTYPE html><title>Café</title><p>Le café.".encode(encoding)

    (capture,) = collect_file(tmp_path, "page.txt", content)

    assert (capture.kind, capture.content) == (MediaKind.HTML, content)


# -------------------------------------------------------------------------------- one object


@pytest.mark.parametrize("name", ["a.json", "a.txt", "a"])
def test_file_of_one_object_is_one_capture_of_its_own_bytes(tmp_path, name):
    content = json.dumps(ARTICLE, indent=1).encode() + b"\n\n"

    assert collect_file(tmp_path, name, content) == [
        Capture(name, content, MediaKind.RECORD, "https://news.example/fire")
    ]


@pytest.mark.parametrize(
    "record",
    [
        {"text": "Fire."},
        {"html": "<p>Fire."},
        {"articleBody": "Fire."},
        {"@type": ["Thing", "https://schema.org/NewsArticle"], "articleBody": "Fire."},
        {"@graph": [], "text": "Fire."},
    ],
)
def test_object_with_a_text_is_an_article(tmp_path, record):
    (capture,) = collect_file(tmp_path, "a.json", json.dumps(record))

    assert (capture.name, capture.kind, capture.url) == ("a.json", MediaKind.RECORD, None)


def test_line_end_inside_a_string_is_let_pass(tmp_path):
    (capture,) = collect_file(tmp_path, "a.json", b'{"text": "Fire\nat the\tquay."}')

    assert capture.kind is MediaKind.RECORD


def test_text_that_only_looks_like_json_is_text(tmp_path):
    assert collect_file(tmp_path, "a.txt", "{sic} Fire at the quay.") == [
        Capture("a.txt", b"{sic} Fire at the quay.", MediaKind.TEXT)
    ]


def test_markdown_that_only_looks_like_json_is_markdown(tmp_path):
    (capture,) = collect_file(tmp_path, "a.md", "[[Fire]] at the quay.")

    assert capture.kind is MediaKind.MARKDOWN


# ------------------------------------------------------------------------------ many objects


def test_each_record_of_a_list_keeps_exactly_its_own_bytes(tmp_path):
    first, second = '{ "id":"x", "text":"Café \\u00e9 🔥" }', '{"text" : "Flood"}'

    found = collect_file(tmp_path, "a.json", f" [ {first} ,\n{second}\n]\n")

    assert [(one.name, one.content) for one in found] == [
        ("a.json#x", first.encode()),
        ("a.json#2", second.encode()),
    ]


def test_articles_of_a_graph_are_found_among_its_other_nodes(tmp_path):
    page = {"@type": "WebPage", "@id": "#page"}
    graph = {"@context": "x", "@graph": [page, ARTICLE | {"@id": "#fire"}], "more": [1, {}]}

    (capture,) = collect_file(tmp_path, "a.json", json.dumps(graph))

    assert (capture.name, json.loads(capture.content)["@id"]) == ("a.json##fire", "#fire")


def test_graph_of_a_single_node_is_read(tmp_path):
    (capture,) = collect_file(tmp_path, "a.json", json.dumps({"@graph": ARTICLE}))

    assert json.loads(capture.content) == ARTICLE


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\n\n \n"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt"])
def test_lines_of_objects_are_records_whatever_the_name(tmp_path, name, ends):
    lines = ['{"id": 7, "text": "Fire.\u2028"}', '{"id": "b", "text": "Flood."}']

    found = collect_file(tmp_path, name, ends.join(lines) + ends)

    assert [(one.name, one.content.decode()) for one in found] == [
        (f"{name}#7", lines[0]),
        (f"{name}#b", lines[1]),
    ]


def test_one_line_of_a_jsonl_file_is_named_as_a_record(tmp_path):
    assert names_of(collect_file(tmp_path, "a.jsonl", '{"text": "Fire."}')) == ["a.jsonl#1"]


def test_bad_line_is_rejected_and_the_others_are_read(tmp_path):
    lines = ['{"text": "Fire."}', '{"text": ', "[1]", "", '{"text": "x"} y', '{"text": "Flood."}']

    found = collect_file(tmp_path, "a.jsonl", "\n".join(lines))

    assert [(one.name, getattr(one, "reason", None)) for one in found] == [
        ("a.jsonl#1", None),
        ("a.jsonl#2", "line 2: not JSON: Expecting value at character 8"),
        ("a.jsonl#3", "JSON that is not an article: a list, not an object"),
        ("a.jsonl#5", "line 5: not JSON: more text behind its end, at character 14"),
        ("a.jsonl#6", None),
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [("1", "a number"), ("null", "null"), ('"x"', "a string"), ("true", "a truth")],
)
def test_element_that_is_no_object_is_rejected_by_what_it_is(tmp_path, value, kind):
    _, outcome = collect_file(tmp_path, "a.json", f'[{{"text": "Fire."}}, {value}]')

    assert (outcome.name, outcome.status) == ("a.json#2", InputStatus.REJECTED)
    assert outcome.reason.startswith(f"JSON that is not an article: {kind}")


@pytest.mark.parametrize(
    "broken", ['[{"text": "Fire."}, {"te', '[{"text": "Fire."}  {}]', '[{"text": "Fire."}']
)
def test_list_that_breaks_off_gives_what_stands_before_the_break(tmp_path, broken):
    capture, outcome = collect_file(tmp_path, "a.json", broken)

    assert capture.name == "a.json#1"
    assert outcome.name == "a.json#2"
    assert outcome.reason.endswith("; the 1 before it were read")


def test_records_that_share_an_id_are_told_apart_by_their_bytes(tmp_path):
    first, second = collect_file(
        tmp_path, "a.jsonl", '{"id": "x", "text": "Fire."}\n{"id": "x", "text": "Flood."}'
    )

    assert first.name == "a.jsonl#x"
    assert second.name == f"a.jsonl#x~{second.sha256[:8]}"


def test_same_record_twice_is_rejected_the_second_time(tmp_path):
    _, outcome = collect_file(tmp_path, "a.jsonl", '{"text": "Fire."}\n{"text": "Fire."}')

    assert outcome.reason == "the same bytes as a.jsonl#1"


def test_records_of_one_address_and_different_text_are_both_kept(tmp_path):
    lines = [json.dumps({"url": "https://a.example/1", "text": text}) for text in ("Old.", "New.")]

    found = collect_file(tmp_path, "a.jsonl", "\n".join(lines))

    assert [one.url for one in found] == ["https://a.example/1"] * 2


def test_records_of_a_file_that_is_not_utf8_are_given_as_utf8(tmp_path):
    content = '[{"text": "Le café."}]'.encode("utf-16")

    (capture,) = collect_file(tmp_path, "a.json", content)

    assert capture.content.decode() == '{"text": "Le café."}'


@pytest.mark.parametrize("id_", [" ", None, True, 1.5, ["x"], {}])
def test_id_that_names_nothing_gives_way_to_the_number(tmp_path, id_):
    (capture,) = collect_file(tmp_path, "a.jsonl", json.dumps({"id": id_, "text": "Fire."}))

    assert capture.name == "a.jsonl#1"


def test_id_that_could_steer_a_terminal_or_fill_it_is_made_harmless(tmp_path):
    record = {"id": "\u001b]0;" + "x" * 1000, "text": "Fire.", "url": "https://a.example/\u202e"}

    (capture,) = collect_file(tmp_path, "a.jsonl", json.dumps(record))

    assert capture.name == "a.jsonl#\ufffd]0;" + "x" * 196
    assert capture.url == "https://a.example/\ufffd"


def test_large_object_is_not_even_parsed(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "x" * 200}))

    (outcome,) = collect([str(path)], limits=SourceLimits(max_record_bytes=100))

    assert isinstance(outcome, InputOutcome)
    assert outcome.reason.startswith("a record of 212 bytes, above the limit of 100")


def test_object_over_several_lines_is_no_list_of_lines(tmp_path):
    (capture,) = collect_file(tmp_path, "a.json", '{"text": "Fire.", "image":\n{"url": "x"}}')

    assert capture.name == "a.json"


def test_half_a_million_tiny_elements_stop_at_the_limit(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("[" + "{}," * 500_000 + "{}]")

    found = list(collect([str(path)], limits=SourceLimits(max_records=10)))

    assert len(found) == 11
