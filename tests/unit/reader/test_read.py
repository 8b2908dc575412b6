"""Reading with a network: whole readings of odd texts, and what never changes an answer."""

import sys
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import make_document

from dateline.model import DocumentId, Reading, SpeechRole
from dateline.reader import is_left_to_rules, read, read_by_rules
from dateline.reader.network import Card
from dateline.reader.read import version_with

HELLO = """
hallo përshëndetje ሰላም مرحبا բարեւ salam kaixo прывітанне নমস্কার zdravo здравей hola kumusta 你好 bonghjornu
bok ahoj hej hallo saluton tere hei bonjour hallo ola გამარჯობა Γειά નમસ્તે bonjou sannu aloha שלום नमस्ते
nyob-zoo helló halló ndewo halo dia-dhuit ciao こんにちは ಹಲೋ сәлем ជំរាបសួរ 안녕하세요 slaw салам ສະບາຍດີ salve
sveiki labas moien здраво salama hai ഹലോ bongu kia-ora नमस्कार сайн မင်္ဂလာပါ नमस्ते hallo moni سلام سلام
cześć olá ਸਤ bună привет talofa halò здраво lumela mhoro سلام හෙලෝ ahoj zdravo salaan hola halo habari hej
салом வணக்கம் హలో สวัสดี merhaba привіт ہیلو salom xin-chào helo molo שאלום bawo sawubona
""".split()
ODD = {
    "nothing": "",
    "one token": "Fire",
    "one mark": "?",
    "no punctuation": "the minister said the port was shut and nobody knew why " * 60,
    "all capitals": "THE PORT OF LIND IS SHUT, THE MINISTER SAID. NOBODY WAS HURT.",
    "emoji": "Fire at the port 🔥🔥 👩‍👩‍👧‍👦 said 🇳🇴 officials. 👍🏽",
    "right to left": "قال الوزير إن الميناء مغلق. לא נפגע איש, אמר השר.",
    "many scripts": " ".join(HELLO),
    "one endless word": "x" * 9_000,
    "one endless row of ideographs": "港" * 3_000,
    "endless hyphens": "a-" * 3_000,
    "combining marks only": "\u0301" * 300,
    "control characters": "Fire\u200b\u0007 at \ufffd the\u00ad port.",
    "quotation in quotation": '"He told me: \u2018The port is shut,\u2019" the minister said.',
}


def walk_to_root(head, start):
    steps, at = 0, start
    while at != -1:
        at, steps = head[at], steps + 1
        assert steps <= len(head), "a token hangs on itself"


def assert_whole(document, reading):
    """Every layer is there, aligned, inside the text and in order."""
    tokens, syntax = reading.tokens, reading.syntax
    columns = (syntax.upos, syntax.feats, syntax.head, syntax.relation)
    assert [len(column) for column in columns] == [len(tokens)] * 4
    assert len(reading.outlook) == len(reading.sentences)
    assert len(reading.vectors) == 2 * 4 * len(reading.sentences)
    assert len(reading.factuality) == len(reading.triggers)
    assert all(-3 <= fact <= 3 for fact in reading.factuality)
    for index in range(len(reading.sentences)):
        own = reading.sentence_tokens(index)
        roots = [at for at in own if syntax.head[at] == -1]
        assert len(roots) == 1
        assert {syntax.head[at] for at in own} - {-1} <= set(own)
        for at in own:
            walk_to_root(syntax.head, at)
            assert (syntax.relation[at] == "root") == (at == roots[0])
    for layer in (reading.names, reading.times, reading.triggers):
        assert [tag.span for tag in layer] == sorted(tag.span for tag in layer)
        assert all(0 <= tag.score <= 1 for tag in layer)
    assert [(t.span.start, t.level) for t in reading.speech] == sorted(
        (t.span.start, t.level) for t in reading.speech
    )
    for tag in (*reading.names, *reading.times, *reading.triggers, *reading.speech):
        assert tag.span.of(document.text).strip()
    for tag in reading.speech:
        if tag.cue != -1:
            assert tag.role is not SpeechRole.CUE
            assert reading.speech[tag.cue].role is SpeechRole.CUE
            assert reading.speech[tag.cue].level == tag.level


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_read_gives_a_whole_reading_of_odd_text(anything, text):
    document = make_document(text)

    reading = read(document, network=anything())

    assert_whole(document, reading)


@pytest.mark.parametrize("word", HELLO)
def test_read_gives_a_whole_reading_of_hello_in_any_language(anything, word):
    document = make_document(f"{word.title()}! {word}.")

    assert_whole(document, read(document, network=anything()))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_read_gives_a_whole_reading_of_any_text(anything, text):
    document = make_document(text)

    assert_whole(document, read(document, network=anything()))


def test_read_takes_a_paragraph_of_5000_words_in_windows_within_the_limit(anything):
    document = make_document(" ".join(f"Ship {n} left port {n % 7} at dawn." for n in range(720)))
    network = anything()

    reading = read(document, network=network)

    assert_whole(document, reading)
    assert 5_000 < len(reading.tokens)
    assert max(len(window.pieces) for window in network.windows) <= network.card.limit


@pytest.mark.parametrize("scraps", [True, False])
def test_read_leaves_a_document_beyond_the_limit_to_the_rules(anything, monkeypatch, scraps):
    module = sys.modules["dateline.reader.read"]
    monkeypatch.setattr(module, "MAX_NETWORK_PIECES", 300)
    monkeypatch.setattr(module, "shipped_card", lambda: network.card)
    document = make_document("\n\n".join(["Port."] * 40) if scraps else "Port. " * 200)
    network = anything()

    reading = read(document, network=network)

    assert reading == read_by_rules(document)
    assert network.windows == []
    assert is_left_to_rules(document, reading)
    assert not is_left_to_rules(replace(document, language="de"), reading)


def test_read_leaves_what_rules_find_as_it_is(anything):
    document = make_document('Mr. Lind said: "We can\'t wait."\n\nThe port shut at 5 p.m. Monday.')

    with_network, by_rules = read(document, network=anything()), read_by_rules(document)

    for name in ("sentences", "block", "tokens", "quotations"):
        assert getattr(with_network, name) == getattr(by_rules, name)


def test_read_by_rules_leaves_the_layers_of_the_network_empty():
    reading = read_by_rules(make_document("The port shut."))

    bare = Reading(reading.doc, reading.sentences, reading.block, reading.tokens)
    assert reading == bare


def test_read_without_a_network_reads_by_rules(monkeypatch):
    monkeypatch.setattr(sys.modules["dateline.reader.read"], "shipped_network", lambda: None)
    document = make_document("The port shut.")

    assert read(document) == read_by_rules(document)


@pytest.mark.parametrize(
    ("language", "by_network"),
    [
        (None, True),
        ("en", True),
        ("en-GB", True),
        ("EN_us", True),
        ("de", False),
        ("enm", False),
        ("", True),
    ],
)
def test_read_uses_the_network_for_english_alone(anything, language, by_network):
    document = replace(make_document("The port shut."), language=language)

    assert (0 < len(read(document, network=anything()).syntax)) == by_network


SENTENCES = [
    f"{who} {did} the {what} near {where}."
    for who, did, what, where in zip(
        ["Oru", "The minister", "A crew of nine", "Nobody", "The mayor of Lind"] * 6,
        ["saw", "left", "shut", "denied seeing", "painted", "sold"] * 5,
        ["ship", "port", "gate"] * 10,
        [f"pier {n}" for n in range(30)],
        strict=True,
    )
]


def sentence_readings(document, network):
    """Return by its text all that is read of each sentence, offsets counted from its start."""
    reading = read(document, network=network)
    found = {}
    size = len(reading.vectors) // len(reading.sentences)
    for index, span in enumerate(reading.sentences):
        own = reading.sentence_tokens(index)
        syntax = reading.syntax
        layers = [
            (tag.span.start - span.start, tag.span.end - span.start, tag.label, tag.score)
            for layer in (reading.names, reading.times, reading.triggers)
            for tag in layer
            if span.start <= tag.span.start < span.end
        ]
        found[span.of(document.text)] = (
            [syntax.head[at] - (own.start if syntax.head[at] != -1 else 0) for at in own],
            [(syntax.upos[at], syntax.feats[at], syntax.relation[at]) for at in own],
            layers,
            reading.outlook[index],
            reading.vectors[index * size : (index + 1) * size],
        )
    return found


@pytest.mark.parametrize("place", range(0, 30, 1))
def test_read_of_later_sentences_does_not_depend_on_what_is_put_in_before(anything, place):
    """Every window is hashed whole, so that an equal answer means the very same window."""
    added = [*SENTENCES[:place], "Two gulls came by.", *SENTENCES[place:]]
    plain = sentence_readings(make_document(" ".join(SENTENCES)), anything())
    changed = sentence_readings(make_document(" ".join(added)), anything())

    far = [text for at, text in enumerate(SENTENCES) if at < place - 9 or place + 9 < at]
    assert far
    assert [text for text in far if plain[text] != changed[text]] == []


@pytest.mark.parametrize("threads", [2, 4])
def test_read_gives_the_same_on_any_number_of_threads(anything, threads):
    document = make_document("\n\n".join(" ".join(SENTENCES[n : n + 7]) for n in range(0, 28, 3)))

    assert read(document, network=anything(threads)) == read(document, network=anything(1))


def test_read_of_a_document_does_not_depend_on_those_read_before(anything):
    documents = [make_document(" ".join(SENTENCES[n : n + 9])) for n in range(9)]
    network = anything()

    forward = [read(document, network=network) for document in documents]
    backward = [read(document, network=network) for document in reversed(documents)]

    assert forward == backward[::-1]


def test_reading_survives_packing_unchanged(anything):
    reading = read(make_document('"Port shut," said Oru.'), network=anything())

    for codec in (msgspec.json, msgspec.msgpack):
        assert codec.decode(codec.encode(reading), type=Reading) == reading


def test_version_names_the_network_and_its_hash():
    card = Card("2", "abcdef0123456789", {}, (), 200, 384)

    assert version_with(card) == version_with(None) + "+2.abcdef012345"


def test_read_gives_vectors_of_length_one(anything):
    reading = read(make_document("The port shut. Nobody was hurt."), network=anything())

    vectors = np.frombuffer(reading.vectors, dtype="<f2").reshape(2, 4).astype(float)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=2e-3)


def test_read_of_nothing_has_no_layers(anything):
    assert read(make_document(""), network=anything()) == Reading(DocumentId(make_document("").id))
