"""Scores of a window → classes, stretches, arcs: what is taken as it is, and what is put right."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dateline.reader.decode import NOWHERE, Decoder, _Classes
from dateline.reader.encode import Encoder, Job, Paragraph
from dateline.reader.wordpiece import WordPiece
from dateline.resources import reader_vocabulary

CLASSES = ("I-B", "O", "B-A", "I-A", "B-B")
PIECES = WordPiece(reader_vocabulary())


def scores_of(*names):
    scores = np.zeros((len(names), len(CLASSES)), dtype=np.float32)
    for word, name in enumerate(names):
        scores[word, CLASSES.index(name)] = 5
    return scores


def is_sound(names, *, opens):
    before = "O" if opens else names[0].replace("I-", "B-")
    for name in names:
        if name[0] == "I" and before[1:] != name[1:]:
            return False
        before = name
    return True


def spans(stretches):
    return [(each.first, each.last, each.label) for each in stretches]


@pytest.mark.parametrize(
    ("names", "opens", "expected"),
    [
        ("O O O", True, []),
        ("B-A I-A O B-B", True, [(0, 2, "A"), (3, 4, "B")]),
        ("B-A B-A I-A", True, [(0, 1, "A"), (1, 3, "A")]),
        ("B-A B-B I-B", True, [(0, 1, "A"), (1, 3, "B")]),
        ("I-A I-A O", False, [(0, 2, "A")]),
    ],
)
def test_well_formed_sequence_is_taken_as_it_is(names, opens, expected):
    found = _Classes(CLASSES).stretches(scores_of(*names.split()), opens=opens)

    assert spans(found) == expected


sequences = st.integers(1, 4).flatmap(
    lambda n: arrays.arrays(np.float32, (n, 5), elements=st.floats(-9, 9, width=32))
)


@settings(max_examples=150, deadline=None)
@given(sequences, st.booleans())
def test_stretches_are_those_of_the_best_well_formed_sequence(scores, opens):
    def total(numbers):
        return sum(float(scores[word, number]) for word, number in enumerate(numbers))

    sound = [
        numbers
        for numbers in itertools.product(range(5), repeat=len(scores))
        if is_sound([CLASSES[number] for number in numbers], opens=opens)
    ]
    classes = _Classes(CLASSES)
    best = scores.argmax(axis=1)
    if not classes._is_sound(best, opens=opens):
        best = classes._soundest(scores, opens=opens)

    assert tuple(best.tolist()) in sound
    assert total(best.tolist()) == pytest.approx(max(map(total, sound)), abs=1e-4)


def test_score_of_a_stretch_is_the_probability_of_its_least_certain_word():
    scores = scores_of("B-A", "I-A", "I-A")
    scores[1, CLASSES.index("I-A")] = 1

    (found,) = _Classes(CLASSES).stretches(scores, opens=True)

    assert found.score == pytest.approx(np.e / (np.e + 4))


def job_of(text, starts=(0,)):
    words, at = [], 0
    for word in text.split():
        words.append((at, at + len(word)))
        at += len(word) + 1
    (job,) = Encoder(PIECES, 60).jobs(Paragraph(text, words, starts, (), 0, 0))
    return job


SAYING = {
    "oru": {"speech": "B-Source", "link": -1, "head": 0, "relation": "root", "names": "B-Person"},
    "said": {"speech": "B-Cue", "head": 1, "relation": "nsubj", "trigger": "REPORTING"},
    "ports": {"speech": "B-Content", "link": 1, "head": 1, "factuality": -9.0},
    "shut": {"speech": "I-Content", "trigger": "OCCURRENCE", "factuality": 2.125},
    "told": {"speech": "B-Cue", "head": 0},
}


def test_read_gives_classes_arcs_and_relations_of_every_word(told):
    kept = Decoder(told(SAYING)).read(job_of("Oru said ports shut"))

    assert kept.heads == [NOWHERE, 0, 1, 2]
    assert kept.relations == ["root", "nsubj", "dep", "dep"]
    assert kept.upos == ["NOUN"] * 4
    assert spans(kept.layers["names"]) == [(0, 1, "Person")]
    assert [(t.word, t.label, t.factuality) for t in kept.triggers] == [
        (1, "REPORTING", 0.0),
        (3, "OCCURRENCE", 2.125),
    ]


def test_links_lead_to_the_best_cue_of_the_window_whatever_else_scores_better(told):
    kept = Decoder(told(SAYING)).read(job_of("Oru said ports shut Oru now told"))

    cues = [(each.label, each.first, each.cue) for each in kept.layers["speech"]]
    assert cues == [
        ("Source", 0, 1),
        ("Cue", 1, NOWHERE),
        ("Content", 2, 1),
        ("Source", 4, 1),
        ("Cue", 6, NOWHERE),
    ]


def test_source_without_any_cue_in_its_window_has_none(told):
    kept = Decoder(told(SAYING)).read(job_of("Oru now"))

    assert [each.cue for each in kept.layers["speech"]] == [NOWHERE]


def test_arcs_stay_inside_the_sentence(told):
    kept = Decoder(told({"far": {"head": 2}})).read(job_of("ports shut far now", (0, 2)))

    assert kept.heads == [NOWHERE, 0, NOWHERE, 2]


def test_relation_root_is_kept_for_the_root(told):
    kept = Decoder(told({"now": {"relation": "root"}})).read(job_of("ports now"))

    assert kept.relations == ["root", "dep"]


def test_factuality_stays_on_its_scale(told):
    network = told({"shut": {"trigger": "OCCURRENCE", "factuality": -9.0}})

    (trigger,) = Decoder(network).read(job_of("ports shut")).triggers

    assert trigger.factuality == -3


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ((0, 0, 4), [(0, 4, False, False)]),
        ((0, 0, 3), [(0, 3, False, True)]),
        ((0, 1, 4), [(1, 4, True, False)]),
        ((0, 3, 4), [(3, 4, True, False)]),
    ],
)
def test_stretch_is_cut_to_what_is_kept_and_says_so(told, kept, expected):
    lexicon = {"ports": {"speech": "B-Content"}, "shut": {"speech": "I-Content"}}
    whole = job_of("ports shut shut shut")
    job = Job(whole.inputs, whole.first_word, (kept,))

    found = Decoder(told(lexicon)).read(job).layers["speech"]

    assert [(each.first, each.last, each.before, each.behind) for each in found] == expected


def test_sums_over_sentences_leave_the_context_out(told):
    whole = job_of("ports shut now Oru left", (0, 3))

    kept = Decoder(told({})).read(Job(whole.inputs, 0, ((1, 3, 5),)))

    assert kept.vectors.tolist() == [[2, 0, 0, 0]]
    assert kept.outlook.shape == (1, 2)
