"""The bench of the reader's speed: what is timed, what is skipped and why."""

import hashlib
import json
import sys

import pytest
from bench.speed import reader
from bench.speed.peers.train import gold_lines
from bench.speed.reader import Speed, as_table, folder_texts, main, measure_peer, with_own_card
from bench.speed.reader_worker import count_words, document_of
from training.reader.corpora import Paragraph

from dateline.reader import read_by_rules


def test_document_of_reads_each_paragraph_as_a_block():
    document = document_of(["Ada left. Bo stayed.", "It rained."])

    assert [block.span.of(document.text) for block in document.blocks] == [
        "Ada left. Bo stayed.",
        "It rained.",
    ]
    assert len(read_by_rules(document).sentences) == 3


@pytest.mark.parametrize(("text", "words"), [("Ada can't stay.", 5), ("Kim's pre-war boat", 4)])
def test_words_are_those_of_universal_dependencies(text, words):
    assert count_words(text) == words


def test_folder_texts_are_lines_with_text_by_name(tmp_path):
    (tmp_path / "b.txt").write_text("Three.\n")
    (tmp_path / "a.txt").write_text("One.\n\n  Two. \n")
    (tmp_path / "c.md").write_text("Not this.")

    assert folder_texts(tmp_path) == [["One.", "Two."], ["Three."]]


def test_float_graphs_get_a_card_with_their_own_hash(tmp_path):
    folder, made = tmp_path / "float", tmp_path / "made"
    folder.mkdir()
    made.mkdir()
    (folder / "model.onnx").write_bytes(b"graph")
    (folder / "relations.onnx").write_bytes(b"labels")
    (folder / "reader.json").write_text('{"version": "1", "sha256": "another"}')

    with_own_card(folder, made)

    card = json.loads((made / "reader.json").read_text())
    assert card == {"version": "1", "sha256": hashlib.sha256(b"graph").hexdigest()}
    assert (made / "model.onnx").read_bytes() == b"graph"
    assert (made / "relations.onnx").read_bytes() == b"labels"


@pytest.mark.parametrize(
    ("python", "has_model", "reason"),
    [
        ("", True, "no --peer and no DATELINE_PEER_PYTHON"),
        (sys.executable, False, "bench.speed.peers.train makes it"),
        ("/nowhere/python", True, "/nowhere/python does not run it: [Errno 2]"),
        (sys.executable, True, "does not run it: ModuleNotFoundError: No module named 'spacy'"),
    ],
)
def test_peer_that_cannot_be_timed_says_why(tmp_path, python, has_model, reason):
    if has_model:
        (tmp_path / "peer").mkdir()

    speed = measure_peer(python, tmp_path / "peer", [["One."]], 1, 2)

    assert reason in speed.missing
    assert speed.rates == ()


def test_without_a_network_nothing_else_is_timed(tmp_path, capsys):
    main(["--model", str(tmp_path), "--reports", "1", "--peer", "/nowhere/python"])

    shown = capsys.readouterr().out
    assert "int8, as shipped: not there" in shown
    assert "`make train` makes it" in shown
    assert "nowhere" not in shown


@pytest.mark.slow
def test_network_that_does_not_load_says_why(tmp_path, capsys):
    for name in ("model.onnx", "relations.onnx"):
        (tmp_path / name).write_bytes(b"no graph")
    (tmp_path / "reader.json").write_text('{"sha256": "0"}')

    main(["--model", str(tmp_path), "--reports", "1"])

    assert "int8, as shipped: it does not run: dateline." in capsys.readouterr().out


def test_table_shows_rates_and_reasons():
    shown = as_table(
        [Speed("ours", (4321.4, 8000), 0.25, 0.9, 150, 24), Speed("x", missing="?")], 99
    )

    assert "reader, 99 words" in shown
    assert ["ours", "4,321", "8,000", "0.25", "0.90", "150", "24.0"] == shown.split("\n")[1].split()
    assert shown.endswith("\nx: ?")


def test_figures_are_medians_of_the_runs(monkeypatch, tmp_path):
    (tmp_path / "reader.json").write_text('{"sha256": "0"}')
    for name in ("model.onnx", "relations.onnx"):
        (tmp_path / name).write_bytes(b"12345")
    told = {"words": 600, "seconds": [1.0, 9.0, 2.0], "load": 0.2, "ready": 0.5, "peak MiB": 90.0}
    monkeypatch.setattr(reader, "_run", lambda command, task: told)

    speed, words = reader.measure_reader("ours", tmp_path, [["One."]], 3)

    assert (words, speed.rates, speed.load, speed.peak) == (600, (300, 300), 0.2, 90)


def test_gold_of_the_peer_says_only_what_a_corpus_annotates():
    words = ((0, 3), (4, 8), (8, 9))
    labels = {
        "upos": ("PROPN", "VERB", "PUNCT"),
        "feats": ("_", "_", "_"),
        "head": (2, 0, 2),
        "relation": ("nsubj", "root", "punct"),
    }
    tree = Paragraph("ewt", "a", "Ada left.", words, (0,), labels)
    names = Paragraph("newswire", "b", "Ada left.", words, (0,), {"names": ("B-Person", None, "O")})

    first, second = gold_lines([tree, names])

    assert (first["heads"], first["deps"]) == ([1, 1, 1], ["nsubj", "ROOT", "punct"])
    assert (first["spaces"], first["sent_starts"]) == ([True, False, False], [True, False, False])
    assert second["ents"] == ["B-Person", "", "O"]
    assert "ents" not in first
    assert "heads" not in second
