"""What is new since a day, on invented reports of a bridge and on the invented story."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from dateline.case import MEMORY, Case
from dateline.export import VIEWS, BriefOptions, CaseView, Filters, News, brief_html, make_brief
from dateline.model import Basis, DayRange, Published

REPORTS = {
    "crack.txt": (
        "Bridge at Ostrel closed after crack\n\nMarn Wire\n\n4 June 2024\n\n"
        "OSTREL, June 4 (Marn Wire) - The city of Ostrel closed the Lindel Bridge on Tuesday after "
        "inspectors found a crack in its northern pier.\n\n"
        "The builders' union accused the contractor, Hallet Stone, of using weak concrete.\n"
    ),
    "denial.txt": (
        "Contractor rejects charge over Ostrel bridge\n\nThe Ostrel Post\n\n6 June 2024\n\n"
        "By Nela Corvin\n\n"
        'Hallet Stone denied on Thursday that it had used weak concrete. "Every load was tested," '
        "its director, Petra Wynn, said.\n\n"
        "The builders' union said that it would hand over its photographs.\n"
    ),
    "copy.txt": (
        "Bridge closed\n\nSenn Daily\n\n7 June 2024\n\n"
        "OSTREL, June 4 (Marn Wire) - The city of Ostrel closed the Lindel Bridge on Tuesday after "
        "inspectors found a crack in its northern pier.\n\n"
        "The builders' union accused the contractor, Hallet Stone, of using weak concrete.\n"
    ),
}
DAY = dt.date(2024, 6, 5)


def make_view(folder, names):
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Case(MEMORY) as case:
        case.add(*[folder / name for name in names])
        return CaseView(case.analysis)


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    return make_view(tmp_path_factory.mktemp("bridge"), sorted(REPORTS))


def rows(view, name, since):
    return list(VIEWS[name](view, Filters(since=since)))


def named(view, name):
    return next(one.document.id for one in view.case.documents if name in one.document.name)


def published(view, name, days):
    """Return *view* with the report *name* published on *days*."""
    documents = tuple(
        replace(one, document=replace(one.document, published=Published(days, Basis.INFERRED)))
        if one.document.id == named(view, name)
        else one
        for one in view.case.documents
    )
    return CaseView(replace(view.case, documents=documents))


def test_denial_that_came_is_a_new_relation(view):
    found = [row for row in rows(view, "relations", DAY) if row["type"] == "denies"]

    assert [(row["new"], row["who_a"]) for row in found] == [("new", "Hallet Stone")]


def test_relation_of_two_older_sides_is_not_new(view):
    assert rows(view, "relations", dt.date(2024, 6, 7)) == []


def test_claim_that_was_denied_since_says_so(view):
    found = [row for row in rows(view, "claims", DAY) if "union accused" in row["text"]]
    found += [row for row in rows(view, "claims", DAY) if "weak concrete" in row["text"]]

    assert any("denied since" in row["new"] for row in found)


def test_statement_of_a_copy_is_not_new(view):
    texts = [row["text"] for row in rows(view, "statements", DAY)]

    assert any("Every load was tested" in text for text in texts)
    assert all("of using weak concrete" not in text for text in texts)


def test_sentence_of_a_copy_is_not_new(view):
    news, doc = News(view, DAY), named(view, "copy")
    places = [row for row in rows(view, "documents", DAY) if row["doc"] == doc]
    assert [row["new"] for row in places] == ["new"]

    analysis = view.analysis_of(doc)
    notes = {
        span.of(analysis.document.text)[:20]: news.sentence(
            replace(view.case.claims[0].wording, doc=doc, span=span)
        )
        for span in analysis.reading.sentences
    }

    assert notes["The builders' union "] is None


@pytest.mark.parametrize(
    ("days", "new"),
    [
        (DayRange(dt.date(2024, 6, 3), dt.date(2024, 6, 4)), None),
        (DayRange(dt.date(2024, 6, 4), dt.date(2024, 6, 5)), "may be new"),
        (DayRange(dt.date(2024, 6, 4), None), "may be new"),
        (DayRange(None, dt.date(2024, 6, 4)), None),
        (DayRange(), "may be new"),
        (DayRange(dt.date(2024, 6, 5), dt.date(2024, 6, 9)), "new"),
    ],
)
def test_report_is_new_where_it_can_be_and_says_so(days, new, view):
    moved = published(view, "denial", days)

    notes = {row["doc"]: row["new"] for row in rows(moved, "documents", DAY)}
    assert notes.get(named(view, "denial")) == new
    said = {row["new"] for row in rows(moved, "statements", DAY) if "load" in row["text"]}
    assert said == ({new} if new else set())


@pytest.mark.parametrize("name", list(VIEWS))
def test_view_since_a_day_only_leaves_rows_out_and_notes_the_rest(name, story):
    view = CaseView(story)
    every = rows(view, name, None)

    assert all("new" not in row for row in every)
    for day in (dt.date(2025, 3, 5), dt.date(2025, 3, 10)):
        kept = rows(view, name, day)
        assert all(row["new"] for row in kept)
        bare = [{key: cell for key, cell in row.items() if key != "new"} for row in kept]
        assert [row for row in every if row in bare] == bare
    assert len(rows(view, name, dt.date(2025, 1, 1))) == len(every)
    assert rows(view, name, dt.date(2026, 1, 1)) == []


def test_claim_of_more_origins_says_how_many_before_and_now(story):
    notes = [row["new"] for row in rows(CaseView(story), "claims", dt.date(2025, 3, 6))]

    assert "more origins: at most 1 before, at most 2 now" in notes
    assert "new" in notes
    assert any("revised since" in note for note in notes)


def test_brief_since_a_day_has_only_what_is_new(story):
    day = dt.date(2025, 3, 12)
    whole, brief = make_brief(story), make_brief(story, BriefOptions(since=day))

    assert brief.since == day
    assert brief.documents == whole.documents
    assert {line.number for line in brief.reports} == {17, 18}
    assert 0 < len(brief.timeline) < len(whole.timeline)
    assert all(line.new for line in (*brief.timeline, *brief.conflicts, *brief.revisions))
    said = [line for speaker in brief.said for line in speaker.lines]
    assert said
    assert all(line.new == "new" and line.quote.number in {17, 18} for line in said)
    assert all(line.new == "" for line in (*whole.timeline, *whole.conflicts, *whole.reports))


def test_every_link_of_a_page_since_a_day_leads_to_a_report_in_it(story):
    page = brief_html(make_brief(story, BriefOptions(since=dt.date(2025, 3, 12))))

    linked = set(re.findall(r'href="#report-(\d+)"', page))
    assert {"17", "18"} < linked <= set(re.findall(r'id="report-(\d+)"', page))


def test_order_of_input_changes_nothing_that_is_new(tmp_path):
    first, second = (make_view(tmp_path, names) for names in (sorted(REPORTS), list(REPORTS)))

    for name in VIEWS:
        assert rows(first, name, DAY) == rows(second, name, DAY)
