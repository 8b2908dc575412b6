"""Gold sets to where training reads them."""

import tarfile

from training.reader.unpack import GOLD, unpack_all


def archived(data, name):
    folder = data / "made" / name
    folder.mkdir(parents=True)
    (folder / "gold.txt").write_text(name)
    with tarfile.open(data / f"{name}.tar.xz", "w:xz") as archive:
        archive.add(folder, name)


def test_unpack_all_takes_archives_and_folders_and_names_what_is_missing(tmp_path):
    data, into = tmp_path / "data", tmp_path / "unpacked"
    for name in GOLD[:3]:
        archived(data, name)
    (data / GOLD[3]).mkdir()
    (data / GOLD[3] / "gold.txt").write_text(GOLD[3])

    assert unpack_all(data, into) == list(GOLD[4:])
    assert [(into / name / "gold.txt").read_text() for name in GOLD[:4]] == list(GOLD[:4])


def test_unpack_all_twice_is_the_same_as_once(tmp_path):
    data, into = tmp_path / "data", tmp_path / "unpacked"
    (data / GOLD[0]).mkdir(parents=True)

    assert unpack_all(data, into) == unpack_all(data, into) == list(GOLD[1:])
    assert (into / GOLD[0]).is_dir()
