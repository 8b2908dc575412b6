"""A lineage as text for programs and as a drawing: whole, valid, and safe from hostile names."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from dateline.export import (
    CaseView,
    Hand,
    LineageGraph,
    handed_words,
    lineage_dot,
    lineage_graphml,
    lineage_json,
    lineage_picture,
    make_lineage,
    shown_lineage,
)
from dateline.export.lineage_svg import lineage_svg
from dateline.export.markup import fitted, wrapped
from dateline.model import Bearing, CollapseKind, LineageLink

ML = "{http://graphml.graphdrawing.org/xmlns}"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '</text><script>alert("x")</script> & \\ \\N "; } -> \x00\x1b\u202e\n]]> <!-- --> {{ 7 * 7 }}'
)
WRITERS = [lineage_json, lineage_graphml, lineage_dot, lineage_picture]


def parse(text):
    return ET.fromstring(text)  # noqa: S314 - made here, and read as others read it


@pytest.fixture(scope="module")
def graph(story):
    return make_lineage(CaseView(story))


def report(number, name="The Post", **facts):
    return Hand(
        f"d{number}", "report", name, number, **{"published": "2025-03-04", "words": 90} | facts
    )


def link(giver, taker, *, bases=("copy",), bearing="known", chief=True, words=40):
    shares = (60 - words, 9) if words else (None, None)
    kinds = tuple(map(CollapseKind, bases))
    return LineageLink(
        giver, taker, kinds, Bearing(bearing), chief, 1, words, *shares, words == 40, ()
    )


def star(takers):
    """A graph of one report and *takers* copies of it."""
    hands = [report(number, f"Post {number}") for number in range(1, takers + 2)]
    return LineageGraph(tuple(hands), tuple(link("d1", one.id) for one in hands[1:]))


def hostile():
    hands = (report(1, HOSTILE), report(2, HOSTILE), Hand("o1", "agency", HOSTILE, here=False))
    links = (
        link("d1", "d2"),
        link("o1", "d1", bases=("credit",), words=0),
        link("o1", "d2", bases=("copy",), bearing="unknown", words=12),
    )
    return LineageGraph(hands, links)


def test_lineage_of_the_story_leads_copies_to_their_wire(graph):
    by_id = graph.by_id
    told = {(by_id[one.giver].name, by_id[one.taker].name) for one in graph.chief if one.words}
    assert ("Nethery Press Agency", "Kelmara Morning Chronicle") in told
    assert {hand.name for hand in graph.hands if hand.number is None and not hand.here} == {
        "Kurir Amarela"
    }
    assert [hand.number for hand in graph.alone] == [9, 12, 16]


def test_lineage_among_some_reports_keeps_to_them(story):
    kept = [one.document.id for one in story.documents][:6]
    hands = make_lineage(CaseView(story), kept).hands
    assert {hand.id for hand in hands if hand.number is not None} == set(kept)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (link("d1", "d2"), "40 words from [1]; 20 cut, 9 added"),
        (link("d1", "d2", words=12), "12 words from [1]"),
        (link("d1", "d2", words=12, bearing="unknown"), "shares 12 words with [1]"),
        (link("d1", "d2", bases=("copy", "credit"), words=12), "12 words from [1]; credits it"),
        (link("d1", "d2", bases=("relay",), words=0), "relays [1]"),
        (link("d1", "d2", bases=("credit",), words=0), "credits [1]"),
        (link("d1", "d2", bases=("family",), words=0), "published by [1]"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_of_a_link_say_what_was_handed_on(made, expected):
    assert handed_words(made, report(1)) == expected


@pytest.mark.parametrize(("most", "drawn"), [(60, 31), (31, 31), (30, 30), (5, 5)])
def test_shown_lineage_counts_what_it_leaves_out(most, drawn):
    shown = shown_lineage(star(30), most)
    assert (len(shown.hands), shown.hidden) == (drawn, 31 - drawn)
    assert shown.hands[0].number == 1
    assert len(shown.links) == drawn - 1


def test_shown_lineage_drops_sources_that_nothing_leads_from_any_more():
    graph = star(4)
    lone = Hand("o1", "agency", "LTS", here=False)
    whole = LineageGraph(
        (*graph.hands, report(9), lone),
        (*graph.links, link("o1", "d9", bases=("credit",), words=0)),
    )
    shown = shown_lineage(whole, 3)
    assert lone not in shown.hands
    assert shown.hidden == 3


@pytest.mark.parametrize("write", WRITERS)
def test_lineage_file_has_the_same_bytes_again(write, graph, story):
    assert write(graph) == write(make_lineage(CaseView(story)))


def test_json_holds_every_report_source_and_link(graph):
    data = json.loads(lineage_json(graph))
    assert data["format"] == "dateline-lineage-1"
    assert len(data["nodes"]) == len(graph.hands)
    assert [(one["giver"], one["taker"], one["cut"]) for one in data["edges"]] == [
        (one.giver, one.taker, one.cut) for one in graph.links
    ]


@pytest.mark.parametrize("which", ["story", "hostile"])
def test_graphml_declares_what_it_uses(which, graph):
    made = graph if which == "story" else hostile()
    root = parse(lineage_graphml(made))
    types = {key.get("id"): (key.get("for"), key.get("attr.type")) for key in root.iter(f"{ML}key")}
    nodes = [node.get("id") for node in root.iter(f"{ML}node")]
    assert nodes == [hand.id for hand in made.hands]
    edges = list(root.iter(f"{ML}edge"))
    assert len(edges) == len(made.links)
    assert all({edge.get("source"), edge.get("target")} <= set(nodes) for edge in edges)
    for kind in ("node", "edge"):
        for data in (one for element in root.iter(f"{ML}{kind}") for one in element):
            owner, each = types[data.get("key")]
            assert owner == kind
            assert each == "string" or re.fullmatch(
                r"\d+" if each == "int" else "true|false", data.text
            )


def test_graphml_is_read_by_networkx(graph):
    networkx = pytest.importorskip("networkx")
    read = networkx.parse_graphml(lineage_graphml(graph))
    assert read.number_of_edges() == len(graph.links)


_STRING = r'"(?:[^"\\\n]|\\["\\])*"'
_ATTRIBUTES = rf"\[\w+=(?:{_STRING}|\w+)(?:, \w+=(?:{_STRING}|\w+))*\]"
_DOT_LINE = re.compile(
    rf"digraph lineage \{{|\}}|  rankdir=LR;|  node {_ATTRIBUTES};"
    rf"|  {_STRING}(?: -> {_STRING})? {_ATTRIBUTES};"
)


@pytest.mark.parametrize("which", ["story", "hostile"])
def test_dot_is_quoted_so_that_no_name_ends_a_string(which, graph):
    made = graph if which == "story" else hostile()
    lines = lineage_dot(made).splitlines()
    assert [line for line in lines if not _DOT_LINE.fullmatch(line)] == []
    assert sum(" -> " in re.sub(_STRING, '""', line) for line in lines) == len(made.links)


def test_dot_line_pattern_refuses_a_string_that_ends_early():
    assert not _DOT_LINE.fullmatch('  "a" [label="x" y", shape=box];')


@pytest.mark.parametrize("which", ["story", "hostile"])
def test_picture_is_xml_without_script_or_address(which, graph):
    made = graph if which == "story" else hostile()
    picture = lineage_picture(made)
    root = parse(picture)
    allowed = {"svg", "title", "desc", "style", "path", "rect", "text", "g"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}
    assert "url(" not in picture
    assert {"\x00", "\x1b", "\u202e"}.isdisjoint(picture)


def test_picture_shows_hostile_names_as_words():
    root = parse(lineage_picture(hostile()))
    titles = [element.text for element in root.iter(f"{SVG}title")]
    assert any("<script>alert" in text for text in titles)


def test_picture_has_a_box_with_a_title_for_each_linked_report_and_source(graph):
    root = parse(lineage_svg(graph, links_to="#report-"))
    addresses = [element.get("href") for element in root.iter(f"{SVG}a")]
    linked = [hand for hand in graph.hands if hand not in graph.alone and hand.number is not None]
    assert sorted(addresses) == sorted(f"#report-{hand.number}" for hand in linked)
    rects = [element.get("class") for element in root.iter(f"{SVG}rect")]
    assert rects.count("box source") == sum(hand.number is None for hand in graph.hands)
    titled = [*root.iter(f"{SVG}a"), *root.iter(f"{SVG}g")]
    assert all(element[0].tag == f"{SVG}title" and element[0].text for element in titled)


def test_picture_stays_inside_its_frame(graph):
    root = parse(lineage_picture(graph))
    width, height = int(root.get("width")), int(root.get("height"))
    for element in root.iter(f"{SVG}rect"):
        x, y, w, h = (int(element.get(name)) for name in ("x", "y", "width", "height"))
        assert 0 <= x < x + w <= width
        assert 0 <= y < y + h <= height


def test_picture_says_what_it_leaves_out():
    graph = star(50)
    lone = report(99, "Alone")
    made = shown_lineage(LineageGraph((*graph.hands, lone), graph.links), 40)
    words = "".join(parse(lineage_picture(made)).itertext())
    assert "11 reports with links not drawn for room" in words
    assert "linked with no other report: [99]" in words


def test_picture_of_a_case_without_links_is_empty():
    assert lineage_picture(LineageGraph((report(1), report(2)), ())) == ""


def test_picture_draws_an_arrow_back_where_reports_have_it_from_each_other():
    ring = LineageGraph((report(1), report(2)), (link("d1", "d2"), link("d2", "d1")))
    root = parse(lineage_picture(ring))
    heads = [one.get("d") for one in root.iter(f"{SVG}path") if "head" in one.get("class")]
    assert len(set(heads)) == 3


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Post", 4, "Post"),
        ("Posts", 4, "Pos…"),
        ("日本新聞", 6, "日本…"),
        ("a\tb\n c", 9, "a b c"),
        ("", 3, ""),
    ],
)
def test_fitted_text_takes_no_more_than_its_room(text, most, expected):
    assert fitted(text, most) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The Post", ["The Post"]),
        ("The Evening Post", ["The Evening", "Post"]),
        ("Abcdefghijklmnop", ["Abcdefghijk…"]),
        ("The Abcdefghijklmnop", ["The", "Abcdefghijk…"]),
    ],
)
def test_wrapped_text_has_two_lines_at_most(text, expected):
    assert wrapped(text, 12) == expected
