"""The table of outlooks to sentences, on rows made up for this test."""

from training.reader.corpora import plover

TABLE = (
    "\tsentence_id\tsentence\tmodality_L2\n"
    "0\t4\tVarn will visit Osk in June.\ttodo\n"
    "1\t5\tVarn visited Osk.\tpast\n"
    "2\t6\tVarn visited Osk.\tpast\n"
    "3\t7\tOsk accused Varn and will expel its envoys.\tpast\n"
    "4\t7\tOsk accused Varn and will expel its envoys.\ttodo\n"
    "5\t8\tNothing known.\t\n"
)


def test_parse_keeps_each_sentence_once_and_none_with_two_outlooks():
    assert plover.parse(TABLE) == {
        "Varn visited Osk.": "past",
        "Varn will visit Osk in June.": "todo",
    }


def test_load_puts_the_outlook_at_the_first_word(tmp_path):
    path = tmp_path / "plover" / "PLV_train.tsv"
    path.parent.mkdir()
    path.write_text(TABLE, encoding="utf-8")
    found = [each for part in ("train", "dev") for each in plover.load(tmp_path, part)]

    assert {each.labels["outlook"][0] for each in found} == {"past", "todo"}
    assert all(set(each.labels["outlook"][1:]) == {None} for each in found)
