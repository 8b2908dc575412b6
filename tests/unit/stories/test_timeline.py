import itertools

from tests.unit.stories.build import origin, report, timeline, wording

from dateline.model import Factuality

BLAST = report(
    "Blast in Varnhaven",
    "A blast shook the port of Varnhaven on Monday. Police arrested two managers in Varnhaven on Tuesday.",
    dates={"Monday": "2025-03-03", "Tuesday": "2025-03-04"},
    published="2025-03-04",
)
COPY = report(
    "Blast in Varnhaven, again",
    "A blast shook the port of Varnhaven on Monday. Police arrested two managers in Varnhaven on Tuesday.",
    dates={"Monday": "2025-03-03", "Tuesday": "2025-03-04"},
    published="2025-03-05",
    outlet="Copyist",
)
OWN = report(
    "Managers held",
    "Two managers were detained in Varnhaven on Tuesday. Reisk will visit the port of Varnhaven on Sunday.",
    dates={"Tuesday": "2025-03-04", "Sunday": "2025-03-09"},
    published="2025-03-06",
    outlet="Kurir",
)
ALL = (BLAST, COPY, OWN)
ORIGINS = (origin(BLAST, COPY), origin(OWN))


def entry_with(words, entries):
    return next(each for each in entries if words in wording(each, ALL))


def test_dated_events_are_entries_in_order_of_their_days():
    entries = timeline(ALL, ORIGINS)
    days = [each.days.edtf for each in entries if not each.days.is_unknown]
    assert days == ["2025-03-03", "2025-03-04", "2025-03-09"]


def test_a_plan_is_shown_as_a_plan():
    assert entry_with("will visit", timeline(ALL, ORIGINS)).factuality is Factuality.PLANNED


def test_copies_count_as_one_origin_and_as_outlets():
    entry = entry_with("A blast", timeline(ALL, ORIGINS))
    assert (entry.origins.at_least, entry.origins.at_most, entry.outlets) == (1, 1, 2)


def test_a_copy_adds_no_weight():
    with_copy = entry_with("A blast", timeline(ALL, ORIGINS))
    single = report("Blast", "Nothing more is known of it in Varnhaven.", published="2025-03-05")
    without = timeline((BLAST, single, OWN), (origin(BLAST, single), origin(OWN)))
    assert abs(entry_with("A blast", without).weight - with_copy.weight) <= 0.16


def test_evidence_names_each_telling():
    entries = timeline(ALL, ORIGINS)
    entry = next(each for each in entries if each.days.edtf == "2025-03-04")
    assert {place.doc for place in entry.evidence} == {each.document.id for each in ALL}
    assert entry.wording in entry.evidence


def test_no_line_is_there_twice():
    entries = timeline(ALL, ORIGINS)
    shown = [(wording(each, ALL), each.days) for each in entries]
    assert len(shown) == len(set(shown))


def test_the_order_of_reports_does_not_matter():
    expected = timeline(ALL, ORIGINS)
    for order in itertools.permutations(ALL):
        assert timeline(order, ORIGINS) == expected


def test_an_undated_event_of_one_origin_is_left_out():
    lone = report("News", "Police arrested a man in Kelmara.")
    assert timeline([lone], [origin(lone)]) == ()


def test_an_undated_event_of_two_origins_is_on_the_shelf():
    one = report("Arrest in Kelmara", "Police arrested a smuggler in Kelmara near the old bridge.")
    two = report(
        "Kelmara: arrest",
        "Police arrested a smuggler in Kelmara near the bridge.",
        outlet="Kurir",
    )
    (entry,) = timeline([one, two], [origin(one), origin(two)])
    assert entry.days.is_unknown


def test_words_alone_weigh_less_than_deeds():
    both = report(
        "In Kelmara",
        "Reisk praised Torvia on Monday. Police arrested Torvia's envoy in Kelmara on Tuesday.",
        dates={"Monday": "2025-03-03", "Tuesday": "2025-03-04"},
        published="2025-03-05",
    )
    weights = {each.days.edtf: each.weight for each in timeline([both], [origin(both)])}
    assert weights.get("2025-03-03", 0.0) < weights["2025-03-04"]


def test_weights_are_shares():
    assert all(0 <= each.weight <= 1 for each in timeline(ALL, ORIGINS))
