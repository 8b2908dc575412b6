"""Capture → document: canonical text, blocks, metadata, publication date, credits.

Opens no file and asks no network; tells no truth from falsehood.
"""

from dateline.extract.document import canonical_text, extract

VERSION = "3"
"""Changes whenever the same capture can give other records."""

__all__ = ["VERSION", "canonical_text", "extract"]
