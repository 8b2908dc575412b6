"""CoNLL-U and UDS to paragraphs, on sentences made up for this test."""

import json
import zipfile

import pytest
from training.reader.corpora import ud, uds
from training.reader.corpora.paragraph import bucket, in_part


def row(number, form, upos="X", head=0, relation="root", misc="_"):
    return "\t".join([number, form, "_", upos, "_", "_", str(head), relation, "_", misc])


FIRST = "\n".join(
    [
        "# newdoc id = invented-1",
        "# newpar id = invented-1-p1",
        "# sent_id = invented-1-1",
        "# text = She didn't call.",
        row("1", "She", "PRON", 4, "nsubj"),
        row("2-3", "didn't"),
        row("2", "did", "AUX", 4, "aux"),
        row("3", "n't", "PART", 4, "advmod"),
        row("4", "call", "VERB", 0, "root", "SpaceAfter=No"),
        row("4.1", "home", "ADV"),
        row("5", ".", "PUNCT", 4, "punct"),
    ]
)
SECOND = "\n".join(
    [
        "# sent_id = invented-1-2",
        "# text = We waited .",
        row("1", "We", "PRON", 2, "nsubj"),
        row("2", "waited", "VERB", 0, "root"),
        row("3", ".", "PUNCT", 2, "punct", "SpaceAfter=No"),
    ]
)
THIRD = "\n".join(["# newpar", "# text = Gone", row("1", "Gone", "VERB")])
BANK = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def data(tmp_path):
    for bank in ud.BANKS:
        top = tmp_path / f"ud_english_{bank}"
        names = "GUM_news_one GUM_whow_two GUM_news_absent" if bank == "gum" else "mail/one.conllu"
        write(top / "not-to-release" / "file-lists" / "files.train", names.replace(" ", "\n"))
        for name in names.split()[:2]:
            place = top / "not-to-release" / "sources" / f"{name.removesuffix('.conllu')}.conllu"
            write(place, BANK)
        write(top / f"en_{bank}-ud-dev.conllu", BANK)
    top = tmp_path / "uds" / "data"
    write(top / "ud_ids.json", json.dumps({"ewt-train-1": {"sentence_id": "invented-1-1"}}))
    archive = top / "2.0" / "normalized" / "sentence" / "annotations" / "factuality.zip"
    archive.parent.mkdir(parents=True)
    value = {"factuality": {"factual": {"value": -1.25, "confidence": 1.0}}}
    stored = {"data": {"ewt-train-1": {"ewt-train-1-semantics-pred-4": value}}}
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("factuality.json", json.dumps(stored))
    return tmp_path


def test_parse_cuts_a_token_of_several_words_and_skips_what_is_not_written():
    first = next(iter(ud.parse(BANK)))

    assert [first.text[a:b] for a, b in first.words] == ["She", "did", "n't", "call", "."]


def test_parse_puts_the_text_together_where_it_is_not_the_words():
    source = BANK.replace("# text = She didn't call.", "# text = He did not call.")

    assert next(iter(ud.parse(source))).text == "She didn't call."


@pytest.mark.parametrize(
    ("surface", "forms", "cut"),
    [
        ("don't", ["do", "n't"], ["do", "n't"]),
        ("cannot", ["can", "not"], ["can", "not"]),
        ("ain't", ["am", "not"], ["ai", "n't"]),
        ("im", ["I", "am"], ["i", "m"]),
        ("xyz", ["a", "b", "cccccc"], ["x", "y", "z"]),
        ("xyz", ["aaaaaa", "b", "c"], ["x", "y", "z"]),
        ("word", ["word"], ["word"]),
    ],
)
def test_cut_parts_leaves_no_word_empty(surface, forms, cut):
    places = ud.cut_parts(7, surface, forms)

    assert [surface[a - 7 : b - 7] for a, b in places] == cut


def test_cut_parts_refuses_more_words_than_characters():
    with pytest.raises(ValueError, match="cannot hold 2 words"):
        ud.cut_parts(0, "x", ["a", "b"])


def test_group_sentences_begins_anew_at_a_paragraph():
    groups = list(ud.group_sentences(ud.parse(BANK)))

    assert [[each.text for each in group] for group in groups] == [
        ["She didn't call.", "We waited ."],
        ["Gone"],
    ]


def test_group_sentences_cuts_a_long_paragraph_at_ends_of_sentences(monkeypatch):
    monkeypatch.setattr(ud, "MAX_WORDS", 7)

    assert [len(group) for group in ud.group_sentences(ud.parse(BANK))] == [1, 1, 1]


def test_load_points_heads_into_the_paragraph(data):
    first = ud.load(data, "dev")[0]

    assert first.text == "She didn't call. We waited ."
    assert first.sentences == (0, 5)
    assert first.labels["head"] == (4, 4, 4, 0, 4, 7, 0, 7)
    assert first.labels["relation"][3:7] == ("root", "punct", "nsubj", "root")


def test_load_leaves_non_commercial_texts_out_of_training(data):
    documents = [each for each in ud.load(data, "train") if each.corpus == "gum"]

    assert len(documents) == 2


def test_load_attaches_factuality_to_ewt_alone(data):
    found = ud.load(data, "train")

    assert found[0].labels["factuality"] == (None, None, None, -1.25, *[None] * 4)
    assert not any("factuality" in each.labels for each in found if each.corpus == "gum")


def test_load_refuses_an_unknown_part(data):
    with pytest.raises(ValueError, match="no part 'test'"):
        ud.load(data, "test")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({2: 1.5}, [None, 1.5, None]),
        ({2: 1.5, 3: 0.5}, [None, None, None]),
        ({4: 1.5}, [None, None, None]),
        ({}, [None, None, None]),
    ],
)
def test_of_words_leaves_out_sentences_whose_numbers_do_not_fit(values, expected):
    assert uds.of_words(values, ("PRON", "VERB", "PUNCT")) == expected


def test_by_sentence_prefers_a_predicate_to_a_part_of_one():
    def value(number):
        return {"factuality": {"factual": {"value": number}}}

    stored = {
        "s-1": {"s-1-semantics-subpred-3": value(1.0), "s-1-semantics-pred-3": value(2.0)},
        "s-2": {"s-2-semantics-pred-1": value(1.0)},
    }

    assert uds.by_sentence(stored, {"s-1": {"sentence_id": "one"}}) == {"one": {3: 2.0}}


def test_read_is_empty_without_the_archive(tmp_path):
    assert uds.read(tmp_path) == {}


def test_parts_share_no_document():
    for at in range(50):
        is_dev = bucket(f"document {at}", 5) == 4
        assert in_part("train", is_dev=is_dev) is not in_part("dev", is_dev=is_dev)
