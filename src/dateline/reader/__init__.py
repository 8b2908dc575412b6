"""Document → reading: one pass over the text. It decides nothing about what the text means."""

from dateline.reader.read import VERSION, read, unread

__all__ = ["VERSION", "read", "unread"]
