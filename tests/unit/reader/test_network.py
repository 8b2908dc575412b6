"""The seam to ONNX Runtime: what goes in, what comes out, and what is said where something is missing."""

import hashlib
import logging
import types

import msgspec
import numpy as np
import pytest

from dateline.model import ResourceError
from dateline.reader import network as module
from dateline.reader.network import Card, Inputs, OnnxNetwork, read_card

MODEL = b"not a model at all"
CARD = Card(
    "7",
    hashlib.sha256(MODEL).hexdigest(),
    {"upos": ("NOUN", "VERB"), "names": ("O", "B-Person", "I-Person")},
    ("root", "nsubj"),
    200,
    4,
)


class FakeSession:
    """Answers with arrays of the shapes that the shipped graph has."""

    def __init__(self, model, options, providers):
        self.model, self.options, self.providers = model, options, providers

    def run(self, outputs, feed):
        if outputs is None:
            return [np.arange(len(feed["dependent"]))]
        assert {array.dtype for array in feed.values()} == {np.dtype(np.int64)}
        assert {array.ndim for array in feed.values()} == {2}
        count = feed["words"].shape[1]
        last = {"upos": 2, "names": 3, "factuality": 1, "vector": 4, "dependent": 5, "head": 5}
        return [
            np.full((1, count + (name == "head"), last.get(name, count + 1)), at, dtype=np.float32)
            for at, name in enumerate(outputs)
        ]


def runtime(*providers):
    return types.SimpleNamespace(
        SessionOptions=types.SimpleNamespace,
        InferenceSession=FakeSession,
        get_available_providers=lambda: [*providers, "CPUExecutionProvider"],
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reader.json").write_bytes(msgspec.json.encode(CARD))
    (tmp_path / "model.onnx").write_bytes(MODEL)
    (tmp_path / "relations.onnx").write_bytes(b"relations")
    return tmp_path


@pytest.fixture
def onnx(monkeypatch):
    monkeypatch.setattr(module, "_runtime", runtime)


def window(count):
    columns = [np.arange(count + 2, dtype=np.int64) for _ in range(4)]
    return Inputs(*columns, np.arange(1, count + 1, dtype=np.int64))


@pytest.mark.usefixtures("onnx")
def test_run_gives_the_outputs_of_one_window_by_name(folder):
    found = OnnxNetwork(folder).run(window(3))

    shapes = {name: scores.shape for name, scores in found.tags.items()}
    assert shapes == {"upos": (3, 2), "names": (3, 3)}
    names = ("arcs", "links", "inner_links", "dependent", "head", "factuality", "vector")
    assert [getattr(found, name).shape for name in names] == [
        (3, 4), (3, 4), (3, 4), (3, 5), (4, 5), (3,), (3, 4),
    ]  # fmt: skip
    assert [getattr(found, name).flat[0] for name in names] == [2, 3, 4, 5, 6, 7, 8]


@pytest.mark.usefixtures("onnx")
def test_label_gives_a_number_for_each_arc(folder):
    found = OnnxNetwork(folder).label(np.zeros((3, 5)), np.zeros((3, 5)))

    assert found.tolist() == [0, 1, 2]


@pytest.mark.usefixtures("onnx")
@pytest.mark.parametrize("threads", [1, 4])
def test_each_keeps_the_order_of_the_items(folder, threads):
    network = OnnxNetwork(folder, threads=threads)

    assert list(network.each(lambda item: item * 2, range(50))) == list(range(0, 100, 2))


@pytest.mark.usefixtures("onnx")
def test_sessions_run_on_one_thread_each(folder):
    options = OnnxNetwork(folder, threads=4)._whole.options

    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


@pytest.mark.parametrize(
    ("gpu", "there", "expected"),
    [(False, True, 1), (True, True, 2), (True, False, 1)],
)
def test_gpu_is_used_where_it_is_asked_for_and_there(
    folder, monkeypatch, caplog, gpu, there, expected
):
    has = ("CUDAExecutionProvider",) if there else ()
    monkeypatch.setattr(module, "_runtime", lambda: runtime(*has))

    with caplog.at_level(logging.WARNING):
        network = OnnxNetwork(folder, gpu=gpu)

    assert len(network._whole.providers) == expected
    assert ("no GPU for the reader" in caplog.text) == (gpu and not there)


@pytest.mark.usefixtures("onnx")
@pytest.mark.parametrize("name", ["reader.json", "model.onnx", "relations.onnx"])
def test_missing_file_is_named_with_what_to_do(folder, name):
    (folder / name).unlink()

    with pytest.raises(ResourceError, match=rf"'{name}' cannot be read.*make train"):
        OnnxNetwork(folder)


def test_model_that_is_not_the_one_of_its_card_is_refused(folder):
    (folder / "model.onnx").write_bytes(b"another")

    with pytest.raises(ResourceError, match=r"not the one that reader\.json describes"):
        OnnxNetwork(folder)


@pytest.mark.parametrize("card", [b"", b"{}", b'{"version": 1}'])
def test_card_that_is_not_in_order_is_refused(folder, card):
    (folder / "reader.json").write_bytes(card)

    with pytest.raises(ResourceError, match=r"reader\.json of the reader: .*reinstall"):
        read_card(folder)


def test_missing_onnx_runtime_says_what_to_install(folder, monkeypatch):
    def missing(name):
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(module.importlib, "import_module", missing)

    with pytest.raises(ResourceError, match="pip install onnxruntime"):
        OnnxNetwork(folder)


def test_card_name_holds_version_and_hash():
    assert CARD.name == f"7.{CARD.sha256[:12]}"


@pytest.fixture
def shipped(monkeypatch):
    """Make *folder* the shipped one, with nothing remembered."""

    def ship(folder):
        monkeypatch.setattr(module, "_shipped", lambda: folder)
        module.shipped_card.cache_clear()
        module.shipped_network.cache_clear()

    yield ship
    module.shipped_card.cache_clear()
    module.shipped_network.cache_clear()


def test_package_without_a_network_ships_none(tmp_path, shipped):
    shipped(tmp_path)

    assert module.shipped_card() is None
    assert module.shipped_network() is None


@pytest.mark.usefixtures("onnx")
def test_shipped_network_is_loaded_once(folder, shipped):
    shipped(folder)

    assert module.shipped_card() == CARD
    assert module.shipped_network() is module.shipped_network()


@pytest.mark.parametrize(("value", "expected"), [("1", 2), ("0", 1), (None, 1)])
def test_shipped_network_asks_for_a_gpu_by_the_environment(
    folder, shipped, monkeypatch, value, expected
):
    monkeypatch.setattr(module, "_runtime", lambda: runtime("CUDAExecutionProvider"))
    monkeypatch.delenv(module.GPU_VARIABLE, raising=False)
    if value is not None:
        monkeypatch.setenv(module.GPU_VARIABLE, value)
    shipped(folder)

    assert len(module.shipped_network()._whole.providers) == expected
