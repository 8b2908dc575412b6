"""Made paragraphs with two levels of attribution, on sentences made up for this test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.training.paragraphs import forms, paragraph, speech, tagged
from training.reader.nested import nest

OUTER = speech(
    "Ada Quill told us that the pier would close .",
    source="Ada Quill", cue="told us", content="that the pier would close",
)  # fmt: skip
QUOTED = speech(
    'Ben Ode said, "We open the old mill."',
    source="Ben Ode", cue="said", content='"We open the old mill."',
)  # fmt: skip
INNER = speech(
    "The clerk warned that the bridge is weak .",
    source="The clerk", cue="warned", content="that the bridge is weak",
)  # fmt: skip
PLAIN = paragraph(
    "The boats came home late .", corpus="polnear", speech=("O",) * 6, link=(None,) * 6
)
SMALL = paragraph("the the clerk", corpus="polnear", speech=("O",) * 3, link=(None,) * 3)


def made(count=60, seed=7):
    return nest([OUTER, QUOTED, INNER, PLAIN, SMALL], count, seed)


def of_host(host, guest, paragraphs=None):
    """Return the first paragraph in which the cue of *host* takes a sentence with *guest* in it."""
    found = (
        each
        for each in paragraphs or made()
        if ("Cue", host) in tagged(each, "speech") and guest in " ".join(forms(each))
    )
    return next(found)


def test_nest_puts_a_sentence_in_the_place_of_the_content():
    each = of_host("told us", "the bridge is weak")

    assert each.text == "Ada Quill told us that the clerk warned that the bridge is weak."


def test_nest_gives_the_outer_level_the_whole_sentence_as_content():
    each = of_host("told us", "the bridge is weak")

    assert tagged(each, "speech") == [
        ("Source", "Ada Quill"),
        ("Cue", "told us"),
        ("Content", "that the clerk warned that the bridge is weak"),
    ]


def test_nest_keeps_the_labels_of_the_inner_level():
    each = of_host("told us", "the bridge is weak")

    assert tagged(each, "inner") == [
        ("Source", "the clerk"),
        ("Cue", "warned"),
        ("Content", "that the bridge is weak"),
    ]


def test_nest_keeps_the_quotation_marks_of_the_host():
    each = of_host("said", "boats")

    assert each.text == 'Ben Ode said, "The boats came home late."'
    assert tagged(each, "speech")[-1] == ("Content", '" The boats came home late . "')


def test_nest_leaves_an_inner_level_without_attribution_empty():
    each = of_host("said", "boats")

    assert tagged(each, "inner") == []
    assert set(each.labels["inner_link"]) == {None}


@pytest.mark.parametrize(("tags", "links"), [("speech", "link"), ("inner", "inner_link")])
def test_nest_links_sources_and_contents_to_the_cue_of_their_level(tags, links):
    for each in made():
        for tag, link in zip(each.labels[tags], each.labels[links], strict=True):
            assert (link is not None) is (tag in {"B-Source", "B-Content"})
            if link is not None:
                assert each.labels[tags][link - 1] == "B-Cue"


def test_nest_makes_as_many_as_it_is_asked_for():
    assert len(made(17)) == 17


def test_nest_makes_the_same_from_the_same_seed():
    assert made() == made()
    assert made() != made(seed=8)


@given(seed=st.integers(0, 10_000))
def test_nest_labels_the_inner_level_inside_outer_content_only(seed):
    for each in made(3, seed):
        assert len(each.words) == len(each.labels["speech"]) == len(each.labels["inner"])
        pairs = zip(each.labels["speech"], each.labels["inner"], strict=True)
        assert {outer[2:] for outer, inner in pairs if inner != "O"} <= {"Content"}


@given(seed=st.integers(0, 10_000))
def test_nest_parts_no_word_and_joins_none(seed):
    for each in made(3, seed):
        assert all("".join(form.split()) == form != "" for form in forms(each))
        ends = [0, *(b for _, b in each.words)]
        gaps = [each.text[end:a] for end, (a, _) in zip(ends, each.words, strict=False)]
        assert set(gaps) <= {"", " "}
        assert not each.text[each.words[-1][1] :]


@pytest.mark.parametrize(
    "reaching",
    [
        paragraph(
            "They all came . And said so .", sentences=(0, 4), corpus="polnear",
            speech=("O", "O", "O", "B-Content", "I-Content", "B-Cue", "O", "O"),
            link=(None, None, None, 6, None, None, None, None),
        ),
        paragraph(
            "They came . Late and wet . He said so .", sentences=(0, 3, 7), corpus="polnear",
            speech=("O",) * 3 + ("B-Content",) + ("I-Content",) * 2 + ("O",) * 2 + ("B-Cue",) + ("O",) * 2,
            link=(None,) * 3 + (9,) + (None,) * 7,
        ),
    ],
    ids=["content over a sentence's end", "cue in another sentence"],
)  # fmt: skip
def test_nest_takes_no_sentence_whose_attribution_reaches_beyond_it(reaching):
    texts = " ".join(each.text for each in nest([OUTER, PLAIN, INNER, reaching], 80))

    assert "wet" not in texts
    assert "so" not in texts.split()
