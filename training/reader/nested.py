"""Paragraphs with one attribution inside another, made from two gold ones. No gold has such levels.

The content of one attribution is exchanged for a whole sentence with its own attribution. Deleting
the outer source and cue would give that sentence back, so the inner labels are gold too.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from training.reader.corpora import Paragraph
from training.reader.corpora.paragraph import Label
from training.reader.corpora.stretches import Offsets

_KEPT_BEFORE = frozenset({"that", '"', "\u201c", "'", "\u2018"})
_KEPT_BEHIND = frozenset({",", ".", '"', "\u201d", "'", "\u2019"})
_MAX_WORDS = 70
_WITH_OWN = 0.6
"""Share of the exchanged contents that hold an attribution themselves."""
_OFTEN = 5
"""Times that a cue has a content with 'that' before any of its contents may be exchanged."""
Piece = tuple[Paragraph, int, int]


def nest(paragraphs: Sequence[Paragraph], count: int, seed: int = 7) -> list[Paragraph]:
    """Return *count* paragraphs made from sentences of *paragraphs*. Same seed, same result."""
    rng = random.Random(seed)
    lowered = _lowered(paragraphs)
    sentences = [piece for p in paragraphs for piece in _sentences(p) if _is_whole(piece)]
    outer = _hosts(sentences)
    own = [piece for piece in sentences if "B-Cue" in _tags(piece)]
    plain = [piece for piece in sentences if "B-Cue" not in _tags(piece)]
    made: list[Paragraph] = []
    while len(made) < count:
        inner = rng.choice(own if rng.random() < _WITH_OWN else plain)
        new = _exchange(rng.choice(outer), inner, lowered)
        if len(new.words) <= _MAX_WORDS:
            made.append(new)
    return made


def _hosts(sentences: Sequence[Piece]) -> list[Piece]:
    """Return the sentences whose one content can be any clause.

    It begins with 'that' or is quoted, or its cue often has a content with 'that'.
    """
    cues: Counter[str] = Counter()
    bare: list[tuple[str, Piece]] = []
    hosts: list[Piece] = []
    for piece in sentences:
        content = _content(piece)
        if content is None:
            continue
        opener, cue = _form(piece[0], content[0]), _cue(piece)
        if opener in _KEPT_BEFORE:
            hosts.append(piece)
            cues[cue] += opener == "that"
        else:
            bare.append((cue, piece))
    return hosts + [piece for cue, piece in bare if _OFTEN <= cues[cue]]


def _cue(piece: Piece) -> str:
    """Return the last word of the cue, in small letters."""
    tags = _tags(piece)
    last = max(at for at, tag in enumerate(tags) if tag.endswith("-Cue"))
    return _form(piece[0], piece[1] + last).lower()


def _lowered(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the words that are written small more often than not."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for paragraph in paragraphs:
        for a, b in paragraph.words:
            word = paragraph.text[a:b]
            (small if word.islower() else large)[word.lower()] += 1
    return frozenset(word for word in small if large[word] < small[word])


def _sentences(paragraph: Paragraph) -> list[Piece]:
    ends = [*paragraph.sentences[1:], len(paragraph.words)]
    return [
        (paragraph, a, b)
        for a, b in zip(paragraph.sentences, ends, strict=True)
        if 5 <= b - a <= _MAX_WORDS
    ]


def _is_whole(piece: Piece) -> bool:
    """Tell whether no label reaches over an end of the sentence and its links stay inside."""
    paragraph, first, last = piece
    speech, link = _speech(paragraph), paragraph.labels["link"]
    if speech[first].startswith("I-") or (last < len(speech) and speech[last].startswith("I-")):
        return False
    return all(not isinstance(t, int) or first < t <= last for t in link[first:last])


def _tags(piece: Piece) -> Sequence[str]:
    paragraph, first, last = piece
    return _speech(paragraph)[first:last]


def _content(piece: Piece) -> Offsets | None:
    """Return the word range of the only content, if the sentence holds one attribution."""
    tags = list(_tags(piece))
    if any(tags.count(f"B-{role}") != 1 for role in ("Source", "Cue", "Content")):
        return None
    start = tags.index("B-Content")
    end = start + 1
    while end < len(tags) and tags[end] == "I-Content":
        end += 1
    return (piece[1] + start, piece[1] + end) if 3 <= end - start else None


@dataclass(frozen=True, slots=True)
class _Joined:
    """Parts one behind another: the text, its words, and (part, word of its paragraph) of each."""

    text: str
    words: tuple[Offsets, ...]
    origin: tuple[Offsets, ...]


def _exchange(outer: Piece, inner: Piece, lowered: frozenset[str]) -> Paragraph:
    """Return a paragraph of *outer*, the sentence of *inner* in the place of its content."""
    found = _content(outer)
    if found is None:
        raise ValueError("the outer sentence has no single content")
    host, first, last = outer
    keep, left = _edges(host, found)
    guest = _without_marks(inner)
    joined = _joined([(host, first, keep), guest, (host, left, last)])
    inside = range(keep - first, keep - first + guest[2] - guest[1])
    known = lowered if first < keep else frozenset[str]()
    return Paragraph(
        corpus="polnear-nested",
        document=host.document,
        text=_small_start(joined.text, joined.words[inside.start], known),
        words=joined.words,
        sentences=(0,),
        labels=_labels(joined, (host, guest[0]), inside, found[0]),
    )


def _edges(host: Paragraph, content: Offsets) -> Offsets:
    """Return *content* without the opening word or mark and the closing marks that the host keeps."""
    keep, left = content
    while keep < content[1] - 1 and _form(host, keep) in _KEPT_BEFORE:
        keep += 1
    while keep < left - 1 and _form(host, left - 1) in _KEPT_BEHIND:
        left -= 1
    return keep, left


def _without_marks(piece: Piece) -> Piece:
    """Return *piece* without its closing marks."""
    paragraph, first, last = piece
    while first < last - 1 and _form(paragraph, last - 1) in _KEPT_BEHIND:
        last -= 1
    return paragraph, first, last


def _labels(
    joined: _Joined, pair: tuple[Paragraph, Paragraph], inside: range, start: int
) -> dict[str, tuple[Label, ...]]:
    """Return the labels of both levels; *start* is the first word of the content in the host."""
    place = {source: at for at, source in enumerate(joined.origin)}
    speech: list[Label] = []
    link: list[Label] = []
    inner: list[Label] = []
    inner_link: list[Label] = []
    for at, (part, index) in enumerate(joined.origin):
        owner = pair[part == 1]
        tag, target = _speech(owner)[index], _target(part, owner.labels["link"][index], place)
        is_inner = at in inside
        inner.append(tag if is_inner else "O")
        inner_link.append(target if is_inner else None)
        speech.append("I-Content" if is_inner else tag)
        link.append(None if is_inner else target)
    if (0, start) not in place:
        speech[inside.start] = "B-Content"
        link[inside.start] = _target(0, pair[0].labels["link"][start], place)
    return {
        "speech": tuple(speech),
        "inner": tuple(inner),
        "link": tuple(link),
        "inner_link": tuple(inner_link),
    }


def _speech(paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(map(str, paragraph.labels["speech"]))


def _form(paragraph: Paragraph, at: int) -> str:
    a, b = paragraph.words[at]
    return paragraph.text[a:b]


def _joined(parts: Sequence[Piece]) -> _Joined:
    text = ""
    words: list[Offsets] = []
    origin: list[Offsets] = []
    for number, (paragraph, first, last) in enumerate(parts):
        for at in range(first, last):
            a, b = paragraph.words[at]
            if at == first:
                text += _between(text, number, paragraph.text[a])
            elif paragraph.words[at - 1][1] != a:
                text += " "
            words.append((len(text), len(text) + b - a))
            origin.append((number, at))
            text += paragraph.text[a:b]
    return _Joined(text, tuple(words), tuple(origin))


def _between(text: str, number: int, char: str) -> str:
    """Return what parts *text* from part *number*, which begins with *char*."""
    if not text:
        return ""
    touching = _is_opener(text[-1]) if number == 1 else number == 2 and not char.isalnum()
    return "" if touching else " "


def _is_opener(char: str) -> bool:
    return char in "\"\u201c'\u2018("


def _small_start(text: str, word: Offsets, lowered: frozenset[str]) -> str:
    a, b = word
    small = text[a:b].lower()
    keeps = len(small) == b - a and 0 < a and text[a - 1] not in '"\u201c' and small in lowered
    return text[:a] + small + text[b:] if keeps else text


def _target(part: int, target: object, place: dict[Offsets, int]) -> int | None:
    if not isinstance(target, int):
        return None
    for number in (part, 2 - part if part != 1 else 1):
        found = place.get((number, target - 1))
        if found is not None:
            return found + 1
    return None
