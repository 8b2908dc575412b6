"""Train the reader: ``python -m training.reader.train --data .data --out .data/reader``.

Makes checkpoints that a second call goes on from. Same data and seed give the same batches; the
weights differ in the last digits between machines and numbers of threads.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.reader.data import Window, batches, tensors
from training.reader.losses import WEIGHTS, sentence_vectors, sums, vector_loss
from training.reader.model import Inventory, Reader, base_folder, start_from_base
from training.reader.prepare import Prepared, prepare

SHARES: Mapping[str, float] = {
    "polnear": 1.0, "polnear-nested": 1.0, "newswire": 1.0, "ewt": 1.0, "gum": 1.0, "timeml": 1.6,
    "plover": 0.7,
}  # fmt: skip
"""How often an epoch sees each window of a corpus; the fraction is drawn anew each epoch."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told."""

    epochs: int = 6
    pieces: int = 2_560
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: int = 400
    decay: float = 0.01
    clip: float = 1.0
    average: float = 0.998
    seed: int = 13
    save_every: int = 200
    threads: int = 2


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


def epoch_windows(prepared: Prepared, epoch: int, seed: int) -> list[Window]:
    """Return the windows that *epoch* sees."""
    rng = random.Random(f"{seed} {epoch}")
    found: list[Window] = []
    for window in prepared.train:
        share = SHARES[window.corpus]
        found += [window] * (int(share) + (rng.random() < share % 1))
    return found


def averages(prepared: Prepared, settings: Settings) -> tuple[dict[str, float], int]:
    """Return labels per batch of each head over an epoch, and the number of batches."""
    totals: dict[str, float] = {}
    windows = epoch_windows(prepared, 0, settings.seed)
    for window in windows:
        for name, values in window.labels.items():
            known = (values == values).sum() if name == "factuality" else (values != -100).sum()
            totals[name] = totals.get(name, 0.0) + float(known)
        if window.vectors is not None:
            totals["vector"] = totals.get("vector", 0.0) + len(window.vectors)
    count = sum(1 for _ in batches(windows, settings.pieces, random.Random(0)))
    return {name: total / count for name, total in totals.items()}, count


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
            teacher = torch.zeros(ours.shape)
            for at, window in enumerate(windows):
                if window.vectors is not None:
                    teacher[at, : len(window.vectors)] = torch.from_numpy(window.vectors).float()
            parts["vector"] = vector_loss(ours, teacher)
    total = torch.zeros(())
    for name, (loss, _) in parts.items():
        total = total + WEIGHTS[name] * loss / max(per_batch[name], 1.0)
    return total, {name: (float(loss.detach()), count) for name, (loss, count) in parts.items()}


def optimiser_of(reader: Reader, settings: Settings) -> torch.optim.AdamW:
    """Return AdamW with its own rate for the heads and no decay of vectors and norms."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, value in reader.named_parameters():
        fresh = not name.startswith("encoder.") or name.startswith(
            ("encoder.case", "encoder.quote", "encoder.place")
        )
        groups.setdefault((fresh and not name.startswith("vector"), value.dim() < 2), []).append(value)
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


def rate_at(step: int, total: int, settings: Settings) -> float:
    """Return the factor of the rates: linear up to ``warm``, then linear to nothing."""
    if step < settings.warm:
        return (step + 1) / settings.warm
    return max(0.0, (total - step) / max(1, total - settings.warm))


def train(prepared: Prepared, settings: Settings, out: Path) -> None:
    """Train, saving to *out*; go on from its checkpoint if there is one."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    reader = Reader(prepared.inventory)
    start_from_base(reader, load_file(base_folder() / "model.safetensors"))
    optimiser = optimiser_of(reader, settings)
    average = Average(reader, settings.average)
    peaks = [group["lr"] for group in optimiser.param_groups]
    per_batch, each = averages(prepared, settings)
    total = each * settings.epochs
    step = _resume(out, reader, optimiser, average)
    print(f"{len(prepared.train)} windows, about {each} batches an epoch, {total} steps", flush=True)
    began, seen, log = time.time(), 0, {}
    while step < total:
        epoch = step // each
        windows = epoch_windows(prepared, epoch, settings.seed)
        rng = random.Random(f"order {settings.seed} {epoch}")
        for at, chosen in enumerate(batches(windows, settings.pieces, rng)):
            if at < step - epoch * each:
                continue
            if at >= each or total <= step:
                break
            factor = rate_at(step, total, settings)
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = peak * factor
            reader.train()
            loss, parts = loss_of(reader, chosen, per_batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), settings.clip)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            average.update(reader, step)
            seen += sum(len(w.pieces) for w in chosen)
            for name, (value, count) in parts.items():
                old = log.get(name, (0.0, 0))
                log[name] = (old[0] + value, old[1] + count)
            if step % 50 == 0:
                shown = " ".join(f"{n}={v / max(c, 1):.3f}" for n, (v, c) in sorted(log.items()))
                speed = seen / (time.time() - began)
                print(f"step {step}/{total} {speed:.0f} pieces/s {shown}", flush=True)
                log = {}
            if step % settings.save_every == 0 or step == total:
                _save(out, reader, optimiser, average, step, prepared.inventory)
        else:
            step = max(step, (epoch + 1) * each)


def _save(
    out: Path, reader: Reader, optimiser: torch.optim.AdamW, average: Average, step: int,
    inventory: Inventory,
) -> None:  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    state = {
        "reader": reader.state_dict(), "optimiser": optimiser.state_dict(),
        "average": average.weights, "step": step, "torch": torch.get_rng_state(),
        "inventory": {"tags": dict(inventory.tags), "relations": inventory.relations},
    }  # fmt: skip
    torch.save(state, out / "checkpoint.part")
    (out / "checkpoint.part").replace(out / "checkpoint.pt")


def _resume(
    out: Path, reader: Reader, optimiser: torch.optim.AdamW, average: Average
) -> int:
    path = out / "checkpoint.pt"
    if not path.is_file():
        return 0
    state = torch.load(path, weights_only=True)
    reader.load_state_dict(state["reader"])
    optimiser.load_state_dict(state["optimiser"])
    average.weights = state["average"]
    torch.set_rng_state(state["torch"])
    print(f"going on from step {state['step']}", flush=True)
    return int(state["step"])


def load_average(out: Path) -> Reader:
    """Return the reader with its averaged weights from the checkpoint in *out*."""
    state = torch.load(out / "checkpoint.pt", weights_only=True)
    tags = {name: tuple(values) for name, values in state["inventory"]["tags"].items()}
    reader = Reader(Inventory(tags, tuple(state["inventory"]["relations"])))
    reader.load_state_dict(state["average"], strict=False)
    return reader.eval()


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
