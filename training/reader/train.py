"""Train the reader: ``python -m training.reader.train --data .data --out .data/reader``.

Makes checkpoints that a second call goes on from. Same data and seed give the same batches; the
weights differ in the last digits between machines and numbers of threads. It exports nothing.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.reader.batch import tensors
from training.reader.data import Window
from training.reader.inventory import Inventory
from training.reader.losses import WEIGHTS, sentence_vectors, sums, vector_loss
from training.reader.model import Reader, base_folder, start_from_base
from training.reader.prepare import Prepared, prepare
from training.reader.schedule import Settings, averages, epoch_batches, rate_at

_TOLD_EVERY = 50
_FRESH = ("encoder.case", "encoder.quote", "encoder.place")
"""Parts of the encoder that the base model has not; they learn as fast as heads do."""
_CHECKPOINT = "checkpoint.pt"


class Average:
    """A running mean of the weights, which scores better than the last ones."""

    def __init__(self, reader: Reader, decay: float) -> None:
        self.decay = decay
        self.weights = {n: p.detach().clone() for n, p in reader.named_parameters()}

    def update(self, reader: Reader, step: int) -> None:
        """Move towards the present weights; faster at the start."""
        keep = min(self.decay, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in reader.named_parameters():
                self.weights[name].lerp_(value, 1 - keep)


@dataclass(slots=True)
class Log:
    """Losses since they were last told, as (sum, labels) of each head, and the speed so far."""

    began: float = field(default_factory=time.time)
    pieces: int = 0
    losses: dict[str, tuple[float, int]] = field(default_factory=dict)

    def add(self, windows: Sequence[Window], parts: Mapping[str, tuple[float, int]]) -> None:
        """Note one batch."""
        self.pieces += sum(len(w.pieces) for w in windows)
        for name, (value, count) in parts.items():
            old = self.losses.get(name, (0.0, 0))
            self.losses[name] = (old[0] + value, old[1] + count)

    def tell(self, step: int, total: int) -> None:
        """Print the mean losses since the last time."""
        shown = " ".join(f"{n}={v / max(c, 1):.3f}" for n, (v, c) in sorted(self.losses.items()))
        speed = self.pieces / (time.time() - self.began)
        print(f"step {step}/{total} {speed:.0f} pieces/s {shown}", flush=True)
        self.losses = {}


class Run:
    """One training: the reader, its optimiser, and how far it has come."""

    def __init__(self, prepared: Prepared, settings: Settings, out: Path) -> None:
        self.prepared = prepared
        self.settings = settings
        self.out = out
        self.reader = Reader(prepared.inventory)
        start_from_base(self.reader, load_file(base_folder() / "model.safetensors"))
        self.optimiser = optimiser_of(self.reader, settings)
        self.average = Average(self.reader, settings.average)
        self.peaks = [group["lr"] for group in self.optimiser.param_groups]
        self.per_batch, self.each = averages(prepared.train, settings)
        self.total = self.each * settings.epochs
        self.step = self._resumed()

    def go(self) -> None:
        """Train up to the last step."""
        count = len(self.prepared.train)
        print(
            f"{count} windows, about {self.each} batches an epoch, {self.total} steps", flush=True
        )
        log = Log()
        while self.step < self.total:
            end = (self.step // self.each + 1) * self.each
            for windows in self._left_of_epoch():
                log.add(windows, self._learn(windows))
                if self.step % _TOLD_EVERY == 0:
                    log.tell(self.step, self.total)
                if self.step % self.settings.save_every == 0:
                    self._save()
            self.step = max(self.step, end)
        self._save()

    def _left_of_epoch(self) -> Iterator[list[Window]]:
        """Yield what is left of the epoch that the next step is in; at most the usual number."""
        epoch, done = divmod(self.step, self.each)
        yield from epoch_batches(self.prepared.train, epoch, self.settings)[done : self.each]

    def _learn(self, windows: Sequence[Window]) -> dict[str, tuple[float, int]]:
        """Take one step, and return the loss of each head and its number of labels."""
        factor = rate_at(self.step, self.total, self.settings)
        for group, peak in zip(self.optimiser.param_groups, self.peaks, strict=True):
            group["lr"] = peak * factor
        self.reader.train()
        loss, parts = loss_of(self.reader, windows, self.per_batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), self.settings.clip)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        self.average.update(self.reader, self.step)
        return parts

    def _save(self) -> None:
        inventory = self.prepared.inventory
        state = {
            "reader": self.reader.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average.weights,
            "step": self.step,
            "torch": torch.get_rng_state(),
            "inventory": {"tags": dict(inventory.tags), "relations": inventory.relations},
        }
        part = self.out / "checkpoint.part"
        torch.save(state, part)
        part.replace(self.out / _CHECKPOINT)

    def _resumed(self) -> int:
        """Take over the checkpoint, if there is one, and return its step."""
        path = self.out / _CHECKPOINT
        if not path.is_file():
            return 0
        state = torch.load(path, weights_only=True)
        self.reader.load_state_dict(state["reader"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average.weights = state["average"]
        torch.set_rng_state(state["torch"])
        print(f"going on from step {state['step']}", flush=True)
        return int(state["step"])


def loss_of(
    reader: Reader, windows: Sequence[Window], per_batch: Mapping[str, float]
) -> tuple[Tensor, dict[str, tuple[float, int]]]:
    """Return the weighted loss of one batch and its parts."""
    batch = tensors(windows)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = reader.encoder(batch)
        parts = sums(reader, batch, hidden)
        if any(w.vectors is not None for w in windows):
            ours = sentence_vectors(reader, batch, hidden)
            parts["vector"] = vector_loss(ours, _taught(windows, ours.shape))
    total = torch.zeros(())
    for name, (loss, _) in parts.items():
        total = total + WEIGHTS[name] * loss / max(per_batch[name], 1.0)
    return total, {name: (float(loss.detach()), count) for name, (loss, count) in parts.items()}


def _taught(windows: Sequence[Window], shape: torch.Size) -> Tensor:
    """Return the base model's vectors of the sentences of *windows*; zeros where there are none."""
    teacher = torch.zeros(shape)
    for at, window in enumerate(windows):
        if window.vectors is not None:
            teacher[at, : len(window.vectors)] = torch.from_numpy(window.vectors).float()
    return teacher


def optimiser_of(reader: Reader, settings: Settings) -> torch.optim.AdamW:
    """Return AdamW with its own rate for the heads and no decay of vectors and norms."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, value in reader.named_parameters():
        fresh = not name.startswith("encoder.") or name.startswith(_FRESH)
        key = (fresh and not name.startswith("vector"), value.dim() < 2)
        groups.setdefault(key, []).append(value)
    return torch.optim.AdamW(
        [
            {
                "params": values,
                "lr": settings.head_rate if fresh else settings.rate,
                "weight_decay": 0.0 if flat else settings.decay,
            }
            for (fresh, flat), values in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def train(prepared: Prepared, settings: Settings, out: Path) -> None:
    """Train, saving to *out*; go on from its checkpoint if there is one."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    out.mkdir(parents=True, exist_ok=True)
    Run(prepared, settings, out).go()


def load_average(out: Path) -> Reader:
    """Return the reader with its averaged weights from the checkpoint in *out*."""
    state = torch.load(out / _CHECKPOINT, weights_only=True)
    tags = {name: tuple(values) for name, values in state["inventory"]["tags"].items()}
    reader = Reader(Inventory(tags, tuple(state["inventory"]["relations"])))
    reader.load_state_dict(state["average"], strict=False)
    reader.eval()
    return reader


def main() -> None:
    """Read the settings, prepare the data and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".data"), help="folder of unpacked gold")
    parser.add_argument("--out", type=Path, default=Path(".data/reader"), help="checkpoints")
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    settings = replace(Settings(), **{n: given[n] for n in asdict(Settings())})
    prepared = prepare(given["data"], given["out"])
    given["out"].mkdir(parents=True, exist_ok=True)
    (given["out"] / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
    train(prepared, settings, given["out"])


if __name__ == "__main__":
    main()
