from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.model import Span
from dateline.reader.split import split_sentences, split_tokens
from dateline.reader.words import split_words, words_of

GOLD = Path(__file__).parents[3] / ".data"


def words(text):
    tokens = list(split_tokens(text, Span(0, len(text))))
    return [text[start:end] for start, end in words_of(text, tokens)]


def of_token(token, before="xx "):
    text = before + token
    span = Span(len(before), len(text))
    return "|".join(text[start:end] for start, end in split_words(text, span))


@pytest.mark.parametrize(
    ("token", "wanted"),
    [
        ("port", "port"),
        ("don't", "do|n't"),
        ("don\u2019t", "do|n\u2019t"),
        ("DON'T", "DO|N'T"),
        ("won't", "wo|n't"),
        ("I'm", "I|'m"),
        ("they'll", "they|'ll"),
        ("we've", "we|'ve"),
        ("you\u2019re", "you|\u2019re"),
        ("she'd", "she|'d"),
        ("'s", "'s"),
        ("n't", "n't"),
        ("cannot", "can|not"),
        ("Cannot", "Can|not"),
        ("gonna", "gon|na"),
        ("gotta", "got|ta"),
        ("doesnt", "does|nt"),
        ("O'Hara", "O'Hara"),
        ("o'clock", "o'clock"),
        ("state-run", "state|-|run"),
        ("door-to-door", "door|-|to|-|door"),
        ("F-16", "F|-|16"),
        ("90-year-old", "90|-|year|-|old"),
        ("self-made", "self|-|made"),
        ("twenty\u2011two", "twenty|\u2011|two"),
        ("co-owner", "co-owner"),
        ("non-binding", "non-binding"),
        ("Anti-war", "Anti-war"),
        ("pro-Kelmara", "pro-Kelmara"),
        ("so-re-elected", "so|-|re-elected"),
        ("e-mail", "e-mail"),
        ("555-0134", "555-0134"),
        ("1999-2004", "1999|-|2004"),
        ("202-555-0134", "202-555-0134"),
        ("35mm", "35|mm"),
        ("1,200.5m", "1,200.5|m"),
        ("6pm", "6|pm"),
        ("23rd", "23rd"),
        ("1990s", "1990s"),
        ("3x", "3x"),
        ("U.S.", "U.S."),
        ("%", "%"),
        ("-", "-"),
    ],
)
def test_split_words_cuts_as_universal_dependencies_does(token, wanted):
    assert of_token(token) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kim's pre-dawn raid", "Kim|'s|pre-dawn|raid"),
        ("Mr. Lind spoke.", "Mr.|Lind|spoke|."),
        ("J. Lind of Orsa Inc. spoke", "J.|Lind|of|Orsa|Inc.|spoke"),
        ("It was plan B.", "It|was|plan|B|."),
        ("He left Orsa Inc.", "He|left|Orsa|Inc."),
        ("They met on Mon.", "They|met|on|Mon|."),
        ("She left (with Gen.)", "She|left|(|with|Gen|.|)"),
        ("the U.S. aid", "the|U.S.|aid"),
        ("Dr. Lind, Ph.D., spoke", "Dr.|Lind|,|Ph.D.|,|spoke"),
        ("Well... no", "Well|...|no"),
        ("No -- never!", "No|--|never|!"),
        ("What?!", "What|?!"),
        ("''No,'' he said", "''|No|,|''|he|said"),
        ("Write to desk.two@news.example.org.", "Write|to|desk.two@news.example.org|."),
        ("See https://example.org/a-b?c=1, now", "See|https://example.org/a-b?c=1|,|now"),
        ("(www.example.org)", "(|www.example.org|)"),
        ("Kelmara.com fell", "Kelmara.com|fell"),
        ("on 11/28/2000 at 1/2", "on|11/28/2000|at|1/2"),
        ("and/or he/she", "and|/|or|he|/|she"),
        ("Call 202-555-0134 now", "Call|202-555-0134|now"),
        ("between 3-5 days", "between|3|-|5|days"),
        ("R&D at K & M", "R&D|at|K|&|M"),
        ("in the '90s, \u2018em", "in|the|'90s|,|\u2018|em"),
        ("$5 and 3%", "$|5|and|3|%"),
        ("\u00a35m", "\u00a3|5|m"),
    ],
)
def test_words_of_a_sentence_join_what_is_one_word(text, wanted):
    assert "|".join(words(text)) == wanted


def test_no_tokens_give_no_words():
    assert words_of("Rain fell.", []) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lind can't pay $1,200.5m... or e-mail a@b.example.org",
        "x.com/a_b\u0301-'s 1/2/3/4 \u200b?",
    ],
)
def test_words_tile_the_tokens(text):
    tokens = list(split_tokens(text, Span(0, len(text))))
    found = words_of(text, tokens)
    assert [at for word in found for at in range(*word)] == [
        at for token in tokens for at in range(token.start, token.end)
    ]


HOSTILE = [
    ".", "-", "--a", "a-", "1-", "-1", "co-", "a.", "A.", "Mr.", "a@", "@.", "a.b@", "a+", "www.",
    "http://", "1/", "&A", "a.com", "aa.", "'s", "n't", "''", "'90", "123-", "!", "1,", "1a", "_",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_words_of_hostile_text_are_found_in_linear_time(unit):
    text = unit * (100_000 // len(unit))
    began = time.perf_counter()
    found = words_of(text, list(split_tokens(text, Span(0, len(text)))))
    assert time.perf_counter() - began < 5
    assert sum(end - start for start, end in found) == len(text)


@pytest.mark.parametrize("unit", ["co-", "a-", "1-", "-", "n't", "1", "1a", "'"])
def test_split_words_of_a_hostile_token_takes_linear_time(unit):
    text = unit * (100_000 // len(unit))
    began = time.perf_counter()
    found = split_words(text, Span(0, len(text)))
    assert time.perf_counter() - began < 5
    assert sum(end - start for start, end in found) == len(text)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("ud_english_gum/en_gum", 0.99),
        ("ud_english_ewt/en_ewt", 0.97),
    ],
)
def test_words_agree_with_the_gold_words(name, floor):
    path = GOLD / f"{name}-ud-dev.conllu"
    if not path.is_file():
        pytest.skip(f"the gold words are not unpacked at {path}")
    common = total = 0
    for text, wanted in gold_sentences(path):
        span = Span(0, len(text))
        found = set()
        for sentence in split_sentences(text, span, "en"):
            found.update(words_of(text, list(split_tokens(text, sentence))))
        common += 2 * len(found & wanted)
        total += len(found) + len(wanted)
    assert floor <= common / total


def gold_sentences(path):
    text, wanted, at = "", set(), 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# text = "):
            text, wanted, at = line.removeprefix("# text = "), set(), 0
        elif line[:1].isdigit() and line.split("\t")[0].isdigit():
            form = line.split("\t")[1]
            start = text.index(form, at)
            at = start + len(form)
            wanted.add((start, at))
        elif not line and wanted:
            yield text, wanted
            wanted = set()
