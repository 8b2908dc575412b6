"""The log of judgements: what stands, what contradicts, what an undo gives back."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.case.judgements import (
    Signature,
    append,
    make_judgement,
    standing,
    state_of,
    undo,
)
from dateline.model import NotFoundError, UsageError, Verdict


def judged(what, a, b, **signature):
    return make_judgement(Verdict(what), ((a, a.upper()), (b, b.upper())), Signature(**signature))


def log_of(*rows):
    log = ()
    for row in rows:
        log += append(log, [judged(*row)])
    return log


def said(log):
    return {(one.judgement.what.value, one.judgement.a, one.judgement.b) for one in standing(log)}


def test_judgement_is_the_same_whichever_of_the_two_comes_first():
    assert judged("same", "a", "b") == judged("same", "b", "a")


def test_latest_judgement_of_two_wins():
    log = log_of(("same", "a", "b"), ("different", "b", "a"))
    assert said(log) == {("different", "a", "b")}
    assert [state for _, state in state_of(log)] == ["replaced", "stands"]


def test_judgement_that_stands_is_not_logged_again():
    log = log_of(("same", "a", "b"))
    assert append(log, [judged("same", "a", "b", note="again")]) == ()


@pytest.mark.parametrize(
    "rows",
    list(
        itertools.permutations(
            [("same", "a", "b"), ("same", "b", "c"), ("different", "a", "c")],
        )
    ),
)
def test_contradiction_is_refused_with_its_chain_whatever_came_last(rows):
    log = log_of(*rows[:2])
    with pytest.raises(UsageError) as caught:
        append(log, [judged(*rows[2])])
    message = str(caught.value)
    for line in ("same: A / B", "same: B / C", "different: A / C"):
        assert line in message
    assert message.count("(now)") == 1
    assert "Undo one of them" in message


def test_contradiction_inside_one_request_is_refused_whole():
    with pytest.raises(UsageError, match="contradict"):
        append(
            (), [judged("same", "a", "b"), judged("same", "b", "c"), judged("different", "a", "c")]
        )


def test_undo_gives_back_what_a_judgement_replaced():
    log = log_of(("same", "a", "b"), ("different", "a", "b"))
    log += undo(log, None)
    assert said(log) == {("same", "a", "b")}
    assert [state for _, state in state_of(log)] == ["stands", "undone"]


def test_undo_takes_the_whole_last_request_back():
    log = log_of(("same", "a", "b"))
    log += append(log, [judged("same", "c", "d"), judged("same", "c", "e")])
    log += undo(log, None)
    assert said(log) == {("same", "a", "b")}
    log += undo(log, None)
    assert said(log) == set()
    with pytest.raises(NotFoundError, match="nothing to undo"):
        undo(log, None)


def test_undo_by_the_beginning_of_an_id_takes_that_one():
    log = log_of(("same", "a", "b"), ("same", "c", "d"))
    log += undo(log, judged("same", "a", "b").id[:6])
    assert said(log) == {("same", "c", "d")}


@pytest.mark.parametrize("wanted", ["jffff", "j", "", "x"])
def test_undo_of_an_absent_id_lists_those_that_stand(wanted):
    with pytest.raises(NotFoundError, match="same: A / B"):
        undo(log_of(("same", "a", "b")), wanted)


def test_undo_that_would_bring_a_contradiction_back_is_refused():
    log = log_of(
        ("same", "a", "b"), ("different", "a", "b"), ("same", "b", "c"), ("different", "a", "c")
    )
    with pytest.raises(UsageError, match="contradict"):
        undo(log, judged("different", "a", "b").id)


def test_undone_judgement_can_be_made_again():
    log = log_of(("same", "a", "b"))
    log += undo(log, None)
    log += append(log, [judged("same", "a", "b")])
    assert said(log) == {("same", "a", "b")}
    assert [state for _, state in state_of(log)] == ["undone", "stands"]


def test_note_without_end_is_refused():
    with pytest.raises(UsageError, match="write less"):
        judged("same", "a", "b", note="x" * 2_000)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["same", "different", "undo"]),
            st.sampled_from("abcde"),
            st.sampled_from("abcde"),
        ).filter(lambda row: row[1] != row[2])
    )
)
def test_what_stands_never_contradicts_itself_and_undo_restores_it(rows):
    log = ()
    for what, a, b in rows:
        before = standing(log)
        try:
            lines = undo(log, None) if what == "undo" else append(log, [judged(what, a, b)])
        except (UsageError, NotFoundError):
            continue
        log += lines
        if what != "undo" and lines:
            assert standing((*log, *undo(log, None))) == before
        home = {one: one for one in "abcde"}
        for kind, x, y in said(log):
            if kind == "same":
                home = {one: home[x] if home[one] == home[y] else home[one] for one in home}
        assert all(home[x] != home[y] for kind, x, y in said(log) if kind == "different")
        assert [line.seq for line in log] == list(range(1, len(log) + 1))
