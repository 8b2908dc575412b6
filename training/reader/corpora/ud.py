"""UD English EWT and GUM → paragraphs with syntax; EWT also with UDS factuality. Trains nothing.

The train parts are put together from ``not-to-release/sources`` by ``file-lists``. GUM's documents
whose texts may not be used commercially are left out of training and kept in dev.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.reader.corpora import uds
from training.reader.corpora.paragraph import (
    DEV,
    Annotated,
    Label,
    Paragraph,
    in_part,
    paragraphs,
)
from training.reader.corpora.stretches import Offsets, Stretch

MAX_WORDS = 220
"""A longer paragraph is cut at ends of sentences, so that most fit one window of 512 pieces."""
NON_COMMERCIAL = frozenset({"essay", "fiction", "letter", "podcast", "reddit", "whow"})
"""Genres of GUM whose texts are CC BY-NC-SA or 'non-commercial use only' (its LICENSE.txt)."""
BANKS = ("ewt", "gum")
_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank. ``heads`` are 0 for the root, else 1 + index in the sentence."""

    name: str
    document: str
    opens: bool
    text: str
    glued: bool
    words: tuple[Offsets, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def load(data: Path, part: str) -> list[Paragraph]:
    """Return the paragraphs of one part (``train`` or ``dev``) of both treebanks."""
    return paragraphs(annotated(data, part))


def annotated(data: Path, part: str) -> list[Annotated]:
    """Return the paragraphs with the treebanks' own words as gold."""
    in_part(part, is_dev=False)
    factuality = uds.read(data / "uds" / "data")
    found: list[Annotated] = []
    for bank in BANKS:
        for path in paths_of(data, bank, part):
            sentences = parse(path.read_text(encoding="utf-8"))
            values = factuality if bank == "ewt" else None
            found.extend(_paragraph(bank, group, values) for group in group_sentences(sentences))
    return found


def paths_of(data: Path, bank: str, part: str) -> list[Path]:
    """Return the files of one part of ``ewt`` or ``gum``, of GUM those of free documents to train on."""
    top = data / f"ud_english_{bank}"
    if part == DEV:
        return [top / f"en_{bank}-ud-dev.conllu"]
    private = top / "not-to-release"
    names = (private / "file-lists" / "files.train").read_text(encoding="utf-8").split()
    paths = []
    for name in names:
        path = private / "sources" / f"{name.removesuffix('.conllu')}.conllu"
        if path.exists() and (bank != "gum" or is_free(path.name)):
            paths.append(path)
    return paths


def is_free(name: str) -> bool:
    """Tell whether a document of GUM (``GUM_news_...``) may be used commercially."""
    return name.split("_")[1] not in NON_COMMERCIAL


def parse(source: str) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U text."""
    document, opens = "", True
    for part in source.replace("\r\n", "\n").split("\n\n"):
        notes: dict[str, str] = {}
        rows: list[list[str]] = []
        for line in part.split("\n"):
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                notes[key.strip()] = value.strip()
            elif line:
                rows.append(line.split("\t"))
        document = notes.get("newdoc id", document)
        opens = opens or any(key.split(" ")[0] in {"newdoc", "newpar"} for key in notes)
        if rows:
            yield _sentence(notes, document, opens, rows)
            opens = False


def _sentence(
    notes: Mapping[str, str],
    document: str,
    opens: bool,  # noqa: FBT001
    rows: Sequence[Sequence[str]],
) -> Sentence:
    units = list(_units(rows))
    text = notes.get("text", "")
    places = _places(text, [surface for surface, _, _ in units])
    if places is None:
        text = "".join(s + ("" if glued else " ") for s, glued, _ in units).rstrip()
        places = _places(text, [surface for surface, _, _ in units]) or []
    words: list[Offsets] = []
    for (_, _, forms), (start, end) in zip(units, places, strict=True):
        words.extend(cut_parts(start, text[start:end], forms))
    plain = [row for row in rows if len(row) == _COLUMNS and row[0].isdigit()]
    return Sentence(
        name=notes.get("sent_id", ""),
        document=document,
        opens=opens,
        text=text,
        glued=units[-1][1],
        words=tuple(words),
        upos=tuple(row[3] for row in plain),
        feats=tuple(row[5] for row in plain),
        heads=tuple(int(row[6]) for row in plain),
        relations=tuple(row[7] for row in plain),
    )


def _units(rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, bool, list[str]]]:
    """Yield surface tokens: the form, whether no space follows, and the forms of the words in it."""
    last = 0
    for at, row in enumerate(rows):
        if len(row) != _COLUMNS or "." in row[0]:
            continue
        glued = "SpaceAfter=No" in row[9].split("|")
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            wanted = {str(number) for number in range(first, last + 1)}
            yield row[1], glued, [each[1] for each in rows[at + 1 :] if each[0] in wanted]
        elif last < int(row[0]):
            yield row[1], glued, [row[1]]


def _places(text: str, surfaces: Sequence[str]) -> list[Offsets] | None:
    places, at = [], 0
    for surface in surfaces:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(surface, at):
            return None
        places.append((at, at + len(surface)))
        at += len(surface)
    return places


def cut_parts(start: int, surface: str, forms: Sequence[str]) -> list[Offsets]:
    """Return the places of the words *forms* in the token *surface* that begins at *start*.

    Where the forms do not spell the token, it is cut in proportion to their lengths.

    Raises:
        ValueError: there are more words than characters.
    """
    if len(surface) < len(forms):
        raise ValueError(f"{surface!r} cannot hold {len(forms)} words")
    total = sum(len(form) for form in forms)
    scale = 1.0 if total == len(surface) else len(surface) / total
    ends: list[int] = []
    seen = 0
    for index, form in enumerate(forms):
        seen += len(form)
        lowest = (ends[-1] if ends else 0) + 1
        highest = len(surface) - (len(forms) - 1 - index)
        ends.append(min(max(round(seen * scale), lowest), highest))
    ends[-1] = len(surface)
    return [(start + a, start + b) for a, b in zip([0, *ends[:-1]], ends, strict=True)]


def group_sentences(sentences: Iterator[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph, a long one in pieces of at most ``MAX_WORDS`` words."""
    held: list[Sentence] = []
    size = 0
    for sentence in sentences:
        if held and (sentence.opens or MAX_WORDS < size + len(sentence.words)):
            yield held
            held, size = [], 0
        held.append(sentence)
        size += len(sentence.words)
    if held:
        yield held


def _paragraph(
    bank: str, group: Sequence[Sentence], factuality: uds.Factuality | None
) -> Annotated:
    text = ""
    words: list[Offsets] = []
    starts: list[int] = []
    heads: list[int] = []
    values: list[float | None] = []
    for sentence in group:
        at, first = len(text), len(words)
        starts.append(first)
        words.extend((at + a, at + b) for a, b in sentence.words)
        heads.extend(head and head + first for head in sentence.heads)
        if factuality is not None:
            values.extend(uds.of_words(factuality.get(sentence.name, {}), sentence.upos))
        text += sentence.text + ("" if sentence.glued else " ")
    labels: dict[str, tuple[Label, ...]] = {
        "upos": tuple(tag for each in group for tag in each.upos),
        "feats": tuple(value for each in group for value in each.feats),
        "head": tuple(heads),
        "relation": tuple(name for each in group for name in each.relations),
    }
    if any(value is not None for value in values):
        labels["factuality"] = tuple(values)
    paragraph = Paragraph(
        bank, group[0].document, text.rstrip(), tuple(words), tuple(starts), labels
    )
    return Annotated(paragraph, {"words": tuple(Stretch(a, b, "") for a, b in words)})
