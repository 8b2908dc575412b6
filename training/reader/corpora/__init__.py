"""The corpora that the reader is trained on, as paragraphs with labels. Trains and scores nothing.

All text is third-party and stays under ``.data/``.
"""

from __future__ import annotations

from collections.abc import Mapping

from training.reader.corpora import newswire, plover, polnear, timeml, ud
from training.reader.corpora.paragraph import Annotate, Load, Paragraph

CORPORA: Mapping[str, Load] = {
    "ud": ud.load,
    "polnear": polnear.load,
    "newswire": newswire.load,
    "timeml": timeml.load,
    "plover": plover.load,
}
"""``load(data, part)`` of each; ``ud`` holds EWT and GUM, EWT with the factuality of UDS."""

ANNOTATED: Mapping[str, Annotate] = {
    "ud": ud.annotated,
    "polnear": polnear.annotated,
    "newswire": newswire.annotated,
    "timeml": timeml.annotated,
    "plover": plover.annotated,
}
"""The same with the gold stretches as the corpus has them, to measure what the words lose."""

__all__ = ["ANNOTATED", "CORPORA", "Paragraph"]
