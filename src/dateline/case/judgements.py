"""The log of a case's judgements → those that stand. Nothing is analysed and no file is read here.

Judgements and undos are appended. One stands that no undo takes back and no later one of the same
two replaces; those that stand never contradict each other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import (
    Judgement,
    JudgementId,
    NotFoundError,
    Subject,
    UsageError,
    Verdict,
    digest,
)

_LEAST_PREFIX = 3
"""Characters of an id that are enough to name a judgement, where they fit one alone."""
_MAX_NOTE_CHARS = 1_000


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the log: a judgement, or the undo of the line numbered ``undoes``.

    ``seq`` counts lines from 1; lines of one request share their ``act``.
    """

    seq: int
    act: int
    judgement: Judgement | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement that stands, with its line in the log."""

    seq: int
    act: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Signature:
    """Who judges, when (ISO 8601) and why: kept with a judgement, and read by no stage."""

    by: str = ""
    at: str = ""
    note: str = ""


def standing(log: Iterable[Logged]) -> tuple[Standing, ...]:
    """Return the judgements of *log* that stand, sorted by id."""
    lines = tuple(log)
    undone = {line.undoes for line in lines}
    latest: dict[tuple[str, str | None], Standing] = {}
    for line in lines:
        if line.judgement is not None and line.seq not in undone:
            pair = line.judgement.a, line.judgement.b
            latest[pair] = Standing(line.seq, line.act, line.judgement)
    return tuple(sorted(latest.values(), key=lambda one: one.judgement.id))


def make_judgement(
    what: Verdict,
    pair: tuple[tuple[str, str], tuple[str, str]],
    signature: Signature,
    about: Subject = Subject.ENTITY,
) -> Judgement:
    """Return the judgement that two are *what*; *pair* is the key and the name of each.

    The two are put in their order, so that it is the same whichever was named first.
    """
    (a, a_name), (b, b_name) = sorted(pair)
    if _MAX_NOTE_CHARS < max(len(signature.note), len(signature.by)):
        raise UsageError(f"a note or a name over {_MAX_NOTE_CHARS} characters: write less")
    return Judgement(
        id=JudgementId(f"j{digest('judgement', what.value, a, b)}"),
        at=signature.at,
        by=signature.by,
        what=what,
        a=a,
        b=b,
        note=signature.note,
        a_name=a_name,
        b_name=b_name,
        about=about,
    )


def append(log: Sequence[Logged], judgements: Iterable[Judgement]) -> tuple[Logged, ...]:
    """Return the lines that keep *judgements* in *log*; none for those that stand already.

    Raises:
        UsageError: they contradict what stands, with the chain that they contradict.
    """
    known = {one.judgement.id for one in standing(log)}
    act = 1 + max((line.act for line in log), default=0)
    fresh = [one for one in dict.fromkeys(judgements) if one.id not in known]
    lines = tuple(
        Logged(len(log) + number, act, judgement) for number, judgement in enumerate(fresh, start=1)
    )
    _check((*log, *lines), fresh)
    return lines


def undo(log: Sequence[Logged], wanted: str | None) -> tuple[Logged, ...]:
    """Return the lines that take back the judgement *wanted*, or the last request that stands.

    Raises:
        NotFoundError: no judgement stands, or none of that id.
        UsageError: the id fits several, or what would stand then contradicts itself.
    """
    stands = standing(log)
    if not stands:
        raise NotFoundError("no judgement stands in the case: there is nothing to undo")
    if wanted is None:
        last = max(one.act for one in stands)
        taken = [one for one in stands if one.act == last]
    else:
        taken = [_by_id(stands, wanted)]
    act = 1 + max(line.act for line in log)
    lines = tuple(
        Logged(len(log) + number, act, undoes=one.seq)
        for number, one in enumerate(sorted(taken, key=lambda one: one.seq), start=1)
    )
    before = {one.judgement.id for one in stands}
    after = standing((*log, *lines))
    _check((*log, *lines), [one.judgement for one in after if one.judgement.id not in before])
    return lines


def state_of(log: Sequence[Logged]) -> tuple[tuple[Judgement, str], ...]:
    """Return every judgement that was ever made, in order, each with *stands*, *undone*, *replaced*."""
    stands = {one.seq for one in standing(log)}
    undone = {line.undoes for line in log}
    return tuple(
        (
            line.judgement,
            "stands" if line.seq in stands else "undone" if line.seq in undone else "replaced",
        )
        for line in log
        if line.judgement is not None
    )


def _by_id(stands: Sequence[Standing], wanted: str) -> Standing:
    able = [one for one in stands if one.judgement.id == wanted]
    if not able and _LEAST_PREFIX <= len(wanted):
        able = [one for one in stands if one.judgement.id.startswith(wanted)]
    if len(able) == 1:
        return able[0]
    listed = "\n".join(f"  {say(one.judgement)}" for one in able or stands)
    if able:
        raise UsageError(f"{wanted!r} begins several ids:\n{listed}\nGive more of the one you mean")
    raise NotFoundError(f"no judgement {wanted!r} stands; these do:\n{listed}")


def say(judgement: Judgement) -> str:
    """Return *judgement* in one line: its id, what it says and of whom."""
    return f"{judgement.id}  {judgement.what.value}: {judgement.a_name} / {judgement.b_name}"


def _check(log: Sequence[Logged], fresh: Sequence[Judgement]) -> None:
    """Check that what stands in *log*, *fresh* among it, holds together.

    Raises:
        UsageError: a chain of *same* leads from one to another that is judged *different*.
    """
    stands = [one.judgement for one in standing(log)]
    edges: dict[str, list[tuple[str, Judgement]]] = {}
    for one in stands:
        if one.what is Verdict.SAME and one.b is not None:
            edges.setdefault(one.a, []).append((one.b, one))
            edges.setdefault(one.b, []).append((one.a, one))
    new = {one.id for one in fresh}
    for one in stands:
        if one.what is not Verdict.DIFFERENT or one.b is None:
            continue
        chain = _chain(edges, one.a, one.b)
        if chain is not None:
            lines = "\n".join(
                f"  {say(each)}{' (now)' if each.id in new else ''}" for each in (*chain, one)
            )
            raise UsageError(
                f"these contradict each other:\n{lines}\nNothing was changed. Undo one of them "
                "first: dateline undo CASE ID"
            )


def _chain(
    edges: Mapping[str, Sequence[tuple[str, Judgement]]], start: str, end: str
) -> list[Judgement] | None:
    """Return the shortest chain of judgements from *start* to *end*, if there is one."""
    came: dict[str, tuple[str, Judgement] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for there, judgement in edges.get(here, ()):
            if there not in came:
                came[there] = (here, judgement)
                waiting.append(there)
    if end not in came:
        return None
    chain: list[Judgement] = []
    step = came[end]
    while step is not None:
        chain.append(step[1])
        step = came[step[0]]
    return chain[::-1]
