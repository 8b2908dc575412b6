"""TimeML to labels, on a document made up for this test."""

from training.reader.corpora import timeml
from training.reader.corpora.paragraph import bucket

SOURCE = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-02">May 2</TIMEX3></DCT>
<TEXT>
The pier <EVENT eid="e1" class="OCCURRENCE">burned</EVENT> on <TIMEX3 tid="t1" type="DATE"
value="2031-05-01">May 1</TIMEX3> &amp; nobody <EVENT eid="e2" class="REPORTING">said</EVENT> why.

Repairs take <TIMEX3 tid="t2" type="DURATION" value="P2M">two months</TIMEX3>.
</TEXT><MAKEINSTANCE eventID="e1"/></TimeML>
"""


def marked(paragraph, key):
    pairs = zip(paragraph.words, paragraph.labels[key], strict=True)
    return [(paragraph.text[a:b], label) for (a, b), label in pairs if label != "O"]


def paragraphs():
    return [each.paragraph for each in timeml.of_article(timeml.parse("invented", SOURCE))]


def test_parse_takes_tags_and_references_out_of_the_text():
    article = timeml.parse("invented", SOURCE)

    assert article.text.strip().startswith("The pier burned on May 1 & nobody said why.")
    assert [article.text[e.start : e.end] for e in article.events] == ["burned", "said"]


def test_of_article_cuts_at_blank_lines_and_labels_words():
    first, second = paragraphs()

    assert marked(first, "times") == [("May", "B-DATE"), ("1", "I-DATE")]
    assert marked(first, "trigger") == [("burned", "OCCURRENCE"), ("said", "REPORTING")]
    assert marked(second, "times") == [("two", "B-DURATION"), ("months", "I-DURATION")]


def test_parse_leaves_out_what_covers_nothing_or_has_no_kind():
    source = '<TEXT>Now<TIMEX3 type="DATE"></TIMEX3> <EVENT>go</EVENT></EVENT></TEXT>'
    article = timeml.parse("invented", source)

    assert (article.text, article.times, article.events) == ("Now go", (), ())


def test_load_cuts_by_the_name_of_the_file(tmp_path):
    names = [f"invented-{at}.tml" for at in range(12)]
    for name in names:
        path = tmp_path / "tempeval3" / "TBAQ-cleaned" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOURCE, encoding="utf-8")
    dev = {each.document for each in timeml.load(tmp_path, "dev")}
    train = {each.document for each in timeml.load(tmp_path, "train")}

    assert dev == {name for name in names if bucket(name, 5) == 4}
    assert train == set(names) - dev
