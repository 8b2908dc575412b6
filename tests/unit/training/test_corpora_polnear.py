"""Stand-off attributions to labels, on an article made up for this test."""

import pytest
from training.reader.corpora import polnear
from training.reader.corpora.ceiling import shares

TEXT = 'Harbour plan\r\n\r\n"We open in May," Ada Quill said, "and not before."\r\n\r\nNo date was set.\r\n'


def at(words):
    start = TEXT.index(words)
    return f"{start} {start + len(words)}"


@pytest.fixture
def data(tmp_path):
    top = tmp_path / "polnear" / "data" / "dev"
    (top / "text").mkdir(parents=True)
    (top / "attributions").mkdir()
    (top / "text" / "invented.txt").write_bytes(TEXT.encode())
    content = (
        f"{at(chr(34) + 'We open in May,' + chr(34))};{at(chr(34) + 'and not before.' + chr(34))}"
    )
    notes = [
        f"T1\tSource {at('Ada Quill')}\tAda Quill",
        f"T2\tCue {at('said')}\tsaid",
        f"T3\tContent {content}\t...",
        "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1",
    ]
    path = top / "attributions" / "invented_anyone.ann"
    path.write_bytes("\n".join(notes).encode())
    return tmp_path


def test_load_makes_a_paragraph_of_each_line_with_text(data):
    found = polnear.load(data, "dev")

    assert [each.text for each in found] == [line for line in TEXT.split("\r\n") if line]


def labelled(paragraph, key):
    pairs = zip(paragraph.words, paragraph.labels[key], strict=True)
    return [(paragraph.text[a:b], label) for (a, b), label in pairs if label not in {"O", None}]


def test_load_keeps_a_parted_content_as_two_stretches(data):
    begun = [pair for pair in labelled(polnear.load(data, "dev")[1], "speech") if "B-" in pair[1]]

    assert begun == [('"', "B-Content"), ("Ada", "B-Source"), ("said", "B-Cue"), ('"', "B-Content")]


def test_load_links_sources_and_contents_to_the_cue(data):
    paragraph = polnear.load(data, "dev")[1]
    links = labelled(paragraph, "link")
    cue = paragraph.words[links[0][1] - 1]

    assert paragraph.text[slice(*cue)] == "said"
    assert [(word, link - links[0][1]) for word, link in links] == [('"', 0), ("Ada", 0), ('"', 0)]


def test_shares_find_every_stretch_that_ends_with_a_word(data):
    found = shares(polnear.annotated(data, "dev"))

    assert found == {
        ("speech", "Content"): (2, 2),
        ("speech", "Cue"): (1, 1),
        ("speech", "Source"): (1, 1),
    }


def test_shares_count_a_stretch_that_ends_inside_a_word(data):
    path = data / "polnear" / "data" / "dev" / "attributions" / "invented_anyone.ann"
    path.write_text(path.read_text().replace(at("Ada Quill"), at("Ada Quil")))

    assert shares(polnear.annotated(data, "dev"))["speech", "Source"] == (0, 1)


def test_load_does_not_link_over_a_line_break(data):
    path = data / "polnear" / "data" / "dev" / "attributions" / "invented_anyone.ann"
    path.write_text(path.read_text().replace(at("Ada Quill"), at("No date")))
    last = polnear.load(data, "dev")[2]

    assert labelled(last, "speech")[0] == ("No", "B-Source")
    assert labelled(last, "link") == []
