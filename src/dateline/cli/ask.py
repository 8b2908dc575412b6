"""The verb that answers questions. What answers is chosen by ``export.answers``; nothing is worded here.

Words of a source stand between “ and ”, with the mark of their place behind; everything else is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.case import Case, Hit
from dateline.cli.options import CASE_ARGUMENT, example, format_options
from dateline.cli.output import Format, err_console, out_console, print_part, print_rows
from dateline.export import Answer, Answers, CaseView, Quote, Row, answer_rows, origin_words
from dateline.export import ask as find_answers
from dateline.text import clean

_OURS = "dim"
_HEAD = "bold"
_NEAREST = 5


@click.command(
    epilog=example(
        'dateline ask visit.db "who denied shipping weapons?"',
        'dateline ask visit.db "when did the minister arrive?" --limit 3',
        'dateline ask visit.db "how many were injured on 3 March?" --json',
    )
)
@CASE_ARGUMENT
@click.argument("question", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="Answers at most."
)
@format_options
def ask(case: str, question: tuple[str, ...], limit: int, how: str | None) -> None:
    """Answer a QUESTION in plain words by passages of the reports.

    Each with who says it and through whom, the day, its origins, and what stands against it. Nothing is
    worded anew: where no passage answers, that is said, and the nearest sentences are shown.
    """
    asked = " ".join(question)
    with Case(case, create=False) as opened:
        view = CaseView(opened.analysis)
        found = find_answers(view, asked, limit=limit)
        near: tuple[Hit, ...] = ()
        if not found.answers:
            near = opened.search(found.question.words, limit=_NEAREST, any_word=True)
    rows = [*answer_rows(found), *_near_rows(view, near)]
    notice = _nothing_answers(asked, near)
    if not found.answers and (rows or how is None):
        err_console().print(notice)
    if how is None:
        _draw(out_console(), view, found, near)
    else:
        print_rows(rows, Format(how), empty=notice)


def _nothing_answers(asked: str, near: Sequence[Hit]) -> str:
    also = "; the nearest sentences follow" if near else ", and no sentence has a word of it"
    return f"nothing in the case answers {clean(asked)!r}{also}"


def _near_rows(view: CaseView, near: Iterable[Hit]) -> Iterable[Row]:
    for hit in near:
        yield {
            "kind": "nearest",
            "text": hit.text,
            "mark": view.quote(hit.place).mark,
            "doc": hit.place.doc,
            "start": hit.place.span.start,
            "end": hit.place.span.end,
        }


def _draw(console: Console, view: CaseView, found: Answers, near: Iterable[Hit]) -> None:
    if found.answers:
        console.print(Text(_taken_for(found), style=_OURS), soft_wrap=True)
    for answer in found.answers:
        for line, indent in _answer(answer):
            print_part(console, Padding(line, (0, 0, 0, indent)))
    for hit in near:
        print_part(console, _quote(view.quote(hit.place)))


def _taken_for(found: Answers) -> str:
    """Return in words of ours what the question was taken for."""
    asked = found.question
    parts = [f"asked: {asked.wants}"]
    names = [clean(name.text) for name in asked.names]
    parts += [f"about {', '.join(names)}"] if names else []
    words = [clean(term.text) for term in asked.terms]
    parts += [f"words {', '.join(words)}"] if words else []
    acts = sorted(act.value for act in asked.acts)
    parts += [f"what {' or '.join(acts)}"] if acts else []
    days = [days.edtf for days in asked.days if days.edtf is not None]
    parts += [f"on {', '.join(days)}"] if days else []
    return " · ".join(parts)


def _answer(answer: Answer) -> Iterable[tuple[Text, int]]:
    yield _quote(answer.quote, style=_HEAD), 0
    yield Text(" · ".join(_known(answer)), style=_OURS), 3
    for one in answer.against:
        who = f" {clean(one.who)}" if one.who else ""
        yield Text.assemble((f"{one.how}{who}: ", _OURS), _quote(one.quote)), 3
    yield Text(f"why: {clean('; '.join(answer.reasons))}", style=_OURS), 3


def _known(answer: Answer) -> Iterable[str]:
    """Yield what is known of the passage, in words of ours."""
    if answer.chain is not None:
        verb = "denies" if answer.denied else answer.stance
        yield f"{clean(answer.chain)} {verb}" if verb else clean(answer.chain)
    if answer.when is not None or answer.factuality not in (None, "happened"):
        yield " ".join(part for part in (answer.when, answer.factuality) if part)
    yield from (clean(one) for one in answer.participants)
    yield origin_words(answer.origins.at_least, answer.origins.at_most)
    if answer.also:
        yield f"also {' '.join(quote.mark for quote in answer.also)}"


def _quote(quote: Quote, *, style: str = "") -> Text:
    return Text.assemble((f"“{clean(quote.text)}” ", style), (quote.mark, _OURS))
