from __future__ import annotations

import sys

import pytest

from dateline.reader import wordpiece
from dateline.reader.wordpiece import WordPiece, basic_words
from dateline.resources import reader_vocabulary

UNKNOWN = {"unk_token": "[UNK]"}


@pytest.fixture(scope="module")
def cutter():
    return WordPiece(reader_vocabulary())


WORDS = [
    # The numbers that the encoder's own tokenizer (tokenizers 0.23) gives.
    ("port", (3417,)),
    ("Ports", (8831,)),
    ("harbourmaster", (7440, 8706)),
    ("Kelmara", (17710, 19145, 2527)),
    ("n't", (1050, 1005, 1056)),
    ("'s", (1005, 1055)),
    ("U.S.", (1057, 1012, 1055, 1012)),
    ("1,200.5", (1015, 1010, 3263, 1012, 1019)),
    ("F-16", (1042, 1011, 2385)),
    ("C\xf4te", (17155,)),
    ("Y\u014fngby\u014fn", (18999, 3762, 2239)),
    ("\u0130zmir", (1045, 2480, 14503)),
    ("STRASSE", (2358, 8180, 3366)),
    ("Stra\xdfe", (2358, 27807)),
    ("\u039f\u0394\u039f\u03a3", (1169, 29722, 29730, 29733)),
    ("\u6771\u4eac", (1879, 1755)),
    ("\u6771\u4eaca", (1879, 1755, 1037)),
    ("[SEP]", (1031, 19802, 1033)),
    ("[UNK]", (1031, 4895, 2243, 1033)),
    ("##s", (1001, 1001, 1055)),
    ("desk@example.org", (4624, 1030, 2742, 1012, 8917)),
    ("\u200b", (100,)),
    ("a\xadb", (11113,)),
    ("a\x0bb", (11113,)),
    ("a\x85b", (11113,)),
    ("a\ufffdb", (11113,)),
    ("a b", (1037, 1038)),
    ("a\xa0b", (1037, 1038)),
    ("x\U000e0001y", (1060, 2100)),
    ("\u0301", (100,)),
    ("e\u0301", (1041,)),
    ("\ufb01re", (1984, 2890)),
    ("\xbd", (1092,)),
    ("\u20ac5", (1574, 2629)),
    ("\u201c", (1523,)),
    ("\u2026", (1529,)),
    ("\u2014", (1517,)),
    ("\u03a9", (1179,)),
    ("\ud55c\uad6d", (1469, 30006, 30021, 29991, 30014, 30020)),
    ("\u0645\u0631\u062d\u0628\u0627", (1295, 17149, 29820, 29816, 25573)),
    ("\uff41\uff42\uff43", (100,)),
    ("\U0001f525", (100,)),
    ("a\u3000b", (1037, 1038)),
    ("\ue000", (100,)),
    ("`", (1036,)),
    ("$", (1002,)),
    ("^", (1034,)),
    ("_a_", (1035, 1037, 1035)),
    ("a_b", (1037, 1035, 1038)),
    ("\U0001d400", (100,)),
    ("\u01c5", (100,)),
    ("\xdf", (1096,)),
    ("\u0133", (100,)),
]


@pytest.mark.parametrize(("word", "numbers"), WORDS)
def test_pieces_equal_those_the_encoder_was_trained_on(cutter, word, numbers):
    assert cutter.pieces(word) == numbers


def test_pieces_equal_those_of_tokenizers_where_it_is_installed(cutter):
    tokenizers = pytest.importorskip("tokenizers", reason="the tokenizers package is not installed")
    vocabulary = {piece: number for number, piece in enumerate(reader_vocabulary())}
    theirs = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, **UNKNOWN))
    theirs.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    theirs.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    chars = [chr(code) for code in range(0x600)]
    words = [word for word, _ in WORDS] + chars + [f"a{char}b" for char in chars]
    differing = [
        word
        for word in words
        if (tuple(theirs.encode(word, add_special_tokens=False).ids) or (100,))
        != cutter.pieces(word)
    ]
    assert differing == []


def test_special_pieces_have_the_numbers_of_the_encoder(cutter):
    assert (cutter.pad, cutter.unk, cutter.cls, cutter.sep) == (0, 100, 101, 102)


def test_no_word_spells_a_special_piece(cutter):
    special = {cutter.pad, cutter.cls, cutter.sep}
    words = ["[CLS]", "[SEP]", "[PAD]", " [SEP] ", "x[SEP]y"]
    assert not any(special & set(cutter.pieces(word)) for word in words)


@pytest.mark.parametrize("word", ["", " ", "\u200b", "\u0301", "\x00"])
def test_a_word_of_nothing_is_unknown(cutter, word):
    assert cutter.pieces(word) == (cutter.unk,)


@pytest.mark.parametrize(
    ("length", "known"), [(99, True), (100, True), (101, False), (100_000, False)]
)
def test_pieces_end_at_a_hundred_characters(cutter, length, known):
    assert (cutter.pieces("z" * length) != (cutter.unk,)) is known


def test_pieces_are_the_same_from_the_memory_as_the_first_time(cutter):
    fresh = WordPiece(reader_vocabulary())
    assert [fresh.pieces(word) for word, _ in WORDS] == [fresh.pieces(word) for word, _ in WORDS]


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(wordpiece, "_MAX_REMEMBERED", 8)
    cutter = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a"])
    for length in range(1, 40):
        assert cutter.pieces("a" * length) == (4, *[5] * (length - 1))
        assert len(cutter._remembered) <= 8


def test_a_long_word_is_not_remembered():
    cutter = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a"])
    cutter.pieces("a." * 1_000)
    assert sys.getsizeof(cutter._remembered) == sys.getsizeof({})


def test_a_vocabulary_without_special_pieces_is_refused():
    with pytest.raises(KeyError):
        WordPiece(["port"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Port", ["port"]),
        ("pre-dawn", ["pre", "-", "dawn"]),
        ("K\xf6ln", ["koln"]),
        ("\u6771\u4eac", ["\u6771", "\u4eac"]),
        ("a\tb", ["a", "b"]),
        ("", []),
    ],
)
def test_basic_words_part_marks_and_drop_accents(word, parts):
    assert basic_words(word) == parts


@pytest.mark.parametrize("unit", ["a", "-", "\u6771", "\u0301", "a\u0301", "a.", " "])
def test_pieces_of_a_hostile_word_are_fewer_than_its_marks(cutter, unit):
    word = unit * (100_000 // len(unit))
    assert 1 <= len(cutter.pieces(word)) <= len(word)
