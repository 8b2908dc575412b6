"""Gold archives: used as folders, unpacked when needed, refused when unsafe."""

import io
import tarfile

import pytest
from bench.quality.archives import ArchiveError, MissingDataError, unpack


def archive(path, members, kind=tarfile.REGTYPE):
    with tarfile.open(path, "w:xz") as made:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size, member.type = len(content), kind
            member.linkname = "elsewhere"
            made.addfile(member, io.BytesIO(content))


def test_folder_beside_the_archives_is_used_as_it_is(tmp_path):
    (tmp_path / "gold").mkdir()

    assert unpack("gold", data=tmp_path, into=tmp_path / "out") == tmp_path / "gold"


def test_archive_is_unpacked_once(tmp_path):
    archive(tmp_path / "gold.tar.xz", {"gold/a/one.txt": b"1"})
    folder = unpack("gold", data=tmp_path, into=tmp_path / "out")
    (folder / "a" / "one.txt").write_bytes(b"touched")

    again = unpack("gold", data=tmp_path, into=tmp_path / "out")

    assert (again / "a" / "one.txt").read_bytes() == b"touched"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["gold"]


def test_archive_that_changed_is_unpacked_anew(tmp_path):
    archive(tmp_path / "gold.tar.xz", {"gold/old.txt": b"1"})
    unpack("gold", data=tmp_path, into=tmp_path / "out")
    archive(tmp_path / "gold.tar.xz", {"gold/new.txt": b"2"})

    folder = unpack("gold", data=tmp_path, into=tmp_path / "out")

    assert sorted(path.name for path in folder.glob("*.txt")) == ["new.txt"]


def test_folder_unpacked_by_hand_is_kept(tmp_path):
    archive(tmp_path / "gold.tar.xz", {"gold/one.txt": b"1"})
    (tmp_path / "out" / "gold").mkdir(parents=True)

    assert list(unpack("gold", data=tmp_path, into=tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"../evil.txt": b"1"}, tarfile.REGTYPE),
        ({"gold/../../evil.txt": b"1"}, tarfile.REGTYPE),
        ({"/tmp/evil.txt": b"1"}, tarfile.REGTYPE),
        ({"gold/link": b""}, tarfile.SYMTYPE),
        ({"gold/link": b""}, tarfile.LNKTYPE),
        ({"gold/pipe": b""}, tarfile.FIFOTYPE),
        ({"gold/null": b""}, tarfile.CHRTYPE),
    ],
)
def test_unsafe_member_is_refused_and_nothing_is_left(tmp_path, members, kind):
    archive(tmp_path / "gold.tar.xz", {"gold/fine.txt": b"1"} | members, kind)

    with pytest.raises(ArchiveError, match="unsafe member"):
        unpack("gold", data=tmp_path, into=tmp_path / "out")

    assert list((tmp_path / "out").iterdir()) == []


def test_damaged_archive_is_refused_and_nothing_is_left(tmp_path):
    archive(tmp_path / "gold.tar.xz", {"gold/one.txt": bytes(range(256)) * 400})
    whole = (tmp_path / "gold.tar.xz").read_bytes()
    (tmp_path / "gold.tar.xz").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(ArchiveError, match="cannot unpack"):
        unpack("gold", data=tmp_path, into=tmp_path / "out")

    assert list((tmp_path / "out").iterdir()) == []


def test_archive_with_another_folder_is_refused(tmp_path):
    archive(tmp_path / "gold.tar.xz", {"silver/one.txt": b"1"})

    with pytest.raises(ArchiveError, match="no folder 'gold'"):
        unpack("gold", data=tmp_path, into=tmp_path / "out")


def test_absent_gold_is_said(tmp_path):
    with pytest.raises(MissingDataError, match=r"gold\.tar\.xz is there"):
        unpack("gold", data=tmp_path, into=tmp_path / "out")
