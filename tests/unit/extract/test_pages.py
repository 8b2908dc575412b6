"""Pages and records. All of them are invented."""

import json
import time

import pytest

from dateline.extract import canonical_text, extract
from dateline.model import Capture, ExtractError, MediaKind, Role

PARAGRAPHS = (
    "The bridge over the Morrow reopened on Tuesday, two months after a barge struck it, the roads office said.",
    "Engineers replaced eleven beams and a pier, and the work cost 4 million crowns, said the site's manager, Ida Brek.",
    "“We will look at the bolts every week until the summer,” she told reporters at the toll house.",
    "The owner of the barge denies that its pilot was asleep and has taken the town to court.",
)
HEAD = (
    '<html lang="en-GB"><head><title>Bridge over the Morrow reopens - Morrow Post</title>'
    '<meta property="og:site_name" content="Morrow Post">'
    '<meta name="author" content="Lena Oster">'
)
PAGE = f"""{HEAD}
<meta property="article:published_time" content="2031-05-06T22:30:00+02:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Bridge over the Morrow reopens",
"datePublished": "2031-05-06T20:30:00Z", "dateModified": "2031-05-07"}}</script></head><body>
<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav>
<article><h1>Bridge over the Morrow reopens</h1>
<p class=byline>By Lena Oster</p><time datetime="2031-05-06">6 May 2031</time>
<figure><img src=x><figcaption>The first lorry crosses on Tuesday <small>Photo: Odd Lund</small></figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<p><b>Read also:</b> <a href=/b>Ten bridges that fell before their time</a></p>
<h2>Bolts and beams</h2>
<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>
</article>
<section id=comments><p>I have lived beside that bridge for fifty years and never saw it so clean.</p></section>
<footer><p>Morrow Post is printed in Morrow. Write to us if you find a mistake.</p></footer>
"""


def page_of(markup, **given):
    return extract(Capture("page.html", markup.encode(), MediaKind.HTML, **given))


def words_of(document, role):
    return [span.of(document.text) for span in document.spans_of(role)]


def test_body_of_a_page_is_its_paragraphs_and_subheadings():
    document = page_of(PAGE)

    first, second, third, fourth = PARAGRAPHS
    assert words_of(document, Role.BODY) == [first, second, "Bolts and beams", third, fourth]
    assert [b.level for b in document.blocks if b.role is Role.BODY] == [0, 0, 2, 0, 0]


def test_caption_of_a_page_gives_its_credit_away():
    document = page_of(PAGE)

    assert words_of(document, Role.CAPTION) == ["The first lorry crosses on Tuesday"]
    assert "Photo: Odd Lund" in words_of(document, Role.CREDIT)


def test_block_of_a_page_leads_back_to_its_bytes():
    content = PAGE.encode()
    document = extract(Capture("page.html", content, MediaKind.HTML))

    (block,) = [b for b in document.blocks if b.span.of(document.text) == PARAGRAPHS[2]]
    assert content[slice(*block.source)].decode() == PARAGRAPHS[2]


def test_metadata_of_a_page_carry_their_place():
    document = page_of(PAGE)

    assert document.title.of(document.text) == "Bridge over the Morrow reopens"
    assert (document.outlet.name, document.outlet.evidence.place) == (
        "Morrow Post",
        "meta og:site_name",
    )
    assert [each.name for each in document.byline] == ["Lena Oster"]
    assert document.language == "en"
    assert document.published.days.edtf == "2031-05-06"
    assert document.published.evidence[0].place == "json-ld datePublished"
    assert {c.kind.value for c in document.published.candidates} == {"published", "modified"}


def test_rival_date_is_kept_with_a_reason():
    document = page_of(PAGE, url="https://post.example/2031/04/30/bridge")

    assert document.published.days.edtf == "2031-05-06"
    assert any("2031-04-30" in reason for reason in document.published.reasons)


def test_day_shown_on_the_page_wins_over_the_same_moment_in_utc():
    page = PAGE.replace("2031-05-06T20:30:00Z", "2031-05-07T02:30:00Z")

    assert page_of(page).published.days.edtf == "2031-05-06"


def test_comment_is_not_body_and_not_lost():
    document = page_of(PAGE)

    assert not any("fifty years" in line for line in words_of(document, Role.BODY))
    assert "fifty years" in document.text


def test_hidden_text_is_not_reporting():
    page = PAGE.replace("<h2>", f"<p hidden>{PARAGRAPHS[3].replace('barge', 'ferry')}</p><h2>")

    assert not any("ferry" in line for line in words_of(page_of(page), Role.BODY))


def test_canonical_text_is_the_same_again():
    for kind, content in (
        (MediaKind.HTML, PAGE.encode()),
        (MediaKind.TEXT, PARAGRAPHS[0].encode()),
        (MediaKind.RECORD, json.dumps({"text": PARAGRAPHS[0]}).encode()),
        (MediaKind.RECORD, json.dumps({"html": PAGE}).encode()),
    ):
        capture = Capture("x", content, kind)
        assert canonical_text(capture) == extract(capture).text


def record_of(**fields):
    return extract(Capture("x.jsonl#1", json.dumps(fields).encode(), MediaKind.RECORD))


def test_record_states_what_it_gives():
    document = record_of(
        text="\n\n".join(PARAGRAPHS),
        date="2031-05-06",
        outlet="Morrow Post",
        byline=["Lena Oster", "Tam Rehn"],
        url="https://post.example/a",
        language="en",
    )

    assert document.text == "\n\n".join(PARAGRAPHS)
    assert (document.outlet.name, document.outlet.evidence.place) == (
        "Morrow Post",
        "record outlet",
    )
    assert [each.name for each in document.byline] == ["Lena Oster", "Tam Rehn"]
    assert document.published.evidence[0].place == "record date"
    assert document.published.days.edtf == "2031-05-06"
    assert document.url == "https://post.example/a"


def test_schema_org_article_is_read():
    document = record_of(
        **{
            "@type": "NewsArticle",
            "articleBody": "\n".join(PARAGRAPHS),
            "datePublished": "2031-05-06T08:00:00+02:00",
            "publisher": {"@type": "Organization", "name": "Morrow Post"},
            "author": [{"@type": "Person", "name": "Lena Oster"}],
        }
    )

    assert document.outlet.name == "Morrow Post"
    assert (document.published.days.edtf, document.published.time) == ("2031-05-06", "08:00+02:00")
    assert [each.name for each in document.byline] == ["Lena Oster"]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (MediaKind.TEXT, b""),
        (MediaKind.TEXT, b" \n\t\r\n"),
        (MediaKind.TEXT, b"Menu\nHome\nSport\n"),
        (MediaKind.TEXT, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        (MediaKind.HTML, b"<html><body></body></html>"),
        (MediaKind.HTML, b"<nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"),
        (MediaKind.HTML, b"<!-- <p>A fire broke out at the quay on Monday, officials said.</p>"),
        (MediaKind.RECORD, b"{"),
        (MediaKind.RECORD, b"[1, 2]"),
        (MediaKind.RECORD, b'{"name": "soup", "recipeYield": 4}'),
        (MediaKind.RECORD, b"[" * 100_000),
    ],
)
def test_capture_without_reporting_is_rejected(kind, content):
    with pytest.raises(ExtractError):
        extract(Capture("x", content, kind))


@pytest.mark.parametrize(
    "data",
    ["[" * 50_000, '{"@type": 3, "author": {"name": ["x"]}}', '{"@graph": [[[{}]]]}', "null", "{"],
)
def test_broken_data_script_loses_no_text(data):
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')

    assert page_of(page).text == page_of(PAGE).text


def test_page_too_deep_for_the_witness_keeps_its_text_and_says_so():
    document = page_of("<div>" * 300 + PAGE)

    assert words_of(document, Role.BODY)[0] == PARAGRAPHS[0]
    assert any("witness" in failure.reason for failure in document.failures)


HOSTILE = {
    "links": "[x](",
    "stars": "*",
    "words": "word ",
    "lines": "a b\n",
    "quotes": '"we your ',
    "capitals": "AB, CD ",
    "brackets": "(",
    "digits": "1 1 ",
    "addresses": "https://",
    "slashes": "/A",
    "bars": " |",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_costs_linear_time(unit):
    lead = f"Bridge reopens\n\n{PARAGRAPHS[0]}\n\n"
    seconds = []
    for size in (12_500, 100_000):
        content = (lead + unit * (size // len(unit))).encode()
        started = time.process_time()
        extract(Capture("x.txt", content, MediaKind.TEXT))
        seconds.append(time.process_time() - started)

    # Eight times the size; quadratic growth would take 64 times as long.
    assert seconds[1] < 30 * max(seconds[0], 0.01)
