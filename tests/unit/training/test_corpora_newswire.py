"""Token tags to names in the article's own text, on articles made up for this test."""

from training.reader.corpora import newswire
from training.reader.corpora.paragraph import bucket
from training.reader.corpora.spacing import Spacing, join_tokens
from training.reader.corpora.stretches import Stretch

TAGGED = """https://news.example.org/1\tO

Quay\tB-Facility\tB-Location
workers\tO
met\tO
Ada\tB-Person
Quill\tI-Person
-\tO
Brandt\tO
.\tO

Talks\tO
in\tO
Norvik\tB-Location
failed\tO
.\tO
"""
ORIGINAL = (
    "https://news.example.org/1\n\nQuay workers met Ada  Quill-Brandt.\n\nTalks in Norvik failed.\n"
)


def write(top, name, original):
    for folder, text in (("processed_annotated", TAGGED), ("original_articles", original)):
        if text is not None:
            path = top / "worldwide_newswire_ner" / folder
            path.mkdir(parents=True, exist_ok=True)
            suffix = ".tsv" if folder == "processed_annotated" else ""
            (path / f"{name}{suffix}").write_text(text, encoding="utf-8")


def load_all(top):
    return [each for part in ("train", "dev") for each in newswire.annotated(top, part)]


def test_dev_is_never_empty_and_holds_what_is_measured(monkeypatch):
    names = [f"invented-{at}.txt" for at in range(60)]
    monkeypatch.setattr(newswire, "is_measured", lambda name: name == names[0])
    dev = {name for name in names if newswire.is_dev(name)}

    assert dev == {name for name in names if bucket(name, 10) == 1} | {names[0]}


def test_parse_takes_the_outer_names_and_drops_the_address():
    first, second = newswire.parse(TAGGED)

    assert first[0] == ("Quay", "B-Facility")
    assert [token for token, _ in second] == ["Talks", "in", "Norvik", "failed", "."]


def test_annotated_keeps_the_spaces_of_the_original(tmp_path):
    write(tmp_path, "one.txt", ORIGINAL)
    first, second = load_all(tmp_path)

    assert first.paragraph.text == "Quay workers met Ada  Quill-Brandt."
    assert first.gold["names"] == (Stretch(0, 4, "Facility"), Stretch(17, 27, "Person"))
    assert second.paragraph.text == "Talks in Norvik failed."


def test_annotated_does_not_claim_words_that_the_tags_lack(tmp_path):
    write(tmp_path, "one.txt", ORIGINAL.replace("failed.", "failed. More below"))
    labels = load_all(tmp_path)[1].paragraph.labels["names"]

    assert labels == ("O", "O", "B-Location", "O", "O", None, None)


def test_annotated_leaves_out_lines_without_any_tagged_word(tmp_path):
    write(tmp_path, "one.txt", ORIGINAL + "\nSubscribe here\n")

    assert len(load_all(tmp_path)) == 2


def test_annotated_does_not_label_half_of_a_name(tmp_path):
    write(tmp_path, "one.txt", ORIGINAL.replace("Quill-", "Quell-"))
    found = load_all(tmp_path)[0]

    assert found.gold["names"] == (Stretch(0, 4, "Facility"),)
    assert found.paragraph.labels["names"][3:5] == (None, None)


def test_annotated_falls_back_to_lines_of_tokens_where_the_original_is_another_text(tmp_path):
    write(tmp_path, "one.txt", "Something else altogether.")
    found = load_all(tmp_path)

    assert [each.paragraph.text for each in found] == [
        "Quay workers met Ada Quill - Brandt .",
        "Talks in Norvik failed .",
    ]


def test_join_tokens_uses_the_spaces_seen_elsewhere():
    seen = (
        'He said: "Go," and left.',
        ("He", "said", ":", '"', "Go", ",", '"', "and", "left", "."),
    )
    places = []
    start = 0
    for token in seen[1]:
        start = seen[0].index(token, start)
        places.append((start, start + len(token)))
        start += len(token)
    spacing = Spacing.learn([(*seen, places)])

    text, found = join_tokens(
        ["She", "said", ":", '"', "No", ",", '"', "and", "went", "."], spacing
    )

    assert text == 'She said: "No," and went.'
    assert [text[a:b] for a, b in found][3:7] == ['"', "No", ",", '"']


def test_align_finds_tokens_in_order_past_what_is_missing():
    places = newswire.align("a b x c", ["a", "q", "b", "c"])

    assert places == [(0, 1), None, (2, 3), (6, 7)]
