"""The network in torch, its batches and losses; skips where torch is absent."""

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.training.windows import labels, window
from training.reader.data import SKIP
from training.reader.inventory import Inventory

torch = pytest.importorskip("torch", reason="torch is needed for training only: see `make train`")

from training.reader.batch import tensors  # noqa: E402 - after the skip
from training.reader.losses import same_sentence, sums  # noqa: E402
from training.reader.model import Reader, Shape  # noqa: E402

INVENTORY = Inventory({"upos": ("NOUN", "VERB")}, ("obj", "root"))
SHAPE = Shape(vocabulary=40, hidden=24, inner=32, layers=2, heads=3, positions=64)


def reader():
    torch.manual_seed(5)
    return Reader(INVENTORY, SHAPE).eval()


def test_tensors_pad_pieces_with_nought_and_labels_with_what_teaches_nothing():
    batch = tensors([window(5, upos=[0, 1, SKIP]), window(9)])

    assert batch.pieces.shape == batch.mask.shape == batch.labels["upos"].shape == (2, 16)
    assert batch.mask.sum(1).tolist() == [5, 9]
    assert batch.pieces[0].tolist() == [7] * 5 + [0] * 11
    assert batch.labels["upos"].tolist() == [[0, 1, *[SKIP] * 14], [SKIP] * 16]


def test_tensors_leave_factuality_open_where_it_is_not_annotated():
    batch = tensors([window(4, factuality=[1.5, np.nan]), window(5)])

    assert (~torch.isnan(batch.labels["factuality"])).sum() == 1


def test_padding_changes_no_hidden_state():
    alone, longer = window(5), window(30)
    model = reader()
    with torch.no_grad():
        one = model.encoder(tensors([alone]))[0, :5]
        padded = model.encoder(tensors([alone, longer]))[0, :5]

    torch.testing.assert_close(one, padded, atol=1e-5, rtol=1e-4)


def test_losses_count_labelled_words_only():
    batch = tensors([window(12, upos=labels(12, 4)), window(8, upos=labels(8, 1))])
    model = reader()
    found = sums(model, batch, model.encoder(batch))

    assert {name: count for name, (_, count) in found.items()} == {"upos": 5}


def test_losses_of_syntax_count_each_arc_once():
    batch = tensors([window(5, head=[2, 0, 2], relation=[0, 1, 0])])
    model = reader()
    found = sums(model, batch, model.encoder(batch))

    assert {name: count for name, (_, count) in found.items()} == {"head": 3, "relation": 3}


def test_same_sentence_lets_words_hang_on_their_sentence_or_the_root():
    far = same_sentence(torch.tensor([[0, 0, 1]]))[0]

    assert (far == 0).tolist() == [
        [True, True, True, False],
        [True, True, True, False],
        [True, False, False, True],
    ]


def test_names_of_weights_are_those_of_the_checkpoints():
    names = {name.partition(".")[0] for name in reader().state_dict()}

    assert names == {
        "encoder", "tags", "arcs", "links", "inner_links", "relations", "factuality", "vector",
    }  # fmt: skip


def test_flags_of_words_change_what_is_seen():
    plain = window(6)
    upper = replace(plain, case=plain.case + 3)
    model = reader()
    with torch.no_grad():
        one, other = (model.encoder(tensors([each])) for each in (plain, upper))

    assert not torch.equal(one, other)
