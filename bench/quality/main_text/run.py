"""Measures main text and publication dates on the saved pages, beside baselines, in one run.

Prints nothing and sets no floor: the harness does. Scored as trafilatura's own evaluation does it:
a segment that belongs and is found is a true positive, one that does not belong and is found a false
one; white space is folded for every system alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.quality.figures import bootstrap
from bench.quality.main_text.gold import GoldPage, read_gold
from dateline.extract import extract
from dateline.model import Capture, Document, ExtractError, MediaKind, Role
from dateline.text import decode
from dateline.text.markup import read_markup

BEST_PUBLISHED = 0.924
"""Segment F1 of trafilatura on this set, by its own evaluation."""

Counts = tuple[int, int, int, int]
"""True positives, false positives, false negatives, true negatives."""


def measure(data: Path) -> dict[str, object]:
    """Return the figures on the development half of the pages below *data*, and the set's size.

    The tuning half made the weights of the page model and is scored under ``tuning`` alone.
    ``cases`` are (right, found, wanted) segments by page.
    """
    pages = read_gold(data)
    dev = [page for page in pages if not page.is_tuning]
    tuning = [page for page in pages if page.is_tuning]
    documents = {page.name: _document(page) for page in pages}
    ours = [count(page, body_text(documents[page.name])) for page in dev]
    return {
        "pages": len(dev),
        "ours": score(ours),
        "ours_interval": interval(ours),
        "rejected": sum(documents[page.name] is None for page in dev),
        "trafilatura": _score_of(dev, _trafilatura),
        "all_visible": _score_of(dev, _all_visible),
        "longest_block": _score_of(dev, _longest_block),
        "best_published": {"f1": BEST_PUBLISHED, "where": "trafilatura's evaluation, whole set"},
        "tuning": score([count(page, body_text(documents[page.name])) for page in tuning]),
        "dates": _dates(dev, documents),
        "cases": {
            page.name: (right, right + wrong, right + missed)
            for page, (right, wrong, missed, _) in zip(dev, ours, strict=True)
        },
    }


def count(page: GoldPage, kept: str) -> Counts:
    """Return the counts of one page for the text that a system kept of it."""
    folded = _fold(kept)
    found = sum(_fold(each) in folded for each in page.inside)
    wrong = sum(_fold(each) in folded for each in page.outside)
    return found, wrong, len(page.inside) - found, len(page.outside) - wrong


def score(counts: Sequence[Counts]) -> dict[str, float]:
    """Return precision, recall and F1 over all segments of all pages."""
    found, wrong, missed, _ = (sum(column) for column in zip(*counts, strict=True))
    precision = found / max(1, found + wrong)
    recall = found / max(1, found + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def interval(counts: Sequence[Counts]) -> tuple[float, float]:
    """Return the 95 % interval of F1, by resampling pages."""
    return bootstrap(counts, lambda drawn: score(drawn)["f1"])


def body_text(document: Document | None) -> str:
    """Return the paragraphs of a document, one a line; empty where there is no document."""
    if document is None:
        return ""
    return "\n".join(span.of(document.text) for span in document.spans_of(Role.BODY))


def _document(page: GoldPage) -> Document | None:
    try:
        return extract(Capture(page.name, page.content, MediaKind.HTML, page.url))
    except ExtractError:
        return None


def _score_of(pages: Sequence[GoldPage], system: Callable[[str], str]) -> dict[str, float]:
    return score([count(page, system(decode(page.content).text)) for page in pages])


def _trafilatura(markup: str) -> str:
    import trafilatura  # noqa: PLC0415 - slow to import

    return trafilatura.extract(markup, include_comments=False) or ""


def _all_visible(markup: str) -> str:
    return read_markup(markup).text


def _longest_block(markup: str) -> str:
    """The children of the one element that holds most text: the oldest trick there is."""
    page = read_markup(markup)
    groups: dict[int, list[str]] = {}
    for block in page.blocks:
        groups.setdefault(block.group, []).append(page.text[block.start : block.end])
    return "\n".join(max(groups.values(), key=lambda lines: sum(map(len, lines)), default=[]))


def _dates(
    pages: Sequence[GoldPage], documents: dict[str, Document | None]
) -> dict[str, int | float]:
    """Return how many stated days are right, of those given and of those that gold has."""
    dated = [page for page in pages if page.date]
    days = {page.name: _day(documents[page.name]) for page in pages}
    right = sum(days[page.name] == page.date for page in dated)
    given = sum(days[page.name] is not None for page in dated)
    return {
        "pages": len(dated),
        "given": given,
        "right": right,
        "accuracy": round(right / max(1, len(dated)), 4),
        "precision": round(right / max(1, given), 4),
        "given_without_gold": sum(days[p.name] is not None for p in pages if not p.date),
    }


def _day(document: Document | None) -> str | None:
    return None if document is None else document.published.days.edtf


def _fold(text: str) -> str:
    return " ".join(text.split())
