import json
import re

import pytest

from dateline.case import MEMORY, Case
from dateline.export import brief_html, brief_json, brief_markdown, make_brief, verify_brief
from dateline.model import UsageError


@pytest.fixture(scope="module")
def brief(story):
    return make_brief(story)


def _texts(story):
    return {one.document.id: one.document.text for one in story.documents}


@pytest.mark.parametrize("render", [brief_html, brief_json])
def test_brief_file_verifies_alone_and_against_its_reports(brief, story, render):
    content = render(brief)
    alone = verify_brief(content, captured=None)
    assert alone.misses == ()
    assert 20 < alone.spans
    assert verify_brief(content, captured=_texts(story)).misses == ()


def test_json_line_that_was_changed_is_found(brief):
    data = json.loads(brief_json(brief))
    data["timeline"][0]["quote"]["text"] += "!"
    (miss,) = verify_brief(json.dumps(data), captured=None).misses
    assert "the words there are" in miss.reason
    assert miss.doc == data["timeline"][0]["quote"]["doc"]


def test_page_line_that_was_changed_is_found(brief):
    page = re.sub(r"(<q class=\"src\"[^>]*>)", r"\1Not ", brief_html(brief), count=1)
    assert len(verify_brief(page, captured=None).misses) == 1


def test_report_inside_a_brief_that_was_changed_is_found_against_the_captures(brief, story):
    data = json.loads(brief_json(brief))
    data["documents"][0]["text"] += " more"
    misses = verify_brief(json.dumps(data), captured=_texts(story)).misses
    assert any("text is another one" in miss.reason for miss in misses)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "<p>hello</p>", "not a brief", '{"format": 1}']
)
def test_what_is_no_brief_is_refused(content):
    with pytest.raises(UsageError, match="brief"):
        verify_brief(content, captured=None)


def test_page_asks_for_nothing(brief):
    page = brief_html(brief)
    head = page[: page.index("<article")]
    assert "default-src 'none'" in head
    for tag in ("<img", "<link", "<iframe", "<object", "<form", 'src="http', "url("):
        assert tag not in head


_HOSTILE = (
    "<script>alert(1)</script> fire \u202e at the quay\n\n"
    'Nine people died in Varnhaven on Monday, "</q></script><img src=x onerror=alert(1)>" the '
    "mayor Ilse Thorwald said. {{ 7 * 7 }} `code` [link](javascript:alert(1)) <!-- -->\n"
)


def test_hostile_words_of_a_report_stay_words(tmp_path):
    (tmp_path / "a.txt").write_text(_HOSTILE, encoding="utf-8")
    with Case(MEMORY) as case:
        case.add(tmp_path)
        made = make_brief(case.analysis)
    page = brief_html(made)
    assert page.count("<script") == 2
    assert "<img" not in page
    assert "{{ 7 * 7 }}" in page
    assert verify_brief(page, captured=None).misses == ()
    assert verify_brief(brief_json(made), captured=None).misses == ()
    markdown = brief_markdown(made)
    assert "<script>" not in markdown
    assert "](javascript:" not in markdown


def test_markdown_holds_every_section_that_has_lines(brief):
    markdown = brief_markdown(brief)
    for title, part in (
        ("## Timeline", brief.timeline),
        ("## Who says what", brief.said),
        ("## Where they disagree", brief.disputes + brief.conflicts),
        ("## What changed", brief.revisions),
        ("## Origins", brief.origin_lines),
        ("## How copies run", brief.copies),
    ):
        assert (title in markdown) is bool(part)
