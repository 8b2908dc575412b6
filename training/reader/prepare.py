"""All corpora → the windows of training and dev, cached. The teacher's vectors are made here."""

from __future__ import annotations

import hashlib
import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as f
from safetensors.torch import load_file

from dateline.reader.wordpiece import WordPiece
from training.reader.corpora import CORPORA, Paragraph
from training.reader.data import Encoder, Numbers, Window
from training.reader.inventory import Inventory, inventory_of
from training.reader.model import Batch, Reader, base_folder, start_from_base
from training.reader.nested import nest

NESTED = 4_000
"""Paragraphs with two levels of attribution that are made for training."""
_TAUGHT = 0.3
"""Share of windows whose sentence vectors are compared with the teacher's."""
_TEACHER_PIECES = 8_192


@dataclass(frozen=True, slots=True)
class Prepared:
    """Windows of both parts and the classes."""

    inventory: Inventory
    train: tuple[Window, ...]
    dev: tuple[Window, ...]


def prepare(data: Path, cache: Path) -> Prepared:
    """Return the windows of all corpora under *data*; kept in *cache* for the next call."""
    path = cache / "windows.pickle"
    if path.is_file():
        return _known(path)
    parts = {part: _paragraphs(data, part) for part in ("train", "dev")}
    made = nest([p for p in parts["train"] if p.corpus == "polnear"], NESTED)
    held = nest([p for p in parts["dev"] if p.corpus == "polnear"], NESTED // 10)
    inventory = inventory_of(parts["train"])
    encoder = Encoder(
        inventory, WordPiece((base_folder() / "vocab.txt").read_text("utf-8").split("\n"))
    )
    train = [w for p in [*parts["train"], *made] for w in encoder.windows(p)]
    dev = [w for p in [*parts["dev"], *held] for w in encoder.windows(p)]
    prepared = Prepared(inventory, tuple(_taught(train)), tuple(dev))
    cache.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pickle.dump(prepared, file)
    return prepared


def _known(path: Path) -> Prepared:
    """Our own cache, in a folder of the user's; never read from anywhere else."""
    with path.open("rb") as file:
        found: Prepared = pickle.load(file)  # noqa: S301
    return found


def _paragraphs(data: Path, part: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for name, load in CORPORA.items():
        got = load(data, part)
        print(
            f"{name} {part}: {len(got)} paragraphs, {sum(len(p.words) for p in got)} words",
            flush=True,
        )
        found += got
    return found


def _taught(windows: Sequence[Window]) -> list[Window]:
    """Return *windows*, a share of them with the base model's vectors of their sentences."""
    rng = random.Random(5)
    chosen = [at for at in range(len(windows)) if rng.random() < _TAUGHT]
    jobs = [
        (at, number, pieces)
        for at in chosen
        for number, pieces in enumerate(_sentence_pieces(windows[at]))
    ]
    vectors = teacher_vectors([pieces for _, _, pieces in jobs])
    counts = {at: int(windows[at].sentence[-1]) + 1 for at in chosen}
    rows = {at: np.zeros((counts[at], vectors.shape[1]), np.float16) for at in chosen}
    for (at, number, _), vector in zip(jobs, vectors, strict=True):
        rows[at][number] = vector
    return [replace(w, vectors=rows[at]) if at in rows else w for at, w in enumerate(windows)]


def _sentence_pieces(window: Window) -> list[Numbers]:
    """Return the pieces of each sentence with the special ones around them."""
    firsts = [int(np.argmax(window.sentence == n)) for n in range(int(window.sentence[-1]) + 1)]
    bounds = [*(int(window.words[at]) for at in firsts), len(window.pieces) - 1]
    first, last = window.pieces[:1], window.pieces[-1:]
    return [np.concatenate([first, window.pieces[a:b], last]) for a, b in pairwise(bounds)]


def teacher_vectors(sentences: Sequence[Numbers]) -> Numbers:
    """Return the base model's normalised mean vectors, [len(sentences), S]."""
    teacher = Reader(Inventory({}, ()))
    start_from_base(teacher, load_file(base_folder() / "model.safetensors"))
    for flags in (teacher.encoder.case, teacher.encoder.quote, teacher.encoder.place):
        torch.nn.init.zeros_(flags.weight)
    teacher.eval()
    out = np.zeros((len(sentences), teacher.encoder.piece.weight.shape[1]), np.float16)
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    held: list[int] = []
    for at in [*order, -1]:
        if held and (at < 0 or _TEACHER_PIECES < len(sentences[at]) * (len(held) + 1)):
            out[held] = _encoded(teacher, [sentences[n] for n in held])
            held = []
        held.append(at)
    return out


def _encoded(teacher: Reader, sentences: Sequence[Numbers]) -> Numbers:
    longest = max(map(len, sentences))
    pieces = torch.zeros(len(sentences), longest, dtype=torch.long)
    mask = torch.zeros(len(sentences), longest, dtype=torch.bool)
    for at, each in enumerate(sentences):
        pieces[at, : len(each)] = torch.from_numpy(each.astype(np.int64))
        mask[at, : len(each)] = True
    zero = torch.zeros_like(pieces)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        hidden = teacher.encoder(Batch(pieces, zero, zero, zero, mask, zero)).float()
    share = mask[:, :, None].float()
    mean = (hidden * share).sum(1) / share.sum(1)
    return np.asarray(f.normalize(mean, dim=-1).numpy(), dtype=np.float16)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
