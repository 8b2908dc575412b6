"""Document → reading: one pass over the text. It decides nothing about what the text means."""

from dateline.reader.network import Card, Inputs, Network, OnnxNetwork, Outputs
from dateline.reader.read import VERSION, is_left_to_rules, read, read_by_rules, unread

__all__ = [
    "VERSION",
    "Card",
    "Inputs",
    "Network",
    "OnnxNetwork",
    "Outputs",
    "is_left_to_rules",
    "read",
    "read_by_rules",
    "unread",
]
