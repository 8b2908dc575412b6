"""The figures of the trained reader: what is counted as right, layer by layer."""

import hashlib
from itertools import pairwise

import numpy as np
import pytest
from bench.quality.figures import FigureError
from bench.quality.measure import How, Setting, measure_stage
from bench.quality.reader import run
from bench.quality.reader.outlook import Sums, closeness, correlation, learn, mean_error
from bench.quality.reader.rows import Case, Naive, added, rate, rows
from bench.quality.reader.spans import count_names
from bench.quality.reader.speech import counts_of, gold_of, triples_of
from bench.quality.reader.syntax import Lexicon, count
from bench.quality.reader.syntax import gold_of as gold_syntax_of
from bench.quality.reader.unseen import sequences, shares
from bench.quality.reader.words import Parsed, document_of, factuality, parse
from bench.quality.stages import STAGES
from training.reader.corpora import Paragraph
from training.reader.corpora.run_time import read_words

from dateline.model import DocumentId, Reading, Span, SpeechRole, SpeechTag
from dateline.reader import Card, Outputs, read

TEXT = "Mayor Ada Lind said the ferry sank. It was not late."
ROLES = ("O", "B-Source", "I-Source", "B-Cue", "I-Cue", "B-Content", "I-Content")
TAGS = {
    "upos": ("NOUN", "VERB"),
    "feats": ("_", "Number=Sing"),
    "names": ("O", "B-Person", "I-Person"),
    "speech": ROLES,
    "inner": ROLES,
    "times": ("O", "B-DATE", "I-DATE"),
    "trigger": ("O", "OCCURRENCE"),
    "outlook": ("past", "todo"),
}


class ScatteredNetwork:
    """Scores that look random and depend on the numbers of the window alone."""

    card = Card("fake", "f" * 64, TAGS, ("root", "nsubj", "obj"), limit=24, vector=4)

    def run(self, window):
        hashed = hashlib.sha256(window.pieces.tobytes() + window.place.tobytes()).digest()
        rng = np.random.default_rng(int.from_bytes(hashed, "big"))
        count = len(window.words)

        def scores(*shape):
            return rng.normal(0, 3, size=shape).astype(np.float32)

        tags = {name: scores(count, len(classes)) for name, classes in TAGS.items()}
        arcs = [scores(count, count + 1) for _ in range(3)]
        return Outputs(
            tags, *arcs, scores(count, 2), scores(count + 1, 2), scores(count), scores(count, 4)
        )

    def label(self, dependent, head):
        return np.abs(dependent.sum(axis=1) * 5 + head.sum(axis=1) * 3).astype(np.int64) % 3

    def each(self, work, items):
        return map(work, items)


def case(**counts):
    return Case("a", counts)


def parsed(words, heads, relations=None, upos=None):
    count = len(words)
    return Parsed(
        tuple(words),
        (0,),
        tuple(upos or ["NOUN"] * count),
        ("_",) * count,
        tuple(heads),
        tuple(relations or ["dep"] * count),
    )


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ([case(a=(1, 2, 2))], 0.5),
        ([case(a=(1, 2, 2)), case(a=(3, 3, 3))], 0.8),
        ([case(a=(1, 2, 2)), case(b=(3, 3, 3))], 0.5),
        ([case(a=(0, 0, 0))], 1.0),
    ],
)
def test_rate_is_over_all_documents_that_have_the_measure(cases, expected):
    assert rate(cases, "a") == pytest.approx(expected)


def test_added_keeps_what_one_side_lacks():
    assert added({"a": (1, 2, 3)}, {"a": (1, 1, 1), "b": (0, 1, 0)}) == {
        "a": (2, 3, 4),
        "b": (0, 1, 0),
    }


def test_row_has_value_interval_and_the_rival_on_the_same_documents():
    ours, naive = [case(a=(1, 2, 2)), case(a=(2, 2, 2))], [case(a=(0, 2, 2)), case(a=(1, 2, 2))]

    (found,) = rows(ours, ["a"], Naive("simple", naive))

    assert (found["value"], found["cases"]) == (0.75, 2)
    assert found["interval"] == [0.5, 1.0]
    assert found["baseline"] == {"name": "simple", "value": 0.25}


def test_rows_without_documents_are_refused():
    with pytest.raises(FigureError, match="need a case"):
        rows([], ["a"])


GOLD = parsed([(0, 2), (3, 5), (6, 9)], [1, -1, 1], ["nsubj:pass", "root", "obj"])


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (GOLD, {"UAS": 3, "LAS": 3, "LAS, CoNLL": 3, "UPOS": 3}),
        (
            parsed(GOLD.words, [1, -1, 1], ["nsubj", "root", "obj"]),
            {"UAS": 3, "LAS": 2, "LAS, CoNLL": 3},
        ),
        (parsed(GOLD.words, [-1, 0, 0], GOLD.relations), {"UAS": 0, "LAS": 0, "UPOS": 3}),
        (parsed(GOLD.words, GOLD.heads, GOLD.relations, ["X"] * 3), {"UPOS": 0, "LAS": 3}),
        (
            parsed([(0, 2), (3, 5), (6, 7), (7, 9)], [1, -1, 1, 2], [*GOLD.relations, "dep"]),
            {"words": 2, "UAS": 2, "LAS": 2},
        ),
        (parsed([(0, 5), (6, 9)], [-1, 0]), {"words": 1, "UAS": 0, "UPOS": 1}),
    ],
)
def test_words_are_matched_by_place_and_heads_by_the_place_of_the_head(found, right):
    counts = count(GOLD, found)

    assert {measure: counts[measure][0] for measure in right} == right
    assert {counts[measure][1:] for measure in right} == {(len(found.words), 3)}


@pytest.mark.parametrize(
    ("starts", "expected"), [((0, 2), (2, 2, 2)), ((0,), (0, 1, 2)), ((0, 1), (0, 2, 2))]
)
def test_sentence_is_right_where_both_its_ends_are(starts, expected):
    gold = Parsed(GOLD.words, (0, 2), *(GOLD.upos, GOLD.feats, GOLD.heads, GOLD.relations))
    found = Parsed(GOLD.words, starts, *(GOLD.upos, GOLD.feats, GOLD.heads, GOLD.relations))

    assert count(gold, found)["sentences"] == expected


def syntax_paragraph():
    labels = {
        "upos": ("PROPN", "VERB", "PROPN"),
        "feats": ("_", "Tense=Past", "_"),
        "head": (2, 0, 2),
        "relation": ("nsubj", "root", "obj"),
    }
    return Paragraph("ewt", "d", "Ada met Bo", ((0, 3), (4, 7), (8, 10)), (0,), labels)


def test_gold_heads_are_counted_from_nought():
    assert gold_syntax_of(syntax_paragraph()).heads == (1, -1, 1)


def test_naive_rival_hangs_each_word_on_the_last_and_knows_words_of_training():
    naive = Lexicon.learn([syntax_paragraph()])

    found = naive.parse("Met Bo so", ((0, 3), (4, 6), (7, 9)), (0,))

    assert found.upos == ("VERB", "PROPN", "NOUN")
    assert found.feats == ("Tense=Past", "_", "_")
    assert found.heads == (-1, 0, 1)
    assert found.relations == ("root", "obj", "nmod")


def test_parse_of_our_own_words_is_what_the_reading_says_of_tokens_that_are_words():
    network = ScatteredNetwork()
    words, starts = read_words(TEXT)
    document, _ = document_of("a", [TEXT])

    found, reading = parse(TEXT, words, starts, network), read(document, network=network)

    tokens = zip(reading.tokens.starts, reading.tokens.ends, strict=True)
    assert tuple(tokens) == found.words
    assert (found.upos, found.feats) == (reading.syntax.upos, reading.syntax.feats)
    assert (found.heads, found.relations) == (reading.syntax.head, reading.syntax.relation)


@pytest.mark.parametrize("times", [1, 9])
def test_parse_gives_each_word_a_head_in_its_sentence_whatever_the_length(times):
    text = " ".join([TEXT] * times)
    words, starts = read_words(text)

    found = parse(text, words, starts, ScatteredNetwork())

    assert len(found.heads) == len(words)
    for first, end in pairwise([*starts, len(words)]):
        assert found.heads[first:end].count(-1) == 1
        assert all(head == -1 or first <= head < end for head in found.heads[first:end])


def test_parse_of_no_words_is_empty():
    assert parse("", (), (), ScatteredNetwork()).words == ()


def test_factuality_has_a_bounded_value_for_every_word_of_every_window():
    text = " ".join([TEXT] * 9)
    words, starts = read_words(text)

    values = factuality(text, words, starts, ScatteredNetwork())

    assert len(values) == len(words)
    assert -3 <= min(values) < max(values) <= 3


def test_document_of_keeps_paragraphs_apart_at_their_places():
    document, starts = document_of("a", ["One.", "Two."])

    assert [block.span.of(document.text) for block in document.blocks] == ["One.", "Two."]
    assert [document.text[start : start + 4] for start in starts] == ["One.", "Two."]


def speech_reading(*tags):
    made = tuple(
        SpeechTag(Span(start, end), SpeechRole(role), level, cue, 0.9)
        for start, end, role, level, cue in tags
    )
    return Reading(DocumentId("d0"), speech=made)


SAID = (
    (0, 14, "source", 1, 1),
    (15, 19, "cue", 1, -1),
    (20, 34, "content", 1, 1),
)


def test_links_make_one_triple_for_each_cue():
    linked, alone = triples_of(speech_reading(*SAID), 1)

    assert [(t.source, t.cue, t.content) for t in linked] == [
        (((0, 14),), ((15, 19),), ((20, 34),))
    ]
    assert alone == []


@pytest.mark.parametrize(
    ("tags", "exact", "triples"),
    [
        (SAID, (3, 3, 3), (1, 1, 1)),
        (SAID[:2], (2, 2, 3), (0, 0, 1)),
        ((*SAID[:2], (20, 34, "content", 1, -1)), (3, 3, 3), (0, 0, 1)),
        ((*SAID, (24, 29, "cue", 2, -1)), (3, 3, 3), (1, 1, 1)),
        ((), (0, 0, 3), (0, 0, 1)),
    ],
)
def test_stretches_count_without_their_links_and_triples_only_with_them(tags, exact, triples):
    gold, _ = triples_of(speech_reading(*SAID), 1)

    counts = counts_of(TEXT, gold, speech_reading(*tags), level=1)

    assert (counts["exact"], counts["triples"]) == (exact, triples)


def test_made_gold_is_read_from_labels_at_its_place_in_the_document():
    words = ((0, 3), (4, 8), (9, 12), (13, 17))
    labels = {
        "inner": ("B-Source", "B-Cue", "B-Content", "I-Content"),
        "inner_link": (2, None, 2, None),
    }
    paragraph = Paragraph("made", "d", "Ada said she left", words, (0,), labels)

    (triple,) = gold_of(paragraph, 100, ("inner", "inner_link"))

    assert (triple.source, triple.cue, triple.content) == (
        ((100, 103),), ((104, 108),), ((109, 117),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "hidden", "counts"),
    [
        ([(0, 3, "Person")], [], (1, 1, 1)),
        ([(0, 3, "Misc")], [], (0, 1, 1)),
        ([(0, 4, "Person")], [], (0, 1, 1)),
        ([(0, 3, "Person"), (8, 9, "Misc")], [], (1, 2, 1)),
        ([(0, 3, "Person"), (8, 9, "Misc")], [(7, 12)], (1, 1, 1)),
    ],
)
def test_name_is_right_with_its_span_and_class_where_the_corpus_says_anything(
    found, hidden, counts
):
    assert count_names({(0, 3, "Person")}, hidden, found)["all"] == counts


@pytest.mark.parametrize(
    ("found", "r", "error"),
    [
        ([1.0, 2.0, 3.0], 1.0, 0.0),
        ([0.0, 1.0, 2.0], 1.0, 1.0),
        ([3.0, 2.0, 1.0], 0.0, 4 / 3),
        ([2.0, 2.0, 2.0], 0.0, 2 / 3),
        ([1.0, 3.0, 2.0], 0.5, 2 / 3),
    ],
)
def test_factuality_is_compared_over_all_documents_together(found, r, error):
    documents = [Sums.of(found[:1], [1.0]), Sums.of(found[1:], [2.0, 3.0])]

    assert correlation(documents) == pytest.approx(r)
    assert mean_error(documents) == pytest.approx(error)
    assert closeness(documents) == pytest.approx(1 - error / 6)


def test_naive_factuality_is_the_mean_of_the_word_in_training():
    labels = {"factuality": (None, 1.0, 3.0)}
    paragraph = Paragraph("ewt", "d", "a Ran ran", ((0, 1), (2, 5), (6, 9)), (0,), labels)

    assert learn([paragraph]) == ({"ran": 2.0}, 2.0)


def test_without_a_trained_reader_the_result_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(run, "shipped_network", lambda: None)

    assert "make train" in str(run.measure(tmp_path)["no data"])


@pytest.fixture
def setting(tmp_path):
    """A house with the reader's benchmark, and its gold unpacked."""
    (tmp_path / "quality" / "reader").mkdir(parents=True)
    (tmp_path / "quality" / "reader" / "run.py").write_text("")
    for gold in STAGES["reader"].gold:
        (tmp_path / "gold" / gold).mkdir(parents=True)
    return Setting(tmp_path / "gold", unpacked=tmp_path / "out", folder=tmp_path / "quality")


def test_stage_without_a_trained_reader_is_one_without_data(setting):
    given = []

    def runner(stage, folder, setting):
        given.append(folder)
        return {"no data": "make it"}

    outcome = measure_stage("reader", setting, runner=runner)

    assert (outcome.how, outcome.reason) == (How.NO_DATA, "make it")
    assert given == [setting.data]


def test_every_row_becomes_a_figure(setting):
    row = {"value": 0.5, "interval": [0.4, 0.6], "cases": 7}
    result = {
        "rows": {"names": row, "EWT LAS": row | {"baseline": {"name": "last", "value": 0.1}}},
        "cases": {"ewt a": [1, 2, 2]},
    }

    measured = measure_stage("reader", setting, runner=lambda *_: result).measured

    assert [(f.name, f.low, f.ours, f.high, f.cases) for f in measured.figures] == [
        ("reader.names", 0.4, 0.5, 0.6, 7),
        ("reader.EWT LAS", 0.4, 0.5, 0.6, 7),
    ]
    assert [f.baseline and f.baseline.value for f in measured.figures] == [None, 0.1]
    assert [f.published.value for f in measured.figures] == [0.731, 0.894]
    assert measured.results == {"ewt a": 0.5}


def test_document_of_which_training_has_the_words_is_known_whatever_its_name():
    words = read_words(TEXT)[0]
    dev = [
        Paragraph("gum", "copied", TEXT.upper(), words, (0,), {}),
        Paragraph("gum", "new", TEXT.replace("e", "o"), words, (0,), {}),
        Paragraph("plover", "PLV_train", TEXT, words, (0,), {}),
    ]
    known = set(sequences(Paragraph("gum", "original", TEXT, words, (0,), {})))

    assert shares(dev, known) == {TEXT: 1.0, "copied": 1.0, "new": 0.0}


def test_text_shorter_than_a_sequence_is_never_known():
    paragraph = Paragraph("gum", "a", "Ada left.", read_words("Ada left.")[0], (0,), {})

    assert shares([paragraph], set()) == {}


def test_what_training_has_seen_is_not_measured(monkeypatch, tmp_path):
    monkeypatch.setattr(run, "seen", lambda folder: {"copied": 0.9})
    monkeypatch.setattr(
        run,
        "measure_parts",
        lambda data, network, keep: {"kept": list(map(keep, ["copied", "new"]))},
    )

    found = run.measure(tmp_path, network=ScatteredNetwork())

    assert found == {"kept": [False, True], "left out, seen in training": [0.9]}
