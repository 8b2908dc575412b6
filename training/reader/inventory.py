"""The classes that the heads of the network choose from. It needs no torch and reads no corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.reader.corpora import Paragraph

TAG_HEADS = ("upos", "feats", "names", "speech", "inner", "times", "trigger", "outlook")
"""Heads that give each word one of a list of classes."""
_RARE = 5
"""A bundle of features that is rarer than this in training is not a class of its own."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """The classes of each tagging head, in the order of the logits."""

    tags: Mapping[str, tuple[str, ...]]
    relations: tuple[str, ...]


def inventory_of(paragraphs: Sequence[Paragraph]) -> Inventory:
    """Return the classes that occur in *paragraphs*, sorted; rare bundles of features left out."""
    seen: dict[str, Counter[str]] = {name: Counter() for name in (*TAG_HEADS, "relation")}
    for paragraph in paragraphs:
        for name, values in paragraph.labels.items():
            if name in seen:
                seen[name].update(str(value) for value in values if value is not None)
    seen["inner"] = seen["speech"]
    tags = {
        name: tuple(sorted(c for c in counts if name != "feats" or _RARE <= counts[c]))
        for name, counts in seen.items()
        if name != "relation" and counts
    }
    return Inventory(tags, tuple(sorted(seen["relation"])))
