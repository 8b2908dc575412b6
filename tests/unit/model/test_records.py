import msgspec
import pytest

from dateline import model
from dateline.model import (
    NO_CUE,
    NO_SYNTAX,
    Block,
    Capture,
    CaseAnalysis,
    DayRange,
    Directness,
    Document,
    DocumentAnalysis,
    DocumentId,
    EntityType,
    EventMention,
    Factuality,
    Form,
    MediaKind,
    Mention,
    Origin,
    OriginCount,
    OriginId,
    OriginKind,
    Passage,
    PassageKind,
    Place,
    Quotation,
    Reading,
    Role,
    Span,
    SpeakerKind,
    SpeechRole,
    SpeechTag,
    Statement,
    Syntax,
    Tag,
    Timex,
    TimexType,
    Tokens,
    count_origins,
    digest,
)

DOC = DocumentId("d1")


def test_capture_id_is_of_its_bytes_alone():
    a = Capture("a.txt", b"fire", MediaKind.TEXT)
    b = Capture("b.txt", b"fire", MediaKind.TEXT, "https://example.org/b")
    assert a.id == b.id == a.sha256
    assert len(a.sha256) == 64


def test_digest_tells_parts_apart_and_takes_surrogates():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("\ud800") == digest("\ud800")


def test_document_spans_of_keeps_the_order_of_the_text():
    blocks = (
        Block(Span(0, 4), Role.HEADLINE),
        Block(Span(5, 9), Role.BODY),
        Block(Span(10, 14), Role.CREDIT),
        Block(Span(15, 19), Role.BODY),
    )
    document = Document(DOC, "a.txt", "0" * 64, "x" * 20, blocks)
    assert document.spans_of(Role.BODY) == (Span(5, 9), Span(15, 19))
    assert document.spans_of(Role.HEADLINE, Role.CREDIT) == (Span(0, 4), Span(10, 14))


def test_reading_finds_sentences_and_tokens_by_place():
    tokens = Tokens((0, 5, 9, 15), (4, 8, 10, 18), (0, 0, 0, 1))
    reading = Reading(DOC, (Span(0, 10), Span(15, 20)), (0, 0), tokens)
    assert [reading.sentence_at(at) for at in (0, 9, 10, 14, 15, 19, 20)] == [
        0, 0, None, None, 1, 1, None,
    ]  # fmt: skip
    assert reading.sentence_tokens(0) == range(3)
    assert reading.sentence_tokens(1) == range(3, 4)
    assert len(tokens) == 4
    assert tokens.span(0, 1) == Span(0, 8)
    assert tokens.within(Span(4, 10)) == range(1, 3)
    assert list(tokens.within(Span(1, 3))) == []


def test_ids_are_of_places():
    mention = Mention(DOC, Span(3, 7), Form.NAME, EntityType.PERSON, "person:x")
    assert mention.id == "d1:m3-7"
    telling = EventMention(DOC, Span(3, 7), Span(0, 9), "fire", "ACCIDENT", Factuality.HAPPENED)
    assert telling.id == "d1:e3-7"
    said = Statement(
        DOC, (Span(3, 7), Span(9, 12)), Span(14, 18), None, SpeakerKind.PERSON, Directness.DIRECT
    )
    assert said.id == "d1:s3-12-14"
    assert said.extent == Span(3, 12)
    floating = Statement(DOC, (Span(3, 7),), None, None, SpeakerKind.PERSON, Directness.DIRECT)
    assert floating.id == "d1:s3-7-n"


def test_passage_and_relation_ids_change_with_their_sides():
    a, b = Place(DOC, Span(0, 9)), Place(DocumentId("d2"), Span(4, 13))
    passage = Passage(a, b, PassageKind.VERBATIM, 1.0)
    assert passage.id != Passage(b, a, PassageKind.VERBATIM, 1.0).id
    relation = model.Relation(
        model.RelationType.DENIES, model.Dimension.POLARITY, "s1", "s2", (a,), (b,), ("why",)
    )
    turned = model.Relation(
        model.RelationType.DENIES, model.Dimension.POLARITY, "s2", "s1", (b,), (a,), ("why",)
    )
    assert relation.id != turned.id


def _origin(name, docs, *, certain=True):
    kind = OriginKind.NEWSROOM
    return Origin(OriginId(name), tuple(DocumentId(d) for d in docs), kind, certain=certain)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([], OriginCount(0, 0)),
        (["d1"], OriginCount(1, 1, ("o1",))),
        (["d1", "d2"], OriginCount(1, 1, ("o1",))),
        (["d1", "d3"], OriginCount(2, 2, ("o1", "o2"))),
        (["d4"], OriginCount(1, 1, ("o3",))),
        (["d1", "d4"], OriginCount(1, 2, ("o1", "o3"))),
        (["d3", "d1", "d4", "d9"], OriginCount(2, 3, ("o1", "o2", "o3"))),
    ],
)
def test_count_origins_lets_the_unknown_raise_the_upper_bound_only(documents, expected):
    origins = [
        _origin("o2", ["d3"]),
        _origin("o1", ["d1", "d2"]),
        _origin("o3", ["d4"], certain=False),
    ]
    assert count_origins(origins, [DocumentId(d) for d in documents]) == expected


def test_records_survive_json_unchanged():
    document = Document(DOC, "a.txt", "0" * 64, "é😀 text", (Block(Span(0, 2), Role.BODY, (0, 6)),))
    timex = Timex(
        DOC, Span(0, 2), TimexType.DATE, "2025-03", DayRange.month(2025, 3), anchor=Span(3, 4)
    )
    analysis = DocumentAnalysis(
        document,
        Reading(DOC, (Span(0, 2),), (0,), quotations=(Quotation(Span(0, 2), Span(1, 2)),)),
        timexes=(timex, Timex(DOC, Span(1, 2), TimexType.SET, "P1W", anchor="published")),
    )
    whole = CaseAnalysis((analysis,))
    assert msgspec.json.decode(msgspec.json.encode(whole), type=CaseAnalysis) == whole


def test_reading_of_the_trained_reader_survives_json_and_msgpack_unchanged():
    reading = Reading(
        DOC,
        (Span(0, 9),),
        (0,),
        Tokens((0, 5), (4, 9), (0, 0)),
        syntax=Syntax(("PROPN", "VERB"), ("_", "_"), (1, -1), ("nsubj", "root")),
        names=(Tag(Span(0, 4), "Person", 0.97),),
        speech=(
            SpeechTag(Span(0, 4), SpeechRole.SOURCE, 1, 1, 0.5),
            SpeechTag(Span(5, 9), SpeechRole.CUE, 1, NO_CUE, 1.0),
        ),
        triggers=(Tag(Span(5, 9), "REPORTING", 1.0),),
        factuality=(2.5,),
        outlook=("past",),
        vectors=b"\x00\x3c",
    )
    assert len(reading.syntax) == len(reading.tokens)
    for codec in (msgspec.json, msgspec.msgpack):
        assert codec.decode(codec.encode(reading), type=Reading) == reading


def test_reading_by_rules_has_no_syntax():
    assert Reading(DOC).syntax == NO_SYNTAX
    assert len(NO_SYNTAX) == 0


def test_every_public_name_of_the_model_is_exported():
    assert sorted(model.__all__) == sorted(set(model.__all__))
    assert all(getattr(model, name, None) is not None for name in model.__all__)


def test_error_codes_are_unique_and_in_the_tree():
    def below(kind):
        return [kind, *(one for sub in kind.__subclasses__() for one in below(sub))]

    errors = [one for one in below(model.DatelineError) if one.__module__.startswith("dateline")]
    codes = [one.code for one in errors]
    assert len(set(codes)) == len(codes)
