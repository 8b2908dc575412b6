"""What each head is taught by: one loss for a batch of windows. Unlabelled words teach nothing."""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as f
from torch import Tensor

from training.reader.data import SKIP
from training.reader.inventory import TAG_HEADS
from training.reader.model import Batch, Reader

WEIGHTS: Mapping[str, float] = {
    "upos": 0.5, "feats": 0.5, "head": 1.5, "relation": 1.0, "names": 1.0, "speech": 2.0,
    "inner": 0.3, "link": 0.4, "inner_link": 0.1, "times": 0.4, "trigger": 0.4,
    "factuality": 0.3, "outlook": 0.05, "vector": 0.5,
}  # fmt: skip
"""Weight of each head's mean loss. Chosen by what the heads are for; not searched."""
_FAR = -1e4
_STEP = 512
"""Arcs are labelled in multiples of this: few distinct shapes, see ``grouping.batches``."""


def sums(reader: Reader, batch: Batch, hidden: Tensor) -> dict[str, tuple[Tensor, int]]:
    """Return for each head with labels in *batch* its summed loss and how many labels that is."""
    words = reader.drop(reader.words_of(hidden, batch.words))
    found: dict[str, tuple[Tensor, int]] = {}
    for name in TAG_HEADS:
        if name in batch.labels and name in reader.tags:
            found[name] = _tagged(reader.tags[name](words), batch.labels[name])
    for name, pairs in (("link", reader.links), ("inner_link", reader.inner_links)):
        if name in batch.labels:
            found[name] = _tagged(pairs(words), batch.labels[name])
    if "head" in batch.labels:
        found |= _syntax(reader, words, batch.labels)
    if "factuality" in batch.labels:
        gold = batch.labels["factuality"]
        known = ~torch.isnan(gold)
        guess = reader.factuality(words)[..., 0][known].float()
        loss = f.smooth_l1_loss(guess, gold[known], reduction="sum")
        found["factuality"] = (loss, int(known.sum()))
    return {name: pair for name, pair in found.items() if pair[1]}


def _tagged(logits: Tensor, gold: Tensor) -> tuple[Tensor, int]:
    loss = f.cross_entropy(
        logits.float().flatten(0, 1), gold.flatten(), ignore_index=SKIP, reduction="sum"
    )
    return loss, int((gold != SKIP).sum())


def _syntax(
    reader: Reader, words: Tensor, labels: Mapping[str, Tensor]
) -> dict[str, tuple[Tensor, int]]:
    gold, relation = labels["head"], labels["relation"]
    scores = reader.arcs(words).float() + same_sentence(labels["sentence"])
    dependent, head = reader.relations.sides(words)
    row, at = ((gold != SKIP) & (relation != SKIP)).nonzero(as_tuple=True)
    known = len(row)
    row, at = f.pad(row, (0, -known % _STEP)), f.pad(at, (0, -known % _STEP))
    logits = reader.relations.label(dependent[row, at], head[row, gold[row, at].clamp(min=0)])
    loss = f.cross_entropy(logits[:known].float(), relation[row, at][:known], reduction="sum")
    return {"head": _tagged(scores, gold), "relation": (loss, known)}


def same_sentence(sentence: Tensor) -> Tensor:
    """Return [B, N, N + 1]: 0 where column's word is in the row's sentence (or root), else far."""
    same = sentence[:, :, None] == sentence[:, None, :]
    root = torch.ones_like(same[:, :, :1])
    return torch.zeros(same.shape[0], same.shape[1], same.shape[2] + 1).masked_fill(
        ~torch.cat([root, same], 2), _FAR
    )


def sentence_vectors(reader: Reader, batch: Batch, hidden: Tensor) -> Tensor:
    """Return [B, sentences, S]: the mean of the vector head over each sentence's words."""
    words = reader.words_of(hidden, batch.words)
    sentence = batch.labels["sentence"]
    most = int(sentence.max()) + 1
    member = (sentence[:, None, :] == torch.arange(most)[None, :, None]).to(words.dtype)
    share = member / member.sum(2, keepdim=True).clamp(min=1)
    return share @ reader.vector(words)


def vector_loss(ours: Tensor, teacher: Tensor) -> tuple[Tensor, int]:
    """Return the summed cosine distance to *teacher* [B, sentences, S]; zero rows teach nothing."""
    known = teacher.abs().sum(-1) > 0
    close = f.cosine_similarity(ours[known].float(), teacher[known], dim=-1)
    return (1 - close).sum(), int(known.sum())
