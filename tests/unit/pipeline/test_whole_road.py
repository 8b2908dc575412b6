"""What the pipeline does when a stage falls, and that it does not care for order."""

import itertools

import pytest

from dateline import attribution, claims, entities, events, extract, provenance, reader, temporal
from dateline import stories as story_stage
from dateline.model import (
    Basis,
    Capture,
    ExtractError,
    InputOutcome,
    InputStatus,
    MediaKind,
    Skipped,
)
from dateline.pipeline import (
    STAGES,
    Around,
    Scope,
    analyse_capture,
    analyse_case,
    measure_capture,
    measure_case,
)

DAYS = ("Monday", "Tuesday", "Wednesday")


def report(number):
    """Return a report of which every stage finds something."""
    return (
        f"Mayor warns of flood in Varnhaven, part {number}\n\nBy Tessa Arnholt\n\n"
        f"March {number + 2}, 2025\n\n"
        f"The river Sel flooded the old market of Varnhaven on {DAYS[number]}, the mayor said.\n\n"
        "“Four hundred people slept in the sports hall behind the tannery,” Mayor Elsa Brandov "
        "told reporters.\n\n"
        f"Brandov denied that the city had ignored {number + 2} warnings about the weir.\n"
    )


CAPTURES = [
    Capture(f"{number}.txt", report(number).encode(), MediaKind.TEXT) for number in range(3)
]


class FellError(Exception):
    """What a stage raises here."""


def fall(*_, **__):
    raise FellError("the river took it")


@pytest.fixture(scope="module")
def whole():
    return analyse_capture(CAPTURES[0])


@pytest.fixture(scope="module")
def analyses():
    return [analyse_capture(capture) for capture in CAPTURES]


RECORDS = ("timexes", "mentions", "statements", "event_mentions")
DOCUMENT_STAGES = [
    (reader, "read", "reader", RECORDS),
    (temporal, "read_time", "temporal", ("timexes",)),
    (entities, "find_mentions", "mentions", ("mentions",)),
    (attribution, "find_statements", "attribution", ("statements",)),
    (events, "find_events", "events", ("event_mentions",)),
]


def test_every_stage_finds_something_in_the_report(whole):
    assert whole.failures == ()
    assert [name for name in RECORDS if not getattr(whole, name)] == []
    assert whole.reading.sentences


@pytest.mark.parametrize(("module", "function", "name", "lost"), DOCUMENT_STAGES)
def test_stage_that_falls_leaves_its_records_out_and_a_failure_in(
    module, function, name, lost, monkeypatch
):
    monkeypatch.setattr(module, function, fall)

    found = analyse_capture(CAPTURES[0])

    assert [getattr(found, record) for record in lost] == [()] * len(lost)
    (failure,) = found.failures
    assert (failure.stage, failure.reason) == (name, "FellError: the river took it")


@pytest.mark.parametrize(("module", "function", "name", "lost"), DOCUMENT_STAGES[1:])
def test_stages_that_need_nothing_of_the_fallen_one_find_what_they_found(
    module, function, name, lost, monkeypatch, whole
):
    needed_by = {
        "temporal": {"event_mentions"},
        "mentions": {"statements", "event_mentions"},
        "attribution": {"event_mentions"},
        "events": set(),
    }
    monkeypatch.setattr(module, function, fall)

    found = analyse_capture(CAPTURES[0])

    for record in set(RECORDS) - set(lost) - needed_by[name]:
        assert getattr(found, record) == getattr(whole, record)
    assert found.reading == whole.reading
    assert found.document.text == whole.document.text


def test_fallen_temporal_stage_keeps_the_day_that_the_page_states(monkeypatch, whole):
    monkeypatch.setattr(temporal, "read_time", fall)

    published = analyse_capture(CAPTURES[0]).document.published

    assert published.basis is Basis.STATED
    assert published.days == whole.document.published.days


def test_long_reason_is_cut(monkeypatch):
    def fall_at_length(*_):
        raise FellError("x" * 10_000)

    monkeypatch.setattr(attribution, "find_statements", fall_at_length)

    assert len(analyse_capture(CAPTURES[0]).failures[0].reason) <= 300


def test_extract_that_refuses_stops_the_report():
    with pytest.raises(ExtractError):
        analyse_capture(Capture("blank.txt", b" \n\n ", MediaKind.TEXT))


def test_crash_of_extract_goes_on_to_the_engine(monkeypatch):
    monkeypatch.setattr(extract, "extract", fall)

    with pytest.raises(FellError):
        analyse_capture(CAPTURES[0])


CASE_STAGES = [
    (provenance, "find_passages", "passages", ("passages",)),
    (provenance, "trace_origins", "origins", ("origins",)),
    (entities, "join_mentions", "identities", ("entities",)),
    (events, "join_events", "event_join", ("events", "entries")),
    (claims, "find_claims", "claims", ("claims", "relations")),
    (story_stage, "cluster", "stories", ("stories", "entries")),
    (story_stage, "draw_timelines", "timelines", ("entries",)),
]


@pytest.mark.parametrize(("module", "function", "name", "lost"), CASE_STAGES)
def test_case_stage_that_falls_leaves_its_records_out_and_says_so(
    module, function, name, lost, monkeypatch, analyses
):
    monkeypatch.setattr(module, function, fall)

    case = analyse_case(analyses)

    assert [getattr(case, record) for record in lost] == [()] * len(lost)
    assert case.skipped == (Skipped(f"stage {name}", "FellError: the river took it"),)
    assert len(case.documents) == 3


def test_case_without_a_fall_has_every_record(analyses):
    case = analyse_case(analyses)

    assert case.skipped == ()
    for record in ("entities", "events", "passages", "origins", "claims", "stories", "entries"):
        assert getattr(case, record), record


def test_order_of_the_reports_does_not_change_the_case(analyses):
    first = analyse_case(analyses)

    assert all(analyse_case(order) == first for order in itertools.permutations(analyses))


def test_case_of_no_reports_is_empty():
    case = analyse_case([])

    assert case.documents == case.stories == case.entries == ()
    assert (case.origin_count.at_least, case.origin_count.at_most) == (0, 0)


def test_what_is_known_around_a_case_is_kept(analyses):
    around = Around(
        inputs=(InputOutcome("a.txt", None, InputStatus.FAILED, "unreadable"),),
        skipped=(Skipped("links", "not followed"),),
    )

    case = analyse_case(analyses, around)

    assert case.inputs == around.inputs
    assert case.skipped == around.skipped


def test_seconds_are_told_for_every_stage_of_the_plan(analyses):
    of_document = measure_capture(CAPTURES[0])[1]
    of_case = measure_case(analyses)[1]

    planned = {scope: {one.name for one in STAGES if one.scope is scope} for scope in Scope}
    assert of_document.keys() == planned[Scope.DOCUMENT]
    assert of_case.keys() == planned[Scope.CASE]
