"""Windows → one padded batch of tensors. It chooses no windows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from training.reader.data import SKIP, Numbers, Window
from training.reader.grouping import padded_length
from training.reader.model import Batch


def tensors(windows: Sequence[Window]) -> Batch:
    """Return *windows* padded to one batch, labels included."""
    longest = padded_length(max(len(w.pieces) for w in windows))
    names = sorted({name for w in windows for name in w.labels})
    labels = {name: _labels(name, windows, longest) for name in names}
    labels["sentence"] = _padded([w.sentence for w in windows], longest, -1, np.int64)
    return Batch(
        pieces=_padded([w.pieces for w in windows], longest, 0, np.int64),
        case=_padded([w.case for w in windows], longest, 0, np.int64),
        quote=_padded([w.quote for w in windows], longest, 0, np.int64),
        place=_padded([w.place for w in windows], longest, 0, np.int64),
        mask=_padded([np.ones(len(w.pieces)) for w in windows], longest, 0, np.bool_),
        words=_padded([w.words for w in windows], longest, 0, np.int64),
        labels=labels,
    )


def _labels(name: str, windows: Sequence[Window], length: int) -> Tensor:
    arrays = [w.labels.get(name) for w in windows]
    if name == "factuality":
        return _padded(arrays, length, np.nan, np.float32)
    return _padded(arrays, length, SKIP, np.int64)


def _padded(arrays: Sequence[Numbers | None], length: int, fill: float, kind: type) -> Tensor:
    """Return [arrays, *length*]; a row without an array is all *fill*."""
    out: Numbers = np.full((len(arrays), length), fill, dtype=kind)
    for at, values in enumerate(arrays):
        if values is not None:
            out[at, : len(values)] = values
    return torch.from_numpy(out)
