"""Offsets and normalisation: the only place that maps characters to characters.

Nothing here knows what a report is.
"""

from dateline.text.decode import ByteMap, Decoded, decode, replace_unfit
from dateline.text.detect import binary_kind, known_codec
from dateline.text.fold import fold, fold_marks
from dateline.text.shown import clean, clean_lines

__all__ = [
    "ByteMap",
    "Decoded",
    "binary_kind",
    "clean",
    "clean_lines",
    "decode",
    "fold",
    "fold_marks",
    "known_codec",
    "replace_unfit",
]
