"""The classes of the heads."""

from tests.unit.training.paragraphs import paragraph
from training.reader.inventory import inventory_of


def test_inventory_holds_the_classes_that_occur_in_order():
    found = inventory_of(
        [
            paragraph("a b", upos=("VERB", "NOUN"), relation=("root", "obj")),
            paragraph("c", names=("B-Person",)),
            paragraph("d", upos=(None,)),
        ]
    )

    assert dict(found.tags) == {"upos": ("NOUN", "VERB"), "names": ("B-Person",)}
    assert found.relations == ("obj", "root")


def test_inventory_gives_both_levels_of_speech_the_same_classes():
    found = inventory_of([paragraph("a b", speech=("B-Cue", "O"))])

    assert found.tags["inner"] == found.tags["speech"] == ("B-Cue", "O")


def test_inventory_leaves_out_rare_bundles_of_features():
    rare = paragraph("a b c d", feats=("Number=Dual",) * 4)
    common = paragraph("a b c d e", feats=("Number=Sing",) * 5)

    assert inventory_of([rare, common]).tags["feats"] == ("Number=Sing",)


def test_inventory_does_not_depend_on_the_order_of_paragraphs():
    some = [paragraph("a", upos=("NOUN",)), paragraph("b", upos=("VERB",))]

    assert inventory_of(some) == inventory_of(some[::-1])
