from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import make_document

from dateline.model import Block, Reading, Role, Span
from dateline.reader import read_by_rules as read
from dateline.reader import unread
from dateline.reader.read import MAX_READ_CHARS
from dateline.reader.split import MAX_SENTENCE_CHARS


def sentences(text: str) -> list[str]:
    document = make_document(text)
    return [span.of(text) for span in read(document).sentences]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ('"Is it?" he asked. He left.', ['"Is it?" he asked.', "He left."]),
        ("“No!” she cried. They left.", ["“No!” she cried.", "They left."]),
        ("“We ran. We hid,” he said. It ended.", ["“We ran. We hid,” he said.", "It ended."]),
        ("Gov. Oru met Brig. Gen. Simm.", ["Gov. Oru met Brig. Gen. Simm."]),
        ("The St. Orlan clinic closed.", ["The St. Orlan clinic closed."]),
        ("It is No. 5. No. It is not.", ["It is No. 5.", "No.", "It is not."]),
        ("On Sept. 13 he left. It rained.", ["On Sept. 13 he left.", "It rained."]),
        ("It rose by 3.5 percent. Then it fell.", ["It rose by 3.5 percent.", "Then it fell."]),
        ("He waited ... and left. Rain fell.", ["He waited ... and left.", "Rain fell."]),
        ('It ended early." Then they left.', ['It ended early."', "Then they left."]),
        ("One line\nand the next. Two.", ["One line\nand the next.", "Two."]),
        ('"We saw it,” he said. It rained.', ['"We saw it,” he said.', "It rained."]),
        (
            '"It was late,” said Ms. Thorwald. It rained.',
            ['"It was late,” said Ms. Thorwald.', "It rained."],
        ),
        ("He met then-Sen. Oru and Ms. Bell.", ["He met then-Sen. Oru and Ms. Bell."]),
        (
            "Lt. Oru, Sgt. Bell, Mrs. Simm and Dr. Ahn left.",
            ["Lt. Oru, Sgt. Bell, Mrs. Simm and Dr. Ahn left."],
        ),
        ("Rep. Bell, R-N. Y., left. It rained.", ["Rep. Bell, R-N. Y., left.", "It rained."]),
        ("It opens at 8 a.m. Monday. He left.", ["It opens at 8 a.m. Monday.", "He left."]),
        ("It ended at 5 p.m. March 3. He left.", ["It ended at 5 p.m. March 3.", "He left."]),
        ("It began at 7 p.m. EST. He left.", ["It began at 7 p.m. EST.", "He left."]),
        (
            "It began at 7 p.m. Varnhaven time. He left.",
            ["It began at 7 p.m. Varnhaven time.", "He left."],
        ),
        ("It began at 8 a.m. (0100 GMT). He left.", ["It began at 8 a.m. (0100 GMT).", "He left."]),
        (
            "It began at 8 a.m. on the quay. He left.",
            ["It began at 8 a.m. on the quay.", "He left."],
        ),
        ("It began at 8 a.m. The crews came.", ["It began at 8 a.m.", "The crews came."]),
        ("It ran to 5 p.m. May said so.", ["It ran to 5 p.m.", "May said so."]),
        ("It burns \U0001f525. Crews came.", ["It burns \U0001f525.", "Crews came."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, wanted):
    assert sentences(text) == wanted


def test_sentences_never_cross_a_block():
    text = "A headline without a stop\n\nthe body goes on."
    reading = read(make_document(text, headline=True))
    assert [span.of(text) for span in reading.sentences] == text.split("\n\n")
    assert reading.block == (0, 1)


def test_sentences_are_read_in_reporting_blocks_only():
    text = "By Miro Sandell\n\nThe shed burnt."
    document = make_document(text)
    byline = replace(document.blocks[0], role=Role.BYLINE)
    reading = read(replace(document, blocks=(byline, document.blocks[1])))
    assert [span.of(text) for span in reading.sentences] == ["The shed burnt."]


def test_sentence_of_any_length_is_cut_at_white_space_below_the_limit():
    text = "word " * 5_000
    found = read(make_document(text.strip())).sentences
    assert max(map(len, found)) <= MAX_SENTENCE_CHARS
    assert sum(len(span.of(text).split()) for span in found) == 5_000


def test_sentences_of_a_long_paragraph_are_those_of_its_parts():
    part = 'The crews came at 5 a.m. on Sept. 3. "Is it out?" she asked. Gen. Oru said no. '
    repeated = sentences((part * 400).strip())
    assert repeated == sentences(part.strip()) * 400


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "“",
        '"',
        "' ",
        "‘a",
        "word ",
        "A. ",
        "x",
        "a-",
        "Gen. ",
        "“a.” b ",
        ". ",
        "1,",
        '. "',
        '"a.” ',
        "9 a.m. A B time ",
        "R-N. H. ",
        "„a“ ",
    ],
)
def test_reading_time_is_linear_in_hostile_text(unit):
    def seconds(chars: int) -> float:
        document = make_document("z" + unit * (chars // len(unit)))
        began = time.process_time()
        read(document)
        return time.process_time() - began

    short = min(seconds(25_000) for _ in range(2))
    assert min(seconds(100_000) for _ in range(2)) < 12 * short + 1.0


def test_reading_stops_at_the_limit_and_says_how_much_is_left():
    text = "A plain sentence of words. " * (MAX_READ_CHARS // 27 + 200)
    document = make_document(text.strip())
    reading = read(document)
    assert reading.sentences[-1].end <= MAX_READ_CHARS
    assert unread(document) == len(text.strip()) - MAX_READ_CHARS
    assert unread(make_document("Short.")) == 0


PIECES = st.lists(
    st.sampled_from(
        [
            "The crews left. ",
            '"Is it?" ',
            "he said. ",
            "“",
            "”",
            "‘",
            "’",
            "Gen. ",
            "No. 5 ",
            "\n",
            "Mr. Oru ",
            "… ",
            "x" * 50,
            "a.m. ",
            "(",
            ") ",
            "\xa0",
            "🔥",
            "é",
            "3.5 ",
            "' ",
        ]
    ),
    max_size=60,
).map("".join)


def check(text: str, reading: Reading, blocks: tuple[Block, ...]) -> None:
    ends = 0
    for span in reading.sentences:
        assert ends <= span.start
        assert span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
        assert any(block.span.contains(span) for block in blocks)
        ends = span.end
    tokens = reading.tokens
    ends = 0
    for start, end, owner in zip(tokens.starts, tokens.ends, tokens.sentence, strict=True):
        assert ends <= start < end
        assert reading.sentences[owner].contains(Span(start, end))
        ends = end
    for quotation in reading.quotations:
        assert quotation.outer.contains(quotation.inner)
        assert any(block.span.contains(quotation.outer) for block in blocks)


@given(PIECES)
def test_reading_has_sorted_spans_inside_blocks_and_tokens_inside_sentences(text):
    document = make_document(text)
    check(text, read(document), document.blocks)


@given(st.text(max_size=300))
def test_reading_of_any_text_keeps_its_promises(text):
    document = make_document(text)
    check(text, read(document), document.blocks)


@given(PIECES)
def test_reading_leaves_out_white_space_only(text):
    document = make_document(text)
    covered = [False] * len(text)
    reading = read(document)
    for start, end in zip(reading.tokens.starts, reading.tokens.ends, strict=True):
        covered[start:end] = [True] * (end - start)
    left = [char for char, hit in zip(text, covered, strict=True) if not hit]
    assert all(char.isspace() for char in left)


@given(PIECES, PIECES)
def test_reading_of_a_block_is_independent_of_its_neighbours(first, second):
    alone = make_document(second.strip() or "x")
    text = (first.strip() or "y").replace("\n", " ") + "\n\n" + alone.text
    start = len(text) - len(alone.text)
    both = replace(
        make_document(text),
        blocks=(
            Block(Span(0, start - 2), Role.BODY),
            *(replace(block, span=block.span.shift(start)) for block in alone.blocks),
        ),
    )
    own = [span.shift(start) for span in read(alone).sentences]
    assert [span for span in read(both).sentences if start <= span.start] == own
