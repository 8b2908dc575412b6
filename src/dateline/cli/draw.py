"""The brief, drawn for a terminal or a plain file. What it shows is chosen by ``export.brief``.

Words of a source stand between “ and ”, with the mark of their place behind; everything else is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.output import print_part
from dateline.export import (
    AgreedLine,
    Brief,
    CopyLine,
    Dispute,
    OriginLine,
    Quote,
    RelationLine,
    ReportLine,
    Said,
    SaidBy,
    TimelineLine,
    Voice,
    count_words,
    new_words,
    origin_words,
    relation_words,
    since_words,
)
from dateline.text import clean

_OURS = "dim"
_HEAD = "bold"
_LEFT = 24
"""Columns of the left margin that holds dates and labels."""


def draw_brief(console: Console, brief: Brief) -> None:
    """Print *brief* on *console*."""
    for part in _parts(brief):
        print_part(console, part)


def _parts(brief: Brief) -> Iterable[RenderableType]:
    yield _headline(brief)
    yield from _section("Reports", [_report(line) for line in brief.reports])
    yield from _section("Timeline", [_timeline(line) for line in brief.timeline])
    yield from _section("Without a date", [_timeline(line) for line in brief.undated])
    yield from _section("Who says what", [_speaker(said) for said in brief.said])
    disagreements = [_dispute(one) for one in brief.disputes]
    disagreements += [_relation(one) for one in brief.conflicts]
    yield from _section("Where they disagree", disagreements)
    yield from _section("What changed", [_relation(one) for one in brief.revisions])
    yield from _section("Told by more than one origin", [_agreed(one) for one in brief.agreed])
    yield from _section("Origins", [_origin(line) for line in brief.origin_lines])
    yield from _section("How copies run", [_copy(line) for line in brief.copies])
    yield from _section("Other stories in the case", _other(brief))
    yield from _section("Left out", _left_out(brief))


def _headline(brief: Brief) -> RenderableType:
    title = clean(brief.title.text) if brief.title else "No report with a story in it"
    lines = [Text(title, style=_HEAD), Text(count_words(brief))]
    since = since_words(brief)
    return Group(*lines, *([Text(since)] if since else []))


def _section(title: str, parts: Sequence[RenderableType]) -> Iterable[RenderableType]:
    if parts:
        yield Text()
        yield Text(title.upper(), style=_HEAD)
        yield from parts


def _quote(quote: Quote) -> Text:
    return Text.assemble(f"“{clean(quote.text)}” ", (quote.mark, _OURS))


def _row(left: str, *right: RenderableType) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LEFT, overflow="fold")
    grid.add_column(overflow="fold")
    grid.add_row(Text(clean(left), style=_OURS), Group(*right))
    return grid


def _report(line: ReportLine) -> RenderableType:
    when = line.published or "no date"
    basis = "" if line.basis.value == "stated" else f" ({line.basis.value})"
    source = clean(line.outlet or "outlet not named")
    if line.agency and line.agency != line.outlet:
        source += f" ← {clean(line.agency)}"
    origins = f"origin {', '.join(line.origins)}" if line.origins else "no origin"
    title = f"“{clean(line.title.text)}”" if line.title else "no headline in the text"
    if line.given_title:
        title = f"{title}; titled: {clean(line.given_title)}"
    head = Text.assemble(f"{source} ", (f"· {origins} · {clean(line.name)}", _OURS))
    said = [*([new_words(line.new)] if new_words(line.new) else []), *line.notes]
    notes = Text(clean("; ".join(said)), style=_OURS)
    return _row(f"[{line.number}] {when}{basis}", head, Text(title), *([notes] if said else []))


def _timeline(line: TimelineLine) -> RenderableType:
    happened = line.factuality == "happened"
    left = line.when or ""
    label = left if happened else f"{left} {line.factuality}".strip()
    counts = origin_words(line.origins.at_least, line.origins.at_most) + _since(line.new)
    counts += _also(line.also, line.quote)
    return _row(label, _quote(line.quote), Text(counts, style=_OURS))


def _since(new: str) -> str:
    return f" · {new_words(new)}" if new_words(new) else ""


def _also(also: Sequence[Quote], first: Quote) -> str:
    marks = [quote.mark for quote in also if quote.mark != first.mark]
    return f" · also {' '.join(marks)}" if marks else ""


def _speaker(said: SaidBy) -> RenderableType:
    head = Text.assemble((clean(said.speaker), _HEAD), (f"  {said.kind}", _OURS))
    lines: list[RenderableType] = [head, *(_said(line) for line in said.lines)]
    if said.more:
        lines.append(_row("", Text(f"and {said.more} more", style=_OURS)))
    return Group(*lines)


def _said(line: Said) -> RenderableType:
    label = "denies" if line.denied else line.stance
    notes: list[str] = []
    if line.chain:
        notes.append("through " + " → ".join(clean(carrier) for carrier in line.chain))
    if line.disputed:
        notes.append("disputed")
    if new_words(line.new):
        notes.append(new_words(line.new))
    below = " · ".join(notes) + _also(line.also, line.quote)
    parts = [_quote(line.quote)]
    if below:
        parts.append(Text(below.removeprefix(" · "), style=_OURS))
    return Padding(_row(label, *parts), (0, 0, 0, 2))


def _dispute(dispute: Dispute) -> RenderableType:
    said = [_voice(voice) for voice in dispute.said]
    denied = [_voice(voice) for voice in dispute.denied]
    reasons = Text(clean("; ".join(dispute.reasons)) + _since(dispute.new), style=_OURS)
    return Group(_row("said by", *said), _row("denied by", *denied, reasons))


def _voice(voice: Voice) -> Text:
    lead = f"{clean(voice.who)}: " if voice.who else ""
    return Text.assemble(
        (lead, _OURS), _quote(voice.quote), (_also(voice.also, voice.quote), _OURS)
    )


def _relation(line: RelationLine) -> RenderableType:
    verb_a, verb_b = relation_words(line)
    return _row(
        f"{line.type}: {line.dimension}",
        *_side(line.who_a, verb_a, line.a),
        *_side(line.who_b, verb_b, line.b),
        *(Text(clean(reason), style=_OURS) for reason in line.reasons),
        *([Text(new_words(line.new), style=_OURS)] if new_words(line.new) else []),
    )


def _side(who: str | None, verb: str, quotes: Sequence[Quote]) -> Iterable[RenderableType]:
    first, *rest = quotes
    lead = f"{clean(who)} {verb}" if who else verb
    yield Text.assemble((f"{lead}: ", _OURS), _quote(first), (_also(rest, first), _OURS))


def _agreed(line: AgreedLine) -> RenderableType:
    label = origin_words(line.origins.at_least, line.origins.at_most)
    parts = [_quote(line.quote)]
    also = (_since(line.new) + _also(line.also, line.quote)).removeprefix(" · ")
    return _row(label, *parts, *([Text(also, style=_OURS)] if also else []))


def _origin(line: OriginLine) -> RenderableType:
    reports = " ".join(f"[{number}]" for number in line.reports)
    certain = "" if line.certain else " · nothing shows that it is independent"
    told = f" · {line.kind} · {reports}{certain}{_since(line.new)}"
    head = Text.assemble(clean(line.name), (told, _OURS))
    return _row(line.letter, head, *(Text(clean(one), style=_OURS) for one in line.reasons))


def _copy(line: CopyLine) -> RenderableType:
    arrow = "→" if line.directed else "–"
    noun = "passage" if line.passages == 1 else "passages"
    head = f"{line.passages} {noun}, {line.words} words, {line.kind}"
    reasons = [Text(clean(reason), style=_OURS) for reason in line.reasons]
    return _row(f"[{line.a}] {arrow} [{line.b}]", Text(head), _quote(line.longest[0]), *reasons)


def _other(brief: Brief) -> list[RenderableType]:
    return [
        _row(" ".join(f"[{number}]" for number in one.reports), _quote(one.title))
        for one in brief.other_stories
    ]


def _left_out(brief: Brief) -> list[RenderableType]:
    return [
        _row(f"{one.count} × {one.what}" if 1 < one.count else one.what, Text(clean(one.reason)))
        for one in brief.left_out
    ]
