"""Worldwide Newswire's token tags → paragraphs of the articles they were made from. Scores nothing.

An article whose original text is not in the archive gets its spaces back from what the others show.
Dev holds the dev part of ``bench.quality.names``, so that its figures stay those of unseen articles.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.names.gold import is_dev as is_measured

from training.reader.corpora.paragraph import (
    Annotated,
    Label,
    Paragraph,
    bucket,
    in_part,
    paragraphs,
)
from training.reader.corpora.run_time import read_words
from training.reader.corpora.spacing import Spacing, join_tokens
from training.reader.corpora.stretches import Offsets, Stretch, bio, clip, paint

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PIECE = re.compile(r"\w+|[^\w\s]")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S*\s*\Z")
BUCKETS, DEV_BUCKET = 10, 1
"""Buckets 0 and 5 are no choice: their tags are kept apart for testing and are not in the archive."""
_ENOUGH = 0.5
"""Less than this share of the tokens found in the original, and it is another text."""
Tagged = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A text with the place of each token, ``None`` where the text does not have it."""

    text: str
    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    places: tuple[Offsets | None, ...]


def load(data: Path, part: str) -> list[Paragraph]:
    """Return the paragraphs of the ``train`` or ``dev`` part, cut by the hash of the name."""
    return paragraphs(annotated(data, part))


def is_dev(name: str) -> bool:
    """Tell whether the document *name* is kept from training: what is measured, and one bucket."""
    return is_measured(name) or bucket(name, BUCKETS) == DEV_BUCKET


def annotated(data: Path, part: str) -> list[Annotated]:
    """Return the paragraphs with their gold stretches."""
    top = data / "worldwide_newswire_ner"
    with_text: dict[str, Aligned] = {}
    without: dict[str, list[Tagged]] = {}
    for path in sorted((top / "processed_annotated").glob("*.tsv")):
        name = path.name.removesuffix(".tsv")
        if not in_part(part, is_dev=is_dev(name)):
            continue
        sentences = parse(path.read_text(encoding="utf-8"))
        source = top / "original_articles" / name
        found = _with_original(source, sentences) if source.is_file() else None
        if found is None:
            without[name] = sentences
        else:
            with_text[name] = found
    spacing = Spacing.learn((each.text, each.tokens, each.places) for each in with_text.values())
    for name, sentences in without.items():
        with_text[name] = respaced(sentences, spacing)
    return [each for name in sorted(with_text) for each in of_article(name, with_text[name])]


def parse(source: str) -> list[Tagged]:
    """Return the sentences of one TSV text: tokens with their tags, without a page's address.

    Further columns are names inside the names of the first; they are left out.
    """
    sentences: list[Tagged] = [[]]
    for line in source.split("\n"):
        token, *tags = line.rstrip("\r").split("\t")
        if token.strip() and tags:
            sentences[-1].append((token, tags[0].strip() or "O"))
        elif sentences[-1]:
            sentences.append([])
    return [each for each in sentences if each and not _is_address(each)]


def _is_address(sentence: Tagged) -> bool:
    return len(sentence) == 1 and _ADDRESS.match(sentence[0][0]) is not None


def _with_original(source: Path, sentences: Sequence[Tagged]) -> Aligned | None:
    text = source.read_text(encoding="utf-8", errors="replace")
    flat = [pair for sentence in sentences for pair in sentence]
    tokens = tuple(token for token, _ in flat)
    places = tuple(align(text, tokens))
    found = sum(1 for place in places if place is not None)
    if found <= _ENOUGH * len(tokens):
        return None
    return Aligned(text, tokens, tuple(tag for _, tag in flat), places)


def align(text: str, tokens: Sequence[str]) -> list[Offsets | None]:
    """Return where each of *tokens* stands in *text*, in order; ``None`` where it does not."""
    theirs = [(m.group(), m.span()) for m in _PIECE.finditer(text)]
    ours: list[str] = []
    ranges: list[Offsets] = []
    for token in tokens:
        pieces = _PIECE.findall(token)
        ranges.append((len(ours), len(ours) + len(pieces)))
        ours.extend(pieces)
    matcher = difflib.SequenceMatcher(None, [piece for piece, _ in theirs], ours, autojunk=False)
    where: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        where.update((block.b + step, block.a + step) for step in range(block.size))
    places: list[Offsets | None] = []
    for start, end in ranges:
        found = [where.get(at) for at in range(start, end)]
        solid = [at for at in found if at is not None]
        whole = 0 < len(solid) == len(found) and solid[-1] - solid[0] == len(solid) - 1
        places.append((theirs[solid[0]][1][0], theirs[solid[-1]][1][1]) if whole else None)
    return places


def respaced(sentences: Sequence[Tagged], spacing: Spacing) -> Aligned:
    """Return an article of which only the tokens are known, a line for each sentence."""
    text = ""
    places: list[Offsets | None] = []
    for sentence in sentences:
        line, found = join_tokens([token for token, _ in sentence], spacing)
        places.extend((len(text) + a, len(text) + b) for a, b in found)
        text += line + "\n"
    flat = [pair for sentence in sentences for pair in sentence]
    return Aligned(text, tuple(t for t, _ in flat), tuple(tag for _, tag in flat), tuple(places))


def names_of(article: Aligned) -> tuple[list[Stretch], list[Offsets]]:
    """Return the names, and the stretches of tokens of which a part was not found."""
    names: list[Stretch] = []
    broken: list[Offsets] = []
    group: list[Offsets | None] = []
    kind = ""
    pairs = [*zip(article.tags, article.places, strict=True), ("O", None)]
    for tag, place in pairs:
        begins, _, name = tag.partition("-")
        if begins == "I" and group and name == kind:
            group.append(place)
            continue
        solid = [each for each in group if each is not None]
        if solid and len(solid) == len(group):
            names.append(Stretch(solid[0][0], solid[-1][1], kind))
        else:
            broken.extend(solid)
        group, kind = ([place], name) if begins in {"B", "I"} else ([], "")
    return names, broken


def of_article(name: str, article: Aligned) -> Iterator[Annotated]:
    """Yield the paragraphs of one article: its lines with tagged text."""
    names, broken = names_of(article)
    known = bytearray(len(article.text))
    for place in article.places:
        if place is not None:
            known[place[0] : place[1]] = b"\1" * (place[1] - place[0])
    for start, end in broken:
        known[start:end] = bytes(end - start)
    for line in _LINE.finditer(article.text):
        if _ADDRESS.match(line.group()) is None:
            found = _paragraph(name, article.text, line.span(), names, known)
            if found is not None:
                yield found


def _paragraph(
    name: str, text: str, within: Offsets, names: Sequence[Stretch], known: bytearray
) -> Annotated | None:
    start, end = within
    words, sentences = read_words(text[start:end])
    clipped = [clip(each, within, text) for each in names]
    stretches = [each for each in clipped if each is not None]
    labels: tuple[Label, ...] = tuple(
        label if any(known[start + a : start + b]) else None
        for (a, b), label in zip(words, bio(paint(words, stretches), stretches), strict=True)
    )
    if all(label is None for label in labels):
        return None
    paragraph = Paragraph("newswire", name, text[start:end], words, sentences, {"names": labels})
    return Annotated(paragraph, {"names": tuple(stretches)})
