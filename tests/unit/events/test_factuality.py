import pytest
from tests.unit.events.build import by_word, tell

from dateline.model import Factuality, Polarity, Stance

PLUS, MINUS = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Police arrested two men.", "arrested", "happened"),
        ("Police have arrested two men.", "arrested", "happened"),
        ("The minister will visit the port.", "visit", "planned"),
        ("The minister is set to visit the port.", "visit", "planned"),
        ("The minister is expected to visit the port.", "visit", "expected"),
        ("The minister could visit the port.", "visit", "possible"),
        ("The minister did not visit the port.", "visit", "negated"),
        ("The minister never visited the port.", "visited", "negated"),
        ("The minister failed to visit the port.", "visit", "negated"),
        ("The minister won't visit the port.", "visit", "negated"),
        ("The harbour reopens if inspectors agree to it.", "agree", "uncertain"),
        ("They asked him to resign.", "resign", "possible"),
        ("They managed to arrest him.", "arrest", "happened"),
        ("He wrote to them to attack it.", "attack", "uncertain"),
        ("The alleged attack shook the town.", "attack", "alleged"),
        ("They spoke ahead of the visit.", "visit", "planned"),
        ("They spoke ahead of Lissanian leader Jan Orel's visit.", "visit", "planned"),
        ("A possible visit was on their minds.", "visit", "possible"),
        ("A memorial service is planned for Saturday.", "memorial service", "planned"),
        ("The hearing was cancelled.", "hearing", "negated"),
        ("They will hold a first hearing in May.", "hearing", "planned"),
        ("There was no attack.", "attack", "negated"),
        ("They called for an investigation.", "investigation", "possible"),
        ("They attended the hearing.", "hearing", "happened"),
        ("The quay is to be evacuated.", "evacuated", "planned"),
    ],
)
def test_words_around_the_trigger_decide(text, word, expected):
    assert by_word(tell(text))[word].factuality is Factuality(expected)


@pytest.mark.parametrize(
    ("stance", "polarity", "expected"),
    [
        (Stance.ASSERTS, PLUS, "happened"),
        (Stance.REPORTS, PLUS, "happened"),
        (Stance.ACCUSES, PLUS, "alleged"),
        (Stance.EXPECTS, PLUS, "expected"),
        (Stance.PROMISES, PLUS, "planned"),
        (Stance.ASSERTS, MINUS, "denied"),
        (Stance.DENIES, PLUS, "denied"),
    ],
)
def test_the_source_decides_where_the_words_do_not(stance, polarity, expected):
    content = "the rebels attacked the port"
    text = f"The ministry put it that {content}."
    analysis = tell(text, said=((content, "put", stance, polarity),))
    assert by_word(analysis)["attacked"].factuality is Factuality(expected)


def test_what_a_denial_takes_for_granted_is_not_denied():
    content = "it was warned about the cargo that blew up"
    text = f"The firm denies that {content}."
    found = by_word(tell(text, said=((content, "denies", Stance.DENIES, MINUS),)))
    assert found["warned"].factuality is Factuality.DENIED
    assert found["blew up"].factuality is Factuality.HAPPENED


def test_what_lies_after_the_report_is_planned():
    analysis = tell("The hearing opens on Friday.", {"Friday": "2025-03-07"})
    assert by_word(analysis)["opens"].factuality is Factuality.PLANNED


def test_a_past_tense_may_be_a_day_ahead_of_the_report():
    analysis = tell("She landed early on Wednesday.", {"Wednesday": "2025-03-05"})
    assert by_word(analysis)["landed"].factuality is Factuality.HAPPENED


def test_the_innermost_statement_is_named():
    outer = "the rebels had said they attacked the port"
    analysis = tell(
        f"The ministry told us {outer}.",
        said=(
            (outer, "told", Stance.ASSERTS, PLUS),
            ("they attacked the port", "said", Stance.ASSERTS, PLUS),
        ),
    )
    inner = next(s for s in analysis.statements if len(s.extent) < len(outer))
    assert by_word(analysis)["attacked"].according_to == inner.id


def test_what_the_outlet_tells_has_no_source():
    assert by_word(tell("Police arrested two men."))["arrested"].according_to is None
