import random
import time

import pytest

from dateline.text import decode
from dateline.text.elements import Inside
from dateline.text.markup import MarkupLimits, read_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("Fire", "Fire"),
        ("<p>Fire <b>at</b>\n the\t quay</p>", "Fire at the quay"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
        ("<h1>Title</h1>text", "Title\n\ntext"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\nb\nc"),
        ("a &amp; b &lt;i&gt; &#8220;c&#x201d;", "a & b <i> “c”"),
        ("caf&eacute; AT&T &unknown; &", "café AT&T &unknown; &"),
        ("a&nbsp;b", "a\xa0b"),
        ("a&#1;b", "ab"),
        ("<ul><li>a" + "<b>" * 40 + "<li>b</ul>", "a\nb"),
        ("&#xD800;&#0;", "\ufffd\ufffd"),
        ("1 < 2 and 3 <4", "1 < 2 and 3 <4"),
        ("a<!-- hidden <p>x</p> -->b", "ab"),
        ("a<!doctype html><?php x ?>b", "ab"),
        ("<script>if (a<b) {}</script>x<style>p{}</style>", "x"),
        ("<SCRIPT>x</SCRIPT >y", "y"),
        ("<template><p>x</p></template>y<noscript>z</noscript>", "y"),
        ("<textarea>x</textarea><title>y</title>z", "z"),
        ("<svg><text>x</text></svg>y", "y"),
        ("<pre>a  b\nc</pre>", "a b\nc"),
        ('<p title="a > b">x</p>', "x"),
        ("<p title='it is' data-x=\"<p>\">x</p>", "x"),
        ("<p title=it's>don't</p>", "don't"),
        ('<a href="x>y</a> z', "y z"),
        ("</p>x</div>", "x"),
        ("<b><p>x</b>y</p>", "xy"),
        ("<p>T<span>he</span> fire</p>", "The fire"),
        ("<nav><a>News</a><a>Sport</a></nav>", "News\nSport"),
        ("<div><b>F</b>ire</div>", "Fire"),
        ("<p>See <a>Part</a><a>Two</a></p>", "See PartTwo"),
        ("<x-card>One</x-card> two", "One two"),
        ("\ufeffa\u200bb", "\ufeffa\u200bb"),
    ],
)
def test_visible_text_is_what_a_browser_shows(markup, text):
    assert read_markup(markup).text == text


PAGE = (
    "<!doctype html><title>x</title><nav><a href=/>Caf&eacute;s</a> &middot; b</nav>\r\n"
    "<div class='Main story'><h1>“Fire” &amp; fog</h1>\n<p>One  <em>two</em>&nbsp;three.\n"
    "<p>Four &lt; five</div>"
)


def test_every_character_leads_back_to_the_markup_that_shows_it():
    page = read_markup(PAGE)

    for at, char in enumerate(page.text):
        start, end = page.source(at, at + 1)
        shown = PAGE[start:end]
        assert shown == char or shown.startswith("&") or (char in " \n" and not shown.strip())


def test_source_of_a_line_is_read_from_the_bytes():
    content = PAGE.encode("utf-16")
    decoded = decode(content)
    page = read_markup(decoded.text)
    at = page.text.index("“Fire”")

    first, last = decoded.byte_map().range(*page.source(at, at + len("“Fire” & fog")))

    assert content[first:last].decode("utf-16-le") == "“Fire” &amp; fog"


def test_blocks_cover_the_text_but_for_line_ends():
    page = read_markup(PAGE)

    position = 0
    for block in page.blocks:
        assert page.text[position : block.start].strip("\n") == ""
        position = block.end
    assert position == len(page.text)


def test_block_knows_what_it_stands_inside_of():
    page = read_markup(
        "<article class='post-body wide'><figure><figcaption><a href=x>Ship</a> at sea"
        "</figcaption></figure><p hidden>gone</p><p style='display: none'>too</p></article>"
    )
    caption, hidden, styled = page.blocks

    assert (caption.tag, caption.linked) == ("figcaption", 4)
    assert {"post", "body", "wide"} <= set(caption.names)
    assert caption.inside & Inside.CAPTION
    assert caption.inside & Inside.ARTICLE
    assert hidden.inside & styled.inside & Inside.HIDDEN


def test_facts_are_kept_with_their_kind():
    page = read_markup(
        "<html lang=en><title>A &amp; B</title><meta property='og:Title' content='A'>"
        "<link rel=canonical href=/a><time datetime=2031-01-02>x</time>"
        "<script type='application/ld+json'>{\"a\": 1}</script>"
    )

    assert [(f.kind, f.key, f.value) for f in page.facts] == [
        ("html", "lang", "en"),
        ("title", "title", "A & B"),
        ("meta", "og:title", "A"),
        ("link", "canonical", "/a"),
        ("time", "", "2031-01-02"),
        ("json-ld", "json-ld", '{"a": 1}'),
    ]


@pytest.mark.parametrize(
    ("markup", "kept", "warning"),
    [
        ("<p>a</p><!-- b", "a", "comment"),
        ("<p>a</p><script>b", "a", "<script>"),
        ("<p>a</p><p title=", "a", "tag"),
        ("<div>" * 20 + "a", "a", "deep"),
        (f"<p {' '.join(f'a{i}=1' for i in range(9))}>a", "a", "attributes"),
        ("<p>a</p>" * 9, "a\n\na\n\na\n\na\n\na\n\na\n\na\n\na\n\na", "lines"),
    ],
)
def test_limit_that_was_met_is_said(markup, kept, warning):
    page = read_markup(markup, limits=MarkupLimits(max_depth=9, max_attributes=4, max_blocks=3))

    assert page.text == kept
    assert len(page.warnings) == 1
    assert warning in page.warnings[0]


HOSTILE = {
    "attributes": lambda n: "<p " + "a=1 " * n + ">x",
    "empty paragraphs": lambda n: "<p></p>" * n,
    "nested": lambda n: "<div>" * n + "x",
    "unclosed links": lambda n: "<a href=x>y " * n,
    "unclosed titles": lambda n: "<title>" * n,
    "unclosed lists": lambda n: "<ul>" + "<li><b>x" * n,
    "open brackets": lambda n: "<" * n,
    "half tags": lambda n: "<a " * n,
    "odd quotes": lambda n: "<b a='>' " * n,
    "ampersands": lambda n: "&" * n,
    "comments": lambda n: "<!--x" * n,
    "custom elements": lambda n: "".join(f"<x{i}>" for i in range(n)),
    "white space": lambda n: " \n" * n + "x",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_costs_linear_time(make):
    seconds = []
    for size in (5_000, 40_000):
        markup = make(size)
        started = time.process_time()
        read_markup(markup)
        seconds.append(time.process_time() - started)

    # Eight times the size; quadratic growth would take 64 times as long.
    assert seconds[1] < 30 * max(seconds[0], 0.01)


def test_random_markup_never_fails_and_always_leads_back():
    chance = random.Random(7)  # noqa: S311 - seeded, to make markup
    parts = ["<p>", "</p>", "<b", ">", "'", '"', "=", "&amp", ";", "<!--", "-->", "x ", "\n", "é",
             "<script>", "</script>", "<br/>", "</", "<a href=", "&#x", "<td>", "<", " Y"]  # fmt: skip
    for _ in range(400):
        markup = "".join(chance.choices(parts, k=40))
        page = read_markup(markup)
        for at in range(len(page.text)):
            start, end = page.source(at, at + 1)
            assert 0 <= start <= end <= len(markup)


def test_facts_over_the_limit_are_left_out():
    page = read_markup(
        '<meta name="a" content="1"><meta name="b" content="2">x', limits=MarkupLimits(max_facts=1)
    )
    assert [fact.key for fact in page.facts] == ["a"]
