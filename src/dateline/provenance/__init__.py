"""Passages that documents share, and the origins that they lead back to. It judges nobody."""

from dateline.provenance.origins import trace_origins
from dateline.provenance.passages import find_passages

VERSION = "2"
"""Goes into the configuration hash of every derived record."""

__all__ = ["VERSION", "find_passages", "trace_origins"]
