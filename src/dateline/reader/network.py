"""The trained network behind one seam: a window's numbers in, the heads' numbers out.

It knows no word and decides nothing. ONNX Runtime is loaded at first use, and only here. One run is
one window, never padded and never with another: the int8 scales are taken over what is run together,
so a neighbour could change an answer, a thread cannot.
"""

from __future__ import annotations

import hashlib
import importlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.abc import Traversable
from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.model import ResourceError

logger = logging.getLogger(__name__)

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
T = TypeVar("T")
R = TypeVar("R")

GPU_VARIABLE = "DATELINE_READER_GPU"
"""Set to 1, the shipped network runs on a GPU where ONNX Runtime has one. Answers can then differ in
the last digits from those of the processor."""
_GPU = "CUDAExecutionProvider"
_CPU = "CPUExecutionProvider"
_CARD, _MODEL, _RELATIONS = "reader.json", "model.onnx", "relations.onnx"
_HASH_CHARS = 12
_OTHER_OUTPUTS = (
    "arcs", "links", "inner_links", "dependent", "head", "factuality", "vector",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """What ``reader.json`` says of the network beside it.

    ``tags`` and ``relations`` name the classes in the order of the scores; ``limit`` is the most
    pieces of a window, the two special ones included; ``vector`` the numbers of a sentence's vector.
    """

    version: str
    sha256: str
    tags: dict[str, tuple[str, ...]]
    relations: tuple[str, ...]
    limit: int
    vector: int

    @property
    def name(self) -> str:
        """Version and hash in one word, as derived records carry it."""
        return f"{self.version}.{self.sha256[:_HASH_CHARS]}"


@dataclass(frozen=True, slots=True)
class Inputs:
    """One window: [pieces] each, but ``words``: [words], the index of every word's first piece."""

    pieces: Ints
    case: Ints
    quote: Ints
    place: Ints
    words: Ints


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the heads say of a window of N words.

    ``tags`` [N, classes] each; ``arcs``, ``links``, ``inner_links`` [N, N + 1], column 0 for the
    root; ``dependent`` [N, D], ``head`` [N + 1, D]; ``factuality`` [N]; ``vector`` [N, S].
    """

    tags: Mapping[str, Floats]
    arcs: Floats
    links: Floats
    inner_links: Floats
    dependent: Floats
    head: Floats
    factuality: Floats
    vector: Floats


class Network(Protocol):
    """What the reader needs of a network, whatever runs it."""

    @property
    def card(self) -> Card:
        """What the network's outputs mean."""
        ...

    def run(self, window: Inputs) -> Outputs:
        """Return what the heads say of *window*."""
        ...

    def label(self, dependent: Floats, head: Floats) -> Ints:
        """Return the relation's number for each of M arcs, from two [M, D]."""
        ...

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield *work* of each of *items*, in their order, on as many threads as there are."""
        ...


class OnnxNetwork:
    """A network run by ONNX Runtime. May be used from several threads, and forked."""

    def __init__(self, folder: Traversable, *, threads: int = 1, gpu: bool = False) -> None:
        """Load the files that ``training.reader.export`` wrote to *folder*.

        *threads* windows are run at a time. A *gpu* that is asked for and missing is logged.

        Raises:
            ResourceError: ONNX Runtime or a file is missing, or the file is another one than its card
                says.
        """
        self._card = read_card(folder)
        self._threads = threads
        model = _bytes_of(folder, _MODEL)
        found = hashlib.sha256(model).hexdigest()
        if found != self._card.sha256:
            raise ResourceError(
                f"the reader's {_MODEL} is not the one that {_CARD} describes (sha256 {found[:12]}, "
                f"not {self._card.sha256[:12]}); reinstall dateline"
            )
        providers = _providers(gpu=gpu)
        self._whole = _session(model, providers)
        self._relations = _session(_bytes_of(folder, _RELATIONS), [_CPU])
        self._outputs = (*self._card.tags, *_OTHER_OUTPUTS)

    @property
    def card(self) -> Card:
        """What the network's outputs mean."""
        return self._card

    def run(self, window: Inputs) -> Outputs:
        """Return what the heads say of *window*."""
        feed = {
            "pieces": window.pieces[None],
            "case": window.case[None],
            "quote": window.quote[None],
            "place": window.place[None],
            "words": window.words[None],
        }
        found = dict(zip(self._outputs, self._whole.run(self._outputs, feed), strict=True))
        tags = {name: found[name][0] for name in self._card.tags}
        others = {name: found[name][0] for name in _OTHER_OUTPUTS}
        others["factuality"] = others["factuality"][:, 0]
        return Outputs(tags, **others)

    def label(self, dependent: Floats, head: Floats) -> Ints:
        """Return the relation's number for each of M arcs, from two [M, D]."""
        found: Ints = self._relations.run(None, {"dependent": dependent, "head": head})[0]
        return found

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield *work* of each of *items*, in their order, on as many threads as were given."""
        if self._threads <= 1:
            yield from map(work, items)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(work, items)


@cache
def shipped_network() -> OnnxNetwork | None:
    """Return the network inside this package, loaded once, or ``None`` where it ships without.

    Raises:
        ResourceError: there is one, and it cannot be loaded.
    """
    if shipped_card() is None:
        return None
    return OnnxNetwork(_shipped(), gpu=os.environ.get(GPU_VARIABLE) == "1")


@cache
def shipped_card() -> Card | None:
    """Return what the network inside this package is, or ``None`` where it ships without.

    Raises:
        ResourceError: the file is there and not in order.
    """
    folder = _shipped()
    return read_card(folder) if (folder / _CARD).is_file() else None


def read_card(folder: Traversable) -> Card:
    """Return what ``reader.json`` in *folder* says.

    Raises:
        ResourceError: the file is missing or not in order.
    """
    try:
        return msgspec.json.decode(_bytes_of(folder, _CARD), type=Card)
    except msgspec.MsgspecError as problem:
        raise ResourceError(f"{_CARD} of the reader: {problem}; reinstall dateline") from problem


def _shipped() -> Traversable:
    return resources.files("dateline.resources") / "reader"


def _bytes_of(folder: Traversable, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as problem:
        raise ResourceError(
            f"the reader's file {name!r} cannot be read ({problem}); reinstall dateline, or make it "
            "with `make train`"
        ) from problem


def _runtime() -> Any:  # noqa: ANN401 - ONNX Runtime ships no types
    try:
        return importlib.import_module("onnxruntime")
    except ImportError as problem:
        raise ResourceError(
            f"the trained reader needs ONNX Runtime ({problem}); run `pip install onnxruntime`"
        ) from problem


def _providers(*, gpu: bool) -> list[str]:
    if not gpu:
        return [_CPU]
    if _GPU in _runtime().get_available_providers():
        return [_GPU, _CPU]
    logger.warning("no GPU for the reader: ONNX Runtime here has no %s; the processor reads", _GPU)
    return [_CPU]


def _session(model: bytes, providers: list[str]) -> Any:  # noqa: ANN401 - as above
    runtime = _runtime()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # windows differ in length: a pattern fits none
    return runtime.InferenceSession(model, options, providers=providers)
