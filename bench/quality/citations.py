"""The short citation keys of published figures, spelled out. Holds no figure.

"Read" means that the figure was read in the source named; "from memory" that it was not, and is
shown for scale only.
"""

from __future__ import annotations

CITATIONS = {
    "Barbaresi": (
        "A. Barbaresi, trafilatura (github.com/adbar/trafilatura), its own evaluation on these "
        "pages; justext .862, readability .826, newspaper4k .801 there. Read."
    ),
    "Timmeren": (
        "R. van Timmeren, Attribution-Relations (Groningen; github.com/robertjvt). Its published "
        "exact/soft .828/.881 (CRF .636/.705) count runs of gold tags by sentence; its BERT-base "
        "predictions on the test part, scored as ordinary span F1 as here, give .687/.844. Read."
    ),
}
