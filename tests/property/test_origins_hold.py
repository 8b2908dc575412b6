"""What must hold of passages and origins, whatever the reports: copies, names and order."""

import string
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.factories import make_analysis, make_document

from dateline.model import Credit, Evidence, count_origins
from dateline.provenance import find_passages, trace_origins

WORDS = (
    "orchard lantern ferry granite chapel harvest copper saddle meadow anchor barley cinder velvet "
    "timber quarry thistle marble kettle ribbon gravel walnut pepper canvas hollow ember willow"
).split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=9, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)
POOL = st.lists(SENTENCE, min_size=6, max_size=9, unique=True)
FEW = settings(max_examples=40)
OUTLETS = ("The Orme Gazette", "Night Post of Senn", "Kelso Courier", "Lunn Weekly", None)
AGENCIES = (None, None, None, "Kelso News Service", "Senn Wire")


@st.composite
def reports(draw):
    """Draw two to six reports whose sentences come from one small pool, so that many share some."""
    pool = draw(POOL)
    made = []
    for number in range(draw(st.integers(2, 6))):
        picked = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=5, unique=True))
        made.append(
            make_document(
                "\n\n".join(picked),
                name=f"report {number}",
                published=draw(st.sampled_from(("2025-03-03", "2025-03-05", None))),
                outlet=draw(st.sampled_from(OUTLETS)),
                agency=draw(st.sampled_from(AGENCIES)),
            )
        )
    return made


def trace(documents):
    analyses = [make_analysis(one) for one in documents]
    passages = find_passages(analyses)
    return passages, trace_origins(analyses, passages)


def count(documents, among=None):
    origins = trace(documents)[1]
    found = count_origins(origins, [one.id for one in among or documents])
    return found.at_least, found.at_most


@FEW
@given(reports(), st.data())
def test_copying_a_report_never_raises_a_count(documents, data):
    original = data.draw(st.sampled_from(documents))
    outlet = data.draw(st.sampled_from((None, "A Page Nobody Knows")))
    copy = make_document(
        original.text, name="copy", published="2025-03-09", outlet=outlet, agency=None
    )
    # Nothing tells whether an undated page of nobody's or the copy with a name came first.
    assume(outlet is None or original.outlet is not None or original.published.days.latest)
    before, after = count(documents), count([*documents, copy])
    assert after[0] <= before[0]
    assert after[1] <= before[1]


@FEW
@given(reports())
def test_every_report_leads_back_to_an_origin(documents):
    origins = trace(documents)[1]
    assert {doc for one in origins for doc in one.documents} == {one.id for one in documents}


@FEW
@given(reports())
def test_the_order_of_reports_does_not_matter(documents):
    assert trace(documents) == trace(list(reversed(documents)))


@FEW
@given(reports(), st.permutations(string.ascii_uppercase))
def test_renaming_outlets_changes_no_passage_and_no_count(documents, letters):
    names = {name: f"Outlet {letters[at]}" for at, name in enumerate(filter(None, OUTLETS))}
    renamed = [
        one
        if one.outlet is None
        else replace(
            one, outlet=Credit(names[one.outlet.name], Evidence("an outlet", place="test"))
        )
        for one in documents
    ]
    before, after = trace(documents), trace(renamed)
    assert before[0] == after[0]
    groups = [sorted(one.documents for one in found[1]) for found in (before, after)]
    assert groups[0] == groups[1]


@FEW
@given(reports(), st.sampled_from((None, "The Only Voice of Ismer")))
def test_an_independent_report_raises_the_upper_bound_by_at_most_one(documents, outlet):
    words = "ninety herons stood beside seven abandoned windmills while nobody rang any bell"
    report = make_document(f"{words.capitalize()}.", name="new", outlet=outlet)
    before, after = count(documents), count([*documents, report])
    assert before[1] <= after[1] <= before[1] + 1
    assert before[0] <= after[0] <= before[0] + 1


@FEW
@given(reports())
def test_what_is_unknown_never_raises_the_lower_bound(documents):
    hidden = [replace(one, outlet=None, agency=None) for one in documents]
    assert count(hidden)[0] == 1


@FEW
@given(reports())
def test_passages_are_spans_that_share_their_words(documents):
    text = {one.id: one.text for one in documents}
    for passage in trace(documents)[0]:
        assert passage.a.doc < passage.b.doc
        words = [
            {word.strip(".").lower() for word in place.span.of(text[place.doc]).split()}
            for place in (passage.a, passage.b)
        ]
        assert words[0] & words[1]
        if passage.identity == 1:
            assert words[0] == words[1]


@FEW
@given(reports())
def test_tracing_twice_changes_nothing(documents):
    assert trace(documents) == trace(documents)
