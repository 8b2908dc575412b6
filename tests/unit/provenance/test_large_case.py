"""What is reuse in a large case, where six words in a row are shared by chance."""

import random

from tests.factories import make_analysis, make_document

from dateline.provenance import find_passages
from dateline.provenance.index import IndexLimits, ShingleIndex
from dateline.provenance.words import WordHashes, words_of

NOTICE = "We have sent you a letter with a link, please follow it to complete your free subscription today."
FORMULA = "was pronounced dead at the scene by doctors"
COMMON = "dead tired the doctors left a scene and was pronounced content by man at girl".split()
LONG = (
    "Wardens closed the heron marsh on Friday after a walker found eleven poisoned birds beside the "
    "old pumping station near Velm."
)


def draw_text(seed, extra=""):
    """Return a text of invented words, all its own, with *extra* as its last paragraph."""
    draw = random.Random(seed)  # noqa: S311 - seeded, for fixtures
    letters = "abcdefghijklmnoprstuvz"
    words = ["".join(draw.choices(letters, k=7)) for _ in range(60)]
    words += draw.sample(COMMON, len(COMMON))
    return " ".join(words) + ("." if not extra else f".\n\n{extra}")


def case(extras, days=("2025-03-01",)):
    """Return 60 analyses of different matters; *extras* maps a number to its last paragraph."""
    return [
        make_analysis(
            make_document(
                draw_text(number, extras.get(number, "")),
                name=str(number),
                published=days[number % len(days)],
            )
        )
        for number in range(60)
    ]


def test_passages_between_unrelated_reports_leave_out_a_formula():
    assert find_passages(case({1: f"A man {FORMULA}.", 2: f"A girl {FORMULA}."})) == ()


def test_passages_between_unrelated_reports_keep_a_long_one():
    assert len(find_passages(case({1: LONG, 2: f"Elsewhere: {LONG}"}))) == 1


def test_passages_leave_out_a_notice_that_many_pages_share():
    assert find_passages(case(dict.fromkeys(range(12), NOTICE))) == ()


def test_passages_keep_what_many_copies_share():
    copies = [
        make_analysis(make_document(draw_text(700, LONG), name=f"copy {number}"))
        for number in range(12)
    ]
    found = find_passages([*case({}), *copies])
    docs = {place.doc for one in found for place in (one.a, one.b)}
    assert docs == {one.document.id for one in copies}


def test_index_links_many_holders_to_a_few_of_them():
    index, hashes = ShingleIndex(IndexLimits(all_pairs=4, hubs=2)), WordHashes()
    for number in range(30):
        index.add(words_of(make_analysis(make_document(LONG, name=str(number))), hashes))
    pairs = {(a, b) for a, b, _ in index.shared_runs().pairs()}
    assert pairs == {(hub, other) for hub in (0, 1) for other in range(hub + 1, 30)}
    assert len(index) == 30


def test_index_of_nothing_shares_nothing():
    assert list(ShingleIndex().shared_runs().pairs()) == []
