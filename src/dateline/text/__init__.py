"""Offsets and normalisation: the only place that maps characters to characters.

Nothing here knows what a report is.
"""

from dateline.text.fold import fold, fold_marks

__all__ = ["fold", "fold_marks"]
