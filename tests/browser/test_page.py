"""The page of a brief in a real browser. Skips where there is no Chromium."""

import html
import re
import shutil
import subprocess

import pytest

from dateline.case import MEMORY, Case
from dateline.export import brief_html, make_brief

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")

_REPORT = """Fire 🔥🔥 at the quay of Varnhaven kills nine

VARNHAVEN, March 4, 2025 - Nine people 🚒 died in a fire at the quay of Varnhaven on Monday, mayor Ilse
Thorwald said. <script>document.title = "run"</script><img src=x onerror="document.title='run'">

“We were 🔥 warned twice,” Thorwald said on Tuesday. “Nobody </q></article></script> listened.”
"""


def _dom(page, fragment=""):
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
        "--disable-background-networking --disable-component-update --virtual-time-budget=2000"
    ).split()
    profile = page.parent / "profile"
    command = [
        CHROMIUM,
        *flags,
        f"--user-data-dir={profile}",
        "--dump-dom",
        f"{page.as_uri()}{fragment}",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text(_REPORT, encoding="utf-8")
    with Case(MEMORY) as case:
        case.add(folder / "reports")
        made = brief_html(make_brief(case.analysis))
    path = folder / "brief.html"
    path.write_text(made, encoding="utf-8")
    return path


def _quotes(page):
    pattern = r'<q class="src" data-doc="(\w+)" data-start="(\d+)" data-end="(\d+)">(.*?)</q>'
    found = re.findall(pattern, page.read_text(encoding="utf-8"), re.DOTALL)
    return [(doc, start, end, html.unescape(words)) for doc, start, end, words in found]


def test_address_of_a_line_shows_its_very_words(page):
    quotes = [one for one in _quotes(page) if "🔥" in one[3] or "listened" in one[3]]
    assert quotes
    for doc, start, end, words in {quotes[0], quotes[-1]}:
        dom = _dom(page, f"#{doc}:{start}-{end}")
        marked = "".join(
            html.unescape(one) for one in re.findall(r"<mark>(.*?)</mark>", dom, re.DOTALL)
        )
        assert marked.split() == words.split()


def test_no_script_of_a_report_runs(page):
    dom = _dom(page)
    title = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)[1]
    assert "run" not in title
    assert "<img" not in dom
    assert dom.count("<script") == 2


def test_page_shows_a_report_at_once(page):
    assert 'class="shown"' in _dom(page)


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copied")
    (folder / "reports").mkdir()
    for name, tail in (
        ("a", "Kelso Post"),
        ("b", "</title></svg><script>run()</script> Lunn Mail"),
    ):
        text = f"{_REPORT}\n\nSource: {tail}\n"
        (folder / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    with Case(MEMORY) as case:
        case.add(folder / "reports")
        made = brief_html(make_brief(case.analysis))
    path = folder / "brief.html"
    path.write_text(made, encoding="utf-8")
    return path


def test_lineage_is_drawn_whole_and_only_its_own_script_runs(copied):
    dom = _dom(copied)
    (drawing,) = re.findall(r"<svg .*?</svg>", dom, re.DOTALL)
    assert {"#report-1", "#report-2"} <= set(re.findall(r'<a href="([^"]*)"', drawing))
    assert "<script" not in drawing
    assert dom.count("<script") == 2
