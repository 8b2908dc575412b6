"""Windows of a paragraph: the numbers that training gives the network, and no word twice or never."""

from itertools import chain

import pytest

from dateline.model import Span
from dateline.reader.encode import Encoder, Paragraph
from dateline.reader.inputs import CAPITALISED, LOWER, MARK, NO_CASE, QUOTED
from dateline.reader.quotes import find_quotations
from dateline.reader.split import split_sentences, split_tokens
from dateline.reader.wordpiece import WordPiece
from dateline.reader.words import words_of
from dateline.resources import reader_vocabulary

PIECES = WordPiece(reader_vocabulary())
LONG = " ".join(f"The {n}. ship of the fleet left “the old port” of Lind." for n in range(40))
ENDLESS = "the ship that left the port that held the " * 60


def paragraph_of(text, first_word=0, first_sentence=0):
    words, starts = [], []
    for sentence in split_sentences(text, Span(0, len(text)), "en"):
        starts.append(len(words))
        words += words_of(text, list(split_tokens(text, sentence)))
    quotations = find_quotations(text, Span(0, len(text)))
    return Paragraph(text, words, starts, quotations, first_word, first_sentence)


def jobs_of(text, limit=60):
    return list(Encoder(PIECES, limit).jobs(paragraph_of(text)))


def kept_words(jobs):
    for job in jobs:
        first, last = job.core
        yield from range(job.first_word + first, job.first_word + last)


def test_inputs_hold_pieces_and_flags_as_training_gives_them():
    (job,) = jobs_of("Ports “shut” unhurriedly. He left.")

    window = job.inputs
    long = list(PIECES.pieces("unhurriedly"))
    assert 1 < len(long)
    words = ["ports", "“", "shut", "”", None, ".", "he", "left", "."]
    numbers = [long if word is None else list(PIECES.pieces(word)) for word in words]
    assert window.pieces.tolist() == [PIECES.cls, *chain(*numbers), PIECES.sep]

    def spread(*flags):
        return [0, *(f for f, own in zip(flags, numbers, strict=True) for _ in own), 0]

    mark, low = NO_CASE, LOWER
    assert window.case.tolist() == spread(
        CAPITALISED, mark, low, mark, low, mark, CAPITALISED, low, mark
    )
    assert window.quote.tolist() == spread(0, MARK, QUOTED, MARK, 0, 0, 0, 0, 0)
    assert window.place.tolist() == spread(2, 0, 0, 0, 0, 0, 1, 0, 0)
    firsts = [1 + sum(map(len, numbers[:at])) for at in range(len(numbers))]
    assert window.words.tolist() == firsts
    assert job.sentences == ((0, 0, 6), (1, 6, 9))


@pytest.mark.parametrize("text", [LONG, ENDLESS, LONG + " " + ENDLESS + LONG, "港" * 900], ids=len)
def test_kept_words_of_all_windows_tile_the_paragraph(text):
    jobs = jobs_of(text)

    assert list(kept_words(jobs)) == list(range(len(paragraph_of(text).words)))


@pytest.mark.parametrize("text", [LONG, ENDLESS, "港" * 900, "x" * 90 + "-y" * 900], ids=len)
@pytest.mark.parametrize("limit", [40, 60, 200])
def test_windows_stay_within_the_limit(text, limit):
    assert max(len(job.inputs.pieces) for job in jobs_of(text, limit)) <= limit


def test_quotation_flags_of_a_later_window_are_those_of_the_whole_paragraph():
    *_, last = jobs_of(
        "“We waited long. " + "Nobody came to the port that day. " * 20 + "We left.”"
    )

    assert not last.opens
    assert set(last.inputs.quote[1:-2].tolist()) == {QUOTED}


def test_first_word_of_a_later_window_opens_a_sentence_and_no_paragraph():
    first, *later = jobs_of(LONG)

    assert first.inputs.place[1] == 2
    assert {int(job.inputs.place[1]) for job in later} == {1}
    assert {job.opens for job in later} == {False}


def test_later_parts_of_a_sentence_open_neither_sentence_nor_paragraph():
    first, *later = jobs_of(ENDLESS)

    assert (first.opens, first.goes_on, first.inputs.place[1]) == (True, False, 2)
    assert later
    assert {(job.opens, job.goes_on, int(job.inputs.place[1])) for job in later} == {
        (False, True, 0)
    }
    assert {job.sentences[0][0] for job in later} == {0}


def test_places_count_on_from_the_words_and_sentences_before():
    (job,) = Encoder(PIECES, 60).jobs(paragraph_of("One left. Two left.", 7, 3))

    assert job.first_word == 7
    assert [sentence for sentence, _, _ in job.sentences] == [3, 4]


def test_paragraph_without_words_has_no_window():
    assert list(Encoder(PIECES, 60).jobs(Paragraph("", [], [], [], 0, 0))) == []
