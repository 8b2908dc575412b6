"""Questions in plain words on invented reports: what they are taken for, and what answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.case import MEMORY, Case
from dateline.export import CaseView, answer_rows, ask
from dateline.export.answers.question import read_asked
from dateline.model import Stance, UsageError

REPORTS = {
    "a.txt": (
        "Bridge at Ostrel closed after crack\n\nBy Nela Corvin\n\n4 June 2024\n\n"
        "OSTREL, June 4 (Marn Wire) - The city of Ostrel closed the Lindel Bridge on Tuesday after "
        "inspectors found a crack in its northern pier.\n\n"
        "Mayor Tobin Arsk said that 1,300 lorries cross the bridge every day.\n\n"
        "The builders' union accused the contractor, Hallet Stone, of using weak concrete.\n"
    ),
    "b.txt": (
        "Contractor rejects charge over Ostrel bridge\n\n5 June 2024\n\n"
        'Hallet Stone denied on Wednesday that it had used weak concrete. "Every load was tested," '
        "its director, Petra Wynn, said.\n\n"
        "The bridge will reopen on 20 June, the city said.\n"
    ),
}


def make_case(folder, names):
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    case = Case(MEMORY)
    case.add(*[folder / name for name in names])
    return case


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    with make_case(tmp_path_factory.mktemp("bridge"), sorted(REPORTS)) as case:
        return CaseView(case.analysis)


@pytest.mark.parametrize(
    ("question", "wants", "acts"),
    [
        ("Who denied using weak concrete?", "who", {Stance.DENIES}),
        ("Which company was accused?", "who", {Stance.ACCUSES}),
        ("When will the bridge reopen?", "when", set()),
        ("what day was it closed", "when", set()),
        ("How long was the bridge closed?", "when", set()),
        ("Where is the crack?", "where", set()),
        ("In which city is the bridge?", "where", set()),
        ("How many lorries cross the bridge?", "how many", set()),
        ("Why was the bridge closed?", "why", set()),
        ("What caused the crack?", "why", set()),
        ("Did anyone say what was wrong?", "whether", set()),
        ("What did the mayor say?", "what", set()),
        ("lindel bridge crack", "what", set()),
    ],
)
def test_question_is_taken_for_what_it_asks(question, wants, acts, view):
    asked = read_asked(question, view)

    assert (asked.wants.value, asked.acts) == (wants, acts)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Petra Wynn say?", "Petra Wynn"),
        ("what did petra wynn say?", "petra wynn"),
        ("What did Arsk say?", "Arsk"),
    ],
)
def test_name_in_a_question_is_who_it_names_in_the_case(question, name, view):
    asked = read_asked(question, view)

    assert [one.text for one in asked.names] == [name]
    (entity,) = asked.names[0].entities
    assert name.split()[-1].lower() in view.entities[entity].name.lower()


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Who denied using weak concrete?", "Hallet Stone denied"),
        ("Who accused the contractor?", "union accused the contractor"),
        ("When will the bridge reopen?", "will reopen on 20 June"),
        ("How many lorries cross the bridge?", "1,300 lorries"),
        ("Why was the bridge closed?", "found a crack"),
        ("What did Petra Wynn say?", "Every load was tested"),
    ],
)
def test_first_answer_is_the_passage_that_answers(question, holds, view):
    first = ask(view, question).answers[0]

    assert holds in first.quote.text
    assert first.quote.text == view.text(first.quote.place)
    assert first.reasons
    assert 1 <= first.origins.at_least <= first.origins.at_most


def test_answer_about_a_day_says_the_day_and_that_it_is_planned(view):
    first = ask(view, "When will the bridge reopen?").answers[0]

    assert (first.when, first.factuality) == ("2024-06-20", "planned")


def test_answer_is_by_the_speaker_asked_about(view):
    first = ask(view, "What did Petra Wynn say?").answers[0]

    assert first.speaker == "Petra Wynn"
    assert first.chain is not None
    assert first.chain.startswith("Petra Wynn")


def test_answer_says_who_is_in_what_happened(view):
    first = ask(view, "When did the city close the bridge?").answers[0]

    assert first.when == "2024-06-04"
    assert first.participants == ("recipient: Lindel Bridge",)


def test_denied_answer_comes_with_the_denial(view):
    first = ask(view, "Who accused Hallet Stone of using weak concrete?").answers[0]

    assert "union accused" in first.quote.text
    assert [one.how for one in first.against] == ["denied by"]
    assert "Hallet Stone denied" in first.against[0].quote.text


@pytest.mark.parametrize(
    "question", ["Who won the chess final?", "When did the airport of Quellin burn down?"]
)
def test_question_that_nothing_answers_has_no_answer(question, view):
    assert ask(view, question).answers == ()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("?!", "no word to look for"),
        ("Who was it?", "no word to look for in 'Who was it"),
        ("why " * 400, "ask in at most"),
    ],
)
def test_what_is_no_question_is_refused_with_its_value(question, says, view):
    with pytest.raises(UsageError, match=says):
        ask(view, question)


def test_limit_keeps_the_best(view):
    every = ask(view, "What about the bridge?", limit=9).answers

    assert 1 < len(every)
    assert ask(view, "What about the bridge?", limit=1).answers == every[:1]
    scores = [one.score for one in every]
    assert scores == sorted(scores, reverse=True)


def test_order_of_input_changes_no_answer(tmp_path):
    rows = []
    for names in (sorted(REPORTS), sorted(REPORTS, reverse=True)):
        with make_case(tmp_path, names) as case:
            found = ask(CaseView(case.analysis), "Who denied using weak concrete?")
            rows.append(list(answer_rows(found)))

    assert rows[0] == rows[1] != []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered_by_passages_or_refused(view, question):
    try:
        found = ask(view, question)
    except UsageError:
        return
    for one in found.answers:
        assert one.quote.text == view.text(one.quote.place)
