"""Words → tokens, and what a cut parted → one: whole readings by a network that is told what to say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import make_document
from tests.unit.reader.test_trees import reaches_root

from dateline.model import NO_CUE, Span
from dateline.reader import read
from dateline.reader.decode import Kept, Stretch
from dateline.reader.encode import Job
from dateline.reader.fold import Fold, Words, _append, _resolved


def words_and_tokens(words, tokens):
    made = Words()
    made.add(words, [Span(*token) for token in tokens])
    return made


@pytest.mark.parametrize(
    ("words", "tokens", "owner", "first_of"),
    [
        ([(0, 2), (3, 5)], [(0, 2), (3, 5)], [0, 1], [0, 1]),
        ([(0, 2), (2, 5)], [(0, 5)], [0, 0], [0]),
        ([(0, 3), (4, 5)], [(0, 2), (2, 3), (4, 5)], [0, 2], [0, 0, 1]),
        ([(0, 3)], [(0, 1), (1, 2), (2, 3)], [0], [0, 0, 0]),
        ([(0, 1), (1, 3), (4, 7)], [(0, 3), (4, 5), (5, 7)], [0, 0, 1], [0, 2, 2]),
    ],
)
def test_words_and_tokens_find_each_other(words, tokens, owner, first_of):
    made = words_and_tokens(words, tokens)

    assert made.owner == owner
    assert made.first_of == first_of


def test_words_of_later_sentences_count_on():
    made = words_and_tokens([(0, 2)], [(0, 1), (1, 2)])
    made.add([(3, 5), (5, 6)], [Span(3, 6)])

    assert made.owner == [0, 2, 2]
    assert made.first_of == [0, 0, 1]


def test_token_of_several_words_is_told_by_the_word_the_others_hang_on(told):
    lexicon = {
        "he": {"head": -2, "relation": "nsubj", "upos": "PROPN"},
        "ca": {"head": -2, "relation": "dep"},
        "n't": {"head": -1, "relation": "dep"},
        "wait": {"head": 0, "upos": "VERB", "feats": "Number=Sing"},
        "now": {"head": 2, "relation": "obj"},
    }
    reading = read(make_document("He can't wait now"), network=told(lexicon))

    assert reading.syntax.head == (1, 2, -1, 1)
    assert reading.syntax.relation == ("nsubj", "dep", "root", "obj")
    assert reading.syntax.upos == ("PROPN", "NOUN", "VERB", "NOUN")
    assert reading.syntax.feats == ("_", "_", "Number=Sing", "_")


def test_later_tokens_of_a_word_hang_on_its_first(told):
    lexicon = {
        "9/11": {"head": 0, "upos": "PROPN", "feats": "Number=Sing"},
        "...": {"head": 1, "upos": "PUNCT", "relation": "punct"},
    }
    reading = read(make_document("9/11 ..."), network=told(lexicon))

    assert reading.syntax.head == (-1, 0, 0, 0, 3, 3)
    assert reading.syntax.relation == ("root", "goeswith", "goeswith", "punct", "punct", "punct")
    assert reading.syntax.upos == ("PROPN",) * 3 + ("PUNCT",) * 3
    assert reading.syntax.feats == ("Number=Sing",) + ("_",) * 5


def fold_of(card, heads):
    """Return a fold that has seen one sentence of words with these *heads* (columns, 0 the root)."""
    relations = ["root" if not head else "dep" for head in heads]
    fold = Fold(card, 1)
    kept = Kept(
        ["X"] * len(heads),
        ["_"] * len(heads),
        [head - 1 for head in heads],
        relations,
        {},
        [],
        0,
        0,
    )
    fold.add(Job(None, 0, ((0, 0, len(heads)),)), kept)
    return fold


trees = st.lists(st.integers(0, 10**6), min_size=1, max_size=9).flatmap(
    lambda draws: st.tuples(
        st.just(draws), st.permutations(range(len(draws))), st.lists(st.booleans(), min_size=9)
    )
)


@settings(max_examples=200, deadline=None)
@given(trees)
def test_folded_tree_is_a_tree_however_words_are_grouped(told, drawn):
    draws, order, joined = drawn
    heads = [0] * len(draws)
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[draws[place] % place] + 1
    assert reaches_root(heads)
    tokens, start = [], 0
    for at in range(1, len(heads) + 1):
        if at == len(heads) or joined[at % len(joined)]:
            tokens.append((start, at))
            start = at
    words = words_and_tokens([(at, at + 1) for at in range(len(heads))], tokens)

    syntax = fold_of(told.card, heads).syntax(words)

    assert reaches_root([head + 1 for head in syntax.head])


def test_sentence_longer_than_a_window_has_one_root_and_joins_its_parts(told):
    text = "go " + "on " * 100
    network = told({"go": {"speech": "B-Content"}, "on": {"speech": "I-Content"}}, limit=12)

    reading = read(make_document(text.strip()), network=network)

    heads, relations = reading.syntax.head, reading.syntax.relation
    assert heads.count(-1) == 1
    later = [at for at, relation in enumerate(relations) if relation == "parataxis"]
    assert later == list(range(10, 101, 10))
    assert {heads[at] for at in later} == {0}
    assert [tag.span for tag in reading.speech] == [Span(0, len(text.strip()))]


SAYING = {
    "oru": {"speech": "B-Source", "link": -1},
    "said": {"speech": "B-Cue"},
    "lind": {"speech": "I-Content", "inner": "B-Source", "link": -1},
    "told": {"speech": "I-Content", "inner": "B-Cue"},
    "that": {"speech": "B-Content", "link": 1},
    "ports": {"speech": "I-Content", "inner": "B-Content", "link": 1},
    "shut": {"speech": "I-Content", "inner": "I-Content"},
}


def test_speech_of_both_levels_is_in_order_and_linked_within_its_level(told):
    document = make_document("Oru said that Lind told ports shut")

    speech = read(document, network=told(SAYING)).speech

    found = [(t.span.of(document.text), t.role.value, t.level, t.cue) for t in speech]
    assert found == [
        ("Oru", "source", 1, 1),
        ("said", "cue", 1, NO_CUE),
        ("that Lind told ports shut", "content", 1, 1),
        ("Lind", "source", 2, 4),
        ("told", "cue", 2, NO_CUE),
        ("ports shut", "content", 2, 4),
    ]
    assert {tag.score for tag in speech} == {1.0}


def test_tags_may_end_inside_a_token(told):
    document = make_document("Lind-led crews")

    reading = read(document, network=told({"lind": {"names": "B-Place"}}))

    assert [(t.span, t.label) for t in reading.names] == [(Span(0, 4), "Place")]


def stretch(first, last, label="Content", **more):
    return Stretch(first, last, label, more.pop("score", 0.9), **more)


@pytest.mark.parametrize(
    ("held", "following", "goes_on", "expected"),
    [
        (stretch(0, 3, behind=True), stretch(3, 5), False, [(0, 5)]),
        (stretch(0, 3), stretch(3, 5, before=True), False, [(0, 5)]),
        (stretch(0, 3), stretch(3, 5), True, [(0, 5)]),
        (stretch(0, 3), stretch(3, 5), False, [(0, 3), (3, 5)]),
        (stretch(0, 3, behind=True), stretch(4, 5), True, [(0, 3), (4, 5)]),
        (stretch(0, 3, behind=True), stretch(3, 5, "Cue"), True, [(0, 3), (3, 5)]),
    ],
)
def test_stretches_that_touch_over_a_cut_are_one_where_a_window_shows_it(
    held, following, goes_on, expected
):
    found = [held]
    _append(found, [following], goes_on=goes_on)

    assert [(each.first, each.last) for each in found] == expected


def test_joined_stretch_has_the_lower_score_and_the_first_cue_that_is_known():
    found = [stretch(0, 3, behind=True, score=0.9)]
    _append(found, [stretch(3, 5, score=0.4, cue=6), stretch(5, 6)], goes_on=True)

    assert [(each.score, each.cue) for each in found] == [(0.4, 6), (0.9, -1)]


@pytest.mark.parametrize(("seen", "expected"), [(4, 4), (5, 4), (6, -1), (0, -1), (-1, -1)])
def test_cue_that_another_window_saw_begin_elsewhere_is_found_by_its_words(seen, expected):
    found = _resolved([stretch(1, 3, cue=seen), stretch(4, 6, "Cue")])

    assert found[0].cue == expected
