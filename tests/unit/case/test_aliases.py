import pytest

from dateline.case import aliases as module
from dateline.case import read_aliases
from dateline.case.aliases import parse_aliases
from dateline.model import Alias, InputError


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"", ()),
        (b"# who is who\n\n", ()),
        (b"Lena Marsh\tL. Marsh\tElena Marsch\n", (("Lena Marsh", "Elena Marsch", "L. Marsh"),)),
        (b"\xef\xbb\xbfB Oru\tOru\t\r\nA  Reisk\n", (("A Reisk",), ("B Oru", "Oru"))),
        (b"Lena Marsh\tlena marsh\n", (("Lena Marsh", "lena marsh"),)),
    ],
)
def test_file_gives_names_with_their_spellings(content, names):
    want = tuple(Alias(name, tuple(spellings)) for name, *spellings in names)
    assert parse_aliases(content, "names.tsv") == want


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"A\tB\nC\tb\n", "line 2: 'b' stands in line 1 too, for 'A'"),
        (b"A\tB\n\nA\tC\n", "line 3: 'A' stands in line 1 too"),
        (b"A\n\tB\n", "line 2: an empty name"),
        (b"A\t\tB\n", "line 1: an empty name"),
        (b"A\n\xff\n", "line 2: not UTF-8 .byte 1"),
        (b"A\tB\x07\n", "line 1: .* holds a control character"),
        (b"A\n" + b"x" * 201, "line 2: .* is 201 characters, over 200"),
    ],
)
def test_line_that_cannot_be_read_is_named_by_its_number(content, says):
    with pytest.raises(InputError, match=f"names.tsv, {says}"):
        parse_aliases(content, "names.tsv")


def test_file_with_too_many_spellings_is_refused_at_the_line(monkeypatch):
    monkeypatch.setattr(module, "MAX_SPELLINGS", 3)
    with pytest.raises(InputError, match="line 2: over 3 spellings"):
        parse_aliases(b"A\tB\tC\nD\n", "names.tsv")


def test_file_over_the_size_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    path = tmp_path / "names.tsv"
    path.write_bytes(b"A\tB\n" * 3)
    with pytest.raises(InputError, match="over 10 bytes"):
        read_aliases(path)


def test_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(InputError, match="cannot read the alias file"):
        read_aliases(tmp_path / "absent.tsv")
