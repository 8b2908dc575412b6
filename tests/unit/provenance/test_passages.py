"""What two reports share: where it is, what kind it is, who has it from whom."""

import itertools

import pytest
from tests.factories import make_analysis, make_document

from dateline.model import Direction, Passage, PassageKind
from dateline.provenance import find_passages

BRIDGE = (
    "Engineers closed the old bridge over the Senna on Friday after divers found two cracks in its "
    "northern pillar."
)
TRAMS = "Trams will stop at the market until the repairs are finished, the city's transport office said."
QUOTE = "we looked at the pillar for nine hours and none of us slept before the road was shut"


def passages_of(first, second, **facts):
    """Return the passages of two texts; *facts* are the second document's."""
    one = make_analysis(make_document(first, name="first", published="2025-05-02"))
    two = make_analysis(make_document(second, name="second", **{"published": "2025-05-02"} | facts))
    text = {each.document.id: each.document.text for each in (one, two)}
    found = find_passages([one, two])
    sides = []
    for passage in found:
        place = passage.a if passage.a.doc == one.document.id else passage.b
        other = passage.b if passage.a.doc == one.document.id else passage.a
        sides.append((place.span.of(text[place.doc]), other.span.of(text[other.doc])))
    return found, sides


def only(found: tuple[Passage, ...]) -> Passage:
    assert len(found) == 1
    return found[0]


def test_passages_find_a_sentence_word_for_word_in_other_surroundings():
    found, sides = passages_of(
        f"The council met at noon. {BRIDGE}", f"{BRIDGE} Nobody was hurt, said Mayor Ana Roth."
    )
    assert (only(found).kind, only(found).identity) == (PassageKind.VERBATIM, 1.0)
    assert sides == [(BRIDGE[:-1], BRIDGE[:-1])]


def test_passages_run_over_a_small_edit():
    edited = BRIDGE.replace("found two cracks", "discovered two long cracks")
    found, sides = passages_of(BRIDGE, edited)
    assert only(found).kind is PassageKind.EDITED
    assert 0.8 < only(found).identity < 1
    assert sides == [(BRIDGE[:-1], edited[:-1])]


def test_passages_ignore_marks_case_and_accents():
    curly = QUOTE.replace("we", "We").replace("before", "bef\u00f3re")
    found, _ = passages_of(f"He wrote: {QUOTE}.", f"HE WROTE \u2013 {curly}!")
    assert only(found).kind is PassageKind.VERBATIM


def test_passages_stay_inside_a_paragraph():
    both = f"{BRIDGE}\n\n{TRAMS}"
    found, sides = passages_of(both, both + "\n\nMore to follow.")
    assert [len(found), *(one for one, _ in sides)] == [2, BRIDGE[:-1], TRAMS[:-1]]


def test_passages_find_paragraphs_in_another_order():
    found, _ = passages_of(f"{BRIDGE}\n\n{TRAMS}", f"{TRAMS}\n\n{BRIDGE}")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The mayor of the city of Senna Bridge met them.",
            "Then the mayor of the city of Senna slept.",
        ),
        (
            "Then Transport Minister Lena Marie Castro Alvarez said no.",
            "Later Transport Minister Lena Marie Castro Alvarez told them.",
        ),
        ("He found two cracks in its pillar.", "She saw two cracks in its pillar."),
    ],
    ids=["function words and names", "title and name", "five words"],
)
def test_passages_leave_out_what_any_report_may_say(one, two):
    assert passages_of(one, two)[0] == ()


def test_passages_call_one_speakers_words_a_quote():
    found, _ = passages_of(
        f'Chief engineer Ole Brand told reporters: "{QUOTE}".',
        f'"{QUOTE}", said Brand, who leads the works. He then left.',
    )
    assert (only(found).kind, only(found).direction) == (PassageKind.QUOTE, Direction.UNKNOWN)


def test_passages_call_a_quotation_inside_a_copied_paragraph_a_copy():
    text = f'{BRIDGE}\n\n"{QUOTE}."\n\n{TRAMS}'
    found, _ = passages_of(text, text)
    assert {one.kind for one in found} == {PassageKind.VERBATIM}


def test_passages_are_sorted_and_do_not_overlap():
    found, _ = passages_of(f"{BRIDGE} {TRAMS} {BRIDGE}", f"{BRIDGE} {BRIDGE} {TRAMS}")
    assert list(found) == sorted(found, key=lambda one: (one.a, one.b))
    for place in ("a", "b"):
        spans = sorted(getattr(one, place).span for one in found)
        assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("facts", "arrow", "reason"),
    [
        ({"published": "2025-05-04"}, "first->second", "days that they state"),
        ({"published": "2025-05-01"}, "second->first", "days that they state"),
        ({"published": None}, "unknown", ""),
    ],
)
def test_direction_follows_stated_days(facts, arrow, reason):
    found, _ = passages_of(BRIDGE, BRIDGE, **facts)
    first = next(one for one in (only(found).a, only(found).b)).doc
    is_first = first == make_document(BRIDGE, name="first").id
    names = ("first", "second") if is_first else ("second", "first")
    arrows = {
        Direction.A_TO_B: f"{names[0]}->{names[1]}",
        Direction.B_TO_A: f"{names[1]}->{names[0]}",
        Direction.UNKNOWN: "unknown",
    }
    assert arrows[only(found).direction] == arrow
    assert reason in " ".join(only(found).reasons)


def test_direction_credit_beats_day():
    wire = make_document(BRIDGE, name="wire", outlet="Kelso News Service", published="2025-05-03")
    copy = make_document(
        BRIDGE, name="copy", outlet="Daily Tide", agency="KNS", published="2025-05-02"
    )
    found = only(find_passages([make_analysis(wire), make_analysis(copy)]))
    expected = Direction.A_TO_B if found.a.doc == wire.id else Direction.B_TO_A
    assert found.direction is expected


def test_direction_of_two_copies_of_an_absent_wire_is_a_common_source():
    papers = [
        make_document(BRIDGE, name=name, outlet=name, agency="KNS", published=day)
        for name, day in (("Daily Tide", "2025-05-02"), ("Night Post", "2025-05-03"))
    ]
    found = only(find_passages([make_analysis(one) for one in papers]))
    assert (found.direction, found.reasons) == (Direction.COMMON_SOURCE, ("both credit KNS",))


def test_direction_sees_a_tail_cut_off():
    tail = (
        "The bridge was built in 1911 and carries some nine thousand people to work each morning. "
        * 3
    )
    found, _ = passages_of(f"{BRIDGE}\n\n{TRAMS}\n\n{tail}", f"{BRIDGE}\n\n{TRAMS}", published=None)
    assert {one.direction for one in found} < {Direction.A_TO_B, Direction.B_TO_A}
    assert "cut off" in found[0].reasons[0]


def test_passages_of_nothing_are_none():
    assert find_passages([]) == ()
    assert find_passages([make_analysis(make_document(""))]) == ()


def test_passages_of_a_text_that_repeats_itself_end_in_time():
    text = "the same seven words come again here " * 3_000
    assert find_passages([make_analysis(make_document(text, name=name)) for name in "ab"])


def test_direction_of_two_copies_of_a_wire_report_in_the_case_is_a_common_source():
    wire = make_document(BRIDGE, name="wire", outlet="Kelso News Service", published="2025-05-02")
    copy = make_document(BRIDGE, name="copy", outlet="Tide", agency="KNS", published="2025-05-02")
    page = make_document(BRIDGE, name="page", outlet="Page", published="2025-05-09")
    found = find_passages([make_analysis(one) for one in (wire, copy, page)])
    between = {frozenset((one.a.doc, one.b.doc)): one for one in found}
    assert between[frozenset((copy.id, page.id))].direction is Direction.COMMON_SOURCE
    assert between[frozenset((wire.id, page.id))].direction is not Direction.COMMON_SOURCE
