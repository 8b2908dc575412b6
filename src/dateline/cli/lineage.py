"""The verb that shows who has it from whom: lineage. It works nothing out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from dateline.case import Case
from dateline.cli.options import CASE_ARGUMENT, example
from dateline.cli.output import err_console
from dateline.export import (
    CaseView,
    Hand,
    LineageGraph,
    handed_words,
    lineage_dot,
    lineage_graphml,
    lineage_json,
    lineage_picture,
    make_lineage,
)
from dateline.model import DocumentId, LineageLink, NotFoundError, UsageError
from dateline.text import clean

_INDENT = "   "


@click.command(
    epilog=example(
        "dateline lineage visit.db",
        "dateline lineage visit.db --to svg --out lineage.svg",
        "dateline lineage visit.db --to dot | dot -Tpdf > lineage.pdf",
    )
)
@CASE_ARGUMENT
@click.option(
    "--to",
    "target",
    type=click.Choice(["text", "svg", "dot", "graphml", "json"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option("--out", type=click.Path(dir_okay=False), help="File; else standard output.")
@click.option("--story", "story", metavar="ID", help="Only the reports of this story.")
def lineage(case: str, target: str, out: str | None, story: str | None) -> None:
    """Show who has it from whom: what was copied, cut, added, relayed and credited at each hand."""
    with Case(case, create=False) as opened:
        view = CaseView(opened.analysis)
    among = None if story is None else _documents_of(view, story)
    graph = make_lineage(view, among)
    text = _WRITERS[target](graph)
    if not text:
        err_console().print("nothing to draw: no report of the case is linked with another")
    if out is None:
        sys.stdout.write(text)
        return
    try:
        Path(out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}; name another file") from error
    err_console().print(f"written to {out}")


def _documents_of(view: CaseView, wanted: str) -> tuple[DocumentId, ...]:
    for story in view.case.stories:
        if story.id == wanted:
            return story.documents
    known = ", ".join(story.id for story in view.case.stories) or "none"
    raise NotFoundError(f"no story {wanted!r} in the case; there are: {known}")


def lineage_text(graph: LineageGraph) -> str:
    """Return *graph* as lines for a terminal: each giver with its takers below it."""
    chief = graph.chief
    known = [link for link in chief if link.is_known]
    taking = {link.taker for link in known}
    giving = {link.giver for link in known}
    roots = [hand for hand in graph.hands if hand.id in giving and hand.id not in taking]
    lines: list[str] = []
    below = _Below(graph, known)
    for root in [*roots, *(hand for hand in graph.hands if hand.id in giving)]:
        if root.id not in below.told:
            lines.append(_head(root))
            lines += below.lines(root)
    pairs = [link for link in chief if not link.is_known]
    lines += _section("direction not known:", [_pair(graph.by_id, link) for link in pairs])
    lines += _section("linked with no other report:", [_head(hand) for hand in graph.alone])
    rest = len(graph.links) - len(chief)
    if rest:
        lines += ["", f"links that follow from those above, not shown: {rest}"]
    return "".join(f"{line}\n" for line in lines)


class _Below:
    """Writes the takers below their givers, each taker's own takers once."""

    def __init__(self, graph: LineageGraph, known: Iterable[LineageLink]) -> None:
        self.told: set[str] = set()
        self._by_id = graph.by_id
        self._takers: dict[str, list[LineageLink]] = {}
        for link in known:
            self._takers.setdefault(link.giver, []).append(link)

    def lines(self, giver: Hand) -> Iterator[str]:
        """Yield a line for each taker of *giver*, and for theirs."""
        self.told.add(giver.id)
        ahead = [(link, 1) for link in reversed(self._takers[giver.id])]
        while ahead:
            link, depth = ahead.pop()
            taker, takers = self._by_id[link.taker], self._takers.get(link.taker, [])
            again = " (its takers are above)" if taker.id in self.told and takers else ""
            words = clean(handed_words(link, self._by_id[link.giver]))
            yield f"{_INDENT * depth}→ {_head(taker)}: {words}{again}"
            if taker.id not in self.told:
                self.told.add(taker.id)
                ahead += [(one, depth + 1) for one in reversed(takers)]


def _head(hand: Hand) -> str:
    if hand.number is None:
        return f"{clean(hand.name)} · {hand.kind}"
    return f"{clean(hand.label)} · {hand.published or 'no date'} · {hand.words} words"


def _pair(by_id: Mapping[str, Hand], link: LineageLink) -> str:
    one, other = by_id[link.giver], by_id[link.taker]
    return f"{clean(one.label)} – {clean(other.label)}: {link.words} words"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"{_INDENT}{line}" for line in lines)


_WRITERS: dict[str, Callable[[LineageGraph], str]] = {
    "text": lineage_text,
    "svg": lineage_picture,
    "dot": lineage_dot,
    "graphml": lineage_graphml,
    "json": lineage_json,
}
