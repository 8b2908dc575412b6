"""Chooses the publication date among all that a report states, and keeps the rivals.

Infers nothing: a report that states no date stays undated here, and the temporal stage goes on.
"""

# ruff: noqa: PLR2004 - lengths in words or lines and shares of a hand-set classifier, read best in place

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.dates import read_dates, read_url, read_value
from dateline.extract.shapes import words_of
from dateline.extract.structured import Stated
from dateline.extract.words import MONTHS, PRIVATE_LABELS, PUBLISHED_WORDS, UPDATED_WORDS
from dateline.model import (
    Basis,
    Block,
    DateCandidate,
    DateKind,
    DayRange,
    Evidence,
    Published,
    Role,
    Span,
)

MAX_CANDIDATES = 40
_PLACES = {"record": 0, "json-ld": 1, "meta": 2}
_LABELLED, _BESIDE, _URL, _TIME, _DATELINE, _LOOSE = 3, 4, 5, 6, 7, 8


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate and how good its place is (0 is best)."""

    rank: int
    candidate: DateCandidate
    year_from: Evidence | None = None


def choose_published(
    text: str, blocks: Sequence[Block], stated: Sequence[Stated], urls: Sequence[Stated]
) -> Published:
    """Return the publication date with evidence, rivals and reasons; unknown where none is stated."""
    found = [*_from_stated(stated), *_from_lines(text, blocks), *_from_urls(urls)]
    if not any(r.candidate.kind is DateKind.PUBLISHED and r.rank < _URL for r in found):
        found += _from_dateline(text, blocks)
    found = sorted(found, key=lambda each: each.rank)[:MAX_CANDIDATES]
    candidates = tuple(dict.fromkeys(each.candidate for each in found))
    best = next((r for r in found if r.candidate.kind is DateKind.PUBLISHED), None)
    if best is None:
        return Published(candidates=candidates, reasons=_why_undated(candidates))
    best, reasons = _sharpen(best, found)
    best, local = _in_local_time(best, found)
    days = best.candidate.days
    evidence = (best.candidate.evidence, *([best.year_from] if best.year_from else []))
    return Published(
        days=days,
        basis=Basis.STATED,
        evidence=evidence,
        candidates=candidates,
        reasons=(*reasons, *local, *_rivals(best, found)),
        time=best.candidate.time,
    )


def _why_undated(candidates: Sequence[DateCandidate]) -> tuple[str, ...]:
    if not candidates:
        return ()
    return ("only dates of change are stated, and a report can be older than its last change",)


def _sharpen(best: _Ranked, found: Sequence[_Ranked]) -> tuple[_Ranked, tuple[str, ...]]:
    """Return a candidate that names one day where the best names several and holds that day."""
    if best.candidate.days.is_day:
        return best, ()
    for other in found:
        days = other.candidate.days
        if (
            days.is_day
            and best.candidate.days.contains(days)
            and other.candidate.kind is DateKind.PUBLISHED
        ):
            return other, (f"{_where(best)} fits several days, {_where(other)} names one of them",)
    return best, ()


def _in_local_time(best: _Ranked, found: Sequence[_Ranked]) -> tuple[_Ranked, tuple[str, ...]]:
    """Return the day that the page shows where the best is the same moment on another day in UTC."""
    moment, day = best.candidate.time or "", best.candidate.days.earliest
    if not moment.endswith("+00:00") or day is None or not best.candidate.days.is_day:
        return best, ()
    for other in found:
        shown = other.candidate
        beside = other.rank in (_LABELLED, _BESIDE) and shown.kind is DateKind.PUBLISHED
        if beside and shown.days.earliest and shown.days.is_day:
            apart = abs((shown.days.earliest - day).days)
            if apart == 1:
                reason = f"{_where(best)} is in UTC: the day is the one that the page shows"
                return other, (reason,)
    return best, ()


def _rivals(best: _Ranked, found: Sequence[_Ranked]) -> Iterator[str]:
    """Yield what disagrees with the chosen date."""
    seen: set[str] = set()
    changed = {r.candidate.days for r in found if r.candidate.kind is DateKind.MODIFIED}
    for other in found:
        rival = other.candidate
        line = f"{_where(other)} says {rival.days.edtf}, {_where(best)} was preferred"
        if (
            rival.kind is DateKind.PUBLISHED
            and not rival.days.intersects(best.candidate.days)
            and line not in seen
            and rival.days not in changed
        ):
            seen.add(line)
            yield line


def _where(ranked: _Ranked) -> str:
    evidence = ranked.candidate.evidence
    return evidence.place or f"the line '{evidence.text[:60]}'"


def _from_stated(stated: Sequence[Stated]) -> Iterator[_Ranked]:
    for each in stated:
        if each.what not in {"published", "modified", "date"}:
            continue
        date = read_value(each.value)
        if date is None:
            continue
        kind = DateKind.MODIFIED if each.what == "modified" else DateKind.PUBLISHED
        rank = _PLACES.get(each.place.split(" ")[0], _TIME)
        if each.what == "date":
            rank = _URL
        yield _Ranked(
            rank, DateCandidate(date.days, kind, Evidence(each.value, place=each.place), date.time)
        )


def _from_urls(urls: Sequence[Stated]) -> Iterator[_Ranked]:
    for each in urls:
        date = read_url(each.value)
        if date is not None:
            evidence = Evidence(each.value[date.start : date.end], place=f"url ({each.place})")
            yield _Ranked(_URL, DateCandidate(date.days, DateKind.PUBLISHED, evidence))


def _from_lines(text: str, blocks: Sequence[Block]) -> Iterator[_Ranked]:
    """Yield the dates of metadata lines and bylines."""
    body = [i for i, block in enumerate(blocks) if block.role is Role.BODY]
    first, last = (body[0], body[-1]) if body else (len(blocks), 0)
    head = next((i for i, block in enumerate(blocks) if block.role is Role.HEADLINE), first)
    for index, block in enumerate(blocks):
        if block.role not in (Role.METADATA, Role.BYLINE):
            continue
        line = block.span.of(text)
        behind = [each.role for each in blocks[last + 1 : index]]
        loose = index <= last + 3 and Role.RELATED not in behind
        rank = _BESIDE if head - 3 <= index <= first + 2 else _LOOSE if loose else None
        yield from _line_dates(line, block.span.start, rank)


def _line_dates(line: str, offset: int, rank: int | None) -> Iterator[_Ranked]:
    position = 0
    for date in read_dates(line):
        label = set(words_of(line[position : date.start]))
        position = date.end
        if label & PRIVATE_LABELS:
            continue
        modified = bool(label & UPDATED_WORDS)
        kind = DateKind.MODIFIED if modified else DateKind.PUBLISHED
        own = _LABELLED if label & PUBLISHED_WORDS else rank
        if own is None and not modified:
            continue
        span = Span(offset + date.start, offset + date.end)
        evidence = Evidence(line[date.start : date.end], span=span)
        yield _Ranked(own or _LOOSE, DateCandidate(date.days, kind, evidence, date.time))


def _from_dateline(text: str, blocks: Sequence[Block]) -> Iterator[_Ranked]:
    """Yield the day of the dateline, in the year that the copyright line names, where only one is."""
    years: dict[int, Span] = {}
    for block in blocks:
        if block.role is Role.CREDIT:
            for year, span in _years(block.span.of(text), block.span.start):
                years.setdefault(year, span)
    if len(years) != 1:
        return
    year, place = next(iter(years.items()))
    for block in blocks:
        if block.role is not Role.DATELINE:
            continue
        written = block.span.of(text)
        for start, end in _month_days(written):
            dates = read_dates(f"{written[start:end]} {year}")
            if dates and dates[0].days.is_day:
                yield _dated(
                    dates[0].days,
                    Span(block.span.start + start, block.span.start + end),
                    text,
                    place,
                )


def _dated(days: DayRange, span: Span, text: str, year: Span) -> _Ranked:
    evidence = Evidence(span.of(text), span=span)
    candidate = DateCandidate(days, DateKind.PUBLISHED, evidence)
    return _Ranked(_DATELINE, candidate, Evidence(year.of(text), span=year))


def _years(line: str, offset: int) -> Iterator[tuple[int, Span]]:
    if "©" not in line and "opyright" not in line and "(c)" not in line.lower():
        return
    for at in range(len(line) - 3):
        digits = line[at : at + 4]
        if digits.isascii() and digits.isdigit() and digits[:2] in {"19", "20"}:
            yield int(digits), Span(offset + at, offset + at + 4)


def _month_days(written: str) -> Iterator[tuple[int, int]]:
    """Yield the places of *March 3* or *3 March* in a dateline."""
    words = [(m, written.find(m)) for m in written.replace(",", " ").replace(".", " ").split()]
    for (first, at), (second, behind) in pairwise(words):
        pair = {first.lower(), second.lower()}
        if any(word in MONTHS for word in pair) and any(
            word.isdigit() and len(word) <= 2 for word in pair
        ):
            yield at, behind + len(second)


def time_elements(times: Sequence[tuple[str, str]]) -> Iterator[Stated]:
    """Yield what ``time`` elements state; each is its class words and its ``datetime``."""
    for names, value in times[:10]:
        words = set(names.split())
        changed = bool(words & UPDATED_WORDS) or "modified" in words
        yield Stated("modified" if changed else "published", value, "time element")
