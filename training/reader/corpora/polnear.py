"""PolNeAR's attributions → paragraphs with sources, cues and contents. Scores nothing.

One annotator an article, and of attributions inside each other the outermost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.quality.attribution.gold import Article, Triple, outermost
from bench.quality.attribution.gold import load as load_articles

from training.reader.corpora.paragraph import Annotated, Paragraph, in_part, paragraphs
from training.reader.corpora.run_time import read_words
from training.reader.corpora.stretches import Offsets, Stretch, bio, clip, paint

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_ROLES = ("Cue", "Source", "Content")
"""In this order they win where they overlap."""


def load(data: Path, part: str) -> list[Paragraph]:
    """Return the paragraphs of PolNeAR's own ``train`` or ``dev`` part."""
    return paragraphs(annotated(data, part))


def annotated(data: Path, part: str) -> list[Annotated]:
    """Return the paragraphs with their gold stretches."""
    in_part(part, is_dev=False)
    articles = load_articles(data / "polnear" / "data", part)
    return [each for article in articles for each in of_article(article)]


def of_article(article: Article) -> Iterator[Annotated]:
    """Yield the paragraphs of one article: its lines with text."""
    triples = outermost(article.triples)
    for line in _LINE.finditer(article.text):
        within = line.span()
        words, sentences = read_words(article.text[within[0] : within[1]])
        if not words:
            continue
        stretches, owners = _stretches(article.text, within, triples)
        painted = paint(words, stretches)
        paragraph = Paragraph(
            corpus="polnear",
            document=article.name,
            text=article.text[within[0] : within[1]],
            words=words,
            sentences=sentences,
            labels={
                "speech": bio(painted, stretches),
                "link": _links(painted, stretches, owners),
            },
        )
        yield Annotated(paragraph, {"speech": tuple(stretches)})


def _stretches(
    text: str, within: Offsets, triples: Sequence[Triple]
) -> tuple[list[Stretch], list[int]]:
    """Return the stretches inside a line, in order of priority, and each one's triple."""
    stretches: list[Stretch] = []
    owners: list[int] = []
    for role in _ROLES:
        for index, triple in enumerate(triples):
            for start, end in getattr(triple, role.lower()):
                stretch = clip(Stretch(start, end, role), within, text)
                if stretch is not None and stretch not in stretches:
                    stretches.append(stretch)
                    owners.append(index)
    return stretches, owners


def _links(
    painted: Sequence[int | None], stretches: Sequence[Stretch], owners: Sequence[int]
) -> tuple[int | None, ...]:
    """Return 1 + the index of the cue's first word at the first word of each source and content."""
    cues: dict[int, int] = {}
    for at, index in enumerate(painted):
        if index is not None and stretches[index].label == "Cue":
            cues.setdefault(owners[index], at)
    links: list[int | None] = []
    before: int | None = None
    for index in painted:
        opens = index is not None and index != before and stretches[index].label != "Cue"
        cue = cues.get(owners[index]) if opens and index is not None else None
        links.append(None if cue is None else cue + 1)
        before = index
    return tuple(links)
