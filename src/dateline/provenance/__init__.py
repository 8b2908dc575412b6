"""Passages that documents share, the origins that they lead back to, and the lineage of both. It judges nobody."""

from dateline.provenance.lineage import trace_lineage
from dateline.provenance.origins import trace_origins
from dateline.provenance.passages import find_passages

VERSION = "2"
"""Goes into the configuration hash of every derived record."""

__all__ = ["VERSION", "find_passages", "trace_lineage", "trace_origins"]
