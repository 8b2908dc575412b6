"""Tests of decoding: which encoding, which characters, and the way back to the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import ExtractError
from dateline.text import binary_kind, decode, known_codec, replace_unfit
from dateline.text.detect import wide_codec

FRENCH = "Le ministre a déclaré que l’enquête était terminée — « enfin »."
GERMAN = "Höhere Löhne für Züge, sagte die Behörde am Dienstag."
RUSSIAN = "Министр заявил, что переговоры начнутся во вторник."
CZECH = "Ministr řekl, že jednání začnou v úterý."
GREEK = "Ο υπουργός δήλωσε ότι οι συνομιλίες θα αρχίσουν την Τρίτη."
TURKISH = "Bakan görüşmelerin Salı günü başlayacağını söyledi."
ARABIC = "قال الوزير إن المحادثات ستبدأ يوم الثلاثاء."
HEBREW = "השר אמר שהשיחות יתחילו ביום שלישי."
JAPANESE = "外務大臣は火曜日に会談すると述べた。"
CHINESE = "外交部长表示会谈将于周二开始。"
TAIWANESE = "外交部長表示會談將於週二開始。"
VIETNAMESE = "Bô\u0323 trươ\u0309ng cho biê\u0301t ca\u0301c cuô\u0323c đa\u0300m pha\u0301n se\u0303 bă\u0301t đâ\u0300u."
KOREAN = "외무장관은 화요일 회담을 시작한다고 밝혔다."


# -------------------------------------------------------------------------- which encoding it is


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (GERMAN, "iso-8859-1"),
        ("A café.", "iso-8859-1"),
        ("“The fire began at 4 a.m.,” she said — he’d seen it.", "cp1252"),
        (RUSSIAN, "cp1251"),
        ("Пожар в порту", "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Пожар в порту", "koi8-r"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (GREEK, "cp1253"),
        (TURKISH, "cp1254"),
        (HEBREW, "cp1255"),
        (ARABIC, "cp1256"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "gb2312"),
        (TAIWANESE, "big5"),
        (KOREAN, "euc_kr"),
        (VIETNAMESE, "cp1258"),
    ],
)
def test_undeclared_text_is_read_in_its_own_encoding(text, encoding):
    decoded = decode(text.encode(encoding))

    assert decoded.text == text
    assert decoded.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8"])
@pytest.mark.parametrize("text", ["Fire at the quay.\r\n", FRENCH, RUSSIAN, ARABIC, "🔥 at 4 a.m."])
def test_wide_text_is_read_with_and_without_its_mark(text, encoding):
    content = text.encode(encoding)
    marked = decode("\ufeff".encode(encoding) + content)

    assert (decode(content).text, decode(content).encoding) == (text, encoding)
    assert (marked.text, marked.encoding) == (text, encoding)


def test_bytes_that_only_look_like_utf32_are_not_read_as_it():
    content = b"\0\0\1A" * 7 + b"\0\x20\1A"

    assert wide_codec(content) is None


@pytest.mark.parametrize(
    ("text", "written", "declared", "found"),
    [
        (FRENCH, "cp1252", "utf-8", "cp1252"),
        (FRENCH, "utf-8", "iso-8859-1", "utf-8"),
        (FRENCH, "utf-8", "no-such-charset", "utf-8"),
        (FRENCH, "utf-8", "utf-7", "utf-8"),
        (RUSSIAN, "cp1251", "utf-16", "cp1251"),
    ],
)
def test_wrong_declaration_is_not_believed_and_is_noted(text, written, declared, found):
    decoded = decode(text.encode(written), declared=declared)

    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, found, ())
    assert decoded.notes == (
        f"the page declares the charset {declared!r} and is written in {found}",
    )


@pytest.mark.parametrize(
    ("text", "written", "declared"),
    [
        ("Nad Łęczną", "iso8859-2", "ISO-8859-2"),
        ("Ÿ", "cp1252", "latin1"),
        ("火事", "cp932", "x-sjis"),
    ],
)
def test_declaration_settles_what_is_too_short_to_tell(text, written, declared):
    decoded = decode(text.encode(written), declared=declared)

    assert (decoded.text, decoded.notes) == (text, ())


def test_declaration_of_plain_ascii_is_not_worth_a_note():
    assert decode(b"Fire at the quay.", declared="iso-8859-1").notes == ()


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("us-ascii", "cp1252"),
        ("ISO_8859-1", "cp1252"),
        ("iso-8859-8-i", "iso8859-8"),
        ("windows-1250", "cp1250"),
        ("cp949", "cp949"),
        ("gb2312", "gb18030"),
        ('"EUC-JP"', "euc_jp"),
        ("utf-7", None),
        ("iso-2022-jp", None),
        ("unicode_escape", None),
        ("rot13", None),
        ("", None),
    ],
)
def test_label_gives_the_codec_that_browsers_use_and_no_dangerous_one(label, codec):
    assert known_codec(label) == codec


# --------------------------------------------------------------------------- what the text becomes


def test_nothing_but_the_mark_nul_and_broken_bytes_is_changed():
    text = "\u202e\u200bA\r\nB\rC\n\x0b\x85\u2028 D\ufeff e\u0301 ﬁ \t "

    assert decode(text.encode()).text == text
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


def test_nul_characters_become_replacement_characters_one_for_one():
    decoded = decode(b"Fire\0 at \0\0the quay")

    assert decoded.text == "Fire\ufffd at \ufffd\ufffdthe quay"
    assert decoded.warnings == ("3 NUL characters shown as U+FFFD",)


def test_lone_surrogates_become_replacement_characters_one_for_one():
    assert replace_unfit("a\ud800b\udfff\0c") == "a\ufffdb\ufffd\ufffdc"
    wide = "\ufeffFire \ud800 quay".encode("utf-16-le", "surrogatepass")
    assert decode(wide).text == "Fire \ufffd quay"


@pytest.mark.parametrize(
    ("content", "text", "warning"),
    [
        ("Порт".encode()[:-1], "Пор\ufffd", "the file ends inside a character (utf-8)"),
        ("It’s 5 €".encode()[:-1], "It’s 5 \ufffd", "the file ends inside a character (utf-8)"),
        ("no more than €".encode()[:-1], "no more than \ufffd", "the file ends inside"),
        (
            "café, café\udcff!".encode("utf-8", "surrogateescape"),
            "café, café\ufffd!",
            "1 broken pl",
        ),
        ("éé".encode("utf-16") + b"x", "éé\ufffd", "the file ends inside a character (utf-16-le)"),
        (JAPANESE.encode("cp932")[:-1], f"{JAPANESE[:-1]}\ufffd", "the file ends inside"),
    ],
)
def test_broken_text_keeps_its_good_part_and_says_so(content, text, warning):
    decoded = decode(content)

    assert decoded.text == text
    assert len(decoded.warnings) == 1
    assert decoded.warnings[0].startswith(warning)


@pytest.mark.parametrize("text", ["He left the café", "una città è", "déjà vu, dit-il: voilà"])
def test_western_text_that_ends_in_an_accent_is_not_taken_for_cut_utf8(text):
    decoded = decode(text.encode("cp1252"))

    assert (decoded.text, decoded.warnings) == (text, ())


def test_bytes_of_no_encoding_end_as_cp1252_with_their_gaps():
    decoded = decode(b"caf\xe9 \x81\x8d\x81", declared="shift_jis")

    assert decoded.encoding == "cp1252"
    assert decoded.text == "café \ufffd\ufffd\ufffd"
    assert decoded.warnings[0].startswith("1 broken place in the ")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_decodes_to_nothing(content):
    assert decode(content).text == ""


# ------------------------------------------------------------------------------------- not text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04\x14\0\0\0", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip archive"),
        (b"\x7fELF\x02\x01\x01\0", "a program (ELF)"),
        (b"GIF89a\x10\0\x10\0", "a GIF image"),
        (b"ID3\x03\0\0\0", "an MP3 recording"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a WAV recording"),
        (b"a.txt" + bytes(252) + b"ustar\x0000", "a tar archive"),
        (bytes(range(32)) * 10, "binary data (240 control characters in 320 bytes)"),
        (bytes(100), "binary data (100 control characters in 100 bytes)"),
    ],
)
def test_bytes_that_are_not_text_are_named(content, kind):
    assert binary_kind(content) == kind
    with pytest.raises(ExtractError, match="not text but"):
        decode(content)


@pytest.mark.parametrize(
    "text", ["ID3 tags explained", "BZh is an opening", "GIF89a was a format", "MM* and II*", ""]
)
def test_text_that_begins_like_a_magic_number_is_text(text):
    assert binary_kind(text.encode()) is None


def test_little_nul_in_much_text_is_no_binary():
    assert binary_kind(b"Fire at the quay, said the master.\0" * 20) is None


# ------------------------------------------------------------------------------ back to the bytes


ENCODINGS = ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1251", "cp932", "gb18030", "cp949"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_byte_map_leads_back_to_the_bytes_of_each_character(encoding):
    text = f"{RUSSIAN} and plain text; " * 40
    decoded = decode(text.encode(encoding), declared=encoding)
    back = decoded.byte_map()

    assert decoded.text == text
    for start, end in [(0, 1), (7, 20), (511, 514), (1023, len(text)), (0, len(text))]:
        first, behind = back.range(start, end)
        assert decoded.content[first:behind].decode(decoded.encoding) == text[start:end]


def test_byte_map_counts_the_mark_and_what_became_a_replacement_character():
    content = b"\xef\xbb\xbfa\0\xef\xbf\xbd\xc3\xa9\xe2\x82\xff\xf0\x9f\x94\xa5\xc3\xa9\xc3\xa9z"
    decoded = decode(content)
    back = decoded.byte_map()

    assert decoded.text == "a\ufffd\ufffdé\ufffd\ufffd🔥ééz"
    assert [back.byte_at(i) for i in range(11)] == [3, 4, 5, 8, 10, 12, 13, 17, 19, 21, 22]


@pytest.mark.parametrize("offset", [-1, 5])
def test_byte_map_knows_no_character_outside_the_text(offset):
    with pytest.raises(IndexError, match="no code point"):
        decode(b"Fire").byte_map().byte_at(offset)


@given(st.binary(max_size=300))
def test_any_bytes_decode_to_clean_text_whose_map_ends_at_the_last_byte(content):
    try:
        decoded = decode(content)
    except ExtractError:
        return
    back = decoded.byte_map()
    places = [back.byte_at(i) for i in range(len(decoded.text) + 1)]

    assert replace_unfit(decoded.text) == decoded.text
    assert places == sorted(set(places))
    assert places[0] == decoded.mark_bytes
    assert places[-1] == len(content)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=40))
def test_any_utf8_text_comes_back_unchanged(text):
    kept = "Fire at the quay, said the harbour master on Tuesday. " * 20 + text

    assert decode(kept.encode()).text == kept


def test_large_text_decodes_and_maps_in_linear_time():
    text = "Пожар \ufffd " * 200_000
    decoded = decode(text.encode())

    assert decoded.byte_map().byte_at(len(text)) == len(text.encode())
