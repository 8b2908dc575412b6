"""Whose picture it is, is not whose text it is. All of it is invented, but for the agencies' names."""

import pytest

from dateline.extract import extract
from dateline.model import Basis, Capture, Document, MediaKind, Role

LEAD = "Nine people died in Varnhaven on Monday when a shed caught fire, the mayor said."
MORE = "The union of the dockers said that the shed had not been inspected since last winter."
CAPTION = "In this photo the burnt shed at the quay is seen on Monday"


def report(above: str, below: str = "") -> Document:
    text = f"Fire at the quay in Varnhaven kills nine\n\n{above}\n\n{LEAD}\n\n{MORE}\n\n{below}\n"
    return extract(Capture("report.txt", text.encode(), MediaKind.TEXT))


@pytest.mark.parametrize(
    "above",
    [
        f"{CAPTION} (Ana Prado / TASS)",
        f"{CAPTION}. **Harbour Press and Picture Office / Ana Prado / TASS**",
        f"{CAPTION}\nTASS",
        f"{CAPTION}\n© TASS",
        f"{CAPTION}\nSource: Reuters",
        f"{CAPTION} (Photo: NPA)\nPhoto: AFP",
        "**Ana Prado / pool / AFP**",
        "Picture: Reuters",
    ],
)
def test_credit_of_a_picture_is_no_credit_of_the_text(above):
    found = report(above)
    assert found.agency is None
    assert found.outlet is None
    assert sum(block.role is Role.BODY for block in found.blocks) == 2


@pytest.mark.parametrize(
    ("above", "below", "agency"),
    [
        (CAPTION, "Source: Reuters", "Reuters"),
        (f"{CAPTION} (Ana Prado / TASS)", "Source: Reuters", "Reuters"),
        ("Reuters\n4 March 2031", "", "Reuters"),
        (f"{CAPTION}\n\nReuters\n4 March 2031", "", "Reuters"),
        (f"{CAPTION}\nTASS\n\nBy Orla Fenwick for AFP", "", "AFP"),
        ("", "© Reuters", "Reuters"),
    ],
)
def test_credit_of_the_text_is_kept_beside_a_picture(above, below, agency):
    found = report(above, below)
    assert found.agency is not None
    assert found.agency.name == agency


@pytest.mark.parametrize("line", ["Updated March 4, 2031 10:15", "Last updated: 4 March 2031"])
def test_date_of_change_alone_dates_nothing_and_says_so(line):
    published = report(line).published
    assert published.basis is Basis.UNKNOWN
    assert published.days.edtf is None
    assert "only dates of change are stated" in published.reasons[0]
    assert [each.days.edtf for each in published.candidates] == ["2031-03-04"]
