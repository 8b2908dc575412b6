"""Names in a document, and who they are across documents. It says nothing of what they do."""

from dateline.entities.find import VERSION, find_mentions

__all__ = ["VERSION", "find_mentions"]
