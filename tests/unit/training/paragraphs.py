"""Invented paragraphs with labels, for the tests of the training recipe."""

import re

from training.reader.corpora import Paragraph

WORD = re.compile(r"\w+|[^\w\s]")
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz", '"', ",", "."]
VOCABULARY += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
"""Each letter is a piece, so that a word has as many pieces as letters."""


def words_of(text):
    return tuple(match.span() for match in WORD.finditer(text))


def paragraph(text, *, sentences=(0,), corpus="ewt", document="invented", **labels):
    return Paragraph(corpus, document, text, words_of(text), tuple(sentences), labels)


def speech(text, **roles):
    """Return a paragraph of one sentence whose roles are the given stretches, linked to the cue.

    A role is a stretch of *text* or ``None``; all of them belong to one attribution.
    """
    words = words_of(text)
    tags, first = ["O"] * len(words), {}
    for role, stretch in roles.items():
        start = text.index(stretch)
        inside = [at for at, (a, b) in enumerate(words) if start <= a and b <= start + len(stretch)]
        first[role] = inside[0]
        for at in inside:
            tags[at] = f"{'B' if at == inside[0] else 'I'}-{role.capitalize()}"
    link = [None] * len(words)
    for role, at in first.items():
        if role != "cue":
            link[at] = first["cue"] + 1
    return paragraph(text, corpus="polnear", speech=tuple(tags), link=tuple(link))


def forms(paragraph):
    return [paragraph.text[a:b] for a, b in paragraph.words]


def tagged(paragraph, key):
    """Return (role, its words) of each stretch under *key*."""
    found = []
    for form, tag in zip(forms(paragraph), paragraph.labels[key], strict=True):
        if tag.startswith("B-"):
            found.append((tag[2:], [form]))
        elif tag != "O":
            found[-1][1].append(form)
    return [(role, " ".join(words)) for role, words in found]
