"""The trained network itself, where it ships: whole readings, equal however it is run."""

import time

import pytest
from tests.factories import make_document
from tests.unit.reader.test_read import ODD, SENTENCES

from dateline.reader import VERSION, OnnxNetwork, read
from dateline.reader.network import _shipped, shipped_card, shipped_network

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shipped_card() is None, reason="this package ships without a network yet"),
]
REPORT = (
    'LIND, March 3 - The port of Lind is shut, Harbour Minister Ana Oru said on Monday. "We '
    'cannot reopen it this week," she told reporters.\n\nA crew member who asked not to be named '
    "said that Captain Bo Lund had warned them of the fire.\n\n" + " ".join(SENTENCES)
)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_shipped_network_reads_odd_text(text):
    reading = read(make_document(text))

    assert len(reading.syntax) == len(reading.tokens)
    assert len(reading.outlook) == len(reading.sentences)
    assert len(reading.vectors) == 2 * shipped_card().vector * len(reading.sentences)


def test_shipped_network_reads_the_same_on_one_thread_and_on_four():
    four = OnnxNetwork(_shipped(), threads=4)

    assert read(make_document(REPORT)) == read(make_document(REPORT), network=four)


def test_shipped_network_reads_a_paragraph_the_same_whatever_stands_around_it():
    alone = read(make_document(SENTENCES[0] + " " + SENTENCES[1]))
    among = read(make_document(f"{SENTENCES[0]} {SENTENCES[1]}\n\n{REPORT}"))

    count = len(alone.tokens)
    assert among.syntax.head[:count] == alone.syntax.head
    assert among.syntax.relation[:count] == alone.syntax.relation
    assert among.vectors.startswith(alone.vectors)


def test_version_carries_the_hash_of_the_network():
    assert shipped_card().sha256[:12] in VERSION
    assert shipped_network().card == shipped_card()


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["“", "word ", ". ", "a-", "Gen. ", "“a.” b ", "x", "é́ "])
def test_shipped_network_reads_hostile_text_in_linear_time(unit):
    def seconds(chars: int) -> float:
        document = make_document("z" + unit * (chars // len(unit)))
        began = time.process_time()
        read(document)
        return time.process_time() - began

    seconds(200)
    assert seconds(20_000) < 12 * seconds(5_000) + 1.0
