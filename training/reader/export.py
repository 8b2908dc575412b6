"""A checkpoint → the files that are shipped: ``python -m training.reader.export``.

The graph is traced, then its matrices and embeddings are quantised to int8, one scale per output
channel, in a reduced range so that no processor saturates. It measures nothing.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.reader.data import LIMIT
from training.reader.model import Reader, base_folder
from training.reader.prepare import digest
from training.reader.train import load_average

SHIPPED = Path(__file__).resolve().parents[2] / "src" / "dateline" / "resources" / "reader"
INPUTS = ("pieces", "case", "quote", "place", "words")
_OPSET = 17


class Whole(nn.Module):
    """One window in, every head out; in the order of :attr:`outputs`."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.outputs = (
            *reader.tags, "arcs", "links", "inner_links", "dependent", "head", "factuality", "vector",
        )  # fmt: skip

    def forward(
        self, pieces: Tensor, case: Tensor, quote: Tensor, place: Tensor, words: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the heads' outputs."""
        reader = self.reader
        hidden = reader.encoder.embed(pieces, case, quote, place)
        for layer in reader.encoder.layers:
            hidden = layer(hidden, None)
        states = reader.words_of(hidden, words)
        tags = [head(states) for head in reader.tags.values()]
        pairs = [head(states) for head in (reader.arcs, reader.links, reader.inner_links)]
        dependent, head = reader.relations.sides(states)
        return (*tags, *pairs, dependent, head, reader.factuality(states), reader.vector(states))


class Labels(nn.Module):
    """Arcs in, the number of the best relation out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.relations = reader.relations

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return [M] from two [M, D]."""
        found: Tensor = self.relations.label(dependent, head).argmax(-1)
        return found


def write_graphs(reader: Reader, folder: Path) -> None:
    """Write ``model.onnx`` and ``relations.onnx`` in float to *folder*."""
    whole = Whole(reader).eval()
    example = tuple(torch.ones(1, 8, dtype=torch.long) for _ in INPUTS[:4])
    words = torch.arange(1, 6)[None]
    axes = {name: {1: "pieces"} for name in INPUTS[:4]} | {
        name: {1: "words"} for name in ("words", *whole.outputs)
    }
    for name in ("arcs", "links", "inner_links"):
        axes[name] = {1: "words", 2: "heads"}
    axes["head"] = {1: "heads"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            whole, (*example, words), str(folder / "model.onnx"), input_names=list(INPUTS),
            output_names=list(whole.outputs), dynamic_axes=axes, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        size = reader.relations.root.shape[-1]
        torch.onnx.export(
            Labels(reader).eval(), (torch.ones(5, size), torch.ones(5, size)),
            str(folder / "relations.onnx"), input_names=["dependent", "head"],
            output_names=["relation"], opset_version=_OPSET, dynamo=False,
            dynamic_axes={"dependent": {0: "arcs"}, "head": {0: "arcs"}, "relation": {0: "arcs"}},
        )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """Write *source* with int8 weights to *target*."""
    quantize_dynamic(
        str(source), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
    )


def export(checkpoint: Path, target: Path, version: str) -> dict[str, object]:
    """Write the shipped files from *checkpoint* to *target*; the float graphs go to its folder."""
    reader = load_average(checkpoint)
    target.mkdir(parents=True, exist_ok=True)
    floats = checkpoint / "float"
    floats.mkdir(exist_ok=True)
    write_graphs(reader, floats)
    with tempfile.TemporaryDirectory() as made:
        for name in ("model.onnx", "relations.onnx"):
            quantise(floats / name, Path(made) / name)
            shutil.copyfile(Path(made) / name, target / name)
    shutil.copyfile(base_folder() / "vocab.txt", target / "vocab.txt")
    state = torch.load(checkpoint / "checkpoint.pt", weights_only=True)["inventory"]
    card: dict[str, object] = {
        "version": version,
        "sha256": digest(target / "model.onnx"),
        "tags": {name: list(state["tags"][name]) for name in reader.tags},
        "relations": list(state["relations"]),
        "limit": LIMIT,
        "vector": reader.vector.out_features,
    }
    _write_card(card, target)
    _write_card(card | {"sha256": digest(floats / "model.onnx")}, floats)
    shutil.copyfile(target / "vocab.txt", floats / "vocab.txt")
    return card


def _write_card(card: Mapping[str, object], folder: Path) -> None:
    (folder / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export the checkpoint that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path(".data/reader"))
    parser.add_argument("--target", type=Path, default=SHIPPED)
    parser.add_argument("--version", default="1")
    given = parser.parse_args()
    card = export(given.checkpoint, given.target, given.version)
    size = sum(p.stat().st_size for p in given.target.glob("*.onnx"))
    print(f"reader {card['version']}, {size / 1e6:.1f} MB, sha256 {str(card['sha256'])[:12]}")


if __name__ == "__main__":
    main()
